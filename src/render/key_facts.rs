//! "Lyhyesti": the six things that people ask first, in the notice's own words.

use crate::model::document::{Block, BlockKind, Document, Section};
use crate::model::item::Item;
use crate::render::views::KeyFact;
use crate::text::language::Language;
use crate::text::typography::typeset;

const ITEMS: [Item; 6] = [
    Item::Controller,
    Item::Purposes,
    Item::DataCategories,
    Item::LegalBasis,
    Item::Retention,
    Item::ThirdCountryTransfers,
];

/// How many characters a fact has at most.
const LONGEST: usize = 150;

/// The key facts of a document, each with the section that it stands in.
pub fn key_facts(document: &Document, language: Language) -> Vec<KeyFact> {
    let mut facts: Vec<KeyFact> = Vec::new();
    for item in ITEMS {
        let Some((at, section)) = section_on(document, item) else { continue };
        if facts.iter().any(|fact| fact.anchor == section.anchor) {
            continue;
        }
        let blocks: Vec<&Block> = document.blocks_under(at).collect();
        let (text, more) = excerpt(&blocks);
        if text.is_empty() {
            continue;
        }
        let shared = section.items.iter().filter(|item| ITEMS.contains(item)).count() > 1;
        let text = typeset(&text, language).into_owned();
        let label = if shared {
            typeset(&section.heading, language).into_owned()
        } else {
            item.label(language).to_owned()
        };
        facts.push(KeyFact { item: item.id(), label, text, anchor: section.anchor.clone(), more });
    }
    facts
}

fn section_on(document: &Document, item: Item) -> Option<(usize, &Section)> {
    let mut on_item = document.sections.iter().enumerate().filter(|(_, s)| s.items.contains(&item));
    on_item.find(|(at, _)| document.blocks_under(*at).next().is_some())
}

/// The first words: a paragraph, or a list's items in a row. The second value says whether
/// there is more.
fn excerpt(blocks: &[&Block]) -> (String, bool) {
    let mut rest = blocks.iter().peekable();
    while let Some(block) = rest.next() {
        let introduces_list = block.text.ends_with(':')
            && rest.peek().is_some_and(|next| matches!(next.kind, BlockKind::ListItem { .. }));
        if introduces_list || block.kind == BlockKind::TableHead {
            continue;
        }
        if !matches!(block.kind, BlockKind::ListItem { .. }) {
            let (text, cut) = shorten(&block.text.replace('\t', " "));
            return (text, cut || rest.peek().is_some());
        }
        let mut items = vec![block.text.trim_end_matches([',', ';', '.'])];
        while let Some(next) = rest.next_if(|next| matches!(next.kind, BlockKind::ListItem { .. }))
        {
            items.push(next.text.trim_end_matches([',', ';', '.']));
        }
        let (text, cut) = shorten(&items.join(", "));
        return (text, cut || rest.peek().is_some());
    }
    (String::new(), false)
}

/// Whole sentences while they fit, else whole words.
fn shorten(text: &str) -> (String, bool) {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(LONGEST) else {
        return (text.to_owned(), false);
    };
    let head = &text[..limit];
    let sentence = head.rmatch_indices(". ").find(|(at, _)| ends_sentence(head, *at));
    if let Some((at, _)) = sentence {
        return (head[..=at].to_owned(), true);
    }
    let words = head.rfind(char::is_whitespace).map_or(head, |at| &head[..at]);
    (format!("{} …", words.trim_end_matches([',', ';', ':', '–', '-', ' '])), true)
}

/// A stop after a number or a short word (`15. artikla`, `esim. `) ends no sentence.
fn ends_sentence(head: &str, stop: usize) -> bool {
    let word = head[..stop].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.chars().count() > 4 && !word.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Passage;

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { kind, text: text.to_owned(), inner: 0..0 }
    }

    fn section(items: &[Item], heading: &str, depth: u8, blocks: Vec<Block>) -> Section {
        Section {
            depth,
            number: None,
            heading: heading.to_owned(),
            items: items.to_vec(),
            anchor: heading.to_lowercase(),
            body: Passage { html: String::new(), blocks },
        }
    }

    fn facts(sections: Vec<Section>) -> Vec<(String, String, bool)> {
        let document = Document { sections, ..Document::default() };
        let facts = key_facts(&document, Language::Fi);
        facts.into_iter().map(|fact| (fact.label, fact.text, fact.more)).collect()
    }

    #[test]
    fn a_dash_is_nothing_and_no_transfer_is_a_value() {
        let paragraph = |text| vec![block(BlockKind::Paragraph, text)];
        let facts = facts(vec![
            section(&[Item::Retention], "Säilytys", 1, paragraph("-")),
            section(&[Item::ThirdCountryTransfers], "Siirrot", 1, paragraph("Ei siirretä")),
        ]);
        let label = Item::ThirdCountryTransfers.label(Language::Fi).to_owned();
        assert_eq!(facts, [(label, "Ei siirretä".to_owned(), false)]);
    }

    #[test]
    fn a_list_stands_in_a_row_without_the_words_before_it() {
        let item = |text| block(BlockKind::ListItem { depth: 1 }, text);
        let blocks =
            vec![block(BlockKind::Paragraph, "Tallennamme:"), item("nimi,"), item("osoite.")];
        let facts = facts(vec![section(&[Item::DataCategories], "Tiedot", 1, blocks)]);
        assert_eq!(facts[0].1, "nimi, osoite");
    }

    #[test]
    fn one_section_on_two_items_is_one_fact_under_its_own_heading() {
        let blocks = vec![block(BlockKind::Paragraph, "Lainaamista varten.")];
        let both = [Item::Purposes, Item::LegalBasis];
        let facts = facts(vec![section(&both, "Tarkoitus ja peruste", 1, blocks)]);
        let expected = ("Tarkoitus ja peruste".to_owned(), "Lainaamista varten.".to_owned(), false);
        assert_eq!(facts, [expected]);
    }

    #[test]
    fn sections_within_speak_for_an_empty_one() {
        let inner = vec![block(BlockKind::Paragraph, "Kaksi vuotta.")];
        let facts = facts(vec![
            section(&[Item::Retention], "Säilytys", 1, vec![]),
            section(&[], "Paperit", 2, inner),
        ]);
        assert_eq!(facts[0].1, "Kaksi vuotta.");
    }

    #[test]
    fn long_texts_end_at_a_sentence_or_a_word() {
        let long = format!("Ensimmäinen virke on tässä. {}", "sana ".repeat(60));
        assert_eq!(shorten(&long), ("Ensimmäinen virke on tässä.".to_owned(), true));
        let (words, more) = shorten(&"pitkäsana ".repeat(60));
        assert!(words.ends_with("pitkäsana …") && more, "{words}");
        let artikla = format!("Perusteena on 6. artikla {}", "sana ".repeat(60));
        assert!(shorten(&artikla).0.ends_with('…'));
    }
}
