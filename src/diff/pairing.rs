//! Pairing: which part of the old text is which of the new. By what it is about, then by its heading,
//! then by likeness; so that renumbering, reordering and renaming are never taken for a rewrite.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::alignment::{dice, heaviest_chain};
use crate::diff::parts::Part;
use crate::diff::words::WordKind;
use crate::model::item::Item;

/// The pairs and the parts that have none.
#[derive(Debug, PartialEq, Eq)]
pub struct Pairing {
    /// For each part of the new text, that of the old.
    pub old_of: Vec<Option<usize>>,
    /// For each part of the new text: it stands elsewhere among the others than before.
    pub moved: Vec<bool>,
    /// Parts of the old text that have no counterpart, in order.
    pub removed: Vec<usize>,
}

/// How alike two parts must be to belong together when nothing else says so, in thousandths.
const ALIKE: u32 = 400;
/// How many candidates are weighed one against each other; beyond it order alone decides.
const WEIGHED: usize = 900;

/// Pairs the parts of two texts. The first parts, of title and beginning, always belong together.
pub fn pair(old: &[Part<'_>], new: &[Part<'_>]) -> Pairing {
    if stand_the_same(old, new) {
        let old_of = (0..new.len()).map(Some).collect();
        return Pairing { old_of, moved: vec![false; new.len()], removed: Vec::new() };
    }
    let mut pairs = Pairs {
        old,
        new,
        new_of: vec![None; old.len()],
        old_of: vec![None; new.len()],
        stems: Stems { old: vec![None; old.len()], new: vec![None; new.len()] },
    };
    if !old.is_empty() && !new.is_empty() {
        pairs.join(0, 0);
    }
    pairs.by_key(|at| Some(key(&old[at])), |at| Some(key(&new[at])));
    let said = |items: &&[Item]| !items.is_empty();
    pairs.by_key(|at| Some(old[at].items).filter(said), |at| Some(new[at].items).filter(said));
    pairs.by_key(|at| Some(old[at].folded()), |at| Some(new[at].folded()));
    pairs.by_likeness(|old, new| old.items.iter().any(|item| new.items.contains(item)), 0);
    pairs.by_likeness(|_, _| true, ALIKE);
    pairs.finish()
}

/// What a part is about and how it is headed.
pub fn key<'p>(part: &'p Part<'_>) -> (&'p [Item], &'p str) {
    (part.items, part.folded())
}

/// Each part has one that is headed the same in its place, and no other that is.
fn stand_the_same(old: &[Part<'_>], new: &[Part<'_>]) -> bool {
    let rest = |parts| <[Part<'_>]>::iter(parts).skip(1).map(key);
    let mut seen = BTreeSet::new();
    old.len() == new.len() && rest(old).eq(rest(new)) && rest(new).all(|key| seen.insert(key))
}

struct Pairs<'p, 'd> {
    old: &'p [Part<'d>],
    new: &'p [Part<'d>],
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
    stems: Stems,
}

/// The stems of the parts that were weighed so far.
struct Stems {
    old: Vec<Option<PartStems>>,
    new: Vec<Option<PartStems>>,
}

#[derive(Clone)]
struct PartStems {
    heading: Vec<u64>,
    body: Vec<u64>,
}

impl PartStems {
    fn of(part: &Part<'_>) -> Self {
        let words = part.words();
        let ordered = |stems: &mut dyn Iterator<Item = u64>| {
            let mut stems: Vec<u64> = stems.collect();
            stems.sort_unstable();
            stems
        };
        let heading = words.heading.iter().filter(|word| word.counts());
        let body = words.blocks.iter().flat_map(|block| block.words.iter());
        let body = body.filter(|word| word.kind == WordKind::Full);
        Self {
            heading: ordered(&mut heading.map(|word| word.stem)),
            body: ordered(&mut body.map(|word| word.stem)),
        }
    }
}

