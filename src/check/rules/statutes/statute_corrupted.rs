//! The number of a statute has been turned into a telephone number.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-corrupted",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Säädöksen numero on rikkoutunut puhelinnumeroksi.",
            sv: "Författningens nummer har förvanskats till ett telefonnummer.",
            en: "The number of a statute has been turned into a telephone number.",
        )
    },
    why: || {
        told!(
            fi: "julkaisujärjestelmän puhelinlinkitys on muuttanut tekstiä",
            sv: "publiceringssystemets telefonlänkning har ändrat texten",
            en: "a publishing system's telephone links have changed the text",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita säädöksen numero uudelleen, esimerkiksi `1050/2018`.",
            sv: "Skriv författningens nummer på nytt, till exempel `1050/2018`.",
            en: "Write the number of the statute anew, such as `1050/2018`.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let text = &line.block.text;
        for (at, mark) in text.match_indices("+358") {
            let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
            let glued = at - before.len();
            let rest = &text[at + mark.len()..];
            let number: &str =
                rest.split(|c: char| !(c.is_ascii_digit() || c == ' ')).next().unwrap_or_default();
            let slashed = rest[number.len()..].strip_prefix('/');
            let year = slashed.is_some_and(|it| it.starts_with("19") || it.starts_with("20"));
            if (1..=4).contains(&glued) || year {
                hits.push(Hit::new(
                    subject.place(line, &text[before.len()..at + mark.len()]),
                    told!(
                        fi: "säädöksen numero on muuttunut puhelinnumeroksi",
                        sv: "författningens nummer har blivit ett telefonnummer",
                        en: "the number of a statute has become a telephone number",
                    ),
                ));
            }
        }
    }
}
