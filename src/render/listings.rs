//! Views of the pages that list notices: home, A–Ö, a department, the removed ones.

use crate::model::legal_basis::LegalBasis;
use crate::model::portal::{Department, Notice, Portal};
use crate::render::changes::ChangeList;
use crate::render::history_pages::removed_line;
use crate::render::links::LinkTargets;
use crate::render::notice_rights::{basis_title, lowered};
use crate::render::scope::Scope;
use crate::render::views::{
    DepartmentCard, DepartmentView, FacetValue, FacetView, HomeView, LetterView, LinkView,
    NoticeLine, NoticesView, RemovedNotice, RemovedView,
};
use crate::routes::{Facet, Page};
use crate::text::collation::{INDEX_LETTERS, index_letter, sort_key};

/// How many of the newest changes the home page shows.
const HOME_CHANGES: usize = 5;

pub fn home_view(scope: &Scope<'_>, changes: &ChangeList) -> HomeView {
    let count = scope.portal.notices_in_force().count();
    let notices_url = scope.url(Page::Notices);
    let letters = letters(scope, None).into_iter().filter(|letter| !letter.notices.is_empty());
    HomeView {
        notice_count: count,
        notice_count_written: scope.count("notices-count", count),
        departments: departments(scope).into_iter().map(|it| department_card(scope, it)).collect(),
        changes: changes.newest(scope, HOME_CHANGES),
        letters: letters
            .map(|letter| LinkView {
                url: format!("{notices_url}#{}", letter.anchor),
                title: letter.letter,
                lang: None,
            })
            .collect(),
    }
}

/// Departments in the order that they ask for, then by title.
pub fn departments<'a>(scope: &Scope<'a>) -> Vec<&'a Department> {
    let mut departments: Vec<_> = scope.portal.departments.values().collect();
    departments.sort_by_cached_key(|department| {
        let title = &department.text(scope.language, &scope.portal.site).1.title;
        (department.order.unwrap_or(i64::MAX), sort_key(title))
    });
    departments
}

fn department_card(scope: &Scope<'_>, department: &Department) -> DepartmentCard {
    let (language, text) = department.text(scope.language, &scope.portal.site);
    let count = scope.portal.notices_of(&department.slug).count();
    DepartmentCard {
        title: text.title.clone(),
        lang: scope.foreign(language),
        url: scope.url(Page::Department(department.slug.clone())),
        summary: text.summary.clone(),
        count_written: scope.count("notices-count", count),
    }
}

/// All notices in force, or those of a facet.
pub fn notices_view(scope: &Scope<'_>, selection: Option<Facet>) -> NoticesView {
    let chosen = |notice: &&Notice| selection.is_none_or(|facet| holds(facet, notice));
    let count = scope.portal.notices_in_force().filter(chosen).count();
    NoticesView {
        count_written: scope.count("notices-count", count),
        letters: letters(scope, selection),
        removed_count: scope.portal.notices_removed().count(),
        facets: facets(scope, selection),
        selection: selection.is_some(),
    }
}

/// Whether a facet holds of a notice.
fn holds(facet: Facet, notice: &Notice) -> bool {
    match facet {
        Facet::Basis(basis) => notice.legal_bases().contains(&basis),
        Facet::Language(language) => {
            notice.texts.get(&language).is_some_and(|text| text.timeline.removed.is_none())
        }
    }
}

/// The facets that some notice in force has, in order; every language's pages have the same. One
/// alone of its kind narrows nothing.
pub fn facets_of(portal: &Portal) -> Vec<Facet> {
    let bases = LegalBasis::ALL.into_iter().map(Facet::Basis);
    let languages = portal.site.languages.iter().copied().map(Facet::Language);
    let some = |facet: &Facet| portal.notices_in_force().any(|notice| holds(*facet, notice));
    let kinds = [bases.filter(some).collect::<Vec<_>>(), languages.filter(some).collect()];
    kinds.into_iter().filter(|kind| kind.len() > 1).flatten().collect()
}

/// What is said of a facet: `Oikeusperuste: suostumus`.
pub fn facet_title(scope: &Scope<'_>, facet: Facet) -> String {
    let (kind, value) = match facet {
        Facet::Basis(basis) => ("facet-basis", basis_title(scope, basis)),
        Facet::Language(language) => {
            ("facet-language", scope.word(&format!("facet-language-{}", language.code())))
        }
    };
    format!("{}: {}", scope.word(kind), lowered(&value))
}

