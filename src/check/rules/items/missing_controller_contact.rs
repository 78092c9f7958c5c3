//! The controller is named, but nobody can reach it.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{outside, tells_contact};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-controller-contact",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Rekisterinpitäjän yhteystietoja ei kerrota.",
            sv: "Den personuppgiftsansvariges kontaktuppgifter anges inte.",
            en: "The controller is named without contact details.",
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
            fi: "Kirjoita kohtaan `## Rekisterinpitäjä` osoite, puhelinnumero tai sähköpostiosoite, esimerkiksi kirjaamon.",
            sv: "Skriv adress, telefonnummer eller e-postadress under `## Personuppgiftsansvarig`, till exempel registratorskontorets.",
            en: "Write an address, a telephone number or an e-mail address under `## Controller`, for example those of the registry.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const NAMED: &[Item] = &[Item::Controller, Item::JointControllers];
    if !subject.says(NAMED) {
        return;
    }
    // The officer and the authority answer for something else.
    let others = outside(subject, &[Item::Dpo, Item::Complaint]);
    let lines = others.map(|saying| saying.line.block.text.as_str());
    let mut lines = lines.filter(|text| {
        let text = text.to_lowercase();
        !["tietosuojavaltuut", "dataombud", "ombudsman"].iter().any(|it| text.contains(it))
    });
    let linked = subject.sections_on(NAMED).any(|section| section.body.html.contains("<a "));
    if !linked && !lines.any(tells_contact) {
        hits.push(Hit::new(
            subject.place_of(NAMED),
            told!(
                fi: "rekisterinpitäjän yhteystiedot puuttuvat",
                sv: "den personuppgiftsansvariges kontaktuppgifter saknas",
                en: "the contact details of the controller are missing",
            ),
        ));
    }
}
