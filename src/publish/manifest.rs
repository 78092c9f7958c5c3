//! The manifest: for each file of the portal, the digest of what it was made from and of its bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::digest::{Digest, hex};

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

/// Files by name from the output folder, each with its entry: a line a file, as the manifest has them,
/// for most groups of a large portal are only carried over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    lines: String,
    count: usize,
}

impl Files {
    pub fn push(&mut self, file: &str, entry: &Entry) {
        self.lines.push_str(&hex(&entry.inputs));
        self.lines.push(' ');
        self.lines.push_str(&hex(&entry.bytes));
        writeln!(self.lines, " {} {file}", entry.size).expect("a string takes all");
        self.count += 1;
    }

    /// Adds a packed file that is not there, since it would be no smaller, with the digest of what it
    /// would be made from: so it is not tried again.
    pub fn spare(&mut self, file: &str, inputs: &[u8; 16]) {
        writeln!(self.lines, "{} {SPARED} 0 {file}", hex(inputs)).expect("a string takes all");
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Entry)> {
        let fields = self.lines.lines().filter_map(fields);
        fields.filter_map(|fields| Some((fields.file, fields.entry()?)))
    }

    /// Each file with its size in bytes.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        let fields = self.lines.lines().filter_map(fields);
        fields.filter(|it| it.bytes != SPARED).map(|fields| (fields.file, fields.size))
    }

    /// Files that were spared, and what they would be made from.
    pub fn spared(&self) -> impl Iterator<Item = (&str, [u8; 16])> {
        let fields = self.lines.lines().filter_map(fields).filter(|it| it.bytes == SPARED);
        fields.filter_map(|fields| Some((fields.file, from_hex(fields.inputs)?)))
    }

    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// What the last finished build left: its groups by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub groups: BTreeMap<String, Group>,
}

const HEADER: &str = "seloste 2\n";
/// What stands in the line of a file that is spared for the digest of its bytes.
const SPARED: &str = "-";
/// What the line of a group begins with; that of a file begins with a digit.
const GROUP: &str = "= ";

/// Writes a manifest as text: a line a group, and a line for each of its files.
pub fn write(manifest: &Manifest) -> String {
    let size: usize = manifest.groups.values().map(|group| group.files.lines.len() + 100).sum();
    let mut text = String::with_capacity(HEADER.len() + size);
    text.push_str(HEADER);
    for (name, group) in &manifest.groups {
        writeln!(text, "{GROUP}{} {name}", hex(&group.inputs)).expect("a string takes all");
        text.push_str(&group.files.lines);
    }
    text
}

/// Reads a manifest; none when it is of another kind or damaged: it is then not trusted at all.
pub fn read(text: &str) -> Option<Manifest> {
    let mut rest = text.strip_prefix(HEADER)?;
    let mut groups = BTreeMap::new();
    while let Some(after) = rest.strip_prefix(GROUP) {
        let (head, after) = after.split_once('\n')?;
        let (inputs, name) = head.split_once(' ')?;
        let mut count = 0;
        let mut end = 0;
        while end < after.len() && !after[end..].starts_with(GROUP) {
            let length = after[end..].find('\n')?;
            let line = fields(&after[end..end + length])?;
            end += length + 1;
            count += usize::from(line.bytes != SPARED);
        }
        let files = Files { lines: after[..end].to_owned(), count };
        groups.insert(name.to_owned(), Group { inputs: from_hex(inputs)?, files });
        rest = &after[end..];
    }
    rest.is_empty().then_some(Manifest { groups })
}

/// The fields of a file's line, looked through but not taken apart.
struct Fields<'m> {
    inputs: &'m str,
    /// [`SPARED`] for a file that is not there.
    bytes: &'m str,
    size: u64,
    file: &'m str,
}

impl Fields<'_> {
    fn entry(&self) -> Option<Entry> {
        Some(Entry {
            inputs: from_hex(self.inputs)?,
            bytes: from_hex(self.bytes)?,
            size: self.size,
        })
    }
}

fn fields(line: &str) -> Option<Fields<'_>> {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (inputs, rest) = line.split_at_checked(32)?;
    let length = if rest.starts_with(" -") { SPARED.len() } else { 64 };
    let (bytes, rest) = rest.strip_prefix(' ')?.split_at_checked(length)?;
    let (size, file) = rest.strip_prefix(' ')?.split_once(' ')?;
    let sound = is_hex(inputs) && (bytes == SPARED || is_hex(bytes)) && is_plain(file);
    Some(Fields { inputs, bytes, size: size.parse().ok()?, file }).filter(|_| sound)
}

/// A manifest names files within its folder only, whoever wrote it.
pub fn is_plain(file: &str) -> bool {
    let is_plain_part = |part: &[u8]| !matches!(part, b"" | b"." | b"..");
    !file.bytes().any(|byte| matches!(byte, b'\\' | b'\0' | b':'))
        && file.as_bytes().split(|byte| *byte == b'/').all(is_plain_part)
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let (high, low) = (char::from(pair[0]).to_digit(16)?, char::from(pair[1]).to_digit(16)?);
        *byte = u8::try_from(high << 4 | low).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let entry = Entry { inputs: [7; 16], bytes: [0xab; 32], size: 1234 };
        let mut files = Files::default();
        files.push("index.html", &entry);
        files.push("sv/404.html", &entry);
        files.spare("a.css.br", &[3; 16]);
        let group = Group { inputs: [9; 16], files };
        let of_notice = Group { inputs: [1; 16], files: Files::default() };
        let groups = [(String::new(), group), ("koulut/oppilaat".to_owned(), of_notice)];
        Manifest { groups: groups.into() }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&write(&sample())), Some(sample()));
        assert_eq!(read(&write(&Manifest::default())), Some(Manifest::default()));
        let files = &sample().groups[""].files;
        let names: Vec<&str> = files.iter().map(|(file, _)| file).collect();
        assert_eq!((names, files.len()), (vec!["index.html", "sv/404.html"], 2));
        assert_eq!(files.spared().collect::<Vec<_>>(), [("a.css.br", [3; 16])]);
    }

    #[test]
    fn a_damaged_one_is_not_trusted() {
        let text = write(&sample());
        for end in 0..text.len() {
            let cut = &text[..end];
            let whole_lines = cut.ends_with('\n') && cut.starts_with(HEADER);
            assert_eq!(read(cut).is_some(), whole_lines, "{end}");
        }
        assert_eq!(read(&text.replace("index.html", "../index.html")), None);
        assert_eq!(read(&text.replace("index.html", "/etc/passwd")), None);
        assert_eq!(read("muuta\n"), None);
    }
}
