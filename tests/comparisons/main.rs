//! Comparisons of whole texts, as a reviewer reads them. Each pair of `pairs/` stands beside what is
//! expected of it, written out; `UPDATE_EXPECT=1` writes anew what is there, for a person to read.

#![expect(clippy::disallowed_methods, reason = "the test reads the pairs")]

mod properties;
mod written;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use seloste::diff::comparison::compare;
use seloste::model::document::Document;
use seloste::parse::document::parse;
use seloste::text::language::Language;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/comparisons/pairs")
}

/// The names of all pairs, with their language.
fn names() -> BTreeSet<String> {
    let files = std::fs::read_dir(folder()).expect("the folder of pairs can be listed");
    let names = files.map(|file| file.expect("it can be read").file_name());
    names.filter_map(|name| Some(name.to_str()?.strip_suffix(".old.md")?.to_owned())).collect()
}

fn language(name: &str) -> Language {
    match name.rsplit_once('.') {
        Some((_, "sv")) => Language::Sv,
        Some((_, "en")) => Language::En,
        _ => Language::Fi,
    }
}

fn document(text: &str, language: Language) -> Document {
    parse(text, "kulttuuri/seloste.md", "seloste.md", language).0
}

fn read(name: &str, side: &str) -> Document {
    let file = folder().join(format!("{name}.{side}.md"));
    let text = std::fs::read_to_string(&file).expect("a pair has both sides");
    document(&text, language(name))
}

#[test]
fn every_pair_reads_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for name in names() {
        let (old, new) = (read(&name, "old"), read(&name, "new"));
        let written = written::comparison(&compare(&old, &new), &old, &new);
        let file = folder().join(format!("{name}.txt"));
        if update {
            std::fs::write(&file, &written).expect("it can be written");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if written != expected {
            wrong.push(format!("{name}: expected\n{expected}\nbut it is\n{written}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn there_are_enough_pairs() {
    assert!(names().len() >= 40, "{}", names().len());
}

/// 200 kB: a text of many sections in which one number, one order and one heading changed.
#[test]
fn a_very_long_text_is_compared() {
    let section = |at: usize, years: &str| {
        format!(
            "## {at}. Osio {at} asiasta {}\n\nTietoja säilytetään {years} vuotta rekisterissä {at}. {}\n\n",
            at * 7,
            format!("Peruste numero {at} on laissa. ").repeat(12)
        )
    };
    let all: Vec<String> = (0..450).map(|at| section(at, "kymmenen")).collect();
    let mut changed = all.clone();
    changed[300] = section(300, "viisi");
    changed.swap(40, 41);
    let (old, new) = (all.concat(), changed.concat());
    assert!(old.len() > 200_000, "{}", old.len());
    let (old, new) = (document(&old, Language::Fi), document(&new, Language::Fi));
    let comparison = compare(&old, &new);
    let changed: Vec<_> = comparison.parts.iter().filter(|part| !part.is_same()).collect();
    assert_eq!(changed.len(), 2);
    assert_eq!((comparison.words_added, comparison.words_removed), (1, 1));
}
