//! Documents whose lines were lost: one long line that holds headings and texts.

use crate::import::shapes::entries::Entry;
use crate::parse::numbering::split_number;
use crate::parse::vocabulary::headings::recognise_all;

/// A shorter line is a paragraph.
const SHORTEST: usize = 300;

/// So many headings must be found in it.
const FEWEST: usize = 4;

/// The most words of a heading.
const MOST_WORDS: usize = 14;

/// A document of more lines has lines of its own.
const MOST_LINES: usize = 12;

pub(super) fn split(entries: Vec<Entry>) -> Vec<Entry> {
    if entries.len() > MOST_LINES {
        return entries;
    }
    entries.into_iter().flat_map(of_entry).collect()
}

fn of_entry(entry: Entry) -> Vec<Entry> {
    if !entry.is_line() || entry.text.len() < SHORTEST {
        return vec![entry];
    }
    let words = words(&entry.text);
    let mut seams = numbered(&entry.text, &words);
    if seams.len() < FEWEST {
        seams = named(&entry.text, &words);
    }
    if seams.len() < FEWEST {
        return vec![entry];
    }
    let mut parts = Vec::with_capacity(seams.len() * 2 + 1);
    let mut done = 0;
    for Seam { from, to } in seams {
        parts.push(&entry.text[done..from]);
        parts.push(&entry.text[from..to]);
        done = to;
    }
    parts.push(&entry.text[done..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| entry.with(part)).collect()
}

/// Bytes of the text that are a heading.
#[derive(Debug, Clone, Copy)]
struct Seam {
    from: usize,
    to: usize,
}

/// Where words begin and end.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push((from, text.len()));
    }
    words
}

/// Headings by their numbers, which count on: `… 3. Rekisterin nimi Asiakasrekisteri 4. …`.
fn numbered(text: &str, words: &[(usize, usize)]) -> Vec<Seam> {
    let mut seams: Vec<Seam> = Vec::new();
    let mut due = 1_u32;
    for (at, (from, to)) in words.iter().enumerate() {
        if seams.last().is_some_and(|last| *from < last.to) {
            continue;
        }
        let word = &text[*from..*to];
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &word[digits..];
        let counts = word[..digits].parse() == Ok(due);
        let marked = matches!(rest, "." | ")") || rest.is_empty() || rest.starts_with('.');
        if !counts || !marked {
            continue;
        }
        let glued = rest.trim_start_matches(['.', ')']);
        let first = if glued.is_empty() { at + 1 } else { at };
        if let Some(end) = end_of_heading(text, words, *from, first) {
            seams.push(Seam { from: *from, to: end });
            due += 1;
        }
    }
    seams
}

/// The end of the longest name that begins at a word; of an unknown heading, where the next sentence
/// seems to begin.
fn end_of_heading(
    text: &str,
    words: &[(usize, usize)],
    from: usize,
    first: usize,
) -> Option<usize> {
    if let Some(end) = longest_name(text, words, from, first) {
        return Some(end);
    }
    let last = (first + MOST_WORDS).min(words.len());
    let begins =
        text[words.get(first)?.0..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !begins.starts_with(char::is_uppercase) {
        return None;
    }
    let next = (first + 1..last).find(|at| text[words[*at].0..].starts_with(char::is_uppercase))?;
    Some(words[next - 1].1)
}

fn longest_name(text: &str, words: &[(usize, usize)], from: usize, first: usize) -> Option<usize> {
    let last = (first + MOST_WORDS).min(words.len());
    (first..last).rev().map(|at| words[at].1).find(|end| {
        let after = text[*end..].trim_start().chars().next();
        let goes_on = after.is_some_and(char::is_lowercase);
        let name = split_number(&text[from..*end]).1.trim_end_matches(':');
        !goes_on && !name.ends_with(['.', ',']) && !recognise_all(name).is_empty()
    })
}

/// Headings by their names alone, where a sentence or the text may begin with them.
fn named(text: &str, words: &[(usize, usize)]) -> Vec<Seam> {
    let mut seams: Vec<Seam> = Vec::new();
    for (at, (from, _)) in words.iter().enumerate() {
        if seams.last().is_some_and(|last| *from < last.to) {
            continue;
        }
        if !text[*from..].starts_with(char::is_uppercase) {
            continue;
        }
        if let Some(to) = longest_name(text, words, *from, at) {
            let said = text[to..].trim_start().chars().next();
            let begins = said.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == ':');
            if begins {
                seams.push(Seam { from: *from, to });
            }
        }
    }
    seams
}
