//! Findings: what there is to say of the content, with its place, in the reader's language.

pub mod excerpt;
pub mod finding;
pub mod printing;
pub mod told;
