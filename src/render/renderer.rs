//! One function makes the bytes of one route. The renderer holds what all pages share.

use std::collections::BTreeMap;
use std::hash::Hash as _;
use std::sync::{Arc, OnceLock};

use crate::diagnostics::finding::Finding;
use crate::diff::comparison::compare_parts;
use crate::diff::parts::parts_of;
use crate::digest::{Digest, Digester};
use crate::model::document::Document;
use crate::model::portal::{Documents, Notice, Portal, SiteText, TextRef, TextUnavailable};
use crate::render::assets::Assets;
use crate::render::changes::ChangeList;
use crate::render::compare::{compare_view, texts_of_versions, versions_file, words_for_script};
use crate::render::comparison::{
    Compared, ComparisonView, ComparisonWords, Manner, comparison_list, comparison_view,
};
use crate::render::crawling::{robots, sitemap, sitemap_index, time_map};
use crate::render::data::linked::linked_file;
use crate::render::data::notice::{NoticeData, notice_data, notice_file, revision_data};
use crate::render::data::register::{hash_register, register_file, registered};
use crate::render::data::schemas::schema;
use crate::render::data::view::open_data_view;
use crate::render::documents::{KeyFacts, document_view};
use crate::render::drafts::draft_view;
use crate::render::facets::Facets;
use crate::render::feeds::{EntryView, FeedView, feed_file, feed_view};
use crate::render::frame::{page_view, site_view};
use crate::render::history_pages::{history_view, notice_view, revision_view};
use crate::render::links::LinkTargets;
use crate::render::listings::{department_view, home_view, notices_view, removed_view};
use crate::render::scope::Scope;
use crate::render::search::{
    Indexed, hash_index, index_files, index_names, search_description, search_view,
};
use crate::render::templates::{Shared, TemplateError, Templates};
use crate::render::views::{Content, LinkView, MovedView, NotFoundView, PageView, Shown, TextView};
use crate::render::words::Words;
use crate::routes::{
    DataForm, DataOf, FeedOf, Page, Route, SchemaOf, data_of, feeds_of, pages_of, time_map_of,
};
use crate::search::files::packed;
use crate::search::lexicon::Lexis;
use crate::text::language::Language;
use crate::theme::Theme;

/// This very program: its version and its code.
const PROGRAM: &str = env!("SELOSTE_PROGRAM");

/// A digest of what a page is made from.
pub type InputDigest = [u8; 16];

/// A portal made ready for rendering.
#[derive(Debug)]
pub struct Renderer {
    pub(super) portal: Arc<Portal>,
    skin: Arc<Skin>,
    pub(super) targets: LinkTargets,
    /// What notices can be narrowed by, once a page asks.
    facets: OnceLock<Facets>,
    pub(super) frames: BTreeMap<Language, Frame>,
    /// The words by which search understands Finnish.
    lexis: Option<Arc<Lexis>>,
    /// What all files may be made from beside notices.
    common: Digester,
}

/// What a theme makes of a portal's settings: it stays the same while only texts change.
#[derive(Debug)]
pub struct Skin {
    templates: Templates,
    words: BTreeMap<Language, Arc<Words>>,
    pub(super) assets: Assets,
    theme: Digest,
}

/// What the pages of one language share.
#[derive(Debug)]
pub(super) struct Frame {
    words: Arc<Words>,
    shared: Shared,
    /// Digest of the theme, the words and the frame's view.
    digest: Digester,
    /// The changes of the portal, once a page tells of them.
    changes: OnceLock<ChangeList>,
    comparison: ComparisonWords,
    /// The files of the two search indexes, each once one of them is due.
    index: [OnceLock<IndexFiles>; 2],
    index_digest: [OnceLock<InputDigest>; 2],
}

/// The files of an index by name.
type IndexFiles = Result<BTreeMap<String, Vec<u8>>, TextUnavailable>;

