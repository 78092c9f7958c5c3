//! Old documents become files of notices: which documents there are, what each becomes, which are versions
//! of one notice, and what may be written.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::check::catalogue::read as read_by_rules;
use crate::check::subject::Subject;
use crate::config::Site;
use crate::config::reading::parse as parse_site;
use crate::diagnostics::finding::Finding;
use crate::history::calendar::today;
use crate::history::committing::{Committed, Entry, commit};
use crate::history::decoding::decode;
use crate::import::notice::Imported;
use crate::import::readers::Unreadable;
use crate::import::{Archive, import};
use crate::parse::document::parse;
use crate::pipeline::checking::finding;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::SITE_FILE;
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::study::title_from_name;
use crate::source::{self, Bounded};
use crate::text::date::Date;
use crate::text::language::Language;
use crate::text::slug::slug;
use crate::told;

/// The largest file that is read, in bytes: an archive of documents may be larger than any of them.
const LARGEST: u64 = 512 * 1024 * 1024;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    /// Documents, archives of them, and folders of either.
    pub files: Vec<PathBuf>,
    /// The folder of the notices.
    pub to: PathBuf,
    /// A file that is there may be replaced.
    pub overwrite: bool,
    /// Older versions of a notice are wanted too: they will be commits.
    pub versions: bool,
}

/// A document and what became of it.
#[derive(Debug)]
pub struct Document {
    /// Its path as it was given, and for one in an archive its name there.
    pub name: String,
    pub result: Result<Box<Notice>, Problem>,
}

/// A notice that a document became.
#[derive(Debug)]
pub struct Notice {
    pub imported: Imported,
    /// What the checks find in it; places are in its text.
    pub findings: Vec<Finding>,
    pub file: PathBuf,
    pub fate: Fate,
}

/// What is done with a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    New,
    /// The file is there with another text, which goes.
    Replaces,
    /// The file is there with the same text.
    Stands,
    /// The file is there with another text, which stays.
    Kept,
    /// A newer version of it is among the documents.
    Older,
    /// The same text as that of another document.
    Twice(String),
}

/// Why a document became no notice.
#[derive(Debug)]
pub enum Problem {
    Unreadable(Unreadable),
    Io(io::Error),
    NotThere,
}

/// Everything that was made of the documents.
#[derive(Debug)]
pub struct Import {
    /// In the order of their names.
    pub documents: Vec<Document>,
    pub site: Site,
    to: PathBuf,
}

/// Reads the documents and decides what is to be done with each. Nothing is written.
///
/// # Errors
/// A folder cannot be listed.
pub fn plan(order: &Order, progress: &dyn Progress) -> Result<Import, PipelineError> {
    let mut paths = Vec::new();
    for path in &order.files {
        paths.extend(source::documents(path)?);
    }
    paths.sort();
    paths.dedup();
    let site = site_around(&order.to);
    let today = today(&site.history.time_zone);
    let done = AtomicUsize::new(0);
    let all = paths.len();
    let documents: Vec<Vec<Document>> = paths
        .par_iter()
        .map(|path| {
            let read = read_file(path, &site, today);
            progress.at(Stage::Documents, done.fetch_add(1, Ordering::Relaxed) + 1, all);
            read
        })
        .collect();
    let mut documents: Vec<Document> = documents.into_iter().flatten().collect();
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    name_files(&mut documents, order);
    decide_fates(&mut documents, order);
    Ok(Import { documents, site, to: order.to.clone() })
}

/// The documents of a file: itself, or those that are packed in it.
fn read_file(path: &Path, site: &Site, today: Date) -> Vec<Document> {
    let name = shown(path);
    let alone = |result| vec![Document { name: name.clone(), result: Err(result) }];
    let bytes = match source::read_bounded(path, LARGEST) {
        Ok(Bounded::File(bytes)) => bytes,
        Ok(Bounded::TooLarge) => return alone(Problem::Unreadable(Unreadable::TooLarge)),
        Ok(Bounded::NotThere) => return alone(Problem::NotThere),
        Err(error) => return alone(Problem::Io(error)),
    };
    match Archive::open(&bytes) {
        None => vec![read_document(name, &bytes, site, today)],
        Some(Err(reason)) => alone(Problem::Unreadable(reason)),
        Some(Ok(mut archive)) => {
            let names = archive.names();
            if names.is_empty() {
                return alone(Problem::Unreadable(Unreadable::Empty));
            }
            let mut documents = Vec::with_capacity(names.len());
            for packed in names {
                let shown = format!("{name}/{packed}");
                documents.push(match archive.file(&packed) {
                    Ok(bytes) => read_document(shown, &bytes, site, today),
                    Err(reason) => {
                        Document { name: shown, result: Err(Problem::Unreadable(reason)) }
                    }
                });
            }
            documents
        }
    }
}

