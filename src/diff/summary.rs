//! What changed between two versions, in short: which sections, and how many words came and went.

use crate::diff::comparison::{Comparison, PartChange};
use crate::diff::listing::PartFate;
use crate::diff::parts::Part;
use crate::model::document::Document;
use crate::model::portal::{ChangeSummary, Extent, Touch, TouchedSection};

/// Sums up a comparison of two texts, given by their parts.
pub fn summarise(comparison: &Comparison, old: &[Part<'_>], new: &[Part<'_>]) -> ChangeSummary {
    let touched = comparison.parts.iter().filter_map(|change| {
        let touch = touch(change)?;
        let part = change.new.map(|at| &new[at]).or(change.old.map(|at| &old[at]))?;
        Some(TouchedSection { heading: part.heading.to_owned(), touch })
    });
    ChangeSummary {
        extent: comparison.extent,
        sections: touched.collect(),
        words_added: comparison.words_added,
        words_removed: comparison.words_removed,
    }
}

/// None for a part that reads as before: it may be laid out otherwise.
fn touch(change: &PartChange) -> Option<Touch> {
    Some(match change.fate() {
        PartFate::Added => Touch::Added,
        PartFate::Removed => Touch::Removed,
        PartFate::Changed => Touch::Changed,
        PartFate::Rearranged if change.extent() >= Extent::Order => Touch::Moved,
        PartFate::Rearranged => return None,
    })
}

/// How many words a document has, headings among them.
pub fn word_count(document: &Document) -> usize {
    let passages = document.sections.iter().map(|section| &section.body).chain([&document.lead]);
    let in_bodies = passages.flat_map(|passage| &passage.blocks).map(|block| count(&block.text));
    let in_headings = document.sections.iter().map(|section| count(&section.heading));
    in_bodies.chain(in_headings).sum()
}

fn count(text: &str) -> usize {
    let mut between = true;
    let mut words = 0;
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        words += usize::from(between && !space);
        between = space;
    }
    words
}
