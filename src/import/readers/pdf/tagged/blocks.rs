//! Parts of a document's structure become paragraphs, lists and tables.

use std::collections::BTreeSet;
use std::mem::take;

use crate::import::lines::{Line, append, paragraphs, without_bullet};
use crate::import::noise::contents::is_name;
use crate::import::pieces::{Block, Cell, Margin, Mark, Paragraph, Role, Row, Table, Why};
use crate::import::readers::pdf::measure::Measure;
use crate::import::readers::pdf::rows::{by_order, pieces, standing_for};
use crate::import::readers::pdf::tagged::tree::{Kid, Part, Tree, heading, is_block};
use crate::import::readers::pdf::tagged::{Ink, Inks};
use crate::parse::numbering::split_number;

/// What is longer is no mark of an item, whatever the document calls it.
const LONGEST_LABEL: usize = 10;

/// Reads the tree.
pub(crate) struct Walk<'t, 'f, 'b> {
    tree: &'t Tree<'f, 'b>,
    /// Those that no part has taken yet.
    pub(crate) inks: Inks,
    measure: Measure,
    seen: BTreeSet<u32>,
    pub(crate) aside: Vec<Block>,
    pub(crate) margins: Vec<Margin>,
}

impl<'t, 'f, 'b> Walk<'t, 'f, 'b> {
    pub(crate) fn new(tree: &'t Tree<'f, 'b>, inks: Inks, measure: Measure) -> Self {
        Self { tree, inks, measure, seen: BTreeSet::new(), aside: Vec::new(), margins: Vec::new() }
    }

    /// The whole document.
    pub(crate) fn all(&mut self) -> Vec<Block> {
        let top = self.tree.top();
        self.within(&top, 0)
    }

    fn is_new(&mut self, part: &Part) -> bool {
        part.number.is_none_or(|number| self.seen.insert(number))
    }

