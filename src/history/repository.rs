//! The repository: where it is, which commit is its tip, which files that holds, and their bytes. A
//! handle that threads may share; each uses a connection of its own.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use crate::history::directories::Scope;
use crate::history::error::HistoryError;
use crate::history::objects::{Objects, object_id};
use crate::history::packs::Packs;
use crate::history::trees::{Damaged, Mode, first_entry};
use crate::model::object_id::ObjectId;

/// A repository with commits, and the folder in it that was asked for.
pub struct Repository {
    git_folder: PathBuf,
    common_folder: PathBuf,
    /// The names of the folders from the root of the repository down to the one asked for.
    prefix: Vec<Vec<u8>>,
    /// One connection for each thread that has asked: what it has unpacked last serves its next text.
    connections: Mutex<Vec<(ThreadId, git2::Repository)>>,
}

/// What is at a folder.
#[derive(Debug)]
pub enum Found {
    Repository(Repository),
    /// The folder is in no repository.
    NoRepository,
    /// The repository has no commits yet.
    NoCommits,
}

/// What a file of a commit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    File,
    /// Never followed: it may lead out of the repository.
    Symlink,
    /// Another repository: its files are not here.
    Submodule,
}

/// A file as one commit has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFile {
    /// From the folder that was listed, with `/` between the parts.
    pub path: String,
    /// The name is UTF-8; else `path` has replacement characters.
    pub is_utf8: bool,
    pub kind: FileKind,
    /// The object; of a submodule, a commit of the other repository.
    pub id: ObjectId,
    /// In bytes; of a submodule, 0.
    pub size: u64,
}

/// How many connections wait for their threads; a thread that comes later takes another's.
const MOST_CONNECTIONS: usize = 32;

/// The largest text that is read without being asked to, in bytes.
pub const LARGEST_TEXT: u64 = 1024 * 1024;

/// Finds the repository that a folder is in: the folder itself, one above it, or a bare one.
pub fn discover(folder: &Path) -> Result<Found, HistoryError> {
    git2::opts::strict_hash_verification(false);
    git2::opts::enable_caching(false);
    let folder = folder.canonicalize().map_err(|error| HistoryError::io(folder, &error))?;
    let git_folder = match git2::Repository::discover_path(&folder, std::iter::empty::<&Path>()) {
        Ok(found) => found,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(Found::NoRepository),
        Err(error) => return Err(HistoryError::opening(&folder, &error)),
    };
    let repository = open(&git_folder)?;
    if has_no_commits(&repository)? {
        return Ok(Found::NoCommits);
    }
    Ok(Found::Repository(Repository {
        prefix: prefix(&repository, &folder),
        common_folder: repository.commondir().to_owned(),
        git_folder: repository.path().to_owned(),
        connections: Mutex::new(vec![(thread::current().id(), repository)]),
    }))
}

/// The name that Git gives to a file of these bytes.
pub fn blob_id(bytes: &[u8]) -> ObjectId {
    let id = git2::Oid::hash_object(git2::ObjectType::Blob, bytes).ok().map(object_id);
    id.and_then(Result::ok).expect("hashing bytes in memory cannot fail")
}

fn open(git_folder: &Path) -> Result<git2::Repository, HistoryError> {
    git2::Repository::open(git_folder).map_err(|error| {
        let work_folder = git_folder.parent().filter(|_| git_folder.ends_with(".git"));
        HistoryError::opening(work_folder.unwrap_or(git_folder), &error)
    })
}

fn has_no_commits(repository: &git2::Repository) -> Result<bool, HistoryError> {
    match repository.head() {
        Err(error) if error.code() == git2::ErrorCode::UnbornBranch => {
            Ok(repository.branches(None)?.next().is_none())
        }
        Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(true),
        _ => Ok(false),
    }
}

fn prefix(repository: &git2::Repository, folder: &Path) -> Vec<Vec<u8>> {
    let root = repository.workdir().and_then(|root| root.canonicalize().ok());
    let below = root.and_then(|root| folder.strip_prefix(root).ok().map(Path::to_owned));
    let parts = below.unwrap_or_default();
    parts.iter().map(|part| part.as_encoded_bytes().to_owned()).collect()
}

