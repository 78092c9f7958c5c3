//! The line that a finding is about, taken out of its file: for pages, which set it themselves.

use serde::Serialize;

use crate::diagnostics::finding::{Finding, line_and_column};

/// How many characters of a line are shown on each side of what the finding is about.
const AROUND: usize = 80;

/// A finding with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    pub finding: Finding,
    pub excerpt: Option<Excerpt>,
}

impl Noted {
    /// A finding on a file with this text, if that can be had.
    pub fn on(finding: Finding, text: Option<&str>) -> Self {
        let excerpt = finding.span.as_ref().zip(text).map(|(span, text)| Excerpt::of(text, span));
        Self { finding, excerpt }
    }
}

/// One line of a file, parted at what the finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Excerpt {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub before: String,
    pub marked: String,
    pub after: String,
}

impl Excerpt {
    /// The line of a text that a span begins on; what the span has on further lines is left out.
    pub fn of(text: &str, span: &std::ops::Range<usize>) -> Self {
        let (line, column) = line_and_column(text, span.start);
        let whole = text.split('\n').nth(line - 1).unwrap_or_default().trim_end_matches('\r');
        let letters: Vec<char> = whole.chars().collect();
        let start = (column - 1).min(letters.len());
        let rest = text.get(span.start..).unwrap_or_default().split('\n').next();
        let rest = rest.unwrap_or_default().char_indices();
        let length = rest.take_while(|(at, _)| *at < span.len()).count();
        let end = (start + length).min(letters.len());
        let far = (start + AROUND).min(end);
        let from = start.saturating_sub(AROUND);
        let to = (far + AROUND).min(letters.len());
        let cut = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
        let mark = |is_cut: bool| if is_cut { "…" } else { "" };
        Self {
            line,
            column,
            before: format!("{}{}", mark(from > 0), cut(from, start)),
            marked: cut(start, far),
            after: format!("{}{}", cut(far, to), mark(to < letters.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, span: std::ops::Range<usize>, expected: (usize, usize, &str)) {
        let Excerpt { line, column, before, marked, after } = Excerpt::of(text, &span);
        let parted = format!("{before}[{marked}]{after}");
        assert_eq!((line, column, parted.as_str()), expected);
    }

    #[test]
    fn a_line_is_parted_at_what_it_is_about() {
        let text = "+++\ntitle = 5\n+++\nääkkönen öljy\r\n";
        check(text, 12..13, (2, 9, "title = [5]"));
        check(text, 30..35, (4, 10, "ääkkönen [öljy]"));
        check(text, 4..40, (2, 1, "[title = 5]"));
        check(text, 900..905, (5, 1, "[]"));
        check("", 0..0, (1, 1, "[]"));
    }

    #[test]
    fn a_long_line_is_cut() {
        let text = format!("{}täällä{}", "a".repeat(200), "b".repeat(200));
        let excerpt = Excerpt::of(&text, &(200..209));
        assert_eq!(excerpt.marked, "täällä");
        assert_eq!(excerpt.before.chars().count(), AROUND + 1);
        assert!(excerpt.after.ends_with("b…"));
    }
}
