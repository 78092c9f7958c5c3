//! What every page has: title, address, breadcrumbs, the same page in other languages; and the
//! frame around the pages of one language.

use crate::config::Contact;
use crate::model::portal::{HistoryState, SiteText};
use crate::render::assets::Assets;
use crate::render::crawling::past_links;
use crate::render::data::view::data_links;
use crate::render::facets::facet_title;
use crate::render::feeds::feed_link;
use crate::render::scope::Scope;
use crate::render::views::{ContactView, LanguageView, LinkView, PageView, SiteLinks, SiteView};
use crate::render::words::Argument;
use crate::routes::{ASSETS, FeedOf, Month, Page, Route};
use crate::text::language::Language;

/// The frame of a language's pages.
pub fn site_view(scope: &Scope<'_>, assets: &Assets) -> SiteView {
    let site = &scope.portal.site;
    let url = |name: &String| format!("{}{ASSETS}{name}", site.base_path());
    let since = match scope.portal.history {
        HistoryState::Since(date) => Some(scope.date(date)),
        _ => None,
    };
    SiteView {
        language: scope.language.code(),
        organisation: site.organisation.name.within(scope.language).to_owned(),
        address: site
            .organisation
            .contact
            .address
            .as_ref()
            .map(|it| it.within(scope.language).to_owned()),
        officer: contact_view(&site.data_protection_officer, scope.language),
        requests_url: site.requests.url.clone(),
        requests_email: site.requests.email.clone(),
        feedback_url: site.feedback.url.clone(),
        feedback_email: site.feedback.email.clone(),
        crest: site.crest.as_ref().and_then(|name| assets.names.get(name)).map(url),
        base_url: site.base_url.clone(),
        history_since: since,
        no_history: matches!(
            scope.portal.history,
            HistoryState::NoRepository | HistoryState::NoCommits
        ),
        links: SiteLinks {
            home: scope.url(Page::Home),
            notices: scope.url(Page::Notices),
            changes: scope.url(Page::Changes),
            removed: scope.url(Page::Removed),
            rights: scope.url(Page::Rights),
            accessibility: scope.url(Page::Accessibility),
            search: scope.url(Page::Search),
            search_description: site
                .base_url
                .as_ref()
                .map(|_| scope.route_url(&Route::SearchDescription(scope.language))),
            open_data: scope.url(Page::OpenData),
            feed: feed_link(scope, FeedOf::Portal),
        },
        assets: assets
            .names
            .iter()
            .map(|(name, published)| (name.clone(), url(published)))
            .collect(),
    }
}

fn contact_view(contact: &Contact, language: Language) -> ContactView {
    ContactView {
        name: contact.name.as_ref().map(|it| it.within(language).to_owned()),
        address: contact.address.as_ref().map(|it| it.within(language).to_owned()),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    }
}

/// Whether a month has changes in a language; translations may not share them.
pub type HasChanges<'a> = &'a dyn Fn(Language, Month) -> bool;

/// The head and frame of one page.
pub fn page_view(scope: &Scope<'_>, has_changes: HasChanges<'_>, page: &Page) -> PageView {
    let path = scope.url(page.clone());
    let is_published = !is_of_preview(page);
    let canonical = canonical_page(scope, page);
    let canonical_path = scope.url_in(canonical.0, canonical.1);
    PageView {
        template: template(page),
        title: title(scope, page),
        description: description(scope, page),
        canonical: scope.absolute(&canonical_path).filter(|_| is_published),
        address: scope.absolute(&path).filter(|_| is_published),
        noindex: !is_published
            || matches!(
                page,
                Page::Revision(..) | Page::Compare(_) | Page::NotFound | Page::Moved(..)
            ),
        current: current_link(page),
        breadcrumbs: breadcrumbs(scope, page),
        languages: languages(scope, has_changes, page),
        feed: feed_of_page(page).and_then(|of| feed_link(scope, of)),
        past: past_links(scope, page),
        data: data_links(scope, page),
        path,
    }
}

/// Whether only the preview has a page.
fn is_of_preview(page: &Page) -> bool {
    matches!(page, Page::Draft(_) | Page::Drafts | Page::Desk)
}

