//! Headers and footers: what stands in the same place on several pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::pieces::{Margin, Why};
use crate::import::readers::pdf::object::whole;
use crate::import::readers::pdf::rows::Row;
use crate::parse::vocabulary::headings::recognise_all;

/// So many rows at the top or the bottom of a page may be its header or footer.
const DEEPEST: usize = 5;
/// A longer row is text.
const LONGEST: usize = 200;

/// Less room, in sizes of its letters, parts paragraphs.
const APART: f64 = 2.2;

/// Takes headers and footers out of pages.
pub(crate) fn take(pages: &mut [Vec<Row>], margins: &mut Vec<Margin>) {
    let mut seen: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for rows in pages.iter() {
        for at in edges(rows.len()) {
            *seen.entry(key(&rows[at])).or_default() += 1;
        }
    }
    let mut told = BTreeSet::new();
    let again = |row: &Row| {
        let (text, y) = key(row);
        let around = y.saturating_sub(1)..=y + 1;
        let count: usize = around.filter_map(|y| seen.get(&(text.clone(), y))).sum();
        let text = row.text();
        // Several notices in one document each have their headings.
        count > 1 && text.len() <= LONGEST && recognise_all(&text).is_empty()
    };
    let edge = |rows: &[Row]| {
        let top = run(rows.iter(), again);
        (top, run(rows.iter().rev(), again).min(rows.len() - top))
    };
    let has_text = |rows: &Vec<Row>| {
        let (top, bottom) = edge(rows);
        top + bottom < rows.len()
    };
    // Where all pages are alike, that is their text.
    if !pages.iter().any(has_text) {
        return;
    }
    for rows in pages {
        let (top, bottom) = edge(rows);
        let footer = rows.split_off(rows.len() - bottom);
        let body = rows.split_off(top);
        for row in rows.iter().chain(&footer) {
            let text = row.text();
            if told.insert(text.clone()) {
                margins.push(Margin { why: Why::PageMargin, text });
            }
        }
        *rows = body;
    }
}

/// The header of a first page that no other page has: plain letters, far above a title that is set off
/// by its letters.
pub(crate) fn take_first(rows: &mut Vec<Row>, margins: &mut Vec<Margin>) {
    let [first, second, ..] = rows.as_slice() else { return };
    let far = first.y - second.y > APART * first.size.max(second.size);
    let set_off = |row: &Row| row.bold() || row.size > first.size * 1.12;
    if far && !first.bold() && set_off(second) && first.text().len() <= LONGEST {
        margins.push(Margin { why: Why::PageMargin, text: first.text() });
        rows.remove(0);
    }
}

fn run<'r>(rows: impl Iterator<Item = &'r Row>, again: impl Fn(&Row) -> bool) -> usize {
    rows.take(DEEPEST).take_while(|row| again(row)).count()
}

fn edges(length: usize) -> impl Iterator<Item = usize> {
    (0..length).filter(move |at| *at < DEEPEST || at + DEEPEST >= length)
}

/// The words without their numbers, and the place, in steps of four points.
fn key(row: &Row) -> (String, usize) {
    let text = row.text().chars().filter(|c| !c.is_ascii_digit()).collect();
    (text, whole(row.y / 4.0).unwrap_or_default())
}
