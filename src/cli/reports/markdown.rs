//! The report as Markdown, for the comment of a pull request. What a notice says is text in it,
//! whatever its characters mean in Markdown.

use crate::cli::lines::Stretch;
use crate::cli::reports::sections::{Section, sections};
use crate::cli::reports::stretches::{beginning, cells, relinked, shortened};
use crate::cli::reports::words::Words;
use crate::cli::reports::{Report, by_department, file, is_told_by_section};
use crate::diff::listing::{Entry, Mark};
use crate::diff::parts::Piece;
use crate::model::document::BlockKind;
use crate::pipeline::changes::NoticeChange;
use crate::pipeline::states::State;
use crate::text::plain::on_one_line;

pub(super) fn write(report: Report<'_>) -> String {
    let words = Words(report.language);
    let mut page = Page { words, text: String::new() };
    let changes = report.changes;
    page.paragraph(&format!("# {}", escaped(&words.title(changes))));
    page.paragraph(&format!(
        "{}: {}  \n{}: {}",
        words.before(),
        page.state(&changes.from),
        words.after(),
        page.state(&changes.to)
    ));
    page.summary(report);
    for (slug, notices) in by_department(changes) {
        page.paragraph(&format!("## {}", escaped(&changes.departments[slug].title)));
        for change in notices {
            page.notice(report, change);
        }
    }
    page.text
}

struct Page {
    words: Words,
    text: String,
}

impl Page {
    fn paragraph(&mut self, markdown: &str) {
        self.text.push_str(markdown);
        self.text.push_str("\n\n");
    }

    fn item(&mut self, markdown: &str) {
        self.text.extend(["- ", markdown, "\n"]);
    }

    fn state(&self, state: &State) -> String {
        let commit = state.commit.map(|commit| code(&commit.short()));
        let more: Vec<String> = commit.into_iter().chain(self.words.committed(state)).collect();
        let day = self.words.day(state);
        if more.is_empty() { day } else { format!("{day} ({})", more.join(", ")) }
    }

    fn summary(&mut self, report: Report<'_>) {
        let tally = report.changes.tally();
        if tally.texts == 0 {
            self.paragraph(&self.words.nothing(report.changes));
        } else {
            let counts = self.words.counts(&tally).into_iter();
            let counts: Vec<String> =
                counts.map(|(count, what)| format!("**{count}** {what}")).collect();
            let whole = self.words.changed_notices(&tally);
            self.paragraph(&format!("{whole}: {}.", counts.join(", ")));
        }
        if let Some(line) = self.words.introductions(&report.changes.introductions) {
            self.paragraph(&escaped(&line));
        }
    }

    fn notice(&mut self, report: Report<'_>, change: &NoticeChange) {
        let words = self.words;
        self.paragraph(&format!("### {}", escaped(&change.title)));
        let language = (change.language != report.site.default_language())
            .then(|| words.language_of(change.language));
        let facts = [Some(words.kind(change.kind)), words.word_counts(change), language];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        self.paragraph(&format!("{} · {}", code(&file(&change.path)), facts.join(" · ")));
        for remark in words.remarks(change) {
            self.paragraph(&escaped(&remark));
        }
        let sections = sections(change);
        if is_told_by_section(change.kind) {
            for section in &sections {
                self.section(section);
            }
        } else if sections.iter().any(|section| !section.is_lead) {
            self.paragraph(&escaped(&words.section_list(&sections)));
        }
    }

    fn section(&mut self, section: &Section<'_>) {
        let heading = escaped(&self.words.heading(section));
        let fate = self.words.fate(section).join("; ");
        let fate = if fate.is_empty() { fate } else { format!(" ({})", escaped(&fate)) };
        self.paragraph(&format!("#### {heading}{fate}"));
        for entry in section.told() {
            self.entry(section, entry);
        }
        if section.told().next().is_some() {
            self.text.push('\n');
        }
    }

    fn entry(&mut self, section: &Section<'_>, entry: &Entry<'_>) {
        let label = self.words.label(section, entry).map(|label| format!("({}) ", escaped(&label)));
        let mut label = label.unwrap_or_default();
        let mut put = |page: &mut Self, kind: BlockKind, stretches: &[Stretch]| {
            page.item(&format!("{label}{}{}", bullet(kind), marked(stretches)));
            label.clear();
        };
        let whole = |mark: Mark, piece: &Piece<'_>| [(mark, cells(piece.text))];
        match entry {
            Entry::Changed { lines, .. } => {
                for line in lines {
                    put(self, line.kind, &shortened(line));
                }
            }
            Entry::Added(piece) => put(self, piece.kind, &whole(Mark::Added, piece)),
            Entry::Removed(piece) => put(self, piece.kind, &whole(Mark::Removed, piece)),
            Entry::MovedHere(piece, _) => put(self, piece.kind, &whole(Mark::Kept, piece)),
            Entry::MovedAway(piece, _) => put(self, piece.kind, &beginning(piece.text)),
            Entry::Relinked(piece, old, new) => put(self, piece.kind, &relinked(piece, old, new)),
            Entry::Laid(pieces) => {
                for piece in pieces {
                    put(self, piece.kind, &whole(Mark::Kept, piece));
                }
            }
        }
    }
}

