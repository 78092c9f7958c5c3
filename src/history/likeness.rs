//! How like two texts are: the share of their sentences and lines that they have in common, by length.

use std::collections::HashMap;
use std::rc::Rc;

use crate::history::error::HistoryError;
use crate::history::objects::Objects;
use crate::model::object_id::ObjectId;

/// Likeness in thousandths: 0 is nothing in common, 1000 all.
pub(super) type Permille = u64;

/// The pieces of one text: a hash of each different piece and how many bytes it takes up in all.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Sorted by hash.
    pub(super) weights: Vec<(u64, u64)>,
    pub(super) total: u64,
}

impl Pieces {
    pub(super) fn of(text: &[u8]) -> Self {
        let pieces = text.split(|byte| *byte == b'\n').flat_map(sentences);
        let mut hashes: Vec<(u64, u64)> = pieces
            .map(<[u8]>::trim_ascii)
            .filter(|piece| !piece.is_empty())
            .map(|piece| (hash(piece), piece.len() as u64))
            .collect();
        hashes.sort_unstable();
        let total = hashes.iter().map(|(_, weight)| weight).sum();
        let mut weights: Vec<(u64, u64)> = Vec::with_capacity(hashes.len());
        for (hash, weight) in hashes {
            match weights.last_mut() {
                Some((last, sum)) if *last == hash => *sum += weight,
                _ => weights.push((hash, weight)),
            }
        }
        Self { weights, total }
    }

    /// The bytes in common for the bytes of the longer one.
    pub(super) fn likeness(&self, other: &Self) -> Permille {
        let longer = self.total.max(other.total);
        if longer == 0 {
            return 1000;
        }
        let (mut a, mut b) = (self.weights.iter().peekable(), other.weights.iter().peekable());
        let mut shared = 0;
        while let (Some((left, weight)), Some((right, other_weight))) = (a.peek(), b.peek()) {
            if left == right {
                shared += weight.min(other_weight);
            }
            let (step_a, step_b) = (left <= right, right <= left);
            a.next_if(|_| step_a);
            b.next_if(|_| step_b);
        }
        shared * 1000 / longer
    }
}

/// Prose has a paragraph on a line: a change of one word must not lose the whole of it.
fn sentences(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let ends =
            |pair: &[u8]| matches!(pair[0], b'.' | b'!' | b'?' | b':' | b';') && pair[1] == b' ';
        let end = rest.windows(2).position(ends).map_or(rest.len(), |at| at + 2);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

/// FNV-1a: the same on every machine.
fn hash(piece: &[u8]) -> u64 {
    piece.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Texts of the repository in pieces, each read once.
pub(super) struct Texts<'o, 'r> {
    objects: &'o Objects<'r>,
    /// Texts that the repository does not have.
    given: HashMap<ObjectId, Rc<Pieces>>,
    read: HashMap<ObjectId, Rc<Pieces>>,
}

/// Larger texts are like nothing but themselves; so many are held at a time.
const LARGEST: u64 = 1024 * 1024;
const HELD: usize = 20_000;

impl<'o, 'r> Texts<'o, 'r> {
    pub(super) fn new(objects: &'o Objects<'r>) -> Self {
        Self { objects, given: HashMap::new(), read: HashMap::new() }
    }

    /// Adds a text that the repository may not have.
    pub(super) fn give(&mut self, id: ObjectId, bytes: &[u8]) {
        self.given.insert(id, Rc::new(Pieces::of(bytes)));
    }

    pub(super) fn pieces(&mut self, id: ObjectId) -> Result<Rc<Pieces>, HistoryError> {
        if let Some(pieces) = self.given.get(&id).or_else(|| self.read.get(&id)) {
            return Ok(Rc::clone(pieces));
        }
        let pieces = if self.objects.size(id)? > LARGEST {
            let all = u64::from_le_bytes([id.0[0], id.0[1], id.0[2], id.0[3], 0, 0, 0, 0]);
            Pieces { weights: vec![(all, LARGEST)], total: LARGEST }
        } else {
            Pieces::of(self.objects.read(id)?.data())
        };
        if self.read.len() >= HELD {
            self.read.clear();
        }
        let pieces = Rc::new(pieces);
        self.read.insert(id, Rc::clone(&pieces));
        Ok(pieces)
    }

    pub(super) fn likeness(&mut self, a: ObjectId, b: ObjectId) -> Result<Permille, HistoryError> {
        if a == b {
            return Ok(1000);
        }
        Ok(self.pieces(a)?.likeness(&*self.pieces(b)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Permille) {
        let (a, b) = (Pieces::of(a.as_bytes()), Pieces::of(b.as_bytes()));
        assert_eq!((a.likeness(&b), b.likeness(&a)), (expected, expected));
    }

    #[test]
    fn likeness_is_the_share_of_the_longer_text() {
        check("", "", 1000);
        check("a\nb\n", "", 0);
        check("aaaa\nbbbb\n", "bbbb\r\ncccc", 500);
        check("aaaa\n\n\n", "  aaaa", 1000);
        check("aaaa\naaaa\n", "aaaa\n", 500);
    }

    #[test]
    fn a_change_in_a_paragraph_leaves_its_other_sentences_alike() {
        check("Yksi on. Kaksi on. Kolme.", "Yksi on. Muu olla. Kolme.", 14 * 1000 / 23);
    }
}
