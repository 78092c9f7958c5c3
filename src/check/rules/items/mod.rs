//! Rules on the items that the law asks for.

use crate::check::rule::Rule;

mod missing_controller;

pub const ALL: &[&Rule] = &[&missing_controller::RULE];
