//! The desk: how every notice stands, on one page of the preview and in a table for other programs.

use std::fs;

use crate::driver::{TestPortal, department, files_of, has, has_not, in_order, notice};
use crate::preview::{Preview, Stream, WHOLE, whole};

/// Three notices: a whole one, one without most things, and one that is in Swedish too.
fn town() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write("content/tekniset/_index.md", &department("Tekniset palvelut"));
    portal.write("content/kulttuuri/kirjasto.md", &whole(WHOLE));
    let museum = "+++\ntitle = \"Museo\"\ndate = 2018-05-25\nreview_by = 2020-01-31\n+++\n\n\
        ## Rekisterinpitäjä\n\nTuulisalmen kaupunki, kirjaamo@tuulisalmi.example\n\n\
        ## Säilytysaika\n\nTietoja säilytetään niin kauan kuin on tarpeen.\n";
    portal.write("content/kulttuuri/museo.md", museum);
    let water = notice("=Äänen laskutus", "## Nimi\n\nx").replace("2021-11-15", "2999-01-01");
    portal.write("content/tekniset/vesi.md", &water);
    let swedish = notice("Vatten", "## Namn\n\nx").replace("2021-11-15", "2999-01-01");
    portal.write("content/tekniset/vesi.sv.md", &swedish);
    portal.commit("2026-05-18", "Alku");
    portal
}

fn desk(preview: &Preview, asked: &str) -> String {
    let reply = preview.get(&format!("/_tyopoyta/{asked}"));
    assert_eq!(reply.status, 200, "{asked}");
    String::from_utf8(reply.body).unwrap()
}

/// The titles of the rows, in their order.
fn titles(page: &str) -> Vec<&str> {
    let rows = page.split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split('>').nth(1).unwrap().split('<').next().unwrap()).collect()
}

fn row<'a>(page: &'a str, title: &str) -> &'a str {
    let mut rows = page.split("<th scope=\"row\">").skip(1);
    let row = rows.find(|row| row.contains(&format!(">{title}</a>"))).unwrap();
    row.split("<tr>").next().unwrap()
}

const LIBRARY: &str = "Kirjasto";
const MUSEUM: &str = "Museo";
const WATER: &str = "=Äänen laskutus";

#[test]
fn every_notice_is_told_with_how_it_stands() {
    let portal = town();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let page = desk(&preview, "");
    in_order(&page, &["3 selostetta", "Valmius", "Havainnot", "Tarkistettava", "Kielet"]);
    let library = row(&page, LIBRARY);
    in_order(library, &["/selosteet/kulttuuri/kirjasto/", "Kulttuuri", "<b>8</b>/8", "18.5.2999"]);
    for not in ["myöhässä", "Luonnos", "Puuttuu", "is-missing"] {
        has_not(library, not);
    }
    let museum = row(&page, MUSEUM);
    let parts = [
        "<b>2</b>/8",
        "Puuttuu tai on vajaa: tietosuojavastaava, ",
        "virhettä",
        "18.5.2026",
        "31.1.2020",
        "myöhässä",
        "ei tekstiä",
        "Näin korjaat:",
    ];
    for part in parts {
        has(&desk(&preview, "?q=museo"), part);
    }
    in_order(museum, &["is-told", "is-missing"]);
    has(row(&page, WATER), "href=\"/sv/beskrivningar/tekniset/vesi/\" hreflang=\"sv\"");
    // In the other languages too, with what is said there.
    let swedish = String::from_utf8(preview.get("/sv/_tyopoyta/").body).unwrap();
    in_order(&swedish, &["Arbetsbord", "3 beskrivningar", ">Vatten</a>", "Saknas"]);
}

#[test]
fn notices_are_put_in_order_and_narrowed() {
    let portal = town();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let check = |asked: &str, expected: &[&str]| {
        assert_eq!(titles(&desk(&preview, asked)), expected, "{asked}");
    };
    check("?jarjestys=nimi", &[LIBRARY, MUSEUM, WATER]);
    check("?jarjestys=nimi&kaanna=1", &[WATER, MUSEUM, LIBRARY]);
    check("?jarjestys=toimiala", &[LIBRARY, MUSEUM, WATER]);
    check("?jarjestys=valmius", &[WATER, MUSEUM, LIBRARY]);
    check("?jarjestys=tarkistus", &[MUSEUM, LIBRARY, WATER]);
    check("?jarjestys=ei-mikaan", &titles(&desk(&preview, "")));
    check("?q=KIRJA", &[LIBRARY]);
    check("?q=tekniset%2Fvesi", &[WATER]);
    check("?q=%C3%84%C3%A4nen+las", &[WATER]);
    check("?q=%22%3E%3Cscript%3E", &[]);
    has(&desk(&preview, "?q=%22%3E%3Cscript%3E"), "value=\"&quot;&gt;&lt;script&gt;\"");
    check("?toimiala=tekniset", &[WATER]);
    check("?tila=myohassa", &[MUSEUM]);
    check("?tila=kunnossa&toimiala=kulttuuri", &[LIBRARY]);
    check("?tila=kaannos-puuttuu&jarjestys=nimi", &[LIBRARY, MUSEUM]);
    check("?tila=luonnos", &[]);
    check("?sivu=99&jarjestys=nimi", &[LIBRARY, MUSEUM, WATER]);
    // The numbers lead to what they count, the columns to their order and back.
    let page = desk(&preview, "?toimiala=kulttuuri&jarjestys=nimi");
    in_order(
        &page,
        &["?toimiala=kulttuuri&amp;tila=myohassa&amp;jarjestys=nimi\"", "<b>1</b>", "tarkistus"],
    );
    in_order(
        &page,
        &[
            "aria-sort=\"ascending\"><a href=\"/_tyopoyta/?toimiala=kulttuuri&amp;jarjestys=nimi&amp;kaanna=1\"",
            "href=\"/_tyopoyta/?toimiala=kulttuuri&amp;jarjestys=valmius\"",
        ],
    );
}

