//! A reference to a statute has an unusual form.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::names::{act_word, words};
use crate::check::statutes::numbers::Form;
use crate::check::subject::{Line, Subject};
use crate::diagnostics::finding::Severity;
use crate::text::date::Date;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-form",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Viittaus säädökseen on tavallisesta poikkeavassa muodossa.",
            sv: "Hänvisningen till en författning har en ovanlig form.",
            en: "A reference to a statute has an unusual form.",
        )
    },
    why: || {
        told!(
            fi: "säädökseen viitataan nimellä ja numerolla: tietosuojalaki (1050/2018)",
            sv: "en författning anges med namn och nummer: dataskyddslagen (1050/2018)",
            en: "a statute is referred to by name and number: Data Protection Act (1050/2018)",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita säädöksen nimi, numero ja vuosi nelinumeroisena: `tietosuojalaki (1050/2018)`.",
            sv: "Skriv författningens namn, nummer och året med fyra siffror: `dataskyddslagen (1050/2018)`.",
            en: "Write the name of the statute, its number and the year in four digits: `Data Protection Act (1050/2018)`.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        split_names(subject, line, hits);
        glued_signs(subject, line, hits);
    }
    for (line, references) in subject.references() {
        let text = &line.block.text;
        for reference in references {
            let Some(number) = &reference.number else {
                dated_name(subject, *line, reference.at.end, hits);
                continue;
            };
            let after = &text[number.at.end..];
            let lost = lost_section(after).filter(|_| number.form == Form::Plain);
            if lost.is_some() || matches!(number.form, Form::Dated | Form::ShortYear) {
                let right = number.canonical();
                let hit = Hit::new(
                    subject.place(*line, &text[number.at.start..number.at.end + lost.unwrap_or(0)]),
                    told!(
                        fi: "säädöksen numero on oudossa muodossa",
                        sv: "författningens nummer har en ovanlig form",
                        en: "the number of the statute has an unusual form",
                    ),
                );
                hits.push(match lost {
                    None => hit.hint(told!(
                        fi: "Kirjoita `{right}`.",
                        sv: "Skriv `{right}`.",
                        en: "Write `{right}`.",
                    )),
                    Some(lost) => {
                        let section = after[..lost].trim();
                        hit.hint(told!(
                            fi: "Puuttuuko pykälän merkki? Kirjoita `({right}) {section} §`.",
                            sv: "Saknas paragraftecknet? Skriv `{section} § ({right})`.",
                            en: "Is the section sign missing? Write `({right}), section {section}`.",
                        ))
                    }
                });
            }
        }
    }
}

/// " 16" of `(759/2004 16)`.
fn lost_section(after: &str) -> Option<usize> {
    let digits = after.strip_prefix(' ')?;
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    ((1..=3).contains(&end) && digits[end..].starts_with(')')).then_some(end + 1)
}

/// "Tietosuojalaki 1.1.2019": a day where the number should be.
fn dated_name(subject: &Subject<'_>, line: Line<'_>, end: usize, hits: &mut Vec<Hit>) {
    let rest = line.block.text[end..].trim_start_matches([' ', '(']);
    let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    if Date::parse_written(rest[..length].trim_end_matches('.')).is_none()
        || rest[length..].starts_with('/')
    {
        return;
    }
    hits.push(Hit::new(
        subject.place(line, &rest[..length]),
        told!(
            fi: "säädöksen numeron paikalla on päivämäärä",
            sv: "i stället för författningens nummer står ett datum",
            en: "a date stands where the number of the statute should be",
        ),
    ));
}

/// "26§": the sign stands apart from its number.
fn glued_signs(subject: &Subject<'_>, line: Line<'_>, hits: &mut Vec<Hit>) {
    let text = &line.block.text;
    for (at, _) in text.match_indices('§') {
        let before = &text[..at];
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 || digits > 3 {
            continue;
        }
        let written = &text[at - digits..at + '§'.len_utf8()];
        let right = format!("{} §", &before[at - digits..]);
        let hit = Hit::new(
            subject.place(line, written),
            told!(
                fi: "pykälän merkin edestä puuttuu väli",
                sv: "det saknas ett mellanslag före paragraftecknet",
                en: "there is no space before the section sign",
            ),
        );
        let hit = hit.hint(told!(
            fi: "Kirjoita `{right}`.",
            sv: "Skriv `{right}`.",
            en: "Write `{right}`.",
        ));
        hits.push(hit.fix(written, right));
    }
}

/// "Tietosuoja laki".
fn split_names(subject: &Subject<'_>, line: Line<'_>, hits: &mut Vec<Hit>) {
    let text = &line.block.text;
    let words = words(text);
    for pair in words.windows(2) {
        let [first, act] = pair else { continue };
        let whole = format!("{}{}", &text[first.at.clone()], act.text);
        let ending = act_word(&act.text).is_some_and(|it| ["laki", "lag"].contains(&it.as_str()));
        if ending && &text[first.at.end..act.at.start] == " " && is_name(subject, &whole) {
            let written = &text[first.at.start..act.at.end];
            hits.push(
                Hit::new(
                    subject.place(line, written),
                    told!(
                        fi: "säädöksen nimi on yhdyssana",
                        sv: "författningens namn skrivs ihop",
                        en: "the name of the statute is one word",
                    ),
                )
                .hint(told!(
                    fi: "Kirjoita `{whole}`.",
                    sv: "Skriv `{whole}`.",
                    en: "Write `{whole}`.",
                )),
            );
        }
    }
}

fn is_name(subject: &Subject<'_>, word: &str) -> bool {
    !subject.statutes.finder.find(&words(word)).is_empty()
}
