//! What notices can be narrowed by: which facets hold of which notices, worked out once for all
//! pages, and in one language the groups that readers choose from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::legal_basis::LegalBasis;
use crate::model::portal::{HistoryState, Nature, Notice, NoticeId, NoticeText, Portal};
use crate::model::processing::Transfer;
use crate::render::listings::departments;
use crate::render::notice_rights::lowered;
use crate::render::scope::Scope;
use crate::render::views::DatedTitle;
use crate::render::words::Argument;
use crate::routes::Page;
use crate::routes::facet::{Facet, FacetGroup};
use crate::text::collation::sort_key;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::text::slug::slug;

/// The facets of a portal, in every language the same.
#[derive(Debug, Default)]
pub struct Facets {
    /// The notices in force of which each facet holds, in order of their ids.
    held: BTreeMap<Facet, Vec<Arc<NoticeId>>>,
    departments: BTreeMap<String, Vec<Arc<NoticeId>>>,
    /// Names of systems by their slugs, as the first notice writes them.
    systems: BTreeMap<String, String>,
    /// What changed later has changed within a year.
    since: Option<Date>,
    notices: usize,
}

/// One sort of facets with those of its values that some notice has.
#[derive(Debug)]
pub struct Group<'a> {
    pub group: FacetGroup,
    /// Its word in addresses, in the language of the scope: `oikeusperuste`.
    pub key: &'static str,
    /// `Oikeusperuste`
    pub title: String,
    pub values: Vec<Value<'a>>,
}

#[derive(Debug)]
pub struct Value<'a> {
    /// The last part of its address: `suostumus`.
    pub key: String,
    /// `Suostumus`
    pub title: String,
    /// The day that the title names, as [`dated_title`] wants it.
    pub day: Option<Date>,
    /// The title's language, where it is not the page's.
    pub lang: Option<&'static str>,
    /// The page that lists its notices.
    pub page: Page,
    /// The notices in force of which it holds, in order of their ids.
    pub notices: &'a [Arc<NoticeId>],
}

impl Facets {
    pub fn of(portal: &Portal) -> Self {
        let newest = portal.notices.values().flat_map(|it| days_of_change(it, portal)).max();
        let mut facets = Self { since: newest.map(Date::year_before), ..Self::default() };
        for notice in portal.notices_in_force() {
            facets.notices += 1;
            let department = notice.id.department.clone();
            facets.departments.entry(department).or_default().push(notice.id.clone());
            for text in in_force(notice) {
                for name in &text.outline.processing.systems {
                    facets.systems.entry(slug(name)).or_insert_with(|| name.clone());
                }
            }
            for facet in facets.of_notice(notice, portal) {
                facets.held.entry(facet).or_default().push(notice.id.clone());
            }
        }
        facets
    }

    fn of_notice(&self, notice: &Notice, portal: &Portal) -> BTreeSet<Facet> {
        let mut facets = BTreeSet::new();
        for text in in_force(notice) {
            let processing = &text.outline.processing;
            facets.insert(Facet::Language(text.language));
            facets.extend(text.outline.bases.iter().copied().map(Facet::Basis));
            facets.extend(processing.data.iter().copied().map(Facet::Data));
            facets.extend(processing.special.iter().copied().map(Facet::Special));
            facets.extend(processing.systems.iter().map(|name| Facet::System(slug(name))));
        }
        let transfers = in_force(notice).filter_map(|text| text.outline.processing.transfer);
        facets.extend(transfers.max().map(Facet::Transfer));
        let lately = |day: Date| self.since.is_some_and(|since| day > since);
        if days_of_change(notice, portal).any(lately) {
            facets.insert(Facet::Changed);
        }
        facets
    }

    /// The notices of which a facet holds.
    pub fn holders(&self, facet: &Facet) -> &[Arc<NoticeId>] {
        self.held.get(facet).map_or(&[], Vec::as_slice)
    }

    /// The facets that readers can choose, in order; every language's pages have the same.
    pub fn chosen_from(&self, portal: &Portal) -> Vec<Facet> {
        FacetGroup::ALL.into_iter().flat_map(|group| self.of_group(group, portal)).collect()
    }

    /// The facets of a group. One alone narrows nothing; whether there are special categories or
    /// transfers is an answer too, and not all notices have changed lately.
    fn of_group(&self, group: FacetGroup, portal: &Portal) -> Vec<Facet> {
        let of_group = self.held.keys().filter(|facet| facet.group() == group);
        let mut facets: Vec<Facet> = of_group.cloned().collect();
        let tells = match group {
            FacetGroup::Special | FacetGroup::Transfer => true,
            FacetGroup::Changed => self.holders(&Facet::Changed).len() < self.notices,
            _ => facets.len() > 1,
        };
        if group == FacetGroup::Language {
            let place =
                |language: Language| portal.site.languages.iter().position(|it| *it == language);
            facets.retain(|facet| matches!(facet, Facet::Language(it) if place(*it).is_some()));
            facets.sort_by_key(|facet| match facet {
                Facet::Language(language) => place(*language),
                _ => None,
            });
        }
        if tells { facets } else { Vec::new() }
    }
}

