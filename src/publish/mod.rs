//! Writes what changed, removes what is stale, and never leaves half a page.

pub mod manifest;
pub mod output;
pub mod packing;
