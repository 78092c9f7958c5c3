//! Feeds: what changed in the notices, in words, for feed readers (Atom, RFC 4287). A portal that does
//! not know its own address has none, for a reader could not follow their links.

use std::cmp::Reverse;

use crate::digest::of_bytes;
use crate::model::portal::{Notice, TextRef};
use crate::model::timeline::{Happening, Revision};
use crate::render::changes::{ChangeList, FED, What, is_fed};
use crate::render::history_pages::{kind_written, revision_url, words_written};
use crate::render::scope::Scope;
use crate::render::views::LinkView;
use crate::render::words::Argument;
use crate::render::xml::Xml;
use crate::routes::{FeedOf, Route, language_of_versions};
use crate::text::language::Language;
use crate::text::moment::Moment;

/// All that a feed tells, but for the texts that its changes are read off.
#[derive(Debug, Clone, Hash)]
pub struct FeedView {
    lang: &'static str,
    id: String,
    title: String,
    subtitle: String,
    organisation: String,
    /// Its own address, and that of the page whose changes it tells.
    url: String,
    page_url: String,
    pub entries: Vec<EntryView>,
}

/// One change.
#[derive(Debug, Clone, Hash)]
pub struct EntryView {
    id: String,
    title: String,
    pub lang: Option<&'static str>,
    /// The version's page.
    pub url: String,
    moment: Moment,
    /// `changed` and `Muutos`, and what else it is.
    categories: Vec<(String, String)>,
    author: Option<String>,
    note: String,
    explanation: Option<String>,
    /// `Säilytysaika (muutettu)`
    sections: Vec<String>,
    words_written: Option<String>,
    /// What is read, for a change that has it.
    read: String,
    /// The text before, and the text.
    pub compared: Option<(TextRef, TextRef)>,
}

/// The feed; none where there is nothing to tell, or no address to lead to.
pub fn feed_view(scope: &Scope<'_>, changes: &ChangeList, of: &FeedOf) -> Option<FeedView> {
    let site = &scope.portal.site;
    let mut entries: Vec<EntryView> = match of {
        FeedOf::Portal => entries_of(scope, changes, None),
        FeedOf::Department(slug) => entries_of(scope, changes, Some(slug)),
        FeedOf::Notice(id) | FeedOf::Moved(id, _) => notice_entries(scope, scope.notice(id)),
    };
    entries.sort_by_key(|entry| Reverse(entry.moment));
    entries.truncate(FED);
    let organisation = site.organisation.name.within(scope.language).to_owned();
    let own = match of {
        FeedOf::Moved(id, _) => FeedOf::Notice(id.clone()),
        of => of.clone(),
    };
    Some(FeedView {
        lang: scope.language.code(),
        id: urn(&format!("feed {} {}", scope.language.code(), identity(scope, of)?)),
        title: feed_title(scope, of),
        subtitle: scope.word("feed-subtitle"),
        page_url: scope.absolute(&scope.url(own.page()))?,
        url: scope.absolute(&feed_url(scope, scope.language, own))?,
        organisation,
        entries: Some(entries).filter(|entries| !entries.is_empty())?,
    })
}

/// A link to a feed, if there is one: every version that begins a text is told of, so that whatever has
/// a history has a feed. A text that is shown in several languages has one in the first of them.
pub fn feed_link(scope: &Scope<'_>, of: FeedOf) -> Option<LinkView> {
    let site = &scope.portal.site;
    site.base_url.as_ref()?;
    let has_history =
        |notice: &Notice| !scope.text_with_history(notice).timeline.revisions.is_empty();
    let (told, language) = match &of {
        FeedOf::Portal => (scope.portal.notices.values().any(has_history), scope.language),
        FeedOf::Department(slug) => {
            let mut of_department =
                scope.portal.notices.values().filter(|notice| notice.id.department == *slug);
            (of_department.any(has_history), scope.language)
        }
        FeedOf::Notice(id) | FeedOf::Moved(id, _) => {
            let notice = scope.notice(id);
            (has_history(notice), language_of_versions(notice, scope.language, site))
        }
    };
    told.then(|| LinkView {
        title: feed_title(scope, &of),
        url: feed_url(scope, language, of),
        lang: scope.foreign(language),
    })
}

fn feed_url(scope: &Scope<'_>, language: Language, of: FeedOf) -> String {
    scope.route_url(&Route::Feed(language, of))
}

fn feed_title(scope: &Scope<'_>, of: &FeedOf) -> String {
    let title = match of {
        FeedOf::Portal => return scope.word("feed-of-portal"),
        FeedOf::Department(slug) => scope.department_link(slug).title,
        FeedOf::Notice(id) | FeedOf::Moved(id, _) => {
            scope.text_with_history(scope.notice(id)).outline.title.clone()
        }
    };
    scope.say("feed-of", &[("title", Argument::Text(&title))])
}