fn facets(scope: &Scope<'_>, selection: Option<Facet>) -> Vec<FacetView> {
    let value = |facet: Facet, title: String| FacetValue {
        link: LinkView { title, url: scope.url(Page::Selection(facet)), lang: None },
        count: scope.portal.notices_in_force().filter(|notice| holds(facet, notice)).count(),
        current: selection == Some(facet),
    };
    let mut bases = Vec::new();
    let mut languages = Vec::new();
    for facet in facets_of(scope.portal) {
        match facet {
            Facet::Basis(basis) => bases.push(value(facet, basis_title(scope, basis))),
            Facet::Language(language) => {
                let title = scope.word(&format!("facet-language-{}", language.code()));
                languages.push(value(facet, title));
            }
        }
    }
    let of_departments = departments(scope).into_iter().map(|department| FacetValue {
        link: scope.department_link(&department.slug),
        count: scope.portal.notices_of(&department.slug).count(),
        current: false,
    });
    let named = [
        ("facet-department", of_departments.filter(|value| value.count > 0).collect()),
        ("facet-basis", bases),
        ("facet-language", languages),
    ];
    let views = named.into_iter().map(|(title, values): (_, Vec<FacetValue>)| FacetView {
        title: scope.word(title),
        values,
    });
    views.filter(|facet| facet.values.len() > 1).collect()
}

/// Every letter of the index with its notices; what begins with no letter comes last, if there is
/// anything.
fn letters(scope: &Scope<'_>, selection: Option<Facet>) -> Vec<LetterView> {
    let in_force = scope.portal.notices_in_force();
    let chosen = in_force.filter(|it| selection.is_none_or(|facet| holds(facet, it)));
    let lines = sorted_lines(scope, chosen);
    let mut letters: Vec<LetterView> = INDEX_LETTERS
        .chars()
        .chain(['#'])
        .map(|letter| LetterView {
            letter: letter.to_string(),
            anchor: letter_anchor(letter),
            notices: Vec::new(),
        })
        .collect();
    for line in lines {
        let letter = index_letter(&line.title).to_string();
        if let Some(of_letter) = letters.iter_mut().find(|it| it.letter == letter) {
            of_letter.notices.push(line);
        }
    }
    letters.retain(|letter| letter.letter != "#" || !letter.notices.is_empty());
    letters
}

fn letter_anchor(letter: char) -> String {
    match letter {
        'Å' => "aa".to_owned(),
        'Ä' => "ae".to_owned(),
        'Ö' => "oe".to_owned(),
        '#' => "muut".to_owned(),
        letter => letter.to_ascii_lowercase().to_string(),
    }
}

fn sorted_lines<'a>(
    scope: &Scope<'a>,
    notices: impl Iterator<Item = &'a Notice>,
) -> Vec<NoticeLine> {
    let mut lines: Vec<_> = notices.map(|notice| scope.notice_line(notice)).collect();
    lines.sort_by_cached_key(|line| (sort_key(&line.title), line.url.clone()));
    lines
}

pub fn department_view(
    scope: &Scope<'_>,
    targets: &LinkTargets,
    department: &Department,
) -> DepartmentView {
    let (language, text) = department.text(scope.language, &scope.portal.site);
    let lines = sorted_lines(scope, scope.portal.notices_of(&department.slug));
    DepartmentView {
        summary: text.summary.clone(),
        lang: scope.foreign(language),
        count_written: scope.count("notices-count", lines.len()),
        notices: lines.into_iter().map(|line| NoticeLine { department: None, ..line }).collect(),
        shown: text.text.as_ref().map(|shown| targets.shown(scope, shown, &text.links)),
    }
}

/// The notices that are no longer in force, the latest removed first.
pub fn removed_view(scope: &Scope<'_>) -> RemovedView {
    let mut notices: Vec<RemovedNotice> = scope
        .portal
        .notices_removed()
        .filter_map(|notice| {
            let LinkView { title, url, lang } = scope.notice_link(notice);
            let removed = removed_line(scope, scope.text(notice))?;
            Some(RemovedNotice { title, lang, url, removed })
        })
        .collect();
    notices.sort_by_cached_key(|notice| {
        (std::cmp::Reverse(notice.removed.date.iso.clone()), sort_key(&notice.title))
    });
    RemovedView { notices }
}
