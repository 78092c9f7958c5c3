//! Which words of a text were replaced by which, in phrases that can be read: few changes of whole
//! phrases are better than many of single words with crumbs of the old text between them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use crate::diff::alignment::{Fate, Step, Unit, align};
use crate::diff::words::{Word, WordKind};

/// Words of the old text, and those of the new in their place; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Compares two runs of words: first sentence by sentence, then within the sentences.
pub fn changes(old: &[Word], new: &[Word]) -> Vec<Change> {
    let (old_sentences, new_sentences) = (sentences(old), sentences(new));
    let old_units = units(old, &old_sentences);
    let new_units = units(new, &new_sentences);
    let steps = align(&old_units, &new_units);
    let mut changes = Vec::new();
    for step in steps {
        let old_words = span_of(&old_sentences, &step.old, old.len());
        let new_words = span_of(&new_sentences, &step.new, new.len());
        within(old, new, &step, (old_words, new_words), &mut changes);
    }
    joined(changes, old, new)
}

fn units<'w>(words: &'w [Word], sentences: &[Range<usize>]) -> Vec<Unit<'w>> {
    let unit = |words: &'w [Word]| Unit::new(words, form_of(words), None);
    sentences.iter().map(|sentence| unit(&words[sentence.clone()])).collect()
}

/// Equal for runs of words that read the same.
pub fn form_of(words: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.form.hash(&mut hasher);
    }
    hasher.finish()
}

fn within(
    old: &[Word],
    new: &[Word],
    step: &Step,
    (old_words, new_words): (Range<usize>, Range<usize>),
    changes: &mut Vec<Change>,
) {
    match step.fate {
        Fate::Same => {}
        Fate::Removed | Fate::Added => changes.push(Change { old: old_words, new: new_words }),
        Fate::Changed => {
            let found = of_phrases(&old[old_words.clone()], &new[new_words.clone()]);
            changes.extend(found.into_iter().map(|change| Change {
                old: change.old.start + old_words.start..change.old.end + old_words.start,
                new: change.new.start + new_words.start..change.new.end + new_words.start,
            }));
        }
    }
}

/// The most words that a sentence has; a longer one is cut, so that no text is too long to compare.
const LONGEST: usize = 400;

fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if word.kind == WordKind::End || at + 1 - start == LONGEST {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < words.len() {
        sentences.push(start..words.len());
    }
    sentences
}

/// The words of some units in a row.
fn span_of(sentences: &[Range<usize>], units: &Range<usize>, all: usize) -> Range<usize> {
    let start = sentences.get(units.start).map_or(all, |first| first.start);
    let end = if units.is_empty() { start } else { sentences[units.end - 1].end };
    start..end
}

/// What it gains to keep a word, in tenths of a full word.
fn gain(word: &Word) -> i32 {
    match word.kind {
        WordKind::Full => 10,
        WordKind::Short => 5,
        WordKind::Mark | WordKind::Open | WordKind::Close | WordKind::End => 2,
    }
}

/// What it costs to begin a change.
const BEGIN: i32 = 9;
/// The largest table that is made; beyond it the middle is replaced as a whole.
const LARGEST: usize = 1 << 22;
/// A sentence of which less than this share stays is better replaced as a whole, in hundredths.
const KEPT: i32 = 30;

/// Changes within a sentence: the alignment that keeps most with the fewest changes (affine gap
/// costs, Gotoh 1982), then without the crumbs.
fn of_phrases(old: &[Word], new: &[Word]) -> Vec<Change> {
    let head = old.iter().zip(new).take_while(|(old, new)| old.form == new.form).count();
    let ends = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = ends.take_while(|(old, new)| old.form == new.form).count();
    let (old_middle, new_middle) = (head..old.len() - tail, head..new.len() - tail);
    let mut changes = if old_middle.len() * new_middle.len() > LARGEST {
        vec![Change { old: old_middle, new: new_middle }]
    } else {
        Table::new(&old[old_middle], &new[new_middle]).changes(head)
    };
    drop_crumbs(&mut changes, old, new);
    let whole = Change { old: 0..old.len(), new: 0..new.len() };
    if is_rewritten(&changes, old, new) { vec![whole] } else { changes }
}

/// Too little stays for the reader to follow what was changed.
fn is_rewritten(changes: &[Change], old: &[Word], new: &[Word]) -> bool {
    let weight = |words: &[Word]| words.iter().map(gain).sum::<i32>();
    let removed: i32 = changes.iter().map(|change| weight(&old[change.old.clone()])).sum();
    let added: i32 = changes.iter().map(|change| weight(&new[change.new.clone()])).sum();
    let (before, after) = (weight(old), weight(new));
    let kept = before - removed + after - added;
    removed > 0 && added > 0 && changes.len() > 1 && kept * 100 < KEPT * (before + after)
}

