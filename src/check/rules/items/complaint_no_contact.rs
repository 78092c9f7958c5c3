//! The right to complain is told without the name or the address of the authority.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    contains, is_linked, place_of_word, starts, tells_contact, text,
};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "complaint-no-contact",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Valitusoikeudesta kerrotaan, mutta ei valvontaviranomaisen nimeä tai yhteystietoja.",
            sv: "Rätten till klagomål nämns utan tillsynsmyndighetens namn eller kontaktuppgifter.",
            en: "The right to complain is told without the name or the contact details of the authority.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta ja 13 artiklan 2 kohdan d alakohta sekä EU:n tietosuojaryhmän ohje WP260",
            sv: "artikel 12.1 och 13.2 d i dataskyddsförordningen samt riktlinjerna WP260",
            en: "Articles 12(1) and 13(2)(d) GDPR and guidelines WP260",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita: Tietosuojavaltuutetun toimisto, Lintulahdenkuja 4, 00530 Helsinki, puhelin 029 566 6700, tietosuoja@om.fi.",
            sv: "Skriv: Dataombudsmannens byrå, Fågelviksgränden 4, 00530 Helsingfors, telefon 029 566 6700, tietosuoja@om.fi.",
            en: "Write: Office of the Data Protection Ombudsman, Lintulahdenkuja 4, 00530 Helsinki, telephone 029 566 6700, tietosuoja@om.fi.",
        )
    },
    check,
};

const NAMES: [&str; 6] = [
    "tietosuojavaltuut",
    "dataombud",
    "dataskyddsombudsman",
    "ombudsman",
    "tietosuoja.fi",
    "dataskydd.fi",
];
const AUTHORITY: [&str; 4] =
    ["valvontaviranomai", "tillsynsmyndighet", "tietosuojavaltuut", "dataombud"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let named = |saying: &&Saying<'_>| saying.sentence.iter().any(|it| starts(it, &AUTHORITY));
    let Some(first) = subject.sayings.iter().find(named) else {
        return told_without_authority(subject, hits);
    };
    let mut of_authority = subject.sayings.iter().filter(named);
    let reached = of_authority.any(|it| is_linked(subject, it.line) || is_reached(subject, it));
    let message = if !contains(&text(subject), &NAMES) {
        told!(
            fi: "valvontaviranomaisen nimi ja yhteystiedot puuttuvat",
            sv: "tillsynsmyndighetens namn och kontaktuppgifter saknas",
            en: "the name and the contact details of the supervisory authority are missing",
        )
    } else if !reached {
        told!(
            fi: "valvontaviranomaisen yhteystiedot puuttuvat",
            sv: "tillsynsmyndighetens kontaktuppgifter saknas",
            en: "the contact details of the supervisory authority are missing",
        )
    } else {
        return;
    };
    let word = first.sentence.iter().find(|it| starts(it, &AUTHORITY));
    hits.extend(word.map(|word| Hit::new(place_of_word(subject, first, word), message)));
}

/// "Voit valittaa." under a heading of its own.
fn told_without_authority(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const ON: &[Item] = &[Item::Complaint];
    let linked = subject.sections_on(ON).any(|section| section.body.html.contains("<a "));
    if subject.says(ON) && !linked && !contains(&text(subject), &NAMES) {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "valvontaviranomaisen nimi ja yhteystiedot puuttuvat",
                sv: "tillsynsmyndighetens namn och kontaktuppgifter saknas",
                en: "the name and the contact details of the supervisory authority are missing",
            ),
        ));
    }
}

/// The section that speaks of the authority tells how to reach it.
fn is_reached(subject: &Subject<'_>, saying: &Saying<'_>) -> bool {
    let lead = &subject.document.lead;
    let body = saying.line.section.map_or(lead, |at| &subject.document.sections[at].body);
    let in_section = body.blocks.iter().any(|block| tells_contact(&block.text));
    in_section || contains(&saying.line.block.text, &["tietosuoja.fi", "dataskydd.fi"])
}