fn read_document(name: String, bytes: &[u8], site: &Site, today: Date) -> Document {
    let result = import(bytes, &title_from_name(&name));
    let result = result.map_err(Problem::Unreadable).map(|imported| {
        let findings = review(&imported, site, today);
        Box::new(Notice { imported, findings, file: PathBuf::new(), fate: Fate::New })
    });
    Document { name, result }
}

/// What the checks find in a notice that stands in no portal yet.
fn review(imported: &Imported, site: &Site, today: Date) -> Vec<Finding> {
    let Imported { text, language, .. } = imported;
    let (document, mut findings) = parse(text, "tuotu/seloste.md", "", *language);
    let subject = Subject::new(&document, text, *language, site, today);
    findings.extend(
        read_by_rules(&subject).into_iter().map(|(rule, hit)| finding(rule, hit, rule.severity)),
    );
    findings.sort_by(|a, b| a.place().cmp(&b.place()));
    findings
}

/// The settings of the portal that a folder is in; those of a new portal where it is in none.
fn site_around(folder: &Path) -> Site {
    let found = folder.ancestors().find_map(|above| {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        source::read_if_there(&above.join(SITE_FILE)).ok().flatten()
    });
    found.map(|bytes| parse_site(&decode(&bytes).text, SITE_FILE).0).unwrap_or_default()
}

/// Gives each notice its file. Documents of one name are versions of one notice, if each bears another
/// date; those of one date, or of none, are notices of their own.
fn name_files(documents: &mut [Document], order: &Order) {
    let mut groups: BTreeMap<(Language, String), Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Ok(notice) = &document.result {
            let key = (notice.imported.language, name_of(&notice.imported));
            groups.entry(key).or_default().push(at);
        }
    }
    let pairs = translations(documents);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for ((language, name), group) in groups {
        let name = group.iter().find_map(|at| pairs.get(at)).cloned().unwrap_or(name);
        let mut newest_first = group;
        newest_first
            .sort_by_key(|at| std::cmp::Reverse((date_of(documents, *at), std::cmp::Reverse(*at))));
        let mut versions: Vec<usize> = Vec::new();
        for at in newest_first {
            let same = versions.iter().copied().find(|other| same_text(documents, at, *other));
            let date = date_of(documents, at);
            let is_version = versions.first().is_some_and(|_| {
                date.is_some()
                    && versions
                        .iter()
                        .all(|other| date_of(documents, *other).is_some_and(|it| Some(it) != date))
            });
            let (fate, file) = if let Some(other) = same {
                (Fate::Twice(documents[other].name.clone()), file_of(documents, other))
            } else if is_version {
                (
                    if order.versions { Fate::New } else { Fate::Older },
                    file_of(documents, versions[0]),
                )
            } else {
                (Fate::New, order.to.join(free_name(&name, language, &mut taken)))
            };
            if fate == Fate::New && !is_version {
                versions.insert(0, at);
            } else if is_version {
                versions.push(at);
            }
            if let Ok(notice) = &mut documents[at].result {
                notice.fate = fate;
                notice.file = file;
            }
        }
    }
}

fn date_of(documents: &[Document], at: usize) -> Option<Date> {
    documents[at].result.as_ref().ok().and_then(|notice| notice.imported.date)
}

fn file_of(documents: &[Document], at: usize) -> PathBuf {
    documents[at].result.as_ref().map(|notice| notice.file.clone()).unwrap_or_default()
}

fn same_text(documents: &[Document], one: usize, other: usize) -> bool {
    match (&documents[one].result, &documents[other].result) {
        (Ok(one), Ok(other)) => one.imported.text == other.imported.text,
        _ => false,
    }
}

/// The name that a notice has in addresses: its title, without the kind of document.
fn name_of(imported: &Imported) -> String {
    let name = slug(crate::import::notice::name_within(&imported.title));
    if name.is_empty() { "seloste".to_owned() } else { name }
}

/// A file's name that no other notice has: `kirjasto.md`, `kirjasto-2.md`, `kirjasto.sv.md`.
fn free_name(name: &str, language: Language, taken: &mut BTreeSet<String>) -> String {
    let ending = match language {
        Language::Fi => "md".to_owned(),
        other => format!("{}.md", other.code()),
    };
    let mut file = format!("{name}.{ending}");
    let mut number = 2;
    while !taken.insert(file.clone()) {
        file = format!("{name}-{number}.{ending}");
        number += 1;
    }
    file
}

/// The names of the Finnish notices whose documents differ from others in nothing but a word for the
/// language: `kirjasto_fi.docx` and `kirjasto_sv.docx` are one notice in two languages.
fn translations(documents: &[Document]) -> BTreeMap<usize, String> {
    let mut originals: BTreeMap<String, String> = BTreeMap::new();
    for document in documents {
        if let Ok(notice) = &document.result
            && notice.imported.language == Language::Fi
        {
            originals.insert(without_language(&document.name), name_of(&notice.imported));
        }
    }
    let mut pairs = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Ok(notice) = &document.result
            && notice.imported.language != Language::Fi
            && let Some(name) = originals.get(&without_language(&document.name))
        {
            pairs.insert(at, name.clone());
        }
    }
    pairs
}

