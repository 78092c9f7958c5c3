//! From a portal to its published files: renders what is due, writes what changed.

use std::collections::BTreeMap;
use std::hash::Hash as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostics::finding::Finding;
use crate::digest::Digester;
use crate::model::object_id::ObjectId;
use crate::model::portal::{Documents, Notice};
use crate::pipeline::dictionary::{dictionary, keep_words, recall_words};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::Request;
use crate::pipeline::loading::{Loaded, load};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::shelf::Shared;
use crate::publish::manifest::{Entry, Files, Group, Manifest};
use crate::publish::output::{LastBuild, Output, Written};
use crate::publish::packing::{LEAST, Packing};
use crate::render::hosting::{Hosting, hosting_files};
use crate::render::renderer::{InputDigest, Prepared, RenderError, Renderer, Skin};
use crate::render::search::Indexed;
use crate::routes::Route;
use crate::routes::media::{is_text, media_type};
use crate::search::lexicon::Lexis;
use crate::text::language::Language;

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
    // Looking at what stands waits for the disk, loading mostly for one thread.
    let (loaded, last) = rayon::join(|| load(request, progress), || LastBuild::look(out));
    let mut loaded = loaded?;
    let (lexis, told) = dictionary(&loaded.portal.site, &request.folder);
    loaded.tell(told);
    let lexis = lexis.map(Arc::new);
    let published = if loaded.has_errors() {
        None
    } else {
        publish(&mut loaded, lexis.clone(), (out, last, hosting), progress)?
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
    (out, last, hosting): (&Path, LastBuild, &Hosting),
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
    let mut output = Output::open_after(out, last)?;
    let plan = Plan::of(&renderer, &output, hosting);
    if let Some(files) = plan.nothing_due(&output) {
        return Ok(Some(Published { files, written: 0, removed: 0 }));
    }
    if let Some(lexis) = &lexis {
        recall_words(lexis, loaded.cache());
    }
    let Plan { standing, due, others, inputs } = plan;
    output.keep(|name| standing.contains_key(name));
    let parts = || due.iter().chain(&others);
    let pages = parts().flat_map(|part| &part.files).map(|(_, file)| file.as_str());
    let planned: Vec<&str> = pages.chain(files_of_hosts.iter().map(|(file, _)| *file)).collect();
    let packed = packed_names(&planned, hosting);
    output.plan(planned.into_iter().chain(packed.iter().map(String::as_str)))?;
    let all = parts().map(|part| part.files.len()).sum();
    let done = AtomicUsize::new(0);
    let packed = hosting.packed;
    let work = Work { loaded, renderer: &renderer, output: &output, packed, done, all, progress };
    let (of_others, of_notices) = rayon::join(|| work.others(&others), || work.notices(&due));
    let mut made_of_others = Made::default();
    for (file, bytes) in files_of_hosts {
        made_of_others.write(&output, file.to_owned(), digest_of(&bytes), &bytes)?;
    }
    let mut manifest = Manifest { groups: standing };
    let mut written = 0;
    let mut add = |group: &str, inputs, made: Made| {
        written += made.written;
        manifest.groups.insert(group.to_owned(), made.group(inputs));
    };
    for (part, made) in others.iter().zip(of_others?) {
        if part.group == OTHERS {
            made_of_others.add(made);
        } else {
            add(&part.group, part.inputs, made);
        }
    }
    add(OTHERS, inputs, made_of_others);
    for (part, made) in due.iter().zip(of_notices?) {
        add(&part.group, part.inputs, made);
    }
    let files = manifest.groups.values().map(|group| group.files.len()).sum();
    let removed = output.finish(&manifest)?;
    Ok(Some(Published { files, written, removed }))
}

fn digest_of(bytes: &[u8]) -> InputDigest {
    let mut digester = Digester::default();
    bytes.hash(&mut digester);
    digester.short()
}

/// Files that are made together.
struct Part<'r> {
    /// The name of its group in the manifest.
    group: String,
    /// None for files that are of no notice.
    notice: Option<&'r Notice>,
    inputs: InputDigest,
    files: Vec<(Route, String)>,
}

/// The group of the files that are of no notice and no index.
const OTHERS: &str = "";

fn group_of(notice: &Notice) -> String {
    format!("{}/{}", notice.id.department, notice.id.name)
}

