//! The manifest: for each file of the portal, the digest of what it was made from and of its bytes.
//!
//! Its file is [`HEADER`], the groups in order of their names, and a checksum. A group is its name, the
//! digest of its inputs, and its files one after another; numbers are little-endian, of 32 bits where
//! they count bytes to follow, and of 64 where they are the size of a file.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::digest::{Digest, of_bytes};

/// What is known of one published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Digest of what the file was made from.
    pub inputs: [u8; 16],
    pub bytes: Digest,
    /// Bytes.
    pub size: u64,
}

/// Files that are made together: those of a notice, or all that are of none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Digest of all that any of the files was made from.
    pub inputs: [u8; 16],
    pub files: Files,
}

/// Files by name from the output folder, each with its entry, as the manifest's file has them: most
/// groups of a large portal are only carried over.
#[derive(Clone, Default)]
#[expect(clippy::rc_buffer, reason = "files are added to it while a group is made")]
pub struct Files {
    /// Those of a manifest that was read share its bytes.
    whole: Arc<Vec<u8>>,
    own: Range<usize>,
    /// Without those that were spared.
    count: usize,
}

impl Files {
    pub fn push(&mut self, file: &str, entry: &Entry) {
        self.add(file, &entry.inputs, entry.size, &entry.bytes);
        self.count += 1;
    }

    /// Adds a packed file that is not there, since it would be no smaller, with the digest of what it
    /// would be made from: so it is not tried again.
    pub fn spare(&mut self, file: &str, inputs: &[u8; 16]) {
        self.add(file, inputs, SPARED, &Digest::default());
    }

    fn add(&mut self, file: &str, inputs: &[u8; 16], size: u64, bytes: &Digest) {
        let whole = Arc::make_mut(&mut self.whole);
        whole.extend_from_slice(inputs);
        whole.extend_from_slice(&size.to_le_bytes());
        whole.extend_from_slice(bytes);
        push_bytes(whole, file.as_bytes());
        self.own.end = whole.len();
    }

    #[expect(clippy::rc_buffer, reason = "as files keep it")]
    /// Takes files that stand in the bytes of a manifest; none where a name is not [`is_plain`].
    fn within(whole: &Arc<Vec<u8>>, own: Range<usize>) -> Option<Self> {
        let mut files = Self { whole: whole.clone(), own, count: 0 };
        let mut rest = files.bytes();
        let mut count = 0;
        while !rest.is_empty() {
            let line = line(&mut rest).filter(|line| is_plain(line.file))?;
            count += usize::from(!line.is_spared());
        }
        files.count = count;
        Some(files)
    }

    fn bytes(&self) -> &[u8] {
        &self.whole[self.own.clone()]
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut rest = self.bytes();
        std::iter::from_fn(move || line(&mut rest))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Entry)> {
        let there = self.lines().filter(|line| !line.is_spared());
        there.map(|line| {
            let Line { inputs, size, bytes, file } = line;
            (file, Entry { inputs: *inputs, bytes: *bytes, size })
        })
    }

    /// Files that were spared, and what they would be made from.
    pub fn spared(&self) -> impl Iterator<Item = (&str, [u8; 16])> {
        self.lines().filter(Line::is_spared).map(|line| (line.file, *line.inputs))
    }

    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl PartialEq for Files {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Files {}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// What the last finished build left: its groups by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub groups: BTreeMap<String, Group>,
}

const HEADER: &[u8] = b"seloste 3\n";
/// What stands for the size of a file that is spared.
const SPARED: u64 = u64::MAX;

/// The bytes of a manifest's file.
pub fn write(manifest: &Manifest) -> Vec<u8> {
    let sizes = manifest.groups.iter().map(|(name, group)| name.len() + group.files.own.len() + 24);
    let mut bytes = Vec::with_capacity(HEADER.len() + sizes.sum::<usize>() + size_of::<Digest>());
    bytes.extend_from_slice(HEADER);
    for (name, group) in &manifest.groups {
        push_bytes(&mut bytes, name.as_bytes());
        bytes.extend_from_slice(&group.inputs);
        push_bytes(&mut bytes, group.files.bytes());
    }
    let checksum = of_bytes(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

/// Reads the bytes of a manifest's file; none when it is of another kind or damaged: it is then not
/// trusted at all.
pub fn read(bytes: Vec<u8>) -> Option<Manifest> {
    let end = bytes.len().checked_sub(size_of::<Digest>())?;
    let (content, checksum) = bytes.split_at(end);
    let whole_content = content.starts_with(HEADER) && of_bytes(content)[..] == *checksum;
    if !whole_content {
        return None;
    }
    let whole = Arc::new(bytes);
    let mut rest = &whole[HEADER.len()..end];
    let mut groups = BTreeMap::new();
    while !rest.is_empty() {
        let name = std::str::from_utf8(take_bytes(&mut rest)?).ok()?;
        let inputs = *take(&mut rest)?;
        let length = take_bytes(&mut rest)?.len();
        let to = end - rest.len();
        let files = Files::within(&whole, to - length..to)?;
        groups.insert(name.to_owned(), Group { inputs, files });
    }
    Some(Manifest { groups })
}

/// A file as a manifest has it.
struct Line<'m> {
    inputs: &'m [u8; 16],
    /// [`SPARED`] for a file that is not there.
    size: u64,
    bytes: &'m Digest,
    file: &'m str,
}

impl Line<'_> {
    fn is_spared(&self) -> bool {
        self.size == SPARED
    }
}

fn line<'m>(rest: &mut &'m [u8]) -> Option<Line<'m>> {
    let inputs = take(rest)?;
    let size = u64::from_le_bytes(*take(rest)?);
    let bytes = take(rest)?;
    let file = std::str::from_utf8(take_bytes(rest)?).ok()?;
    Some(Line { inputs, size, bytes, file })
}

