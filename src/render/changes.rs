//! The changes of the whole portal, newest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::portal::{Nature, NoticeId, NoticeText};
use crate::model::timeline::Happening;
use crate::render::history_pages::{
    event_written, is_told, kind_written, note_of, revision_url, sections_of, words_written,
};
use crate::render::scope::Scope;
use crate::render::views::{ChangeView, ChangesOfView, ChangesView, LinkView, MonthLine, YearView};
use crate::routes::{Month, Page};
use crate::text::collation::{SortKey, sort_key};
use crate::text::date::Date;

/// How many of the newest changes a list shows before it leads to the months.
const NEWEST: usize = 10;

/// Every change that readers of one language are told of, newest first.
#[derive(Debug, Default)]
pub struct ChangeList {
    changes: Vec<Change>,
    months: BTreeMap<Reverse<Month>, (usize, usize)>,
    /// Places of the newest changes that feeds tell of: of the portal, and of each department.
    fed: Vec<usize>,
    fed_of: BTreeMap<String, Vec<usize>>,
}

/// How many changes a feed tells of.
pub const FED: usize = 30;

/// A change with what it is sorted by first.
type Keyed = (Reverse<Date>, Arc<SortKey>, Reverse<What>, Arc<NoticeId>);

#[derive(Debug, Clone)]
pub struct Change {
    date: Date,
    pub notice: Arc<NoticeId>,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A version, by its place in the timeline.
    Revision(usize),
    /// A move, removal or return, by its place among the events.
    Event(usize),
    Removal,
}

impl ChangeList {
    /// Gathers the changes that pages of a language tell of. Those of one day stand by title.
    pub fn of(scope: &Scope<'_>) -> Self {
        let mut keyed: Vec<Keyed> = Vec::new();
        for notice in scope.portal.notices.values() {
            let text = scope.text_with_history(notice);
            let title = Arc::new(sort_key(&scope.text(notice).outline.title));
            let mut add = |date, what| {
                keyed.push((Reverse(date), title.clone(), Reverse(what), notice.id.clone()));
            };
            for (at, revision) in text.timeline.revisions.iter().enumerate() {
                add(revision.date, What::Revision(at));
            }
            // The removal that ended the text is the last of its events, and told with its note.
            let ended = usize::from(text.timeline.removed.is_some());
            let events = text.timeline.events.len().saturating_sub(ended);
            for (at, event) in text.timeline.events.iter().enumerate().take(events) {
                if is_told(scope, event) {
                    add(event.date, What::Event(at));
                }
            }
            if let Some(removal) = &text.timeline.removed {
                add(removal.date, What::Removal);
            }
        }
        keyed.sort();
        let changes: Vec<Change> = keyed
            .into_iter()
            .map(|(date, _, what, notice)| Change { date: date.0, notice, what: what.0 })
            .collect();
        let mut months: BTreeMap<_, (usize, usize)> = BTreeMap::new();
        for (at, change) in changes.iter().enumerate() {
            let range = months.entry(Reverse(Month::of(change.date))).or_insert((at, at));
            range.1 = at + 1;
        }
        let (mut fed, mut fed_of) = (Vec::new(), BTreeMap::<String, Vec<usize>>::new());
        for (at, change) in changes.iter().enumerate() {
            if is_fed(scope.text_with_history(scope.notice(&change.notice)), change.what) {
                add_fed(&mut fed, at);
                let department = &change.notice.department;
                match fed_of.get_mut(department) {
                    Some(fed) => add_fed(fed, at),
                    None => drop(fed_of.insert(department.clone(), vec![at])),
                }
            }
        }
        Self { changes, months, fed, fed_of }
    }

    /// The newest changes that feeds tell of, of all departments or of one.
    pub fn fed(&self, department: Option<&str>) -> impl Iterator<Item = &Change> {
        let places = match department {
            Some(department) => self.fed_of.get(department),
            None => Some(&self.fed),
        };
        places.into_iter().flatten().map(|at| &self.changes[*at])
    }

    /// The departments that have such changes.
    pub fn fed_departments(&self) -> impl Iterator<Item = &String> {
        self.fed_of.keys()
    }

    /// The months that have changes, newest first.
    pub fn months(&self) -> impl Iterator<Item = Month> {
        self.months.keys().map(|month| month.0)
    }

