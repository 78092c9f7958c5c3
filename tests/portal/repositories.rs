//! The shapes that a repository may have, and what each makes possible.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::driver::{
    Pages, TestPortal, department, differing, has, has_not, in_order, main_of, notice, pages_of,
    whole_pages, words_of,
};

const FILE: &str = "content/kulttuuri/kirjasto.md";
const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/index.html";
const HISTORY: &str = "selosteet/kulttuuri/kirjasto/historia/index.html";
const SWEDISH_HISTORY: &str = "sv/beskrivningar/kulttuuri/kirjasto/historik/index.html";

/// A library whose notice has three versions.
fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    for (day, text) in
        [("2021-11-15", "Ensimmäinen."), ("2024-02-29", "Toinen."), ("2026-05-18", "Kolmas.")]
    {
        portal.commit_notice(
            day,
            "kulttuuri/kirjasto.md",
            "Kirjasto",
            &format!("## Nimi\n\n{text}"),
        );
    }
    portal
}

/// Builds a folder elsewhere, and fails the test if the build does.
#[track_caller]
fn built_of(portal: &TestPortal, folder: &Path) -> Pages {
    let out = portal.beside("muualle");
    drop(fs::remove_dir_all(&out));
    let answer = portal.build_of(folder, &out, &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    pages_of(&out)
}

#[track_caller]
fn assert_same(a: &Pages, b: &Pages) {
    assert_eq!(differing(a, b), [""; 0]);
}

fn git_folder(portal: &TestPortal) -> PathBuf {
    portal.path().join(".git")
}

#[test]
fn a_shallow_clone_is_refused_with_the_lines_that_mend_it() {
    let portal = library();
    let folder = portal.clone_to("matala", &["--depth", "1"]);
    let answer = portal.build_of(&folder, &portal.out(), &[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "kopio on matala");
    for repair in ["`fetch-depth: 0`", "`GIT_DEPTH: 0`", "`git fetch --unshallow`"] {
        has(&answer.stderr, repair);
    }
    assert!(!portal.out().exists());
}

#[test]
fn a_short_history_that_is_allowed_is_told_on_every_history_page_and_in_the_terminal() {
    let portal = library();
    let folder = portal.clone_to("matala", &["--depth", "2"]);
    let answer = portal.build_of(&folder, &portal.out(), &["--allow-shallow"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&answer.stderr, "varoitus[shallow-history]");
    has(&answer.stderr, "Historia on vajaa: se alkaa vasta 29.2.2024.");
    let pages = portal.pages();
    has(&words_of(&pages, HISTORY), "Versiohistoria alkaa 29.2.2024.");
    has(&words_of(&pages, "muutokset/index.html"), "Versiohistoria alkaa 29.2.2024.");
    has(&words_of(&pages, HISTORY), "2 versiota");
    let told = pages.keys().filter(|name| {
        name.ends_with("historia/index.html") || name.ends_with("historik/index.html")
    });
    for name in told {
        has(&main_of(&pages, name), "<time datetime=\"2024-02-29\">29.2.2024</time>. ");
    }
    has_not(&words_of(&library().built(), HISTORY), "Versiohistoria alkaa");
}

#[test]
fn a_clone_made_whole_again_has_its_whole_history() {
    let portal = library();
    let folder = portal.clone_to("matala", &["--depth", "1"]);
    let answer = portal.build_of(&folder, &portal.out(), &["--allow-shallow"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    portal.git(&["-C", folder.to_str().unwrap(), "fetch", "--quiet", "--unshallow"]);
    let answer = portal.build_of(&folder, &portal.out(), &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_same(&portal.pages(), &portal.clean_pages());
}

#[test]
fn without_a_repository_there_is_a_portal_without_history_and_it_says_so() {
    let portal = TestPortal::without_repository();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nTeksti."));
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&answer.stderr, "eivät ole Git-arkistossa, joten portaalissa ei ole versiohistoriaa");
    let pages = portal.pages();
    let words = words_of(&pages, LIBRARY);
    has(&words, "Teksti.");
    has_not(&words, "Versiohistoria");
    has_not(&words, "Luonnos");
    has(&words_of(&pages, "muutokset/index.html"), "Versiohistoriaa ei ole saatavilla");
    assert!(!pages.keys().any(|name| name.contains("historia")));
}

#[test]
fn an_empty_repository_is_told_of_and_its_working_copy_can_be_built() {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nTeksti."));
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "sisältöä ei ole vielä talletettu Gitiin");
    has(&answer.stderr, "--working-copy");
    assert!(!portal.out().exists());
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&words_of(&portal.pages(), LIBRARY), "Teksti.");
}

#[test]
fn content_that_is_in_no_commit_is_told_of() {
    let portal = TestPortal::new();
    portal.commit("2021-11-15", "Vain asetukset");
    portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nTeksti."));
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "sisältöä ei ole vielä talletettu Gitiin");
}

#[test]
fn a_branch_without_commits_is_told_of_and_its_working_copy_can_be_built() {
    let portal = library();
    portal.git(&["checkout", "--quiet", "--orphan", "uusi"]);
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "haarassa ei ole vielä yhtään muutosta");
    has(&answer.stderr, "git commit");
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&words_of(&portal.pages(), LIBRARY), "Kolmas.");
    assert!(!portal.pages().contains_key(HISTORY));
}

