//! Reads what a portal is made from: settings, texts and theme, of one commit or of the disk, and
//! the history.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::reading;
use crate::config::{HistorySettings, HistoryWalk, RevisionDate, Site};
use crate::diagnostics::finding::Finding;
use crate::history::error::HistoryError;
use crate::history::reading::{DateSource, History, Settings, Walk, read};
use crate::history::renames::Difference;
use crate::history::repository::{FileKind, Found, Repository, blob_id, discover};
use crate::model::object_id::ObjectId;
use crate::model::timeline::{Event, Happening, Note, Removal};
use crate::pipeline::error::PipelineError;
use crate::pipeline::progress::{Progress, Stage};
use crate::source::{self, Files};
use crate::told;

/// What to make a portal from.
#[derive(Debug, Clone)]
pub struct Request {
    /// The portal's folder: it holds `content/` and `site/`.
    pub folder: PathBuf,
    pub texts: Texts,
    /// Build from a shallow clone, with its short history marked.
    pub allow_shallow: bool,
    /// The index that Git says is being committed from, where it is not the repository's own.
    pub index: Option<PathBuf>,
}

/// Which texts are the present ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Those of the newest commit.
    Committed,
    /// Those on the disk.
    WorkingCopy,
    /// Those that are staged: what the next commit will have.
    Staged,
    /// Those on the disk, and what readers would be told of them if they were committed now.
    Drafts,
}

/// Files that are taken as given here, whatever the disk has: the last good text of one that a save
/// broke. By path from the portal's folder.
pub type Held = BTreeMap<String, Arc<[u8]>>;

/// Everything read.
#[derive(Debug)]
pub struct Inputs {
    pub site: Site,
    /// The Markdown files of `content/`.
    pub content: BTreeMap<String, ContentFile>,
    /// The files of `site/`.
    pub site_files: Files,
    /// The files of the portal's own theme.
    pub theme_files: Files,
    pub repository: Option<Repository>,
    /// What the newest commit has at each path of `content/`, where that was looked at.
    pub committed: BTreeMap<String, ObjectId>,
    /// Where what is worked out may be kept.
    pub cache: Option<PathBuf>,
    pub past: Past,
    pub uncommitted: Uncommitted,
    pub findings: Vec<Finding>,
}

/// What befell files on the disk only, beside new texts: by their paths from `content/`.
#[derive(Debug, Default)]
pub struct Uncommitted {
    pub removed: BTreeSet<String>,
    /// Where the texts that moved are now.
    pub moved: BTreeSet<String>,
}

/// A text of `content/`.
#[derive(Debug, Clone)]
pub struct ContentFile {
    pub blob: ObjectId,
    /// Its bytes, where they are not to be had from the repository.
    pub bytes: Option<Arc<[u8]>>,
}

/// What is known of the time before.
#[derive(Debug)]
pub enum Past {
    NoRepository,
    NoCommits,
    Read(Box<History>),
}

pub const CONTENT: &str = "content";
pub const SITE: &str = "site";
pub const SITE_FILE: &str = "site/site.toml";

/// Reads the inputs of a portal.
pub fn gather(
    request: &Request,
    held: &Held,
    progress: &dyn Progress,
) -> Result<Inputs, PipelineError> {
    let disk = Disk { folder: &request.folder, held, staged: None };
    match discover(&request.folder)? {
        Found::Repository(repository) => of_repository(request, disk, repository, progress),
        Found::NoRepository => of_disk(disk, Past::NoRepository, None),
        Found::NoCommits if request.texts == Texts::Committed => {
            Err(PipelineError::nothing_committed())
        }
        Found::NoCommits => of_disk(disk, Past::NoCommits, None),
    }
}

/// The folder on the disk, and what is held against it.
#[derive(Debug, Clone, Copy)]
struct Disk<'a> {
    folder: &'a Path,
    held: &'a Held,
    /// What is staged, in place of all that the disk has.
    staged: Option<&'a Files>,
}

impl Disk<'_> {
    fn read(self, folder: &str) -> Result<(Files, Vec<Finding>), PipelineError> {
        let (mut files, findings) = match self.staged {
            Some(staged) => (within(staged, folder), Vec::new()),
            None => source::read_folder(self.folder, folder)?,
        };
        for (path, bytes) in self.held {
            if let Some(name) = path.strip_prefix(folder).and_then(|it| it.strip_prefix('/')) {
                files.insert(name.to_owned(), bytes.to_vec());
            }
        }
        Ok((files, findings))
    }
}

