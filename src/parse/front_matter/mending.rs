//! Reads line by line what a TOML parser refuses: names the usual mistakes, and takes over what
//! the author plainly meant, so that an old text still has its title.

use std::ops::Range;
use toml::de::DeValue;

use crate::diagnostics::finding::Finding;
use crate::parse::front_matter::faults::{Mistake, mistake, not_a_date, unknown_key};
use crate::parse::front_matter::fences::{lines_from, trimmed};
use crate::parse::front_matter::reading::{key_meant, read_loose_date};

/// A field that was read in spite of its mistake.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    pub(crate) key: String,
    pub(crate) value: String,
    /// Bytes of the file that hold the line.
    pub(crate) span: Range<usize>,
    /// It stands under `[register]`, or another section.
    pub(crate) in_section: bool,
}

/// What came of reading line by line.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// The front matter with blanks in the place of the lines that were mended.
    pub(crate) rest: String,
    pub(crate) fields: Vec<Mended>,
    pub(crate) findings: Vec<Finding>,
}

/// A line `key = value`, or with a colon.
struct Field<'t> {
    key: &'t str,
    value: &'t str,
    colon: bool,
    key_span: Range<usize>,
    value_span: Range<usize>,
    line: Range<usize>,
}

/// Reads the fields of front matter that is no TOML.
pub(crate) fn mend(text: &str, inner: Range<usize>) -> Mending {
    let mut mending = Mending { rest: text[inner.clone()].to_owned(), ..Mending::default() };
    let mut in_section = false;
    let mut in_list = false;
    for line in lines_from(&text[..inner.end], inner.start) {
        let words = text[line.clone()].trim();
        if in_list {
            in_list = !words.contains(']');
            continue;
        }
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if words.starts_with('[') {
            in_section = true;
            continue;
        }
        let Some(field) = field(text, line.clone()) else { continue };
        if field.value.starts_with('[') {
            in_list = !field.value.contains(']');
            continue;
        }
        if let Some((finding, value)) = fault(&field) {
            mending.findings.push(finding);
            let key = field.key.to_owned();
            mending.fields.push(Mended { key, value, span: field.line.clone(), in_section });
            let place = line.start - inner.start..line.end - inner.start;
            let blank = " ".repeat(place.len());
            mending.rest.replace_range(place, &blank);
        }
    }
    mending
}

/// Reads the fields between lines of `---`.
pub(crate) fn read_yaml(text: &str, inner: Range<usize>) -> Vec<Mended> {
    let mut fields = Vec::new();
    for line in lines_from(&text[..inner.end], inner.start) {
        if let Some(field) = field(text, line) {
            let value = unquoted(field.value).to_owned();
            let key = field.key.to_owned();
            fields.push(Mended { key, value, span: field.line, in_section: false });
        }
    }
    fields
}

fn field(text: &str, line: Range<usize>) -> Option<Field<'_>> {
    let at = text[line.clone()].find(['=', ':'])? + line.start;
    let key_span = trimmed(text, line.start..at);
    let value_span = trimmed(text, at + 1..line.end);
    let key = &text[key_span.clone()];
    if key.is_empty() || key.len() > 60 || key.contains(char::is_whitespace) {
        return None;
    }
    let (value, colon) = (&text[value_span.clone()], text.as_bytes()[at] == b':');
    let line = trimmed(text, line);
    Some(Field { key, value, colon, key_span, value_span, line })
}

/// What is wrong with a line, and the value that was meant; nothing for a line without fault.
fn fault(field: &Field<'_>) -> Option<(Finding, String)> {
    let Field { key, value, .. } = field;
    let bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-\"".contains(&byte));
    let readable = DeValue::parse(value).is_ok();
    let meant = || unquoted(value).to_owned();
    if field.colon {
        return Some((mistake(Mistake::Colon, key).at(field.line.clone()), meant()));
    }
    if !bare {
        let finding = unknown_key(key, key_meant(key)).at(field.key_span.clone());
        return Some((finding, meant()));
    }
    if readable {
        return None;
    }
    let span = if value.is_empty() { field.line.clone() } else { field.value_span.clone() };
    if matches!(*key, "date" | "review_by") && !value.is_empty() {
        let finding = not_a_date(key, read_loose_date(unquoted(value)));
        return Some((finding.at(span), meant()));
    }
    Some((mistake(mistake_in(value), key).at(span), meant()))
}

fn mistake_in(value: &str) -> Mistake {
    match value.chars().next() {
        None => Mistake::NoValue,
        Some('"') if value.len() > 1 && value.ends_with('"') => Mistake::InnerQuotes,
        Some('"' | '\'') => Mistake::OpenQuote,
        Some('”' | '“' | '„' | '»' | '«' | '’' | '‘' | '´' | '`') => {
            Mistake::WrongQuotes
        }
        Some(_) => Mistake::NoQuotes,
    }
}

/// A value without a quotation mark of any kind at each end.
fn unquoted(value: &str) -> &str {
    let mark = |c: char| "\"'”“„»«’‘´`".contains(c);
    let value = value.trim();
    let value = value.strip_prefix(mark).unwrap_or(value);
    value.strip_suffix(mark).unwrap_or(value).trim()
}
