//! A document line by line, each with what is known of it.

use crate::import::lines::append;
use crate::import::pieces::{Block, Mark, Paragraph, Role, Table};

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) bold: bool,
    /// It is the first line of its paragraph, or of its item.
    pub(super) opens: bool,
}

/// What a line is by the document's own word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Line,
    Title,
    /// A heading by its style.
    Styled(u8),
    /// The first cell of a row of a sheet, which is the heading of the others.
    Label,
    /// Text of a cell of a sheet.
    Cell,
    Item {
        depth: u8,
        mark: Mark,
    },
    Table(Table),
}

impl Entry {
    pub(super) fn new(text: impl Into<String>, kind: Kind) -> Self {
        Self { text: text.into(), kind, bold: false, opens: true }
    }

    pub(super) fn is_line(&self) -> bool {
        self.kind == Kind::Line
    }

    /// The same with other words, in a paragraph of its own.
    pub(super) fn with(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: self.kind.clone(), bold: self.bold, opens: true }
    }
}

/// The lines of a block.
pub(super) fn of_block(block: Block) -> Vec<Entry> {
    match block {
        Block::Paragraph(paragraph) => of_paragraph(paragraph, &Kind::Line),
        Block::Table(table) => vec![Entry::new("", Kind::Table(table))],
        Block::PageBreak => Vec::new(),
    }
}

/// The lines of a paragraph; a plain one is of the kind `plain`.
pub(super) fn of_paragraph(paragraph: Paragraph, plain: &Kind) -> Vec<Entry> {
    let Paragraph { role, lines, bold, .. } = paragraph;
    let kind = match role {
        Role::Plain => plain.clone(),
        Role::Title => Kind::Title,
        Role::Heading(level) => Kind::Styled(level),
        Role::Item { depth, mark } => Kind::Item { depth, mark },
    };
    let lines = lines.into_iter().map(|line| line.replace('\t', " "));
    let lines = lines.filter(|line| !line.trim().is_empty());
    // A heading is one, however its author broke it.
    let lines: Vec<String> = match kind {
        Kind::Title | Kind::Styled(_) => vec![lines.collect::<Vec<_>>().join(" ")],
        _ => lines.collect(),
    };
    let entry = |(at, text): (usize, String)| Entry {
        text: text.trim().to_owned(),
        kind: kind.clone(),
        bold,
        opens: at == 0,
    };
    lines.into_iter().enumerate().map(entry).filter(|entry| !entry.text.is_empty()).collect()
}

/// A shorter line that ends without a mark is no sentence that was cut.
const SHORTEST_CUT: usize = 50;

/// Joins what a margin of a page parted: a sentence that ends in the middle, and its rest in small
/// letters.
pub(super) fn rejoin(entries: Vec<Entry>) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        match joined.last_mut() {
            Some(last) if is_cut(last) && goes_on(last, &entry) => {
                append(&mut last.text, &entry.text);
            }
            _ => joined.push(entry),
        }
    }
    joined
}

fn is_cut(entry: &Entry) -> bool {
    let ends = entry.text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'));
    let is_text = matches!(entry.kind, Kind::Line | Kind::Cell);
    is_text && ends && entry.text.len() >= SHORTEST_CUT && entry.text.contains(' ')
}

fn goes_on(last: &Entry, next: &Entry) -> bool {
    next.opens && next.kind == last.kind && next.text.starts_with(char::is_lowercase)
}
