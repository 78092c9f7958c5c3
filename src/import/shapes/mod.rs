//! Finds the headings of a document, however they were made, and what stands under each.

mod entries;
mod glued;
mod headings;
mod inline;
mod numbers;
mod one_line;
mod sheets;
mod title;

use std::collections::BTreeSet;

use crate::import::pieces::{Block, Margin, Mark, Table};
use crate::parse::openings::Heading;

pub(crate) use title::without_kind;

/// A document as a notice has it: headings, and what stands under each.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) title: Option<String>,
    /// The title stood in the document, and stands in its text no more.
    pub(crate) moved: Vec<String>,
    pub(crate) parts: Vec<Part>,
    /// Which of them are headings whose numbers a program counts: these are no words of the document.
    pub(crate) counted: BTreeSet<usize>,
    /// How many headings were glued to their texts.
    pub(crate) seams: usize,
    pub(crate) dropped: Vec<Margin>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A heading, at a depth from 1.
    Heading(Heading, u8),
    Paragraph(Vec<String>),
    Item {
        depth: u8,
        mark: Mark,
        lines: Vec<String>,
    },
    Table(Table),
}

/// Finds the outline of a document that has no noise. `name` is what the document calls itself in its
/// properties, `listed` what its lists of contents named.
pub(crate) fn outline(
    blocks: Vec<Block>,
    name: Option<&str>,
    listed: &BTreeSet<String>,
) -> Outline {
    let mut dropped = Vec::new();
    let entries = sheets::unfold(blocks, &mut dropped);
    let entries = entries::rejoin(inline::split(entries));
    let entries = one_line::split(entries);
    let entries = numbers::attach(entries);
    let (entries, seams) = glued::split(entries);
    let mut parts = headings::find(entries, listed);
    numbers::drop_alike(&mut parts, &mut dropped);
    let title = title::take(&mut parts, name, &mut dropped);
    let mut outline = headings::with_depths(parts);
    outline.seams = seams;
    outline.title = title.words;
    outline.moved = title.moved;
    outline.dropped = dropped;
    outline
}

/// The same of text that stands aside: no headings are looked for.
pub(crate) fn plain(blocks: Vec<Block>) -> Vec<Part> {
    headings::without(blocks.into_iter().flat_map(entries::of_block).collect())
}
