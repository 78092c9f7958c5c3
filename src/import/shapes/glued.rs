//! Headings glued to their text, as copying from a table leaves them: `Registrets namnKundregister`.

use crate::import::lines::seam_of;
use crate::import::shapes::entries::Entry;

/// Fewer are a chance.
const FEWEST: usize = 3;

/// Parts them; how many were parted.
pub(super) fn split(entries: Vec<Entry>) -> (Vec<Entry>, usize) {
    let seams: Vec<Option<usize>> = entries.iter().map(seam).collect();
    let count = seams.iter().flatten().count();
    if count < FEWEST {
        return (entries, 0);
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
    (split, count)
}

fn seam(entry: &Entry) -> Option<usize> {
    if entry.is_line() { seam_of(&entry.text) } else { None }
}
