//! Old documents in the shapes that notices come in, each with the notice that it becomes.
//! `UPDATE_EXPECT=1` writes the expected notices anew; they are read through before they are committed.

#![expect(clippy::disallowed_methods, reason = "the tests read and write fixtures")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod hostile;
mod pdf;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use seloste::import::import;
use seloste::import::notice::Imported;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures")
}

fn fixtures() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
}

fn imported(file: &Path) -> Imported {
    import(&fs::read(file).unwrap(), "Nimetön")
        .unwrap_or_else(|error| panic!("{}: {error:?}", file.display()))
}

/// The notice, and what it left out.
fn shown(imported: &Imported) -> String {
    let mut shown = imported.text.clone();
    if !imported.dropped.is_empty() {
        shown.push_str("\n---- left out\n");
        for margin in &imported.dropped {
            writeln!(shown, "{:?}: {}", margin.why, margin.text).unwrap();
        }
    }
    shown
}

#[test]
fn every_document_becomes_the_notice_that_is_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    let files = fixtures();
    assert!(files.len() >= 25, "{} fixtures", files.len());
    for file in files {
        let expected = folder()
            .join("expected")
            .join(file.file_name().unwrap())
            .with_extension(format!("{}.md", file.extension().unwrap().to_str().unwrap()));
        let shown = shown(&imported(&file));
        if update {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            fs::write(&expected, &shown).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != shown {
            wrong.push(format!("{}:\n{shown}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_word_is_lost() {
    for file in fixtures() {
        let imported = imported(&file);
        assert!(imported.lost.is_empty(), "{}: {:?}", file.display(), imported.lost);
    }
}

/// The words of a notice: letters and digits, in order.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[test]
fn one_document_in_any_format_is_one_notice() {
    let mut by_stem: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in fixtures() {
        let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
        by_stem.entry(stem).or_default().push(file);
    }
    by_stem.retain(|_, files| files.len() > 1);
    let formats: BTreeSet<&OsStr> =
        by_stem.values().flatten().filter_map(|file| file.extension()).collect();
    assert_eq!(formats, ["docx", "html", "odt", "txt"].map(OsStr::new).into());
    for (stem, files) in by_stem {
        let first = imported(&files[0]);
        for file in &files[1..] {
            let other = imported(file);
            assert_eq!(words(&other.text), words(&first.text), "{stem}: {}", file.display());
            assert_eq!(other.items, first.items, "{stem}: {}", file.display());
        }
    }
}
