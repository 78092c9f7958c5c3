//! Strings in, strings out: languages, dates, slugs, folding, Finnish order, typography, hyphenation.
//! Knows nothing of notices, files or pages.

pub mod collation;
pub mod date;
pub mod folding;
pub mod hyphenation;
pub mod language;
pub mod memo;
pub mod moment;
pub mod plain;
pub mod slug;
pub mod typography;
