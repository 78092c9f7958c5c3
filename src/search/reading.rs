//! A text as search reads it: its sections, and where each word stands.

use std::collections::{BTreeMap, HashSet};

use crate::model::document::{Block, Document};
use crate::model::read_text::{Lost, PackedText, Place, ReadSection, ReadText};
use crate::search::words::words_of;

/// How much a word weighs in a title and in a heading.
const TITLE: u32 = 4;
const HEADING: u32 = 3;

/// Reads a document under its title.
pub fn read(document: &Document, title: &str) -> ReadText<'static> {
    let mut reader = Reader::default();
    reader.section("", "");
    reader.add(title, TITLE);
    reader.add(document.front.summary.as_deref().unwrap_or_default(), 1);
    for block in &document.lead.blocks {
        reader.add(&block.text, 1);
    }
    for section in &document.sections {
        reader.section(&section.heading, &section.anchor);
        reader.add(&section.heading, HEADING);
        for block in &section.body.blocks {
            reader.add(&block.text, 1);
        }
    }
    reader.text()
}

/// The sections of a document that a later version has not, in the same words under the same heading.
pub fn lost(before: &Document, now: &Document) -> Lost {
    let kept: HashSet<(&str, String)> =
        past_sections(now).map(|section| (section.heading, section.text)).collect();
    let gone = past_sections(before).filter(|section| {
        !section.text.is_empty() && !kept.contains(&(section.heading, section.text.clone()))
    });
    let gone: Vec<PastSection<'_>> = gone.collect();
    Lost {
        words: gone.iter().map(|section| section.text.split_whitespace().count()).sum(),
        read: (!gone.is_empty()).then(|| PackedText::of(&read_past(&gone))),
    }
}

/// A section of a past version; the first is what stands before the first heading.
struct PastSection<'a> {
    heading: &'a str,
    anchor: &'a str,
    text: String,
}

fn past_sections(document: &Document) -> impl Iterator<Item = PastSection<'_>> {
    let lead = PastSection { heading: "", anchor: "", text: text_of(&document.lead.blocks) };
    let sections = document.sections.iter().map(|section| PastSection {
        heading: &section.heading,
        anchor: &section.anchor,
        text: text_of(&section.body.blocks),
    });
    [lead].into_iter().chain(sections)
}

/// Reads sections of a past version.
fn read_past(sections: &[PastSection<'_>]) -> ReadText<'static> {
    let mut reader = Reader::default();
    for section in sections {
        reader.section(section.heading, section.anchor);
        reader.add(section.heading, HEADING);
        reader.add(&section.text, 1);
    }
    reader.text()
}

fn text_of(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Reader {
    sections: Vec<ReadSection<'static>>,
    words: BTreeMap<String, BTreeMap<u32, u32>>,
}

impl Reader {
    fn section(&mut self, heading: &str, anchor: &str) {
        let (heading, anchor) = (heading.to_owned().into(), anchor.to_owned().into());
        self.sections.push(ReadSection { heading, anchor, length: 0 });
    }

    fn add(&mut self, text: &str, weight: u32) {
        let at = number(self.sections.len()).saturating_sub(1);
        words_of(text, |word| {
            if let Some(section) = self.sections.last_mut() {
                section.length += 1;
            }
            let sections = match self.words.get_mut(word) {
                Some(sections) => sections,
                None => self.words.entry(word.to_owned()).or_default(),
            };
            *sections.entry(at).or_default() += weight;
        });
    }

    fn text(self) -> ReadText<'static> {
        let (mut words, mut places) = (String::new(), Vec::new());
        for (at, (word, sections)) in self.words.into_iter().enumerate() {
            if at > 0 {
                words.push(' ');
            }
            words.push_str(&word);
            let word = number(at);
            let in_sections = sections.into_iter();
            places.extend(in_sections.map(|(section, often)| Place { word, section, often }));
        }
        ReadText { sections: self.sections, words: words.into(), places }
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{BlockKind, Passage, Section};

    #[test]
    fn headings_and_titles_weigh_more() {
        let text = "Kassa ja uimahalli.".to_owned();
        let block = Block { kind: BlockKind::Paragraph, text, inner: 0..0 };
        let section = Section {
            depth: 1,
            number: None,
            heading: "Uimahallin kassa".to_owned(),
            items: Vec::new(),
            anchor: "kassa".to_owned(),
            body: Passage { html: String::new(), blocks: vec![block] },
        };
        let document = Document { sections: vec![section], ..Document::default() };
        let text = read(&document, "Uimahalli");
        assert_eq!((text.sections[0].length, text.sections[1].length), (1, 5));
        let word = |name: &str| {
            let (_, places) = text.words().find(|(word, _)| *word == name)?;
            Some(places.iter().map(|place| (place.section, place.often)).collect::<Vec<_>>())
        };
        assert_eq!(word("uimahalli"), Some(vec![(0, 4), (1, 1)]));
        assert_eq!(word("kassa"), Some(vec![(1, 4)]));
    }

    #[test]
    fn what_a_later_version_says_otherwise_is_lost() {
        let document = |parts: &[(&str, &str)]| Document {
            sections: parts
                .iter()
                .map(|(heading, text)| Section {
                    depth: 1,
                    number: None,
                    heading: (*heading).to_owned(),
                    items: Vec::new(),
                    anchor: heading.to_lowercase(),
                    body: Passage {
                        html: String::new(),
                        blocks: vec![Block {
                            kind: BlockKind::Paragraph,
                            text: (*text).to_owned(),
                            inner: 0..0,
                        }],
                    },
                })
                .collect(),
            ..Document::default()
        };
        let before = document(&[("Nimi", "Satama."), ("Aika", "Viisi vuotta."), ("Loki", "On.")]);
        let now = document(&[("Aika", "Kaksi vuotta."), ("Nimi", "Satama.")]);
        let lost = lost(&before, &now);
        let packed = lost.read.unwrap();
        let read = packed.unpack();
        let headings: Vec<&str> = read.sections.iter().map(|section| &*section.heading).collect();
        assert_eq!((lost.words, headings), (3, vec!["Aika", "Loki"]));
        assert_eq!(read.words, "aika loki on viisi vuotta");
        assert_eq!(super::lost(&now, &now), Lost::default());
    }
}
