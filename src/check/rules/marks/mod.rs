//! Rules on words and marks, and on what the history knows.

use crate::check::rule::Rule;

pub const ALL: &[&Rule] = &[];
