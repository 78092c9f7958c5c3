//! Every text in `fixtures` is a test: its parsed form and its findings stand beside it in a file
//! of the same name with `.txt`. `UPDATE_EXPECT=1` writes these anew; read the difference then.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostics::finding::{Finding, line_and_column};
use crate::model::document::{Block, BlockKind, Document, FrontMatter, Passage};
use crate::parse::document::parse;
use crate::text::language::Language;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/parse/fixtures");
    #[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
    std::fs::read_to_string(path).unwrap_or_default()
}

fn parse_fixture(path: &Path, text: &str) -> (Document, Vec<Finding>) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let language = name.rsplit('.').nth(1).and_then(Language::from_code).unwrap_or_default();
    parse(text, &format!("kulttuuri/{name}"), &format!("content/kulttuuri/{name}"), language)
}

#[test]
fn texts_are_parsed_as_expected() {
    #[expect(clippy::disallowed_methods, reason = "the setting is of the test alone")]
    let update = std::env::var("UPDATE_EXPECT").is_ok();
    let mut failed = Vec::new();
    for path in fixtures() {
        let text = read(&path);
        let (document, findings) = parse_fixture(&path, &text);
        let actual = written(&document, &findings, &text);
        let expected_path = path.with_extension("txt");
        if actual == read(&expected_path) {
            continue;
        }
        if update {
            #[expect(clippy::disallowed_methods, reason = "a test writes its snapshots")]
            std::fs::write(&expected_path, &actual).unwrap();
        } else {
            println!("--- {}\n{actual}", path.display());
            failed.push(path);
        }
    }
    assert!(failed.is_empty(), "not as expected (UPDATE_EXPECT=1 accepts): {failed:?}");
}

#[test]
fn texts_cut_anywhere_are_parsed() {
    for path in fixtures() {
        let text = read(&path);
        for (at, _) in text.char_indices() {
            check_sound(&path, &text[..at]);
            if at % 7 == 0 {
                check_sound(&path, &text[at..]);
            }
        }
    }
}

#[test]
fn garbage_is_parsed() {
    let scraps = [
        "+++\n",
        "title = ",
        "\"",
        "[register]\n",
        "= ",
        "date = 2026-13-99\n",
        "\n",
        "\n\n",
        "# ",
        "## 3. ",
        "**",
        "Rekisterinpitäjä",
        ": ",
        "| a | b |\n|--|--|\n",
        "| ",
        "|",
        "1. ",
        "- ",
        "> ",
        "```\n",
        "<br>",
        "<b",
        ">",
        "<!--",
        "[a](",
        "x.md",
        "javascript:x",
        ")",
        "![",
        "](",
        "&#x0;",
        "&amp;",
        "\u{0}",
        "\u{feff}",
        "\r",
        "\t",
        "ä",
        "🙂",
        "\u{301}",
        "    ",
        "\\",
        "~~",
        "_",
        "http://x.y",
        "a@b.c",
        "REKISTERIN NIMI",
        "\n---\n",
        "\n===\n",
        "'''",
        "\"\"\"",
        "]",
        "{",
    ];
    let mut state = 42_u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let pick = usize::try_from(state >> 40).unwrap() % scraps.len();
            text.push_str(scraps[pick]);
        }
        check_sound(Path::new("sekava.md"), &text);
    }
}

#[test]
fn deep_nesting_and_long_lines_are_parsed() {
    for piece in [
        "> ",
        "- ",
        "[",
        "![",
        "**",
        "*",
        "_a",
        "<b>",
        "`",
        "~~",
        "1. ",
        "(",
        "| ",
        "a\n",
        "**Rekisterinpitäjä**\n",
        "# a\n",
        "[a](x.md) ",
        "&",
        "\\",
        "<",
        "[register]\n",
    ] {
        let body = piece.repeat(20_000);
        check_sound(Path::new("syva.md"), &body);
        check_sound(Path::new("syva.md"), &format!("+++\n{body}"));
        let cell = format!("| Rekisterin nimi | {} |\n|--|--|\n", body.replace('\n', "<br>"));
        check_sound(Path::new("syva.md"), &cell);
    }
}

/// Whatever the text: spans lie within it, anchors are unique, depths have no gaps, and no tag
/// comes out that isn't one of ours.
fn check_sound(path: &Path, text: &str) {
    let (document, findings) = parse_fixture(path, text);
    for finding in &findings {
        let span = finding.span.clone().unwrap();
        assert!(text.get(span).is_some(), "{}: {text:?}", finding.rule);
    }
    for link in &document.links {
        assert!(text.get(link.span.clone()).is_some(), "{text:?}");
    }
    let mut anchors: Vec<&str> =
        document.sections.iter().map(|section| section.anchor.as_str()).collect();
    anchors.sort_unstable();
    assert!(anchors.windows(2).all(|pair| pair[0] != pair[1]), "{text:?}");
    let mut above = 0;
    for section in &document.sections {
        assert!((1..=above + 1).contains(&section.depth), "{text:?}");
        above = section.depth;
        check_html(&section.body, text);
    }
    check_html(&document.lead, text);
}

