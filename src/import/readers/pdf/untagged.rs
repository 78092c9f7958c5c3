//! Documents that say nothing of their structure: it is read off the places of their letters.

use crate::import::lines::{Line, paragraphs};
use crate::import::pieces::{Block, Found, Table};
use crate::import::readers::pdf::letters::Rule;
use crate::import::readers::pdf::margins;
use crate::import::readers::pdf::measure::{Measure, mark_title};
use crate::import::readers::pdf::rows::Row;
use crate::import::readers::pdf::tables;

/// The rows and the lines of one page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) rows: Vec<Row>,
    pub(crate) rules: Vec<Rule>,
}

/// Reads pages by the places of their letters.
pub(crate) fn read(pages: Vec<Page>) -> Found {
    let mut found = Found::default();
    let (mut rows, rules): (Vec<_>, Vec<_>) =
        pages.into_iter().map(|page| (page.rows, page.rules)).unzip();
    margins::take(&mut rows, &mut found.margins);
    if let Some(first) = rows.first_mut() {
        margins::take_first(first, &mut found.margins);
    }
    let mut reading = Reading {
        measure: Measure::take(&rows),
        blocks: Vec::new(),
        lines: Vec::new(),
        table: None,
    };
    for (number, (rows, rules)) in rows.iter().zip(&rules).enumerate() {
        let rows = reading.notes(rows, &mut found.aside);
        reading.page(number, rows, rules);
    }
    reading.end_lines();
    found.blocks = reading.blocks;
    if let Some(title) = reading.measure.title(&rows) {
        mark_title(&mut found.blocks, &title);
    }
    found
}

struct Reading {
    measure: Measure,
    blocks: Vec<Block>,
    lines: Vec<Line>,
    /// The columns of the table that ended the page before.
    table: Option<Vec<f64>>,
}

impl Reading {
    fn page(&mut self, number: usize, rows: &[Row], rules: &[Rule]) {
        let mut at = 0;
        let mut is_first = number > 0;
        let mut before: Option<&Row> = None;
        while let Some(row) = rows.get(at) {
            if let Some(found) = tables::find(rows, at, rules, &self.measure) {
                if found.running {
                    let mut lines = found.lines(&self.measure);
                    if let Some(first) = lines.first_mut() {
                        first.page = is_first;
                        first.gap = true;
                    }
                    self.lines.extend(lines);
                } else {
                    self.table(&found, is_first);
                }
                at = found.end;
                self.table = (at == rows.len() && !found.running).then_some(found.columns);
                before = rows.get(at.saturating_sub(1));
                is_first = false;
                continue;
            }
            self.table = None;
            let text = row.text();
            let next = rows.get(at + 1).map(Row::text);
            let large = row.size > self.measure.size * 1.12;
            let wrapped = match next {
                Some(next) => self.measure.wraps(row, &text, &next),
                // What goes on overleaf does so in the middle of a sentence.
                None => {
                    !text.ends_with(['.', ':', '!', '?'])
                        && self.measure.wraps(row, &text, "jatkuu")
                }
            };
            let gap = before.is_some_and(|above| self.measure.gap(above, row));
            let bold = row.bold() || large;
            self.lines.push(Line { text, gap, page: is_first, bold, large, wrapped });
            is_first = false;
            before = Some(row);
            at += 1;
        }
    }

    fn end_lines(&mut self) {
        self.blocks.extend(paragraphs(std::mem::take(&mut self.lines)));
    }

    fn table(&mut self, found: &tables::Found, is_first: bool) {
        self.end_lines();
        let table = found.table(&self.measure);
        let same = |columns: &Vec<f64>| {
            columns.len() == found.columns.len()
                && columns.iter().zip(&found.columns).all(|(a, b)| (a - b).abs() < 3.0)
        };
        if is_first
            && self.table.as_ref().is_some_and(same)
            && let Some(Block::Table(last)) = self.blocks.last_mut()
        {
            go_on(last, table);
            return;
        }
        if is_first {
            self.blocks.push(Block::PageBreak);
        }
        self.blocks.push(Block::Table(table));
    }

    /// Takes the footnotes off the end of a page: small letters that begin with a raised number.
    fn notes<'r>(&self, rows: &'r [Row], aside: &mut Vec<Block>) -> &'r [Row] {
        let small = rows.iter().rev().take_while(|row| row.size < self.measure.size * 0.93).count();
        let from = rows.len() - small;
        let number = |row: &Row| {
            let first = &row.pieces[0];
            let digits = first.text.len() <= 2 && first.text.bytes().all(|it| it.is_ascii_digit());
            (digits && row.pieces.len() > 1).then(|| first.text.clone())
        };
        let Some(start) = (from..rows.len()).find(|at| number(&rows[*at]).is_some()) else {
            return rows;
        };
        let mut lines = self.measure.lines(&rows[start..]);
        for (line, row) in lines.iter_mut().zip(&rows[start..]) {
            line.large = false;
            if let Some(number) = number(row) {
                let rest = line.text.get(number.len()..).unwrap_or_default().trim_start();
                line.text = format!("[{number}] {rest}");
                line.gap = true;
            }
        }
        aside.extend(paragraphs(lines));
        &rows[..start]
    }
}

/// A table goes on overleaf, perhaps in the middle of a row.
fn go_on(table: &mut Table, next: Table) {
    let mut rows = next.rows.into_iter();
    if let Some(first) = rows.next() {
        match table.rows.last_mut() {
            Some(last) if first.cells.first().is_none_or(Vec::is_empty) => {
                for (cell, more) in last.cells.iter_mut().zip(first.cells) {
                    cell.extend(more);
                }
            }
            _ => table.rows.push(first),
        }
    }
    table.rows.extend(rows);
}
