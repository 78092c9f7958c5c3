//! Pieces: a text cut at its outermost blocks, and what each piece looks like to one who asks
//! whether it is a heading.

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::options::{Extension, Options};
use std::ops::Range;

use crate::markdown::escape::push_plain;
use crate::markdown::inlines::is_line_break;
use crate::markdown::places::Places;

/// One that is longer is no heading.
const LONGEST_OPENING: usize = 200;

pub(crate) type Node<'a> = &'a AstNode<'a>;

/// Holds what was parsed.
#[derive(Default)]
pub struct Arena<'a>(comrak::Arena<'a>);

impl std::fmt::Debug for Arena<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arena").finish_non_exhaustive()
    }
}

/// A parsed text.
#[derive(Debug)]
pub struct Markdown<'a> {
    pub pieces: Vec<Piece<'a>>,
    pub(crate) places: Places<'a>,
}

/// An outermost block of a text.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a>(pub(crate) Node<'a>);

/// What a piece looks like.
#[derive(Debug)]
pub enum Shape<'a> {
    Heading { level: u8, text: String },
    Paragraph(Lines<'a>),
    Numbered(Vec<Entry<'a>>),
    TwoColumns(Vec<Row<'a>>),
    Other,
}

/// The lines of a paragraph that might be headings, and the blocks that follow it in its item.
#[derive(Debug)]
pub struct Lines<'a> {
    pub openings: Vec<Opening<'a>>,
    first: Option<Node<'a>>,
    following: Option<Node<'a>>,
}

/// The beginning of a line, where it might be a heading.
#[derive(Debug)]
pub struct Opening<'a> {
    pub text: String,
    pub look: Look,
    pub end: End,
    start: Node<'a>,
    after: After<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Bold,
    Plain,
}

/// What ends an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Line,
    Colon,
}

/// Where the text after an opening begins.
#[derive(Debug, Clone, Copy)]
struct After<'a> {
    node: Option<Node<'a>>,
    /// Bytes of that node, if it is a text, that belong to the opening.
    skipped: usize,
}

/// A part of a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    pub(crate) from: Option<Node<'a>>,
    pub(crate) skipped: usize,
    pub(crate) until: Option<Node<'a>>,
}

/// Blocks that follow a paragraph in the item of a list.
#[derive(Debug, Clone, Copy)]
pub struct Following<'a>(pub(crate) Option<Node<'a>>);

/// An item of a numbered list.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The digits that the author wrote.
    pub number: String,
    pub lines: Lines<'a>,
}

/// A row of a table with two columns.
#[derive(Debug)]
pub struct Row<'a> {
    pub is_head: bool,
    pub label: String,
    pub cell: Cell<'a>,
    pub span: Range<usize>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a>(pub(crate) Node<'a>);

/// Parses the text from the byte `start` on.
pub fn parse<'a>(arena: &'a Arena<'a>, text: &'a str, start: usize) -> Markdown<'a> {
    // Looking for addresses costs as much as all the rest: only where there may be one.
    let autolink = ["@", "://", "www."].iter().any(|mark| text.contains(mark));
    let extension =
        Extension { table: true, strikethrough: true, autolink, ..Extension::default() };
    let options = Options { extension, ..Options::default() };
    let root = comrak::parse_document(&arena.0, &text[start..], &options);
    Markdown { pieces: root.children().map(Piece).collect(), places: Places::new(text, start) }
}

impl<'a> Markdown<'a> {
    /// The bytes of the file that hold a piece.
    pub fn span(&self, piece: Piece<'a>) -> Range<usize> {
        node_span(&self.places, piece.0)
    }

