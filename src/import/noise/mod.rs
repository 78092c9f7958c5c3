//! What is no text of the notice: margins of pages that a program left between the lines, what a web site
//! has around its texts, lists of contents, codes. Nothing goes without being told, with the reason.

pub(crate) mod contents;
mod dates;
mod pages;
mod site;

use std::collections::BTreeSet;

use crate::import::pieces::{Block, Margin, Paragraph, Role, Why};
use crate::text::date::Date;

pub(crate) use contents::key;
pub(crate) use dates::lone_date;

/// A document without noise.
#[derive(Debug, Default)]
pub(crate) struct Cleaned {
    pub(crate) blocks: Vec<Block>,
    pub(crate) dropped: Vec<Margin>,
    /// The date that stands alone, as in headers of pages.
    pub(crate) date: Option<Date>,
    /// What stood at the edge of several pages.
    pub(crate) header: Option<String>,
    /// What lists of contents named, as [`key`] has it.
    pub(crate) listed: BTreeSet<String>,
}

/// Sets noise apart.
pub(crate) fn clean(blocks: Vec<Block>) -> Cleaned {
    let blocks = apart(blocks);
    let mut marks = Marks { whys: vec![None; blocks.len()], blocks: &blocks };
    site::mark(&mut marks);
    let listed = contents::mark(&mut marks);
    let header = pages::mark(&mut marks);
    let first = dates::mark(&mut marks);
    let Marks { whys, .. } = marks;

    let mut cleaned = Cleaned { header, listed, ..Cleaned::default() };
    cleaned.date = first.map(|(_, date)| date);
    for (block, why) in blocks.into_iter().zip(whys) {
        match why {
            Some(why) => cleaned.dropped.extend(
                text_of(&block)
                    .into_iter()
                    .map(|text| Margin { why, text: text.replace('\t', " ") }),
            ),
            None if block == Block::PageBreak => {}
            None => cleaned.blocks.push(block),
        }
    }
    cleaned
}

/// Lines of a paragraph that say nothing but a date, a page's number, a button stand by themselves.
fn apart(blocks: Vec<Block>) -> Vec<Block> {
    let is_margin = |line: &String| {
        lone_date(line).is_some()
            || pages::is_page_number(line)
            || site::of_line(line, false, "").is_some()
    };
    let mut parted = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(Paragraph { role: Role::Plain, lines, bold, .. })
                if lines.len() > 1 && lines.iter().any(is_margin) =>
            {
                for run in lines.chunk_by(|one, next| !is_margin(one) && !is_margin(next)) {
                    let lines = run.to_vec();
                    parted.push(Block::Paragraph(Paragraph {
                        lines,
                        bold,
                        ..Paragraph::default()
                    }));
                }
            }
            other => parted.push(other),
        }
    }
    parted
}

/// The blocks with the reason for which each goes.
struct Marks<'b> {
    blocks: &'b [Block],
    whys: Vec<Option<Why>>,
}

impl<'b> Marks<'b> {
    /// The blocks that still stand, with their places.
    fn standing(&self) -> impl Iterator<Item = (usize, &'b Block)> + '_ {
        self.blocks.iter().enumerate().filter(|(at, _)| self.whys[*at].is_none())
    }

    fn mark(&mut self, at: usize, why: Why) {
        self.whys[at] = Some(why);
    }

    /// The next block after, or before, a place that still stands and says something.
    fn beside(&self, at: usize, step: Step) -> Option<(usize, &'b Block)> {
        let stands = |at: &usize| self.whys[*at].is_none() && self.blocks[*at] != Block::PageBreak;
        let found = match step {
            Step::After => (at + 1..self.blocks.len()).find(stands),
            Step::Before => (0..at).rev().find(stands),
        };
        found.map(|at| (at, &self.blocks[at]))
    }
}

#[derive(Clone, Copy)]
enum Step {
    Before,
    After,
}

fn text_of(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph.text()],
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flatten().map(Paragraph::text).collect()
        }
        Block::PageBreak => Vec::new(),
    }
}

/// A paragraph of one line.
fn lone_line(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(Paragraph { lines, .. }) if lines.len() == 1 => {
            lines.first().map(|line| line.trim())
        }
        _ => None,
    }
}

fn is_item(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { role: Role::Item { .. }, .. }))
}
