//! Words that tell of one thing, in three languages at once, and how they are found in a sentence.

use crate::parse::denial::Word;

/// How a thing is named. Each word is in lower case.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Beginnings of words.
    pub(crate) starts: &'static [&'static str],
    /// Parts of words, for compounds: `sähköpostiosoite`.
    pub(crate) within: &'static [&'static str],
    /// Whole words.
    pub(crate) words: &'static [&'static str],
    /// Beginnings of two words in a row.
    pub(crate) pairs: &'static [(&'static str, &'static str)],
    /// Beginnings of words that look like these and are others.
    pub(crate) never: &'static [&'static str],
    /// Beginnings of the word before that make it another thing.
    pub(crate) not_after: &'static [&'static str],
    /// Beginnings of the word after that make it another thing.
    pub(crate) not_before: &'static [&'static str],
}

impl Lexicon {
    pub(crate) const NONE: Self = Self {
        starts: &[],
        within: &[],
        words: &[],
        pairs: &[],
        never: &[],
        not_after: &[],
        not_before: &[],
    };

    /// Whether the word at a place names the thing.
    pub(crate) fn names(&self, sentence: &[Word], at: usize) -> bool {
        let text = |at: Option<usize>| {
            at.and_then(|at| sentence.get(at)).map_or("", |word| word.text.as_str())
        };
        let (before, word, next) = (text(at.checked_sub(1)), text(Some(at)), text(Some(at + 1)));
        let named = begins(word, self.starts)
            || self.words.contains(&word)
            || self.within.iter().any(|part| word.contains(part))
            || self.pairs.iter().any(|pair| word.starts_with(pair.0) && next.starts_with(pair.1));
        named
            && !begins(word, self.never)
            && !begins(before, self.not_after)
            && !begins(next, self.not_before)
            && !is_proper(word)
    }
}

/// Whether a word begins with one of some stems. Most begin with another letter, which is looked at first.
fn begins(word: &str, stems: &[&str]) -> bool {
    let first = word.as_bytes().first();
    stems.iter().any(|stem| stem.as_bytes().first() == first && word.starts_with(stem))
}

/// Laws and authorities bear the names of what they are about: `lastensuojelulaki`,
/// `Skatteförvaltningen`.
fn is_proper(word: &str) -> bool {
    let ends = [
        "laki",
        "lain",
        "lakia",
        "laissa",
        "laista",
        "asetus",
        "asetuksen",
        "lagen",
        "lags",
        "lagstiftning",
        "lagstiftningen",
        "lainsäädäntö",
        "lainsäädännön",
        "styrelsen",
        "verket",
        "förvaltningen",
        "myndigheten",
        "hallitus",
        "hallituksen",
        "hallinto",
        "hallinnon",
        "lautakunta",
        "lautakunnan",
        "virasto",
        "viraston",
        "palvelut",
        "palveluiden",
        "palvelujen",
        "osasto",
        "osaston",
        "sektorn",
        "tjänster",
    ];
    ends.iter().any(|end| word.ends_with(end))
}

/// Sentences that say what a word means, not what is processed: "Erityisillä tiedoilla tarkoitetaan…".
pub(crate) fn defines(sentence: &[Word]) -> bool {
    let defining = ["tarkoitetaan", "tarkoittaa", "tarkoittavat", "avses", "means", "mean"];
    let special = |word: &Word| {
        ["erityis", "arkaluont", "särskild", "känslig", "special", "sensitive"]
            .iter()
            .any(|stem| word.text.starts_with(stem))
    };
    let generic = sentence.first().is_some_and(special)
        && sentence.iter().zip(&sentence[1..]).take(7).any(|(word, next)| match &*word.text {
            "ovat" | "är" => true,
            "are" => ["for", "e", "such"].contains(&&*next.text),
            _ => false,
        });
    generic || sentence.iter().any(|word| defining.contains(&&*word.text))
}

/// A question says nothing: "Käsitelläänkö terveystietoja?"
pub(crate) fn asks(sentence: &[Word]) -> bool {
    sentence.last().is_some_and(|last| last.text == "?")
}
