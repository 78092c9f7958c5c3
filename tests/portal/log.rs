//! `seloste log`: the version history of one notice.

use serde_json::{Value, json};

use crate::driver::{TestPortal, department, has, has_not, in_order, notice};

const FILE: &str = "content/kulttuuri/kirjasto.md";

/// A library whose notice went through everything that can befall one.
fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    let commit = |day: &str, borne: &str, words: &str, message: &str| {
        let body =
            format!("## Nimi\n\nKirjasto.\n\n## Säilytysaika\n\nTietoja säilytetään {words}.");
        portal.write(FILE, &notice("Kirjaston asiakkaat", &body).replace("2021-11-15", borne));
        portal.commit(day, message);
    };
    commit("2021-11-15", "2021-11-15", "kolme vuotta", "Uusi seloste");
    commit(
        "2022-03-01",
        "2022-03-01",
        "yksi vuosi",
        "Lyhyempi aika\n\nSelite: Poistamme tiedot aiemmin.\nMuutos: olennainen",
    );
    commit("2022-05-01", "2022-03-01", "kaksi vuotta", "Pidempi aika");
    commit("2022-06-01", "2022-03-01", "kaksi  vuotta", "Välilyönti");
    portal.write(
        "content/kulttuuri/kirjasto.sv.md",
        &notice("Bibliotekets kunder", "## Namn\n\nBiblioteket."),
    );
    portal.commit("2022-07-01", "Ruotsinnos");
    portal.rename(FILE, "content/kulttuuri/lainaajat.md");
    portal.rename("content/kulttuuri/kirjasto.sv.md", "content/kulttuuri/lainaajat.sv.md");
    portal.commit("2023-01-02", "Uusi osoite");
    portal
}

#[test]
fn the_timeline_is_told_newest_first() {
    let portal = library();
    let text = portal.written(&["log", "kulttuuri/lainaajat.md"]);
    in_order(
        &text,
        &[
            "Kirjaston asiakkaat\n  content/kulttuuri/lainaajat.md · 4 versiota\n",
            "\n2.1.2023  siirretty\n",
            "content/kulttuuri/kirjasto.md → content/kulttuuri/lainaajat.md · ",
            "\n1.6.2022  versio 4\n  tekninen korjaus · voimassa 1.6.2022 alkaen · ",
            "  Välilyönti\n  sanat ennallaan\n",
            "\n1.5.2022  versio 3\n  hiljainen muutos (selosteen päiväys ei muuttunut) · oli voimassa 1.5.2022–31.5.2022",
            "+2 / −2 sanaa · kohdat: Säilytysaika",
            "\n1.3.2022  versio 2\n  olennainen muutos · oli voimassa 1.3.2022–30.4.2022 · ",
            "  Lyhyempi aika\n  Poistamme tiedot aiemmin.\n",
            "\n15.11.2021  versio 1\n  uusi · oli voimassa 15.11.2021–28.2.2022 · ",
            "  Uusi seloste\n  7 sanaa\n",
        ],
    );
    let short = portal.git(&["log", "-1", "--format=%h", "--abbrev=7", "--", FILE]);
    has(&text, short.trim());
}

#[test]
fn removal_and_return_are_told() {
    let portal = library();
    let file = "content/kulttuuri/lainaajat.md";
    let text = std::fs::read_to_string(portal.path().join(file)).unwrap();
    portal.remove(file);
    portal.commit("2023-02-01", "Poistettu\n\nSelite: Rekisteri lakkasi.");
    let removed = portal.written(&["log", "kulttuuri/lainaajat", "--language", "fi"]);
    in_order(
        &removed,
        &[
            "1.2.2023  poistettu",
            "Poistettu\n  Rekisteri lakkasi.",
            "oli voimassa 1.6.2022–31.1.2023",
        ],
    );
    has_not(&removed, "alkaen");
    portal.write(file, &text);
    portal.commit("2023-03-01", "Palautettu");
    let back = portal.written(&["log", "kulttuuri/lainaajat"]);
    in_order(
        &back,
        &[
            "1.3.2023  palautettu",
            "1.2.2023  poistettu",
            "voimassa 1.6.2022–31.1.2023, 1.3.2023 alkaen",
        ],
    );
}

#[test]
fn a_text_is_chosen_by_language_or_by_its_name() {
    let portal = library();
    let default = portal.answer(&["log", "kulttuuri/lainaajat"]);
    has(&default.stdout, "Kirjaston asiakkaat\n");
    has(&default.stderr, "Selosteella on tekstejä muillakin kielillä: `--language sv`");
    let swedish = portal.written(&["log", "kulttuuri/lainaajat", "--language", "sv"]);
    has(&swedish, "Bibliotekets kunder\n  content/kulttuuri/lainaajat.sv.md · 1 versio\n");
    for name in
        ["kulttuuri/kirjasto.sv.md", "bibliotekets", "/sv/beskrivningar/kulttuuri/kirjasto/"]
    {
        assert_eq!(portal.written(&["log", name]), swedish, "{name}");
    }
    let answer = portal.answer(&["log", "kulttuuri/lainaajat", "--language", "en"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    in_order(&answer.stderr, &["ei ole tekstiä kielellä `en`", "Sen kielet ovat: fi, sv."]);
    let answer = portal.answer(&["log", "kirjastn"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    in_order(
        &answer.stderr,
        &["selostetta `kirjastn` ei löydy", "kulttuuri/lainaajat  Kirjaston asiakkaat"],
    );
}

#[test]
fn data_has_stable_keys() {
    let portal = library();
    let written = portal.written(&["log", "kulttuuri/lainaajat", "--json"]);
    let timeline: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(timeline["title"], "Kirjaston asiakkaat");
    assert_eq!(timeline["path"], "kulttuuri/lainaajat.md");
    assert_eq!((&timeline["language"], &timeline["removed"]), (&json!("fi"), &Value::Null));
    let entries = timeline["entries"].as_array().unwrap();
    let kinds: Vec<&str> = entries.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["moved", "technical", "silent", "substantive", "new"]);
    assert_eq!(entries[0]["from"], "kulttuuri/kirjasto.md");
    assert_eq!(entries[1]["current"], true);
    assert_eq!(entries[1]["in_force"], json!([{ "from": "2022-06-01", "to": null }]));
    let commit = portal.git(&["log", "-1", "--format=%H", "--before=2022-03-02"]);
    let material = json!({
        "kind": "substantive", "version": 2, "date": "2022-03-01", "commit": commit.trim(),
        "current": false, "in_force": [{ "from": "2022-03-01", "to": "2022-04-30" }],
        "declared": "material", "subject": "Lyhyempi aika",
        "explanation": "Poistamme tiedot aiemmin.", "title": "Kirjaston asiakkaat",
        "notice_date": "2022-03-01", "words": 7, "words_added": 2, "words_removed": 2,
        "sections": [{ "heading": "Säilytysaika", "change": "changed" }], "from": null, "to": null,
    });
    assert_eq!(entries[3], material);
}

#[test]
fn without_a_history_there_is_no_timeline() {
    let portal = TestPortal::without_repository();
    portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nKirjasto."));
    let answer = portal.answer(&["log", "kulttuuri/kirjasto"]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "historiaa ei ole");
}
