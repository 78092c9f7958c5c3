//! Sheets: tables whose first cells are the headings of what stands beside them.

use crate::import::pieces::{Block, Cell, Margin, Paragraph, Row, Table, Why};
use crate::import::shapes::entries::{Entry, Kind, of_block, of_paragraph};
use crate::parse::vocabulary::headings::recognise;

/// So many rows with a known heading make the tables of a document sheets.
const FEWEST_ROWS: usize = 3;

/// A head with longer cells says something of its own.
const LONGEST_COLUMN_NAME: usize = 30;

/// The lines of a document, the rows of sheets unfolded.
pub(super) fn unfold(blocks: Vec<Block>, dropped: &mut Vec<Margin>) -> Vec<Entry> {
    let mut known = 0;
    let mut labelled = 0;
    for table in tables(&blocks) {
        let count = count(table);
        if count.is_mostly_known() {
            known += count.known;
            labelled += count.labelled;
        }
    }
    let has_sheets = known >= FEWEST_ROWS && known * 5 >= labelled * 3;
    let mut after_sheet = false;
    let mut entries = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) if has_sheets && is_sheet(&table, after_sheet) => {
                push_sheet(table, &mut entries, dropped);
                after_sheet = true;
            }
            // A table of one column only frames its text.
            Block::Table(table) if is_frame(&table) => push_frame(table, &mut entries),
            other => {
                after_sheet &= matches!(other, Block::PageBreak);
                entries.extend(of_block(other));
            }
        }
    }
    entries
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn is_sheet(table: &Table, after_sheet: bool) -> bool {
    let count = count(table);
    columns(table) <= 3 && (count.is_mostly_known() || (after_sheet && count.labelled == 0))
}

fn columns(table: &Table) -> usize {
    table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
}

fn is_frame(table: &Table) -> bool {
    columns(table) <= 1
}

fn push_frame(table: Table, entries: &mut Vec<Entry>) {
    for paragraph in table.rows.into_iter().flat_map(|row| row.cells).flatten() {
        entries.extend(of_paragraph(paragraph, &Kind::Line));
    }
}

/// How many rows have a label, and how many of these are known.
#[derive(Clone, Copy, Default)]
struct Count {
    labelled: usize,
    known: usize,
}

impl Count {
    fn is_mostly_known(self) -> bool {
        self.known > 0 && self.known * 2 >= self.labelled
    }
}

fn count(table: &Table) -> Count {
    let mut count = Count::default();
    for row in &table.rows {
        let (label, cells) = parts(row);
        if label.is_empty() || cells.is_empty() || names_columns(row) {
            continue;
        }
        count.labelled += 1;
        count.known += usize::from(!recognise(&label).is_empty());
    }
    count
}

/// The label of a row and the cells beside it. A number in a cell of its own belongs to the label.
fn parts(row: &Row) -> (String, &[Cell]) {
    let text = |cell: &Cell| {
        let texts: Vec<String> = cell.iter().map(Paragraph::text).collect();
        texts.join(" ").trim().to_owned()
    };
    let Some((first, rest)) = row.cells.split_first() else { return (String::new(), &[]) };
    let label = text(first);
    let is_number = !label.is_empty()
        && label.trim_end_matches(['.', ')']).len() <= 3
        && label.starts_with(|c: char| c.is_ascii_digit());
    match rest.split_first() {
        Some((second, others)) if !others.is_empty() && (is_number || label.is_empty()) => {
            let words = text(second);
            let number = label.trim_end_matches(['.', ')']);
            let label = if is_number { format!("{number}. {words}") } else { words };
            (label, others)
        }
        _ => (label, rest),
    }
}

/// `Kohta | Sisältö`.
fn names_columns(row: &Row) -> bool {
    let short = row.cells.iter().flatten().all(|it| it.text().len() <= LONGEST_COLUMN_NAME);
    let unknown = row.cells.iter().flatten().all(|it| recognise(&it.text()).is_empty());
    row.is_head && short && unknown
}

fn push_sheet(table: Table, entries: &mut Vec<Entry>, dropped: &mut Vec<Margin>) {
    for row in table.rows {
        if names_columns(&row) {
            let names = row.cells.iter().flatten().map(Paragraph::text);
            dropped.extend(names.map(|text| Margin { why: Why::ColumnNames, text }));
            continue;
        }
        // A row of one cell over all columns is no label.
        if row.cells.len() == 1 {
            for paragraph in row.cells.into_iter().flatten() {
                entries.extend(of_paragraph(paragraph, &Kind::Line));
            }
            continue;
        }
        let (label, cells) = parts(&row);
        if !label.is_empty() {
            entries.push(Entry::new(label, Kind::Label));
        }
        for paragraph in cells.iter().flatten() {
            entries.extend(of_paragraph(paragraph.clone(), &Kind::Cell));
        }
    }
}
