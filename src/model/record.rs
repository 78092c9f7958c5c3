//! What a text says on the matters of a record of processing activities (Art. 30(1) GDPR), in its own
//! words: the cells of the portal's register.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::item::Item;

/// The items of the register, in the order of its columns: those of Art. 30(1), and the legal basis and
/// the sources of the data, which people ask for.
pub const RECORDED: [Item; 15] = [
    Item::Controller,
    Item::JointControllers,
    Item::ControllerRepresentative,
    Item::Dpo,
    Item::Purposes,
    Item::LegalBasis,
    Item::DataSubjects,
    Item::DataCategories,
    Item::DataSources,
    Item::Recipients,
    Item::Processors,
    Item::ThirdCountryTransfers,
    Item::Retention,
    Item::SecurityMeasures,
    Item::InformationSystems,
];

/// What one text says on each item of [`RECORDED`] that it speaks of. It is the same wherever the text's
/// blob is, so that it adds nothing to what is hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recorded(pub Arc<[(Item, String)]>);

impl Recorded {
    pub fn on(&self, item: Item) -> Option<&str> {
        let found = self.0.iter().find(|(of, _)| *of == item);
        found.map(|(_, text)| text.as_str())
    }
}

impl Hash for Recorded {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