    /// The blocks in a part; `depth` is that of the list around it.
    fn within(&mut self, part: &Part, depth: u8) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        for kid in self.tree.kids(part) {
            match kid {
                Kid::Piece(owner, id) => {
                    loose.extend(self.inks.remove(&(owner, id)).unwrap_or_default());
                }
                Kid::Part(part) if self.is_inline(&part) => self.inline(&part, &mut loose),
                Kid::Part(part) => {
                    blocks.extend(self.plain(&take(&mut loose)));
                    if self.is_new(&part) {
                        self.block(&part, depth, &mut blocks);
                    }
                }
            }
        }
        blocks.extend(self.plain(&loose));
        blocks
    }

    fn block(&mut self, part: &Part, depth: u8, blocks: &mut Vec<Block>) {
        match part.kind.as_str() {
            "P" | "Caption" if !self.holds_blocks(part) => {
                let mut inks = Vec::new();
                self.content(part, &mut inks);
                blocks.extend(self.plain(&inks));
            }
            "Title" => blocks.extend(self.one(part, Role::Title)),
            "L" => self.list(part, depth.saturating_add(1), blocks),
            "LI" => self.item(part, depth.max(1), blocks),
            "Table" => blocks.push(Block::Table(self.table(part))),
            "TOC" | "TOCI" => {
                let name = blocks
                    .pop_if(|block| matches!(block, Block::Paragraph(it) if is_name(&it.text())));
                if let Some(Block::Paragraph(name)) = name {
                    self.margins.push(Margin { why: Why::Contents, text: name.text() });
                }
                self.apart(part, Why::Contents);
            }
            "Artifact" => self.apart(part, Why::PageMargin),
            "Note" | "FENote" => {
                let mut note = self.within(part, 0);
                if let Some(Block::Paragraph(first)) = note.first_mut() {
                    number_note(first);
                }
                self.aside.extend(note);
            }
            kind => match heading(kind) {
                Some(level) => blocks.extend(self.one(part, Role::Heading(level))),
                None => blocks.extend(self.within(part, depth)),
            },
        }
    }

    /// Whether a part is a piece of the text around it.
    fn is_inline(&self, part: &Part) -> bool {
        let known = is_block(&part.kind)
            || matches!(part.kind.as_str(), "Artifact" | "THead" | "TBody" | "TFoot");
        !known && !self.holds_blocks(part)
    }

    fn holds_blocks(&self, part: &Part) -> bool {
        let is_block =
            |kid: &Kid| matches!(kid, Kid::Part(part) if is_block(&part.kind) && !is_note(part));
        self.tree.all_in(part).iter().any(is_block)
    }

    fn inline(&mut self, part: &Part, inks: &mut Vec<Ink>) {
        if self.is_new(part) {
            self.content(part, inks);
        }
    }

    /// All letters in a part, in their order; notes go aside.
    fn content(&mut self, part: &Part, inks: &mut Vec<Ink>) {
        let from = inks.len();
        for kid in self.tree.kids(part) {
            match kid {
                Kid::Piece(owner, id) => {
                    inks.extend(self.inks.remove(&(owner, id)).unwrap_or_default());
                }
                Kid::Part(part) if is_note(&part) => {
                    if self.is_new(&part) {
                        self.block(&part, 0, &mut Vec::new());
                    }
                }
                Kid::Part(part) => self.inline(&part, inks),
            }
        }
        let actual = self.tree.standing(part);
        if let (Some(text), Some(first)) = (actual, inks.get(from).cloned()) {
            let letter = standing_for(&text, &first.letter);
            inks.truncate(from);
            inks.push(Ink { letter, ..first });
        }
    }

    /// Letters as the lines in which they stand.
    fn lines(&self, inks: &[Ink]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for page in inks.chunk_by(|a, b| a.page == b.page) {
            if let Some(last) = lines.last_mut() {
                last.wrapped = true;
            }
            let rows = by_order(pieces(page.iter().map(|ink| &ink.letter)));
            lines.extend(self.measure.lines(&rows));
        }
        for line in &mut lines {
            // The document itself says that these are one.
            line.gap = false;
        }
        lines.retain(|line| !line.text.trim().is_empty());
        lines
    }

    fn plain(&self, inks: &[Ink]) -> Vec<Block> {
        paragraphs(self.lines(inks))
    }

    /// A paragraph that is one line.
    fn one(&mut self, part: &Part, role: Role) -> Option<Block> {
        let mut inks = Vec::new();
        self.content(part, &mut inks);
        let lines = self.lines(&inks);
        let bold = lines.iter().all(|line| line.bold);
        let text = lines.into_iter().map(|line| line.text).reduce(|mut left, right| {
            append(&mut left, &right);
            left
        })?;
        Some(Block::Paragraph(Paragraph { role, lines: vec![text], bold, ..Paragraph::default() }))
    }

    fn list(&mut self, part: &Part, depth: u8, blocks: &mut Vec<Block>) {
        let mut loose = Vec::new();
        for kid in self.tree.kids(part) {
            match kid {
                Kid::Part(item) if item.kind == "LI" => {
                    if self.is_new(&item) {
                        self.item(&item, depth, blocks);
                    }
                }
                Kid::Part(other) if self.is_inline(&other) => self.inline(&other, &mut loose),
                Kid::Part(other) => {
                    if self.is_new(&other) {
                        self.block(&other, depth, blocks);
                    }
                }
                Kid::Piece(owner, id) => {
                    loose.extend(self.inks.remove(&(owner, id)).unwrap_or_default());
                }
            }
        }
        blocks.extend(self.plain(&loose));
    }

    fn item(&mut self, part: &Part, depth: u8, blocks: &mut Vec<Block>) {
        let mut label = Vec::new();
        let mut all = Vec::new();
        let mut loose = Vec::new();
        for kid in self.tree.kids(part) {
            match kid {
                Kid::Piece(owner, id) => {
                    loose.extend(self.inks.remove(&(owner, id)).unwrap_or_default());
                }
                Kid::Part(part) if part.kind == "Lbl" => self.inline(&part, &mut label),
                Kid::Part(part) if self.is_inline(&part) => self.inline(&part, &mut loose),
                Kid::Part(part) => {
                    all.extend(self.plain(&take(&mut loose)));
                    if self.is_new(&part) {
                        self.block(&part, depth, &mut all);
                    }
                }
            }
        }
        all.extend(self.plain(&loose));
        let label =
            self.lines(&label).into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        let mut first = true;
        for block in &mut all {
            let Block::Paragraph(paragraph) = block else { continue };
            if first {
                begin(paragraph, label.trim(), depth);
                first = false;
            } else if let Role::Item { depth: own, .. } = &mut paragraph.role {
                *own = (*own).max(depth);
            }
        }
        if first && label.chars().any(char::is_alphanumeric) {
            blocks.push(Block::Paragraph(Paragraph::plain(label)));
        }
        blocks.extend(all);
    }

    fn apart(&mut self, part: &Part, why: Why) {
        for kid in self.tree.all_in(part) {
            let Kid::Part(inner) = &kid else { continue };
            if inner.kind == "TOCI" && self.is_new(inner) {
                self.set_apart(inner, why);
            }
        }
        self.set_apart(part, why);
    }

    fn set_apart(&mut self, part: &Part, why: Why) {
        let mut inks = Vec::new();
        self.content(part, &mut inks);
        for line in self.lines(&inks) {
            self.margins.push(Margin { why, text: line.text });
        }
    }

    fn table(&mut self, part: &Part) -> Table {
        let mut rows = Vec::new();
        self.rows(part, false, &mut rows);
        let ends = self.ends(&rows);
        let measure = self.measure;
        let mut table = Table::default();
        for (is_head, cells) in rows {
            let all_heads = cells.len() > 1 && cells.iter().all(|cell| cell.kind == "TH");
            let mut row = Row { cells: Vec::new(), is_head: is_head || all_heads };
            for (column, cell) in cells.iter().enumerate() {
                self.measure = measure.ending(ends.get(column).copied().unwrap_or(measure.right));
                let blocks = if self.is_new(cell) { self.within(cell, 0) } else { Vec::new() };
                row.cells.push(flat(blocks));
            }
            table.rows.push(row);
        }
        self.measure = measure;
        table
    }

    fn rows(&mut self, part: &Part, is_head: bool, rows: &mut Vec<(bool, Vec<Part>)>) {
        for kid in self.tree.kids(part) {
            let Kid::Part(kid) = kid else { continue };
            match kid.kind.as_str() {
                "TR" if self.is_new(&kid) => {
                    let cells = self.tree.kids(&kid).into_iter().filter_map(|cell| match cell {
                        Kid::Part(cell) => Some(cell),
                        Kid::Piece(..) => None,
                    });
                    rows.push((is_head, cells.collect()));
                }
                "TR" => {}
                kind => {
                    let is_head = is_head || kind == "THead";
                    if self.is_new(&kid) {
                        self.rows(&kid, is_head, rows);
                    }
                }
            }
        }
    }

    /// How far the letters of each column reach.
    fn ends(&self, rows: &[(bool, Vec<Part>)]) -> Vec<f64> {
        let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
        let mut ends = vec![0.0_f64; columns];
        for (_, cells) in rows {
            for (cell, end) in cells.iter().zip(&mut ends) {
                for kid in self.tree.all_in(cell) {
                    let Kid::Piece(owner, id) = kid else { continue };
                    for ink in self.inks.get(&(owner, id)).into_iter().flatten() {
                        *end = end.max(ink.letter.right());
                    }
                }
            }
        }
        ends
    }
}

