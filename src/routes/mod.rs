//! Every address of the portal, in the words of its language.

pub mod facet;
pub mod media;

use std::sync::Arc;

use crate::config::Site;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::{Notice, NoticeId};
use crate::routes::facet::Facet;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::text::slug::slug;

/// One page or file of the portal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Page(Language, Page),
    /// A file of the theme or of `site/`, named with a digest of its bytes.
    Asset(String),
    /// A file of a language's search index.
    Index(Language, String),
    /// What tells browsers how to search in a language (`OpenSearch` 1.1).
    SearchDescription(Language),
    /// Changes for feed readers (Atom, RFC 4287).
    Feed(Language, FeedOf),
    /// The pages that search engines should keep, of a language; none: where the sitemaps of all are.
    Sitemap(Option<Language>),
    Robots,
    /// The versions of a notice's text for archives (RFC 7089).
    TimeMap(Language, Arc<NoticeId>),
    /// Open data.
    Data(Language, DataOf, DataForm),
    /// What open data looks like (JSON Schema 2020-12).
    Schema(SchemaOf),
}

/// What a file of open data tells of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataOf {
    Notice(Arc<NoticeId>),
    /// A text as one commit left it, by the last part of its address.
    Revision(Arc<NoticeId>, String),
    /// All notices of a language, as a record of processing activities.
    Register,
}

/// The form of a file of open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataForm {
    Json,
    /// JSON-LD 1.1.
    Linked,
    /// RFC 4180.
    Csv,
    /// Office Open XML.
    Xlsx,
}

impl DataForm {
    /// Of one text.
    pub const OF_TEXTS: [Self; 2] = [Self::Json, Self::Linked];
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Linked];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Linked => "jsonld",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What a schema describes. Another number of its file means that what was valid no longer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchemaOf {
    Notice,
    Register,
}

impl SchemaOf {
    pub const ALL: [Self; 2] = [Self::Notice, Self::Register];

    fn file(self) -> &'static str {
        match self {
            Self::Notice => "notice-1.schema.json",
            Self::Register => "register-1.schema.json",
        }
    }
}

/// What a feed tells of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedOf {
    Portal,
    Department(String),
    Notice(Arc<NoticeId>),
    /// A notice at an address that it had before: who subscribed to it there is served on.
    Moved(Arc<NoticeId>, Arc<NoticeId>),
}

/// A page, apart from its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Home,
    /// All notices, A–Ö.
    Notices,
    Department(String),
    /// The notices that one thing holds of.
    Selection(Facet),
    Notice(Arc<NoticeId>),
    History(Arc<NoticeId>),
    /// A notice's text as one commit left it, by the last part of its address.
    Revision(Arc<NoticeId>, String),
    /// Any two versions of a notice, chosen by the reader.
    Compare(Arc<NoticeId>),
    /// The file of a text's versions, which that page reads.
    Versions(Arc<NoticeId>),
    /// All changes, by month.
    Changes,
    ChangesOf(Month),
    /// Search, and all notices for those without a script.
    Search,
    /// Notices that are no longer in force.
    Removed,
    Rights,
    Accessibility,
    /// What there is for machines, and under which licence.
    OpenData,
    NotFound,
    /// What the working copy has of a notice and no commit; only the preview has it.
    Draft(Arc<NoticeId>),
    /// All drafts; only the preview has it.
    Drafts,
    /// How every notice stands, for those who keep them; only the preview has it.
    Desk,
    /// An address that a notice had before: it leads on to where the notice is now.
    Moved(Box<Page>, Arc<NoticeId>),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    pub month: u8,
}

impl Month {
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).expect("every month has a first day")
    }
}

