//! The index of a language's texts: where each term stands, and how much it weighs there.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::read_text::ReadText;
use crate::search::endings::endings;
use crate::search::keys::Keys;
use crate::search::lexicon::Lexicon;
use crate::search::words::spelling;
use crate::text::language::Language;

/// A notice as it is searched.
#[derive(Debug, Clone)]
pub struct SearchedNotice<'a> {
    pub title: &'a str,
    pub url: String,
    pub department: String,
    pub text: &'a ReadText,
}

/// A section in which a term stands, by its number in the index, and how much it weighs there, 1–7.
pub type Posting = (u32, u8);

/// The index of one language.
#[derive(Debug)]
pub struct Index {
    pub language: Language,
    pub keys: Keys,
    /// For each term, its postings in order.
    pub postings: Vec<Vec<Posting>>,
    /// How many sections there are.
    pub sections: usize,
}

/// The most sections that are kept of a term.
const MOST: usize = 2000;
/// How soon a repeated term stops to weigh more, and how much a long section weighs it down (BM25:
/// Robertson and Zaragoza 2009).
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.5;

impl Index {
    pub fn of(notices: &[SearchedNotice<'_>], lexicon: &dyn Lexicon, language: Language) -> Self {
        let mut gathering = Gathering::new(lexicon);
        for notice in notices {
            gathering.add(notice.text);
        }
        gathering.index(language)
    }
}

/// Terms and sections while they are read.
struct Gathering<'l> {
    lexicon: &'l dyn Lexicon,
    /// The terms of each word form that was seen, with their weights.
    read: BTreeMap<String, Vec<(usize, u32)>>,
    names: BTreeMap<String, usize>,
    forms: Vec<BTreeSet<String>>,
    /// For each section, the weight of each term in hundredths, and its length in words.
    sections: Vec<(BTreeMap<usize, u32>, u32)>,
}

impl<'l> Gathering<'l> {
    fn new(lexicon: &'l dyn Lexicon) -> Self {
        Self {
            lexicon,
            read: BTreeMap::new(),
            names: BTreeMap::new(),
            forms: Vec::new(),
            sections: Vec::new(),
        }
    }

    fn term(&mut self, name: &str) -> usize {
        let spelt = spelling(name);
        if let Some(term) = self.names.get(&spelt) {
            return *term;
        }
        let forms = self.lexicon.forms(name);
        let forms = forms.iter().map(|form| spelling(&form.to_lowercase()));
        self.forms.push(forms.chain([spelt.clone()]).collect());
        self.names.insert(spelt, self.forms.len() - 1);
        self.forms.len() - 1
    }

    fn add(&mut self, text: &ReadText) {
        let first = self.sections.len();
        let lengths = text.sections.iter().map(|section| section.length);
        self.sections.extend(lengths.map(|length| (BTreeMap::new(), length)));
        for (word, sections) in &text.words {
            if !self.read.contains_key(word) {
                let terms = self.read_word(word);
                self.read.insert(word.clone(), terms);
            }
            for (term, share) in &self.read[word] {
                for (section, often) in sections {
                    if let Some((weights, _)) = self.sections.get_mut(first + *section as usize) {
                        *weights.entry(*term).or_default() += share * often;
                    }
                }
            }
        }
    }

    fn read_word(&mut self, word: &str) -> Vec<(usize, u32)> {
        let terms: Vec<(usize, u32)> = self
            .lexicon
            .terms(word)
            .into_iter()
            .map(|term| (self.term(&term.name), term.weight))
            .collect();
        if let Some((whole, _)) = terms.first() {
            self.forms[*whole].insert(spelling(word));
        }
        terms
    }

    fn index(self, language: Language) -> Index {
        let count = self.sections.len();
        let words: u64 = self.sections.iter().map(|(_, length)| u64::from(*length)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a mean of small numbers")]
        let mean = (words as f64 / count.max(1) as f64).max(1.0);
        let mut postings: Vec<Vec<Posting>> = vec![Vec::new(); self.forms.len()];
        for (at, (weights, length)) in self.sections.iter().enumerate() {
            let section = u32::try_from(at).unwrap_or(u32::MAX);
            let norm = SATURATION * (1.0 - LENGTH + LENGTH * f64::from(*length) / mean);
            for (term, weight) in weights {
                let often = f64::from(*weight) / 100.0;
                postings[*term].push((section, impact(often / (often + norm))));
            }
        }
        for list in &mut postings {
            keep_best(list);
        }
        let keys = Keys::of(&self.forms, endings(language));
        Index { language, keys, postings, sections: count }
    }
}

/// A share of 0 to 1 as a number of 1 to 7.
fn impact(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 7")]
    let impact = (share * 7.0).ceil().clamp(1.0, 7.0) as u8;
    impact
}

fn keep_best(list: &mut Vec<Posting>) {
    if list.len() > MOST {
        list.sort_by_key(|(section, impact)| (7 - impact, *section));
        list.truncate(MOST);
        list.sort_unstable();
    }
}
