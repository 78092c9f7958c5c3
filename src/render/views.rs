//! What templates see. A view holds everything its page shows, except the text itself, which it
//! names by its blob: so a view's hash is the digest of what its page is made from, and a view is
//! made for every page at every build while texts are read only for pages that are due.
//! Dates and counts come written in the page's language.

use std::borrow::Cow;

use crate::diagnostics::excerpt::Excerpt;
use crate::diagnostics::finding::Severity;
use serde::Serialize;

use crate::model::portal::{TextRef, Touch};

/// The frame of every page of one language; the same for all of them.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SiteView {
    /// `fi`, `sv`, `en`.
    pub language: &'static str,
    pub organisation: String,
    pub address: Option<String>,
    pub officer: ContactView,
    pub requests_url: Option<String>,
    pub requests_email: Option<String>,
    pub feedback_url: Option<String>,
    pub feedback_email: Option<String>,
    /// Address of the crest's file.
    pub crest: Option<String>,
    pub base_url: Option<String>,
    /// A short history: the day since which versions are known.
    pub history_since: Option<DateView>,
    /// The portal has no history at all: the content is in no repository.
    pub no_history: bool,
    pub links: SiteLinks,
    /// Addresses of the theme's files: `assets["seloste.css"]`.
    pub assets: std::collections::BTreeMap<String, String>,
}

/// Addresses of the pages that every page links to.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SiteLinks {
    pub home: String,
    pub notices: String,
    pub changes: String,
    pub removed: String,
    pub rights: String,
    pub accessibility: String,
    pub search: String,
    pub open_data: String,
    /// Where the portal knows its own address.
    pub search_description: Option<String>,
    /// The feed of all changes, if there are any and the portal knows its own address.
    pub feed: Option<LinkView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct ContactView {
    pub name: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// What a page's head and frame need to know of it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PageView {
    /// The template: `notice` for `notice.html`.
    pub template: &'static str,
    /// The page's own title, without the portal's name.
    pub title: String,
    pub description: Option<String>,
    /// Address from the host's root: `/selosteet/kulttuuri/kirjasto/`.
    pub path: String,
    /// The canonical address, absolute where `base_url` is known: for an old version the current one's.
    pub canonical: Option<String>,
    /// This page's own address with the host, for paper; none without `base_url`.
    pub address: Option<String>,
    /// Old versions and 404 are kept out of search engines.
    pub noindex: bool,
    /// Which of the frame's links leads here: `notices`, `changes`, `rights` or none.
    pub current: Option<&'static str>,
    /// The way here from the home page, without this page itself.
    pub breadcrumbs: Vec<LinkView>,
    /// The same page in each language of the portal, this one too.
    pub languages: Vec<LanguageView>,
    /// The feed of the notice or the department that the page is of.
    pub feed: Option<LinkView>,
    /// For archives, where the page is of a notice with a past.
    pub past: Option<PastLinks>,
    /// The text that the page shows, for machines.
    pub data: Option<DataLinks>,
}

/// Addresses of the data on a text.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DataLinks {
    pub json: String,
    /// JSON-LD.
    pub linked: String,
}

/// What the page on open data shows.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OpenDataView {
    pub licence: Option<LicenceView>,
    pub registers: Vec<RegisterView>,
    pub example: Option<DataExample>,
    pub schemas: Vec<LinkView>,
    pub feed: Option<LinkView>,
    pub sitemap: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LicenceView {
    pub name: String,
    pub url: Option<String>,
}

/// The register of one language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RegisterView {
    pub lang: &'static str,
    /// `Suomi`
    pub language: &'static str,
    /// `18 selostetta`
    pub count_written: String,
    pub files: Vec<DataFile>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct DataFile {
    /// `Excel (XLSX)`
    pub form: String,
    /// Its media type.
    pub kind: &'static str,
    pub url: String,
}

/// One notice as a sample.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DataExample {
    pub notice: LinkView,
    pub links: DataLinks,
}

