//! From a folder to a portal: everything but the pages themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::table::span_of;
use crate::diagnostics::finding::{Finding, Severity};
use crate::history::decoding::decode;
use crate::history::repository::blob_id;
use crate::model::object_id::ObjectId;
use crate::model::portal::{Portal, SiteText, TextRef};
use crate::pipeline::assembly::{Assembled, Currents, Drafts, Workbench, assemble, timelines};
use crate::pipeline::contrast_check::check_contrast;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::{
    CONTENT, ContentFile, Held, Inputs, Past, Request, SITE, SITE_FILE, Texts, Uncommitted, gather,
};
use crate::pipeline::progress::Progress;
use crate::pipeline::shelf::Shelf;
use crate::pipeline::study::Study;
use crate::source::Files;
use crate::text::language::Language;
use crate::theme::{DEFAULT_FOLDER, Theme};
use crate::told;

/// The file of `site/` that holds the settings.
pub(crate) const SETTINGS: &str = "site.toml";

/// A portal ready to be rendered.
#[derive(Debug)]
pub struct Loaded {
    pub portal: Arc<Portal>,
    pub theme: Theme,
    /// Where the portal's own theme stands, for findings.
    pub theme_folder: String,
    pub shelf: Arc<Shelf>,
    pub findings: Arc<[Finding]>,
    /// The commit whose texts these are.
    pub tip: Option<ObjectId>,
    pub(super) study: Study,
    pub(super) cache: Option<PathBuf>,
    pub(super) content: BTreeMap<String, ContentFile>,
    pub(super) site_files: Files,
    pub(super) site_texts: BTreeMap<(SiteText, Language), ContentFile>,
    pub(super) currents: Currents,
    pub(super) committed: BTreeMap<String, ObjectId>,
    pub(super) uncommitted: Uncommitted,
    /// Findings that stay while only texts change.
    pub(super) standing: Vec<Finding>,
}

/// Loads a portal. Faults of the content are findings, all of them.
pub fn load(request: &Request, progress: &dyn Progress) -> Result<Loaded, PipelineError> {
    load_with(request, &Held::new(), progress)
}

/// Loads a portal with some files as given.
pub fn load_with(
    request: &Request,
    held: &Held,
    progress: &dyn Progress,
) -> Result<Loaded, PipelineError> {
    let mut inputs = gather(request, held, progress)?;
    let tip = match &inputs.past {
        Past::Read(history) => Some(history.tip),
        Past::NoRepository | Past::NoCommits => None,
    };
    let (timelines, state) = timelines(&mut inputs);
    let Inputs { site, content, site_files, theme_files, repository, mut findings, .. } = inputs;
    let Inputs { cache, committed, uncommitted, .. } = inputs;
    let site_texts = site_texts(&site_files, site.default_language());
    let on_disk = on_disk(&content, &site_texts);
    let shelf = Shelf::new(repository.map(Arc::new), on_disk);
    let study = Study::open(cache.as_deref());
    let settings = site_files.get(SETTINGS).map(|bytes| decode(bytes).text).unwrap_or_default();
    let files = crest(&site_files, &settings, site.crest.as_deref(), &mut findings);
    let drafts = match request.texts {
        Texts::Drafts => Drafts::Told(&uncommitted),
        Texts::Committed | Texts::WorkingCopy | Texts::Staged => Drafts::Untold,
    };
    let (content_files, site_text_files) = (&content, site_texts.clone());
    let bench = Workbench {
        site: &site,
        content: content_files,
        shelf: &shelf,
        study: &study,
        progress,
        drafts,
    };
    let assembled = assemble(bench, timelines, state, files, site_texts)?;
    let Assembled { portal, currents, findings: more } = assembled;
    findings.extend(more);
    let theme_folder = format!("themes/{}", site.theme.as_deref().unwrap_or("default"));
    if let Some(name) = &portal.site.theme
        && theme_files.is_empty()
    {
        findings.push(theme_missing(name, &settings));
    }
    let mut theme = Theme::embedded();
    findings.extend(theme.overlay(&theme_folder, theme_files));
    findings.extend(check_contrast(&portal.site, &settings, &theme, &theme_folder));
    let mut loaded = Loaded {
        portal: Arc::new(portal),
        theme,
        theme_folder,
        shelf: Arc::new(shelf),
        findings: Arc::default(),
        tip,
        study,
        cache,
        content,
        site_files,
        site_texts: site_text_files,
        currents,
        committed,
        uncommitted,
        standing: findings,
    };
    loaded.gather_findings();
    Ok(loaded)
}

