//! Nobody learns how to reach the data protection officer.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    contains, is_linked, is_public, outside, tells_contact, text_on,
};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-dpo",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota, miten tietosuojavastaavan tavoittaa.",
            sv: "Beskrivningen anger inte hur dataskyddsombudet nås.",
            en: "The notice does not say how to reach the data protection officer.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan b alakohta sekä 37 artiklan 1 kohdan a alakohta ja 7 kohta",
            sv: "artikel 13.1 b samt 37.1 a och 37.7 i dataskyddsförordningen",
            en: "Articles 13(1)(b), 37(1)(a) and 37(7) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Tietosuojavastaava` ja kirjoita siihen tietosuojavastaavan sähköpostiosoite tai puhelinnumero. Nimeä ei tarvita.",
            sv: "Lägg till punkten `## Dataskyddsombud` med dataskyddsombudets e-postadress eller telefonnummer. Namnet behövs inte.",
            en: "Add a section `## Data protection officer` with an e-mail address or a telephone number. No name is needed.",
        )
    },
    check,
};

const NAMES: [&str; 4] =
    ["tietosuojavastaav", "dataskyddsombud", "data protection officer", "data protection office"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let site = &subject.site.data_protection_officer;
    let on_every_page = site.email.is_some() || site.phone.is_some();
    if on_every_page || tells_contact(&text_on(subject, &[Item::Dpo])) || !is_public(subject) {
        return;
    }
    let linked = subject.sections_on(&[Item::Dpo]).any(|it| it.body.html.contains("<a "));
    let elsewhere = |text: &str| contains(&text.to_lowercase(), &NAMES);
    let mut named = outside(subject, &[Item::Dpo]).filter(|it| elsewhere(&it.line.block.text));
    if linked || named.any(|it| is_linked(subject, it.line) || is_reached(subject, it.line.section))
    {
        return;
    }
    let named = subject.says(&[Item::Dpo]) || subject.words().contains(NAMES[0]);
    let message = if named {
        told!(
            fi: "tietosuojavastaavan yhteystiedot puuttuvat",
            sv: "dataskyddsombudets kontaktuppgifter saknas",
            en: "the contact details of the data protection officer are missing",
        )
    } else {
        told!(
            fi: "tietosuojavastaava puuttuu",
            sv: "dataskyddsombudet saknas",
            en: "the data protection officer is missing",
        )
    };
    hits.push(Hit::new(subject.place_of(&[Item::Dpo]), message));
}

/// The section that names the officer tells how to reach somebody.
fn is_reached(subject: &Subject<'_>, section: Option<usize>) -> bool {
    let body = section.map_or(&subject.document.lead, |at| &subject.document.sections[at].body);
    body.blocks.iter().any(|block| tells_contact(&block.text))
}
