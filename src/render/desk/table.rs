//! The desk as a table for other programs: CSV (RFC 4180) with semicolons, as the spreadsheets of Finland
//! and Sweden read it.

use crate::model::item::Item;
use crate::render::csv::{MARK, push_line};
use crate::render::desk::rows::{Review, Row, Told};
use crate::render::scope::Scope;
use crate::routes::Page;
use crate::text::date::Date;
use crate::text::language::Language;

const COLUMNS: [&str; 16] = [
    "department",
    "notice",
    "file",
    "languages",
    "untranslated",
    "told",
    "due",
    "missing",
    "errors",
    "warnings",
    "infos",
    "updated",
    "review-by",
    "review-stated",
    "draft",
    "address",
];

/// Rows with the names of their columns; `base` is the portal's public address.
pub(super) fn table(scope: &Scope<'_>, base: &str, rows: &[Row<'_>]) -> Vec<u8> {
    let mut table = MARK.to_owned();
    let names = COLUMNS.map(|name| scope.word(&format!("desk-csv-{name}")));
    push_line(&names, &mut table);
    for row in rows {
        push_line(&cells(scope, base, row), &mut table);
    }
    table.into_bytes()
}

fn cells(scope: &Scope<'_>, base: &str, row: &Row<'_>) -> [String; 16] {
    let path = scope.url(Page::Notice(row.notice.id.clone()));
    let address = path.strip_prefix(scope.portal.site.base_path()).unwrap_or(&path);
    let told = row.told.as_ref();
    let label = |item: Item| item.label(scope.language);
    let missing: Vec<&str> = told.into_iter().flat_map(Told::missing).map(label).collect();
    let languages = |languages: &mut dyn Iterator<Item = Language>| {
        languages.map(Language::code).collect::<Vec<_>>().join(" ")
    };
    let yes = |is_it: bool| scope.word(if is_it { "yes" } else { "no" });
    let date = |date: Option<Date>| date.map(Date::iso).unwrap_or_default();
    [
        row.department.to_owned(),
        row.text.outline.title.clone(),
        format!("content/{}", row.text.current.path),
        languages(&mut row.entry.texts.iter().map(|text| text.language)),
        languages(&mut row.untold.iter().copied()),
        told.map(|told| told.count().to_string()).unwrap_or_default(),
        told.map(|told| told.due.len().to_string()).unwrap_or_default(),
        missing.join(", "),
        row.errors.to_string(),
        row.warnings.to_string(),
        row.infos.to_string(),
        date(row.updated),
        date(row.review.map(|review| review.by)),
        row.review.map(|Review { is_stated, .. }| yes(is_stated)).unwrap_or_default(),
        yes(row.draft.is_some()),
        format!("{base}{address}"),
    ]
}
