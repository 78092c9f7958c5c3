//! Tables in plain texts: rows between pipes, or columns that tabs part.

use crate::import::lines::Line;
use crate::import::pieces::{Block, Cell, Paragraph, Row, Table};
use crate::import::readers::html;
use crate::import::readers::text::looks_like_html;

/// So many lines with a tab make a table of them.
const FEWEST_ROWS: usize = 3;

/// What stands before a tab is no label if it is longer.
const LONGEST_LABEL: usize = 240;

/// The rows of a table so far.
#[derive(Debug, Default)]
pub(super) struct Drawn(Table);

impl Drawn {
    pub(super) fn add(&mut self, row: Row) {
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            self.0.rows.push(row);
        }
    }

    pub(super) fn take(&mut self) -> Option<Table> {
        let table = std::mem::take(&mut self.0);
        (!table.rows.is_empty()).then_some(table)
    }
}

/// Whether the tabs of a text part columns.
pub(super) fn has_columns(lines: &[Line]) -> bool {
    lines.iter().filter(|line| tab_label(&line.text).is_some()).count() >= FEWEST_ROWS
}

/// The cells of a line that is a row of a table.
pub(super) fn drawn_row(line: &str, tabs: bool) -> Option<Row> {
    if let Some(inner) = line.strip_prefix('|') {
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        if is_rule(line) {
            return Some(Row::default());
        }
        return Some(Row {
            cells: split_pipes(inner).iter().map(|cell| read_cell(cell)).collect(),
            is_head: false,
        });
    }
    if !tabs {
        return None;
    }
    let (label, value) = tab_label(line)?;
    Some(Row { cells: vec![read_cell(label), read_cell(value)], is_head: false })
}

/// A label with what stands after the tab; the label is empty where a row goes on.
fn tab_label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once('\t')?;
    let fits = label.len() <= LONGEST_LABEL && !value.trim().is_empty();
    fits.then_some((label, value))
}

/// The line under the head of a table: `|---|:-:|`.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.contains(['-', '=', '_']) && line.chars().all(|c| "|-=_+: ".contains(c))
}

/// Parts a row at its pipes; `\|` is a letter.
fn split_pipes(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in row.chars() {
        match (c, cells.last_mut()) {
            ('|', Some(last)) if escaped => {
                last.pop();
                last.push('|');
            }
            ('|', _) => cells.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
        escaped = c == '\\';
    }
    cells
}

fn read_cell(text: &str) -> Cell {
    if text.trim().is_empty() {
        return Cell::new();
    }
    if looks_like_html(text) {
        let blocks = html::read_text(text).blocks;
        let paragraphs = blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(vec![paragraph]),
            Block::Table(table) => {
                Some(table.rows.into_iter().flat_map(|row| row.cells).flatten().collect())
            }
            Block::PageBreak => None,
        });
        return paragraphs.flatten().collect();
    }
    vec![Paragraph::plain(text.trim().replace('\t', " "))]
}
