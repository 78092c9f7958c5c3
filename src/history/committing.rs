//! Texts are committed: one a commit, each on the day that it bears. The only file that writes history.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use git2::build::TreeUpdateBuilder;
use git2::{Commit, ErrorCode, FileMode, Oid, Repository, Signature, Time, Tree};

use crate::history::calendar::Calendar;
use crate::history::error::HistoryError;
use crate::text::date::Date;

/// A text to be committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file, wherever it is in the work tree.
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// The day that the commit's author date is on, at noon; the moment of the commit where there is none.
    pub day: Option<Date>,
    pub message: String,
}

/// What became of the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// So many commits were made; a text that the commit before already has needs none.
    All(usize),
    NoRepository,
    /// Git does not know who commits.
    NoSignature,
}

/// Commits the texts in their order, on top of what is checked out. Each commit changes its one file; what
/// else is staged or changed stays so. The files on the disk are not touched.
///
/// # Errors
/// The repository cannot be read or written, or the time zone is unknown.
pub fn commit(folder: &Path, zone: &str, entries: &[Entry]) -> Result<Committed, HistoryError> {
    if entries.is_empty() {
        return Ok(Committed::All(0));
    }
    let folder = folder.canonicalize().map_err(|error| HistoryError::io(folder, &error))?;
    let git = match Repository::discover(&folder) {
        Ok(git) => git,
        Err(error) if error.code() == ErrorCode::NotFound => return Ok(Committed::NoRepository),
        Err(error) => return Err(HistoryError::opening(&folder, &error)),
    };
    let Some(root) = git.workdir().and_then(|root| root.canonicalize().ok()) else {
        return Ok(Committed::NoRepository);
    };
    let committer = match git.signature() {
        Ok(signature) => signature,
        Err(error) if error.code() == ErrorCode::NotFound => return Ok(Committed::NoSignature),
        Err(error) => return Err(error.into()),
    };
    let calendar = Calendar::new(zone)?;
    let mut texts = Vec::with_capacity(entries.len());
    let mut newest: BTreeMap<PathBuf, Oid> = BTreeMap::new();
    for entry in entries {
        let (path, blob) = (within(&root, &entry.path)?, git.blob(&entry.bytes)?);
        newest.insert(path.clone(), blob);
        texts.push((path, blob, entry));
    }
    // Where the newest version was committed before, so were the older ones.
    let before = tree(&git, parent(&git)?.as_ref())?;
    newest.retain(|path, blob| !has(&before, path, *blob));
    let mut made = 0;
    for (path, blob, entry) in texts.iter().filter(|(path, ..)| newest.contains_key(path)) {
        let author = author(&committer, &calendar, entry.day)?;
        made +=
            usize::from(commit_one(&git, (&author, &committer), (path, *blob), &entry.message)?);
    }
    // The newest text of each file is what stands on the disk: it is no longer a change.
    let mut index = git.index()?;
    for (path, ..) in &texts {
        index.add_path(path)?;
    }
    index.write()?;
    Ok(Committed::All(made))
}

/// The path of a file from the root of the work tree.
fn within(root: &Path, file: &Path) -> Result<PathBuf, HistoryError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|error| HistoryError::io(folder, &error))?;
    let file = folder.join(file.file_name().unwrap_or_default());
    let outside =
        || HistoryError::Io { path: file.clone(), reason: format!("≠ {}", root.display()) };
    let path = file.strip_prefix(root).map_err(|_| outside())?;
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if plain { Ok(path.to_owned()) } else { Err(outside()) }
}

fn commit_one(
    git: &Repository,
    (author, committer): (&Signature<'_>, &Signature<'_>),
    (path, blob): (&Path, Oid),
    message: &str,
) -> Result<bool, HistoryError> {
    let parent = parent(git)?;
    let before = tree(git, parent.as_ref())?;
    if has(&before, path, blob) {
        return Ok(false);
    }
    let mut update = TreeUpdateBuilder::new();
    update.upsert(path, blob, FileMode::Blob);
    let tree = git.find_tree(update.create_updated(git, &before)?)?;
    let parents: Vec<&Commit<'_>> = parent.iter().collect();
    git.commit(Some("HEAD"), author, committer, message, &tree, &parents)?;
    Ok(true)
}

/// The files of a commit; none before the first.
fn tree<'r>(git: &'r Repository, commit: Option<&Commit<'r>>) -> Result<Tree<'r>, HistoryError> {
    Ok(match commit {
        Some(commit) => commit.tree()?,
        None => git.find_tree(git.treebuilder(None)?.write()?)?,
    })
}

fn has(tree: &Tree<'_>, path: &Path, blob: Oid) -> bool {
    tree.get_path(path).is_ok_and(|there| there.id() == blob)
}

/// What is checked out; nothing before the first commit.
fn parent(git: &Repository) -> Result<Option<Commit<'_>>, HistoryError> {
    match git.head() {
        Ok(head) => Ok(Some(head.peel_to_commit()?)),
        Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// The committer as the author, at noon of the day.
fn author(
    committer: &Signature<'_>,
    calendar: &Calendar,
    day: Option<Date>,
) -> Result<Signature<'static>, HistoryError> {
    let Some((seconds, minutes)) = day.and_then(|day| calendar.noon(day)) else {
        return Ok(committer.to_owned());
    };
    let name = committer.name().unwrap_or_default();
    let email = committer.email().unwrap_or_default();
    Ok(Signature::new(name, email, &Time::new(seconds, minutes))?)
}
