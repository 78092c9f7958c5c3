//! Margins of pages that stand between the lines: page numbers, headers and footers that come again.

use std::collections::BTreeMap;

use crate::import::noise::{Marks, Step, lone_line};
use crate::import::pieces::{Block, Why};
use crate::parse::vocabulary::headings::recognise;
use crate::text::folding::fold;

/// A header or footer is no longer.
const LONGEST: usize = 160;

/// So many paragraphs at the edge of a page may be its header or footer.
const DEEPEST: usize = 3;

/// Marks them, and gives the header of the pages, if they have one.
pub(super) fn mark(marks: &mut Marks<'_>) -> Option<String> {
    for (at, block) in marks.blocks.iter().enumerate() {
        let Some(line) = lone_line(block).filter(|_| marks.whys[at].is_none()) else { continue };
        if is_page_number(line) || (is_bare_number(line) && is_at_edge(marks, at)) {
            marks.mark(at, Why::PageNumber);
        }
    }
    mark_repeated(marks)
}

/// `Sivu 1/4`, `1 (4)`, `- 2 -`, `Page 1 of 4`.
pub(super) fn is_page_number(line: &str) -> bool {
    let line = line.to_lowercase();
    let line = line.trim_matches([' ', '-', '–', '—', '|', '.']);
    let (named, rest) =
        match ["sivu", "sida", "page", "s."].iter().find_map(|name| line.strip_prefix(name)) {
            Some(rest) => (true, rest.trim()),
            None => (false, line),
        };
    let numbers: Vec<&str> = rest
        .split([' ', '/', '(', ')', '\u{a0}', ':'])
        .filter(|part| !part.is_empty() && !["av", "of", "kautta"].contains(part))
        .collect();
    let number = |text: &&str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    match numbers.as_slice() {
        [one] => named && number(one),
        [one, all] => {
            let parted =
                rest.contains(['/', '(']) || rest.contains(" of ") || rest.contains(" av ");
            number(one) && number(all) && parted && value(one) <= value(all)
        }
        _ => false,
    }
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or_default()
}

fn is_bare_number(line: &str) -> bool {
    let line = line.trim_matches([' ', '-', '–', '—']);
    (1..=3).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// At the beginning or the end of a page, and no heading's number: no heading stands after it.
fn is_at_edge(marks: &Marks<'_>, at: usize) -> bool {
    let edge =
        |at: Option<usize>| at.is_some_and(|at| marks.blocks.get(at) == Some(&Block::PageBreak));
    let last = at + 1 == marks.blocks.len();
    let ends = last || edge(Some(at + 1));
    let begins = edge(at.checked_sub(1));
    let before_heading = marks
        .beside(at, Step::After)
        .and_then(|(_, block)| lone_line(block))
        .is_some_and(|line| !recognise(line).is_empty());
    ends || (begins && !before_heading)
}

/// Texts at the edges of several pages.
fn mark_repeated(marks: &mut Marks<'_>) -> Option<String> {
    let breaks: Vec<usize> = marks
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| **block == Block::PageBreak)
        .map(|(at, _)| at)
        .collect();
    if breaks.is_empty() {
        return None;
    }
    let mut bounds = vec![0];
    bounds.extend(breaks.iter().map(|at| at + 1));
    bounds.push(marks.blocks.len() + 1);
    let mut seen: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, page) in bounds.windows(2).enumerate() {
        let (from, to) = (page[0], page[1].saturating_sub(1));
        let lines: Vec<usize> = (from..to.min(marks.blocks.len()))
            .filter(|at| marks.whys[*at].is_none() && lone_line(&marks.blocks[*at]).is_some())
            .collect();
        let first = lines.iter().take(DEEPEST);
        let last = lines
            .iter()
            .rev()
            .take(DEEPEST)
            .filter(|at| !lines[..DEEPEST.min(lines.len())].contains(at));
        for at in first.chain(last) {
            let line = lone_line(&marks.blocks[*at]).unwrap_or_default();
            if line.len() <= LONGEST {
                seen.entry(without_digits(line)).or_default().push((number, *at));
            }
        }
    }
    let mut first: Option<usize> = None;
    for (text, places) in seen {
        // A title that is said again further down on its page is no header.
        let on_several = places.iter().any(|(page, _)| *page != places[0].0);
        let places: Vec<usize> = places.into_iter().map(|(_, at)| at).collect();
        let is_heading = marks.blocks.get(places[0]).and_then(lone_line).is_some_and(|line| {
            let numbered = line.starts_with(|c: char| c.is_ascii_digit());
            numbered && !recognise(line).is_empty()
        });
        // Headings such as `1. Henkilötiedot` and `2. Henkilötiedot` differ only in their numbers.
        if text.len() > 3 && on_several && !is_heading {
            first = Some(first.map_or(places[0], |first| first.min(places[0])));
            for at in places {
                marks.mark(at, Why::PageMargin);
            }
        }
    }
    first.and_then(|at| lone_line(&marks.blocks[at])).map(str::to_owned)
}

fn without_digits(line: &str) -> String {
    fold(line).chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_known_in_their_forms() {
        for line in
            ["Sivu 1/4", "1 (4)", "2/4", "Sida 1 av 4", "Page 3 of 12", "sivu 2", "– 1 (2) –"]
        {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["24/7", "1", "2016/679", "Sivun 3 liite", "5 (2)", "p. 3", "Sivu"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
