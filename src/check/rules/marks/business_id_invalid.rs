//! The check digit of a business ID is wrong.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "business-id-invalid",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Y-tunnuksen tarkiste on väärä.",
            sv: "FO-numrets kontrollsiffra är fel.",
            en: "The check digit of a business ID is wrong.",
        )
    },
    why: || {
        told!(
            fi: "rekisterinpitäjän on oltava tunnistettavissa (tietosuoja-asetuksen 13 artiklan 1 kohdan a alakohta)",
            sv: "den personuppgiftsansvarige ska kunna identifieras (artikel 13.1 a i dataskyddsförordningen)",
            en: "the controller must be identifiable (Article 13(1)(a) GDPR)",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista tunnus YTJ-palvelusta (ytj.fi).",
            sv: "Kontrollera numret i FODS-tjänsten (ytj.fi).",
            en: "Check the number in the YTJ service (ytj.fi).",
        )
    },
    check,
};

const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];
/// Words of a line that has a business ID.
const NAMES: [&str; 7] = [
    "y-tunnus",
    "y-tunnuksen",
    "ytunnus",
    "fo-nummer",
    "fo-numret",
    "business id",
    "business identity",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let text = &line.block.text;
        let lower = text.to_lowercase();
        if !NAMES.iter().any(|name| lower.contains(name)) {
            continue;
        }
        for word in text.split(|c: char| !(c.is_ascii_digit() || c == '-')) {
            if is_right(word) == Some(false) {
                hits.push(Hit::new(
                    subject.place(line, word),
                    told!(
                        fi: "Y-tunnuksen {word} tarkiste on väärä",
                        sv: "kontrollsiffran i FO-numret {word} är fel",
                        en: "the check digit of business ID {word} is wrong",
                    ),
                ));
            }
        }
    }
}

/// Whether the check digit is right, of what has the form of a business ID.
fn is_right(word: &str) -> Option<bool> {
    let (number, check) = word.split_once('-')?;
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let check = check.parse::<u32>().ok().filter(|_| check.len() == 1)?;
    if digits.len() != WEIGHTS.len() {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    Some(match sum % 11 {
        0 => check == 0,
        1 => false,
        rest => check == 11 - rest,
    })
}
