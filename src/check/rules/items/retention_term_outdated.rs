//! The archive formation plan is named; it has given way to the information management plan.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, place_of_word, word};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "retention-term-outdated",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Selosteessa puhutaan arkistonmuodostussuunnitelmasta.",
            sv: "Beskrivningen talar om en arkivbildningsplan.",
            en: "The notice speaks of an archive formation plan (arkistonmuodostussuunnitelma).",
        )
    },
    why: || {
        told!(
            fi: "tiedonhallintalaki (906/2019): säilytysajat kuvataan tiedonohjaussuunnitelmassa",
            sv: "informationshanteringslagen (906/2019): förvaringstiderna beskrivs i informationsstyrningsplanen",
            en: "Act on Information Management in Public Administration (906/2019): retention is described in the information management plan",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita ”tiedonohjaussuunnitelma”, jos kaupungilla on sellainen.",
            sv: "Skriv ”informationsstyrningsplan”, om det finns en sådan.",
            en: "Write “tiedonohjaussuunnitelma” (information management plan) if there is one.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const PLANS: [&str; 3] = ["arkistonmuodostus", "arkivbildningsplan", "ams"];
    // "Tiedonohjaussuunnitelma (ent. arkistonmuodostussuunnitelma)".
    const PAST: [&str; 6] = ["ent.", "entinen", "aiemm", "aikaisem", "tidigare", "former"];
    let found = subject.sayings.iter().find_map(|saying| {
        let word = word(&saying.sentence, &PLANS)?;
        let named = word.text == "ams" || word.text.len() > 12;
        let past = contains(&saying.line.block.text.to_lowercase(), &PAST);
        (named && !past).then(|| place_of_word(subject, saying, word))
    });
    if let Some(span) = found {
        hits.push(Hit::new(
            span,
            told!(
                fi: "arkistonmuodostussuunnitelma on vanhentunut nimitys",
                sv: "arkivbildningsplan är en föråldrad benämning",
                en: "the archive formation plan is an outdated term",
            ),
        ));
    }
}
