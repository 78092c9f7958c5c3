//! The blocks of two parts that belong together: which became which, and which words changed.

use std::ops::Range;

use crate::diff::alignment::{self, Unit, align};
use crate::diff::comparison::{BlockStep, Fate, Hunk, Span};
use crate::diff::parts::{BlockWords, Part};
use crate::diff::phrases::{Change, changes};
use crate::diff::words::Word;
use crate::model::document::BlockKind;

/// Compares the blocks of two parts, in order. What moved is still told as removed and added.
pub fn compare_blocks(old: &Part<'_>, new: &Part<'_>) -> Vec<BlockStep> {
    if written_the_same(old, new) {
        let same = |at| BlockStep::new(at..at + 1, at..at + 1, fate_of_same(old, at, new, at));
        return (0..new.blocks.len()).map(same).collect();
    }
    let steps = align(&units(old), &units(new));
    steps.into_iter().map(|step| block_step(old, new, step)).collect()
}

fn written_the_same(old: &Part<'_>, new: &Part<'_>) -> bool {
    let texts = old.blocks.iter().zip(&new.blocks);
    old.blocks.len() == new.blocks.len() && { texts }.all(|(old, new)| old.text == new.text)
}

/// The blocks of a part as units of an alignment.
pub fn units<'p>(part: &'p Part<'_>) -> Vec<Unit<'p>> {
    let blocks = part.blocks.iter().zip(&part.words().blocks);
    blocks.map(|(block, words)| unit(block.kind, block.text, words)).collect()
}

pub fn unit<'p>(kind: BlockKind, text: &str, words: &'p BlockWords) -> Unit<'p> {
    Unit::new(&words.words, words.form, key(kind, text, words))
}

/// Rows belong together by their first cell, if it says anything.
fn key(kind: BlockKind, text: &str, words: &BlockWords) -> Option<u64> {
    let end =
        text.find('\t').filter(|_| matches!(kind, BlockKind::TableRow | BlockKind::TableHead))?;
    let first = words.words.iter().take_while(|word| (word.span.end as usize) <= end);
    let mut key = None;
    for word in first {
        key = Some(key.unwrap_or(17u64).rotate_left(9) ^ word.form);
    }
    key
}

fn block_step(old: &Part<'_>, new: &Part<'_>, step: alignment::Step) -> BlockStep {
    let fate = match step.fate {
        alignment::Fate::Same => fate_of_same(old, step.old.start, new, step.new.start),
        alignment::Fate::Removed => Fate::Removed,
        alignment::Fate::Added => Fate::Added,
        alignment::Fate::Changed => {
            let hunks = hunks(old, &step.old, new, &step.new);
            let laid = hunks.iter().all(|hunk| hunk.joint);
            let fate = if laid { Fate::Laid } else { Fate::Changed };
            return BlockStep { old: step.old, new: step.new, fate, hunks };
        }
    };
    BlockStep::new(step.old, step.new, fate)
}

/// The words are the same; the links or the kind of block may not be.
pub fn fate_of_same(old: &Part<'_>, old_at: usize, new: &Part<'_>, new_at: usize) -> Fate {
    let (old, new) = (&old.blocks[old_at], &new.blocks[new_at]);
    if old.html != new.html && !old.addresses().eq(new.addresses()) {
        return Fate::Relinked;
    }
    let is_item = |kind| matches!(kind, BlockKind::ListItem { .. });
    let laid = old.kind != new.kind && !(is_item(old.kind) && is_item(new.kind));
    if laid { Fate::Laid } else { Fate::Same }
}

/// The changes between blocks that belong together.
pub fn hunks(
    old: &Part<'_>,
    old_blocks: &Range<usize>,
    new: &Part<'_>,
    new_blocks: &Range<usize>,
) -> Vec<Hunk> {
    let (old_words, new_words) = (&old.words().blocks, &new.words().blocks);
    let (old_run, new_run) = (
        Run::new(old, old_words, old_blocks.clone()),
        Run::new(new, new_words, new_blocks.clone()),
    );
    let mut hunks = Vec::new();
    if let (Some(old_cells), Some(new_cells)) = (old_run.cells(), new_run.cells())
        && old_cells.len() == new_cells.len()
    {
        for (old_cell, new_cell) in old_cells.into_iter().zip(new_cells) {
            old_run.part(old_cell).compare(&new_run.part(new_cell), &mut hunks);
        }
        return hunks;
    }
    old_run.compare(&new_run, &mut hunks);
    hunks
}

/// The changes between two texts of one block each.
pub fn hunks_of_text(old: &[Word], new: &[Word]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    Run::of_text(old).compare(&Run::of_text(new), &mut hunks);
    hunks
}