/// What makes a feed the same one even if it moves: where the history of what it tells began.
fn identity(scope: &Scope<'_>, of: &FeedOf) -> Option<String> {
    let texts = scope.portal.notices.values().flat_map(|notice| notice.texts.values());
    let first = texts.filter_map(|text| text.timeline.revisions.first());
    let first = || first.min_by_key(|it| (it.moment, it.commit)).map(|it| it.commit.to_string());
    match of {
        FeedOf::Portal => first(),
        FeedOf::Department(slug) => Some(format!("{} {slug}", first()?)),
        FeedOf::Notice(id) | FeedOf::Moved(id, _) => {
            let text = scope.text_with_history(scope.notice(id));
            let first = text.timeline.revisions.first()?;
            Some(format!("{} {}", first.commit, first.path))
        }
    }
}

fn entries_of(scope: &Scope<'_>, changes: &ChangeList, department: Option<&str>) -> Vec<EntryView> {
    let fed = changes.fed(department);
    fed.map(|change| entry(scope, scope.notice(&change.notice), change.what)).collect()
}

fn notice_entries(scope: &Scope<'_>, notice: &Notice) -> Vec<EntryView> {
    let text = scope.text_with_history(notice);
    let removed = text.timeline.removed.is_some();
    let events = text.timeline.events.len().saturating_sub(usize::from(removed));
    let all = (0..text.timeline.revisions.len()).map(What::Revision);
    let all = all.chain((0..events).map(What::Event)).chain(removed.then_some(What::Removal));
    let fed = all.filter(|what| is_fed(text, *what));
    fed.map(|what| entry(scope, notice, what)).collect()
}

fn entry(scope: &Scope<'_>, notice: &Notice, what: What) -> EntryView {
    match what {
        What::Revision(at) => of_revision(scope, notice, at),
        What::Event(at) => {
            let event = &scope.text_with_history(notice).timeline.events[at];
            let name = match event.what {
                Happening::Restored => "restored",
                Happening::Removed | Happening::Moved { .. } => "removed",
            };
            let note = scope.word(&format!("event-{name}"));
            of_event(scope, notice, (name, event.moment, &event.commit.to_string()), note)
        }
        What::Removal => {
            let removal = scope.text_with_history(notice).timeline.removed.as_ref();
            let moment = removal.map(|removal| removal.moment).unwrap_or_default();
            let commit = removal.map(|removal| removal.commit.to_string()).unwrap_or_default();
            let note = removal.map(|removal| &removal.note);
            let note = note.map(|it| it.explanation(scope.language).unwrap_or(&it.subject));
            let note = note.unwrap_or_default().to_owned();
            of_event(scope, notice, ("removed", moment, &commit), note)
        }
    }
}

fn of_revision(scope: &Scope<'_>, notice: &Notice, at: usize) -> EntryView {
    let text = scope.text_with_history(notice);
    let (revision, facts) = (&text.timeline.revisions[at], &text.facts[at]);
    let text_of = |revision: &Revision| TextRef {
        blob: revision.blob,
        path: revision.path.clone(),
        language: text.language,
    };
    let touched = facts.change.iter().flat_map(|change| &change.sections);
    let sections = touched.map(|section| {
        let heading = if section.heading.is_empty() { &facts.title } else { &section.heading };
        let touch = scope.word(&format!("touch-{}", section.touch.id()));
        format!("{heading} ({touch})")
    });
    let material =
        kind_written(text, at).map(|kind| (kind.to_owned(), scope.word(&format!("kind-{kind}"))));
    let what = if at == 0 { "new" } else { "changed" };
    let note = short_note(scope, revision);
    let own = revision.note.explanation(scope.language);
    EntryView {
        sections: sections.collect(),
        words_written: words_written(scope, facts),
        author: revision.author.clone(),
        explanation: own.filter(|own| *own != note).map(str::to_owned),
        read: scope.word(if at == 0 { "feed-read" } else { "feed-compare" }),
        url: absolute(scope, revision_url(scope, notice, revision)),
        compared: at
            .checked_sub(1)
            .map(|before| (text_of(&text.timeline.revisions[before]), text_of(revision))),
        ..bare(
            scope,
            notice,
            Happened {
                what,
                also: material,
                moment: revision.moment,
                identity: format!("{} {} {what}", revision.commit, revision.path),
                note: note.to_owned(),
            },
        )
    }
}

/// A version's note in few words: the commit's first line is written in the portal's own language.
fn short_note<'a>(scope: &Scope<'_>, revision: &'a Revision) -> &'a str {
    let own = revision.note.explanation(scope.language);
    let own = own.filter(|_| scope.language != scope.portal.site.default_language());
    own.unwrap_or(&revision.note.subject)
}

fn absolute(scope: &Scope<'_>, url: String) -> String {
    scope.absolute(&url).unwrap_or(url)
}

