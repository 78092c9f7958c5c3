//! Follows a portal's folder: what was saved is taken up, and each time a new unchanging value is made
//! that can be shown. What a save breaks is held at its last good text until it is mended.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostics::excerpt::Noted;
use crate::diagnostics::finding::{Finding, Severity};
use crate::digest::{Digest, Digester};
use crate::history::decoding::decode;
use crate::history::repository::{Found, Repository, blob_id, discover};
use crate::model::content_path::{ContentPath, read_path};
use crate::model::object_id::ObjectId;
use crate::model::portal::{Notice, NoticeId, NoticeText, Portal};
use crate::pipeline::building::try_templates;
use crate::pipeline::checking::{Rulebook, not_told_by};
use crate::pipeline::desk::Whole;
use crate::pipeline::dictionary::dictionary;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::{CONTENT, Held, Request, SITE, SITE_FILE};
use crate::pipeline::loading::{Loaded, SETTINGS, load, load_with};
use crate::pipeline::progress::{Progress, Silent};
use crate::pipeline::reviewing::{Reviewer, Reviews};
use crate::pipeline::saving::Taken;
use crate::pipeline::shelf::Shelf;
use crate::render::renderer::{RenderError, Renderer, Skin};
use crate::search::lexicon::Lexis;
use crate::source::{Seen, look_at};
use crate::text::language::Language;
use crate::theme::Theme;

/// How many texts are taken up one by one; more are quicker loaded with all the rest.
const ONE_BY_ONE: usize = 40;
/// How many findings are shown with their lines.
const MOST_FINDINGS: usize = 100;
/// How many drafts are read by the rules for their list.
const MOST_READ: usize = 200;

/// A portal as it can be shown now.
#[derive(Debug)]
pub struct Shown {
    pub renderer: Renderer,
    pub shelf: Arc<Shelf>,
    /// Errors, and all that there is to say of the texts that are being written.
    pub findings: Vec<Noted>,
    /// What the rules find in the texts saved last, one by one.
    pub checks: Vec<Noted>,
    pub reviewer: Reviewer,
    /// All that the build found.
    pub(super) all_findings: Arc<[Finding]>,
    pub(super) whole: Whole,
    /// The notices whose texts were saved last, with the languages of these.
    pub saved: Vec<(Arc<NoticeId>, Language)>,
    /// What else than texts of notices differs from the newest commit, from the portal's folder.
    pub others: Vec<String>,
    /// For what may yet be found when a page is made.
    pub theme: Arc<Theme>,
    pub theme_folder: String,
}

impl Shown {
    /// What there is to say of the drafts, and of what else is being written.
    pub fn findings_of_drafts(&self) -> Vec<Noted> {
        let portal = self.renderer.portal();
        let drafts: Vec<(&Notice, &NoticeText)> = portal
            .notices_in_force()
            .flat_map(|notice| notice.texts.values().map(move |text| (notice, text)))
            .filter(|(_, text)| text.pending.is_some() && text.is_in_force())
            .take(MOST_READ)
            .collect();
        let found = drafts.par_iter().map(|(notice, text)| self.reviewer.noted(notice, text));
        let mut checks: Vec<Noted> = found.collect::<Vec<_>>().concat();
        let more = self.checks.iter().filter(|noted| !checks.contains(noted));
        let more: Vec<Noted> = more.cloned().collect();
        checks.extend(more);
        let told: Vec<Finding> = checks.iter().map(|noted| noted.finding.clone()).collect();
        let of_build = not_told_by(&told, self.findings.iter().map(|noted| &noted.finding));
        let of_build: Vec<&Finding> = of_build.collect();
        let of_build = self.findings.iter().filter(|noted| of_build.contains(&&noted.finding));
        of_build.cloned().chain(checks).collect()
    }
}

/// What a page that could not be made says of the theme or of its text.
pub fn note_of_page(shown: &Shown, error: &RenderError) -> Noted {
    match error {
        RenderError::Template(error) => {
            let finding = error.finding(&shown.theme, &shown.theme_folder);
            let name = format!("templates/{}", error.template);
            let text = shown.theme.file(&name).map(String::from_utf8_lossy);
            Noted::on(finding, text.as_deref())
        }
        RenderError::Text(error) => {
            let PipelineError { message, hint } = error.clone().into();
            let finding = Finding::error("unreadable", message).in_file(&error.path);
            Noted::on(Finding { hint, ..finding }, None)
        }
    }
}

/// Where to look for what changed.
#[derive(Debug)]
pub enum Look {
    /// At these files and folders.
    At(BTreeSet<PathBuf>),
    Everywhere,
}

