//! What changed from one state of the content to another, over all notices: which text of one is which
//! of the other, and what kind of change each went through.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diff::comparison::{Comparison, compare};
use crate::diff::summary::word_count;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::document::Document;
use crate::model::object_id::ObjectId;
use crate::model::portal::{Documents as _, Extent, NoticeId, TextRef};
use crate::pipeline::error::PipelineError;
use crate::pipeline::loading::Loaded;
use crate::pipeline::pairs::{Pair, Pairing};
use crate::pipeline::states::State;
use crate::pipeline::study::{title, title_from_name};
use crate::text::collation::sort_key;
use crate::text::language::Language;

/// What changed from one state to another.
#[derive(Debug)]
pub struct Changes {
    pub from: State,
    pub to: State,
    /// The texts that changed, by department and title; those of one notice stand together.
    pub notices: Vec<NoticeChange>,
    /// The departments of these notices, by slug.
    pub departments: BTreeMap<String, DepartmentTitle>,
    /// Texts of departments that changed, by their paths from the content folder.
    pub introductions: Vec<String>,
    /// Set when all but this notice was left out.
    pub only: Option<NoticeId>,
}

/// What a department is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentTitle {
    pub title: String,
    pub language: Language,
    /// As [`crate::model::document::FrontMatter::order`].
    pub order: Option<i64>,
}

/// What became of one text of a notice.
#[derive(Debug)]
pub struct NoticeChange {
    /// Its address in the later state; of a removed text, the one that it had.
    pub id: NoticeId,
    /// The notice that it is a text of, as the portal has it, whose history may go on after these
    /// states; of a text that the history does not know, its own address.
    pub notice: NoticeId,
    pub language: Language,
    pub path: String,
    /// The path that it had, where that was another one.
    pub old_path: Option<String>,
    pub title: String,
    pub kind: Kind,
    /// Its address is another than before, whatever else changed.
    pub moved: bool,
    pub old: Option<Arc<Document>>,
    pub new: Option<Arc<Document>>,
    /// Of texts that are in both states.
    pub comparison: Comparison,
}

/// What kind of change it is. By rule, so that two readers come to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    New,
    Removed,
    /// The same text at another address.
    Moved,
    /// The text says something else than before.
    Substantive,
    /// What is read is the same, or every commit in between was declared technical.
    Technical,
    /// The text says something else, and the date that it bears is the one it bore before.
    Silent,
}

/// How many texts changed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Tally {
    /// How many notices have a text that changed.
    pub notices: usize,
    /// How many texts changed: a notice has one in each of its languages.
    pub texts: usize,
    pub new: usize,
    pub substantive: usize,
    pub silent: usize,
    pub technical: usize,
    /// Texts whose address changed, those that also changed otherwise among them.
    pub moved: usize,
    pub removed: usize,
}

impl Changes {
    pub fn tally(&self) -> Tally {
        let ids: BTreeSet<&NoticeId> = self.notices.iter().map(|change| &change.notice).collect();
        let count = |kind| self.notices.iter().filter(|change| change.kind == kind).count();
        Tally {
            notices: ids.len(),
            texts: self.notices.len(),
            new: count(Kind::New),
            substantive: count(Kind::Substantive),
            silent: count(Kind::Silent),
            technical: count(Kind::Technical),
            moved: self.notices.iter().filter(|change| change.moved).count(),
            removed: count(Kind::Removed),
        }
    }

    /// Leaves out all but one notice.
    pub fn keep_notice(&mut self, notice: &NoticeId) {
        self.notices.retain(|change| change.notice == *notice);
        self.introductions.clear();
        self.only = Some(notice.clone());
    }
}

impl NoticeChange {
    /// How many words came and how many went: of a new or a removed text, all of them.
    pub fn words(&self) -> (usize, usize) {
        match (&self.old, &self.new) {
            (None, Some(new)) => (word_count(new), 0),
            (Some(old), None) => (0, word_count(old)),
            _ => (self.comparison.words_added, self.comparison.words_removed),
        }
    }
}

/// Compares two states. Departments are called as readers of `language` see them.
///
/// Errors: a text that the repository cannot give.
pub fn compare_states(
    loaded: &Loaded,
    from: State,
    to: State,
    language: Language,
) -> Result<Changes, PipelineError> {
    let default = loaded.portal.site.default_language();
    let pairs = Pairing { loaded, from: &from, to: &to }.pairs()?;
    let texts = pairs.iter().flat_map(|pair| [pair.old, pair.new].into_iter().flatten());
    loaded.shelf.fetch(texts.map(|(_, blob)| blob).collect())?;
    let compared = pairs.par_iter().map(|pair| compare_pair(loaded, pair, default));
    let compared: Result<Vec<_>, PipelineError> = compared.collect();
    let mut notices: Vec<NoticeChange> = compared?.into_iter().flatten().collect();
    let slugs: BTreeSet<&str> = notices.iter().map(|it| it.id.department.as_str()).collect();
    let departments = department_titles(loaded, [&to, &from], &slugs, language)?;
    sort(&mut notices, &departments, &loaded.portal.site.languages);
    let introductions = introductions(&from, &to);
    Ok(Changes { from, to, notices, departments, introductions, only: None })
}

/// A text of one state: what it is a text of, and where it is found.
struct Side {
    id: NoticeId,
    text: TextRef,
    document: Arc<Document>,
}

