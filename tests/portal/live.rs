//! What a writer sees while writing: saves, drafts, faults and what mends them, editors as they are.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::{SITE, TestPortal, department, has, has_not, in_order, notice};
use crate::preview::{Preview, Stream, WHOLE, advice, library, rules, whole};

const KIRJASTO: &str = "content/kulttuuri/kirjasto.md";

fn text(body: &str) -> String {
    notice("Kirjasto", &format!("## Nimi\n\n{body}"))
}

fn page(preview: &Preview, target: &str) -> String {
    let reply = preview.get(target);
    assert_eq!(reply.status, 200, "{target}");
    String::from_utf8(reply.body).unwrap()
}

/// A preview and its stream, whose first event has been heard.
fn listen(portal: &TestPortal, more: &[&str]) -> (Preview, Stream) {
    let preview = Preview::of(portal, &[&["--port", "0"], more].concat());
    let mut stream = Stream::of(&preview);
    stream.next();
    (preview, stream)
}

#[test]
fn a_save_is_told_and_shown() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &[]);
    portal.write(KIRJASTO, &text("Kolmas."));
    let shows = || page(&preview, "/selosteet/kulttuuri/kirjasto/").contains("Kolmas.");
    let event = stream.until(|_| shows());
    let page = page(&preview, "/selosteet/kulttuuri/kirjasto/");
    has(&page, &format!("data-edition=\"{}\"", event["edition"].as_str().unwrap()));
    assert!(event.get("follow").is_none(), "{event}");
    // The same text again is no news.
    portal.write(KIRJASTO, &text("Kolmas."));
    assert!(stream.is_quiet(Duration::from_millis(700)));
}

#[test]
fn the_browser_is_led_to_what_was_saved_when_asked() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &["--follow"]);
    portal.write(KIRJASTO, &text("Kolmas."));
    let event = stream.next();
    assert_eq!(event["follow"], "/selosteet/kulttuuri/kirjasto/");
    // It leads to the page in the language of what was saved.
    portal.write("content/kulttuuri/kirjasto.sv.md", &notice("Bibliotek", "## Namn\n\nEtt."));
    assert_eq!(stream.next()["follow"], "/sv/beskrivningar/kulttuuri/kirjasto/");
    portal.write("content/kulttuuri/kirjasto.sv.md", &notice("Bibliotek", "## Namn\n\nTvå."));
    assert_eq!(stream.next()["follow"], "/sv/beskrivningar/kulttuuri/kirjasto/");
    // Whoever comes later is not led anywhere.
    assert!(Stream::of(&preview).next().get("follow").is_none());
}

#[test]
fn a_draft_stands_on_top_of_the_timeline_with_its_comparison() {
    let portal = library();
    portal.write(KIRJASTO, &text("Toinen. Ja vielä kolmas."));
    let preview = Preview::of(&portal, &["--port", "0"]);
    let history = page(&preview, "/selosteet/kulttuuri/kirjasto/historia/");
    in_order(
        &history,
        &[
            "<ol class=\"timeline\"",
            "is-draft",
            "Tallettamaton muutos",
            "+3 / −0 sanaa",
            "/historia/_luonnos/#_muutokset",
            "versio 2",
            "versio 1",
        ],
    );
    let draft = page(&preview, "/selosteet/kulttuuri/kirjasto/historia/_luonnos/");
    in_order(
        &draft,
        &["Luonnos", "content/kulttuuri/kirjasto.md", "id=\"_muutokset\"", "view-text"],
    );
    let marked = draft.split("class=\"view view-text\"").nth(1).unwrap();
    in_order(marked, &["Toinen<ins id=\"_1\"", "Ja vielä kolmas</ins>"]);
    has(&draft, "Teksti muuttuu, mutta sen päiväys on sama kuin ennen.");
    // Swedish pages show the same text.
    page(&preview, "/sv/beskrivningar/kulttuuri/kirjasto/historik/_luonnos/");
    // Nobody else ever sees it.
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for (file, page) in portal.pages() {
        let page = String::from_utf8_lossy(&page).into_owned();
        assert!(!file.contains("_luonnos"), "{file}");
        for part in ["_luonnos", "_esikatselu", "is-draft", "data-edition"] {
            assert!(!page.contains(part), "{file}: {part}");
        }
    }
}