/// A file before its text is read: enough to tell whether it is due.
#[derive(Debug)]
pub enum Prepared {
    Page(Box<PreparedPage>),
    /// A file of the theme or of the portal, by name.
    Asset(String),
    /// A file of a language's search index.
    Index(Language, String),
    /// A small file for machines, ready made.
    Ready(Vec<u8>),
    /// Data on one text; none where there is no such version.
    Data(DataForm, Option<Box<NoticeData>>),
    /// Data on all texts of a language.
    Register(Language, DataForm),
    /// The file of a text's versions, by the texts.
    Versions(Vec<TextRef>),
    /// A feed; none where there is nothing to tell.
    Feed(Language, Option<Box<FeedView>>),
}

#[derive(Debug)]
pub struct PreparedPage {
    language: Language,
    page: PageView,
    content: Content,
}

/// Why a page could not be made.
#[derive(Debug, Clone)]
pub enum RenderError {
    Template(TemplateError),
    Text(TextUnavailable),
}

impl Skin {
    /// Compiles the theme for a portal. `theme_folder` is where the portal's own theme stands, for
    /// findings.
    pub fn new(portal: &Portal, theme: &Theme, theme_folder: &str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let templates = Templates::compile(theme, theme_folder)
            .map_err(|mut errors| findings.append(&mut errors));
        let mut words_of = BTreeMap::new();
        for &language in &portal.site.languages {
            let file = format!("words/{}.ftl", language.code());
            let text = theme.file(&file).map(String::from_utf8_lossy).unwrap_or_default();
            let (words, errors) = Words::parse(language, &format!("{theme_folder}/{file}"), &text);
            findings.extend(errors);
            words_of.insert(language, Arc::new(words));
        }
        let Ok(templates) = templates else { return Err(findings) };
        if !findings.is_empty() {
            return Err(findings);
        }
        let assets = Assets::gather(theme, &portal.site.brand, &portal.files);
        Ok(Self { templates, words: words_of, assets, theme: theme.digest() })
    }
}

/// Takes in the program, the settings, the theme and the frames, and what pages of notices tell of
/// departments.
fn common(portal: &Portal, frames: &BTreeMap<Language, Frame>) -> Digester {
    let mut digester = Digester::default();
    PROGRAM.hash(&mut digester);
    (&portal.site, &portal.site_texts, portal.history).hash(&mut digester);
    for frame in frames.values() {
        frame.digest.clone().digest().hash(&mut digester);
    }
    for department in portal.departments.values() {
        department.slug.hash(&mut digester);
        for (language, text) in &department.texts {
            (language, &text.title).hash(&mut digester);
        }
    }
    digester
}

impl Renderer {
    /// A portal in the skin that was made for its settings.
    pub fn new(portal: Arc<Portal>, skin: Arc<Skin>, lexis: Option<Arc<Lexis>>) -> Self {
        let frames = skin.words.iter().map(|(language, words)| {
            (*language, Frame::new(&portal, words.clone(), &skin.assets, skin.theme))
        });
        let frames: BTreeMap<Language, Frame> = frames.collect();
        let targets = LinkTargets::of(&portal);
        let common = common(&portal, &frames);
        Self { portal, skin, targets, facets: OnceLock::new(), frames, lexis, common }
    }

    pub fn portal(&self) -> &Portal {
        &self.portal
    }

    /// The digest of all that the files of no notice are made from, beside those of the notices by
    /// their digests.
    pub fn digest_of_others(&self, notices: &[InputDigest]) -> InputDigest {
        let mut digester = self.common.clone();
        self.lexis.as_ref().map(|lexis| lexis.digest).hash(&mut digester);
        let portal = &self.portal;
        (&portal.departments, &portal.files, notices).hash(&mut digester);
        digester.short()
    }

    /// The digest of all that the files of a notice are made from: the notice with its history, what
    /// its links lead to, and what pages share. Where it is the same as before, none of the files is
    /// due. What a page of a notice is to see of other notices must come in here; builds for tests hold
    /// each file's own digest to it.
    pub fn digest_of_notice(&self, notice: &Notice) -> InputDigest {
        let mut digester = self.common.clone();
        notice.hash(&mut digester);
        for text in notice.texts.values() {
            let past = text.facts.iter().flat_map(|facts| &facts.links);
            for path in text.outline.links.iter().chain(past) {
                let now = self.targets.page(&self.portal, path);
                now.hash(&mut digester);
            }
        }
        digester.short()
    }