fn check_html(passage: &Passage, text: &str) {
    let known = [
        "p",
        "ul",
        "li",
        "blockquote",
        "pre",
        "code",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "em",
        "strong",
        "s",
        "br",
        "hr",
        "ol",
        "th scope=\"col\"",
        "th",
        "a",
    ];
    assert!(!passage.html.contains("\n\n") || passage.html.contains("<pre>"), "{text:?}");
    let mut open: Vec<&str> = Vec::new();
    for tag in passage.html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{text:?}"));
        let name = tag.trim_start_matches('/');
        let own = name.starts_with("a href=\"") || name.starts_with("ol start=\"");
        assert!(known.contains(&name) || own, "{tag}: {text:?}");
        let element = name.split(' ').next().unwrap();
        match (tag.starts_with('/'), element) {
            (_, "br" | "hr") => {}
            (true, element) => assert_eq!(open.pop(), Some(element), "{text:?}\n{}", passage.html),
            (false, element) => open.push(element),
        }
    }
    assert!(open.is_empty(), "{text:?}");
    for Block { text: words, inner, .. } in &passage.blocks {
        assert!(!words.contains('\n'), "{text:?}");
        let html = &passage.html;
        let slice = |range: &std::ops::Range<u32>| &html[range.start as usize..range.end as usize];
        let inner = slice(inner);
        assert_eq!(letters(&text_of(inner)), letters(words), "{text:?}\n{html}");
    }
}

/// The text of some HTML, its tags taken out and its entities read.
fn text_of(html: &str) -> String {
    let parts = html.split('<').enumerate();
    let text: String = parts
        .map(|(at, part)| if at == 0 { part } else { part.split_once('>').unwrap().1 })
        .collect();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    named.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// What is read, whatever its spaces and typography.
fn letters(text: &str) -> String {
    let plain = |c| match c {
        '–' => '-',
        '”' | '“' => '"',
        '’' | '‘' => '\'',
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

fn written(document: &Document, findings: &[Finding], text: &str) -> String {
    let mut out = String::new();
    write_front(&document.front, &mut out);
    write_passage(&document.lead, &mut out);
    for section in &document.sections {
        let items: Vec<&str> = section.items.iter().map(|item| item.id()).collect();
        let hashes = "#".repeat(usize::from(section.depth));
        let number = section.number.as_deref().unwrap_or("-");
        let (heading, anchor) = (&section.heading, &section.anchor);
        writeln!(out, "\n{hashes} [{number}] {heading} {items:?} #{anchor}").unwrap();
        write_passage(&section.body, &mut out);
    }
    for link in &document.links {
        writeln!(out, "\nlink {} {:?} {:?}", link.path, link.fragment, &text[link.span.clone()])
            .unwrap();
    }
    for finding in findings {
        write_finding(finding, text, &mut out);
    }
    out
}

fn write_front(front: &FrontMatter, out: &mut String) {
    let FrontMatter {
        title, date, review_by, summary, order, systems, transfers_outside_eea, ..
    } = front;
    let told = [
        ("title", title.clone()),
        ("date", date.map(|date| date.to_string())),
        ("review_by", review_by.map(|date| date.to_string())),
        ("summary", summary.clone()),
        ("order", order.map(|order| order.to_string())),
        ("systems", (!systems.is_empty()).then(|| systems.join(" | "))),
        ("transfers_outside_eea", transfers_outside_eea.map(|truth| truth.to_string())),
    ];
    for (key, value) in told {
        if let Some(value) = value {
            writeln!(out, "{key}: {value}").unwrap();
        }
    }
}

fn write_passage(passage: &Passage, out: &mut String) {
    for line in passage.html.lines() {
        writeln!(out, "    {line}").unwrap();
    }
    for Block { kind, text, .. } in &passage.blocks {
        let kind = match kind {
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::ListItem { depth } => format!("item {depth}"),
            BlockKind::TableHead => "head".to_owned(),
            BlockKind::TableRow => "row".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Code => "code".to_owned(),
        };
        writeln!(out, "  {kind}: {}", text.replace('\t', " ⇥ ")).unwrap();
    }
}

fn write_finding(finding: &Finding, text: &str, out: &mut String) {
    let span = finding.span.clone().unwrap();
    let (line, column) = line_and_column(text, span.start);
    let (severity, rule) = (finding.severity, &finding.rule);
    writeln!(out, "\n{severity:?} {rule} {line}:{column} {:?}", &text[span]).unwrap();
    writeln!(out, "  {}", finding.message.fi).unwrap();
    if let Some(hint) = &finding.hint {
        writeln!(out, "  {}", hint.fi).unwrap();
    }
}
