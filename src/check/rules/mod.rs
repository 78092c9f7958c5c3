//! The rules, one a file, by what they read.

pub mod items;
pub mod marks;
pub mod statutes;
