//! Each rule has notices that break it and notices that do not: `src/check/fixtures/<rule>/`, whose
//! files begin with `bad` or `good`.

#![expect(clippy::disallowed_methods, reason = "the test reads fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use super::{read, rule, rules};
use crate::check::subject::Subject;
use crate::config::Site;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::document::parse;
use crate::text::date::Date;
use crate::text::language::Language;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/check/fixtures")
}

/// The rules that find something in a text, with the words that they point at.
fn found(text: &str, language: Language) -> Vec<(&'static str, String)> {
    let (document, _) = parse(text, "x/y.md", "content/x/y.md", language);
    let site = Site::default();
    let today = Date::new(2026, 6, 1).expect("a day");
    let subject = Subject::new(&document, text, language, &site, today);
    let found = read(&subject).into_iter();
    found.map(|(rule, hit)| (rule.id, text[hit.span].to_owned())).collect()
}

/// `bad.sv.md` is Swedish.
fn language_of(name: &str) -> Language {
    let code = name.trim_end_matches(".md").rsplit('.').next().unwrap_or_default();
    Language::from_code(code).unwrap_or_default()
}

/// These read what stands in no one text, and have their tests beside them.
const WITHOUT_FIXTURES: [&str; 3] = ["missing-translation", "silent-change", "translation-stale"];

