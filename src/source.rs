//! Walks and reads the folders of a portal on the disk. The only room that names walkdir; never
//! follows a symbolic link.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use crate::diagnostics::finding::Finding;
use crate::told;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// Files of a folder by their path within it, with `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A file or folder that could not be read.
#[derive(Debug)]
pub struct SourceError {
    pub path: PathBuf,
    pub error: io::Error,
}

/// Reads one file; nothing if it is not there.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A file, read up to a bound.
#[derive(Debug)]
pub enum Bounded {
    File(Vec<u8>),
    TooLarge,
    NotThere,
}

/// Reads one file of at most so many bytes.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn read_bounded(path: &Path, most: u64) -> io::Result<Bounded> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Bounded::NotThere),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > most { Bounded::TooLarge } else { Bounded::File(bytes) })
}

/// The files of a folder, however deep, but for hidden ones and what systems keep beside documents; links
/// are not followed. What is no folder stands for itself.
pub fn documents(path: &Path) -> Result<Vec<PathBuf>, SourceError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let shown = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(is_left_out(&name) || is_of_system(&name))
    };
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(shown) {
        let entry = entry.map_err(|error| broken_walk(path, error))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Writes a file, and the folders to it, whole or not at all.
#[expect(clippy::disallowed_methods, reason = "the author asked for the file")]
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), SourceError> {
    let failed = |error| SourceError { path: path.to_owned(), error };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        drop(fs::remove_file(&beside));
        failed(error)
    })
}

/// What is at a path that one file of a portal had.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    File(Vec<u8>),
    Gone,
    /// A link, a folder, or a file too large.
    Other,
}

/// How often a file is looked at again that was another when it was to be read.
const TRIES: usize = 5;

/// Looks at one file within `root`, which has no links in its own path; nor may any part of `path` be one.
pub fn look_at(root: &Path, path: &str) -> io::Result<Seen> {
    for _ in 0..TRIES {
        if let Some(seen) = look_once(root, path)? {
            return Ok(seen);
        }
    }
    Ok(Seen::Other)
}

/// None where it was another by the time that it was read.
fn look_once(root: &Path, path: &str) -> io::Result<Option<Seen>> {
    let mut place = root.to_owned();
    let mut metadata = None;
    for part in path.split('/') {
        place.push(part);
        match place.symlink_metadata() {
            Ok(seen) if seen.is_symlink() => return Ok(Some(Seen::Other)),
            Ok(seen) => metadata = Some(seen),
            Err(error) if is_absence(&error) => return Ok(Some(Seen::Gone)),
            Err(error) => return Err(error),
        }
    }
    match metadata {
        Some(file) if file.is_file() && file.len() <= LARGEST => match read_seen(&place, &file) {
            Ok(bytes) => Ok(bytes.map(Seen::File)),
            Err(error) if is_absence(&error) => Ok(Some(Seen::Gone)),
            Err(error) => Err(error),
        },
        _ => Ok(Some(Seen::Other)),
    }
}

/// Reads the file that was seen at a place (which had no links in its path); none if another is read
/// there by now. What is swapped for a link between the look and the reading is not followed.
#[expect(clippy::disallowed_methods, reason = "content on the disk is read here")]
fn read_seen(place: &Path, seen: &fs::Metadata) -> io::Result<Option<Vec<u8>>> {
    let file = fs::File::open(place)?;
    if !is_same(&file.metadata()?, seen) || leads_elsewhere(&file, place) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((read as u64 <= LARGEST).then_some(bytes))
}

#[cfg(unix)]
fn is_same(file: &fs::Metadata, seen: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (file.dev(), file.ino()) == (seen.dev(), seen.ino())
}

#[cfg(not(unix))]
fn is_same(file: &fs::Metadata, _: &fs::Metadata) -> bool {
    file.is_file()
}

/// Whether the path of an open file has gone through a link: one of its folders may have been swapped.
/// Linux tells where an open file is; one that was replaced meanwhile is marked as deleted.
#[cfg(target_os = "linux")]
fn leads_elsewhere(file: &fs::File, place: &Path) -> bool {
    use std::os::fd::AsRawFd as _;
    let number = file.as_raw_fd();
    let Ok(real) = fs::read_link(format!("/proc/self/fd/{number}")) else { return false };
    let real = real.to_string_lossy();
    real.strip_suffix(" (deleted)").unwrap_or(&real) != place.to_string_lossy()
}

