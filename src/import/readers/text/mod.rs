//! Plain texts: lines, hard-wrapped or not, tables drawn with pipes or tabs, marks of HTML in cells.

mod tables;
mod width;

use crate::import::lines::{Line, paragraphs};
use crate::import::pieces::{Block, Found};
use crate::import::readers::text::tables::{Drawn, drawn_row, is_rule};
use crate::import::readers::text::width::mark_wrapped;
use crate::import::readers::writing::tidy;

/// Reads a text of any encoding.
pub(crate) fn read(bytes: &[u8]) -> Found {
    read_text(&crate::history::decoding::decode(bytes).text)
}

pub(crate) fn read_text(text: &str) -> Found {
    let lines = lines(text);
    let tabs = tables::has_columns(&lines);
    let mut reading = Reading::default();
    for line in lines {
        match drawn_row(&line.text, tabs) {
            Some(row) => reading.row(row, line.page),
            None if is_rule(&line.text) => {}
            None => reading.line(line),
        }
    }
    reading.finish()
}

/// The lines of a text, with what stands between them told by each.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, page) in text.split('\u{c}').enumerate() {
        let mut first = at > 0;
        let mut gap = true;
        for raw in page.lines() {
            if raw.trim().is_empty() {
                gap = true;
                continue;
            }
            // A tab at the beginning stands for an empty first column.
            let mut text = tidy(raw);
            if raw.trim_start_matches(' ').starts_with('\t') && raw.contains('\t') {
                text.insert(0, '\t');
            }
            lines.push(Line { text, gap, page: first, ..Line::default() });
            (first, gap) = (false, false);
        }
    }
    mark_wrapped(&mut lines);
    lines
}

/// A text being read.
#[derive(Default)]
struct Reading {
    found: Found,
    lines: Vec<Line>,
    drawn: Drawn,
}

impl Reading {
    fn row(&mut self, row: crate::import::pieces::Row, page: bool) {
        self.end_lines();
        if page {
            self.end_table();
            self.found.blocks.push(Block::PageBreak);
        }
        self.drawn.add(row);
    }

    fn line(&mut self, mut line: Line) {
        // Where a table ends something new begins.
        line.gap |= self.end_table();
        if line.text.starts_with('\t') {
            line.text = line.text.trim().replace('\t', " ");
        }
        if looks_like_html(&line.text) {
            self.end_lines();
            self.found.blocks.extend(super::html::read_text(&line.text).blocks);
            return;
        }
        line.text = line.text.replace('\t', " ");
        self.lines.push(line);
    }

    fn end_lines(&mut self) {
        self.found.blocks.extend(paragraphs(std::mem::take(&mut self.lines)));
    }

    fn end_table(&mut self) -> bool {
        let Some(table) = self.drawn.take() else { return false };
        self.found.blocks.push(Block::Table(table));
        true
    }

    fn finish(mut self) -> Found {
        self.end_table();
        self.end_lines();
        self.found
    }
}

/// Has marks of HTML that a program left in the text.
pub(crate) fn looks_like_html(text: &str) -> bool {
    [
        "<p>", "</p>", "<p ", "<br>", "<br/>", "<br />", "<ul", "<ol", "<li", "<strong>", "<b>",
        "<a href",
    ]
    .iter()
    .any(|mark| text.contains(mark))
}