fn bullet(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::ListItem { .. } => "• ",
        _ => "",
    }
}

/// Stretches of text as one line: `~~poistettu~~ **lisätty**`.
fn marked(stretches: &[Stretch]) -> String {
    let mut line = Line::default();
    for (mark, text) in stretches {
        match mark {
            Mark::Kept => line.keep(text),
            Mark::Removed => line.mark("~~", text),
            Mark::Added => line.mark("**", text),
        }
    }
    line.markdown
}

/// A comment of HTML: nothing to a reader, and a mark of punctuation to Markdown.
const NOTHING: &str = "<!-- -->";

#[derive(Default)]
struct Line {
    markdown: String,
    end: End,
}

/// How a line ends so far.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum End {
    /// At its beginning, or with white space.
    #[default]
    Open,
    /// With text.
    Text,
    /// With a mark around a letter, or around something else.
    MarkOfLetter,
    MarkOfOther,
}

/// Markdown takes signs for the beginning of a mark only before a letter, or between white space or
/// punctuation and something else; and likewise at its end. White space stands outside a mark.
impl Line {
    fn keep(&mut self, text: &str) {
        // Four spaces at a line's beginning would make code of it.
        let text = if self.markdown.is_empty() { text.trim_start() } else { text };
        let Some((first, last)) = ends(text) else { return };
        if self.end == End::MarkOfOther && !first.is_whitespace() {
            self.markdown.push_str(NOTHING);
        }
        push_escaped(text, &mut self.markdown);
        self.end = if last.is_whitespace() { End::Open } else { End::Text };
    }

    fn mark(&mut self, sign: &str, text: &str) {
        let inner = text.trim();
        let Some((first, last)) = ends(inner) else { return self.keep(text) };
        let start = text.len() - text.trim_start().len();
        self.keep(&text[..start]);
        let parted = match self.end {
            End::Open => true,
            End::Text => first.is_alphanumeric(),
            End::MarkOfLetter | End::MarkOfOther => false,
        };
        if !parted {
            self.markdown.push_str(NOTHING);
        }
        self.markdown.push_str(sign);
        push_escaped(inner, &mut self.markdown);
        self.markdown.push_str(sign);
        let around_letter = last.is_alphanumeric();
        self.end = if around_letter { End::MarkOfLetter } else { End::MarkOfOther };
        self.keep(&text[start + inner.len()..]);
    }
}

fn ends(text: &str) -> Option<(char, char)> {
    text.chars().next().zip(text.chars().next_back())
}

/// Text on one line that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len() + 8);
    push_escaped(&on_one_line(text), &mut markdown);
    markdown
}

/// Adds text to a line that may have begun.
fn push_escaped(text: &str, markdown: &mut String) {
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        // Links that GitHub makes of addresses by itself would swallow the marks behind them.
        let begins_link = match c {
            ':' => rest.starts_with("//"),
            '.' => text[..at].ends_with("www"),
            _ => false,
        };
        if is_special(c) || begins_block(c, markdown) || begins_link {
            markdown.push('\\');
        }
        markdown.push(c);
        // Nobody is called by the name of an account, and no issue is linked to.
        let within_word = text[..at].ends_with(char::is_alphanumeric);
        if matches!(c, '@' | '#') && !within_word && rest.starts_with(char::is_alphanumeric) {
            markdown.push_str(NOTHING);
        }
    }
}

