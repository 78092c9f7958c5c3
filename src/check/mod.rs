//! What a data protection officer would find in a notice: rules, each in its own file with what it asks,
//! why, and how to mend what it finds.

pub mod catalogue;
pub(crate) mod companies;
pub mod duties;
pub mod rule;
pub mod rules;
pub mod sentence;
pub mod statutes;
pub mod subject;
