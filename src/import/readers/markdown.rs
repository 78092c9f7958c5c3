//! Texts in Markdown, among them notices that are already ours: read as the portal reads them.

use crate::import::pieces::{Block, Found, Mark, Paragraph, Role, Row, Table};
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
    push_passage(&lead, &mut blocks);
    for section in sections {
        let words = match section.number {
            Some(number) => format!("{number}. {}", section.heading),
            None => section.heading,
        };
        let role = Role::Heading(section.depth.saturating_add(1));
        blocks.push(Block::Paragraph(Paragraph { role, ..Paragraph::plain(words) }));
        push_passage(&section.body, &mut blocks);
    }
    Found { blocks, ..Found::default() }
}

fn push_passage(passage: &Passage, blocks: &mut Vec<Block>) {
    for block in &passage.blocks {
        let role = match block.kind {
            BlockKind::ListItem { depth } => Role::Item { depth, mark: Mark::Bullet },
            BlockKind::TableHead | BlockKind::TableRow => {
                let cells =
                    block.text.split('\t').map(|cell| vec![Paragraph::plain(cell)]).collect();
                let row = Row { cells, is_head: block.kind == BlockKind::TableHead };
                match blocks.last_mut() {
                    Some(Block::Table(table)) if !row.is_head => table.rows.push(row),
                    _ => blocks.push(Block::Table(Table { rows: vec![row] })),
                }
                continue;
            }
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Code => Role::Plain,
        };
        blocks.push(Block::Paragraph(Paragraph { role, ..Paragraph::plain(block.text.clone()) }));
    }
}
