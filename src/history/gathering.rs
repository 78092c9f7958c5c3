//! New commits into facts: which texts each of them wrote, removed or moved, and whose words explain it.

use std::collections::BTreeMap;

use crate::history::commits::{Commit, Reader};
use crate::history::directories::{Change, Edge, Paths, Scope, compare};
use crate::history::error::HistoryError;
use crate::history::facts::{Entry, Facts, Step, What, index};
use crate::history::likeness::Texts;
use crate::history::notes::Words;
use crate::history::objects::Objects;
use crate::history::order::{Fresh, add_commits};
use crate::history::reading::Walk;
use crate::history::renames::{Difference, find_moves};
use crate::model::object_id::ObjectId;

/// What is read, and how.
#[derive(Clone, Copy)]
pub(super) struct Source<'a, 'r> {
    pub(super) objects: &'a Objects<'r>,
    pub(super) reader: &'a Reader,
    pub(super) scope: &'a Scope,
    pub(super) walk: Walk,
}

/// What the facts gained.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gained {
    /// How many commits were read.
    pub(super) commits: usize,
    /// The facts were of a history that has been rewritten since.
    pub(super) rewritten: bool,
}

/// So many commits are compared in one go; progress is told between them.
const BATCH: usize = 8192;

/// Adds to the facts what the commits up to `tip` did.
pub(super) fn gather(
    source: Source<'_, '_>,
    facts: &mut Facts,
    tip: ObjectId,
    progress: &dyn Fn(usize, usize),
) -> Result<Gained, HistoryError> {
    let told = |read| progress(read, 0);
    let Fresh { commits, rewritten } =
        add_commits(source.objects, source.reader, facts, tip, &told)?;
    let roles = roles(facts, &commits, source.walk);
    let mut gathering = Gathering {
        source,
        base: facts.commits.len() - commits.len(),
        contents: vec![None; commits.len()],
        commits: &commits,
        roles,
        paths: Paths::of(facts),
        touched: BTreeMap::new(),
    };
    let mut done = 0;
    while done < commits.len() {
        let end = (done + BATCH).min(commits.len());
        gathering.gather(facts, done..end)?;
        done = end;
        progress(done, commits.len());
    }
    Ok(Gained { commits: commits.len(), rewritten })
}

/// What a commit is in the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its changes are revisions.
    Counted,
    /// It was brought in by a merge (its place), for which it may have the words.
    Brought(usize),
}

fn roles(facts: &Facts, commits: &[Commit], walk: Walk) -> Vec<Role> {
    if walk == Walk::All {
        return vec![Role::Counted; commits.len()];
    }
    let base = facts.commits.len() - commits.len();
    let mut merge = commits.len().saturating_sub(1);
    let mut next = commits.len().checked_sub(1);
    let mut roles = vec![Role::Counted; commits.len()];
    for place in (0..commits.len()).rev() {
        if next == Some(place) {
            merge = place;
            let parent = facts.parents(index(base + place)).first().copied();
            next = parent.and_then(|parent| (parent as usize).checked_sub(base));
        } else {
            roles[place] = Role::Brought(merge);
        }
    }
    roles
}

/// Not yet looked up, or the content folder of a commit, which may be missing.
type Content = Option<Option<ObjectId>>;

struct Gathering<'a, 'r> {
    source: Source<'a, 'r>,
    /// How many commits the facts knew already.
    base: usize,
    commits: &'a [Commit],
    contents: Vec<Content>,
    roles: Vec<Role>,
    paths: Paths,
    /// Which commits touched a path, of those that the next merge brought in.
    touched: BTreeMap<u32, Vec<usize>>,
}

/// An edge's commit (its place) and which of its parents it leads to.
type Link = (usize, u32);

impl Gathering<'_, '_> {
    fn gather(
        &mut self,
        facts: &mut Facts,
        places: std::ops::Range<usize>,
    ) -> Result<(), HistoryError> {
        let (mut links, mut edges) = (Vec::new(), Vec::new());
        for place in places.clone() {
            self.add_edges(facts, place, &mut links, &mut edges)?;
        }
        let Source { objects, scope, .. } = self.source;
        let changes = compare(objects, scope, edges, &mut self.paths, facts)?;
        let mut changes = changes.as_slice();
        for place in places {
            let of_commit = |change: &Change| links[change.edge as usize].0 == place;
            let count = changes.iter().take_while(|change| of_commit(change)).count();
            let (own, rest) = changes.split_at(count);
            changes = rest;
            self.take(facts, place, own, &links)?;
        }
        Ok(())
    }

    fn add_edges(
        &mut self,
        facts: &Facts,
        place: usize,
        links: &mut Vec<Link>,
        edges: &mut Vec<Edge>,
    ) -> Result<(), HistoryError> {
        let number = self.base + place;
        let parents = facts.parents(index(number));
        let wanted = match (self.roles[place], self.source.walk) {
            (Role::Brought(_), _) if parents.len() > 1 => 0,
            (Role::Brought(merge), _) if !self.wants_words(facts, merge)? => 0,
            (_, Walk::FirstParent) => 1,
            (_, Walk::All) => parents.len().max(1),
        };
        for parent in 0..wanted {
            let new = self.content(facts, index(number))?;
            let old = match parents.get(parent) {
                Some(parent) => self.content(facts, *parent)?,
                None => None,
            };
            edges.push(Edge { number: index(links.len()), old, new });
            links.push((place, index(parent)));
        }
        Ok(())
    }

