//! States of the content, as people name them: which commit a name or a day means, and which texts of
//! one state stand at other paths in another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::history::calendar::Calendar;
use crate::history::error::HistoryError;
use crate::history::likeness::Texts;
use crate::history::objects::{Objects, object_id};
use crate::history::reading::{Settings, State, Walk};
use crate::history::renames::{Difference, Move, find_moves};
use crate::history::repository::Repository;
use crate::model::object_id::ObjectId;
use crate::text::date::Date;

impl Repository {
    /// The commit that a name means: a commit's own, whole or its beginning, a branch, a tag, and all
    /// else that `git rev-parse` reads as one object. A branch may also be one of `origin`.
    ///
    /// Errors: the name means nothing, several objects, or something that is no commit.
    pub fn commit_named(&self, name: &str) -> Result<ObjectId, HistoryError> {
        self.with(|git| {
            let found = match git.revparse_single(name) {
                Err(error) if error.code() == git2::ErrorCode::Ambiguous => {
                    return Err(HistoryError::AmbiguousName { name: name.to_owned() });
                }
                Err(_) => git.revparse_single(&format!("refs/remotes/origin/{name}")),
                found => found,
            };
            let unknown = |_| HistoryError::UnknownName { name: name.to_owned() };
            let commit = found.map_err(unknown)?.peel_to_commit();
            let no_commit = |_| HistoryError::NoCommit { name: name.to_owned() };
            object_id(commit.map_err(no_commit)?.id())
        })
    }

    /// The day of a commit, as revisions are dated.
    pub fn day_of(&self, commit: ObjectId, settings: &Settings) -> Result<Date, HistoryError> {
        let calendar = Calendar::new(&settings.time_zone)?;
        self.with(|git| {
            let state = State::of(git, self.common_folder())?;
            let times = state.reader(false).read(&Objects::new(git)?, commit)?.times;
            Ok(calendar.day(settings.date.of(times).0))
        })
    }

    /// The last commit up to `tip` that is dated `day` or before: of the line of first parents the
    /// last one, of a history with side branches the one with the latest time.
    ///
    /// Errors: every commit is later than the day.
    pub fn newest_by(
        &self,
        tip: ObjectId,
        day: Date,
        settings: &Settings,
    ) -> Result<ObjectId, HistoryError> {
        let calendar = Calendar::new(&settings.time_zone)?;
        self.with(|git| {
            let (state, objects) = (State::of(git, self.common_folder())?, Objects::new(git)?);
            let reader = state.reader(false);
            let (mut waiting, mut seen) = (vec![tip], BTreeSet::from([tip]));
            let (mut first, mut newest) = (None, None);
            while let Some(id) = waiting.pop() {
                let commit = reader.read(&objects, id)?;
                let seconds = settings.date.of(commit.times).0;
                let date = calendar.day(seconds);
                first = first.min(Some(date)).or(Some(date));
                if date <= day && newest.is_none_or(|(latest, _)| latest < seconds) {
                    newest = Some((seconds, id));
                }
                let parents = match settings.walk {
                    Walk::FirstParent if newest.is_some() => &[],
                    Walk::FirstParent => &commit.parents[..commit.parents.len().min(1)],
                    Walk::All => &commit.parents[..],
                };
                waiting.extend(parents.iter().copied().filter(|parent| seen.insert(*parent)));
            }
            let too_early = HistoryError::TooEarly { day, first: first.unwrap_or(day) };
            newest.map(|(_, id)| id).ok_or(too_early)
        })
    }

    /// Which texts moved between two states, given what differs between them. `on_disk` has the bytes
    /// of texts that no commit has.
    pub fn moves_between(
        &self,
        differences: &[Difference<'_>],
        on_disk: &BTreeMap<ObjectId, Arc<[u8]>>,
    ) -> Result<Vec<Move>, HistoryError> {
        self.with(|git| {
            let objects = Objects::new(git)?;
            let mut texts = Texts::new(&objects);
            for (id, bytes) in on_disk {
                texts.give(*id, bytes);
            }
            find_moves(differences, &mut texts)
        })
    }
}
