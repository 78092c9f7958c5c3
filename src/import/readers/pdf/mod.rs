//! PDF (ISO 32000): pages on which letters have places, and, in some documents, a structure.

mod budget;
mod drawing;
mod file;
mod fonts;
mod letters;
mod lexer;
mod links;
mod lock;
mod margins;
mod matrix;
mod measure;
mod object;
mod pages;
mod places;
mod rows;
mod streams;
mod tables;
mod tagged;
#[cfg(test)]
mod tests;
mod untagged;
mod words;

use std::collections::BTreeMap;

use crate::import::pieces::{Block, Found, Margin, Paragraph, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::pdf::drawing::{Fonts, draw};
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::fonts::UNKNOWN;
use crate::import::readers::pdf::letters::{Drawn, Letter, Turn};
use crate::import::readers::pdf::pages::pages;
use crate::import::readers::pdf::rows::{by_order, by_place, pieces};
use crate::import::readers::pdf::words::text_string;

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let file = File::open(bytes)?;
    let pages = pages(&file);
    if pages.is_empty() {
        return Err(if file.budget.is_spent() { Unreadable::TooLarge } else { Unreadable::Broken });
    }
    let mut fonts = Fonts::default();
    let mut apart = Apart::default();
    let mut all = Vec::new();
    let mut spots = Vec::new();
    for page in &pages {
        let mut drawn = draw(&file, &mut fonts, page);
        apart.take(&mut drawn);
        links::spots(&file, page, &drawn, &mut spots);
        all.push((page.number, drawn));
    }
    if file.budget.is_spent() {
        return Err(Unreadable::TooLarge);
    }
    if !is_legible(&all) {
        return Err(Unreadable::NoText);
    }
    let mut found = match tagged::read(&file, &all) {
        Some(found) => found,
        None => untagged::read(all.into_iter().map(|(_, drawn)| placed(drawn)).collect()),
    };
    if file.budget.is_spent() {
        return Err(Unreadable::TooLarge);
    }
    apart.give(&mut found);
    links::place(&mut found, &spots);
    let info = file.at(file.trailer(), "Info");
    let name = info.dict().and_then(|info| {
        file.at(info, "Title").text().filter(|it| it.len() < 1000).map(text_string)
    });
    found.name = name.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    Ok(found)
}

/// Whether the letters of a document are known: some fonts do not say what they show.
fn is_legible(pages: &[(u32, Drawn)]) -> bool {
    let letters = || pages.iter().flat_map(|(_, drawn)| &drawn.letters).filter(|it| !it.is_space());
    let unknown = letters().filter(|it| &*it.text == UNKNOWN).count();
    let all = letters().count();
    all > 0 && unknown * 2 <= all
}

/// A page by the places of its letters.
fn placed(drawn: Drawn) -> untagged::Page {
    untagged::Page { rows: by_place(pieces(&drawn.letters)), rules: drawn.rules }
}

/// What stands on pages, but not in their lines.
#[derive(Debug, Default)]
struct Apart {
    /// Texts that run up, down or askew, each with how many pages have it.
    sideways: BTreeMap<String, usize>,
    order: Vec<String>,
    hidden: Vec<String>,
}

impl Apart {
    /// Takes it off a page, and turns the page as most of its letters stand.
    fn take(&mut self, drawn: &mut Drawn) {
        let mut counts: BTreeMap<Turn, usize> = BTreeMap::new();
        for letter in &drawn.letters {
            *counts.entry(letter.turn).or_default() += 1;
        }
        let most = counts.iter().max_by_key(|(turn, count)| (**count, **turn == Turn::Right));
        let main = most.map_or(Turn::Right, |(turn, _)| *turn);
        let (lines, askew): (Vec<_>, Vec<_>) =
            std::mem::take(&mut drawn.letters).into_iter().partition(|letter| letter.turn == main);
        for row in askew.chunk_by(|a, b| a.turn == b.turn && a.mark == b.mark) {
            let text: String = row.iter().map(|letter| &*letter.text).collect();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                *self.sideways.entry(text.clone()).or_default() += 1;
                self.order.push(text);
            }
        }
        let unseen = lines.iter().filter(|letter| letter.unseen && !letter.is_space()).count();
        let seen = lines.iter().filter(|letter| !letter.unseen && !letter.is_space()).count();
        // A scan has its words, unseen, under the picture.
        let is_scan = unseen > seen;
        let (width, height) = (drawn.width, drawn.height);
        let off = |it: &Letter| {
            it.right() < 0.0 || it.x > width || it.y < -it.size || it.y > height || it.size < 1.0
        };
        let (lines, hidden): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|it| (is_scan || !it.unseen) && !off(it));
        self.hidden.extend(by_order(pieces(&hidden)).iter().map(rows::Row::text));
        drawn.letters = lines;
        turn(drawn, main);
    }

    fn give(self, found: &mut Found) {
        let mut given: Vec<&String> = Vec::new();
        for text in &self.order {
            if self.sideways.get(text).is_some_and(|count| *count == 1) {
                found.aside.push(Block::Paragraph(Paragraph::plain(text.as_str())));
            } else if !given.contains(&text) && given.len() < 100 {
                given.push(text);
                found.margins.push(Margin { why: Why::PageMargin, text: text.clone() });
            }
        }
        for text in self.hidden {
            found.margins.push(Margin { why: Why::Hidden, text });
        }
    }
}

/// Turns a page so that its lines run to the right.
fn turn(drawn: &mut Drawn, main: Turn) {
    for letter in &mut drawn.letters {
        let (x, y) = (letter.x, letter.y);
        (letter.x, letter.y) = match main {
            Turn::Right | Turn::Slanted => (x, y),
            Turn::Up => (y, drawn.width - x),
            Turn::Left => (drawn.width - x, drawn.height - y),
            Turn::Down => (drawn.height - y, x),
        };
    }
    if !matches!(main, Turn::Right | Turn::Slanted) {
        drawn.rules.clear();
    }
}