    /// Whether a merge changes texts and does not explain itself.
    fn wants_words(&mut self, facts: &Facts, merge: usize) -> Result<bool, HistoryError> {
        if self.commits[merge].words.has_trailers() {
            return Ok(false);
        }
        let number = index(self.base + merge);
        let Some(parent) = facts.parents(number).first().copied() else { return Ok(false) };
        Ok(self.content(facts, number)? != self.content(facts, parent)?)
    }

    /// The content folder of a commit.
    fn content(&mut self, facts: &Facts, commit: u32) -> Result<Option<ObjectId>, HistoryError> {
        let Source { objects, reader, scope, .. } = self.source;
        let Some(place) = (commit as usize).checked_sub(self.base) else {
            let known = reader.read(objects, facts.commits.get(commit))?;
            return scope.content_of(objects, known.tree);
        };
        if let Some(content) = self.contents[place] {
            return Ok(content);
        }
        let content = scope.content_of(objects, self.commits[place].tree)?;
        self.contents[place] = Some(content);
        Ok(content)
    }

    fn take(
        &mut self,
        facts: &mut Facts,
        place: usize,
        changes: &[Change],
        links: &[Link],
    ) -> Result<(), HistoryError> {
        if self.roles[place] != Role::Counted {
            for change in changes {
                self.touched.entry(change.path).or_default().push(place);
            }
            return Ok(());
        }
        let touched = std::mem::take(&mut self.touched);
        if changes.is_empty() {
            return Ok(());
        }
        let parent_of = |change: &Change| links[change.edge as usize].1;
        let parents = index(facts.parents(index(self.base + place)).len());
        let compared = if self.source.walk == Walk::All { parents } else { 1 };
        let (own, carried) = against_all_parents(changes, compared, &parent_of);
        let mut steps = steps(self.source.objects, facts, &own)?;
        let Commit { times, words, .. } = &self.commits[place];
        let brought = self.words_brought(words, &mut steps, &touched);
        if !steps.is_empty() || !carried.is_empty() {
            let commit = index(self.base + place);
            let (times, words) = (*times, words.clone());
            facts.entries.push(Entry { commit, times, words, steps, carried, brought });
        }
        Ok(())
    }

    /// The words for those steps of a merge that exactly one of the commits it brought in is behind.
    fn words_brought(
        &self,
        own: &Words,
        steps: &mut [Step],
        touched: &BTreeMap<u32, Vec<usize>>,
    ) -> Vec<Words> {
        let (mut brought, mut places) = (Vec::new(), BTreeMap::new());
        if own.has_trailers() {
            return brought;
        }
        for step in steps {
            if let Some([only]) = touched.get(&step.path).map(Vec::as_slice) {
                let by = places.entry(*only).or_insert_with(|| {
                    brought.push(self.commits[*only].words.clone());
                    index(brought.len() - 1)
                });
                step.by = Some(*by);
            }
        }
        brought
    }
}

/// Parts the changes of a commit into those against all of its parents, and the paths that it has
/// from one of its later parents, with the first such.
fn against_all_parents(
    changes: &[Change],
    parents: u32,
    parent_of: &dyn Fn(&Change) -> u32,
) -> (Vec<Change>, Vec<(u32, u32)>) {
    let first_count = changes.iter().take_while(|change| parent_of(change) == 0).count();
    let (first, later) = changes.split_at(first_count);
    let differs: std::collections::BTreeSet<(u32, u32)> =
        later.iter().map(|change| (change.path, parent_of(change))).collect();
    let (mut own, mut carried) = (Vec::new(), Vec::new());
    for change in first {
        match (1..parents).find(|parent| !differs.contains(&(change.path, *parent))) {
            Some(parent) => carried.push((change.path, parent)),
            None => own.push(*change),
        }
    }
    (own, carried)
}

fn steps(
    objects: &Objects<'_>,
    facts: &mut Facts,
    changes: &[Change],
) -> Result<Vec<Step>, HistoryError> {
    let difference = |change: &Change| {
        let path = facts.paths[change.path as usize].text.as_str();
        (Difference { path, old: change.old, new: change.new }, change.path)
    };
    let mut differences: Vec<(Difference<'_>, u32)> = changes.iter().map(difference).collect();
    differences.sort_by_key(|(difference, number)| (difference.path, *number));
    let (differences, numbers): (Vec<_>, Vec<_>) = differences.into_iter().unzip();
    let moves = find_moves(&differences, &mut Texts::new(objects))?;
    let from: BTreeMap<usize, usize> = moves.iter().map(|found| (found.to, found.from)).collect();
    let left: Vec<usize> = moves.iter().map(|found| found.from).collect();
    let texts: Vec<_> = differences.iter().map(|difference| difference.new).collect();
    let mut steps = Vec::with_capacity(texts.len());
    for (place, text) in texts.into_iter().enumerate() {
        let what = match (text, from.get(&place)) {
            (Some(text), Some(from)) => {
                What::Moved { from: numbers[*from], blob: add(facts, text) }
            }
            (Some(text), None) => What::Written { blob: add(facts, text) },
            (None, _) if left.binary_search(&place).is_ok() => continue,
            (None, _) => What::Removed,
        };
        steps.push(Step { path: numbers[place], what, by: None });
    }
    Ok(steps)
}

fn add(facts: &mut Facts, text: ObjectId) -> u32 {
    facts.blobs.push(text);
    index(facts.blobs.len() - 1)
}
