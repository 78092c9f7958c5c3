//! The cache of facts: one kept file. It is never needed: what is broken, foreign, or of another
//! version or repository state is left unread in silence.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

use crate::digest::of_bytes;
use crate::history::directories::Scope;
use crate::history::facts::Facts;
use crate::history::reading::Walk;
use crate::keeping;

/// To be raised whenever facts change in shape or meaning.
const VERSION: u32 = 1;

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
        let (branch, state) = (branch.map(str::to_owned), of_bytes(state));
        Self { version: VERSION, folders, ending, walk, with_names, branch, state }
    }

    /// One file for each content folder of a repository.
    fn file(&self, folder: &Path) -> PathBuf {
        let [a, b, c, d, ..] = of_bytes(&self.folders.join(&b'/'));
        let name = u32::from_be_bytes([a, b, c, d]);
        folder.join(format!("history-{name:08x}.bin"))
    }
}

/// Reads the facts kept under `key`, if there are any.
pub(super) fn load(folder: &Path, key: &Key) -> Option<Facts> {
    let (kept, facts): (Key, Facts) = keeping::read(&key.file(folder))?;
    (kept == *key && facts.are_sound()).then_some(facts)
}

/// Keeps the facts; whether that succeeds is nobody's concern.
pub(super) fn store(folder: &Path, key: &Key, facts: &Facts) {
    keeping::write(&key.file(folder), &(key, facts));
}
