//! A timeline as data: one object with stable keys, which the README lists.

use serde::Serialize;

use crate::cli::log::{Entry, entries, is_current};
use crate::model::portal::{Nature, NoticeText, Touch};
use crate::model::timeline::{ChangeKind, Happening, Period};
use crate::text::date::Date;
use crate::text::language::Language;

pub(super) fn write(text: &NoticeText, language: Language) -> String {
    let whole = Whole {
        title: &text.outline.title,
        path: &text.timeline.path,
        language: text.language,
        removed: text.timeline.removed.as_ref().map(|removal| removal.date.iso()),
        entries: entries(text).into_iter().map(|entry| data(text, entry, language)).collect(),
    };
    serde_json::to_string(&whole).expect("plain data can be written as JSON")
}

#[derive(Serialize)]
struct Whole<'t> {
    title: &'t str,
    path: &'t str,
    language: Language,
    removed: Option<String>,
    entries: Vec<EntryData<'t>>,
}

#[derive(Serialize)]
struct EntryData<'t> {
    kind: &'static str,
    version: Option<usize>,
    date: String,
    commit: String,
    /// Set for the version that is in force now.
    current: bool,
    in_force: Vec<PeriodData>,
    declared: Option<ChangeKind>,
    subject: Option<&'t str>,
    explanation: Option<&'t str>,
    title: Option<&'t str>,
    notice_date: Option<String>,
    words: Option<usize>,
    words_added: usize,
    words_removed: usize,
    sections: Vec<SectionData<'t>>,
    from: Option<&'t str>,
    to: Option<&'t str>,
}

#[derive(Serialize)]
struct PeriodData {
    from: String,
    to: Option<String>,
}

#[derive(Serialize)]
struct SectionData<'t> {
    heading: &'t str,
    change: Touch,
}

fn data<'t>(text: &'t NoticeText, entry: Entry<'t>, language: Language) -> EntryData<'t> {
    match entry {
        Entry::Version(at) => version_data(text, at, language),
        Entry::Event(event, note) => {
            let (kind, from, to) = match &event.what {
                Happening::Moved { from, to } => ("moved", Some(from.as_str()), Some(to.as_str())),
                Happening::Removed => ("removed", None, None),
                Happening::Restored => ("restored", None, None),
            };
            EntryData {
                subject: note.map(|note| note.subject.as_str()),
                explanation: note.and_then(|note| note.explanation(language)),
                from,
                to,
                ..EntryData::new(kind, event.date, event.commit.to_string())
            }
        }
    }
}

fn version_data(text: &NoticeText, at: usize, language: Language) -> EntryData<'_> {
    let (revision, facts) = (&text.timeline.revisions[at], &text.facts[at]);
    let kind = match text.nature(at) {
        Nature::New => "new",
        Nature::Substantive => "substantive",
        Nature::Technical => "technical",
        Nature::Silent => "silent",
    };
    let change = facts.change.as_ref();
    let sections = change.into_iter().flat_map(|change| &change.sections);
    let periods = text.timeline.validity(at).into_iter();
    EntryData {
        version: Some(at + 1),
        current: is_current(text, at),
        in_force: periods
            .map(|Period { from, to }| PeriodData { from: from.iso(), to: to.map(Date::iso) })
            .collect(),
        declared: revision.kind,
        subject: Some(&revision.note.subject),
        explanation: revision.note.explanation(language),
        title: Some(&facts.title),
        notice_date: facts.borne.map(Date::iso),
        words: Some(facts.words),
        words_added: change.map_or(facts.words, |change| change.words_added),
        words_removed: change.map_or(0, |change| change.words_removed),
        sections: sections
            .map(|section| SectionData { heading: &section.heading, change: section.touch })
            .collect(),
        ..EntryData::new(kind, revision.date, revision.commit.to_string())
    }
}

impl EntryData<'_> {
    fn new(kind: &'static str, date: Date, commit: String) -> Self {
        Self {
            kind,
            version: None,
            date: date.iso(),
            commit,
            current: false,
            in_force: Vec::new(),
            declared: None,
            subject: None,
            explanation: None,
            title: None,
            notice_date: None,
            words: None,
            words_added: 0,
            words_removed: 0,
            sections: Vec::new(),
            from: None,
            to: None,
        }
    }
}
