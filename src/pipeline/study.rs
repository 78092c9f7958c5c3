//! Studies the texts: what lists and timelines need to know of each, worked out once for a blob and
//! kept in a cache between builds.

use std::collections::BTreeMap;
use std::hash::Hash as _;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostics::finding::Finding;
use crate::diff::comparison::compare_parts;
use crate::diff::parts::parts_of;
use crate::diff::summary::{summarise, word_count};
use crate::digest::{Digester, of_bytes};
use crate::history::decoding::{Decoded, TextEncoding, is_lfs_pointer};
use crate::keeping;
use crate::model::document::{Document, NoticeLink};
use crate::model::object_id::ObjectId;
use crate::model::portal::{Documents as _, Outline, RevisionFacts, TextRef, TextUnavailable};
use crate::model::read_text::PackedText;
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
    pub searched: PackedText,
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

/// Digest of what something was studied from.
type Key = [u8; 16];

/// Findings of earlier builds, and what this build adds to them. Kept in several files, so that what
/// is new of one text costs little to keep.
#[derive(Debug)]
pub struct Study {
    shelves: Vec<Kept>,
}

/// One file of a study.
#[derive(Debug, Default)]
struct Kept {
    known: Facts,
    used: Mutex<Facts>,
    new: AtomicUsize,
}

/// The form in which a file is kept: only what the last build used.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Facts {
    program: String,
    /// The facts of all revisions, by what the whole timeline was studied from.
    timelines: BTreeMap<Key, Timed>,
    currents: BTreeMap<Key, Arc<Current>>,
}

/// Facts of the revisions of a timeline, or of the first of them.
type Timed = Vec<Arc<RevisionFacts>>;

/// How many timelines are studied in one go, their texts in memory together.
const BATCH: usize = 2000;
/// How many files a study is kept in.
const FILES: usize = 32;
const PROGRAM: &str = env!("SELOSTE_PROGRAM");

impl Default for Study {
    fn default() -> Self {
        Self { shelves: (0..FILES).map(|_| Kept::default()).collect() }
    }
}

impl Study {
    /// Takes up what an earlier build of this very program kept; anything else is not trusted.
    pub fn open(folder: Option<&Path>) -> Self {
        let Some(folder) = folder else { return Self::default() };
        let shelves = (0..FILES).into_par_iter().map(|at| {
            let known: Option<Facts> = keeping::read(&folder.join(file_name(at)));
            let known = known.filter(|known| known.program == PROGRAM).unwrap_or_default();
            Kept { known, ..Kept::default() }
        });
        Self { shelves: shelves.collect() }
    }

    /// Keeps what this build used, where any of it is new. That it cannot be kept is no fault.
    pub fn keep(self, folder: Option<&Path>) {
        let Some(folder) = folder else { return };
        self.shelves.into_par_iter().enumerate().for_each(|(at, kept)| {
            let Kept { known, used, new } = kept;
            let mut used = used.into_inner().unwrap_or_else(PoisonError::into_inner);
            let shrunk = used.timelines.len() != known.timelines.len()
                || used.currents.len() != known.currents.len();
            if new.into_inner() > 0 || shrunk {
                PROGRAM.clone_into(&mut used.program);
                keeping::write(&folder.join(file_name(at)), &used);
            }
        });
    }

