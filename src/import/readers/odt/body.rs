//! The text of an `OpenDocument` text.

use crate::import::pieces::{Mark, Role, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::layers::Layers;
use crate::import::readers::odt::lists::Lists;
use crate::import::readers::odt::styles::Styles;
use crate::import::readers::writing::Writing;
use crate::import::readers::xml::{Tag, Token, Tokens};

/// Spaces written as a number are bounded by it.
const MOST_SPACES: u32 = 100;

/// Reads one part of a document into layers.
pub(super) struct Body<'r> {
    styles: &'r Styles,
    layers: &'r mut Layers,
    lists: Lists,
    /// The open lists, by their styles.
    open_lists: Vec<String>,
    /// The item that was opened has not had its first paragraph yet.
    item_begins: bool,
    /// In the rows that say what the columns are.
    in_head: bool,
    /// A paragraph may stand in a box within another.
    paragraphs: Vec<Draft>,
    notes: usize,
}

struct Draft {
    writing: Writing,
    role: Role,
    style: String,
    /// The styles of the spans that are open.
    spans: Vec<String>,
    note: Option<usize>,
}

impl<'r> Body<'r> {
    pub(super) fn new(styles: &'r Styles, layers: &'r mut Layers) -> Self {
        Self {
            styles,
            layers,
            lists: Lists::default(),
            open_lists: Vec::new(),
            item_begins: false,
            in_head: false,
            paragraphs: Vec::new(),
            notes: 0,
        }
    }

