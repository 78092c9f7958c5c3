//! Commit objects, read raw: tree, parents, times, words. Knows where a shallow clone is cut, and asks
//! Git's library for the parents where `info/grafts` changes them.

use std::collections::BTreeSet;

use crate::history::decoding::decode_message;
use crate::history::error::HistoryError;
use crate::history::notes::{Words, parse_message};
use crate::history::objects::{Objects, object_id, oid};
use crate::model::object_id::ObjectId;

/// What the history has to know of one commit.
#[derive(Debug, Clone)]
pub(super) struct Commit {
    pub(super) id: ObjectId,
    pub(super) tree: ObjectId,
    pub(super) parents: Vec<ObjectId>,
    pub(super) times: Times,
    pub(super) words: Words,
}

/// When a commit was made, in seconds from the beginning of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Times {
    pub(super) author: i64,
    pub(super) committer: i64,
}

/// How the commits of a repository are to be read.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Commits of a shallow clone whose parents are not there.
    pub(super) cut_at: BTreeSet<ObjectId>,
    pub(super) has_grafts: bool,
    pub(super) with_names: bool,
}

impl Reader {
    pub(super) fn read(&self, objects: &Objects<'_>, id: ObjectId) -> Result<Commit, HistoryError> {
        let object = objects.read(id)?;
        let mut commit = self.parse(id, object.data()).ok_or_else(|| HistoryError::damaged(id))?;
        if self.has_grafts {
            let grafted = objects.repository.find_commit(oid(id)?)?;
            commit.parents = grafted.parent_ids().map(object_id).collect::<Result<_, _>>()?;
        }
        if self.cut_at.contains(&id) {
            commit.parents.clear();
        }
        Ok(commit)
    }

    fn parse(&self, id: ObjectId, bytes: &[u8]) -> Option<Commit> {
        let (mut tree, mut parents, mut times) = (None, Vec::new(), Times::default());
        let (mut author, mut encoding): (&[u8], _) = (b"", None);
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            let line = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            if line.is_empty() {
                break;
            }
            let space = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
            let value = line.get(space + 1..).unwrap_or_default();
            match &line[..space] {
                b"tree" => tree = parse_hex(value),
                b"parent" => parents.push(parse_hex(value)?),
                b"author" => (author, times.author) = person(value),
                b"committer" => times.committer = person(value).1,
                b"encoding" => encoding = Some(value),
                _ => {}
            }
        }
        let mut words = parse_message(&decode_message(rest, encoding));
        let name = self.with_names.then(|| decode_message(author, encoding));
        if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
            words.more.get_or_insert_default().author = Some(name.trim().to_owned());
        }
        Some(Commit { id, tree: tree?, parents, times, words })
    }
}

/// The name and the moment of `Name <address> 1234567890 +0200`; the address is left behind.
fn person(value: &[u8]) -> (&[u8], i64) {
    let name_end = value.iter().position(|byte| *byte == b'<').unwrap_or(value.len());
    let after = value.iter().rposition(|byte| *byte == b'>').map_or(value.len(), |at| at + 1);
    let seconds = str::from_utf8(&value[after..]).ok().and_then(|time| {
        let digits = time.split_ascii_whitespace().next()?;
        digits.parse().ok()
    });
    (&value[..name_end], seconds.unwrap_or(0))
}

/// Reads a name of forty hexadecimal digits.
pub(super) fn parse_hex(digits: &[u8]) -> Option<ObjectId> {
    let digits: &[u8; 40] = digits.trim_ascii().try_into().ok()?;
    let mut id = [0; 20];
    for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(ObjectId(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bytes: &[u8]) -> Option<Commit> {
        let reader = Reader { with_names: true, ..Reader::default() };
        reader.parse(ObjectId([1; 20]), bytes)
    }

    const TREE: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";

    #[test]
    fn headers_are_read_past_signatures() {
        let text = format!(
            "{TREE}parent 00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff\nauthor A > B <a@b> 12 +0200\n\
             committer <> -5 +0000\ngpgsig -----BEGIN\n tree no\n parent no\n\nOtsikko\n"
        );
        let commit = parse(text.as_bytes()).unwrap();
        assert_eq!(commit.parents[0].to_string(), "00ff".repeat(10));
        assert_eq!(commit.times, Times { author: 12, committer: -5 });
        assert_eq!(commit.words.subject, "Otsikko");
        assert_eq!(commit.words.more.unwrap().author.as_deref(), Some("A > B"));
    }

    #[test]
    fn a_damaged_commit_is_no_commit() {
        for wrong in ["", "tree 12\n\nx", "author x\n", &format!("{TREE}parent zz\n\nx")] {
            assert!(parse(wrong.as_bytes()).is_none(), "{wrong}");
        }
        assert!(parse(TREE.as_bytes()).is_some());
    }
}
