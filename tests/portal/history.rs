//! What the commits tell of a notice: its versions, moves, removal and return, and their addresses.

use crate::driver::{
    Hand, TestPortal, department, files_of, has, has_not, in_order, main_of, notice, page_of,
    whole_pages, words_of,
};

const FILE: &str = "content/kulttuuri/kirjasto.md";
const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/index.html";
const HISTORY: &str = "selosteet/kulttuuri/kirjasto/historia/index.html";
const SWEDISH_HISTORY: &str = "sv/beskrivningar/kulttuuri/kirjasto/historik/index.html";
const TITLE: &str = "Kirjaston asiakkaat";

/// A repository with a department and no notice.
fn portal() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.commit("2020-01-02", "Toimiala");
    portal
}

/// The library's notice with some body, committed with a message.
fn commit_library(portal: &TestPortal, day: &str, body: &str, message: &str) {
    portal.write(FILE, &notice(TITLE, body));
    portal.commit(day, message);
}

/// A library whose notice was changed once.
fn changed_library() -> TestPortal {
    let portal = portal();
    commit_library(
        &portal,
        "2021-11-15",
        "## Rekisterinpitäjä\n\nKaupunki.\n\n## Säilytysaika\n\nTietoja säilytetään kolme vuotta.",
        "Uusi seloste",
    );
    commit_library(
        &portal,
        "2026-05-18",
        "## Rekisterinpitäjä\n\nKaupunki.\n\n## Säilytysaika\n\nTietoja säilytetään yksi vuosi.",
        "Lyhyempi säilytysaika\n\nSelite: Poistamme tiedot aiemmin.\nSelite-sv: Vi raderar tidigare.\n\
         Muutos: olennainen",
    );
    portal
}

fn version(address: &str) -> String {
    format!("selosteet/kulttuuri/kirjasto/historia/{address}/index.html")
}

/// Fails unless a page leads on to an address at once.
#[track_caller]
fn leads_to(page: &str, address: &str) {
    has(page, &format!("<meta http-equiv=\"refresh\" content=\"0; url={address}\">"));
    has(page, &format!("<a href=\"{address}\""));
}

#[test]
fn the_timeline_is_newest_first_with_notes_kinds_sections_words_and_validity() {
    let portal = changed_library();
    commit_library(
        &portal,
        "2026-06-01",
        "## Rekisterinpitäjä\n\nKaupunki.\n\n## Säilytysaika\n\nTietoja säilytetään yksi vuosi.\n\n\
         ## Suojaus\n\nLukittu kaappi.",
        "Kohta lisätty\n\nMuutos: tekninen",
    );
    let words = words_of(&portal.built(), HISTORY);
    in_order(
        &words,
        &[
            "3 versiota",
            "1.6.2026 versio 3",
            "Kohta lisätty",
            "Voimassa",
            "Tekninen korjaus",
            "/ −0 sanaa",
            "Kohdat: Suojaus (lisätty)",
            "Voimassa 1.6.2026 alkaen",
            "18.5.2026 versio 2",
            "Lyhyempi säilytysaika",
            "Poistamme tiedot aiemmin.",
            "Olennainen muutos",
            "+2 / −2 sanaa",
            "Kohdat: Säilytysaika",
            "Voimassa 18.5.2026–31.5.2026",
            "15.11.2021 versio 1",
            "Uusi seloste",
            "Ensimmäinen versio",
            "sanaa",
            "Voimassa 15.11.2021–17.5.2026",
        ],
    );
    has_not(&words, "Vi raderar tidigare.");
}

#[test]
fn swedish_pages_have_the_swedish_explanation() {
    let words = words_of(&changed_library().built(), SWEDISH_HISTORY);
    has(&words, "Vi raderar tidigare.");
    has(&words, "Lyhyempi säilytysaika");
    has_not(&words, "Poistamme tiedot aiemmin.");
}

#[test]
fn the_newest_version_is_in_force_from_its_day() {
    let pages = changed_library().built();
    in_order(
        &words_of(&pages, HISTORY),
        &["18.5.2026", "Voimassa 18.5.2026 alkaen", "Voimassa 15.11.2021–17.5.2026"],
    );
    has(&main_of(&pages, HISTORY), "<time datetime=\"2021-11-15\">15.11.2021</time>");
    let notice = words_of(&pages, LIBRARY);
    has(&notice, "Päivitetty 18.5.2026");
    has(&notice, "Selosteen päiväys 15.11.2021");
    has(&notice, "Viimeisin muutos: Poistamme tiedot aiemmin.");
}

