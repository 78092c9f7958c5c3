//! The report of one document: what was found in it, and what became of the rest.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::console::Console;
use crate::cli::import::words;
use crate::cli::lines::Lines;
use crate::diagnostics::finding::{Finding, Severity};
use crate::diagnostics::told::Told;
use crate::import::pieces::Why;
use crate::pipeline::importing::Notice;
use crate::text::language::Language;
use crate::told;

/// How wide the names of the report's lines are.
const NAMES: usize = 16;

/// So many characters of a text that was left out are shown.
const LONGEST: usize = 60;

/// So many texts left out for one reason are shown.
const MOST: usize = 3;

pub(super) fn of(console: Console, name: &str, notice: &Notice) -> String {
    let language = console.language;
    let mut lines = Lines::new(console.output);
    lines.bold(0, &format!("{name} → {}", shown(&notice.file)));
    for (name, value) in facts(notice, language) {
        let name = name.within(language);
        let room = NAMES.saturating_sub(name.chars().count());
        let start = lines.text.len();
        lines.line(NAMES + 2, &value);
        // The name stands in the room before the first line.
        lines
            .text
            .replace_range(start..start + NAMES + 2, &format!("  {name}{}", " ".repeat(room)));
    }
    lines.text
}

/// A path as people write it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn facts(notice: &Notice, language: Language) -> Vec<(Told, String)> {
    let imported = &notice.imported;
    let of = |told: Told| told.within(language).to_owned();
    let none = || of(told!(fi: "ei mitään", sv: "ingenting", en: "nothing"));
    let date = imported.date.map_or_else(
        || of(told!(fi: "ei päiväystä", sv: "inget datum", en: "no date")),
        |date| date.written(language),
    );
    let (headings, known) = (imported.headings, imported.known);
    let items: Vec<String> =
        imported.items.iter().map(|item| in_sentence(item.label(language))).collect();
    let dropped = dropped(notice, language);
    let unplaced = imported.unplaced.len();
    vec![
        (told!(fi: "Nimi", sv: "Namn", en: "Title"), imported.title.clone()),
        (told!(fi: "Päivätty", sv: "Daterad", en: "Dated"), date),
        (told!(fi: "Kieli", sv: "Språk", en: "Language"), of(words::language(imported.language))),
        (
            told!(fi: "Väliotsikot", sv: "Rubriker", en: "Headings"),
            of(told!(
                fi: "{headings}, joista tunnistettiin {known}",
                sv: "{headings}, varav {known} kändes igen",
                en: "{headings}, of which {known} were recognised",
            )),
        ),
        (
            told!(fi: "Kohdat", sv: "Punkter", en: "Items"),
            if items.is_empty() { none() } else { items.join(", ") },
        ),
        (
            told!(fi: "Pois jätettiin", sv: "Utelämnades", en: "Left out"),
            if dropped.is_empty() { none() } else { dropped },
        ),
        (
            told!(fi: "Sijoittamatta", sv: "Oplacerat", en: "Unplaced"),
            if unplaced == 0 {
                none()
            } else {
                of(told!(
                    fi: "{unplaced} kappaletta, selosteen lopussa",
                    sv: "{unplaced} stycken, i slutet av beskrivningen",
                    en: "{unplaced} paragraphs, at the end of the notice",
                ))
            },
        ),
        (
            told!(fi: "Varmuus", sv: "Säkerhet", en: "Confidence"),
            of(words::confidence(imported.confidence)),
        ),
        (
            told!(fi: "Tarkistus", sv: "Granskning", en: "Check"),
            checked(&notice.findings, language),
        ),
    ]
}

/// A name as it stands within a sentence: `EU:n` keeps its capitals.
fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// What was left out, by reason, each with its beginning.
fn dropped(notice: &Notice, language: Language) -> String {
    let mut by_reason: BTreeMap<Why, Vec<&str>> = BTreeMap::new();
    for margin in &notice.imported.dropped {
        by_reason.entry(margin.why).or_default().push(&margin.text);
    }
    let told = by_reason.into_iter().map(|(why, texts)| {
        let name = words::why(why);
        let name = name.within(language);
        let shown: Vec<String> = texts.iter().take(MOST).map(|text| quoted(text)).collect();
        let more = texts.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" + {more}") } else { String::new() };
        format!("{name}: {}{more}", shown.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn quoted(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    let cut = if short.len() < text.len() { "…" } else { "" };
    format!("”{short}{cut}”")
}

/// How many findings the checks have, and of which rules.
pub(super) fn checked(findings: &[Finding], language: Language) -> String {
    let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut rules: Vec<&str> = Vec::new();
    for finding in findings {
        let counts = finding.severity != Severity::Info;
        if counts && !rules.contains(&finding.rule.as_str()) {
            rules.push(&finding.rule);
        }
    }
    let counts = told!(
        fi: "virheitä {errors}, varoituksia {warnings}",
        sv: "{errors} fel, {warnings} varningar",
        en: "{errors} errors, {warnings} warnings",
    );
    let counts = counts.within(language);
    if rules.is_empty() { counts.to_owned() } else { format!("{counts} ({})", rules.join(", ")) }
}
