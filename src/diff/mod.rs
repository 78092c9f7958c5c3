//! Comparison of two documents. Strings and documents in, what changed out.

pub mod alignment;
pub mod blocks;
pub mod comparison;
pub mod listing;
pub mod moves;
pub mod pairing;
pub mod parts;
pub mod phrases;
pub mod summary;
pub mod versions;
pub mod words;
