//! The data protection officer also leads what they should oversee.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{on, phrase, place, starts};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "dpo-conflict",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Tietosuojavastaava johtaa myös tietohallintoa, taloutta tai hallintoa.",
            sv: "Dataskyddsombudet leder också dataadministrationen, ekonomin eller förvaltningen.",
            en: "The data protection officer also leads IT, finance or administration.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 38 artiklan 6 kohta ja EU-tuomioistuimen ratkaisu C-453/21: tietosuojavastaava ei saa päättää käsittelyn tarkoituksista ja keinoista",
            sv: "artikel 38.6 i dataskyddsförordningen och EU-domstolens dom C-453/21: ombudet får inte bestämma ändamålen och medlen",
            en: "Article 38(6) GDPR and CJEU C-453/21: the officer may not decide on purposes and means",
        )
    },
    mend: || {
        told!(
            fi: "Arvioi, onko tehtävissä eturistiriita. Selosteessa riittää tietosuojavastaavan osoite ilman muuta virkanimikettä.",
            sv: "Bedöm om uppgifterna leder till en intressekonflikt. I beskrivningen räcker dataskyddsombudets adress utan annan tjänstetitel.",
            en: "Consider whether there is a conflict of interests. In the notice the officer's address is enough, without another title.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let alone = |saying: &&Saying<'_>| {
        let section = saying.line.section.map(|at| &subject.document.sections[at]);
        section.is_some_and(|section| section.items == [Item::Dpo])
    };
    let found = on(subject, &[Item::Dpo]).filter(alone).find_map(|saying| {
        let at = title(saying)?;
        Some(place(subject, saying.line, at))
    });
    if let Some(span) = found {
        hits.push(Hit::new(
            span,
            told!(
                fi: "tietosuojavastaavalla on tehtävä, joka voi olla ristiriidassa valvonnan kanssa",
                sv: "dataskyddsombudet har en uppgift som kan stå i konflikt med övervakningen",
                en: "the data protection officer has a post that may conflict with overseeing",
            ),
        ));
    }
}

/// The bytes of a post that decides on processing. "Kaupunginjohtajalle" is only reported to.
fn title(saying: &Saying<'_>) -> Option<Range<usize>> {
    let sentence = &saying.sentence;
    let two = PAIRS.iter().find_map(|pair| phrase(sentence, pair));
    if let Some(at) = two {
        return Some(sentence[at.start].at.start..sentence[at.end - 1].at.end);
    }
    let away = ["lle", "lta", "johtajan"];
    let named = sentence
        .iter()
        .find(|it| starts(it, &TITLES) && !away.iter().any(|end| it.text.ends_with(end)))?;
    Some(named.at.clone())
}

const PAIRS: [&[&str]; 10] = [
    &["it", "päällikkö"],
    &["ict", "päällikkö"],
    &["it", "johtaja"],
    &["ict", "johtaja"],
    &["it", "chef"],
    &["ict", "chef"],
    &["it", "manager"],
    &["finance", "manager"],
    &["finance", "director"],
    &["chief", "executive"],
];
const TITLES: [&str; 17] = [
    "tietohallintopäällikkö",
    "tietohallintojohtaja",
    "talouspäällikkö",
    "talousjohtaja",
    "hallintojohtaja",
    "hallintopäällikkö",
    "toimitusjohtaja",
    "kaupunginjohtaja",
    "kunnanjohtaja",
    "henkilöstöpäällikkö",
    "henkilöstöjohtaja",
    "dataadministrationschef",
    "ekonomichef",
    "ekonomidirektör",
    "förvaltningsdirektör",
    "förvaltningschef",
    "personalchef",
];
