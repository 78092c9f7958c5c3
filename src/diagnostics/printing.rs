//! How findings are printed for people: the line, a caret, a hint, as compilers do. Sole owner of
//! annotate-snippets. Gives strings; whoever calls prints them.

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostics::finding::{Finding, Severity};
use crate::text::language::Language;

/// A line that is longer is shown in part.
const WIDTH: usize = 120;

/// Lines of a span that are shown; what is longer is cut.
const MOST_LINES: usize = 6;

/// Whether the terminal understands colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Colour,
}

/// Prints findings with their lines, by file and place. `sources` gives the text of a file.
pub fn print<'t>(
    findings: &[Finding],
    sources: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    language: Language,
    style: Style,
) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let renderer = renderer.term_width(WIDTH);
    let mut out = String::new();
    for_each_file(findings, sources, |finding, source| {
        let report = [group(finding, source, language)];
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    });
    out
}

/// Prints findings a line each: `content/a.md:3:1: virhe[unknown-key]: tuntematon kenttä …`.
pub fn short<'t>(
    findings: &[Finding],
    sources: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    language: Language,
) -> String {
    let mut out = String::new();
    for_each_file(findings, sources, |finding, source| {
        let Finding { file, rule, severity, message, .. } = finding;
        for part in [file.as_str(), if file.is_empty() { "" } else { ":" }] {
            out.push_str(part);
        }
        if let Some((source, span)) = source.zip(finding.span.as_ref()) {
            let (line, column) = source.line_and_column(span.start);
            for part in [&line.to_string(), ":", &column.to_string(), ":"] {
                out.push_str(part);
            }
        }
        let gap = if out.is_empty() || out.ends_with('\n') { "" } else { " " };
        let (label, message) = (label(*severity, language), message.within(language));
        let message = normalize_untrusted_str(message);
        for part in [gap, label, "[", rule, "]: ", &message, "\n"] {
            out.push_str(part);
        }
    });
    out
}

/// The line that closes a list of findings: `2 virhettä, 1 varoitus 3 tiedostossa`.
pub fn summary(findings: &[Finding], language: Language) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let kinds = [Severity::Error, Severity::Warning, Severity::Info];
    let counts: Vec<String> = kinds
        .into_iter()
        .map(|severity| (severity, count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", counted(severity, count, language)))
        .collect();
    if counts.is_empty() {
        return match language {
            Language::Fi => "ei huomautettavaa",
            Language::Sv => "inget att anmärka",
            Language::En => "nothing to report",
        }
        .to_owned();
    }
    let files: BTreeSet<&str> = findings
        .iter()
        .map(|finding| finding.file.as_str())
        .filter(|file| !file.is_empty())
        .collect();
    let place = match (files.len(), language) {
        (0, _) => String::new(),
        (count, Language::Fi) => format!(" {count} tiedostossa"),
        (1, Language::Sv) => " i 1 fil".to_owned(),
        (count, Language::Sv) => format!(" i {count} filer"),
        (1, Language::En) => " in 1 file".to_owned(),
        (count, Language::En) => format!(" in {count} files"),
    };
    format!("{}{place}", counts.join(", "))
}

/// A text with the beginnings of its lines.
struct Source<'t> {
    text: Cow<'t, str>,
    line_starts: Vec<usize>,
}

impl<'t> Source<'t> {
    fn new(text: Cow<'t, str>) -> Self {
        let after_lines = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(after_lines).collect();
        Self { text, line_starts }
    }

    /// The number of the line that holds a byte, from zero.
    fn line_at(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Line and column from one, as [`line_and_column`] counts them.
    ///
    /// [`line_and_column`]: crate::diagnostics::finding::line_and_column
    fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let byte = self.floor(byte);
        let line = self.line_at(byte);
        (line + 1, self.text[self.line_starts[line]..byte].chars().count() + 1)
    }

    /// The lines that a span touches, few enough to be shown: where they begin, and their text
    /// without the last line's end.
    fn lines_around(&self, span: &Range<usize>) -> (usize, &str) {
        let first = self.line_at(span.start);
        let last = self.line_at(span.end.saturating_sub(1).max(span.start));
        let after = self.line_starts.get((last + 1).min(first + MOST_LINES));
        let text = &self.text[self.line_starts[first]..after.map_or(self.text.len(), |at| *at)];
        (self.line_starts[first], text.strip_suffix('\n').unwrap_or(text))
    }

