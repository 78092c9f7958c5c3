//! The index of a language's texts: where each term stands, and how much it weighs there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::read_text::ReadText;
use crate::search::keys::{Forms, Keys};
use crate::search::lexicon::Lexicon;
use crate::search::synonyms::Synonyms;
use crate::search::words::spelling;
use crate::text::language::Language;

/// A text as it is searched: a notice in force, or a past version.
#[derive(Debug, Clone)]
pub struct SearchedText<'a> {
    pub title: &'a str,
    pub url: String,
    /// What is told of it beside its title.
    pub about: String,
    pub text: ReadText<'a>,
}

/// That a term stands in a section, and how much it weighs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    fn new(section: u32, impact: u32) -> Self {
        Self(section << 3 | impact)
    }

    /// The section's number in the index.
    pub fn section(self) -> u32 {
        self.0 >> 3
    }

    /// 1 to 7.
    pub fn impact(self) -> u32 {
        self.0 & 7
    }
}

/// The index of one language.
#[derive(Debug)]
pub struct Index {
    pub language: Language,
    pub keys: Keys,
    /// For each term, its postings in order.
    pub postings: Vec<Vec<Posting>>,
    /// For a term that readers use for others, those others.
    pub meant: BTreeMap<usize, Vec<usize>>,
    /// How many sections there are.
    pub sections: usize,
    /// Compounds are found by their parts.
    pub compounds: bool,
}

/// The most sections that are kept of a term.
const MOST: usize = 2000;
/// How soon a repeated term stops to weigh more, and how much a long section weighs it down (BM25:
/// Robertson and Zaragoza 2009).
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.5;
/// The usual length of a section, in words. It is fixed, so that what a section weighs hangs on that
/// section alone.
const USUAL_LENGTH: f64 = 45.0;

impl Index {
    pub fn of(
        texts: &[SearchedText<'_>],
        lexicon: &dyn Lexicon,
        synonyms: &Synonyms,
        language: Language,
    ) -> Self {
        let mut gathering = Gathering::new(lexicon);
        for text in texts {
            gathering.add(&text.text);
        }
        let meant = gathering.meant(synonyms);
        gathering.index(language, meant)
    }
}

/// Terms and their postings while texts are read.
struct Gathering<'t> {
    lexicon: &'t dyn Lexicon,
    /// The terms of each word form that was seen, with their weights.
    read: FxHashMap<&'t str, Arc<[(usize, u32)]>>,
    names: HashMap<String, usize>,
    forms: Vec<Forms>,
    standing: Vec<Vec<Standing>>,
    /// Of each section, in words.
    lengths: Vec<u32>,
}

/// That a term stands in a section, and how often, in hundredths.
#[derive(Debug, Clone, Copy)]
struct Standing {
    section: u32,
    often: u32,
}

/// Adds to the sections that a term stands in, in order; only the last of them can be of the same text.
fn stand(standing: &mut Vec<Standing>, section: u32, often: u32) {
    let before = standing.iter().rev().take_while(|last| last.section > section).count();
    let at = standing.len() - before;
    match at.checked_sub(1).and_then(|last| standing.get_mut(last)) {
        Some(last) if last.section == section => last.often += often,
        _ => standing.insert(at, Standing { section, often }),
    }
}

impl<'t> Gathering<'t> {
    fn new(lexicon: &'t dyn Lexicon) -> Self {
        Self {
            lexicon,
            read: FxHashMap::default(),
            names: HashMap::new(),
            forms: Vec::new(),
            standing: Vec::new(),
            lengths: Vec::new(),
        }
    }

    fn term(&mut self, name: &str) -> usize {
        let spelt = spelling(name);
        if let Some(term) = self.names.get(&spelt) {
            return *term;
        }
        let stems = self.lexicon.stems(name);
        self.forms.push(Forms { stems, seen: BTreeSet::from([spelt.clone()]) });
        self.standing.push(Vec::new());
        self.names.insert(spelt, self.forms.len() - 1);
        self.forms.len() - 1
    }

    fn add(&mut self, text: &'t ReadText<'_>) {
        let first = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        for (word, places) in text.words() {
            let terms = match self.read.get(word) {
                Some(terms) => terms.clone(),
                None => self.read_word(word),
            };
            for (term, share) in terms.iter() {
                let standing = &mut self.standing[*term];
                for place in places.iter().filter(|it| (it.section as usize) < text.sections.len())
                {
                    stand(standing, first + place.section, share * place.often);
                }
            }
        }
        self.lengths.extend(text.sections.iter().map(|section| section.length));
    }

