//! Where repositories are found, in what states, and what is read from them without a walk.

use std::path::Path;

use git2::FileMode;

use super::builder::{TestRepository, found, shown, signature, text, text_and};
use crate::diagnostics::told::Told;
use crate::history::error::HistoryError;
use crate::history::reading::{Settings, read};
use crate::history::repository::{FileKind, Found, LARGEST_TEXT, discover};
use crate::model::object_id::ObjectId;

#[track_caller]
fn check_found(folder: &Path, content: &str) {
    let repository = found(folder);
    let settings = Settings { content: content.to_owned(), ..Settings::default() };
    let tip = repository.tip(None).unwrap();
    let history = read(&repository, tip, &settings, &|_, _| {}).unwrap();
    let timelines: Vec<_> = history.timelines.iter().map(shown).collect();
    assert_eq!(timelines, ["a.md [2021-11-15]"], "{folder:?}");
}

fn simple() -> TestRepository {
    let mut repository = TestRepository::new();
    repository.write("a.md", text(1)).commit("Uusi");
    repository
}

#[expect(clippy::disallowed_methods, reason = "the tests make their own repositories")]
fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "what Git's library cannot make, Git makes")]
pub(super) fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "protocol.file.allow=always"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn no_repository_and_no_commits_are_told_apart() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(discover(empty.path()).unwrap(), Found::NoRepository));
    let repository = TestRepository::new();
    assert!(matches!(discover(repository.path()).unwrap(), Found::NoCommits));
    assert!(matches!(discover(&empty.path().join("x")), Err(HistoryError::Io { .. })));
}

#[test]
fn a_branch_without_commits_beside_others_is_said() {
    let repository = simple();
    repository.git.set_head("refs/heads/tyhja").unwrap();
    let found = repository.found();
    assert_eq!(found.tip(None), Err(HistoryError::UnbornBranch));
    assert!(found.tip(Some("main")).is_ok());
}

#[test]
fn branches_are_found_also_on_the_server() {
    let repository = simple();
    let found = repository.found();
    let tip = found.tip(None).unwrap();
    let id = git2::Oid::from_bytes(&tip.0).unwrap();
    repository.git.reference("refs/remotes/origin/julkaisu", id, true, "").unwrap();
    assert_eq!(found.tip(Some("julkaisu")), Ok(tip));
    assert_eq!(found.tip(Some("main")), Ok(tip));
    let error = found.tip(Some("puuttuu")).unwrap_err();
    assert_eq!(error, HistoryError::UnknownBranch { name: "puuttuu".to_owned() });
}

#[test]
fn a_detached_head_works() {
    let repository = simple();
    let id = repository.git.head().unwrap().target().unwrap();
    repository.git.set_head_detached(id).unwrap();
    check_found(repository.path(), "content");
}

#[test]
fn a_portal_in_a_sub_folder_of_a_larger_repository() {
    let mut repository = TestRepository::new();
    repository.place(b"sivusto/portaali/content/a.md", FileMode::Blob, b"x");
    repository.place(b"content/b.md", FileMode::Blob, b"y").commit("Uudet");
    let folder = repository.path().join("sivusto/portaali");
    std::fs::create_dir_all(&folder).unwrap();
    check_found(&folder, "content");
    check_found(&folder, "./content/");
    check_found(&folder.parent().unwrap().join("portaali"), "content");
    check_found(repository.path(), "sivusto/portaali/content");
    let link = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(&folder, link.path().join("linkki")).unwrap();
    check_found(&link.path().join("linkki"), "content");
}

#[test]
fn bare_repositories_and_work_trees_and_submodules() {
    let repository = simple();
    let elsewhere = tempfile::tempdir().unwrap();
    let place = |name: &str| elsewhere.path().join(name);
    let source = repository.path().to_str().unwrap();
    git(elsewhere.path(), &["clone", "-q", "--bare", source, "bare.git"]);
    check_found(&place("bare.git"), "content");
    git(&place("bare.git"), &["worktree", "add", "-q", place("puu").to_str().unwrap(), "main"]);
    check_found(&place("puu"), "content");
    assert_eq!(found(&place("puu")).cache_folder(), found(&place("bare.git")).cache_folder());
    git(elsewhere.path(), &["init", "-q", "ylempi"]);
    git(&place("ylempi"), &["submodule", "--quiet", "add", source, "ali"]);
    check_found(&place("ylempi/ali"), "content");
    check_found(&place("ylempi/ali/content"), "");
    assert!(matches!(discover(&place("ylempi")).unwrap(), Found::NoCommits));
}

#[test]
fn a_shallow_clone_is_refused_or_told_of() {
    let mut repository = simple();
    repository.write("a.md", text_and(1, "x")).write("b.md", "x").commit("Toinen");
    repository.write("a.md", text_and(1, "y")).commit("Kolmas");
    let elsewhere = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(elsewhere.path(), &["clone", "-q", "--depth", "2", &source, "matala"]);
    let found = found(&elsewhere.path().join("matala"));
    let tip = found.tip(None).unwrap();
    let error = read(&found, tip, &Settings::default(), &|_, _| {}).unwrap_err();
    assert_eq!(error, HistoryError::Shallow);
    tells_what_to_set(&error.hint().unwrap());
    let settings = Settings { allow_shallow: true, ..Settings::default() };
    let history = read(&found, tip, &settings, &|_, _| {}).unwrap();
    let timelines: Vec<_> = history.timelines.iter().map(shown).collect();
    assert_eq!(timelines, ["a.md [2021-11-16] [2021-11-17]", "b.md [2021-11-16]"]);
    assert_eq!(history.shallow_since.unwrap().to_string(), "2021-11-16");
    assert_eq!(history.findings[0].rule, "shallow-history");
    tells_what_to_set(history.findings[0].hint.as_ref().unwrap());
}

