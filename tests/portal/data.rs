//! Open data: what its files hold.

use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::driver::{SITE, TestPortal, department, has, has_not, notice, page_of};

const HOST: &str = "https://tietosuoja.tuulisalmi.example/";
const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/";

const TEXT: &str = "## 1. Rekisterinpitäjä\n\nTuulisalmen kaupunki\n\n## 2. Käsittelyn tarkoitus\n\n\
    =SUMMA(A1)\n\n## 3. Oikeusperuste\n\nSopimus (6 artiklan 1 kohdan b alakohta).\n\n\
    ## 4. Säilytysaika\n\n| Tieto | Aika |\n|---|---|\n| Laina | 2 vuotta |\n";

/// A library that says something else since 2022, in a portal that tells its licence.
fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("site/site.toml", &format!("{SITE}\n[open_data]\nlicence = \"CC-BY-4.0\"\n"));
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.commit_notice(
        "2021-11-15",
        "kulttuuri/kirjasto.md",
        "Kirjasto",
        "## Vanha\n\nSuostumus.",
    );
    portal.commit_notice("2022-03-01", "kulttuuri/kirjasto.md", "Kirjasto", TEXT);
    portal
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_notice_is_data_with_its_versions() {
    let pages = library().built();
    let data = json(&page_of(&pages, &format!("{LIBRARY}seloste.json")));
    assert_eq!(data["$schema"], format!("{HOST}schema/notice-1.schema.json"));
    assert_eq!((&data["id"], &data["status"]), (&"kulttuuri/kirjasto".into(), &"in_force".into()));
    assert_eq!(data["legal_bases"], serde_json::json!(["6(1)(b)"]));
    assert_eq!(data["licence"]["name"], "CC BY 4.0");
    assert_eq!(data["organisation"]["name"], "Tuulisalmen kaupunki");
    let versions = data["versions"].as_array().unwrap();
    let dates: Vec<&str> = versions.iter().map(|it| it["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2021-11-15", "2022-03-01"]);
    assert_eq!(data["version"]["number"], 2);
    let retention = &data["sections"][3];
    assert_eq!((&retention["number"], &retention["items"][0]), (&"4".into(), &"retention".into()));
    assert_eq!(retention["blocks"][1]["cells"], serde_json::json!(["Laina", "2 vuotta"]));
}

#[test]
fn a_version_tells_what_it_said_and_when_it_was_in_force() {
    let pages = library().built();
    let old = json(&page_of(&pages, &format!("{LIBRARY}historia/2021-11-15/seloste.json")));
    assert_eq!(old["status"], "superseded");
    assert_eq!(old["version"]["in_force"][0]["to"], "2022-02-28");
    assert_eq!(old["sections"][0]["blocks"][0]["text"], "Suostumus.");
    // What the settings say now was not said then.
    assert!(old.get("organisation").is_none() && old.get("licence").is_none());
    let linked = json(&page_of(&pages, &format!("{LIBRARY}historia/2022-03-01/seloste.jsonld")));
    assert_eq!(linked["dct:replaces"]["@id"], format!("{HOST}{LIBRARY}historia/2021-11-15/"));
    assert_eq!(linked["dct:isVersionOf"]["@id"], format!("{HOST}{LIBRARY}"));
    assert_eq!(linked["dct:valid"], serde_json::json!(["2022-03-01/.."]));
    assert_eq!(linked["dpv:hasProcess"]["dpv:hasLegalBasis"][0]["@id"], "eu-gdpr:A6-1-b");
}

#[test]
fn pages_lead_to_their_data() {
    let pages = library().built();
    let here = page_of(&pages, &format!("{LIBRARY}index.html"));
    has(
        &here,
        &format!(
            "<link rel=\"alternate\" type=\"application/json\" href=\"/{LIBRARY}seloste.json\">"
        ),
    );
    has(&here, &format!("<a href=\"/{LIBRARY}seloste.jsonld\""));
    // The Swedish page shows the Finnish text, whose data stand once.
    let swedish = page_of(&pages, "sv/beskrivningar/kulttuuri/kirjasto/index.html");
    has(&swedish, &format!("href=\"/{LIBRARY}seloste.json\""));
    assert!(!pages.contains_key("sv/beskrivningar/kulttuuri/kirjasto/beskrivning.json"));
    let page = page_of(&pages, "avoin-data/index.html");
    has(&page, "href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\"");
    for form in ["csv", "xlsx", "json", "jsonld"] {
        has(&page, &format!("href=\"{HOST}avoin-data/selosteet.{form}\""));
    }
    // There is no Swedish notice, and so no register of them.
    assert!(!pages.contains_key("sv/oppna-data/beskrivningar.csv"));
}

#[test]
fn the_register_has_the_columns_of_article_30_and_no_formula() {
    let portal = library();
    portal.commit_notice("2022-04-01", "kulttuuri/poistuva.md", "Poistuva", "Oli.");
    portal.remove("content/kulttuuri/poistuva.md");
    portal.commit("2022-04-02", "Poistettu");
    let pages = portal.built();
    let table = page_of(&pages, "avoin-data/selosteet.csv");
    let columns = table.trim_start_matches('\u{feff}').split("\r\n").next().unwrap();
    for column in ["Rekisterinpitäjä", "Rekisteröityjen ryhmät", "Säilytysaika"] {
        has(columns, &format!("\"{column}\""));
    }
    has(&table, "\"'=SUMMA(A1)\"");
    has(&table, "\"Tieto | Aika\nLaina | 2 vuotta\"");
    has(&table, &format!("\"{HOST}{LIBRARY}\""));
    has_not(&table, "Poistuva");
    let register = json(&page_of(&pages, "avoin-data/selosteet.json"));
    let row = &register["notices"][0];
    assert_eq!(row["items"]["purposes"], "=SUMMA(A1)");
    assert_eq!(row["items"]["recipients"], Value::Null);
    assert_eq!(row["legal_bases"], serde_json::json!(["6(1)(b)"]));
}

#[test]
fn the_workbook_holds_texts_only() {
    let pages = library().built();
    let bytes = &pages["avoin-data/selosteet.xlsx"];
    let mut workbook = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        workbook.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    has(&sheet, ">=SUMMA(A1)</t>");
    has(&sheet, "Tieto | Aika\nLaina | 2 vuotta");
    // A formula would be an `f`; each cell holds a text.
    has_not(&sheet, "<f>");
    assert_eq!(sheet.matches("<c r=").count(), sheet.matches("t=\"inlineStr\"").count());
}

#[test]
fn a_portal_without_address_or_history_has_data_too() {
    let portal = TestPortal::without_repository();
    let without: Vec<&str> = SITE.lines().filter(|line| !line.starts_with("base_url")).collect();
    portal.write("site/site.toml", &without.join("\n"));
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", TEXT));
    let pages = portal.built();
    let data = json(&page_of(&pages, &format!("{LIBRARY}seloste.json")));
    assert_eq!(data["url"], format!("/{LIBRARY}"));
    assert_eq!(data["version"], Value::Null);
    assert_eq!(data["licence"], Value::Null);
    has(&page_of(&pages, "avoin-data/index.html"), "ei ole vielä ilmoitettu lisenssiä");
}
