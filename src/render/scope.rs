//! What every view is made with: the portal, a language, its words, and how addresses, dates and
//! counts are written in it.

use std::sync::{Arc, OnceLock};

use crate::model::portal::{Notice, NoticeId, NoticeText, Portal};
use crate::model::timeline::Removal;
use crate::render::facets::Facets;
use crate::render::views::{DateView, LinkView, NoticeLine, PeriodView, RemovedLine};
use crate::render::words::{Argument, Words};
use crate::routes::{Page, Route};
use crate::text::date::Date;
use crate::text::language::Language;

/// A portal seen in one language.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    pub portal: &'a Portal,
    pub language: Language,
    pub words: &'a Words,
    /// Worked out once a page asks for them.
    pub facets: &'a OnceLock<Facets>,
}

impl<'a> Scope<'a> {
    /// What notices can be narrowed by.
    pub fn facets(&self) -> &'a Facets {
        self.facets.get_or_init(|| Facets::of(self.portal))
    }

    /// The address of a page of this language, from the host's root.
    pub fn url(&self, page: Page) -> String {
        self.url_in(self.language, page)
    }

    /// The address of a page in another language.
    pub fn url_in(&self, language: Language, page: Page) -> String {
        let site = &self.portal.site;
        let mut url = String::with_capacity(96);
        url.push_str(site.base_path());
        page.push_address(language, site.default_language(), &mut url);
        url
    }

    /// The address of any file of the portal.
    pub fn route_url(&self, route: &Route) -> String {
        let site = &self.portal.site;
        format!("{}{}", site.base_path(), route.address(site.default_language()))
    }

    /// The address with the host, where the portal knows its own.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base_url = self.portal.site.base_url.as_ref()?;
        let from_base = path.strip_prefix(self.portal.site.base_path())?;
        Some(format!("{base_url}{from_base}"))
    }

    pub fn say(&self, name: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.words.say(name, arguments)
    }

    /// A message that takes no argument.
    pub fn word(&self, name: &str) -> String {
        self.words.word(name)
    }

    /// A message that counts: `notices-count` → `5 selostetta`.
    pub fn count(&self, name: &str, count: usize) -> String {
        self.say(name, &[("count", Argument::Count(count))])
    }

    pub fn date(&self, date: Date) -> DateView {
        DateView { iso: date.iso(), written: date.written(self.language) }
    }

    /// A period that has ended.
    pub fn period(&self, from: Date, to: Date) -> PeriodView {
        let to = (to != from).then(|| self.date(to));
        PeriodView { from: self.date(from), to, open: false }
    }

    /// The language's code, where a text is not in the page's language.
    pub fn foreign(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.code())
    }

    /// The text of a notice that readers of this language see.
    pub fn text(&self, notice: &'a Notice) -> &'a NoticeText {
        notice.text(self.language, &self.portal.site)
    }

    /// The text of a notice whose past readers of this language see.
    pub fn text_with_history(&self, notice: &'a Notice) -> &'a NoticeText {
        notice.text_with_history(self.language, &self.portal.site)
    }

    /// The notice of a route: routes are made from the portal's own notices.
    pub fn notice(&self, id: &Arc<NoticeId>) -> &'a Notice {
        &self.portal.notices[id]
    }

    pub fn notice_link(&self, notice: &'a Notice) -> LinkView {
        let text = self.text(notice);
        LinkView {
            title: text.outline.title.clone(),
            url: self.url(Page::Notice(notice.id.clone())),
            lang: self.foreign(text.language),
        }
    }

    /// A link to a department; to all notices when its folder is gone.
    pub fn department_link(&self, slug: &str) -> LinkView {
        match self.portal.departments.get(slug) {
            Some(department) => {
                let (language, text) = department.text(self.language, &self.portal.site);
                LinkView {
                    title: text.title.clone(),
                    url: self.url(Page::Department(slug.to_owned())),
                    lang: self.foreign(language),
                }
            }
            None => LinkView {
                title: self.word("removed-notices"),
                url: self.url(Page::Removed),
                lang: None,
            },
        }
    }

    /// The day on which a text was last changed, else the date it bears.
    pub fn updated(&self, text: &NoticeText) -> Option<DateView> {
        let newest = text.timeline.revisions.last().map(|revision| revision.date);
        newest.or(text.outline.date).map(|date| self.date(date))
    }

    pub fn notice_line(&self, notice: &'a Notice) -> NoticeLine {
        let text = self.text(notice);
        let LinkView { title, url, lang } = self.notice_link(notice);
        NoticeLine {
            title,
            lang,
            url,
            summary: text.outline.summary.clone(),
            updated: self.updated(text),
            department: Some(self.department_link(&notice.id.department)),
        }
    }

    /// How a text ended, with the days on which it was in force.
    pub fn removed_line(&self, text: &NoticeText, removal: &Removal) -> RemovedLine {
        let first = text.timeline.revisions.first().map_or(removal.date, |first| first.date);
        let last = removal.date.previous().max(first);
        RemovedLine {
            date: self.date(removal.date),
            note: removal.note.subject.clone(),
            explanation: removal.note.explanation(self.language).map(str::to_owned),
            validity: vec![self.period(first, last)],
        }
    }
}
