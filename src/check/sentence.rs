//! Where the sentences of a text stand, and whether one speaks of the past.

use std::ops::Range;

/// Abbreviations whose stop ends no sentence, even before a capital.
const ABBREVIATIONS: [&str; 14] =
    ["ent", "esim", "mm", "ym", "ns", "nk", "ks", "art", "fd", "f.d", "dvs", "etc", "puh", "tel"];

/// Beginnings of words that say that something was, is no more, or ends.
const PAST: [&str; 33] = [
    "entis",
    "entin",
    "aiem",
    "aikai",
    "vanha",
    "vanho",
    "kumo",
    "korvan",
    "korvat",
    "korvas",
    "korvaa",
    "edeltä",
    "ollut",
    "olleen",
    "olleet",
    "silloi",
    "tuolloi",
    "siirty",
    "lakan",
    "lakka",
    "tidigare",
    "upphäv",
    "upphör",
    "gamla",
    "gammal",
    "ersat",
    "ersätt",
    "dåvarande",
    "previous",
    "repeal",
    "earlier",
    "replace",
    "supersed",
];

/// The sentences of a text in order; together they are the whole text.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut word = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == ' ' || c == '(' || c == '\t' {
            word = at + 1;
        }
        let end = at + c.len_utf8();
        let spaced = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(c, '.' | '!' | '?') && spaced && ends(&text[word..at], &text[end..]) {
            sentences.push(from..end);
            from = end;
        }
    }
    if from < text.len() {
        sentences.push(from..text.len());
    }
    sentences
}

/// A stop after a word ends the sentence unless it shortens the word or makes an ordinal.
fn ends(word: &str, after: &str) -> bool {
    let ordinal = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let next = after.trim_start().chars().next();
    let goes_on = next.is_some_and(char::is_lowercase);
    let shortened = (ordinal && !word.is_empty()) || ABBREVIATIONS.contains(&&*word.to_lowercase());
    !goes_on && !shortened
}

/// Whether words speak of what was: "ent. henkilötietolaki", "kumottiin", "tidigare".
pub(crate) fn speaks_of_past(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let mut before = "";
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let past = ["ent", "former"].contains(&word) || PAST.iter().any(|it| word.starts_with(it));
        if past
            || matches!(
                (before, word),
                ("ei" | "eivät", "enää") | ("no", "longer") | ("inte", "längre")
            )
        {
            return true;
        }
        before = word;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_readers_end_them() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = sentences(text).into_iter().map(|it| text[it].trim()).collect();
            assert_eq!(found, expected);
        };
        check("Vene on punainen. Airo ei.", &["Vene on punainen.", "Airo ei."]);
        check(
            "Laki tuli voimaan 1. Tammikuuta oli kylmä.",
            &["Laki tuli voimaan 1. Tammikuuta oli kylmä."],
        );
        check("Soutulaki (ent. Venelaki) 3 §", &["Soutulaki (ent. Venelaki) 3 §"]);
        check("Vene 1.1.2020 alkaen. ", &["Vene 1.1.2020 alkaen.", ""]);
        check("", &[]);
    }

    #[test]
    fn the_past_is_heard() {
        for past in
            ["Venelaki kumottiin.", "Ent. venelaki", "tidigare båtlag", "no longer in force"]
        {
            assert!(speaks_of_past(past), "{past}");
        }
        for now in ["Venelain mukaan", "enligt båtlagen", "entä venelaki"] {
            assert!(!speaks_of_past(now), "{now}");
        }
    }
}
