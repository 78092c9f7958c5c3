//! How much is read of one document, whatever its bytes claim. All that a reader of PDF does costs
//! something of one of these; a document that runs out of one is too large.

use std::cell::Cell;

/// What is left to spend.
#[derive(Debug)]
pub(crate) struct Budget {
    /// Values of the file that are held in memory.
    pub(crate) objects: Cell<usize>,
    /// Bytes that are looked through for values; the same ones may be read more than once.
    pub(crate) bytes: Cell<usize>,
    /// Bytes that streams unpack to.
    pub(crate) unpacked: Cell<usize>,
    /// Words of the programs that draw pages, entries of fonts and of the structure.
    pub(crate) operators: Cell<usize>,
    /// Letters on all pages.
    pub(crate) letters: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            objects: Cell::new(1_000_000),
            bytes: Cell::new(512 << 20),
            unpacked: Cell::new(64 << 20),
            operators: Cell::new(30_000_000),
            letters: Cell::new(2_000_000),
        }
    }
}

impl Budget {
    /// Whether something has run out.
    pub(crate) fn is_spent(&self) -> bool {
        [&self.objects, &self.bytes, &self.unpacked, &self.operators, &self.letters]
            .iter()
            .any(|left| left.get() == 0)
    }
}

/// Spends some of what is left; says whether it was enough.
pub(crate) fn spend(left: &Cell<usize>, amount: usize) -> bool {
    let rest = left.get().saturating_sub(amount);
    left.set(rest);
    rest > 0
}
