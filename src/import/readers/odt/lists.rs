//! The numbers that programs count before the items and headings of an `OpenDocument` text.

use std::collections::BTreeMap;

use crate::import::pieces::Mark;
use crate::import::readers::numbering::{Counters, Digits};

/// How a level of a list is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) digits: Digits,
    /// How many levels' numbers are written.
    pub(super) shown: usize,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, digits: Digits::Nothing, shown: 1 }
    }
}

/// How far each list has been counted.
#[derive(Debug, Default)]
pub(super) struct Lists(BTreeMap<String, Counters>);

impl Lists {
    /// A list begins anew.
    pub(super) fn restart(&mut self, list: &str) {
        self.0.remove(list);
    }

    /// The mark of the next item of a level (from 0); nothing where none is written.
    pub(super) fn next(&mut self, list: &str, levels: &[Level], level: usize) -> Option<Mark> {
        let this = levels.get(level)?;
        let counters = self.0.entry(list.to_owned()).or_default();
        counters.count(level, this.start);
        match this.digits {
            Digits::Bullet => return Some(Mark::Bullet),
            Digits::Nothing => return None,
            _ => {}
        }
        let from = (level + 1).saturating_sub(this.shown.max(1));
        let numbers: Vec<String> = (from..=level)
            .map(|at| {
                let level = &levels[at];
                level.digits.write(counters.at(at).unwrap_or(level.start))
            })
            .filter(|number| !number.is_empty())
            .collect();
        Some(Mark::Number(numbers.join(".")))
    }
}
