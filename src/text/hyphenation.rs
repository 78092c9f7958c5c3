//! Hyphenation: where a long word may be parted. Browsers part words by the dictionaries that they
//! have, and few have a Finnish one; a heading with a long compound would then break anywhere.

use std::borrow::Cow;

use crate::text::language::Language;

const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words fit on the narrowest line.
const SHORTEST: usize = 14;

/// The first and the last part of a word are no shorter.
const SHORTEST_PART: usize = 3;

/// Words that begin with a vowel and often end a compound: the parting is before them, not before
/// the consonant that ends the word in front ("tiedon-ohjaus", not "tiedo-nohjaus").
const SECOND_WORDS: &[&str] = &[
    "aineist", "arkist", "asema", "asetu", "asiaki", "asiak", "asioin", "asunto", "avustu",
    "edust", "ehdot", "eläke", "esity", "etuus", "ilmoit", "irtis", "ohjau", "ohjelm", "oikeu",
    "opetu", "oppila", "osoit", "ulkop", "urheil", "uudist", "yhtey", "ylläpi", "äänest",
];

/// The text with soft hyphens in its long words. Only Finnish parts by rule alone (Kielitoimiston
/// ohjepankki, `Tavutus`): a part begins with the consonant before a vowel.
pub fn with_soft_hyphens(text: &str, language: Language) -> Cow<'_, str> {
    let is_long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
    if language != Language::Fi || !text.split(is_no_letter).any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut parted = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(is_no_letter) {
        if is_long(word) { part(word, &mut parted) } else { parted.push_str(word) }
    }
    Cow::Owned(parted)
}

fn is_no_letter(c: char) -> bool {
    !c.is_alphabetic()
}

fn part(word: &str, parted: &mut String) {
    let letters: Vec<char> = word.chars().collect();
    let lower: Vec<char> = word.to_lowercase().chars().collect();
    // A few capital letters become two small ones.
    let lower = if lower.len() == letters.len() { &lower } else { &letters };
    let inner = SHORTEST_PART..=letters.len().saturating_sub(SHORTEST_PART);
    let mut last = 0;
    for (at, letter) in letters.iter().enumerate() {
        if inner.contains(&at) && at > last + 1 && begins_part(lower, at) {
            parted.push(SOFT_HYPHEN);
            last = at;
        }
        parted.push(*letter);
    }
}

fn begins_part(word: &[char], at: usize) -> bool {
    if begins_second_word(word, at) {
        return true;
    }
    let begins_syllable = is_consonant(word[at])
        && word.get(at + 1).is_some_and(|next| is_vowel(*next))
        && !begins_second_word(word, at + 1);
    // "rekiste-ri", but nothing beside "pr" or "tr", which may begin a word of foreign origin.
    let in_cluster = matches!(word[at], 'r' | 'l') && "bdfgkpt".contains(word[at - 1]);
    begins_syllable && !in_cluster
}

fn begins_second_word(word: &[char], at: usize) -> bool {
    SECOND_WORDS.iter().any(|second| {
        let mut letters = word[at..].iter();
        second.chars().all(|c| letters.next() == Some(&c))
    })
}

fn is_vowel(c: char) -> bool {
    "aeiouyåäö".contains(c)
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !is_vowel(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(with_soft_hyphens(text, Language::Fi).replace(SOFT_HYPHEN, "|"), expected);
    }

    #[test]
    fn long_finnish_words_are_parted_between_syllables() {
        check("Tietosuojaseloste", "Tie|to|suo|ja|se|loste");
        check(
            "Asiakas- ja palveluprosessirekisteri",
            "Asiakas- ja pal|ve|lupro|ses|si|re|kis|teri",
        );
        check("VARHAISKASVATUKSENOHJAUSASIAKIRJAT", "VAR|HAIS|KAS|VA|TUK|SEN|OH|JAUS|ASIA|KIR|JAT");
        check("Henkilötietojen käsittelyoikeudet", "Hen|ki|lö|tie|to|jen käsit|te|ly|oi|keu|det");
    }

    #[test]
    fn other_words_stay_whole() {
        check("Kirjaston asiakkaat", "Kirjaston asiakkaat");
        assert_eq!(
            with_soft_hyphens("dataskyddsbeskrivning", Language::Sv),
            "dataskyddsbeskrivning"
        );
    }

    proptest! {
        #[test]
        fn nothing_but_soft_hyphens_is_added(text in any::<String>()) {
            let text = text.replace(SOFT_HYPHEN, "");
            let parted = with_soft_hyphens(&text, Language::Fi);
            prop_assert_eq!(parted.replace(SOFT_HYPHEN, ""), text);
        }
    }
}
