//! The files of an index: one that lists the others, dictionaries, blocks of postings, blocks of what
//! is shown of texts, and what the texts can be narrowed by. They are compressed inside, so that no
//! host need be told to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use crate::search::endings::endings;
use crate::search::index::{Index, Posting, SearchedText};
use crate::search::lexicon::silent;
use crate::search::synonyms::Synonyms;
use crate::search::words::letters;

/// A file of the index: its name, and its bytes before they are packed.
pub type IndexFile = (String, Vec<u8>);

/// The file that a reader begins with.
pub const FIRST: &str = "index";
/// The file that tells which text a section is of, and what holds of which text.
const TEXTS: &str = "texts";

/// How many words of text share a block of postings: about 3 kB when it is compressed. Of a large portal
/// blocks are larger, so that there are not too many files.
const WORDS: usize = 1800;
const GROWTH: usize = 2000;
/// How many texts a block of pages has.
const PAGES: usize = 20;

/// How much is searched: enough to know the names of the files before they are made.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    pub texts: usize,
    /// In all texts.
    pub words: usize,
}

impl Extent {
    /// The names of the files of an index.
    pub fn names(self) -> Vec<String> {
        let dictionaries = (0..self.dictionaries()).map(|at| format!("{at}.words"));
        let postings = (0..self.blocks()).map(|at| format!("{at}.postings"));
        let pages = (0..self.texts.div_ceil(PAGES)).map(|at| format!("{at}.pages"));
        let fixed = [FIRST, TEXTS].map(str::to_owned);
        dictionaries.chain(postings).chain(pages).chain(fixed).collect()
    }

    /// Different words grow as the root of all words (Heaps' law); a dictionary has about 5 kB.
    fn dictionaries(self) -> usize {
        self.words.isqrt() / 14 + 1
    }

    fn blocks(self) -> usize {
        self.words / (WORDS + self.words / GROWTH) + 1
    }
}

/// What texts can be narrowed by: a word for addresses, a title, and the values.
#[derive(Debug, Clone, Serialize)]
pub struct FacetFile(pub String, pub String, pub Vec<FacetFileValue>);

/// A word for addresses, a title, and the texts of which it holds, as [`bits`] writes them.
#[derive(Debug, Clone, Serialize)]
pub struct FacetFileValue(pub String, pub String, pub String);

/// Which text each section is of, and what holds of which.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TextsFile {
    /// How many sections each text has.
    pub sections: Vec<usize>,
    pub facets: Vec<FacetFile>,
    /// For past versions: the number of the notice in the index of those in force, else `null`.
    pub notices: Vec<Option<usize>>,
}

/// A set of numbers below `count` as characters from `0` on, each six of them bit by bit, the lowest
/// first.
pub fn bits(numbers: impl IntoIterator<Item = usize>, count: usize) -> String {
    let mut sixes = vec![b'0'; count.div_ceil(6)];
    for number in numbers {
        let bit = (sixes[number / 6] - b'0') | 1 << (number % 6);
        sixes[number / 6] = b'0' + bit;
    }
    let text: String = sixes.into_iter().map(char::from).collect();
    text.trim_end_matches('0').to_owned()
}

#[derive(Serialize)]
struct First<'i> {
    endings: &'i [&'i [&'i str]],
    letters: String,
    /// Compounds are found by their parts.
    compounds: bool,
    /// Phrases of readers, and the words that they mean.
    phrases: &'i BTreeMap<String, Vec<String>>,
    /// Words that say nothing by themselves.
    silent: &'i [&'i str],
    /// The first key of each dictionary.
    dictionaries: Vec<String>,
    /// How many sections there are.
    sections: usize,
    /// The number of the first section of each block of pages.
    pages: Vec<usize>,
}

/// What is shown of a text: title, address, what is told of it, and its sections' headings and anchors.
#[derive(Serialize)]
struct Shown<'n>(&'n str, &'n str, &'n str, Vec<(&'n str, &'n str)>);

