//! Links of pages (ISO 32000-1, 12.5.6.5): boxes that lie over words. They are found again in the text by
//! these words and those around them.

use std::collections::BTreeMap;

use crate::import::account::words;
use crate::import::pieces::{Block, Found, Link, Paragraph};
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::letters::{Drawn, Letter};
use crate::import::readers::pdf::object::{Dict, Object};
use crate::import::readers::pdf::pages::Page;
use crate::import::readers::pdf::rows::{Row, by_order, pieces};
use crate::import::readers::pdf::words::text_string;

/// Links of one document.
const MOST: usize = 300;
/// Addresses are no longer.
const LONGEST: usize = 2000;
/// Annotations of one page.
const MOST_OF_PAGE: usize = 1000;
/// Words around a link by which its place is known.
const AROUND: usize = 4;
/// Places that are looked at for one link.
const MOST_PLACES: usize = 2000;

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    before: Vec<String>,
    words: Vec<String>,
    after: Vec<String>,
    target: String,
}

/// The links of a page.
pub(crate) fn spots(file: &File<'_>, page: &Page, drawn: &Drawn, spots: &mut Vec<Spot>) {
    let annotations = file.resolve(&page.annotations);
    for annotation in annotations.list().iter().take(MOST_OF_PAGE) {
        if spots.len() >= MOST {
            return;
        }
        let annotation = file.resolve(annotation);
        let Some(dict) = annotation.dict() else { continue };
        if let Some(target) = target(file, dict)
            && let Some(area) = area(file, dict, page)
        {
            spots.extend(spot(drawn, area, target));
        }
    }
}

fn target(file: &File<'_>, dict: &Dict) -> Option<String> {
    if file.at(dict, "Subtype").name() != Some("Link") {
        return None;
    }
    let action = file.at(dict, "A");
    let address = file.at(action.dict()?, "URI");
    let address = address.text().filter(|it| (1..=LONGEST).contains(&it.len()))?;
    Some(text_string(address))
}

/// The box of a link on the page: left, bottom, right, top.
fn area(file: &File<'_>, dict: &Dict, page: &Page) -> Option<[f64; 4]> {
    let list = file.at(dict, "Rect");
    let numbers: Vec<f64> = list.list().iter().filter_map(Object::number).collect();
    let [left, bottom, right, top]: [f64; 4] = numbers.try_into().ok()?;
    let (left, bottom) = page.upright.point(left, bottom);
    let (right, top) = page.upright.point(right, top);
    Some([left.min(right), bottom.min(top), left.max(right), bottom.max(top)])
}

fn spot(drawn: &Drawn, [left, bottom, right, top]: [f64; 4], target: String) -> Option<Spot> {
    let middle = |it: &Letter| it.x + it.width / 2.0;
    let inside = |it: &&Letter| {
        let height = it.y + it.size * 0.3;
        (left..=right).contains(&middle(it)) && (bottom..=top).contains(&height)
    };
    let within: Vec<&Letter> = drawn.letters.iter().filter(inside).collect();
    let (first, last) = (within.first()?, within.last()?);
    let beside = |letter: &Letter, wanted: &dyn Fn(&Letter) -> bool| {
        let on_line = |it: &&Letter| (it.y - letter.y).abs() < 0.2 * letter.size;
        told(drawn.letters.iter().filter(on_line).filter(|it| wanted(it)))
    };
    let before = beside(first, &|it| middle(it) < left);
    let after = beside(last, &|it| middle(it) > right);
    let words = told(within.iter().copied());
    let before = before[before.len().saturating_sub(AROUND)..].to_vec();
    let after = after[..after.len().min(AROUND)].to_vec();
    (!words.is_empty()).then_some(Spot { before, words, after, target })
}

fn told<'l>(letters: impl Iterator<Item = &'l Letter>) -> Vec<String> {
    let rows = by_order(pieces(letters));
    words(&rows.iter().map(Row::text).collect::<Vec<_>>().join(" "))
}

/// Puts links on their words.
pub(crate) fn place(found: &mut Found, spots: &[Spot]) {
    if spots.is_empty() {
        return;
    }
    let mut paragraphs = paragraphs(found);
    let mut all: Vec<(String, usize, usize)> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let words = words(&paragraph.text()).into_iter().enumerate();
        all.extend(words.map(|(at, word)| (word, number, at)));
    }
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (word, ..)) in all.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    for spot in spots {
        let Some(at) = best(spot, &all, &places) else { continue };
        let (_, number, at) = all[at];
        let links = &mut paragraphs[number].links;
        let link = Link { at, count: spot.words.len(), target: spot.target.clone() };
        if links.iter().all(|it| it.at + it.count <= link.at || link.at + link.count <= it.at) {
            links.push(link);
            links.sort_by_key(|link| link.at);
        }
    }
}

/// Where the words of a link stand, by the words around them. Nothing, if that may be several places.
fn best(
    spot: &Spot,
    all: &[(String, usize, usize)],
    places: &BTreeMap<&str, Vec<usize>>,
) -> Option<usize> {
    let count = spot.words.len();
    let mut found: Option<(usize, usize)> = None;
    let mut tied = false;
    for &at in places.get(spot.words[0].as_str())?.iter().take(MOST_PLACES) {
        let Some(here) = all.get(at..at + count) else { continue };
        let same =
            here.iter().zip(&spot.words).all(|(it, word)| it.0 == *word && it.1 == here[0].1);
        if !same {
            continue;
        }
        let before = all[..at].iter().rev().zip(spot.before.iter().rev());
        let after = all[at + count..].iter().zip(&spot.after);
        let alike = before.take_while(|(it, word)| it.0 == **word).count()
            + after.take_while(|(it, word)| it.0 == **word).count();
        match found {
            Some((most, _)) if alike == most => tied = true,
            Some((most, _)) if alike < most => {}
            _ => {
                found = Some((alike, at));
                tied = false;
            }
        }
    }
    found.filter(|_| !tied).map(|(_, at)| at)
}

fn paragraphs(found: &mut Found) -> Vec<&mut Paragraph> {
    let mut all = Vec::new();
    for block in found.blocks.iter_mut().chain(&mut found.aside) {
        match block {
            Block::Paragraph(paragraph) => all.push(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                all.extend(cells.flatten());
            }
            Block::PageBreak => {}
        }
    }
    all
}
