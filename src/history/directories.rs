//! The walk, directory by directory: one folder through all its versions, then its sub-folders. So
//! neighbours of one chain of deltas are read one after another, and each tree once.

use std::collections::{BTreeMap, HashMap};

use crate::history::error::HistoryError;
use crate::history::facts::{Facts, PathName, index};
use crate::history::objects::Objects;
use crate::history::trees::{Damaged, Entry, Mode, differences, find};
use crate::model::object_id::ObjectId;

/// Where the texts are in a tree of the repository, and what their names end in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    /// The folders from the root of the repository down to the content.
    pub(super) folders: Vec<Vec<u8>>,
    /// With its dot: `.md`.
    pub(super) ending: Vec<u8>,
}

impl Scope {
    /// The content folder in the tree of a commit, if it is there.
    pub(super) fn content_of(
        &self,
        objects: &Objects<'_>,
        root: ObjectId,
    ) -> Result<Option<ObjectId>, HistoryError> {
        let mut tree = root;
        for folder in &self.folders {
            let object = objects.read(tree)?;
            let found =
                find(object.data(), folder).map_err(|Damaged| HistoryError::damaged(tree))?;
            match found {
                Some(entry) if entry.mode == Mode::Folder => tree = entry.id,
                _ => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    fn has_text(&self, entry: &Entry<'_>) -> bool {
        entry.mode == Mode::File && entry.name.ends_with(&self.ending)
    }
}

/// Two versions of a folder to be compared; `None` where there is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// The caller's number for it.
    pub(super) number: u32,
    pub(super) old: Option<ObjectId>,
    pub(super) new: Option<ObjectId>,
}

/// A text that is not the same in the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    /// The number of the edge.
    pub(super) edge: u32,
    pub(super) path: u32,
    pub(super) old: Option<ObjectId>,
    pub(super) new: Option<ObjectId>,
}

/// Numbers for paths, those of the facts and new ones.
#[derive(Debug, Default)]
pub(super) struct Paths {
    numbers: HashMap<Vec<u8>, u32>,
}

impl Paths {
    pub(super) fn of(facts: &Facts) -> Self {
        let names = facts.paths.iter().map(|path| path.bytes().to_owned());
        Self { numbers: names.zip(0..).collect() }
    }

    fn number(&mut self, facts: &mut Facts, path: &[u8]) -> u32 {
        if let Some(number) = self.numbers.get(path) {
            return *number;
        }
        let number = index(facts.paths.len());
        facts.paths.push(PathName::new(path));
        self.numbers.insert(path.to_owned(), number);
        number
    }
}

/// Compares the content folder along all edges. The changes are sorted by edge.
pub(super) fn compare(
    objects: &Objects<'_>,
    scope: &Scope,
    edges: Vec<Edge>,
    paths: &mut Paths,
    facts: &mut Facts,
) -> Result<Vec<Change>, HistoryError> {
    let mut changes = Vec::new();
    let mut folders = vec![(Vec::new(), edges)];
    while let Some((folder, edges)) = folders.pop() {
        let mut below: BTreeMap<Vec<u8>, Vec<Edge>> = BTreeMap::new();
        let mut kept = Kept { objects, trees: Vec::new() };
        for edge in edges {
            let number = edge.number;
            compare_trees(&mut kept, edge, &mut |old, new| {
                let Some(name) = old.or(new).map(|entry| entry.name) else { return };
                let path = || [&folder[..], name].concat();
                let folder_id =
                    |entry: &Entry<'_>| (entry.mode == Mode::Folder).then_some(entry.id);
                let text_id = |entry: &Entry<'_>| scope.has_text(entry).then_some(entry.id);
                let (old_folder, new_folder) =
                    (old.as_ref().and_then(folder_id), new.as_ref().and_then(folder_id));
                if old_folder != new_folder {
                    let edge = Edge { number, old: old_folder, new: new_folder };
                    below.entry([&path()[..], b"/"].concat()).or_default().push(edge);
                }
                let (old, new) = (old.as_ref().and_then(text_id), new.as_ref().and_then(text_id));
                if old != new {
                    let path = paths.number(facts, &path());
                    changes.push(Change { edge: number, path, old, new });
                }
            })?;
        }
        folders.extend(below);
    }
    changes.sort_unstable();
    Ok(changes)
}

fn compare_trees(
    kept: &mut Kept<'_, '_>,
    edge: Edge,
    tell: &mut dyn FnMut(Option<Entry<'_>>, Option<Entry<'_>>),
) -> Result<(), HistoryError> {
    if edge.old == edge.new {
        return Ok(());
    }
    let [old, new] = kept.both(edge.old, edge.new)?;
    let damaged = |Damaged| match edge.new.or(edge.old) {
        Some(id) => HistoryError::damaged(id),
        None => HistoryError::Git { reason: String::new() },
    };
    differences(old, new, tell).map_err(damaged)
}

/// The trees read last: what is new along one edge is mostly the old side of the next.
struct Kept<'r, 'o> {
    objects: &'o Objects<'r>,
    trees: Vec<(ObjectId, git2::OdbObject<'o>)>,
}

/// So many trees are held at a time.
const KEPT: usize = 6;

impl Kept<'_, '_> {
    fn both(
        &mut self,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
    ) -> Result<[&[u8]; 2], HistoryError> {
        if self.trees.len() + 2 > KEPT {
            self.trees.drain(..2);
        }
        let old = old.map(|id| self.place(id)).transpose()?;
        let new = new.map(|id| self.place(id)).transpose()?;
        let bytes = |place: Option<usize>| place.map_or(&[][..], |at| self.trees[at].1.data());
        Ok([bytes(old), bytes(new)])
    }

    fn place(&mut self, id: ObjectId) -> Result<usize, HistoryError> {
        if let Some(place) = self.trees.iter().rposition(|(kept, _)| *kept == id) {
            return Ok(place);
        }
        self.trees.push((id, self.objects.read(id)?));
        Ok(self.trees.len() - 1)
    }
}
