//! What a reader finds in an old document, in the order in which it is read: paragraphs, tables, pages.

/// A document as its reader found it: nothing judged, nothing left out but what was never text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub blocks: Vec<Block>,
    /// The document's name by its own properties; not one of its words.
    pub name: Option<String>,
    /// What stands outside the text: headers and footers, what a web page has around its contents.
    pub margins: Vec<Margin>,
    /// Footnotes, text boxes: text that has no place in the order of the rest.
    pub aside: Vec<Block>,
}

/// A paragraph, a table, or the end of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
    /// A new page begins. Only in formats that know pages.
    PageBreak,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What the document says that it is.
    pub role: Role,
    /// The author's own lines, as plain text. Lines that only the width of the paper parted are one.
    pub lines: Vec<String>,
    /// All of it is in bold.
    pub bold: bool,
    /// In the order of the words that they stand on.
    pub links: Vec<Link>,
}

/// Words of a paragraph that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How many words of the paragraph stand before it.
    pub at: usize,
    /// How many words it has.
    pub count: usize,
    pub target: String,
}

/// What a paragraph is by the document's own word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Role {
    #[default]
    Plain,
    /// The title of the document, by its style.
    Title,
    /// A heading, by its style; the highest is 1.
    Heading(u8),
    /// An item of a list, from depth 1. The text is without its mark.
    Item { depth: u8, mark: Mark },
}

/// What stands before an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    Bullet,
    /// As it is shown, without its last mark: `3`, `2.1`, `a`.
    Number(String),
}

/// Rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

/// A row; a cell that spans several columns is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// By the document's own word, it says what the columns are.
    pub is_head: bool,
}

/// What stands in a cell. Tables in it are written out as paragraphs.
pub type Cell = Vec<Paragraph>;

/// Text outside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    pub why: Why,
    pub text: String,
}

/// Why a text is no part of the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A header or footer of pages.
    PageMargin,
    PageNumber,
    /// The date that the notice bears: it stands at its head.
    Date,
    /// A list of the headings that the document has anyhow.
    Contents,
    /// Menus, links, buttons of the web site around the text.
    Site,
    /// A notice on cookies, laid over a page.
    CookieBanner,
    /// A picture's file, a code for a program: no words for readers.
    Code,
    /// A copy of a link's target.
    Debris,
    /// The title, said a second time.
    RepeatedTitle,
    /// What kind of document it is ("Tietosuojaseloste"), which its page says anyhow.
    DocumentKind,
    /// What the columns of a sheet are called.
    ColumnNames,
    /// A number that all headings have alike.
    Numbering,
    /// Comments of those who wrote, and what they have deleted.
    Comment,
    /// Hidden in the document.
    Hidden,
}

impl Found {
    /// Not a word but in the margins.
    pub fn is_empty(&self) -> bool {
        self.texts().is_empty()
    }

    /// All paragraphs in their order, what stands aside last.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut paragraphs = Vec::new();
        for block in self.blocks.iter().chain(&self.aside) {
            match block {
                Block::Paragraph(paragraph) => paragraphs.push(paragraph),
                Block::Table(table) => {
                    paragraphs.extend(table.rows.iter().flat_map(|row| &row.cells).flatten());
                }
                Block::PageBreak => {}
            }
        }
        paragraphs
    }

    /// Their texts, but for empty ones.
    pub fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.paragraphs().into_iter().map(Paragraph::text).collect();
        texts.retain(|text| !text.trim().is_empty());
        texts
    }
}

impl Paragraph {
    /// A plain paragraph of one line.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], ..Self::default() }
    }

    /// The text on one line.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}