/// Links between a notice and its versions, in the terms of RFC 7089.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PastLinks {
    /// The notice as it is now.
    pub original: String,
    /// The list of its versions.
    pub time_map: String,
    /// The version that the page shows.
    pub memento: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LanguageView {
    pub code: &'static str,
    /// `Suomi`
    pub name: &'static str,
    pub url: String,
    /// With the host, for `hreflang`; none without `base_url`.
    pub absolute: Option<String>,
    pub current: bool,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
    /// The title's language where it is not the page's.
    pub lang: Option<&'static str>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct DateView {
    /// `2026-05-18`, for `<time datetime>`.
    pub iso: String,
    /// `18.5.2026`
    pub written: String,
}

/// A page's own part.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "one is made at a time, and boxed with its page")]
pub enum Content {
    Home(HomeView),
    Notices(NoticesView),
    Department(DepartmentView),
    Notice(NoticeView),
    History(HistoryView),
    Revision(RevisionView),
    Compare(CompareView),
    Search(SearchView),
    OpenData(OpenDataView),
    Changes(ChangesView),
    ChangesOf(ChangesOfView),
    Removed(RemovedView),
    Text(TextView),
    NotFound(NotFoundView),
    Moved(MovedView),
    Draft(DraftView),
}

/// `home.html`
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HomeView {
    pub notice_count: usize,
    /// `15 selostetta`
    pub notice_count_written: String,
    pub departments: Vec<DepartmentCard>,
    /// The newest changes, at most five.
    pub changes: Vec<ChangeView>,
    /// Letters of the index that have notices: title `A`, url `/selosteet/#a`.
    pub letters: Vec<LinkView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct DepartmentCard {
    pub title: String,
    pub lang: Option<&'static str>,
    pub url: String,
    pub summary: Option<String>,
    /// `4 selostetta`
    pub count_written: String,
}

/// `notices.html`: all notices A–Ö.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NoticesView {
    pub count_written: String,
    /// Every letter of the index, in order.
    pub letters: Vec<LetterView>,
    pub removed_count: usize,
    /// What the list can be narrowed by.
    pub facets: Vec<FacetView>,
    /// Only a selection of the notices.
    pub selection: bool,
    /// The title of a selection that names a day.
    pub dated: Option<DatedTitle>,
}

/// `Oikeusperuste` with its values that some notice has.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct FacetView {
    pub title: String,
    /// The most used ones, where there are many.
    pub values: Vec<FacetValue>,
    /// The rest of them, folded.
    pub more: Vec<FacetValue>,
    /// `23 muuta`
    pub more_written: String,
    /// The page is that of one of the rest.
    pub more_open: bool,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct FacetValue {
    pub link: LinkView,
    /// The link's title, where it names a day.
    pub dated: Option<DatedTitle>,
    pub count: usize,
    /// The page that shows this is the one that it leads to.
    pub current: bool,
}

/// `Muuttunut 18.5.2025 jälkeen`, in the parts that stand before and after the day.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DatedTitle {
    pub before: String,
    pub date: DateView,
    pub after: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LetterView {
    pub letter: String,
    /// The fragment, `a`, `aa` for Å, `ae` for Ä, `oe` for Ö, `muut` for `#`.
    pub anchor: String,
    /// Empty for a letter without notices.
    pub notices: Vec<NoticeLine>,
}

/// A notice in a list.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NoticeLine {
    pub title: String,
    pub lang: Option<&'static str>,
    pub url: String,
    pub summary: Option<String>,
    /// The day of its newest version, else the date it bears.
    pub updated: Option<DateView>,
    pub department: Option<LinkView>,
}

/// `department.html`; the introduction is `document` (may be without text).
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DepartmentView {
    pub summary: Option<String>,
    pub lang: Option<&'static str>,
    pub count_written: String,
    pub notices: Vec<NoticeLine>,
    #[serde(skip)]
    pub shown: Option<Shown>,
}

