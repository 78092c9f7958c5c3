//! Every two versions of a text compared, each thing held once, for a page that shows any two of
//! them. Nothing is left to be compared there: which blocks belong together and which words changed
//! are those of [`compare_parts`](crate::diff::comparison::compare_parts) for each pair.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use crate::diff::comparison::{
    BlockStep, Comparison, Fate, Hunk, PartChange, Span, compare_parts_by,
};
use crate::diff::listing::slice;
use crate::diff::pairing::key;
use crate::diff::parts::{Part, Piece};
use crate::model::document::BlockKind;
use crate::model::item::Item;
use crate::model::portal::Extent;

/// The versions of a text and how each differs from each. Places in lists are counted from 0, places
/// in texts in UTF-16 code units, as scripts count them.
#[derive(Debug, Default, Serialize)]
pub struct Versions {
    /// Headings and blocks, each once.
    blocks: Vec<Block>,
    /// Parts, each once.
    parts: Vec<PartData>,
    /// For each version, in order, its parts.
    texts: Vec<Vec<usize>>,
    /// Ways in which the parts of two versions may belong together.
    plans: Vec<Vec<Planned>>,
    /// Ways in which the blocks of two parts may belong together.
    shapes: Vec<Vec<Shaped>>,
    /// By two parts, `3,7`: the shape of their blocks; none where each block is the one of the same
    /// place.
    shaped: BTreeMap<String, usize>,
    /// By two blocks, `3,7`, or several, `3+4,7`: which words changed in them.
    hunks: BTreeMap<String, Vec<HunkData>>,
    /// For each version and each one before it.
    pairs: Vec<Vec<Pair>>,
}

/// A heading or a block: its kind, its text, and where its links lead.
#[derive(Debug, Serialize)]
struct Block(u8, String, #[serde(skip_serializing_if = "String::is_empty")] String);

/// A part: its heading, its anchor (empty for the first part), its blocks.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Serialize)]
struct PartData(usize, String, Vec<usize>);

/// Two parts that belong together, or one alone.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Planned {
    old: Option<usize>,
    new: Option<usize>,
    moved: bool,
    other: Option<usize>,
    /// Blocks that moved: their step, and the part and the block where the other end of the move is.
    moves: Vec<(usize, usize, usize)>,
}

/// Numbers, those at the end that say nothing left out: `[old, new, moved, other, moves]`.
impl Serialize for Planned {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = |at: Option<usize>| at.map_or(-1, |at| i64::try_from(at).unwrap_or(-1));
        let (old, new) = (place(self.old), place(self.new));
        let (moved, other) = (u8::from(self.moved), place(self.other));
        if !self.moves.is_empty() {
            (old, new, moved, other, &self.moves).serialize(serializer)
        } else if other >= 0 {
            (old, new, moved, other).serialize(serializer)
        } else if self.moved {
            (old, new, moved).serialize(serializer)
        } else {
            (old, new).serialize(serializer)
        }
    }
}

/// What became of some blocks in a row.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Serialize)]
#[serde(untagged)]
enum Shaped {
    /// One of each side, or one that came or went.
    One(Become),
    /// So many of the old, so many of the new.
    Several(Become, usize, usize),
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
#[repr(u8)]
enum Become {
    /// The same block, or one whose words changed.
    Itself = 0,
    /// Another block that reads the same.
    Same = 1,
    Laid = 2,
    Relinked = 3,
    Removed = 4,
    Added = 5,
}

impl Serialize for Become {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

/// Words that went and words that came in their place: for each stretch its block, from and to.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct HunkData(Vec<[usize; 3]>, Vec<[usize; 3]>);

/// How a version differs from one before it.
#[derive(Debug)]
struct Pair {
    extent: Extent,
    /// None where only the layout as a whole is another.
    plan: Option<usize>,
    words_added: usize,
    words_removed: usize,
}

/// `[extent, plan, words added, words removed]`, those at the end that are 0 left out.
impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let extent = match self.extent {
            Extent::Nothing => 0,
            Extent::Layout => 1,
            Extent::Order => 2,
            Extent::Content => 3,
        };
        let plan = self.plan.map_or(-1, |plan| i64::try_from(plan).unwrap_or(-1));
        let numbers = [
            extent,
            plan,
            i64::try_from(self.words_added).unwrap_or(i64::MAX),
            i64::try_from(self.words_removed).unwrap_or(i64::MAX),
        ];
        let said = numbers.iter().rposition(|number| *number != 0).map_or(0, |last| last + 1);
        numbers[..said].serialize(serializer)
    }
}

