//! The text has a bank account number.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "iban-or-account",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Tekstissä on tilinumero.",
            sv: "Texten innehåller ett kontonummer.",
            en: "The text has a bank account number.",
        )
    },
    why: || {
        told!(
            fi: "selosteessa ei tarvita tilinumeroa; se on usein jäänyt mallista tai lomakkeesta",
            sv: "en beskrivning behöver inget kontonummer; ofta har det blivit kvar från en mall eller blankett",
            en: "a notice needs no account number; it is often left over from a template or form",
        )
    },
    mend: || {
        told!(
            fi: "Poista tilinumero tekstistä.",
            sv: "Ta bort kontonumret ur texten.",
            en: "Remove the account number from the text.",
        )
    },
    check,
};

/// The length of a Finnish account number; others are read when they have no spaces.
const FINNISH: usize = 18;
const LONGEST: usize = 34;
const SHORTEST: usize = 15;

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let source = subject.source;
    let bytes = source.as_bytes();
    let mut before = ' ';
    for (at, c) in source.char_indices() {
        let begins = c.is_ascii_uppercase() && !before.is_alphanumeric();
        let digits = bytes.get(at + 2..at + 4).is_some_and(|it| it.iter().all(u8::is_ascii_digit));
        if begins && digits && bytes[at + 1].is_ascii_uppercase() {
            hits.extend(account_at(&source[at..]).map(|length| {
                Hit::new(
                    at..at + length,
                    told!(
                        fi: "tekstissä on tilinumero",
                        sv: "texten innehåller ett kontonummer",
                        en: "the text has a bank account number",
                    ),
                )
            }));
        }
        before = c;
    }
}

/// The bytes of an account number (IBAN) at the beginning of a text.
fn account_at(text: &str) -> Option<usize> {
    let finnish = text.starts_with("FI");
    let mut signs = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices().take(2 * LONGEST) {
        if c.is_ascii_alphanumeric() && signs.len() < if finnish { FINNISH } else { LONGEST } {
            signs.push(c.to_digit(36)?);
            end = at + 1;
        } else if !(finnish && signs.len() < FINNISH && matches!(c, ' ' | '\u{a0}')) {
            break;
        }
    }
    let whole = !text[end..].starts_with(char::is_alphanumeric);
    let long = if finnish { signs.len() == FINNISH } else { signs.len() >= SHORTEST };
    (whole && long && remainder(&signs) == 1).then_some(end)
}

/// Of the number that the signs make, its first four moved to its end, divided by 97.
fn remainder(signs: &[u32]) -> u32 {
    let (country, account) = signs.split_at(4);
    account.iter().chain(country).fold(0, |rest, sign| {
        let shift = if *sign < 10 { 10 } else { 100 };
        (rest * shift + sign) % 97
    })
}