    /// The routes that are of no notice and no index.
    pub fn routes_of_others(&self) -> Vec<Route> {
        self.other_routes().filter(|route| !matches!(route, Route::Index(..))).collect()
    }

    /// The routes of the search indexes.
    pub fn routes_of_indexes(&self) -> BTreeMap<(Language, Indexed), Vec<Route>> {
        let mut indexes: BTreeMap<(Language, Indexed), Vec<Route>> = BTreeMap::new();
        for route in self.other_routes() {
            if let Route::Index(language, name) = &route {
                indexes.entry((*language, Indexed::of(name))).or_default().push(route);
            }
        }
        indexes
    }

    /// The routes of a notice in all languages.
    pub fn routes_of<'s>(&'s self, notice: &'s Notice) -> impl Iterator<Item = Route> + 's {
        self.frames.keys().flat_map(|&language| {
            let pages = pages_of(notice, language, &self.portal.site).into_iter();
            let feeds = feeds_of(notice, language, &self.portal.site).into_iter();
            let pages = pages.map(move |page| Route::Page(language, page));
            let versions = time_map_of(notice, language, &self.portal.site);
            let data = data_of(notice, language, &self.portal.site);
            pages.chain(feeds.map(move |of| Route::Feed(language, of))).chain(versions).chain(data)
        })
    }

    /// The routes that are of no notice.
    pub(super) fn other_routes(&self) -> impl Iterator<Item = Route> {
        let assets = self.skin.assets.files.keys().map(|name| Route::Asset(name.clone()));
        let of_languages = self.frames.iter().flat_map(move |(&language, frame)| {
            let pages = [
                Page::Home,
                Page::Notices,
                Page::Changes,
                Page::Search,
                Page::Removed,
                Page::Rights,
                Page::Accessibility,
                Page::OpenData,
                Page::NotFound,
            ];
            let departments = self.portal.departments.keys();
            let departments = departments.map(|slug| Page::Department(slug.clone()));
            let pages = pages.into_iter().chain(departments);
            let later = std::iter::once_with(move || {
                let months = self.changes(language).months().map(Page::ChangesOf);
                let facets = self.scope(language, frame).facets().chosen_from(&self.portal);
                let facets = facets.into_iter().map(Page::Selection);
                let pages = months.chain(facets).map(|page| Route::Page(language, page));
                let index = index_names(&self.scope(language, frame)).into_iter();
                let index = index.map(move |name| Route::Index(language, name));
                let described = self.portal.site.base_url.is_some();
                let description = described.then_some(Route::SearchDescription(language));
                let feeds = self.feeds(language).into_iter();
                let feeds = feeds.map(move |of| Route::Feed(language, of));
                let has_data = registered(&self.scope(language, frame)).next().is_some();
                let data = DataForm::ALL.into_iter().filter(|_| has_data);
                let data = data.map(|form| Route::Data(language, DataOf::Register, form));
                pages.chain(index).chain(description).chain(feeds).chain(data).collect::<Vec<_>>()
            });
            pages.map(move |page| Route::Page(language, page)).chain(later.flatten())
        });
        let schemas = SchemaOf::ALL.into_iter().map(Route::Schema);
        assets.chain(of_languages).chain(self.crawled()).chain(schemas)
    }

    /// Sitemaps and robots.txt, which is read at a host's root alone.
    fn crawled(&self) -> Vec<Route> {
        let site = &self.portal.site;
        if site.base_url.is_none() {
            return Vec::new();
        }
        let robots = (site.base_path() == "/").then_some(Route::Robots);
        let of_languages = site.languages.iter().map(|language| Route::Sitemap(Some(*language)));
        std::iter::once(Route::Sitemap(None)).chain(of_languages).chain(robots).collect()
    }

