//! The lines between `+++` and `+++` at the top of a file: what an author says of a notice that
//! can't be read off its text.

pub(crate) mod faults;
pub(crate) mod fences;
pub(crate) mod mending;
pub mod reading;
