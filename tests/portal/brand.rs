//! A portal looks like its organisation's: colours, letters, files of a theme of its own.

use crate::driver::{
    Answer, Pages, SITE, TestPortal, differing, has, has_not, in_order, notice, page_of,
    whole_pages,
};

fn town(settings: &str) -> TestPortal {
    let portal = TestPortal::new();
    portal.settings(settings);
    portal.commit_notice("2021-11-15", "kulttuuri/kirjasto.md", "Kirjasto", "## Nimi\n\nx");
    portal
}

/// Builds the files on the disk.
fn built(portal: &TestPortal) -> Answer {
    portal.build(&["--working-copy"])
}

#[track_caller]
fn styles(pages: &Pages) -> String {
    let name = pages
        .keys()
        .find(|name| name.starts_with("assets/seloste.") && name.rsplit('.').next() == Some("css"));
    page_of(pages, name.unwrap())
}

/// The declarations that follow the theme's own, in light and in dark.
#[track_caller]
fn own_colors(pages: &Pages) -> (String, String) {
    let styles = styles(pages);
    let own = styles.rsplit("@layer tokens {").next().unwrap();
    let (light, dark) = own.split_once("@media (prefers-color-scheme: dark)").unwrap();
    (light.to_owned(), dark.to_owned())
}

#[test]
fn four_colours_reach_the_styles_in_light_and_dark() {
    let portal = town("");
    let plain = portal.built();
    let colors = "[brand]\ncolor = \"#8C2B1E\"\nground = \"#faf6f1\"\naccent = \"#735c00\"\ndeep = \"#4a1710\"\n";
    portal.settings(colors);
    portal.commit("2021-11-16", "Omat värit");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0);
    has_not(&answer.stderr, "contrast");
    let pages = portal.pages();
    let (light, dark) = own_colors(&pages);
    for declaration in [
        "--rule: #8c2b1e;",
        "--brand: #8c2b1e;",
        "--link: #8c2b1e;",
        "--call: #8c2b1e;",
        "--ground: #faf6f1;",
        "--accent: #735c00;",
        "--deep: #4a1710;",
    ] {
        has(&light, declaration);
        has_not(&dark, declaration);
        let token = declaration.split_once(' ').unwrap().0;
        has(&dark, token);
    }
    let icon = pages.iter().find(|(name, _)| name.starts_with("assets/favicon.")).unwrap();
    has(std::str::from_utf8(icon.1).unwrap(), "#8c2b1e");
    // Every page names the new styles.
    let differing = differing(&plain, &pages);
    for page in whole_pages(&pages).into_keys() {
        assert!(differing.iter().any(|name| name == page), "{page} is as before");
    }
    assert_eq!(pages, portal.clean_pages());
}

#[test]
fn a_background_alone_leaves_the_dark_scheme_as_it_is() {
    let portal = town("[brand]\nground = \"#ffffff\"\n");
    let (light, dark) = own_colors(&portal.built());
    has(&light, "--ground: #ffffff;");
    has(&dark, "--ground: #0e191e;");
    has_not(&light, "--brand");
}

#[test]
fn a_colour_that_cannot_be_read_is_told_with_its_line_and_the_nearest_that_can() {
    let portal = town("[brand]\ncolor = \"#ffc61e\"\n");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    in_order(
        &answer.stderr,
        &[
            "varoitus[contrast]: väri `#ffc61e` erottuu liian heikosti: linkki ",
            " 1,34:1, WCAG vaatii 4,5:1; samoin linkki ",
            "site/site.toml:6:9",
            "6 | color = \"#ffc61e\"",
            "^^^^^^^^^",
            "Lähin riittävä väri on `#886700`.",
        ],
    );
    let (light, dark) = own_colors(&portal.pages());
    has(&light, "--rule: #ffc61e;");
    has(&light, "--link: #886700;");
    has(&light, "--brand: #886700;");
    has(&dark, "--rule: #ffc61e;");
    portal.settings("[brand]\ncolor = \"#886700\"\n");
    has_not(&built(&portal).stderr, "contrast");
}

#[test]
fn every_colour_of_the_portal_is_looked_at() {
    let portal = town(
        "[brand]\nground = \"#7a8a90\"\naccent = \"#ffb000\"\ndeep = \"#9fc9eb\"\ncolor = \"#0072c6\"\n",
    );
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 0);
    in_order(
        &answer.stderr,
        &[
            "väri `#7a8a90` erottuu liian heikosti: kentän reuna taustalla 1,06:1, WCAG vaatii 3:1",
            "site/site.toml:6:10",
            "väri `#ffb000` erottuu liian heikosti: tunniste ”Olennainen muutos”",
            "site/site.toml:7:10",
            "väri `#9fc9eb` erottuu liian heikosti: alatunnisteen",
            "site/site.toml:8:8",
            "väri `#0072c6` erottuu liian heikosti: linkki taustalla 3,91:1",
            "site/site.toml:9:9",
        ],
    );
}

#[test]
fn what_is_no_colour_is_an_error_with_advice() {
    let portal = town("");
    for (line, told) in [
        ("color = \"sininen\"", "kohdassa `color` oleva `sininen` ei ole väri"),
        ("color = \"0072c6\"", "Tarkoititko `#0072c6`?"),
        ("ground = \"#12345\"", "Kirjoita väri muodossa `#0b4f5e`"),
        ("deep = 123", "kohdassa `deep` pitää olla lainausmerkeissä oleva teksti"),
        ("colour = \"#fff\"", "Tarkoititko `color`?"),
        ("typeface = \"Arial\"", "Mahdolliset arvot: `default` / `system`"),
    ] {
        portal.settings(&format!("[brand]\n{line}\n"));
        let answer = built(&portal);
        assert_eq!(answer.code, 1, "{line}");
        has(&answer.stderr, told);
        has(&answer.stderr, "site/site.toml:6:");
    }
}

