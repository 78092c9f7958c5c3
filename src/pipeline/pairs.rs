//! Which text of one state is which of another. The history knows best: texts of one timeline belong
//! together, however often they were renamed and rewritten in between. What it does not know (another
//! branch, the disk) is paired by path, then by equal bytes, then by likeness.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::renames::Difference;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::object_id::ObjectId;
use crate::model::portal::{NoticeId, Portal};
use crate::model::timeline::{ChangeKind, Happening, Timeline};
use crate::pipeline::error::PipelineError;
use crate::pipeline::loading::Loaded;
use crate::pipeline::states::State;

/// A text in one or both of two states, by its path and blob in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair<'s> {
    pub(super) old: Option<(&'s str, ObjectId)>,
    pub(super) new: Option<(&'s str, ObjectId)>,
    /// The notice whose timeline it stands on, if it stands on one.
    pub(super) notice: Option<&'s NoticeId>,
    /// Every revision from the old text to the new one was declared technical.
    pub(super) declared_technical: bool,
}

/// Two states to be paired.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pairing<'s> {
    pub(super) loaded: &'s Loaded,
    pub(super) from: &'s State,
    pub(super) to: &'s State,
}

type Texts<'s> = BTreeMap<&'s str, ObjectId>;

impl<'s> Pairing<'s> {
    /// The notices' texts that are not the same in both states.
    ///
    /// Errors: a text that the repository cannot give.
    pub(super) fn pairs(self) -> Result<Vec<Pair<'s>>, PipelineError> {
        let lines = Lines::of(&self.loaded.portal);
        let (mut old, mut new) = (differing(self.from, self.to), differing(self.to, self.from));
        let mut pairs = pair_by_line(&lines, &mut old, &mut new);
        let differences = differences(&lines, &old, &new);
        let moves = match self.loaded.shelf.repository() {
            Some(repository) => {
                repository.moves_between(&differences, self.loaded.shelf.on_disk())?
            }
            None => Vec::new(),
        };
        let left: BTreeSet<usize> = moves.iter().map(|found| found.from).collect();
        let taken: BTreeSet<usize> = moves.iter().map(|found| found.to).collect();
        let side = |at: usize, blob: Option<ObjectId>| Some((differences[at].path, blob?));
        let moved = moves.iter().map(|found| {
            let (old, new) = (differences[found.from].old, differences[found.to].new);
            (side(found.from, old), side(found.to, new))
        });
        let stayed = differences.iter().enumerate().map(|(at, difference)| {
            let old = difference.old.filter(|_| !left.contains(&at));
            let new = difference.new.filter(|_| !taken.contains(&at));
            (side(at, old), side(at, new))
        });
        let rest = moved.chain(stayed).filter(|pair| *pair != (None, None));
        pairs.extend(rest.map(|(old, new)| Pair {
            old,
            new,
            notice: new.or(old).and_then(|(path, blob)| lines.notice(lines.line(path, blob)?)),
            declared_technical: false,
        }));
        Ok(pairs)
    }
}

/// The notices' texts of a state that another has not, or not like this.
fn differing<'s>(state: &'s State, other: &State) -> Texts<'s> {
    let texts = state.texts.iter().filter(|(path, blob)| {
        other.texts.get(*path) != Some(*blob)
            && matches!(read_path(path), Some((ContentPath::Notice(_), _)))
    });
    texts.map(|(path, blob)| (path.as_str(), *blob)).collect()
}

/// Takes out the texts that stand on one timeline.
fn pair_by_line<'s>(lines: &Lines<'s>, old: &mut Texts<'s>, new: &mut Texts<'s>) -> Vec<Pair<'s>> {
    let by_line = |texts: &Texts<'s>| -> BTreeMap<usize, &'s str> {
        let lined = texts.iter().filter_map(|(path, blob)| Some((lines.line(path, *blob)?, *path)));
        lined.collect()
    };
    let (old_paths, new_paths) = (by_line(old), by_line(new));
    let mut pairs = Vec::new();
    for (line, old_path) in old_paths {
        let Some(new_path) = new_paths.get(&line) else { continue };
        if let (Some(was), Some(is)) = (old.remove(old_path), new.remove(new_path)) {
            let declared_technical = lines.declared_technical(line, was, is);
            let (old, new) = (Some((old_path, was)), Some((*new_path, is)));
            let notice = lines.notice(line);
            pairs.push(Pair { old, new, notice, declared_technical });
        }
    }
    pairs
}

/// What differs at each path. A path that the history knows to have been given to another notice
/// stands twice: its old text went, and the new one came.
fn differences<'s>(lines: &Lines<'_>, old: &Texts<'s>, new: &Texts<'s>) -> Vec<Difference<'s>> {
    let paths: BTreeSet<&'s str> = old.keys().chain(new.keys()).copied().collect();
    let mut differences = Vec::with_capacity(paths.len());
    for path in paths {
        let (old, new) = (old.get(path).copied(), new.get(path).copied());
        let line = |blob: Option<ObjectId>| lines.line(path, blob?);
        let others = line(old).zip(line(new)).is_some_and(|(old, new)| old != new);
        if others {
            differences.push(Difference { path, old, new: None });
            differences.push(Difference { path, old: None, new });
        } else {
            differences.push(Difference { path, old, new });
        }
    }
    differences
}

/// The timelines of the portal, to be found by what they hold.
struct Lines<'p> {
    timelines: Vec<(&'p NoticeId, &'p Timeline)>,
    by_text: BTreeMap<(&'p str, ObjectId), usize>,
    live: BTreeMap<&'p str, usize>,
}

impl<'p> Lines<'p> {
    fn of(portal: &'p Portal) -> Self {
        let timelines: Vec<(&NoticeId, &Timeline)> = portal
            .notices
            .values()
            .flat_map(|notice| notice.texts.values().map(|text| (&*notice.id, &text.timeline)))
            .collect();
        let (mut by_text, mut live) = (BTreeMap::new(), BTreeMap::new());
        for (at, (_, timeline)) in timelines.iter().enumerate() {
            for (nth, revision) in timeline.revisions.iter().enumerate() {
                by_text.insert((revision.path.as_str(), revision.blob), at);
                for event in timeline.events.iter().filter(|event| event.after == nth + 1) {
                    if let Happening::Moved { to, .. } = &event.what {
                        by_text.insert((to.as_str(), revision.blob), at);
                    }
                }
            }
            if timeline.removed.is_none() {
                live.insert(timeline.path.as_str(), at);
            }
        }
        Self { timelines, by_text, live }
    }

    /// The timeline that a text stands on; one that the history has not seen, on that of its path.
    fn line(&self, path: &str, blob: ObjectId) -> Option<usize> {
        self.by_text.get(&(path, blob)).or_else(|| self.live.get(path)).copied()
    }

    fn notice(&self, line: usize) -> Option<&'p NoticeId> {
        self.timelines.get(line).map(|(notice, _)| *notice)
    }

    fn declared_technical(&self, line: usize, old: ObjectId, new: ObjectId) -> bool {
        let revisions = &self.timelines[line].1.revisions;
        let last = revisions.iter().rposition(|revision| revision.blob == new);
        let between = last.and_then(|last| {
            let first = revisions[..last].iter().rposition(|revision| revision.blob == old)?;
            Some(&revisions[first + 1..=last])
        });
        between.is_some_and(|between| {
            between.iter().all(|revision| revision.kind == Some(ChangeKind::Technical))
        })
    }
}