impl Versions {
    /// Compares every two versions; `texts` holds the parts of each, the oldest first.
    pub fn of(texts: &[Vec<Part<'_>>]) -> Self {
        let mut making = Making::default();
        for text in texts {
            let parts = text.iter().map(|part| making.part(part)).collect();
            making.versions.texts.push(parts);
            let outline = making.outline(text);
            making.outlines.push(outline);
        }
        for to in 0..texts.len() {
            let pairs = (0..to).map(|from| {
                making.steady_pair(from, to).unwrap_or_else(|| making.pair(texts, from, to))
            });
            let pairs = pairs.collect();
            making.versions.pairs.push(pairs);
        }
        making.versions
    }
}

/// What is being made, with what is known so far.
#[derive(Default)]
struct Making<'p, 'd> {
    versions: Versions,
    /// The first part of each kind.
    firsts: Vec<&'p Part<'d>>,
    /// For each version, how its parts are headed; none if two of them are headed the same.
    outlines: Vec<Option<Vec<usize>>>,
    headed: BTreeMap<(&'p [Item], &'p str), usize>,
    blocks: BTreeMap<(u8, &'d str, Vec<&'d str>), usize>,
    parts: BTreeMap<PartData, usize>,
    plans: BTreeMap<Vec<Planned>, usize>,
    shapes: BTreeMap<Vec<Shaped>, usize>,
    compared: BTreeMap<(usize, usize), PartChange>,
}

/// The kind of a heading; those of blocks follow it.
const HEADING: u8 = 0;

fn kind_of(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 1,
        BlockKind::ListItem { .. } => 2,
        BlockKind::TableHead => 3,
        BlockKind::TableRow => 4,
        BlockKind::Quote => 5,
        BlockKind::Code => 6,
    }
}