/// Words of addresses in one language.
struct Words {
    selection: &'static str,
    notices: &'static str,
    history: &'static str,
    compare: &'static str,
    versions: &'static str,
    feed: &'static str,
    time_map: &'static str,
    changes: &'static str,
    search: &'static str,
    removed: &'static str,
    rights: &'static str,
    accessibility: &'static str,
    open_data: &'static str,
    /// Files of open data: of one notice, and of all.
    notice_data: &'static str,
    register: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::Fi => Words {
            selection: "rajaus",
            notices: "selosteet",
            history: "historia",
            compare: "vertaa",
            versions: "versiot.json",
            feed: "syote.atom",
            time_map: "versiot.link",
            changes: "muutokset",
            search: "haku",
            removed: "poistetut",
            rights: "oikeutesi",
            accessibility: "saavutettavuus",
            open_data: "avoin-data",
            notice_data: "seloste",
            register: "selosteet",
        },
        Language::Sv => Words {
            selection: "urval",
            notices: "beskrivningar",
            history: "historik",
            compare: "jamfor",
            versions: "versioner.json",
            feed: "flode.atom",
            time_map: "versioner.link",
            changes: "andringar",
            search: "sok",
            removed: "borttagna",
            rights: "rattigheter",
            accessibility: "tillganglighet",
            open_data: "oppna-data",
            notice_data: "beskrivning",
            register: "beskrivningar",
        },
        Language::En => Words {
            selection: "selection",
            notices: "notices",
            history: "history",
            compare: "compare",
            versions: "versions.json",
            feed: "feed.atom",
            time_map: "versions.link",
            changes: "changes",
            search: "search",
            removed: "removed",
            rights: "your-rights",
            accessibility: "accessibility",
            open_data: "open-data",
            notice_data: "notice",
            register: "notices",
        },
    }
}

/// Of addresses that only the preview has: none of a notice or of a version begins so.
const DRAFT: &str = "_luonnos";

/// The preview's list of drafts.
const DRAFTS: &str = "_esikatselu/luonnokset/";

/// The preview's desk, and its table for other programs.
pub const DESK: &str = "_tyopoyta/";
pub const DESK_TABLE: &str = "selosteet.csv";

/// The folder of schemas.
const SCHEMAS: &str = "schema/";

/// The folder of the portal's own files.
pub const ASSETS: &str = "assets/";

impl Route {
    /// The address from the portal's root, without a `/` at its beginning: `selosteet/` for a page
    /// that is a folder, `404.html` for one that is not. The default language has no prefix.
    pub fn address(&self, default: Language) -> String {
        match self {
            Self::Asset(name) => format!("{ASSETS}{name}"),
            Self::Index(language, name) => {
                let mut address = String::with_capacity(64);
                Page::Search.push_address(*language, default, &mut address);
                address.push_str(name);
                address
            }
            Self::SearchDescription(language) => {
                Self::Index(*language, "opensearch.xml".to_owned()).address(default)
            }
            Self::Feed(language, of) => {
                let mut address = String::with_capacity(64);
                of.page().push_address(*language, default, &mut address);
                address.push_str(words(*language).feed);
                address
            }
            Self::Sitemap(None) => "sitemap.xml".to_owned(),
            Self::Sitemap(Some(language)) => format!("sitemap-{}.xml", language.code()),
            Self::Robots => "robots.txt".to_owned(),
            Self::TimeMap(language, id) => {
                let mut address = String::with_capacity(64);
                Page::History(id.clone()).push_address(*language, default, &mut address);
                address.push_str(words(*language).time_map);
                address
            }
            Self::Data(language, of, form) => {
                let words = words(*language);
                let (page, name) = match of {
                    DataOf::Notice(id) => (Page::Notice(id.clone()), words.notice_data),
                    DataOf::Revision(id, revision) => {
                        (Page::Revision(id.clone(), revision.clone()), words.notice_data)
                    }
                    DataOf::Register => (Page::OpenData, words.register),
                };
                let mut address = String::with_capacity(96);
                page.push_address(*language, default, &mut address);
                push_file(&mut address, name, form.ending());
                address
            }
            Self::Schema(of) => format!("{SCHEMAS}{}", of.file()),
            Self::Page(language, page) => {
                let mut address = String::with_capacity(64);
                page.push_address(*language, default, &mut address);
                address
            }
        }
    }

    /// The language that it speaks; none for what is of all of them.
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Page(language, _)
            | Self::Index(language, _)
            | Self::SearchDescription(language)
            | Self::Feed(language, _)
            | Self::TimeMap(language, _)
            | Self::Data(language, ..) => Some(*language),
            Self::Sitemap(language) => *language,
            Self::Asset(_) | Self::Robots | Self::Schema(_) => None,
        }
    }

    /// The file that holds the route's bytes, from the output folder.
    pub fn file(&self, default: Language) -> String {
        let mut file = self.address(default);
        if file.is_empty() || file.ends_with('/') {
            file.push_str("index.html");
        }
        file
    }
}

