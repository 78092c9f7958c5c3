//! What the author wrote becomes pages, or findings.

use crate::driver::{
    Pages, SITE, TestPortal, department, has, has_not, in_order, main_of, notice, page_of, words_of,
};

const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/index.html";

fn library(body: &str) -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kirjasto ja kulttuuri"));
    portal.commit_notice("2021-11-15", "kulttuuri/kirjasto.md", "Kirjaston asiakkaat", body);
    portal
}

#[test]
fn headings_become_items_with_lasting_anchors_and_key_facts() {
    let portal = library(
        "## 1. REKISTERINPITÄJÄ\n\nTuulisalmen kaupunki\n\n## 2) Tietojen säilytysaika:\n\nYksi vuosi.\n\n\
         **Siirto EU:n tai ETA:n ulkopuolelle**\n\nEi siirretä\n\n## Rekisterin tietosisältö\n\n-\n",
    );
    let main = main_of(&portal.built(), LIBRARY);
    has(&main, "id=\"rekisterinpitaja\"");
    has(&main, "id=\"sailytysaika\"");
    has(&main, "REKISTERINPITÄJÄ");
    let words = words_of(&portal.pages(), LIBRARY);
    let brief = words.split("Lyhyesti").last().unwrap();
    has(brief, "Tuulisalmen kaupunki");
    has(brief, "Yksi vuosi.");
    has(brief, "Ei siirretä");
}

#[test]
fn raw_html_is_shown_as_text() {
    let portal = library(
        "## Nimi\n\n<script>alert(1)</script> ja <b onclick=x>lihava</b>\n\n<div>x</div>\n",
    );
    let answer = portal.build(&[]);
    has(&answer.stderr, "raw-html");
    let main = main_of(&portal.pages(), LIBRARY);
    has_not(&main, "<script>");
    has_not(&main, "<b onclick");
    has(&main, "&lt;script&gt;");
}

#[test]
fn dangerous_links_are_text() {
    let portal = library(
        "## Nimi\n\n[a](javascript:alert(1)) [b](JAVA&#x53;CRIPT:x) [c](data:text/html,x) \
         [d](https://www.tuulisalmi.example/) ![e](kuva.png)\n",
    );
    assert_eq!(portal.build(&[]).code, 0);
    let main = main_of(&portal.pages(), LIBRARY).to_lowercase();
    has_not(&main, "javascript:");
    has_not(&main, "data:text");
    has_not(&main, "kuva.png");
    has(&main, "href=\"https://www.tuulisalmi.example/\"");
}

#[test]
fn links_between_notices_are_resolved_in_each_language() {
    let portal =
        library("## Nimi\n\nKatso [uutiskirje](../kulttuuri/uutiskirje.md#sailytysaika).\n");
    let letter = notice("Uutiskirje", "## Säilytysaika\n\nVuosi.");
    portal.write("content/kulttuuri/uutiskirje.md", &letter);
    portal.commit("2021-11-16", "Uutiskirje");
    let pages = portal.built();
    has(&main_of(&pages, LIBRARY), "href=\"/selosteet/kulttuuri/uutiskirje/#sailytysaika\"");
    let swedish = main_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/index.html");
    has(&swedish, "href=\"/sv/beskrivningar/kulttuuri/uutiskirje/#sailytysaika\"");
}

#[test]
fn a_broken_link_is_an_error_with_a_suggestion() {
    let portal = library("## Nimi\n\nKatso [uutiskirje](uutiskirja.md).\n");
    portal.write("content/kulttuuri/uutiskirje.md", &notice("Uutiskirje", "x"));
    portal.commit("2021-11-16", "Uutiskirje");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "broken-link");
    has(&answer.stderr, "content/kulttuuri/kirjasto.md:8");
    has(&answer.stderr, "kulttuuri/uutiskirje.md");
}

#[test]
fn all_findings_of_all_files_come_in_one_run_and_nothing_is_written() {
    let portal = library("## Nimi\n\nx\n");
    portal.built();
    let before = portal.pages();
    portal.write("content/kulttuuri/a.md", "+++\notsikko = \"A\"\ndate = \"18.5.2026\"\n+++\n");
    portal.write("content/kulttuuri/b.md", "Ei alkua lainkaan.\n");
    portal.write("content/kulttuuri/c.md", "+++\ntitle = 5\n+++\n");
    portal.write("content/kulttuuri/Kirjasto.md", &notice("Toinen", "x"));
    portal.commit("2021-11-16", "Virheitä");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    for part in [
        "unknown-key",
        "title",
        "date = 2026-05-18",
        "content/kulttuuri/a.md:2",
        "content/kulttuuri/b.md",
        "wrong-type",
        "same-address",
        "Mitään ei kirjoitettu",
    ] {
        has(&answer.stderr, part);
    }
    assert_eq!(portal.pages(), before);
}

