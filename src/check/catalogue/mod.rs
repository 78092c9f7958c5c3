//! All rules, and a reading of one notice by them.

use std::sync::LazyLock;

use crate::check::rule::{Hit, Rule};
use crate::check::rules;
use crate::check::subject::Subject;

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let groups = [rules::items::ALL, rules::statutes::ALL, rules::marks::ALL];
    let mut all: Vec<&'static Rule> = groups.into_iter().flatten().copied().collect();
    all.sort_by_key(|rule| rule.id);
    all
});

/// Every rule, in the order of their names.
pub fn rules() -> &'static [&'static Rule] {
    &ALL
}

/// The rule of a name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    ALL.binary_search_by_key(&id, |rule| rule.id).ok().map(|at| ALL[at])
}

/// What the rules find in a notice, by rule, in the order of the text.
pub fn read(subject: &Subject<'_>) -> Vec<(&'static Rule, Hit)> {
    let mut found = Vec::new();
    for rule in rules().iter().copied() {
        let mut hits = Vec::new();
        (rule.check)(subject, &mut hits);
        found.extend(hits.into_iter().map(|hit| (rule, hit)));
    }
    found.sort_by(|(a, x), (b, y)| (x.span.start, a.id).cmp(&(y.span.start, b.id)));
    found
}

#[cfg(test)]
mod tests;