#[test]
fn a_page_lists_all_drafts_until_they_are_committed() {
    let portal = library();
    for name in ["vanha", "muuttuva"] {
        let body =
            format!("## Nimi\n\nTässä kerrotaan, mikä {name} on.\n\n## Tarkoitus\n\nPitkä teksti.");
        portal.commit_notice("2026-06-01", &format!("kulttuuri/{name}.md"), name, &body);
    }
    portal.commit_notice(
        "2026-06-02",
        "kulttuuri/museo.md",
        "Museo",
        "## Nimi\n\nTaulut ja veistokset.",
    );
    let (preview, mut stream) = listen(&portal, &[]);
    let drafts = |preview: &Preview| page(preview, "/_esikatselu/luonnokset/");
    has(&drafts(&preview), "Luonnoksia ei ole");
    portal.write(KIRJASTO, &text("Toinen. Ja vielä kolmas."));
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\n[Rikki](olematon.md)"));
    portal.remove("content/kulttuuri/museo.md");
    portal.rename("content/kulttuuri/muuttuva.md", "content/kulttuuri/muuttunut.md");
    portal.write("site/rights.md", &notice("Oikeudet", "Omat."));
    stream.until(|_| {
        let page = drafts(&preview);
        ["Kirjasto", "Uusi", "Museo", "muuttunut.md", "site/rights.md"]
            .iter()
            .all(|part| page.contains(part))
    });
    let page = drafts(&preview);
    has(&page, "4 luonnosta");
    in_order(
        &page,
        &["Tallettamaton muutos", "kulttuuri/kirjasto.md", "<details>", "Ja vielä kolmas"],
    );
    in_order(&page, &["Seloste poistuu", "content/kulttuuri/museo.md"]);
    in_order(&page, &["Seloste siirtyy", "kulttuuri/muuttuva.md → kulttuuri/muuttunut.md"]);
    in_order(&page, &["Uusi seloste", "content/kulttuuri/uusi.md", "virhe", "rivi", "<mark>"]);
    has(&page, "Muut muuttuneet tiedostot");
    // The old address leads on at once, and the removed notice says so.
    let moved = preview.get("/selosteet/kulttuuri/muuttuva/");
    has(&String::from_utf8(moved.body).unwrap(), "/selosteet/kulttuuri/muuttunut/");
    has(
        &String::from_utf8(preview.get("/selosteet/kulttuuri/museo/").body).unwrap(),
        "ei ole enää voimassa",
    );
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\nEhjä."));
    portal.commit("2026-07-01", "Kaikki");
    stream.until(|_| drafts(&preview).contains("Luonnoksia ei ole"));
    let history =
        String::from_utf8(preview.get("/selosteet/kulttuuri/kirjasto/historia/").body).unwrap();
    has(&history, "versio 3");
    has_not(&history, "is-draft");
}

#[test]
fn a_broken_text_is_told_with_its_line_and_the_last_good_one_stays() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &[]);
    portal
        .write(KIRJASTO, "+++\ntitle = <img src=x onerror=alert(1)>\n+++\n\n## Nimi\n\nKolmas.\n");
    let event = stream.next();
    let finding = &event["findings"][0];
    assert_eq!(finding["file"], KIRJASTO);
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["excerpt"]["line"], 2);
    has(&finding["excerpt"].to_string(), "<img src=x");
    assert!(finding["hint"]["fi"].is_string(), "{finding}");
    let shown = page(&preview, "/selosteet/kulttuuri/kirjasto/");
    has(&shown, "Toinen.");
    has_not(&shown, "onerror");
    // Others can be written meanwhile, and a browser that comes is told as well.
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\nUutta."));
    stream.until(|_| preview.get("/selosteet/kulttuuri/uusi/").status == 200);
    has(&page(&preview, "/selosteet/kulttuuri/kirjasto/"), "Toinen.");
    assert_eq!(Stream::of(&preview).next()["findings"][0]["file"], KIRJASTO);
    portal.write(KIRJASTO, &text("Kolmas."));
    assert_eq!(rules(&stream.next()), Vec::<&str>::new());
    has(&page(&preview, "/selosteet/kulttuuri/kirjasto/"), "Kolmas.");
}

