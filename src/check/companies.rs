//! The names of organisations that stand beside business IDs.

use std::collections::BTreeMap;

use crate::model::document::{Block, Document};
use crate::text::folding::fold;

/// What stands between a name and its ID.
const LABELS: [&str; 6] =
    ["y-tunnus", "y-tunnuksen", "ytunnus", "fo-nummer", "fo-numret", "business id"];

/// The names that stand beside business IDs, as they are written, by ID and by folded name.
pub(crate) type Companies = BTreeMap<String, BTreeMap<String, String>>;

/// An ID with the name before it on its line.
pub(crate) struct Named<'b> {
    pub(crate) id: &'b str,
    pub(crate) name: &'b str,
}

/// Adds the IDs of a text.
pub(crate) fn gather(document: &Document, companies: &mut Companies) {
    let sections = document.sections.iter().flat_map(|section| &section.body.blocks);
    for block in document.lead.blocks.iter().chain(sections) {
        if let Some(Named { id, name }) = named(block) {
            let names = companies.entry(id.to_owned()).or_default();
            names.entry(fold(name)).or_insert_with(|| name.to_owned());
        }
    }
}

/// The ID of a block that is marked as such, with the name that begins its line.
pub(crate) fn named(block: &Block) -> Option<Named<'_>> {
    let text = block.text.as_str();
    let mut words = text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    let id = words.find(|word| is_id(word))?;
    let lower = text.to_lowercase();
    let label = LABELS.iter().filter_map(|label| lower.find(label)).min()?;
    // Lower case may be longer or shorter than the text in letters that no name has.
    let before = text.get(..label).unwrap_or_default();
    let name = before.split([',', '(', ';', ':']).next().unwrap_or_default().trim();
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    Some(Named { id, name })
}

fn is_id(word: &str) -> bool {
    let parts = word.split_once('-');
    parts.is_some_and(|(number, check)| number.len() == 7 && check.len() == 1)
}
