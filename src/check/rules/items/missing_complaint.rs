//! The notice does not tell of the right to lodge a complaint.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    has, is_linked, phrase, rights_are_elsewhere, starts, tells_contact,
};
use crate::check::subject::{Saying, Subject};
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
    let told = || subject.sayings.iter().any(|saying| tells(subject, saying));
    if !subject.says(&[Item::Complaint]) && !told() && !rights_are_elsewhere(subject) {
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

/// The authority is named as one to turn to: that an assessment was sent to it is no right.
fn tells(subject: &Subject<'_>, saying: &Saying<'_>) -> bool {
    const AUTHORITY: [&str; 6] = [
        "valvontaviranomai",
        "tietosuojavaltuut",
        "tillsynsmyndighet",
        "dataombud",
        "dataskyddsombudsman",
        "ombudsman",
    ];
    const TURN: [&str; 28] = [
        "valit",
        "kantel",
        "kannel",
        "ratkais",
        "saatta",
        "vied",
        "viemä",
        "yhtey",
        "ilmoit",
        "käsiteltäv",
        "käänty",
        "tutki",
        "valvo",
        "oikeu",
        "klag",
        "besvär",
        "anmäl",
        "kontakt",
        "vänd",
        "avgör",
        "utöv",
        "tillsyn",
        "complain",
        "lodge",
        "contact",
        "refer",
        "appeal",
        "supervis",
    ];
    let sentence = &saying.sentence;
    let authority =
        has(sentence, &AUTHORITY) || phrase(sentence, &["supervisory", "authority"]).is_some();
    let others = sentence.iter().filter(|word| !starts(word, &AUTHORITY));
    let mut words = others.map(|word| word.text.as_str());
    let mut turns = || words.any(|word| TURN.iter().any(|stem| word.starts_with(stem)));
    has(sentence, &["valitusoike", "besvärsrätt"])
        || (authority
            && (turns()
                || tells_contact(&saying.line.block.text)
                || is_linked(subject, saying.line)))
}