#[test]
fn each_rule_finds_what_breaks_it_and_nothing_else() {
    let mut faults = Vec::new();
    for rule in rules() {
        let (mut bad, mut good) = (0, 0);
        for entry in fs::read_dir(fixtures().join(rule.id)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).expect("a fixture can be read");
            let hit = found(&text, language_of(&name)).iter().any(|(id, _)| *id == rule.id);
            let breaks = name.starts_with("bad");
            (bad, good) = (bad + usize::from(breaks), good + usize::from(!breaks));
            if hit != breaks {
                faults.push(format!("{}/{name}: found {hit}", rule.id));
            }
        }
        if (bad == 0 || good == 0) && !WITHOUT_FIXTURES.contains(&rule.id) {
            faults.push(format!("{}: {bad} bad and {good} good fixtures", rule.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_says_what_why_and_how_to_mend_in_three_languages() {
    for rule in rules() {
        for told in [(rule.what)(), (rule.why)(), (rule.mend)()] {
            for language in Language::ALL {
                assert!(!told.within(language).is_empty(), "{}", rule.id);
            }
        }
        assert!((rule.what)().fi.ends_with('.'), "{}", rule.id);
        assert!((rule.mend)().fi.ends_with('.'), "{}", rule.id);
        assert!(!(rule.why)().fi.ends_with('.'), "{}", rule.id);
    }
}

/// What the rules find in the notices of a folder, with how many notices there are.
fn found_in(folder: &Path) -> (usize, Vec<(Severity, String)>) {
    let (mut notices, mut found_there) = (0, Vec::new());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('_') {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a notice can be read");
        notices += 1;
        for (id, words) in found(&text, language_of(&name)) {
            let severity = rule(id).expect("a rule").severity;
            found_there.push((severity, format!("{name}: {severity:?} {id}: {words}")));
        }
    }
    (notices, found_there)
}

/// What of it has a severity.
fn of_severity(found: &[(Severity, String)], severity: Severity) -> Vec<&str> {
    found.iter().filter(|(it, _)| *it == severity).map(|(_, words)| words.as_str()).collect()
}

/// Notices of all kinds as a good data protection officer writes them: what is found in them is a
/// false alarm, and the rule is mended.
#[test]
fn thirty_well_made_notices_raise_no_false_alarm() {
    let (notices, found) = found_in(&fixtures().join("well-made"));
    assert_eq!(notices, 30);
    // A heading that is on none of the items.
    assert_eq!(
        found,
        [(Severity::Info, "arkisto.md: Info unknown-heading: Tiedonpyynnöt".to_owned())]
    );
}

/// The sections of an item, with the rule that misses them.
const DUE: [(&[Item], &str); 8] = [
    (&[Item::Controller, Item::JointControllers], "missing-controller"),
    (&[Item::Dpo], "missing-dpo"),
    (&[Item::Purposes], "missing-purpose"),
    (&[Item::LegalBasis], "missing-legal-basis"),
    (&[Item::Recipients], "missing-recipients"),
    (&[Item::Retention], "missing-retention"),
    (&[Item::Rights], "missing-rights"),
    (&[Item::Complaint], "missing-complaint"),
];

/// The other side of the same notices: silence about a whole notice is worth nothing where the rules
/// are silent about half of one too.
#[test]
fn what_is_taken_out_of_a_well_made_notice_is_missed() {
    let (mut cases, mut slipped) = (0, Vec::new());
    for entry in fs::read_dir(fixtures().join("well-made")).expect("the notices").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path()).expect("a notice can be read");
        for (items, rule) in DUE {
            let (mut document, _) = parse(&text, "x/y.md", "content/x/y.md", language_of(&name));
            document.sections.retain(|it| !it.items.iter().any(|item| items.contains(item)));
            let site = Site::default();
            let today = Date::new(2026, 6, 1).expect("a day");
            let subject = Subject::new(&document, &text, language_of(&name), &site, today);
            cases += 1;
            if !read(&subject).iter().any(|(it, _)| it.id == rule) {
                slipped.push(format!("{name}: {rule}"));
            }
        }
    }
    // What their other sections tell all the same: mostly what some of the data is for.
    let told = [
        "arkisto.md: missing-retention",
        "concert.en.md: missing-purpose",
        "employment.en.md: missing-purpose",
        "hatamajoitus.md: missing-purpose",
        "henkilosto.md: missing-purpose",
        "museo.md: missing-purpose",
        "pysakoinninvalvonta.md: missing-purpose",
        "rekrytointi.md: missing-legal-basis",
        "skolskjutsar.sv.md: missing-purpose",
        "tapahtuma.md: missing-purpose",
        "varhaiskasvatus.md: missing-purpose",
        "vesilaitos.md: missing-dpo",
    ];
    slipped.sort();
    assert_eq!(cases, 240);
    assert_eq!(slipped, told);
}

/// A text with what may safely be mended in it, and how many places that was.
fn mended(text: &str, language: Language) -> (String, usize) {
    let (document, _) = parse(text, "x/y.md", "content/x/y.md", language);
    let site = Site::default();
    let today = Date::new(2026, 6, 1).expect("a day");
    let subject = Subject::new(&document, text, language, &site, today);
    let mut fixes: Vec<_> = read(&subject).into_iter().filter_map(|(_, hit)| hit.fix).collect();
    fixes.retain(|fix| text[fix.span.clone()] == fix.was);
    fixes.sort_by_key(|fix| fix.span.start);
    fixes.dedup_by(|later, kept| later.span.start < kept.span.end);
    let mut whole = text.to_owned();
    for fix in fixes.iter().rev() {
        whole.replace_range(fix.span.clone(), &fix.is);
    }
    (whole, fixes.len())
}

/// The words of a text that are no numbers.
fn words_of(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

const OLD_STREETS: [&str; 4] = ["Ratapihantie", "Albertinkatu", "Bangårdsvägen", "Albertsgatan"];

/// Mending twice is mending once, and no word is lost.
#[test]
fn what_is_mended_stays_mended_and_loses_no_word() {
    let mut places = 0;
    for rule in rules() {
        for entry in fs::read_dir(fixtures().join(rule.id)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).expect("a fixture can be read");
            let (once, count) = mended(&text, language_of(&name));
            assert_eq!(mended(&once, language_of(&name)), (once.clone(), 0), "{}/{name}", rule.id);
            // Of an address, the new one stands where the old one was.
            let mut left = words_of(&once).into_iter();
            let mut before = words_of(&text).into_iter();
            let lost =
                before.find(|word| !OLD_STREETS.contains(word) && !left.any(|it| it == *word));
            assert_eq!(lost, None, "{}/{name}", rule.id);
            places += count;
        }
    }
    assert!(places >= 2, "the fixtures have dates and numbers to mend: {places}");
    let text = "+++\ntitle = \"Veneet\"\n+++\n\n## Muuta\n\nVoimassa 03.01.2006 alkaen, 2026-05-18 asti.\n";
    let (once, count) = mended(text, Language::Fi);
    assert_eq!(count, 2);
    assert!(once.ends_with("Voimassa 3.1.2006 alkaen, 18.5.2026 asti.\n"), "{once}");
    let text = "## Muuta\n\n`2026-05-18` ja [liite](/liite/2026-05-18) sekä [2026-05-18](/x).\n";
    assert_eq!(mended(text, Language::Fi), (text.to_owned(), 0));
}

/// The example portal's own notices are well made.
#[test]
fn the_example_portal_is_left_alone() {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content");
    let (mut notices, mut all) = (0, Vec::new());
    for folder in fs::read_dir(content).expect("the content").flatten() {
        let (more, found) = found_in(&folder.path());
        notices += more;
        all.extend(found);
    }
    assert!(notices >= 18, "{notices} notices");
    assert_eq!(of_severity(&all, Severity::Error), [""; 0]);
    assert!(of_severity(&all, Severity::Warning).len() * 3 <= notices, "{all:?}");
}