    fn sitemap(&self, language: Language) -> Vec<u8> {
        let notices = self.portal.notices.values();
        let notices = notices.map(|notice| Page::Notice(notice.id.clone()));
        let others = self.other_routes().filter_map(|route| match route {
            Route::Page(of, page) if of == language => Some(page),
            _ => None,
        });
        sitemap(&self.scope(language, &self.frames[&language]), others.chain(notices))
    }

    /// The feeds of the portal and of its departments.
    fn feeds(&self, language: Language) -> Vec<FeedOf> {
        let changes = self.changes(language);
        if self.portal.site.base_url.is_none() || changes.fed(None).next().is_none() {
            return Vec::new();
        }
        let standing = |slug: &&String| self.portal.departments.contains_key(*slug);
        let departments = changes.fed_departments().filter(standing);
        let departments = departments.map(|slug| FeedOf::Department(slug.clone()));
        std::iter::once(FeedOf::Portal).chain(departments).collect()
    }

    /// The changes that pages of a language tell of.
    fn changes(&self, language: Language) -> &ChangeList {
        let frame = &self.frames[&language];
        frame.changes.get_or_init(|| ChangeList::of(&self.scope(language, frame)))
    }

    pub(super) fn page_view(&self, scope: &Scope<'_>, page: &Page) -> PageView {
        page_view(scope, &|language, month| self.changes(language).has(month), page)
    }

    /// Makes the view of a page.
    pub fn prepare(&self, route: &Route) -> Prepared {
        let (language, page) = match route {
            Route::Asset(name) => return Prepared::Asset(name.clone()),
            Route::Index(language, name) => return Prepared::Index(*language, name.clone()),
            Route::SearchDescription(language) => {
                let scope = self.scope(*language, &self.frames[language]);
                let description = search_description(&scope).unwrap_or_default();
                return Prepared::Ready(description.into_bytes());
            }
            Route::Sitemap(Some(language)) => return Prepared::Ready(self.sitemap(*language)),
            Route::Sitemap(None) | Route::Robots => {
                let default = self.portal.site.default_language();
                let scope = self.scope(default, &self.frames[&default]);
                let index = matches!(route, Route::Sitemap(_));
                let made = if index { sitemap_index(&scope) } else { robots(&scope) };
                return Prepared::Ready(made);
            }
            Route::TimeMap(language, id) => {
                let scope = self.scope(*language, &self.frames[language]);
                return Prepared::Ready(time_map(&scope, scope.notice(id)));
            }
            Route::Schema(of) => return Prepared::Ready(schema(*of).to_vec()),
            Route::Data(language, of, form) => return self.prepared_data(*language, of, *form),
            Route::Feed(language, of) => {
                let scope = self.scope(*language, &self.frames[language]);
                let view = feed_view(&scope, self.changes(*language), of);
                return Prepared::Feed(*language, view.map(Box::new));
            }
            Route::Page(language, page) => (*language, page),
        };
        let frame = &self.frames[&language];
        let scope = self.scope(language, frame);
        if let Page::Versions(id) = page {
            return Prepared::Versions(texts_of_versions(
                scope.text_with_history(scope.notice(id)),
            ));
        }
        Prepared::Page(Box::new(PreparedPage {
            language,
            page: self.page_view(&scope, page),
            content: self.content(&scope, page),
        }))
    }

    fn prepared_data(&self, language: Language, of: &DataOf, form: DataForm) -> Prepared {
        let scope = self.scope(language, &self.frames[&language]);
        let data = match of {
            DataOf::Register => return Prepared::Register(language, form),
            DataOf::Notice(id) => Some(notice_data(&scope, scope.notice(id))),
            DataOf::Revision(id, address) => revision_data(&scope, scope.notice(id), address),
        };
        Prepared::Data(form, data.map(Box::new))
    }

