//! Views of the pages that list notices: home, A–Ö, a department, the removed ones.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::portal::{Department, Notice};
use crate::render::changes::ChangeList;
use crate::render::facets::{Group, dated_title, day_of, facet_groups, facet_title};
use crate::render::history_pages::removed_line;
use crate::render::links::LinkTargets;
use crate::render::scope::Scope;
use crate::render::views::{
    DepartmentCard, DepartmentView, FacetValue, FacetView, HomeView, LetterView, LinkView,
    NoticeLine, NoticesView, RemovedNotice, RemovedView,
};
use crate::routes::Page;
use crate::routes::facet::Facet;
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
pub fn notices_view(scope: &Scope<'_>, selection: Option<&Facet>) -> NoticesView {
    let in_force = || scope.portal.notices_in_force().count();
    let count = selection.map_or_else(in_force, |facet| scope.facets().holders(facet).len());
    NoticesView {
        count_written: scope.count("notices-count", count),
        letters: letters(scope, selection),
        removed_count: scope.portal.notices_removed().count(),
        facets: facets(scope, selection),
        selection: selection.is_some(),
        dated: selection
            .and_then(|facet| dated_title(scope, &facet_title(scope, facet), day_of(scope, facet))),
    }
}

/// How many values of a group stand open: the most used ones, where there are more.
const OPEN_VALUES: usize = 12;

fn facets(scope: &Scope<'_>, selection: Option<&Facet>) -> Vec<FacetView> {
    facet_groups(scope).into_iter().map(|group| facet_view(scope, group, selection)).collect()
}

fn facet_view(scope: &Scope<'_>, group: Group<'_>, selection: Option<&Facet>) -> FacetView {
    let values = group.values.into_iter().map(|value| FacetValue {
        current: matches!(&value.page, Page::Selection(it) if Some(it) == selection),
        count: value.notices.len(),
        dated: dated_title(scope, &value.title, value.day),
        link: LinkView { title: value.title, url: scope.url(value.page), lang: value.lang },
    });
    let (values, more) = open_and_folded(values.collect());
    FacetView {
        title: group.title,
        values,
        more_written: scope.count("facet-more", more.len()),
        more_open: more.iter().any(|value| value.current),
        more,
    }
}

/// The most used values, by their use, and the rest in the order that they had.
fn open_and_folded(values: Vec<FacetValue>) -> (Vec<FacetValue>, Vec<FacetValue>) {
    if values.len() <= OPEN_VALUES {
        return (values, Vec::new());
    }
    let mut by_use: Vec<usize> = (0..values.len()).collect();
    by_use.sort_by_key(|at| Reverse(values[*at].count));
    let most_used: BTreeSet<usize> = by_use.into_iter().take(OPEN_VALUES).collect();
    let mut folded = Vec::new();
    let mut open = Vec::new();
    for (at, value) in values.into_iter().enumerate() {
        if most_used.contains(&at) { open.push(value) } else { folded.push(value) }
    }
    open.sort_by_key(|value| Reverse(value.count));
    (open, folded)
}

/// Every letter of the index with its notices; what begins with no letter comes last, if there is
/// anything.
fn letters(scope: &Scope<'_>, selection: Option<&Facet>) -> Vec<LetterView> {
    let lines = match selection {
        Some(facet) => {
            let chosen = scope.facets().holders(facet).iter();
            sorted_lines(scope, chosen.map(|id| scope.notice(id)))
        }
        None => sorted_lines(scope, scope.portal.notices_in_force()),
    };
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
        (Reverse(notice.removed.date.iso.clone()), sort_key(&notice.title))
    });
    RemovedView { notices }
}
