//! The number of a statute is impossible.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-unknown",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Säädöksen numero on mahdoton.",
            sv: "Författningens nummer är omöjligt.",
            en: "The number of a statute is impossible.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tietojen on oltava ymmärrettäviä ja paikkansapitäviä",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ska vara begriplig och riktig",
            en: "Article 12(1) GDPR: the information must be intelligible and correct",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista numero Finlexistä (finlex.fi).",
            sv: "Kontrollera numret i Finlex (finlex.fi).",
            en: "Check the number in Finlex (finlex.fi).",
        )
    },
    check,
};

/// No year of the statute book has reached it.
const MOST_IN_A_YEAR: u32 = 2500;

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        for reference in references.iter().filter(|it| !it.named.is_empty()) {
            let Some(number) = reference.number.as_ref().filter(|it| it.is_national()) else {
                continue;
            };
            let future = i16::try_from(number.year).is_ok_and(|year| year > subject.today.year());
            if number.serial == 0 || number.serial > MOST_IN_A_YEAR || future {
                let written = &line.block.text[number.at.clone()];
                hits.push(Hit::new(
                    subject.place(*line, written),
                    told!(
                        fi: "säädöstä {written} ei voi olla",
                        sv: "författningen {written} kan inte finnas",
                        en: "there can be no statute {written}",
                    ),
                ));
            }
        }
    }
}
