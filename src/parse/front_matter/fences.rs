//! Where the front matter of a file stands, also when its marks are missing or of another kind.

use std::ops::Range;

/// The front matter and the text after it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fences {
    pub(crate) kind: Kind,
    /// The line that opens it; the first line of the text when there is none.
    pub(crate) opening: Range<usize>,
    pub(crate) inner: Range<usize>,
    /// Where the text begins.
    pub(crate) body: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Between two lines of `+++`.
    Proper,
    /// The second `+++` is missing.
    Unclosed,
    /// Between lines of `---`, as other programs have it.
    Yaml,
    Missing,
}

const MARK: &str = "+++";
const YAML_MARK: &str = "---";

/// Finds the front matter of a text.
pub(crate) fn find(text: &str) -> Fences {
    let blank = text.len() - text.trim_start_matches([' ', '\t', '\n']).len();
    let start = text[..blank].rfind('\n').map_or(0, |at| at + 1);
    let mut lines = lines_from(text, start);
    let opening = lines.next().unwrap_or(start..start);
    let inner_start = after_line(text, &opening);
    let opening = trimmed(text, opening);
    let fences =
        |kind, inner: Range<usize>, body| Fences { kind, opening: opening.clone(), inner, body };
    match &text[opening.clone()] {
        MARK => {
            if let Some(closing) = lines.find(|line| text[line.clone()].trim() == MARK) {
                let body = after_line(text, &closing);
                return fences(Kind::Proper, inner_start..closing.start, body);
            }
            let (inner_end, body) = end_of_unclosed(text, inner_start);
            fences(Kind::Unclosed, inner_start..inner_end, body)
        }
        YAML_MARK => {
            let closing = lines.find(|line| matches!(text[line.clone()].trim(), YAML_MARK | "..."));
            let closing = closing.filter(|line| is_yaml(&text[inner_start..line.start]));
            match closing {
                Some(line) => fences(Kind::Yaml, inner_start..line.start, after_line(text, &line)),
                None => fences(Kind::Missing, start..start, start),
            }
        }
        _ => fences(Kind::Missing, start..start, start),
    }
}

/// The lines of a text from a byte on, without their ends.
pub(crate) fn lines_from(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        from..from + line.strip_suffix('\n').unwrap_or(line).len()
    })
}

/// A span without the white space at its ends.
pub(crate) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let slice = &text[span.clone()];
    let start = span.start + slice.len() - slice.trim_start().len();
    start..start + slice.trim().len()
}

fn after_line(text: &str, line: &Range<usize>) -> usize {
    (line.end + 1).min(text.len())
}

/// Where fields end that no mark ends: at the first line that can't be one.
fn end_of_unclosed(text: &str, start: usize) -> (usize, usize) {
    let mut end = start;
    for line in lines_from(text, start) {
        let words = text[line.clone()].trim();
        if words.len() > 1 && words.bytes().all(|byte| byte == b'+' || byte == b'-') {
            return (line.start, after_line(text, &line));
        }
        if words.is_empty() {
            continue;
        }
        if !looks_like_field(words) {
            break;
        }
        end = after_line(text, &line);
    }
    (end, end)
}

fn looks_like_field(line: &str) -> bool {
    let named = |mark: char| {
        line.split_once(mark).is_some_and(|(name, _)| {
            let name = name.trim();
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-\"".contains(c))
        })
    };
    line.starts_with(['[', ']', '"']) || named('=') || (named(':') && line.len() < 200)
}

fn is_yaml(inner: &str) -> bool {
    let mut lines = inner.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(looks_like_field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kind: Kind, inner: &str, body: &str) {
        let fences = find(text);
        assert_eq!(fences.kind, kind, "{text}");
        assert_eq!(&text[fences.inner], inner, "{text}");
        assert_eq!(&text[fences.body..], body, "{text}");
    }

    #[test]
    fn front_matter_is_found_as_authors_write_it() {
        check("+++\na = 1\n+++\nText", Kind::Proper, "a = 1\n", "Text");
        check("\n \n+++ \n+++", Kind::Proper, "", "");
        check("+++\na = 1\n\nText here", Kind::Unclosed, "a = 1\n", "\nText here");
        check("+++\na = 1\n---\nText", Kind::Unclosed, "a = 1\n", "Text");
        check(
            "+++\n[register]\nsystems = []\n\n## Otsikko",
            Kind::Unclosed,
            "[register]\nsystems = []\n",
            "\n## Otsikko",
        );
        check("+++", Kind::Unclosed, "", "");
        check("---\ntitle: a\n---\nText", Kind::Yaml, "title: a\n", "Text");
        check("---\nText\n---\n", Kind::Missing, "", "---\nText\n---\n");
        check("---\ntitle: a\n", Kind::Missing, "", "---\ntitle: a\n");
        check("Text", Kind::Missing, "", "Text");
        check("", Kind::Missing, "", "");
    }
}
