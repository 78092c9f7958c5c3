//! Texts that move, go, come back, change places, and are replaced by others.

use super::builder::{TestRepository, check, text, text_and};

#[test]
fn a_text_is_followed_through_changes_and_an_edited_move() {
    let mut repository = TestRepository::new();
    repository.write("a/x.md", text(1)).commit("Uusi");
    repository.write("a/x.md", text_and(1, "lisää\n")).commit("Muutos");
    repository.rename("a/x.md", "b/y.md").commit("Siirto");
    repository.remove("b/y.md").write("c/z.md", text_and(1, "muuta\n")).commit("Siirto ja muutos");
    check(
        &repository,
        &["c/z.md [2021-11-15] [2021-11-16] [2021-11-18] a/x.md→b/y.md@2 b/y.md→c/z.md@3"],
    );
    let timeline = &repository.history().timelines[0];
    let paths: Vec<_> = timeline.revisions.iter().map(|revision| &revision.path).collect();
    assert_eq!(paths, ["a/x.md", "a/x.md", "c/z.md"]);
}

#[test]
fn of_equal_texts_the_one_with_the_same_file_name_moved() {
    let mut repository = TestRepository::new();
    repository.write("a/k.md", text(1)).write("a/x.md", text(1)).commit("Uudet");
    repository.rename("a/x.md", "b/x.md").rename("a/k.md", "b/a.md").commit("Siirto");
    check(
        &repository,
        &["b/a.md [2021-11-15] a/k.md→b/a.md@1", "b/x.md [2021-11-15] a/x.md→b/x.md@1"],
    );
}

#[test]
fn a_translation_pairs_with_its_own_language_only() {
    let mut repository = TestRepository::new();
    let (fi, sv) = (text(1), text(1).replace("kohta 9", "punkt"));
    repository.write("x.md", &fi).write("x.sv.md", &sv).commit("Uudet");
    repository.remove("x.md").remove("x.sv.md");
    // The Finnish text is now more like the old Swedish one than like the old Finnish one.
    repository.write("y.md", format!("{sv}a\n")).write("y.sv.md", format!("{fi}b\n"));
    repository.commit("Siirto");
    check(
        &repository,
        &[
            "y.md [2021-11-15] [2021-11-16] x.md→y.md@2",
            "y.sv.md [2021-11-15] [2021-11-16] x.sv.md→y.sv.md@2",
        ],
    );
    repository.remove("y.sv.md").write("z.md", format!("{fi}b\nc\n")).commit("Ei siirto");
    assert_eq!(repository.history().timelines.len(), 3);
}

#[test]
fn a_rename_wins_over_the_same_path() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    repository
        .write("b.md", text_and(1, "hieman\n"))
        .write("a.md", text(2))
        .commit("Uusi rekisteri");
    check(&repository, &["a.md [2021-11-16]", "b.md [2021-11-15] [2021-11-16] a.md→b.md@2"]);
}

#[test]
fn a_copy_of_a_text_that_only_changed_is_no_move() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    repository.write("b.md", text(1)).write("a.md", text_and(1, "hieman\n")).commit("Kopio");
    check(&repository, &["a.md [2021-11-15] [2021-11-16]", "b.md [2021-11-16]"]);
}

#[test]
fn two_texts_may_change_places() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).write("b.md", text(2)).commit("Uudet");
    repository.write("a.md", text(2)).write("b.md", text(1)).commit("Vaihto");
    check(&repository, &["a.md [2021-11-15] b.md→a.md@1", "b.md [2021-11-15] a.md→b.md@1"]);
}

#[test]
fn a_removed_text_that_returns_goes_on() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).write("b.md", text(2)).commit("Uudet");
    repository.remove("a.md").commit("Pois\n\nSelite: Rekisteri lakkautettiin");
    let history = repository.history();
    let removed = history.timelines[0].removed.as_ref().unwrap();
    assert_eq!(removed.note.fi.as_deref(), Some("Rekisteri lakkautettiin"));
    repository.write("a.md", text(1)).commit("Takaisin");
    check(&repository, &["a.md [2021-11-15] poistettu@1 palautettu@1", "b.md [2021-11-15]"]);
    repository.remove("a.md").commit("Pois");
    repository.write("a.md", text_and(1, "uutta\n")).commit("Takaisin uutena");
    check(
        &repository,
        &[
            "a.md [2021-11-15] [2021-11-19] poistettu@1 palautettu@1 poistettu@1 palautettu@2",
            "b.md [2021-11-15]",
        ],
    );
}

#[test]
fn another_text_under_a_path_that_was_freed_has_its_own_timeline() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    repository.remove("a.md").commit("Pois");
    repository.write("a.md", text(2)).commit("Aivan toinen rekisteri");
    check(&repository, &["a.md [2021-11-15] poistettu@1 loppu 2021-11-16", "a.md [2021-11-17]"]);
}

#[test]
fn renames_of_case_and_composition_are_followed() {
    let mut repository = TestRepository::new();
    repository.write("Kirjasto.md", text(1)).write("pa\u{308}iva\u{308}.md", text(2));
    repository.commit("Uudet");
    // So much changed that only the name tells: 4 of 10 lines stay.
    let edited: String =
        text(1).lines().take(4).chain(text(5).lines().take(6)).collect::<Vec<_>>().join("\n");
    repository.remove("Kirjasto.md").write("kirjasto.md", edited);
    repository.rename("pa\u{308}iva\u{308}.md", "päivä.md").commit("Nimet");
    check(
        &repository,
        &[
            "kirjasto.md [2021-11-15] [2021-11-16] Kirjasto.md→kirjasto.md@2",
            "päivä.md [2021-11-15] pa\u{308}iva\u{308}.md→päivä.md@1",
        ],
    );
}

#[test]
fn a_file_that_becomes_a_folder_is_removed_and_its_text_may_move() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    repository.rename("a.md", "a.md/b.md").commit("Kansioksi");
    check(&repository, &["a.md/b.md [2021-11-15] a.md→a.md/b.md@1"]);
}

#[test]
fn empty_files_are_not_taken_for_one_another() {
    let mut repository = TestRepository::new();
    repository.write("a/_index.md", "").write("a/x.md", "").commit("Uudet");
    repository.rename("a/_index.md", "b/_index.md").rename("a/x.md", "b/y.md").commit("Siirto");
    check(
        &repository,
        &[
            "a/x.md [2021-11-15] poistettu@1 loppu 2021-11-16",
            "b/_index.md [2021-11-15] a/_index.md→b/_index.md@1",
            "b/y.md [2021-11-16]",
        ],
    );
}

#[test]
fn a_commit_that_moves_and_edits_everything_is_followed() {
    let mut repository = TestRepository::new();
    for number in 0..300 {
        repository.write(&format!("a/{number}.md"), text_and(number, "Yhteinen rivi kaikille\n"));
    }
    repository.commit("Uudet");
    for number in 0..300 {
        repository.remove(&format!("a/{number}.md"));
        let edited = text(number).replace("kohta 3", "muutettu 3");
        repository
            .write(&format!("b/uusi-{number}.md"), [&edited, "Yhteinen rivi kaikille\n"].concat());
    }
    repository.commit("Muutto");
    for timeline in repository.history().timelines {
        let number: usize = timeline.path[7..timeline.path.len() - 3].parse().unwrap();
        assert_eq!(timeline.revisions[0].path, format!("a/{number}.md"));
        assert_eq!(timeline.revisions.len(), 2);
    }
}