#[test]
fn an_old_version_has_its_own_text_and_leads_to_what_replaced_it_and_to_the_current() {
    let pages = changed_library().built();
    let old = main_of(&pages, &version("2021-11-15"));
    has(&old, "kolme vuotta");
    has_not(&old, "yksi vuosi");
    has(&old, "Tämä on vanha versio");
    has(&old, "href=\"/selosteet/kulttuuri/kirjasto/historia/2026-05-18/\"");
    has(&old, "href=\"/selosteet/kulttuuri/kirjasto/\"");
    has(&page_of(&pages, &version("2021-11-15")), "<meta name=\"robots\" content=\"noindex\">");
    in_order(
        &words_of(&pages, &version("2021-11-15")),
        &[
            "Teksti oli voimassa 15.11.2021–17.5.2026",
            "Sen korvasi versio 18.5.2026",
            "Siirry voimassa olevaan selosteeseen",
        ],
    );
    let new = main_of(&pages, &version("2026-05-18"));
    has(&new, "yksi vuosi");
    has(&new, "Tämä versio on voimassa");
    has_not(&new, "Tämä on vanha versio");
}

#[test]
fn versions_of_one_day_are_numbered_and_keep_their_addresses() {
    let portal = portal();
    for text in ["Aamulla.", "Päivällä."] {
        commit_library(&portal, "2021-11-15", &format!("## Nimi\n\n{text}"), text);
    }
    let before = portal.built();
    has(&main_of(&before, &version("2021-11-15")), "Aamulla.");
    has(&main_of(&before, &version("2021-11-15-2")), "Päivällä.");
    for (day, text) in [("2021-11-15", "Illalla."), ("2021-11-16", "Huomenna.")] {
        commit_library(&portal, day, &format!("## Nimi\n\n{text}"), text);
    }
    let after = portal.built();
    for (address, text) in [
        ("2021-11-15", "Aamulla."),
        ("2021-11-15-2", "Päivällä."),
        ("2021-11-15-3", "Illalla."),
        ("2021-11-16", "Huomenna."),
    ] {
        let main = main_of(&after, &version(address));
        let document = main.split("<article").nth(1).unwrap();
        has(document, text);
    }
}

#[test]
fn a_move_with_an_edit_keeps_one_timeline_and_the_old_addresses_lead_on() {
    let portal = portal();
    let body = |years: &str| {
        format!(
            "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, Rantatie 1.\n\n## Tarkoitus\n\nKirjojen \
             lainaaminen.\n\n## Säilytysaika\n\nTietoja säilytetään {years}.\n\n## Suojaus\n\nKaappi."
        )
    };
    portal.commit_notice(
        "2021-11-15",
        "vapaa-aika/lainaajat.md",
        "Lainaajat",
        &body("kolme vuotta"),
    );
    portal.write("content/vapaa-aika/_index.md", &department("Vapaa-aika"));
    portal.remove("content/vapaa-aika/lainaajat.md");
    commit_library(&portal, "2022-03-01", &body("vuoden"), "Nimi vaihtui");
    let pages = portal.built();
    in_order(
        &words_of(&pages, HISTORY),
        &[
            "2 versiota",
            "Selosteen osoite vaihtui: /selosteet/vapaa-aika/lainaajat/ → /selosteet/kulttuuri/kirjasto/.",
            "1.3.2022 versio 2",
            "15.11.2021 versio 1",
        ],
    );
    has(&main_of(&pages, &version("2021-11-15")), "kolme vuotta");
    let now = "/selosteet/kulttuuri/kirjasto/";
    for page in ["", "historia/", "historia/2021-11-15/"] {
        let old = page_of(&pages, &format!("selosteet/vapaa-aika/lainaajat/{page}index.html"));
        leads_to(&old, &format!("{now}{page}"));
    }
    assert!(!pages.contains_key("selosteet/vapaa-aika/lainaajat/historia/2022-03-01/index.html"));
    let swedish = page_of(&pages, "sv/beskrivningar/vapaa-aika/lainaajat/index.html");
    leads_to(&swedish, "/sv/beskrivningar/kulttuuri/kirjasto/");
    has_not(&words_of(&pages, "selosteet/index.html"), "Lainaajat");
    has_not(&words_of(&pages, "poistetut/index.html"), "Lainaajat");
}

