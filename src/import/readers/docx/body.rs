//! The text of a Word document: paragraphs of runs, in tables, boxes and notes.

use std::collections::BTreeMap;

use crate::import::pieces::{Mark, Role, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::docx::numbers::{NoteKind, Numbers};
use crate::import::readers::docx::styles::{List, Styles, is_on};
use crate::import::readers::layers::Layers;
use crate::import::readers::writing::Writing;
use crate::import::readers::xml::{Tag, Token, Tokens};

/// Reads one part of a document into layers.
pub(super) struct Body<'r> {
    styles: &'r Styles,
    numbers: &'r mut Numbers,
    layers: &'r mut Layers,
    /// A paragraph may stand in a box within another's run.
    paragraphs: Vec<Draft>,
    run: Run,
    targets: Targets,
    /// How deep the list of contents stands that is open.
    contents_depth: Option<usize>,
    depth: usize,
}

/// Where links lead, by the identifiers of a part's relationships.
pub(super) type Targets = BTreeMap<String, String>;

/// A paragraph being read.
#[derive(Default)]
struct Draft {
    writing: Writing,
    style: String,
    outline: Option<u32>,
    list: List,
    note: Option<usize>,
}

/// What holds for the letters of a run.
#[derive(Default)]
struct Run {
    bold: Option<bool>,
    hidden: Option<bool>,
    in_properties: bool,
    in_text: bool,
}

impl<'r> Body<'r> {
    pub(super) fn new(
        styles: &'r Styles,
        numbers: &'r mut Numbers,
        layers: &'r mut Layers,
    ) -> Self {
        Self {
            styles,
            numbers,
            layers,
            paragraphs: Vec::new(),
            run: Run::default(),
            targets: Targets::new(),
            contents_depth: None,
            depth: 0,
        }
    }

    /// The same with the targets of its links.
    pub(super) fn with_targets(mut self, targets: Targets) -> Self {
        self.targets = targets;
        self
    }

