//! Documents that tell their own structure (ISO 32000-1, 14.7 and 14.8): headings, lists, tables, notes.

mod blocks;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use crate::import::lines::paragraphs;
use crate::import::pieces::{Block, Found, Margin, Role, Why};
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::letters::{Drawn, Letter, Mark, Owner};
use crate::import::readers::pdf::measure::{Measure, mark_title};
use crate::import::readers::pdf::rows::{Row, by_place, pieces};
use crate::import::readers::pdf::tagged::blocks::Walk;
use crate::import::readers::pdf::tagged::tree::Tree;

/// Letters by the piece of the structure that they are, each with its page.
pub(crate) type Inks = BTreeMap<(Owner, u32), Vec<Ink>>;

/// A letter on a page.
#[derive(Debug, Clone)]
pub(crate) struct Ink {
    pub(crate) page: usize,
    pub(crate) letter: Letter,
}

/// Reads a document by its structure. Nothing if it has none, or if most letters are not in it.
pub(crate) fn read(file: &File<'_>, pages: &[(u32, Drawn)]) -> Option<Found> {
    let root = file.at(file.trailer(), "Root");
    let tree = Tree::open(file, root.dict()?)?;
    let mut inks = Inks::new();
    let mut all = 0;
    for (page, (_, drawn)) in pages.iter().enumerate() {
        for letter in &drawn.letters {
            all += usize::from(letter.mark != Mark::Artifact && !letter.is_space());
            if let Mark::Piece(owner, id) = letter.mark {
                inks.entry((owner, id)).or_default().push(Ink { page, letter: letter.clone() });
            }
        }
    }
    let rows: Vec<Vec<Row>> = pages
        .iter()
        .map(|(_, drawn)| by_place(pieces(of(drawn, |it| it != Mark::Artifact))))
        .collect();
    let measure = Measure::take(&rows);
    let mut walk = Walk::new(&tree, inks, measure);
    let mut blocks = walk.all();
    let tells = |block: &Block| matches!(block, Block::Paragraph(it) if it.role == Role::Title);
    if !blocks.iter().any(tells)
        && let Some(title) = measure.title(&rows)
    {
        mark_title(&mut blocks, &title);
    }
    let left: usize = walk.inks.values().flatten().filter(|ink| !ink.letter.is_space()).count();
    let without = pages.iter().flat_map(|(_, drawn)| of(drawn, |it| it == Mark::None));
    let missed = left + without.filter(|it| !it.is_space()).count();
    if missed * 10 > all * 3 || all == 0 {
        return None;
    }
    let mut found = Found { blocks, aside: walk.aside, margins: walk.margins, ..Found::default() };
    let mut told = BTreeSet::new();
    for (_, drawn) in pages {
        for row in by_place(pieces(of(drawn, |it| it == Mark::Artifact))) {
            let text = row.text();
            if told.insert(text.clone()) {
                found.margins.push(Margin { why: Why::PageMargin, text });
            }
        }
        let missed = of(drawn, |mark| match mark {
            Mark::Piece(owner, id) => walk.inks.contains_key(&(owner, id)),
            Mark::None => true,
            Mark::Artifact => false,
        });
        found.aside.extend(paragraphs(measure.lines(&by_place(pieces(missed)))));
    }
    Some(found)
}

fn of(drawn: &Drawn, wanted: impl Fn(Mark) -> bool) -> impl Iterator<Item = &Letter> {
    drawn.letters.iter().filter(move |letter| wanted(letter.mark))
}
