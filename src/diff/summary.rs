//! What changed between two versions, in short: which sections, and how many words came and went.

use std::collections::BTreeMap;

use crate::model::document::{Block, Document, Passage, Section};
use crate::model::portal::{ChangeSummary, Touch, TouchedSection};
use crate::text::folding::fold;

/// Sums up the change from `old` to `new`. What is read is compared, not the marks: numbering,
/// wrapping and typographic forms are no change.
pub fn summarise(old: &Document, new: &Document) -> ChangeSummary {
    let mut summary = ChangeSummary::default();
    if old.front.title != new.front.title || !same_passage(&old.lead, &new.lead) {
        let heading = new.front.title.clone().unwrap_or_default();
        summary.touch(&heading, Touch::Changed);
        let (mut before, mut now) = (words(&old.lead), words(&new.lead));
        add_words(&mut before, old.front.title.as_deref().unwrap_or_default());
        add_words(&mut now, &heading);
        summary.count(before, now);
    }
    let mut left: BTreeMap<&str, &Section> =
        old.sections.iter().map(|section| (section.anchor.as_str(), section)).collect();
    let mut added = Vec::new();
    for section in &new.sections {
        match left.remove(section.anchor.as_str()) {
            Some(before) => summary.compare(before, section),
            None => added.push(section),
        }
    }
    // A section whose heading alone was reworded has its text as its witness.
    for section in added {
        let renamed = left
            .iter()
            .find(|(_, before)| {
                !before.body.is_empty() && same_passage(&before.body, &section.body)
            })
            .map(|(anchor, _)| *anchor);
        match renamed.and_then(|anchor| left.remove(anchor)) {
            Some(before) => summary.compare(before, section),
            None => {
                summary.touch(&section.heading, Touch::Added);
                summary.count(BTreeMap::new(), words_of(section));
            }
        }
    }
    for section in old.sections.iter().filter(|section| left.contains_key(section.anchor.as_str()))
    {
        summary.touch(&section.heading, Touch::Removed);
        summary.count(words_of(section), BTreeMap::new());
    }
    summary
}

/// How many words a document has, headings among them.
pub fn word_count(document: &Document) -> usize {
    let passages = document.sections.iter().map(|section| &section.body).chain([&document.lead]);
    let in_bodies = passages.flat_map(|passage| &passage.blocks).map(|block| count(&block.text));
    let in_headings = document.sections.iter().map(|section| count(&section.heading));
    in_bodies.chain(in_headings).sum()
}

fn count(text: &str) -> usize {
    let mut between = true;
    let mut words = 0;
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        words += usize::from(between && !space);
        between = space;
    }
    words
}

impl ChangeSummary {
    fn compare(&mut self, before: &Section, after: &Section) {
        let same_heading =
            before.heading == after.heading || fold(&before.heading) == fold(&after.heading);
        if same_heading && same_passage(&before.body, &after.body) {
            return;
        }
        self.touch(&after.heading, Touch::Changed);
        let mut old_words = words_beside(&before.body, &after.body);
        let mut new_words = words_beside(&after.body, &before.body);
        if !same_heading {
            add_words(&mut old_words, &before.heading);
            add_words(&mut new_words, &after.heading);
        }
        self.count(old_words, new_words);
    }

    fn touch(&mut self, heading: &str, touch: Touch) {
        self.sections.push(TouchedSection { heading: heading.to_owned(), touch });
    }

    /// Words count as often as they stand; those that only moved count as neither.
    fn count(&mut self, old: BTreeMap<String, usize>, new: BTreeMap<String, usize>) {
        let surplus = |of: &BTreeMap<String, usize>, over: &BTreeMap<String, usize>| -> usize {
            let more = |(word, count): (&String, &usize)| {
                count.saturating_sub(over.get(word).copied().unwrap_or_default())
            };
            of.iter().map(more).sum()
        };
        self.words_added += surplus(&new, &old);
        self.words_removed += surplus(&old, &new);
    }
}

fn same_passage(a: &Passage, b: &Passage) -> bool {
    let alike = |(a, b): (&Block, &Block)| a.text == b.text || fold(&a.text) == fold(&b.text);
    a.blocks.len() == b.blocks.len() && a.blocks.iter().zip(&b.blocks).all(alike)
}

/// The words of a whole section, its heading among them.
fn words_of(section: &Section) -> BTreeMap<String, usize> {
    let mut words = words(&section.body);
    add_words(&mut words, &section.heading);
    words
}

fn words(passage: &Passage) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for block in &passage.blocks {
        add_words(&mut words, &block.text);
    }
    words
}

/// The words of the blocks that another passage has not word for word.
fn words_beside(passage: &Passage, other: &Passage) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for block in passage.blocks.iter().filter(|block| !other.blocks.contains(block)) {
        add_words(&mut words, &block.text);
    }
    words
}

fn add_words(words: &mut BTreeMap<String, usize>, text: &str) {
    for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;

    fn document(sections: &[(&str, &str)]) -> Document {
        let sections = sections.iter().map(|(heading, text)| Section {
            depth: 1,
            number: None,
            heading: (*heading).to_owned(),
            items: Vec::new(),
            anchor: fold(heading),
            body: Passage {
                html: String::new(),
                blocks: vec![Block { kind: BlockKind::Paragraph, text: (*text).to_owned() }],
            },
        });
        Document { sections: sections.collect(), ..Document::default() }
    }

    fn check(old: &[(&str, &str)], new: &[(&str, &str)], expected: &str) {
        let summary = summarise(&document(old), &document(new));
        let sections: Vec<String> = summary
            .sections
            .iter()
            .map(|section| format!("{:?} {}", section.touch, section.heading))
            .collect();
        let written =
            format!("{} +{} -{}", sections.join(", "), summary.words_added, summary.words_removed);
        assert_eq!(written, expected);
    }

    #[test]
    fn sections_and_words_are_told() {
        let old = [("Nimi", "Kirjaston rekisteri"), ("Säilytys", "kaksi vuotta lainasta")];
        let new = [("Nimi", "Kirjaston rekisteri"), ("Säilytys", "yksi vuosi lainasta")];
        check(&old, &new, "Changed Säilytys +2 -2");
        check(&old, &old[..1], "Removed Säilytys +0 -4");
        check(&old[..1], &old, "Added Säilytys +4 -0");
    }

    #[test]
    fn order_and_typography_are_no_change() {
        let old = [("Nimi", "”Rekisteri” 2018-2020"), ("Muut", "x")];
        let new = [("Muut", "x"), ("NIMI", "\"Rekisteri\" 2018–2020")];
        check(&old, &new, " +0 -0");
    }

    #[test]
    fn a_new_heading_over_the_same_text_is_a_change_of_the_heading() {
        let old = [("Kesto", "kaksi vuotta")];
        let new = [("Kuinka kauan?", "kaksi vuotta")];
        check(&old, &new, "Changed Kuinka kauan? +2 -1");
    }
}
