//! Which texts moved in one commit: removed and added paths are paired, first by equal text, then by
//! likeness, best first. A path whose text was replaced by quite another one takes part on both sides.
//! Likeness is looked up by the pieces that texts share, so that a commit that moves everything does
//! not cost the square of its size.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::history::error::HistoryError;
use crate::history::likeness::{Permille, Texts};
use crate::model::object_id::ObjectId;
use crate::text::folding::compose;
use crate::text::language::Language;

/// From this on a text that is gone and a new one are one and the same.
const LIKE: Permille = 500;
/// The same, when the old path has a new text of its own.
const MUCH_LIKE: Permille = 600;
/// Below this two texts under one path are not the same.
pub(super) const UNLIKE: Permille = 300;
/// How much the same file name counts when candidates are put in order.
const SAME_NAME: Permille = 100;

/// What a commit did to one path, or what differs there between two states.
#[derive(Debug, Clone, Copy)]
pub struct Difference<'p> {
    pub path: &'p str,
    pub old: Option<ObjectId>,
    pub new: Option<ObjectId>,
}

/// A move, as places in the list of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    pub from: usize,
    pub to: usize,
}

/// Finds what moved among the differences of one commit or of two states. The answer does not depend on their order.
pub(super) fn find_moves(
    differences: &[Difference<'_>],
    texts: &mut Texts<'_, '_>,
) -> Result<Vec<Move>, HistoryError> {
    let mut replaced = replaced_texts(differences, texts)?;
    loop {
        let moves = pair(differences, &replaced, texts)?;
        let gone: BTreeSet<usize> = moves.iter().map(|found| found.from).collect();
        let stayed = replaced.len();
        replaced.retain(|place| gone.contains(place));
        if replaced.len() == stayed {
            return Ok(moves);
        }
    }
}

/// The paths that hold quite another text than before, where the old one can have gone elsewhere.
fn replaced_texts(
    differences: &[Difference<'_>],
    texts: &mut Texts<'_, '_>,
) -> Result<BTreeSet<usize>, HistoryError> {
    let some_added = differences.iter().any(|d| d.old.is_none());
    let new: BTreeSet<_> = differences.iter().filter_map(|d| d.new).collect();
    let mut replaced = BTreeSet::new();
    for (place, difference) in differences.iter().enumerate() {
        let (Some(old), Some(now)) = (difference.old, difference.new) else { continue };
        if (some_added || new.contains(&old)) && texts.likeness(old, now)? < UNLIKE {
            replaced.insert(place);
        }
    }
    Ok(replaced)
}

/// One side of a possible move.
struct Side<'p> {
    place: usize,
    path: &'p str,
    name: String,
    text: ObjectId,
    /// How like the other side has to be.
    least: Permille,
    taken: bool,
}

fn pair(
    differences: &[Difference<'_>],
    replaced: &BTreeSet<usize>,
    texts: &mut Texts<'_, '_>,
) -> Result<Vec<Move>, HistoryError> {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (place, difference) in differences.iter().enumerate() {
        let path = difference.path;
        let side =
            |text, least| Side { place, path, name: folded_name(path), text, least, taken: false };
        match (difference.old, difference.new) {
            (Some(old), None) => gone.push(side(old, LIKE)),
            (None, Some(new)) => come.push(side(new, LIKE)),
            (Some(old), Some(new)) if replaced.contains(&place) => {
                gone.push(side(old, MUCH_LIKE));
                come.push(side(new, LIKE));
            }
            _ => {}
        }
    }
    if gone.is_empty() || come.is_empty() {
        return Ok(Vec::new());
    }
    gone.sort_by_key(|side| side.path);
    come.sort_by_key(|side| side.path);
    let mut moves = pair_equal(&mut gone, &mut come);
    moves.extend(pair_alike(&mut gone, &mut come, texts)?);
    moves.sort_unstable();
    Ok(moves)
}

/// The text of an empty file, which says nothing of where it came from.
const EMPTY: ObjectId = ObjectId([
    0xe6, 0x9d, 0xe2, 0x9b, 0xb2, 0xd1, 0xd6, 0x43, 0x4b, 0x8b, 0x29, 0xae, 0x77, 0x5a, 0xd8, 0xc2,
    0xe4, 0x8c, 0x53, 0x91,
]);

fn pair_equal(gone: &mut [Side<'_>], come: &mut [Side<'_>]) -> Vec<Move> {
    type Suits = fn(&Side<'_>, &Side<'_>) -> bool;
    let suits: [Suits; 3] = [
        |old, new| old.name == new.name,
        |old, new| old.text != EMPTY && language_of(old.path) == language_of(new.path),
        |old, _| old.text != EMPTY,
    ];
    let mut by_text: BTreeMap<ObjectId, Vec<usize>> = BTreeMap::new();
    for (at, side) in gone.iter().enumerate() {
        by_text.entry(side.text).or_default().push(at);
    }
    let mut moves = Vec::new();
    for suits in suits {
        for new in come.iter_mut().filter(|side| !side.taken) {
            let candidates = by_text.get(&new.text).into_iter().flatten().copied();
            let found = candidates.into_iter().find(|at| {
                let old = &gone[*at];
                !old.taken && old.place != new.place && suits(old, new)
            });
            if let Some(at) = found {
                (gone[at].taken, new.taken) = (true, true);
                moves.push(Move { from: gone[at].place, to: new.place });
            }
        }
    }
    moves
}

fn pair_alike(
    gone: &mut [Side<'_>],
    come: &mut [Side<'_>],
    texts: &mut Texts<'_, '_>,
) -> Result<Vec<Move>, HistoryError> {
    if gone.iter().all(|side| side.taken) || come.iter().all(|side| side.taken) {
        return Ok(Vec::new());
    }
    let index = PieceIndex::new(gone, texts)?;
    let mut ranked = Vec::new();
    for (to, new) in come.iter().enumerate().filter(|(_, side)| !side.taken) {
        for from in index.candidates(new, texts)? {
            if let Some(score) = score(&gone[from], new, texts)? {
                ranked.push((Reverse(score), from, to));
            }
        }
    }
    ranked.sort_unstable();
    let mut moves = Vec::new();
    for (_, from, to) in ranked {
        let (old, new) = (&mut gone[from], &mut come[to]);
        if !old.taken && !new.taken {
            (old.taken, new.taken) = (true, true);
            moves.push(Move { from: old.place, to: new.place });
        }
    }
    Ok(moves)
}

/// How good a pair is; `None` when it is none.
fn score(
    old: &Side<'_>,
    new: &Side<'_>,
    texts: &mut Texts<'_, '_>,
) -> Result<Option<Permille>, HistoryError> {
    if old.place == new.place || language_of(old.path) != language_of(new.path) {
        return Ok(None);
    }
    let same_path = folded(old.path) == folded(new.path);
    let least = if same_path { UNLIKE } else { old.least.max(new.least) };
    let likeness = texts.likeness(old.text, new.text)?;
    let bonus = match (same_path, old.name == new.name) {
        (true, _) => 1000,
        (false, true) => SAME_NAME,
        (false, false) => 0,
    };
    Ok((likeness >= least).then_some(likeness + bonus))
}

/// Which of the texts that are gone hold a piece.
struct PieceIndex {
    holders: HashMap<u64, Vec<(usize, u64)>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

/// A piece that more texts hold than this names no candidates: it is common to all notices.
const RARE: usize = 64;
/// So many of the likeliest candidates are compared in full.
const COMPARED: usize = 16;

impl PieceIndex {
    fn new(gone: &[Side<'_>], texts: &mut Texts<'_, '_>) -> Result<Self, HistoryError> {
        let mut holders: HashMap<u64, Vec<(usize, u64)>> = HashMap::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, side) in gone.iter().enumerate().filter(|(_, side)| !side.taken) {
            for (hash, weight) in &texts.pieces(side.text)?.weights {
                holders.entry(*hash).or_default().push((at, *weight));
            }
            by_name.entry(side.name.clone()).or_default().push(at);
        }
        Ok(Self { holders, by_name })
    }

    /// The texts that share most with `new`, in the order of their paths.
    fn candidates(
        &self,
        new: &Side<'_>,
        texts: &mut Texts<'_, '_>,
    ) -> Result<BTreeSet<usize>, HistoryError> {
        let mut shared: BTreeMap<usize, u64> = BTreeMap::new();
        for (hash, weight) in &texts.pieces(new.text)?.weights {
            let holders = self.holders.get(hash).filter(|holders| holders.len() <= RARE);
            for (at, other) in holders.into_iter().flatten() {
                *shared.entry(*at).or_default() += weight.min(other);
            }
        }
        let mut likeliest: Vec<_> =
            shared.into_iter().map(|(at, sum)| (Reverse(sum), at)).collect();
        likeliest.sort_unstable();
        let same_name = self.by_name.get(&new.name).into_iter().flatten().copied();
        let likeliest = likeliest.into_iter().map(|(_, at)| at);
        Ok(likeliest.take(COMPARED).chain(same_name.take(COMPARED)).collect())
    }
}

/// A path without the differences that file systems do not see.
fn folded(path: &str) -> String {
    compose(path).to_lowercase()
}

fn folded_name(path: &str) -> String {
    folded(path.rsplit('/').next().unwrap_or(path))
}

/// The language of a translation's file: `sv` for `kirjasto.sv.md`.
fn language_of(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.rsplit('.').skip(1);
    let language = parts.next().and_then(Language::from_code);
    language.filter(|_| parts.next().is_some())
}