impl Repository {
    /// The files that the next commit will have (gitindex, "stage 0"), by their paths from the folder that
    /// the repository was found with. `index` is another index than the repository's own.
    pub fn staged(&self, index: Option<&Path>) -> Result<BTreeMap<String, Vec<u8>>, HistoryError> {
        self.with(|git| {
            let mut of_git = match index {
                Some(path) => git2::Index::open(path)?,
                None => git.index()?,
            };
            of_git.read(true)?;
            let mut files = BTreeMap::new();
            for entry in of_git.iter() {
                let is_file = entry.mode & 0o170_000 == 0o100_000;
                let merged = entry.flags & 0x3000 == 0;
                let path = String::from_utf8_lossy(&entry.path).into_owned();
                let path = path.strip_prefix(&self.prefix_text()).map(str::to_owned);
                if let (true, true, Some(path)) = (is_file, merged, path) {
                    let blob = git.find_blob(entry.id)?;
                    if blob.size() as u64 <= LARGEST_TEXT {
                        files.insert(path, blob.content().to_vec());
                    }
                }
            }
            Ok(files)
        })
    }

    /// The folder that was asked for, from the root, with a stroke at its end.
    fn prefix_text(&self) -> String {
        let mut text = String::new();
        for part in &self.prefix {
            text.push_str(&String::from_utf8_lossy(part));
            text.push('/');
        }
        text
    }

    /// The commit at the tip of a branch, or of what is checked out (also a detached one).
    pub fn tip(&self, branch: Option<&str>) -> Result<ObjectId, HistoryError> {
        self.with(|git| match branch {
            Some(name) => branch_tip(git, name),
            None => head(git),
        })
    }

    /// All files under a folder (from the one that the repository was found with), sorted by path;
    /// none when the commit does not have it.
    pub fn files_at(&self, tip: ObjectId, folder: &str) -> Result<Vec<TreeFile>, HistoryError> {
        let mut files = self.names_at(tip, folder)?;
        self.with(|git| {
            let objects = Objects::new(git)?;
            for file in files.iter_mut().filter(|file| file.kind != FileKind::Submodule) {
                file.size = objects.size(file.id)?;
            }
            Ok(files)
        })
    }

    /// As [`Self::files_at`], without looking up how large they are.
    pub fn names_at(&self, tip: ObjectId, folder: &str) -> Result<Vec<TreeFile>, HistoryError> {
        self.with(|git| list(&Objects::new(git)?, &self.scope(folder, ""), root_of(git, tip)?))
    }

    /// The bytes of a text of at most [`LARGEST_TEXT`].
    pub fn blob(&self, id: ObjectId) -> Result<Vec<u8>, HistoryError> {
        self.blob_up_to(id, LARGEST_TEXT)
    }

    /// The bytes of a past text. That it is not too large is looked at when it is there: to ask for
    /// its size first costs as much as a fifth of reading it.
    pub fn past_blob(&self, id: ObjectId) -> Result<Vec<u8>, HistoryError> {
        self.with(|git| {
            let objects = Objects::new(git)?;
            let object = objects.read(id)?;
            let size = object.len() as u64;
            if size > LARGEST_TEXT {
                return Err(HistoryError::TooLarge { id, size, limit: LARGEST_TEXT });
            }
            Ok(object.data().to_owned())
        })
    }

    /// The bytes of a file; one of more than `limit` bytes is not read.
    pub fn blob_up_to(&self, id: ObjectId, limit: u64) -> Result<Vec<u8>, HistoryError> {
        self.with(|git| {
            let objects = Objects::new(git)?;
            let size = objects.size(id)?;
            if size > limit {
                return Err(HistoryError::TooLarge { id, size, limit });
            }
            Ok(objects.read(id)?.data().to_owned())
        })
    }

    /// Sorts names of objects as they lie in the packs: to read many, read them in this order.
    pub fn sort_as_packed(&self, ids: &mut [ObjectId]) {
        let packs = Packs::open(&self.common_folder);
        ids.sort_by_cached_key(|id| (packs.place(*id), *id));
    }

    /// Where the cache may be: in the folder that all work trees of the repository share.
    pub fn cache_folder(&self) -> PathBuf {
        self.common_folder.join("seloste")
    }

    /// Where Git looks for hooks: `core.hooksPath`, else its own folder.
    pub fn hooks_folder(&self) -> PathBuf {
        let set = open(&self.git_folder).ok().and_then(|repository| {
            let path = repository.config().ok()?.get_path("core.hooksPath").ok()?;
            Some(repository.workdir().map_or_else(|| path.clone(), |root| root.join(&path)))
        });
        set.unwrap_or_else(|| self.common_folder.join("hooks"))
    }