/// The files of a folder, by their names in it.
fn within(files: &Files, folder: &str) -> Files {
    let name = |path: &str| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
    files.iter().filter_map(|(path, bytes)| Some((name(path)?, bytes.clone()))).collect()
}

fn of_repository(
    request: &Request,
    disk: Disk<'_>,
    repository: Repository,
    progress: &dyn Progress,
) -> Result<Inputs, PipelineError> {
    let head = match repository.tip(None) {
        Err(HistoryError::UnbornBranch) if request.texts != Texts::Committed => {
            return of_disk(disk, Past::NoCommits, None);
        }
        head => head?,
    };
    let mut inputs = match request.texts {
        Texts::Committed => of_commit(&repository, head)?,
        Texts::WorkingCopy | Texts::Drafts => of_disk(disk, Past::NoCommits, Some(&repository))?,
        Texts::Staged => {
            let staged = repository.staged(request.index.as_deref())?;
            let disk = Disk { staged: Some(&staged), ..disk };
            of_disk(disk, Past::NoCommits, Some(&repository))?
        }
    };
    // Another branch than the one at hand may be the published one; its own settings then count.
    let branch = inputs.site.history.branch.clone();
    let tip = repository.tip(branch.as_deref())?;
    if tip != head && request.texts == Texts::Committed {
        inputs = of_commit(&repository, tip)?;
    }
    if inputs.content.is_empty() {
        let on_disk = request.folder.join(CONTENT).is_dir();
        return Err(if on_disk {
            PipelineError::nothing_committed()
        } else {
            PipelineError::no_content(&request.folder)
        });
    }
    let cache = repository.cache_folder();
    let settings = settings(&inputs.site.history, request.allow_shallow, Some(&cache));
    let mut history = read(&repository, tip, &settings, &|done, all| {
        progress.at(Stage::History, done, all);
    })?;
    if request.texts == Texts::Drafts {
        inputs.uncommitted.moved = follow_moved(&repository, &mut history, &inputs)?;
    }
    if request.texts != Texts::Committed {
        inputs.uncommitted.removed = end_deleted(&mut history, &inputs.content);
    }
    let told: BTreeSet<(&str, &str)> = inputs.findings.iter().map(place).collect();
    let findings = history.findings.iter().filter(|finding| !told.contains(&place(finding)));
    let findings: Vec<Finding> = findings.cloned().collect();
    inputs.findings.extend(findings);
    Ok(Inputs {
        past: Past::Read(Box::new(history)),
        repository: Some(repository),
        cache: Some(cache),
        ..inputs
    })
}

/// Of what a finding is; the disk and the newest commit may both have the same to say of a file.
fn place(finding: &Finding) -> (&str, &str) {
    (&finding.rule, &finding.file)
}

/// A text that got another name on the disk only keeps its history, as it will once that is committed.
fn follow_moved(
    repository: &Repository,
    history: &mut History,
    inputs: &Inputs,
) -> Result<BTreeSet<String>, PipelineError> {
    let content = &inputs.content;
    let History { tip, tip_date, tip_moment, timelines, .. } = history;
    let live = || timelines.iter().filter(|timeline| timeline.removed.is_none());
    let known: BTreeSet<&str> = live().map(|timeline| timeline.path.as_str()).collect();
    let gone = live().filter(|timeline| !content.contains_key(&timeline.path));
    let gone = gone.filter_map(|timeline| {
        let old = timeline.revisions.last().map(|revision| revision.blob);
        old.map(|_| Difference { path: &timeline.path, old, new: None })
    });
    let come = content.iter().filter(|(path, _)| !known.contains(path.as_str()));
    let come = come.map(|(path, file)| Difference { path, old: None, new: Some(file.blob) });
    let mut differences: Vec<Difference<'_>> = gone.chain(come).collect();
    differences.sort_by_key(|difference| difference.path);
    let both = differences.iter().any(|it| it.old.is_some())
        && differences.iter().any(|it| it.new.is_some());
    let mut moved = BTreeSet::new();
    if !both {
        return Ok(moved);
    }
    let on_disk = content.values().filter_map(|file| Some((file.blob, file.bytes.clone()?)));
    let moves = repository.moves_between(&differences, &on_disk.collect())?;
    let moves: Vec<(String, String)> = moves
        .iter()
        .map(|found| {
            (differences[found.from].path.to_owned(), differences[found.to].path.to_owned())
        })
        .collect();
    for (from, to) in moves {
        let mut live = timelines.iter_mut().filter(|timeline| timeline.removed.is_none());
        let Some(timeline) = live.find(|timeline| timeline.path == from) else { continue };
        timeline.path.clone_from(&to);
        let after = timeline.revisions.len();
        let what = Happening::Moved { from, to: to.clone() };
        let (date, moment, commit) = (*tip_date, *tip_moment, *tip);
        timeline.events.push(Event { date, moment, commit, after, what });
        moved.insert(to);
    }
    Ok(moved)
}