#[cfg(not(target_os = "linux"))]
fn leads_elsewhere(_: &fs::File, _: &Path) -> bool {
    false
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// By what a file is known to have changed without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    /// When its entry changed, where the system tells: no program can set that time back.
    changed: Option<SystemTime>,
}

impl Stamp {
    /// Whether the file changed at a moment or later.
    pub fn is_since(&self, moment: SystemTime) -> bool {
        [self.modified, self.changed].iter().flatten().any(|time| *time >= moment)
    }
}

/// The stamps of all files and folders below a folder, and of itself. What goes while it is looked at
/// is not there.
pub fn stamps(folder: &Path) -> BTreeMap<PathBuf, Stamp> {
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !is_left_out(&entry.file_name().to_string_lossy())
    };
    let entries = WalkDir::new(folder).follow_links(false).into_iter().filter_entry(visible);
    let stamped = entries.filter_map(|entry| {
        let entry = entry.ok()?;
        let metadata = entry.metadata().ok()?;
        Some((entry.into_path(), stamp(&metadata)))
    });
    stamped.collect()
}

fn stamp(metadata: &fs::Metadata) -> Stamp {
    Stamp {
        size: metadata.len(),
        modified: metadata.modified().ok(),
        changed: entry_changed(metadata),
    }
}

#[cfg(unix)]
fn entry_changed(metadata: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let nanoseconds = u32::try_from(metadata.ctime_nsec()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds))
}

#[cfg(not(unix))]
fn entry_changed(_: &fs::Metadata) -> Option<SystemTime> {
    None
}

/// Reads every file of a folder within `root`; a folder that is not there has none. What cannot be
/// taken (a link, a name that is no text, a file too large) is a finding.
pub fn read_folder(root: &Path, folder: &str) -> Result<(Files, Vec<Finding>), SourceError> {
    let (mut files, mut findings) = (Files::new(), Vec::new());
    let top = root.join(folder);
    if !top.is_dir() {
        return Ok((files, findings));
    }
    let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !is_left_out(&entry.file_name().to_string_lossy())
    };
    for entry in WalkDir::new(&top).follow_links(false).into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| broken_walk(&top, error))?;
        let name = name_within(&top, entry.path());
        let place = format!("{folder}/{name}");
        if entry.file_type().is_symlink() {
            findings.push(is_a_link(&place));
        } else if entry.file_type().is_file() {
            if entry.path().to_str().is_none() {
                findings.push(name_is_no_text(&place));
                continue;
            }
            match look_at(&real, &place) {
                Ok(Seen::File(bytes)) => drop(files.insert(name, bytes)),
                // It went while the folder was read.
                Ok(Seen::Gone) => {}
                Ok(Seen::Other) if is_large(entry.path()) => findings.push(too_large(&place)),
                Ok(Seen::Other) => findings.push(is_a_link(&place)),
                Err(error) => return Err(SourceError { path: entry.path().to_owned(), error }),
            }
        }
    }
    Ok((files, findings))
}

/// What systems keep beside documents: macOS in archives, Windows, Word while a document is open.
pub fn is_of_system(name: &str) -> bool {
    name.starts_with("~$") || matches!(name, "__MACOSX" | "Thumbs.db" | "desktop.ini")
}

/// Hidden files, and what editors leave beside a file while they write it.
pub fn is_left_out(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || [".bck", ".bak", ".tmp", ".swp"].iter().any(|ending| name.ends_with(ending))
        || name == "4913"
        || name.contains("___jb_")
}

fn name_within(top: &Path, path: &Path) -> String {
    let name = path.strip_prefix(top).unwrap_or(path);
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn broken_walk(top: &Path, error: walkdir::Error) -> SourceError {
    let path = error.path().unwrap_or(top).to_owned();
    SourceError { path, error: error.into() }
}

fn is_large(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|file| file.is_file() && file.len() > LARGEST)
}

/// A symbolic link in the content.
pub fn is_a_link(file: &str) -> Finding {
    let message = told!(
        fi: "tiedosto on symbolinen linkki, eikä sitä lueta",
        sv: "filen är en symbolisk länk och läses inte",
        en: "the file is a symbolic link and is not read",
    );
    Finding::warning("symlink", message).in_file(file).hint(told!(
        fi: "Korvaa linkki itse tiedostolla.",
        sv: "Ersätt länken med själva filen.",
        en: "Put the file itself in the link's place.",
    ))
}