/// The template that makes a page.
pub fn template(page: &Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::Notices | Page::Selection(_) => "notices",
        Page::Department(_) => "department",
        Page::Notice(_) => "notice",
        Page::History(_) => "history",
        Page::Revision(..) => "revision",
        Page::Compare(_) | Page::Versions(_) => "compare",
        Page::Search => "search",
        Page::Changes => "changes",
        Page::ChangesOf(_) => "changes_of",
        Page::Removed => "removed",
        Page::Rights => "rights",
        Page::Accessibility => "accessibility",
        Page::OpenData => "open_data",
        Page::NotFound => "not_found",
        Page::Draft(_) => "draft",
        Page::Drafts => "drafts",
        Page::Desk => "desk",
        Page::Moved(..) => "moved",
    }
}

fn title(scope: &Scope<'_>, page: &Page) -> String {
    let notice_title = |id| scope.text(scope.notice(id)).outline.title.clone();
    match page {
        Page::Home => {
            let organisation = scope.portal.site.organisation.name.within(scope.language);
            scope.say("title-home", &[("organisation", Argument::Text(organisation))])
        }
        Page::Department(slug) => scope.department_link(slug).title,
        Page::Selection(facet) => facet_title(scope, facet),
        Page::Notice(id) => notice_title(id),
        Page::History(id) => {
            scope.say("title-history", &[("title", Argument::Text(&notice_title(id)))])
        }
        Page::Compare(id) | Page::Versions(id) => {
            scope.say("title-compare", &[("title", Argument::Text(&notice_title(id)))])
        }
        Page::Revision(id, address) => {
            let text = scope.text_with_history(scope.notice(id));
            let at = text.timeline.place_of(address);
            let title = at.map_or_else(|| notice_title(id), |at| text.facts[at].title.clone());
            let date = at.map_or_else(String::new, |at| {
                text.timeline.revisions[at].date.written(scope.language)
            });
            let number = at.map_or(0, |at| at + 1).to_string();
            let arguments = [
                ("title", Argument::Text(&title)),
                ("number", Argument::Text(&number)),
                ("date", Argument::Text(&date)),
            ];
            scope.say("title-revision", &arguments)
        }
        Page::ChangesOf(month) => {
            let month = month.first_day().month_written(scope.language);
            scope.say("title-changes-of", &[("month", Argument::Text(&month))])
        }
        Page::Notices => scope.word("title-notices"),
        Page::Changes => scope.word("title-changes"),
        Page::Search => scope.word("title-search"),
        Page::Removed => scope.word("title-removed"),
        Page::Rights => site_text_title(scope, SiteText::Rights, "title-rights"),
        Page::Accessibility => {
            site_text_title(scope, SiteText::Accessibility, "title-accessibility")
        }
        Page::OpenData => scope.word("title-open-data"),
        Page::NotFound => scope.word("title-not-found"),
        Page::Draft(id) => {
            scope.say("title-draft", &[("title", Argument::Text(&notice_title(id)))])
        }
        Page::Drafts => scope.word("title-drafts"),
        Page::Desk => scope.word("title-desk"),
        Page::Moved(target, _) => title(scope, target),
    }
}

fn site_text_title(scope: &Scope<'_>, which: SiteText, otherwise: &str) -> String {
    match scope.portal.site_text(which, scope.language) {
        Some((_, page)) => page.outline.title.clone(),
        None => scope.word(otherwise),
    }
}

fn description(scope: &Scope<'_>, page: &Page) -> Option<String> {
    match page {
        Page::Home => Some(scope.word("description-home")),
        Page::Notices => Some(scope.word("description-notices")),
        Page::Changes => Some(scope.word("description-changes")),
        Page::Rights => Some(scope.word("description-rights")),
        Page::OpenData => Some(scope.word("description-open-data")),
        Page::Notice(id) => scope.text(scope.notice(id)).outline.summary.clone(),
        Page::Department(slug) => {
            let department = &scope.portal.departments[slug];
            department.text(scope.language, &scope.portal.site).1.summary.clone()
        }
        _ => None,
    }
}

/// The page that search engines should keep: the text in its own language, the version in force.
pub(super) fn canonical_page(scope: &Scope<'_>, page: &Page) -> (Language, Page) {
    match page {
        Page::Notice(id) | Page::Revision(id, _) => {
            let own = scope.text(scope.notice(id)).language;
            let own = if scope.portal.site.languages.contains(&own) { own } else { scope.language };
            (own, Page::Notice(id.clone()))
        }
        Page::Moved(target, _) => canonical_page(scope, target),
        other => (scope.language, other.clone()),
    }
}

