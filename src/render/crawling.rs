//! What crawlers and archives ask for: sitemaps (sitemaps.org), robots.txt (RFC 9309) and the list of a
//! text's versions (a `TimeMap` of RFC 7089). All need whole addresses, so a portal that does not know its
//! own has none.

use std::fmt::Write as _;

use crate::model::portal::{Notice, NoticeText};
use crate::render::frame::canonical_page;
use crate::render::scope::Scope;
use crate::render::views::PastLinks;
use crate::render::xml::Xml;
use crate::routes::{Page, Route, language_of_versions};
use crate::text::moment::Moment;

const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// So many addresses may one sitemap hold.
const LISTED: usize = 50_000;

/// The sitemap of a language, of those pages that search engines should keep.
pub fn sitemap(scope: &Scope<'_>, pages: impl Iterator<Item = Page>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", SITEMAPS)]);
    let kept = pages.filter(|page| is_kept(scope, page));
    for page in kept.take(LISTED) {
        let changed = last_change(scope, &page);
        let Some(url) = scope.absolute(&scope.url(page)) else { break };
        xml.open("url", &[]);
        xml.element("loc", &[], &url);
        if let Some(changed) = changed {
            xml.element("lastmod", &[], &changed.iso());
        }
        xml.close();
    }
    xml.finish()
}

/// The list of the sitemaps.
pub fn sitemap_index(scope: &Scope<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", SITEMAPS)]);
    for &language in &scope.portal.site.languages {
        let Some(url) = file_url(scope, &Route::Sitemap(Some(language))) else { break };
        xml.open("sitemap", &[]);
        xml.element("loc", &[], &url);
        xml.close();
    }
    xml.finish()
}

/// Robots may read all: old versions say themselves that they are not to be kept, which a robot must
/// read to know.
pub fn robots(scope: &Scope<'_>) -> Vec<u8> {
    let sitemap = file_url(scope, &Route::Sitemap(None)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
}

fn is_kept(scope: &Scope<'_>, page: &Page) -> bool {
    !matches!(page, Page::NotFound) && canonical_page(scope, page) == (scope.language, page.clone())
}

fn last_change(scope: &Scope<'_>, page: &Page) -> Option<Moment> {
    let notices = scope.portal.notices.values();
    let newest = |notice: &Notice| newest(scope.text_with_history(notice));
    match page {
        Page::Home | Page::Notices | Page::Changes | Page::Search | Page::Removed => {
            notices.filter_map(newest).max()
        }
        Page::Department(slug) => {
            notices.filter(|notice| notice.id.department == *slug).filter_map(newest).max()
        }
        Page::Notice(id) => newest(scope.notice(id)),
        _ => None,
    }
}

fn newest(text: &NoticeText) -> Option<Moment> {
    let timeline = &text.timeline;
    let revisions = timeline.revisions.iter().map(|revision| revision.moment);
    let events = timeline.events.iter().map(|event| event.moment);
    revisions.chain(events).chain(timeline.removed.iter().map(|removal| removal.moment)).max()
}

fn file_url(scope: &Scope<'_>, route: &Route) -> Option<String> {
    let base_url = scope.portal.site.base_url.as_ref()?;
    Some(format!("{base_url}{}", route.address(scope.portal.site.default_language())))
}

/// The versions of a text with their moments, oldest first.
pub fn time_map(scope: &Scope<'_>, notice: &Notice) -> Vec<u8> {
    let revisions = &scope.text_with_history(notice).timeline.revisions;
    let own = Route::TimeMap(scope.language, notice.id.clone());
    let original = scope.absolute(&scope.url(Page::Notice(notice.id.clone())));
    let (Some(own), Some(original)) = (file_url(scope, &own), original) else { return Vec::new() };
    let mut links = format!("<{original}>;rel=\"original\"");
    let moments = || revisions.iter().map(|revision| revision.moment);
    if let (Some(from), Some(until)) = (moments().min(), moments().max()) {
        let (from, until) = (from.http(), until.http());
        let kind = "application/link-format";
        let period = format!("type=\"{kind}\";from=\"{from}\";until=\"{until}\"");
        let _ = write!(links, ",\n<{own}>;rel=\"self\";{period}");
    }
    for (at, revision) in revisions.iter().enumerate() {
        let page = Page::Revision(notice.id.clone(), revision.address.clone());
        let url = scope.absolute(&scope.url(page)).unwrap_or_default();
        let first = if at == 0 { "first " } else { "" };
        let last = if at + 1 == revisions.len() { "last " } else { "" };
        let moment = revision.moment.http();
        let _ = write!(links, ",\n<{url}>;rel=\"{first}{last}memento\";datetime=\"{moment}\"");
    }
    links.push('\n');
    links.into_bytes()
}

/// Where the versions of a page's notice are listed, for its head.
pub fn past_links(scope: &Scope<'_>, page: &Page) -> Option<PastLinks> {
    let (Page::Notice(id) | Page::History(id) | Page::Revision(id, _)) = page else { return None };
    let site = &scope.portal.site;
    site.base_url.as_ref()?;
    let notice = scope.notice(id);
    let newest = scope.text_with_history(notice).timeline.revisions.last()?;
    let shown = match page {
        Page::Revision(_, address) => address,
        _ => &newest.address,
    };
    // A text that is shown in several languages has its versions listed in the first of them.
    let language = language_of_versions(notice, scope.language, site);
    Some(PastLinks {
        original: scope.url_in(language, Page::Notice(id.clone())),
        time_map: scope.route_url(&Route::TimeMap(language, id.clone())),
        memento: scope.url_in(language, Page::Revision(id.clone(), shown.clone())),
    })
}
