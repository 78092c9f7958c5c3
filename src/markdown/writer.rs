//! Writes pieces into passages: safe HTML and the same block by block as plain text. Only tags
//! and attributes that are named here come out; all else of the author's is text.

use comrak::nodes::{AstNode, ListType, NodeList, NodeValue};
use std::ops::Range;

use crate::diagnostics::finding::Finding;
use crate::markdown::escape::{push_escaped, push_plain};
use crate::markdown::inlines::{is_break_tag, is_hard_break};
use crate::markdown::pieces::{Cell, Following, Markdown, Node, Piece, Run};
use crate::markdown::places::Places;
use crate::model::document::{Block, BlockKind, NoticeLink, Passage};
use crate::text::language::Language;
use crate::text::typography::typeset;

/// What is nested deeper than this is written as mere text.
pub(crate) const DEEPEST: usize = 40;

/// Writes the pieces of one text, and gathers what there is to say of them.
#[derive(Debug)]
pub struct Writer<'w> {
    pub links: Vec<NoticeLink>,
    /// Without the name of the file.
    pub findings: Vec<Finding>,
    pub(crate) places: &'w Places<'w>,
    /// The path of the text, from the content folder.
    pub(crate) path: &'w str,
    pub(crate) language: Language,
    /// The line of the last finding on raw HTML.
    pub(crate) raw_html_line: usize,
    depth: usize,
}

impl<'w> Writer<'w> {
    pub fn new(markdown: &'w Markdown<'w>, path: &'w str, language: Language) -> Self {
        let (links, findings, places) = (Vec::new(), Vec::new(), &markdown.places);
        Self { links, findings, places, path, language, raw_html_line: 0, depth: 0 }
    }

    /// Adds a piece to a passage.
    pub fn piece(&mut self, piece: Piece<'_>, passage: &mut Passage) {
        self.block(piece.0, BlockKind::Paragraph, passage);
    }

    /// Adds a part of a paragraph to a passage, as a paragraph.
    pub fn paragraph(&mut self, run: Run<'_>, passage: &mut Passage) {
        self.paragraph_as(run, BlockKind::Paragraph, passage);
    }

    /// Adds blocks that follow in the same item of a list.
    pub fn following(&mut self, following: Following<'_>, passage: &mut Passage) {
        for node in std::iter::successors(following.0, |node| node.next_sibling()) {
            self.block(node, BlockKind::Paragraph, passage);
        }
    }

    /// Adds a table's cell to a passage, its lines as paragraphs and lists.
    pub fn cell(&mut self, cell: Cell<'_>, passage: &mut Passage) {
        let mut lines = cell_lines(cell.0).peekable();
        while let Some(line) = lines.next() {
            if let Some(item) =
                bullet(line).filter(|_| lines.peek().copied().and_then(bullet).is_some())
            {
                passage.html.open("<ul>\n");
                self.list_line(item, passage);
                while let Some(item) = lines.peek().copied().and_then(bullet) {
                    self.list_line(item, passage);
                    lines.next();
                }
                passage.html.push_str("</ul>");
                continue;
            }
            self.paragraph(line, passage);
        }
    }

    /// Tells what there is to say of the marks in a heading, which stays plain text.
    pub fn heading(&mut self, piece: Piece<'_>) {
        let whole = Run { from: piece.0.first_child(), skipped: 0, until: None };
        self.run(whole, &mut String::new());
    }

    pub(crate) fn tell(&mut self, finding: Finding, span: Range<usize>) {
        self.findings.push(finding.at(span));
    }

    fn block(&mut self, node: Node<'_>, kind: BlockKind, passage: &mut Passage) {
        if self.depth > DEEPEST {
            return self.flat_block(node, kind, passage);
        }
        self.depth += 1;
        match &node.data().value {
            // A heading stands here only when it isn't one: in a list, or by accident.
            NodeValue::Paragraph | NodeValue::Heading(_) => {
                self.paragraph_as(whole(node), kind, passage);
            }
            NodeValue::List(list) => self.list(node, list, kind, passage),
            NodeValue::BlockQuote if node.first_child().is_some() => self.quote(node, passage),
            NodeValue::CodeBlock(code) if code.fenced => code_block(&code.literal, passage),
            // Who indents a paragraph by four spaces doesn't mean a program.
            NodeValue::CodeBlock(code) => self.text_block(&code.literal, kind, passage),
            NodeValue::HtmlBlock(html) => self.html_block(node, &html.literal, kind, passage),
            NodeValue::Table(_) => self.table(node, passage),
            NodeValue::ThematicBreak => passage.html.open("<hr>"),
            _ => {
                for child in node.children() {
                    self.block(child, kind, passage);
                }
            }
        }
        self.depth -= 1;
    }

    fn paragraph_as(&mut self, run: Run<'_>, kind: BlockKind, passage: &mut Passage) {
        let before = passage.html.len();
        passage.html.open("<p>");
        let start = passage.html.len();
        let text = self.run(run, &mut passage.html);
        if text.is_empty() {
            return passage.html.truncate(before);
        }
        push_element(passage, start, "</p>", kind, text);
    }

