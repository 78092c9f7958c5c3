//! What stands on a line: words, emphasis, links. Each run is written as HTML and as plain text
//! in one pass; the HTML is then set as the text's language wants it, the plain text stays the
//! author's own.

use std::ops::Range;

use comrak::nodes::{NodeLink, NodeValue};

use crate::markdown::escape::{push_escaped, push_plain};
use crate::markdown::faults;
use crate::markdown::links::{Target, judge, write_href};
use crate::markdown::pieces::{Node, Run, node_span, push_own_text};
use crate::markdown::writer::{DEEPEST, Writer};
use crate::model::document::NoticeLink;
use crate::text::language::Language;
use crate::text::typography::{LINE_END, OPAQUE, changed, changes};

const LINE_BREAK: &str = "<br>";

/// A run being written.
struct Line<'h> {
    html: &'h mut String,
    text: String,
    /// The author's words as typography reads them, without what it must leave alone.
    words: String,
    /// Where those words stand in the HTML.
    pieces: Vec<WordsPiece>,
    depth: usize,
    in_link: bool,
}

/// Words that stand together in the HTML.
struct WordsPiece {
    /// Bytes of [`Line::words`].
    words: Range<usize>,
    html: Range<usize>,
}

impl Writer<'_> {
    /// Adds a run to the HTML and gives its plain text; both are empty when it says nothing.
    pub(crate) fn run(&mut self, run: Run<'_>, html: &mut String) -> String {
        let start = html.len();
        let mut line = Line::new(html);
        let mut node = run.from;
        if let (Some(first), 1..) = (node, run.skipped) {
            if let NodeValue::Text(text) = &first.data().value {
                line.words(text.get(run.skipped..).unwrap_or_default().trim_start());
            }
            node = first.next_sibling();
        }
        while let Some(next) = node {
            if run.until.is_some_and(|until| std::ptr::eq(until, next)) {
                break;
            }
            let opens = line.html.len() == start;
            match &next.data().value {
                // A colon may stand between a label and this; white space says nothing here.
                NodeValue::Text(text) if opens => line.words(text.trim_start()),
                _ if opens && is_line_break(next) => {}
                _ => self.inline(next, &mut line),
            }
            node = next.next_sibling();
        }
        line.typeset(self.language);
        let text = line.text;
        trim_breaks(html, start);
        let said = text.trim();
        if said.is_empty() {
            html.truncate(start);
        }
        said.to_owned()
    }

    fn inline(&mut self, node: Node<'_>, line: &mut Line<'_>) {
        if line.depth > DEEPEST {
            return flat(node, line);
        }
        match &node.data().value {
            NodeValue::Text(text) => line.words(text),
            NodeValue::SoftBreak => line.soft_break(),
            NodeValue::LineBreak => line.hard_break(),
            NodeValue::HtmlInline(tag) if is_break_tag(tag) => line.hard_break(),
            NodeValue::HtmlInline(tag) => {
                self.tell_raw_html(node, tag);
                line.verbatim(tag);
            }
            NodeValue::Code(code) => {
                line.html.push_str("<code>");
                line.verbatim(&code.literal);
                line.html.push_str("</code>");
            }
            NodeValue::Emph => self.element("em", node, line),
            NodeValue::Strong => self.element("strong", node, line),
            NodeValue::Strikethrough => self.element("s", node, line),
            NodeValue::Link(link) => self.link(node, link, line),
            NodeValue::Image(_) => {
                self.tell(faults::image(), node_span(self.places, node));
                flat(node, line);
            }
            _ => self.children(node, line),
        }
    }

    fn children(&mut self, node: Node<'_>, line: &mut Line<'_>) {
        line.depth += 1;
        for child in node.children() {
            self.inline(child, line);
        }
        line.depth -= 1;
    }

    fn element(&mut self, name: &str, node: Node<'_>, line: &mut Line<'_>) {
        for part in ["<", name, ">"] {
            line.html.push_str(part);
        }
        self.children(node, line);
        for part in ["</", name, ">"] {
            line.html.push_str(part);
        }
    }

    fn link(&mut self, node: Node<'_>, link: &NodeLink, line: &mut Line<'_>) {
        let target = judge(&link.url, self.path);
        let span = node_span(self.places, node);
        if let Some(fault) = faults::link(&link.url, &target) {
            self.tell(fault, span);
            return self.children(node, line);
        }
        if line.in_link {
            return self.children(node, line);
        }
        line.html.push_str("<a href=\"");
        write_href(&target, line.html);
        line.html.push_str("\">");
        let said = line.text.len();
        line.in_link = true;
        self.children(node, line);
        line.in_link = false;
        // A link must have words that say where it leads.
        if line.text[said..].trim().is_empty() {
            line.verbatim(&link.url);
        }
        line.html.push_str("</a>");
        if let Target::Text { path, fragment } = target {
            self.links.push(NoticeLink { path, fragment, span });
        }
    }

    /// Tells of raw HTML, once a line.
    pub(crate) fn tell_raw_html(&mut self, node: Node<'_>, literal: &str) {
        let at = node.data().sourcepos.start;
        if self.raw_html_line == at.line {
            return;
        }
        self.raw_html_line = at.line;
        let first_line = literal.trim_end().split('\n').next().unwrap_or_default();
        let to = (at.line, at.column + first_line.len().saturating_sub(1));
        let span = self.places.span((at.line, at.column), to);
        self.tell(faults::raw_html(literal), span);
    }
}