/// No department or notice has a space in its name.
fn group_of_index(language: Language, which: Indexed) -> String {
    let which = match which {
        Indexed::Present => "present",
        Indexed::Past => "past",
    };
    format!("index {} {which}", language.code())
}

/// What a build has to do.
struct Plan<'r> {
    /// Groups of which nothing is due, by name.
    standing: BTreeMap<String, Group>,
    due: Vec<Part<'r>>,
    others: Vec<Part<'r>>,
    /// Digest of all that the portal is made from.
    inputs: InputDigest,
}

impl<'r> Plan<'r> {
    fn of(renderer: &'r Renderer, output: &Output, hosting: &Hosting) -> Self {
        let notices: Vec<&Notice> = renderer.portal().notices.values().collect();
        let digested: Vec<(&Notice, InputDigest, Option<Group>)> = notices
            .into_par_iter()
            .map(|notice| {
                let inputs = renderer.digest_of_notice(notice);
                let inputs = with_hosting(inputs, &hosting.packed);
                let standing = output.standing_group(&group_of(notice), inputs);
                (notice, inputs, standing.cloned())
            })
            .collect();
        let digests: Vec<InputDigest> = digested.iter().map(|(_, inputs, _)| *inputs).collect();
        let inputs = with_hosting(renderer.digest_of_others(&digests), hosting);
        let default = renderer.portal().site.default_language();
        let with_files = |routes: &mut dyn Iterator<Item = Route>| {
            let with_file = |route: Route| {
                let file = route.file(default);
                (route, file)
            };
            routes.map(with_file).collect::<Vec<_>>()
        };
        let mut standing = BTreeMap::new();
        let (mut due, mut others) = (Vec::new(), Vec::new());
        for ((language, which), routes) in renderer.routes_of_indexes() {
            let name = group_of_index(language, which);
            let inputs = renderer.digest_of_index(language, which);
            let inputs = with_hosting(inputs, &hosting.packed);
            if let Some(group) = output.standing_group(&name, inputs) {
                standing.insert(name, group.clone());
            } else {
                let files = with_files(&mut routes.into_iter());
                others.push(Part { group: name, notice: None, inputs, files });
            }
        }
        for (notice, inputs, group) in digested {
            let name = group_of(notice);
            if let Some(group) = group {
                if cfg!(debug_assertions) {
                    hold_to_files(renderer, notice, &group);
                }
                standing.insert(name, group);
            } else {
                let files = with_files(&mut renderer.routes_of(notice));
                due.push(Part { group: name, notice: Some(notice), inputs, files });
            }
        }
        others.extend(renderer.routes_of_others().into_iter().map(|route| {
            let files = with_files(&mut std::iter::once(route));
            Part { group: OTHERS.to_owned(), notice: None, inputs, files }
        }));
        Self { standing, due, others, inputs }
    }

    /// The number of files, where the last build made just these from the same.
    fn nothing_due(&self, output: &Output) -> Option<usize> {
        let is_other = |part: &Part<'_>| part.group == OTHERS;
        let stand = self.due.is_empty() && self.others.iter().all(is_other);
        let others = output.standing_group(OTHERS, self.inputs).filter(|_| stand)?;
        let of_notices = self.standing.values().map(|group| group.files.len());
        output
            .has_groups(self.standing.len() + 1)
            .then(|| others.files.len() + of_notices.sum::<usize>())
    }
}

/// The digest of what files are made from, and of what else servers ask for.
fn with_hosting(inputs: InputDigest, hosting: &impl std::hash::Hash) -> InputDigest {
    let mut digester = Digester::default();
    inputs.hash(&mut digester);
    hosting.hash(&mut digester);
    digester.short()
}

