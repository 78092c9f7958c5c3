//! The notice sends the reader to another notice without saying where it is.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{is_linked, phrase, place};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "self-reference",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Seloste viittaa toiseen tietosuojaselosteeseen, jota ei ole linkitetty.",
            sv: "Beskrivningen hänvisar till en annan dataskyddsbeskrivning utan länk.",
            en: "The notice refers to another privacy notice without a link.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tiedot on annettava helposti saatavilla olevassa muodossa",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ska vara lättillgänglig",
            en: "Article 12(1) GDPR: information must be easily accessible",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita tieto tähän selosteeseen tai linkitä se seloste, johon viitataan.",
            sv: "Skriv uppgiften i den här beskrivningen eller länka till den beskrivning som avses.",
            en: "Write the information here or link to the notice that is meant.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for saying in &subject.sayings {
        let found = PHRASES.iter().find_map(|words| phrase(&saying.sentence, words));
        let Some(found) = found.filter(|_| !is_linked(subject, saying.line)) else { continue };
        let (from, to) = (&saying.sentence[found.start], &saying.sentence[found.end - 1]);
        hits.push(Hit::new(
            place(subject, saying.line, from.at.start..to.at.end),
            told!(
                fi: "seloste viittaa toiseen selosteeseen, jota ei ole linkitetty",
                sv: "beskrivningen hänvisar till en annan beskrivning som det inte finns någon länk till",
                en: "the notice refers to another notice that is not linked",
            ),
        ));
    }
}

const PHRASES: [&[&str]; 9] = [
    &["omassa", "tietosuojaselost"],
    &["omasta", "tietosuojaselost"],
    &["oman", "tietosuojaselost"],
    &["omissa", "tietosuojaselost"],
    &["omassa", "rekisteriselost"],
    &["egen", "dataskyddsbeskrivning"],
    &["egna", "dataskyddsbeskrivning"],
    &["own", "privacy", "notice"],
    &["own", "data", "protection", "notice"],
];
