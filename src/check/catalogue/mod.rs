//! All rules, and a reading of one notice by them.

use crate::check::rule::{Hit, Rule};
use crate::check::rules;
use crate::check::subject::Subject;

/// Every rule, in the order of their names.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = [rules::items::ALL, rules::statutes::ALL, rules::marks::ALL]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    all.sort_by_key(|rule| rule.id);
    all
}

/// The rule of a name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().into_iter().find(|rule| rule.id == id)
}

/// What the rules find in a notice, by rule, in the order of the text.
pub fn read(subject: &Subject<'_>) -> Vec<(&'static Rule, Hit)> {
    let mut found = Vec::new();
    for rule in rules() {
        let mut hits = Vec::new();
        (rule.check)(subject, &mut hits);
        found.extend(hits.into_iter().map(|hit| (rule, hit)));
    }
    found.sort_by(|(a, x), (b, y)| (x.span.start, a.id).cmp(&(y.span.start, b.id)));
    found
}

#[cfg(test)]
mod tests;
