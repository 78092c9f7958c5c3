//! The output folder. Each file is written beside and put in place whole; what a killed build left
//! is known from its list of plans and mended by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use rayon::prelude::*;

use crate::digest::of_bytes;
use crate::publish::manifest::{self, Entry, Group, Manifest};

/// The folder within the output that is our mark and holds the manifest.
pub const MARK: &str = ".seloste";
const MANIFEST: &str = "manifest";
/// Files that a build may add, listed before it writes: an unfinished build's leavings.
const PLANS: &str = "plans";
const LOCK: &str = "lock";

/// An output folder, open for one build.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    last: LastBuild,
    /// Files of the groups of the last build that are made anew.
    loose: BTreeMap<String, Entry>,
    /// Files of them that the last build spared, with what they would have been made from.
    spared: BTreeMap<String, [u8; 16]>,
    /// Files that an unfinished build may have added.
    leavings: BTreeSet<String>,
    next: AtomicUsize,
    /// Held while the build lasts; the system lets go of it however the build ends.
    _lock: File,
}

/// What the last finished build left in a folder.
#[derive(Debug, Default)]
pub struct LastBuild {
    manifest: Manifest,
    /// When the manifest was written, none where there is no whole one; files as young as it may have
    /// been touched since.
    written: Option<SystemTime>,
    /// Groups that have a file that may have been touched.
    touched: BTreeSet<String>,
}

impl LastBuild {
    /// Looks at a folder, which need not be there, and changes nothing in it. What is seen holds for
    /// the build that then opens the folder, if no other has finished between.
    pub fn look(folder: &Path) -> Self {
        let path = folder.join(MARK).join(MANIFEST);
        let written = modified(&path);
        let manifest = read_bytes(&path).ok().and_then(manifest::read);
        let (Some(manifest), Some(written)) = (manifest, written) else { return Self::default() };
        let is_touched = |(name, group): (&String, &Group)| {
            let mut files = group.files.iter();
            let touched =
                files.any(|(file, entry)| !is_untouched(&folder.join(file), entry.size, written));
            touched.then(|| name.clone())
        };
        let touched = manifest.groups.par_iter().filter_map(is_touched).collect();
        Self { manifest, written: Some(written), touched }
    }
}

/// Why an output folder cannot be used.
#[derive(Debug)]
pub enum OutputError {
    /// It holds files and does not bear our mark.
    Foreign {
        folder: PathBuf,
        example: String,
    },
    /// Another build is writing to it.
    Busy {
        folder: PathBuf,
    },
    Io {
        path: PathBuf,
        error: io::Error,
    },
}

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    New,
    Changed,
    /// It stood there with these bytes.
    Same,
}

impl Output {
    /// Opens a folder for writing, making it if there is none. A folder with files of others in it
    /// is refused.
    pub fn open(folder: &Path) -> Result<Self, OutputError> {
        Self::open_after(folder, LastBuild::look(folder))
    }

    /// Opens a folder that has been looked at.
    pub fn open_after(folder: &Path, last: LastBuild) -> Result<Self, OutputError> {
        let mark = folder.join(MARK);
        if !mark.is_dir() {
            refuse_foreign(folder)?;
            at(&mark, fs::create_dir_all(&mark))?;
        }
        let lock = lock(folder, &mark.join(LOCK))?;
        remove_temporary(&mark)?;
        let same = modified(&mark.join(MANIFEST)) == last.written;
        let last = if same { last } else { LastBuild::look(folder) };
        let plans = read_text(&mark.join(PLANS))?.unwrap_or_default();
        let leavings = plans.lines().filter(|file| manifest::is_plain(file)).map(str::to_owned);
        Ok(Self {
            folder: folder.to_owned(),
            last,
            loose: BTreeMap::new(),
            spared: BTreeMap::new(),
            leavings: leavings.collect(),
            next: AtomicUsize::new(0),
            _lock: lock,
        })
    }

    /// A group as the last build left it, if it was made from the same inputs and all its files stand.
    pub fn standing_group(&self, name: &str, inputs: [u8; 16]) -> Option<&Group> {
        let group = self.last.manifest.groups.get(name).filter(|group| group.inputs == inputs)?;
        let untouched = || !self.last.touched.contains(name);
        let stands = || group.files.iter().all(|(file, entry)| self.stands(file, &entry));
        (self.leavings.is_empty() && (untouched() || stands())).then_some(group)
    }

