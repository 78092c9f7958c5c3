//! Merges: on the line of first parents one revision, in the whole history only where they differ from
//! every parent.

use super::builder::{DAY, NOON, TestRepository, check, shown, text, text_and};
use crate::history::reading::{Settings, Walk};
use crate::model::object_id::ObjectId;

fn subjects(repository: &TestRepository, walk: Walk) -> Vec<String> {
    let settings = Settings { walk, ..Settings::default() };
    let history = repository.history_with(&settings);
    let revisions = history.timelines[0].revisions.iter();
    revisions.map(|revision| revision.note.subject.clone()).collect()
}

/// Text 1 with line 2 or 8 changed.
fn edited(marks: &[usize]) -> String {
    marks.iter().fold(text(1), |text, mark| text.replace(&format!("kohta {mark}"), "muutettu"))
}

/// A base, a side branch of the given messages that changes `a.md`, and its merge.
fn with_branch(side: &[&str], merge: &str) -> TestRepository {
    let mut repository = TestRepository::new();
    let base = repository.write("a.md", text(1)).write("b.md", text(2)).commit("Uusi");
    let mut tip = base;
    for (number, message) in side.iter().enumerate() {
        tip =
            repository.write("a.md", [edited(&[8]), "x\n".repeat(number)].concat()).commit(message);
    }
    let side_files = [edited(&[8]), "x\n".repeat(side.len() - 1)].concat();
    repository.go_to(base).write("b.md", text_and(2, "x")).commit("Muualla");
    repository.at(NOON + 30 * DAY, NOON + 30 * DAY);
    repository.write("a.md", side_files).commit_merging(merge, &[tip]);
    repository
}

#[test]
fn a_merge_is_one_revision_dated_by_the_merge() {
    let repository = with_branch(&["Eka", "Toka"], "Merge branch 'x'");
    check(&repository, &["a.md [2021-11-15] [2021-12-15]", "b.md [2021-11-15] [2021-11-18]"]);
    assert_eq!(subjects(&repository, Walk::FirstParent), ["Uusi", "Merge branch 'x'"]);
    assert_eq!(subjects(&repository, Walk::All), ["Uusi", "Eka", "Toka"]);
}

#[test]
fn the_one_commit_behind_a_merge_explains_it() {
    let repository = with_branch(&["Eka\n\nSelite: Puhelin vaihtui"], "Merge branch 'x'");
    let history = repository.history();
    let revision = &history.timelines[0].revisions[1];
    assert_eq!(revision.note.subject, "Eka");
    assert_eq!(revision.note.fi.as_deref(), Some("Puhelin vaihtui"));
    assert_eq!(revision.date.to_string(), "2021-12-15");
    let repository = with_branch(&["Eka"], "Yhdistetty\n\nMuutos: tekninen");
    assert_eq!(subjects(&repository, Walk::FirstParent), ["Uusi", "Yhdistetty"]);
}

#[test]
fn a_merge_that_differs_from_every_parent_counts() {
    let mut repository = TestRepository::new();
    let base = repository.write("a.md", text(1)).commit("Uusi");
    let side = repository.write("a.md", edited(&[8])).commit("Sivu");
    repository.go_to(base).write("a.md", edited(&[2])).commit("Pää");
    repository.write("a.md", edited(&[2, 8])).commit_merging("Yhdistetty", &[side]);
    assert_eq!(subjects(&repository, Walk::All), ["Uusi", "Pää", "Sivu", "Yhdistetty"]);
    assert_eq!(subjects(&repository, Walk::FirstParent), ["Uusi", "Pää", "Sivu"]);
}

#[test]
fn a_branch_that_a_merge_threw_away_is_no_history() {
    let mut repository = TestRepository::new();
    let base = repository.write("a.md", text(1)).commit("Uusi");
    let side = repository.write("a.md", edited(&[8])).write("c.md", "x").commit("Sivu");
    repository.go_to(base).write("a.md", edited(&[2])).commit("Pää");
    repository.commit_merging("Vain oma", &[side]);
    assert_eq!(subjects(&repository, Walk::All), ["Uusi", "Pää"]);
    let settings = Settings { walk: Walk::All, ..Settings::default() };
    assert_eq!(repository.history_with(&settings).timelines.len(), 1);
}

#[test]
fn a_move_on_a_branch_is_followed_through_its_merge() {
    let mut repository = TestRepository::new();
    let base = repository.write("a.md", text(1)).commit("Uusi");
    let side = repository.rename("a.md", "k/b.md").commit("Siirto");
    repository.go_to(base).write("c.md", text(3)).commit("Muualla");
    repository.rename("a.md", "k/b.md").commit_merging("Merge branch 'x'", &[side]);
    check(&repository, &["c.md [2021-11-17]", "k/b.md [2021-11-15] a.md→k/b.md@1"]);
    let settings = Settings { walk: Walk::All, ..Settings::default() };
    let history = repository.history_with(&settings);
    assert_eq!(shown(&history.timelines[1]), "k/b.md [2021-11-15] a.md→k/b.md@1");
    assert_eq!(history.timelines[1].events[0].commit, side);
}

#[test]
fn three_parents_and_two_roots() {
    let mut repository = TestRepository::new();
    let base = repository.write("a.md", text(1)).commit("Uusi");
    let one = repository.write("b.md", text(2)).commit("Yksi");
    let two = repository.go_to(base).write("c.md", text(3)).commit("Kaksi");
    let other: ObjectId = {
        repository.remove("c.md").remove("a.md").write("d.md", text(4));
        repository.commit_upon("Toinen juuri".as_bytes(), &[])
    };
    repository.go_to(base).write("b.md", text(2)).write("c.md", text(3)).write("d.md", text(4));
    repository.commit_merging("Kaikki", &[one, two, other]);
    let settings = Settings { walk: Walk::All, ..Settings::default() };
    for (settings, expected) in [
        (Settings::default(), ["Uusi", "Yksi", "Kaksi", "Toinen juuri"]),
        (settings, ["Uusi", "Yksi", "Kaksi", "Toinen juuri"]),
    ] {
        let history = repository.history_with(&settings);
        let subjects: Vec<_> = history
            .timelines
            .iter()
            .map(|timeline| timeline.revisions[0].note.subject.as_str())
            .collect();
        assert_eq!(subjects, expected);
    }
}
