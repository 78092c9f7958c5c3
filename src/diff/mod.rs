//! Comparison of two documents. Strings and documents in, what changed out.

pub mod summary;
