//! Feeds: what they tell, what they leave out, and that nothing is told twice.

use crate::driver::{Pages, SITE, TestPortal, department, has, has_not, in_order, notice, page_of};

const PORTAL: &str = "muutokset/syote.atom";
const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/historia/syote.atom";

/// A library whose notice changed in every way that there is.
fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    let body = "## Tarkoitus\n\nLainaaminen.\n\n## Säilytysaika\n\nKaksi vuotta.";
    portal.commit_notice("2021-11-15", "kulttuuri/kirjasto.md", "Kirjasto", body);
    let body = body.replace("Kaksi vuotta", "Vuosi");
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", &body));
    portal.commit(
        "2022-03-01",
        "Säilytysaika lyheni\n\nSelite: Tiedot poistetaan vuoden kuluttua.\nSelite-sv: Uppgifterna raderas efter ett år.\nMuutos: olennainen",
    );
    let body = body.replace("Lainaaminen", "Lainaus");
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", &body));
    portal.commit("2022-04-01", "Kirjoitusvirhe\n\nMuutos: tekninen");
    let laid = body.replace("Lainaus.", "*Lainaus*.");
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", &laid));
    portal.commit("2022-05-01", "Korostus");
    portal
}

fn is_feed(file: impl AsRef<std::path::Path>) -> bool {
    file.as_ref().extension().is_some_and(|ending| ending == "atom")
}

fn entries(feed: &str) -> Vec<&str> {
    feed.split("<entry>").skip(1).collect()
}

#[track_caller]
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split(end).next().unwrap()
}

fn ids(feed: &str) -> Vec<&str> {
    entries(feed).iter().map(|entry| between(entry, "<id>", "</id>")).collect()
}

fn titles(feed: &str) -> Vec<&str> {
    entries(feed).iter().map(|entry| between(entry, "<title", "</title>")).collect()
}

#[test]
fn a_change_is_told_in_words_and_technical_ones_are_not() {
    let pages = library().built();
    let feed = page_of(&pages, LIBRARY);
    assert_eq!(titles(&feed), [">Kirjasto: Säilytysaika lyheni", ">Kirjasto: Muutos 2021-11-15"]);
    in_order(
        entries(&feed)[0],
        &[
            "<updated>2022-03-01T10:00:00Z</updated>",
            "href=\"https://tietosuoja.tuulisalmi.example/selosteet/kulttuuri/kirjasto/historia/2022-03-01/\"",
            "<category term=\"changed\" label=\"Muutos\"/>",
            "<category term=\"material\" label=\"Olennainen muutos\"/>",
            "<category term=\"kulttuuri\" label=\"Kulttuuri\"/>",
            "Säilytysaika lyheni",
            "Tiedot poistetaan vuoden kuluttua.",
            "Säilytysaika (muutettu)",
            "poistettu: &lt;q&gt;Kaksi vuotta.&lt;/q&gt;",
            "lisätty: &lt;q&gt;Vuosi.&lt;/q&gt;",
        ],
    );
    has(&feed, "<updated>2022-03-01T10:00:00Z</updated>\n<link rel=\"self\"");
    has_not(&feed, "Viivi");
    has_not(&feed, "viivi@");
}

#[test]
fn each_language_has_a_feed_in_its_own_words() {
    let pages = library().built();
    let feed = page_of(&pages, "sv/andringar/flode.atom");
    has(&feed, "<title>Ändringar i dataskyddsbeskrivningarna – Vindsunds stad</title>");
    let newest = entries(&feed)[0];
    has(newest, "<title xml:lang=\"fi\">Kirjasto: Uppgifterna raderas efter ett år.</title>");
    has(newest, "label=\"Väsentlig ändring\"");
    let finnish = page_of(&pages, PORTAL);
    assert!(ids(&feed).iter().all(|id| !finnish.contains(id)), "one name for two entries");
}

#[test]
fn a_text_that_several_languages_show_has_one_feed() {
    let pages = library().built();
    assert!(!pages.contains_key("sv/beskrivningar/kulttuuri/kirjasto/historik/flode.atom"));
    let page = page_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/index.html");
    has(
        &page,
        "<link rel=\"alternate\" type=\"application/atom+xml\" hreflang=\"fi\" title=\"Kirjasto: ändringar\" href=\"/selosteet/kulttuuri/kirjasto/historia/syote.atom\">",
    );
}

