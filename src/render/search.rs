//! The search page, and the files of a language's index.

use std::collections::BTreeMap;
use std::hash::Hash as _;

use crate::digest::Digester;
use crate::model::portal::{Documents, Notice, NoticeText, TextUnavailable};
use crate::model::read_text::ReadText;
use crate::model::timeline::Revision;
use crate::render::facets::facet_groups;
use crate::render::history_pages::revision_url;
use crate::render::listings::departments;
use crate::render::scope::Scope;
use crate::render::views::{OtherSearch, SearchDepartment, SearchView};
use crate::render::words::Argument;
use crate::routes::Page;
use crate::search::files::{Extent, FacetFile, FacetFileValue, TextsFile, bits, files};
use crate::search::index::{Index, SearchedText};
use crate::search::lexicon::{Lexis, lexicon};
use crate::search::reading::read;
use crate::search::synonyms::synonyms;
use crate::text::language::Language;

/// What the names of files of past versions begin with.
const PAST: &str = "past-";
/// How many notices the search page lists for those without scripts; with more it lists departments.
const LISTED: usize = 300;

/// The texts of this language with their places among the notices of the portal: those of another
/// language are found on its own pages.
fn texts<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (&'a Notice, &'a NoticeText)> {
    let language = scope.language;
    let notices = scope.portal.notices.values();
    notices.filter_map(move |notice| Some((notice, notice.texts.get(&language)?)))
}

fn in_force<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (&'a Notice, &'a NoticeText)> {
    texts(scope).filter(|(_, text)| text.timeline.removed.is_none())
}

/// A version that is no longer in force.
struct Past<'a> {
    notice: &'a Notice,
    text: &'a NoticeText,
    at: usize,
    revision: &'a Revision,
    /// It was the last, and nothing came after it.
    removed: bool,
}

/// The past versions that say something which the version after them does not.
fn past<'a>(scope: &Scope<'a>) -> impl Iterator<Item = Past<'a>> {
    texts(scope).flat_map(|(notice, text)| {
        let revisions = &text.timeline.revisions;
        let removed = text.timeline.removed.is_some();
        revisions.iter().enumerate().filter_map(move |(at, revision)| {
            let lost = text.facts.get(at + 1).is_some_and(|next| next.lost.read.is_some());
            let last = removed && at + 1 == revisions.len();
            (lost || last).then_some(Past { notice, text, at, revision, removed: last })
        })
    })
}

fn extents(scope: &Scope<'_>) -> (Extent, Extent) {
    let now = Extent {
        texts: in_force(scope).count(),
        words: in_force(scope).map(|(_, text)| text.outline.words).sum(),
    };
    let words = |past: Past<'_>| match past.text.facts.get(past.at + 1) {
        Some(next) if !past.removed => next.lost.words,
        _ => past.text.facts.get(past.at).map_or(0, |facts| facts.words),
    };
    (now, Extent { texts: past(scope).count(), words: past(scope).map(words).sum() })
}

/// The names of the files of the index.
pub fn index_names(scope: &Scope<'_>) -> Vec<String> {
    let (now, before) = extents(scope);
    let before = before.names().into_iter().map(|name| format!("{PAST}{name}"));
    now.names().into_iter().chain(before).collect()
}

/// Adds to a digest all that an index is made from.
pub fn hash_index(
    scope: &Scope<'_>,
    which: Indexed,
    lexis: Option<&Lexis>,
    digester: &mut Digester,
) {
    (scope.language, which).hash(digester);
    lexis.map(|lexis| lexis.digest).hash(digester);
    scope.portal.site.synonyms_of(scope.language).hash(digester);
    match which {
        Indexed::Present => hash_present(scope, digester),
        Indexed::Past => hash_past(scope, digester),
    }
}

fn hash_present(scope: &Scope<'_>, digester: &mut Digester) {
    for (notice, text) in in_force(scope) {
        scope.url(Page::Notice(notice.id.clone())).hash(digester);
        text.current.hash(digester);
        text.outline.hash(digester);
        about(scope, notice, text).hash(digester);
    }
    for group in facet_file(scope) {
        (group.0, group.1).hash(digester);
        for value in group.2 {
            (value.0, value.1, value.2).hash(digester);
        }
    }
}

fn hash_past(scope: &Scope<'_>, digester: &mut Digester) {
    for (notice, _) in in_force(scope) {
        notice.id.hash(digester);
    }
    for past in past(scope) {
        let title = past.text.facts.get(past.at).map(|facts| &facts.title);
        let next = past.text.timeline.revisions.get(past.at + 1);
        (&past.notice.id, title, version(scope, &past)).hash(digester);
        (past.revision.blob, next.map(|next| next.blob)).hash(digester);
        revision_url(scope, past.notice, past.revision).hash(digester);
        past.removed.then_some(&past.text.current).hash(digester);
    }
}

/// One of the two indexes of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indexed {
    /// The notices in force.
    Present,
    /// What past versions said otherwise.
    Past,
}

impl Indexed {
    /// The index that a file is of.
    pub fn of(name: &str) -> Self {
        if name.starts_with(PAST) { Self::Past } else { Self::Present }
    }
}

