//! The shelf: parsed texts, read from the repository or the disk when first asked for. Keeps as many
//! as its bound lets it, so that a text studied first and rendered later is parsed once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

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
    repository: Option<Arc<Repository>>,
    /// Texts of the working copy, and all texts where there is no repository.
    on_disk: BTreeMap<ObjectId, Arc<[u8]>>,
    /// Bytes read ahead, in the order in which the repository has them.
    fetched: RwLock<BTreeMap<ObjectId, Vec<u8>>>,
    kept: Arc<Kept>,
}

/// Parsed texts; shelves of one portal share them.
#[derive(Debug, Default)]
struct Kept {
    documents: Mutex<BTreeMap<(ObjectId, String), Arc<Document>>>,
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
    pub fn new(
        repository: Option<Arc<Repository>>,
        on_disk: BTreeMap<ObjectId, Arc<[u8]>>,
    ) -> Self {
        Self { repository, on_disk, fetched: RwLock::default(), kept: Arc::default() }
    }

    /// The shelf with other texts of the working copy; what has been parsed stays.
    #[must_use]
    pub fn with_texts(&self, on_disk: BTreeMap<ObjectId, Arc<[u8]>>) -> Self {
        let (repository, kept) = (self.repository.clone(), self.kept.clone());
        for id in self.on_disk.keys().filter(|id| !on_disk.contains_key(id)) {
            kept.forget(*id);
        }
        Self { repository, on_disk, fetched: RwLock::default(), kept }
    }

    /// Reads texts ahead, in the order that is cheapest.
    pub fn fetch(&self, texts: BTreeSet<ObjectId>) -> Result<(), TextUnavailable> {
        let read = self.ahead(texts).into_iter().map(|(id, bytes)| match bytes {
            Ok(bytes) => Ok((id, bytes)),
            Err(error) => Err(TextUnavailable { path: id.to_string(), reason: error.message() }),
        });
        let read: Vec<_> = read.collect::<Result<_, _>>()?;
        self.fetched.write().unwrap_or_else(PoisonError::into_inner).extend(read);
        Ok(())
    }

    /// Reads texts ahead of which not all may be asked for: what cannot be had is told then.
    pub fn fetch_some(&self, texts: BTreeSet<ObjectId>) {
        let read = self.ahead(texts).into_iter().filter_map(|(id, bytes)| Some((id, bytes.ok()?)));
        self.fetched.write().unwrap_or_else(PoisonError::into_inner).extend(read);
    }

    fn ahead(&self, texts: BTreeSet<ObjectId>) -> Vec<(ObjectId, Result<Vec<u8>, HistoryError>)> {
        let Some(repository) = &self.repository else { return Vec::new() };
        let mut ids: Vec<ObjectId> = {
            let fetched = self.fetched.read().unwrap_or_else(PoisonError::into_inner);
            let known =
                |text: &ObjectId| self.on_disk.contains_key(text) || fetched.contains_key(text);
            texts.into_iter().filter(|text| !known(text)).collect()
        };
        repository.sort_as_packed(&mut ids);
        let read = |id| (id, read(repository, id));
        ids.into_par_iter().with_min_len(READ_TOGETHER).map(read).collect()
    }

    /// Lets go of what was read ahead.
    pub fn drop_fetched(&self) {
        self.fetched.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub fn has_repository(&self) -> bool {
        self.repository.is_some()
    }

    pub fn repository(&self) -> Option<&Repository> {
        self.repository.as_deref()
    }

    /// Texts of the working copy that no commit may have.
    pub(super) fn on_disk(&self) -> &BTreeMap<ObjectId, Arc<[u8]>> {
        &self.on_disk
    }

    /// The bytes of a text.
    pub fn bytes(&self, text: &TextRef) -> Result<Vec<u8>, TextUnavailable> {
        if let Some(bytes) = self.on_disk.get(&text.blob) {
            return Ok(bytes.to_vec());
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
        self.kept.keep(text, &document);
        Ok(Examined { document, decoded, findings })
    }
}

impl Kept {
    fn keep(&self, text: &TextRef, document: &Arc<Document>) {
        let size = size_of(document);
        if self.filled.load(Ordering::Relaxed) + size > BOUND {
            return;
        }
        let before = self.documents().insert((text.blob, text.path.clone()), document.clone());
        if before.is_none() {
            self.filled.fetch_add(size, Ordering::Relaxed);
        }
    }

    fn get(&self, text: &TextRef) -> Option<Arc<Document>> {
        self.documents().get(&(text.blob, text.path.clone())).cloned()
    }

    /// Lets go of a text that nobody will ask for again.
    fn forget(&self, blob: ObjectId) {
        let mut documents = self.documents();
        let of_blob =
            documents.range((blob, String::new())..).take_while(|((of, _), _)| *of == blob);
        let keys: Vec<_> = of_blob.map(|(key, _)| key.clone()).collect();
        for document in keys.iter().filter_map(|key| documents.remove(key)) {
            self.filled.fetch_sub(size_of(&document), Ordering::Relaxed);
        }
    }

    fn documents(&self) -> MutexGuard<'_, BTreeMap<(ObjectId, String), Arc<Document>>> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Documents for Shelf {
    fn document(&self, text: &TextRef) -> Result<Arc<Document>, TextUnavailable> {
        if let Some(document) = self.kept.get(text) {
            return Ok(document);
        }
        Ok(self.examine(text, &text.path)?.document)
    }
}

/// Texts that files made together share, each parsed once.
#[derive(Debug)]
pub struct Shared<'a> {
    shelf: &'a Shelf,
    documents: Mutex<HashMap<TextRef, Arc<Document>>>,
}

/// How many texts are shared: as many versions as are compared each with each.
const SHARED: usize = 128;

impl<'a> Shared<'a> {
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { shelf, documents: Mutex::default() }
    }
}

impl Documents for Shared<'_> {
    fn document(&self, text: &TextRef) -> Result<Arc<Document>, TextUnavailable> {
        let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = documents.get(text) {
            return Ok(document.clone());
        }
        let document = self.shelf.document(text)?;
        if documents.len() == SHARED {
            documents.clear();
        }
        documents.insert(text.clone(), document.clone());
        Ok(document)
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
