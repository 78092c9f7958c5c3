//! No controller is named.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-controller",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota rekisterinpitäjää.",
            sv: "Beskrivningen anger inte den personuppgiftsansvarige.",
            en: "The notice does not name the controller.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan a alakohta ja 14 artiklan 1 kohdan a alakohta",
            sv: "artikel 13.1 a och 14.1 a i dataskyddsförordningen",
            en: "Article 13(1)(a) and 14(1)(a) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Rekisterinpitäjä` ja kerro siinä nimi, osoite ja yhteystiedot.",
            sv: "Lägg till punkten `## Personuppgiftsansvarig` med namn, adress och kontaktuppgifter.",
            en: "Add a section `## Controller` with name, address and contact details.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if !subject.says(&[Item::Controller, Item::JointControllers]) {
        hits.push(Hit::new(
            subject.place_of(&[Item::Controller]),
            told!(
                fi: "rekisterinpitäjä puuttuu",
                sv: "den personuppgiftsansvarige saknas",
                en: "the controller is missing",
            ),
        ));
    }
}
