//! What the styles of an `OpenDocument` text make of a paragraph.

use std::collections::BTreeMap;

use crate::import::readers::Unreadable;
use crate::import::readers::numbering::Digits;
use crate::import::readers::odt::lists::Level;
use crate::import::readers::xml::{Tag, Token, Tokens};

/// A chain of styles is followed so far.
const LONGEST_CHAIN: usize = 16;

/// `OpenDocument` knows no deeper level.
const LEVELS: usize = 10;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The levels of each list style; of headings under the empty name.
    lists: BTreeMap<String, Vec<Level>>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    list: Option<String>,
}

impl Styles {
    /// Adds the styles that a part of the document defines.
    pub(super) fn read(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut tokens = Tokens::new(xml);
        let mut style: Option<(String, Style)> = None;
        let mut list: Option<String> = None;
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) => match tag.name.as_str() {
                    "style:style" => {
                        style = tag.get("style:name").map(|name| (name.to_owned(), begun(&tag)));
                    }
                    "style:text-properties" => {
                        if let Some((_, style)) = &mut style {
                            style.set(&tag);
                        }
                    }
                    "text:list-style" => list = tag.get("style:name").map(str::to_owned),
                    "text:outline-style" => list = Some(String::new()),
                    _ => self.add_level(list.as_deref(), &tag),
                },
                Token::Close(name) => match name.as_str() {
                    "style:style" => self.styles.extend(style.take()),
                    "text:list-style" | "text:outline-style" => list = None,
                    _ => {}
                },
                Token::Text(_) => {}
            }
        }
        Ok(())
    }

    fn add_level(&mut self, list: Option<&str>, tag: &Tag) {
        let digits = match tag.name.as_str() {
            "text:list-level-style-bullet" | "text:list-level-style-image" => Digits::Bullet,
            "text:list-level-style-number" | "text:outline-level-style" => {
                digits(tag.get("style:num-format"))
            }
            _ => return,
        };
        let Some(list) = list else { return };
        let level = tag.number("text:level").unwrap_or(1).saturating_sub(1) as usize;
        if level >= LEVELS {
            return;
        }
        let levels = self.lists.entry(list.to_owned()).or_default();
        if levels.len() <= level {
            levels.resize_with(level + 1, Level::default);
        }
        levels[level] = Level {
            digits,
            start: tag.number("text:start-value").unwrap_or(1),
            shown: tag.number("text:display-levels").unwrap_or(1) as usize,
        };
    }

    fn chain(&self, name: &str) -> impl Iterator<Item = (String, &Style)> {
        let first = self.styles.get_key_value(name).map(|(name, style)| (name.clone(), style));
        let parent = |(_, style): &(String, &'_ Style)| {
            let parent = style.parent.as_deref()?;
            self.styles.get_key_value(parent).map(|(name, style)| (name.clone(), style))
        };
        std::iter::successors(first, move |last| parent(last)).take(LONGEST_CHAIN)
    }

    pub(super) fn is_title(&self, name: &str) -> bool {
        name == "Title"
            || self
                .chain(name)
                .any(|(name, style)| name == "Title" || style.parent.as_deref() == Some("Title"))
    }

    pub(super) fn bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style.bold)
    }

    pub(super) fn hidden(&self, name: &str) -> bool {
        self.chain(name).find_map(|(_, style)| style.hidden).unwrap_or_default()
    }

    /// The list style that a paragraph's style brings.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        self.chain(name)
            .find_map(|(_, style)| style.list.as_deref())
            .filter(|list| !list.is_empty())
    }

    /// The levels of a list style; those of headings under the empty name.
    pub(super) fn levels(&self, list: &str) -> &[Level] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }
}

impl Style {
    fn set(&mut self, tag: &Tag) {
        if let Some(weight) = tag.get("fo:font-weight") {
            let heavy = weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
            self.bold = Some(heavy);
        }
        if let Some(display) = tag.get("text:display") {
            self.hidden = Some(display == "none");
        }
    }
}

fn begun(tag: &Tag) -> Style {
    Style {
        parent: tag.get("style:parent-style-name").map(str::to_owned),
        list: tag.get("style:list-style-name").map(str::to_owned),
        ..Style::default()
    }
}

fn digits(format: Option<&str>) -> Digits {
    match format {
        Some("a") => Digits::LowerLetter,
        Some("A") => Digits::UpperLetter,
        Some("i") => Digits::LowerRoman,
        Some("I") => Digits::UpperRoman,
        Some("") | None => Digits::Nothing,
        Some(_) => Digits::Decimal,
    }
}