/// A document's path without its ending and words for languages.
fn without_language(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = if ending.contains('/') { name } else { stem };
    let words = stem.split(['_', '-', ' ', '.', '/', '(', ')']).filter(|word| {
        let word = word.to_lowercase();
        let known = [
            "fi",
            "sv",
            "en",
            "se",
            "swe",
            "fin",
            "eng",
            "suomi",
            "ruotsi",
            "englanti",
            "suomeksi",
            "ruotsiksi",
            "englanniksi",
            "svenska",
            "finska",
            "finnish",
            "swedish",
            "english",
        ];
        !word.is_empty() && !known.contains(&word.as_str())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The versions of a notice fare as the newest of them does.
fn decide_fates(documents: &mut [Document], order: &Order) {
    let mut newest: BTreeMap<PathBuf, (Option<Date>, Fate)> = BTreeMap::new();
    for notice in documents.iter().filter_map(|it| it.result.as_ref().ok()) {
        let date = notice.imported.date;
        let is_newer = newest.get(&notice.file).is_none_or(|(other, _)| *other < date);
        if notice.fate == Fate::New && is_newer {
            newest.insert(notice.file.clone(), (date, fate(notice, order)));
        }
    }
    for notice in documents.iter_mut().filter_map(|it| it.result.as_mut().ok()) {
        if let Some((_, fate)) = newest.get(&notice.file)
            && notice.fate == Fate::New
        {
            notice.fate = fate.clone();
        }
    }
}

fn fate(notice: &Notice, order: &Order) -> Fate {
    match source::read_if_there(&notice.file) {
        Ok(None) => Fate::New,
        Ok(Some(bytes)) if bytes == notice.imported.text.as_bytes() => Fate::Stands,
        _ if order.overwrite => Fate::Replaces,
        _ => Fate::Kept,
    }
}

/// A path as people write it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

impl Import {
    /// The notices that are written, with their documents' names.
    pub fn written(&self) -> impl Iterator<Item = (&str, &Notice)> {
        self.documents.iter().filter_map(|document| {
            let notice = document.result.as_ref().ok()?;
            let is_written = matches!(notice.fate, Fate::New | Fate::Replaces);
            is_written.then_some((document.name.as_str(), notice.as_ref()))
        })
    }

    /// Writes the files; of the versions of one notice, the newest stays.
    ///
    /// # Errors
    /// A file cannot be written; those before it are.
    pub fn write(&self) -> Result<(), PipelineError> {
        let due = |it: &&Notice| matches!(it.fate, Fate::New | Fate::Replaces);
        for notice in self.oldest_first(due) {
            source::write_whole(&notice.file, notice.imported.text.as_bytes())?;
        }
        Ok(())
    }

    /// Commits what [`Self::write`] has written and what stood there already, one commit a document, oldest
    /// first.
    ///
    /// # Errors
    /// The repository cannot be read or written.
    pub fn commit(&self) -> Result<Committed, PipelineError> {
        let language = self.site.default_language();
        let stands = |it: &&Notice| matches!(it.fate, Fate::New | Fate::Replaces | Fate::Stands);
        let entries: Vec<Entry> = self
            .oldest_first(stands)
            .into_iter()
            .map(|notice| Entry {
                path: notice.file.clone(),
                bytes: notice.imported.text.clone().into_bytes(),
                day: notice.imported.date,
                message: message(&notice.imported, language),
            })
            .collect();
        Ok(commit(&self.to, &self.site.history.time_zone, &entries)?)
    }

    /// Notices by the dates that they bear; those without a date last.
    fn oldest_first(&self, which: impl Fn(&&Notice) -> bool) -> Vec<&Notice> {
        let read = self.documents.iter().filter_map(|it| it.result.as_deref().ok());
        let mut notices: Vec<&Notice> = read.filter(which).collect();
        notices.sort_by_key(|notice| (notice.imported.date.is_none(), notice.imported.date));
        notices
    }
}

fn message(imported: &Imported, language: Language) -> String {
    let title = &imported.title;
    let told = match imported.date {
        Some(date) => {
            let (fi, en) = (date.written(Language::Fi), date.written(Language::En));
            told!(
                fi: "{title}, päivätty {fi}",
                sv: "{title}, daterad {fi}",
                en: "{title}, dated {en}",
            )
        }
        None => told!(fi: "{title}, päiväämätön", sv: "{title}, odaterad", en: "{title}, undated"),
    };
    told.within(language).to_owned()
}