#[test]
fn what_check_finds_in_a_saved_notice_is_told_until_it_is_mended() {
    let portal = library();
    portal.write("site/site.toml", &SITE.replace("\"fi\", \"sv\"", "\"fi\""));
    portal.commit_notice("2026-06-01", "kulttuuri/museo.md", "Museo", "## Nimi\n\nPuutteita.");
    let (preview, mut stream) = listen(&portal, &[]);
    let drafts = || page(&preview, "/_esikatselu/luonnokset/");
    portal.write(KIRJASTO, &whole(&WHOLE.replace("## Säilytysaika", "## Muuta")));
    let event = stream.next();
    assert_eq!((rules(&event), advice(&event)), (vec![], vec!["missing-retention"]));
    let finding = &event["findings"][0];
    assert_eq!((&finding["severity"], &finding["file"]), (&"error".into(), &KIRJASTO.into()));
    assert_eq!(finding["excerpt"]["line"], 2);
    has(finding["hint"]["fi"].as_str().unwrap(), "## Säilytysaika");
    // The page is the saved one all the same, and whoever comes is told too.
    has(&page(&preview, "/selosteet/kulttuuri/kirjasto/"), "Muuta");
    assert_eq!(advice(&Stream::of(&preview).next()), ["missing-retention"]);
    in_order(
        &drafts(),
        &[KIRJASTO, "is-error", "säilytysaika puuttuu", "<mark>", "## Säilytysaika"],
    );
    // It stays while another is written, and goes when the portal allows it.
    portal.write(
        "content/kulttuuri/museo.md",
        &whole(&WHOLE.replace("Lainojen hoitaminen.", "Täydennetään.")),
    );
    assert_eq!(advice(&stream.next()), ["missing-retention", "placeholder"]);
    portal.write(
        "site/site.toml",
        &format!("{SITE}[check]\nallow = [\"missing-retention: kerrotaan muualla\"]\n")
            .replace("\"fi\", \"sv\"", "\"fi\""),
    );
    assert_eq!(advice(&stream.next()), ["placeholder"]);
    portal.write("content/kulttuuri/museo.md", &whole(WHOLE));
    assert_eq!(advice(&stream.next()), Vec::<&str>::new());
    has_not(&drafts(), "class=\"findings\"");
}

#[test]
fn a_portal_s_own_statutes_are_read_when_they_are_saved() {
    let portal = library();
    let (_preview, mut stream) = listen(&portal, &[]);
    let act = "laki yleisistä kirjastoista (1492/2016)";
    portal.write(KIRJASTO, &whole(&WHOLE.replace(act, "kirjastolaki (904/1998)")));
    assert!(advice(&stream.next()).contains(&"statute-repealed"));
    let statute = "[[statute]]\nnumber = \"904/1998\"\nstatus = \"in-force\"\n";
    portal.write("site/statutes.toml", statute);
    let event = stream.next();
    assert!(!advice(&event).contains(&"statute-repealed"), "{event}");
}

#[test]
fn broken_settings_are_told_and_the_last_good_ones_stay() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &[]);
    portal.write("site/site.toml", "languages = [\"fi\"\n[organisation\n");
    let event = stream.next();
    assert_eq!(event["findings"][0]["file"], "site/site.toml");
    has(&page(&preview, "/sv/"), "Vindsunds stad");
    portal.write("site/site.toml", &SITE.replace("Vindsunds stad", "Vindsund"));
    let event = stream.next();
    assert_eq!(rules(&event), Vec::<&str>::new(), "{event}");
    has_not(&page(&preview, "/sv/"), "Vindsunds stad");
}

#[test]
fn a_broken_theme_is_told_and_the_last_good_one_stays() {
    let portal = library();
    portal.settings("");
    portal.write("site/site.toml", &SITE.replace("languages", "theme = \"oma\"\nlanguages"));
    let template =
        "{% extends \"base.html\" %}\n{% block main %}<p>Oma etusivu</p>{% endblock %}\n";
    portal.write("themes/oma/templates/home.html", template);
    let (preview, mut stream) = listen(&portal, &[]);
    has(&page(&preview, "/"), "Oma etusivu");
    for broken in [
        "{% extends \"base.html\" %}\n{% block main %}{{ olematon.avain }}{% endblock %}",
        "{% block %}",
    ] {
        portal.write("themes/oma/templates/home.html", broken);
        let event = stream.next();
        assert_eq!(event["findings"][0]["file"], "themes/oma/templates/home.html", "{event}");
        assert_eq!(event["findings"][0]["severity"], "error");
        has(&page(&preview, "/"), "Oma etusivu");
    }
    portal.write("themes/oma/templates/home.html", &template.replace("Oma", "Uusi"));
    let event = stream.next();
    assert_eq!(rules(&event), Vec::<&str>::new());
    has(&page(&preview, "/"), "Uusi etusivu");
    portal.write("themes/oma/styles/99-oma.css", ".x { color: #123456; }");
    stream.next();
    let home = page(&preview, "/");
    let style = home.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    has(&page(&preview, style), "#123456");
}

