//! Alignment: which units of two sequences belong together, in order. Units are the blocks of a
//! section or the sentences of a block. Equal ones are found first; between them the best pairs by
//! likeness of words, also one to several, as when a paragraph is split or made into a list.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diff::words::Word;

/// A unit: its words, and what is worked out of them once.
#[derive(Debug)]
pub struct Unit<'w> {
    pub words: &'w [Word],
    /// Equal for units that read the same.
    pub form: u64,
    /// Equal for units that are about the same by their beginning: rows with one first cell.
    pub key: Option<u64>,
    /// How much it weighs: its words, and at least one.
    pub weight: u32,
    /// The stems of its words, in order of their hashes.
    stems: Vec<u64>,
}

impl<'w> Unit<'w> {
    pub fn new(words: &'w [Word], form: u64, key: Option<u64>) -> Self {
        let counted = || words.iter().filter(|word| word.counts());
        let mut stems: Vec<u64> = counted().map(|word| word.stem).collect();
        stems.sort_unstable();
        let weight = u32::try_from(stems.len()).unwrap_or(u32::MAX).max(1);
        Self { words, form, key, weight, stems }
    }
}

/// What became of some units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// One unit on each side, and they read the same.
    Same,
    /// Units that belong together, one on one side at least.
    Changed,
    Removed,
    Added,
}

/// How alike units must be to belong together, in thousandths.
const ALIKE: u32 = 340;
/// The same for one unit against several.
const ALIKE_TOGETHER: u32 = 600;
/// The likeness of rows of one first cell, at least.
const SAME_KEY: u32 = 800;
/// How many units are taken for one at the most.
const TOGETHER: usize = 12;
/// How far from the diagonal pairs are looked for; it bounds time and memory.
const BAND: usize = 48;

/// Aligns two sequences. Every unit of each stands in exactly one step, in order.
pub fn align(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let (mut old_at, mut new_at) = (0, 0);
    for (old_anchor, new_anchor) in anchors(old, new) {
        if old_anchor < old_at || new_anchor < new_at {
            continue;
        }
        let gap = Gap { old, new, old_from: old_at, new_from: new_at };
        gap.fill(old_anchor, new_anchor, &mut steps);
        push_same(old_anchor, new_anchor, &mut steps);
        (old_at, new_at) = (old_anchor + 1, new_anchor + 1);
    }
    let gap = Gap { old, new, old_from: old_at, new_from: new_at };
    gap.fill(old.len(), new.len(), &mut steps);
    steps
}

fn push_same(old: usize, new: usize, steps: &mut Vec<Step>) {
    steps.push(Step { old: old..old + 1, new: new..new + 1, fate: Fate::Same });
}

/// Equal units that are certain to belong together: those at both ends, and those that stand once
/// on each side, of which the heaviest chain in order.
fn anchors(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(old, new)| old.form == new.form).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(old, new)| old.form == new.form)
        .count();
    let mut places: BTreeMap<u64, (usize, usize, Option<usize>)> = BTreeMap::new();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    for (at, unit) in old[..old_end].iter().enumerate().skip(head) {
        places.entry(unit.form).or_insert((0, at, None)).0 += 1;
    }
    for (at, unit) in new[..new_end].iter().enumerate().skip(head) {
        if let Some((_, _, place)) = places.get_mut(&unit.form) {
            // Further ones of the same form are no anchors.
            *place = if place.is_some() { Some(usize::MAX) } else { Some(at) };
        }
    }
    let mut unique: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|(count, old, new)| {
            Some((old, new.filter(|new| count == 1 && *new < new_end)?))
        })
        .collect();
    unique.sort_unstable();
    let chain: Vec<(usize, u32)> = unique.iter().map(|(at, new)| (*new, old[*at].weight)).collect();
    let chain = heaviest_chain(&chain).into_iter().map(|at| unique[at]);
    let ends = (0..tail).map(|at| (old_end + at, new_end + at));
    (0..head).map(|at| (at, at)).chain(chain).chain(ends).collect()
}