/// `notice.html`; the text is `document`.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NoticeView {
    /// The title as it is set, with soft hyphens in long words.
    pub heading: String,
    pub summary: Option<String>,
    /// The text's language where it is not the page's: shown in its own, with a word about it.
    pub lang: Option<&'static str>,
    /// That language's name in the page's: `suomeksi`, as in "vain suomeksi".
    pub lang_written: Option<String>,
    pub department: LinkView,
    /// The date that the notice bears.
    pub borne: Option<DateView>,
    /// The day of the newest version, where there is a history.
    pub published: Option<DateView>,
    /// The two dates are not the same.
    pub dates_differ: bool,
    /// Number of the newest version, from 1.
    pub version: usize,
    /// `6 versiota`
    pub versions_written: Option<String>,
    pub history_url: Option<String>,
    /// The lasting address of this version.
    pub permanent_url: Option<String>,
    /// The same with the host, for paper.
    pub permanent_address: Option<String>,
    /// The newest change in words, if there is more than one version.
    pub last_change: Option<String>,
    pub draft: bool,
    /// What would change in it, in the preview.
    pub draft_url: Option<String>,
    /// Set for a notice that is no longer in force.
    pub removed: Option<RemovedLine>,
    /// The rights that its legal bases give; none where none is recognised.
    pub rights: Option<RightsHereView>,
    #[serde(skip)]
    pub shown: Shown,
}

/// The rights of those whose data a notice speaks of.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RightsHereView {
    /// `Selosteessa mainittu oikeusperuste on suostumus. …`
    pub lead: String,
    pub rights: Vec<RightView>,
    /// Those that no basis of the notice gives, in a row.
    pub missing: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct RightView {
    pub title: String,
    /// `(15 artikla)`
    pub article: String,
    /// Where the right is told of.
    pub url: String,
    /// The bases on which alone it is given, where the notice names others too.
    pub only: Option<String>,
}

/// `history.html`
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HistoryView {
    pub notice: LinkView,
    pub versions_written: String,
    pub removed: Option<RemovedLine>,
    pub draft: bool,
    /// What the next commit would add on top.
    pub pending: Option<VersionView>,
    /// Newest first: versions, and between them moves, removals and returns.
    pub entries: Vec<HistoryEntry>,
    /// Where any two versions can be chosen; none where there is one.
    pub choice: Option<ChoiceView>,
}

/// The forms that ask which versions to compare, and for what was said on a day.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChoiceView {
    /// The page of any two versions.
    pub url: String,
    /// Newest first.
    pub versions: Vec<VersionOption>,
    /// The first day on which the text was in force.
    pub first_day: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct VersionOption {
    /// From 1.
    pub number: usize,
    /// The last part of its address, `2021-11-15`.
    pub address: String,
    pub date: DateView,
}

/// `search.html`: the form, and all notices by department for those who have no script.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SearchView {
    pub url: String,
    pub departments: Vec<SearchDepartment>,
    /// The departments' notices are listed; of a large portal they are not.
    pub listed: bool,
    /// The portal's other languages, whose index is asked when this one knows nothing.
    pub others: Vec<OtherSearch>,
}

/// The search page of another language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OtherSearch {
    pub lang: &'static str,
    pub url: String,
    /// Leads there, in the page's own language.
    pub title: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct SearchDepartment {
    pub department: LinkView,
    pub count_written: String,
    pub notices: Vec<LinkView>,
}

/// `compare.html`: any two versions, put together by a script from the file of versions.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct CompareView {
    pub notice: LinkView,
    pub lang: Option<&'static str>,
    pub history_url: String,
    pub choice: ChoiceView,
    /// Newest first.
    pub versions: Vec<ComparedVersion>,
    /// The file of versions.
    pub file_url: String,
    /// The number of the first version in the file.
    pub first: usize,
    /// `+{added} / −{removed} sanaa`
    pub words_changed: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct ComparedVersion {
    pub version: VersionView,
    pub address: String,
    pub date: DateView,
    /// The days on which it was in force, as intervals: `2021-11-15/2026-05-17 2027-01-01/`
    /// (ISO 8601, without an end for the one that lasts).
    pub intervals: String,
}

/// Either `version` or `event` is set.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HistoryEntry {
    pub date: DateView,
    pub version: Option<VersionView>,
    /// A move, removal or return, in words: `Seloste siirtyi osoitteesta …`.
    pub event: Option<String>,
}

