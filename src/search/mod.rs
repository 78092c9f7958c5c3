//! Search: an index of a language's texts, in small files that a script in the browser reads as it
//! needs them. Texts in, files out.

pub mod endings;
pub mod files;
pub mod index;
pub mod keys;
pub mod lexicon;
pub mod reading;
pub mod synonyms;
pub mod words;