impl FeedOf {
    /// The page whose changes it tells, beside which it stands.
    pub fn page(&self) -> Page {
        match self {
            Self::Portal => Page::Changes,
            Self::Department(slug) => Page::Department(slug.clone()),
            Self::Notice(id) => Page::History(id.clone()),
            Self::Moved(id, former) => {
                Page::Moved(Box::new(Page::History(id.clone())), former.clone())
            }
        }
    }
}

impl Page {
    /// Writes the address behind what there is: the default language has no prefix.
    pub fn push_address(&self, language: Language, default: Language, address: &mut String) {
        if language != default {
            address.push_str(language.code());
            address.push('/');
        }
        self.push_own(language, address);
    }

    fn push_own(&self, language: Language, address: &mut String) {
        let words = words(language);
        match self {
            Self::Home => {}
            Self::Notices => push(address, &[words.notices]),
            Self::Department(slug) => push(address, &[words.notices, slug]),
            Self::Selection(facet) => {
                let group = facet.group().key(language);
                push(address, &[words.selection, group, &facet.key(language)]);
            }
            Self::Notice(id) => push(address, &[words.notices, &id.department, &id.name]),
            Self::History(id) => {
                push(address, &[words.notices, &id.department, &id.name, words.history]);
            }
            Self::Revision(id, revision) => {
                push(address, &[words.notices, &id.department, &id.name, words.history, revision]);
            }
            Self::Compare(id) => {
                push(address, &[words.notices, &id.department, &id.name, words.compare]);
            }
            Self::Versions(id) => {
                push(address, &[words.notices, &id.department, &id.name, words.compare]);
                address.push_str(words.versions);
            }
            Self::Changes => push(address, &[words.changes]),
            Self::ChangesOf(month) => {
                push(address, &[words.changes, &month.first_day().month_iso()]);
            }
            Self::Search => push(address, &[words.search]),
            Self::Removed => push(address, &[words.removed]),
            Self::Rights => push(address, &[words.rights]),
            Self::Accessibility => push(address, &[words.accessibility]),
            Self::OpenData => push(address, &[words.open_data]),
            Self::NotFound => address.push_str("404.html"),
            Self::Draft(id) => {
                push(address, &[words.notices, &id.department, &id.name, words.history, DRAFT]);
            }
            Self::Drafts => address.push_str(DRAFTS),
            Self::Desk => address.push_str(DESK),
            Self::Moved(page, former) => page.of_notice(former).push_own(language, address),
        }
    }

    /// The same kind of page of another notice.
    #[must_use]
    pub fn of_notice(&self, id: &Arc<NoticeId>) -> Self {
        match self {
            Self::Notice(_) => Self::Notice(id.clone()),
            Self::History(_) => Self::History(id.clone()),
            Self::Revision(_, revision) => Self::Revision(id.clone(), revision.clone()),
            Self::Compare(_) => Self::Compare(id.clone()),
            Self::Draft(_) => Self::Draft(id.clone()),
            other => other.clone(),
        }
    }
}

/// The pages of a notice in one language: itself, its history, each version, and the addresses that
/// these had before the notice got the one it has.
pub fn pages_of(notice: &Notice, language: Language, site: &Site) -> Vec<Page> {
    let mut pages = vec![Page::Notice(notice.id.clone())];
    let revisions = &notice.text_with_history(language, site).timeline.revisions;
    if !revisions.is_empty() {
        pages.push(Page::History(notice.id.clone()));
    }
    if revisions.len() > 1 {
        pages.push(Page::Compare(notice.id.clone()));
        if language_of_versions(notice, language, site) == language {
            pages.push(Page::Versions(notice.id.clone()));
        }
    }
    if notice.text_with_history(language, site).pending.is_some() {
        pages.push(Page::Draft(notice.id.clone()));
    }
    let page_of = |address: &String| Page::Revision(notice.id.clone(), address.clone());
    pages.extend(revisions.iter().map(|revision| page_of(&revision.address)));
    for former in &notice.former {
        let then = revisions.iter().filter(|revision| stood_at(&revision.path, former));
        let moved = then.map(|revision| page_of(&revision.address));
        let compare = (revisions.len() > 1).then(|| Page::Compare(notice.id.clone()));
        let always = [Page::Notice(notice.id.clone()), Page::History(notice.id.clone())];
        pages.extend(
            always
                .into_iter()
                .chain(compare)
                .chain(moved)
                .map(|page| Page::Moved(Box::new(page), former.clone())),
        );
    }
    pages
}

