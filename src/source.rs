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
        entry.depth() == 0 || !(is_left_out(&name) || name.starts_with("~$") || name == "Thumbs.db")
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

/// Looks at one file within `root`; no part of its path may be a link.
pub fn look_at(root: &Path, path: &str) -> io::Result<Seen> {
    let mut place = root.to_owned();
    let mut metadata = None;
    for part in path.split('/') {
        place.push(part);
        match place.symlink_metadata() {
            Ok(seen) if seen.is_symlink() => return Ok(Seen::Other),
            Ok(seen) => metadata = Some(seen),
            Err(error) if is_absence(&error) => return Ok(Seen::Gone),
            Err(error) => return Err(error),
        }
    }
    match metadata {
        Some(file) if file.is_file() && file.len() <= LARGEST => {
            Ok(read_if_there(&place)?.map_or(Seen::Gone, Seen::File))
        }
        _ => Ok(Seen::Other),
    }
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
            } else if entry.metadata().map_err(|error| broken_walk(&top, error))?.len() > LARGEST {
                findings.push(too_large(&place));
            } else {
                files.insert(name, read(entry.path())?);
            }
        }
    }
    Ok((files, findings))
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

#[expect(clippy::disallowed_methods, reason = "content on the disk is read here")]
fn read(path: &Path) -> Result<Vec<u8>, SourceError> {
    fs::read(path).map_err(|error| SourceError { path: path.to_owned(), error })
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
