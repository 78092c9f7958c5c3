//! `site.toml` → [`Site`], with findings.

use crate::color::Color;
use crate::config::checks::{Allowance, Checks, Regrading};
use crate::config::table::{Keys, Namesakes, Place, read};
use crate::config::{
    Brand, Contact, HistorySettings, HistoryWalk, Licence, OpenData, Organisation, OwnSynonyms,
    Requests, RevisionDate, Site, Translated, Typeface,
};
use crate::diagnostics::finding::Finding;
use crate::text::language::Language;
use crate::told;

const NAMESAKES: Namesakes = &[
    ("kielet", "languages"),
    ("osoite", "base_url"),
    ("url", "base_url"),
    ("vaakuna", "crest"),
    ("organisaatio", "organisation"),
    ("organization", "organisation"),
    ("historia", "history"),
    ("teema", "theme"),
    ("sanasto", "dictionary"),
    ("palaute", "feedback"),
    ("avoin_data", "open_data"),
    ("tarkistus", "check"),
    ("synonyymit", "synonyms"),
    ("ilme", "brand"),
    ("varit", "brand"),
    ("colors", "brand"),
];

const NAMESAKES_OF_CHECK: Namesakes =
    &[("salli", "allow"), ("tillat", "allow"), ("vakavuus", "severity")];

const NAMESAKES_OF_DATA: Namesakes = &[("lisenssi", "licence"), ("license", "licence")];

const NAMESAKES_OF_BRAND: Namesakes = &[
    ("vari", "color"),
    ("colour", "color"),
    ("tausta", "ground"),
    ("background", "ground"),
    ("korostus", "accent"),
    ("alatunniste", "deep"),
    ("footer", "deep"),
    ("kirjasin", "typeface"),
    ("fontti", "typeface"),
    ("font", "typeface"),
    ("fonts", "typeface"),
];

/// Reads the settings; what is missing or wrong has its default. `file` names it in findings.
pub fn parse(text: &str, file: &str) -> (Site, Vec<Finding>) {
    read(text, Place { file, offset: 0 }, NAMESAKES, |keys| Site {
        base_url: base_url(keys),
        languages: languages(keys),
        crest: plain_name(keys, "crest"),
        theme: plain_name(keys, "theme"),
        dictionary: keys.string("dictionary"),
        brand: keys.table("brand", NAMESAKES_OF_BRAND, brand).unwrap_or_default(),
        organisation: keys.table("organisation", &[], organisation).unwrap_or_default(),
        data_protection_officer: keys
            .table("data_protection_officer", &[], contact)
            .unwrap_or_default(),
        requests: keys.table("requests", &[], channels).unwrap_or_default(),
        feedback: keys.table("feedback", &[], channels).unwrap_or_default(),
        history: keys.table("history", &[], history).unwrap_or_default(),
        open_data: keys.table("open_data", NAMESAKES_OF_DATA, open_data).unwrap_or_default(),
        synonyms: keys.table("synonyms", &[], synonyms).unwrap_or_default(),
        checks: keys.table("check", NAMESAKES_OF_CHECK, checks).unwrap_or_default(),
    })
}

