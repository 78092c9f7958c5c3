//! The order of words in a Finnish or Swedish list (CLDR collation `fi`, `sv`): å, ä, ö are letters
//! after z; other marks matter only between words that are otherwise equal; case matters last.

use crate::text::folding::{compose, fold};
use crate::text::slug::ascii_letters;

/// A key whose order is the order of the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<u16>,
    marks: String,
    case: String,
}

const AFTER_Z: u16 = 'z' as u16;

/// The key by which `text` is sorted.
pub fn sort_key(text: &str) -> SortKey {
    let marks = fold(text);
    let mut letters = Vec::with_capacity(marks.len());
    for c in marks.chars() {
        match c {
            'å' => letters.push(AFTER_Z + 1),
            'ä' | 'æ' => letters.push(AFTER_Z + 2),
            'ö' | 'ø' => letters.push(AFTER_Z + 3),
            ' ' => letters.push(0),
            c if c.is_ascii_alphanumeric() => letters.push(c as u16),
            c => match ascii_letters(c) {
                Some(plain) => letters.extend(plain.bytes().map(u16::from)),
                None if c.is_alphabetic() => letters.push(AFTER_Z + 4),
                None => {}
            },
        }
    }
    SortKey { letters, marks, case: compose(text).into_owned() }
}

/// The letters of an index, in order; what begins with none of them stands under `#`.
pub const INDEX_LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ";

/// The letter under which an index lists `text`.
pub fn index_letter(text: &str) -> char {
    let first = fold(text).chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let upper = match first {
        'å' | 'ä' | 'ö' => first.to_uppercase().next(),
        'æ' => Some('Ä'),
        'ø' => Some('Ö'),
        c => ascii_letters(c)
            .and_then(|plain| plain.chars().next())
            .or(Some(c))
            .map(|c| c.to_ascii_uppercase()),
    };
    upper.filter(|letter| INDEX_LETTERS.contains(*letter)).unwrap_or('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finnish_order() {
        let mut words =
            ["Öljy", "Äiti", "Åbo", "Zoo", "šakki", "sakki", "Sakset", "vesi", "Wärtsilä", "asia"];
        words.sort_by_key(|word| sort_key(word));
        assert_eq!(
            words,
            ["asia", "sakki", "šakki", "Sakset", "vesi", "Wärtsilä", "Zoo", "Åbo", "Äiti", "Öljy"]
        );
    }

    #[test]
    fn a_shorter_word_comes_first() {
        let mut words = ["Kirjastoauto", "Kirjasto ja museo", "Kirjasto"];
        words.sort_by_key(|word| sort_key(word));
        assert_eq!(words, ["Kirjasto", "Kirjasto ja museo", "Kirjastoauto"]);
    }

    #[test]
    fn letters_of_the_index() {
        let letters: String = ["äiti", "Šakki", "2020-luku", "”Avoin”", "Ørsted"]
            .into_iter()
            .map(index_letter)
            .collect();
        assert_eq!(letters, "ÄS#AÖ");
    }
}