    /// Studies the revisions of all timelines: one list of facts for each.
    pub fn revisions(
        &self,
        timelines: &[(&Timeline, Language)],
        shelf: &Shelf,
        progress: &dyn Progress,
    ) -> Result<Vec<Timed>, TextUnavailable> {
        let all: usize = timelines.iter().map(|(timeline, _)| timeline.revisions.len()).sum();
        let done = AtomicUsize::new(0);
        let mut studied = Vec::with_capacity(timelines.len());
        for batch in timelines.chunks(BATCH) {
            let known: Vec<Known<'_>> = batch
                .par_iter()
                .map(|(timeline, language)| self.known(timeline, *language))
                .collect();
            shelf.fetch(known.iter().flat_map(Known::unread).collect())?;
            known
                .into_par_iter()
                .map(|known| {
                    let facts = self.timeline(known, shelf)?;
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

    /// What is known of the longest beginning of a timeline.
    fn known<'t>(&self, timeline: &'t Timeline, language: Language) -> Known<'t> {
        let kept = self.kept(&timeline.path);
        let keys = keys(timeline, language);
        let found = keys.iter().enumerate().rev().find_map(|(at, key)| {
            let facts = kept.known.timelines.get(key)?;
            (facts.len() == at + 1).then_some(facts)
        });
        let facts = found.cloned().unwrap_or_default();
        Known { timeline, language, key: keys.last().copied(), facts }
    }

    fn timeline(&self, known: Known<'_>, shelf: &Shelf) -> Result<Timed, TextUnavailable> {
        let Known { timeline, language, key, mut facts } = known;
        let kept = self.kept(&timeline.path);
        let revisions = &timeline.revisions;
        let mut before = match facts.len().checked_sub(1) {
            Some(at) if facts.len() < revisions.len() => {
                Some(shelf.document(&text_ref(&revisions[at], language))?)
            }
            _ => None,
        };
        for revision in &revisions[facts.len()..] {
            let now = shelf.document(&text_ref(revision, language))?;
            facts.push(Arc::new(self::facts(&now, &revision.path, before.as_deref())));
            kept.new.fetch_add(1, Ordering::Relaxed);
            before = Some(now);
        }
        if let Some(key) = key {
            kept.used().timelines.insert(key, facts.clone());
        }
        Ok(facts)
    }

    /// The file that what is known of a text is kept in.
    fn kept(&self, path: &str) -> &Kept {
        let [first, ..] = of_bytes(path.as_bytes());
        &self.shelves[usize::from(first) % self.shelves.len()]
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
        self.kept(file).known.currents.contains_key(&current_key(text, file))
    }

    /// Studies a text that is published now. `file` names it in findings.
    pub fn current(
        &self,
        text: &TextRef,
        file: &str,
        shelf: &Shelf,
    ) -> Result<Arc<Current>, TextUnavailable> {
        let key = current_key(text, file);
        let kept = self.kept(file);
        let current = match kept.known.currents.get(&key) {
            Some(current) => current.clone(),
            None => {
                kept.new.fetch_add(1, Ordering::Relaxed);
                Arc::new(examine(text, file, shelf)?)
            }
        };
        kept.used().currents.insert(key, current.clone());
        Ok(current)
    }
}

impl Kept {
    fn used(&self) -> MutexGuard<'_, Facts> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A timeline, and what is known of its first revisions.
struct Known<'t> {
    timeline: &'t Timeline,
    language: Language,
    /// None where there are no revisions.
    key: Option<Key>,
    facts: Timed,
}

impl Known<'_> {
    /// The texts that must be read to study the rest.
    fn unread(&self) -> impl Iterator<Item = ObjectId> {
        let (known, all) = (self.facts.len(), &self.timeline.revisions);
        let from = if known < all.len() { known.saturating_sub(1) } else { known };
        all[from..].iter().map(|revision| revision.blob)
    }
}

fn file_name(at: usize) -> String {
    format!("study-{at:02}.bin")
}

/// For each revision, what it and those before it are studied from. A text is read by its language
/// too: its items and anchors are words of it.
fn keys(timeline: &Timeline, language: Language) -> Vec<Key> {
    let mut before = Key::default();
    let keys = timeline.revisions.iter().map(|revision| {
        let mut digester = Digester::default();
        (before, language, revision.blob, &revision.path).hash(&mut digester);
        before = digester.short();
        before
    });
    keys.collect()
}

fn current_key(text: &TextRef, file: &str) -> Key {
    let mut digester = Digester::default();
    (text.blob, file, text.language).hash(&mut digester);
    digester.short()
}

/// Studies a text without looking what is known of it.
pub fn examine(text: &TextRef, file: &str, shelf: &Shelf) -> Result<Current, TextUnavailable> {
    Ok(current(shelf.examine(text, file)?, &text.path, file))
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
            processing: processing(document).clone(),
        },
        searched: PackedText::of(&read(document, &title(document, path))),
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
