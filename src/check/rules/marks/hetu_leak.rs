//! The text has a personal identity code.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::date::Date;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "hetu-leak",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Tekstissä on henkilötunnus.",
            sv: "Texten innehåller en personbeteckning.",
            en: "The text has a personal identity code.",
        )
    },
    why: || {
        told!(
            fi: "tietosuojalain (1050/2018) 29 §: henkilötunnusta ei saa merkitä tarpeettomasti asiakirjoihin",
            sv: "29 § i dataskyddslagen (1050/2018): personbeteckningen får inte onödigt antecknas i handlingar",
            en: "section 29 of the Data Protection Act (1050/2018): an identity code may not be entered in documents without need",
        )
    },
    mend: || {
        told!(
            fi: "Poista tunnus tekstistä. Jos se on jo tallennettu versiohistoriaan, poista se sieltäkin ja ilmoita tietosuojavastaavalle.",
            sv: "Ta bort beteckningen ur texten. Om den redan finns i versionshistoriken, ta bort den också där och meddela dataskyddsombudet.",
            en: "Remove the code from the text. If it is in the version history already, remove it there too and tell the data protection officer.",
        )
    },
    check,
};

const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let source = subject.source;
    let mut before = ' ';
    for (at, c) in source.char_indices() {
        if c.is_ascii_digit() && !before.is_alphanumeric() {
            hits.extend(code_at(&source[at..]).map(|length| {
                Hit::new(
                    at..at + length,
                    told!(
                        fi: "tekstissä on henkilötunnus",
                        sv: "texten innehåller en personbeteckning",
                        en: "the text has a personal identity code",
                    ),
                )
            }));
        }
        before = c;
    }
}

/// The bytes of an identity code at the beginning of a text.
fn code_at(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let mut next = || chars.next().map(|(_, c)| c);
    let digits = |count: usize, next: &mut dyn FnMut() -> Option<char>| {
        (0..count).try_fold(0_u32, |sum, _| Some(sum * 10 + next()?.to_digit(10)?))
    };
    let birth = digits(6, &mut next)?;
    let century = century(next()?)?;
    let individual = digits(3, &mut next)?;
    let check = next()?.to_ascii_uppercase();
    let end = chars.next().map_or(text.len(), |(at, _)| at);
    let whole = !text[end..].starts_with(char::is_alphanumeric);
    let (day, month, year) = (birth / 10_000, birth / 100 % 100, birth % 100);
    let year = century + i16::try_from(year).ok()?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let right = CHECKS[usize::try_from((birth * 1000 + individual) % 31).ok()?];
    (whole && char::from(right) == check).then_some(end)
}

/// The signs of 2023 included; a dash may have become a longer one.
fn century(sign: char) -> Option<i16> {
    match sign.to_ascii_uppercase() {
        '+' => Some(1800),
        '-' | '–' | '‑' | 'U'..='Y' => Some(1900),
        'A'..='F' => Some(2000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A code of the range for tests, 900–999, with its right check character.
    fn code(birth: &str, sign: &str, individual: &str) -> String {
        let number: usize = format!("{birth}{individual}").parse().expect("digits");
        format!("{birth}{sign}{individual}{}", char::from(CHECKS[number % 31]))
    }

    #[test]
    fn codes_of_all_centuries_are_seen() {
        for sign in ["+", "-", "–", "A", "B", "F", "U", "Y"] {
            let code = code("010299", sign, "951");
            assert_eq!(code_at(&code), Some(code.len()), "{code}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        let right = code("010299", "-", "951");
        let wrong = right.replace(|c: char| !c.is_ascii_digit() && c != '-', "0");
        for other in [&format!("{right}5"), "310299-951A", "010299-95", "010299", ""] {
            assert_eq!(code_at(other), None, "{other}");
        }
        assert!(wrong == right || code_at(&wrong).is_none());
    }
}
