//! Which sections of a document speak of a matter: those whose heading is one of its items, with all
//! that stands below them.

use crate::model::document::{Document, Section};
use crate::model::item::Item;

/// The sections on any of some items, and the sections within them.
pub(crate) fn sections_on<'a>(
    document: &'a Document,
    wanted: &'a [Item],
) -> impl Iterator<Item = &'a Section> {
    let mut speaking: Option<u8> = None;
    document.sections.iter().filter(move |section| {
        let within = speaking.is_some_and(|depth| section.depth > depth);
        if !within {
            let speaks = section.items.iter().any(|item| wanted.contains(item));
            speaking = speaks.then_some(section.depth);
        }
        speaking.is_some()
    })
}