    fn quote(&mut self, node: Node<'_>, passage: &mut Passage) {
        passage.html.open("<blockquote>");
        for child in node.children() {
            self.block(child, BlockKind::Quote, passage);
        }
        passage.html.open("</blockquote>");
    }

    fn list(&mut self, node: Node<'_>, list: &NodeList, kind: BlockKind, passage: &mut Passage) {
        if let Some(dash) = lone_dash(node, list) {
            return self.text_block(dash, kind, passage);
        }
        let depth = match kind {
            BlockKind::ListItem { depth } => depth.saturating_add(1),
            _ => 1,
        };
        let ordered = list.list_type == ListType::Ordered;
        match (ordered, list.start) {
            (false, _) => passage.html.open("<ul>"),
            (true, 1) => passage.html.open("<ol>"),
            (true, start) => passage.html.open(&format!("<ol start=\"{start}\">")),
        }
        for item in node.children() {
            self.item(item, list.tight, BlockKind::ListItem { depth }, passage);
        }
        passage.html.open(if ordered { "</ol>" } else { "</ul>" });
    }

    fn item(&mut self, item: Node<'_>, tight: bool, kind: BlockKind, passage: &mut Passage) {
        passage.html.open("<li>");
        let mut only_words = true;
        // The paragraphs of an item are one block, until something else comes between them.
        let mut paragraph: Option<usize> = None;
        for child in item.children() {
            if !matches!(child.data().value, NodeValue::Paragraph) {
                self.block(child, kind, passage);
                (only_words, paragraph) = (false, None);
                continue;
            }
            let before = passage.blocks.len();
            if tight {
                let start = passage.html.len();
                let text = self.run(whole(child), &mut passage.html);
                if !text.is_empty() {
                    let inner = range(start, passage.html.len());
                    passage.blocks.push(Block { kind, text, inner });
                }
            } else {
                self.block(child, kind, passage);
                only_words = false;
            }
            match paragraph {
                Some(at) => join_blocks(&mut passage.blocks, at),
                None => paragraph = (passage.blocks.len() > before).then_some(before),
            }
        }
        if only_words {
            return passage.html.push_str("</li>");
        }
        passage.html.open("</li>");
    }

    fn list_line(&mut self, line: Run<'_>, passage: &mut Passage) {
        passage.html.push_str("<li>");
        let start = passage.html.len();
        let text = self.run(line, &mut passage.html);
        push_element(passage, start, "</li>", BlockKind::ListItem { depth: 1 }, text);
        passage.html.push('\n');
    }

    fn html_block(
        &mut self,
        node: Node<'_>,
        literal: &str,
        kind: BlockKind,
        passage: &mut Passage,
    ) {
        let mut html = String::new();
        let mut text = String::new();
        let mut told = false;
        for part in literal.trim().split_inclusive('>') {
            let (words, tag) = part.rfind('<').map_or((part, ""), |at| part.split_at(at));
            push_escaped(words, &mut html);
            push_plain(words, &mut text);
            if is_break_tag(tag) {
                html.push_str("<br>\n");
                text.push(' ');
                continue;
            }
            told |= !tag.is_empty();
            push_escaped(tag, &mut html);
            push_plain(tag, &mut text);
        }
        if told {
            self.tell_raw_html(node, literal);
        }
        push_block(&collapse_lines(&html), &text, kind, passage);
    }

    fn flat_block(&self, node: Node<'_>, kind: BlockKind, passage: &mut Passage) {
        let mut text = String::new();
        for inner in node.descendants() {
            if inner.data().value.block() {
                text.push(' ');
            }
            crate::markdown::pieces::push_own_text(inner, &mut text);
        }
        self.text_block(&text, kind, passage);
    }

    /// Text without any marks, as a paragraph.
    fn text_block(&self, text: &str, kind: BlockKind, passage: &mut Passage) {
        let mut html = String::new();
        push_escaped(&typeset(text, self.language), &mut html);
        push_block(&collapse_lines(&html), text, kind, passage);
    }

    fn table(&mut self, table: Node<'_>, passage: &mut Passage) {
        let before = passage.html.len();
        passage.html.open("<table>");
        let mut rows = table.children().peekable();
        let head = rows.next_if(|row| matches!(row.data().value, NodeValue::TableRow(true)));
        let head = head.filter(|row| row.children().any(|cell| cell.first_child().is_some()));
        if let Some(row) = head {
            passage.html.open("<thead>");
            self.row(row, BlockKind::TableHead, passage);
            passage.html.open("</thead>");
        }
        let empty = head.is_none() && rows.peek().is_none();
        if rows.peek().is_some() {
            passage.html.open("<tbody>");
            for row in rows {
                self.row(row, BlockKind::TableRow, passage);
            }
            passage.html.open("</tbody>");
        }
        if empty {
            return passage.html.truncate(before);
        }
        passage.html.open("</table>");
    }

