//! Keys: the beginnings of words by which a form finds its term. Few are kept that cover all forms: a
//! form is a key and an ending, or, where that would be misread, a key of its own.

use std::collections::{BTreeSet, HashMap};

use crate::search::endings::is_ending;
use crate::text::language::Language;

/// Keys by their spelling.
#[derive(Debug, Default)]
pub struct Keys {
    /// Beginnings of forms, and the term of each.
    pub stems: HashMap<String, usize>,
    /// Whole forms that the rule would misread.
    pub exact: HashMap<String, usize>,
}

/// What is known of a term's forms.
#[derive(Debug, Default)]
pub struct Forms {
    /// Beginnings of forms of the word, whether a text has them or not.
    pub stems: Vec<String>,
    /// Forms that a text has, and the term's own name.
    pub seen: BTreeSet<String>,
}

/// The shortest beginning.
const SHORTEST: usize = 2;

impl Keys {
    /// The keys of some terms, each with its forms.
    pub fn of(terms: &[Forms], language: Language) -> Self {
        let mut keys = Self::default();
        for (term, forms) in terms.iter().enumerate() {
            let covers = |form: &str, stem: &String| {
                form.strip_prefix(stem.as_str()).is_some_and(|rest| is_ending(rest, language))
            };
            let open = forms.seen.iter().map(String::as_str);
            let open: Vec<&str> =
                open.filter(|form| !forms.stems.iter().any(|stem| covers(form, stem))).collect();
            for stem in forms.stems.iter().cloned().chain(fewest(&open, language)) {
                keys.stems.entry(stem).or_insert(term);
            }
        }
        for (term, forms) in terms.iter().enumerate() {
            for form in &forms.seen {
                if keys.find(form, language) != Some(term) {
                    keys.exact.entry(form.clone()).or_insert(term);
                }
            }
        }
        keys
    }

    /// The term of a form: that of the form itself, else of its longest beginning with an ending after.
    pub fn find(&self, form: &str, language: Language) -> Option<usize> {
        if let Some(term) = self.exact.get(form) {
            return Some(*term);
        }
        let ends = form.char_indices().map(|(at, _)| at).chain([form.len()]).rev();
        ends.take_while(|end| *end >= SHORTEST).find_map(|end| {
            let term = self.stems.get(&form[..end])?;
            is_ending(&form[end..], language).then_some(*term)
        })
    }
}

/// How many forms are covered at a time: one for each bit.
const AT_ONCE: usize = 128;

/// The fewest beginnings that cover all forms, of equals the longest (a greedy cover).
pub fn fewest(forms: &[&str], language: Language) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for forms in forms.chunks(AT_ONCE) {
        let mut covers: HashMap<&str, u128> = HashMap::new();
        for (at, form) in forms.iter().enumerate() {
            for stem in stems(form, language) {
                *covers.entry(stem).or_default() |= 1 << at;
            }
        }
        let mut left = u128::MAX >> (AT_ONCE - forms.len());
        while left != 0 {
            let best = covers
                .iter()
                .max_by_key(|(stem, covered)| ((*covered & left).count_ones(), stem.len(), **stem));
            let Some((best, covered)) = best.filter(|(_, covered)| *covered & left != 0) else {
                break;
            };
            left &= !covered;
            chosen.push((*best).to_owned());
        }
    }
    chosen
}

/// The beginnings of a form that leave an ending.
fn stems(form: &str, language: Language) -> impl Iterator<Item = &str> {
    let ends = form.char_indices().map(|(at, _)| at).skip(SHORTEST).chain([form.len()]);
    ends.filter(move |end| is_ending(&form[*end..], language)).map(move |end| &form[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_keys_cover_all_forms_and_exceptions_stand_alone() {
        let forms =
            [["laki", "lain", "laissa", "lakia"], ["laina", "lainan", "lainassa", "lainaa"]];
        let terms = forms.map(|seen| Forms {
            stems: fewest(&seen, Language::Fi),
            seen: seen.map(str::to_owned).into(),
        });
        let keys = Keys::of(&terms, Language::Fi);
        for (term, forms) in forms.iter().enumerate() {
            for form in forms {
                assert_eq!(keys.find(form, Language::Fi), Some(term), "{form}");
            }
        }
        assert!(keys.stems.len() + keys.exact.len() < 8, "{keys:?}");
        assert_eq!(keys.find("lainoja", Language::Fi), None);
        assert_eq!(keys.find("lainalle", Language::Fi), Some(1), "a form that was not seen");
    }

    #[test]
    fn any_number_of_forms_is_covered() {
        let forms: Vec<String> = (0..300).map(|number| format!("sana{number}issa")).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let chosen = fewest(&forms, Language::Fi);
        assert!(forms.iter().all(|form| chosen.iter().any(|stem| form.starts_with(stem))));
    }
}