#[test]
fn a_theme_that_is_broken_at_the_start_gives_way_to_the_default() {
    let portal = library();
    portal.write("site/site.toml", &SITE.replace("languages", "theme = \"oma\"\nlanguages"));
    portal.write("themes/oma/templates/home.html", "{% block %}");
    let (preview, _) = listen(&portal, &[]);
    has(&preview.said, "templates/home.html");
    has(&page(&preview, "/"), "Tuulisalmen kaupunki");
}

#[test]
fn editors_may_save_as_they_do() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &[]);
    let path = portal.path().join(KIRJASTO);
    let shows = |preview: &Preview, words: &str| {
        page(preview, "/selosteet/kulttuuri/kirjasto/").contains(words)
    };
    // Written beside and renamed over, as most do.
    portal.write("content/kulttuuri/.kirjasto.md.tmp", &text("Korvaava."));
    fs::rename(portal.path().join("content/kulttuuri/.kirjasto.md.tmp"), &path).unwrap();
    stream.until(|_| shows(&preview, "Korvaava."));
    // The old file put aside first, as vim does, with its traces.
    portal.write("content/kulttuuri/4913", "");
    portal.remove("content/kulttuuri/4913");
    fs::rename(&path, portal.path().join("content/kulttuuri/kirjasto.md~")).unwrap();
    portal.write(KIRJASTO, &text("Vim."));
    stream.until(|_| shows(&preview, "Vim."));
    // In pieces.
    for piece in
        ["", "+++\ntitle", "+++\ntitle = \"Kirjasto\"\n+++\n\n## Nimi\n\nPal", &text("Paloina.")]
    {
        portal.write(KIRJASTO, piece);
    }
    stream.until(|event| shows(&preview, "Paloina.") && rules(event).is_empty());
    // Beside it under a name that sorts after it and is gone at once, as sed does.
    portal.write("content/kulttuuri/sedXyZ1aB", &text("Viereltä."));
    fs::rename(portal.path().join("content/kulttuuri/sedXyZ1aB"), &path).unwrap();
    stream.until(|_| shows(&preview, "Viereltä."));
    // In one burst with a new notice whose file sorts after it.
    portal.write(KIRJASTO, &text("Yhdessä."));
    portal.write("content/kulttuuri/museo.md", &notice("Museo", "## Nimi\n\nMuseo."));
    stream.until(|_| {
        shows(&preview, "Yhdessä.") && preview.get("/selosteet/kulttuuri/museo/").status == 200
    });
    // A new folder with a notice in it.
    portal.write("content/liikunta/uimahalli.md", &notice("Uimahalli", "## Nimi\n\nVesi."));
    stream.until(|_| preview.get("/selosteet/liikunta/uimahalli/").status == 200);
    portal.write("content/liikunta/uimahalli.md", &notice("Uimahalli", "## Nimi\n\nHöyry."));
    stream.until(|_| page(&preview, "/selosteet/liikunta/uimahalli/").contains("Höyry."));
    // Gone, with its folder.
    fs::remove_dir_all(portal.path().join("content/liikunta")).unwrap();
    stream.until(|_| preview.get("/selosteet/liikunta/uimahalli/").status == 404);
    // What editors leave is no news.
    for leaving in [
        "kirjasto.md~",
        ".kirjasto.md.swp",
        "kirjasto.md.bck",
        ".#kirjasto.md",
        "kirjasto.md___jb_tmp___",
    ] {
        portal.write(&format!("content/kulttuuri/{leaving}"), "x");
    }
    assert!(stream.is_quiet(Duration::from_millis(700)));
}