#[test]
fn a_link_to_a_path_that_moved_works_with_a_warning() {
    let portal = portal();
    portal.commit_notice("2021-11-15", "kulttuuri/lainaajat.md", "Lainaajat", "## Nimi\n\nx");
    let letter = notice("Uutiskirje", "## Nimi\n\nKatso [lainaajat](lainaajat.md).");
    portal.write("content/kulttuuri/uutiskirje.md", &letter);
    portal.commit("2021-11-16", "Uutiskirje");
    portal.rename("content/kulttuuri/lainaajat.md", FILE);
    portal.commit("2021-11-17", "Nimi vaihtui");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&answer.stderr, "varoitus[link-to-moved]");
    has(&answer.stderr, "content/kulttuuri/uutiskirje.md:8");
    has(&answer.stderr, "kulttuuri/kirjasto.md");
    let pages = portal.pages();
    for page in ["", "historia/2021-11-16/"] {
        let main = main_of(&pages, &format!("selosteet/kulttuuri/uutiskirje/{page}index.html"));
        has(&main, "href=\"/selosteet/kulttuuri/kirjasto/\"");
    }
}

#[test]
fn a_removed_notice_keeps_its_last_text_and_is_listed_as_removed() {
    let portal = changed_library();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    portal.remove(FILE);
    portal.commit("2026-09-01", "Kirjasto siirtyi kuntayhtymälle\n\nSelite: Katso kuntayhtymä.");
    let pages = portal.built();
    let words = words_of(&pages, LIBRARY);
    in_order(
        &words,
        &["Tämä seloste ei ole enää voimassa", "Seloste poistettiin 1.9.2026", "yksi vuosi"],
    );
    has(&words, "15.11.2021–31.8.2026");
    has(&words, "Kirjasto siirtyi kuntayhtymälle Katso kuntayhtymä.");
    in_order(
        &words_of(&pages, "poistetut/index.html"),
        &[TITLE, "Kirjasto siirtyi kuntayhtymälle", "15.11.2021–31.8.2026", "Poistettu 1.9.2026"],
    );
    for list in ["selosteet/index.html", "selosteet/kulttuuri/index.html"] {
        has(&words_of(&pages, list), "Museon kävijät");
        has_not(&words_of(&pages, list), TITLE);
    }
    in_order(
        &words_of(&pages, HISTORY),
        &["Seloste poistettiin.", "Voimassa 18.5.2026–31.8.2026", "Voimassa 15.11.2021–17.5.2026"],
    );
    let last = words_of(&pages, &version("2026-05-18"));
    has(&last, "Tämä seloste ei ole enää voimassa");
    has(&last, "Teksti oli voimassa 18.5.2026–31.8.2026");
}

#[test]
fn a_removal_is_one_change_of_its_month() {
    let portal = changed_library();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    portal.remove(FILE);
    portal.commit("2026-09-01", "Kirjasto siirtyi kuntayhtymälle");
    let pages = portal.built();
    let month = main_of(&pages, "muutokset/2026-09/index.html");
    assert_eq!(month.matches("<li class=\"change\">").count(), 1, "{month}");
    in_order(&month, &[TITLE, "Poistettu", "Kirjasto siirtyi kuntayhtymälle"]);
    has(&words_of(&pages, "muutokset/index.html"), "syyskuu 2026 1 muutos");
}

#[test]
fn a_notice_that_returns_has_one_timeline_with_a_gap() {
    let portal = changed_library();
    let text = std::fs::read_to_string(portal.path().join(FILE)).unwrap();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    portal.remove(FILE);
    portal.commit("2026-09-01", "Pois");
    portal.write(FILE, &text.replace("yksi vuosi", "kaksi vuotta"));
    portal.commit("2026-10-01", "Takaisin");
    let pages = portal.built();
    in_order(
        &words_of(&pages, HISTORY),
        &[
            "3 versiota",
            "Seloste palautettiin voimaan.",
            "1.10.2026 versio 3",
            "Voimassa 1.10.2026 alkaen",
            "Seloste poistettiin.",
            "18.5.2026 versio 2",
            "Voimassa 18.5.2026–31.8.2026",
            "15.11.2021 versio 1",
        ],
    );
    has_not(&words_of(&pages, LIBRARY), "ei ole enää voimassa");
    has(&words_of(&pages, "selosteet/index.html"), TITLE);
    has_not(&words_of(&pages, "poistetut/index.html"), TITLE);
    has(&words_of(&pages, &version("2026-05-18")), "Tämä on vanha versio");
    has(&words_of(&pages, "muutokset/2026-10/index.html"), "Palautettu");
}

#[test]
fn a_text_that_returns_as_it_was_is_in_force_again() {
    let portal = changed_library();
    let text = std::fs::read_to_string(portal.path().join(FILE)).unwrap();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    portal.remove(FILE);
    portal.commit("2026-09-01", "Pois");
    portal.write(FILE, &text);
    portal.commit("2026-10-01", "Takaisin");
    let pages = portal.built();
    let words = words_of(&pages, &version("2026-05-18"));
    in_order(&words, &["Tämä versio on voimassa", "18.5.2026–31.8.2026", "1.10.2026 alkaen"]);
    has(&words_of(&pages, HISTORY), "2 versiota");
}