/// Writes an index: the files of [`Extent::names`], in no order, to be [`packed`].
pub fn files(
    index: &Index,
    texts: &[SearchedText<'_>],
    extent: Extent,
    synonyms: &Synonyms,
    of_texts: TextsFile,
) -> Vec<IndexFile> {
    let mut files = Vec::new();
    let places = write_postings(index, extent.blocks(), &mut files);
    let dictionaries = write_dictionaries(index, &places, extent.dictionaries(), &mut files);
    let mut pages = Vec::new();
    let mut sections = 0;
    for (at, block) in texts.chunks(PAGES).enumerate() {
        pages.push(sections);
        sections += block.iter().map(|text| text.text.sections.len()).sum::<usize>();
        let shown: Vec<Shown<'_>> = block.iter().map(shown).collect();
        files.push((format!("{at}.pages"), json(&shown)));
    }
    let sizes = texts.iter().map(|text| text.text.sections.len()).collect();
    let of_texts = TextsFile { sections: sizes, ..of_texts };
    files.push((TEXTS.to_owned(), json(&of_texts)));
    let endings = endings(index.language);
    let silent = silent(index.language);
    let sections = index.sections;
    let phrases = &synonyms.phrases;
    let (letters, compounds) = (letters(), index.compounds);
    let first =
        First { endings, letters, compounds, phrases, silent, dictionaries, sections, pages };
    files.push((FIRST.to_owned(), json(&first)));
    files
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("numbers and texts are JSON")
}

fn shown<'n>(text: &'n SearchedText<'_>) -> Shown<'n> {
    let sections = text.text.sections.iter();
    let sections = sections.map(|section| (&*section.heading, &*section.anchor));
    Shown(text.title, &text.url, &text.about, sections.collect())
}

/// Writes the postings; gives the block and the line of each term. Terms whose keys stand beside each
/// other stand in one block, since they are asked for together.
fn write_postings(index: &Index, blocks: usize, files: &mut Vec<IndexFile>) -> Vec<(usize, usize)> {
    let keys = index.keys.stems.iter().chain(&index.keys.exact);
    let mut order: Vec<(&String, usize)> = keys.map(|(key, term)| (key, *term)).collect();
    order.sort();
    let mut seen = vec![false; index.postings.len()];
    order.retain(|(_, term)| {
        let new = !index.postings[*term].is_empty() && !seen[*term];
        seen[*term] = true;
        new
    });
    let sized = order.iter().map(|(key, term)| (key.as_str(), index.postings[*term].len()));
    let mut places: Vec<Option<(usize, usize)>> = vec![None; index.postings.len()];
    for (block, own) in parts(&sized.collect::<Vec<_>>(), blocks).into_iter().enumerate() {
        let mut text = String::new();
        for (line, (_, term)) in order[own].iter().enumerate() {
            places[*term] = Some((block, line));
            push_postings(&index.postings[*term], &mut text);
        }
        files.push((format!("{block}.postings"), text.into_bytes()));
    }
    places.into_iter().map(Option::unwrap_or_default).collect()
}

/// Parts keys in order, each with a size, into so many parts of about one size. A part ends, near where
/// it should, before the key that hashes lowest: so a key that comes or goes moves few of the ends, and
/// most files of an index stay the same when a text changes (content-defined chunking: Muthitacharoen,
/// Chen and Mazières 2001).
fn parts(sized: &[(&str, usize)], count: usize) -> Vec<Range<usize>> {
    let begins: Vec<usize> = sized
        .iter()
        .scan(0, |sum, (_, size)| {
            *sum += size;
            Some(*sum - size)
        })
        .collect();
    let all: usize = sized.iter().map(|(_, size)| size).sum();
    let near = all / count / 4;
    let at = |size: usize| begins.partition_point(|begin| *begin < size);
    let ends = (1..count).map(|part| {
        let ideal = all * part / count;
        let candidates = at(ideal - near)..at(ideal + near);
        candidates.min_by_key(|it| (hash(sized[*it].0), *it)).unwrap_or_else(|| at(ideal))
    });
    let ends: Vec<usize> = ends.chain([sized.len()]).collect();
    let begins = std::iter::once(0).chain(ends.iter().copied());
    begins.zip(&ends).map(|(begin, end)| begin..*end).collect()
}

/// FNV-1a (Fowler, Noll and Vo): the same on all machines.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One line: for each section the step from the one before, in base 36, after its weight.
fn push_postings(postings: &[Posting], text: &mut String) {
    let mut before = 0;
    for (at, posting) in postings.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        let _ = write!(text, "{}", posting.impact());
        push_base_36(u64::from(posting.section() - before), text);
        before = posting.section();
    }
    text.push('\n');
}