    fn row(&mut self, row: Node<'_>, kind: BlockKind, passage: &mut Passage) {
        passage.html.open("<tr>");
        let start = passage.html.len();
        let mut words = String::new();
        for (at, cell) in row.children().enumerate() {
            if at > 0 {
                words.push('\t');
            }
            // A header cell without words would be a header of nothing.
            let header = kind == BlockKind::TableHead && cell.first_child().is_some();
            passage.html.push_str(if header { "<th scope=\"col\">" } else { "<td>" });
            words.push_str(&self.run(whole(cell), &mut passage.html));
            passage.html.push_str(if header { "</th>" } else { "</td>" });
        }
        if words.trim().is_empty() {
            return passage.html.push_str("</tr>");
        }
        push_element(passage, start, "</tr>", kind, words);
    }
}

/// Begins a tag on a line of its own.
trait Open {
    fn open(&mut self, tag: &str);
}

impl Open for String {
    fn open(&mut self, tag: &str) {
        if !self.is_empty() && !self.ends_with('\n') {
            self.push('\n');
        }
        self.push_str(tag);
    }
}

/// A place in HTML; texts are far smaller than four gigabytes.
fn range(start: usize, end: usize) -> Range<u32> {
    u32::try_from(start).unwrap_or(u32::MAX)..u32::try_from(end).unwrap_or(u32::MAX)
}

/// Ends an element, and adds the block that it holds; what it holds began at `start`.
fn push_element(passage: &mut Passage, start: usize, close: &str, kind: BlockKind, text: String) {
    let inner = range(start, passage.html.len());
    passage.html.push_str(close);
    passage.blocks.push(Block { kind, text, inner });
}

fn whole(node: Node<'_>) -> Run<'_> {
    Run { from: node.first_child(), skipped: 0, until: None }
}

/// The last block becomes part of the one at `at`, if it is the next.
fn join_blocks(blocks: &mut Vec<Block>, at: usize) {
    if blocks.len() == at + 2
        && let Some(last) = blocks.pop()
    {
        blocks[at].text.push(' ');
        blocks[at].text.push_str(&last.text);
        blocks[at].inner.end = last.inner.end;
    }
}

/// A dash alone on its line says "nothing", and is no list.
fn lone_dash(node: Node<'_>, list: &NodeList) -> Option<&'static str> {
    let mut items = node.children();
    let only = items.next().filter(|item| item.first_child().is_none())?;
    let alone = list.list_type == ListType::Bullet && only.next_sibling().is_none();
    alone.then_some(match list.bullet_char {
        b'*' => "*",
        b'+' => "+",
        _ => "-",
    })
}

fn push_block(html: &str, text: &str, kind: BlockKind, passage: &mut Passage) {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    if words.is_empty() {
        return;
    }
    passage.html.open("<p>");
    let start = passage.html.len();
    passage.html.push_str(html);
    let mut text = String::new();
    push_plain(&words.join(" "), &mut text);
    push_element(passage, start, "</p>", kind, text);
}

/// Lines without empty ones between them and without breaks at the ends.
fn collapse_lines(html: &str) -> String {
    let lines: Vec<&str> = html.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let joined = lines.join("\n");
    let trimmed = joined.trim_end_matches(|c: char| c.is_whitespace());
    trimmed.trim_end_matches("<br>").trim_end().trim_start_matches("<br>").trim_start().to_owned()
}

fn code_block(literal: &str, passage: &mut Passage) {
    let literal = literal.trim_end_matches('\n');
    if literal.trim().is_empty() {
        return;
    }
    passage.html.open("<pre><code>");
    let start = passage.html.len();
    push_escaped(literal, &mut passage.html);
    let mut text = String::new();
    push_plain(literal, &mut text);
    push_element(passage, start, "</code></pre>", BlockKind::Code, text.trim().to_owned());
}

/// The lines of a cell: runs between the breaks that the author asked for. A run of lines without
/// a list or an empty line between them stays one.
fn cell_lines(cell: Node<'_>) -> impl Iterator<Item = Run<'_>> {
    let mut next = cell.first_child();
    std::iter::from_fn(move || {
        while next.is_some_and(is_hard_break) {
            next = next.and_then(AstNode::next_sibling);
        }
        let from = next?;
        let until = end_of_cell_line(from);
        next = until;
        Some(Run { from: Some(from), skipped: 0, until })
    })
}

/// The break that ends a line of a cell for good: before or after the item of a list, or doubled.
fn end_of_cell_line(from: Node<'_>) -> Option<Node<'_>> {
    let item = starts_with_bullet(from).is_some();
    std::iter::successors(Some(from), |node| node.next_sibling()).find(|node| {
        is_hard_break(node)
            && (item
                || node
                    .next_sibling()
                    .is_some_and(|next| is_hard_break(next) || starts_with_bullet(next).is_some()))
    })
}

/// The text of an item, if a line of a cell is one.
fn bullet(line: Run<'_>) -> Option<Run<'_>> {
    let skipped = starts_with_bullet(line.from?)?;
    Some(Run { skipped, ..line })
}

fn starts_with_bullet(node: Node<'_>) -> Option<usize> {
    let data = node.data();
    let text = data.value.text()?;
    let trimmed = text.trim_start();
    let rest = trimmed.strip_prefix(['-', '–', '•', '*', '·'])?;
    rest.starts_with([' ', '\u{a0}']).then_some(text.len() - rest.len())
}
