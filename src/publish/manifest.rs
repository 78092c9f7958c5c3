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

/// What the last finished build left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Digest of what the whole portal was made from.
    pub inputs: [u8; 16],
    /// Files by name from the output folder.
    pub files: BTreeMap<String, Entry>,
    /// Packed files that are not there, since they would be no smaller, with the digest of what they would
    /// be made from: so they are not tried again.
    pub spared: BTreeMap<String, [u8; 16]>,
}

/// What stands in the line of a file that is spared for the digest of its bytes.
const SPARED: &str = "-";

const HEADER: &str = "seloste 1 ";

/// Writes a manifest as text: a line a file, in order.
pub fn write(manifest: &Manifest) -> String {
    let mut text = String::with_capacity(64 + manifest.files.len() * 180);
    writeln!(text, "{HEADER}{}", hex(&manifest.inputs)).expect("a string takes all");
    for (file, entry) in &manifest.files {
        text.push_str(&hex(&entry.inputs));
        text.push(' ');
        text.push_str(&hex(&entry.bytes));
        writeln!(text, " {} {file}", entry.size).expect("a string takes all");
    }
    for (file, inputs) in &manifest.spared {
        writeln!(text, "{} {SPARED} 0 {file}", hex(inputs)).expect("a string takes all");
    }
    text
}

/// Reads a manifest; none when it is of another kind or damaged: it is then not trusted at all.
pub fn read(text: &str) -> Option<Manifest> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let inputs = from_hex(lines.next()?.strip_prefix(HEADER)?)?;
    let mut manifest = Manifest { inputs, ..Manifest::default() };
    lines.try_for_each(|line| read_line(line, &mut manifest))?;
    Some(manifest)
}

fn read_line(line: &str, manifest: &mut Manifest) -> Option<()> {
    let mut parts = line.splitn(4, ' ');
    let (inputs, bytes) = (from_hex(parts.next()?)?, parts.next()?);
    let size = parts.next()?.parse().ok()?;
    let file = parts.next().filter(|file| is_plain(file))?.to_owned();
    if bytes == SPARED {
        manifest.spared.insert(file, inputs);
    } else {
        manifest.files.insert(file, Entry { inputs, bytes: from_hex(bytes)?, size });
    }
    Some(())
}

/// A manifest names files within its folder only, whoever wrote it.
pub fn is_plain(file: &str) -> bool {
    !file.is_empty()
        && !file.contains(['\\', '\0', ':'])
        && file.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
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
        let files = [("index.html".to_owned(), entry), ("sv/404.html".to_owned(), entry)];
        let spared = BTreeMap::from([("a.css.br".to_owned(), [3; 16])]);
        Manifest { inputs: [9; 16], files: BTreeMap::from(files), spared }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&write(&sample())), Some(sample()));
        assert_eq!(read(&write(&Manifest::default())), Some(Manifest::default()));
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
