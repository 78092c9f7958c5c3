//! XML as a row of tokens. No entity of a document's own is expanded, nothing is fetched.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::import::readers::Unreadable;

/// No document nests its elements deeper.
const DEEPEST: usize = 400;

/// What stands next in a document. An empty element opens and closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Open(Tag),
    /// The element of this name ends.
    Close(String),
    Text(String),
}

/// A start tag, with the names as written: `w:p`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// An attribute that is a small number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// The tokens of a document, one at a time.
pub(crate) struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    /// The end of an empty element, due next.
    pending: Option<String>,
    depth: usize,
}

impl<'x> Tokens<'x> {
    pub(crate) fn new(xml: &'x str) -> Self {
        Self { reader: Reader::from_str(xml), pending: None, depth: 0 }
    }

    /// The next token; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Token>, Unreadable> {
        if let Some(name) = self.pending.take() {
            return Ok(Some(Token::Close(name)));
        }
        loop {
            let token = match self.reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Unreadable::Broken);
                    }
                    Token::Open(tag(&start))
                }
                Event::Empty(start) => {
                    let tag = tag(&start);
                    self.pending = Some(tag.name.clone());
                    Token::Open(tag)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::Close(end.name().as_ref().to_owned())
                }
                Event::Text(text) => Token::Text(text.into_inner().into_owned()),
                Event::CData(text) => Token::Text(text.into_inner().into_owned()),
                Event::GeneralRef(reference) => Token::Text(character(&reference.into_inner())),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Broken),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(Some(token));
        }
    }

    /// Goes past the end of the element that was just opened, and gives the text in it, but for who wrote
    /// it and when.
    pub(crate) fn skip(&mut self) -> Result<String, Unreadable> {
        let mut text = String::new();
        let mut depth = 1_usize;
        let mut silent: Option<usize> = None;
        while depth > 0 {
            match self.next()? {
                Some(Token::Open(tag)) => {
                    depth += 1;
                    let of_person = ["dc:creator", "dc:date", "meta:creator-initials"];
                    if silent.is_none() && of_person.contains(&tag.name.as_str()) {
                        silent = Some(depth);
                    }
                }
                Some(Token::Close(_)) => {
                    silent.take_if(|at| *at == depth);
                    depth -= 1;
                    text.push(' ');
                }
                Some(Token::Text(more)) if silent.is_none() => text.push_str(&more),
                Some(Token::Text(_)) => {}
                None => return Err(Unreadable::Broken),
            }
        }
        Ok(text)
    }
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let name = start.name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap_or_default();
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Tag { name, attributes }
}

/// What `&ä;`, `&#228;` stand for: one of XML's own five, a character by its number, or nothing.
fn character(name: &str) -> String {
    if let Some(text) = resolve_predefined_entity(name) {
        return text.to_owned();
    }
    let number = match name.strip_prefix("#x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => name.strip_prefix('#').and_then(|decimal| decimal.parse().ok()),
    };
    number.and_then(char::from_u32).map(String::from).unwrap_or_default()
}