/// The places of the heaviest rising chain in a sequence of (value, weight), in order. What is not
/// in it has moved; so the least is said to have moved.
pub fn heaviest_chain(sequence: &[(usize, u32)]) -> Vec<usize> {
    // By value: the weight of the best chain that ends with it, and the place of its end. Only
    // chains that no lower value outweighs are kept, so the last below a value is the best.
    let mut best: BTreeMap<usize, (u64, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(sequence.len());
    for (at, (value, weight)) in sequence.iter().enumerate() {
        let lower = best.range(..*value).next_back().map(|(_, chain)| *chain);
        before.push(lower.map(|(_, end)| end));
        let total = lower.map_or(0, |(total, _)| total) + u64::from(*weight);
        if best.range(..=*value).next_back().is_some_and(|(_, chain)| chain.0 >= total) {
            continue;
        }
        let outweighed: Vec<usize> = best
            .range(*value..)
            .take_while(|(_, chain)| chain.0 <= total)
            .map(|(value, _)| *value)
            .collect();
        for value in outweighed {
            best.remove(&value);
        }
        best.insert(*value, (total, at));
    }
    let mut chain = Vec::new();
    let mut next = best.last_key_value().map(|(_, chain)| chain.1);
    while let Some(at) = next {
        chain.push(at);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// One step for each unit that has no counterpart.
fn push_strays((old, new): (usize, usize), (rows, columns): (usize, usize), steps: &mut Vec<Step>) {
    let removed =
        (old..old + rows).map(|at| Step { old: at..at + 1, new: new..new, fate: Fate::Removed });
    steps.extend(removed);
    let after = old + rows;
    let added = (new..new + columns).map(|at| Step {
        old: after..after,
        new: at..at + 1,
        fate: Fate::Added,
    });
    steps.extend(added);
}

/// Units between two anchors.
struct Gap<'g, 'w> {
    old: &'g [Unit<'w>],
    new: &'g [Unit<'w>],
    old_from: usize,
    new_from: usize,
}

/// How many units a step takes of each side; none of one for what came or went.
type Taken = (u8, u8);

impl Gap<'_, '_> {
    fn fill(&self, old_to: usize, new_to: usize, steps: &mut Vec<Step>) {
        let (rows, columns) = (old_to - self.old_from, new_to - self.new_from);
        if rows > 0 && columns > 0 {
            return self.fill_both(rows, columns, steps);
        }
        push_strays((self.old_from, self.new_from), (rows, columns), steps);
    }

    /// The best pairs of a gap by dynamic programming: gain is likeness times words, and what has no
    /// counterpart gains nothing.
    fn fill_both(&self, rows: usize, columns: usize, steps: &mut Vec<Step>) {
        let band = Band::new(rows, columns);
        let mut taken: Vec<Taken> = vec![(0, 0); (rows + 1) * band.width];
        // The last rows of gains, as far back as one step reaches.
        let mut gains: Vec<Vec<u64>> = Vec::with_capacity(rows + 1);
        for row in 0..=rows {
            let mut line = vec![0; band.width];
            for column in band.of(row) {
                let (gain, step) = self.best_step(&band, &gains, &line, (row, column));
                let at = band.at(row, column);
                line[at] = gain;
                taken[row * band.width + at] = step;
            }
            if row > TOGETHER {
                gains[row - TOGETHER - 1] = Vec::new();
            }
            gains.push(line);
        }
        self.trace(&band, &taken, (rows, columns), steps);
    }

    fn best_step(
        &self,
        band: &Band,
        gains: &[Vec<u64>],
        line: &[u64],
        (row, column): (usize, usize),
    ) -> (u64, Taken) {
        let gain_at = |row_at: usize, column_at: usize| -> Option<u64> {
            let at = band.of(row_at).contains(&column_at).then(|| band.at(row_at, column_at))?;
            Some(if row_at == row { line[at] } else { gains[row_at][at] })
        };
        let mut best: (u64, Taken) = (0, (0, 0));
        let mut offer = |gain: Option<u64>, more: u64, step: Taken| {
            if let Some(gain) = gain.map(|gain| gain + more)
                && (gain > best.0 || best.1 == (0, 0))
            {
                best = (gain, step);
            }
        };
        if row > 0 && column > 0 {
            let more = self.gain(row - 1, column - 1);
            if more > 0 {
                offer(gain_at(row - 1, column - 1), more, (1, 1));
            }
            for together in 2..=TOGETHER.min(column.max(row)) {
                let step = u8::try_from(together).expect("a dozen at most");
                if together <= column
                    && let Some(gain) = gain_at(row - 1, column - together)
                {
                    let one = &self.old[self.old_from + row - 1];
                    let several = self.new_from + column - together..self.new_from + column;
                    offer(Some(gain), gain_together(one, &self.new[several]), (1, step));
                }
                if together <= row
                    && let Some(gain) = gain_at(row - together, column - 1)
                {
                    let one = &self.new[self.new_from + column - 1];
                    let several = self.old_from + row - together..self.old_from + row;
                    offer(Some(gain), gain_together(one, &self.old[several]), (step, 1));
                }
            }
        }
        if column > 0 {
            offer(gain_at(row, column - 1), 0, (0, 1));
        }
        if row > 0 {
            offer(gain_at(row - 1, column), 0, (1, 0));
        }
        best
    }

    fn gain(&self, row: usize, column: usize) -> u64 {
        let (old, new) = (&self.old[self.old_from + row], &self.new[self.new_from + column]);
        let likeness = likeness(old, new);
        if likeness < ALIKE { 0 } else { u64::from(likeness) * u64::from(old.weight + new.weight) }
    }

    fn trace(
        &self,
        band: &Band,
        taken: &[Taken],
        (mut row, mut column): (usize, usize),
        steps: &mut Vec<Step>,
    ) {
        let mut backwards = Vec::new();
        while row > 0 || column > 0 {
            let (rows, columns) = match taken[row * band.width + band.at(row, column)] {
                (0, 0) if row > 0 => (1, 0),
                (0, 0) => (0, 1),
                taken => taken,
            };
            (row, column) = (row - usize::from(rows), column - usize::from(columns));
            backwards.push((row, column, rows, columns));
        }
        for (row, column, rows, columns) in backwards.into_iter().rev() {
            let (old, new) = (self.old_from + row, self.new_from + column);
            let (rows, columns) = (usize::from(rows), usize::from(columns));
            if rows == 0 || columns == 0 {
                push_strays((old, new), (rows, columns), steps);
                continue;
            }
            let alone = rows == 1 && columns == 1;
            let same = alone && self.old[old].form == self.new[new].form;
            let fate = if same { Fate::Same } else { Fate::Changed };
            steps.push(Step { old: old..old + rows, new: new..new + columns, fate });
        }
    }
}

/// The cells near the diagonal of a table of `rows` by `columns`.
struct Band {
    rows: usize,
    columns: usize,
    width: usize,
}

impl Band {
    fn new(rows: usize, columns: usize) -> Self {
        let slope = columns / rows.max(1) + 1;
        Self { rows, columns, width: (2 * BAND + slope + 1).min(columns + 1) }
    }

    fn first(&self, row: usize) -> usize {
        let middle = row * self.columns / self.rows.max(1);
        middle.saturating_sub(self.width / 2).min(self.columns + 1 - self.width)
    }

    fn of(&self, row: usize) -> Range<usize> {
        let first = self.first(row);
        first..first + self.width
    }

    fn at(&self, row: usize, column: usize) -> usize {
        column - self.first(row)
    }
}

/// How much of their words two units share, in thousandths: Dice's coefficient (Dice 1945) of the
/// stems.
pub fn likeness(a: &Unit<'_>, b: &Unit<'_>) -> u32 {
    if a.form == b.form {
        return 1000;
    }
    let likeness = dice(&a.stems, &b.stems);
    let one_key = a.key.is_some() && a.key == b.key;
    if one_key { likeness.max(SAME_KEY) } else { likeness }
}

fn gain_together(one: &Unit<'_>, several: &[Unit<'_>]) -> u64 {
    let length: usize = several.iter().map(|unit| unit.stems.len()).sum();
    // Several that are much longer or shorter than the one cannot be alike enough.
    if one.key.is_some()
        || 2 * length.min(one.stems.len()) * 1000
            < (length + one.stems.len()) * ALIKE_TOGETHER as usize
    {
        return 0;
    }
    let mut stems: Vec<u64> = several.iter().flat_map(|unit| unit.stems.iter().copied()).collect();
    stems.sort_unstable();
    let likeness = dice(&one.stems, &stems);
    // Each of the several must belong: a small stranger beside a likeness is no part of it.
    let strange = several.iter().any(|unit| shared(&one.stems, &unit.stems) * 2 < unit.stems.len());
    if likeness < ALIKE_TOGETHER || strange {
        return 0;
    }
    let weight: u32 = several.iter().map(|unit| unit.weight).sum();
    u64::from(likeness) * u64::from(one.weight + weight) * 99 / 100
}

