//! Reading the history: settings in, timelines out.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

use crate::diagnostics::finding::Finding;
use crate::history::assembly::{Line, assemble};
use crate::history::cache::{self, Key, KeySettings};
use crate::history::calendar::Calendar;
use crate::history::commits::{Reader, Times, parse_hex};
use crate::history::error::HistoryError;
use crate::history::facts::Facts;
use crate::history::findings;
use crate::history::gathering::{Source, gather};
use crate::history::likeness::Texts;
use crate::history::live::dead_steps;
use crate::history::objects::Objects;
use crate::history::renames::UNLIKE;
use crate::history::repository::{Repository, list};
use crate::model::object_id::ObjectId;
use crate::model::timeline::Timeline;
use crate::text::date::Date;
use crate::text::moment::Moment;

/// What is read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The content folder, from the folder that the repository was found with.
    pub content: String,
    /// What the names of texts end in, without the dot.
    pub extension: String,
    pub date: DateSource,
    /// A name of the IANA database, such as `Europe/Helsinki`.
    pub time_zone: String,
    pub walk: Walk,
    /// Authors' names are read; they are personal data.
    pub show_authors: bool,
    /// A history cut short is read as far as it goes, instead of being refused.
    pub allow_shallow: bool,
    /// The branch that the tip is of; only a change of it is of interest here.
    pub branch: Option<String>,
    /// The folder for the cache; none, no cache.
    pub cache: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            content: "content".to_owned(),
            extension: "md".to_owned(),
            date: DateSource::Author,
            time_zone: "Europe/Helsinki".to_owned(),
            walk: Walk::FirstParent,
            show_authors: false,
            allow_shallow: false,
            branch: None,
            cache: None,
        }
    }
}

/// Which of a commit's two times a revision is dated by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateSource {
    Author,
    Committer,
}

impl DateSource {
    /// The time shown and the other one.
    pub(super) fn of(self, Times { author, committer }: Times) -> (i64, i64) {
        match self {
            Self::Author => (author, committer),
            Self::Committer => (committer, author),
        }
    }
}

/// Which commits make revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Walk {
    /// Those of the line of first parents: what was published, when it was published.
    FirstParent,
    /// All, simplified as `git log -- path` does: a merge counts where it differs from every parent.
    All,
}

/// The history of all texts up to one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub tip: ObjectId,
    pub tip_date: Date,
    pub tip_moment: Moment,
    /// Of texts that are there and texts that were removed, sorted by path. When a path was given to
    /// quite another text after its first had been removed, it has several timelines, oldest first;
    /// all but the last of them then have `removed` set (the last may, too).
    pub timelines: Vec<Timeline>,
    /// The day that a history cut short begins on.
    pub shallow_since: Option<Date>,
    pub findings: Vec<Finding>,
    /// How many commits had to be read, beside those that the cache knew.
    pub commits_read: usize,
    pub from_cache: bool,
    /// The cache was of a history that has been rewritten since (a rebase, a forced push).
    pub rewritten: bool,
}