    pub(super) fn scope<'s>(&'s self, language: Language, frame: &'s Frame) -> Scope<'s> {
        let (portal, words, facets) = (&*self.portal, &*frame.words, &self.facets);
        Scope { portal, language, words, facets }
    }

    fn content(&self, scope: &Scope<'_>, page: &Page) -> Content {
        let targets = &self.targets;
        match page {
            Page::Home => Content::Home(home_view(scope, self.changes(scope.language))),
            Page::Notices => Content::Notices(notices_view(scope, None)),
            Page::Selection(facet) => Content::Notices(notices_view(scope, Some(facet))),
            Page::Department(slug) => {
                let department = &self.portal.departments[slug];
                Content::Department(department_view(scope, targets, department))
            }
            Page::Notice(id) => Content::Notice(notice_view(scope, targets, scope.notice(id))),
            Page::History(id) => Content::History(history_view(scope, scope.notice(id))),
            Page::Revision(id, address) => {
                let notice = scope.notice(id);
                match scope.text_with_history(notice).timeline.place_of(address) {
                    Some(at) => Content::Revision(revision_view(scope, targets, notice, at)),
                    None => Content::NotFound(NotFoundView {}),
                }
            }
            Page::Compare(id) | Page::Versions(id) => {
                let view = compare_view(scope, scope.notice(id));
                view.map_or(Content::NotFound(NotFoundView {}), Content::Compare)
            }
            Page::Search => Content::Search(search_view(scope)),
            Page::OpenData => Content::OpenData(open_data_view(scope)),
            Page::Changes => Content::Changes(self.changes(scope.language).view(scope)),
            Page::ChangesOf(month) => {
                Content::ChangesOf(self.changes(scope.language).month_view(scope, *month))
            }
            Page::Removed => Content::Removed(removed_view(scope)),
            Page::Rights => Content::Text(self.text_view(scope, SiteText::Rights)),
            Page::Accessibility => Content::Text(self.text_view(scope, SiteText::Accessibility)),
            Page::Draft(id) => {
                let view = draft_view(scope, targets, scope.notice(id));
                view.map_or(Content::NotFound(NotFoundView {}), Content::Draft)
            }
            // The list of drafts and the desk are made by `drafts_page` and `desk_page`, which are told
            // what was found.
            Page::NotFound | Page::Drafts | Page::Desk => Content::NotFound(NotFoundView {}),
            Page::Moved(target, _) => {
                let target = self.page_view(scope, target);
                let target = LinkView { title: target.title, url: target.path, lang: None };
                Content::Moved(MovedView { target })
            }
        }
    }

    fn text_view(&self, scope: &Scope<'_>, which: SiteText) -> TextView {
        let Some((language, page)) = self.portal.site_text(which, scope.language) else {
            return TextView { lang: None, date: None, shown: None };
        };
        TextView {
            lang: scope.foreign(language),
            date: page.outline.date.map(|date| scope.date(date)),
            shown: Some(self.targets.shown(scope, &page.text, &page.outline.links)),
        }
    }

    /// The digest of all that the file is made from: the program, the theme, the frame, its view
    /// and the names of its texts.
    pub fn digest(&self, prepared: &Prepared) -> InputDigest {
        match prepared {
            Prepared::Page(made) => {
                let mut digester = self.frames[&made.language].digest.clone();
                made.page.hash(&mut digester);
                made.content.hash(&mut digester);
                digester.short()
            }
            Prepared::Asset(name) => {
                let mut digester = Digester::default();
                self.skin.assets.files.get(name).hash(&mut digester);
                digester.short()
            }
            Prepared::Index(language, name) => self.digest_of_index(*language, Indexed::of(name)),
            Prepared::Ready(bytes) => {
                let mut digester = Digester::default();
                bytes.hash(&mut digester);
                digester.short()
            }
            Prepared::Feed(language, view) => {
                let mut digester = self.frames[language].digest.clone();
                view.hash(&mut digester);
                digester.short()
            }
            Prepared::Data(form, data) => {
                let mut digester = Digester::default();
                PROGRAM.hash(&mut digester);
                (form, data).hash(&mut digester);
                digester.short()
            }
            Prepared::Register(language, form) => {
                let frame = &self.frames[language];
                let mut digester = frame.digest.clone();
                form.hash(&mut digester);
                hash_register(&self.scope(*language, frame), &mut digester);
                digester.short()
            }
            Prepared::Versions(texts) => {
                let mut digester = Digester::default();
                PROGRAM.hash(&mut digester);
                texts.hash(&mut digester);
                digester.short()
            }
        }
    }

