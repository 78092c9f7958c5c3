//! A repository made in code: files are laid out, and committed by one person at a fixed time.

use std::collections::BTreeMap;
use std::path::Path;

use git2::{FileMode, Index, IndexEntry, IndexTime, Oid, Signature, Time};
use tempfile::TempDir;

use crate::history::reading::{History, Settings, read};
use crate::history::repository::{Found, Repository, discover};
use crate::model::object_id::ObjectId;
use crate::model::timeline::{Happening, Timeline};

/// 15.11.2021 at noon in Helsinki.
pub(super) const NOON: i64 = 1_636_970_400;
pub(super) const DAY: i64 = 86_400;

pub(super) struct TestRepository {
    folder: TempDir,
    pub(super) git: git2::Repository,
    files: BTreeMap<Vec<u8>, (FileMode, Oid)>,
    /// Author's and committer's time of the next commit; each commit is a day later.
    pub(super) times: (i64, i64),
    encoding: Option<&'static str>,
}

impl TestRepository {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut options = git2::RepositoryInitOptions::new();
        let git = git2::Repository::init_opts(folder.path(), options.initial_head("main")).unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        Self { folder, git, files: BTreeMap::new(), times: (NOON, NOON), encoding: None }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the content folder.
    pub(super) fn write(&mut self, path: &str, text: impl AsRef<[u8]>) -> &mut Self {
        self.place(format!("content/{path}").as_bytes(), FileMode::Blob, text.as_ref())
    }

    pub(super) fn place(&mut self, path: &[u8], mode: FileMode, text: &[u8]) -> &mut Self {
        let blob = self.git.blob(text).unwrap();
        self.files.insert(path.to_owned(), (mode, blob));
        self
    }

    pub(super) fn link(&mut self, path: &[u8], mode: FileMode, id: Oid) -> &mut Self {
        self.files.insert(path.to_owned(), (mode, id));
        self
    }

    pub(super) fn remove(&mut self, path: &str) -> &mut Self {
        self.files.remove(format!("content/{path}").as_bytes()).unwrap();
        self
    }

    /// The files of the content folder.
    pub(super) fn content(&self) -> Vec<String> {
        let paths = self.files.keys().map(|path| String::from_utf8_lossy(path).into_owned());
        paths.filter_map(|path| path.strip_prefix("content/").map(str::to_owned)).collect()
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) -> &mut Self {
        let file = self.files.remove(format!("content/{from}").as_bytes()).unwrap();
        self.files.insert(format!("content/{to}").into_bytes(), file);
        self
    }

    pub(super) fn at(&mut self, author: i64, committer: i64) -> &mut Self {
        self.times = (author, committer);
        self
    }

    /// Commits the files as they are, upon what is checked out.
    pub(super) fn commit(&mut self, message: &str) -> ObjectId {
        self.commit_merging(message, &[])
    }

    /// Commits a merge of other commits into what is checked out, with the files as they are.
    pub(super) fn commit_merging(&mut self, message: &str, others: &[ObjectId]) -> ObjectId {
        let head = self.git.head().ok().and_then(|head| head.target());
        let others = others.iter().map(|id| Oid::from_bytes(&id.0).unwrap());
        let parents: Vec<Oid> = head.into_iter().chain(others).collect();
        self.commit_upon(message.as_bytes(), &parents)
    }

    pub(super) fn commit_upon(&mut self, message: &[u8], parents: &[Oid]) -> ObjectId {
        let header = self.encoding.map_or(String::new(), |name| format!("encoding {name}\n"));
        let parents = parents.iter().fold(String::new(), |all, id| format!("{all}parent {id}\n"));
        let (author, committer) = self.times;
        let person = "Maija Virkailija <maija@example.org>";
        let head = format!(
            "tree {}\n{parents}author {person} {author} +0000\ncommitter {person} {committer} +0000\n{header}\n",
            self.tree()
        );
        let bytes = [head.as_bytes(), message].concat();
        let id = self.git.odb().unwrap().write(git2::ObjectType::Commit, &bytes).unwrap();
        let branch = self.git.find_reference("HEAD").unwrap();
        let name = branch.symbolic_target().unwrap().map_or("HEAD", |name| name).to_owned();
        self.git.reference(&name, id, true, "test").unwrap();
        self.times = (author + DAY, committer + DAY);
        ObjectId(id.as_bytes().try_into().unwrap())
    }

