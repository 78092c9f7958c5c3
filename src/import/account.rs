//! The account: every word of the document stands in the notice, in its order, or was told with the
//! reason. Words are letters and digits; marks between them belong to how a text is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::import::pieces::Mark;
use crate::import::shapes::Part;
use crate::model::document::Document;

/// So many missing words tell enough.
const MOST_MISSING: usize = 100;

/// Where the words of a text stand in it.
pub(crate) fn word_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                spans.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    spans
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    word_spans(text).into_iter().map(|span| text[span].to_owned()).collect()
}

/// All words of a notice as the portal reads it, in their order.
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

/// All words of the parts of a notice, in their order; with those that a program counts, or that the
/// import gave, unless `own` asks for the document's alone.
pub(crate) fn words_of_parts(parts: &[Part], own: Option<&BTreeSet<usize>>) -> Vec<String> {
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Heading(heading, _) => {
                if own.is_none_or(|counted| !counted.contains(&at)) {
                    all.extend(words(heading.number.as_deref().unwrap_or_default()));
                }
                all.extend(words(&heading.words));
            }
            Part::Paragraph(lines) => all.extend(lines.iter().flat_map(|line| words(line))),
            Part::Item { mark, lines, .. } => {
                match mark {
                    Mark::Number(number) if own.is_none() && number.parse::<u32>().is_err() => {
                        all.extend(words(number));
                    }
                    _ => {}
                }
                all.extend(lines.iter().flat_map(|line| words(line)));
            }
            Part::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).flatten();
                all.extend(cells.flat_map(|paragraph| words(&paragraph.text())));
            }
        }
    }
    all
}

/// What became of the words of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Account {
    /// For each word where it stands among those of the notice.
    pub(crate) places: Vec<Option<usize>>,
    /// Words that are nowhere.
    pub(crate) lost: Vec<String>,
}

/// Finds the words of `from` in `notice`, in their order; the others must be among those set apart. So many
/// `seams` were parted: there one word of the document is two in the notice.
pub(crate) fn account(
    from: &[String],
    notice: &[String],
    apart: &[String],
    mut seams: usize,
) -> Account {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in apart {
        *left.entry(word).or_default() += 1;
    }
    let mut account = Account::default();
    let all = notice.len();
    let mut notice = notice.iter().map(String::as_str).peekable();
    for word in from {
        if notice.next_if(|next| next == word).is_some() {
            account.places.push(Some(all - notice.len() - 1));
            continue;
        }
        account.places.push(None);
        if seams > 0 && is_parted(word, &mut notice) {
            seams -= 1;
            continue;
        }
        match left.get_mut(word.as_str()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => account.lost.push(word.clone()),
        }
    }
    account
}

/// Where words stand in a text, each after the one before, whatever stands between them. So many that are
/// not there tell enough: the rest is not looked for.
pub(crate) fn in_order(words: &[String], text: &[&str]) -> Vec<Option<usize>> {
    let (mut from, mut missing) = (0, 0);
    let find = |word: &String| {
        let look = missing < MOST_MISSING;
        let at = look.then(|| text[from..].iter().position(|other| other == word)).flatten();
        let found = at.map(|at| from + at);
        match found {
            Some(at) => from = at + 1,
            None => missing += 1,
        }
        found
    };
    words.iter().map(find).collect()
}

/// The words that do not stand in a text in their order.
pub(crate) fn missing(words: &[String], text: &[String]) -> Vec<String> {
    let text: Vec<&str> = text.iter().map(String::as_str).collect();
    let places = in_order(words, &text);
    let missing = words.iter().zip(places).filter(|(_, place)| place.is_none());
    missing.map(|(word, _)| word.clone()).collect()
}

/// A heading glued to its text is one word in the document and two in the notice.
fn is_parted<'w>(
    word: &str,
    notice: &mut std::iter::Peekable<impl Iterator<Item = &'w str> + Clone>,
) -> bool {
    let mut ahead = notice.clone();
    let (Some(first), Some(second)) = (ahead.next(), ahead.next()) else { return false };
    // As `lines::seam_of` parts them: a capital letter begins the text.
    let mut begins = second.chars();
    let capital = begins.next().is_some_and(char::is_uppercase);
    let seam = first.ends_with(char::is_lowercase) || begins.next().is_some_and(char::is_lowercase);
    let whole = capital && seam && word.strip_prefix(first) == Some(second);
    if whole {
        *notice = ahead;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, notice: &str, apart: &str, expected: &[&str]) {
        let account = account(&words(from), &words(notice), &words(apart), 1);
        assert_eq!(account.lost, expected, "{from}");
    }

    #[test]
    fn words_are_told_in_their_order() {
        check("Sivu 1 Nimi ja osoite.", "nimi Nimi ja osoite", "Sivu 1", &["Nimi", "ja", "osoite"]);
        check("Sivu 1 Nimi ja osoite.", "Nimi ja osoite", "Sivu 1", &[]);
        check("Nimi ja osoite", "osoite ja Nimi", "", &["Nimi", "ja"]);
        check("Registrets namnKunder", "Registrets namn Kunder", "", &[]);
    }
}