#[test]
fn a_save_and_a_draft_show_on_it() {
    let portal = town();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let mut stream = Stream::of(&preview);
    stream.next();
    let museum = desk(&preview, "?q=museo");
    has_not(&museum, "/historia/_luonnos/");
    portal.write("content/kulttuuri/museo.md", &whole(WHOLE).replace("Kirjasto", "Museo"));
    stream.next();
    let museum = desk(&preview, "?q=museo&tila=luonnos");
    in_order(&museum, &["/selosteet/kulttuuri/museo/historia/_luonnos/", "<b>8</b>/8"]);
    portal.rename("content/kulttuuri/museo.md", "content/kulttuuri/taide.md");
    stream.until(|_| titles(&desk(&preview, "?q=taide")).len() == 1);
}

#[test]
fn the_table_holds_the_same_and_no_formulas() {
    let portal = town();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let reply = preview.get("/_tyopoyta/selosteet.csv?jarjestys=nimi");
    assert_eq!(reply.header("Content-Type"), Some("text/csv; charset=utf-8"));
    let table = String::from_utf8(reply.body).unwrap();
    let lines: Vec<&str> = table.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert_eq!(lines.len(), 4);
    has(lines[0], "\u{feff}\"Toimiala\";\"Seloste\";\"Tiedosto\";\"Kielet\"");
    has(
        lines[1],
        "\"Kulttuuri\";\"Kirjasto\";\"content/kulttuuri/kirjasto.md\";\"fi\";\"sv\";\"8\";\"8\";\"\"",
    );
    has(lines[2], "\"2026-05-18\";\"2020-01-31\";\"Kyllä\";\"Ei\"");
    has(lines[3], "\"Tekniset palvelut\";\"'=Äänen laskutus\";");
    let narrowed = preview.get("/_tyopoyta/selosteet.csv?tila=myohassa").body;
    assert_eq!(String::from_utf8(narrowed).unwrap().lines().count(), 2);
    let swedish = preview.get("/sv/_tyopoyta/selosteet.csv").body;
    has(&String::from_utf8(swedish).unwrap(), "\"Sektor\"");
}

#[test]
fn more_notices_stand_on_pages() {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    for number in 100..220 {
        let text = notice(&format!("Rekisteri {number}"), "## Nimi\n\nx");
        portal.write(&format!("content/kulttuuri/r{number}.md"), &text);
    }
    portal.commit("2026-05-18", "Alku");
    let preview = Preview::of(&portal, &["--port", "0"]);
    let mut stream = Stream::of(&preview);
    stream.next();
    // What is not read at once comes by itself.
    while desk(&preview, "").contains("class=\"desk-reading\"") {
        stream.next();
    }
    let first = desk(&preview, "?jarjestys=nimi");
    assert_eq!(titles(&first).len(), 50);
    in_order(&first, &["1–50 / 120", "sivu=kaikki", "sivu=2\" rel=\"next\""]);
    let last = desk(&preview, "?jarjestys=nimi&sivu=3");
    assert_eq!(titles(&last), (200..220).map(|n| format!("Rekisteri {n}")).collect::<Vec<_>>());
    has_not(&last, "rel=\"next\"");
    assert_eq!(titles(&desk(&preview, "?sivu=kaikki")).len(), 120);
    let table = preview.get("/_tyopoyta/selosteet.csv?sivu=2").body;
    assert_eq!(String::from_utf8(table).unwrap().lines().count(), 121);
}

#[test]
fn no_other_page_may_read_it() {
    let portal = town();
    let preview = Preview::of(&portal, &["--port", "0"]);
    for target in ["/_tyopoyta/", "/_tyopoyta/selosteet.csv", "/sv/_tyopoyta/"] {
        for field in ["Sec-Fetch-Site: cross-site", "Origin: http://muualla.example"] {
            let host = preview.host();
            let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{field}\r\n\r\n");
            assert_eq!(preview.send(request.as_bytes()).status, 403, "{target} {field}");
        }
    }
    assert_eq!(preview.get("/_tyopoyta").status, 308);
    for target in ["/_tyopoyta/muu.csv", "/_tyopoyta/x/", "/de/_tyopoyta/"] {
        assert_eq!(preview.get(target).status, 404, "{target}");
    }
}

#[test]
fn it_is_never_published() {
    let portal = town();
    portal.write("content/kulttuuri/museo.md", &whole(WHOLE));
    for more in [&[][..], &["--working-copy"]] {
        assert_eq!(portal.build(more).code, 0);
        let files = files_of(&portal.out());
        assert!(files.contains_key("index.html"));
        for (file, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            for own in ["_tyopoyta", "desk-", "page-desk"] {
                assert!(!file.contains(own) && !text.contains(own), "{file} has {own}");
            }
        }
        fs::remove_dir_all(portal.out()).unwrap();
    }
}