#[test]
fn a_checkout_of_many_files_is_one_change() {
    let portal = library();
    for at in 0..500 {
        portal.write(
            &format!("content/kulttuuri/seloste-{at}.md"),
            &notice(&format!("Seloste {at}"), "## Nimi\n\nEnnen."),
        );
    }
    portal.commit("2026-06-01", "Ennen");
    portal.git(&["checkout", "--quiet", "-b", "ehdotus"]);
    for at in 0..500 {
        portal.write(
            &format!("content/kulttuuri/seloste-{at}.md"),
            &notice(&format!("Seloste {at}"), "## Nimi\n\nJälkeen."),
        );
    }
    portal.commit("2026-06-02", "Jälkeen");
    portal.git(&["checkout", "--quiet", "main"]);
    let (preview, mut stream) = listen(&portal, &[]);
    portal.git(&["checkout", "--quiet", "ehdotus"]);
    let last = |preview: &Preview| page(preview, "/selosteet/kulttuuri/seloste-499/");
    let event = stream.until(|_| last(&preview).contains("Jälkeen."));
    assert_eq!(event["edition"].as_str().unwrap().rsplit('-').next(), Some("2"), "{event}");
    for at in [0, 250, 499] {
        has(&page(&preview, &format!("/selosteet/kulttuuri/seloste-{at}/")), "Jälkeen.");
    }
    assert!(stream.is_quiet(Duration::from_millis(1500)));
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &[]);
    let (content, aside) = (portal.path().join("content"), portal.beside("syrjassa"));
    fs::rename(&content, &aside).unwrap();
    let event = stream.until(|event| !rules(event).is_empty());
    assert_eq!(rules(&event), ["unreadable"]);
    has(&page(&preview, "/selosteet/kulttuuri/kirjasto/"), "Toinen.");
    fs::rename(&aside, &content).unwrap();
    stream.until(|event| rules(event).is_empty());
    portal.write(KIRJASTO, &text("Palannut."));
    stream.until(|_| page(&preview, "/selosteet/kulttuuri/kirjasto/").contains("Palannut."));
}

#[test]
fn files_are_looked_at_in_turns_when_asked() {
    let portal = library();
    let (preview, mut stream) = listen(&portal, &["--poll"]);
    portal.write(KIRJASTO, &text("Kolmas."));
    stream.until(|_| page(&preview, "/selosteet/kulttuuri/kirjasto/").contains("Kolmas."));
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\nUutta."));
    stream.until(|_| preview.get("/selosteet/kulttuuri/uusi/").status == 200);
    portal.commit("2026-07-01", "Kaikki");
    stream.until(|_| page(&preview, "/_esikatselu/luonnokset/").contains("Luonnoksia ei ole"));
}