/// Follows one portal.
#[derive(Debug)]
pub struct Following {
    request: Request,
    /// The portal's folder without links and dots, as the system names files in it.
    root: PathBuf,
    pub loaded: Loaded,
    held: Held,
    /// What a save broke: its findings and the text that they are on, by file.
    broken: BTreeMap<String, (Vec<Finding>, String)>,
    /// Why the folder could not be read at all.
    fault: Option<Finding>,
    clothes: Clothes,
    lexis: Option<Arc<Lexis>>,
    lexis_told: Option<Finding>,
    saved: Vec<(Arc<NoticeId>, Language)>,
    /// Files that were saved since the start.
    touched: BTreeSet<String>,
    rulebook: Arc<Rulebook>,
    reviews: Arc<Reviews>,
    /// The texts of `content/` that were saved one by one since the start: what the rules find in them
    /// is told.
    checked: BTreeSet<String>,
    /// As [`Shown::others`].
    others: Vec<String>,
    head: Option<ObjectId>,
}

/// The theme that pages are made with: the portal's own, or the last one that was whole.
#[derive(Debug)]
struct Clothes {
    skin: Arc<Skin>,
    theme: Arc<Theme>,
    /// What is wrong with the portal's own, where another is worn.
    faults: Vec<Finding>,
}

impl Following {
    /// Loads the portal. Only a folder that cannot be read is an error.
    pub fn start(request: Request, progress: &dyn Progress) -> Result<Self, PipelineError> {
        let loaded = load(&request, progress)?;
        let root = request.folder.canonicalize().unwrap_or_else(|_| request.folder.clone());
        let (lexis, lexis_told) = dictionary(&loaded.portal.site, &request.folder);
        let clothes = Clothes::of(&loaded, &Arc::new(Theme::embedded()));
        let rulebook = Arc::new(Rulebook::of(&loaded)?);
        let mut following = Self {
            rulebook,
            reviews: Arc::default(),
            checked: BTreeSet::new(),
            head: head_of(&request.folder),
            request,
            root,
            loaded,
            held: Held::new(),
            broken: BTreeMap::new(),
            fault: None,
            clothes,
            lexis: lexis.map(Arc::new),
            lexis_told,
            saved: Vec::new(),
            touched: BTreeSet::new(),
            others: Vec::new(),
        };
        following.others = other_changes(&following.loaded);
        following.add_standing();
        Ok(following)
    }

