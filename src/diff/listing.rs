//! A comparison as a list of what changed, part by part, with the texts themselves: what every view
//! of it is written from, on a page, in a terminal or in a mail.

use crate::diff::comparison::{BlockStep, Comparison, Fate, Hunk, PartChange, Span};
use crate::diff::parts::{Part, Piece};
use crate::model::document::BlockKind;

/// A part that changed.
#[derive(Debug)]
pub struct ListedPart<'d> {
    pub what: PartFate,
    /// The heading now; of a removed part, the one that it had.
    pub heading: &'d str,
    /// The heading that it had, where that reads otherwise.
    pub old_heading: Option<&'d str>,
    /// It stands elsewhere than before: the heading that it follows now.
    pub moved_after: Option<&'d str>,
    /// The fragment of the part on the new text's page, else on the old one's.
    pub anchor: Option<&'d str>,
    /// The part of the other text that a new one came out of, or a removed one went into.
    pub other: Option<&'d str>,
    pub words_added: usize,
    pub words_removed: usize,
    pub entries: Vec<Entry<'d>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFate {
    Added,
    Removed,
    Changed,
    /// Its words are the same: its place, their order or the layout is another; or it reads and
    /// stands as before.
    Rearranged,
}

/// A block that changed, or several that belong together.
#[derive(Debug)]
pub enum Entry<'d> {
    /// Words within it changed.
    Changed {
        lines: Vec<Line<'d>>,
        moved_from: Option<&'d str>,
        hunks: Vec<ListedHunk<'d>>,
    },
    Added(Piece<'d>),
    Removed(Piece<'d>),
    /// It stands here now and stood in the part of this heading before.
    MovedHere(Piece<'d>, &'d str),
    /// It stood here and stands in the part of this heading now.
    MovedAway(Piece<'d>, &'d str),
    /// The same words with links to other addresses: the old ones, and the new.
    Relinked(Piece<'d>, Vec<&'d str>, Vec<&'d str>),
    /// The same words, laid out otherwise.
    Laid(Vec<Piece<'d>>),
}

/// One block with the marks of what changed in it.
#[derive(Debug)]
pub struct Line<'d> {
    pub kind: BlockKind,
    pub runs: Vec<Run<'d>>,
}

/// Words in a row that share a fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'d> {
    pub mark: Mark,
    pub text: &'d str,
    /// A change begins here; a removal and what came in its place are one.
    pub begins: bool,
}

impl<'d> Run<'d> {
    /// A text with one mark.
    pub fn whole(mark: Mark, text: &'d str) -> Self {
        Self { mark, text, begins: mark != Mark::Kept }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Kept,
    Removed,
    Added,
}

/// A change of words, with some words around it for the reader to find the place.
#[derive(Debug, PartialEq, Eq)]
pub struct ListedHunk<'d> {
    pub removed: String,
    pub added: String,
    /// The words before it in the new text, a few; of a row, its first cell too, which tells what it is
    /// about.
    pub before: String,
    /// A few words after it.
    pub after: &'d str,
}

/// Lists what changed. Parts that read the same and stand where they stood are left out.
pub fn listing<'d>(
    comparison: &Comparison,
    old: &[Part<'d>],
    new: &[Part<'d>],
) -> Vec<ListedPart<'d>> {
    let changed = comparison.parts.iter().filter(|part| !part.is_same());
    changed.map(|part| listed(part, old, new)).collect()
}

fn listed<'d>(change: &PartChange, old: &[Part<'d>], new: &[Part<'d>]) -> ListedPart<'d> {
    let was = change.old.map(|at| &old[at]);
    let is = change.new.map(|at| &new[at]);
    let part = is.or(was).expect("a part stands in one text at least");
    let other = change.other.map(|at| match change.new {
        Some(_) => old[at].heading,
        None => new[at].heading,
    });
    let what = change.fate();
    ListedPart {
        what,
        heading: part.heading,
        old_heading: was.filter(|_| !change.heading.is_empty()).map(|was| was.heading),
        moved_after: change.new.filter(|_| change.moved).and_then(|at| {
            let before = at.checked_sub(1)?;
            Some(new[before].heading)
        }),
        anchor: part.anchor,
        other,
        words_added: change.words_added,
        words_removed: change.words_removed,
        entries: change.steps.iter().filter_map(|step| entry(change, step, old, new)).collect(),
    }
}

impl PartChange {
    /// What became of the part as a whole.
    pub fn fate(&self) -> PartFate {
        let arranged = |step: &BlockStep| match step.fate {
            Fate::Same | Fate::Laid | Fate::MovedAway(_) => true,
            Fate::MovedHere(_) => step.hunks.iter().all(|hunk| hunk.joint),
            _ => false,
        };
        match (self.old, self.new) {
            (None, _) => PartFate::Added,
            (_, None) => PartFate::Removed,
            _ if self.heading.is_empty() && self.steps.iter().all(arranged) => PartFate::Rearranged,
            _ => PartFate::Changed,
        }
    }
}

fn entry<'d>(
    change: &PartChange,
    step: &BlockStep,
    old: &[Part<'d>],
    new: &[Part<'d>],
) -> Option<Entry<'d>> {
    let was = || &old[change.old.expect("a removed block was in a part")];
    let is = || &new[change.new.expect("a present block is in a part")];
    let removed = || was().blocks[step.old.start];
    let added = || is().blocks[step.new.start];
    Some(match step.fate {
        Fate::Same => return None,
        Fate::Laid => Entry::Laid(is().blocks[step.new.clone()].to_vec()),
        Fate::Relinked => {
            let (old, new) = (removed(), added());
            Entry::Relinked(new, old.addresses().collect(), new.addresses().collect())
        }
        Fate::Changed => Entry::Changed {
            lines: lines(step, was(), is()),
            moved_from: None,
            hunks: listed_hunks(&step.hunks, was(), is()),
        },
        Fate::Removed => Entry::Removed(removed()),
        Fate::Added => Entry::Added(added()),
        Fate::MovedAway(to) => Entry::MovedAway(removed(), new[to].heading),
        Fate::MovedHere(from) if step.hunks.is_empty() => {
            Entry::MovedHere(added(), old[from].heading)
        }
        Fate::MovedHere(from) => Entry::Changed {
            lines: lines(step, &old[from], is()),
            moved_from: Some(old[from].heading),
            hunks: listed_hunks(&step.hunks, &old[from], is()),
        },
    })
}

/// The new blocks of a step with the marks of what changed in them.
pub fn lines<'d>(step: &BlockStep, old: &Part<'d>, new: &Part<'d>) -> Vec<Line<'d>> {
    let line = |at: usize| {
        let block = &new.blocks[at];
        let texts = |block: usize| old.blocks[block].text;
        Line { kind: block.kind, runs: runs(&step.hunks, at, block.text, texts) }
    };
    step.new.clone().map(line).collect()
}

/// One text with the marks of what changed in it. `old_text` gives the old text of a block.
pub fn runs<'d>(
    hunks: &[Hunk],
    block: usize,
    text: &'d str,
    old_text: impl Fn(usize) -> &'d str,
) -> Vec<Run<'d>> {
    let mut runs: Vec<Run<'d>> = Vec::new();
    let mut at = 0;
    for hunk in hunks.iter().filter(|hunk| !hunk.joint) {
        for (nth, span) in hunk.new.iter().enumerate().filter(|(_, span)| span.block == block) {
            let bytes = span.bytes.start as usize..span.bytes.end as usize;
            runs.push(Run { mark: Mark::Kept, text: &text[at..bytes.start], begins: false });
            let gone = if nth == 0 { &hunk.old[..] } else { &[] };
            let gone = gone.iter().map(|span| (Mark::Removed, slice(old_text(span.block), span)));
            let marks = gone.chain([(Mark::Added, &text[bytes.clone()])]);
            let marks = marks.filter(|(_, text)| !text.is_empty());
            runs.extend(marks.enumerate().map(|(piece, (mark, text))| Run {
                mark,
                text,
                begins: nth == 0 && piece == 0,
            }));
            at = bytes.end;
        }
    }
    runs.push(Run { mark: Mark::Kept, text: &text[at..], begins: false });
    runs.retain(|run| !run.text.is_empty());
    runs
}

