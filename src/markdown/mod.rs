//! Markdown: a text becomes pieces, and pieces become safe HTML with the same as plain text.
//! Sole owner of comrak. Knows nothing of notices, items or pages: which piece is a heading of
//! what is decided by those who ask.

pub(crate) mod escape;
pub(crate) mod faults;
pub(crate) mod inlines;
pub mod links;
pub mod pieces;
pub(crate) mod places;
pub mod writer;
