//! The width of a plain text whose lines were broken by a program.

use crate::import::lines::Line;

/// Programs break lines between these widths, in letters.
const NARROWEST: usize = 40;
const WIDEST: usize = 140;

/// Marks the lines that the width ended. Lines of one width differ where the letters are of unlike
/// widths, as in texts taken out of a PDF.
pub(super) fn mark_wrapped(lines: &mut [Line]) {
    let lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    let Some(width) = width(&lengths) else { return };
    for at in 1..lines.len() {
        let next = &lines[at];
        if next.gap {
            continue;
        }
        let first_word = next.text.split(' ').next().unwrap_or_default().chars().count();
        let goes_on = next.text.starts_with(char::is_lowercase);
        let no_room = lengths[at - 1] + 1 + first_word > width - width / 6;
        let is_long = lengths[at - 1] * 2 > width;
        let mark = lines[at - 1].text.ends_with(['.', ':', '!', '?']);
        let begins = next.text.starts_with(char::is_uppercase)
            && mark
            && lengths[at - 1] + 1 + first_word <= width - width / 12;
        lines[at - 1].wrapped = (no_room && !begins) || (is_long && goes_on && !mark);
    }
}

/// The width that most of the longest lines have; nothing if no program broke them.
fn width(lengths: &[usize]) -> Option<usize> {
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    // A single address may be longer than all else.
    let beyond = sorted.len() / 50;
    let width = *sorted.get(beyond)?;
    let full = sorted.iter().filter(|length| **length * 4 >= width * 3).count();
    ((NARROWEST..=WIDEST).contains(&width) && full >= 3).then_some(width)
}
