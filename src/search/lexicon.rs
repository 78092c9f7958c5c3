//! What words mean to the index: the terms under which a form is found.

use frostem::{Algorithm, Stemmer};

use crate::search::words::spelling;
use crate::text::language::Language;

/// A term with how much of the word it is, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub name: String,
    pub weight: u32,
}

/// Reads words of one language.
pub trait Lexicon: Sync {
    /// The terms of a word form in lower case. The first is the whole word; nothing for a word that
    /// says nothing by itself.
    fn terms(&self, word: &str) -> Vec<Term>;

    /// Forms of the same word that a text need not contain, as the index spells them.
    fn forms(&self, word: &str) -> Vec<String>;
}

/// Words by their Snowball stems: for texts without a dictionary.
pub struct Stems {
    stemmer: Stemmer,
    silent: &'static [&'static str],
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stems").finish_non_exhaustive()
    }
}

impl Stems {
    pub fn of(language: Language) -> Self {
        let (algorithm, silent) = match language {
            Language::Fi => (Algorithm::Finnish, FINNISH),
            Language::Sv => (Algorithm::Swedish, SWEDISH),
            Language::En => (Algorithm::English, ENGLISH),
        };
        Self { stemmer: Stemmer::new(algorithm), silent }
    }
}

impl Lexicon for Stems {
    fn terms(&self, word: &str) -> Vec<Term> {
        if self.silent.contains(&word) {
            return Vec::new();
        }
        let name = spelling(&self.stemmer.stem(word));
        vec![Term { name, weight: 100 }]
    }

    fn forms(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// Words that join others and say nothing by themselves.
const FINNISH: &[&str] = &[
    "ei", "eikä", "ellei", "eli", "ettei", "että", "ja", "jo", "jos", "jotta", "kuin", "kun", "mm",
    "mukaan", "mutta", "myös", "niin", "on", "ovat", "sekä", "tai", "vaan", "vai", "voi", "jonka",
    "joka", "jotka", "jossa", "se", "sen", "ne", "niiden", "tämä", "tämän", "ole", "olla", "n",
    "esim",
];

const SWEDISH: &[&str] = &[
    "att", "av", "de", "dem", "den", "det", "eller", "en", "ett", "för", "från", "har", "hos", "i",
    "inte", "kan", "med", "men", "och", "om", "på", "samt", "ska", "som", "till", "är", "vid",
];

const ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "if",
    "in", "is", "it", "not", "of", "on", "or", "that", "the", "their", "this", "to", "was", "we",
    "which", "will", "with", "you", "your",
];