/// The feed that tells of what a page is about, where that is a part of the portal.
fn feed_of_page(page: &Page) -> Option<FeedOf> {
    match page {
        Page::Department(slug) => Some(FeedOf::Department(slug.clone())),
        Page::Notice(id) | Page::History(id) | Page::Revision(id, _) | Page::Compare(id) => {
            Some(FeedOf::Notice(id.clone()))
        }
        _ => None,
    }
}

fn current_link(page: &Page) -> Option<&'static str> {
    match page {
        Page::Notices
        | Page::Selection(_)
        | Page::Department(_)
        | Page::Notice(_)
        | Page::History(_)
        | Page::Revision(..)
        | Page::Compare(_)
        | Page::Versions(_)
        | Page::Draft(_)
        | Page::Removed => Some("notices"),
        Page::Changes | Page::ChangesOf(_) => Some("changes"),
        Page::Search => Some("search"),
        Page::Rights => Some("rights"),
        Page::Home
        | Page::Accessibility
        | Page::OpenData
        | Page::NotFound
        | Page::Moved(..)
        | Page::Drafts
        | Page::Desk => None,
    }
}

fn breadcrumbs(scope: &Scope<'_>, page: &Page) -> Vec<LinkView> {
    let link = |word: &str, page: Page| LinkView {
        title: scope.word(word),
        url: scope.url(page),
        lang: None,
    };
    let mut crumbs = vec![link("nav-home", Page::Home)];
    match page {
        Page::Home | Page::NotFound | Page::Moved(..) => crumbs.clear(),
        Page::Notices
        | Page::Search
        | Page::Changes
        | Page::Rights
        | Page::Accessibility
        | Page::OpenData
        | Page::Drafts
        | Page::Desk => {}
        Page::ChangesOf(_) => crumbs.push(link("nav-changes", Page::Changes)),
        Page::Removed | Page::Department(_) | Page::Selection(_) => {
            crumbs.push(link("nav-notices", Page::Notices));
        }
        Page::Notice(id)
        | Page::History(id)
        | Page::Revision(id, _)
        | Page::Compare(id)
        | Page::Draft(id)
        | Page::Versions(id) => {
            crumbs.push(link("nav-notices", Page::Notices));
            crumbs.push(scope.department_link(&id.department));
            if !matches!(page, Page::Notice(_)) {
                crumbs.push(scope.notice_link(scope.notice(id)));
            }
            let has_history =
                !scope.text_with_history(scope.notice(id)).timeline.revisions.is_empty();
            let of_past = matches!(page, Page::Revision(..) | Page::Compare(_) | Page::Draft(_));
            if of_past && has_history {
                crumbs.push(link("version-history", Page::History(id.clone())));
            }
        }
    }
    crumbs
}

fn languages(scope: &Scope<'_>, has_changes: HasChanges<'_>, page: &Page) -> Vec<LanguageView> {
    let languages = scope.portal.site.languages.iter();
    languages
        .map(|&language| {
            let url = scope.url_in(language, counterpart(scope, has_changes, page, language));
            LanguageView {
                code: language.code(),
                name: language.own_name(),
                absolute: scope.absolute(&url).filter(|_| !is_of_preview(page)),
                url,
                current: language == scope.language,
            }
        })
        .collect()
}

/// The page in another language. Versions of a translation have days of their own: where there is
/// none of the same day, the history serves.
fn counterpart(
    scope: &Scope<'_>,
    has_changes: HasChanges<'_>,
    page: &Page,
    language: Language,
) -> Page {
    match page {
        Page::Revision(id, address) => {
            let text = scope.notice(id).text_with_history(language, &scope.portal.site);
            match text.timeline.place_of(address) {
                Some(_) => page.clone(),
                None => Page::History(id.clone()),
            }
        }
        Page::Compare(id) => {
            let text = scope.notice(id).text_with_history(language, &scope.portal.site);
            match text.timeline.revisions.len() {
                0 => Page::Notice(id.clone()),
                1 => Page::History(id.clone()),
                _ => page.clone(),
            }
        }
        Page::Draft(id) => {
            let text = scope.notice(id).text_with_history(language, &scope.portal.site);
            if text.pending.is_some() { page.clone() } else { Page::Notice(id.clone()) }
        }
        Page::ChangesOf(month) if !has_changes(language, *month) => Page::Changes,
        Page::Moved(target, _) => counterpart(scope, has_changes, target, language),
        other => other.clone(),
    }
}
