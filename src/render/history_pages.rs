//! Views of a notice, its history and its past versions.

use crate::config::RevisionDate;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::{
    ChangeSummary, Extent, Nature, Notice, NoticeText, RevisionFacts, TextRef,
};
use crate::model::timeline::{ChangeKind, Event, Happening, Period, Revision};
use crate::render::compare::choice_view;
use crate::render::documents::heading;
use crate::render::drafts::draft_version;
use crate::render::links::LinkTargets;
use crate::render::notice_rights::rights_here;
use crate::render::scope::Scope;
use crate::render::views::{
    HistoryEntry, HistoryView, LabelledDate, NoticeView, PeriodView, RemovedLine, RevisionView,
    TouchedView, VersionLink, VersionView,
};
use crate::render::words::Argument;
use crate::routes::Page;
use crate::text::date::Date;
use crate::text::typography::typeset;

/// The page of a notice.
pub fn notice_view(scope: &Scope<'_>, targets: &LinkTargets, notice: &Notice) -> NoticeView {
    let text = scope.text(notice);
    let outline = &text.outline;
    let newest = text.timeline.revisions.last();
    let published = newest.map(|revision| revision.date);
    let count = scope.text_with_history(notice).timeline.revisions.len();
    let permanent_url = newest
        .filter(|_| !text.draft && shows_history_of(scope, notice, text))
        .map(|revision| revision_url(scope, notice, revision));
    NoticeView {
        heading: heading(&outline.title, text.language),
        summary: outline.summary.as_ref().map(|it| typeset(it, text.language).into_owned()),
        lang: scope.foreign(text.language),
        lang_written: scope
            .foreign(text.language)
            .map(|code| scope.word(&format!("language-{code}"))),
        department: scope.department_link(&notice.id.department),
        borne: outline.date.map(|date| scope.date(date)),
        published: published.map(|date| scope.date(date)),
        dates_differ: outline.date.is_some() && published.is_some() && outline.date != published,
        version: text.timeline.revisions.len(),
        versions_written: (count > 0).then(|| scope.count("versions-count", count)),
        history_url: (count > 0).then(|| scope.url(Page::History(notice.id.clone()))),
        permanent_address: permanent_url.as_ref().and_then(|url| scope.absolute(url)),
        permanent_url,
        last_change: newest
            .filter(|_| text.timeline.revisions.len() > 1)
            .map(|revision| note_of(scope, revision)),
        draft: text.draft,
        draft_url: text.pending.as_ref().map(|_| scope.url(Page::Draft(notice.id.clone()))),
        removed: removed_line(scope, text),
        rights: rights_here(scope, &outline.bases),
        shown: targets.shown(scope, &text.current, &outline.links),
    }
}

