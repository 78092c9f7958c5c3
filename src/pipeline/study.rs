//! Studies the texts: what lists and timelines need to know of each, worked out once for a blob and
//! kept in a cache between builds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostics::finding::Finding;
use crate::diff::comparison::compare_parts;
use crate::diff::parts::parts_of;
use crate::diff::summary::{summarise, word_count};
use crate::history::decoding::{Decoded, TextEncoding, is_lfs_pointer};
use crate::keeping;
use crate::model::document::{Document, NoticeLink};
use crate::model::object_id::ObjectId;
use crate::model::portal::{Documents as _, Outline, RevisionFacts, TextRef, TextUnavailable};
use crate::model::read_text::ReadText;
use crate::model::record::Recorded;
use crate::model::timeline::{Revision, Timeline};
use crate::parse::legal_basis::legal_bases;
use crate::parse::processing::processing;
use crate::parse::record::recorded;
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::shelf::{Examined, Shelf};
use crate::search::reading::{lost, read};
use crate::text::language::Language;
use crate::told;

/// What is known of a text that is published now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Current {
    pub outline: Outline,
    /// What search needs of the text.
    pub searched: Arc<ReadText>,
    /// What the portal's register tells of it.
    pub recorded: Recorded,
    /// Fragments that links may lead to.
    pub anchors: Vec<String>,
    pub links: Vec<Link>,
    pub findings: Vec<Finding>,
    /// Where the date that the text bears stands in the file.
    pub date_span: Option<Range<usize>>,
    /// There is text beside the front matter.
    pub has_body: bool,
    /// Departments: the place in lists.
    pub order: Option<i64>,
}

/// As [`NoticeLink`], in a form that can be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    pub path: String,
    pub fragment: Option<String>,
    pub span: Range<usize>,
}

type Key = (ObjectId, String, Language, Option<(ObjectId, String)>);

/// Findings of earlier builds, and what this build adds to them.
#[derive(Debug, Default)]
pub struct Study {
    known: Kept,
    used: Mutex<Kept>,
    new: AtomicUsize,
}

/// The form in which a study is kept: only what the last build used.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    program: String,
    revisions: BTreeMap<Key, Arc<RevisionFacts>>,
    currents: BTreeMap<(ObjectId, String, Language), Arc<Current>>,
}

/// How many timelines are studied in one go, their texts in memory together.
const BATCH: usize = 2000;
const FILE: &str = "study.bin";
const PROGRAM: &str = env!("SELOSTE_PROGRAM");

