//! Texts become documents: front matter, sections, items. Knows the words of notices, but neither
//! files nor pages.

pub(crate) mod anchors;
pub(crate) mod data_kinds;
pub(crate) mod denial;
pub mod document;
pub mod front_matter;
pub mod legal_basis;
pub(crate) mod lexicon;
pub(crate) mod numbering;
pub(crate) mod openings;
pub(crate) mod outline;
pub(crate) mod passages;
pub mod processing;
pub mod record;
pub(crate) mod sheets;
pub(crate) mod systems;
pub(crate) mod transfers;
pub mod vocabulary;

#[cfg(test)]
mod snapshots;
