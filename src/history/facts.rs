//! Facts: what each commit did to the texts. They are pure of time zones and languages, never go stale,
//! and new commits are only ever added at their end; this is what the cache keeps. Commits, paths and
//! texts are numbered, and the numbers are `u32`.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

use crate::history::commits::Times;
use crate::history::notes::Words;
use crate::model::object_id::ObjectId;

/// What the commits up to one tip did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Facts {
    /// All commits that were read: first the line of first parents, oldest first, and before each
    /// merge the commits that it brought in. Parents always stand before their children.
    pub(super) commits: Ids,
    /// The parents of those commits whose one parent is not the commit before them.
    pub(super) forks: BTreeMap<u32, Vec<u32>>,
    /// What commits did, those that did something, in the order of the commits.
    pub(super) entries: Vec<Entry>,
    pub(super) paths: Vec<PathName>,
    /// The texts that the steps name.
    pub(super) blobs: Ids,
    /// Whether two texts are so unlike that the later is no return of the earlier.
    pub(super) unlike: BTreeMap<(u32, u32), bool>,
}

/// What one commit did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) commit: u32,
    pub(super) times: Times,
    pub(super) words: Words,
    pub(super) steps: Vec<Step>,
    /// Where a merge has the text of a parent other than its first: the path and which parent.
    pub(super) carried: Vec<(u32, u32)>,
    /// The words of commits that a merge brought in, for steps that only one of them is behind.
    pub(super) brought: Vec<Words>,
}

/// What befell one path in one commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    pub(super) path: u32,
    pub(super) what: What,
    /// The words to take from `Entry::brought` instead of the commit's own.
    pub(super) by: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum What {
    /// The path got this text: new or changed.
    Written {
        blob: u32,
    },
    Removed,
    /// The text of another path moved here, with or without a change.
    Moved {
        from: u32,
        blob: u32,
    },
}

impl Step {
    /// The path that the text left.
    pub(super) fn moved_from(&self) -> Option<u32> {
        match self.what {
            What::Moved { from, .. } => Some(from),
            What::Written { .. } | What::Removed => None,
        }
    }
}

/// A path from the content folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PathName {
    /// Bytes that are not UTF-8 are replaced by `U+FFFD`.
    pub(super) text: String,
    /// The bytes themselves, where the name is not UTF-8.
    pub(super) raw: Option<Vec<u8>>,
}

impl PathName {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let raw = (text.as_bytes() != bytes).then(|| bytes.to_owned());
        Self { text, raw }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.text.as_bytes())
    }
}

impl Facts {
    pub(super) fn parents(&self, commit: u32) -> Vec<u32> {
        match self.forks.get(&commit) {
            Some(parents) => parents.clone(),
            None => commit.checked_sub(1).into_iter().collect(),
        }
    }

    /// Whether two texts are the same to the byte.
    pub(super) fn same_text(&self, a: u32, b: u32) -> bool {
        a == b || self.blobs.get(a) == self.blobs.get(b)
    }

    /// Adds a commit whose parents are known.
    pub(super) fn add_commit(&mut self, id: ObjectId, parents: Vec<u32>) {
        let number = index(self.commits.len());
        if parents != number.checked_sub(1).into_iter().collect::<Vec<_>>() {
            self.forks.insert(number, parents);
        }
        self.commits.push(id);
    }

    /// The line of first parents, newest first.
    pub(super) fn first_parents(&self) -> Vec<u32> {
        let mut line = Vec::with_capacity(self.commits.len());
        let mut next = index(self.commits.len()).checked_sub(1);
        while let Some(commit) = next {
            line.push(commit);
            next = self.parents(commit).first().copied();
        }
        line
    }

    /// Forgets all commits but the first `count`.
    pub(super) fn keep_first(&mut self, count: usize) {
        if count == 0 {
            *self = Self::default();
        }
        let first_gone = index(count);
        self.commits.0.truncate(count * ID);
        drop(self.forks.split_off(&first_gone));
        self.entries.retain(|entry| entry.commit < first_gone);
    }

    /// Whether every number in the facts names something: what a file claims is not believed.
    pub(super) fn are_sound(&self) -> bool {
        let commits = index(self.commits.len());
        let in_order = |pair: &[Entry]| pair[0].commit < pair[1].commit;
        self.commits.0.len().is_multiple_of(ID)
            && self.blobs.0.len().is_multiple_of(ID)
            && self
                .forks
                .iter()
                .all(|(at, parents)| *at < commits && parents.iter().all(|parent| parent < at))
            && self.entries.windows(2).all(in_order)
            && self.entries.iter().all(|entry| entry.commit < commits && self.sound_steps(entry))
    }

    fn sound_steps(&self, entry: &Entry) -> bool {
        let path = |path: u32| (path as usize) < self.paths.len();
        let blob = |blob: u32| (blob as usize) < self.blobs.len();
        entry.carried.iter().all(|(at, _)| path(*at))
            && entry.steps.iter().all(|step| {
                let what = match step.what {
                    What::Written { blob: text } => blob(text),
                    What::Removed => true,
                    What::Moved { from, blob: text } => path(from) && blob(text),
                };
                what && path(step.path)
                    && step.by.is_none_or(|by| (by as usize) < entry.brought.len())
            })
    }
}

/// A number of the facts for a place in a list.
pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Object names one after another, read and written as one run of bytes.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Ids(Vec<u8>);

const ID: usize = 20;

impl Ids {
    pub(super) fn len(&self) -> usize {
        self.0.len() / ID
    }

    pub(super) fn push(&mut self, id: ObjectId) {
        self.0.extend_from_slice(&id.0);
    }

    /// The name at a place that exists.
    pub(super) fn get(&self, at: u32) -> ObjectId {
        let start = at as usize * ID;
        let bytes = self.0[start..].first_chunk();
        ObjectId(*bytes.expect("numbers of the facts name what stands in them"))
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = ObjectId> {
        self.0.as_chunks::<ID>().0.iter().map(|bytes| ObjectId(*bytes))
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Ids {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Ids;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Ids, E> {
                Ok(Ids(bytes.to_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}
