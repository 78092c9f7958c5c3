//! Silent changes: a text that says something else than before and bears the date that it bore.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::finding::Finding;
use crate::model::portal::{Nature, NoticeText, Portal};
use crate::pipeline::inputs::CONTENT;
use crate::pipeline::study::Current;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

/// Findings on the notices in force whose newest version is a silent change.
pub fn check_silence(portal: &Portal, currents: &BTreeMap<String, Arc<Current>>) -> Vec<Finding> {
    let texts = portal.notices.values().flat_map(|notice| notice.texts.values());
    let in_force = texts.filter(|text| text.timeline.removed.is_none() && !text.draft);
    in_force.filter_map(|text| silent_finding(text, currents)).collect()
}

fn silent_finding(text: &NoticeText, currents: &BTreeMap<String, Arc<Current>>) -> Option<Finding> {
    let newest = text.timeline.revisions.len().checked_sub(1)?;
    let borne = text.facts[newest].borne.filter(|_| text.nature(newest) == Nature::Silent)?;
    let changed = text.timeline.revisions[newest].date;
    let written = |date: Date| Language::ALL.map(|language| date.written(language));
    let [changed_fi, changed_sv, changed_en] = written(changed);
    let [borne_fi, borne_sv, borne_en] = written(borne);
    let finding = Finding::warning(
        "silent-change",
        told!(
            fi: "teksti muuttui {changed_fi}, mutta sen päiväys on yhä {borne_fi}",
            sv: "texten ändrades {changed_sv} men är fortfarande daterad {borne_sv}",
            en: "the text changed on {changed_en} but still bears the date {borne_en}",
        ),
    );
    let path = &text.current.path;
    let finding = finding.in_file(&format!("{CONTENT}/{path}")).hint(told!(
        fi: "Vaihda päiväykseksi päivä, jona teksti muuttui. Jos muutat vain muotoilua, kerro se talletuksen viestissä: `Muutos: tekninen`.",
        sv: "Ändra dateringen till den dag då texten ändrades. Om bara formuleringen ändras, säg det i meddelandet: `Muutos: tekninen`.",
        en: "Set the date to the day on which the text changed. For a change of form alone, say so in the commit message: `Muutos: tekninen`.",
    ));
    let span = currents.get(path).and_then(|current| current.date_span.clone());
    Some(match span {
        Some(span) => finding.at(span),
        None => finding,
    })
}