/// A text that is gone from the disk only is shown as it will be once that is committed.
fn end_deleted(history: &mut History, content: &BTreeMap<String, ContentFile>) -> BTreeSet<String> {
    let mut ended = BTreeSet::new();
    let History { tip, tip_date, tip_moment, timelines, .. } = history;
    let live = timelines.iter_mut().filter(|timeline| timeline.removed.is_none());
    for timeline in live.filter(|timeline| !content.contains_key(&timeline.path)) {
        let (date, moment, commit) = (*tip_date, *tip_moment, *tip);
        let removal = Removal { date, moment, commit, note: Note::default() };
        let after = timeline.revisions.len();
        let what = Happening::Removed;
        timeline.events.push(Event { date, moment, commit, after, what });
        timeline.removed = Some(removal);
        ended.insert(timeline.path.clone());
    }
    ended
}

/// How the history is read.
pub(super) fn settings(
    history: &HistorySettings,
    allow_shallow: bool,
    cache: Option<&Path>,
) -> Settings {
    Settings {
        content: CONTENT.to_owned(),
        extension: "md".to_owned(),
        date: match history.date {
            RevisionDate::Author => DateSource::Author,
            RevisionDate::Committer => DateSource::Committer,
        },
        time_zone: history.time_zone.clone(),
        walk: match history.walk {
            HistoryWalk::FirstParent => Walk::FirstParent,
            HistoryWalk::All => Walk::All,
        },
        show_authors: history.show_authors,
        allow_shallow,
        branch: history.branch.clone(),
        cache: cache.map(Path::to_owned),
    }
}

/// The texts of one commit; nothing is read from the disk.
fn of_commit(repository: &Repository, tip: ObjectId) -> Result<Inputs, PipelineError> {
    let (site_files, mut findings) = files_of_commit(repository, tip, SITE)?;
    let site = site_of(&site_files, &mut findings);
    let theme_files = match &site.theme {
        Some(theme) => {
            let (files, more) = files_of_commit(repository, tip, &format!("themes/{theme}"))?;
            findings.extend(more);
            files
        }
        None => Files::new(),
    };
    let mut content = BTreeMap::new();
    for file in repository.files_at(tip, CONTENT)? {
        let place = format!("{CONTENT}/{}", file.path);
        match file.kind {
            FileKind::File if file.size > source::LARGEST => {
                findings.push(source::too_large(&place));
            }
            FileKind::File if is_text(&file.path) => {
                content.insert(file.path, ContentFile { blob: file.id, bytes: None });
            }
            FileKind::File => findings.push(not_markdown(&place)),
            // The history's own findings speak of links and of other repositories within.
            FileKind::Symlink | FileKind::Submodule => {}
        }
    }
    Ok(Inputs {
        site,
        content,
        site_files,
        theme_files,
        repository: None,
        committed: BTreeMap::new(),
        cache: None,
        past: Past::NoCommits,
        uncommitted: Uncommitted::default(),
        findings,
    })
}

fn files_of_commit(
    repository: &Repository,
    tip: ObjectId,
    folder: &str,
) -> Result<(Files, Vec<Finding>), PipelineError> {
    let (mut files, mut findings) = (Files::new(), Vec::new());
    for file in repository.files_at(tip, folder)? {
        let place = format!("{folder}/{}", file.path);
        match file.kind {
            FileKind::File if file.size > source::LARGEST => {
                findings.push(source::too_large(&place));
            }
            FileKind::File => {
                files.insert(file.path, repository.blob(file.id)?);
            }
            FileKind::Symlink => findings.push(source::is_a_link(&place)),
            FileKind::Submodule => {}
        }
    }
    Ok((files, findings))
}