    /// What a piece looks like.
    pub fn shape(&self, piece: Piece<'a>) -> Shape<'a> {
        let node = piece.0;
        match &node.data().value {
            NodeValue::Heading(heading) => {
                let text = text_of(node);
                // An underlined paragraph becomes a heading by an accident of its last line.
                let accident = heading.setext && text.len() > LONGEST_OPENING;
                if accident {
                    return Shape::Other;
                }
                Shape::Heading { level: heading.level, text }
            }
            NodeValue::Paragraph => Shape::Paragraph(lines(node, None)),
            NodeValue::List(list) if list.list_type == ListType::Ordered => {
                Shape::Numbered(node.children().map(|item| self.entry(item)).collect())
            }
            NodeValue::Table(table) if table.num_columns == 2 => {
                Shape::TwoColumns(node.children().filter_map(|row| self.row(row)).collect())
            }
            _ => Shape::Other,
        }
    }

    fn entry(&self, item: Node<'a>) -> Entry<'a> {
        let source = self.places.slice(node_span(&self.places, item));
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let first = item.first_child().filter(|child| is_paragraph(child));
        let lines = match first {
            Some(paragraph) => lines(paragraph, paragraph.next_sibling()),
            None => Lines { openings: Vec::new(), first: None, following: item.first_child() },
        };
        Entry { number: source[..digits].to_owned(), lines }
    }

    fn row(&self, row: Node<'a>) -> Option<Row<'a>> {
        let is_head = matches!(row.data().value, NodeValue::TableRow(true));
        let label = row.first_child()?;
        let cell = Cell(label.next_sibling()?);
        let span = node_span(&self.places, label);
        Some(Row { is_head, label: text_of(label), cell, span })
    }
}

impl<'a> Lines<'a> {
    /// Nothing is written here.
    pub fn is_empty(&self) -> bool {
        self.first.is_none() && self.following.is_none()
    }

    /// The text before the first of the chosen openings.
    pub fn before(&self, chosen: &[&Opening<'a>]) -> Run<'a> {
        let until = chosen.first().map(|opening| opening.start);
        Run { from: self.first, skipped: 0, until }
    }

    /// The text between one of the chosen openings and the next.
    pub fn after(&self, chosen: &[&Opening<'a>], at: usize) -> Run<'a> {
        let until = chosen.get(at + 1).map(|opening| opening.start);
        let After { node, skipped } = chosen[at].after;
        Run { from: node, skipped, until }
    }

    pub fn following(&self) -> Following<'a> {
        Following(self.following)
    }
}

impl Run<'_> {
    /// No text at all.
    pub fn is_empty(&self) -> bool {
        match (self.from, self.until) {
            (None, _) => true,
            (Some(from), Some(until)) => std::ptr::eq(from, until),
            (Some(_), None) => false,
        }
    }
}

impl Following<'_> {
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl Cell<'_> {
    /// Nothing is written in the cell.
    pub fn is_empty(&self) -> bool {
        self.0.first_child().is_none()
    }

    /// The cell's plain text.
    pub fn text(&self) -> String {
        text_of(self.0)
    }
}

impl Opening<'_> {
    /// It stands at the beginning of the same line as another.
    pub fn is_of_line(&self, other: &Self) -> bool {
        std::ptr::eq(self.start, other.start)
    }
}

fn lines<'a>(paragraph: Node<'a>, following: Option<Node<'a>>) -> Lines<'a> {
    let mut openings = Vec::new();
    let first = paragraph.first_child();
    let mut start = first;
    while let Some(node) = start {
        let line_end = end_of_line(node);
        let is_first = first.is_some_and(|first| std::ptr::eq(first, node));
        add_openings(node, line_end, is_first, &mut openings);
        start = line_end.and_then(AstNode::next_sibling);
    }
    Lines { openings, first, following }
}

/// The line break that ends the line of a node.
fn end_of_line(node: Node<'_>) -> Option<Node<'_>> {
    std::iter::successors(Some(node), |node| node.next_sibling()).find(|node| is_line_break(node))
}

/// Adds what the line from `start` to `line_end` might open with. A line in the middle of a
/// paragraph is asked only if it stands out by its look.
fn add_openings<'a>(
    start: Node<'a>,
    line_end: Option<Node<'a>>,
    is_first: bool,
    openings: &mut Vec<Opening<'a>>,
) {
    if let Some(opening) = bold_opening(start) {
        openings.push(opening);
        return;
    }
    let stands_out = match &start.data().value {
        NodeValue::Text(text) => is_first || !text.chars().any(char::is_lowercase),
        _ => false,
    };
    if !stands_out {
        return;
    }
    openings.extend(plain_line(start, line_end));
    openings.extend(plain_label(start));
}

fn bold_opening(start: Node<'_>) -> Option<Opening<'_>> {
    let mut text = String::new();
    let strong = match &start.data().value {
        NodeValue::Strong => start,
        NodeValue::Text(number) if number.len() <= 8 => {
            text.push_str(number);
            start.next_sibling().filter(|next| is_strong(next))?
        }
        _ => return None,
    };
    push_text(strong, &mut text);
    if text.len() > LONGEST_OPENING {
        return None;
    }
    let (end, after) = end_of_bold(strong, text.trim_end().ends_with(':'))?;
    Some(Opening { text, look: Look::Bold, end, start, after })
}

/// What ends words in bold: nothing for words in the middle of a sentence.
fn end_of_bold(strong: Node<'_>, has_colon: bool) -> Option<(End, After<'_>)> {
    let Some(next) = strong.next_sibling() else {
        return Some((End::Line, After { node: None, skipped: 0 }));
    };
    if is_line_break(next) {
        return Some((End::Line, After { node: next.next_sibling(), skipped: 0 }));
    }
    if has_colon {
        return Some((End::Colon, After { node: Some(next), skipped: 0 }));
    }
    match &next.data().value {
        NodeValue::Text(text) => {
            let skipped = text.len() - text.trim_start().strip_prefix(':')?.len();
            Some((End::Colon, after_bytes(next, text, skipped)))
        }
        _ => None,
    }
}

/// The place after some bytes of a text; what follows, where nothing of it is left.
fn after_bytes<'a>(node: Node<'a>, text: &str, skipped: usize) -> After<'a> {
    let next = node.next_sibling();
    match (text[skipped..].trim().is_empty(), next) {
        (false, _) => After { node: Some(node), skipped },
        (true, Some(next)) if is_line_break(next) => {
            After { node: next.next_sibling(), skipped: 0 }
        }
        (true, next) => After { node: next, skipped: 0 },
    }
}

fn plain_line<'a>(start: Node<'a>, line_end: Option<Node<'a>>) -> Option<Opening<'a>> {
    let mut text = String::new();
    for node in std::iter::successors(Some(start), |node| node.next_sibling()) {
        if line_end.is_some_and(|end| std::ptr::eq(end, node)) {
            break;
        }
        push_own_text(node, &mut text);
        push_text(node, &mut text);
        if text.len() > LONGEST_OPENING {
            return None;
        }
    }
    let after = After { node: line_end.and_then(AstNode::next_sibling), skipped: 0 };
    Some(Opening { text, look: Look::Plain, end: End::Line, start, after })
}

/// `Rekisterinpitäjä: Tuulisalmen kaupunki`.
fn plain_label(start: Node<'_>) -> Option<Opening<'_>> {
    let data = start.data();
    let NodeValue::Text(text) = &data.value else { return None };
    let colon = text.find(": ").filter(|&at| at <= LONGEST_OPENING)?;
    let after = after_bytes(start, text, colon + 1);
    let text = text[..colon].to_owned();
    Some(Opening { text, look: Look::Plain, end: End::Colon, start, after })
}

/// The plain text of what stands in a node.
fn text_of(node: Node<'_>) -> String {
    let mut text = String::new();
    push_text(node, &mut text);
    text.truncate(text.trim_end().len());
    text.drain(..text.len() - text.trim_start().len());
    text
}

fn push_text(node: Node<'_>, text: &mut String) {
    for inner in node.descendants().skip(1) {
        push_own_text(inner, text);
    }
}

/// Adds the text that a node has of itself, without those in it.
pub(crate) fn push_own_text(node: Node<'_>, text: &mut String) {
    if is_line_break(node) {
        text.push(' ');
        return;
    }
    match &node.data().value {
        NodeValue::Text(own) => push_plain(own, text),
        NodeValue::HtmlInline(own) => push_plain(own, text),
        NodeValue::Code(code) => push_plain(&code.literal, text),
        _ => {}
    }
}

fn is_paragraph(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Paragraph)
}

fn is_strong(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Strong)
}

pub(crate) fn node_span(places: &Places<'_>, node: Node<'_>) -> Range<usize> {
    let at = node.data().sourcepos;
    places.span((at.start.line, at.start.column), (at.end.line, at.end.column))
}