impl Pairs<'_, '_> {
    fn join(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    fn free(of: &[Option<usize>]) -> Vec<usize> {
        (0..of.len()).filter(|at| of[*at].is_none()).collect()
    }

    /// Pairs what has one key; several of one key by likeness.
    fn by_key<K: Ord>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
    ) {
        let mut groups: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in Self::free(&self.new_of) {
            if let Some(key) = old_key(at) {
                groups.entry(key).or_default().0.push(at);
            }
        }
        for at in Self::free(&self.old_of) {
            if let Some(key) = new_key(at)
                && let Some(group) = groups.get_mut(&key)
            {
                group.1.push(at);
            }
        }
        for (old, new) in groups.into_values() {
            match (&old[..], &new[..]) {
                (_, []) => {}
                ([old], [new]) => self.join(*old, *new),
                _ if old.len() * new.len() > WEIGHED => {
                    old.into_iter().zip(new).for_each(|(old, new)| self.join(old, new));
                }
                _ => {
                    let all = |_: &Part<'_>, _: &Part<'_>| true;
                    self.weigh(&old, &new, &all, 0);
                }
            }
        }
    }

    /// Pairs what is left and fits, the most alike first.
    fn by_likeness(&mut self, fits: impl Fn(&Part<'_>, &Part<'_>) -> bool, least: u32) {
        let (old, new) = (Self::free(&self.new_of), Self::free(&self.old_of));
        if old.is_empty() || new.is_empty() || old.len() * new.len() > WEIGHED * WEIGHED {
            return;
        }
        self.weigh(&old, &new, &fits, least);
    }

    fn weigh(
        &mut self,
        old: &[usize],
        new: &[usize],
        fits: &dyn Fn(&Part<'_>, &Part<'_>) -> bool,
        least: u32,
    ) {
        let mut offers = Vec::new();
        for &old_at in old {
            for &new_at in new {
                if fits(&self.old[old_at], &self.new[new_at]) {
                    let likeness = self.likeness(old_at, new_at);
                    if likeness >= least {
                        offers.push((likeness, old_at, new_at));
                    }
                }
            }
        }
        // The most alike first; of equals, those that come first in the texts.
        offers.sort_unstable_by_key(|(likeness, old, new)| (u32::MAX - likeness, *old, *new));
        for (_, old, new) in offers {
            if self.new_of[old].is_none() && self.old_of[new].is_none() {
                self.join(old, new);
            }
        }
    }

    /// In thousandths: two fifths by the heading, three by the text (Dice 1945).
    fn likeness(&mut self, old: usize, new: usize) -> u32 {
        let old_stems = self.stems.old[old].get_or_insert_with(|| PartStems::of(&self.old[old]));
        let new_stems = self.stems.new[new].get_or_insert_with(|| PartStems::of(&self.new[new]));
        let heading = dice(&old_stems.heading, &new_stems.heading);
        if old_stems.body.is_empty() && new_stems.body.is_empty() {
            return heading;
        }
        (2 * heading + 3 * dice(&old_stems.body, &new_stems.body)) / 5
    }

    fn finish(self) -> Pairing {
        let paired: Vec<(usize, usize)> =
            self.old_of.iter().enumerate().filter_map(|(new, old)| Some((new, (*old)?))).collect();
        let weights: Vec<(usize, u32)> =
            paired.iter().map(|(new, old)| (*old, weight(&self.new[*new]))).collect();
        let mut moved = vec![false; self.new.len()];
        for (new, _) in &paired {
            moved[*new] = true;
        }
        for at in heaviest_chain(&weights) {
            moved[paired[at].0] = false;
        }
        Pairing { old_of: self.old_of, moved, removed: Self::free(&self.new_of) }
    }
}

/// How much a part weighs in the question which of two has moved. The first part never moves.
fn weight(part: &Part<'_>) -> u32 {
    let bytes: usize = part.blocks.iter().map(|block| block.text.len()).sum();
    match part.anchor {
        None => u32::MAX / 2,
        Some(_) => u32::try_from(bytes + part.heading.len()).unwrap_or(u32::MAX / 4).max(1),
    }
}
