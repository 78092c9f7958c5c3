//! A right that the legal basis gives is not mentioned.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{RIGHTS, contains, on, rights_are_elsewhere, text_on};
use crate::check::rules::items::rights_named::{hints_at_right, right_of_item};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::legal_basis::{LegalBasis, Right};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "right-missing-for-basis",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Oikeutta, jonka käsittelyn oikeusperuste antaa, ei mainita.",
            sv: "En rättighet som den rättsliga grunden ger nämns inte.",
            en: "A right that the legal basis gives is not mentioned.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 7 artiklan 3 kohta, 13 artiklan 2 kohdan b ja c alakohta sekä 15–21 artikla",
            sv: "artikel 7.3, 13.2 b och c samt artiklarna 15–21 i dataskyddsförordningen",
            en: "Articles 7(3), 13(2)(b) and (c) and 15–21 GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää puuttuva oikeus kohtaan `## Rekisteröidyn oikeudet` tai kerro, miksi sitä ei ole.",
            sv: "Lägg till rättigheten under `## Den registrerades rättigheter` eller berätta varför den inte finns.",
            en: "Add the right under `## Rights of the data subject`, or say why there is none.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if !subject.says(RIGHTS) || rights_are_elsewhere(subject) {
        return;
    }
    let all = ["15–2", "15-2", "12–2", "12-2", "13–2"];
    if contains(&text_on(subject, RIGHTS), &all) {
        return;
    }
    // Where no basis is told, some rights hold all the same.
    let any = LegalBasis::ALL.iter();
    let always = |right: &Right| any.clone().all(|basis| right.is_given_by(*basis));
    let given = |right: &Right| {
        always(right) || subject.bases.iter().any(|basis| right.is_given_by(*basis))
    };
    let missing: Vec<Right> =
        Right::ALL.into_iter().filter(|it| given(it) && !is_mentioned(subject, *it)).collect();
    if missing.is_empty() {
        return;
    }
    let list = |name: fn(Right) -> &'static str| {
        missing.iter().map(|right| name(*right)).collect::<Vec<_>>().join(", ")
    };
    let (fi, sv, en) = (list(finnish), list(swedish), list(english));
    hits.push(Hit::new(
        subject.place_of(RIGHTS),
        told!(
            fi: "oikeuksista puuttuu {fi}",
            sv: "bland rättigheterna saknas {sv}",
            en: "missing among the rights: {en}",
        ),
    ));
}

/// The right is spoken of, even to say that it does not apply.
fn is_mentioned(subject: &Subject<'_>, right: Right) -> bool {
    let own = subject
        .sections_on(RIGHTS)
        .any(|section| section.items.iter().any(|item| right_of_item(*item) == Some(right)));
    let said = |sentence| hints_at_right(right, sentence);
    own || on(subject, RIGHTS).any(|saying| said(&saying.sentence))
        || (right == Right::Withdrawal && subject.sayings.iter().any(|it| said(&it.sentence)))
}

fn finnish(right: Right) -> &'static str {
    match right {
        Right::Access => "oikeus saada pääsy tietoihin",
        Right::Rectification => "oikeus tietojen oikaisemiseen",
        Right::Erasure => "oikeus tietojen poistamiseen",
        Right::Restriction => "oikeus käsittelyn rajoittamiseen",
        Right::Portability => "oikeus siirtää tiedot järjestelmästä toiseen",
        Right::Objection => "oikeus vastustaa käsittelyä",
        Right::Withdrawal => "oikeus peruuttaa suostumus",
    }
}

fn swedish(right: Right) -> &'static str {
    match right {
        Right::Access => "rätten till tillgång",
        Right::Rectification => "rätten till rättelse",
        Right::Erasure => "rätten till radering",
        Right::Restriction => "rätten till begränsning av behandling",
        Right::Portability => "rätten till dataportabilitet",
        Right::Objection => "rätten att göra invändningar",
        Right::Withdrawal => "rätten att återkalla samtycke",
    }
}

fn english(right: Right) -> &'static str {
    match right {
        Right::Access => "access",
        Right::Rectification => "rectification",
        Right::Erasure => "erasure",
        Right::Restriction => "restriction of processing",
        Right::Portability => "data portability",
        Right::Objection => "objection",
        Right::Withdrawal => "withdrawal of consent",
    }
}
