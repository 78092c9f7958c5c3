//! A document as a comparison reads it: its title with what stands before the first heading, then
//! section by section, each with its blocks and, once asked for, their words.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::diff::phrases::form_of;
use crate::diff::words::{Word, WordKind, words};
use crate::model::document::{Block, BlockKind, Document, NOTICE_LINK_SCHEME, Passage};
use crate::model::item::Item;
use crate::text::folding::fold;
use crate::text::memo::Memo;

/// A heading with what stands directly under it. The first part of a document is its title with its
/// summary and what stands before the first heading.
#[derive(Debug)]
pub struct Part<'d> {
    pub heading: &'d str,
    pub items: &'d [Item],
    /// The fragment of its address; none for the first part.
    pub anchor: Option<&'d str>,
    pub blocks: Vec<Piece<'d>>,
    folded: OnceCell<String>,
    words: OnceCell<PartWords>,
}

/// A block with what it is written in.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'d> {
    pub kind: BlockKind,
    pub text: &'d str,
    /// Its HTML; empty for a summary, which has none.
    pub html: &'d str,
}

/// The words of a part.
#[derive(Debug)]
pub struct PartWords {
    pub heading: Arc<[Word]>,
    pub blocks: Vec<BlockWords>,
    /// How many words it has, its heading among them.
    pub count: u32,
}

/// The words of a block, without the mark that ends it: an item of a list may end in a comma or not.
#[derive(Debug, Clone)]
pub struct BlockWords {
    pub words: Arc<[Word]>,
    /// Equal for blocks that read the same.
    pub form: u64,
    pub count: u32,
}

impl<'d> Part<'d> {
    fn new(
        heading: &'d str,
        items: &'d [Item],
        anchor: Option<&'d str>,
        body: &'d Passage,
    ) -> Self {
        let blocks = body.blocks.iter().map(|block| Piece::of(block, body)).collect();
        let (folded, words) = (OnceCell::new(), OnceCell::new());
        Self { heading, items, anchor, blocks, folded, words }
    }

    /// The heading as a reader takes it, whatever its case and marks.
    pub fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(self.heading))
    }

    pub fn words(&self) -> &PartWords {
        self.words.get_or_init(|| PartWords::of(self))
    }

    /// Nothing is said in it: it is there only as the place of what another text says.
    pub fn is_empty(&self) -> bool {
        self.heading.is_empty() && self.blocks.is_empty()
    }
}

impl<'d> Piece<'d> {
    fn of(block: &'d Block, passage: &'d Passage) -> Self {
        let inner = block.inner.start as usize..block.inner.end as usize;
        let html = passage.html.get(inner).unwrap_or_default();
        Self { kind: block.kind, text: &block.text, html }
    }

    /// The addresses that its links lead to, in order.
    pub fn addresses(&self) -> impl Iterator<Item = &'d str> {
        const MARK: &str = " href=\"";
        let mut rest = self.html;
        std::iter::from_fn(move || {
            let from = &rest[rest.find(MARK)? + MARK.len()..];
            let end = from.find('"')?;
            rest = &from[end..];
            Some(&from[..end])
        })
    }

    /// Where its links lead, as people write addresses: `a@b.example, https://c.example/`.
    pub fn shown_addresses(&self) -> String {
        let shown = self.addresses().map(|address| {
            let plain = address.replace("&amp;", "&").replace("&quot;", "\"");
            let schemes = ["mailto:", "tel:", NOTICE_LINK_SCHEME];
            let bare = schemes.iter().find_map(|scheme| plain.strip_prefix(scheme));
            bare.map(str::to_owned).unwrap_or(plain)
        });
        shown.collect::<Vec<_>>().join(", ")
    }
}

impl PartWords {
    fn of(part: &Part<'_>) -> Self {
        let heading = HEADINGS.with(|known| known.get(part.heading, || words(part.heading).into()));
        let blocks: Vec<BlockWords> =
            part.blocks.iter().map(|it| BlockWords::of(it.text)).collect();
        let in_blocks: u32 = blocks.iter().map(|block| block.count).sum();
        let count = count_of(&heading) + in_blocks;
        Self { heading, blocks, count }
    }
}

thread_local! {
    static HEADINGS: Memo<Arc<[Word]>> = Memo::default();
    static BLOCKS: Memo<BlockWords> = Memo::default();
}

impl BlockWords {
    fn of(text: &str) -> Self {
        BLOCKS.with(|known| known.get(text, || Self::read(text)))
    }

    fn read(text: &str) -> Self {
        let mut words = words(text);
        if words.len() > 1 {
            words.pop_if(|last| last.kind == WordKind::End);
        }
        Self { form: form_of(&words), count: count_of(&words), words: words.into() }
    }
}

/// How many of some words count as words; marks do not.
pub fn count_of(words: &[Word]) -> u32 {
    u32::try_from(words.iter().filter(|word| word.counts()).count()).unwrap_or(u32::MAX)
}

/// The parts of a document. There is always a first one, even of a text without a title.
pub fn parts_of(document: &Document) -> Vec<Part<'_>> {
    let title = document.front.title.as_deref().unwrap_or_default();
    let mut first = Part::new(title, &[], None, &document.lead);
    if let Some(summary) = &document.front.summary {
        first.blocks.insert(0, Piece { kind: BlockKind::Paragraph, text: summary, html: "" });
    }
    let sections = document.sections.iter().map(|section| {
        Part::new(&section.heading, &section.items, Some(&section.anchor), &section.body)
    });
    std::iter::once(first).chain(sections).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_links_are_found() {
        let html = r#"ks. <a href="https://a.example/">a</a> ja <a href="seloste:b.md#k">b</a>"#;
        let piece = Piece { kind: BlockKind::Paragraph, text: "ks. a ja b", html };
        let addresses: Vec<&str> = piece.addresses().collect();
        assert_eq!(addresses, ["https://a.example/", "seloste:b.md#k"]);
        assert_eq!(piece.shown_addresses(), "https://a.example/, b.md#k");
    }
}