fn in_force(notice: &Notice) -> impl Iterator<Item = &NoticeText> {
    notice.texts.values().filter(|text| text.timeline.removed.is_none())
}

/// The days on which a text of a notice came or came to say something else. In a shallow clone the
/// first text that is known may be older than its commit.
fn days_of_change<'a>(notice: &'a Notice, portal: &'a Portal) -> impl Iterator<Item = Date> + 'a {
    let shallow = matches!(portal.history, HistoryState::Since(_));
    notice.texts.values().flat_map(move |text| {
        let changes = text.timeline.revisions.iter().enumerate().filter(move |(at, _)| match text
            .nature(*at)
        {
            Nature::New => !shallow,
            Nature::Substantive | Nature::Silent => true,
            Nature::Technical => false,
        });
        changes.map(|(_, revision)| revision.date)
    })
}

/// All that notices can be narrowed by, in the order in which readers see it: departments first. What
/// narrows nothing is left out.
pub fn facet_groups<'a>(scope: &Scope<'a>) -> Vec<Group<'a>> {
    let groups = FacetGroup::ALL.into_iter().map(|group| Group {
        group,
        key: group.key(scope.language),
        title: scope.word(group.title_id()),
        values: match group {
            FacetGroup::Department => values_of_departments(scope),
            _ => values(scope, group),
        },
    });
    groups.filter(|group| !group.values.is_empty()).collect()
}

fn values_of_departments<'a>(scope: &Scope<'a>) -> Vec<Value<'a>> {
    let held = &scope.facets().departments;
    let values = departments(scope).into_iter().filter_map(|department| {
        let link = scope.department_link(&department.slug);
        Some(Value {
            key: department.slug.clone(),
            title: link.title,
            day: None,
            lang: link.lang,
            page: Page::Department(department.slug.clone()),
            notices: held.get(&department.slug)?,
        })
    });
    let values: Vec<Value<'_>> = values.collect();
    if values.len() > 1 { values } else { Vec::new() }
}

fn values<'a>(scope: &Scope<'a>, group: FacetGroup) -> Vec<Value<'a>> {
    let facets: &'a Facets = scope.facets();
    let of_group = facets.of_group(group, scope.portal).into_iter();
    let mut values: Vec<Value<'a>> = of_group
        .map(|facet| Value {
            key: facet.key(scope.language).into_owned(),
            title: value_title(scope, &facet),
            day: day_of(scope, &facet),
            lang: None,
            notices: facets.holders(&facet),
            page: Page::Selection(facet),
        })
        .collect();
    if group == FacetGroup::System {
        values.sort_by_cached_key(|value| sort_key(&value.title));
    }
    values
}

/// What is said of a facet: `Oikeusperuste: suostumus`, `Muuttunut 18.5.2025 jälkeen`.
pub fn facet_title(scope: &Scope<'_>, facet: &Facet) -> String {
    let value = value_title(scope, facet);
    let value = match facet {
        Facet::Changed => return value,
        Facet::System(_) => value,
        _ => lowered(&value),
    };
    format!("{}: {value}", scope.word(facet.group().title_id()))
}

/// The name of a facet at the head of a line: `Suostumus`.
fn value_title(scope: &Scope<'_>, facet: &Facet) -> String {
    match facet {
        Facet::Basis(basis) => basis_title(scope, *basis),
        Facet::Data(kind) => scope.word(&format!("data-{}", kind.id())),
        Facet::Special(category) => scope.word(&format!("special-{}", category.id())),
        Facet::Transfer(transfer) => transfer_title(scope, *transfer),
        Facet::System(slug) => scope.facets().systems.get(slug).unwrap_or(slug).clone(),
        Facet::Language(language) => scope.word(&format!("facet-language-{}", language.code())),
        Facet::Changed => {
            let since = scope.facets().since.map(|since| since.written(scope.language));
            let since = since.unwrap_or_default();
            scope.say("changed-since", &[("date", Argument::Text(&since))])
        }
    }
}

/// The day that a facet's title names.
pub fn day_of(scope: &Scope<'_>, facet: &Facet) -> Option<Date> {
    scope.facets().since.filter(|_| *facet == Facet::Changed)
}

/// A title in the parts around the day that it names, which pages mark as a date.
pub fn dated_title(scope: &Scope<'_>, title: &str, day: Option<Date>) -> Option<DatedTitle> {
    let date = scope.date(day?);
    let (before, after) = title.split_once(&date.written)?;
    Some(DatedTitle { before: before.to_owned(), after: after.to_owned(), date })
}

fn transfer_title(scope: &Scope<'_>, transfer: Transfer) -> String {
    scope.word(&format!("transfer-{}", transfer.id()))
}

/// The name of a basis at the head of a line: `Suostumus`.
pub fn basis_title(scope: &Scope<'_>, basis: LegalBasis) -> String {
    scope.word(&format!("basis-{}", basis.id()))
}
