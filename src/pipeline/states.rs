//! States of the content, as people ask for them: of a commit, of a day, or of the files on the disk.

use std::collections::BTreeMap;

use crate::history::repository::{FileKind, Repository};
use crate::model::object_id::ObjectId;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::{CONTENT, is_text, settings};
use crate::pipeline::loading::Loaded;
use crate::text::date::Date;

/// Which state is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// A day (`2024-03-01`, `1.3.2024`), or a commit by any name that Git knows.
    Named(&'a str),
    /// The newest commit.
    Newest,
    /// The files as they are.
    OnDisk,
}

/// All texts as they stood at one moment.
#[derive(Debug, Clone)]
pub struct State {
    /// None for the files on the disk.
    pub commit: Option<ObjectId>,
    /// The day of the commit, as versions are dated.
    pub date: Option<Date>,
    /// The day that was asked for: at its end, this was the state.
    pub asked: Option<Date>,
    /// The texts by their paths from the content folder.
    pub texts: BTreeMap<String, ObjectId>,
}

impl State {
    /// The day that people know the state by; none for the files on the disk.
    pub fn day(&self) -> Option<Date> {
        self.asked.or(self.date)
    }
}

/// Reads a state. A day is the state at its end in the history that is published: the last commit
/// that is dated that day or before.
///
/// Errors: there is no repository, no such commit, or none so early.
pub fn read_state(loaded: &Loaded, wanted: Wanted<'_>) -> Result<State, PipelineError> {
    let repository = loaded.shelf.repository().ok_or_else(PipelineError::no_history)?;
    let settings = settings(&loaded.portal.site.history, true, None);
    let (commit, asked) = match wanted {
        Wanted::OnDisk => {
            let texts = loaded.texts().map(|(path, blob)| (path.to_owned(), blob)).collect();
            return Ok(State { commit: None, date: None, asked: None, texts });
        }
        Wanted::Newest => (repository.tip(None)?, None),
        Wanted::Named(name) => match day(name) {
            Some(day) => {
                let tip = loaded.tip.ok_or_else(PipelineError::no_history)?;
                (repository.newest_by(tip, day, &settings)?, Some(day))
            }
            None => (repository.commit_named(name)?, None),
        },
    };
    let date = Some(repository.day_of(commit, &settings)?);
    Ok(State { commit: Some(commit), date, asked, texts: texts_of(repository, commit)? })
}

/// A day in either of the forms in which people write it.
fn day(name: &str) -> Option<Date> {
    Date::parse_iso(name).or_else(|| Date::parse_written(name))
}

fn texts_of(
    repository: &Repository,
    commit: ObjectId,
) -> Result<BTreeMap<String, ObjectId>, PipelineError> {
    let files = repository.files_at(commit, CONTENT)?.into_iter();
    let texts = files.filter(|file| file.kind == FileKind::File && is_text(&file.path));
    Ok(texts.map(|file| (file.path, file.id)).collect())
}
