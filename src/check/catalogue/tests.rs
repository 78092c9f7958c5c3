//! Each rule has notices that break it and notices that do not: `src/check/fixtures/<rule>/`, whose
//! files begin with `bad` or `good`.

#![expect(clippy::disallowed_methods, reason = "the test reads fixtures")]

use std::fs;
use std::path::PathBuf;

use super::{read, rule, rules};
use crate::check::subject::Subject;
use crate::config::Site;
use crate::diagnostics::finding::Severity;
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

/// The example portal's own notices are well made.
#[test]
fn well_made_notices_are_left_alone() {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut faults = Vec::new();
    let (mut notices, mut errors, mut warnings) = (0, 0, 0);
    for folder in fs::read_dir(content).expect("the content").flatten() {
        for entry in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('_') {
                continue;
            }
            let text = fs::read_to_string(entry.path()).expect("a notice can be read");
            notices += 1;
            for (id, words) in found(&text, language_of(&name)) {
                let severity = rule(id).expect("a rule").severity;
                errors += usize::from(severity == Severity::Error);
                warnings += usize::from(severity == Severity::Warning);
                faults.push(format!("{name}: {severity:?} {id}: {words}"));
            }
        }
    }
    assert!(notices >= 18, "{notices} notices");
    assert!(errors == 0 && warnings * 3 <= notices, "{}", faults.join("\n"));
}
