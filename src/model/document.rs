//! A parsed text: front matter, and the sections with the items that they fill.

use std::ops::Range;
use std::sync::OnceLock;

use crate::config::checks::Checks;
use crate::model::item::Item;
use crate::model::processing::Processing;
use crate::text::date::Date;

/// One text of a notice, as parsed. What could not be read is absent here and told in findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    pub front: FrontMatter,
    /// What stands before the first heading.
    pub lead: Passage,
    /// All headings in order, at any depth; each holds what stands between it and the next.
    pub sections: Vec<Section>,
    /// Links to other texts of the content folder.
    pub links: Vec<NoticeLink>,
    /// What the text tells of the processing, once somebody asks.
    pub processing: OnceLock<Processing>,
}

impl Document {
    /// The place behind a section and those within it.
    pub fn end_of(&self, at: usize) -> usize {
        let depth = self.sections[at].depth;
        let within = self.sections[at + 1..].iter().take_while(|section| section.depth > depth);
        at + 1 + within.count()
    }

    /// The blocks of a section and of those within it; of one that says nothing, none.
    pub fn blocks_under(&self, at: usize) -> impl Iterator<Item = &Block> {
        let sections = self.sections[at..self.end_of(at)].iter();
        sections.filter(|section| !section.body.is_empty()).flat_map(|section| &section.body.blocks)
    }
}

/// The keys at the top of a file, between lines of `+++`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    pub title: Option<String>,
    /// The date that the notice itself bears.
    pub date: Option<Date>,
    /// Where that date stands in the file.
    pub date_span: Option<Range<usize>>,
    pub review_by: Option<Date>,
    /// One sentence for the reader, shown under the title.
    pub summary: Option<String>,
    /// Departments only: place in lists, smallest first.
    pub order: Option<i64>,
    pub systems: Vec<String>,
    pub transfers_outside_eea: Option<bool>,
    /// What the author says to the checks.
    pub checks: Checks,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 for a section, 2 for one within it, and so on, with no step left out.
    pub depth: u8,
    /// The number that the author gave, as written without its last mark: `3`, `2.1`, `A`.
    pub number: Option<String>,
    /// The author's words, without the number and a colon at the end.
    pub heading: String,
    /// What it is about, recognised from the heading; empty when nothing was.
    pub items: Vec<Item>,
    /// The fragment of its address, unique in the document.
    pub anchor: String,
    pub body: Passage,
}

/// Text without headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Safe HTML. A link to another text of the content folder has the scheme of
    /// [`NOTICE_LINK_SCHEME`] until its page is rendered.
    pub html: String,
    /// The same as plain text, block by block.
    pub blocks: Vec<Block>,
}

impl Passage {
    /// Nothing is said here: no text, or only a dash. "Ei siirretä" is something.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| block.text.chars().all(|c| "-–—.*_ \t\u{a0}".contains(c)))
    }
}

/// A paragraph, a list item, a table's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// Plain text on one line; the cells of a row are parted by tabs.
    pub text: String,
    /// Bytes of [`Passage::html`]: what its own element holds, the words of a line with their marks or
    /// the cells of a row.
    pub inner: Range<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    /// An item of a list; the depth is 1 for an outermost list.
    ListItem {
        depth: u8,
    },
    TableHead,
    TableRow,
    Quote,
    Code,
}

/// The scheme that marks a link to another text until it is resolved; no author can write it,
/// since only `http`, `https`, `mailto` and `tel` pass. The form is `seloste:<path>#<fragment>`.
pub const NOTICE_LINK_SCHEME: &str = "seloste:";

/// A link to another file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NoticeLink {
    /// The file, from the content folder: `kulttuuri/kirjasto.md`.
    pub path: String,
    pub fragment: Option<String>,
    /// Bytes of the whole source file that hold the link, for findings.
    pub span: Range<usize>,
}
