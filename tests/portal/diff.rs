//! `seloste diff`: what changed in all notices from one state to another, in each of its forms.

use std::fs;

use serde_json::Value;

use crate::driver::{Hand, TestPortal, department, has, has_not, in_order, notice};

const LIBRARY: &str = "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, kirjastopalvelut.\n\n\
    ## Säilytysaika\n\nTietoja säilytetään kolme vuotta.\n\n\
    ## Suojaus\n\nAsiakirjat ovat lukitussa kaapissa, jonka avain on kirjastonhoitajalla.";
const MUSEUM: [&str; 3] = [
    "## Nimi\n\nMuseo. Tiedot kerätään lahjoittajilta.",
    "## Suojaus\n\nLukossa.",
    "## Oikeudet\n\nVoit tarkastaa tietosi.",
];
const BOATS: &str = "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, satamatoimi.\n\n\
    ## Tietosisältö\n\nRekisterissä on nimi, osoite ja veneen tiedot.";

/// A notice that bears a day.
fn dated(title: &str, day: &str, body: &str) -> String {
    notice(title, body).replace("2021-11-15", day)
}

/// A portal whose notices each went through a change of another kind from 2021 to 2024.
fn changed() -> TestPortal {
    let portal = TestPortal::new();
    let write = |path: &str, title: &str, body: &str| {
        portal.write(&format!("content/{path}"), &notice(title, body));
    };
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri ja vapaa-aika"));
    portal.write("content/tekninen/_index.md", &department("Ympäristö"));
    write("kulttuuri/kirjasto.md", "Kirjaston asiakkaat", LIBRARY);
    write(
        "kulttuuri/kirjasto.sv.md",
        "Bibliotekets kunder",
        "## Lagringstid\n\nTre år i alla fall.",
    );
    write("kulttuuri/museo.md", "Museon lahjoittajat", &MUSEUM.join("\n\n"));
    write("tekninen/katu.md", "Äkilliset katutyöt", "## Nimi\n\nKadut ja torit ja sillat.");
    write("tekninen/torit.md", "Torimyyjät", "## Nimi\n\nTorien myyjät.");
    write("tekninen/venepaikat.md", "Venepaikat", BOATS);
    portal.commit("2021-11-15", "Selosteet");
    let shorter = LIBRARY.replace("kolme vuotta", "yksi vuosi");
    portal.write(
        "content/kulttuuri/kirjasto.md",
        &dated("Kirjaston asiakkaat", "2024-02-28", &shorter),
    );
    write(
        "kulttuuri/kirjasto.sv.md",
        "Bibliotekets kunder",
        "## Lagringstid\n\nEtt år i alla fall.",
    );
    portal.commit("2024-02-28", "Lyhyempi säilytysaika");
    let [name, safety, rights] = MUSEUM;
    write("kulttuuri/museo.md", "Museon lahjoittajat", &[rights, name, safety].join("\n\n"));
    write("kulttuuri/sali.md", "Juhlasalin varaajat", "## Nimi\n\nVaraajat.");
    write("tekninen/katu.md", "Äkilliset katutyöt", "## Nimi\n\n- Kadut\n- ja torit\n- ja sillat");
    portal.remove("content/tekninen/torit.md");
    portal.rename("content/tekninen/venepaikat.md", "content/tekninen/veneet.md");
    portal.commit("2024-03-05", "Järjestelyjä");
    portal
}

/// A portal with one notice, in as many versions as there are bodies, a version a year from 2020.
fn versions(bodies: &[&str]) -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    for (year, body) in (2020..).zip(bodies) {
        portal.commit_notice(&format!("{year}-05-18"), "kulttuuri/kirjasto.md", "Kirjasto", body);
    }
    portal
}

fn json(portal: &TestPortal, arguments: &[&str]) -> Value {
    let written = portal.written(&[&["diff", "--format", "json"], arguments].concat());
    serde_json::from_str(&written).unwrap()
}

/// The kinds of changes by path, in order.
fn kinds(report: &Value) -> Vec<(&str, &str)> {
    let notices = report["notices"].as_array().unwrap().iter();
    notices.map(|it| (it["path"].as_str().unwrap(), it["kind"].as_str().unwrap())).collect()
}