/// The texts that no commit may have.
pub(super) fn on_disk(
    content: &BTreeMap<String, ContentFile>,
    site_texts: &BTreeMap<(SiteText, Language), ContentFile>,
) -> BTreeMap<ObjectId, Arc<[u8]>> {
    let files = content.values().chain(site_texts.values());
    files.filter_map(|file| Some((file.blob, file.bytes.clone()?))).collect()
}

impl Loaded {
    /// Whether the content has errors; such a portal is not published.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Adds what was found later.
    pub fn tell(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings = self.findings.iter().cloned().chain(findings).collect();
    }

    /// The text of a file that a finding names.
    pub fn source(&self, file: &str) -> Option<String> {
        if let Some(path) = file.strip_prefix(&format!("{CONTENT}/")) {
            return Some(decode(&self.text_bytes(path)?).text);
        }
        if let Some(name) = file.strip_prefix(&format!("{SITE}/")) {
            return Some(decode(self.site_files.get(name)?).text);
        }
        let of_theme = [self.theme_folder.as_str(), DEFAULT_FOLDER];
        let name = of_theme.iter().find_map(|folder| file.strip_prefix(folder))?;
        let name = name.strip_prefix('/')?;
        Some(decode(self.theme.file(name)?).text)
    }

    /// The bytes of a text of the content folder.
    pub(super) fn text_bytes(&self, path: &str) -> Option<Vec<u8>> {
        let blob = self.content.get(path)?.blob;
        let text = TextRef { blob, path: path.to_owned(), language: Language::Fi };
        self.shelf.bytes(&text).ok()
    }

    /// The text of a file of `site/`.
    pub fn site_file(&self, name: &str) -> Option<String> {
        self.site_files.get(name).map(|bytes| decode(bytes).text)
    }

    /// The paths of all texts from the content folder, with their blobs.
    pub fn texts(&self) -> impl Iterator<Item = (&str, ObjectId)> {
        self.content.iter().map(|(path, file)| (path.as_str(), file.blob))
    }

    /// The folder of what is kept between runs; none where nothing can be kept.
    pub fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }

    /// Keeps what was worked out, for the next run.
    pub fn keep_study(&mut self) {
        std::mem::take(&mut self.study).keep(self.cache.as_deref());
    }
}

/// The texts of `site/` that pages are made from.
fn site_texts(files: &Files, default: Language) -> BTreeMap<(SiteText, Language), ContentFile> {
    let mut texts = BTreeMap::new();
    for which in [SiteText::Accessibility, SiteText::Rights] {
        for language in Language::ALL {
            if let Some(bytes) = files.get(&which.file(language, default)) {
                let file =
                    ContentFile { blob: blob_id(bytes), bytes: Some(bytes.as_slice().into()) };
                texts.insert((which, language), file);
            }
        }
    }
    texts
}

/// The crest's file, to be published under its own name.
fn crest(files: &Files, settings: &str, crest: Option<&str>, findings: &mut Vec<Finding>) -> Files {
    let Some(name) = crest else { return Files::new() };
    match files.get(name) {
        Some(bytes) => Files::from([(name.to_owned(), bytes.clone())]),
        None => {
            let message = told!(
                fi: "vaakunaa `{SITE}/{name}` ei ole",
                sv: "vapnet `{SITE}/{name}` finns inte",
                en: "the crest `{SITE}/{name}` does not exist",
            );
            let finding = Finding::error("crest-missing", message).in_file(SITE_FILE).hint(told!(
                fi: "Lisää tiedosto kansioon `{SITE}` tai poista rivi `crest`.",
                sv: "Lägg filen i mappen `{SITE}` eller ta bort raden `crest`.",
                en: "Put the file into `{SITE}`, or remove the line `crest`.",
            ));
            findings.push(Finding { span: span_of(settings, &["crest"]), ..finding });
            Files::new()
        }
    }
}

fn theme_missing(name: &str, settings: &str) -> Finding {
    let message = told!(
        fi: "teeman kansiota `themes/{name}` ei ole",
        sv: "temats mapp `themes/{name}` finns inte",
        en: "the theme's folder `themes/{name}` does not exist",
    );
    let finding = Finding::error("theme-missing", message).in_file(SITE_FILE).hint(told!(
        fi: "Tee kansio ja siihen ainakin yksi tiedosto, tai poista rivi `theme`.",
        sv: "Skapa mappen och minst en fil i den, eller ta bort raden `theme`.",
        en: "Make the folder with at least one file in it, or remove the line `theme`.",
    ));
    Finding { span: span_of(settings, &["theme"]), ..finding }
}
