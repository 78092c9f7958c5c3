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
use crate::publish::packing::{LEAST, Packing};
use crate::render::hosting::{Hosting, hosting_files};
use crate::render::renderer::{InputDigest, RenderError, Renderer, Skin};
use crate::routes::Route;
use crate::routes::media::{is_text, media_type};
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
    let pages = groups.iter().flatten().map(|(_, file)| file.as_str());
    let planned: Vec<&str> = pages.chain(files_of_hosts.iter().map(|(file, _)| *file)).collect();
    let packed = packed_names(&planned, hosting);
    output.plan(planned.into_iter().chain(packed.iter().map(String::as_str)))?;
    let done = AtomicUsize::new(0);
    let packed = hosting.packed;
    let work = Work { loaded, renderer, output: &output, packed, done, all, progress };
    let made: Vec<Made> =
        groups.into_par_iter().map(|group| work.group(group)).collect::<Result<_, _>>()?;
    let mut all_made = Made::default();
    for (file, bytes) in files_of_hosts {
        all_made.write(&output, file.to_owned(), digest_of(&bytes), &bytes)?;
    }
    for made in made {
        all_made.add(made);
    }
    let Made { files, spared, written } = all_made;
    let manifest = Manifest {
        inputs,
        files: files.into_iter().collect(),
        spared: spared.into_iter().collect(),
    };
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

/// The packed files that may come to stand beside some files.
fn packed_names(files: &[&str], hosting: &Hosting) -> Vec<String> {
    let texts = files.iter().filter(|file| hosting.packed && is_text(media_type(file)));
    let names = |file: &&str| Packing::ALL.map(|packing| packed_name(file, packing));
    texts.flat_map(names).collect()
}

fn packed_name(file: &str, packing: Packing) -> String {
    format!("{file}{}", packing.ending())
}

/// What became of some files.
#[derive(Debug, Default)]
struct Made {
    files: Vec<(String, Entry)>,
    /// Packed files that would be no smaller, with what they would be made from.
    spared: Vec<(String, InputDigest)>,
    written: usize,
}

impl Made {
    fn write(
        &mut self,
        output: &Output,
        file: String,
        inputs: InputDigest,
        bytes: &[u8],
    ) -> Result<Entry, PipelineError> {
        let (entry, what) = output.write(&file, inputs, bytes)?;
        self.written += usize::from(what != Written::Same);
        self.files.push((file, entry));
        Ok(entry)
    }

    fn add(&mut self, other: Self) {
        self.files.extend(other.files);
        self.spared.extend(other.spared);
        self.written += other.written;
    }
}

struct Work<'a> {
    loaded: &'a Loaded,
    renderer: Renderer,
    output: &'a Output,
    packed: bool,
    done: AtomicUsize,
    all: usize,
    progress: &'a dyn Progress,
}

impl Work<'_> {
    fn group(&self, group: Vec<(Route, String)>) -> Result<Made, PipelineError> {
        let count = group.len();
        let mut made = Made::default();
        group.into_iter().try_for_each(|(route, file)| self.file(&route, file, &mut made))?;
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        self.progress.at(Stage::Pages, done, self.all);
        Ok(made)
    }

    /// Renders and writes one file, unless it stands there made from the same.
    fn file(&self, route: &Route, file: String, made: &mut Made) -> Result<(), PipelineError> {
        let prepared = self.renderer.prepare(route);
        let inputs = self.renderer.digest(&prepared);
        let standing = self.output.standing(&file).filter(|entry| entry.inputs == inputs);
        let (entry, bytes) = if let Some(entry) = standing {
            made.files.push((file.clone(), *entry));
            (*entry, None)
        } else {
            let bytes = self.renderer.bytes(&prepared, &*self.loaded.shelf)?;
            (made.write(self.output, file.clone(), inputs, &bytes)?, Some(bytes))
        };
        if self.packed && entry.size > LEAST && is_text(media_type(&file)) {
            self.pack(&file, &entry, bytes, made)?;
        }
        Ok(())
    }

    /// Writes the packed forms of a file beside it, unless they stand there made from the same bytes. Bytes
    /// that were not rendered are read from where they stand, and only when they are needed.
    fn pack(
        &self,
        file: &str,
        entry: &Entry,
        mut bytes: Option<Vec<u8>>,
        made: &mut Made,
    ) -> Result<(), PipelineError> {
        for packing in Packing::ALL {
            let name = packed_name(file, packing);
            let inputs = packing.inputs(&entry.bytes);
            let standing = self.output.standing(&name).filter(|entry| entry.inputs == inputs);
            if let Some(standing) = standing {
                made.files.push((name, *standing));
                continue;
            }
            if self.output.is_spared(&name, inputs) {
                made.spared.push((name, inputs));
                continue;
            }
            let text = match bytes.take() {
                Some(text) => text,
                None => self.output.bytes_of(file, entry)?,
            };
            let packed = packing.pack(&text);
            if packed.len() < text.len() {
                made.write(self.output, name, inputs, &packed)?;
            } else {
                made.spared.push((name, inputs));
            }
            bytes = Some(text);
        }
        Ok(())
    }
}