#[test]
fn findings_come_in_the_language_of_the_terminal_and_as_json() {
    let portal = library("## Nimi\n\nx\n");
    portal.write("content/kulttuuri/c.md", "+++\ntitle = 5\n+++\n");
    portal.commit("2021-11-16", "Virhe");
    let mut command = portal.build_command(&portal.path(), &portal.out(), &["--json"]);
    let answer = crate::driver::answer(command.env("LC_ALL", "sv_FI.UTF-8").output().unwrap());
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "fel[wrong-type]");
    let json: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "wrong-type");
    assert_eq!(finding["file"], "content/kulttuuri/c.md");
    assert_eq!(finding["line"], 2);
    assert!(finding["message"]["fi"].is_string());
}

#[test]
fn a_notice_without_translation_is_shown_in_its_own_language() {
    let portal = library("## Rekisterinpitäjä\n\nTuulisalmen kaupunki\n");
    let letter = notice("Nyhetsbrev", "## Personuppgiftsansvarig\n\nVindsunds stad");
    portal.write("content/kulttuuri/uutiskirje.md", &notice("Uutiskirje", "## Nimi\n\nx"));
    portal.write("content/kulttuuri/uutiskirje.sv.md", &letter);
    portal.commit("2021-11-16", "Uutiskirje kahdella kielellä");
    let pages = portal.built();
    let main = main_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/index.html");
    has(&main, "lang=\"fi\"");
    has(&main, "på finska");
    let swedish = main_of(&pages, "sv/beskrivningar/kulttuuri/uutiskirje/index.html");
    has(&swedish, "Nyhetsbrev");
    has(&swedish, "id=\"personuppgiftsansvarig\"");
    let index = main_of(&pages, "sv/beskrivningar/index.html");
    has(&index, "Nyhetsbrev");
}

#[test]
fn lists_are_in_finnish_order_and_dates_are_written_in_finnish() {
    let portal = library("## Nimi\n\nx\n");
    for (file, title) in
        [("a", "Äitiysneuvola"), ("b", "Zoo"), ("c", "Åbergin arkisto"), ("d", "Arkisto")]
    {
        portal.write(&format!("content/kulttuuri/{file}.md"), &notice(title, "x"));
    }
    portal.commit("2026-05-18", "Lisää");
    let pages = portal.built();
    let words = words_of(&pages, "selosteet/index.html");
    let at = |title: &str| words.rfind(title).unwrap_or_else(|| panic!("no {title} in {words}"));
    let order = ["Arkisto", "Kirjaston asiakkaat", "Zoo", "Åbergin arkisto", "Äitiysneuvola"];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{words}");
    has(&words, "18.5.2026");
    has_not(&words, "18.05.2026");
}

#[test]
fn the_accessibility_statement_is_the_organisations_own() {
    let portal = library("## Nimi\n\nx\n");
    let pages = portal.built();
    has(&words_of(&pages, "saavutettavuus/index.html"), "Hyvä.");
    portal.remove("site/accessibility.md");
    portal.commit("2021-11-16", "Pois");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0);
    has(&answer.stderr, "no-accessibility-statement");
}

#[test]
fn a_git_lfs_pointer_and_nul_characters_are_told_of() {
    let portal = library("## Nimi\n\nx\n");
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    portal.write("content/kulttuuri/viite.md", pointer);
    portal.write("content/kulttuuri/tyhja.md", &notice("Tyhj\0iä", "## Nimi\n\nx\0y"));
    portal.commit("2021-11-16", "Muuta");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    has(&answer.stderr, "virhe[lfs-pointer]");
    has(&answer.stderr, "content/kulttuuri/viite.md");
    has(&answer.stderr, "varoitus[nul-characters]");
    has_not(&answer.stderr, "front-matter-missing");
}

#[test]
fn files_that_are_no_notices_are_told_of() {
    let portal = library("## Nimi\n\nx\n");
    portal.write("content/kulttuuri/kuva.png", "x");
    portal.write("content/irrallinen.md", &notice("Irrallinen", "x"));
    portal.write_bytes(
        "content/kulttuuri/latin.md",
        b"+++\ntitle = \"Kes\xe4\"\n+++\n\n## Nimi\n\n\xe4\xf6\n",
    );
    portal.commit("2021-11-16", "Muuta");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 1);
    for rule in ["not-markdown", "misplaced", "encoding"] {
        has(&answer.stderr, rule);
    }
}

/// A portal of two notices, one on consent and one on a legal obligation.
fn two_bases() -> Pages {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    let on = |basis: &str| format!("## Käsittelyn oikeusperuste\n\n{basis}\n");
    let letter = "Uutiskirje perustuu suostumukseen (6 artiklan 1 kohdan a alakohta).";
    let archive = "Ei perustu suostumukseen vaan lakisääteiseen velvoitteeseen.";
    portal.write("content/kulttuuri/kirje.md", &notice("Uutiskirje", &on(letter)));
    portal.write("content/kulttuuri/arkisto.md", &notice("Arkisto", &on(archive)));
    portal.commit("2026-05-18", "Selosteet");
    portal.built()
}

