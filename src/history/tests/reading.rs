//! What a revision says: its day, address, note and author; and what is found on the way.

use git2::FileMode;

use super::builder::{DAY, NOON, TestRepository, check, rules, text, text_and};
use crate::history::error::HistoryError;
use crate::history::reading::{DateSource, Settings, read};
use crate::model::timeline::ChangeKind;
use crate::text::date::Date;

fn date(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

/// 17.5.2026 at 22.30 in UTC.
const LATE: i64 = 1_779_057_000;

#[test]
fn days_are_of_the_organisations_time_zone() {
    let mut repository = TestRepository::new();
    repository.at(LATE, NOON).write("a.md", "x").commit("Uusi");
    let history = repository.history();
    let revision = &history.timelines[0].revisions[0];
    assert_eq!(revision.date, date("2026-05-18"));
    assert_eq!(revision.other_date, date("2021-11-15"));
    assert_eq!(history.tip_date, date("2026-05-18"));
    let settings = Settings { time_zone: "UTC".to_owned(), ..Settings::default() };
    let history = repository.history_with(&settings);
    assert_eq!(history.timelines[0].revisions[0].date, date("2026-05-17"));
    let settings = Settings { date: DateSource::Committer, ..Settings::default() };
    let history = repository.history_with(&settings);
    assert_eq!(history.timelines[0].revisions[0].date, date("2021-11-15"));
    assert_eq!(history.timelines[0].revisions[0].other_date, date("2026-05-18"));
}

#[test]
fn times_that_no_calendar_has_are_no_panic() {
    let mut repository = TestRepository::new();
    repository.at(i64::MAX - DAY, i64::MIN).write("a.md", "x").commit("Uusi");
    let history = repository.history();
    assert_eq!(history.timelines[0].revisions[0].date.year(), 9999);
}

#[test]
fn an_unknown_time_zone_is_said() {
    let mut repository = TestRepository::new();
    repository.write("a.md", "x").commit("Uusi");
    let settings = Settings { time_zone: "Europe/Helsingfors".to_owned(), ..Settings::default() };
    let found = repository.found();
    let error = read(&found, found.tip(None).unwrap(), &settings, &|_, _| {}).unwrap_err();
    assert_eq!(error, HistoryError::UnknownTimeZone { name: "Europe/Helsingfors".to_owned() });
    assert!(error.hint().unwrap().fi.contains("Europe/Helsinki"));
}

#[test]
fn several_revisions_of_one_day_are_numbered_in_the_order_of_the_chain() {
    let mut repository = TestRepository::new();
    for (number, time) in [NOON, NOON + 60, NOON + DAY, NOON + 30].into_iter().enumerate() {
        repository.at(time, time).write("a.md", text_and(1, &number.to_string())).commit("Muutos");
    }
    check(&repository, &["a.md [2021-11-15] [2021-11-15-2] [2021-11-16] [2021-11-15-3]"]);
    assert!(rules(&repository.history()).is_empty(), "less than a day out of order is no news");
}

#[test]
fn order_is_the_chains_whatever_the_clocks_say() {
    let mut repository = TestRepository::new();
    for days in [10, 3, 11] {
        let time = NOON + days * DAY;
        repository.at(time, time).write("a.md", text_and(1, &days.to_string())).commit("Muutos");
    }
    check(&repository, &["a.md [2021-11-25] [2021-11-18] [2021-11-26]"]);
    assert_eq!(rules(&repository.history()), ["dates-out-of-order content/a.md"]);
}

#[test]
fn notes_and_kinds_come_from_the_message() {
    let mut repository = TestRepository::new();
    repository.write("a.md", "x");
    repository.commit("Uusi\n\nTeksti.\nSelite: Ä <b>\nVähäinen: kyllä\nMuutos: tekninen\n");
    repository.write("a.md", "y").commit("Muutos: valtava");
    let history = repository.history();
    let revision = &history.timelines[0].revisions[0];
    assert_eq!(revision.note.subject, "Uusi");
    assert_eq!(revision.note.fi.as_deref(), Some("Ä <b>"));
    assert_eq!(revision.kind, Some(ChangeKind::Technical));
    assert_eq!(rules(&history), ["unknown-change-kind"]);
}

#[test]
fn messages_in_old_encodings_are_read() {
    let mut repository = TestRepository::new();
    let head = |repository: &TestRepository| {
        repository.git.head().ok().and_then(|head| head.target()).into_iter().collect::<Vec<_>>()
    };
    repository.write("a.md", "1");
    repository.commit_upon(b"S\xe4ilytys", &[]);
    repository.with_encoding("ISO-8859-15").write("a.md", "2");
    let parents = head(&repository);
    repository.commit_upon(b"S\xe4ilytys \xa4", &parents);
    let history = repository.history();
    let subjects: Vec<_> =
        history.timelines[0].revisions.iter().map(|revision| &revision.note.subject).collect();
    assert_eq!(subjects, ["Säilytys", "Säilytys €"]);
}

#[test]
fn names_of_people_stay_here_unless_they_are_asked_for() {
    let mut repository = TestRepository::new();
    repository.write("a.md", "x").commit("Uusi");
    let history = repository.history();
    assert!(!format!("{history:?}").contains("Maija"));
    let settings = Settings { show_authors: true, ..Settings::default() };
    let history = repository.history_with(&settings);
    let author = history.timelines[0].revisions[0].author.as_deref();
    assert_eq!(author, Some("Maija Virkailija"));
    assert!(!format!("{history:?}").contains("example.org"));
}

#[test]
fn only_texts_of_the_content_folder_have_timelines() {
    let mut repository = TestRepository::new();
    repository.place(b"README.md", FileMode::Blob, b"x");
    repository.write("_index.md", "x").write("kuva.png", "x").write("md", "x").write("a/b.md", "x");
    repository.commit("Uudet");
    repository.write("kuva.png", "y").commit("Kuva");
    check(&repository, &["_index.md [2021-11-15]", "a/b.md [2021-11-15]"]);
}

#[test]
fn a_change_of_mode_is_no_revision() {
    let mut repository = TestRepository::new();
    repository.write("a.md", "x").commit("Uusi");
    repository.place(b"content/a.md", FileMode::BlobExecutable, b"x").commit("Suoritettava");
    check(&repository, &["a.md [2021-11-15]"]);
}

#[test]
fn links_and_submodules_are_found_and_never_followed() {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    let commit = repository.git.head().unwrap().target().unwrap();
    repository.place(b"content/a.md", FileMode::Link, b"/etc/passwd");
    repository.link(b"content/ali", FileMode::Commit, commit).commit("Linkit");
    check(&repository, &["a.md [2021-11-15] poistettu@1 loppu 2021-11-16"]);
    assert_eq!(rules(&repository.history()), ["symlink content/a.md", "submodule content/ali"]);
}

#[test]
fn names_that_are_not_utf8_are_followed() {
    let mut repository = TestRepository::new();
    repository.place(b"content/p\xe4\xe4.md", FileMode::Blob, b"x").commit("Uusi");
    repository.place(b"content/p\xe4\xe4.md", FileMode::Blob, b"y").commit("Muutos");
    check(&repository, &["p\u{fffd}\u{fffd}.md [2021-11-15] [2021-11-16]"]);
    let history = repository.history();
    assert_eq!(rules(&history), ["file-name-encoding content/p\u{fffd}\u{fffd}.md"]);
    let files = repository.found().files_at(history.tip, "content").unwrap();
    assert!(!files[0].is_utf8);
}

#[test]
fn replaced_objects_are_told_of() {
    let mut repository = TestRepository::new();
    let first = repository.write("a.md", "x").commit("Uusi");
    let second = repository.write("a.md", "y").commit("Toinen");
    let id = git2::Oid::from_bytes(&first.0).unwrap();
    repository.git.reference(&format!("refs/replace/{second}"), id, true, "").unwrap();
    assert_eq!(rules(&repository.history()), ["replaced-objects"]);
    check(&repository, &["a.md [2021-11-15] [2021-11-16]"]);
}

#[test]
fn grafts_are_honoured() {
    let mut repository = TestRepository::new();
    for text in ["1", "2", "3"] {
        repository.write("a.md", text).commit("Muutos");
    }
    let tip = repository.found().tip(None).unwrap();
    let info = repository.path().join(".git/info");
    std::fs::create_dir_all(&info).unwrap();
    #[expect(clippy::disallowed_methods, reason = "the test makes its own repository")]
    std::fs::write(info.join("grafts"), format!("{tip}\n")).unwrap();
    check(&repository, &["a.md [2021-11-17]"]);
}

#[test]
fn progress_ends_with_all_commits() {
    let mut repository = TestRepository::new();
    repository.write("a.md", "1").commit("1");
    repository.write("a.md", "2").commit("2");
    let told = std::cell::RefCell::new(Vec::new());
    let found = repository.found();
    let tell = |done, of| told.borrow_mut().push((done, of));
    read(&found, found.tip(None).unwrap(), &Settings::default(), &tell).unwrap();
    assert_eq!(told.borrow().last(), Some(&(2, 2)));
}
