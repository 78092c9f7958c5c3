//! A text as search reads it: its sections, and where each word stands.

use std::collections::BTreeMap;

use crate::model::document::Document;
use crate::model::read_text::{ReadSection, ReadText};
use crate::search::words::words_of;

/// How much a word weighs in a title and in a heading.
const TITLE: u32 = 4;
const HEADING: u32 = 3;

/// Reads a document under its title.
pub fn read(document: &Document, title: &str) -> ReadText {
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
    let words = reader.words.into_iter();
    let words = words.map(|(word, sections)| (word, sections.into_iter().collect()));
    ReadText { sections: reader.sections, words: words.collect() }
}

#[derive(Default)]
struct Reader {
    sections: Vec<ReadSection>,
    words: BTreeMap<String, BTreeMap<u32, u32>>,
}

impl Reader {
    fn section(&mut self, heading: &str, anchor: &str) {
        let (heading, anchor) = (heading.to_owned(), anchor.to_owned());
        self.sections.push(ReadSection { heading, anchor, length: 0 });
    }

    fn add(&mut self, text: &str, weight: u32) {
        let at = u32::try_from(self.sections.len()).unwrap_or(u32::MAX) - 1;
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind, Passage, Section};

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
            text.words.iter().find(|(word, _)| word == name).map(|(_, sections)| sections.clone())
        };
        assert_eq!(word("uimahalli"), Some(vec![(0, 4), (1, 1)]));
        assert_eq!(word("kassa"), Some(vec![(1, 4)]));
    }
}
