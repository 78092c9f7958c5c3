//! Headings glued to their text, as copying from a table leaves them: `Registrets namnKundregister`.

use crate::import::shapes::entries::Entry;
use crate::parse::numbering::split_number;
use crate::parse::vocabulary::headings::recognise_all;

/// Fewer are a chance.
const FEWEST: usize = 3;

/// A heading is no longer.
const LONGEST: usize = 120;

pub(super) fn split(entries: Vec<Entry>) -> Vec<Entry> {
    let seams: Vec<Option<usize>> = entries.iter().map(seam).collect();
    if seams.iter().flatten().count() < FEWEST {
        return entries;
    }
    let mut split = Vec::with_capacity(entries.len() + seams.len());
    for (entry, seam) in entries.into_iter().zip(seams) {
        match seam {
            Some(at) => {
                split.push(entry.with(&entry.text[..at]));
                split.push(entry.with(entry.text[at..].trim_start_matches([':', ' '])));
            }
            None => split.push(entry),
        }
    }
    split
}

/// Where a small letter meets a capital one, and all before it is the name of a heading.
fn seam(entry: &Entry) -> Option<usize> {
    if !entry.is_line() {
        return None;
    }
    let mut before = ' ';
    for (at, c) in entry.text.char_indices() {
        if at > LONGEST {
            return None;
        }
        let meets = c.is_uppercase() && (before.is_lowercase() || matches!(before, ')' | '?'));
        if meets && !recognise_all(split_number(&entry.text[..at]).1).is_empty() {
            return Some(at);
        }
        before = c;
    }
    None
}
