//! Texts in Markdown, among them notices that are already ours: read as the portal reads them.

use crate::import::account::{word_spans, words};
use crate::import::pieces::{Block, Found, Mark, Paragraph, Role, Row, Table};
use crate::import::readers::html;
use crate::model::document::{BlockKind, Document, Passage};
use crate::parse::document::parse;
use crate::text::language::Language;

/// Reads a text of any encoding.
pub(crate) fn read(bytes: &[u8]) -> Found {
    let text = crate::history::decoding::decode(bytes).text;
    let (document, _) = parse(&text, "tuotu/teksti.md", "", Language::Fi);
    let Document { front, lead, sections, .. } = document;
    let mut blocks = Vec::new();
    if let Some(title) = front.title {
        blocks.push(Block::Paragraph(Paragraph { role: Role::Title, ..Paragraph::plain(title) }));
    }
    if let Some(date) = front.date {
        blocks.push(Block::Paragraph(Paragraph::plain(date.written(Language::Fi))));
    }
    blocks.extend(read_passage(&lead));
    for section in sections {
        let words = match section.number {
            Some(number) => format!("{number}. {}", section.heading),
            None => section.heading,
        };
        let role = Role::Heading(section.depth.saturating_add(1));
        blocks.push(Block::Paragraph(Paragraph { role, ..Paragraph::plain(words) }));
        blocks.extend(read_passage(&section.body));
    }
    Found { blocks, ..Found::default() }
}

/// The blocks of a passage in the author's own letters; what the portal makes of them tells the lines and
/// the links.
fn read_passage(passage: &Passage) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for block in &passage.blocks {
        let inner = block.inner.start as usize..block.inner.end as usize;
        let shown = html::read_text(passage.html.get(inner).unwrap_or_default());
        let role = match block.kind {
            BlockKind::ListItem { depth } => Role::Item { depth, mark: Mark::Bullet },
            BlockKind::TableHead | BlockKind::TableRow => {
                let cells = block.text.split('\t');
                let cells = cells.map(|cell| vec![Paragraph::plain(cell)]).collect();
                let row = Row { cells, is_head: block.kind == BlockKind::TableHead };
                match blocks.last_mut() {
                    Some(Block::Table(table)) if !row.is_head => table.rows.push(row),
                    _ => blocks.push(Block::Table(Table { rows: vec![row] })),
                }
                continue;
            }
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Code => Role::Plain,
        };
        let shown = shown.paragraphs().into_iter().next().cloned().unwrap_or_default();
        let lines = split(&block.text, &shown.lines);
        let links = shown.links;
        blocks.push(Block::Paragraph(Paragraph { role, lines, links, bold: false }));
    }
    blocks
}

/// A text in lines of as many words as others have.
fn split(text: &str, lines: &[String]) -> Vec<String> {
    let mut split = Vec::new();
    let mut rest = text;
    for line in lines.iter().take(lines.len().saturating_sub(1)) {
        let at = after_words(rest, words(line).len());
        let (first, others) = rest.split_at(at);
        split.push(first.trim().to_owned());
        rest = others;
    }
    split.push(rest.trim().to_owned());
    split
}

/// Where a line of so many words ends: at a space, after the marks that close it.
fn after_words(text: &str, count: usize) -> usize {
    let last = count.checked_sub(1).and_then(|last| word_spans(text).into_iter().nth(last));
    let end = last.map_or(0, |last| last.end);
    text[end..].find(char::is_whitespace).map_or(text.len(), |at| end + at)
}
