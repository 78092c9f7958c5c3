//! Nothing says how long the data is kept.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{ASIDE, outside, speaks_of_retention, tells_retention};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-retention",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota, kuinka kauan henkilötietoja säilytetään.",
            sv: "Beskrivningen anger inte hur länge personuppgifterna lagras.",
            en: "The notice does not say how long personal data is kept.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 2 kohdan a alakohta ja 14 artiklan 2 kohdan a alakohta",
            sv: "artikel 13.2 a och 14.2 a i dataskyddsförordningen",
            en: "Article 13(2)(a) and 14(2)(a) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Säilytysaika` ja kirjoita siihen aika tai se, minkä jälkeen tiedot poistetaan.",
            sv: "Lägg till punkten `## Lagringstid` och skriv tiden eller vad som avgör när uppgifterna raderas.",
            en: "Add a section `## Retention period` with the period, or with what decides when the data is erased.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::Retention];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let elsewhere = || {
        let mut sentences = outside(subject, ASIDE).map(|saying| &saying.sentence);
        sentences.any(|sentence| speaks_of_retention(sentence) && tells_retention(sentence))
    };
    if !subject.says(ON) && !elsewhere() {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "säilytysaika puuttuu",
                sv: "lagringstiden saknas",
                en: "the retention period is missing",
            ),
        ));
    }
}
