//! A processor is named where nobody looks for recipients.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{has, outside, place, text_on};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "processors-misplaced",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Henkilötietojen käsittelijä nimetään muualla kuin vastaanottajissa.",
            sv: "Ett personuppgiftsbiträde nämns på ett annat ställe än bland mottagarna.",
            en: "A processor is named elsewhere than among the recipients.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 4 artiklan 9 kohta ja 13 artiklan 1 kohdan e alakohta: myös käsittelijä on vastaanottaja",
            sv: "artikel 4.9 och 13.1 e i dataskyddsförordningen: även ett biträde är mottagare",
            en: "Articles 4(9) and 13(1)(e) GDPR: a processor is a recipient too",
        )
    },
    mend: || {
        told!(
            fi: "Nimeä käsittelijä myös kohdassa `## Vastaanottajat` tai `## Henkilötietojen käsittelijät`.",
            sv: "Nämn biträdet också under `## Mottagare` eller `## Personuppgiftsbiträden`.",
            en: "Name the processor also under `## Recipients` or `## Processors`.",
        )
    },
    check,
};

const PLACES: &[Item] = &[
    Item::Recipients,
    Item::Processors,
    Item::Controller,
    Item::JointControllers,
    Item::InformationSystems,
    Item::RegisterName,
    Item::Cookies,
    Item::DataSources,
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let told = text_on(subject, PLACES);
    for saying in outside(subject, PLACES) {
        if !speaks_of_processing(saying) {
            continue;
        }
        for at in companies(saying) {
            let name = &saying.line.block.text[at.clone()];
            if told.contains(name) {
                continue;
            }
            hits.push(Hit::new(
                place(subject, saying.line, at.clone()),
                told!(
                    fi: "käsittelijä {name} puuttuu vastaanottajista",
                    sv: "biträdet {name} saknas bland mottagarna",
                    en: "the processor {name} is missing from the recipients",
                ),
            ));
        }
    }
}

fn speaks_of_processing(saying: &Saying<'_>) -> bool {
    const WORDS: [&str; 9] = [
        "käsittelij",
        "lukuun",
        "ylläpi",
        "toimitta",
        "palveluntarjo",
        "biträd",
        "leverer",
        "processor",
        "behalf",
    ];
    has(&saying.sentence, &WORDS)
}

/// The bytes of the companies of a sentence: capitalised words before `Oy`.
fn companies(saying: &Saying<'_>) -> Vec<Range<usize>> {
    let text = &saying.line.block.text;
    let written = |at: usize| &text[saying.sentence[at].at.clone()];
    let forms = (1..saying.sentence.len())
        .filter(|at| ["Oy", "Oyj", "Ab", "Abp", "Ltd"].contains(&written(*at)));
    let of_form = |form: usize| {
        let name = (0..form).rev().take(3).take_while(|at| {
            let beside = saying.sentence[*at].at.end + 1 == saying.sentence[at + 1].at.start;
            beside && written(*at).starts_with(char::is_uppercase)
        });
        let first = name.last()?;
        Some(saying.sentence[first].at.start..saying.sentence[form].at.end)
    };
    forms.filter_map(of_form).collect()
}
