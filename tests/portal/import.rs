//! Old documents become files of notices, and commits.

use std::fs;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::driver::{Answer, TestPortal, answer};

/// A register's notice as a plain text of a day.
fn document(title: &str, day: &str, text: &str) -> String {
    format!(
        "Päivitetty {day}\n\n{title}\n\n1. Rekisterinpitäjä\nTuulisalmen kaupunki\n\n\
        2. Rekisterin tietosisältö\n{text}\n\n3. Tietojen säilytysaika\nKaksi vuotta.\n\n\
        4. Säännönmukaiset tietolähteet\nAsiakas itse.\n"
    )
}

fn import(portal: &TestPortal, arguments: &[&str]) -> Answer {
    let mut command = portal.command(&["import"]);
    answer(command.args(arguments).current_dir(portal.path()).output().unwrap())
}

fn read(portal: &TestPortal, file: &str) -> String {
    fs::read_to_string(portal.path().join(file)).unwrap()
}

#[test]
fn a_document_becomes_a_notice_of_the_department() {
    let portal = TestPortal::new();
    portal
        .write("vanhat/torit.txt", &document("Torivuokrien rekisteri", "1.3.2024", "Myyjän nimi."));
    let dry = import(&portal, &["vanhat/torit.txt", "--to", "content/tekninen", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert!(
        dry.stdout.contains("vanhat/torit.txt → content/tekninen/torivuokrien-rekisteri.md"),
        "{}",
        dry.stdout
    );
    assert!(dry.stdout.contains("## 2. Rekisterin tietosisältö"), "{}", dry.stdout);
    assert!(!portal.path().join("content/tekninen").exists());

    let made = import(&portal, &["vanhat/torit.txt", "--to", "content/tekninen"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let text = read(&portal, "content/tekninen/torivuokrien-rekisteri.md");
    assert!(
        text.starts_with("+++\ntitle = \"Torivuokrien rekisteri\"\ndate = 2024-03-01\n"),
        "{text}"
    );
    assert!(made.stdout.contains("Väliotsikot     4, joista tunnistettiin 4"), "{}", made.stdout);
    assert!(made.stdout.contains("”Päivitetty 1.3.2024”"), "{}", made.stdout);
    assert!(made.stdout.contains("missing-rights"), "{}", made.stdout);
    portal.commit("2026-01-02", "Tuotu");
    let pages = portal.built();
    let page =
        pages.iter().find(|(file, _)| file.ends_with("tekninen/torivuokrien-rekisteri/index.html"));
    assert!(String::from_utf8_lossy(page.unwrap().1).contains("Myyjän nimi."));
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let portal = TestPortal::new();
    portal.write("torit.txt", &document("Torit", "1.3.2024", "Myyjän nimi."));
    portal.write("content/tekninen/torit.md", "Oma teksti.\n");
    let kept = import(&portal, &["torit.txt", "--to", "content/tekninen"]);
    assert_eq!(kept.code, 1, "{}", kept.stdout);
    assert!(kept.stdout.contains("virhe[import-exists]"), "{}", kept.stdout);
    assert_eq!(read(&portal, "content/tekninen/torit.md"), "Oma teksti.\n");

    assert_eq!(import(&portal, &["torit.txt", "--to", "content/tekninen", "--force"]).code, 0);
    let text = read(&portal, "content/tekninen/torit.md");
    assert!(text.contains("Myyjän nimi."), "{text}");
    let again = import(&portal, &["torit.txt", "--to", "content/tekninen"]);
    assert_eq!(
        (again.code, again.stderr.contains("ennallaan oli 1")),
        (0, true),
        "{}",
        again.stderr
    );
}

#[test]
fn versions_of_one_notice_become_its_history() {
    let portal = TestPortal::new();
    portal.write("muu.txt", "Muu muutos.\n");
    portal.commit("2020-01-01", "Alku");
    for (file, day, text) in [
        ("vanhat/torit-uusi.txt", "2.5.2025", "Myyjän nimi ja puhelin."),
        ("vanhat/torit.txt", "1.3.2018", "Myyjän nimi."),
        ("vanhat/torit-2021.txt", "15.11.2021", "Myyjän nimi ja osoite."),
    ] {
        portal.write(file, &document("Torit", day, text));
    }
    portal.write("muu.txt", "Kesken.\n");
    portal.git(&["add", "muu.txt"]);
    portal.git(&["config", "user.name", "Viivi Viestijä"]);
    portal.git(&["config", "user.email", "viivi@tuulisalmi.example"]);

    let alone = import(&portal, &["vanhat", "--to", "content/tekninen", "--dry-run"]);
    assert!(alone.stdout.contains("[import-older]"), "{}", alone.stdout);
    let made = import(&portal, &["vanhat", "--to", "content/tekninen", "--commit"]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let log = portal.git(&["log", "--format=%ad %an: %s", "--date=short"]);
    assert_eq!(
        log.trim(),
        "2025-05-02 Viivi Viestijä: Torit, päivätty 2.5.2025\n\
        2021-11-15 Viivi Viestijä: Torit, päivätty 15.11.2021\n\
        2018-03-01 Viivi Viestijä: Torit, päivätty 1.3.2018\n\
        2020-01-01 Viivi Viestijä: Alku"
    );
    // What was staged beside is still staged, and in none of the commits.
    let status = portal.git(&["status", "--short"]);
    assert_eq!(status.trim(), "M  muu.txt\n?? vanhat/");
    assert_eq!(
        portal.git(&["show", "--format=", "--name-only", "HEAD"]).trim(),
        "content/tekninen/torit.md"
    );

    // The same again makes nothing.
    assert_eq!(import(&portal, &["vanhat", "--to", "content/tekninen", "--commit"]).code, 0);
    assert_eq!(portal.git(&["rev-list", "--count", "HEAD"]).trim(), "4");
    let log = portal.written(&["log", "Torit"]);
    for day in ["2.5.2025", "15.11.2021", "1.3.2018"] {
        assert!(log.contains(day), "{log}");
    }
}

#[test]
fn the_first_commit_of_a_repository_may_be_an_imported_notice() {
    let portal = TestPortal::new();
    portal.write("torit.txt", &document("Torit", "1.3.2018", "Myyjän nimi."));
    let nobody = import(&portal, &["torit.txt", "--to", "content/tekninen", "--commit"]);
    assert_eq!(
        (nobody.code, nobody.stderr.contains("Git ei tiedä, kuka tallettaa")),
        (2, true),
        "{}",
        nobody.stderr
    );
    portal.git(&["config", "user.name", "Viivi Viestijä"]);
    portal.git(&["config", "user.email", "viivi@tuulisalmi.example"]);
    assert_eq!(import(&portal, &["torit.txt", "--to", "content/tekninen", "--commit"]).code, 0);
    assert_eq!(portal.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn a_pile_of_documents_is_a_table_and_what_cannot_be_read_is_told() {
    let portal = TestPortal::without_repository();
    for number in 1..=4 {
        portal.write(
            &format!("pino/rekisteri-{number}.txt"),
            &document(&format!("Rekisteri {number}"), "1.3.2024", "Nimi."),
        );
    }
    portal.write("pino/kopio.txt", &document("Rekisteri 1", "1.3.2024", "Nimi."));
    portal.write_bytes("pino/kuva.docx", b"\x89PNG\r\n\x1a\n0000");
    portal.write_bytes("pino/tyhja.txt", b"");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("pakattu.txt", SimpleFileOptions::default()).unwrap();
    archive.write_all(document("Pakattu rekisteri", "2.3.2024", "Nimi.").as_bytes()).unwrap();
    portal.write_bytes("pino/paketti.zip", &archive.finish().unwrap().into_inner());

    let made = import(&portal, &["pino", "puuttuu.txt", "--to", "content/x"]);
    assert_eq!(made.code, 1, "{}", made.stderr);
    for words in [
        "Asiakirja",
        "Varmuus",
        "rekisteri-4.md",
        "pino/paketti.zip/pakattu.txt",
        "virhe[import-picture]",
        "--> pino/kuva.docx",
        "virhe[import-empty]",
        "virhe[import-missing]",
        "[import-duplicate]",
    ] {
        assert!(made.stdout.contains(words), "{words}: {}", made.stdout);
    }
    let files = fs::read_dir(portal.path().join("content/x")).unwrap().count();
    assert_eq!(files, 5, "{}", made.stdout);
    assert!(made.stderr.contains("asiakirjoja 9, joista kirjoitettiin 5"), "{}", made.stderr);

    let json = import(&portal, &["pino", "--to", "content/x", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let documents = report["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 8);
    let states: Vec<&str> =
        documents.iter().filter_map(|it| it["notice"]["state"].as_str()).collect();
    assert_eq!(states.iter().filter(|state| **state == "unchanged").count(), 5, "{states:?}");
    let first = &report["findings"][0];
    assert_eq!((&first["rule"], &first["severity"]), (&"import-picture".into(), &"error".into()));
}

#[test]
fn documents_named_by_language_are_one_notice() {
    let portal = TestPortal::without_repository();
    portal.write("torit_fi.txt", &document("Torit", "1.3.2024", "Myyjän nimi."));
    portal.write(
        "torit_sv.txt",
        "Torgplatsernas register\n\n1. Personuppgiftsansvarig\nVindsunds stad är ansvarig för registret.\n\n\
        2. Registrets datainnehåll\nFörsäljarens namn och kontaktuppgifter.\n\n\
        3. Förvaringstid\nUppgifterna förvaras i två år.\n\n4. Uppgiftskällor\nKunden själv.\n",
    );
    let made = import(&portal, &["torit_fi.txt", "torit_sv.txt", "--to", "content/x"]);
    assert_eq!(made.code, 0, "{}", made.stdout);
    assert!(portal.path().join("content/x/torit.md").exists());
    assert!(read(&portal, "content/x/torit.sv.md").contains("Torgplatsernas register"));
}