/// The texts on the disk. A text that is the same as in the newest commit, but for its line ends,
/// is that text.
fn of_disk(
    disk: Disk<'_>,
    past: Past,
    repository: Option<&Repository>,
) -> Result<Inputs, PipelineError> {
    let (site_files, mut findings) = disk.read(SITE)?;
    let site = site_of(&site_files, &mut findings);
    let theme_files = match &site.theme {
        Some(theme) => {
            let (files, more) = disk.read(&format!("themes/{theme}"))?;
            findings.extend(more);
            files
        }
        None => Files::new(),
    };
    let (files, more) = disk.read(CONTENT)?;
    findings.extend(more);
    let committed = match repository {
        Some(repository) => committed(repository)?,
        None => BTreeMap::new(),
    };
    let (texts, others): (Files, Files) = files.into_iter().partition(|(path, _)| is_text(path));
    findings.extend(others.keys().map(|path| not_markdown(&format!("{CONTENT}/{path}"))));
    let content: BTreeMap<String, ContentFile> = texts
        .into_par_iter()
        .map(|(path, bytes)| {
            let file = content_file(repository, committed.get(&path).copied(), bytes)?;
            Ok((path, file))
        })
        .collect::<Result<_, PipelineError>>()?;
    if content.is_empty() {
        return Err(PipelineError::no_content(disk.folder));
    }
    Ok(Inputs {
        site,
        content,
        site_files,
        theme_files,
        repository: None,
        committed,
        cache: None,
        past,
        uncommitted: Uncommitted::default(),
        findings,
    })
}

/// A text of the disk: the committed one, where it is the same.
pub(super) fn content_file(
    repository: Option<&Repository>,
    committed: Option<ObjectId>,
    bytes: Vec<u8>,
) -> Result<ContentFile, PipelineError> {
    let blob = blob_id(&bytes);
    Ok(match (committed, repository) {
        (Some(known), _) if known == blob => ContentFile { blob, bytes: None },
        (Some(known), Some(repository)) if same_lines(repository, known, &bytes)? => {
            ContentFile { blob: known, bytes: None }
        }
        _ => ContentFile { blob, bytes: Some(bytes.into()) },
    })
}

fn committed(repository: &Repository) -> Result<BTreeMap<String, ObjectId>, PipelineError> {
    let files = repository.names_at(repository.tip(None)?, CONTENT)?;
    Ok(files.into_iter().map(|file| (file.path, file.id)).collect())
}

fn same_lines(
    repository: &Repository,
    blob: ObjectId,
    bytes: &[u8],
) -> Result<bool, PipelineError> {
    let committed = repository.blob(blob)?;
    let without_returns =
        |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().filter(|byte| *byte != b'\r').collect() };
    Ok(without_returns(&committed) == without_returns(bytes))
}

fn site_of(files: &Files, findings: &mut Vec<Finding>) -> Site {
    let Some(bytes) = files.get("site.toml") else {
        findings.push(no_settings());
        return Site::default();
    };
    let text = String::from_utf8_lossy(bytes);
    let (site, more) = reading::parse(&text, SITE_FILE);
    findings.extend(more);
    site
}

/// Whether a file is Markdown, as all texts are.
pub(super) fn is_text(path: &str) -> bool {
    path.rsplit('.').next() == Some("md")
}

fn no_settings() -> Finding {
    let message = told!(
        fi: "asetustiedosto `{SITE_FILE}` puuttuu, joten käytetään oletuksia",
        sv: "inställningsfilen `{SITE_FILE}` saknas, så standardvärden används",
        en: "the settings file `{SITE_FILE}` is missing, so the defaults are used",
    );
    Finding::warning("no-settings", message).hint(told!(
        fi: "Tee tiedosto ja kirjoita siihen ainakin organisaation nimi: `[organisation]` ja `name = \"…\"`.",
        sv: "Skapa filen och skriv åtminstone organisationens namn: `[organisation]` och `name = \"…\"`.",
        en: "Make the file with at least the organisation's name: `[organisation]` and `name = \"…\"`.",
    ))
}

fn not_markdown(file: &str) -> Finding {
    let message = told!(
        fi: "tiedosto ei ole `.md`-tiedosto, eikä sitä julkaista",
        sv: "filen är ingen `.md`-fil och publiceras inte",
        en: "the file is no `.md` file and is not published",
    );
    Finding::warning("not-markdown", message).in_file(file).hint(told!(
        fi: "Muuta seloste Markdown-tiedostoksi tai siirrä tiedosto pois kansiosta `content`.",
        sv: "Gör om beskrivningen till en Markdown-fil eller flytta filen från mappen `content`.",
        en: "Turn the notice into a Markdown file, or move the file out of `content`.",
    ))
}
