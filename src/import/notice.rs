//! A document that was read becomes a notice, with an account of what went where.

use std::collections::BTreeSet;

use crate::import::account::{Account, account, missing, words, words_of_notice, words_of_parts};
use crate::import::links::{collect, insert};
use crate::import::noise::{Cleaned, clean};
use crate::import::pieces::{Found, Margin};
use crate::import::shapes::{Outline, Part, outline, plain, without_kind};
use crate::import::{dates, tongue, writer};
use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::processing::Transfer;
use crate::parse::document::parse;
use crate::parse::openings::{Heading, Style};
use crate::parse::processing::processing;
use crate::text::date::Date;
use crate::text::language::Language;

/// A notice made of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The notice as a file has it.
    pub text: String,
    pub title: String,
    /// The date that the document bears.
    pub date: Option<Date>,
    pub language: Language,
    /// How many headings the notice has.
    pub headings: usize,
    /// How many of them are known by what they are about.
    pub known: usize,
    /// What they are about, in their order.
    pub items: Vec<Item>,
    /// What the notice does not have, with the reason.
    pub dropped: Vec<Margin>,
    /// Text that had no place in the order of the rest: it stands at the end, under a heading of its own.
    pub unplaced: Vec<String>,
    /// Words that are nowhere, not even there: a fault of the import, which the report tells.
    pub lost: Vec<String>,
    pub confidence: Confidence,
}

/// Links within the content folder are resolved against it.
const HERE: &str = "tuotu/teksti.md";

/// How surely the document was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// Makes a notice of a document. `name` is a title for one that bears none.
pub fn make(found: Found, name: &str) -> Imported {
    let from: Vec<String> = found.texts().iter().flat_map(|text| words(text)).collect();
    let links = collect(&found);
    let Found { blocks, name: own_name, margins, aside } = found;
    let Cleaned { blocks, dropped: noise, date, header, listed } = clean(blocks);
    let Outline { title, moved, mut parts, counted, seams, dropped } =
        outline(blocks, header.as_deref().or(own_name.as_deref()), &listed);
    let aside = plain(aside);
    let language = tongue::of(&parts);
    let mut unplaced = texts(&aside);
    let mut own = words_of_parts(&parts, Some(&counted));
    own.extend(words_of_parts(&aside, Some(&BTreeSet::new())));
    push_aside(aside, language, &mut parts);

    let title = title.unwrap_or_else(|| name.to_owned());
    let mut body = writer::write(&parts);
    let (mut document, _) = parse(&body, HERE, "", language);
    let date = date
        .into_iter()
        .chain(dates::updated(&document))
        .max()
        .or_else(|| dates::created(&document))
        .or_else(|| dates::of_margins(&margins));
    let read = processing(&document).clone();
    let head = writer::Head {
        title: &title,
        date,
        systems: &read.systems,
        transfers: read.transfer.map(|transfer| transfer == Transfer::Made),
    };
    let mut apart: Vec<String> = Vec::new();
    let told = noise.iter().chain(&dropped).map(|margin| margin.text.as_str());
    for text in told.chain(moved.iter().map(String::as_str)) {
        apart.extend(words(text));
    }
    let Account { places, mut lost } = account(&from, &own, &apart, seams);
    // What was written is read again: the portal must find every word, too.
    let written = words_of_parts(&parts, None);
    lost.extend(missing(&written, &words_of_notice(&document)));
    if !lost.is_empty() {
        // Words that fell out of their order are kept where they can be seen.
        let fallen = vec![Part::Paragraph(vec![lost.join(" ")])];
        if unplaced.is_empty() {
            push_aside(fallen, language, &mut parts);
        } else {
            parts.extend(fallen);
        }
        unplaced.push(lost.join(" "));
        body = writer::write(&parts);
        document = parse(&body, HERE, "", language).0;
        lost = missing(&lost, &words_of_notice(&document));
    }
    let body = with_links(&body, insert(&body, &links, &places, &own), language);
    let text = [head.write(), body].concat();
    let mut all = noise;
    all.extend(dropped);
    all.extend(margins);
    let mut imported = of_document(&document);
    imported.confidence = imported.confidence.min(if unplaced.is_empty() && lost.is_empty() {
        Confidence::High
    } else {
        Confidence::Medium
    });
    Imported { text, title, date, language, dropped: all, unplaced, lost, ..imported }
}

/// The notice with its links, if they leave every word as it was.
fn with_links(body: &str, linked: String, language: Language) -> String {
    let of = |body: &str| words_of_notice(&parse(body, HERE, "", language).0);
    if linked == body || of(&linked) == of(body) { linked } else { body.to_owned() }
}

/// A title without the kind of document at its end: `Kirjaston asiakasrekisteri - tietosuojaseloste`.
pub fn name_within(title: &str) -> &str {
    without_kind(title).unwrap_or(title)
}

/// What a document tells of its headings.
fn of_document(document: &Document) -> Imported {
    let known = document.sections.iter().filter(|section| !section.items.is_empty()).count();
    let mut seen = BTreeSet::new();
    let items = document.sections.iter().flat_map(|section| section.items.iter().copied());
    let items: Vec<Item> = items.filter(|item| seen.insert(*item)).collect();
    let headings = document.sections.len();
    let confidence = match items.len() {
        8.. if known * 3 >= headings * 2 => Confidence::High,
        4.. => Confidence::Medium,
        _ => Confidence::Low,
    };
    Imported {
        text: String::new(),
        title: String::new(),
        date: None,
        language: Language::Fi,
        headings,
        known,
        items,
        dropped: Vec::new(),
        unplaced: Vec::new(),
        lost: Vec::new(),
        confidence,
    }
}

/// Puts text that had no place at the end, under a heading that says so.
fn push_aside(aside: Vec<Part>, language: Language, parts: &mut Vec<Part>) {
    if aside.is_empty() {
        return;
    }
    let heading = Heading::new(Style::Markdown(2), unplaced_heading(language));
    parts.push(Part::Heading(heading, 1));
    parts.extend(aside);
}

/// The heading over text that could not be placed.
pub fn unplaced_heading(language: Language) -> &'static str {
    match language {
        Language::Fi => "Sijoittamaton teksti",
        Language::Sv => "Oplacerad text",
        Language::En => "Unplaced text",
    }
}

fn texts(parts: &[Part]) -> Vec<String> {
    let mut texts = Vec::new();
    for part in parts {
        match part {
            Part::Heading(heading, _) => texts.push(heading.words.clone()),
            Part::Paragraph(lines) | Part::Item { lines, .. } => texts.push(lines.join(" ")),
            Part::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).flatten();
                texts.extend(cells.map(crate::import::pieces::Paragraph::text));
            }
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}
