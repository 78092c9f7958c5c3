//! Numbers of headings: those that stand alone on a line, and those that say nothing.

use std::collections::BTreeSet;

use crate::import::pieces::{Margin, Why};
use crate::import::shapes::entries::{Entry, Kind};
use crate::import::shapes::headings::Found;

/// A longer line is no heading that a number may stand over.
const LONGEST: usize = 140;

/// So many headings must have the same number.
const FEWEST: usize = 3;

/// Writes numbers that stand alone before the line that follows them.
pub(super) fn attach(entries: Vec<Entry>) -> Vec<Entry> {
    let alone = entries.iter().filter(|entry| number_alone(entry).is_some()).count();
    let mut attached: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut entries = entries.into_iter().peekable();
    while let Some(entry) = entries.next() {
        let follows = |next: &Entry| {
            let begins = next.text.starts_with(|c: char| c.is_uppercase());
            let plain = matches!(next.kind, Kind::Line | Kind::Styled(_));
            plain && begins && next.text.len() <= LONGEST
        };
        match number_alone(&entry) {
            Some(number) if alone > 1 && entries.peek().is_some_and(follows) => {
                let Some(next) = entries.next() else { break };
                let text = format!("{number}. {}", next.text);
                attached.push(Entry { text, opens: true, ..next });
            }
            _ => attached.push(entry),
        }
    }
    attached
}

/// `3`, `3.`, `12)`.
fn number_alone(entry: &Entry) -> Option<&str> {
    let plain = matches!(entry.kind, Kind::Line | Kind::Styled(_));
    let number = entry.text.trim().trim_end_matches(['.', ')']);
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    (plain && is_number).then_some(number)
}

/// Drops the numbers of headings that all have the same one.
pub(super) fn drop_alike(parts: &mut [Found], dropped: &mut Vec<Margin>) {
    let numbers: Vec<String> =
        parts.iter().filter_map(|part| part.heading()?.number.clone()).collect();
    let different: BTreeSet<&String> = numbers.iter().collect();
    if numbers.len() < FEWEST || different.len() > 1 {
        return;
    }
    for part in parts {
        let Found::Heading { heading, is_counted, .. } = part else { continue };
        if let Some(number) = heading.number.take().filter(|_| !*is_counted) {
            dropped.push(Margin { why: Why::Numbering, text: number });
        }
    }
}
