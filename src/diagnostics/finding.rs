//! A finding: rule, severity, place, message, hint.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::diagnostics::told::Told;

/// How grave a finding is. Only errors keep a portal from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Info,
}

/// What a check has to say of one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name, such as `unknown-key`: stable, for machines and for `seloste explain`.
    pub rule: String,
    pub severity: Severity,
    /// The file, from the portal's folder, with `/` between its parts; empty when the finding is
    /// of no file.
    pub file: String,
    /// Bytes of the file that the finding is about.
    pub span: Option<Range<usize>>,
    /// A phrase in lower case, names in backticks, no full stop.
    pub message: Told,
    /// A sentence that says what to do.
    pub hint: Option<Told>,
}

impl Finding {
    pub fn error(rule: &str, message: Told) -> Self {
        Self::new(rule, Severity::Error, message)
    }

    pub fn warning(rule: &str, message: Told) -> Self {
        Self::new(rule, Severity::Warning, message)
    }

    pub fn info(rule: &str, message: Told) -> Self {
        Self::new(rule, Severity::Info, message)
    }

    fn new(rule: &str, severity: Severity, message: Told) -> Self {
        let (rule, file) = (rule.to_owned(), String::new());
        Self { rule, severity, file, span: None, message, hint: None }
    }

    /// By which findings are put in order: file, first byte, severity, rule.
    pub fn place(&self) -> (&str, usize, Severity, &str) {
        let start = self.span.as_ref().map_or(0, |span| span.start);
        (&self.file, start, self.severity, &self.rule)
    }

    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Told) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// The line and column of a byte in a text, both from one; the column counts characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one_in_characters() {
        let text = "ä\nöb";
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, 5), (2, 2));
        assert_eq!(line_and_column(text, 4), (2, 1), "inside a letter: its start");
        assert_eq!(line_and_column(text, 99), (2, 3));
    }
}
