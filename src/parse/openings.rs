//! Judges whether the beginning of a line is a heading, by its look and its words.

use crate::markdown::pieces::{End, Look, Opening};
use crate::model::item::Item;
use crate::parse::numbering::split_number;
use crate::parse::vocabulary::headings::{recognise, recognise_all};

/// A heading that is longer counts only when it consists of nothing but names.
const LONGEST: usize = 120;

/// How the author made a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// With `#`, of this level.
    Markdown(u8),
    /// A row of a sheet.
    Row,
    Bold,
    Capitals,
    Numbered,
    /// Words like any other.
    Plain,
}

/// A heading as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) style: Style,
    pub(crate) number: Option<String>,
    pub(crate) words: String,
    pub(crate) items: Vec<Item>,
}

/// How sure it is that an opening is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    Certain,
    /// Only if others of its style are.
    Likely,
}

impl Heading {
    /// A heading from its text, number and all.
    pub(crate) fn new(style: Style, text: &str) -> Self {
        let (number, words) = split_number(text);
        let (number, words) = (number.map(str::to_owned), tidy(words));
        let items = recognise(&words);
        Self { style, number, words, items }
    }
}

/// What a heading says, on one line and without a colon at its end.
pub(crate) fn tidy(words: &str) -> String {
    let words = words.trim().trim_end_matches([':', ' ', '\u{a0}']);
    let mut tidy = String::with_capacity(words.len());
    for word in words.split_ascii_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// Judges an opening. `number` is that of the list's item where it stands in one; plain words are
/// considered only where `plain` says so.
pub(crate) fn judge(
    opening: &Opening<'_>,
    number: Option<&str>,
    plain: bool,
) -> Option<(Heading, Trust)> {
    judge_words(&opening.text, (opening.look, opening.end), number, plain)
}

/// Judges the words that open a line, by their look and by what ends them.
pub(crate) fn judge_words(
    text: &str,
    (look, end): (Look, End),
    number: Option<&str>,
    plain: bool,
) -> Option<(Heading, Trust)> {
    let (own_number, words) = split_number(text);
    let number = own_number.or(number).map(str::to_owned);
    let words = tidy(words);
    if !words.contains(char::is_alphabetic) {
        return None;
    }
    let style = match (look, &number) {
        (Look::Bold, _) => Style::Bold,
        (Look::Plain, _) if is_capitals(&words) => Style::Capitals,
        (Look::Plain, Some(_)) => Style::Numbered,
        (Look::Plain, None) if plain => Style::Plain,
        (Look::Plain, None) => return None,
    };
    let sentence = words.len() > LONGEST || words.ends_with(['.', ',', ';', '!']);
    if sentence && style == Style::Plain {
        return None;
    }
    let names = recognise_all(&words);
    let heading = |items| Heading { style, number: number.clone(), words: words.clone(), items };
    if !names.is_empty() {
        let trust = if style == Style::Plain { Trust::Likely } else { Trust::Certain };
        return Some((heading(names), trust));
    }
    if sentence || style == Style::Plain {
        return None;
    }
    let items = recognise(&words);
    let label = end == End::Colon;
    match style {
        Style::Bold if !items.is_empty() || (number.is_some() && !label) => {
            Some((heading(items), Trust::Certain))
        }
        Style::Capitals if !items.is_empty() => Some((heading(items), Trust::Certain)),
        Style::Numbered | Style::Capitals if number.is_some() && !label && begins_well(&words) => {
            Some((heading(items), Trust::Likely))
        }
        _ => None,
    }
}

/// Letters, and none of them small.
pub(crate) fn is_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).take(4).count();
    letters == 4 && !words.chars().any(char::is_lowercase)
}

fn begins_well(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
}