/// The versions that this language's pages list are those of the text that is shown.
fn shows_history_of(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> bool {
    scope.text_with_history(notice).language == text.language
}

/// The timeline of a notice.
pub fn history_view(scope: &Scope<'_>, notice: &Notice) -> HistoryView {
    let text = scope.text_with_history(notice);
    HistoryView {
        notice: scope.notice_link(notice),
        versions_written: scope.count("versions-count", text.timeline.revisions.len()),
        removed: removed_line(scope, text),
        draft: text.draft,
        pending: draft_version(scope, notice, text),
        entries: entries(scope, notice, text),
        choice: choice_view(scope, notice, text),
    }
}

fn entries(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> Vec<HistoryEntry> {
    let mut entries = Vec::new();
    let mut events = text.timeline.events.iter().peekable();
    let event_entry = |event: &Event| HistoryEntry {
        date: scope.date(event.date),
        version: None,
        event: Some(event_written(scope, event)),
    };
    for (at, revision) in text.timeline.revisions.iter().enumerate() {
        while let Some(event) = events.next_if(|event| event.after <= at) {
            entries.extend(is_told(scope, event).then(|| event_entry(event)));
        }
        entries.push(HistoryEntry {
            date: scope.date(revision.date),
            version: Some(version_view(scope, notice, text, at)),
            event: None,
        });
    }
    entries.extend(events.filter(|event| is_told(scope, event)).map(event_entry));
    entries.reverse();
    entries
}

/// A file may get a name that makes the same address (`B.md` → `b.md`): no reader needs to know.
pub fn is_told(scope: &Scope<'_>, event: &Event) -> bool {
    match &event.what {
        Happening::Moved { from, to } => address_of(scope, from) != address_of(scope, to),
        Happening::Removed | Happening::Restored => true,
    }
}

/// A move, removal or return in words.
pub fn event_written(scope: &Scope<'_>, event: &Event) -> String {
    match &event.what {
        Happening::Moved { from, to } => {
            let (from, to) = (address_of(scope, from), address_of(scope, to));
            scope
                .say("event-moved", &[("from", Argument::Text(&from)), ("to", Argument::Text(&to))])
        }
        Happening::Removed => scope.word("event-removed"),
        Happening::Restored => scope.word("event-restored"),
    }
}

fn address_of(scope: &Scope<'_>, path: &str) -> String {
    match read_path(path) {
        Some((ContentPath::Notice(id), _)) => scope.url(Page::Notice(id.into())),
        _ => path.to_owned(),
    }
}

/// A notice as it stood at one revision.
pub fn revision_view(
    scope: &Scope<'_>,
    targets: &LinkTargets,
    notice: &Notice,
    at: usize,
) -> RevisionView {
    let text = scope.text_with_history(notice);
    let revision = &text.timeline.revisions[at];
    let text_of = |revision: &Revision| TextRef {
        blob: revision.blob,
        path: revision.path.clone(),
        language: text.language,
    };
    RevisionView {
        heading: heading(&text.facts[at].title, text.language),
        lang: scope.foreign(text.language),
        notice: scope.notice_link(notice),
        history_url: scope.url(Page::History(notice.id.clone())),
        version: version_view(scope, notice, text, at),
        versions_written: scope.count("versions-count", text.timeline.revisions.len()),
        date: scope.date(revision.date),
        replaced_by: version_link(scope, notice, text, at + 1),
        previous: at.checked_sub(1).and_then(|at| version_link(scope, notice, text, at)),
        compare_url: (at + 2 < text.timeline.revisions.len()).then(|| {
            format!("{}?a={}", scope.url(Page::Compare(notice.id.clone())), revision.address)
        }),
        removed: removed_line(scope, text),
        commit: revision.commit.short(),
        shown: targets.shown(scope, &text_of(revision), &text.facts[at].links),
        before: at.checked_sub(1).map(|before| text_of(&text.timeline.revisions[before])),
    }
}

fn version_link(
    scope: &Scope<'_>,
    notice: &Notice,
    text: &NoticeText,
    at: usize,
) -> Option<VersionLink> {
    let revision = text.timeline.revisions.get(at)?;
    Some(VersionLink {
        url: revision_url(scope, notice, revision),
        date: scope.date(revision.date),
        current: is_current(text, at),
    })
}

fn is_current(text: &NoticeText, at: usize) -> bool {
    at + 1 == text.timeline.revisions.len() && text.timeline.removed.is_none()
}

/// The address of one version.
pub fn revision_url(scope: &Scope<'_>, notice: &Notice, revision: &Revision) -> String {
    scope.url(Page::Revision(notice.id.clone(), revision.address.clone()))
}

/// One version in a list.
pub fn version_view(
    scope: &Scope<'_>,
    notice: &Notice,
    text: &NoticeText,
    at: usize,
) -> VersionView {
    let revision = &text.timeline.revisions[at];
    let facts = &text.facts[at];
    let change = facts.change.as_ref();
    let other_date = (revision.other_date != revision.date).then_some(revision.other_date);
    VersionView {
        number: at + 1,
        url: revision_url(scope, notice, revision),
        note: revision.note.subject.clone(),
        explanation: revision.note.explanation(scope.language).map(str::to_owned),
        current: is_current(text, at),
        first: at == 0,
        kind: kind_written(text, at),
        silent: text.nature(at) == Nature::Silent,
        validity: validity(scope, text, at),
        borne: facts.borne.filter(|borne| *borne != revision.date).map(|date| scope.date(date)),
        other_date: other_date.map(|date| other_date_view(scope, date)),
        sections: change.map(sections_of).unwrap_or_default(),
        words_written: words_written(scope, facts),
        words_added: change.map_or(0, |change| change.words_added),
        words_removed: change.map_or(0, |change| change.words_removed),
        unchanged: change.and_then(unchanged),
        author: revision.author.clone(),
    }
}

/// The author's date is when the text was written, the committer's when Git took it in.
fn other_date_view(scope: &Scope<'_>, date: Date) -> LabelledDate {
    let label = match scope.portal.site.history.date {
        RevisionDate::Author => scope.word("recorded-date"),
        RevisionDate::Committer => scope.word("written-date"),
    };
    LabelledDate { label, date: scope.date(date) }
}

/// The days on which a version was in force.
fn validity(scope: &Scope<'_>, text: &NoticeText, at: usize) -> Vec<PeriodView> {
    let periods = text.timeline.validity(at).into_iter();
    periods
        .map(|Period { from, to }| match to {
            Some(to) => scope.period(from, to),
            None => PeriodView { from: scope.date(from), to: None, open: true },
        })
        .collect()
}

pub fn sections_of(change: &ChangeSummary) -> Vec<TouchedView> {
    let sections = change.sections.iter();
    sections
        .map(|section| TouchedView { heading: section.heading.clone(), touch: section.touch })
        .collect()
}

/// `+58 / −31 sanaa`, or the whole length of a first version.
pub fn words_written(scope: &Scope<'_>, facts: &RevisionFacts) -> Option<String> {
    let Some(change) = &facts.change else {
        return Some(scope.count("words-in-all", facts.words));
    };
    let (added, removed) = (change.words_added, change.words_removed);
    let arguments = [("added", Argument::Count(added)), ("removed", Argument::Count(removed))];
    (added + removed > 0).then(|| scope.say("words-changed", &arguments))
}

/// The badge of a version: what its author declared, or that nothing which is read changed.
pub fn kind_written(text: &NoticeText, at: usize) -> Option<&'static str> {
    match (text.nature(at), text.timeline.revisions[at].kind) {
        (Nature::Technical, _) => Some("technical"),
        (_, Some(ChangeKind::Material)) => Some("material"),
        _ => None,
    }
}

/// What changed where the content did not.
pub fn unchanged(change: &ChangeSummary) -> Option<&'static str> {
    match change.extent {
        Extent::Nothing | Extent::Layout => Some("layout"),
        Extent::Order => Some("order"),
        Extent::Content => None,
    }
}

/// What a version's note says, the fuller explanation if there is one in the page's language.
pub fn note_of(scope: &Scope<'_>, revision: &Revision) -> String {
    let explanation = revision.note.explanation(scope.language);
    explanation.unwrap_or(&revision.note.subject).to_owned()
}

/// Set for a text that is no longer in force.
pub fn removed_line(scope: &Scope<'_>, text: &NoticeText) -> Option<RemovedLine> {
    Some(scope.removed_line(text, text.timeline.removed.as_ref()?))
}
