//! Raw trees: `mode SP name NUL 20-byte id`, repeated and sorted. Two versions of a directory mostly
//! share a long beginning and end, which are skipped as bytes.

use std::cmp::Ordering;

use crate::model::object_id::ObjectId;

/// What kind of thing an entry of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    File,
    Folder,
    Symlink,
    Submodule,
}

/// One line of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'t> {
    pub(super) mode: Mode,
    pub(super) name: &'t [u8],
    pub(super) id: ObjectId,
}

/// A tree that is not made as trees are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damaged;

/// The first entry of a raw tree and the bytes after it; `None` at the end.
pub(super) fn first_entry(tree: &[u8]) -> Result<Option<(Entry<'_>, &[u8])>, Damaged> {
    if tree.is_empty() {
        return Ok(None);
    }
    let nul = tree.iter().position(|byte| *byte == 0).ok_or(Damaged)?;
    let (head, rest) = (&tree[..nul], &tree[nul + 1..]);
    let space = head.iter().position(|byte| *byte == b' ').ok_or(Damaged)?;
    let (id, rest) = rest.split_first_chunk::<20>().ok_or(Damaged)?;
    let mode = match &head[..space] {
        b"40000" | b"040000" => Mode::Folder,
        b"120000" => Mode::Symlink,
        b"160000" => Mode::Submodule,
        _ => Mode::File,
    };
    Ok(Some((Entry { mode, name: &head[space + 1..], id: ObjectId(*id) }, rest)))
}

/// Finds the entry of one name.
pub(super) fn find<'t>(mut tree: &'t [u8], name: &[u8]) -> Result<Option<Entry<'t>>, Damaged> {
    while let Some((entry, rest)) = first_entry(tree)? {
        if entry.name == name {
            return Ok(Some(entry));
        }
        tree = rest;
    }
    Ok(None)
}

/// Goes through two versions of a directory side by side and tells of each name whose file or folder
/// is not the same on both sides. A file that became a folder is told of twice.
pub(super) fn differences<'t>(
    old: &'t [u8],
    new: &'t [u8],
    tell: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>),
) -> Result<(), Damaged> {
    let same_end = shared_end(old, new);
    let start = shared_entries(old, new)?;
    let (mut old, mut new) = (&old[start..], &new[start..]);
    while old.len() != new.len() || old.len() > same_end {
        match (first_entry(old)?, first_entry(new)?) {
            (None, None) => break,
            (Some((gone, rest)), None) => {
                tell(Some(gone), None);
                old = rest;
            }
            (None, Some((added, rest))) => {
                tell(None, Some(added));
                new = rest;
            }
            (Some((a, after_a)), Some((b, after_b))) => match tree_order(&a, &b) {
                Ordering::Less => {
                    tell(Some(a), None);
                    old = after_a;
                }
                Ordering::Greater => {
                    tell(None, Some(b));
                    new = after_b;
                }
                Ordering::Equal => {
                    if a.id != b.id || a.mode != b.mode {
                        tell(Some(a), Some(b));
                    }
                    (old, new) = (after_a, after_b);
                }
            },
        }
    }
    Ok(())
}

/// So many bytes are compared at a time.
const STRIDE: usize = 64;

fn shared_end(old: &[u8], new: &[u8]) -> usize {
    let strides = old.rchunks_exact(STRIDE).zip(new.rchunks_exact(STRIDE));
    let whole = strides.take_while(|(a, b)| a == b).count() * STRIDE;
    let (old, new) = (&old[..old.len() - whole], &new[..new.len() - whole]);
    whole + old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// How many bytes of whole entries both trees begin with.
fn shared_entries(old: &[u8], new: &[u8]) -> Result<usize, Damaged> {
    let strides = old.chunks_exact(STRIDE).zip(new.chunks_exact(STRIDE));
    let whole = strides.take_while(|(a, b)| a == b).count() * STRIDE;
    let shared = whole + old[whole..].iter().zip(&new[whole..]).take_while(|(a, b)| a == b).count();
    let mut boundary = 0;
    while let Some((_, rest)) = first_entry(&old[boundary..])? {
        let next = old.len() - rest.len();
        if next > shared {
            break;
        }
        boundary = next;
    }
    Ok(boundary)
}

/// The order of entries in a tree: folders as though their name ended in `/`.
fn tree_order(a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    let key = |entry: &Entry<'_>| (entry.mode == Mode::Folder).then_some(b'/');
    a.name.iter().copied().chain(key(a)).cmp(b.name.iter().copied().chain(key(b)))
}