/// The feeds of a notice in one language; a text that is shown in several has one feed.
pub fn feeds_of(notice: &Notice, language: Language, site: &Site) -> Vec<FeedOf> {
    let revisions = &notice.text_with_history(language, site).timeline.revisions;
    let own = language_of_versions(notice, language, site) == language;
    if site.base_url.is_none() || revisions.is_empty() || !own {
        return Vec::new();
    }
    let moved = |former: &Arc<NoticeId>| FeedOf::Moved(notice.id.clone(), former.clone());
    let mut feeds = vec![FeedOf::Notice(notice.id.clone())];
    feeds.extend(notice.former.iter().map(moved));
    feeds
}

/// The list of a notice's versions in one language, if it has one: where its feed is.
pub fn time_map_of(notice: &Notice, language: Language, site: &Site) -> Option<Route> {
    let has_feed = !feeds_of(notice, language, site).is_empty();
    has_feed.then(|| Route::TimeMap(language, notice.id.clone()))
}

/// The files of open data on a notice in one language; a text that is shown in several has them once.
pub fn data_of(notice: &Notice, language: Language, site: &Site) -> Vec<Route> {
    if language_of_versions(notice, language, site) != language {
        return Vec::new();
    }
    let revisions = &notice.text_with_history(language, site).timeline.revisions;
    let revisions = revisions.iter().map(|revision| revision.address.clone());
    let revisions = revisions.map(|address| DataOf::Revision(notice.id.clone(), address));
    let of = std::iter::once(DataOf::Notice(notice.id.clone())).chain(revisions);
    let files = of.flat_map(|of| DataForm::OF_TEXTS.map(|form| (of.clone(), form)));
    files.map(|(of, form)| Route::Data(language, of, form)).collect()
}

/// The language whose pages hold the files of a text that readers of a language need, such as that of
/// its versions: a text that is shown in several languages has its files once.
pub fn language_of_versions(notice: &Notice, language: Language, site: &Site) -> Language {
    let text = notice.text_with_history(language, site).language;
    let shows = |of: &Language| notice.text_with_history(*of, site).language == text;
    site.languages.iter().copied().find(shows).unwrap_or(language)
}

/// Reads the address of a notice or of a page on its past, from the portal's root: whose it is, and
/// the language that it speaks. A bare `kulttuuri/kirjasto` speaks none.
pub fn read_notice_address(
    address: &str,
    default: Language,
) -> Option<(NoticeId, Option<Language>)> {
    let parts = address.split('/').filter(|part| !part.is_empty() && *part != "index.html");
    let parts: Vec<&str> = parts.collect();
    let prefixed = Language::ALL
        .into_iter()
        .find(|language| parts.starts_with(&[language.code(), words(*language).notices]));
    let (language, rest) = match parts.first() {
        _ if prefixed.is_some() => (prefixed, &parts[2..]),
        Some(first) if *first == words(default).notices => (Some(default), &parts[1..]),
        _ => (None, &parts[..]),
    };
    let past = |word: &str| {
        Language::ALL.into_iter().any(|it| [words(it).history, words(it).compare].contains(&word))
    };
    let is_data = |file: &str| {
        let named = |it| DataForm::OF_TEXTS.map(|form| (words(it).notice_data, form.ending()));
        let mut all = Language::ALL.into_iter().flat_map(named);
        file.split_once('.').is_some_and(|file| all.any(|it| it == file))
    };
    let (department, name) = match rest {
        [department, name, file] if is_data(file) => (slug(department), slug(name)),
        [department, name] => (slug(department), slug(name)),
        [department, name, word, ..] if past(word) => (slug(department), slug(name)),
        _ => return None,
    };
    let named = !department.is_empty() && !name.is_empty();
    named.then_some((NoticeId { department, name }, language))
}