/// Fails unless a command could not run, and said so.
#[track_caller]
fn fails(portal: &TestPortal, arguments: &[&str], said: &[&str]) {
    let answer = portal.answer(arguments);
    assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.stdout);
    assert_eq!(answer.stdout, "");
    in_order(&answer.stderr, said);
}

#[test]
fn a_terminal_is_told_the_sum_and_then_each_notice_by_department_and_title() {
    let text = changed().written(&["diff", "15.11.2021"]);
    let (head, rest) = text.split_once("\n\n").unwrap();
    assert_eq!(
        head,
        "Selosteiden muutokset 15.11.2021–5.3.2024\n========================================="
    );
    in_order(
        rest,
        &[
            "  Ennen    15.11.2021 (",
            "  Jälkeen  5.3.2024 (",
            "Muutoksia 6 selosteessa (7 kieliversiota): 1 uusi, 1 muuttunut, 1 hiljainen muutos, 2\n\
             teknistä korjausta, 1 siirretty, 1 poistettu.\n",
            "Kulttuuri ja vapaa-aika\n-----------------------\n",
            "Juhlasalin varaajat\n  uusi · 2 sanaa\n  content/kulttuuri/sali.md\n  Kohdat: Nimi\n",
            "Kirjaston asiakkaat\n  muutettu · +2 / −2 sanaa\n",
            "  Selosteen päiväys: 15.11.2021 → 28.2.2024.\n",
            "  Säilytysaika\n    Tietoja säilytetään [-kolme vuotta-] {+yksi vuosi+}.\n",
            "Bibliotekets kunder\n  hiljainen muutos · +1 / −1 sanaa · ruotsiksi\n",
            "  Hiljainen muutos: teksti muuttui, mutta selosteen päiväys (15.11.2021) ei.\n",
            "  Lagringstid\n    [-Tre-] {+Ett+} år i alla fall.\n",
            "Museon lahjoittajat\n  tekninen korjaus\n",
            "  Järjestys muuttui, sisältö ennallaan.\n",
            "  Oikeudet\n  (siirretty ensimmäiseksi)\n",
            "Ympäristö\n---------\n",
            "Torimyyjät\n  poistettu · 3 sanaa\n",
            "Venepaikat\n  siirretty\n",
            "content/tekninen/venepaikat.md → content/tekninen/veneet.md",
            "Äkilliset katutyöt\n  tekninen korjaus\n",
            "  Ulkoasu muuttui, sisältö ennallaan.\n",
            "  Nimi\n  (ulkoasu muuttui)",
        ],
    );
    has_not(&text, "Suojaus\n");
    has_not(&text, "\u{1b}");
}

