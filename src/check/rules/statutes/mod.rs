//! Rules on statutes and authorities.

use crate::check::rule::Rule;

pub const ALL: &[&Rule] = &[];
