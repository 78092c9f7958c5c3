//! From a portal to its published files: renders what is due, writes what changed.

use std::hash::Hash as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostics::finding::Finding;
use crate::digest::Digester;
use crate::pipeline::dictionary::{dictionary, keep_words, recall_words};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::Request;
use crate::pipeline::loading::{Loaded, load};
use crate::pipeline::progress::{Progress, Stage};
use crate::publish::manifest::{Entry, Manifest};
use crate::publish::output::{Output, Written};
use crate::render::hosting::{Hosting, hosting_files};
use crate::render::renderer::{InputDigest, RenderError, Renderer, Skin};
use crate::routes::Route;
use crate::search::lexicon::Lexis;

/// What a build did.
#[derive(Debug)]
pub struct Outcome {
    pub loaded: Loaded,
    /// None when the content has errors: then nothing was written.
    pub published: Option<Published>,
}

/// How many files stand in the output, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

/// Builds the portal of a folder into `out`, made ready for the servers of `hosting`.
pub fn build(
    request: &Request,
    out: &Path,
    hosting: &Hosting,
    progress: &dyn Progress,
) -> Result<Outcome, PipelineError> {
    let mut loaded = load(request, progress)?;
    let (lexis, told) = dictionary(&loaded.portal.site, &request.folder);
    loaded.tell(told);
    let lexis = lexis.map(Arc::new);
    let published = if loaded.has_errors() {
        None
    } else {
        publish(&mut loaded, lexis.clone(), (out, hosting), progress)?
    };
    if let Some(lexis) = &lexis {
        keep_words(lexis, loaded.cache());
    }
    loaded.keep_study();
    Ok(Outcome { loaded, published })
}

fn publish(
    loaded: &mut Loaded,
    lexis: Option<Arc<Lexis>>,
    (out, hosting): (&Path, &Hosting),
    progress: &dyn Progress,
) -> Result<Option<Published>, PipelineError> {
    let renderer = match Skin::new(&loaded.portal, &loaded.theme, &loaded.theme_folder) {
        Ok(skin) => Renderer::new(loaded.portal.clone(), skin.into(), lexis.clone()),
        Err(findings) => {
            loaded.tell(findings);
            return Ok(None);
        }
    };
    if let Err(findings) = try_templates(&renderer, loaded) {
        loaded.tell(findings);
        return Ok(None);
    }
    let files_of_hosts = hosting_files(&loaded.portal, hosting)?;
    let output = Output::open(out)?;
    let inputs = inputs_of_all(&renderer, hosting);
    if let Some(files) = output.stands_whole(inputs) {
        return Ok(Some(Published { files, written: 0, removed: 0 }));
    }
    if let Some(lexis) = &lexis {
        recall_words(lexis, loaded.cache());
    }
    let default = loaded.portal.site.default_language();
    let groups: Vec<Vec<(Route, String)>> = renderer
        .routes()
        .into_iter()
        .map(|group| {
            let with_files = group.into_iter().map(|route| {
                let file = route.file(default);
                (route, file)
            });
            with_files.collect()
        })
        .collect();
    let all = groups.iter().map(Vec::len).sum();
    let planned = groups.iter().flatten().map(|(_, file)| file.as_str());
    output.plan(planned.chain(files_of_hosts.iter().map(|(file, _)| *file)))?;
    let work = Work { loaded, renderer, output: &output, done: AtomicUsize::new(0), all, progress };
    let made: Vec<Vec<(String, Entry, Written)>> =
        groups.into_par_iter().map(|group| work.group(group)).collect::<Result<_, _>>()?;
    let mut manifest = Manifest { inputs, ..Manifest::default() };
    let mut written = 0;
    for (file, bytes) in files_of_hosts {
        let (entry, what) = output.write(file, digest_of(&bytes), &bytes)?;
        written += usize::from(what != Written::Same);
        manifest.files.insert(file.to_owned(), entry);
    }
    for (file, entry, what) in made.into_iter().flatten() {
        written += usize::from(what != Written::Same);
        manifest.files.insert(file, entry);
    }
    let removed = output.finish(&manifest)?;
    Ok(Some(Published { files: manifest.files.len(), written, removed }))
}

/// The digest of all that the output is made from.
fn inputs_of_all(renderer: &Renderer, hosting: &Hosting) -> InputDigest {
    let mut digester = Digester::default();
    renderer.digest_of_all().hash(&mut digester);
    hosting.hash(&mut digester);
    digester.short()
}

fn digest_of(bytes: &[u8]) -> InputDigest {
    let mut digester = Digester::default();
    bytes.hash(&mut digester);
    digester.short()
}

/// Renders one page with each template of the portal's own theme, so that a fault in one is told before
/// anything is written. The default theme has been tried by its tests.
pub(super) fn try_templates(renderer: &Renderer, loaded: &Loaded) -> Result<(), Vec<Finding>> {
    if loaded.portal.site.theme.is_none() {
        return Ok(());
    }
    let samples = renderer.samples();
    let faults = samples.iter().filter_map(|sample| {
        match renderer.bytes(&renderer.prepare(sample), &*loaded.shelf) {
            Err(RenderError::Template(error)) => {
                Some(error.finding(&loaded.theme, &loaded.theme_folder))
            }
            // A text that cannot be had is told when its page is due.
            Ok(_) | Err(RenderError::Text(_)) => None,
        }
    });
    let faults: Vec<Finding> = faults.collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

struct Work<'a> {
    loaded: &'a Loaded,
    renderer: Renderer,
    output: &'a Output,
    done: AtomicUsize,
    all: usize,
    progress: &'a dyn Progress,
}

impl Work<'_> {
    fn group(
        &self,
        group: Vec<(Route, String)>,
    ) -> Result<Vec<(String, Entry, Written)>, PipelineError> {
        let count = group.len();
        let made = group.into_iter().map(|(route, file)| self.file(&route, file));
        let made = made.collect::<Result<_, _>>()?;
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        self.progress.at(Stage::Pages, done, self.all);
        Ok(made)
    }

    /// Renders and writes one file, unless it stands there made from the same.
    fn file(&self, route: &Route, file: String) -> Result<(String, Entry, Written), PipelineError> {
        let made = self.renderer.prepare(route);
        let inputs = self.renderer.digest(&made);
        if let Some(entry) = self.output.standing(&file).filter(|entry| entry.inputs == inputs) {
            return Ok((file, *entry, Written::Same));
        }
        let bytes = self.renderer.bytes(&made, &*self.loaded.shelf)?;
        let (entry, written) = self.output.write(&file, inputs, &bytes)?;
        Ok((file, entry, written))
    }
}