/// The files of an index, by name, before they are packed.
pub fn index_files(
    scope: &Scope<'_>,
    which: Indexed,
    lexis: Option<&Lexis>,
    documents: &dyn Documents,
) -> Result<BTreeMap<String, Vec<u8>>, TextUnavailable> {
    let (extent, extent_before) = extents(scope);
    let lexicon = lexicon(scope.language, lexis);
    let synonyms = synonyms(scope.language, scope.portal.site.synonyms_of(scope.language));
    let (texts, extent, of_texts, prefix) = match which {
        Indexed::Present => {
            let of_texts = TextsFile { facets: facet_file(scope), ..TextsFile::default() };
            (present_texts(scope), extent, of_texts, "")
        }
        Indexed::Past => {
            let numbers: BTreeMap<_, usize> = in_force(scope)
                .enumerate()
                .map(|(number, (notice, _))| (&notice.id, number))
                .collect();
            let of = past(scope).map(|past| numbers.get(&past.notice.id).copied());
            let of_texts = TextsFile { notices: of.collect(), ..TextsFile::default() };
            (past_texts(scope, documents)?, extent_before, of_texts, PAST)
        }
    };
    let index = Index::of(&texts, lexicon.as_ref(), &synonyms, scope.language);
    let files = files(&index, &texts, extent, &synonyms, of_texts);
    Ok(files.into_iter().map(|(name, bytes)| (format!("{prefix}{name}"), bytes)).collect())
}

fn present_texts<'a>(scope: &Scope<'a>) -> Vec<SearchedText<'a>> {
    let texts = in_force(scope).map(|(notice, text)| SearchedText {
        title: &text.outline.title,
        url: scope.url(Page::Notice(notice.id.clone())),
        about: about(scope, notice, text),
        text: text.searched.0.unpack(),
    });
    texts.collect()
}

fn past_texts<'a>(
    scope: &Scope<'a>,
    documents: &dyn Documents,
) -> Result<Vec<SearchedText<'a>>, TextUnavailable> {
    let texts = past(scope).map(|past| {
        Ok(SearchedText {
            title: past.text.facts.get(past.at).map_or("", |facts| &facts.title),
            url: revision_url(scope, past.notice, past.revision),
            about: version(scope, &past),
            text: read_version(&past, documents)?,
        })
    });
    texts.collect()
}

/// What a version said that the next does not; of the last of all, everything.
fn read_version<'a>(
    past: &Past<'a>,
    documents: &dyn Documents,
) -> Result<ReadText<'a>, TextUnavailable> {
    let lost = past.text.facts.get(past.at + 1).and_then(|next| next.lost.read.as_ref());
    match lost {
        Some(lost) if !past.removed => Ok(lost.unpack()),
        _ => Ok(read(&*documents.document(&past.text.current)?, &past.text.outline.title)),
    }
}

/// `Kulttuuri. Päivitetty 18.5.2026`
fn about(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> String {
    let department = scope.department_link(&notice.id.department).title;
    match scope.updated(text) {
        Some(date) => scope.say(
            "search-updated",
            &[("department", Argument::Text(&department)), ("date", Argument::Text(&date.written))],
        ),
        None => department,
    }
}

/// `Versio 15.11.2021, ei enää voimassa`
fn version(scope: &Scope<'_>, past: &Past<'_>) -> String {
    let date = scope.date(past.revision.date).written;
    let name = if past.removed { "search-removed" } else { "search-version" };
    scope.say(name, &[("date", Argument::Text(&date))])
}

/// What the notices of the index can be narrowed by: as on the pages that list notices.
fn facet_file(scope: &Scope<'_>) -> Vec<FacetFile> {
    let numbers: BTreeMap<_, usize> =
        in_force(scope).enumerate().map(|(number, (notice, _))| (&notice.id, number)).collect();
    let groups = facet_groups(scope).into_iter().map(|group| {
        let values = group.values.into_iter().map(|value| {
            let held = value.notices.iter().filter_map(|id| numbers.get(id).copied());
            FacetFileValue(value.key, value.title, bits(held, numbers.len()))
        });
        FacetFile(group.key.to_owned(), group.title, values.collect())
    });
    groups.collect()
}

/// How browsers search in this language's pages, by the description that `OpenSearch` 1.1 asks for; none
/// where the portal does not know its own address.
pub fn search_description(scope: &Scope<'_>) -> Option<String> {
    let search = escaped(&scope.absolute(&scope.url(Page::Search))?);
    let organisation = escaped(scope.portal.site.organisation.name.within(scope.language));
    let name = escaped(&scope.word("portal-name"));
    let short = escaped(&scope.word("search-short-name"));
    let description = escaped(&scope.word("description-search"));
    let language = scope.language.code();
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
        <ShortName>{short}</ShortName>\n\
        <LongName>{name}, {organisation}</LongName>\n\
        <Description>{description}</Description>\n\
        <Language>{language}</Language>\n\
        <InputEncoding>UTF-8</InputEncoding>\n\
        <Url type=\"text/html\" template=\"{search}?q={{searchTerms}}\"/>\n\
        </OpenSearchDescription>\n"
    ))
}

/// A text as XML takes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub fn search_view(scope: &Scope<'_>) -> SearchView {
    let listed = scope.portal.notices_in_force().count() <= LISTED;
    let of_departments = departments(scope).into_iter().filter_map(|department| {
        let notices = scope.portal.notices_of(&department.slug);
        let count = scope.portal.notices_of(&department.slug).count();
        (count > 0).then(|| SearchDepartment {
            department: scope.department_link(&department.slug),
            count_written: scope.count("notices-count", count),
            notices: notices.filter(|_| listed).map(|notice| scope.notice_link(notice)).collect(),
        })
    });
    let others = scope.portal.site.languages.iter().filter(|it| **it != scope.language);
    SearchView {
        url: scope.url(Page::Search),
        departments: of_departments.collect(),
        listed,
        others: others.map(|language| other_search(scope, *language)).collect(),
    }
}

fn other_search(scope: &Scope<'_>, language: Language) -> OtherSearch {
    OtherSearch {
        lang: language.code(),
        url: scope.url_in(language, Page::Search),
        title: scope.word(&format!("search-other-{}", language.code())),
    }
}