    /// The digest of all that the files of an index are made from.
    pub fn digest_of_index(&self, language: Language, which: Indexed) -> InputDigest {
        let frame = &self.frames[&language];
        *frame.index_digest[which as usize].get_or_init(|| {
            let mut digester = Digester::default();
            PROGRAM.hash(&mut digester);
            let lexis = self.lexis.as_deref();
            hash_index(&self.scope(language, frame), which, lexis, &mut digester);
            digester.short()
        })
    }

    /// The digest of one file of an index: most files stay the same when the index changes.
    pub fn digest_of_index_file(
        &self,
        language: Language,
        name: &str,
        documents: &dyn Documents,
    ) -> Result<InputDigest, RenderError> {
        let mut digester = Digester::default();
        (PROGRAM, self.index_file(language, name, documents)?).hash(&mut digester);
        Ok(digester.short())
    }

    /// A file of an index before it is packed.
    fn index_file(
        &self,
        language: Language,
        name: &str,
        documents: &dyn Documents,
    ) -> Result<&[u8], RenderError> {
        let frame = &self.frames[&language];
        let which = Indexed::of(name);
        let files = frame.index[which as usize].get_or_init(|| {
            let scope = self.scope(language, frame);
            index_files(&scope, which, self.lexis.as_deref(), documents)
        });
        let files = files.as_ref().map_err(|error| RenderError::Text(error.clone()))?;
        Ok(files.get(name).map_or(&[], Vec::as_slice))
    }

    /// Makes the bytes of a file.
    pub fn bytes(
        &self,
        prepared: &Prepared,
        documents: &dyn Documents,
    ) -> Result<Vec<u8>, RenderError> {
        match prepared {
            Prepared::Page(made) => self.page_bytes(made, documents),
            Prepared::Asset(name) => {
                Ok(self.skin.assets.files.get(name).cloned().unwrap_or_default())
            }
            Prepared::Index(language, name) => {
                Ok(packed(self.index_file(*language, name, documents)?))
            }
            Prepared::Ready(bytes) => Ok(bytes.clone()),
            Prepared::Feed(language, view) => match view {
                Some(view) => self.feed_bytes(*language, view, documents),
                None => Ok(Vec::new()),
            },
            Prepared::Data(form, data) => {
                let Some(data) = data else { return Ok(Vec::new()) };
                let document = documents.document(&data.text).map_err(RenderError::Text)?;
                Ok(match form {
                    DataForm::Linked => linked_file(data, &document),
                    _ => notice_file(data, &document),
                })
            }
            Prepared::Register(language, form) => {
                Ok(register_file(&self.scope(*language, &self.frames[language]), *form))
            }
            Prepared::Versions(texts) => {
                let documents = texts.iter().map(|text| documents.document(text));
                let documents: Vec<_> =
                    documents.collect::<Result<_, _>>().map_err(RenderError::Text)?;
                Ok(versions_file(&documents))
            }
        }
    }

    fn feed_bytes(
        &self,
        language: Language,
        view: &FeedView,
        documents: &dyn Documents,
    ) -> Result<Vec<u8>, RenderError> {
        let words = &self.frames[&language].comparison;
        let list = |entry: &EntryView| {
            let Some((before, now)) = &entry.compared else { return Ok(None) };
            let (before, now) = (documents.document(before)?, documents.document(now)?);
            let (old, new) = (parts_of(&before), parts_of(&now));
            let comparison = compare_parts(&old, &new);
            let compared = Compared { comparison: &comparison, old: &old, new: &new };
            let (lang, own_lang) = (entry.lang, language.code());
            let manner = Manner { words, lang, own_lang, url: &entry.url, page: &entry.url };
            Ok(comparison_list(compared, manner))
        };
        let lists = view.entries.iter().map(list);
        let lists: Vec<_> = lists.collect::<Result<_, _>>().map_err(RenderError::Text)?;
        Ok(feed_file(view, &lists))
    }

