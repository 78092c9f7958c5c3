//! The notice does not tell of the right to lodge a complaint.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, rights_are_elsewhere, text};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-complaint",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota oikeudesta tehdä valitus valvontaviranomaiselle.",
            sv: "Beskrivningen berättar inte om rätten att lämna in klagomål till tillsynsmyndigheten.",
            en: "The notice does not tell of the right to lodge a complaint with the supervisory authority.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 2 kohdan d alakohta ja 77 artikla",
            sv: "artikel 13.2 d och artikel 77 i dataskyddsförordningen",
            en: "Articles 13(2)(d) and 77 GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Oikeus tehdä valitus valvontaviranomaiselle` ja kirjoita siihen tietosuojavaltuutetun toimiston yhteystiedot.",
            sv: "Lägg till punkten `## Rätt att lämna in klagomål till tillsynsmyndigheten` med kontaktuppgifterna till dataombudsmannens byrå.",
            en: "Add a section `## Right to lodge a complaint` with the contact details of the Office of the Data Protection Ombudsman.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const WORDS: [&str; 8] = [
        "valvontaviranomai",
        "tietosuojavaltuut",
        "valitusoike",
        "tillsynsmyndighet",
        "dataombud",
        "dataskyddsombudsman",
        "supervisory authority",
        "ombudsman",
    ];
    let told = subject.says(&[Item::Complaint]) || contains(&text(subject), &WORDS);
    if !told && !rights_are_elsewhere(subject) {
        hits.push(Hit::new(
            subject.place_of(&[Item::Complaint]),
            told!(
                fi: "oikeus tehdä valitus valvontaviranomaiselle puuttuu",
                sv: "rätten att lämna in klagomål till tillsynsmyndigheten saknas",
                en: "the right to lodge a complaint is missing",
            ),
        ));
    }
}
