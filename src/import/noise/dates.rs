//! Dates that stand alone, as headers of pages leave them: the first is the date that the notice bears.

use crate::import::noise::{Marks, Step, lone_line};
use crate::import::pieces::{Block, Why};
use crate::model::item::Item;
use crate::parse::vocabulary::headings::{recognise, recognise_all};
use crate::text::date::Date;

/// What a date may be of.
const DATED: [Item; 3] = [Item::CreatedDate, Item::UpdatedDate, Item::ChangeLog];

/// So many blocks are the beginning of a document.
const BEGINNING: usize = 4;

/// Marks them all; gives the place of the first.
pub(super) fn mark(marks: &mut Marks<'_>) -> Option<(usize, Date)> {
    let lone: Vec<(usize, Date)> = marks
        .standing()
        .filter_map(|(at, block)| Some((at, lone_date(lone_line(block)?)?)))
        .filter(|(at, _)| !is_value(marks, *at))
        .collect();
    let (first, date) = *lone.first()?;
    let is_first =
        marks.standing().filter(|(_, block)| **block != Block::PageBreak).take(BEGINNING);
    let at_beginning = is_first.into_iter().any(|(at, _)| at == first);
    let last = marks.standing().map(|(at, _)| at).last();
    let at_end = lone.len() == 1 && last == Some(first);
    let again = lone.iter().filter(|(_, other)| *other == date).count() > 1;
    if !at_beginning && !again && !at_end {
        return None;
    }
    for (at, other) in &lone {
        if *other == date {
            marks.mark(*at, if *at == first { Why::Date } else { Why::PageMargin });
        }
    }
    Some((first, date))
}

/// A line with nothing but a date: `18.5.2026`, `Päivitetty 18.5.2026`.
pub(crate) fn lone_date(line: &str) -> Option<Date> {
    let line = line.trim().trim_end_matches('.');
    let digits = line.find(|c: char| c.is_ascii_digit())?;
    let word = line[..digits].trim().trim_end_matches(':').to_lowercase();
    let known = ["", "pvm", "päiväys", "päivämäärä", "datum", "date", "uppdaterad", "updated"];
    let is_date_of = || recognise_all(&word).iter().any(|item| DATED.contains(item));
    if !known.contains(&word.as_str()) && !is_date_of() {
        return None;
    }
    let date = &line[digits..];
    Date::parse_written(date).or_else(|| Date::parse_iso(date))
}

/// The text of a heading that asks for a date, or of a label before it.
fn is_value(marks: &Marks<'_>, at: usize) -> bool {
    let Some((_, before)) = marks.beside(at, Step::Before) else { return false };
    let Some(line) = lone_line(before) else { return false };
    let asks = recognise(line).iter().any(|item| DATED.contains(item) || *item == Item::Approval);
    line.ends_with(':') || (asks && lone_date(line).is_none())
}