    /// The portal to be shown now.
    pub fn shown(&self) -> Shown {
        let Clothes { skin, theme, .. } = &self.clothes;
        let portal = self.loaded.portal.clone();
        let reviewer = Reviewer::of(&self.loaded, &self.rulebook, &self.reviews);
        let checks = self.checks(&reviewer);
        let told: Vec<Finding> = checks.iter().map(|noted| noted.finding.clone()).collect();
        Shown {
            renderer: Renderer::new(portal, skin.clone(), self.lexis.clone()),
            shelf: self.loaded.shelf.clone(),
            findings: self.noted(&told),
            checks,
            reviewer,
            all_findings: self.loaded.findings.clone(),
            whole: Whole::default(),
            saved: self.saved.clone(),
            others: self.others.clone(),
            theme: theme.clone(),
            theme_folder: self.loaded.theme_folder.clone(),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn repository(&self) -> Option<&Repository> {
        self.loaded.shelf.repository()
    }

    /// Takes up what changed. Whether there is anything else to show than before.
    pub fn look(&mut self, look: Look) -> bool {
        self.saved.clear();
        let Look::At(paths) = look else { return self.look_everywhere() };
        // What is to be loaded anew is found before anything is taken: the two are told apart by what
        // there was to see.
        let Some(texts) = self.texts_among(&paths).and_then(|texts| self.read(texts)) else {
            return self.look_everywhere();
        };
        let mut changed = false;
        for (path, bytes) in texts {
            match self.take(&path, bytes) {
                Ok(Some(took)) => changed |= took,
                Ok(None) => return self.look_everywhere() || changed,
                Err(error) => return self.fail(&error) || changed,
            }
        }
        if changed {
            self.loaded.gather_findings();
        }
        changed
    }

    /// The texts of `content/` among changed paths, if there are only few of them and nothing else
    /// changed that matters.
    fn texts_among(&self, paths: &BTreeSet<PathBuf>) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        for path in paths {
            if let Ok(path) = path.strip_prefix(self.root.join(CONTENT)) {
                let parts: Vec<&str> =
                    path.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
                texts.push(parts.join("/"));
            } else if self.is_gits(path) {
                if self.head != head_of(&self.request.folder) {
                    return None;
                }
            } else {
                return None;
            }
        }
        (texts.len() <= ONE_BY_ONE && self.fault.is_none()).then_some(texts)
    }

    /// The bytes of texts, if each is one of a notice in force. What went before it was ever seen, as
    /// what editors write beside a file, is left out; an empty path is the whole folder.
    fn read(&self, paths: Vec<String>) -> Option<Vec<(String, Vec<u8>)>> {
        let mut texts = Vec::new();
        for path in paths {
            match look_at(&self.root, &format!("{CONTENT}/{path}")) {
                Ok(Seen::File(bytes)) if self.loaded.has_in_force(&path) => {
                    texts.push((path, bytes));
                }
                Ok(Seen::Gone) if !path.is_empty() && !self.has_seen(&path) => {}
                _ => return None,
            }
        }
        Some(texts)
    }

    /// Whether a path of `content/`, or anything below it, was there or was found fault with.
    fn has_seen(&self, path: &str) -> bool {
        let is_it = |other: &str| {
            other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let in_content = |file: &str| file.strip_prefix(CONTENT)?.strip_prefix('/').map(is_it);
        self.loaded.texts().any(|(text, _)| is_it(text))
            || self.loaded.findings.iter().any(|it| in_content(&it.file) == Some(true))
    }

    fn is_gits(&self, path: &Path) -> bool {
        self.repository().is_some_and(|repository| {
            [repository.git_folder(), repository.common_folder()]
                .iter()
                .any(|folder| path.starts_with(folder))
        })
    }

    /// Takes up one text: whether anything changed; none if the whole portal is to be loaded.
    fn take(&mut self, path: &str, bytes: Vec<u8>) -> Result<Option<bool>, PipelineError> {
        let file = format!("{CONTENT}/{path}");
        let good = self.loaded.text_bytes(path);
        let taken = self.loaded.take(path, bytes.clone())?;
        self.touched.insert(file.clone());
        self.checked.insert(path.to_owned());
        match taken {
            Taken::TooMuch => Ok(None),
            Taken::Same => {
                self.held.remove(&file);
                Ok(Some(self.broken.remove(&file).is_some()))
            }
            Taken::Stands(id, language) => {
                self.held.remove(&file);
                self.broken.remove(&file);
                self.saved.push((id, language));
                Ok(Some(true))
            }
            Taken::Broken(findings) => {
                let Some(good) = good else { return Ok(None) };
                self.held.insert(file.clone(), good.into());
                let text = decode(&bytes).text;
                let broken = (findings, text);
                let before = self.broken.insert(file.clone(), broken);
                Ok(Some(before.as_ref() != self.broken.get(&file)))
            }
        }
    }

    fn look_everywhere(&mut self) -> bool {
        let before = self.mark();
        self.head = head_of(&self.request.folder);
        self.held.clear();
        self.broken.clear();
        loop {
            match load_with(&self.request, &self.held, &Silent) {
                Err(error) => return self.fail(&error),
                // What it has found broken is held at its last good text the next time.
                Ok(loaded) if self.hold_broken(&loaded) => {}
                Ok(loaded) => match Rulebook::of(&loaded) {
                    Ok(rulebook) => {
                        self.rulebook = Arc::new(rulebook);
                        self.accept(loaded);
                        return before != self.mark();
                    }
                    Err(error) => return self.fail(&error.into()),
                },
            }
        }
    }

    /// The portal before stays; whether that there is a fault is news.
    fn fail(&mut self, error: &PipelineError) -> bool {
        let finding = Finding::error("unreadable", error.message.clone());
        let fault = Some(Finding { hint: error.hint.clone(), ..finding });
        let is_new = self.fault != fault;
        self.fault = fault;
        is_new
    }

    /// Holds what was good before and now has faults; whether there is anything that was not held yet.
    fn hold_broken(&mut self, loaded: &Loaded) -> bool {
        let mut found = Vec::new();
        let (errors, errors_before) =
            (errors_of_settings(loaded), errors_of_settings(&self.loaded));
        if let Some(settings) = self.loaded.site_files.get(SETTINGS)
            && !errors.is_empty()
            && errors_before.is_empty()
        {
            found.push((SITE_FILE.to_owned(), settings.clone(), errors));
        }
        for (path, current) in loaded.currents.iter().filter(|(_, current)| current.has_errors()) {
            let was_good = self.loaded.currents.get(path).is_some_and(|was| !was.has_errors());
            if let Some(good) = self.loaded.text_bytes(path).filter(|_| was_good) {
                found.push((format!("{CONTENT}/{path}"), good, current.findings.clone()));
            }
        }
        found.retain(|(file, ..)| !self.held.contains_key(file));
        for (file, good, findings) in &found {
            self.held.insert(file.clone(), good.as_slice().into());
            let text = loaded.source(file).unwrap_or_default();
            self.broken.insert(file.clone(), (findings.clone(), text));
        }
        !found.is_empty()
    }

    /// Takes the newly loaded portal in place of the one before.
    fn accept(&mut self, loaded: Loaded) {
        let before = std::mem::replace(&mut self.loaded, loaded);
        self.fault = None;
        self.saved = changed_notices(&before.portal, &self.loaded.portal);
        let changed = changed_files(&before, &self.loaded);
        if changed.len() <= ONE_BY_ONE {
            let in_content =
                |file: &String| file.strip_prefix(CONTENT)?.strip_prefix('/').map(str::to_owned);
            self.checked.extend(changed.iter().filter_map(in_content));
        }
        self.touched.extend(changed);
        self.touched.extend(self.broken.keys().cloned());
        let (site, site_before) = (&self.loaded.portal.site, &before.portal.site);
        if (&site.dictionary, &site.languages) != (&site_before.dictionary, &site_before.languages)
        {
            let (lexis, told) = dictionary(site, &self.request.folder);
            (self.lexis, self.lexis_told) = (lexis.map(Arc::new), told);
        }
        self.clothes = Clothes::of(&self.loaded, &self.clothes.theme);
        self.others = other_changes(&self.loaded);
        self.add_standing();
    }

    fn add_standing(&mut self) {
        self.loaded.standing.extend(self.lexis_told.clone());
        self.loaded.standing.extend(self.clothes.faults.clone());
        self.loaded.gather_findings();
    }

    /// All that there is to see.
    fn mark(&self) -> (Digest, Vec<Noted>) {
        let mut digester = Digester::default();
        self.loaded.portal.hash(&mut digester);
        self.clothes.theme.digest().hash(&mut digester);
        self.lexis.as_ref().map(|lexis| lexis.digest).hash(&mut digester);
        self.rulebook.digest.hash(&mut digester);
        (digester.digest(), self.noted(&[]))
    }

    /// What the rules find in the texts that are being written, errors first.
    fn checks(&self, reviewer: &Reviewer) -> Vec<Noted> {
        // The text that is shown is another than the one with the faults.
        let good = |path: &&String| !self.broken.contains_key(&format!("{CONTENT}/{path}"));
        let texts = self.checked.iter().filter(good).filter_map(|path| self.loaded.text_at(path));
        let mut checks: Vec<Noted> =
            texts.flat_map(|(notice, text)| reviewer.noted(notice, text)).collect();
        checks.sort_by_key(|noted| noted.finding.severity);
        checks.truncate(MOST_FINDINGS);
        checks
    }

    /// The findings of the build that whoever writes should see, errors first, some with their lines;
    /// those that rules have told of are left out.
    fn noted(&self, told: &[Finding]) -> Vec<Noted> {
        let concerned = |finding: &&Finding| {
            finding.severity == Severity::Error || self.is_being_written(&finding.file)
        };
        let good = |finding: &&Finding| !self.broken.contains_key(&finding.file);
        let standing = not_told_by(told, self.loaded.findings.iter().filter(good));
        let standing = standing.filter(concerned);
        let broken = self.broken.values().flat_map(|(findings, _)| findings);
        let mut findings: Vec<&Finding> = self.fault.iter().chain(broken).chain(standing).collect();
        findings.sort_by_key(|finding| finding.severity);
        findings.truncate(MOST_FINDINGS);
        let mut sources = BTreeMap::new();
        let noted = findings.into_iter().map(|finding| {
            let file = finding.file.as_str();
            let source = sources.entry(file).or_insert_with(|| self.source(file));
            Noted::on(finding.clone(), source.as_deref())
        });
        noted.collect()
    }

    fn source(&self, file: &str) -> Option<String> {
        let broken = self.broken.get(file).map(|(_, text)| text.clone());
        broken.or_else(|| self.loaded.source(file))
    }

    /// Whether a file was saved since the start, or has a text that no commit has.
    fn is_being_written(&self, file: &str) -> bool {
        let path = file.strip_prefix(CONTENT).and_then(|path| path.strip_prefix('/'));
        let text = path.and_then(|path| self.loaded.content.get(path));
        let is_draft = text.is_some_and(|text| text.bytes.is_some()) && self.repository().is_some();
        is_draft || self.touched.contains(file)
    }
}

impl Clothes {
    /// The portal's own theme; `good` where that is broken, and the program's where even that is.
    fn of(loaded: &Loaded, good: &Arc<Theme>) -> Self {
        let faults = match wear(loaded, &loaded.theme) {
            Ok(skin) => {
                return Self { skin, theme: Arc::new(loaded.theme.clone()), faults: Vec::new() };
            }
            Err(faults) => faults,
        };
        let embedded = Arc::new(Theme::embedded());
        for theme in [good, &embedded] {
            if let Ok(skin) = wear(loaded, theme) {
                return Self { skin, theme: theme.clone(), faults };
            }
        }
        unreachable!("the program's own theme is whole")
    }
}

/// Compiles a theme and tries each of its templates on one page.
fn wear(loaded: &Loaded, theme: &Theme) -> Result<Arc<Skin>, Vec<Finding>> {
    let skin = Arc::new(Skin::new(&loaded.portal, theme, &loaded.theme_folder)?);
    if loaded.portal.site.theme.is_some() {
        try_templates(&Renderer::new(loaded.portal.clone(), skin.clone(), None), loaded)?;
    }
    Ok(skin)
}

fn head_of(folder: &Path) -> Option<ObjectId> {
    match discover(folder) {
        Ok(Found::Repository(repository)) => repository.tip(None).ok(),
        _ => None,
    }
}

fn errors_of_settings(loaded: &Loaded) -> Vec<Finding> {
    let of_settings = loaded.standing.iter().filter(|finding| finding.file == SITE_FILE);
    of_settings.filter(|finding| finding.severity == Severity::Error).cloned().collect()
}

/// The notices in force with another text than before, with its language.
fn changed_notices(before: &Portal, now: &Portal) -> Vec<(Arc<NoticeId>, Language)> {
    let changed = now.notices_in_force().flat_map(|notice| {
        let was = before.notices.get(&notice.id);
        let others = notice.texts.iter().filter(move |(language, text)| {
            let was = was.and_then(|was| was.texts.get(language));
            was.is_none_or(|was| was.current != text.current)
        });
        others.map(|(language, _)| (notice.id.clone(), *language))
    });
    changed.collect()
}

/// The files that are other than before, from the portal's folder.
fn changed_files(before: &Loaded, now: &Loaded) -> Vec<String> {
    let texts = now
        .texts()
        .filter(|(path, blob)| before.content.get(*path).is_none_or(|file| file.blob != *blob));
    let texts = texts.map(|(path, _)| format!("{CONTENT}/{path}"));
    let site =
        now.site_files.iter().filter(|(name, bytes)| before.site_files.get(*name) != Some(bytes));
    let site = site.map(|(name, _)| format!("{SITE}/{name}"));
    let theme = now.theme.folder("").filter(|(name, bytes)| before.theme.file(name) != Some(bytes));
    texts.chain(site).chain(theme.map(|(name, _)| format!("{}/{name}", now.theme_folder))).collect()
}

/// The introductions of departments and the files of `site/` that are other than in the newest commit.
fn other_changes(loaded: &Loaded) -> Vec<String> {
    let Some((repository, tip)) = loaded.shelf.repository().zip(loaded.tip) else {
        return Vec::new();
    };
    let is_introduction =
        |path: &str| matches!(read_path(path), Some((ContentPath::Department(_), _)));
    let written = loaded.content.iter().filter(|(_, file)| file.bytes.is_some());
    let gone = loaded.committed.keys().filter(|path| !loaded.content.contains_key(*path));
    let paths = written.map(|(path, _)| path).chain(gone);
    let mut others: Vec<String> = paths
        .filter(|path| is_introduction(path))
        .map(|path| format!("{CONTENT}/{path}"))
        .collect();
    let committed = repository.names_at(tip, SITE).unwrap_or_default();
    let committed: BTreeMap<&str, ObjectId> =
        committed.iter().map(|file| (file.path.as_str(), file.id)).collect();
    let written = loaded.site_files.iter().filter(|(name, bytes)| {
        committed.get(name.as_str()).is_none_or(|known| *known != blob_id(bytes))
    });
    let gone = committed.keys().filter(|name| !loaded.site_files.contains_key(**name));
    let names = written.map(|(name, _)| name.as_str()).chain(gone.copied());
    others.extend(names.map(|name| format!("{SITE}/{name}")));
    others
}