#[test]
fn content_may_stand_in_a_folder_of_a_larger_repository() {
    let portal = TestPortal::new();
    portal.write("README.md", "# Muuta\n");
    portal.write("content/muu/harhautus.md", &notice("Harhautus", "## Nimi\n\nx"));
    portal.write("viestintä/portaali/content/kulttuuri/_index.md", &department("Kulttuuri"));
    for (day, text) in [("2021-11-15", "Ensimmäinen."), ("2026-05-18", "Toinen.")] {
        let text = notice("Kirjasto", &format!("## Nimi\n\n{text}"));
        portal.write("viestintä/portaali/content/kulttuuri/kirjasto.md", &text);
        portal.commit(day, day);
    }
    portal.write("README.md", "# Muuta, uudestaan\n");
    portal.commit("2026-06-01", "Ei koske portaalia");
    let pages = built_of(&portal, &portal.path().join("viestintä/portaali"));
    let words = words_of(&pages, HISTORY);
    in_order(&words, &["2 versiota", "18.5.2026 versio 2", "15.11.2021 versio 1"]);
    assert!(!pages.keys().any(|name| name.contains("harhautus")));
}

#[test]
fn a_bare_repository_is_built_as_its_clone_is() {
    let portal = library();
    let bare = portal.clone_to("arkisto.git", &["--bare"]);
    assert_same(&built_of(&portal, &bare), &portal.built());
}

#[test]
fn a_linked_worktree_is_built_as_what_it_has_checked_out() {
    let portal = library();
    let newest = portal.built();
    let folder = portal.beside("toinen");
    portal.git(&["worktree", "add", "--quiet", folder.to_str().unwrap(), "-b", "haara", "HEAD~1"]);
    let older = built_of(&portal, &folder);
    has(&words_of(&older, LIBRARY), "Toinen.");
    has(&words_of(&older, HISTORY), "2 versiota");
    portal.git(&["-C", folder.to_str().unwrap(), "merge", "--quiet", "--ff-only", "main"]);
    assert_same(&built_of(&portal, &folder), &newest);
}

#[test]
fn a_detached_head_is_built_as_it_is() {
    let portal = library();
    portal.git(&["checkout", "--quiet", "--detach", "HEAD~1"]);
    let pages = portal.built();
    has(&words_of(&pages, LIBRARY), "Toinen.");
    in_order(&words_of(&pages, HISTORY), &["2 versiota", "29.2.2024 versio 2"]);
    assert!(!pages.keys().any(|name| name.contains("2026-05-18")));
}

#[test]
fn the_published_branch_is_built_while_another_is_checked_out() {
    let portal = library();
    portal.settings("[history]\nbranch = \"julkaistu\"\n");
    portal.commit("2026-05-19", "Asetus");
    portal.git(&["branch", "julkaistu"]);
    portal.commit_notice("2026-06-01", "kulttuuri/kirjasto.md", "Kirjasto", "## Nimi\n\nKesken.");
    let pages = portal.built();
    has(&words_of(&pages, LIBRARY), "Kolmas.");
    has_not(&words_of(&pages, HISTORY), "1.6.2026");
    portal.git(&["branch", "--force", "julkaistu", "main"]);
    let pages = portal.built();
    has(&words_of(&pages, LIBRARY), "Kesken.");
    has(&words_of(&pages, HISTORY), "1.6.2026 versio 4");
    assert_same(&pages, &built_of(&portal, &portal.clone_to("kopio", &["--no-single-branch"])));
}

