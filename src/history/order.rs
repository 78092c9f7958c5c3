//! The order of the commits: parents before children, the line of first parents first, and before each
//! merge what it brought in. Clocks play no part in it, and the order of a tip is the beginning of the
//! order of every later tip that continues its line.

use std::collections::HashMap;

use crate::history::commits::{Commit, Reader};
use crate::history::error::HistoryError;
use crate::history::facts::{Facts, index};
use crate::history::objects::Objects;
use crate::model::object_id::ObjectId;

/// The commits that `facts` did not have yet.
#[derive(Debug)]
pub(super) struct Fresh {
    /// In the order of `facts.commits`, whose end they now are.
    pub(super) commits: Vec<Commit>,
    /// The tip of the facts is no ancestor of the new tip.
    pub(super) rewritten: bool,
}

/// Reads all commits from `tip` down to those that the facts know, and adds them to the facts. Facts of
/// commits that are no longer on the line of first parents, and of all after them, are forgotten.
pub(super) fn add_commits(
    objects: &Objects<'_>,
    reader: &Reader,
    facts: &mut Facts,
    tip: ObjectId,
    progress: &dyn Fn(usize),
) -> Result<Fresh, HistoryError> {
    let old_tip = facts.commits.iter().next_back();
    let mut descent = descend(objects, reader, facts, tip, progress)?;
    let continues = descent.known == facts.commits.len();
    facts.keep_first(descent.known);
    let mut places = Places::default();
    let mut fresh = Vec::new();
    let mut read = descent.line.len();
    while let Some((commit, mut next)) = descent.line.pop() {
        let unread = loop {
            match commit.parents.get(next) {
                Some(parent) if places.of(facts, *parent).is_some() => next += 1,
                unread => break unread.copied(),
            }
        };
        if let Some(parent) = unread {
            descent.line.push((commit, next));
            descent.line.push((reader.read(objects, parent)?, 0));
            read += 1;
            report(progress, read);
        } else {
            let parents = commit.parents.iter().filter_map(|id| places.of(facts, *id)).collect();
            places.add(commit.id, index(facts.commits.len()));
            facts.add_commit(commit.id, parents);
            fresh.push(commit);
        }
    }
    let rewritten =
        !continues && old_tip.is_some_and(|old_tip| places.of(facts, old_tip).is_none());
    Ok(Fresh { commits: fresh, rewritten })
}

/// Where commits stand in the facts. Mostly the one last added is asked for; all are looked up only
/// when another is.
#[derive(Default)]
struct Places {
    all: Option<HashMap<ObjectId, u32>>,
}

impl Places {
    fn of(&mut self, facts: &Facts, id: ObjectId) -> Option<u32> {
        if facts.commits.iter().next_back() == Some(id) {
            return Some(index(facts.commits.len() - 1));
        }
        let all = self.all.get_or_insert_with(|| facts.commits.iter().zip(0..).collect());
        all.get(&id).copied()
    }

    fn add(&mut self, id: ObjectId, place: u32) {
        if let Some(all) = &mut self.all {
            all.insert(id, place);
        }
    }
}

/// The new part of the line of first parents, newest first, each commit with the number of the parent
/// to be looked at next; and how many commits of the facts stand before it.
struct Descent {
    line: Vec<(Commit, usize)>,
    known: usize,
}

/// After so many commits without meeting the old tip, it is looked whether another known one was met.
const PATIENCE: usize = 256;

fn descend(
    objects: &Objects<'_>,
    reader: &Reader,
    facts: &Facts,
    tip: ObjectId,
    progress: &dyn Fn(usize),
) -> Result<Descent, HistoryError> {
    let old_tip = facts.commits.iter().next_back();
    let mut known: Option<HashMap<ObjectId, u32>> = None;
    let mut line: Vec<(Commit, usize)> = Vec::new();
    let mut next = Some(tip);
    while let Some(id) = next {
        if old_tip == Some(id) {
            return Ok(Descent { line, known: facts.commits.len() });
        }
        if let Some(place) = known.as_ref().and_then(|known| known.get(&id)) {
            return Ok(Descent { line, known: *place as usize + 1 });
        }
        let commit = reader.read(objects, id)?;
        next = commit.parents.first().copied();
        line.push((commit, 0));
        report(progress, line.len());
        let is_end = next.is_none() || line.len() == PATIENCE;
        if is_end && old_tip.is_some() && known.is_none() {
            let places = line_of(facts);
            let met = line.iter().position(|(commit, _)| places.contains_key(&commit.id));
            if let Some(met) = met {
                let place = places[&line[met].0.id];
                line.truncate(met);
                return Ok(Descent { line, known: place as usize + 1 });
            }
            known = Some(places);
        }
    }
    Ok(Descent { line, known: 0 })
}

/// The commits of the known line of first parents.
fn line_of(facts: &Facts) -> HashMap<ObjectId, u32> {
    let line = facts.first_parents().into_iter();
    line.map(|commit| (facts.commits.get(commit), commit)).collect()
}

fn report(progress: &dyn Fn(usize), read: usize) {
    if read.is_multiple_of(1000) {
        progress(read);
    }
}
