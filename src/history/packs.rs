//! In which order objects lie in the repository's packs. A pack stores most objects as differences
//! of their neighbours: read in this order, each finds its base unpacked already; in any other, whole
//! chains are unpacked over and over. Reads the index files (gitformat-pack(5), version 2); what it
//! cannot read costs time and nothing else.

use std::fs;
use std::path::Path;

use crate::model::object_id::ObjectId;

const MAGIC: &[u8] = b"\xfftOc\x00\x00\x00\x02";
/// Bytes of the table that says how many names begin with at most a byte.
const FANOUT: usize = 256 * 4;
const NAME: usize = 20;

/// The indexes of a repository's packs.
pub(super) struct Packs {
    /// Bytes of whole index files, in the order of their names.
    indexes: Vec<Vec<u8>>,
}

/// Where an object lies: in which pack, and how many bytes into it. Loose objects come first.
pub(super) type Place = Option<(usize, u64)>;

impl Packs {
    /// Reads the indexes in `objects/pack` of a Git folder.
    pub(super) fn open(common_folder: &Path) -> Self {
        let mut paths = Vec::new();
        for entry in read_folder(&common_folder.join("objects/pack")) {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "idx") {
                paths.push(path);
            }
        }
        paths.sort();
        let indexes = paths.iter().filter_map(|path| read_file(path));
        Self { indexes: indexes.filter(|bytes| bytes.starts_with(MAGIC)).collect() }
    }

    pub(super) fn place(&self, id: ObjectId) -> Place {
        let mut indexes = self.indexes.iter().enumerate();
        indexes.find_map(|(pack, index)| Some((pack, offset(index, &id.0)?)))
    }
}

/// Looks a name up in one index.
fn offset(index: &[u8], name: &[u8; NAME]) -> Option<u64> {
    let fanout = |byte: usize| number(index, MAGIC.len() + 4 * byte);
    let first = usize::from(name[0]);
    let names = MAGIC.len() + FANOUT;
    let (mut low, mut high) = (if first == 0 { 0 } else { fanout(first - 1)? }, fanout(first)?);
    let count = fanout(255)?;
    while low < high {
        let middle = low.midpoint(high);
        let at = names + middle * NAME;
        match index.get(at..at + NAME)?.cmp(name.as_slice()) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                // After the names come a checksum of four bytes for each, then the offsets.
                let offset = number(index, names + count * (NAME + 4) + middle * 4)?;
                return u64::try_from(offset).ok();
            }
        }
    }
    None
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

#[expect(clippy::disallowed_methods, reason = "the repository's files are this room's business")]
fn read_folder(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten().collect()
}

#[expect(clippy::disallowed_methods, reason = "the repository's files are this room's business")]
fn read_file(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of two objects at offsets 900 and 12.
    fn index() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for first in 0..256_u32 {
            let count = u32::from(first >= 3) + u32::from(first >= 200);
            bytes.extend(count.to_be_bytes());
        }
        bytes.extend([3; NAME]);
        bytes.extend([200; NAME]);
        bytes.extend([0; 8]);
        bytes.extend(900_u32.to_be_bytes());
        bytes.extend(12_u32.to_be_bytes());
        bytes
    }

    #[test]
    fn objects_are_found_by_name() {
        let packs = Packs { indexes: vec![index()] };
        assert_eq!(packs.place(ObjectId([3; NAME])), Some((0, 900)));
        assert_eq!(packs.place(ObjectId([200; NAME])), Some((0, 12)));
        assert_eq!(packs.place(ObjectId([4; NAME])), None);
        assert_eq!(packs.place(ObjectId([0; NAME])), None);
    }

    #[test]
    fn a_damaged_index_finds_nothing_and_does_not_fail() {
        let whole = index();
        for end in 0..whole.len() {
            let packs = Packs { indexes: vec![whole[..end].to_vec()] };
            packs.place(ObjectId([200; NAME]));
            packs.place(ObjectId([255; NAME]));
        }
    }
}
