//! What changed between two states, written out: one file a form. Sections and their words are the same
//! for all forms.

mod html;
mod json;
mod markdown;
mod section_words;
mod sections;
mod stretches;
mod text;
mod words;

use crate::config::Site;
use crate::diagnostics::printing::Style;
use crate::pipeline::changes::{Changes, Kind, NoticeChange};
use crate::pipeline::inputs::CONTENT;
use crate::text::language::Language;
use crate::text::plain::on_one_line;

/// In which form a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text(Style),
    Markdown,
    Json,
    Html,
}

/// What is written, and for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report<'c> {
    pub(crate) changes: &'c Changes,
    pub(crate) site: &'c Site,
    pub(crate) language: Language,
}

impl Report<'_> {
    /// The report without a line end at its end.
    pub(crate) fn written(self, form: Form) -> String {
        let written = match form {
            Form::Text(style) => text::write(self, style),
            Form::Markdown => markdown::write(self),
            Form::Json => json::write(self),
            Form::Html => html::write(self),
        };
        written.trim_end().to_owned()
    }
}

/// The notices of a report by department, in order.
fn by_department(changes: &Changes) -> Vec<(&str, Vec<&NoticeChange>)> {
    let mut departments: Vec<(&str, Vec<&NoticeChange>)> = Vec::new();
    for change in &changes.notices {
        let slug = change.id.department.as_str();
        match departments.last_mut() {
            Some((last, notices)) if *last == slug => notices.push(change),
            _ => departments.push((slug, vec![change])),
        }
    }
    departments
}

/// Whether a report tells all that a change of this kind did, section by section.
fn is_told_by_section(kind: Kind) -> bool {
    !matches!(kind, Kind::New | Kind::Removed | Kind::Moved)
}

/// A file as its author knows it: from the portal's folder.
fn file(path: &str) -> String {
    on_one_line(&format!("{CONTENT}/{path}"))
}
