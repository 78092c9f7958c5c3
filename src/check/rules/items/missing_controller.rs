//! No controller is named.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{IN_PASSING, contains, outside, tells_contact};
use crate::check::subject::{Line, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::denial::Sentence;
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
    let told = subject.says(&[Item::Controller, Item::JointControllers]);
    // A recipient may be a controller of its own.
    let mut others = outside(subject, IN_PASSING);
    let mut elsewhere = || others.any(|saying| names_controller(&saying.sentence));
    if !told && !elsewhere() && !subject.lines().any(|line| names_body(subject, line)) {
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

/// "Rekisterinpitäjä on Tuulisalmen kaupunki", where there is no heading for it.
fn names_controller(sentence: &Sentence) -> bool {
    const WORDS: [&str; 6] = [
        "rekisterinpitäjä",
        "rekisterinpitäjänä",
        "rekisterinpitäjät",
        "personuppgiftsansvarig",
        "personuppgiftsansvarige",
        "controller",
    ];
    const IS: [&str; 7] = ["on", "ovat", "toimii", ":", "är", "is", "are"];
    let has = |words: &[&str]| sentence.iter().any(|word| words.contains(&&*word.text));
    has(&WORDS) && has(&IS)
}

/// A public body with its address, where no heading says what the section is on.
fn names_body(subject: &Subject<'_>, line: Line<'_>) -> bool {
    const BODIES: [&str; 9] = [
        "kaupunki",
        "kunta",
        "kuntayhtymä",
        "hyvinvointialue",
        " stad",
        " kommun",
        "välfärdsområde",
        "city of",
        "municipality of",
    ];
    let unknown = line.section.is_none_or(|at| subject.document.sections[at].items.is_empty());
    unknown && contains(&line.block.text.to_lowercase(), &BODIES) && tells_contact(&line.block.text)
}