#[test]
fn the_systems_letters_need_no_font() {
    let portal = town("");
    let of_fonts = |pages: &Pages| pages.keys().filter(|name| name.contains(".woff2")).count();
    assert_eq!(of_fonts(&portal.built()), 4);
    portal.settings("[brand]\ntypeface = \"system\"\n");
    portal.commit("2021-11-16", "Oma kirjasin");
    let pages = portal.built();
    assert_eq!(of_fonts(&pages), 0);
    assert!(pages.keys().all(|name| !name.contains("OFL")), "{:?}", pages.keys());
    has_not(&styles(&pages), "@font-face");
    has_not(&styles(&pages), "woff2");
    has(&styles(&pages), "system-ui, sans-serif");
}

fn with_theme(files: &[(&str, &str)]) -> Answer {
    let portal = town("");
    portal.write("site/site.toml", &format!("theme = \"oma\"\n{SITE}"));
    for (file, text) in files {
        portal.write(&format!("themes/oma/{file}"), text);
    }
    built(&portal)
}

#[test]
fn a_theme_file_that_overrides_nothing_is_told_with_the_one_meant() {
    let answer = with_theme(&[
        ("templates/notise.html", "x"),
        ("20-header.css", "x"),
        ("muistio.txt", "x"),
        ("styles/99-oma.css", ".x { color: #000 }"),
        ("fonts/oma.woff2", "x"),
    ]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    in_order(
        &answer.stderr,
        &[
            "teeman tiedosto `20-header.css` ei korvaa mitään",
            "themes/oma/20-header.css",
            "Tarkoititko `styles/20-header.css`?",
            "themes/oma/muistio.txt",
            "Tarkista tiedoston nimi tai poista se",
            "themes/oma/templates/notise.html",
            "Tarkoititko `templates/notice.html`?",
        ],
    );
    has_not(&answer.stderr, "99-oma.css");
    has_not(&answer.stderr, "oma.woff2");
}

#[test]
fn a_theme_that_is_not_there_is_an_error() {
    let answer = with_theme(&[]);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "teeman kansiota `themes/oma` ei ole");
    has(&answer.stderr, "site/site.toml:1:9");
}

#[test]
fn a_fault_of_a_template_is_told_with_its_line() {
    let whole = include_str!("../../themes/default/templates/base.html");
    let base = "{% extends \"base.html\" %}\n{% block main %}\n";
    for (file, text, place) in [
        ("removed.html", format!("{base}{{{{ view.ei.ole }}}}{{% endblock %}}"), "removed.html:3:"),
        ("home.html", format!("{base}{{% if %}}{{% endblock %}}"), "home.html:3:"),
        ("home.html", "\n{% extends \"bas.html\" %}".to_owned(), "home.html:2:12"),
        (
            "home.html",
            format!("{base}{{% include \"osa.html\" %}}{{% endblock %}}"),
            "home.html:3:",
        ),
        ("home.html", format!("{base}{{{{ view | olematon }}}}{{% endblock %}}"), "home.html:3:"),
        // The page's own template is sound; the one that it extends is not.
        ("base.html", whole.replace("<head>", "<head>{{ site.ei.ole }}"), "base.html:3:"),
    ] {
        let answer = with_theme(&[(&format!("templates/{file}"), &text)]);
        assert_eq!(answer.code, 1, "{text}: {}", answer.stderr);
        has(&answer.stderr, &format!("themes/oma/templates/{place}"));
    }
}

#[test]
fn a_template_that_others_need_more_of_is_told_with_them() {
    let answer = with_theme(&[("templates/base.html", "<p>{% block main %}{% endblock %}")]);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "Block `title_end` is not defined in any parent template");
    has(&answer.stderr, "themes/default/templates/home.html:2:10");
    has(&answer.stderr, "johon jokin kansion `themes/oma` pohjista ei sovi");
}

#[test]
fn colours_of_an_own_theme_are_looked_at_where_they_stand() {
    let tokens = include_str!("../../themes/default/styles/00-tokens.css");
    let tokens = tokens.replace("--ink-2: #4a5a62", "--ink-2: #98a6ad");
    let tokens = tokens.replace("--ink-2: #a9b9bf", "--ink-2: #56646a");
    let answer = with_theme(&[("styles/00-tokens.css", &tokens)]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    in_order(
        &answer.stderr,
        &[
            "väri `--ink-2` erottuu liian heikosti: lisätieto taustalla 2,",
            "themes/oma/styles/00-tokens.css:11:14",
            "Lähin riittävä väri on `#",
            "väri `--ink-2` erottuu tummassa tilassa liian heikosti",
        ],
    );
}

#[test]
fn name_and_crest_stand_on_every_page_and_a_missing_crest_is_told() {
    let portal = town("");
    portal.write("site/site.toml", &format!("crest = \"vaakuna.svg\"\n{SITE}"));
    let answer = built(&portal);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "site/site.toml:1:9");
    portal.write("site/vaakuna.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    portal.write("content/kulttuuri/museo.md", &notice("Museo", "x"));
    assert_eq!(built(&portal).code, 0);
    for (name, page) in whole_pages(&portal.pages()) {
        if !name.contains("/moved") {
            has(page, "<img src=\"/assets/vaakuna.");
            assert!(page.contains("Tuulisalmen kaupunki") || page.contains("Vindsunds stad"));
        }
    }
}
