//! The comparison of two documents: which parts belong together, what became of their blocks, and
//! which words came and went. It holds places, not texts: whoever shows it has the documents at hand.

use std::ops::Range;

use crate::diff::blocks::{compare_blocks, hunks_of_text};
use crate::diff::moves::find_moves;
use crate::diff::pairing::{Pairing, pair};
use crate::diff::parts::{Part, count_of, parts_of};
use crate::diff::words::Word;
use crate::model::document::Document;
use crate::model::portal::Extent;

/// What changed from one text to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    pub extent: Extent,
    /// In the order of the new text; removed parts after those that they followed in the old.
    pub parts: Vec<PartChange>,
    pub words_added: usize,
    pub words_removed: usize,
}

/// What became of a part. Part 0 is the title with what stands before the first heading; part `n`
/// is section `n - 1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChange {
    pub old: Option<usize>,
    pub new: Option<usize>,
    /// It stands elsewhere among the parts than before.
    pub moved: bool,
    /// Changes of the heading.
    pub heading: Vec<Hunk>,
    /// All blocks of the part, in order. In the old text those that are not [`Fate::MovedHere`], in
    /// the new those that are not [`Fate::MovedAway`], stand in order and without gaps.
    pub steps: Vec<BlockStep>,
    /// A new part whose text stood in another, or a removed one whose text stands in another now:
    /// that part, by its place in the other text.
    pub other: Option<usize>,
    pub words_added: usize,
    pub words_removed: usize,
}

/// What became of some blocks of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockStep {
    /// Blocks of the old part; of [`Fate::MovedHere`], of the part that they stood in.
    pub old: Range<usize>,
    /// Blocks of the new part; of [`Fate::MovedAway`], of the part that they stand in now.
    pub new: Range<usize>,
    pub fate: Fate,
    /// Which words changed; of [`Fate::Changed`] and [`Fate::MovedHere`].
    pub hunks: Vec<Hunk>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// One block on each side, and they read the same.
    Same,
    /// The same words, laid out otherwise: a paragraph became a list.
    Laid,
    /// The same words, and a link leads elsewhere.
    Relinked,
    Changed,
    Removed,
    Added,
    /// To this part of the new text.
    MovedAway(usize),
    /// From this part of the old text.
    MovedHere(usize),
}

/// Words that went and words that came in their place; one of the two may be nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// Never empty: where nothing went, an empty span at the place.
    pub old: Vec<Span>,
    /// Never empty, likewise.
    pub new: Vec<Span>,
    /// Only marks and an "and" between blocks that were one: layout, not content.
    pub joint: bool,
}

/// Bytes of the text of one block (of one cell, if it is a row).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The block, counted within its part; 0 in a heading.
    pub block: usize,
    pub bytes: Range<u32>,
}

impl Hunk {
    pub fn removes(&self) -> bool {
        self.old.iter().any(|span| !span.bytes.is_empty())
    }

    pub fn adds(&self) -> bool {
        self.new.iter().any(|span| !span.bytes.is_empty())
    }
}

impl PartChange {
    /// It reads the same and stands where it stood.
    pub fn is_same(&self) -> bool {
        !self.moved
            && self.reads_the_same()
            && self.steps.iter().all(|step| step.fate == Fate::Same)
    }

    /// Its words are the same, wherever they stand and however they are laid out.
    pub fn reads_the_same(&self) -> bool {
        let quiet = |step: &BlockStep| matches!(step.fate, Fate::Same | Fate::Laid);
        self.old.is_some()
            && self.new.is_some()
            && self.heading.is_empty()
            && self.steps.iter().all(quiet)
    }

    pub fn extent(&self) -> Extent {
        let within = |part: usize, own: Option<usize>| {
            if own == Some(part) {
                Extent::Order
            } else {
                // In another part the same words may say another thing.
                Extent::Content
            }
        };
        let of_step = |step: &BlockStep| match step.fate {
            Fate::Same => Extent::Nothing,
            Fate::Laid => Extent::Layout,
            Fate::MovedAway(to) => within(to, self.new),
            Fate::MovedHere(from) if step.hunks.iter().all(|hunk| hunk.joint) => {
                within(from, self.old)
            }
            _ => Extent::Content,
        };
        let of_steps = self.steps.iter().map(of_step).max().unwrap_or_default();
        let whole = self.old.is_some() && self.new.is_some();
        match (whole && self.heading.is_empty(), self.moved) {
            (false, _) => Extent::Content,
            (true, true) => of_steps.max(Extent::Order),
            (true, false) => of_steps,
        }
    }
}