/// One version of a notice in a list.
#[derive(Debug, Clone, Hash, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask for each by its name")]
pub struct VersionView {
    /// From 1.
    pub number: usize,
    pub url: String,
    /// The first line of the commit's message.
    pub note: String,
    /// The fuller explanation.
    pub explanation: Option<String>,
    /// The newest, and in force.
    pub current: bool,
    pub first: bool,
    /// `material`, `technical` or none.
    pub kind: Option<&'static str>,
    /// The days on which it was in force; more than one period if it was away meanwhile.
    pub validity: Vec<PeriodView>,
    /// The date that the text bore, where it differs from the day of the version.
    pub borne: Option<DateView>,
    /// The commit's other date (committer's, or author's), where it differs.
    pub other_date: Option<LabelledDate>,
    pub sections: Vec<TouchedView>,
    /// `+58 / −31 sanaa`, or `612 sanaa` for the first; none when no word changed.
    pub words_written: Option<String>,
    pub words_added: usize,
    pub words_removed: usize,
    /// What changed where the content did not: `layout` or `order`.
    pub unchanged: Option<&'static str>,
    /// The text says something else, and bears the date that it bore before.
    pub silent: bool,
    pub author: Option<String>,
}

/// Days on which a text was in force.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PeriodView {
    pub from: DateView,
    /// The last day; none when that is the first, or when there is none yet.
    pub to: Option<DateView>,
    /// In force still.
    pub open: bool,
}

/// A date with what it is the date of.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct LabelledDate {
    pub label: String,
    pub date: DateView,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct TouchedView {
    pub heading: String,
    pub touch: Touch,
}

/// `revision.html`; the text is `document`.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RevisionView {
    /// The title that the text bore then, as it is set, with soft hyphens in long words.
    pub heading: String,
    pub lang: Option<&'static str>,
    pub notice: LinkView,
    pub history_url: String,
    pub version: VersionView,
    /// `6 versiota`
    pub versions_written: String,
    pub date: DateView,
    /// The version that replaced this one; none for the newest.
    pub replaced_by: Option<VersionLink>,
    pub previous: Option<VersionLink>,
    /// Where this version is compared with the newest; none for that one and the one before it.
    pub compare_url: Option<String>,
    /// The notice is no longer in force at all.
    pub removed: Option<RemovedLine>,
    /// Git's short name of the commit.
    pub commit: String,
    #[serde(skip)]
    pub shown: Shown,
    /// The text of the version before, which this one is compared with; none for the first.
    #[serde(skip)]
    pub before: Option<TextRef>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct VersionLink {
    pub url: String,
    pub date: DateView,
    pub current: bool,
}

/// `draft.html`; the text is `document`.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DraftView {
    pub heading: String,
    pub lang: Option<&'static str>,
    pub notice: LinkView,
    /// None for a notice that no commit has.
    pub history_url: Option<String>,
    pub drafts_url: String,
    /// `new`, `changed`, `moved` or `removed`.
    pub what: &'static str,
    /// What the timeline would say of it.
    pub version: VersionView,
    /// The version that it would replace.
    pub before: Option<VersionLink>,
    /// Where it stands in the content folder.
    pub file: String,
    #[serde(skip)]
    pub shown: Shown,
    /// The text of the version before, if it is another.
    #[serde(skip)]
    pub compared: Option<TextRef>,
}

/// `drafts.html`: what would be published if all were committed now.
#[derive(Debug, Clone, Serialize)]
pub struct DraftsView {
    /// `3 luonnosta`
    pub count_written: String,
    pub drafts: Vec<DraftLine>,
    /// Files that changed and are no texts of notices, from the portal's folder.
    pub others: Vec<String>,
    /// Findings on other files than those of the drafts.
    pub findings: Vec<FindingView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DraftLine {
    pub title: String,
    pub lang: Option<&'static str>,
    /// The draft's page.
    pub url: String,
    /// As [`DraftView::what`].
    pub what: &'static str,
    pub version: VersionView,
    /// From the portal's folder.
    pub file: String,
    pub findings: Vec<FindingView>,
    /// The changes as a list, as HTML.
    pub list: Option<String>,
}

/// A finding with its line.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    pub severity: Severity,
    pub rule: String,
    pub file: String,
    pub excerpt: Option<Excerpt>,
    pub message: Vec<Stretch>,
    pub hint: Vec<Stretch>,
}

