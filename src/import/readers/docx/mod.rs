//! Word's documents (ECMA-376, WordprocessingML): paragraphs with their styles and the numbers that
//! Word counts, tables, text boxes, footnotes, headers and footers.

mod body;
mod numbers;
mod styles;

use crate::import::pieces::{Found, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::docx::body::{Body, Targets};
use crate::import::readers::docx::numbers::Numbers;
use crate::import::readers::docx::styles::Styles;
use crate::import::readers::layers::Layers;
use crate::import::readers::package::Package;
use crate::import::readers::xml::{Token, Tokens};

/// The part that holds the text.
pub(crate) const MAIN: &str = "word/document.xml";

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let mut package = Package::open(bytes)?;
    let text = package.text(MAIN)?.ok_or(Unreadable::Broken)?;
    let styles = match package.text("word/styles.xml")? {
        Some(xml) => Styles::read(&xml)?,
        None => Styles::default(),
    };
    let mut numbers = match package.text("word/numbering.xml")? {
        Some(xml) => Numbers::read(&xml)?,
        None => Numbers::default(),
    };

    let mut layers = Layers::default();
    let targets = targets(&mut package)?;
    Body::new(&styles, &mut numbers, &mut layers).with_targets(targets).read(&text)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = package.text(notes)? {
            Body::new(&styles, &mut numbers, &mut layers).read(&notes)?;
        }
    }
    if let Some(comments) = package.text("word/comments.xml")? {
        let mut apart = Layers::default();
        Body::new(&styles, &mut numbers, &mut apart).read(&comments)?;
        for text in apart.finish().texts() {
            layers.margin(Why::Comment, &text);
        }
    }
    for name in margins(&package) {
        let Some(xml) = package.text(&name)? else { continue };
        let mut apart = Layers::default();
        Body::new(&styles, &mut numbers, &mut apart).read(&xml)?;
        for text in apart.finish().texts() {
            layers.margin(Why::PageMargin, &text);
        }
    }
    Ok(layers.finish())
}

/// Where the links of the text lead.
fn targets(package: &mut Package<'_>) -> Result<Targets, Unreadable> {
    let mut targets = Targets::new();
    let Some(xml) = package.text("word/_rels/document.xml.rels")? else { return Ok(targets) };
    let mut tokens = Tokens::new(&xml);
    while let Some(token) = tokens.next()? {
        let Token::Open(tag) = token else { continue };
        let outside = tag.get("TargetMode") == Some("External");
        if let (true, Some(id), Some(target)) = (outside, tag.get("Id"), tag.get("Target")) {
            targets.insert(id.to_owned(), target.to_owned());
        }
    }
    Ok(targets)
}

/// The parts that hold headers and footers, in the order of their names.
fn margins(package: &Package<'_>) -> Vec<String> {
    let is_margin = |name: &String| {
        (name.starts_with("word/header") || name.starts_with("word/footer"))
            && name.rsplit('.').next() == Some("xml")
    };
    let mut names: Vec<String> = package.names().into_iter().filter(is_margin).collect();
    names.sort_unstable();
    names
}
