//! A text of a notice becomes a document: front matter, sections, what each is about.

use std::ops::Range;
use std::sync::OnceLock;

use crate::diagnostics::finding::Finding;
use crate::markdown::pieces::{Arena, parse as parse_markdown};
use crate::markdown::writer::Writer;
use crate::model::document::{Document, FrontMatter, Passage, Section};
use crate::parse::anchors::Anchors;
use crate::parse::front_matter::reading::{Reading, read};
use crate::parse::openings::{Heading, Style};
use crate::parse::outline::{Part, depths, outline, repeats_title};
use crate::text::language::Language;
use crate::told;

/// Sections nested deeper stand at this depth.
const DEEPEST: u8 = 4;

/// Parses a text. `path` is its path from the content folder (`kulttuuri/kirjasto.sv.md`), against
/// which its links are resolved; `file` is what findings call it.
pub fn parse(text: &str, path: &str, file: &str, language: Language) -> (Document, Vec<Finding>) {
    let Reading { mut front, body, mut findings } = read(text);
    let arena = Arena::default();
    let markdown = parse_markdown(&arena, text, body);
    let mut parts = outline(&markdown);
    drop_title(&mut front, &mut parts);
    let depths = depths(&parts, DEEPEST);

    let mut writer = Writer::new(&markdown, path, language);
    let mut sheet = Sheet::new(language, depths);
    for part in parts {
        sheet.add(part, &mut writer);
    }

    let mut of_text = writer.findings;
    of_text.extend(sheet.findings);
    of_text.sort_by_key(|finding| finding.span.as_ref().map(|span| span.start));
    findings.extend(of_text);
    for finding in &mut findings {
        file.clone_into(&mut finding.file);
    }
    let links = writer.links;
    let (lead, sections) = (sheet.lead, sheet.sections);
    (Document { front, lead, sections, links, processing: OnceLock::new() }, findings)
}

/// Drops the headings that repeat the title. Where no title could be read, the first of them is it.
fn drop_title(front: &mut FrontMatter, parts: &mut Vec<Part<'_>>) {
    if front.title.is_none() {
        let first = parts.iter().find_map(|part| match part {
            Part::Heading(heading, _) if heading.style == Style::Markdown(1) => Some(heading),
            _ => None,
        });
        front.title = first.map(full_words).filter(|words| !words.is_empty());
    }
    if let Some(title) = &front.title {
        parts.retain(
            |part| !matches!(part, Part::Heading(heading, _) if repeats_title(heading, title)),
        );
    }
}

fn full_words(heading: &Heading) -> String {
    match &heading.number {
        Some(number) => format!("{number}. {}", heading.words),
        None => heading.words.clone(),
    }
}

/// The document being filled.
struct Sheet {
    lead: Passage,
    sections: Vec<Section>,
    findings: Vec<Finding>,
    anchors: Anchors,
    depths: std::vec::IntoIter<u8>,
}

impl Sheet {
    fn new(language: Language, depths: Vec<u8>) -> Self {
        Self {
            lead: Passage::default(),
            sections: Vec::new(),
            findings: Vec::new(),
            anchors: Anchors::new(language),
            depths: depths.into_iter(),
        }
    }

    fn add(&mut self, part: Part<'_>, writer: &mut Writer<'_>) {
        match part {
            Part::Heading(heading, span) => self.begin_section(heading, span),
            Part::HeadingMarks(piece) => writer.heading(piece),
            Part::Piece(piece) => writer.piece(piece, self.passage()),
            Part::Paragraph(run) => writer.paragraph(run, self.passage()),
            Part::Following(following) => writer.following(following, self.passage()),
            Part::Cell(cell) => writer.cell(cell, self.passage()),
        }
    }

    /// Where the text goes that follows the last heading.
    fn passage(&mut self) -> &mut Passage {
        match self.sections.last_mut() {
            Some(section) => &mut section.body,
            None => &mut self.lead,
        }
    }

    fn begin_section(&mut self, heading: Heading, span: Range<usize>) {
        let Heading { number, words, items, .. } = heading;
        if words.is_empty() {
            self.findings.push(heading_empty().at(span));
            return;
        }
        let depth = self.depths.next().unwrap_or(1);
        let anchor = self.anchors.next(&items, &words);
        let body = Passage::default();
        self.sections.push(Section { depth, number, heading: words, items, anchor, body });
    }
}

fn heading_empty() -> Finding {
    Finding::warning(
        "heading-empty",
        told!(
            fi: "väliotsikossa ei ole tekstiä",
            sv: "mellanrubriken saknar text",
            en: "the heading has no text"
        ),
    )
    .hint(told!(
        fi: "Kirjoita otsikko samalle riville `#`-merkkien jälkeen tai poista rivi.",
        sv: "Skriv rubriken på samma rad efter tecknen `#` eller ta bort raden.",
        en: "Write the heading on the same line after the `#` signs, or remove the line."
    ))
}