/// Compares two documents by what is read: wrapping, bullets, numbering of headings, typographic
/// forms and letter case are no change.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    compare_parts(&parts_of(old), &parts_of(new))
}

/// Compares the parts of two documents.
pub fn compare_parts(old: &[Part<'_>], new: &[Part<'_>]) -> Comparison {
    compare_parts_by(old, new, &mut |from, to| PartChange::between(&old[from], &new[to]))
}

/// As [`compare_parts`], with a function that gives [`PartChange::between`] of two parts, by their
/// places.
pub fn compare_parts_by(
    old: &[Part<'_>],
    new: &[Part<'_>],
    compared: &mut dyn FnMut(usize, usize) -> PartChange,
) -> Comparison {
    let pairing = pair(old, new);
    let mut parts = Vec::with_capacity(new.len() + pairing.removed.len());
    for at in in_order(&pairing) {
        parts.push(match at {
            (Some(old_at), Some(new_at)) => {
                let mut part = compared(old_at, new_at);
                (part.old, part.new) = (Some(old_at), Some(new_at));
                part.moved = pairing.moved[new_at];
                part
            }
            (old_at, new_at) => {
                let mut part = PartChange::of(old_at, new_at);
                let blocks =
                    |at: Option<usize>, of: &[Part<'_>]| at.map_or(0, |at| of[at].blocks.len());
                let gone = (0..blocks(old_at, old))
                    .map(|at| BlockStep::new(at..at + 1, 0..0, Fate::Removed));
                let came = (0..blocks(new_at, new))
                    .map(|at| BlockStep::new(0..0, at..at + 1, Fate::Added));
                part.steps = gone.chain(came).collect();
                part
            }
        });
    }
    find_moves(&mut parts, old, new);
    let mut comparison = Comparison::default();
    for mut part in parts {
        if !part.is_settled() {
            part.count_words(old, new);
        }
        comparison.words_added += part.words_added;
        comparison.words_removed += part.words_removed;
        comparison.extent = comparison.extent.max(part.extent());
        comparison.parts.push(part);
    }
    if comparison.extent == Extent::Content && comparison.is_balanced() && same_words(old, new) {
        return Comparison { extent: Extent::Layout, ..Comparison::default() };
    }
    comparison
}

impl Comparison {
    /// As many words went as came, as when only the layout changed.
    fn is_balanced(&self) -> bool {
        let whole = |part: &PartChange| part.old.is_some() && part.new.is_some();
        self.words_added == self.words_removed
            && self.words_added > 0
            && self.parts.iter().any(|part| {
                let moved = |step: &BlockStep| matches!(step.fate, Fate::Added | Fate::Removed);
                !whole(part) || part.steps.iter().any(moved)
            })
    }
}

impl BlockStep {
    pub fn new(old: Range<usize>, new: Range<usize>, fate: Fate) -> Self {
        Self { old, new, fate, hunks: Vec::new() }
    }
}

impl PartChange {
    /// What became of a part, wherever it stood and stands; what moved is told as removed and added.
    pub fn between(old: &Part<'_>, new: &Part<'_>) -> Self {
        let mut change = Self::of(Some(0), Some(0));
        change.heading = compare_headings(old, new);
        change.steps = compare_blocks(old, new);
        if change.is_settled() {
            change.count_words(std::slice::from_ref(old), std::slice::from_ref(new));
        }
        change
    }

    /// All its blocks have counterparts in the part that it was, so nothing can have moved.
    pub fn is_settled(&self) -> bool {
        let settled =
            |fate| matches!(fate, Fate::Same | Fate::Laid | Fate::Relinked | Fate::Changed);
        self.old.is_some() && self.new.is_some() && self.steps.iter().all(|step| settled(step.fate))
    }

    fn of(old: Option<usize>, new: Option<usize>) -> Self {
        Self {
            old,
            new,
            moved: false,
            heading: Vec::new(),
            steps: Vec::new(),
            other: None,
            words_added: 0,
            words_removed: 0,
        }
    }

    fn count_words(&mut self, old: &[Part<'_>], new: &[Part<'_>]) {
        let (mut added, mut removed) = (0, 0);
        let mut count = |(of_new, of_old): (usize, usize)| {
            added += of_new;
            removed += of_old;
        };
        let heading = |parts: &[Part<'_>], at: usize| parts[at].words().heading.clone();
        let blocks = |parts: &[Part<'_>], at: Option<usize>, blocks: &Range<usize>| -> usize {
            let words = at.map(|at| &parts[at].words().blocks[blocks.clone()]).unwrap_or_default();
            words.iter().map(|block| block.count as usize).sum()
        };
        match (self.old, self.new) {
            (Some(from), Some(to)) if !self.heading.is_empty() => {
                let (old, new) = (heading(old, from), heading(new, to));
                count(words_of(&self.heading, |_| &old, |_| &new));
            }
            (Some(from), None) => count((0, count_of(&heading(old, from)) as usize)),
            (None, Some(to)) => count((count_of(&heading(new, to)) as usize, 0)),
            _ => {}
        }
        for step in &self.steps {
            let from = match step.fate {
                Fate::MovedHere(from) => Some(from),
                _ => self.old,
            };
            if let (Some(from), Some(to), false) = (from, self.new, step.hunks.is_empty()) {
                let (old, new) = (&old[from].words().blocks, &new[to].words().blocks);
                count(words_of(&step.hunks, |at| &old[at].words, |at| &new[at].words));
            }
            match step.fate {
                Fate::Removed => count((0, blocks(old, self.old, &step.old))),
                Fate::Added => count((blocks(new, self.new, &step.new), 0)),
                _ => {}
            }
        }
        (self.words_added, self.words_removed) = (added, removed);
    }
}

/// How many words some hunks add and remove.
fn words_of<'w>(
    hunks: &[Hunk],
    old: impl Fn(usize) -> &'w [Word],
    new: impl Fn(usize) -> &'w [Word],
) -> (usize, usize) {
    let content = || hunks.iter().filter(|hunk| !hunk.joint);
    let added = content().flat_map(|hunk| &hunk.new).map(|span| within(new(span.block), span));
    let removed = content().flat_map(|hunk| &hunk.old).map(|span| within(old(span.block), span));
    (added.sum(), removed.sum())
}

/// How many words a span holds.
fn within(words: &[Word], span: &Span) -> usize {
    let inside =
        |word: &&Word| span.bytes.start <= word.span.start && word.span.end <= span.bytes.end;
    words.iter().filter(inside).filter(|word| word.counts()).count()
}

/// The parts in the order of the new text, removed ones after those that they followed.
fn in_order(pairing: &Pairing) -> Vec<(Option<usize>, Option<usize>)> {
    let mut order = Vec::with_capacity(pairing.old_of.len() + pairing.removed.len());
    for (new, old) in pairing.old_of.iter().enumerate() {
        order.push((*old, Some(new)));
        if let Some(old) = old {
            let mut next = old + 1;
            while pairing.removed.binary_search(&next).is_ok() {
                order.push((Some(next), None));
                next += 1;
            }
        }
    }
    order
}

fn compare_headings(old: &Part<'_>, new: &Part<'_>) -> Vec<Hunk> {
    if old.heading == new.heading || old.folded() == new.folded() {
        return Vec::new();
    }
    hunks_of_text(&old.words().heading, &new.words().heading)
}

/// The texts hold the same words in the same order, however they are laid out.
fn same_words(old: &[Part<'_>], new: &[Part<'_>]) -> bool {
    fn forms<'p>(parts: &'p [Part<'_>]) -> impl Iterator<Item = u64> + 'p {
        let words = parts.iter().flat_map(|part| {
            let words = part.words();
            words.heading.iter().chain(words.blocks.iter().flat_map(|block| block.words.iter()))
        });
        words.filter(|word| word.counts()).map(|word| word.form)
    }
    forms(old).eq(forms(new))
}