#[test]
fn the_terminals_language_is_spoken() {
    let portal = changed();
    let spoken = |locale: &str| {
        let mut command = portal.command(&["diff", "2021-11-15"]);
        let output = command.arg("-C").arg(portal.path()).env("LC_ALL", locale).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    in_order(
        &spoken("sv_FI.UTF-8"),
        &[
            "Ändringar i beskrivningarna 15.11.2021–5.3.2024",
            "Före",
            "1 tyst ändring",
            "flyttad först",
        ],
    );
    in_order(
        &spoken("en_GB.UTF-8"),
        &["Changes to the notices, 15 November 2021 – 5 March 2024", "Before", "1 silent change"],
    );
}

#[test]
fn sections_tell_what_they_were() {
    let long = "Rekisterissä on lainaajan nimi, osoite, puhelinnumero ja lainat sekä varaukset.";
    let safe =
        "Asiakirjat ovat lukitussa kaapissa, jonka avain on vain kirjastonhoitajalla itsellään.";
    let portal = versions(&[
        &format!(
            "## Tietosisältö\n\n{long}\n\n{safe}\n\n## Lähteet\n\nLainaaja kertoo tietonsa itse kortin saadessaan.\n\n## Luovutukset\n\nEi luovuteta."
        ),
        &format!(
            "## Tietosisältö\n\n{long}\n\n## Suojaus\n\n{safe}\n\n## Luovutukset\n\nEi luovuteta.\n\n## Mistä tiedot saadaan\n\nLainaaja kertoo tietonsa itse kortin saadessaan."
        ),
    ]);
    let text = portal.written(&["diff", "2020-05-18"]);
    in_order(&text, &["Suojaus\n  (erotettu kohdasta ”Tietosisältö”)\n    Asiakirjat ovat"]);
    in_order(
        &text,
        &[
            "Tietosisältö\n    (siirretty kohtaan ”Suojaus”) Asiakirjat ovat",
            "Luovutukset\n  (siirretty kohdan ”Suojaus” jälkeen)\n",
            "Mistä tiedot saadaan\n  (otsikko oli ”Lähteet”)",
        ],
    );
    let back = portal.written(&["diff", "HEAD", "HEAD~1"]);
    has(&back, "Selosteiden muutokset 18.5.2021 → 18.5.2020");
    has(&back, "Suojaus\n  (yhdistetty kohtaan ”Tietosisältö”)\n");
}

#[test]
fn a_day_is_the_state_at_its_end_on_the_days_that_the_portal_shows() {
    let portal = TestPortal::new();
    let body = |word: &str| format!("## Nimi\n\nRekisterin nimi on {word}.");
    let commit = |moment: &'static str, word: &str| {
        portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", &body(word)));
        let hand = Hand { name: "Viivi", email: "viivi@tuulisalmi.example", moment };
        portal.commit_by(hand, hand, word);
    };
    commit("2024-02-28T10:00:00+0200", "ensimmäinen");
    commit("2024-02-28T12:00:00+0200", "toinen");
    // In Helsinki this is the next day.
    commit("2024-02-28T22:30:00+0000", "kolmas");
    commit("2024-03-05T12:00:00+0200", "neljäs");
    let gone = |from: &str, to: &str| {
        let report = json(&portal, &[from, to]);
        let change = &report["notices"][0]["sections"][0]["changes"][0];
        (
            change["removed"].as_str().unwrap().to_owned(),
            change["added"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(gone("2024-02-28", "HEAD"), ("toinen".to_owned(), "neljäs".to_owned()));
    assert_eq!(gone("28.2.2024", "29.02.2024"), ("toinen".to_owned(), "kolmas".to_owned()));
    assert_eq!(gone("4.3.2024", "1.1.2030"), ("kolmas".to_owned(), "neljäs".to_owned()));
    let text = portal.written(&["diff", "4.3.2024"]);
    has(&text, "viimeisin muutos 29.2.2024)");
    has(&text, "Selosteiden muutokset 4.3.2024–5.3.2024");
    fails(
        &portal,
        &["diff", "27.2.2024"],
        &["päivältä 27.2.2024 tai sitä ennen", "Historia alkaa 28.2.2024"],
    );
    portal.settings("[history]\ntime_zone = \"America/New_York\"\n");
    portal.commit("2024-03-06", "Aikavyöhyke");
    assert_eq!(gone("28.2.2024", "HEAD"), ("kolmas".to_owned(), "neljäs".to_owned()));
}

#[test]
fn the_date_source_and_the_walk_of_the_settings_choose_the_days_commit() {
    let portal = versions(&["## Nimi\n\nRekisterin nimi on vanha."]);
    portal.git(&["checkout", "--quiet", "-b", "sivuhaara"]);
    portal.write(
        "content/kulttuuri/kirjasto.md",
        &notice("Kirjasto", "## Nimi\n\nRekisterin nimi on uusi."),
    );
    portal.commit("2021-03-01", "Sivuhaarassa");
    portal.git(&["checkout", "--quiet", "main"]);
    portal.git_on("2022-03-01", &["merge", "--quiet", "--no-ff", "-m", "Yhdistetty", "sivuhaara"]);
    let count = |day: &str| json(&portal, &[day])["summary"]["texts"].as_u64().unwrap();
    assert_eq!((count("2021-04-01"), count("2022-03-01")), (1, 0));
    portal.settings("[history]\nwalk = \"all\"\n");
    portal.commit("2022-03-02", "Myös sivuhaarat");
    assert_eq!(count("2021-04-01"), 0);

    let portal = versions(&["## Nimi\n\nRekisterin nimi on vanha."]);
    portal.write(
        "content/kulttuuri/kirjasto.md",
        &notice("Kirjasto", "## Nimi\n\nRekisterin nimi on uusi."),
    );
    let (name, email) = ("Viivi", "viivi@tuulisalmi.example");
    let written = Hand { name, email, moment: "2021-03-01T12:00:00+0200" };
    portal.commit_by(written, Hand { moment: "2021-09-01T12:00:00+0200", ..written }, "Myöhään");
    let count = |day: &str| json(&portal, &[day])["summary"]["texts"].as_u64().unwrap();
    assert_eq!(count("2021-04-01"), 0);
    portal.settings("[history]\ndate = \"committer\"\n");
    portal.commit("2022-03-02", "Kirjausaika");
    assert_eq!(count("2021-04-01"), 1);
}

#[test]
fn a_state_goes_by_any_name_that_git_knows() {
    let portal = versions(&["## Nimi\n\nYksi.", "## Nimi\n\nKaksi.", "## Nimi\n\nKolme."]);
    let first = portal.git(&["rev-list", "--max-parents=0", "HEAD"]).trim().to_owned();
    portal.git(&["tag", "-a", "-m", "merkki", "v1", &first]);
    portal.git(&["branch", "vanha", &first]);
    let whole = json(&portal, &[&first]);
    assert_eq!(whole["from"]["commit"], Value::from(first.as_str()));
    assert_eq!(whole["from"]["date"], "2020-05-18");
    assert_eq!(whole["from"]["asked"], Value::Null);
    // A day is a day, even where a tag is called so.
    portal.git(&["tag", "2019-01-01", &first]);
    fails(&portal, &["diff", "2019-01-01"], &["päivältä 1.1.2019 tai sitä ennen"]);
    for name in [&first[..7], "tags/2019-01-01", "v1", "vanha", "HEAD~2", "main~2"] {
        assert_eq!(json(&portal, &[name]), whole, "{name}");
    }
    let clone = portal.clone_to("kopio", &["--no-local"]);
    let answer = portal.command(&["diff", "vanha", "-C"]).arg(&clone).output().unwrap();
    assert!(answer.status.success(), "a branch of origin will do");
    let advice = ["`2024-03-01`", "`git log --oneline`", "haara tai tagi"];
    fails(
        &portal,
        &["diff", "olematon"],
        &[&["arkistosta ei löydy tilaa `olematon`"], &advice[..]].concat(),
    );
    fails(&portal, &["diff", "HEAD", "2024-02-30"], &["ei löydy tilaa `2024-02-30`"]);
    fails(&portal, &["diff", "HEAD:site"], &["`HEAD:site` on tiedosto tai kansio"]);
    fails(&portal, &["diff"], &["komennosta puuttuu `<REV>`"]);
    fails(&portal, &["diff", "v1", "--format", "pdf"], &["`pdf`", "text, markdown, json, html"]);
}

#[test]
fn without_a_history_there_is_nothing_to_compare() {
    let portal = TestPortal::without_repository();
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", "## Nimi\n\nKirjasto."));
    fails(&portal, &["diff", "HEAD"], &["eivät ole Git-arkistossa", "`-C KANSIO`"]);
    portal.git(&["init", "--quiet", "--initial-branch=main"]);
    fails(&portal, &["diff", "HEAD", "--working-copy"], &["historiaa ei ole"]);
}

#[test]
fn a_shallow_clone_is_compared_only_when_that_is_allowed() {
    let portal = versions(&["## Nimi\n\nYksi.", "## Nimi\n\nKaksi.", "## Nimi\n\nKolme."]);
    let folder = portal.clone_to("matala", &["--depth", "2"]);
    let diff = |more: &[&str]| {
        let output = portal.command(&["diff", "HEAD~1"]).arg("-C").arg(&folder).args(more).output();
        crate::driver::answer(output.unwrap())
    };
    let refused = diff(&[]);
    assert_eq!(refused.code, 2);
    has(&refused.stderr, "kopio on matala");
    let allowed = diff(&["--allow-shallow"]);
    assert_eq!(allowed.code, 0, "{}", allowed.stderr);
    has(&allowed.stderr, "Historia on vajaa: se alkaa vasta 18.5.2021.");
    has(&allowed.stdout, "[-Kaksi.-]\n    {+Kolme.+}");
}

#[test]
fn the_working_copy_may_be_the_second_side() {
    let portal = versions(&["## Nimi\n\nYksi kirjasto."]);
    has(&portal.written(&["diff", "HEAD", "--working-copy"]), "Selosteissa ei ole muutoksia.");
    let lines = notice("Kirjasto", "## Nimi\n\nYksi kirjasto.").replace('\n', "\r\n");
    portal.write("content/kulttuuri/kirjasto.md", &lines);
    has(&portal.written(&["diff", "HEAD", "--working-copy"]), "Selosteissa ei ole muutoksia.");
    portal.remove("content/kulttuuri/kirjasto.md");
    portal.write(
        "content/kulttuuri/kirjastot.md",
        &notice("Kirjasto", "## Nimi\n\nKaksi kirjastoa.\n\nUutta."),
    );
    portal.write("content/kulttuuri/museo.md", &notice("Museo", "## Nimi\n\nMuseon lahjoittajat."));
    let report = json(&portal, &["HEAD", "--working-copy"]);
    assert_eq!(report["to"]["commit"], Value::Null);
    assert_eq!(
        kinds(&report),
        [("kulttuuri/kirjastot.md", "silent"), ("kulttuuri/museo.md", "new")]
    );
    assert_eq!(report["notices"][0]["old_path"], "kulttuuri/kirjasto.md");
    let text = portal.written(&["diff", "18.5.2020", "--working-copy"]);
    in_order(
        &text,
        &["18.5.2020 → levyllä olevat tiedostot", "Jälkeen  levyllä olevat tiedostot\n"],
    );
    fails(&portal, &["diff", "HEAD", "HEAD", "--working-copy"], &["eivät sovi yhteen"]);
}

#[test]
fn a_notice_is_followed_through_all_that_befell_it_in_between() {
    let portal = TestPortal::new();
    let sentences = |words: [&str; 4]| {
        let sentence =
            |word: &str| format!("## {word}\n\nTässä kohdassa kerrotaan asiasta {word}.\n\n");
        words.map(sentence).concat()
    };
    portal.commit_notice(
        "2020-05-18",
        "kulttuuri/kirjasto.md",
        "Kirjasto",
        &sentences(["a", "b", "c", "d"]),
    );
    portal.commit_notice(
        "2021-05-18",
        "kulttuuri/kirjasto.md",
        "Kirjasto",
        &sentences(["a", "b", "c", "x"]),
    );
    portal.rename("content/kulttuuri/kirjasto.md", "content/kulttuuri/lainaajat.md");
    portal.commit("2022-05-18", "Nimi");
    portal.commit_notice(
        "2023-05-18",
        "kulttuuri/lainaajat.md",
        "Kirjasto",
        &sentences(["a", "y", "v", "x"]),
    );
    portal.commit_notice(
        "2024-05-18",
        "kulttuuri/lainaajat.md",
        "Lainaajat",
        &sentences(["z", "y", "v", "x"]),
    );
    // The path that became free is given to another notice.
    portal.commit_notice(
        "2025-05-18",
        "kulttuuri/kirjasto.md",
        "Sali",
        "## Nimi\n\nJuhlasalin varaukset.",
    );
    let report = json(&portal, &["2020-05-18"]);
    assert_eq!(
        kinds(&report),
        [("kulttuuri/lainaajat.md", "silent"), ("kulttuuri/kirjasto.md", "new")]
    );
    assert_eq!(report["notices"][0]["old_path"], "kulttuuri/kirjasto.md");
    assert_eq!(report["notices"][0]["old_title"], "Kirjasto");
    assert_eq!(report["notices"][0]["moved"], true);
    assert_eq!(report["summary"]["moved"], 1);
}

#[test]
fn a_branch_that_the_history_does_not_know_is_paired_by_likeness() {
    let portal = changed();
    portal.git(&["checkout", "--quiet", "-b", "ehdotus"]);
    portal.rename("content/kulttuuri/kirjasto.md", "content/kulttuuri/lainaajat.md");
    let text = LIBRARY.replace("kolme vuotta", "kaksi vuotta");
    portal.write("content/kulttuuri/lainaajat.md", &dated("Lainaajat", "2024-06-01", &text));
    portal.write("content/tekninen/uusi.md", &notice("Uusi", "## Nimi\n\nAivan toista."));
    portal.commit("2024-06-01", "Ehdotus");
    portal.git(&["checkout", "--quiet", "main"]);
    let report = json(&portal, &["main", "ehdotus"]);
    let expected = [("kulttuuri/lainaajat.md", "substantive"), ("tekninen/uusi.md", "new")];
    assert_eq!(kinds(&report), expected);
    let only = portal.written(&["diff", "main", "ehdotus", "--notice", "tekninen/uusi"]);
    in_order(&only, &["Muutoksia 1 selosteessa: 1 uusi.", "content/tekninen/uusi.md"]);
}

#[test]
fn a_change_is_technical_when_every_commit_in_between_says_so() {
    let portal = versions(&["## Nimi\n\nRekisterin nimi on kirjasto."]);
    let commit = |day: &str, word: &str, message: &str| {
        let body = format!("## Nimi\n\nRekisterin nimi on {word}.");
        portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", &body));
        portal.commit(day, message);
    };
    commit("2021-05-18", "kirjastto", "Korjaus\n\nMuutos: tekninen");
    commit("2022-05-18", "kirjastot", "Korjaus\n\nMuutos: tekninen");
    assert_eq!(kinds(&json(&portal, &["2020-05-18"])), [("kulttuuri/kirjasto.md", "technical")]);
    has(&portal.written(&["diff", "2020-05-18"]), "Tekijä on ilmoittanut muutoksen tekniseksi.");
    commit("2023-05-18", "museo", "Muutos");
    assert_eq!(kinds(&json(&portal, &["2020-05-18"])), [("kulttuuri/kirjasto.md", "silent")]);
    assert_eq!(
        kinds(&json(&portal, &["2020-05-18", "2022-05-18"])),
        [("kulttuuri/kirjasto.md", "technical")]
    );
}

#[test]
fn one_notice_goes_by_its_file_its_addresses_and_its_title() {
    let portal = changed();
    let of = |name: &str| portal.written(&["diff", "2021-11-15", "--notice", name]);
    let boats = of("content/tekninen/veneet.md");
    in_order(&boats, &["Muutoksia 1 selosteessa: 1 siirretty.", "Venepaikat\n  siirretty"]);
    has_not(&boats, "Kirjasto");
    let host = "https://tietosuoja.tuulisalmi.example";
    for name in [
        "tekninen/veneet.md",
        "tekninen/veneet",
        "/selosteet/tekninen/veneet/",
        &format!("{host}/sv/beskrivningar/tekninen/veneet/historik/"),
        &format!("{host}/selosteet/tekninen/venepaikat/"),
        "tekninen/venepaikat.md",
        "VENEPAIKAT",
        "venep",
    ] {
        assert_eq!(of(name), boats, "{name}");
    }
    let same = portal.written(&["diff", "HEAD", "--notice", "venep"]);
    has(&same, "Selosteessa tekninen/veneet ei ole muutoksia.");
    // It had another name then, and has the one of today.
    let then =
        portal.written(&["diff", "15.11.2021", "28.2.2024", "--notice", "kulttuuri/kirjasto"]);
    portal.rename("content/kulttuuri/kirjasto.md", "content/kulttuuri/lainaajat.md");
    portal.rename("content/kulttuuri/kirjasto.sv.md", "content/kulttuuri/lainaajat.sv.md");
    portal.commit("2024-03-06", "Lainaajat");
    let diff = |name: &str| portal.written(&["diff", "15.11.2021", "28.2.2024", "--notice", name]);
    in_order(&then, &["Kirjaston asiakkaat", "Bibliotekets kunder"]);
    assert_eq!((diff("kulttuuri/lainaajat"), diff("kulttuuri/kirjasto")), (then.clone(), then));
    portal.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    // Both texts of a notice are the notice.
    in_order(&of("akilliset katu"), &["Äkilliset katutyöt"]);
    in_order(&of("kulttuuri/kirjasto"), &["Kirjaston asiakkaat", "Bibliotekets kunder"]);
    let diff = |name: &'static str| ["diff", "2021-11-15", "--notice", name];
    fails(&portal, &diff("i"), &["`i` sopii", "kulttuuri/kirjasto  Kirjaston asiakkaat"]);
    fails(
        &portal,
        &diff("Kirjastn asiakas"),
        &["selostetta `Kirjastn asiakas` ei löydy", "Tarkoititko", "kulttuuri/kirjasto"],
    );
    fails(&portal, &diff("qqq"), &["ei löydy", "`kulttuuri/kirjasto.md`"]);
}

#[test]
fn departments_are_told_on_one_line() {
    let portal = changed();
    portal.write("content/tekninen/_index.md", &department("Ympäristö ja kadut"));
    portal.commit("2024-04-01", "Nimi");
    let text = portal.written(&["diff", "HEAD~1"]);
    has(
        &text,
        "Selosteissa ei ole muutoksia.\nMyös toimialojen esittelyt muuttuivat: content/tekninen/_index.md\n",
    );
    assert_eq!(
        json(&portal, &["HEAD~1"])["introductions"],
        serde_json::json!(["tekninen/_index.md"])
    );
}

#[test]
fn data_has_the_whole_of_what_changed_under_stable_keys() {
    let report = json(&changed(), &["2021-11-15"]);
    let summary = serde_json::json!({
        "notices": 6, "texts": 7, "new": 1, "substantive": 1, "silent": 1, "technical": 2,
        "moved": 1, "removed": 1,
    });
    assert_eq!(report["summary"], summary);
    assert_eq!(report["from"]["asked"], "2021-11-15");
    assert_eq!(report["to"]["date"], "2024-03-05");
    let library = serde_json::json!({
        "path": "kulttuuri/kirjasto.md", "old_path": null,
        "title": "Kirjaston asiakkaat", "old_title": null, "language": "fi",
        "department": "kulttuuri", "department_title": "Kulttuuri ja vapaa-aika",
        "kind": "substantive", "moved": false, "extent": "content",
        "notice_date": "2024-02-28", "old_notice_date": "2021-11-15",
        "words_added": 2, "words_removed": 2,
        "sections": [{
            "heading": "Säilytysaika", "old_heading": null, "lead": false, "change": "changed",
            "moved_after": null, "other": null, "words_added": 2, "words_removed": 2,
            "changes": [{
                "change": "changed", "removed": "kolme vuotta", "added": "yksi vuosi",
                "before": "Tietoja säilytetään", "after": ".",
                "text": "Tietoja säilytetään yksi vuosi.", "other": null,
            }],
        }],
    });
    assert_eq!(report["notices"][1], library);
    let moved = &report["notices"][3]["sections"][0];
    assert_eq!(
        (&moved["change"], &moved["moved_after"]),
        (&Value::from("moved"), &Value::from(""))
    );
    let removed = &report["notices"][4];
    assert_eq!(removed["sections"][1]["changes"][0]["removed"], "Torien myyjät.");
    let sum: u64 = removed["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["words_removed"].as_u64().unwrap())
        .sum();
    assert_eq!(removed["words_removed"].as_u64().unwrap(), sum);
    let laid = &report["notices"][6]["sections"][0];
    assert_eq!(
        (&laid["change"], &laid["changes"][0]["change"]),
        (&Value::from("layout"), &Value::from("layout"))
    );
}

/// A notice whose title and text mean something in every form of a report.
fn trap() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/a/_index.md", &department("<b>*Osasto*</b>"));
    let title = "<script>alert(1)</script> *tähti* \\u001b[31m";
    portal.write(
        "content/a/ansa.md",
        &notice(title, "## Otsikko `koodi` <i>\n\nTeksti **a** ja `b` ja \\<img src=x> ja @kunta."),
    );
    portal.commit("2020-05-18", "Ansa");
    portal.write("content/a/ansa.md", &notice(title, "## Otsikko `koodi` <i>\n\nTeksti **c\\*\\*** ja `~~d` ja \\<img src=y> ja @kunta ja \\<!-- z."));
    portal.commit("2021-05-18", "Ansa");
    portal
}

#[test]
fn a_pull_requests_comment_shows_the_notices_words_and_nothing_else() {
    let text = changed().written(&["diff", "2021-11-15", "--format", "markdown"]);
    in_order(
        &text,
        &[
            "# Selosteiden muutokset 15.11.2021–5.3.2024\n\n",
            "Muutoksia 6 selosteessa (7 kieliversiota): **1** uusi, **1** muuttunut",
            "## Kulttuuri ja vapaa-aika\n\n",
            "### Kirjaston asiakkaat\n\n`content/kulttuuri/kirjasto.md` · muutettu",
            "#### Säilytysaika\n\n- Tietoja säilytetään ~~kolme vuotta~~ **yksi vuosi**.\n",
            "#### Oikeudet (siirretty ensimmäiseksi)\n",
        ],
    );
    let text = trap().written(&["diff", "HEAD~1", "--format", "markdown"]);
    has(&text, "## \\<b\\>\\*Osasto\\*\\</b\\>\n");
    has(&text, "### \\<script\\>alert(1)\\</script\\> \\*tähti\\* \\[31m\n");
    // No tag begins but the empty comment that keeps accounts from being called.
    let tags = text.replace("\\<", "").replace("@<!-- -->kunta", "");
    for part in ["<", "\u{1b}", "@"] {
        has_not(&tags, part);
    }
}

#[test]
fn a_page_for_reviewers_stands_on_its_own() {
    let portal = changed();
    let page = portal.written(&["diff", "2021-11-15", "--format", "html"]);
    assert_eq!(page, portal.written(&["diff", "2021-11-15", "--format", "html"]));
    in_order(
        &page,
        &[
            "<!DOCTYPE html>\n<html lang=\"fi\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'",
            "<title>Selosteiden muutokset 15.11.2021–5.3.2024</title>",
            "<p class=\"organisation\">Tuulisalmen kaupunki</p>",
            "<h1>Selosteiden muutokset 15.11.2021–5.3.2024</h1>",
            "<nav aria-labelledby=\"contents\">",
            "<a href=\"#n3\" lang=\"sv\">Bibliotekets kunder</a>",
            "<main id=\"changes\">",
            "<h2>Kulttuuri ja vapaa-aika</h2>",
            "<article class=\"notice\" id=\"n1\" aria-labelledby=\"t1\">",
            "<summary>Näytä koko teksti</summary>",
            "<h3 id=\"t2\">Kirjaston asiakkaat</h3>",
            "<h4>Säilytysaika</h4>",
            "Tietoja säilytetään <del><span class=\"heard\">poistettu: </span>kolme vuotta</del> \
             <ins><span class=\"heard\">lisätty: </span>yksi vuosi</ins>.",
            "<h4 lang=\"sv\">Lagringstid</h4>",
            "<del><span class=\"heard\" lang=\"fi\">poistettu: </span>Tre</del>",
            "</footer>",
        ],
    );
    for request in ["<script", "<img", "<link", "src=", "url(", "@import", "http://", "https://"] {
        has_not(&page, request);
    }
    let page = trap().written(&["diff", "HEAD~1", "--format", "html"]);
    has(&page, "&lt;script&gt;alert(1)&lt;/script&gt;");
    for part in ["<script", "<img", "<!--", "<i>", "\u{1b}", "<b>*"] {
        has_not(&page, part);
    }
}

#[test]
fn nothing_is_written_beside_the_answer() {
    let portal = changed();
    let before = portal.git(&["status", "--short", "--ignored"]);
    let answer = portal.answer(&["diff", "2021-11-15"]);
    assert_eq!(answer.stderr, "");
    assert_eq!(portal.git(&["status", "--short", "--ignored"]), before);
    assert!(!fs::exists(portal.path().join("public")).unwrap());
}