    fn floor(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

/// Hands out the findings in order, with the text of the file that each is of.
fn for_each_file<'t>(
    findings: &[Finding],
    sources: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    mut each: impl FnMut(&Finding, Option<&Source<'t>>),
) {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| {
        let span = finding.span.as_ref().map(|span| (span.start, span.end));
        (&finding.file, span, finding.severity, &finding.rule)
    });
    for of_file in sorted.chunk_by(|one, next| one.file == next.file) {
        let file = &of_file[0].file;
        let source = if file.is_empty() { None } else { sources(file).map(Source::new) };
        for finding in of_file {
            each(finding, source.as_ref());
        }
    }
}

fn group<'f>(
    finding: &'f Finding,
    source: Option<&'f Source<'_>>,
    language: Language,
) -> Group<'f> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::NOTE,
    };
    let level = level.with_name(label(finding.severity, language));
    let title = level.primary_title(finding.message.within(language)).id(finding.rule.as_str());
    let mut group = Group::with_title(title);
    if let Some((source, span)) = source.zip(finding.span.as_ref()) {
        group = group.element(snippet(&finding.file, source, span));
    } else if !finding.file.is_empty() {
        group = group.element(Origin::path(finding.file.as_str()));
    }
    if let Some(hint) = &finding.hint {
        let words = normalize_untrusted_str(hint.within(language));
        group = group.element(Level::HELP.with_name(hint_label(language)).message(words));
    }
    group
}

/// Only the lines of the span: a file of any length costs the same.
fn snippet<'f>(
    file: &'f str,
    source: &'f Source<'_>,
    span: &Range<usize>,
) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    let start = source.floor(span.start);
    let end = source.floor(span.end.max(start));
    let (base, lines) = source.lines_around(&(start..end));
    let within = (start - base).min(lines.len())..(end - base).min(lines.len());
    Snippet::source(lines)
        .line_start(source.line_at(base) + 1)
        .path(file)
        .annotation(AnnotationKind::Primary.span(within))
}

fn label(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Fi) => "virhe",
        (Severity::Error, Language::Sv) => "fel",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Fi) => "varoitus",
        (Severity::Warning, Language::Sv) => "varning",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Info, Language::Fi) => "huomio",
        (Severity::Info, Language::Sv) => "notis",
        (Severity::Info, Language::En) => "note",
    }
}

fn hint_label(language: Language) -> &'static str {
    match language {
        Language::Fi => "ohje",
        Language::Sv => "råd",
        Language::En => "hint",
    }
}