#[test]
fn a_notice_tells_the_rights_that_its_basis_gives() {
    let pages = two_bases();
    let letter = words_of(&pages, "selosteet/kulttuuri/kirje/index.html");
    in_order(
        &letter,
        &[
            "Oikeutesi tässä rekisterissä",
            "Selosteessa mainittu oikeusperuste on suostumus. Siksi sinulla on nämä oikeudet:",
            "Oikeus siirtää tiedot järjestelmästä toiseen (20 artikla)",
            "Oikeus peruuttaa suostumus",
            "ei yleensä ole seuraavia oikeuksia: vastustamisoikeus.",
        ],
    );
    let archive = page_of(&pages, "selosteet/kulttuuri/arkisto/index.html");
    has(&archive, "oikeusperuste on lakisääteinen velvoite.");
    has(&archive, "<a href=\"/oikeutesi/#article-15\">");
    has_not(&archive, "#article-20\"");
    let swedish = words_of(&pages, "sv/beskrivningar/kulttuuri/arkisto/index.html");
    has(&swedish, "Den rättsliga grunden enligt beskrivningen är rättslig förpliktelse.");
}

#[test]
fn notices_can_be_chosen_by_their_basis_with_plain_links() {
    let pages = two_bases();
    let all = page_of(&pages, "selosteet/index.html");
    has(&all, "<a href=\"/rajaus/oikeusperuste/suostumus/\">Suostumus</a> <span>1</span>");
    let chosen = words_of(&pages, "rajaus/oikeusperuste/suostumus/index.html");
    has(&chosen, "Oikeusperuste: suostumus");
    has(&chosen, "Uutiskirje");
    has_not(&chosen, "Arkisto");
    // A basis of no notice has no page, and one language narrows nothing.
    let selections: Vec<&String> =
        pages.keys().filter(|file| file.starts_with("rajaus/oikeusperuste/")).collect();
    assert_eq!(selections.len(), 2, "{selections:?}");
    has_not(&all, "/rajaus/kieli/");
    let swedish = page_of(&pages, "sv/urval/rattslig-grund/samtycke/index.html");
    has(&swedish, "aria-current=\"page\">Samtycke</a>");
}

/// A portal of two notices that say opposite things of what they process.
fn two_clubs() -> Pages {
    let portal = TestPortal::new();
    portal.write("content/kerhot/_index.md", &department("Kerhot"));
    let says = |data: &str, transfer: &str, system: &str| {
        format!(
            "## Rekisterin tietosisältö\n\n{data}\n\n## Siirto EU:n tai ETA:n ulkopuolelle\n\n\
             {transfer}\n\n## Tietojärjestelmät\n\n{system}\n"
        )
    };
    let rowing = says("Nimi, puhelinnumero ja allergiat.", "Ei siirretä.", "- Lukuri\n- Haahka");
    portal.write("content/kerhot/soutu.md", &notice("Soutajat", &rowing));
    portal.commit("2024-02-29", "Soutu");
    let sailing = says(
        "Puhelinnumero ja valokuva. Terveystietoja emme kerää.",
        "Tietoja ei siirretä, paitsi kisamatkoilla EU:n ulkopuolelle.",
        "Jäsenet ovat järjestelmässä LUKURI.",
    );
    portal.write("content/kerhot/purje.md", &notice("Purjehtijat", &sailing));
    portal.commit("2026-02-28", "Purje");
    portal.built()
}

#[test]
fn notices_can_be_chosen_by_what_they_say_of_the_data() {
    let pages = two_clubs();
    let chosen = |page: &str, has_of: &str, has_not_of: &str| {
        let words = words_of(&pages, &format!("rajaus/{page}/index.html"));
        has(&words, has_of);
        has_not(&words, has_not_of);
    };
    chosen("tiedot/kuvat-ja-tallenteet", "Purjehtijat", "Soutajat");
    chosen("erityiset-tiedot/terveys", "Soutajat", "Purjehtijat");
    chosen("siirto/ei-siirreta", "Soutajat", "Purjehtijat");
    chosen("siirto/siirretaan", "Purjehtijat", "Soutajat");
    chosen("jarjestelma/haahka", "Soutajat", "Purjehtijat");
    chosen("muuttunut/vuoden-sisalla", "Muuttunut 28.2.2025 jälkeen", "Soutajat");
    let all = page_of(&pages, "selosteet/index.html");
    has(&all, "<a href=\"/rajaus/jarjestelma/lukuri/\">LUKURI</a> <span>2</span>");
    has(&all, "<a href=\"/rajaus/tiedot/yhteystiedot/\">Yhteystiedot</a> <span>2</span>");
    has_not(&all, "/rajaus/kieli/");
    let swedish = words_of(&pages, "sv/urval/overforing/overfors-inte/index.html");
    has(&swedish, "Överföring utanför EU och EES: överförs inte");
}

