//! The history of the content: timelines of all texts, read from Git in one pass, and the texts of
//! their revisions. The only room that knows Git (`git2`), time zones (`jiff`) and old encodings
//! (`encoding_rs`); none of their types leaves it. It knows nothing of notices, pages or `site.toml`:
//! what it has to know is given in `reading::Settings`.
//!
//! The way of a value: `repository` finds the repository and the tip → `order` lists the commits →
//! `gathering` compares their trees (`directories`, `trees`) and pairs what moved (`renames`) →
//! `facts` hold what each commit did, and are what `cache` keeps → `assembly` makes timelines of them.

mod assembly;
mod cache;
pub mod calendar;
mod commits;
pub mod committing;
pub mod decoding;
mod directories;
pub mod error;
mod facts;
mod findings;
mod gathering;
pub mod hooks;
mod likeness;
mod live;
pub mod notes;
mod objects;
mod order;
mod packs;
pub mod reading;
pub mod renames;
pub mod repository;
mod states;
mod trees;

#[cfg(test)]
mod tests;