fn of_event(
    scope: &Scope<'_>,
    notice: &Notice,
    (what, moment, commit): (&'static str, Moment, &str),
    note: String,
) -> EntryView {
    let timeline = &scope.text_with_history(notice).timeline;
    // The path now may be another tomorrow; the one that it began at stays.
    let path = timeline.revisions.first().map_or("", |first| &first.path);
    let identity = format!("{commit} {path} {what}");
    bare(scope, notice, Happened { what, also: None, moment, identity, note })
}

/// What is told of every change.
struct Happened {
    what: &'static str,
    /// Another category.
    also: Option<(String, String)>,
    moment: Moment,
    /// What makes the entry the same one in every feed, wherever the notice moves.
    identity: String,
    note: String,
}

fn bare(scope: &Scope<'_>, notice: &Notice, happened: Happened) -> EntryView {
    let text = scope.text_with_history(notice);
    let LinkView { url, .. } = scope.notice_link(notice);
    let title = &text.outline.title;
    let label = scope.word(&format!("feed-{}", happened.what));
    let department = &notice.id.department;
    let department = (department.clone(), scope.department_link(department).title);
    let mut categories = vec![(happened.what.to_owned(), label)];
    categories.extend(happened.also);
    categories.push(department);
    EntryView {
        id: urn(&format!("entry {} {}", scope.language.code(), happened.identity)),
        title: if happened.note.is_empty() {
            title.clone()
        } else {
            format!("{title}: {}", happened.note)
        },
        lang: scope.foreign(text.language),
        url: absolute(scope, url),
        moment: happened.moment,
        categories,
        author: None,
        note: happened.note,
        explanation: None,
        sections: Vec::new(),
        words_written: None,
        read: scope.word("feed-read-last"),
        compared: None,
    }
}

/// A name that lasts: of version 8 (RFC 9562), out of a digest. The portal's address is no part of it,
/// so that a portal which moves to another host tells no change twice.
fn urn(identity: &str) -> String {
    let digest = of_bytes(identity.as_bytes());
    let mut bytes = *digest.first_chunk::<16>().expect("a digest has 32 bytes");
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = crate::digest::hex(&bytes);
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const HTML: &str = "text/html";

/// The bytes of a feed. `lists` has for each entry its changes as a list, as HTML.
pub fn feed_file(view: &FeedView, lists: &[Option<String>]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", ATOM), ("xml:lang", view.lang)]);
    xml.element("id", &[], &view.id);
    xml.element("title", &[], &format!("{} – {}", view.title, view.organisation));
    xml.element("subtitle", &[], &view.subtitle);
    let updated = view.entries.iter().map(|entry| entry.moment).max().unwrap_or_default();
    xml.element("updated", &[], &updated.iso());
    let of_feed = "application/atom+xml";
    xml.empty("link", &[("rel", "self"), ("type", of_feed), ("href", &view.url)]);
    let page = [("rel", "alternate"), ("type", HTML), ("hreflang", view.lang)];
    xml.empty("link", &[&page[..], &[("href", &view.page_url)]].concat());
    xml.open("author", &[]);
    xml.element("name", &[], &view.organisation);
    xml.close();
    for (entry, list) in view.entries.iter().zip(lists) {
        write_entry(&mut xml, entry, list.as_deref());
    }
    xml.finish()
}

fn write_entry(xml: &mut Xml, entry: &EntryView, list: Option<&str>) {
    let lang: Vec<(&str, &str)> = entry.lang.map(|lang| ("xml:lang", lang)).into_iter().collect();
    xml.open("entry", &[]);
    xml.element("id", &[], &entry.id);
    xml.element("title", &lang, &entry.title);
    let written = entry.moment.iso();
    xml.element("updated", &[], &written);
    xml.element("published", &[], &written);
    let page = [("rel", "alternate"), ("type", HTML), ("href", &entry.url)];
    xml.empty("link", &page);
    if let Some(author) = &entry.author {
        xml.open("author", &[]);
        xml.element("name", &[], author);
        xml.close();
    }
    for (term, label) in &entry.categories {
        xml.empty("category", &[("term", term), ("label", label)]);
    }
    xml.element("content", &[("type", "html")], &content(entry, list));
    xml.close();
}

/// What a reader shows: the note, which sections were touched, and their changes.
fn content(entry: &EntryView, list: Option<&str>) -> String {
    let mut html = Xml::fragment();
    let told = [Some(&entry.note), entry.explanation.as_ref()].into_iter().flatten();
    for text in told.filter(|text| !text.is_empty()) {
        html.element("p", &[], text);
    }
    if !entry.sections.is_empty() {
        html.open("ul", &[]);
        for section in &entry.sections {
            html.element("li", &[], section);
        }
        html.close();
    }
    if let Some(words) = &entry.words_written {
        html.element("p", &[], words);
    }
    html.open("p", &[]);
    html.element("a", &[("href", &entry.url)], &entry.read);
    html.close();
    if let Some(list) = list {
        html.raw(list);
    }
    String::from_utf8(html.finish()).expect("it was made of texts")
}
