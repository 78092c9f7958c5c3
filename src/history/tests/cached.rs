//! The cache: what it saves, and that it is never believed too much.

use std::path::Path;

use super::against_git::random_repository;
use super::builder::{TestRepository, rules, text, text_and};
use crate::history::reading::{History, Settings, Walk, read};
use crate::history::repository::Repository;
use crate::model::object_id::ObjectId;

fn read_with(repository: &Repository, tip: ObjectId, settings: &Settings) -> History {
    read(repository, tip, settings, &|_, _| {}).unwrap()
}

fn kept_in(folder: &Path, walk: Walk) -> Settings {
    Settings { cache: Some(folder.to_owned()), walk, ..Settings::default() }
}

/// The same history, whatever it cost to read.
#[track_caller]
fn assert_same(a: History, b: &History) {
    let History { commits_read, from_cache, rewritten, .. } = *b;
    let a = History { commits_read, from_cache, rewritten, ..a };
    let mut b = b.clone();
    b.findings.retain(|finding| finding.rule != "rewritten-history");
    assert_eq!(a, b);
}

#[test]
fn read_bit_by_bit_is_read_whole() {
    let random = random_repository(3, 120);
    let repository = random.found();
    for walk in [Walk::FirstParent, Walk::All] {
        let folder = tempfile::tempdir().unwrap();
        let plain = Settings { walk, ..Settings::default() };
        let mut line = Vec::new();
        let mut next = Some(random.git.head().unwrap().peel_to_commit().unwrap());
        while let Some(commit) = next {
            line.push(ObjectId(commit.id().as_bytes().try_into().unwrap()));
            next = commit.parent(0).ok();
        }
        for (number, tip) in line.into_iter().rev().enumerate() {
            let bit = read_with(&repository, tip, &kept_in(folder.path(), walk));
            assert_eq!(bit.from_cache, number > 0);
            assert!(!bit.rewritten);
            assert_same(read_with(&repository, tip, &plain), &bit);
        }
    }
}

#[test]
fn nothing_new_is_nothing_read() {
    let mut made = TestRepository::new();
    made.write("a.md", text(1)).commit("Uusi");
    let repository = made.found();
    let settings = kept_in(&repository.cache_folder(), Walk::FirstParent);
    let tip = repository.tip(None).unwrap();
    let first = read_with(&repository, tip, &settings);
    assert_eq!((first.commits_read, first.from_cache), (1, false));
    let second = read_with(&repository, tip, &settings);
    assert_eq!((second.commits_read, second.from_cache), (0, true));
    assert_eq!(first.timelines, second.timelines);
    made.write("a.md", text(2)).commit("Muutos");
    let tip = repository.tip(None).unwrap();
    assert_eq!(read_with(&repository, tip, &settings).commits_read, 1);
}

#[test]
fn a_rewritten_history_is_noticed_and_its_common_part_kept() {
    let mut made = TestRepository::new();
    made.write("a.md", text(1)).commit("1");
    let common = made.write("a.md", text_and(1, "2")).commit("2");
    made.remove("a.md").write("b.md", text(9)).commit("3");
    let repository = made.found();
    let settings = kept_in(&repository.cache_folder(), Walk::FirstParent);
    read_with(&repository, repository.tip(None).unwrap(), &settings);
    let tip = made.go_to(common).write("a.md", text_and(1, "4")).commit("4");
    let history = read_with(&repository, tip, &settings);
    assert!(history.rewritten && history.from_cache);
    assert_eq!(history.commits_read, 1);
    assert_eq!(rules(&history), ["rewritten-history"]);
    assert_same(read_with(&repository, tip, &Settings::default()), &history);
    let history = read_with(&repository, common, &settings);
    assert!(history.rewritten, "a tip that was moved back");
    assert_same(read_with(&repository, common, &Settings::default()), &history);
    let again = read_with(&repository, common, &settings);
    assert!(!again.rewritten && again.from_cache);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test spoils the room's own file")]
fn a_spoilt_cache_is_thrown_away_in_silence() {
    let mut made = TestRepository::new();
    made.write("a.md", text(1)).commit("Uusi");
    let repository = made.found();
    let folder = repository.cache_folder();
    let settings = kept_in(&folder, Walk::FirstParent);
    let tip = repository.tip(None).unwrap();
    let whole = read_with(&repository, tip, &settings);
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let good = std::fs::read(&file).unwrap();
    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for spoilt in [&good[..good.len() - 1], &good[..20], b"", b"foreign", &flipped] {
        std::fs::write(&file, spoilt).unwrap();
        let history = read_with(&repository, tip, &settings);
        assert!(!history.from_cache);
        assert_same(history, &whole);
        assert_eq!(std::fs::read(&file).unwrap(), good, "and made anew");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn other_settings_are_another_cache() {
    let mut made = TestRepository::new();
    made.write("a.md", text(1)).commit("Uusi");
    let repository = made.found();
    let tip = repository.tip(None).unwrap();
    let settings = kept_in(&repository.cache_folder(), Walk::FirstParent);
    read_with(&repository, tip, &settings);
    let others = [
        Settings { walk: Walk::All, ..settings.clone() },
        Settings { show_authors: true, ..settings.clone() },
        Settings { extension: "txt".to_owned(), ..settings.clone() },
        Settings { content: "muu".to_owned(), ..settings.clone() },
    ];
    for other in others {
        assert!(!read_with(&repository, tip, &other).from_cache, "{other:?}");
    }
    let settings = Settings { time_zone: "UTC".to_owned(), ..settings };
    read_with(&repository, tip, &Settings { show_authors: false, ..settings.clone() });
    let zone = Settings { time_zone: "Asia/Tokyo".to_owned(), ..settings };
    assert!(read_with(&repository, tip, &zone).from_cache, "days are not part of the cache");
}

#[test]
fn a_cache_that_cannot_be_written_is_no_error() {
    let mut made = TestRepository::new();
    made.write("a.md", text(1)).commit("Uusi");
    let repository = made.found();
    let not_a_folder = made.path().join(".git/HEAD");
    let settings = kept_in(&not_a_folder, Walk::FirstParent);
    let history = read_with(&repository, repository.tip(None).unwrap(), &settings);
    assert_eq!(history.timelines.len(), 1);
}