    /// The folder within the work tree that was asked for; empty for its root.
    pub fn folder_within(&self) -> String {
        let parts = self.prefix.iter().map(|part| String::from_utf8_lossy(part).into_owned());
        parts.collect::<Vec<_>>().join("/")
    }

    /// Where Git keeps what is of this work tree: its `HEAD` and `index`.
    pub fn git_folder(&self) -> &Path {
        &self.git_folder
    }

    /// Where Git keeps what all work trees share: branches and objects.
    pub fn common_folder(&self) -> &Path {
        &self.common_folder
    }

    /// The texts of `folder` whose names end in `.extension`.
    pub(super) fn scope(&self, folder: &str, extension: &str) -> Scope {
        let parts = folder.split('/').filter(|part| !part.is_empty() && *part != ".");
        let parts = parts.map(|part| part.as_bytes().to_owned());
        let folders = self.prefix.iter().cloned().chain(parts).collect();
        Scope { folders, ending: format!(".{extension}").into_bytes() }
    }

    /// Does something with a connection that no other thread uses meanwhile.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&git2::Repository) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let thread = thread::current().id();
        let own = {
            let mut all = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
            let at = all.iter().position(|(of, _)| *of == thread);
            let at = at.or_else(|| (all.len() >= MOST_CONNECTIONS).then_some(0));
            at.map(|at| all.swap_remove(at).1)
        };
        let connection = match own {
            Some(connection) => connection,
            None => open(&self.git_folder)?,
        };
        let result = work(&connection);
        let mut all = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((thread, connection));
        result
    }
}

impl fmt::Debug for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Repository");
        shown.field("git_folder", &self.git_folder).field("prefix", &self.prefix);
        shown.finish_non_exhaustive()
    }
}

fn head(git: &git2::Repository) -> Result<ObjectId, HistoryError> {
    let head = git.head().map_err(|error| match error.code() {
        git2::ErrorCode::UnbornBranch => HistoryError::UnbornBranch,
        _ => HistoryError::from(error),
    })?;
    object_id(head.peel_to_commit()?.id())
}

fn branch_tip(git: &git2::Repository, name: &str) -> Result<ObjectId, HistoryError> {
    let places = [format!("refs/heads/{name}"), format!("refs/remotes/origin/{name}")];
    let found = places.iter().find_map(|place| git.find_reference(place).ok());
    let unknown = || HistoryError::UnknownBranch { name: name.to_owned() };
    object_id(found.ok_or_else(unknown)?.peel_to_commit()?.id())
}

fn root_of(git: &git2::Repository, tip: ObjectId) -> Result<ObjectId, HistoryError> {
    let commit = git.find_commit(git2::Oid::from_bytes(&tip.0)?);
    object_id(commit.map_err(|error| HistoryError::object(tip, &error))?.tree_id())
}

/// All files of a scope's folder in the tree of a commit, sizes not looked up.
pub(super) fn list(
    objects: &Objects<'_>,
    scope: &Scope,
    root: ObjectId,
) -> Result<Vec<TreeFile>, HistoryError> {
    let mut files = Vec::new();
    let content = scope.content_of(objects, root)?;
    let mut folders: Vec<(Vec<u8>, ObjectId)> =
        content.into_iter().map(|id| (Vec::new(), id)).collect();
    while let Some((folder, id)) = folders.pop() {
        let tree = objects.read(id)?;
        let mut rest = tree.data();
        let damaged = |Damaged| HistoryError::damaged(id);
        while let Some((entry, after)) = first_entry(rest).map_err(damaged)? {
            let path = [&folder[..], entry.name].concat();
            let kind = match entry.mode {
                Mode::Folder => {
                    folders.push(([&path[..], b"/"].concat(), entry.id));
                    rest = after;
                    continue;
                }
                Mode::File => FileKind::File,
                Mode::Symlink => FileKind::Symlink,
                Mode::Submodule => FileKind::Submodule,
            };
            let is_utf8 = str::from_utf8(&path).is_ok();
            let path = String::from_utf8_lossy(&path).into_owned();
            files.push(TreeFile { path, is_utf8, kind, id: entry.id, size: 0 });
            rest = after;
        }
    }
    files.sort_by(|a, b| (&a.path, a.id).cmp(&(&b.path, b.id)));
    Ok(files)
}