#[test]
fn another_register_under_an_old_path_has_its_own_timeline() {
    let portal = portal();
    commit_library(
        &portal,
        "2021-11-15",
        "## Rekisterinpitäjä\n\nTuulisalmen kaupunki.\n\n## Säilytysaika\n\nTietoja säilytetään \
         kolme vuotta lainauksesta.",
        "Uusi seloste",
    );
    portal.remove(FILE);
    portal.commit("2022-01-10", "Kirjasto lakkautettiin");
    let other = "## Vem\n\nNågon annan helt och hållet.\n\n## Kirjastoauton kuljettajat\n\n\
        Ajokortit, vuorot, palkat, lomat ja terveystarkastukset.";
    portal.write(FILE, &notice("Kirjastoauto", other));
    portal.commit("2023-02-01", "Uusi rekisteri");
    let pages = portal.built();
    let words = words_of(&pages, HISTORY);
    has(&words, "1 versio ");
    has(&words, "Voimassa 1.2.2023 alkaen");
    has_not(&words, "Uusi seloste");
    has_not(&words, "Kirjasto lakkautettiin");
    has_not(&words_of(&pages, LIBRARY), "ei ole enää voimassa");
    let old = words_of(&pages, "selosteet/kulttuuri/kirjasto-2022/index.html");
    in_order(&old, &[TITLE, "Tämä seloste ei ole enää voimassa", "kolme vuotta lainauksesta"]);
    has(
        &main_of(&pages, "selosteet/kulttuuri/kirjasto-2022/historia/2021-11-15/index.html"),
        "kolme vuotta lainauksesta",
    );
    has(&main_of(&pages, "poistetut/index.html"), "href=\"/selosteet/kulttuuri/kirjasto-2022/\"");
}

#[test]
fn a_new_notice_takes_the_address_that_another_moved_from() {
    let portal = portal();
    let old =
        "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, Rantatie 1.\n\n## Tarkoitus\n\nLainaaminen.";
    commit_library(&portal, "2021-11-15", old, "Uusi seloste");
    portal.rename(FILE, "content/kulttuuri/lainaajat.md");
    portal.commit("2022-01-10", "Nimi vaihtui");
    commit_library(&portal, "2023-02-01", "## Nimi\n\nAivan toinen teksti tässä.", "Toinen");
    let pages = portal.built();
    has(&main_of(&pages, LIBRARY), "Aivan toinen teksti tässä.");
    has(&words_of(&pages, HISTORY), "1 versio ");
    has(
        &words_of(&pages, "selosteet/kulttuuri/lainaajat/historia/index.html"),
        "15.11.2021 versio 1",
    );
}

#[test]
fn translations_have_timelines_of_their_own() {
    let portal = changed_library();
    let swedish = notice("Bibliotekets kunder", "## Personuppgiftsansvarig\n\nStaden.");
    portal.write("content/kulttuuri/kirjasto.sv.md", &swedish);
    portal.commit("2026-08-03", "På svenska");
    let pages = portal.built();
    let words = words_of(&pages, SWEDISH_HISTORY);
    in_order(&words, &["Bibliotekets kunder", "1 version", "3.8.2026", "På svenska"]);
    has_not(&words, "Lyhyempi säilytysaika");
    has_not(&words_of(&pages, HISTORY), "3.8.2026");
    has(&words_of(&pages, HISTORY), "2 versiota");
    let version = "sv/beskrivningar/kulttuuri/kirjasto/historik/2026-08-03/index.html";
    has(&main_of(&pages, version), "Staden.");
    assert!(
        !pages.contains_key("sv/beskrivningar/kulttuuri/kirjasto/historik/2026-05-18/index.html")
    );
}

#[test]
fn a_fault_of_an_old_version_is_no_error_today_and_its_page_stands() {
    let portal = portal();
    portal.write(FILE, "+++\ntitle = \"Kirjasto\notsikko = 5\n+++\n\n## Nimi\n\nVanha teksti.\n");
    portal.commit("2019-03-01", "Rikki");
    portal.write(FILE, "Ei alkua, vain tekstiä [muualle](puuttuu.md).\n");
    portal.commit("2019-04-01", "Yhä rikki");
    commit_library(&portal, "2019-05-01", "## Nimi\n\nUusi teksti.", "Ehjä");
    let answer = portal.build(&[]);
    assert_eq!((answer.code, answer.stderr.lines().count()), (0, 1), "{}", answer.stderr);
    let pages = portal.pages();
    has(&main_of(&pages, &version("2019-03-01")), "Vanha teksti.");
    has(&main_of(&pages, &version("2019-04-01")), "Ei alkua, vain tekstiä");
    has(&main_of(&pages, LIBRARY), "Uusi teksti.");
}