#[test]
fn the_most_used_values_stand_open_and_the_rest_are_folded() {
    let portal = TestPortal::new();
    portal.write("content/kerhot/_index.md", &department("Kerhot"));
    let names = ["Aava", "Bulla", "Cuha", "Dova", "Eima", "Foka", "Gola", "Hipu", "Ilju", "Jola"];
    let more = ["Kulo", "Luru", "Mopu", "Nuru"];
    let list = |names: &[&str]| format!("## Tietojärjestelmät\n\n- {}\n", names.join("\n- "));
    let all = [&names[..], &more[..]].concat();
    portal.write("content/kerhot/a.md", &notice("Kaikki", &list(&all)));
    portal.write("content/kerhot/b.md", &notice("Nuru", &list(&["Nuru"])));
    portal.commit("2026-05-18", "Kerhot");
    let pages = portal.built();
    let words = words_of(&pages, "selosteet/index.html");
    in_order(
        &words,
        &["Tietojärjestelmä", "Nuru 2", "Aava 1", "Kulo 1", "Näytä 2 muuta", "Luru 1"],
    );
    let folded = page_of(&pages, "rajaus/jarjestelma/mopu/index.html");
    has(&folded, "<details open>\n<summary>Näytä 2 muuta</summary>");
}

#[test]
fn a_text_is_set_as_its_language_wants_it() {
    let portal = library(
        "## Henkilötietojen käsittelyoikeudet, 15 artikla\n\nLaki 1050/2018, **29** §\nja 6\nartikla - \
         klo 8-16, \"Wilma\", `10 000 - 5`, [029 566 6700](tel:0295666700), 1234567-8, \
         <https://a.example/1-2>\n\n| Lupa |  |\n|---|---|\n| 12 § | 2018-2020 |\n",
    );
    portal.write(
        "content/kulttuuri/kirjasto.sv.md",
        &notice("Bibliotek", "Se artikel 6.1 c och 5 § i lagen."),
    );
    portal.commit("2021-11-16", "Ruotsiksi");
    let pages = portal.built();
    let main = main_of(&pages, LIBRARY);
    has(&main, "käsit\u{ad}te\u{ad}ly\u{ad}oi\u{ad}keu\u{ad}det, 15\u{a0}artikla</h2>");
    has(&main, "<strong>29</strong>\u{a0}§");
    has(&main, "6\u{a0}artikla\u{a0}– klo\u{a0}8–16, ”Wilma”, <code>10 000 - 5</code>");
    has(&main, "<a href=\"tel:0295666700\">029\u{a0}566\u{a0}6700</a>, 1234567-8");
    has(&main, "<a href=\"https://a.example/1-2\">https://a.example/1-2</a>");
    has(&main, "<td>12\u{a0}§</td><td>2018–2020</td>");
    let swedish = main_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/index.html");
    has(&swedish, "artikel\u{a0}6.1\u{a0}c och 5\u{a0}§ i lagen");
}

#[test]
fn soft_hyphens_stand_in_headings_alone() {
    let portal =
        library("## Varhaiskasvatuksenpalveluprosessit\n\nVarhaiskasvatuksenpalveluprosessit.\n");
    portal.commit_notice(
        "2021-11-17",
        "kulttuuri/pitka.md",
        "Varhaiskasvatuksenpalveluprosessirekisteri",
        "Teksti.",
    );
    let pages = portal.built();
    for (name, bytes) in pages.iter().filter(|(name, _)| !name.contains(".woff2")) {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices('\u{ad}') {
            let before = &text[..at];
            let tag = before.rsplit('<').next().unwrap();
            assert!(tag.starts_with("h1") || tag.starts_with("h2"), "{name}: <{tag}");
        }
    }
}

#[test]
fn a_dictionary_that_cannot_be_read_is_told_and_search_does_without() {
    let portal = library("## Nimi\n\nLainaajat.");
    portal.write("huono.vfst", "ei sanasto");
    for (named, of) in [("puuttuu.vfst", "puuttuu.vfst"), ("huono.vfst", "huono.vfst")] {
        portal.write("site/site.toml", &format!("dictionary = \"{named}\"\n{SITE}"));
        portal.commit("2021-11-16", "Sanasto");
        let answer = portal.build(&[]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        has(&answer.stderr, "unreadable-dictionary");
        has(&answer.stderr, of);
        has(&answer.stderr, "site/site.toml");
    }
    assert!(portal.pages().contains_key("haku/index"));
}