    fn page_bytes(
        &self,
        made: &PreparedPage,
        documents: &dyn Documents,
    ) -> Result<Vec<u8>, RenderError> {
        let mut own = Shared::new().with("page", &made.page).with("view", &made.content);
        if let Some(shown) = made.content.shown() {
            let document = documents.document(&shown.text).map_err(RenderError::Text)?;
            let facts = match made.content {
                Content::Notice(_) => KeyFacts::Shown,
                _ => KeyFacts::Hidden,
            };
            let view = document_view(&document, shown.text.language, &shown.links, facts);
            own = own.with("document", &view);
            if let Some((before, lang)) = made.content.compared() {
                let before = documents.document(before).map_err(RenderError::Text)?;
                let comparison = self.comparison((made.language, lang), "", &before, &document);
                own = own.with("comparison", &comparison);
            }
        }
        self.render(made.language, made.page.template, own)
    }

    /// Renders a template in the frame of a language.
    pub(super) fn render(
        &self,
        language: Language,
        template: &str,
        own: Shared,
    ) -> Result<Vec<u8>, RenderError> {
        let template = format!("{template}.html");
        let shared = &self.frames[&language].shared;
        self.skin.templates.render(&template, shared, own).map_err(RenderError::Template)
    }

    /// What changed between a text and the one before, on a page of a language; the texts may be in
    /// another one. `url` is the page of the text, where that is not this one.
    pub(super) fn comparison(
        &self,
        (language, lang): (Language, Option<&'static str>),
        url: &str,
        before: &Document,
        document: &Document,
    ) -> Option<ComparisonView> {
        let (old, new) = (parts_of(before), parts_of(document));
        let comparison = compare_parts(&old, &new);
        let compared = Compared { comparison: &comparison, old: &old, new: &new };
        let words = &self.frames[&language].comparison;
        let manner = Manner { words, lang, own_lang: language.code(), url, page: "" };
        comparison_view(compared, manner)
    }
}

impl Frame {
    fn new(portal: &Portal, words: Arc<Words>, assets: &Assets, theme: Digest) -> Self {
        let facets = OnceLock::new();
        let scope = Scope { portal, language: words.language(), words: &words, facets: &facets };
        let site = site_view(&scope, assets);
        let mut digester = Digester::default();
        PROGRAM.hash(&mut digester);
        theme.hash(&mut digester);
        site.hash(&mut digester);
        let comparison = ComparisonWords::of(&words);
        let shared = Shared::new()
            .with("site", &site)
            .with("words", &words.for_templates())
            .with("comparison_words", &words_for_script(&comparison));
        let (changes, index, index_digest) =
            (OnceLock::new(), Default::default(), Default::default());
        Self { words, shared, digest: digester, changes, comparison, index, index_digest }
    }
}

impl Content {
    /// The text that the page shows.
    fn shown(&self) -> Option<&Shown> {
        match self {
            Self::Notice(view) => Some(&view.shown),
            Self::Revision(view) => Some(&view.shown),
            Self::Department(view) => view.shown.as_ref(),
            Self::Text(view) => view.shown.as_ref(),
            Self::Draft(view) => Some(&view.shown),
            _ => None,
        }
    }

    /// The text that it is compared with, and their language where it is not the page's.
    fn compared(&self) -> Option<(&TextRef, Option<&'static str>)> {
        match self {
            Self::Revision(view) => view.before.as_ref().map(|before| (before, view.lang)),
            Self::Draft(view) => view.compared.as_ref().map(|before| (before, view.lang)),
            _ => None,
        }
    }
}