/// Scores of all pairs of prefixes, and how each was reached.
struct Table<'w> {
    old: &'w [Word],
    new: &'w [Word],
    /// For each cell: whether a match came out of a change, and how the change was reached.
    reached: Vec<(bool, Reached)>,
    ends_in_change: bool,
}

#[derive(Debug, Clone, Copy)]
struct Reached {
    /// The last word of the change is one of the old text.
    removed: bool,
    /// The change went on; otherwise it began here.
    went_on: bool,
}

/// Less than any score.
const NEVER: i32 = i32::MIN / 2;

impl<'w> Table<'w> {
    fn new(old: &'w [Word], new: &'w [Word]) -> Self {
        let width = new.len() + 1;
        let none = (false, Reached { removed: false, went_on: false });
        let mut reached = vec![none; (old.len() + 1) * width];
        // Scores of the row above and of this one: ending in a match, ending in a change.
        let mut above = vec![(NEVER, NEVER); width];
        let mut row = vec![(NEVER, NEVER); width];
        for i in 0..=old.len() {
            for j in 0..width {
                let (matched, out_of_change) = match (i, j) {
                    (0, 0) => (0, false),
                    (0, _) | (_, 0) => (NEVER, false),
                    _ if old[i - 1].form != new[j - 1].form => (NEVER, false),
                    _ => {
                        let (matched, changed) = above[j - 1];
                        (matched.max(changed) + gain(&old[i - 1]), changed > matched)
                    }
                };
                let mut changed = (NEVER, Reached { removed: false, went_on: false });
                let mut offer = |score: i32, removed: bool, went_on: bool| {
                    if score > changed.0 {
                        changed = (score, Reached { removed, went_on });
                    }
                };
                if j > 0 {
                    offer(row[j - 1].1, false, true);
                    offer(row[j - 1].0 - BEGIN, false, false);
                }
                if i > 0 {
                    offer(above[j].1, true, true);
                    offer(above[j].0 - BEGIN, true, false);
                }
                row[j] = (matched, changed.0);
                reached[i * width + j] = (out_of_change, changed.1);
            }
            std::mem::swap(&mut above, &mut row);
        }
        let (matched, changed) = above[new.len()];
        Self { old, new, reached, ends_in_change: changed > matched }
    }

    /// The changes of the best alignment, in order; `from` is where the words begin in their sentence.
    fn changes(&self, from: usize) -> Vec<Change> {
        let (mut i, mut j) = (self.old.len(), self.new.len());
        let mut in_change = self.ends_in_change;
        let mut end: Option<(usize, usize)> = None;
        let mut changes = Vec::new();
        while i > 0 || j > 0 {
            let (out_of_change, reached) = self.reached[i * (self.new.len() + 1) + j];
            if !in_change {
                (i, j) = (i - 1, j - 1);
                in_change = out_of_change;
                continue;
            }
            let (old_end, new_end) = *end.get_or_insert((i, j));
            if reached.removed {
                i -= 1;
            } else {
                j -= 1;
            }
            if !reached.went_on {
                in_change = false;
                changes
                    .push(Change { old: from + i..from + old_end, new: from + j..from + new_end });
                end = None;
            }
        }
        changes.reverse();
        changes
    }
}

/// Joins changes with nothing or only crumbs between them: marks and short words, or at most two
/// words that weigh less than the changes on both sides.
fn drop_crumbs(changes: &mut Vec<Change>, old: &[Word], new: &[Word]) {
    let size = |change: &Change| {
        let of = |words: &[Word]| words.iter().map(gain).sum::<i32>();
        of(&old[change.old.clone()]).max(of(&new[change.new.clone()]))
    };
    loop {
        let crumb = changes.windows(2).position(|pair| {
            let between = &old[pair[0].old.end..pair[1].old.start];
            let weight: i32 = between.iter().map(gain).sum();
            let full = between.iter().filter(|word| word.kind == WordKind::Full).count();
            let short = between.len() <= 4 && full == 0;
            let words = between.iter().filter(|word| word.counts()).count();
            short || (words <= 2 && weight < size(&pair[0]).min(size(&pair[1])))
        });
        let Some(at) = crumb else { return };
        let next = changes.remove(at + 1);
        changes[at].old.end = next.old.end;
        changes[at].new.end = next.new.end;
    }
}

/// Joins changes that follow each other with nothing between them, as sentences that went and came.
fn joined(changes: Vec<Change>, old: &[Word], new: &[Word]) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        match joined.last_mut() {
            Some(last) if last.old.end == change.old.start && last.new.end == change.new.start => {
                last.old.end = change.old.end;
                last.new.end = change.new.end;
            }
            _ => joined.push(change),
        }
    }
    // A mark alone between two of them says nothing.
    drop_marks(&mut joined, old);
    close_brackets(&mut joined, old, new);
    joined
}