/// Whether a character after the beginning of a line makes a list of it.
fn begins_block(c: char, line: &str) -> bool {
    match c {
        '+' | '-' => line.trim().is_empty(),
        '.' | ')' => !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

fn is_special(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '#' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$')
}

/// Text as code, whatever backticks it has.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use comrak::nodes::{AstNode, NodeValue};
    use comrak::{Arena, Options, parse_document};
    use proptest::prelude::*;

    use super::*;

    /// What a reader of the Markdown sees, with the marks as Markdown has them.
    fn read(markdown: &str) -> String {
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.autolink = true;
        options.extension.footnotes = true;
        let arena = Arena::new();
        let mut seen = String::new();
        collect(parse_document(&arena, markdown, &options), &mut seen);
        seen
    }

    fn collect<'a>(node: &'a AstNode<'a>, seen: &mut String) {
        let (before, after) = match &node.data.borrow().value {
            NodeValue::Text(text) => (text.to_string(), ""),
            NodeValue::Strong => ("{+".to_owned(), "+}"),
            NodeValue::Strikethrough => ("[-".to_owned(), "-]"),
            NodeValue::Document
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Paragraph => (String::new(), ""),
            NodeValue::HtmlInline(html) if html == NOTHING => (String::new(), ""),
            NodeValue::Link(link) if link.url.starts_with("mailto:") => (String::new(), ""),
            other => (format!("<{other:?}>"), ""),
        };
        seen.push_str(&before);
        for child in node.children() {
            collect(child, seen);
        }
        seen.push_str(after);
    }

    fn check(stretches: &[(Mark, &str)]) {
        let stretches: Vec<Stretch> =
            stretches.iter().map(|(mark, text)| (*mark, (*text).to_owned())).collect();
        let expected: String = stretches.iter().map(|(mark, text)| written(*mark, text)).collect();
        let markdown = format!("- {}\n", marked(&stretches));
        let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        let seen = read(&markdown).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(seen, expected, "{markdown}");
    }

    /// A stretch as it must be seen; white space at its ends stands outside its marks.
    fn written(mark: Mark, text: &str) -> String {
        let inner = text.trim();
        let (open, close) = match mark {
            _ if inner.is_empty() => ("", ""),
            Mark::Kept => ("", ""),
            Mark::Removed => ("[-", "-]"),
            Mark::Added => ("{+", "+}"),
        };
        let start = text.len() - text.trim_start().len();
        let (head, tail) = (&text[..start], &text[start + inner.len()..]);
        format!("{head}{open}{inner}{close}{tail}")
    }

    #[test]
    fn marks_hold_beside_letters_and_punctuation() {
        use Mark::{Added, Kept, Removed};
        check(&[(Kept, "sana"), (Added, "(lisä)"), (Kept, "loppu")]);
        check(&[
            (Kept, "Tietoja "),
            (Removed, "kolme vuotta"),
            (Kept, " "),
            (Added, "vuosi"),
            (Kept, "."),
        ]);
        check(&[(Removed, "a,"), (Kept, "b"), (Added, "."), (Removed, " c ")]);
        check(&[(Removed, "a"), (Removed, "b"), (Added, "c"), (Added, "d")]);
        check(&[(Added, "**"), (Removed, "~~"), (Kept, "*")]);
    }

    #[test]
    fn what_means_something_in_markdown_is_text() {
        for text in [
            "# ei otsikko",
            "1. ei luettelo",
            "12) ei",
            "- ei",
            "+ ei",
            "> ei",
            "    ei koodia",
            "<script>alert(1)</script>",
            "[linkki](javascript:x)",
            "![kuva](x)",
            "`koodi` _ja_ *muu*",
            "&amp; &copy;",
            "a | b",
            "--- | ---",
            "===",
            "```",
            "~~~",
            "$x$",
            "[^1]",
            "[ ] ei",
            "C #",
            "#12",
            "-",
            "1",
            "1.",
            "a# b##",
            "www.a.example/~b**c",
            "https://a.example/x_y_z",
            "@kunta ja #12",
            "\\",
            "a\\",
            "**a**",
        ] {
            check(&[(Mark::Kept, text)]);
            check(&[(Mark::Added, text)]);
            check(&[(Mark::Removed, text)]);
            check(&[(Mark::Kept, "Sana "), (Mark::Added, text), (Mark::Kept, "sana")]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_breaks_out(parts in proptest::collection::vec((0..3_usize, "[ -~äö§”–\u{a0}]{0,12}"), 1..6)) {
            let marks = [Mark::Kept, Mark::Removed, Mark::Added];
            let stretches: Vec<(Mark, &str)> =
                parts.iter().map(|(mark, text)| (marks[*mark], text.as_str())).collect();
            check(&stretches);
        }
    }

    #[test]
    fn headings_hold_whatever_text() {
        for text in ["C #", "# #", "1. a", "- a", "a\nb", "a\u{1b}b", "`a", "<b>", "[a]: b"] {
            let seen = read(&format!("{}\n\n{}\n", escaped(text), escaped(text)));
            let text = on_one_line(text);
            assert_eq!(seen, format!("{text}{text}"));
            let markdown = format!("### {}\n", escaped(&text));
            let seen = read(&markdown);
            assert!(seen.ends_with(&format!(">{text}")) && seen.starts_with("<Heading"), "{seen}");
        }
    }

    #[test]
    fn a_file_is_code_whatever_its_name() {
        assert_eq!(code("content/a.md"), "`content/a.md`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