fn stood_at(path: &str, id: &NoticeId) -> bool {
    matches!(read_path(path), Some((ContentPath::Notice(then), _)) if then == *id)
}

fn push_file(address: &mut String, name: &str, ending: &str) {
    address.push_str(name);
    address.push('.');
    address.push_str(ending);
}

fn push(address: &mut String, parts: &[&str]) {
    for part in parts {
        address.push_str(part);
        address.push('/');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::legal_basis::LegalBasis;
    use crate::model::processing::{DataKind, SpecialCategory, Transfer};

    fn check(language: Language, page: Page, expected: &str) {
        assert_eq!(Route::Page(language, page).address(Language::Fi), expected);
    }

    fn id(department: &str, name: &str) -> Arc<NoticeId> {
        Arc::new(NoticeId { department: department.to_owned(), name: name.to_owned() })
    }

    #[test]
    fn addresses_speak_their_language() {
        check(Language::Fi, Page::Home, "");
        check(Language::Sv, Page::Home, "sv/");
        check(Language::Fi, Page::Notices, "selosteet/");
        check(
            Language::Sv,
            Page::Notice(id("kultur", "bibliotek")),
            "sv/beskrivningar/kultur/bibliotek/",
        );
        let revision = Page::Revision(id("kulttuuri", "kirjasto"), "2021-11-15".to_owned());
        check(Language::Fi, revision.clone(), "selosteet/kulttuuri/kirjasto/historia/2021-11-15/");
        check(Language::En, revision, "en/notices/kulttuuri/kirjasto/history/2021-11-15/");
        let compared = id("kulttuuri", "kirjasto");
        check(
            Language::Sv,
            Page::Compare(compared.clone()),
            "sv/beskrivningar/kulttuuri/kirjasto/jamfor/",
        );
        check(
            Language::Fi,
            Page::Versions(compared),
            "selosteet/kulttuuri/kirjasto/vertaa/versiot.json",
        );
        let selection = Page::Selection(Facet::Basis(LegalBasis::PublicTask));
        check(Language::Fi, selection.clone(), "rajaus/oikeusperuste/yleinen-etu/");
        check(Language::En, selection, "en/selection/legal-basis/public-interest/");
        let swedish = Page::Selection(Facet::Language(Language::Sv));
        check(Language::Sv, swedish, "sv/urval/sprak/svenska/");
        let of = Page::Selection;
        check(Language::Fi, of(Facet::Data(DataKind::Contact)), "rajaus/tiedot/yhteystiedot/");
        let health = of(Facet::Special(SpecialCategory::Health));
        check(Language::Fi, health.clone(), "rajaus/erityiset-tiedot/terveys/");
        check(Language::Sv, health, "sv/urval/sarskilda-uppgifter/halsa/");
        check(Language::Fi, of(Facet::Transfer(Transfer::None)), "rajaus/siirto/ei-siirreta/");
        let system = of(Facet::System("lukuri".to_owned()));
        check(Language::En, system, "en/selection/system/lukuri/");
        check(Language::Fi, of(Facet::Changed), "rajaus/muuttunut/vuoden-sisalla/");
        check(Language::Sv, Page::Search, "sv/sok/");
        let index = Route::Index(Language::Fi, "a.words".to_owned());
        assert_eq!(index.address(Language::Fi), "haku/a.words");
        let description = Route::SearchDescription(Language::Sv);
        assert_eq!(description.address(Language::Fi), "sv/sok/opensearch.xml");
        check(Language::Sv, Page::NotFound, "sv/404.html");
        let may = Date::parse_iso("2026-05-18").unwrap();
        check(Language::Fi, Page::ChangesOf(Month::of(may)), "muutokset/2026-05/");
    }

    #[test]
    fn feeds_stand_beside_their_pages() {
        let check = |language, of, expected: &str| {
            assert_eq!(Route::Feed(language, of).address(Language::Fi), expected);
        };
        let (now, before) = (id("kulttuuri", "kirjasto"), id("vapaa-aika", "lainaajat"));
        check(Language::Fi, FeedOf::Portal, "muutokset/syote.atom");
        let department = FeedOf::Department("kulttuuri".to_owned());
        check(Language::Sv, department, "sv/beskrivningar/kulttuuri/flode.atom");
        let notice = FeedOf::Notice(now.clone());
        check(Language::En, notice, "en/notices/kulttuuri/kirjasto/history/feed.atom");
        let moved = FeedOf::Moved(now, before);
        check(Language::Fi, moved, "selosteet/vapaa-aika/lainaajat/historia/syote.atom");
    }

    #[test]
    fn data_stands_beside_its_page() {
        let check = |language, of, form, expected: &str| {
            assert_eq!(Route::Data(language, of, form).address(Language::Fi), expected);
        };
        let notice = id("kulttuuri", "kirjasto");
        let (fi, sv, en) = (Language::Fi, Language::Sv, Language::En);
        let of = DataOf::Notice(notice.clone());
        check(fi, of, DataForm::Json, "selosteet/kulttuuri/kirjasto/seloste.json");
        let of = DataOf::Revision(notice, "2021-11-15".to_owned());
        let expected = "sv/beskrivningar/kulttuuri/kirjasto/historik/2021-11-15/beskrivning.jsonld";
        check(sv, of, DataForm::Linked, expected);
        check(en, DataOf::Register, DataForm::Xlsx, "en/open-data/notices.xlsx");
        assert_eq!(Route::Schema(SchemaOf::Notice).address(fi), "schema/notice-1.schema.json");
    }

    #[test]
    fn what_crawlers_ask_for_stands_at_the_root() {
        let check = |route: &Route, expected: &str| {
            assert_eq!(route.address(Language::Fi), expected);
        };
        check(&Route::Sitemap(None), "sitemap.xml");
        check(&Route::Sitemap(Some(Language::Sv)), "sitemap-sv.xml");
        check(&Route::Robots, "robots.txt");
        let versions = Route::TimeMap(Language::En, id("kulttuuri", "kirjasto"));
        check(&versions, "en/notices/kulttuuri/kirjasto/history/versions.link");
    }

    #[test]
    fn a_former_address_is_the_old_one() {
        let now = Page::History(id("kulttuuri", "kirjasto"));
        let moved = Page::Moved(Box::new(now), id("vapaa-aika", "lainaajat"));
        check(Language::Fi, moved, "selosteet/vapaa-aika/lainaajat/historia/");
    }

    #[test]
    fn addresses_of_notices_are_read_back() {
        let check = |address: &str, expected: Option<(&str, Option<Language>)>| {
            let read = read_notice_address(address, Language::Fi);
            let read =
                read.map(|(id, language)| (format!("{}/{}", id.department, id.name), language));
            let expected = expected.map(|(id, language)| (id.to_owned(), language));
            assert_eq!(read, expected, "{address}");
        };
        check("selosteet/kulttuuri/kirjasto/", Some(("kulttuuri/kirjasto", Some(Language::Fi))));
        check(
            "/sv/beskrivningar/kulttuuri/kirjasto/index.html",
            Some(("kulttuuri/kirjasto", Some(Language::Sv))),
        );
        check("en/notices/a/b/history/2021-11-15/", Some(("a/b", Some(Language::En))));
        check("selosteet/a/b/seloste.jsonld", Some(("a/b", Some(Language::Fi))));
        check("selosteet/a/b/seloste.pdf", None);
        check("selosteet/a/b/vertaa/?a=2021-11-15", Some(("a/b", Some(Language::Fi))));
        check("kulttuuri/Kirjasto", Some(("kulttuuri/kirjasto", None)));
        check("selosteet/kulttuuri/", None);
        check("muutokset/2026-05/x/", None);
        check("kirjasto", None);
    }

    #[test]
    fn a_page_is_a_file() {
        assert_eq!(Route::Page(Language::Fi, Page::Home).file(Language::Fi), "index.html");
        assert_eq!(
            Route::Page(Language::En, Page::Rights).file(Language::Fi),
            "en/your-rights/index.html"
        );
        assert_eq!(Route::Asset("tyyli.css".to_owned()).file(Language::Fi), "assets/tyyli.css");
    }
}