fn is_note(part: &Part) -> bool {
    matches!(part.kind.as_str(), "Note" | "FENote")
}

/// Takes the number off the text of an item whose mark is not told apart.
fn written_number(paragraph: &mut Paragraph) -> Option<String> {
    let line = paragraph.lines.first_mut().filter(|_| paragraph.role == Role::Plain)?;
    let (Some(number), words) = split_number(line) else { return None };
    let after = line.trim_start().get(number.len()..).unwrap_or_default();
    let marked = after.starts_with(['.', ')']);
    if !marked || words.is_empty() {
        return None;
    }
    let label = number.to_owned();
    *line = words.to_owned();
    Some(label)
}

/// Makes a paragraph the beginning of an item.
fn begin(paragraph: &mut Paragraph, label: &str, depth: u8) {
    let label = if label.chars().count() > LONGEST_LABEL {
        if let Some(line) = paragraph.lines.first_mut() {
            *line = format!("{label} {line}");
        }
        ""
    } else {
        label
    };
    let written = if label.is_empty() { written_number(paragraph) } else { None };
    let label = written.as_deref().unwrap_or(label);
    let letters: Vec<char> = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let mark = if letters.is_empty() || label == "o" {
        Mark::Bullet
    } else {
        Mark::Number(label.trim_matches(['.', ')', '(', ' ']).to_owned())
    };
    match &mut paragraph.role {
        // A heading that is counted as an item.
        Role::Heading(_) | Role::Title => {
            if let (Mark::Number(_), Some(line)) = (&mark, paragraph.lines.first_mut()) {
                *line = format!("{label} {line}");
            }
        }
        Role::Item { depth: own, .. } if label.is_empty() => *own = (*own).max(depth),
        role => {
            *role = Role::Item { depth, mark };
            if label.is_empty()
                && let Some(line) = paragraph.lines.first_mut()
                && let Some(text) = without_bullet(line)
            {
                *line = text.to_owned();
            }
        }
    }
}

/// `1 Laki` as `[1] Laki`, as it is referred to.
fn number_note(note: &mut Paragraph) {
    let Some(line) = note.lines.first_mut() else { return };
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    if (1..=2).contains(&digits) {
        *line = format!("[{number}] {}", rest.trim_start_matches(['.', ')']).trim_start());
    }
}

/// Blocks as the paragraphs of a cell.
fn flat(blocks: Vec<Block>) -> Cell {
    let mut cell = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => cell.push(paragraph),
            Block::Table(table) => {
                cell.extend(table.rows.into_iter().flat_map(|row| row.cells).flatten());
            }
            Block::PageBreak => {}
        }
    }
    cell
}