    /// Whether the last build left so many groups.
    pub fn has_groups(&self, count: usize) -> bool {
        self.last.manifest.groups.len() == count
    }

    /// Says which groups stay as they are; the files of all others may be looked up and written.
    pub fn keep(&mut self, is_kept: impl Fn(&str) -> bool) {
        let groups = self.last.manifest.groups.iter().filter(|(name, _)| !is_kept(name));
        for (_, group) in groups {
            let files = group.files.iter();
            self.loose.extend(files.map(|(file, entry)| (file.to_owned(), entry)));
            let spared = group.files.spared();
            self.spared.extend(spared.map(|(file, inputs)| (file.to_owned(), inputs)));
        }
    }

    /// What the last finished build says of a file of a group that is made anew, if the file still is
    /// as it left it.
    pub fn standing(&self, file: &str) -> Option<&Entry> {
        self.loose.get(file).filter(|entry| self.stands(file, entry))
    }

    /// Whether the last finished build spared a file that would have been made from the same.
    pub fn is_spared(&self, file: &str, inputs: [u8; 16]) -> bool {
        self.spared.get(file) == Some(&inputs)
    }

    /// The bytes of a file that stands as an entry says.
    pub fn bytes_of(&self, file: &str, entry: &Entry) -> Result<Vec<u8>, OutputError> {
        let path = self.folder.join(file);
        let bytes = at(&path, read_bytes(&path))?;
        if of_bytes(&bytes) == entry.bytes {
            return Ok(bytes);
        }
        // Someone writes into the folder while it is being made.
        Err(OutputError::Io { path, error: io::ErrorKind::InvalidData.into() })
    }

    fn stands(&self, file: &str, entry: &Entry) -> bool {
        let path = self.folder.join(file);
        let read = || read_bytes(&path).is_ok_and(|bytes| of_bytes(&bytes) == entry.bytes);
        let untouched = |written| is_untouched(&path, entry.size, written);
        self.last.written.is_some_and(untouched)
            || (path.symlink_metadata().is_ok_and(|it| it.is_file()) && read())
    }

    /// Lists the files that this build may add, so that the next one knows them if this one is
    /// killed. To be called before anything is written.
    pub fn plan<'a>(&'a self, files: impl Iterator<Item = &'a str>) -> Result<(), OutputError> {
        let new = files.filter(|file| !self.loose.contains_key(*file));
        let all: BTreeSet<&str> = new.chain(self.leavings.iter().map(String::as_str)).collect();
        let mut text = String::new();
        for file in all {
            text.push_str(file);
            text.push('\n');
        }
        self.put(&format!("{MARK}/{PLANS}"), text.as_bytes())
    }

    /// Writes one file whole, unless it stands there with these bytes.
    pub fn write(
        &self,
        file: &str,
        inputs: [u8; 16],
        bytes: &[u8],
    ) -> Result<(Entry, Written), OutputError> {
        let entry = Entry { inputs, bytes: of_bytes(bytes), size: bytes.len() as u64 };
        let standing = self.standing(file);
        if standing.is_some_and(|standing| standing.bytes == entry.bytes) {
            return Ok((entry, Written::Same));
        }
        let written = if self.loose.contains_key(file) { Written::Changed } else { Written::New };
        self.put(file, bytes)?;
        Ok((entry, written))
    }

    /// Ends a build: removes what is stale, then says what stands. Gives the number of files removed.
    pub fn finish(self, manifest: &Manifest) -> Result<usize, OutputError> {
        let mut stale: BTreeSet<&str> =
            self.loose.keys().chain(&self.leavings).map(String::as_str).collect();
        if !stale.is_empty() {
            for (file, _) in manifest.groups.values().flat_map(|group| group.files.iter()) {
                stale.remove(file);
            }
        }
        let mut removed = 0;
        for file in stale {
            removed += usize::from(self.remove(file)?);
        }
        let unchanged =
            removed == 0 && self.last.written.is_some() && *manifest == self.last.manifest;
        if !unchanged {
            self.put(&format!("{MARK}/{MANIFEST}"), &manifest::write(manifest))?;
        }
        let plans = self.folder.join(MARK).join(PLANS);
        ignore_missing(&plans, fs::remove_file(&plans))?;
        Ok(removed)
    }

    /// Writes beside, then renames: a reader sees the old file or the new one.
    fn put(&self, file: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let beside = self.folder.join(format!("{MARK}/{TEMPORARY}{number}"));
        at(&beside, write_new(&beside, bytes))?;
        let path = self.folder.join(file);
        if !self.loose.contains_key(file) {
            let parent = path.parent().unwrap_or(&self.folder);
            at(parent, make_folder(parent))?;
        }
        match fs::rename(&beside, &path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let parent = path.parent().unwrap_or(&self.folder);
                at(parent, fs::create_dir_all(parent))?;
                at(&path, fs::rename(&beside, &path))
            }
            result => at(&path, result),
        }
    }

    fn remove(&self, file: &str) -> Result<bool, OutputError> {
        let path = self.folder.join(file);
        let gone = ignore_missing(&path, fs::remove_file(&path))?;
        let mut parent = path.parent();
        while let Some(folder) = parent.filter(|folder| *folder != self.folder) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
            parent = folder.parent();
        }
        Ok(gone)
    }
}