/// Words of a message; names are set as code.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    pub text: String,
    pub is_name: bool,
}

/// A change in a portal-wide list.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChangeView {
    pub date: DateView,
    pub title: String,
    pub lang: Option<&'static str>,
    /// The version's page (or the notice's, for a removal).
    pub url: String,
    /// `new`, `changed`, `removed`, `moved`, `restored`.
    pub what: &'static str,
    /// `material`, `technical` or none.
    pub kind: Option<&'static str>,
    pub note: String,
    pub sections: Vec<TouchedView>,
    pub words_written: Option<String>,
    pub department: Option<String>,
}

/// `changes.html`: months, newest first, by year, and the newest changes.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChangesView {
    pub newest: Vec<ChangeView>,
    pub years: Vec<YearView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct YearView {
    pub year: i16,
    pub months: Vec<MonthLine>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct MonthLine {
    /// `toukokuu 2026`
    pub title: String,
    pub url: String,
    /// `3 muutosta`
    pub count_written: String,
}

/// `changes_of.html`: the changes of one month, newest day first.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChangesOfView {
    pub changes: Vec<ChangeView>,
    pub newer: Option<LinkView>,
    pub older: Option<LinkView>,
}

/// `removed.html`
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RemovedView {
    pub notices: Vec<RemovedNotice>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct RemovedNotice {
    pub title: String,
    pub lang: Option<&'static str>,
    pub url: String,
    pub removed: RemovedLine,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct RemovedLine {
    pub date: DateView,
    pub note: String,
    pub explanation: Option<String>,
    /// From its first day to its last.
    pub validity: Vec<PeriodView>,
}

/// `rights.html`, `accessibility.html`: the text of `site/`, if there is one, is `document`.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TextView {
    pub lang: Option<&'static str>,
    pub date: Option<DateView>,
    #[serde(skip)]
    pub shown: Option<Shown>,
}

/// `not_found.html`
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NotFoundView {}

/// `moved.html`: leads on at once, and by a link.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MovedView {
    pub target: LinkView,
}

/// The text of a page, by name, with what its links resolve to.
#[derive(Debug, Clone, Hash)]
pub struct Shown {
    pub text: TextRef,
    pub links: Vec<ResolvedLink>,
}

/// A link of a text to another, and where it leads; no address when there is no such notice.
#[derive(Debug, Clone, Hash, PartialEq, Eq)]
pub struct ResolvedLink {
    pub path: String,
    pub url: Option<String>,
}

/// The text of a page, made from its document when the page is rendered: `document`.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView<'a> {
    /// HTML of what stands before the first heading; empty when nothing does.
    pub lead: Cow<'a, str>,
    /// `Lyhyesti`.
    pub key_facts: Vec<KeyFact>,
    /// In order; `depth` 1 is an h2.
    pub sections: Vec<SectionView<'a>>,
    /// The sections of depth 1, for the contents list.
    pub contents: Vec<ContentsLine<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    /// 2 for `<h2>`, up to 6.
    pub level: u8,
    pub number: Option<&'a str>,
    /// As it is set, with soft hyphens in long words.
    pub heading: String,
    pub anchor: &'a str,
    /// Names of its items, for icons and machines: `legal_basis`.
    pub items: Vec<&'static str>,
    pub html: Cow<'a, str>,
    /// Nothing is said here (`-`).
    pub empty: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ContentsLine<'a> {
    pub number: Option<&'a str>,
    pub heading: Cow<'a, str>,
    pub anchor: &'a str,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFact {
    /// The item's name in data: `retention`.
    pub item: &'static str,
    /// `Säilytysaika`, in the text's language.
    pub label: String,
    /// The first words of the section.
    pub text: String,
    /// The section's fragment.
    pub anchor: String,
    /// The section says more than `text` does.
    pub more: bool,
}