    fn tree(&self) -> Oid {
        let mut index = Index::new().unwrap();
        for (path, (mode, id)) in &self.files {
            let (ctime, mtime) = (IndexTime::new(0, 0), IndexTime::new(0, 0));
            index
                .add(&IndexEntry {
                    ctime,
                    mtime,
                    dev: 0,
                    ino: 0,
                    mode: u32::try_from(i32::from(*mode)).unwrap(),
                    uid: 0,
                    gid: 0,
                    file_size: 0,
                    id: *id,
                    flags: 0,
                    flags_extended: 0,
                    path: path.clone(),
                })
                .unwrap();
        }
        index.write_tree_to(&self.git).unwrap()
    }

    pub(super) fn with_encoding(&mut self, name: &'static str) -> &mut Self {
        self.encoding = Some(name);
        self
    }

    /// Goes to a commit: its files are laid out, and the branch points to it.
    pub(super) fn go_to(&mut self, commit: ObjectId) -> &mut Self {
        let id = Oid::from_bytes(&commit.0).unwrap();
        let files = {
            let tree = self.git.find_commit(id).unwrap().tree().unwrap();
            let mut index = Index::new().unwrap();
            index.read_tree(&tree).unwrap();
            let files = index.iter().map(|entry| {
                let mode = match entry.mode {
                    0o120_000 => FileMode::Link,
                    0o100_755 => FileMode::BlobExecutable,
                    0o160_000 => FileMode::Commit,
                    _ => FileMode::Blob,
                };
                (entry.path, (mode, entry.id))
            });
            files.collect()
        };
        self.files = files;
        self.git.reference("refs/heads/main", id, true, "test").unwrap();
        self
    }

    pub(super) fn found(&self) -> Repository {
        found(self.path())
    }

    /// The history up to what is checked out.
    pub(super) fn history(&self) -> History {
        self.history_with(&Settings::default())
    }

    pub(super) fn history_with(&self, settings: &Settings) -> History {
        let repository = self.found();
        let tip = repository.tip(None).unwrap();
        read(&repository, tip, settings, &|_, _| {}).unwrap()
    }
}

pub(super) fn signature() -> Signature<'static> {
    Signature::new("Maija Virkailija", "maija@example.org", &Time::new(NOON, 0)).unwrap()
}

pub(super) fn found(folder: &Path) -> Repository {
    match discover(folder).unwrap() {
        Found::Repository(repository) => repository,
        other => panic!("{other:?}"),
    }
}

/// A text of many lines that no other number shares.
pub(super) fn text(number: usize) -> String {
    let line = |all, line| format!("{all}Selosteen {number} kohta {line}\n");
    (0..10).fold(String::new(), line)
}

/// The same text with something at its end.
pub(super) fn text_and(number: usize, more: &str) -> String {
    [&text(number), more].concat()
}

/// A timeline in one line: `path [address] event@after … removed`.
pub(super) fn shown(timeline: &Timeline) -> String {
    let mut parts = vec![timeline.path.clone()];
    parts.extend(timeline.revisions.iter().map(|revision| format!("[{}]", revision.address)));
    parts.extend(timeline.events.iter().map(|event| match &event.what {
        Happening::Moved { from, to } => format!("{from}→{to}@{}", event.after),
        Happening::Removed => format!("poistettu@{}", event.after),
        Happening::Restored => format!("palautettu@{}", event.after),
    }));
    parts.extend(timeline.removed.as_ref().map(|removal| format!("loppu {}", removal.date)));
    parts.join(" ")
}

/// Compares the timelines of what is checked out with their short forms.
#[track_caller]
pub(super) fn check(repository: &TestRepository, expected: &[&str]) {
    let shown: Vec<String> = repository.history().timelines.iter().map(shown).collect();
    assert_eq!(shown, expected);
}

/// The rules of a history's findings, with their files.
pub(super) fn rules(history: &History) -> Vec<String> {
    let findings = history.findings.iter();
    findings.map(|finding| format!("{} {}", finding.rule, finding.file).trim().to_owned()).collect()
}
