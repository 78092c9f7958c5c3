//! What crawlers and archives ask for.

use crate::driver::{SITE, TestPortal, department, has, has_not, in_order, notice, page_of};

const HOST: &str = "https://tietosuoja.tuulisalmi.example/";

fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.commit_notice("2021-11-15", "kulttuuri/kirjasto.md", "Kirjasto", "Vanha.");
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", "Uusi."));
    portal.commit("2022-03-01", "Uusittu");
    portal
}

#[test]
fn sitemaps_list_what_is_in_force_with_the_day_of_its_change() {
    let pages = library().built();
    let index = page_of(&pages, "sitemap.xml");
    has(&index, &format!("<loc>{HOST}sitemap-sv.xml</loc>"));
    let finnish = page_of(&pages, "sitemap-fi.xml");
    let library = format!("<loc>{HOST}selosteet/kulttuuri/kirjasto/</loc>");
    in_order(&finnish, &[&library, "<lastmod>2022-03-01T10:00:00Z</lastmod>"]);
    for left_out in ["historia", "404.html"] {
        has_not(&finnish, left_out);
    }
    // Its text is Finnish: the Swedish page shows the same.
    has_not(&page_of(&pages, "sitemap-sv.xml"), "kirjasto");
    has(&page_of(&pages, "robots.txt"), &format!("Sitemap: {HOST}sitemap.xml\n"));
}

#[test]
fn versions_are_listed_for_archives() {
    let pages = library().built();
    let base = format!("{HOST}selosteet/kulttuuri/kirjasto/");
    let expected = format!(
        "<{base}>;rel=\"original\",\n\
        <{base}historia/versiot.link>;rel=\"self\";type=\"application/link-format\";\
        from=\"Mon, 15 Nov 2021 10:00:00 GMT\";until=\"Tue, 01 Mar 2022 10:00:00 GMT\",\n\
        <{base}historia/2021-11-15/>;rel=\"first memento\";datetime=\"Mon, 15 Nov 2021 10:00:00 GMT\",\n\
        <{base}historia/2022-03-01/>;rel=\"last memento\";datetime=\"Tue, 01 Mar 2022 10:00:00 GMT\"\n"
    );
    let versions = page_of(&pages, "selosteet/kulttuuri/kirjasto/historia/versiot.link");
    assert_eq!(versions, expected);
    let old = page_of(&pages, "selosteet/kulttuuri/kirjasto/historia/2021-11-15/index.html");
    in_order(
        &old,
        &[
            "<link rel=\"original\" href=\"/selosteet/kulttuuri/kirjasto/\">",
            "<link rel=\"timemap\" href=\"/selosteet/kulttuuri/kirjasto/historia/versiot.link\"",
            "<link rel=\"memento\" href=\"/selosteet/kulttuuri/kirjasto/historia/2021-11-15/\">",
        ],
    );
}

#[test]
fn a_portal_below_a_path_has_no_robots_and_one_without_address_nothing() {
    let portal = library();
    let below = SITE.replace(HOST, &format!("{HOST}selosteet/"));
    assert_ne!(below, SITE);
    portal.write("site/site.toml", &below);
    portal.commit("2022-04-01", "Osoite");
    let pages = portal.built();
    assert!(pages.contains_key("sitemap.xml") && !pages.contains_key("robots.txt"));
    let without: Vec<&str> = SITE.lines().filter(|line| !line.starts_with("base_url")).collect();
    portal.write("site/site.toml", &without.join("\n"));
    portal.commit("2022-04-02", "Ei osoitetta");
    let pages = portal.built();
    let crawled = ["sitemap.xml", "sitemap-fi.xml", "robots.txt"];
    assert!(crawled.iter().all(|file| !pages.contains_key(*file)));
    has_not(&page_of(&pages, "selosteet/kulttuuri/kirjasto/index.html"), "timemap");
}
