//! The cache of facts: one file, written aside and renamed, with a checksum. It is never needed: what
//! is broken, foreign, or of another version or repository state is left unread in silence, and a
//! folder that cannot be written is no error.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

use crate::history::directories::Scope;
use crate::history::facts::Facts;
use crate::history::reading::Walk;

/// To be raised whenever facts change in shape or meaning.
const VERSION: u32 = 1;
const MAGIC: &[u8; 16] = b"seloste-history\n";

/// What facts depend on beside the commits themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    version: u32,
    folders: Vec<Vec<u8>>,
    ending: Vec<u8>,
    walk: Walk,
    with_names: bool,
    branch: Option<String>,
    /// Shallow boundary, grafts and replacements.
    state: [u8; 32],
}

/// What of the settings a key holds beside the scope.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeySettings<'a> {
    pub(super) walk: Walk,
    pub(super) with_names: bool,
    pub(super) branch: Option<&'a str>,
}

impl Key {
    pub(super) fn new(scope: &Scope, settings: KeySettings<'_>, state: &[u8]) -> Self {
        let Scope { folders, ending } = scope.clone();
        let KeySettings { walk, with_names, branch } = settings;
        let (branch, state) = (branch.map(str::to_owned), Sha256::digest(state).into());
        Self { version: VERSION, folders, ending, walk, with_names, branch, state }
    }

    /// One file for each content folder of a repository.
    fn file(&self, folder: &Path) -> PathBuf {
        let digest = Sha256::digest(self.folders.join(&b'/'));
        let digest: [u8; 32] = digest.into();
        let [a, b, c, d, ..] = digest;
        let name = u32::from_be_bytes([a, b, c, d]);
        folder.join(format!("history-{name:08x}.bin"))
    }
}

/// Reads the facts kept under `key`, if there are any.
#[expect(clippy::disallowed_methods, reason = "the cache is this room's own file")]
pub(super) fn load(folder: &Path, key: &Key) -> Option<Facts> {
    let bytes = std::fs::read(key.file(folder)).ok()?;
    let rest = bytes.strip_prefix(MAGIC)?;
    let (checksum, payload) = rest.split_first_chunk::<32>()?;
    if Sha256::digest(payload)[..] != checksum[..] {
        return None;
    }
    let (kept, rest) = postcard::take_from_bytes::<Key>(payload).ok()?;
    if kept != *key {
        return None;
    }
    postcard::from_bytes::<Facts>(rest).ok().filter(Facts::are_sound)
}

/// Keeps the facts; whether that succeeds is nobody's concern.
#[expect(clippy::disallowed_methods, reason = "the cache is this room's own file")]
pub(super) fn store(folder: &Path, key: &Key, facts: &Facts) {
    let Some(bytes) = encode(key, facts) else { return };
    let file = key.file(folder);
    let aside = file.with_extension(format!("{}.tmp", std::process::id()));
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&aside, bytes))
        .and_then(|()| std::fs::rename(&aside, &file));
    if written.is_err() {
        drop(std::fs::remove_file(&aside));
    }
}

fn encode(key: &Key, facts: &Facts) -> Option<Vec<u8>> {
    let start = MAGIC.len() + 32;
    let bytes = postcard::to_extend(key, vec![0; start]).ok()?;
    let mut bytes = postcard::to_extend(facts, bytes).ok()?;
    let checksum = Sha256::digest(&bytes[start..]);
    bytes[..MAGIC.len()].copy_from_slice(MAGIC);
    bytes[MAGIC.len()..start].copy_from_slice(&checksum);
    Some(bytes)
}