/// The name of a severity after a number.
fn counted(severity: Severity, count: usize, language: Language) -> &'static str {
    if count == 1 {
        return label(severity, language);
    }
    match (severity, language) {
        (Severity::Error, Language::Fi) => "virhettä",
        (Severity::Error, Language::Sv) => "fel",
        (Severity::Error, Language::En) => "errors",
        (Severity::Warning, Language::Fi) => "varoitusta",
        (Severity::Warning, Language::Sv) => "varningar",
        (Severity::Warning, Language::En) => "warnings",
        (Severity::Info, Language::Fi) => "huomiota",
        (Severity::Info, Language::Sv) => "notiser",
        (Severity::Info, Language::En) => "notes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told;

    const TEXT: &str = "+++\notsikko = \"Kirjasto\"\n+++\nTässä on ääkkösiä\n";

    fn unknown_key() -> Finding {
        Finding::error(
            "unknown-key",
            told!(
                fi: "tuntematon kenttä `otsikko`",
                sv: "okänt fält `otsikko`",
                en: "unknown field `otsikko`"
            ),
        )
        .in_file("content/a.md")
        .at(4..11)
        .hint(told!(
            fi: "Tarkoititko kenttää `title`?",
            sv: "Menade du fältet `title`?",
            en: "Did you mean the field `title`?"
        ))
    }

    fn plain(rule: &str, severity: Severity, file: &str, span: Option<Range<usize>>) -> Finding {
        let message = told!(fi: "sanottavaa", sv: "något", en: "something");
        let finding = Finding { severity, span, ..Finding::info(rule, message) };
        finding.in_file(file)
    }

    fn check(findings: &[Finding], language: Language, expected: &str) {
        let sources = |_: &str| Some(Cow::Borrowed(TEXT));
        assert_eq!(print(findings, &sources, language, Style::Plain), expected);
    }

    #[test]
    fn a_finding_shows_its_line() {
        check(
            &[unknown_key()],
            Language::Fi,
            "virhe[unknown-key]: tuntematon kenttä `otsikko`
 --> content/a.md:2:1
  |
2 | otsikko = \"Kirjasto\"
  | ^^^^^^^
  |
  = ohje: Tarkoititko kenttää `title`?

",
        );
        check(
            &[unknown_key()],
            Language::Sv,
            "fel[unknown-key]: okänt fält `otsikko`
 --> content/a.md:2:1
  |
2 | otsikko = \"Kirjasto\"
  | ^^^^^^^
  |
  = råd: Menade du fältet `title`?

",
        );
    }

    #[test]
    fn places_are_counted_in_characters_and_files_stand_in_order() {
        let findings = [
            plain("b", Severity::Warning, "content/b.md", Some(40..52)),
            plain("c", Severity::Info, "", None),
            plain("a", Severity::Info, "content/a.md", None),
        ];
        check(
            &findings,
            Language::En,
            "note[c]: something

note[a]: something
--> content/a.md

warning[b]: something
 --> content/b.md:4:10
  |
4 | Tässä on ääkkösiä
  |          ^^^^^^^^

",
        );
        let lines = short(&findings, &|_| Some(Cow::Borrowed(TEXT)), Language::En);
        assert_eq!(
            lines,
            "note[c]: something\ncontent/a.md: note[a]: something\n\
             content/b.md:4:10: warning[b]: something\n"
        );
    }

    #[test]
    fn spans_of_any_kind_are_shown() {
        let long = format!("{}täällä{}", "sana ".repeat(100), " sana".repeat(100));
        let many = "rivi\n".repeat(50);
        for (text, span) in [
            (TEXT, 0..TEXT.len()),
            (TEXT, TEXT.len()..TEXT.len()),
            (TEXT, 900..999),
            (TEXT, 35..36),
            ("", 0..0),
            ("\n\n", 1..1),
            ("a\tb\u{1b}[31m\u{202e}", 1..3),
            (&long, 500..508),
            (&long, 0..long.len()),
            (&many, 0..many.len()),
        ] {
            let finding = plain("a", Severity::Error, "content/a.md", Some(span.clone()));
            let source = |_: &str| Some(Cow::Borrowed(text));
            for style in [Style::Plain, Style::Colour] {
                let shown = print(std::slice::from_ref(&finding), &source, Language::Fi, style);
                assert!(shown.contains("content/a.md"), "{span:?}");
                let widest = shown.lines().map(|line| line.chars().count()).max();
                assert!(style == Style::Colour || widest <= Some(WIDTH + 20), "{span:?}:\n{shown}");
                assert!(shown.lines().count() < 20, "{span:?}:\n{shown}");
            }
            assert!(!short(&[finding], &source, Language::Fi).is_empty());
        }
        let cut = plain("a", Severity::Error, "content/a.md", Some(500..508));
        let source = |_: &str| Some(Cow::Borrowed(long.as_str()));
        assert!(print(&[cut], &source, Language::Fi, Style::Plain).contains("täällä"));
    }

    #[test]
    fn what_the_file_holds_never_steers_the_terminal() {
        let evil = Finding::error("a", told!(fi: "\u{1b}[31mx", sv: "x", en: "x"))
            .hint(told!(fi: "\u{1b}[2Jx", sv: "x", en: "x"))
            .in_file("content/a.md")
            .at(0..1);
        let source = |_: &str| Some(Cow::Borrowed("\u{1b}[2Jx"));
        let findings = [evil];
        assert!(!print(&findings, &source, Language::Fi, Style::Plain).contains('\u{1b}'));
        assert!(!short(&findings, &source, Language::Fi).contains('\u{1b}'));
    }

    #[test]
    fn the_last_line_counts() {
        let of = |severity, file| plain("a", severity, file, None);
        let findings =
            [of(Severity::Error, "a"), of(Severity::Error, "b"), of(Severity::Warning, "c")];
        assert_eq!(summary(&findings, Language::Fi), "2 virhettä, 1 varoitus 3 tiedostossa");
        assert_eq!(summary(&findings, Language::Sv), "2 fel, 1 varning i 3 filer");
        assert_eq!(summary(&findings, Language::En), "2 errors, 1 warning in 3 files");
        assert_eq!(summary(&findings[..1], Language::Fi), "1 virhe 1 tiedostossa");
        assert_eq!(summary(&findings[..1], Language::Sv), "1 fel i 1 fil");
        assert_eq!(summary(&[of(Severity::Info, "")], Language::En), "1 note");
        assert_eq!(summary(&[], Language::Sv), "inget att anmärka");
    }
}
