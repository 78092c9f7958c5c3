//! Anchors: the fragment of each section's address, stable when headings are reworded and unique
//! in the document.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::item::Item;
use crate::text::language::Language;
use crate::text::slug::slug;

/// Gives out the anchors of one document.
#[derive(Debug)]
pub(crate) struct Anchors {
    language: Language,
    given: BTreeSet<String>,
    /// How often each anchor was asked for.
    asked: BTreeMap<String, usize>,
    sections: usize,
}

/// Places that the pages have themselves.
const TAKEN: [&str; 36] = [
    "a",
    "ask",
    "b",
    "brief",
    "chain",
    "changed",
    "changes",
    "choice",
    "complaint",
    "contents",
    "departments",
    "draft",
    "feedback",
    "footer-authority",
    "footer-officer",
    "footer-site",
    "grounds",
    "index",
    "main",
    "missing",
    "months",
    "newest",
    "notices",
    "on",
    "on-day",
    "own-data",
    "removed",
    "request",
    "rights",
    "rights-here",
    "state",
    "all",
    "q",
    "view-list",
    "view-side",
    "view-text",
];

impl Anchors {
    pub(crate) fn new(language: Language) -> Self {
        let given = TAKEN.map(str::to_owned).into();
        Self { language, given, asked: BTreeMap::new(), sections: 0 }
    }

    /// The anchor of the next section.
    pub(crate) fn next(&mut self, items: &[Item], heading: &str) -> String {
        self.sections += 1;
        let wanted = match items.first() {
            Some(item) => item.anchor(self.language).to_owned(),
            None => slug(heading),
        };
        if wanted.is_empty() {
            return self.unique(format!("{}-{}", self.nameless(), self.sections));
        }
        self.unique(wanted)
    }

    fn nameless(&self) -> &'static str {
        match self.language {
            Language::Fi => "kohta",
            Language::Sv => "punkt",
            Language::En => "section",
        }
    }

    fn unique(&mut self, wanted: String) -> String {
        let asked = self.asked.entry(wanted.clone()).or_insert(0);
        loop {
            *asked += 1;
            let anchor = match *asked {
                1 => wanted.clone(),
                count => format!("{wanted}-{count}"),
            };
            if self.given.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_unique_and_follow_the_language() {
        let mut anchors = Anchors::new(Language::Sv);
        assert_eq!(anchors.next(&[Item::Controller], "Vem?"), "personuppgiftsansvarig");
        assert_eq!(anchors.next(&[Item::Controller], ""), "personuppgiftsansvarig-2");
        assert_eq!(anchors.next(&[], "Öppet 2"), "oppet-2");
        assert_eq!(anchors.next(&[], "Öppet"), "oppet");
        assert_eq!(anchors.next(&[], "Öppet"), "oppet-3");
        assert_eq!(anchors.next(&[], "…"), "punkt-6");
        assert_eq!(anchors.next(&[], "Main"), "main-2");
    }
}