#[test]
fn what_saves_made_is_what_a_start_makes() {
    let portal = library();
    portal.commit_notice(
        "2026-06-01",
        "kulttuuri/museo.md",
        "Museo",
        "## Nimi\n\n[Kirjasto](kirjasto.md)",
    );
    portal.commit_notice("2026-06-01", "kulttuuri/kirjasto.sv.md", "Bibliotek", "## Namn\n\nEtt.");
    let (old, mut stream) = listen(&portal, &[]);
    for (file, title, body) in [
        (KIRJASTO, "Kirjaston asiakkaat", "## Nimi\n\nUusi.\n\n## Oikeusperuste\n\nSuostumus."),
        ("content/kulttuuri/kirjasto.sv.md", "Biblioteket", "## Namn\n\nTvå."),
        ("content/kulttuuri/museo.md", "Taidemuseo", "## Nimi\n\n[Kirjasto](kirjasto.md#olematon)"),
        (KIRJASTO, "Kirjastot", "## Nimi\n\nUudempi.\n\n## Oikeusperuste\n\nSopimus."),
    ] {
        portal.write(file, &notice(title, body));
        stream.next();
    }
    let new = Preview::of(&portal, &["--port", "0"]);
    let answer = portal.build(&["--working-copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let targets =
        portal.pages().into_keys().map(|file| format!("/{}", file.trim_end_matches("index.html")));
    let own = ["/_esikatselu/luonnokset/", "/selosteet/kulttuuri/kirjasto/historia/_luonnos/"];
    for target in targets.chain(own.map(str::to_owned)) {
        let (old, new) = (old.get(&target), new.get(&target));
        assert_eq!((old.status, new.status), (200, 200), "{target}");
        if old.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html")) {
            assert_eq!(old.page(), new.page(), "{target}");
        } else {
            assert!(old.body == new.body, "{target}");
        }
    }
}

#[test]
fn texts_that_come_go_and_move_leave_what_a_start_makes() {
    let portal = library();
    portal.commit_notice("2026-06-01", "kulttuuri/museo.md", "Museo", "## Nimi\n\nx");
    portal.commit_notice("2026-06-01", "kulttuuri/kirjasto.sv.md", "Bibliotek", "## Namn\n\nEtt.");
    let (old, mut stream) = listen(&portal, &[]);
    portal.write("content/kulttuuri/teatteri.md", &notice("Teatteri", "## Nimi\n\nx"));
    stream.next();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri ja vapaa-aika"));
    stream.next();
    portal.write("content/liikunta/uimahalli.md", &notice("Uimahalli", "## Nimi\n\nx"));
    stream.next();
    portal.write("content/liikunta/_index.md", &department("Liikunta"));
    stream.next();
    let place = |file: &str| portal.path().join("content/kulttuuri").join(file);
    fs::rename(place("museo.md"), place("taidemuseo.md")).unwrap();
    stream.next();
    fs::remove_file(place("kirjasto.sv.md")).unwrap();
    let new = Preview::of(&portal, &["--port", "0"]);
    let until = Instant::now() + Duration::from_secs(20);
    let is_shown = || {
        let lists = ["/selosteet/", "/sv/beskrivningar/", "/_esikatselu/luonnokset/"];
        lists.iter().all(|list| old.get(list).page() == new.get(list).page())
    };
    while !is_shown() {
        assert!(Instant::now() < until, "it comes");
        thread::sleep(Duration::from_millis(20));
    }
    has(&page(&old, "/selosteet/kulttuuri/"), "Kulttuuri ja vapaa-aika");
    assert_eq!(old.get("/selosteet/kulttuuri/taidemuseo/").status, 200);
    assert_eq!(portal.build(&["--working-copy"]).code, 0);
    let pages = portal.pages();
    assert!(pages.contains_key("selosteet/liikunta/uimahalli/index.html"));
    for file in pages.into_keys() {
        let target = format!("/{}", file.trim_end_matches("index.html"));
        let (old, new) = (old.get(&target), new.get(&target));
        assert_eq!(old.status, new.status, "{target}");
        if old.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html")) {
            assert_eq!(old.page(), new.page(), "{target}");
        } else {
            assert!(old.body == new.body, "{target}");
        }
    }
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_while_it_runs_either() {
    let portal = library();
    fs::write(portal.beside("salaisuus.md"), notice("Salaisuus", "Salaista.")).unwrap();
    let (preview, mut stream) = listen(&portal, &[]);
    let link = portal.path().join(KIRJASTO);
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(portal.beside("salaisuus.md"), &link).unwrap();
    stream.next();
    std::os::unix::fs::symlink(portal.beside(""), portal.path().join("content/ulkona")).unwrap();
    std::os::unix::fs::symlink(".", portal.path().join("content/kulttuuri/silmukka")).unwrap();
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\nUutta."));
    stream.until(|_| preview.get("/selosteet/kulttuuri/uusi/").status == 200);
    for target in [
        "/selosteet/kulttuuri/kirjasto/",
        "/selosteet/ulkona/salaisuus/",
        "/selosteet/kulttuuri/salaisuus/",
    ] {
        has_not(&String::from_utf8(preview.get(target).body).unwrap(), "Salaista.");
    }
}

#[test]
fn no_page_is_made_of_two_saves() {
    let portal = library();
    let body =
        |at: usize| format!("## Nimi\n\nKerta {at} alkaa.\n\n## Loppu\n\nKerta {at} loppuu.");
    portal.write(KIRJASTO, &notice("Kerta 0", &body(0)));
    let preview = Preview::of(&portal, &["--port", "0"]);
    let saves = 30;
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                for target in [
                    "/selosteet/kulttuuri/kirjasto/",
                    "/selosteet/kulttuuri/kirjasto/historia/_luonnos/",
                ]
                .repeat(6)
                {
                    let page = page(&preview, target);
                    let main = page.split("<main").nth(1).unwrap();
                    let number = |rest: &str| -> String {
                        rest.chars().take_while(char::is_ascii_digit).collect()
                    };
                    let told: BTreeSet<String> = main.split("Kerta ").skip(1).map(number).collect();
                    assert_eq!(told.len(), 1, "{target}: {told:?}");
                }
            });
        }
        for at in 1..=saves {
            portal.write("content/kulttuuri/.tmp", &notice(&format!("Kerta {at}"), &body(at)));
            fs::rename(portal.path().join("content/kulttuuri/.tmp"), portal.path().join(KIRJASTO))
                .unwrap();
            thread::sleep(Duration::from_millis(40));
        }
    });
    Stream::of(&preview);
    thread::sleep(Duration::from_millis(500));
    has(&page(&preview, "/selosteet/kulttuuri/kirjasto/"), &format!("Kerta {saves} loppuu."));
}