impl Side {
    /// None for a file that is no notice's.
    fn read(
        loaded: &Loaded,
        side: Option<(&str, ObjectId)>,
        default: Language,
    ) -> Result<Option<Self>, PipelineError> {
        let Some((path, blob)) = side else { return Ok(None) };
        let Some((ContentPath::Notice(id), language)) = read_path(path) else { return Ok(None) };
        let language = language.unwrap_or(default);
        let text = TextRef { blob, path: path.to_owned(), language };
        let document = loaded.shelf.document(&text)?;
        Ok(Some(Self { id, text, document }))
    }

    fn address(&self) -> (&NoticeId, Language) {
        (&self.id, self.text.language)
    }
}

/// None where nothing changed but the way in which an address is written.
fn compare_pair(
    loaded: &Loaded,
    pair: &Pair<'_>,
    default: Language,
) -> Result<Option<NoticeChange>, PipelineError> {
    let old = Side::read(loaded, pair.old, default)?;
    let new = Side::read(loaded, pair.new, default)?;
    let (moved, comparison) = match (&old, &new) {
        (Some(old), Some(new)) => {
            let rewritten = old.text.blob != new.text.blob;
            let comparison = rewritten.then(|| compare(&old.document, &new.document));
            (old.address() != new.address(), comparison)
        }
        _ => (false, None),
    };
    let documents = (
        old.as_ref().map(|side| side.document.clone()),
        new.as_ref().map(|side| side.document.clone()),
    );
    let kind = match (&documents, &comparison) {
        ((None, _), _) => Kind::New,
        ((_, None), _) => Kind::Removed,
        (_, None) if moved => Kind::Moved,
        (_, None) => return Ok(None),
        (_, Some(_)) if pair.declared_technical => Kind::Technical,
        ((Some(old), Some(new)), Some(comparison)) => kind(old, new, comparison),
    };
    let old_path = old.as_ref().map(|side| side.text.path.clone());
    let Some(side) = new.or(old) else { return Ok(None) };
    Ok(Some(NoticeChange {
        old_path: old_path.filter(|path| *path != side.text.path),
        title: title(&side.document, &side.text.path),
        notice: pair.notice.map_or_else(|| side.id.clone(), Clone::clone),
        id: side.id,
        language: side.text.language,
        path: side.text.path,
        kind,
        moved,
        old: documents.0,
        new: documents.1,
        comparison: comparison.unwrap_or_default(),
    }))
}

fn kind(old: &Document, new: &Document, comparison: &Comparison) -> Kind {
    if comparison.extent < Extent::Content {
        Kind::Technical
    } else if new.front.date.is_some() && new.front.date == old.front.date {
        Kind::Silent
    } else {
        Kind::Substantive
    }
}

/// By the order of departments, then by the title of the notice in the portal's first language that
/// it changed in; the texts of one notice in the order of the portal's languages.
fn sort(
    notices: &mut [NoticeChange],
    departments: &BTreeMap<String, DepartmentTitle>,
    languages: &[Language],
) {
    let place = |language: Language| {
        languages.iter().position(|it| *it == language).unwrap_or(languages.len())
    };
    let mut titles: BTreeMap<NoticeId, (usize, String)> = BTreeMap::new();
    for change in notices.iter() {
        let candidate = (place(change.language), change.title.clone());
        let title = titles.entry(change.id.clone()).or_insert_with(|| candidate.clone());
        *title = candidate.min(title.clone());
    }
    notices.sort_by_cached_key(|change| {
        let department = &departments[&change.id.department];
        (
            (department.order.unwrap_or(i64::MAX), sort_key(&department.title)),
            sort_key(&titles[&change.id].1),
            change.id.clone(),
            (place(change.language), change.path.clone()),
        )
    });
}

/// What departments are called, in the first of the states that says so.
fn department_titles(
    loaded: &Loaded,
    states: [&State; 2],
    slugs: &BTreeSet<&str>,
    language: Language,
) -> Result<BTreeMap<String, DepartmentTitle>, PipelineError> {
    let default = loaded.portal.site.default_language();
    let preferred: Vec<Language> =
        [language].into_iter().chain(loaded.portal.site.languages.iter().copied()).collect();
    let mut titles = BTreeMap::new();
    for slug in slugs {
        let fallback =
            || DepartmentTitle { title: title_from_name(slug), language: default, order: None };
        let mut texts = states.into_iter().filter_map(|state| {
            let of_department = index_texts(state, slug, default);
            let preferred = preferred.iter().find_map(|wanted| of_department.get(wanted));
            preferred.or(of_department.values().next()).cloned()
        });
        let title = match texts.next() {
            Some(text) => {
                let document = loaded.shelf.document(&text)?;
                let order = document.front.order;
                let title = document.front.title.clone();
                title.map(|title| DepartmentTitle { title, language: text.language, order })
            }
            None => None,
        };
        titles.insert((*slug).to_owned(), title.unwrap_or_else(fallback));
    }
    Ok(titles)
}

fn index_texts(state: &State, slug: &str, default: Language) -> BTreeMap<Language, TextRef> {
    let texts = state.texts.iter().filter_map(|(path, blob)| {
        let (what, language) = read_path(path)?;
        let language = language.unwrap_or(default);
        let text = TextRef { blob: *blob, path: path.clone(), language };
        (what == ContentPath::Department(slug.to_owned())).then_some((language, text))
    });
    texts.collect()
}

/// Texts of departments that are not the same in both states.
fn introductions(from: &State, to: &State) -> Vec<String> {
    let paths: BTreeSet<&String> = from.texts.keys().chain(to.texts.keys()).collect();
    let changed = paths.into_iter().filter(|path| {
        from.texts.get(*path) != to.texts.get(*path)
            && matches!(read_path(path), Some((ContentPath::Department(_), _)))
    });
    changed.cloned().collect()
}
