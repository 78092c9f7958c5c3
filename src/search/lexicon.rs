//! What words mean to the index: the terms under which a form is found.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use frostem::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::finnish::Dictionary;
use crate::search::keys::fewest;
use crate::search::words::spelling;
use crate::text::language::Language;

/// A term with how much of the word it is, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The base form or the stem, as texts spell it.
    pub name: String,
    pub weight: u32,
}

/// Reads words of one language.
pub trait Lexicon: Sync {
    /// The terms of a word form in lower case. The first is the whole word; nothing for a word that
    /// says nothing by itself.
    fn terms(&self, word: &str) -> Vec<Term>;

    /// Beginnings of the forms of a term, whether a text contains them or not, as the index spells them.
    fn stems(&self, name: &str) -> Vec<String>;

    /// Whether the terms of a compound are its parts too.
    fn knows_compounds(&self) -> bool {
        false
    }
}

/// What a lexicon said of words, so that it need not be asked again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    terms: HashMap<String, Vec<Term>>,
    stems: HashMap<String, Vec<String>>,
}

impl Memory {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.stems.is_empty()
    }
}

/// A lexicon that remembers what it said before.
pub struct Remembering<'l> {
    lexicon: Box<dyn Lexicon + 'l>,
    known: Option<&'l Memory>,
    said: &'l Mutex<Memory>,
}

impl std::fmt::Debug for Remembering<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Remembering").finish_non_exhaustive()
    }
}

impl Remembering<'_> {
    fn said(&self) -> MutexGuard<'_, Memory> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lexicon for Remembering<'_> {
    fn knows_compounds(&self) -> bool {
        self.lexicon.knows_compounds()
    }

    fn terms(&self, word: &str) -> Vec<Term> {
        let said = self.said().terms.get(word).cloned();
        said.unwrap_or_else(|| {
            let known = self.known.and_then(|known| known.terms.get(word).cloned());
            let terms = known.unwrap_or_else(|| self.lexicon.terms(word));
            self.said().terms.insert(word.to_owned(), terms.clone());
            terms
        })
    }

    fn stems(&self, name: &str) -> Vec<String> {
        let said = self.said().stems.get(name).cloned();
        said.unwrap_or_else(|| {
            let known = self.known.and_then(|known| known.stems.get(name).cloned());
            let stems = known.unwrap_or_else(|| self.lexicon.stems(name));
            self.said().stems.insert(name.to_owned(), stems.clone());
            stems
        })
    }
}

/// Words by their Snowball stems: for texts without a dictionary.
pub struct Stems {
    language: Language,
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
        let algorithm = match language {
            Language::Fi => Algorithm::Finnish,
            Language::Sv => Algorithm::Swedish,
            Language::En => Algorithm::English,
        };
        Self { language, stemmer: Stemmer::new(algorithm), silent: silent(language) }
    }
}

impl Lexicon for Stems {
    fn terms(&self, word: &str) -> Vec<Term> {
        if self.silent.contains(&word) {
            return Vec::new();
        }
        let name = match self.language {
            Language::Sv => quality(word),
            _ => None,
        };
        let word = match self.language {
            Language::Sv => without_article(word),
            _ => word,
        };
        let name = name.map_or_else(|| self.stemmer.stem(word).into_owned(), str::to_owned);
        vec![Term { name, weight: WHOLE }]
    }

    fn stems(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// A Swedish word in -het without its ending: the stemmer takes `rättighet` for `rätt`.
fn quality(word: &str) -> Option<&str> {
    const ENDINGS: [&str; 8] = ["ernas", "erna", "ens", "ers", "en", "er", "s", ""];
    let bases = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    { bases }.find(|base| base.ends_with("het") && base.len() > "het".len() + 2)
}

/// A Swedish word without the article of neuters, which the stemmer leaves: `samtycket` as `samtycke`.
fn without_article(word: &str) -> &str {
    const BARE: [&str; 4] = ["internet", "magnet", "paket", "planet"];
    let bare = word.strip_suffix("ets").or_else(|| word.strip_suffix("et"));
    bare.filter(|bare| bare.len() > 3 && !BARE.contains(&word)).unwrap_or(word)
}

/// How much of a word each of its parts is, in hundredths: the whole; the last words of a compound,
/// which say what it is; its other words; the word that it is derived from.
const WHOLE: u32 = 100;
const HEAD: u32 = 60;
const OTHER: u32 = 50;
const ROOT: u32 = 35;

/// A dictionary with the digest of its bytes, and what it said of words.
#[derive(Debug)]
pub struct Lexis {
    pub dictionary: Dictionary,
    pub digest: Digest,
    /// In earlier builds, once that has been taken up.
    pub known: OnceLock<Memory>,
    /// In this one.
    pub said: Mutex<Memory>,
}

/// The lexicon of a language; a dictionary serves Finnish.
pub fn lexicon(language: Language, lexis: Option<&Lexis>) -> Box<dyn Lexicon + '_> {
    match (language, lexis) {
        (Language::Fi, Some(lexis)) => Box::new(Remembering {
            lexicon: Box::new(Words::of(&lexis.dictionary)),
            known: lexis.known.get(),
            said: &lexis.said,
        }),
        _ => Box::new(Stems::of(language)),
    }
}

/// Finnish words by a dictionary: their base forms, and the words that compounds are made of. What it
/// does not know is read by stems.
#[derive(Debug)]
pub struct Words<'d> {
    dictionary: &'d Dictionary,
    stems: Stems,
}

impl<'d> Words<'d> {
    pub fn of(dictionary: &'d Dictionary) -> Self {
        Self { dictionary, stems: Stems::of(Language::Fi) }
    }
}

impl Lexicon for Words<'_> {
    fn knows_compounds(&self) -> bool {
        true
    }

    fn terms(&self, word: &str) -> Vec<Term> {
        if self.stems.silent.contains(&word) {
            return Vec::new();
        }
        let analyses = self.dictionary.analyse(word);
        if analyses.is_empty() {
            return self.stems.terms(word);
        }
        let mut terms: Vec<Term> = Vec::new();
        let mut add = |name: String, weight: u32| {
            let name = name.to_lowercase();
            if !name.is_empty() && !terms.iter().any(|term| term.name == name) {
                terms.push(Term { name, weight });
            }
        };
        for analysis in &analyses {
            add(analysis.base.clone(), WHOLE);
        }
        for analysis in &analyses {
            let parts = &analysis.parts;
            for from in 0..parts.len() {
                for to in from..parts.len() {
                    let before = parts[from..to].iter().map(|part| part.form.as_str());
                    let span: String = before.chain([parts[to].base.as_str()]).collect();
                    add(span, if to + 1 == parts.len() { HEAD } else { OTHER });
                }
                if let Some(root) = &parts[from].root {
                    add(root.clone(), ROOT);
                }
            }
        }
        terms
    }

    fn stems(&self, name: &str) -> Vec<String> {
        let analyses = self.dictionary.analyse(name);
        let own =
            analyses.iter().find(|it| it.class.is_nominal() && it.base.to_lowercase() == name);
        let Some(own) = own else { return Vec::new() };
        let forms = self.dictionary.forms_of(own).into_iter();
        let forms: BTreeSet<String> = forms.map(|form| spelling(&form.to_lowercase())).collect();
        fewest(&forms.iter().map(String::as_str).collect::<Vec<_>>(), Language::Fi)
    }
}

/// Words of a language that join others and say nothing by themselves.
pub fn silent(language: Language) -> &'static [&'static str] {
    match language {
        Language::Fi => FINNISH,
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    }
}

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
