//! Reads off a document what it tells of the processing, beside the legal basis.

use crate::model::document::{BlockKind, Document, Section};
use crate::model::item::Item;
use crate::model::processing::Processing;
use crate::parse::data_kinds::{data_kinds, special_categories};
use crate::parse::passages::sections_on;
use crate::parse::systems::systems;
use crate::parse::transfers::transfer;
use crate::text::memo::Memo;

/// The items whose sections are read.
const READ: [Item; 4] = [
    Item::DataCategories,
    Item::SpecialCategoryBasis,
    Item::ThirdCountryTransfers,
    Item::InformationSystems,
];

thread_local! {
    static KNOWN: Memo<Processing> = Memo::default();
}

/// All that is read off a document, once.
pub fn processing(document: &Document) -> &Processing {
    document.processing.get_or_init(|| {
        let known = KNOWN.with(|known| known.get(&text_read(document), || read(document)));
        debug_assert_eq!(known, read(document), "what is read is not all in the memo's text");
        known
    })
}

fn read(document: &Document) -> Processing {
    let special = special_categories(document);
    Processing {
        data: data_kinds(document, &special),
        special,
        transfer: transfer(document),
        systems: systems(document),
    }
}

/// All that [`read`] reads, as one text: versions of a notice mostly say the same of this.
fn text_read(document: &Document) -> String {
    let front = &document.front;
    let mut text = format!("{:?}{:?}", front.transfers_outside_eea, front.systems);
    let mut read = sections_on(document, &READ).peekable();
    for section in &document.sections {
        text.push('\n');
        text.push(char::from(section.depth));
        text.extend(section.items.iter().map(|item| char::from(*item as u8)));
        if read.next_if(|next| std::ptr::eq(*next, section)).is_some() {
            push_section(section, &mut text);
        }
    }
    text
}

fn push_section(section: &Section, text: &mut String) {
    text.push('\t');
    text.push_str(&section.heading);
    for block in &section.body.blocks {
        let (kind, depth) = match block.kind {
            BlockKind::Paragraph => ('p', 0),
            BlockKind::ListItem { depth } => ('l', depth),
            BlockKind::TableHead => ('h', 0),
            BlockKind::TableRow => ('r', 0),
            BlockKind::Quote => ('q', 0),
            BlockKind::Code => ('c', 0),
        };
        text.extend(['\n', kind, char::from(depth)]);
        text.push_str(&block.text);
    }
}