/// Writes the dictionaries, each with as many of the keys in order: each line with how many letters it
/// shares with the one before, its other letters, and the block and line of its term, and of the terms
/// that it means besides. `=` marks a whole form. All beginnings of a form stand in the dictionary that the form belongs to. Gives the first key
/// of each.
fn write_dictionaries(
    index: &Index,
    places: &[(usize, usize)],
    count: usize,
    files: &mut Vec<IndexFile>,
) -> Vec<String> {
    let stems = index.keys.stems.iter().map(|(key, term)| (key.as_str(), false, *term));
    let exact = index.keys.exact.iter().map(|(key, term)| (key.as_str(), true, *term));
    let mut keys: Vec<(&str, bool, usize)> = stems.chain(exact).collect();
    keys.sort_unstable();
    let mut firsts = Vec::new();
    let sized: Vec<(&str, usize)> = keys.iter().map(|(key, ..)| (*key, 1)).collect();
    for (at, own) in parts(&sized, count).into_iter().enumerate() {
        let from = own.start;
        let own = &keys[own];
        let first = own.first().map_or("", |(key, ..)| *key);
        firsts.push(first.to_owned());
        // A form's beginnings stand before it: those of the first key stand in an earlier dictionary.
        let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
        let beginnings = ends.flat_map(|end| {
            let beginning = &first[..end];
            let at = keys[..from].partition_point(|(key, ..)| *key < beginning);
            keys[at..from].iter().take_while(move |(key, ..)| *key == beginning)
        });
        let mut text = String::new();
        let mut before = "";
        for (key, exact, term) in beginnings.chain(own) {
            let alike = key.chars().zip(before.chars()).take_while(|(a, b)| a == b);
            let shared = alike.count().min(35);
            push_base_36(shared as u64, &mut text);
            text.extend(key.chars().skip(shared));
            text.push(if *exact { '=' } else { ' ' });
            let own = Some(term).filter(|term| !index.postings[**term].is_empty());
            let meant = index.meant.get(term).into_iter().flatten();
            for (at, term) in own.into_iter().chain(meant).enumerate() {
                let (block, line) = places[*term];
                if at > 0 {
                    text.push(',');
                }
                push_base_36(block as u64, &mut text);
                text.push(' ');
                push_base_36(line as u64, &mut text);
            }
            text.push('\n');
            before = key;
        }
        files.push((format!("{at}.words"), text.into_bytes()));
    }
    firsts
}

fn push_base_36(number: u64, text: &mut String) {
    if number >= 36 {
        push_base_36(number / 36, text);
    }
    text.push(char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize]));
}

/// A file of an index as it is published: compressed with gzip, without a name or a time (RFC 1952).
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("memory can be written to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_of_one_size_and_mostly_stay_when_a_key_comes() {
        let keys: Vec<String> = (0..20_000).map(|number| format!("sana{number:05}")).collect();
        let cut = |keys: &[String]| {
            let sized: Vec<(&str, usize)> =
                keys.iter().map(|key| (key.as_str(), 1 + key.len() % 3)).collect();
            let parts = parts(&sized, 40);
            assert_eq!((parts.len(), parts[0].start, parts[39].end), (40, 0, keys.len()));
            assert!(parts.windows(2).all(|two| two[0].end == two[1].start));
            assert!(parts.iter().all(|part| (250..=750).contains(&part.len())));
            parts.into_iter().map(|part| keys[part].to_vec()).collect::<Vec<_>>()
        };
        let mut more = keys.clone();
        more.insert(7000, "sana06999uusi".to_owned());
        let (before, after) = (cut(&keys), cut(&more));
        let same = after.iter().filter(|part| before.contains(part)).count();
        assert!(same >= 36, "{same}");
    }

    #[test]
    fn few_keys_leave_parts_empty() {
        let lengths = |sized: &[(&str, usize)]| -> Vec<usize> {
            parts(sized, 3).into_iter().map(|part| part.len()).collect()
        };
        assert_eq!(lengths(&[]), [0, 0, 0]);
        assert_eq!(lengths(&[("a", 1), ("b", 1)]).iter().sum::<usize>(), 2);
        assert_eq!(lengths(&[("a", 100)]).iter().sum::<usize>(), 1);
    }

    #[test]
    fn numbers_are_bits_of_letters() {
        assert_eq!(bits([], 20), "");
        assert_eq!(bits([0, 1, 11], 20), "3P");
        assert_eq!(bits([19], 20), "0002");
    }
}