    /// Whether anything changed in a month.
    pub fn has(&self, month: Month) -> bool {
        self.months.contains_key(&Reverse(month))
    }

    /// The newest changes, at most `count`.
    pub fn newest(&self, scope: &Scope<'_>, count: usize) -> Vec<ChangeView> {
        self.changes.iter().take(count).map(|change| change_view(scope, change)).collect()
    }

    /// The page of all changes.
    pub fn view(&self, scope: &Scope<'_>) -> ChangesView {
        let mut years: Vec<YearView> = Vec::new();
        for (Reverse(month), (from, to)) in &self.months {
            let line = MonthLine {
                title: month.first_day().month_written(scope.language),
                url: scope.url(Page::ChangesOf(*month)),
                count_written: scope.count("changes-count", to - from),
            };
            match years.last_mut() {
                Some(year) if year.year == month.year => year.months.push(line),
                _ => years.push(YearView { year: month.year, months: vec![line] }),
            }
        }
        ChangesView { newest: self.newest(scope, NEWEST), years }
    }

    /// The page of one month.
    pub fn month_view(&self, scope: &Scope<'_>, month: Month) -> ChangesOfView {
        let (from, to) = self.months.get(&Reverse(month)).copied().unwrap_or_default();
        let link = |month: Month| LinkView {
            title: month.first_day().month_written(scope.language),
            url: scope.url(Page::ChangesOf(month)),
            lang: None,
        };
        let newer = self.months.range(..Reverse(month)).next_back();
        let older = self.months.range(Reverse(month)..).nth(1);
        ChangesOfView {
            changes: self.changes[from..to]
                .iter()
                .map(|change| change_view(scope, change))
                .collect(),
            newer: newer.map(|(month, _)| link(month.0)),
            older: older.map(|(month, _)| link(month.0)),
        }
    }
}

fn add_fed(fed: &mut Vec<usize>, at: usize) {
    if fed.len() < FED {
        fed.push(at);
    }
}

/// Whether feeds tell of a change: what its author calls technical, and what reads as before, is left
/// out, and so is a move, for the old address leads on.
pub fn is_fed(text: &NoticeText, what: What) -> bool {
    match what {
        What::Revision(at) => text.nature(at) != Nature::Technical,
        What::Event(at) => !matches!(text.timeline.events[at].what, Happening::Moved { .. }),
        What::Removal => true,
    }
}

fn change_view(scope: &Scope<'_>, change: &Change) -> ChangeView {
    let notice = scope.notice(&change.notice);
    let text = scope.text_with_history(notice);
    let (title, lang) = (text.outline.title.clone(), scope.foreign(text.language));
    // A translation may be removed while the notice stands in another language.
    let stands = notice.removal(&scope.portal.site).is_none();
    let url = match change.what {
        What::Removal if stands => scope.url(Page::History(notice.id.clone())),
        _ => scope.url(Page::Notice(notice.id.clone())),
    };
    let view = ChangeView {
        date: scope.date(change.date),
        title,
        lang,
        url,
        what: "changed",
        kind: None,
        note: String::new(),
        sections: Vec::new(),
        words_written: None,
        department: Some(scope.department_link(&notice.id.department).title),
    };
    match change.what {
        What::Revision(at) => {
            let (revision, facts) = (&text.timeline.revisions[at], &text.facts[at]);
            ChangeView {
                url: revision_url(scope, notice, revision),
                what: if at == 0 { "new" } else { "changed" },
                kind: kind_written(text, at),
                note: note_of(scope, revision),
                sections: facts.change.as_ref().map(sections_of).unwrap_or_default(),
                words_written: words_written(scope, facts),
                ..view
            }
        }
        What::Event(at) => {
            let event = &text.timeline.events[at];
            let what = match event.what {
                Happening::Moved { .. } => "moved",
                Happening::Removed => "removed",
                Happening::Restored => "restored",
            };
            ChangeView { what, note: event_written(scope, event), ..view }
        }
        What::Removal => {
            let removal = text.timeline.removed.as_ref();
            let note = removal.map(|removal| {
                removal.note.explanation(scope.language).unwrap_or(&removal.note.subject).to_owned()
            });
            ChangeView { what: "removed", note: note.unwrap_or_default(), ..view }
        }
    }
}