#[test]
fn markup_in_a_note_is_text() {
    let portal = changed_library();
    commit_library(
        &portal,
        "2026-06-01",
        "## Nimi\n\nx",
        "<script>alert(1)</script> & \"x\"\n\nSelite: <img src=x onerror=alert(2)>",
    );
    portal.remove(FILE);
    portal.commit("2026-06-02", "<b onclick=alert(3)>Pois</b>");
    let pages = portal.built();
    let mut told = 0;
    for page in whole_pages(&pages).values() {
        for mark in ["<script>", "<img", "<b onclick"] {
            has_not(page, mark);
        }
        told += usize::from(page.contains("&lt;script&gt;alert(1)"));
    }
    assert!(told >= 2, "the note stands on the history and the version");
    has(&main_of(&pages, HISTORY), "&lt;img src=x onerror=alert(2)&gt;");
    has(&main_of(&pages, "poistetut/index.html"), "&lt;b onclick=alert(3)&gt;Pois&lt;/b&gt;");
}

const AURORA: Hand = Hand {
    name: "Aurora Ainokainen",
    email: "aurora.ainokainen@tuulisalmi.example",
    moment: "2021-11-15T12:00:00+0200",
};
const KOSTI: Hand = Hand {
    name: "Kosti Kirjaaja",
    email: "kosti.kirjaaja@tuulisalmi.example",
    moment: "2021-12-01T12:00:00+0200",
};

/// The words of whole files that hold any of the names.
fn mentions(portal: &TestPortal, names: &[&str]) -> Vec<String> {
    let files = files_of(&portal.out()).into_iter();
    let holding = files.filter(|(_, bytes)| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        names.iter().any(|name| text.contains(&name.to_lowercase()))
    });
    holding.map(|(name, _)| name).collect()
}

#[test]
fn nobodys_name_is_published() {
    let portal = portal();
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nx"));
    portal.commit_by(AURORA, KOSTI, "Uusi seloste");
    let answer = portal.build(&["--json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let names = ["aurora", "ainokainen", "kosti", "kirjaaja", "viivi", "viestijä"];
    assert_eq!(mentions(&portal, &names), [""; 0]);
    let told = format!("{}{}", answer.stdout, answer.stderr).to_lowercase();
    for name in names {
        has_not(&told, name);
    }
}

#[test]
fn authors_are_named_where_the_settings_say_so_without_their_addresses() {
    let portal = portal();
    portal.settings("[history]\nshow_authors = true\n");
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nx"));
    portal.commit_by(AURORA, KOSTI, "Uusi seloste");
    let pages = portal.built();
    has(&words_of(&pages, HISTORY), "Tekijä Aurora Ainokainen");
    has(&words_of(&pages, &version("2021-11-15")), "Tekijä Aurora Ainokainen");
    assert_eq!(mentions(&portal, &["aurora.", "@tuulisalmi", "kosti", "kirjaaja"]), [""; 0]);
    portal.settings("");
    portal.commit("2022-01-01", "Nimet pois");
    portal.built();
    assert_eq!(mentions(&portal, &["aurora", "ainokainen"]), [""; 0]);
}

#[test]
fn a_past_text_that_was_too_large_is_no_error_today() {
    let portal = portal();
    let large = "sana ".repeat(300_000);
    portal.write(FILE, &notice(TITLE, &format!("## Nimi\n\n{large}")));
    portal.commit("2021-11-15", "Uusi seloste");
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nLyhyt."));
    portal.commit("2021-11-16", "Lyhennetty");
    let pages = portal.built();
    has(&words_of(&pages, &version("2021-11-15")), "on liian suuri");
}

#[test]
fn a_version_has_the_authors_day_or_the_committers() {
    let portal = portal();
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nx"));
    portal.commit_by(AURORA, KOSTI, "Uusi seloste");
    let pages = portal.built();
    let words = words_of(&pages, &version("2021-11-15"));
    has(&words, "Kirjattu versionhallintaan 1.12.2021");
    portal.settings("[history]\ndate = \"committer\"\n");
    portal.commit("2022-01-01", "Asetus");
    let pages = portal.built();
    let words = words_of(&pages, &version("2021-12-01"));
    has(&words, "Kirjoitettu 15.11.2021");
    assert!(!pages.contains_key(&version("2021-11-15")));
}

#[test]
fn days_are_those_of_the_organisations_time_zone() {
    let portal = portal();
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nx"));
    let late = Hand { moment: "2026-05-17T22:30:00+0000", ..AURORA };
    portal.commit_by(late, late, "Myöhään illalla");
    has(&words_of(&portal.built(), HISTORY), "18.5.2026 alkaen");
    portal.settings("[history]\ntime_zone = \"Europe/London\"\n");
    portal.commit("2026-06-01", "Asetus");
    has(&words_of(&portal.built(), HISTORY), "17.5.2026 alkaen");
    portal.settings("[history]\ntime_zone = \"Europe/Helsinky\"\n");
    portal.commit("2026-06-02", "Väärä");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "tuntematon aikavyöhyke `Europe/Helsinky`");
}

#[test]
fn new_line_ends_are_told_as_no_change_of_the_text() {
    let portal = changed_library();
    let text = std::fs::read_to_string(portal.path().join(FILE)).unwrap();
    portal.write(FILE, &text.replace('\n', "\r\n"));
    portal.commit("2026-06-01", "Rivinvaihdot");
    let pages = portal.built();
    in_order(
        &words_of(&pages, HISTORY),
        &["Rivinvaihdot", "Ulkoasu muuttui, sisältö ennallaan.", "versio 2"],
    );
    has_not(words_of(&pages, HISTORY).split("versio 2").next().unwrap(), "sanaa");
    has(&main_of(&pages, LIBRARY), "yksi vuosi");
}

#[test]
fn an_old_text_in_another_encoding_is_read() {
    let portal = portal();
    let latin = b"+++\ntitle = \"K\xe4vij\xe4t\"\n+++\n\n## S\xe4ilytysaika\n\nYksi y\xf6.\n";
    portal.write_bytes(FILE, latin);
    portal.commit("2021-11-15", "Vanhalla koneella");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0);
    has(&answer.stderr, "varoitus[encoding]");
    let text = "+++\ntitle = \"Kävijät\"\n+++\n\n## Säilytysaika\n\nYksi yö.\n";
    portal.write(FILE, text);
    portal.commit("2021-11-16", "Uudella koneella");
    let answer = portal.build(&[]);
    has_not(&answer.stderr, "encoding");
    let pages = portal.pages();
    let old = main_of(&pages, &version("2021-11-15"));
    has(&old, "Yksi yö.");
    has(&old, "id=\"sailytysaika\"");
    has(&words_of(&pages, HISTORY), "sisältö ennallaan");
}