const TEMPORARY: &str = "new-";

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// Whether a file has its size and is older than the manifest.
fn is_untouched(path: &Path, size: u64, manifest: SystemTime) -> bool {
    let Ok(data) = fs::symlink_metadata(path) else { return false };
    let older = || data.modified().is_ok_and(|file| file < manifest);
    data.is_file() && data.len() == size && older()
}

fn refuse_foreign(folder: &Path) -> Result<(), OutputError> {
    let mut entries = match read_folder(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => at(folder, entries)?,
    };
    match entries.next() {
        None => Ok(()),
        Some(entry) => {
            let example = at(folder, entry)?.file_name().to_string_lossy().into_owned();
            Err(OutputError::Foreign { folder: folder.to_owned(), example })
        }
    }
}

/// Most folders are new and their parents are there: one call then does.
fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder),
        result => result,
    }
}

fn remove_temporary(mark: &Path) -> Result<(), OutputError> {
    for entry in at(mark, read_folder(mark))? {
        let entry = at(mark, entry)?;
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            ignore_missing(&entry.path(), fs::remove_file(entry.path()))?;
        }
    }
    Ok(())
}

fn at<T>(path: &Path, result: io::Result<T>) -> Result<T, OutputError> {
    result.map_err(|error| OutputError::Io { path: path.to_owned(), error })
}

/// Whether there was something to do.
fn ignore_missing(path: &Path, result: io::Result<()>) -> Result<bool, OutputError> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        result => at(path, result).map(|()| true),
    }
}

fn read_text(path: &Path) -> Result<Option<String>, OutputError> {
    match read_bytes(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::Io { path: path.to_owned(), error }),
    }
}

#[expect(clippy::disallowed_methods, reason = "the output folder is this room's business")]
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

#[expect(clippy::disallowed_methods, reason = "the output folder is this room's business")]
fn read_folder(path: &Path) -> io::Result<fs::ReadDir> {
    fs::read_dir(path)
}

#[expect(clippy::disallowed_methods, reason = "the output folder is this room's business")]
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create(path)?.write_all(bytes)
}

