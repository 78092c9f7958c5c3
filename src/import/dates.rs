//! The date that a notice says it was updated or made on.

use crate::import::pieces::{Margin, Why};
use crate::model::document::{Document, Section};
use crate::model::item::Item;
use crate::text::date::Date;
use crate::text::folding::fold;

/// How far before a date the word stands that says what it is, in words.
const BEFORE: usize = 5;

/// Beginnings of words that say that a text was changed.
const UPDATED: &[&str] = &[
    "päivitet",
    "päivitys",
    "tarkistet",
    "muutettu",
    "uppdatera",
    "reviderad",
    "updated",
    "revised",
];

/// Beginnings of words that say that it was made.
const CREATED: &[&str] = &[
    "laadittu",
    "laatimis",
    "laadinta",
    "julkaistu",
    "hyväksytty",
    "upprätta",
    "publicera",
    "created",
    "published",
    "päiväys",
    "pvm",
];

/// The newest day of those on which it was updated.
pub(crate) fn updated(document: &Document) -> Option<Date> {
    newest(document, Item::UpdatedDate, UPDATED)
}

/// The newest day of those on which it was made.
pub(crate) fn created(document: &Document) -> Option<Date> {
    newest(document, Item::CreatedDate, CREATED)
}

/// The date in a header or footer of pages.
pub(crate) fn of_margins(margins: &[Margin]) -> Option<Date> {
    let pages = margins.iter().filter(|margin| margin.why == Why::PageMargin);
    pages.flat_map(|margin| dates(&margin.text, &[], true)).max()
}

fn newest(document: &Document, item: Item, words: &[&str]) -> Option<Date> {
    let of_section = |section: &Section| {
        let alone = section.items.first() == Some(&item);
        let text = section.body.blocks.iter().map(|block| block.text.as_str());
        let dates = text.flat_map(|text| dates(text, words, alone)).collect::<Vec<_>>();
        dates.into_iter().chain(dates_in_heading(section, words))
    };
    let lead = document.lead.blocks.iter().flat_map(|block| dates(&block.text, words, false));
    document.sections.iter().flat_map(of_section).chain(lead).max()
}

fn dates_in_heading(section: &Section, words: &[&str]) -> Vec<Date> {
    dates(&section.heading, words, false)
}

/// The dates of a text before which such a word stands; all of them, where the text asks for nothing else.
fn dates(text: &str, beginnings: &[&str], all: bool) -> Vec<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut dates = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let Some(date) = Date::parse_written(bare).or_else(|| Date::parse_iso(bare)) else {
            continue;
        };
        let before = &words[at.saturating_sub(BEFORE)..at];
        let said = before.iter().any(|word| {
            let word = fold(word);
            beginnings.iter().any(|beginning| word.starts_with(beginning))
        });
        if all || said {
            dates.push(date);
        }
    }
    dates
}