#[test]
fn a_message_in_another_encoding_is_read() {
    let portal = portal();
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nx"));
    portal.write_bytes(".git/viesti", b"S\xe4ilytysaika lyheni\n\nSelite: Y\xf6ksi.\n");
    portal.git(&["add", "--all"]);
    let encoding = "i18n.commitEncoding=ISO-8859-1";
    portal.git_on("2021-11-15", &["-c", encoding, "commit", "--quiet", "-F", ".git/viesti"]);
    in_order(&words_of(&portal.built(), HISTORY), &["Säilytysaika lyheni", "Yöksi."]);
}

#[test]
fn a_version_shows_what_changed_in_three_views() {
    let portal = changed_library();
    let pages = portal.built();
    let first = main_of(&pages, &version("2021-11-15"));
    has_not(&first, "class=\"comparison\"");
    let changed = main_of(&pages, &version("2026-05-18"));
    let marked = "Tietoja säilytetään <del id=\"_1\" tabindex=\"-1\"><span class=\"hidden\">poistettu: \
                  </span>kolme vuotta</del> <ins><span class=\"hidden\">lisätty: </span>yksi vuosi</ins>.";
    has(&changed, marked);
    has(
        &changed,
        "<p class=\"folded\">Ennallaan: <a href=\"#rekisterinpitaja\">Rekisterinpitäjä</a></p>",
    );
    has(&changed, "<th scope=\"row\">muutettu</th>");
    has(&changed, "<p>ennen: <q>kolme vuotta</q></p><p>nyt: <q>yksi vuosi</q></p>");
    has(&main_of(&pages, HISTORY), "2026-05-18/#_muutokset");
}

#[test]
fn markup_in_a_text_stays_text_in_its_comparison() {
    let portal = portal();
    commit_library(&portal, "2026-01-01", "## Nimi\n\nMerkintä \\<b> & \"a\".", "Uusi");
    commit_library(&portal, "2026-01-02", "## Nimi\n\nMerkintä \\<i> & \"b\".", "Muutettu");
    let changed = main_of(&portal.built(), &version("2026-01-02"));
    has(&changed, "&lt;");
    for mark in ["<i>", "<b>\u{20}", "& \""] {
        has_not(&changed, mark);
    }
}