/// Words of some blocks in a row, each with where it stands.
struct Run {
    words: Vec<Word>,
    /// For each word: its block, and its cell.
    places: Vec<(usize, usize)>,
    /// Where the run stands if it has no words: a block, and a byte of it.
    start: (usize, u32),
    one_row: bool,
    cells: usize,
}

impl Run {
    fn new(part: &Part<'_>, words: &[BlockWords], blocks: Range<usize>) -> Self {
        let one_row = blocks.len() == 1 && part.blocks[blocks.start].text.contains('\t');
        let start = (blocks.start, 0);
        let mut run = Self { words: Vec::new(), places: Vec::new(), start, one_row, cells: 1 };
        for at in blocks {
            let text = part.blocks[at].text;
            let mut tabs = text.match_indices('\t').map(|(at, _)| at).peekable();
            let mut cell = 0;
            for word in words[at].words.iter() {
                while tabs.next_if(|tab| *tab < word.span.start as usize).is_some() {
                    cell += 1;
                }
                run.places.push((at, cell));
                run.words.push(word.clone());
            }
            run.cells = text.bytes().filter(|byte| *byte == b'\t').count() + 1;
        }
        run
    }

    fn of_text(words: &[Word]) -> Self {
        Self {
            places: vec![(0, 0); words.len()],
            words: words.to_vec(),
            start: (0, 0),
            one_row: false,
            cells: 1,
        }
    }

    /// The words of each cell, if the run is one row of a table.
    fn cells(&self) -> Option<Vec<Range<usize>>> {
        let mut at = 0;
        let cell = |cell: usize| {
            let start = at;
            at += self.places[at..].iter().take_while(|place| place.1 == cell).count();
            start..at
        };
        self.one_row.then(|| (0..self.cells).map(cell).collect())
    }

    fn part(&self, range: Range<usize>) -> Self {
        let start = match range.start.checked_sub(1) {
            _ if !range.is_empty() => {
                (self.places[range.start].0, self.words[range.start].span.start)
            }
            Some(before) => (self.places[before].0, self.words[before].span.end),
            None => self.start,
        };
        Self {
            words: self.words[range.clone()].to_vec(),
            places: self.places[range].to_vec(),
            start,
            one_row: false,
            cells: 1,
        }
    }

    fn compare(&self, new: &Self, hunks: &mut Vec<Hunk>) {
        for change in changes(&self.words, &new.words) {
            let joint = self.is_joint(new, &change);
            let Change { old: old_words, new: new_words } = change;
            hunks.push(Hunk { old: self.spans(&old_words), new: new.spans(&new_words), joint });
        }
    }

    /// The spans of some words, one for each block and cell; without words, their place.
    fn spans(&self, words: &Range<usize>) -> Vec<Span> {
        if words.is_empty() {
            let (block, at) = match words.start.checked_sub(1) {
                Some(before) => (self.places[before].0, self.words[before].span.end),
                None => match self.words.first() {
                    Some(first) => (self.places[0].0, first.span.start),
                    None => self.start,
                },
            };
            return vec![Span { block, bytes: at..at }];
        }
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for at in words.clone() {
            let ((block, cell), bytes) = (self.places[at], &self.words[at].span);
            match spans.last_mut() {
                Some((of, last)) if last.block == block && *of == cell => {
                    last.bytes.end = bytes.end;
                }
                _ => spans.push((cell, Span { block, bytes: bytes.clone() })),
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// Where several blocks became one or one became several, marks and an "and" between them tell
    /// the layout, not the content.
    fn is_joint(&self, new: &Self, change: &Change) -> bool {
        let quiet = |words: &[Word]| words.iter().all(|word| !word.counts() || is_and(word));
        let one_block = |run: &Self| {
            run.places.first().map(|place| place.0) == run.places.last().map(|place| place.0)
        };
        let beside_border = |run: &Self, range: &Range<usize>| match range.start.checked_sub(1) {
            Some(before) => {
                run.places.get(range.end).is_none_or(|after| after.0 != run.places[before].0)
            }
            None => true,
        };
        quiet(&self.words[change.old.clone()])
            && quiet(&new.words[change.new.clone()])
            && one_block(self) != one_block(new)
            && (beside_border(self, &change.old) || beside_border(new, &change.new))
    }
}

/// The words that join the last item of a list in running text.
fn is_and(word: &Word) -> bool {
    use std::sync::LazyLock;
    static FORMS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let all = crate::diff::words::words("ja sekä och samt and");
        all.into_iter().map(|word| word.form).collect()
    });
    FORMS.contains(&word.form)
}
