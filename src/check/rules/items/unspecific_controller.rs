//! The controller is a kind of body instead of one that has a name.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{on, place_of_sentence, tells_contact, text_on};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "unspecific-controller",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Rekisterinpitäjäksi kerrotaan joukko toimijoita eikä ketään nimeltä.",
            sv: "Som personuppgiftsansvarig anges en grupp av aktörer och ingen med namn.",
            en: "The controller is a class of bodies and nobody by name.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 4 artiklan 7 kohta ja 13 artiklan 1 kohdan a alakohta",
            sv: "artikel 4.7 och 13.1 a i dataskyddsförordningen",
            en: "Articles 4(7) and 13(1)(a) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Nimeä rekisterinpitäjä, esimerkiksi kaupunki ja sen lautakunta.",
            sv: "Nämn den personuppgiftsansvarige vid namn, till exempel staden och dess nämnd.",
            en: "Name the controller, for example the city and its committee.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const ON: &[Item] = &[Item::Controller, Item::JointControllers];
    let text = text_on(subject, ON);
    if tells_contact(&text) || names_somebody(&text) {
        return;
    }
    let Some(first) = on(subject, ON).next() else { return };
    let words = || first.sentence.iter().map(|word| word.text.as_str());
    let alone = words().filter(|word| word.starts_with(char::is_alphanumeric)).count() == 1;
    if words().any(|word| MANY.contains(&word)) || (alone && words().any(|it| ONE.contains(&it))) {
        hits.push(Hit::new(
            place_of_sentence(subject, first),
            told!(
                fi: "rekisterinpitäjää ei nimetä",
                sv: "den personuppgiftsansvarige nämns inte vid namn",
                en: "the controller is not named",
            ),
        ));
    }
}

/// A word within a sentence begins with a capital letter, or there is a number, as in a business
/// identity code.
fn names_somebody(text: &str) -> bool {
    text.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let named = |pair: &[&str]| {
            !pair[0].ends_with(['.', ':']) && pair[1].starts_with(char::is_uppercase)
        };
        words.windows(2).any(named) || line.contains(|c: char| c.is_ascii_digit())
    })
}

const MANY: [&str; 18] = [
    "viranomaiset",
    "kunnat",
    "kaupungit",
    "kuntayhtymät",
    "hyvinvointialueet",
    "palveluntuottajat",
    "oppilaitokset",
    "koulut",
    "kommunerna",
    "kommuner",
    "myndigheterna",
    "myndigheter",
    "städerna",
    "skolorna",
    "municipalities",
    "authorities",
    "cities",
    "schools",
];
const ONE: [&str; 12] = [
    "kunta",
    "kaupunki",
    "viranomainen",
    "yritys",
    "toimiala",
    "kommunen",
    "staden",
    "myndigheten",
    "sektorn",
    "municipality",
    "city",
    "authority",
];