impl Study {
    /// Takes up what an earlier build of this very program kept; anything else is not trusted.
    pub fn open(folder: Option<&Path>) -> Self {
        let known: Option<Kept> = folder.and_then(|folder| keeping::read(&folder.join(FILE)));
        Self {
            known: known.filter(|known| known.program == PROGRAM).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Keeps what this build used, if any of it is new. That it cannot be kept is no fault.
    pub fn keep(self, folder: Option<&Path>) {
        let mut used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        let shrunk = used.revisions.len() != self.known.revisions.len()
            || used.currents.len() != self.known.currents.len();
        let Some(folder) = folder.filter(|_| self.new.into_inner() > 0 || shrunk) else { return };
        PROGRAM.clone_into(&mut used.program);
        keeping::write(&folder.join(FILE), &used);
    }

    /// Studies the revisions of all timelines: one list of facts for each.
    pub fn revisions(
        &self,
        timelines: &[(&Timeline, Language)],
        shelf: &Shelf,
        progress: &dyn Progress,
    ) -> Result<Vec<Vec<Arc<RevisionFacts>>>, TextUnavailable> {
        let all: usize = timelines.iter().map(|(timeline, _)| timeline.revisions.len()).sum();
        let done = AtomicUsize::new(0);
        let mut studied = Vec::with_capacity(timelines.len());
        for batch in timelines.chunks(BATCH) {
            shelf.fetch(self.unknown(batch))?;
            batch
                .par_iter()
                .map(|(timeline, language)| {
                    let facts = self.timeline(timeline, *language, shelf)?;
                    let done = done.fetch_add(facts.len(), Ordering::Relaxed) + facts.len();
                    progress.at(Stage::Texts, done, all);
                    Ok(facts)
                })
                .collect::<Result<Vec<_>, _>>()
                .map(|facts| studied.extend(facts))?;
            shelf.drop_fetched();
        }
        Ok(studied)
    }

    /// The texts that must be read to study some timelines.
    fn unknown(&self, timelines: &[(&Timeline, Language)]) -> BTreeSet<ObjectId> {
        let mut unknown = BTreeSet::new();
        for (timeline, language) in timelines {
            let mut before: Option<&Revision> = None;
            for revision in &timeline.revisions {
                if !self.known.revisions.contains_key(&key(revision, before, *language)) {
                    unknown.insert(revision.blob);
                    unknown.extend(before.map(|before| before.blob));
                }
                before = Some(revision);
            }
        }
        unknown
    }

    fn timeline(
        &self,
        timeline: &Timeline,
        language: Language,
        shelf: &Shelf,
    ) -> Result<Vec<Arc<RevisionFacts>>, TextUnavailable> {
        let mut before: Option<&Revision> = None;
        let mut before_document: Option<Arc<Document>> = None;
        let mut all = Vec::with_capacity(timeline.revisions.len());
        let mut used = Vec::with_capacity(timeline.revisions.len());
        for revision in &timeline.revisions {
            let key = key(revision, before, language);
            let mut document = None;
            let facts = match self.known.revisions.get(&key) {
                Some(facts) => facts.clone(),
                None => {
                    let now = shelf.document(&text_ref(revision, language))?;
                    let earlier = match (before, before_document.take()) {
                        (Some(before), None) => Some(shelf.document(&text_ref(before, language))?),
                        (_, document) => document,
                    };
                    document = Some(now.clone());
                    self.new.fetch_add(1, Ordering::Relaxed);
                    Arc::new(facts(&now, &revision.path, earlier.as_deref()))
                }
            };
            all.push(facts.clone());
            used.push((key, facts));
            before = Some(revision);
            before_document = document;
        }
        self.used().revisions.extend(used);
        Ok(all)
    }

    /// What a timeline would say of a text that no commit has, after its newest version.
    pub fn next(
        &self,
        text: &TextRef,
        newest: Option<&Revision>,
        shelf: &Shelf,
    ) -> Result<RevisionFacts, TextUnavailable> {
        let before = newest.map(|newest| shelf.document(&text_ref(newest, text.language)));
        Ok(facts(&*shelf.document(text)?, &text.path, before.transpose()?.as_deref()))
    }

    /// Whether a present text need not be read.
    pub fn knows(&self, text: &TextRef, file: &str) -> bool {
        self.known.currents.contains_key(&(text.blob, file.to_owned(), text.language))
    }

    /// Studies a text that is published now. `file` names it in findings.
    pub fn current(
        &self,
        text: &TextRef,
        file: &str,
        shelf: &Shelf,
    ) -> Result<Arc<Current>, TextUnavailable> {
        let key = (text.blob, file.to_owned(), text.language);
        let current = match self.known.currents.get(&key) {
            Some(current) => current.clone(),
            None => {
                self.new.fetch_add(1, Ordering::Relaxed);
                Arc::new(examine(text, file, shelf)?)
            }
        };
        self.used().currents.insert(key, current.clone());
        Ok(current)
    }

    fn used(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Studies a text without looking what is known of it.
pub fn examine(text: &TextRef, file: &str, shelf: &Shelf) -> Result<Current, TextUnavailable> {
    Ok(current(shelf.examine(text, file)?, &text.path, file))
}

/// A text is read by its language too: its items and anchors are words of it.
fn key(revision: &Revision, before: Option<&Revision>, language: Language) -> Key {
    let before = before.map(|before| (before.blob, before.path.clone()));
    (revision.blob, revision.path.clone(), language, before)
}

fn text_ref(revision: &Revision, language: Language) -> TextRef {
    TextRef { blob: revision.blob, path: revision.path.clone(), language }
}

fn facts(document: &Document, path: &str, before: Option<&Document>) -> RevisionFacts {
    RevisionFacts {
        title: title(document, path),
        borne: document.front.date,
        words: word_count(document),
        links: link_paths(&document.links),
        change: before.map(|before| {
            let (old, new) = (parts_of(before), parts_of(document));
            summarise(&compare_parts(&old, &new), &old, &new)
        }),
        lost: before.map(|before| lost(before, document)).unwrap_or_default(),
    }
}

fn current(examined: Examined, path: &str, file: &str) -> Current {
    let document = &examined.document;
    let mut findings = examined.findings;
    if is_lfs_pointer(examined.decoded.text.as_bytes()) {
        // That a pointer is no notice either would only confuse.
        findings = vec![lfs_finding(file)];
    }
    findings.extend(encoding_finding(&examined.decoded, file));
    findings.extend(nul_finding(&examined.decoded, file));
    let links = document.links.iter().map(|link| Link {
        path: link.path.clone(),
        fragment: link.fragment.clone(),
        span: link.span.clone(),
    });
    Current {
        outline: Outline {
            title: title(document, path),
            date: document.front.date,
            summary: document.front.summary.clone(),
            words: word_count(document),
            links: link_paths(&document.links),
            bases: legal_bases(document),
            processing: processing(document),
        },
        searched: Arc::new(read(document, &title(document, path))),
        recorded: recorded(document),
        anchors: document.sections.iter().map(|section| section.anchor.clone()).collect(),
        links: links.collect(),
        findings,
        date_span: document.front.date_span.clone(),
        has_body: !document.sections.is_empty() || !document.lead.is_empty(),
        order: document.front.order,
    }
}

fn link_paths(links: &[NoticeLink]) -> Vec<String> {
    let mut paths: Vec<String> = links.iter().map(|link| link.path.clone()).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The title that the text bears, else its first heading of the first depth, else its file's name.
pub fn title(document: &Document, path: &str) -> String {
    document.front.title.clone().unwrap_or_else(|| title_from_name(path))
}

/// `kulttuuri/kirjaston-asiakkaat.sv.md` → `Kirjaston asiakkaat`.
pub fn title_from_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let words = name.split('.').next().unwrap_or(name).replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}

fn lfs_finding(file: &str) -> Finding {
    let message = told!(
        fi: "tiedoston paikalla on vain Git LFS -viite, ei itse tekstiä",
        sv: "i filens ställe finns bara en Git LFS-referens, inte själva texten",
        en: "in the file's place there is only a Git LFS pointer, not the text itself",
    );
    Finding::error("lfs-pointer", message).in_file(file).hint(told!(
        fi: "Selosteet ovat pieniä tekstejä: poista `*.md` Git LFS:n piiristä (`git lfs migrate export --include='*.md'`).",
        sv: "Beskrivningarna är små texter: ta bort `*.md` från Git LFS (`git lfs migrate export --include='*.md'`).",
        en: "Notices are small texts: take `*.md` out of Git LFS (`git lfs migrate export --include='*.md'`).",
    ))
}

fn nul_finding(decoded: &Decoded, file: &str) -> Option<Finding> {
    let message = told!(
        fi: "tiedostossa oli tyhjiä merkkejä (NUL), jotka jätettiin pois",
        sv: "filen innehöll tomma tecken (NUL) som har utelämnats",
        en: "the file had NUL characters, which were left out",
    );
    let finding = Finding::warning("nul-characters", message).in_file(file).hint(told!(
        fi: "Avaa tiedosto tekstieditorissa ja tallenna se uudelleen UTF-8-muodossa.",
        sv: "Öppna filen i en textredigerare och spara den på nytt i formatet UTF-8.",
        en: "Open the file in a text editor and save it again as UTF-8.",
    ));
    decoded.had_nul.then_some(finding)
}

fn encoding_finding(decoded: &Decoded, file: &str) -> Option<Finding> {
    match decoded.encoding {
        TextEncoding::Utf8 | TextEncoding::Utf8Bom => None,
        TextEncoding::Utf16 | TextEncoding::Windows1252 => Some(
            Finding::warning(
                "encoding",
                told!(
                    fi: "tiedosto ei ole UTF-8-muodossa",
                    sv: "filen är inte i formatet UTF-8",
                    en: "the file is not in UTF-8",
                ),
            )
            .in_file(file)
            .hint(told!(
                fi: "Tallenna tiedosto uudelleen UTF-8-muodossa, jotta ä ja ö säilyvät varmasti.",
                sv: "Spara filen på nytt i formatet UTF-8, så att å, ä och ö säkert bevaras.",
                en: "Save the file again as UTF-8, so that ä and ö are sure to keep.",
            )),
        ),
    }
}