/// Holds the digest of a notice to those of its files, which forget nothing: in builds for tests.
fn hold_to_files(renderer: &Renderer, notice: &Notice, group: &Group) {
    let default = renderer.portal().site.default_language();
    let mut known: BTreeMap<&str, Entry> = group.files.iter().collect();
    for route in renderer.routes_of(notice) {
        let file = route.file(default);
        let inputs = renderer.digest(&renderer.prepare(&route));
        let same = known.remove(file.as_str()).is_some_and(|entry| entry.inputs == inputs);
        assert!(
            same,
            "the digest of {} does not know of all that {file} is made from",
            group_of(notice)
        );
    }
    let is_packed = |file: &str| Packing::ALL.iter().any(|it| file.ends_with(it.ending()));
    assert!(known.into_keys().all(is_packed), "{} has other files", group_of(notice));
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

    /// The files as a group of the manifest.
    fn group(self, inputs: InputDigest) -> Group {
        let mut files = Files::default();
        self.files.iter().for_each(|(file, entry)| files.push(file, entry));
        self.spared.iter().for_each(|(file, inputs)| files.spare(file, inputs));
        Group { inputs, files }
    }

    fn add(&mut self, other: Self) {
        self.files.extend(other.files);
        self.spared.extend(other.spared);
        self.written += other.written;
    }
}

struct Work<'a> {
    loaded: &'a Loaded,
    renderer: &'a Renderer,
    output: &'a Output,
    packed: bool,
    done: AtomicUsize,
    all: usize,
    progress: &'a dyn Progress,
}

/// How many notices are made in one go, their texts in memory together.
const BATCH: usize = 1000;

impl Work<'_> {
    /// Makes the files that are of no notice.
    fn others(&self, parts: &[Part<'_>]) -> Result<Vec<Made>, PipelineError> {
        parts.par_iter().with_max_len(1).map(|part| self.part(part, &*self.loaded.shelf)).collect()
    }

    /// Makes the files of notices, their texts read in the order that is cheapest.
    fn notices(&self, parts: &[Part<'_>]) -> Result<Vec<Made>, PipelineError> {
        let shelf = &*self.loaded.shelf;
        let mut all = Vec::with_capacity(parts.len());
        for batch in parts.chunks(BATCH) {
            let texts = batch.par_iter().filter(|part| self.is_due(part)).flat_map_iter(texts_of);
            shelf.fetch_some(texts.collect());
            let made: Vec<Made> = batch
                .par_iter()
                .map(|part| self.part(part, &Shared::new(shelf)))
                .collect::<Result<_, PipelineError>>()?;
            all.extend(made);
            shelf.drop_fetched();
        }
        Ok(all)
    }

    fn part(&self, part: &Part<'_>, documents: &dyn Documents) -> Result<Made, PipelineError> {
        let mut made = Made::default();
        part.files
            .iter()
            .try_for_each(|(route, file)| self.file(route, file, documents, &mut made))?;
        let count = part.files.len();
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        self.progress.at(Stage::Pages, done, self.all);
        Ok(made)
    }

    /// Whether any file of a part is to be made.
    fn is_due(&self, part: &Part<'_>) -> bool {
        part.files.iter().any(|(route, file)| {
            let standing = self.output.standing(file);
            standing.is_none_or(|entry| {
                entry.inputs != self.renderer.digest(&self.renderer.prepare(route))
            })
        })
    }

    /// Renders and writes one file, unless it stands there made from the same.
    fn file(
        &self,
        route: &Route,
        file: &str,
        documents: &dyn Documents,
        made: &mut Made,
    ) -> Result<(), PipelineError> {
        let prepared = self.renderer.prepare(route);
        let inputs = match &prepared {
            // What an index is made from is much and changes with every text; most of its files do not.
            Prepared::Index(language, name) => {
                self.renderer.digest_of_index_file(*language, name, documents)?
            }
            prepared => self.renderer.digest(prepared),
        };
        let standing = self.output.standing(file).filter(|entry| entry.inputs == inputs);
        let (entry, bytes) = if let Some(entry) = standing {
            made.files.push((file.to_owned(), *entry));
            (*entry, None)
        } else {
            let bytes = self.renderer.bytes(&prepared, documents)?;
            (made.write(self.output, file.to_owned(), inputs, &bytes)?, Some(bytes))
        };
        if self.packed && entry.size > LEAST && is_text(media_type(file)) {
            self.pack(file, &entry, bytes, made)?;
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

/// All texts of a notice, past and present.
fn texts_of<'p>(part: &'p Part<'_>) -> impl Iterator<Item = ObjectId> + 'p {
    let texts = part.notice.into_iter().flat_map(|notice| notice.texts.values());
    texts.flat_map(|text| {
        let past = text.timeline.revisions.iter().map(|revision| revision.blob);
        past.chain([text.current.blob])
    })
}