#[test]
fn a_text_that_changed_under_its_old_date_is_told() {
    let portal = portal();
    let text = |words: &str| {
        format!("+++\ntitle = \"Kävijät\"\ndate = 2021-01-01\n+++\n\n## Nimi\n\n{words}\n")
    };
    portal.write(FILE, &text("Kirjaston kävijät."));
    portal.commit("2021-11-15", "Uusi seloste");
    portal.write(FILE, &text("Museon kävijät."));
    portal.commit("2021-11-16", "Hiljaa");
    let pages = portal.built();
    has(&words_of(&pages, &version("2021-11-16")), "1.1.2021, sama kuin edellisessä versiossa");
    has_not(&words_of(&pages, &version("2021-11-15")), "sama kuin edellisessä versiossa");
}

#[test]
fn changes_stand_by_month() {
    let portal = changed_library();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    let pages = portal.built();
    in_order(
        &words_of(&pages, "muutokset/index.html"),
        &[
            "20.5.2026",
            "Museon kävijät",
            "18.5.2026",
            TITLE,
            "15.11.2021",
            "2026",
            "toukokuu 2026 2 muutosta",
            "2021",
            "marraskuu 2021 1 muutos",
        ],
    );
    let may = words_of(&pages, "muutokset/2026-05/index.html");
    in_order(
        &may,
        &[
            "Museon kävijät",
            "Uusi",
            TITLE,
            "Olennainen muutos",
            "Poistamme tiedot aiemmin.",
            "Kohdat: Säilytysaika",
            "Aiemmat marraskuu 2021",
        ],
    );
    has_not(&may, "15.11.2021");
    let november = words_of(&pages, "muutokset/2021-11/index.html");
    in_order(&november, &["15.11.2021", TITLE, "Uusi seloste", "Myöhemmät toukokuu 2026"]);
    has(&words_of(&pages, "sv/andringar/2026-05/index.html"), "Vi raderar tidigare.");
    let months = pages.keys().filter(|name| name.starts_with("muutokset/2")).count();
    assert_eq!(months, 2);
}

#[test]
fn a_draft_is_shown_with_the_history_of_the_last_commit() {
    let portal = changed_library();
    portal.write(FILE, &notice(TITLE, "## Nimi\n\nTallettamaton luonnos."));
    portal.write("content/kulttuuri/museo.md", &notice("Museon kävijät", "## Nimi\n\nAivan uusi."));
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let pages = portal.pages();
    let words = words_of(&pages, LIBRARY);
    in_order(&words, &["2 versiota", "Luonnos", "Tallettamaton luonnos."]);
    has_not(&main_of(&pages, LIBRARY), "Pysyvä linkki tähän versioon");
    let history = words_of(&pages, HISTORY);
    in_order(&history, &["Luonnos", "18.5.2026 versio 2", "15.11.2021 versio 1"]);
    has_not(&history, "versio 3");
    let museum = words_of(&pages, "selosteet/kulttuuri/museo/index.html");
    in_order(&museum, &["Museon kävijät", "Luonnos", "Aivan uusi."]);
    assert!(!pages.contains_key("selosteet/kulttuuri/museo/historia/index.html"));
    let pages = portal.built();
    has_not(&words_of(&pages, LIBRARY), "uonnos");
    assert!(!pages.contains_key("selosteet/kulttuuri/museo/index.html"));
}

#[test]
fn a_file_that_is_gone_from_the_disk_only_is_no_notice_in_force_in_the_preview() {
    let portal = changed_library();
    portal.commit_notice("2026-05-20", "kulttuuri/museo.md", "Museon kävijät", "## Nimi\n\nx");
    portal.remove(FILE);
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let list = words_of(&portal.pages(), "selosteet/index.html");
    has(&list, "Museon kävijät");
    has_not(&list, TITLE);
}

/// A side branch changes the library while the main line goes on, and is merged.
fn merged_library() -> TestPortal {
    let portal = portal();
    commit_library(&portal, "2021-11-15", "## Nimi\n\nAlku.\n\n## Loppu\n\nx", "Uusi seloste");
    portal.git(&["checkout", "--quiet", "-b", "sivu"]);
    commit_library(&portal, "2026-05-08", "## Nimi\n\nKeskellä.\n\n## Loppu\n\nx", "Sivulla 1");
    commit_library(&portal, "2026-05-10", "## Nimi\n\nPerillä.\n\n## Loppu\n\nx", "Sivulla 2");
    portal.git(&["checkout", "--quiet", "main"]);
    portal.commit_notice("2026-05-12", "kulttuuri/museo.md", "Museo", "## Nimi\n\nx");
    portal.git_on("2026-05-18", &["merge", "--quiet", "--no-ff", "-m", "Yhdistetty", "sivu"]);
    portal
}