    fn read_word(&mut self, word: &'t str) -> Arc<[(usize, u32)]> {
        let terms: Arc<[(usize, u32)]> = self
            .lexicon
            .terms(word)
            .into_iter()
            .map(|term| (self.term(&term.name), term.weight))
            .collect();
        if let Some((whole, _)) = terms.first() {
            self.forms[*whole].seen.insert(spelling(word));
        }
        self.read.insert(word, terms.clone());
        terms
    }

    /// The terms of synonyms that some text has the meant words of.
    fn meant(&mut self, synonyms: &Synonyms) -> BTreeMap<usize, Vec<usize>> {
        let mut all = BTreeMap::new();
        for (word, meant) in &synonyms.words {
            let whole = |word: &String| self.lexicon.terms(word).into_iter().next();
            let known = |name: String| self.names.get(&spelling(&name)).copied();
            let terms = meant.iter().filter_map(|word| known(whole(word)?.name));
            let terms: BTreeSet<usize> = terms.collect();
            let name = whole(word).map_or_else(|| word.clone(), |term| term.name);
            if !terms.is_empty() {
                let own = self.term(&name);
                self.forms[own].seen.insert(spelling(word));
                all.insert(own, terms.into_iter().filter(|term| *term != own).collect());
            }
        }
        all
    }

    fn index(self, language: Language, meant: BTreeMap<usize, Vec<usize>>) -> Index {
        let posting = |standing: &Standing| {
            let length = self.lengths[standing.section as usize];
            let often = f64::from(standing.often) / 100.0;
            let norm = 1.0 - LENGTH + LENGTH * f64::from(length) / USUAL_LENGTH;
            Posting::new(standing.section, impact(often / (often + SATURATION * norm)))
        };
        let of_term = |standing: &Vec<Standing>| {
            let mut postings = standing.iter().map(posting).collect();
            keep_best(&mut postings);
            postings
        };
        let postings = self.standing.iter().map(of_term).collect();
        let keys = Keys::of(&self.forms, language);
        let (sections, compounds) = (self.lengths.len(), self.lexicon.knows_compounds());
        Index { language, keys, postings, meant, sections, compounds }
    }
}

/// A share of 0 to 1 as a number of 1 to 7.
fn impact(share: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 7")]
    let impact = (share * 7.0).ceil().clamp(1.0, 7.0) as u32;
    impact
}

/// Keeps the sections in which a term weighs most, of equals the first.
fn keep_best(list: &mut Vec<Posting>) {
    if list.len() <= MOST {
        return;
    }
    let mut counts = [0; 8];
    for posting in list.iter() {
        counts[posting.impact() as usize] += 1;
    }
    // How many of each impact there is room for.
    let mut room = MOST;
    for count in counts.iter_mut().rev() {
        *count = room.min(*count);
        room -= *count;
    }
    list.retain(|posting| {
        let left = &mut counts[posting.impact() as usize];
        let kept = *left > 0;
        *left = left.saturating_sub(1);
        kept
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read_text::{Place, ReadSection};
    use crate::search::lexicon::Stems;
    use crate::search::synonyms::synonyms;

    #[test]
    fn a_portals_own_word_leads_to_the_words_that_it_means() {
        let section = ReadSection { length: 1, ..ReadSection::default() };
        let place = Place { word: 0, section: 0, often: 1 };
        let text =
            ReadText { sections: vec![section], words: "ajoneuvo".into(), places: vec![place] };
        let searched = SearchedText { title: "", url: String::new(), about: String::new(), text };
        let own = [
            ("mopo".to_owned(), vec!["ajoneuvo".to_owned()]),
            ("laiva".to_owned(), vec!["alus".to_owned()]),
        ];
        let synonyms = synonyms(Language::Fi, &own);
        let index = Index::of(&[searched], &Stems::of(Language::Fi), &synonyms, Language::Fi);
        let term = |word: &str| index.keys.find(word, Language::Fi);
        let (mopo, vehicle) = (term("mopon").unwrap(), term("ajoneuvon").unwrap());
        assert_eq!(index.meant[&mopo], [vehicle]);
        assert!(index.postings[mopo].is_empty() && !index.postings[vehicle].is_empty());
        assert_eq!(term("laiva"), None, "what it means is nowhere");
    }
}