/// Joins changes between which only the mark that ends a sentence stayed.
fn drop_marks(changes: &mut Vec<Change>, old: &[Word]) {
    let mut at = 0;
    while at + 1 < changes.len() {
        let between = &old[changes[at].old.end..changes[at + 1].old.start];
        let both = [&changes[at], &changes[at + 1]];
        let replaced = both.iter().all(|it| !it.old.is_empty() && !it.new.is_empty());
        if replaced && !between.is_empty() && between.iter().all(|word| !word.counts()) {
            let next = changes.remove(at + 1);
            changes[at].old.end = next.old.end;
            changes[at].new.end = next.new.end;
        } else {
            at += 1;
        }
    }
}

/// A bracket that opens within a change closes within it, where its counterpart directly follows.
fn close_brackets(changes: &mut [Change], old: &[Word], new: &[Word]) {
    let open = |words: &[Word]| {
        words.iter().fold(0, |depth: i32, word| match word.kind {
            WordKind::Open => depth + 1,
            WordKind::Close => (depth - 1).max(0),
            _ => depth,
        }) > 0
    };
    for at in 0..changes.len() {
        let (old_end, new_end) = (changes[at].old.end, changes[at].new.end);
        let limit = changes.get(at + 1).map_or(old.len(), |next| next.old.start);
        let closes = old_end < limit
            && old[old_end].kind == WordKind::Close
            && open(&old[changes[at].old.clone()])
            && open(&new[changes[at].new.clone()]);
        if closes {
            changes[at].old.end = old_end + 1;
            changes[at].new.end = new_end + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::diff::words::words;

    fn text<'t>(text: &'t str, words: &[Word]) -> &'t str {
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => &text[first.span.start as usize..last.span.end as usize],
            _ => "",
        }
    }

    fn check(old: &str, new: &str, expected: &str) {
        let (old_words, new_words) = (words(old), words(new));
        let mut written = String::new();
        let mut at = 0;
        for change in changes(&old_words, &new_words) {
            written.push_str(text(new, &new_words[at..change.new.start]));
            written.push(' ');
            if !change.old.is_empty() {
                let gone = text(old, &old_words[change.old.clone()]);
                write!(written, "[-{gone}-] ").unwrap();
            }
            if !change.new.is_empty() {
                let came = text(new, &new_words[change.new.clone()]);
                write!(written, "{{+{came}+}} ").unwrap();
            }
            at = change.new.end;
        }
        written.push_str(text(new, &new_words[at..]));
        assert_eq!(written.trim(), expected);
    }

    #[test]
    fn phrases_are_replaced_whole() {
        check(
            "Tiedot säilytetään kaksi vuotta asian päättymisestä.",
            "Tiedot säilytetään yhden vuoden asian päättymisestä.",
            "Tiedot säilytetään [-kaksi vuotta-] {+yhden vuoden+} asian päättymisestä.",
        );
        check(
            "Yhteyshenkilö on Sanna Kivi ja Kalle Salo, puhelin 00 000 1210.",
            "Yhteyshenkilö on Leena Ranta ja Pekka Niemi, puhelin 00 000 1211.",
            "Yhteyshenkilö on [-Sanna Kivi ja Kalle Salo-] {+Leena Ranta ja Pekka Niemi+} , puhelin [-00 000 1210-] {+00 000 1211+} .",
        );
    }

    #[test]
    fn a_sentence_that_came_stands_alone() {
        check(
            "Tiedot saadaan sinulta. Niitä ei luovuteta.",
            "Tiedot saadaan sinulta. Osoite tarkistetaan väestötiedoista. Niitä ei luovuteta.",
            "Tiedot saadaan sinulta. {+Osoite tarkistetaan väestötiedoista.+} Niitä ei luovuteta.",
        );
    }

    #[test]
    fn a_sentence_that_was_rewritten_is_replaced() {
        check(
            "Säilytysaika määräytyy käsiteltävän asian ja lainsäädännön perusteella.",
            "Hakemukset säilytetään kuusi vuotta asian päättymisestä.",
            "[-Säilytysaika määräytyy käsiteltävän asian ja lainsäädännön perusteella.-] {+Hakemukset säilytetään kuusi vuotta asian päättymisestä.+}",
        );
    }

    #[test]
    fn equal_texts_have_no_changes() {
        check("Sama teksti.", "sama  teksti.", "sama  teksti.");
        check("", "", "");
        check("", "Uusi.", "{+Uusi.+}");
    }
}