fn take<'m, const N: usize>(rest: &mut &'m [u8]) -> Option<&'m [u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(taken)
}

/// Bytes after their number.
fn take_bytes<'m>(rest: &mut &'m [u8]) -> Option<&'m [u8]> {
    let length = usize::try_from(u32::from_le_bytes(*take(rest)?)).ok()?;
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn push_bytes(whole: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("a group has less than 4 GB of names");
    whole.extend_from_slice(&length.to_le_bytes());
    whole.extend_from_slice(bytes);
}

/// A manifest names files within its folder only, whoever wrote it.
pub fn is_plain(file: &str) -> bool {
    let is_plain_part = |part: &[u8]| !matches!(part, b"" | b"." | b"..");
    !file.bytes().any(|byte| matches!(byte, b'\\' | b'\0' | b':'))
        && file.as_bytes().split(|byte| *byte == b'/').all(is_plain_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_files(name: &str) -> Manifest {
        let entry = Entry { inputs: [7; 16], bytes: [0xab; 32], size: 1234 };
        let mut files = Files::default();
        files.push(name, &entry);
        files.push("sv/404.html", &entry);
        files.spare("a.css.br", &[3; 16]);
        let group = Group { inputs: [9; 16], files };
        let of_notice = Group { inputs: [1; 16], files: Files::default() };
        let groups = [(String::new(), group), ("koulut/oppilaat".to_owned(), of_notice)];
        Manifest { groups: groups.into() }
    }

    fn sample() -> Manifest {
        with_files("index.html")
    }

    #[test]
    fn what_is_written_is_read() {
        let read = |manifest: &Manifest| read(write(manifest));
        assert_eq!(read(&sample()), Some(sample()));
        assert_eq!(read(&Manifest::default()), Some(Manifest::default()));
        let files = &read(&sample()).unwrap().groups[""].files;
        let names: Vec<&str> = files.iter().map(|(file, _)| file).collect();
        assert_eq!((names, files.len()), (vec!["index.html", "sv/404.html"], 2));
        assert_eq!(files.iter().next().unwrap().1.size, 1234);
        assert_eq!(files.spared().collect::<Vec<_>>(), [("a.css.br", [3; 16])]);
    }

    #[test]
    fn files_that_were_read_are_carried_over() {
        let mut carried = read(write(&sample())).unwrap();
        let group = Group { inputs: [2; 16], ..carried.groups[""].clone() };
        carried.groups.insert("a/b".to_owned(), group);
        assert_eq!(read(write(&carried)).unwrap().groups["a/b"].files.len(), 2);
    }

    #[test]
    fn a_damaged_one_is_not_trusted() {
        let bytes = write(&sample());
        for end in 0..bytes.len() {
            assert_eq!(read(bytes[..end].to_vec()), None, "{end}");
            let mut changed = bytes.clone();
            changed[end] ^= 1;
            assert_eq!(read(changed), None, "{end}");
        }
        for name in ["../index.html", "/etc/passwd", "a/../b", "", "a\\b"] {
            assert_eq!(read(write(&with_files(name))), None, "{name}");
        }
    }
}
