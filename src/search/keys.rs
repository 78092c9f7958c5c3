//! Keys: the beginnings of words by which a form finds its term. The fewest are kept that cover all
//! forms: a form is a key and an ending, or, where that would be misread, a key of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::search::endings::{Endings, is_ending};

/// Keys by their spelling.
#[derive(Debug, Default)]
pub struct Keys {
    /// Beginnings of forms, and the term of each.
    pub stems: HashMap<String, usize>,
    /// Whole forms that the rule would misread.
    pub exact: HashMap<String, usize>,
}

/// The shortest beginning.
const SHORTEST: usize = 2;

impl Keys {
    /// The keys of some terms, each with its forms.
    pub fn of(forms: &[BTreeSet<String>], endings: Endings) -> Self {
        let mut keys = Self::default();
        for (term, forms) in forms.iter().enumerate() {
            for stem in fewest(forms, endings) {
                keys.stems.entry(stem).or_insert(term);
            }
        }
        for (term, forms) in forms.iter().enumerate() {
            for form in forms {
                if keys.find(form, endings) != Some(term) {
                    keys.exact.entry(form.clone()).or_insert(term);
                }
            }
        }
        keys
    }

    /// The term of a form: that of the form itself, else of its longest beginning with an ending after.
    pub fn find(&self, form: &str, endings: Endings) -> Option<usize> {
        if let Some(term) = self.exact.get(form) {
            return Some(*term);
        }
        let ends = form.char_indices().map(|(at, _)| at).chain([form.len()]).rev();
        ends.take_while(|end| *end >= SHORTEST).find_map(|end| {
            let term = self.stems.get(&form[..end])?;
            is_ending(&form[end..], endings).then_some(*term)
        })
    }
}

/// The fewest beginnings that cover all forms, of equals the longest (a greedy cover).
fn fewest(forms: &BTreeSet<String>, endings: Endings) -> Vec<String> {
    let mut left: BTreeSet<&str> = forms.iter().map(String::as_str).collect();
    let mut chosen = Vec::new();
    while !left.is_empty() {
        let mut covers: BTreeMap<&str, usize> = BTreeMap::new();
        for form in &left {
            for stem in stems(form, endings) {
                *covers.entry(stem).or_default() += 1;
            }
        }
        let best = covers.into_iter().max_by_key(|(stem, count)| (*count, stem.len()));
        let Some((best, _)) = best else { break };
        left.retain(|form| !form.starts_with(best) || !is_ending(&form[best.len()..], endings));
        chosen.push(best.to_owned());
    }
    chosen
}

/// The beginnings of a form that leave an ending.
fn stems(form: &str, endings: Endings) -> impl Iterator<Item = &str> {
    let ends = form.char_indices().map(|(at, _)| at).skip(SHORTEST).chain([form.len()]);
    ends.filter(move |end| is_ending(&form[*end..], endings)).map(move |end| &form[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::endings::endings;
    use crate::text::language::Language;

    fn set(forms: &[&str]) -> BTreeSet<String> {
        forms.iter().map(|form| (*form).to_owned()).collect()
    }

    #[test]
    fn few_keys_cover_all_forms_and_exceptions_stand_alone() {
        let endings = endings(Language::Fi);
        let laki = set(&["laki", "lain", "laissa", "lakia"]);
        let laina = set(&["laina", "lainan", "lainassa"]);
        let keys = Keys::of(&[laki.clone(), laina.clone()], endings);
        for (term, forms) in [laki, laina].iter().enumerate() {
            for form in forms {
                assert_eq!(keys.find(form, endings), Some(term), "{form}");
            }
        }
        assert!(keys.stems.len() + keys.exact.len() < 7, "{keys:?}");
        assert_eq!(keys.find("lainoja", endings), None);
        assert_eq!(keys.find("lainalle", endings), Some(1), "a form that was not seen");
    }
}