#[test]
fn pages_lead_to_the_feeds() {
    let pages = library().built();
    for (page, feed) in [
        ("index.html", "muutokset/syote.atom"),
        ("muutokset/index.html", "muutokset/syote.atom"),
        ("selosteet/kulttuuri/index.html", "selosteet/kulttuuri/syote.atom"),
        ("selosteet/kulttuuri/kirjasto/historia/index.html", LIBRARY),
    ] {
        assert!(pages.contains_key(feed), "{feed}");
        let page = page_of(&pages, page);
        let (head, body) = page.split_once("</head>").unwrap();
        has(head, &format!("href=\"/{feed}\""));
        has(body, &format!("href=\"/{feed}\""));
    }
}

#[test]
fn a_moved_notice_tells_nothing_twice_and_is_found_at_its_old_address() {
    let portal = library();
    let before = portal.built();
    portal.rename("content/kulttuuri/kirjasto.md", "content/kulttuuri/lainaajat.md");
    portal.commit("2023-01-01", "Uusi nimi");
    let after = portal.built();
    let moved = "selosteet/kulttuuri/lainaajat/historia/syote.atom";
    for (old, new) in [(PORTAL, PORTAL), (LIBRARY, moved)] {
        assert_eq!(ids(&page_of(&before, old)), ids(&page_of(&after, new)));
        let id = |pages: &Pages, file| between(&page_of(pages, file), "<id>", "</id>").to_owned();
        assert_eq!(id(&before, old), id(&after, new));
    }
    assert_eq!(page_of(&after, LIBRARY), page_of(&after, moved));
}

#[test]
fn a_portal_at_a_new_address_tells_nothing_twice() {
    let portal = library();
    let before = portal.built();
    portal.write("site/site.toml", &SITE.replace("tuulisalmi.example", "uusi.example"));
    portal.commit("2023-01-01", "Uusi osoite");
    let after = portal.built();
    assert_eq!(ids(&page_of(&before, PORTAL)), ids(&page_of(&after, PORTAL)));
    has(&page_of(&after, PORTAL), "href=\"https://tietosuoja.uusi.example/muutokset/syote.atom\"");
}

#[test]
fn what_ends_and_returns_is_told() {
    let portal = library();
    let text =
        std::fs::read_to_string(portal.path().join("content/kulttuuri/kirjasto.md")).unwrap();
    portal.remove("content/kulttuuri/kirjasto.md");
    portal.commit("2023-01-01", "Rekisteri lakkautettiin");
    let feed = page_of(&portal.built(), PORTAL);
    assert_eq!(titles(&feed)[0], ">Kirjasto: Rekisteri lakkautettiin");
    has(entries(&feed)[0], "<category term=\"removed\" label=\"Poistettu seloste\"/>");
    let removed = ids(&feed)[0].to_owned();
    portal.write("content/kulttuuri/kirjasto.md", &text);
    portal.commit("2023-02-01", "Takaisin");
    let feed = page_of(&portal.built(), PORTAL);
    has(entries(&feed)[0], "<category term=\"restored\" label=\"Palautettu seloste\"/>");
    assert_eq!(ids(&feed)[1], removed, "the removal is still the same entry");
}

#[test]
fn a_portal_without_an_address_has_no_feeds_and_says_so() {
    let portal = library();
    portal.write("site/site.toml", "languages = [\"fi\", \"sv\"]\n");
    portal.commit("2023-01-01", "Osoite pois");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    has(&answer.stderr, "Portaalin osoitetta ei ole asetettu, joten portaalissa ei ole syötteitä");
    let pages = portal.pages();
    assert!(!pages.keys().any(is_feed));
    has_not(&page_of(&pages, "index.html"), "application/atom+xml");
}

#[test]
fn a_new_feed_is_written_only_where_something_is_told() {
    let portal = library();
    portal.commit_notice("2022-06-01", "kulttuuri/museo.md", "Museo", "## Nimi\n\nx");
    let before = portal.built();
    let body = "## Nimi\n\n*x*";
    portal.write("content/kulttuuri/museo.md", &notice("Museo", body));
    portal.commit("2022-07-01", "Korostus");
    let after = portal.built();
    let changed: Vec<&String> =
        before.keys().filter(|file| is_feed(file) && before[*file] != after[*file]).collect();
    assert_eq!(changed, [""; 0], "a technical change reaches no feed");
}
