//! The table of many documents: a line each.

use crate::cli::console::Console;
use crate::cli::import::{report, words};
use crate::diagnostics::finding::Severity;
use crate::pipeline::importing::{Import, Notice};
use crate::text::language::Language;
use crate::told;

/// Longer names are cut at their beginning: the end tells more.
const LONGEST: usize = 32;

pub(super) fn of(console: Console, import: &Import) -> String {
    let language = console.language;
    let mut rows = vec![names(language)];
    for document in &import.documents {
        if let Ok(notice) = &document.result {
            rows.push(row(&document.name, notice, language));
        }
    }
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default())
        .collect();
    let mut table = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            let room = " ".repeat(width - cell.chars().count());
            let is_number = (4..=7).contains(&at);
            if is_number { format!("{room}{cell}") } else { format!("{cell}{room}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

fn names(language: Language) -> Vec<String> {
    [
        told!(fi: "Asiakirja", sv: "Dokument", en: "Document"),
        told!(fi: "Seloste", sv: "Beskrivning", en: "Notice"),
        told!(fi: "Tila", sv: "Status", en: "State"),
        told!(fi: "Päivätty", sv: "Daterad", en: "Dated"),
        told!(fi: "Kohtia", sv: "Punkter", en: "Items"),
        told!(fi: "Pois", sv: "Utelämnat", en: "Left out"),
        told!(fi: "Irti", sv: "Löst", en: "Loose"),
        told!(fi: "Virheitä", sv: "Fel", en: "Errors"),
        told!(fi: "Varmuus", sv: "Säkerhet", en: "Confidence"),
    ]
    .iter()
    .map(|name| name.within(language).to_owned())
    .collect()
}

fn row(name: &str, notice: &Notice, language: Language) -> Vec<String> {
    let imported = &notice.imported;
    let file = notice.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let errors = notice.findings.iter().filter(|it| it.severity == Severity::Error).count();
    vec![
        cut(name),
        cut(&file.unwrap_or_else(|| report::shown(&notice.file))),
        words::fate(&notice.fate).within(language).to_owned(),
        imported.date.map(|date| date.written(language)).unwrap_or_default(),
        imported.items.len().to_string(),
        imported.dropped.len().to_string(),
        imported.unplaced.len().to_string(),
        errors.to_string(),
        words::confidence(imported.confidence).within(language).to_owned(),
    ]
}

fn cut(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name.to_owned();
    }
    let end: String = name.chars().skip(length + 1 - LONGEST).collect();
    format!("…{end}")
}
