//! The account: every word of the document stands in the notice, in its order, or was told with the
//! reason. Words are letters and digits; marks between them belong to how a text is written.

use std::collections::BTreeMap;

use crate::model::document::Document;

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() || c == '\u{ad}');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All words of a notice, in the order in which they are read.
pub(crate) fn words_of_notice(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.lead.blocks {
        all.extend(words(&block.text));
    }
    for section in &document.sections {
        all.extend(words(section.number.as_deref().unwrap_or_default()));
        all.extend(words(&section.heading));
        for block in &section.body.blocks {
            all.extend(words(&block.text));
        }
    }
    all
}

/// The words of `from` that stand neither in `notice`, in their order, nor among those set apart.
pub(crate) fn lost(from: &[String], notice: &[String], apart: &[String]) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in apart {
        *left.entry(word).or_default() += 1;
    }
    let mut lost = Vec::new();
    let mut notice = notice.iter().map(String::as_str).peekable();
    for word in from {
        if notice.next_if(|next| next == word).is_some() || is_counted(word, &mut notice) {
            continue;
        }
        match left.get_mut(word.as_str()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None if is_parted(word, &mut notice) => {}
            None => lost.push(word.clone()),
        }
    }
    lost
}

/// A program counts what the document has as a list: its numbers stand in the notice alone.
fn is_counted<'w>(
    word: &str,
    notice: &mut std::iter::Peekable<impl Iterator<Item = &'w str> + Clone>,
) -> bool {
    let mut ahead = notice.clone();
    let count = ahead.next().unwrap_or_default();
    let digits = count.len() <= 3 && count.bytes().all(|it| it.is_ascii_digit());
    let numbered = digits || count.chars().count() == 1;
    let follows = numbered && ahead.next() == Some(word);
    if follows {
        *notice = ahead;
    }
    follows
}

/// A heading glued to its text is one word in the document and two in the notice.
fn is_parted<'w>(
    word: &str,
    notice: &mut std::iter::Peekable<impl Iterator<Item = &'w str> + Clone>,
) -> bool {
    let mut ahead = notice.clone();
    let (Some(first), Some(second)) = (ahead.next(), ahead.next()) else { return false };
    let whole = word.strip_prefix(first).is_some_and(|rest| rest == second);
    if whole {
        *notice = ahead;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, notice: &str, apart: &str, expected: &[&str]) {
        assert_eq!(lost(&words(from), &words(notice), &words(apart)), expected, "{from}");
    }

    #[test]
    fn words_are_told_in_their_order() {
        check("Sivu 1 Nimi ja osoite.", "nimi Nimi ja osoite", "Sivu 1", &["Nimi", "ja", "osoite"]);
        check("Sivu 1 Nimi ja osoite.", "Nimi ja osoite", "Sivu 1", &[]);
        check("Nimi ja osoite", "osoite ja Nimi", "", &["Nimi", "ja"]);
        check("Registrets namnKunder", "Registrets namn Kunder", "", &[]);
    }
}