impl<'h> Line<'h> {
    fn new(html: &'h mut String) -> Self {
        let (text, words, pieces) = (String::new(), String::new(), Vec::new());
        Self { html, text, words, pieces, depth: 0, in_link: false }
    }

    /// The author's words.
    fn words(&mut self, text: &str) {
        push_plain(text, &mut self.text);
        self.piece(text);
    }

    /// What stays as it is written: code, addresses.
    fn verbatim(&mut self, text: &str) {
        push_escaped(text, self.html);
        push_plain(text, &mut self.text);
        self.words.push(OPAQUE);
    }

    fn piece(&mut self, text: &str) {
        let (words, html) = (self.words.len(), self.html.len());
        self.words.push_str(text);
        push_escaped(text, self.html);
        self.pieces
            .push(WordsPiece { words: words..self.words.len(), html: html..self.html.len() });
    }

    /// Writes the words anew where their language sets them otherwise.
    fn typeset(&mut self, language: Language) {
        let changes = changes(&self.words, language);
        for piece in self.pieces.iter().rev() {
            let begin = changes.partition_point(|change| change.at < piece.words.start);
            let end = changes.partition_point(|change| change.at < piece.words.end);
            if begin < end {
                let set = changed(&self.words, piece.words.clone(), &changes[begin..end]);
                let mut html = String::with_capacity(piece.html.len() + end - begin);
                push_escaped(&set, &mut html);
                self.html.replace_range(piece.html.clone(), &html);
            }
        }
    }

    fn soft_break(&mut self) {
        self.space();
        if !self.html.ends_with('\n') {
            self.piece("\n");
        }
    }

    fn hard_break(&mut self) {
        self.space();
        self.words.push(LINE_END);
        self.html.push_str(LINE_BREAK);
        self.html.push('\n');
    }

    fn space(&mut self) {
        if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

/// Only the words of a node and of those in it.
fn flat(node: Node<'_>, line: &mut Line<'_>) {
    let mut text = String::new();
    for inner in node.descendants() {
        push_own_text(inner, &mut text);
    }
    line.verbatim(&text);
}

/// A break at the end of a paragraph breaks nothing.
fn trim_breaks(html: &mut String, start: usize) {
    loop {
        let rest = html[start..].trim_end();
        let kept = rest.strip_suffix(LINE_BREAK).unwrap_or(rest).len();
        if start + kept == html.len() {
            return;
        }
        html.truncate(start + kept);
    }
}

/// A line break of any kind, also the tag that writers know from elsewhere.
pub(crate) fn is_line_break(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::SoftBreak) || is_hard_break(node)
}

/// A line break that the author asked for.
pub(crate) fn is_hard_break(node: Node<'_>) -> bool {
    match &node.data().value {
        NodeValue::LineBreak => true,
        NodeValue::HtmlInline(tag) => is_break_tag(tag),
        _ => false,
    }
}

/// `<br>`, `<br/>`, `<BR />`: the one tag that is understood.
pub(crate) fn is_break_tag(tag: &str) -> bool {
    let inner = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>'));
    inner.is_some_and(|inner| inner.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}
