//! What was found in one text by the rules, and what it has to tell.

use crate::diagnostics::finding::Finding;
use crate::model::item::Item;
use crate::text::date::Date;

/// What was found in one text.
#[derive(Debug, Default)]
pub struct Review {
    /// Those that are allowed left out, with what is wrong in the text's own allowances.
    pub findings: Vec<Finding>,
    pub due: Vec<Due>,
    /// As the text says.
    pub review_by: Option<Date>,
}

/// An item that is due, and whether the notice tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub item: Item,
    pub told: bool,
}