    pub(super) fn read(mut self, xml: &str) -> Result<(), Unreadable> {
        let mut tokens = Tokens::new(xml);
        let mut note = None;
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) => {
                    self.depth += 1;
                    if tag.name == "w:footnote" || tag.name == "w:endnote" {
                        // Two notes only draw the line above notes.
                        note = tag.get("w:type").is_none().then(|| self.note(&tag));
                        self.layers.open_aside();
                    } else if is_apart(&tag.name) {
                        let text = tokens.skip()?;
                        self.depth -= 1;
                        if is_deleted(&tag.name) {
                            self.layers.margin(Why::Comment, &text);
                        }
                    } else {
                        self.open(&tag);
                        if tag.name == "w:p"
                            && let Some(draft) = self.paragraphs.last_mut()
                        {
                            draft.note = note.take();
                        }
                    }
                }
                Token::Close(name) => {
                    self.close(&name);
                    self.depth = self.depth.saturating_sub(1);
                }
                Token::Text(text) => self.text(&text),
            }
        }
        Ok(())
    }

    fn note(&mut self, tag: &Tag) -> usize {
        self.numbers.note(NoteKind::of(&tag.name), tag.get("w:id").unwrap_or_default())
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "w:p" => self.paragraphs.push(Draft::default()),
            "w:r" => self.run = Run::default(),
            "w:rPr" => self.run.in_properties = true,
            "w:t" | "m:t" => self.run.in_text = true,
            "w:b" if self.run.in_properties => self.run.bold = Some(is_on(tag)),
            "w:vanish" if self.run.in_properties => self.run.hidden = Some(is_on(tag)),
            "w:rStyle" => {
                let style = tag.get("w:val").unwrap_or_default();
                self.run.bold = self.run.bold.or(self.styles.bold(style).then_some(true));
            }
            "w:tbl" => self.layers.open_table(),
            "w:tr" => self.layers.open_row(),
            "w:tblHeader" if is_on(tag) => self.layers.head_row(),
            "w:tc" => self.layers.open_cell(),
            "w:txbxContent" => self.layers.open_aside(),
            "w:docPartGallery" if tag.get("w:val") == Some("Table of Contents") => {
                self.contents_depth = Some(self.depth.saturating_sub(3));
            }
            _ => self.open_in_paragraph(tag),
        }
    }

    fn open_in_paragraph(&mut self, tag: &Tag) {
        let Some(draft) = self.paragraphs.last_mut() else { return };
        match tag.name.as_str() {
            "w:pStyle" => tag.get("w:val").unwrap_or_default().clone_into(&mut draft.style),
            "w:outlineLvl" => draft.outline = tag.number("w:val"),
            "w:numId" => draft.list.id = tag.number("w:val"),
            "w:ilvl" => draft.list.level = tag.number("w:val"),
            "w:tab" if tag.get("w:val").is_none() => draft.writing.text("\t", false),
            "w:br" if tag.get("w:type") == Some("page") => self.layers.page(),
            "w:br" | "w:cr" => draft.writing.line_break(),
            "w:hyperlink" => {
                if let Some(target) = tag.get("r:id").and_then(|id| self.targets.get(id)) {
                    draft.writing.open_link(target);
                }
            }
            "w:noBreakHyphen" => draft.writing.text("-", false),
            "w:footnoteReference" | "w:endnoteReference" => {
                let id = tag.get("w:id").unwrap_or_default();
                let number = self.numbers.note(NoteKind::of(&tag.name), id);
                draft.writing.text(&format!(" [{number}]"), false);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:p" => self.end_paragraph(),
            "w:rPr" => self.run.in_properties = false,
            "w:hyperlink" => {
                if let Some(draft) = self.paragraphs.last_mut() {
                    draft.writing.close_link();
                }
            }
            "w:t" | "m:t" => self.run.in_text = false,
            "w:tbl" => self.layers.close_table(),
            "w:tr" => self.layers.close_row(),
            "w:tc" => self.layers.close_cell(),
            "w:txbxContent" | "w:footnote" | "w:endnote" => self.layers.close_aside(),
            _ => {}
        }
        if self.contents_depth.is_some_and(|depth| self.depth <= depth) {
            self.contents_depth = None;
        }
    }

    fn text(&mut self, text: &str) {
        let Some(draft) = self.paragraphs.last_mut().filter(|_| self.run.in_text) else { return };
        let hidden = self.run.hidden.unwrap_or_else(|| self.styles.hidden(&draft.style));
        if hidden {
            self.layers.margin(Why::Hidden, text);
            return;
        }
        let bold = self.run.bold.unwrap_or_else(|| self.styles.bold(&draft.style));
        draft.writing.text(text, bold);
    }

    fn end_paragraph(&mut self) {
        let Some(mut draft) = self.paragraphs.pop() else { return };
        if draft.writing.is_empty() {
            return;
        }
        let is_contents = self.contents_depth.is_some() || self.styles.is_contents(&draft.style);
        if is_contents {
            let text = draft.writing.finish(Role::Plain).text();
            self.layers.margin(Why::Contents, &text);
            return;
        }
        let role = match draft.outline {
            Some(level @ 0..9) => Role::Heading(u8::try_from(level + 1).unwrap_or(9)),
            Some(_) => Role::Plain,
            None => self.styles.role(&draft.style),
        };
        let mark = self.mark(&draft);
        let role = match (role, mark) {
            (role @ (Role::Heading(_) | Role::Title), Some(Mark::Number(number))) => {
                let writing = std::mem::take(&mut draft.writing);
                draft.writing = writing.after(&format!("{number}. "));
                role
            }
            (Role::Plain | Role::Item { .. }, Some(mark)) => {
                let list = self.styles.list(&draft.style);
                let level = draft.list.level.or(list.level).unwrap_or_default().min(8);
                Role::Item { depth: u8::try_from(level + 1).unwrap_or(9), mark }
            }
            (role, _) => role,
        };
        if let Some(note) = draft.note {
            draft.writing = draft.writing.after(&format!("[{note}] "));
        }
        self.layers.paragraph(draft.writing.finish(role));
    }

    fn mark(&mut self, draft: &Draft) -> Option<Mark> {
        let of_style = self.styles.list(&draft.style);
        let id = draft.list.id.or(of_style.id).filter(|id| *id != 0)?;
        let level = draft.list.level.or(of_style.level).unwrap_or_default();
        self.numbers.next(id, level as usize)
    }
}

/// What is not, or no longer, part of the text: deletions, former properties, codes of fields, copies
/// for older programs.
fn is_apart(name: &str) -> bool {
    is_deleted(name)
        || matches!(
            name,
            "w:instrText"
                | "mc:Fallback"
                | "w:pPrChange"
                | "w:rPrChange"
                | "w:sectPrChange"
                | "w:tblPrChange"
                | "w:tcPrChange"
                | "w:trPrChange"
                | "w:tabs"
                | "wp:docPr"
                | "w:sectPr"
        )
}

fn is_deleted(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom")
}
