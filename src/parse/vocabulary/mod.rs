//! The vocabulary: what headings are called in three languages, and which items that makes.

pub(crate) mod english;
pub(crate) mod finnish;
pub mod headings;
pub(crate) mod names;
pub(crate) mod swedish;
pub(crate) mod words;
