//! What the styles of a Word document make of a paragraph.

use std::collections::BTreeMap;

use crate::import::pieces::Role;
use crate::import::readers::Unreadable;
use crate::import::readers::xml::{Tag, Token, Tokens};

/// A chain of styles is followed so far.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    /// Word's own English name, whatever the language of the program.
    name: String,
    based_on: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    /// The outline level, from 0; 9 is text.
    outline: Option<u32>,
    list: Option<List>,
}

/// The list and the level (from 0) to which a paragraph belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct List {
    pub(super) id: Option<u32>,
    pub(super) level: Option<u32>,
}

impl Styles {
    pub(super) fn read(xml: &str) -> Result<Self, Unreadable> {
        let mut styles = BTreeMap::new();
        let mut tokens = Tokens::new(xml);
        let mut current: Option<(String, Style)> = None;
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) if tag.name == "w:style" => {
                    let id = tag.get("w:styleId").unwrap_or_default().to_owned();
                    current = Some((id, Style::default()));
                }
                Token::Open(tag) => {
                    if let Some((_, style)) = &mut current {
                        style.set(&tag);
                    }
                }
                Token::Close(name) if name == "w:style" => styles.extend(current.take()),
                Token::Close(_) | Token::Text(_) => {}
            }
        }
        Ok(Self(styles))
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let parent = |style: &&Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), parent).take(LONGEST_CHAIN)
    }

    /// What a paragraph of a style is.
    pub(super) fn role(&self, id: &str) -> Role {
        for style in self.chain(id) {
            let name = style.name.to_lowercase();
            if name == "title" {
                return Role::Title;
            }
            if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse().ok())
            {
                return Role::Heading(level);
            }
            match style.outline {
                Some(level @ 0..9) => return Role::Heading(u8::try_from(level + 1).unwrap_or(9)),
                Some(_) => return Role::Plain,
                None => {}
            }
        }
        Role::Plain
    }

    /// The style is of a line of the list of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            let name = style.name.to_lowercase();
            name.starts_with("toc ") || name == "table of figures"
        })
    }

    pub(super) fn bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or_default()
    }

    pub(super) fn hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.hidden).unwrap_or_default()
    }

    pub(super) fn list(&self, id: &str) -> List {
        let mut list = List::default();
        for found in self.chain(id).filter_map(|style| style.list.as_ref()) {
            list.id = list.id.or(found.id);
            list.level = list.level.or(found.level);
        }
        list
    }
}

impl Style {
    fn set(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "w:name" => tag.get("w:val").unwrap_or_default().clone_into(&mut self.name),
            "w:basedOn" => self.based_on = tag.get("w:val").map(str::to_owned),
            "w:b" => self.bold = Some(is_on(tag)),
            "w:vanish" => self.hidden = Some(is_on(tag)),
            "w:outlineLvl" => self.outline = tag.number("w:val"),
            "w:numId" => self.list.get_or_insert_default().id = tag.number("w:val"),
            "w:ilvl" => self.list.get_or_insert_default().level = tag.number("w:val"),
            _ => {}
        }
    }
}

/// Whether a switch such as `<w:b/>` is on (ECMA-376 17.17.4, `ST_OnOff`).
pub(super) fn is_on(tag: &Tag) -> bool {
    !matches!(tag.get("w:val"), Some("0" | "false" | "off" | "none"))
}
