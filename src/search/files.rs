//! The files of an index: one that lists the others, dictionaries by first letter, blocks of postings,
//! and blocks of what is shown of notices. All but the first are compressed inside, so that no host
//! need be told to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use crate::search::endings::endings;
use crate::search::index::{Index, Posting, SearchedNotice};
use crate::search::synonyms::synonyms;

/// A file of the index: its name and its bytes.
pub type IndexFile = (String, Vec<u8>);

/// The file that a reader begins with.
pub const FIRST: &str = "index.json";

/// How many words of text share a block of postings: about 24 kB before it is compressed.
const WORDS: usize = 5600;
/// How many notices a block of pages has.
const NOTICES: usize = 40;
/// Dictionaries: one for each letter, one for digits, one for all else.
const SHELVES: &str = "0_abcdefghijklmnopqrstuvwxyz";

/// The names of the files of an index, known before it is made: from how many notices there are and
/// how many words they have in all.
pub fn names(notices: usize, words: usize) -> Vec<String> {
    let dictionaries = SHELVES.chars().map(|shelf| format!("{shelf}.words"));
    let postings = (0..blocks(words)).map(|block| format!("{block}.postings"));
    let pages = (0..notices.div_ceil(NOTICES)).map(|block| format!("{block}.pages"));
    dictionaries.chain(postings).chain(pages).chain([FIRST.to_owned()]).collect()
}

fn blocks(words: usize) -> usize {
    words / WORDS + 1
}

/// The dictionary that holds words of a first letter.
fn shelf(letter: char) -> char {
    match letter {
        'a'..='z' => letter,
        '0'..='9' => '0',
        _ => '_',
    }
}

#[derive(Serialize)]
struct First<'i> {
    endings: &'i [&'i [&'i str]],
    /// Words of readers, and those that they mean.
    synonyms: BTreeMap<&'i str, &'i [&'i str]>,
    /// The dictionaries that hold any word.
    shelves: String,
    /// How many sections there are.
    sections: usize,
    /// The number of the first section of each block of pages.
    pages: Vec<usize>,
}

/// What is shown of a notice: title, address, department, and its sections' headings and anchors.
#[derive(Serialize)]
struct Shown<'n>(&'n str, &'n str, &'n str, Vec<(&'n str, &'n str)>);

/// Writes an index of notices that have so many words in all: the files of [`names`], in no order.
pub fn files(index: &Index, notices: &[SearchedNotice<'_>], words: usize) -> Vec<IndexFile> {
    let mut files = Vec::new();
    let places = write_postings(index, blocks(words), &mut files);
    let shelves = write_dictionaries(index, &places, &mut files);
    let mut pages = Vec::new();
    let mut sections = 0;
    for (at, block) in notices.chunks(NOTICES).enumerate() {
        pages.push(sections);
        sections += block.iter().map(|notice| notice.text.sections.len()).sum::<usize>();
        let shown: Vec<Shown<'_>> = block.iter().map(shown).collect();
        files.push((
            format!("{at}.pages"),
            packed(&serde_json::to_vec(&shown).expect("texts are JSON")),
        ));
    }
    let first = First {
        endings: endings(index.language),
        synonyms: synonyms(index.language).iter().copied().collect(),
        shelves,
        sections: index.sections,
        pages,
    };
    files.push((FIRST.to_owned(), serde_json::to_vec(&first).expect("numbers and texts are JSON")));
    files
}

fn shown<'n>(notice: &'n SearchedNotice<'_>) -> Shown<'n> {
    let sections = notice.text.sections.iter();
    let sections = sections.map(|section| (section.heading.as_str(), section.anchor.as_str()));
    Shown(notice.title, &notice.url, &notice.department, sections.collect())
}

/// Writes the postings; gives the block and the line of each term. Terms whose keys stand beside each
/// other stand in one block, since they are asked for together.
fn write_postings(index: &Index, blocks: usize, files: &mut Vec<IndexFile>) -> Vec<(usize, usize)> {
    let keys = index.keys.stems.iter().chain(&index.keys.exact);
    let mut order: Vec<(&String, usize)> = keys.map(|(key, term)| (key, *term)).collect();
    order.sort();
    let mut places: Vec<Option<(usize, usize)>> = vec![None; index.postings.len()];
    let all: usize = index.postings.iter().map(Vec::len).sum();
    let mut texts = vec![String::new(); blocks];
    let mut lines = vec![0; blocks];
    let mut written = 0;
    for (_, term) in order {
        if places[term].is_some() {
            continue;
        }
        let block = (written * blocks / all.max(1)).min(blocks - 1);
        places[term] = Some((block, lines[block]));
        push_postings(&index.postings[term], &mut texts[block]);
        lines[block] += 1;
        written += index.postings[term].len();
    }
    for (block, text) in texts.iter().enumerate() {
        files.push((format!("{block}.postings"), packed(text.as_bytes())));
    }
    places.into_iter().map(Option::unwrap_or_default).collect()
}

/// One line: for each section the step from the one before, in base 36, after its weight.
fn push_postings(postings: &[Posting], text: &mut String) {
    let mut before = 0;
    for (at, (section, impact)) in postings.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        let _ = write!(text, "{impact}");
        push_base_36(u64::from(section - before), text);
        before = *section;
    }
    text.push('\n');
}

/// Writes the dictionaries: keys in order, each line with how many letters it shares with the one before,
/// its other letters, and the block and line of its term. `=` marks a whole form. Gives those that
/// hold any.
fn write_dictionaries(
    index: &Index,
    places: &[(usize, usize)],
    files: &mut Vec<IndexFile>,
) -> String {
    let stems = index.keys.stems.iter().map(|(key, term)| (key.as_str(), false, *term));
    let exact = index.keys.exact.iter().map(|(key, term)| (key.as_str(), true, *term));
    let mut keys: Vec<(&str, bool, usize)> = stems.chain(exact).collect();
    keys.sort_unstable();
    let mut held = String::new();
    for of in SHELVES.chars() {
        let mut text = String::new();
        let mut before = "";
        let on_shelf = |key: &str| key.chars().next().map(shelf) == Some(of);
        for (key, exact, term) in keys.iter().filter(|(key, ..)| on_shelf(key)) {
            let alike = key.chars().zip(before.chars()).take_while(|(a, b)| a == b);
            let shared = alike.count().min(35);
            push_base_36(shared as u64, &mut text);
            text.extend(key.chars().skip(shared));
            text.push(if *exact { '=' } else { ' ' });
            let (block, line) = places[*term];
            push_base_36(block as u64, &mut text);
            text.push(' ');
            push_base_36(line as u64, &mut text);
            text.push('\n');
            before = key;
        }
        if !text.is_empty() {
            held.push(of);
        }
        files.push((format!("{of}.words"), packed(text.as_bytes())));
    }
    held
}

fn push_base_36(number: u64, text: &mut String) {
    if number >= 36 {
        push_base_36(number / 36, text);
    }
    text.push(char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize]));
}

/// Compressed with gzip, without a name or a time (RFC 1952).
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("memory can be written to")
}
