//! Reads off a document what it tells of the processing, beside the legal basis.

use crate::model::document::Document;
use crate::model::processing::Processing;
use crate::parse::data_kinds::{data_kinds, special_categories};
use crate::parse::systems::systems;
use crate::parse::transfers::transfer;

/// All that is read off a document, once.
pub fn processing(document: &Document) -> &Processing {
    document.processing.get_or_init(|| {
        let special = special_categories(document);
        Processing {
            data: data_kinds(document, &special),
            special,
            transfer: transfer(document),
            systems: systems(document),
        }
    })
}
