//! A random history with moves, removals and merges: path by path the same commits as `git log` shows.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{DAY, NOON, TestRepository};
use super::repositories::git;
use crate::history::reading::{History, Settings, Walk};
use crate::model::object_id::ObjectId;
use crate::model::timeline::Happening;

/// A linear congruential generator: the same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// The number of a text, and the lines of it that were changed.
type Text = (usize, BTreeMap<usize, usize>);
/// The texts of one branch by path.
type Texts = BTreeMap<String, Text>;

fn written((number, changed): &Text) -> String {
    let line = |at: usize| match changed.get(&at) {
        Some(change) => format!("Teksti {number} rivi {at} muutos {change}\n"),
        None => format!("Teksti {number} rivi {at} alkuperäinen\n"),
    };
    (0..40).map(line).collect()
}

struct Making {
    chance: Chance,
    repository: TestRepository,
    texts: Texts,
    made: usize,
    blobs: BTreeMap<Text, git2::Oid>,
}

impl Making {
    fn step(&mut self) {
        self.made += 1;
        let paths: Vec<String> = self.texts.keys().cloned().collect();
        let path = paths.get(self.chance.below(paths.len().max(1))).cloned();
        match (self.chance.below(20), path) {
            (0..=4, _) | (_, None) => {
                let (folder, made) = (self.chance.below(7), self.made);
                let path = format!("osasto-{folder}/uusi-{made}.md");
                self.texts.insert(path, (made, BTreeMap::new()));
            }
            (5, Some(path)) => drop(self.texts.remove(&path)),
            (6, Some(path)) => {
                let text = self.texts.remove(&path).unwrap();
                self.texts.insert(format!("osasto-8/siirto-{}.md", self.made), text);
            }
            (_, Some(path)) => {
                let line = self.chance.below(40);
                self.texts.get_mut(&path).unwrap().1.insert(line, self.made);
            }
        }
    }

    fn commit(&mut self, others: &[ObjectId]) -> ObjectId {
        let old = self.repository.content();
        for path in old.iter().filter(|path| !self.texts.contains_key(*path)) {
            self.repository.remove(path);
        }
        for (path, text) in &self.texts {
            let new = || self.repository.git.blob(written(text).as_bytes()).unwrap();
            let blob = *self.blobs.entry(text.clone()).or_insert_with(new);
            let place = format!("content/{path}").into_bytes();
            self.repository.link(&place, git2::FileMode::Blob, blob);
        }
        let wrong_clock = NOON + DAY * i64::try_from(self.chance.below(2000)).unwrap();
        self.repository.at(wrong_clock, wrong_clock);
        self.repository.commit_merging(&format!("Muutos {}", self.made), others)
    }

    /// A side branch, and its merge with what the main line did meanwhile.
    fn branch(&mut self) {
        let base = self.texts.clone();
        let main = self.repository.found().tip(None).unwrap();
        let mut side = main;
        for _ in 0..=self.chance.below(3) {
            self.step();
            side = self.commit(&[]);
        }
        let side_texts = std::mem::replace(&mut self.texts, base.clone());
        self.repository.go_to(main);
        for _ in 0..self.chance.below(3) {
            self.step();
            self.commit(&[]);
        }
        self.merge(&base, side_texts);
        self.commit(&[side]);
    }

    /// Takes each text from the side that changed it; where both did, a text of its own.
    fn merge(&mut self, base: &Texts, side: Texts) {
        self.made += 1;
        let paths: BTreeSet<String> = base.keys().chain(side.keys()).cloned().collect();
        for path in paths {
            let (old, theirs, ours) = (base.get(&path), side.get(&path), self.texts.get(&path));
            if theirs == old || theirs == ours {
                continue;
            }
            if ours == old {
                match theirs.cloned() {
                    Some(text) => drop(self.texts.insert(path, text)),
                    None => drop(self.texts.remove(&path)),
                }
            } else if let Some(text) = self.texts.get_mut(&path) {
                text.1.insert(39, self.made);
            }
        }
    }
}

/// A repository of so many steps, a third of them side branches.
pub(super) fn random_repository(seed: u64, steps: usize) -> TestRepository {
    let (repository, texts) = (TestRepository::new(), Texts::new());
    let (chance, blobs) = (Chance(seed), BTreeMap::new());
    let mut making = Making { chance, repository, texts, made: 0, blobs };
    making.step();
    making.commit(&[]);
    for _ in 0..steps {
        if making.chance.below(3) == 0 {
            making.branch();
        } else {
            making.step();
            making.commit(&[]);
        }
    }
    git(making.repository.path(), &["repack", "-adq"]);
    making.repository
}

/// For each path the commits that touched it.
type Touched = BTreeMap<String, BTreeSet<String>>;

/// As the timelines say: a text's revisions at their paths, its events at theirs.
fn as_read(history: &History) -> Touched {
    let mut touched = Touched::new();
    let mut touch = |path: &str, commit: ObjectId| {
        touched.entry(path.to_owned()).or_default().insert(commit.to_string());
    };
    for timeline in &history.timelines {
        for revision in &timeline.revisions {
            touch(&revision.path, revision.commit);
        }
        let mut place = timeline.revisions[0].path.clone();
        for event in &timeline.events {
            match &event.what {
                Happening::Moved { from, to } => {
                    touch(from, event.commit);
                    touch(to, event.commit);
                    place.clone_from(to);
                }
                Happening::Removed | Happening::Restored => touch(&place, event.commit),
            }
        }
    }
    touched
}

#[track_caller]
fn check(repository: &TestRepository, walk: Walk, arguments: &[&str]) -> usize {
    let settings = Settings { walk, ..Settings::default() };
    let read = as_read(&repository.history_with(&settings));
    for (path, commits) in &read {
        let place = format!("content/{path}");
        let log = [&["log", "--format=%H"], arguments, &["--", &place]].concat();
        let shown = git(repository.path(), &log);
        let expected: BTreeSet<String> = shown.lines().map(str::to_owned).collect();
        assert_eq!(*commits, expected, "{path}");
    }
    read.len()
}

#[test]
fn every_path_has_the_first_parent_commits_of_git_log() {
    let repository = random_repository(1, 420);
    let paths = check(&repository, Walk::FirstParent, &["--first-parent"]);
    assert!(paths >= 200, "{paths}");
}

#[test]
fn every_path_has_the_simplified_commits_of_git_log() {
    let repository = random_repository(2, 420);
    let paths = check(&repository, Walk::All, &[]);
    assert!(paths >= 200, "{paths}");
}

#[test]
fn moves_are_those_that_git_finds() {
    let repository = random_repository(1, 420);
    let log = ["log", "--first-parent", "--raw", "-M50%", "-m", "--format=%H", "--no-abbrev"];
    let (mut commit, mut expected) = (String::new(), BTreeSet::new());
    for line in git(repository.path(), &log).lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        match parts[..] {
            [head, from, to] if head.contains(" R") => {
                expected.insert((commit.clone(), from.to_owned(), to.to_owned()));
            }
            [id] if id.len() == 40 => id.clone_into(&mut commit),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for timeline in repository.history().timelines {
        for event in timeline.events {
            if let Happening::Moved { from, to } = event.what {
                let (from, to) = (format!("content/{from}"), format!("content/{to}"));
                found.insert((event.commit.to_string(), from, to));
            }
        }
    }
    assert!(found.len() > 10);
    assert_eq!(found, expected);
}