/// Dice's coefficient of two ordered sequences, in thousandths.
pub fn dice(a: &[u64], b: &[u64]) -> u32 {
    share(shared(a, b), a.len() + b.len())
}

fn share(shared: usize, all: usize) -> u32 {
    (2000 * shared).checked_div(all).map_or(0, |share| u32::try_from(share).unwrap_or(1000))
}

/// How many elements two ordered sequences share.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::words::words;

    fn check(old: &[&str], new: &[&str], expected: &str) {
        let parse = |texts: &[&str]| texts.iter().map(|text| words(text)).collect::<Vec<_>>();
        let (old_words, new_words) = (parse(old), parse(new));
        let form =
            |words: &[Word]| words.iter().fold(7, |sum: u64, it| sum.rotate_left(7) ^ it.form);
        let units = |words: &'_ [Vec<Word>]| -> Vec<(u64, Vec<Word>)> {
            words.iter().map(|words| (form(words), words.clone())).collect()
        };
        let (old_units, new_units) = (units(&old_words), units(&new_words));
        let old: Vec<Unit<'_>> =
            old_units.iter().map(|(form, it)| Unit::new(it, *form, None)).collect();
        let new: Vec<Unit<'_>> =
            new_units.iter().map(|(form, it)| Unit::new(it, *form, None)).collect();
        let steps = align(&old, &new);
        let (mut old_at, mut new_at) = (0, 0);
        let written: Vec<String> = steps
            .iter()
            .map(|step| {
                assert_eq!((step.old.start, step.new.start), (old_at, new_at), "{steps:?}");
                (old_at, new_at) = (step.old.end, step.new.end);
                let sign = match step.fate {
                    Fate::Same => "=",
                    Fate::Changed => "~",
                    Fate::Removed => "-",
                    Fate::Added => "+",
                };
                format!("{}{sign}{}", step.old.len(), step.new.len())
            })
            .collect();
        assert_eq!((old_at, new_at), (old.len(), new.len()));
        assert_eq!(written.join(" "), expected);
    }

    #[test]
    fn units_that_belong_together_are_found() {
        let a = "Tiedot poistetaan kahden vuoden kuluttua palvelun päättymisestä";
        let b = "Tiedot poistetaan yhden vuoden kuluttua palvelun päättymisestä";
        let c = "Lokitiedot säilytetään valvotussa konesalissa";
        check(&[a, c], &[b, c], "1~1 1=1");
        check(&[c], &[a, c], "0+1 1=1");
        check(&[a, c], &[c], "1-0 1=1");
        check(&[a], &[c], "1-0 0+1");
        check(&[], &[], "");
    }

    #[test]
    fn one_may_become_several() {
        let list = ["nimi ja osoite", "puhelinnumero", "sähköpostiosoite"];
        check(&["nimi ja osoite, puhelinnumero ja sähköpostiosoite"], &list, "1~3");
        check(&list, &["nimi ja osoite, puhelinnumero ja sähköpostiosoite"], "3~1");
    }

    #[test]
    fn long_sequences_take_little_memory_and_end() {
        let texts: Vec<String> = (0..3000).map(|at| format!("rivi {at} tieto{at} arvo")).collect();
        let changed: Vec<String> =
            (0..2900).map(|at| format!("rivi {at} tieto{at} uusi")).collect();
        let units: Vec<Vec<Word>> = texts.iter().map(|text| words(text)).collect();
        let others: Vec<Vec<Word>> = changed.iter().map(|text| words(text)).collect();
        let form =
            |words: &[Word]| words.iter().fold(7, |sum: u64, it| sum.rotate_left(7) ^ it.form);
        let old: Vec<Unit<'_>> = units.iter().map(|it| Unit::new(it, form(it), None)).collect();
        let new: Vec<Unit<'_>> = others.iter().map(|it| Unit::new(it, form(it), None)).collect();
        let changed = align(&old, &new).iter().filter(|step| step.fate == Fate::Changed).count();
        assert!(changed > 2500, "{changed}");
    }

    #[test]
    fn the_heaviest_chain_stays() {
        assert_eq!(heaviest_chain(&[(1, 1), (2, 1), (0, 1)]), [0, 1]);
        assert_eq!(heaviest_chain(&[(1, 1), (2, 1), (0, 5)]), [2]);
        assert_eq!(heaviest_chain(&[(0, 2), (3, 1), (1, 1), (2, 1)]), [0, 2, 3]);
        assert_eq!(heaviest_chain(&[]), [] as [usize; 0]);
    }
}