/// Reads the history up to `tip`. `progress` is told how many commits are done and how many there are
/// to do; the latter is 0 while they are still being counted.
///
/// Errors: a shallow clone that is not allowed, a missing object, a time zone that does not exist.
pub fn read(
    repository: &Repository,
    tip: ObjectId,
    settings: &Settings,
    progress: &dyn Fn(usize, usize),
) -> Result<History, HistoryError> {
    let calendar = Calendar::new(&settings.time_zone)?;
    let scope = repository.scope(&settings.content, &settings.extension);
    repository.with(|git| {
        let state = State::of(git, repository.common_folder())?;
        if state.is_shallow() && !settings.allow_shallow {
            return Err(HistoryError::Shallow);
        }
        let objects = Objects::new(git)?;
        let reader = state.reader(settings.show_authors);
        let key_settings = KeySettings {
            walk: settings.walk,
            with_names: settings.show_authors,
            branch: settings.branch.as_deref(),
        };
        let key = Key::new(&scope, key_settings, &state.bytes);
        let cached = settings.cache.as_deref().and_then(|folder| cache::load(folder, &key));
        let from_cache = cached.is_some();
        let mut facts = cached.unwrap_or_default();
        let source =
            Source { objects: &objects, reader: &reader, scope: &scope, walk: settings.walk };
        let gained = gather(source, &mut facts, tip, progress)?;
        let judged = facts.unlike.len();
        let lines = lines(&objects, &mut facts, (&calendar, settings))?;
        let is_new = gained.commits > 0 || facts.unlike.len() > judged || gained.rewritten;
        if let Some(folder) = settings.cache.as_deref().filter(|_| is_new || !from_cache) {
            cache::store(folder, &key, &facts);
        }

        let seconds = |commit: ObjectId| {
            let times = reader.read(&objects, commit)?.times;
            Ok::<_, HistoryError>(settings.date.of(times).0)
        };
        let day = |commit| Ok::<_, HistoryError>(calendar.day(seconds(commit)?));
        let oldest = facts.commits.iter().next().filter(|_| state.is_shallow());
        let shallow_since = oldest.map(day).transpose()?;
        let root = reader.read(&objects, tip)?.tree;
        let mut findings = findings::of_repository(state.has_replacements, shallow_since);
        findings.extend(gained.rewritten.then(findings::rewritten));
        findings.extend(findings::of_files(&settings.content, &list(&objects, &scope, root)?));
        findings.extend(findings::of_lines(&settings.content, &lines));
        findings.extend(findings::of_words(&facts));
        Ok(History {
            tip,
            tip_date: day(tip)?,
            tip_moment: Moment(seconds(tip)?),
            timelines: lines.into_iter().map(|line| line.timeline).collect(),
            shallow_since,
            findings,
            commits_read: gained.commits,
            from_cache,
            rewritten: gained.rewritten,
        })
    })
}

fn lines(
    objects: &Objects<'_>,
    facts: &mut Facts,
    (calendar, settings): (&Calendar, &Settings),
) -> Result<Vec<Line>, HistoryError> {
    let dead = match settings.walk {
        Walk::FirstParent => std::collections::BTreeSet::new(),
        Walk::All => dead_steps(facts),
    };
    let mut judged = std::mem::take(&mut facts.unlike);
    let mut texts = Texts::new(objects);
    let mut unlike = |old: u32, new: u32| {
        if let Some(known) = judged.get(&(old, new)) {
            return Ok(*known);
        }
        let likeness = texts.likeness(facts.blobs.get(old), facts.blobs.get(new))?;
        judged.insert((old, new), likeness < UNLIKE);
        Ok(likeness < UNLIKE)
    };
    let lines = assemble(facts, &dead, (calendar, settings.date), &mut unlike);
    facts.unlike = judged;
    lines
}

/// What beside the commits decides how a repository's history reads.
pub(super) struct State {
    shallow: Vec<u8>,
    has_grafts: bool,
    has_replacements: bool,
    /// All of it, for telling whether it is still the same.
    bytes: Vec<u8>,
}

impl State {
    pub(super) fn of(git: &git2::Repository, common_folder: &Path) -> Result<Self, HistoryError> {
        let shallow = contents(&common_folder.join("shallow"));
        let grafts = contents(&common_folder.join("info").join("grafts"));
        let has_grafts = !grafts.trim_ascii().is_empty();
        let mut bytes = [&shallow[..], b"\0", &grafts, b"\0"].concat();
        let mut replacements = Vec::new();
        for reference in git.references_glob("refs/replace/*")? {
            let reference = reference?;
            let target = reference.target().map(|id| id.to_string()).unwrap_or_default();
            replacements.push([reference.name_bytes(), target.as_bytes()].concat());
        }
        replacements.sort();
        bytes.extend(replacements.concat());
        Ok(Self { shallow, has_grafts, has_replacements: !replacements.is_empty(), bytes })
    }

    fn is_shallow(&self) -> bool {
        !self.shallow.trim_ascii().is_empty()
    }

    pub(super) fn reader(&self, with_names: bool) -> Reader {
        let cut_at = self.shallow.split(|byte| *byte == b'\n').filter_map(parse_hex).collect();
        Reader { cut_at, has_grafts: self.has_grafts, with_names }
    }
}

/// A small file of the repository; empty when it is not there.
#[expect(clippy::disallowed_methods, reason = "Git's own files are this room's business")]
fn contents(file: &Path) -> Vec<u8> {
    std::fs::read(file).unwrap_or_default()
}
