//! The shelf: parsed texts, read from the repository or the disk when first asked for. Keeps as many
//! as its bound lets it, so that a text studied first and rendered later is parsed once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rayon::prelude::*;

use crate::diagnostics::finding::Finding;
use crate::diagnostics::told::Told;
use crate::history::decoding::{Decoded, decode};
use crate::history::error::HistoryError;
use crate::history::repository::Repository;
use crate::model::document::Document;
use crate::model::object_id::ObjectId;
use crate::model::portal::{Documents, TextRef, TextUnavailable};
use crate::parse::document::parse;

/// How much parsed text is kept, in bytes of HTML and plain text.
const BOUND: usize = 160 * 1024 * 1024;

/// How many neighbours of a pack one thread reads together.
const READ_TOGETHER: usize = 512;

/// Texts of one portal.
#[derive(Debug)]
pub struct Shelf {
    repository: Option<Repository>,
    /// Texts of the working copy, and all texts where there is no repository.
    on_disk: BTreeMap<ObjectId, Vec<u8>>,
    /// Bytes read ahead, in the order in which the repository has them.
    fetched: RwLock<BTreeMap<ObjectId, Vec<u8>>>,
    kept: Mutex<BTreeMap<(ObjectId, String), Arc<Document>>>,
    filled: AtomicUsize,
}

/// A text with what there was to say of it.
#[derive(Debug)]
pub struct Examined {
    pub document: Arc<Document>,
    pub decoded: Decoded,
    pub findings: Vec<Finding>,
}

impl Shelf {
    pub fn new(repository: Option<Repository>, on_disk: BTreeMap<ObjectId, Vec<u8>>) -> Self {
        Self {
            repository,
            on_disk,
            fetched: RwLock::default(),
            kept: Mutex::default(),
            filled: AtomicUsize::new(0),
        }
    }

    /// Reads texts ahead, in the order that is cheapest.
    pub fn fetch(&self, texts: BTreeSet<ObjectId>) -> Result<(), TextUnavailable> {
        let Some(repository) = &self.repository else { return Ok(()) };
        let mut ids: Vec<ObjectId> = {
            let fetched = self.fetched.read().unwrap_or_else(PoisonError::into_inner);
            let known =
                |text: &ObjectId| self.on_disk.contains_key(text) || fetched.contains_key(text);
            texts.into_iter().filter(|text| !known(text)).collect()
        };
        repository.sort_as_packed(&mut ids);
        let fetched: Result<BTreeMap<_, _>, TextUnavailable> = ids
            .par_iter()
            .with_min_len(READ_TOGETHER)
            .map(|id| match read(repository, *id) {
                Ok(bytes) => Ok((*id, bytes)),
                Err(error) => {
                    Err(TextUnavailable { path: id.to_string(), reason: error.message() })
                }
            })
            .collect();
        self.fetched.write().unwrap_or_else(PoisonError::into_inner).append(&mut fetched?);
        Ok(())
    }

    /// Lets go of what was read ahead.
    pub fn drop_fetched(&self) {
        self.fetched.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub fn has_repository(&self) -> bool {
        self.repository.is_some()
    }

    pub fn repository(&self) -> Option<&Repository> {
        self.repository.as_ref()
    }

    /// Texts of the working copy that no commit may have.
    pub(super) fn on_disk(&self) -> &BTreeMap<ObjectId, Vec<u8>> {
        &self.on_disk
    }

    /// The bytes of a text.
    pub fn bytes(&self, text: &TextRef) -> Result<Vec<u8>, TextUnavailable> {
        if let Some(bytes) = self.on_disk.get(&text.blob) {
            return Ok(bytes.clone());
        }
        let fetched = self.fetched.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = fetched.get(&text.blob) {
            return Ok(bytes.clone());
        }
        drop(fetched);
        let unavailable = |reason| TextUnavailable { path: text.path.clone(), reason };
        let Some(repository) = &self.repository else {
            return Err(unavailable(crate::told!(
                fi: "tekstiä ei ole levyllä",
                sv: "texten finns inte på disken",
                en: "the text is not on the disk",
            )));
        };
        read(repository, text.blob).map_err(|error| unavailable(error.message()))
    }

    /// Reads and parses a text, with its findings; `file` names it in them.
    pub fn examine(&self, text: &TextRef, file: &str) -> Result<Examined, TextUnavailable> {
        let decoded = decode(&self.bytes(text)?);
        let (document, findings) = parse(&decoded.text, &text.path, file, text.language);
        let document = Arc::new(document);
        self.keep(text, &document);
        Ok(Examined { document, decoded, findings })
    }

    fn keep(&self, text: &TextRef, document: &Arc<Document>) {
        let size = size_of(document);
        if self.filled.load(Ordering::Relaxed) + size > BOUND {
            return;
        }
        self.filled.fetch_add(size, Ordering::Relaxed);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert((text.blob, text.path.clone()), document.clone());
    }

    fn kept(&self, text: &TextRef) -> Option<Arc<Document>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&(text.blob, text.path.clone())).cloned()
    }
}

impl Documents for Shelf {
    fn document(&self, text: &TextRef) -> Result<Arc<Document>, TextUnavailable> {
        if let Some(document) = self.kept(text) {
            return Ok(document);
        }
        Ok(self.examine(text, &text.path)?.document)
    }
}

/// A past text that is too large to be shown stands as a word about it: a mistake of long ago is no
/// error today. A present one is a finding.
fn read(repository: &Repository, blob: ObjectId) -> Result<Vec<u8>, HistoryError> {
    match repository.past_blob(blob) {
        Err(error @ HistoryError::TooLarge { .. }) => {
            let Told { fi, sv, en } = error.message();
            Ok(format!("+++\n+++\n\n{fi}\n\n{sv}\n\n{en}\n").into_bytes())
        }
        bytes => bytes,
    }
}

fn size_of(document: &Document) -> usize {
    let bodies = document.sections.iter().map(|section| &section.body).chain([&document.lead]);
    let blocks = |body: &crate::model::document::Passage| -> usize {
        body.blocks.iter().map(|block| block.text.len() + 32).sum()
    };
    bodies.map(|body| body.html.len() + blocks(body) + 128).sum()
}