/// How services that build and one's own machine get the whole history.
#[track_caller]
fn tells_what_to_set(hint: &Told) {
    for told in [&hint.fi, &hint.sv, &hint.en] {
        for line in ["`fetch-depth: 0`", "`GIT_DEPTH: 0`", "`git fetch --unshallow`"] {
            assert!(told.contains(line), "{told}");
        }
    }
}

#[test]
fn a_missing_blob_is_named_with_the_command() {
    let repository = simple();
    git(repository.path(), &["config", "uploadpack.allowFilter", "true"]);
    let elsewhere = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(
        elsewhere.path(),
        &["clone", "-q", "--filter=blob:none", "--no-checkout", &source, "osittainen"],
    );
    let found = found(&elsewhere.path().join("osittainen"));
    let tip = found.tip(None).unwrap();
    let history = read(&found, tip, &Settings::default(), &|_, _| {}).unwrap();
    let id = history.timelines[0].revisions[0].blob;
    let error = found.blob(id).unwrap_err();
    assert_eq!(error, HistoryError::MissingObject { id });
    assert!(error.message().fi.contains(&id.to_string()));
    assert!(error.hint().unwrap().fi.contains("git fetch --refetch --no-filter"));
    assert_eq!(found.files_at(tip, "content"), Err(HistoryError::MissingObject { id }));
}

#[test]
fn formats_that_cannot_be_read_are_named() {
    for (option, format) in
        [("--object-format=sha256", "sha256"), ("--ref-format=reftable", "reftable")]
    {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", option, "."]);
        let error = discover(folder.path()).unwrap_err();
        assert_eq!(error, HistoryError::UnsupportedFormat { format });
    }
}

#[test]
fn a_repository_of_another_owner_is_said_with_the_command() {
    let path = Path::new("/srv/portaali");
    let refused =
        git2::Error::new(git2::ErrorCode::Owner, git2::ErrorClass::Config, "not owned by you");
    let error = HistoryError::opening(path, &refused);
    assert!(error.message().fi.contains("`/srv/portaali`"));
    let command = "`git config --global --add safe.directory '/srv/portaali'`";
    assert!(error.hint().unwrap().fi.contains(command));
}

#[test]
fn files_of_the_tip_are_listed_with_kinds_and_sizes() {
    let mut repository = simple();
    let commit = repository.git.head().unwrap().target().unwrap();
    repository.write("b/kuva.png", [0; 300]).write("b.md", "bb");
    repository.place(b"content/linkki", FileMode::Link, b"a.md");
    repository.link(b"content/moduuli", FileMode::Commit, commit);
    let tip = repository.commit("Lisää");
    let files = repository.found().files_at(tip, "content").unwrap();
    let listed: Vec<_> =
        files.iter().map(|file| (file.path.as_str(), file.kind, file.size)).collect();
    assert_eq!(
        listed,
        [
            ("a.md", FileKind::File, text(1).len() as u64),
            ("b.md", FileKind::File, 2),
            ("b/kuva.png", FileKind::File, 300),
            ("linkki", FileKind::Symlink, 4),
            ("moduuli", FileKind::Submodule, 0),
        ]
    );
    assert_eq!(repository.found().files_at(tip, "puuttuu"), Ok(Vec::new()));
}

#[test]
fn texts_are_read_up_to_a_limit_by_many_threads() {
    let mut repository = TestRepository::new();
    let large = usize::try_from(LARGEST_TEXT).unwrap() + 1;
    repository.write("a.md", "x").write("suuri.md", vec![b'x'; large]);
    let tip = repository.commit("Uudet");
    let found = repository.found();
    let files = found.files_at(tip, "content").unwrap();
    let (small, large) = (files[0].id, files[1].id);
    let limit = LARGEST_TEXT;
    let error = HistoryError::TooLarge { id: large, size: limit + 1, limit };
    assert_eq!(found.blob(large), Err(error));
    assert_eq!(found.blob_up_to(large, limit + 1).unwrap().len() as u64, limit + 1);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert_eq!(found.blob(small).unwrap(), b"x")));
        }
    });
    let missing = ObjectId([7; 20]);
    assert_eq!(found.blob(missing), Err(HistoryError::MissingObject { id: missing }));
}

#[test]
fn content_that_is_not_there_yet_has_no_history() {
    let repository = TestRepository::new();
    let tree = repository.git.find_tree(repository.git.treebuilder(None).unwrap().write().unwrap());
    let person = signature();
    repository.git.commit(Some("HEAD"), &person, &person, "Tyhjä", &tree.unwrap(), &[]).unwrap();
    assert_eq!(repository.history().timelines, []);
    write(&repository.path().join("content/luonnos.md"), "x");
    assert_eq!(repository.history().timelines, []);
}
