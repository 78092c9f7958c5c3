//! The words of a text, and how they are spelt in the index.

use std::collections::BTreeMap;

use crate::text::folding::fold;
use crate::text::slug::ascii_letters;

/// Calls `each` for every word of a text, in lower case: letters and digits in a row.
pub fn words_of(text: &str, mut each: impl FnMut(&str)) {
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        if word.chars().nth(1).is_some() {
            each(word);
        }
    }
}

/// A word as the index spells it: without the marks of letters, so that `sahkoposti` finds
/// `sähköposti`.
pub fn spelling(word: &str) -> String {
    let mut spelt = String::with_capacity(word.len());
    for c in word.chars() {
        match ascii_letters(c) {
            Some(letters) => spelt.push_str(letters),
            None => spelt.push(c),
        }
    }
    spelt
}

/// Letters with marks, each group after the letters that the index spells them with: `a:åä o:öø`.
pub fn letters() -> String {
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for c in ('\u{c0}'..='\u{24f}').filter(|c| c.is_lowercase()) {
        if let Some(plain) = ascii_letters(c) {
            groups.entry(plain).or_default().push(c);
        }
    }
    let groups = groups.iter().map(|(plain, marked)| format!("{plain}:{marked}"));
    groups.collect::<Vec<_>>().join(" ")
}