pub fn slice<'d>(text: &'d str, span: &Span) -> &'d str {
    &text[span.bytes.start as usize..span.bytes.end as usize]
}

/// How many words stand around a change in a list.
const AROUND: usize = 5;

/// The changes of words between blocks of two parts, each with what stands around it.
pub fn listed_hunks<'d>(hunks: &[Hunk], old: &Part<'d>, new: &Part<'d>) -> Vec<ListedHunk<'d>> {
    let texts = |spans: &[Span], part: &Part<'d>| -> String {
        let texts = spans.iter().map(|span| slice(part.blocks[span.block].text, span));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let content = hunks.iter().filter(|hunk| !hunk.joint);
    let listed = content.map(|hunk| {
        let (first, last) = (&hunk.new[0], &hunk.new[hunk.new.len() - 1]);
        ListedHunk {
            removed: texts(&hunk.old, old),
            added: texts(&hunk.new, new),
            before: last_words(&new.blocks[first.block].text[..first.bytes.start as usize]),
            after: first_words(&new.blocks[last.block].text[last.bytes.end as usize..]),
        }
    });
    listed.collect()
}

/// The last words of a text; of a row its first cell, then the last words of its last.
fn last_words(text: &str) -> String {
    let row = text.split_once('\t').map(|(first, _)| first);
    let text = &text[text.rfind('\t').map_or(0, |at| at + 1)..];
    let from = text.trim_end().rmatch_indices(' ').nth(AROUND - 1).map_or(0, |(at, _)| at + 1);
    let words = text[from..].trim();
    match row {
        Some(row) => format!("{row} | {words}").trim().to_owned(),
        None => words.to_owned(),
    }
}

/// The first words of a text, of its first cell.
fn first_words(text: &str) -> &str {
    let text = &text[..text.find('\t').unwrap_or(text.len())];
    let to = text.trim_start();
    let skipped = text.len() - to.len();
    let end = to.match_indices(' ').nth(AROUND - 1).map_or(text.len(), |(at, _)| skipped + at);
    text[..end].trim()
}

/// Whether the reader needs a space between two pieces of a marked text.
pub fn needs_space(before: Option<char>, after: Option<char>) -> bool {
    let opens = |c: char| matches!(c, '(' | '[' | '"' | '”' | '\t') || c.is_whitespace();
    let closes =
        |c: char| matches!(c, ',' | '.' | ';' | ':' | ')' | ']' | '!' | '?') || c.is_whitespace();
    match (before, after) {
        (Some(before), Some(after)) => !opens(before) && !closes(after),
        _ => false,
    }
}