impl<'p, 'd> Making<'p, 'd> {
    fn part(&mut self, part: &'p Part<'d>) -> usize {
        let heading = self.block(HEADING, part.heading, Vec::new(), String::new);
        let block = |piece: &Piece<'d>| {
            let addresses: Vec<&str> = piece.addresses().collect();
            self.block(kind_of(piece.kind), piece.text, addresses, || piece.shown_addresses())
        };
        let blocks = part.blocks.iter().map(block).collect();
        let data = PartData(heading, part.anchor.unwrap_or_default().to_owned(), blocks);
        let id = number(&mut self.parts, &mut self.versions.parts, data);
        if id == self.firsts.len() {
            self.firsts.push(part);
        }
        id
    }

    fn outline(&mut self, text: &'p [Part<'d>]) -> Option<Vec<usize>> {
        let next = |headed: &mut BTreeMap<_, usize>, part| {
            let number = headed.len();
            *headed.entry(key(part)).or_insert(number)
        };
        let outline: Vec<usize> =
            text.iter().skip(1).map(|part| next(&mut self.headed, part)).collect();
        let kinds: BTreeSet<&usize> = outline.iter().collect();
        (kinds.len() == outline.len()).then_some(outline)
    }

    /// What became of a part, compared once for all versions that have both.
    fn between(&mut self, parts: (usize, usize)) -> &PartChange {
        if !self.compared.contains_key(&parts) {
            let (old, new) = (self.firsts[parts.0], self.firsts[parts.1]);
            let change = PartChange::between(old, new);
            self.tell_part(parts, (old, new), &change);
            self.compared.insert(parts, change);
        }
        &self.compared[&parts]
    }

    /// The quick way for most pairs: all parts are headed as before, and nothing can have moved.
    fn steady_pair(&mut self, from: usize, to: usize) -> Option<Pair> {
        if self.outlines[from].is_none() || self.outlines[from] != self.outlines[to] {
            return None;
        }
        let count = self.versions.texts[to].len();
        let mut pair =
            Pair { extent: Extent::Nothing, plan: None, words_added: 0, words_removed: 0 };
        for at in 0..count {
            let parts = (self.versions.texts[from][at], self.versions.texts[to][at]);
            if parts.0 == parts.1 {
                continue;
            }
            let change = self.between(parts);
            if !change.is_settled() {
                return None;
            }
            pair.extent = pair.extent.max(change.extent());
            pair.words_added += change.words_added;
            pair.words_removed += change.words_removed;
        }
        let same = (0..count).map(|at| Planned {
            old: Some(at),
            new: Some(at),
            moved: false,
            other: None,
            moves: Vec::new(),
        });
        let same = same.collect();
        pair.plan = Some(number(&mut self.plans, &mut self.versions.plans, same));
        Some(pair)
    }

    fn block(
        &mut self,
        kind: u8,
        text: &'d str,
        addresses: Vec<&'d str>,
        shown: impl FnOnce() -> String,
    ) -> usize {
        let blocks = &mut self.versions.blocks;
        *self.blocks.entry((kind, text, addresses)).or_insert_with(|| {
            blocks.push(Block(kind, text.to_owned(), shown()));
            blocks.len() - 1
        })
    }

    fn pair(&mut self, texts: &'p [Vec<Part<'d>>], from: usize, to: usize) -> Pair {
        let (old, new) = (&texts[from], &texts[to]);
        let [old_parts, new_parts] = [from, to].map(|at| self.versions.texts[at].clone());
        let comparison = compare_parts_by(old, new, &mut |old_at, new_at| {
            self.between((old_parts[old_at], new_parts[new_at])).clone()
        });
        let Comparison { extent, parts, words_added, words_removed } = comparison;
        let whole_layout = extent == Extent::Layout && parts.is_empty();
        let plan = (!whole_layout).then(|| {
            let plan = parts.iter().map(|change| {
                self.tell_moves(change, (old, &old_parts), (new, &new_parts));
                planned(change)
            });
            let plan = plan.collect();
            number(&mut self.plans, &mut self.versions.plans, plan)
        });
        Pair { extent, plan, words_added, words_removed }
    }

    /// Notes how two parts differ that may belong together.
    fn tell_part(
        &mut self,
        (old, new): (usize, usize),
        texts: (&Part<'_>, &Part<'_>),
        compared: &PartChange,
    ) {
        let [PartData(old_heading, _, old_blocks), PartData(new_heading, _, new_blocks)] =
            [old, new].map(|part| self.versions.parts[part].clone());
        let headings = (texts.0.heading, texts.1.heading);
        self.tell_hunks(
            (&[old_heading], &[new_heading]),
            &compared.heading,
            |_| headings.0,
            |_| headings.1,
        );
        let shape: Vec<Shaped> =
            compared.steps.iter().map(|step| shaped(step, &old_blocks, &new_blocks)).collect();
        for step in compared.steps.iter().filter(|step| step.fate == Fate::Changed) {
            let blocks = (&old_blocks[step.old.clone()], &new_blocks[step.new.clone()]);
            let hunks = from_start(&step.hunks, step.old.start, step.new.start);
            let text = |part: &Part<'_>, at: usize| part.blocks[at].text.to_owned();
            self.tell_hunks(
                blocks,
                &hunks,
                |at| text(texts.0, step.old.start + at),
                |at| text(texts.1, step.new.start + at),
            );
        }
        if shape.iter().any(|step| *step != Shaped::One(Become::Itself)) {
            let shape = number(&mut self.shapes, &mut self.versions.shapes, shape);
            self.versions.shaped.insert(format!("{old},{new}"), shape);
        }
    }

    /// Notes how blocks differ that moved.
    fn tell_moves(
        &mut self,
        change: &PartChange,
        (old, old_parts): (&[Part<'d>], &[usize]),
        (new, new_parts): (&[Part<'d>], &[usize]),
    ) {
        let Some(to) = change.new else { return };
        for step in &change.steps {
            let Fate::MovedHere(from) = step.fate else { continue };
            let block = |part: usize, at: usize| self.versions.parts[part].2[at];
            let old_block = block(old_parts[from], step.old.start);
            let new_block = block(new_parts[to], step.new.start);
            let texts =
                (old[from].blocks[step.old.start].text, new[to].blocks[step.new.start].text);
            let hunks = from_start(&step.hunks, step.old.start, step.new.start);
            self.tell_hunks((&[old_block], &[new_block]), &hunks, |_| texts.0, |_| texts.1);
        }
    }

    /// Notes the changes between some blocks.
    fn tell_hunks<T: AsRef<str>>(
        &mut self,
        (old, new): (&[usize], &[usize]),
        hunks: &[Hunk],
        old_text: impl Fn(usize) -> T,
        new_text: impl Fn(usize) -> T,
    ) {
        if old == new {
            return;
        }
        let written = |blocks: &[usize]| {
            let numbers: Vec<String> = blocks.iter().map(ToString::to_string).collect();
            numbers.join("+")
        };
        let data: Vec<HunkData> = hunks
            .iter()
            .filter(|hunk| !hunk.joint)
            .map(|hunk| HunkData::of(hunk, &old_text, &new_text))
            .collect();
        self.versions.hunks.insert(format!("{},{}", written(old), written(new)), data);
    }
}

/// The number of a value in a list that holds each once.
fn number<T: Ord + Clone>(known: &mut BTreeMap<T, usize>, list: &mut Vec<T>, value: T) -> usize {
    if let Some(number) = known.get(&value) {
        return *number;
    }
    list.push(value.clone());
    known.insert(value, list.len() - 1);
    list.len() - 1
}

/// A part's change without the words in it.
fn planned(change: &PartChange) -> Planned {
    let moves = change.steps.iter().enumerate().filter_map(|(at, step)| match step.fate {
        Fate::MovedAway(part) => Some((at, part, step.new.start)),
        Fate::MovedHere(part) => Some((at, part, step.old.start)),
        _ => None,
    });
    Planned {
        old: change.old,
        new: change.new,
        moved: change.moved,
        other: change.other,
        moves: moves.collect(),
    }
}

fn shaped(step: &BlockStep, old: &[usize], new: &[usize]) -> Shaped {
    let one = step.old.len() <= 1 && step.new.len() <= 1;
    let itself = || old[step.old.start] == new[step.new.start];
    let what = match step.fate {
        Fate::Same if itself() => Become::Itself,
        Fate::Same => Become::Same,
        Fate::Laid => Become::Laid,
        Fate::Relinked => Become::Relinked,
        Fate::Removed | Fate::MovedAway(_) => Become::Removed,
        Fate::Added | Fate::MovedHere(_) => Become::Added,
        Fate::Changed => Become::Itself,
    };
    if one { Shaped::One(what) } else { Shaped::Several(what, step.old.len(), step.new.len()) }
}

/// Hunks whose blocks are counted from where their step begins.
fn from_start(hunks: &[Hunk], old: usize, new: usize) -> Vec<Hunk> {
    let counted = |spans: &[Span], start: usize| -> Vec<Span> {
        let spans = spans.iter();
        spans.map(|it| Span { block: it.block - start, bytes: it.bytes.clone() }).collect()
    };
    let hunks = hunks.iter().map(|hunk| Hunk {
        old: counted(&hunk.old, old),
        new: counted(&hunk.new, new),
        joint: hunk.joint,
    });
    hunks.collect()
}

impl HunkData {
    fn of<T: AsRef<str>>(
        hunk: &Hunk,
        old_text: impl Fn(usize) -> T,
        new_text: impl Fn(usize) -> T,
    ) -> Self {
        let old = hunk.old.iter().map(|span| stretch(old_text(span.block).as_ref(), span));
        let new = hunk.new.iter().map(|span| stretch(new_text(span.block).as_ref(), span));
        Self(old.collect(), new.collect())
    }
}

/// A span with its places in UTF-16 code units.
fn stretch(text: &str, span: &Span) -> [usize; 3] {
    let start = text[..span.bytes.start as usize].encode_utf16().count();
    [span.block, start, start + slice(text, span).encode_utf16().count()]
}
