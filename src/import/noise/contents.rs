//! Lists of contents: the headings that stand in the document anyhow, one after another.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::noise::Marks;
use crate::import::pieces::{Block, Paragraph, Role, Why};
use crate::parse::numbering::split_number;
use crate::text::folding::fold;

/// Fewer lines in a row are a chance.
const FEWEST: usize = 4;

/// A longer line is no heading.
const LONGEST: usize = 200;

/// What stands over such a list.
const NAMES: [&str; 8] = [
    "sisällys",
    "sisällysluettelo",
    "sisältö",
    "tässä selosteessa",
    "innehåll",
    "innehållsförteckning",
    "contents",
    "table of contents",
];

/// Whether a line stands over a list of contents.
pub(crate) fn is_name(line: &str) -> bool {
    NAMES.contains(&key(line).as_str())
}

/// Marks them, and gives what they list: each is a heading.
pub(super) fn mark(marks: &mut Marks<'_>) -> BTreeSet<String> {
    let entries: Vec<(usize, Vec<String>)> = marks
        .standing()
        .filter(|(_, block)| **block != Block::PageBreak)
        .map(|(at, block)| (at, lines(block).unwrap_or_default()))
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in marks.standing().flat_map(|(_, block)| all_lines(block)) {
        *counts.entry(line).or_default() += 1;
    }
    let pairs = pairs(marks);
    // A block without such lines ends a list.
    let again = |lines: &[String]| {
        !lines.is_empty()
            && lines
                .iter()
                .all(|line| line.len() > 3 && counts.get(line).is_some_and(|count| *count > 1))
    };
    let mut listed = Vec::new();
    let mut headings = BTreeSet::new();
    let mut at = 0;
    while at < entries.len() {
        // The headings themselves may follow at once: a list names each of them only once.
        let mut seen = BTreeSet::new();
        let mut once = |lines: &[String]| lines.iter().all(|line| seen.insert(line.clone()));
        let run = entries[at..].iter().take_while(|(_, lines)| again(lines) && once(lines)).count();
        let all: Vec<&str> =
            entries[at..at + run].iter().flat_map(|(_, lines)| lines).map(String::as_str).collect();
        if all.len() >= FEWEST && is_whole(&all, &counts) && names_headings(&all, &pairs) {
            listed.extend(entries[at..at + run].iter().map(|(place, _)| *place));
            headings.extend(all.into_iter().map(str::to_owned));
            if let Some((before, name)) = at.checked_sub(1).map(|before| &entries[before])
                && !name.is_empty()
                && name.iter().all(|name| NAMES.contains(&name.as_str()))
            {
                listed.push(*before);
            }
        }
        at += run.max(1);
    }
    for at in listed {
        marks.mark(at, Why::Contents);
    }
    headings
}

/// Of the lines of a list, none comes in it twice: each other one stands outside it.
fn is_whole(lines: &[&str], counts: &BTreeMap<String, usize>) -> bool {
    let within = |line: &str| lines.iter().filter(|other| **other == line).count();
    lines.iter().all(|line| counts.get(*line).is_some_and(|count| *count > within(line)))
}

/// How often a line follows another at once.
fn pairs(marks: &Marks<'_>) -> BTreeMap<(String, String), usize> {
    let lines: Vec<String> = marks.standing().flat_map(|(_, block)| all_lines(block)).collect();
    let mut pairs = BTreeMap::new();
    for pair in lines.windows(2) {
        *pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += 1;
    }
    pairs
}

/// Headings have text between them; lines that stand one after another elsewhere, too, are a list that
/// comes again, such as the data of two groups of people.
fn names_headings(lines: &[&str], pairs: &BTreeMap<(String, String), usize>) -> bool {
    let again = lines.windows(2).filter(|pair| {
        let pair = (pair[0].to_owned(), pair[1].to_owned());
        pairs.get(&pair).is_some_and(|count| *count > 1)
    });
    again.count() * 2 < lines.len()
}

/// What a line says, without its number, the dots and the page's number after it. Only blocks whose lines
/// are all short are asked.
fn lines(block: &Block) -> Option<Vec<String>> {
    match block {
        Block::Paragraph(Paragraph { lines, role, .. }) => {
            let short = lines.iter().all(|line| line.len() <= LONGEST && !is_sentence(line));
            let alone = lines.len() == 1 || *role == Role::Plain;
            (short && alone).then(|| lines.iter().map(|line| key(line)).collect())
        }
        Block::Table(table) => {
            let cells: Vec<String> = table
                .rows
                .iter()
                .map(|row| {
                    let cells = row.cells.iter().flatten().map(Paragraph::text);
                    key(&cells.collect::<Vec<_>>().join(" "))
                })
                .collect();
            cells.iter().all(|cell| cell.len() <= LONGEST).then_some(cells)
        }
        Block::PageBreak => None,
    }
}

/// A sentence that comes again is no heading; dots before a page's number end none.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    line.ends_with(['.', ';', ',']) && !line.ends_with("..")
}

/// Every line of a block that is short enough to be a heading, as [`key`] has it.
fn all_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => {
            let lines = paragraph.lines.iter().filter(|line| line.len() <= LONGEST);
            lines.map(|line| key(line)).collect()
        }
        Block::Table(_) | Block::PageBreak => lines(block).unwrap_or_default(),
    }
}

/// What a heading and its line in a list of contents have in common.
pub(crate) fn key(line: &str) -> String {
    let line = line.trim().trim_end_matches(|c: char| c.is_ascii_digit());
    let line = line.trim_end_matches(['.', '…', ' ', '_', '\t', ':']);
    let (_, words) = split_number(line);
    let words: Vec<&str> = words.split_whitespace().collect();
    fold(&words.join(" "))
}
