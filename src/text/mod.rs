//! Strings in, strings out: languages, dates, slugs, folding, Finnish order. Knows nothing of
//! notices, files or pages.

pub mod collation;
pub mod date;
pub mod folding;
pub mod language;
pub mod plain;
pub mod slug;