    /// Reads what stands in the first element of the name.
    pub(super) fn read(mut self, xml: &str, within: &str) -> Result<(), Unreadable> {
        let mut tokens = Tokens::new(xml);
        let mut inside = false;
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) if tag.name == within => inside = true,
                Token::Close(name) if name == within => return Ok(()),
                _ if !inside => {}
                Token::Open(tag) => self.open(&tag, &mut tokens)?,
                Token::Close(name) => self.close(&name),
                Token::Text(text) => self.text(&text),
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag, tokens: &mut Tokens<'_>) -> Result<(), Unreadable> {
        match tag.name.as_str() {
            "text:tracked-changes" | "office:annotation" => {
                let text = tokens.skip()?;
                self.layers.margin(Why::Comment, &text);
            }
            "text:note-citation"
            | "svg:title"
            | "svg:desc"
            | "office:forms"
            | "text:index-title-template" => {
                tokens.skip()?;
            }
            "text:table-of-content" | "text:alphabetical-index" | "text:user-index" => {
                self.skip_contents(tokens)?;
            }
            "text:h" | "text:p" => self.begin_paragraph(tag),
            "text:list" => self.begin_list(tag),
            "text:list-item" => self.item_begins = true,
            "table:table" => self.layers.open_table(),
            "table:table-header-rows" => self.in_head = true,
            "table:table-row" => {
                self.layers.open_row();
                if self.in_head {
                    self.layers.head_row();
                }
            }
            "table:table-cell" => self.layers.open_cell(),
            "table:covered-table-cell" => self.layers.covered_cell(),
            "draw:text-box" => self.layers.open_aside(),
            "text:note" => {
                self.notes += 1;
                let number = self.notes;
                self.write(&format!(" [{number}]"));
            }
            "text:note-body" => {
                self.layers.open_aside();
                self.paragraphs.push(Draft::new(Role::Plain, String::new(), Some(self.notes)));
            }
            _ => self.open_in_paragraph(tag),
        }
        Ok(())
    }

    fn open_in_paragraph(&mut self, tag: &Tag) {
        let Some(draft) = self.paragraphs.last_mut() else { return };
        match tag.name.as_str() {
            "text:span" => {
                draft.spans.push(tag.get("text:style-name").unwrap_or_default().to_owned());
            }
            "text:a" => draft.writing.open_link(tag.get("xlink:href").unwrap_or_default()),
            "text:tab" => draft.writing.text("\t", false),
            "text:line-break" => draft.writing.line_break(),
            "text:s" => {
                let spaces = tag.number("text:c").unwrap_or(1).min(MOST_SPACES) as usize;
                draft.writing.text(&" ".repeat(spaces), false);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:h" | "text:p" => self.end_paragraph(),
            "text:span" => {
                if let Some(draft) = self.paragraphs.last_mut() {
                    draft.spans.pop();
                }
            }
            "text:a" => {
                if let Some(draft) = self.paragraphs.last_mut() {
                    draft.writing.close_link();
                }
            }
            "text:list" => {
                self.open_lists.pop();
            }
            "text:list-item" => self.item_begins = false,
            "table:table" => self.layers.close_table(),
            "table:table-header-rows" => self.in_head = false,
            "table:table-row" => self.layers.close_row(),
            "table:table-cell" => self.layers.close_cell(),
            "draw:text-box" => self.layers.close_aside(),
            "text:note-body" => {
                self.end_paragraph();
                self.layers.close_aside();
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag) {
        let style = tag.get("text:style-name").unwrap_or_default().to_owned();
        let note = match self.paragraphs.last_mut() {
            // The first paragraph of a note takes its number over.
            Some(last) if last.writing.is_empty() && last.style.is_empty() => last.note.take(),
            _ => None,
        };
        let role = if tag.name == "text:h" && tag.get("text:is-list-header") != Some("true") {
            let level = tag.number("text:outline-level").unwrap_or(1).clamp(1, 9);
            Role::Heading(u8::try_from(level).unwrap_or(9))
        } else if self.styles.is_title(&style) {
            Role::Title
        } else {
            Role::Plain
        };
        self.paragraphs.push(Draft::new(role, style, note));
    }

    fn begin_list(&mut self, tag: &Tag) {
        let named = tag.get("text:style-name").map(str::to_owned);
        let style = named.or_else(|| self.open_lists.last().cloned()).unwrap_or_default();
        let continues = tag.get("text:continue-numbering") == Some("true")
            || tag.get("text:continue-list").is_some();
        if self.open_lists.is_empty() && !continues && !style.is_empty() {
            self.lists.restart(&style);
        }
        self.open_lists.push(style);
    }

    fn text(&mut self, text: &str) {
        let Some(draft) = self.paragraphs.last() else { return };
        let styles = draft.spans.iter().rev().chain(std::iter::once(&draft.style));
        let hidden = styles.clone().any(|style| self.styles.hidden(style));
        if hidden {
            self.layers.margin(Why::Hidden, text);
            return;
        }
        let bold = styles.clone().find_map(|style| self.styles.bold(style)).unwrap_or_default();
        if let Some(draft) = self.paragraphs.last_mut() {
            draft.writing.text(text, bold);
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(draft) = self.paragraphs.last_mut() {
            draft.writing.text(text, false);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Draft { mut writing, role, style, note, .. }) = self.paragraphs.pop() else {
            return;
        };
        if writing.is_empty() {
            return;
        }
        let mark = self.mark(&role, &style);
        let role = match (role, mark) {
            (role @ (Role::Heading(_) | Role::Title), Some(Mark::Number(number))) => {
                writing = writing.after(&format!("{number}. "));
                role
            }
            (Role::Plain, Some(mark)) => {
                let depth = self.open_lists.len().clamp(1, 9);
                Role::Item { depth: u8::try_from(depth).unwrap_or(9), mark }
            }
            (role, _) => role,
        };
        if let Some(note) = note {
            writing = writing.after(&format!("[{note}] "));
        }
        self.item_begins = false;
        self.layers.paragraph(writing.finish(role));
    }

    fn mark(&mut self, role: &Role, style: &str) -> Option<Mark> {
        let depth = self.open_lists.len();
        if depth > 0 {
            if !self.item_begins {
                return None;
            }
            let list = self.open_lists.last().filter(|list| !list.is_empty());
            let list = list.map(String::as_str).or_else(|| self.styles.list_of(style))?;
            return self.lists.next(list, self.styles.levels(list), depth - 1);
        }
        match role {
            Role::Heading(level) => {
                self.lists.next("", self.styles.levels(""), usize::from(*level) - 1)
            }
            _ => None,
        }
    }

    /// The list of contents: each line a margin of its own.
    fn skip_contents(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Unreadable> {
        let mut depth = 1_usize;
        let mut line = String::new();
        while depth > 0 {
            match tokens.next()?.ok_or(Unreadable::Broken)? {
                Token::Open(tag) => {
                    depth += 1;
                    if tag.name == "text:tab" {
                        line.push(' ');
                    }
                }
                Token::Close(name) => {
                    depth -= 1;
                    if name == "text:p" {
                        self.layers.margin(Why::Contents, &std::mem::take(&mut line));
                    }
                }
                Token::Text(text) => line.push_str(&text),
            }
        }
        Ok(())
    }
}

impl Draft {
    fn new(role: Role, style: String, note: Option<usize>) -> Self {
        Self { writing: Writing::default(), role, style, spans: Vec::new(), note }
    }
}
