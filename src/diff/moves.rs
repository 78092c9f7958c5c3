//! Moves: blocks that went from one place and came to another, within a part or across parts.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diff::alignment::{Unit, likeness};
use crate::diff::blocks::{hunks, unit};
use crate::diff::comparison::{BlockStep, Fate, PartChange};
use crate::diff::parts::Part;

/// How alike two blocks must be to be one that moved, in thousandths: within a part, and across.
const ALIKE_WITHIN: u32 = 500;
const ALIKE_ACROSS: u32 = 750;
/// A block with fewer words is too short to be known again after a change.
const LEAST_CHANGED: u32 = 4;
/// A block with fewer words is too short to be known again in another part.
const LEAST_ACROSS: u32 = 3;
/// The most pairs that are weighed one against another; beyond it only equal blocks are found.
const WEIGHED: usize = 10_000;

/// A removed or an added block: the part change that tells it, its step in there, its part and block.
#[derive(Debug, Clone, Copy)]
struct Stray {
    change: usize,
    step: usize,
    part: usize,
    block: usize,
}

/// Makes moves of blocks that are told as removed in one place and as added in another; then tells
/// of parts that came out of another or went into one.
pub fn find_moves(changes: &mut [PartChange], old: &[Part<'_>], new: &[Part<'_>]) {
    let gone = strays(changes, Fate::Removed, |change| change.old, |step| step.old.start);
    let came = strays(changes, Fate::Added, |change| change.new, |step| step.new.start);
    if gone.is_empty() || came.is_empty() {
        return;
    }
    let mut search = Search::new(old, new, gone, came);
    search.equal();
    search.alike();
    for (from, to) in search.pairs {
        let blocks = (from.block..from.block + 1, to.block..to.block + 1);
        let away = &mut changes[from.change].steps[from.step];
        (away.fate, away.new) = (Fate::MovedAway(to.part), blocks.1.clone());
        let here = &mut changes[to.change].steps[to.step];
        (here.fate, here.old) = (Fate::MovedHere(from.part), blocks.0.clone());
        let (old_words, new_words) =
            (&old[from.part].words().blocks[from.block], &new[to.part].words().blocks[to.block]);
        if old_words.form != new_words.form {
            here.hunks = hunks(&old[from.part], &blocks.0, &new[to.part], &blocks.1);
        }
    }
    for change in changes {
        change.other = other_part(change, old, new);
    }
}

fn strays(
    changes: &[PartChange],
    fate: Fate,
    part: impl Fn(&PartChange) -> Option<usize>,
    block: impl Fn(&BlockStep) -> usize,
) -> Vec<Stray> {
    let mut strays = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let Some(part) = part(change) else { continue };
        let steps = change.steps.iter().enumerate().filter(|(_, step)| step.fate == fate);
        strays.extend(steps.map(|(step, it)| Stray { change: at, step, part, block: block(it) }));
    }
    strays
}

struct Search<'p, 'd> {
    old: &'p [Part<'d>],
    new: &'p [Part<'d>],
    /// What has no counterpart yet.
    gone: Vec<Option<Stray>>,
    came: Vec<Option<Stray>>,
    pairs: Vec<(Stray, Stray)>,
}

impl<'p, 'd> Search<'p, 'd> {
    fn new(old: &'p [Part<'d>], new: &'p [Part<'d>], gone: Vec<Stray>, came: Vec<Stray>) -> Self {
        let open = |strays: Vec<Stray>| strays.into_iter().map(Some).collect();
        Self { old, new, gone: open(gone), came: open(came), pairs: Vec::new() }
    }

    fn join(&mut self, gone: usize, came: usize) {
        if let (Some(from), Some(to)) = (self.gone[gone], self.came[came]) {
            self.pairs.push((from, to));
            (self.gone[gone], self.came[came]) = (None, None);
        }
    }

    /// Blocks that read the same: first within a part, then across.
    fn equal(&mut self) {
        for within in [true, false] {
            // By form and, within a part, by the change that tells it: what came, in order.
            let mut offers: BTreeMap<(u64, usize), Vec<usize>> = BTreeMap::new();
            for (at, stray) in self.came.iter().enumerate().rev() {
                let Some(stray) = stray else { continue };
                let words = &self.new[stray.part].words().blocks[stray.block];
                if words.count >= if within { 1 } else { LEAST_ACROSS } {
                    let of = if within { stray.change } else { 0 };
                    offers.entry((words.form, of)).or_default().push(at);
                }
            }
            for at in 0..self.gone.len() {
                let Some(stray) = self.gone[at] else { continue };
                let words = &self.old[stray.part].words().blocks[stray.block];
                let of = if within { stray.change } else { 0 };
                if let Some(came) = offers.get_mut(&(words.form, of)).and_then(Vec::pop) {
                    self.join(at, came);
                }
            }
        }
    }

    /// Blocks that are alike enough, the most alike first.
    fn alike(&mut self) {
        let gone = open_of(&self.gone, self.old);
        let came = open_of(&self.came, self.new);
        if gone.len() * came.len() > WEIGHED {
            return;
        }
        let mut offers = Vec::new();
        for (gone_at, gone_change, gone) in &gone {
            for (came_at, came_change, came) in &came {
                let likeness = likeness(gone, came);
                let least = if gone_change == came_change { ALIKE_WITHIN } else { ALIKE_ACROSS };
                if likeness >= least {
                    offers.push((1000 - likeness.min(1000), *gone_at, *came_at));
                }
            }
        }
        offers.sort_unstable();
        for (_, gone, came) in offers {
            self.join(gone, came);
        }
    }
}

/// The units without a counterpart that are long enough to be known again after a change.
fn open_of<'p>(strays: &[Option<Stray>], parts: &'p [Part<'_>]) -> Vec<(usize, usize, Unit<'p>)> {
    let open = strays.iter().enumerate().filter_map(|(at, stray)| {
        let stray = (*stray)?;
        let part = &parts[stray.part];
        let (block, words) = (&part.blocks[stray.block], &part.words().blocks[stray.block]);
        let unit = || unit(block.kind, block.text, words);
        (words.count >= LEAST_CHANGED).then(|| (at, stray.change, unit()))
    });
    open.collect()
}

/// The part that a new one came out of, or a removed one went into: where more than half of its
/// words are.
fn other_part(change: &PartChange, old: &[Part<'_>], new: &[Part<'_>]) -> Option<usize> {
    let part = match (change.old, change.new) {
        (None, Some(at)) => &new[at],
        (Some(at), None) => &old[at],
        _ => return None,
    };
    let words = |blocks: &Range<usize>| -> u32 {
        blocks.clone().map(|at| part.words().blocks[at].count).sum()
    };
    let mut shares: BTreeMap<usize, u32> = BTreeMap::new();
    for step in &change.steps {
        match step.fate {
            Fate::MovedHere(from) => *shares.entry(from).or_default() += words(&step.new),
            Fate::MovedAway(to) => *shares.entry(to).or_default() += words(&step.old),
            _ => {}
        }
    }
    let all: u32 = part.words().blocks.iter().map(|block| block.count).sum();
    let (other, share) = shares.into_iter().max_by_key(|(at, share)| (*share, usize::MAX - at))?;
    (share * 2 > all).then_some(other)
}