#[test]
fn a_merge_is_one_version_on_the_day_it_was_published() {
    let portal = merged_library();
    let pages = portal.built();
    let words = words_of(&pages, HISTORY);
    in_order(
        &words,
        &[
            "2 versiota",
            "18.5.2026 versio 2",
            "Yhdistetty",
            "15.11.2021 versio 1",
            "15.11.2021–17.5.2026",
        ],
    );
    has_not(&words, "Sivulla");
    has(&main_of(&pages, &version("2026-05-18")), "Perillä.");
    assert!(!pages.contains_key(&version("2026-05-10")));
}

#[test]
fn the_walk_of_all_shows_the_commits_of_side_branches() {
    let portal = merged_library();
    portal.settings("[history]\nwalk = \"all\"\n");
    portal.commit("2026-05-19", "Asetus");
    let pages = portal.built();
    let words = words_of(&pages, HISTORY);
    in_order(
        &words,
        &["3 versiota", "10.5.2026 versio 3", "Sivulla 2", "8.5.2026 versio 2", "Sivulla 1"],
    );
    has_not(&words, "Yhdistetty");
    has(&main_of(&pages, &version("2026-05-08")), "Keskellä.");
    assert!(!pages.contains_key(&version("2026-05-18")));
}

#[test]
fn any_two_versions_share_one_file_in_all_languages() {
    const VERSIONS: &str = "selosteet/kulttuuri/kirjasto/vertaa/versiot.json";
    let pages = changed_library().built();
    let files: Vec<&String> =
        pages.keys().filter(|file| file.contains("/vertaa/") && file.contains(".json")).collect();
    assert_eq!(files, [VERSIONS]);
    let file: serde_json::Value = serde_json::from_slice(&pages[VERSIONS]).expect("it is JSON");
    assert_eq!(file["texts"].as_array().map(Vec::len), Some(2));
    // One step of content: three words for two.
    assert_eq!(file["pairs"][1][0], serde_json::json!([3, 0, 2, 2]));
    let swedish = page_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/jamfor/index.html");
    has(&swedish, &format!("data-file=\"/{VERSIONS}\""));
    has(&swedish, "data-valid=\"2021-11-15/2026-05-17\"");
    has(&swedish, "data-valid=\"2026-05-18/\"");
    let history = page_of(&pages, HISTORY);
    has(&history, "<form action=\"/selosteet/kulttuuri/kirjasto/vertaa/\" method=\"get\">");
}

#[test]
fn one_version_is_compared_with_nothing() {
    let portal = portal();
    commit_library(&portal, "2021-11-15", "Teksti.", "Uusi seloste");
    let pages = portal.built();
    assert!(pages.keys().all(|file| !file.contains("/vertaa/")), "{:?}", pages.keys());
    has_not(&page_of(&pages, HISTORY), "<form");
}

#[test]
fn the_newest_hundred_versions_are_compared_each_with_each() {
    let portal = portal();
    for version in 0..103 {
        let day = format!("20{:02}-{:02}-11", 10 + version / 12, version % 12 + 1);
        commit_library(&portal, &day, &format!("Versio {version}."), "Muutos");
    }
    let pages = portal.built();
    let file = &pages["selosteet/kulttuuri/kirjasto/vertaa/versiot.json"];
    let file: serde_json::Value = serde_json::from_slice(file).expect("it is JSON");
    assert_eq!(file["texts"].as_array().map(Vec::len), Some(100));
    let page = page_of(&pages, "selosteet/kulttuuri/kirjasto/vertaa/index.html");
    has(&page, "data-first=\"4\"");
    assert_eq!(page.matches("<li data-version=").count(), 103);
    assert_eq!(page.matches("<option").count(), 200);
}

#[test]
fn a_text_that_changed_under_an_old_date_is_warned_of() {
    let portal = portal();
    let body = |years: &str| {
        format!(
            "+++\ntitle = \"{TITLE}\"\ndate = 2021-11-15\n+++\n\n## Säilytysaika\n\n{years} vuotta.\n"
        )
    };
    portal.write(FILE, &body("Kolme"));
    portal.commit("2021-11-15", "Uusi seloste");
    portal.write(FILE, &body("Kaksi"));
    portal.commit("2026-05-18", "Lyhyempi säilytysaika");
    let warned = portal.build(&[]);
    assert_eq!(warned.code, 0);
    in_order(
        &warned.stderr,
        &[
            "teksti muuttui 18.5.2026, mutta sen päiväys on yhä 15.11.2021",
            "content/kulttuuri/kirjasto.md:3:8",
            "date = 2021-11-15",
            "Vaihda päiväykseksi päivä, jona teksti muuttui.",
        ],
    );
    portal.write(FILE, &body("Kaksi").replace("2021-11-15", "2026-05-18"));
    portal.commit("2026-05-19", "Päiväys");
    has_not(&portal.build(&[]).stderr, "sen päiväys on yhä");
}