/// A file over [`LARGEST`].
pub fn too_large(file: &str) -> Finding {
    let message = told!(
        fi: "tiedosto on yli yhden megatavun kokoinen, eikä sitä lueta",
        sv: "filen är större än en megabyte och läses inte",
        en: "the file is over one megabyte and is not read",
    );
    Finding::error("too-large", message).in_file(file).hint(told!(
        fi: "Tietosuojaseloste on tekstiä: poista tiedostosta muu sisältö tai jaa se osiin.",
        sv: "En dataskyddsbeskrivning är text: ta bort annat innehåll eller dela upp filen.",
        en: "A privacy notice is text: take other content out of the file, or split it.",
    ))
}

/// A file name that is not UTF-8.
pub fn name_is_no_text(file: &str) -> Finding {
    let message = told!(
        fi: "tiedoston nimessä on merkkejä, joita ei voi lukea",
        sv: "filnamnet innehåller tecken som inte går att läsa",
        en: "the file's name has characters that cannot be read",
    );
    Finding::warning("file-name-encoding", message).in_file(file).hint(told!(
        fi: "Anna tiedostolle uusi nimi, jossa on vain kirjaimia, numeroita ja yhdysmerkkejä.",
        sv: "Ge filen ett nytt namn med bara bokstäver, siffror och bindestreck.",
        en: "Rename the file with letters, digits and hyphens only.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    #[cfg(target_os = "linux")]
    #[expect(clippy::disallowed_methods, reason = "the test swaps files")]
    fn what_is_swapped_for_a_link_between_look_and_reading_is_not_followed() {
        use std::os::unix::fs::symlink;
        use std::sync::atomic::{AtomicBool, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let at = |name: &str| root.join(name);
        for (name, text) in
            [("content/a/x.md", "own"), ("content/b.md", "own"), ("out/x.md", "secret")]
        {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), text).unwrap();
        }
        symlink(at("out/x.md"), at("link")).unwrap();
        symlink(at("out"), at("folder-link")).unwrap();
        // What was seen is not what is opened.
        let seen = at("content/b.md").symlink_metadata().unwrap();
        fs::rename(at("link"), at("content/b.md")).unwrap();
        assert_eq!(read_seen(&at("content/b.md"), &seen).unwrap(), None);
        let beyond = at("out/x.md").symlink_metadata().unwrap();
        assert_eq!(read_seen(&at("folder-link/x.md"), &beyond).unwrap(), None);
        assert_eq!(read_seen(&at("out/x.md"), &beyond).unwrap(), Some(b"secret".to_vec()));
        // And so it is while both are swapped without end.
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    for (from, to) in [
                        ("content/a", "aside"),
                        ("folder-link", "content/a"),
                        ("content/a", "folder-link"),
                        ("aside", "content/a"),
                    ] {
                        fs::rename(at(from), at(to)).unwrap();
                    }
                }
            });
            let mut seen = 0;
            for _ in 0..20_000 {
                if let Seen::File(bytes) = look_at(&root, "content/a/x.md").unwrap() {
                    assert_eq!(bytes, b"own");
                    seen += 1;
                }
            }
            over.store(true, Ordering::Relaxed);
            assert!(seen > 0);
        });
    }

    #[test]
    #[cfg(unix)]
    fn links_are_not_followed_and_editors_leavings_are_no_content() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content/kulttuuri");
        fs::create_dir_all(&content).unwrap();
        let file = |name: &str| create(&content.join(name)).write_all(b"x");
        for name in
            ["kirjasto.md", "kirjasto.md~", ".kirjasto.md.swp", "4913", "kirjasto.md___jb_tmp___"]
        {
            file(name).unwrap();
        }
        std::os::unix::fs::symlink("/etc/passwd", content.join("linkki.md")).unwrap();
        std::os::unix::fs::symlink("..", content.join("silmukka")).unwrap();
        let (files, findings) = read_folder(folder.path(), "content").unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["kulttuuri/kirjasto.md"]);
        let places: Vec<_> =
            findings.iter().map(|it| (it.rule.as_str(), it.file.as_str())).collect();
        let expected = ["content/kulttuuri/linkki.md", "content/kulttuuri/silmukka"];
        assert_eq!(places, expected.map(|file| ("symlink", file)));
    }

    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    fn create(path: &Path) -> fs::File {
        fs::File::create(path).unwrap()
    }

    #[test]
    fn a_folder_that_is_not_there_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read_folder(folder.path(), "site").unwrap().0.is_empty());
    }
}