fn channels(keys: &mut Keys<'_>) -> Requests {
    Requests { url: keys.string("url"), email: keys.string("email") }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is not general enough")]
fn checks(keys: &mut Keys<'_>) -> Checks {
    let allow = keys.strings_at("allow").into_iter();
    let severities = keys.table("severity", &[], |keys| keys.free_strings());
    Checks {
        allow: allow.map(|(written, span)| Allowance::of(&written, span)).collect(),
        severities: severities
            .into_iter()
            .flatten()
            .map(|(rule, written, span)| Regrading::of(&rule, &written, span))
            .collect(),
    }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is not general enough")]
fn synonyms(keys: &mut Keys<'_>) -> Vec<(Language, OwnSynonyms)> {
    let of = |language: Language| {
        Some((language, keys.table(language.code(), &[], |keys| keys.free_lists())?))
    };
    Language::ALL.into_iter().filter_map(of).collect()
}

/// A name of one file or folder, not a path.
fn plain_name(keys: &mut Keys<'_>, key: &'static str) -> Option<String> {
    let name = keys.string(key)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !name.is_empty() && !name.starts_with('.') && name.chars().all(plain) {
        return Some(name);
    }
    let message = told!(
        fi: "kohdassa `{key}` on kelpaamaton nimi `{name}`",
        sv: "`{key}` har ett ogiltigt namn `{name}`",
        en: "`{key}` has an unusable name `{name}`",
    );
    keys.find(key, Finding::error("plain-name", message).hint(told!(
        fi: "Käytä nimessä vain kirjaimia a–z, numeroita, pistettä ja yhdysmerkkejä, ei kansioita.",
        sv: "Använd bara bokstäverna a–z, siffror, punkt och bindestreck i namnet, inga mappar.",
        en: "Use only letters a–z, digits, dots and hyphens in the name, no folders.",
    )));
    None
}

fn is_web_address(url: &str) -> bool {
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\".contains(&byte));
    plain && (url.starts_with("https://") || url.starts_with("http://"))
}

fn open_data(keys: &mut Keys<'_>) -> OpenData {
    let named = keys.string("licence").filter(|name| !name.trim().is_empty());
    let mut url = keys.string("licence_url");
    if url.as_ref().is_some_and(|url| !is_web_address(url)) {
        let wrong = url.take().unwrap_or_default();
        let message = told!(
            fi: "`licence_url` ei ole verkko-osoite: `{wrong}`",
            sv: "`licence_url` är ingen webbadress: `{wrong}`",
            en: "`licence_url` is no web address: `{wrong}`",
        );
        keys.find("licence_url", Finding::error("licence", message).hint(told!(
            fi: "Kirjoita osoite, josta lisenssin teksti löytyy, esimerkiksi `https://creativecommons.org/licenses/by/4.0/`.",
            sv: "Skriv adressen till licensens text, till exempel `https://creativecommons.org/licenses/by/4.0/`.",
            en: "Write where the licence's text is, such as `https://creativecommons.org/licenses/by/4.0/`.",
        )));
    }
    let licence = named.map(|name| Licence::of(name.trim(), url));
    if let Some(Licence { name, url: None }) = &licence {
        let message = told!(
            fi: "lisenssiä `{name}` ei tunneta, eikä sen tekstin osoitetta ole kerrottu",
            sv: "licensen `{name}` är okänd och adressen till dess text saknas",
            en: "the licence `{name}` is not known, and where its text is has not been told",
        );
        keys.find("licence", Finding::warning("licence", message).hint(told!(
            fi: "Valitse `CC-BY-4.0` tai `CC0-1.0`, tai lisää rivi `licence_url = \"https://…\"`.",
            sv: "Välj `CC-BY-4.0` eller `CC0-1.0`, eller lägg till raden `licence_url = \"https://…\"`.",
            en: "Choose `CC-BY-4.0` or `CC0-1.0`, or add the line `licence_url = \"https://…\"`.",
        )));
    }
    OpenData { licence }
}

fn base_url(keys: &mut Keys<'_>) -> Option<String> {
    let url = keys.string("base_url")?;
    if !is_web_address(&url) || url.contains(['?', '#']) {
        let message = told!(
            fi: "`base_url` ei ole verkko-osoite: `{url}`",
            sv: "`base_url` är ingen webbadress: `{url}`",
            en: "`base_url` is no web address: `{url}`",
        );
        keys.find("base_url", Finding::error("base-url", message).hint(told!(
            fi: "Kirjoita portaalin julkinen osoite, esimerkiksi `https://tietosuoja.example.fi/`.",
            sv: "Skriv portalens offentliga adress, till exempel `https://tietosuoja.example.fi/`.",
            en: "Write the portal's public address, such as `https://tietosuoja.example.fi/`.",
        )));
        return None;
    }
    Some(if url.ends_with('/') { url } else { format!("{url}/") })
}

fn languages(keys: &mut Keys<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for code in keys.strings("languages").unwrap_or_default() {
        match Language::from_code(&code) {
            Some(language) if languages.contains(&language) => {}
            Some(language) => languages.push(language),
            None => {
                let message = told!(
                    fi: "tuntematon kieli `{code}`",
                    sv: "okänt språk `{code}`",
                    en: "unknown language `{code}`",
                );
                keys.find("languages", Finding::error("unknown-language", message).hint(told!(
                    fi: "Kielet ovat `fi`, `sv` ja `en`; ensimmäinen on portaalin oletuskieli.",
                    sv: "Språken är `fi`, `sv` och `en`; det första är portalens standardspråk.",
                    en: "The languages are `fi`, `sv` and `en`; the first is the portal's default.",
                )));
            }
        }
    }
    if languages.is_empty() { vec![Language::Fi] } else { languages }
}

fn brand(keys: &mut Keys<'_>) -> Brand {
    let typefaces = [("default", Typeface::Default), ("system", Typeface::System)];
    Brand {
        color: color(keys, "color"),
        ground: color(keys, "ground"),
        accent: color(keys, "accent"),
        deep: color(keys, "deep"),
        typeface: choice(keys, "typeface", &typefaces).unwrap_or_default(),
    }
}

fn color(keys: &mut Keys<'_>, key: &'static str) -> Option<Color> {
    let written = keys.string(key)?;
    let color = Color::parse(written.trim());
    if color.is_none() {
        let message = told!(
            fi: "kohdassa `{key}` oleva `{written}` ei ole väri",
            sv: "`{written}` i `{key}` är ingen färg",
            en: "`{written}` in `{key}` is no colour",
        );
        let hint = match Color::parse(&format!("#{}", written.trim())) {
            Some(meant) => told!(
                fi: "Tarkoititko `{meant}`?",
                sv: "Menade du `{meant}`?",
                en: "Did you mean `{meant}`?",
            ),
            None => told!(
                fi: "Kirjoita väri muodossa `#0b4f5e`: risuaita ja sen perään kuusi tai kolme merkkiä, numeroita tai kirjaimia a–f.",
                sv: "Skriv färgen i formen `#0b4f5e`: ett nummertecken och sedan sex eller tre tecken, siffror eller bokstäverna a–f.",
                en: "Write the colour as `#0b4f5e`: a number sign, then six or three digits or letters a–f.",
            ),
        };
        keys.find(key, Finding::error("not-a-color", message).hint(hint));
    }
    color
}

fn organisation(keys: &mut Keys<'_>) -> Organisation {
    let name = translated(keys, "name").unwrap_or_default();
    let (address, email, phone) =
        (translated(keys, "address"), keys.string("email"), keys.string("phone"));
    Organisation { name, contact: Contact { name: None, address, email, phone } }
}

fn contact(keys: &mut Keys<'_>) -> Contact {
    Contact {
        name: translated(keys, "name"),
        address: translated(keys, "address"),
        email: keys.string("email"),
        phone: keys.string("phone"),
    }
}

fn translated(keys: &mut Keys<'_>, key: &'static str) -> Option<Translated> {
    let texts = keys.translated(key)?;
    let texts =
        texts.into_iter().map(|(code, text)| (Language::from_code(code).unwrap_or_default(), text));
    Some(Translated::new(texts.collect()))
}

fn history(keys: &mut Keys<'_>) -> HistorySettings {
    let default = HistorySettings::default();
    let dates = [("author", RevisionDate::Author), ("committer", RevisionDate::Committer)];
    let walks = [("first-parent", HistoryWalk::FirstParent), ("all", HistoryWalk::All)];
    HistorySettings {
        date: choice(keys, "date", &dates).unwrap_or(default.date),
        time_zone: keys.string("time_zone").unwrap_or(default.time_zone),
        walk: choice(keys, "walk", &walks).unwrap_or(default.walk),
        show_authors: keys.bool("show_authors").unwrap_or(default.show_authors),
        branch: keys.string("branch"),
    }
}

fn choice<T: Copy>(keys: &mut Keys<'_>, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
    let chosen = keys.string(key)?;
    let found = choices.iter().find(|(name, _)| *name == chosen).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
        let names = names.join(" / ");
        let message = told!(
            fi: "kohdassa `{key}` ei voi olla `{chosen}`",
            sv: "`{key}` kan inte vara `{chosen}`",
            en: "`{key}` cannot be `{chosen}`",
        );
        keys.find(
            key,
            Finding::error("unknown-choice", message).hint(told!(
                fi: "Mahdolliset arvot: {names}.",
                sv: "Möjliga värden: {names}.",
                en: "Possible values: {names}.",
            )),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_known_by_their_names() {
        let licence = |text: &str| parse(text, "site.toml").0.open_data.licence;
        let by = Some(Licence {
            name: "CC BY 4.0".to_owned(),
            url: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
        });
        assert_eq!(licence("[open_data]\nlicence = \"CC-BY-4.0\""), by);
        assert_eq!(licence("[open_data]\nlicence = \"cc by 4.0\""), by);
        assert_eq!(licence("base_url = \"https://a.fi/\""), None);
        let own = "[open_data]\nlicence = \"Oma\"\nlicence_url = ";
        let named = Licence { name: "Oma".to_owned(), url: Some("https://a.fi/l".to_owned()) };
        assert_eq!(licence(&format!("{own}\"https://a.fi/l\"")), Some(named));
        let rules = |text: &str| {
            let found = parse(text, "site.toml").1.into_iter();
            found.map(|finding| finding.rule).collect::<Vec<_>>()
        };
        assert_eq!(rules("[open_data]\nlicence = \"Oma\""), ["licence"]);
        assert_eq!(rules(&format!("{own}\"javascript:x\"")), ["licence", "licence"]);
    }

    #[test]
    fn an_empty_file_has_the_defaults() {
        let (site, findings) = parse("", "site/site.toml");
        assert_eq!(site, Site::default());
        assert_eq!(findings, []);
    }

    #[test]
    fn names_may_stand_in_each_language() {
        let text = "base_url = \"https://x.example/tietosuoja\"\nlanguages = [\"fi\", \"sv\"]\n\
            [organisation]\nname = { fi = \"Tuulisalmi\", sv = \"Vindsund\" }\naddress = \"Rantatie 1\"\n\
            [history]\ndate = \"committer\"\nwalk = \"all\"\n";
        let (site, findings) = parse(text, "site/site.toml");
        assert_eq!(findings, []);
        assert_eq!(site.base_path(), "/tietosuoja/");
        assert_eq!(site.organisation.name.within(Language::Sv), "Vindsund");
        assert_eq!(site.organisation.name.within(Language::En), "Tuulisalmi");
        assert_eq!(site.history.date, RevisionDate::Committer);
        assert_eq!(site.history.walk, HistoryWalk::All);
    }

    #[test]
    fn synonyms_are_the_portals_own_words() {
        let text = "[synonyms.fi]\nmopo = \"moottoripyörä\"\n\"tiedot pois\" = [\"poistaminen\"]\n[synonyms.de]\n";
        let (site, findings) = parse(text, "site/site.toml");
        let own = site.synonyms_of(Language::Fi);
        let own: Vec<(&str, &str)> =
            own.iter().map(|(word, meant)| (word.as_str(), meant[0].as_str())).collect();
        assert_eq!(own, [("mopo", "moottoripyörä"), ("tiedot pois", "poistaminen")]);
        assert_eq!(site.synonyms_of(Language::Sv), []);
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(rules, ["unknown-key"]);
        let (_, findings) = parse("[synonyms.fi]\nmopo = 3\n", "site/site.toml");
        assert_eq!(findings[0].rule, "wrong-type");
    }

    #[test]
    fn wrong_values_are_findings() {
        let rules = |text: &str| -> Vec<String> {
            parse(text, "site/site.toml").1.into_iter().map(|finding| finding.rule).collect()
        };
        assert_eq!(rules("languages = [\"de\"]"), ["unknown-language"]);
        assert_eq!(rules("base_url = \"javascript:x\""), ["base-url"]);
        assert_eq!(rules("base_url = \"https://a.fi/?x\""), ["base-url"]);
        assert_eq!(
            rules("[history]\ndate = \"eilen\"\nwalk = 3"),
            ["unknown-choice", "wrong-type"]
        );
        assert_eq!(rules("[organisation]\nname = { de = \"x\" }"), ["unknown-key"]);
        assert_eq!(rules("[historia]\n"), ["unknown-key"]);
        assert_eq!(
            rules(
                "[brand]\ncolor = \"sininen\"\nground = 7\ndeep = \"0072c6\"\ntypeface = \"Arial\"\nvari = \"#fff\""
            ),
            ["not-a-color", "wrong-type", "not-a-color", "unknown-choice", "unknown-key"]
        );
        assert_eq!(rules("theme = \"../x\"\ncrest = \".git\""), ["plain-name", "plain-name"]);
    }
}
