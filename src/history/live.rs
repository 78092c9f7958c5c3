//! Git's simplification of a history with merges, for all paths at once. Where a merge has the text of
//! one of its parents, the history of that path goes on in the first such parent only; where it differs
//! from all of them, the merge is a revision and the history goes on in every parent. Each commit is
//! given the set of paths whose history comes through it, from children to parents.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::facts::{Facts, index};

/// A set of paths, as its members or as what is missing from it.
#[derive(Debug, Clone)]
enum Live {
    AllBut(BTreeSet<u32>),
    Only(BTreeSet<u32>),
}

impl Live {
    fn has(&self, path: u32) -> bool {
        match self {
            Self::AllBut(missing) => !missing.contains(&path),
            Self::Only(members) => members.contains(&path),
        }
    }

    fn add(&mut self, path: u32) {
        match self {
            Self::AllBut(missing) => missing.remove(&path),
            Self::Only(members) => members.insert(path),
        };
    }

    fn remove(&mut self, path: u32) {
        match self {
            Self::AllBut(missing) => missing.insert(path),
            Self::Only(members) => members.remove(&path),
        };
    }

    fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::AllBut(a), Self::AllBut(b)) => Self::AllBut(&a & &b),
            (Self::AllBut(a), Self::Only(b)) | (Self::Only(b), Self::AllBut(a)) => {
                Self::AllBut(&a - &b)
            }
            (Self::Only(a), Self::Only(b)) => Self::Only(&a | &b),
        }
    }
}

/// The steps that are no part of the history, as places of entries and paths; none in a history
/// without merges.
pub(super) fn dead_steps(facts: &Facts) -> BTreeSet<(usize, u32)> {
    let mut dead = BTreeSet::new();
    if facts.forks.values().all(|parents| parents.len() < 2) {
        return dead;
    }
    let mut entries = facts.entries.iter().enumerate().rev().peekable();
    let mut waiting: BTreeMap<u32, Live> = BTreeMap::new();
    for commit in (0..index(facts.commits.len())).rev() {
        let is_tip = commit as usize + 1 == facts.commits.len();
        let arrived = waiting.remove(&commit);
        let live = match arrived {
            Some(live) => live,
            None if is_tip => Live::AllBut(BTreeSet::new()),
            None => Live::Only(BTreeSet::new()),
        };
        let entry = entries.next_if(|(_, entry)| entry.commit == commit);
        if let Some((place, entry)) = entry {
            let steps = entry.steps.iter().filter(|step| !live.has(step.path));
            dead.extend(steps.map(|step| (place, step.path)));
        }
        let carried = entry.map_or(&[][..], |(_, entry)| &entry.carried);
        let everywhere = entry.map(|(_, entry)| entry.steps.iter());
        let parents = facts.parents(commit);
        for (number, parent) in (0..).zip(&parents) {
            let mut share = if number == 0 { live.clone() } else { Live::Only(BTreeSet::new()) };
            for (path, _) in carried.iter().filter(|(_, from)| number == 0 && *from != 0) {
                share.remove(*path);
            }
            if number > 0 {
                let own = carried.iter().filter(|(_, from)| *from == number).map(|(path, _)| *path);
                let all =
                    everywhere.clone().into_iter().flatten().flat_map(|step| {
                        [Some(step.path), step.moved_from()].into_iter().flatten()
                    });
                own.chain(all).filter(|path| live.has(*path)).for_each(|path| share.add(path));
            }
            let share = match waiting.remove(parent) {
                Some(before) => before.union(share),
                None => share,
            };
            waiting.insert(*parent, share);
        }
    }
    dead
}