#[test]
fn a_published_branch_that_is_not_there_is_told_of() {
    let portal = library();
    portal.settings("[history]\nbranch = \"julkaisu\"\n");
    portal.commit("2026-05-19", "Asetus");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "arkistossa ei ole haaraa `julkaisu`");
    has(&answer.stderr, "git branch --all");
}

#[test]
fn what_is_not_committed_is_not_published() {
    let portal = library();
    let clean = portal.built();
    portal.write(FILE, "Aivan kesken, eikä edes alkua.\n");
    portal.write("content/kulttuuri/toinen.md", &notice("Toinen", "## Nimi\n\nx"));
    portal.remove("content/kulttuuri/_index.md");
    portal.settings("languages = 5\n");
    portal.git(&["add", "content/kulttuuri/toinen.md"]);
    assert_same(&portal.built(), &clean);
}

#[test]
fn links_and_other_repositories_within_the_content_are_told_of_and_not_followed() {
    let portal = library();
    let secret = portal.beside("salaisuus.md");
    fs::write(&secret, notice("Salaisuus", "## Nimi\n\nEi saa näkyä.")).unwrap();
    let link = portal.path().join("content/kulttuuri/linkki.md");
    std::os::unix::fs::symlink(&secret, &link).unwrap();
    portal.git(&["add", "--all"]);
    let commit = portal.git(&["rev-parse", "HEAD"]);
    let other = format!("160000,{},content/muut", commit.trim());
    portal.git(&["update-index", "--add", "--cacheinfo", &other]);
    portal.git_on("2026-06-01", &["commit", "--quiet", "-m", "Linkkejä"]);
    for mode in [&[][..], &["--working-copy"]] {
        let answer = portal.build(mode);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert_eq!(answer.stderr.matches("varoitus[symlink]").count(), 1, "{}", answer.stderr);
        has(&answer.stderr, "content/kulttuuri/linkki.md");
        has(&answer.stderr, "varoitus[submodule]");
        has(&answer.stderr, "content/muut");
        let pages = portal.pages();
        assert!(!pages.keys().any(|name| name.contains("linkki") || name.contains("muut/")));
        for page in whole_pages(&pages).values() {
            has_not(page, "Ei saa näkyä.");
        }
    }
}

/// The files of the cache.
fn cache_of(portal: &TestPortal) -> Vec<PathBuf> {
    let folder = git_folder(portal).join("seloste");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_broken_cache_is_as_if_it_were_not_there() {
    let portal = library();
    let clean = portal.built();
    let files = cache_of(&portal);
    assert!(!files.is_empty());
    for file in &files {
        let whole = fs::read(file).unwrap();
        let half = whole[..whole.len() / 2].to_vec();
        let mut turned = whole.clone();
        turned[whole.len() / 2] ^= 0x10;
        let longer = [&whole[..], b"x"].concat();
        for broken in [Vec::new(), b"roskaa\n".to_vec(), half, turned, longer] {
            fs::write(file, &broken).unwrap();
            assert_same(&built_of(&portal, &portal.path()), &clean);
            assert_ne!(fs::read(file).unwrap(), broken, "{} was mended", file.display());
            fs::write(file, &whole).unwrap();
        }
        fs::remove_file(file).unwrap();
        fs::create_dir(file).unwrap();
        assert_same(&built_of(&portal, &portal.path()), &clean);
        fs::remove_dir(file).unwrap();
    }
}

#[test]
fn the_cache_of_another_repository_changes_nothing() {
    let portal = library();
    portal.built();
    let other = TestPortal::new();
    other.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    other.commit_notice("2020-03-01", "kulttuuri/kirjasto.md", "Muu", "## Nimi\n\nMuu teksti.");
    fs::create_dir_all(git_folder(&other).join("seloste")).unwrap();
    for file in cache_of(&portal) {
        let to = git_folder(&other).join("seloste").join(file.file_name().unwrap());
        fs::copy(&file, to).unwrap();
    }
    assert_same(&other.built(), &other.clean_pages());
    has(&words_of(&other.pages(), HISTORY), "1 versio ");
}

#[test]
fn a_cache_that_cannot_be_kept_is_no_fault() {
    let portal = library();
    fs::write(git_folder(&portal).join("seloste"), "ei kansio").unwrap();
    assert_same(&portal.built(), &portal.clean_pages());
}

#[test]
fn a_rewritten_history_is_built_anew_and_told_of() {
    let portal = library();
    portal.built();
    portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nKolmas, korjattuna."));
    portal.git(&["add", "--all"]);
    portal.git_on("2026-05-19", &["commit", "--quiet", "--amend", "-m", "Korjattu viesti"]);
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&answer.stderr, "rewritten-history");
    let pages = portal.pages();
    assert_same(&pages, &portal.clean_pages());
    has(&words_of(&pages, HISTORY), "Korjattu viesti");
    has_not(&words_of(&pages, HISTORY), "Muutos 2026-05-18");
    has_not(&portal.build(&[]).stderr, "rewritten-history");
    portal.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    portal.built();
    assert_same(&portal.pages(), &portal.clean_pages());
}

