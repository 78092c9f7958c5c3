//! Reads off a document what it says on an item, in its own words.

use crate::model::document::{Block, Document};
use crate::model::item::Item;
use crate::model::record::{RECORDED, Recorded};

/// What the document says on the matters of a record of processing activities.
pub fn recorded(document: &Document) -> Recorded {
    let on = |item: &Item| Some((*item, text_on(document, matters(*item))?));
    Recorded(RECORDED.iter().filter_map(on).collect())
}

/// The items whose texts a column of the register holds: security is often told in parts.
fn matters(item: Item) -> &'static [Item] {
    const SECURITY: &[Item] =
        &[Item::SecurityMeasures, Item::SecurityManual, Item::SecurityDigital];
    match RECORDED.iter().position(|of| *of == item) {
        _ if item == Item::SecurityMeasures => SECURITY,
        Some(at) => &RECORDED[at..=at],
        None => &[],
    }
}

/// All that stands under headings on some items, a block a line; none where nothing is said.
fn text_on(document: &Document, items: &[Item]) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut end = 0;
    for (at, section) in document.sections.iter().enumerate() {
        if at < end || !section.items.iter().any(|item| items.contains(item)) {
            continue;
        }
        lines.extend(document.blocks_under(at).map(line));
        end = document.end_of(at);
    }
    let text = lines.join("\n");
    (!text.is_empty()).then_some(text)
}

fn line(block: &Block) -> String {
    block.text.replace('\t', " | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::parse;
    use crate::text::language::Language;

    fn check(text: &str, item: Item, expected: Option<&str>) {
        let (document, _) = parse(text, "a/b.md", "content/a/b.md", Language::Fi);
        assert_eq!(recorded(&document).on(item), expected, "{text}");
    }

    #[test]
    fn sections_within_belong_to_the_one_around_them() {
        let text =
            "## Säilytysaika\n\nKaksi vuotta.\n\n### Paperit\n\n- yksi vuosi\n\n## Muuta\n\nEi.\n";
        check(text, Item::Retention, Some("Kaksi vuotta.\nyksi vuosi"));
    }

    #[test]
    fn security_is_told_in_parts() {
        let text = "## Manuaalinen aineisto\n\nKaapissa.\n\n## Muuta\n\nEi.\n\n\
            ## Sähköisesti käsiteltävät tiedot\n\nSalasanalla.\n";
        check(text, Item::SecurityMeasures, Some("Kaapissa.\nSalasanalla."));
    }

    #[test]
    fn what_is_said_in_two_places_is_said_once_each() {
        let text = "## Säilytysaika\n\nA.\n\n### Säilytysaika\n\nB.\n\n## Säilytysajat\n\nC.\n";
        check(text, Item::Retention, Some("A.\nB.\nC."));
    }

    #[test]
    fn a_dash_says_nothing_and_cells_are_parted() {
        check("## Säilytysaika\n\n–\n", Item::Retention, None);
        check("## Muuta\n\nA.\n", Item::Retention, None);
        let table = "## Säilytysaika\n\n| Tieto | Aika |\n|---|---|\n| Laina | 1 v |\n";
        check(table, Item::Retention, Some("Tieto | Aika\nLaina | 1 v"));
    }
}
