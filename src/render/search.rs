//! The search page, and the files of a language's index.

use std::collections::BTreeMap;
use std::hash::Hash as _;

use crate::digest::Digester;
use crate::model::portal::{Notice, NoticeText};
use crate::render::listings::departments;
use crate::render::scope::Scope;
use crate::render::views::{SearchDepartment, SearchView};
use crate::routes::Page;
use crate::search::files::{files, names};
use crate::search::index::{Index, SearchedNotice};
use crate::search::lexicon::{Lexis, lexicon};

/// The texts of this language that are in force: those of another are found on its own pages.
fn texts<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (&'a Notice, &'a NoticeText)> {
    let language = scope.language;
    scope.portal.notices.values().filter_map(move |notice| {
        let text = notice.texts.get(&language)?;
        text.timeline.removed.is_none().then_some((notice, text))
    })
}

fn words(scope: &Scope<'_>) -> usize {
    texts(scope).map(|(_, text)| text.outline.words).sum()
}

/// The names of the files of the index.
pub fn index_names(scope: &Scope<'_>) -> Vec<String> {
    names(texts(scope).count(), words(scope))
}

/// Adds to a digest all that the index is made from.
pub fn hash_index(scope: &Scope<'_>, lexis: Option<&Lexis>, digester: &mut Digester) {
    scope.language.hash(digester);
    lexis.map(|lexis| lexis.digest).hash(digester);
    for (notice, text) in texts(scope) {
        scope.url(Page::Notice(notice.id.clone())).hash(digester);
        text.current.hash(digester);
        text.outline.title.hash(digester);
        scope.department_link(&notice.id.department).title.hash(digester);
    }
}

/// The files of the index, by name.
pub fn index_files(scope: &Scope<'_>, lexis: Option<&Lexis>) -> BTreeMap<String, Vec<u8>> {
    let notices: Vec<SearchedNotice<'_>> = texts(scope)
        .map(|(notice, text)| SearchedNotice {
            title: &text.outline.title,
            url: scope.url(Page::Notice(notice.id.clone())),
            department: scope.department_link(&notice.id.department).title,
            text: &text.searched.0,
        })
        .collect();
    let lexicon = lexicon(scope.language, lexis);
    let index = Index::of(&notices, lexicon.as_ref(), scope.language);
    files(&index, &notices, words(scope)).into_iter().collect()
}

pub fn search_view(scope: &Scope<'_>) -> SearchView {
    let of_departments = departments(scope).into_iter().map(|department| {
        let notices = scope.portal.notices_of(&department.slug);
        SearchDepartment {
            department: scope.department_link(&department.slug),
            notices: notices.map(|notice| scope.notice_link(notice)).collect(),
        }
    });
    SearchView {
        url: scope.url(Page::Search),
        departments: of_departments.filter(|it| !it.notices.is_empty()).collect(),
    }
}