#[test]
fn a_file_name_that_is_not_utf_8_is_told_of() {
    let portal = library();
    let name = std::ffi::OsStr::from_bytes(b"content/kulttuuri/kes\xe4.md");
    fs::write(portal.path().join(name), notice("Kesätyöt", "## Nimi\n\nKesäteksti.")).unwrap();
    portal.commit("2026-06-01", "Vanhalta koneelta");
    for mode in [&[][..], &["--working-copy"]] {
        let answer = portal.build(mode);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let told = answer.stderr.matches("varoitus[file-name-encoding]").count();
        assert_eq!(told, 1, "{}", answer.stderr);
        has(&words_of(&portal.pages(), LIBRARY), "Kolmas.");
    }
}

#[test]
fn a_partial_clone_names_what_is_missing_and_the_command_that_fetches_it() {
    let portal = library();
    portal.git(&["config", "uploadpack.allowFilter", "true"]);
    let oldest = portal.git(&["rev-parse", "HEAD~2:content/kulttuuri/kirjasto.md"]);
    let with_newest = portal.clone_to("osittainen", &["--filter=blob:none"]);
    let answer = portal.build_of(&with_newest, &portal.out(), &[]);
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    has(&answer.stderr, "git fetch --refetch --no-filter");
    let second = portal.git(&["rev-parse", "HEAD~1:content/kulttuuri/kirjasto.md"]);
    let named = [oldest.trim(), second.trim()].iter().any(|id| answer.stderr.contains(id));
    assert!(named, "{}", answer.stderr);
    assert!(!portal.out().exists());
    let without_any = portal.clone_to("tyhjä", &["--filter=blob:none", "--no-checkout"]);
    let answer = portal.build_of(&without_any, &portal.out(), &[]);
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    has(&answer.stderr, "arkistosta puuttuu objekti `");
    has(&answer.stderr, "git fetch --refetch --no-filter");
    let folder = with_newest.to_str().unwrap();
    portal.git(&["-C", folder, "fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_same(&built_of(&portal, &with_newest), &portal.clean_pages());
}

#[test]
fn a_folder_without_content_is_told_of() {
    let portal = library();
    let empty = portal.beside("tyhjä");
    fs::create_dir(&empty).unwrap();
    for (folder, hint) in [
        (empty.clone(), "-C KANSIO"),
        (portal.path().join("site"), "-C KANSIO"),
        (empty.join("olematon"), "olematon"),
    ] {
        let answer = portal.build_of(&folder, &portal.out(), &[]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        has(&answer.stderr, "virhe: ");
        has(&answer.stderr, hint);
        assert!(!portal.out().exists());
    }
}

#[test]
fn a_swedish_history_page_of_a_finnish_text_has_the_same_versions() {
    let pages = library().built();
    let words = words_of(&pages, SWEDISH_HISTORY);
    in_order(&words, &["18.5.2026", "29.2.2024", "15.11.2021"]);
}
