//! What rules find that need to know more than the text: for their tests.

use crate::check::rule::Rule;
use crate::check::subject::Subject;
use crate::config::Site;
use crate::parse::document::parse;
use crate::text::date::Date;
use crate::text::language::Language;

/// Bears the date 2026-05-18.
const TEXT: &str =
    "+++\ntitle = \"Venepaikat\"\ndate = 2026-05-18\n+++\n\n## Tarkoitus\n\nVuokraus.\n";

pub(super) fn date(iso: &str) -> Date {
    Date::parse_iso(iso).expect("a day")
}

/// How often a rule finds something on 2026-06-01, with what is known around the text.
pub(super) fn found(rule: &Rule, site: &Site, known: impl FnOnce(&mut Subject<'_>)) -> usize {
    let (document, _) = parse(TEXT, "x/y.md", "content/x/y.md", Language::Fi);
    let mut subject = Subject::new(&document, TEXT, Language::Fi, site, date("2026-06-01"));
    known(&mut subject);
    let mut hits = Vec::new();
    (rule.check)(&subject, &mut hits);
    hits.len()
}