#[expect(clippy::disallowed_methods, reason = "the output folder is this room's business")]
fn lock(folder: &Path, path: &Path) -> Result<File, OutputError> {
    let file = at(path, File::create(path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(OutputError::Busy { folder: folder.to_owned() }),
        Err(fs::TryLockError::Error(error)) => {
            Err(OutputError::Io { path: path.to_owned(), error })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A build of some files, each made from its own bytes.
    fn build(folder: &Path, files: &[(&str, &str)]) -> (Vec<Written>, usize) {
        let mut output = Output::open(folder).unwrap();
        output.keep(|_| false);
        output.plan(files.iter().map(|(file, _)| *file)).unwrap();
        let mut group = Group::default();
        let mut written = Vec::new();
        for (file, bytes) in files {
            let (entry, what) = output.write(file, [0; 16], bytes.as_bytes()).unwrap();
            group.files.push(file, &entry);
            written.push(what);
        }
        let manifest = Manifest { groups: [(String::new(), group)].into() };
        (written, output.finish(&manifest).unwrap())
    }

    fn text(folder: &Path, file: &str) -> Option<String> {
        String::from_utf8(read_bytes(&folder.join(file)).ok()?).ok()
    }

    #[test]
    fn only_what_changed_is_written_and_stale_files_go() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        assert_eq!(
            build(&out, &[("a/index.html", "1"), ("b.html", "2")]),
            (vec![Written::New; 2], 0)
        );
        let again = build(&out, &[("a/index.html", "1"), ("b.html", "3")]);
        assert_eq!(again, (vec![Written::Same, Written::Changed], 0));
        assert_eq!(build(&out, &[("b.html", "3")]), (vec![Written::Same], 1));
        assert!(!out.join("a").is_dir(), "an empty folder goes with its last file");
    }

    #[test]
    fn a_touched_file_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "yksi")]);
        write_new(&folder.path().join("a.html"), b"kaks").unwrap();
        assert_eq!(build(folder.path(), &[("a.html", "yksi")]).0, [Written::Changed]);
        assert_eq!(text(folder.path(), "a.html").unwrap(), "yksi");
    }

    #[test]
    fn foreign_files_are_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        write_new(&folder.path().join("oma.txt"), b"x").unwrap();
        let error = Output::open(folder.path()).unwrap_err();
        assert!(matches!(error, OutputError::Foreign { example, .. } if example == "oma.txt"));
        assert!(!folder.path().join(MARK).is_dir());
    }

    #[test]
    fn files_of_others_in_our_folder_stay() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "1")]);
        write_new(&folder.path().join("CNAME"), b"x").unwrap();
        build(folder.path(), &[("b.html", "1")]);
        assert!(text(folder.path(), "CNAME").is_some());
        assert!(text(folder.path(), "a.html").is_none());
    }

    #[test]
    fn what_a_killed_build_added_is_removed_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "1")]);
        let mut killed = Output::open(folder.path()).unwrap();
        killed.keep(|_| false);
        killed.plan(["a.html", "c.html"].into_iter()).unwrap();
        killed.write("a.html", [1; 16], b"9").unwrap();
        killed.write("c.html", [1; 16], b"9").unwrap();
        write_new(&folder.path().join(MARK).join("new-7"), b"half").unwrap();
        drop(killed);
        let (written, removed) = build(folder.path(), &[("a.html", "1")]);
        assert_eq!((written, removed), (vec![Written::Changed], 1));
        assert_eq!(text(folder.path(), "a.html").unwrap(), "1");
        assert!(!folder.path().join(MARK).join("new-7").is_file());
    }

    #[test]
    fn a_group_stands_while_its_inputs_are_the_same_and_all_its_files_stand() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "1"), ("b.html", "2")]);
        let group = |inputs| {
            let output = Output::open(folder.path()).unwrap();
            output.standing_group("", inputs).map(|group| group.files.len())
        };
        assert_eq!(group([0; 16]), Some(2));
        assert_eq!(group([1; 16]), None, "made from something else");
        write_new(&folder.path().join("b.html"), b"3").unwrap();
        assert_eq!(group([0; 16]), None, "touched");
        build(folder.path(), &[("a.html", "1"), ("b.html", "2")]);
        fs::remove_file(folder.path().join("a.html")).unwrap();
        assert_eq!(group([0; 16]), None, "gone");
    }

    #[test]
    fn files_of_kept_groups_stay() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "1")]);
        let mut output = Output::open(folder.path()).unwrap();
        let kept = output.standing_group("", [0; 16]).unwrap().clone();
        output.keep(str::is_empty);
        output.plan(std::iter::empty()).unwrap();
        let manifest = Manifest { groups: [(String::new(), kept)].into() };
        assert_eq!(output.finish(&manifest).unwrap(), 0);
        assert_eq!(text(folder.path(), "a.html").unwrap(), "1");
    }

    #[test]
    fn two_builds_at_once_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let _first = Output::open(folder.path()).unwrap();
        assert!(matches!(Output::open(folder.path()), Err(OutputError::Busy { .. })));
    }

    #[test]
    fn a_damaged_manifest_means_a_whole_build() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), &[("a.html", "1")]);
        write_new(&folder.path().join(MARK).join(MANIFEST), b"roskaa").unwrap();
        assert_eq!(build(folder.path(), &[("a.html", "1")]).0, [Written::New]);
    }
}
