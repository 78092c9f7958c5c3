//! How each notice stands, which of them were asked for, and their order.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::portal::{Notice, NoticeText};
use crate::render::desk::asked::{Asked, Order, State};
use crate::render::desk::{Desk, Entry, EntryText};
use crate::render::scope::Scope;
use crate::text::collation::{SortKey, sort_key};
use crate::text::date::Date;
use crate::text::folding::fold;
use crate::text::language::Language;

/// A notice and how it stands.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub notice: &'a Notice,
    pub entry: &'a Entry,
    /// The text that is shown, in the language of the desk if it can be had.
    pub text: &'a NoticeText,
    /// The department's title.
    pub department: &'a str,
    /// None while not all its texts have been read.
    pub told: Option<Told>,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub updated: Option<Date>,
    pub review: Option<Review>,
    /// Languages of the portal that it has no text in.
    pub untold: Vec<Language>,
    /// The language of a text that no commit has.
    pub draft: Option<Language>,
}

/// What the text of a notice that tells least has to tell.
#[derive(Debug)]
pub(super) struct Told {
    /// All that is due, and whether it is told.
    pub due: BTreeMap<Item, bool>,
    /// Whose this is, where another tells more.
    pub language: Option<Language>,
}

/// The day by which a notice is to be reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Review {
    pub by: Date,
    /// Whether the notice says so, or it follows from the date that it bears.
    pub is_stated: bool,
}

/// The notices that were asked for.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    pub rows: Vec<Row<'a>>,
    /// How many there would be of each state, with all else that was asked.
    pub of_state: BTreeMap<State, usize>,
    /// And of any.
    pub of_any: usize,
}

/// The notices that were asked for, in the order that was asked for.
pub(super) fn chosen<'a>(scope: &Scope<'a>, desk: Desk<'a>, asked: &Asked) -> Chosen<'a> {
    let words = fold(&asked.words);
    let rows = desk.entries.iter().filter(|entry| {
        asked.department.as_ref().is_none_or(|department| entry.id.department == *department)
    });
    let rows = rows.map(|entry| row(scope, entry)).filter(|row| {
        words.is_empty()
            || fold(&row.text.outline.title).contains(&words)
            || fold(&row.text.current.path).contains(&words)
    });
    let mut rows: Vec<Row<'_>> = rows.collect();
    let of_any = rows.len();
    let mut of_state = BTreeMap::new();
    for state in State::ALL {
        of_state.insert(state, rows.iter().filter(|row| row.is(state, desk.today)).count());
    }
    if let Some(state) = asked.state {
        rows.retain(|row| row.is(state, desk.today));
    }
    in_order(&mut rows, asked, desk.today);
    Chosen { rows, of_state, of_any }
}

fn row<'a>(scope: &Scope<'a>, entry: &'a Entry) -> Row<'a> {
    let notice = scope.notice(&entry.id);
    let text = scope.text(notice);
    let site = &scope.portal.site;
    let department = scope.portal.departments.get(&entry.id.department);
    let newest = text.timeline.revisions.last().map(|revision| revision.date);
    let in_force = || notice.texts.values().filter(|text| text.is_in_force());
    let drafts = || in_force().filter(|text| text.pending.is_some()).map(|text| text.language);
    let count = |severity| {
        let of_it = |finding: &&Finding| finding.severity == severity;
        entry.texts.iter().flat_map(EntryText::all).filter(of_it).count()
    };
    Row {
        notice,
        entry,
        text,
        department: department.map_or(entry.id.department.as_str(), |it| {
            it.text(scope.language, site).1.title.as_str()
        }),
        told: told(entry, text.language),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        updated: newest.or(text.outline.date),
        review: review(notice, entry),
        untold: site
            .languages
            .iter()
            .copied()
            .filter(|language| in_force().all(|text| text.language != *language))
            .collect(),
        draft: drafts().find(|language| *language == text.language).or_else(|| drafts().next()),
    }
}

/// What the text that tells least tells; of several that tell as much, the shown one.
fn told(entry: &Entry, shown: Language) -> Option<Told> {
    let mut least: Option<(usize, bool, Told)> = None;
    for text in &entry.texts {
        let review = text.review.as_ref()?;
        let due: BTreeMap<Item, bool> = review.due.iter().map(|it| (it.item, it.told)).collect();
        let missing = due.values().filter(|told| !**told).count();
        let language = (text.language != shown).then_some(text.language);
        let is_less = least.as_ref().is_none_or(|(most, is_shown, _)| {
            missing > *most || (missing == *most && language.is_none() && !is_shown)
        });
        if is_less {
            least = Some((missing, language.is_none(), Told { due, language }));
        }
    }
    least.map(|(_, _, told)| told)
}

/// The earliest day by which one of its texts is to be reviewed.
fn review(notice: &Notice, entry: &Entry) -> Option<Review> {
    let of_text = |text: &EntryText| {
        let stated = text.review.as_ref().and_then(|review| review.review_by);
        if let Some(by) = stated {
            return Some(Review { by, is_stated: true });
        }
        let borne = notice.texts.get(&text.language)?.outline.date?;
        Some(Review { by: borne.two_years_after(), is_stated: false })
    };
    entry.texts.iter().filter_map(of_text).min()
}

impl EntryText {
    /// All that was found in it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Finding> {
        let of_rules = self.review.iter().flat_map(|review| &review.findings);
        of_rules.chain(&self.findings)
    }
}

impl Told {
    pub(super) fn missing(&self) -> impl Iterator<Item = Item> {
        self.due.iter().filter(|(_, told)| !**told).map(|(item, _)| *item)
    }

    pub(super) fn count(&self) -> usize {
        self.due.values().filter(|told| **told).count()
    }
}

impl Row<'_> {
    pub(super) fn is_overdue(&self, today: Date) -> bool {
        self.review.is_some_and(|review| review.by < today)
    }

    fn missing(&self) -> usize {
        self.told.as_ref().map_or(0, |told| told.missing().count())
    }

    fn is(&self, state: State, today: Date) -> bool {
        match state {
            State::Errors => self.errors > 0,
            State::Findings => self.errors + self.warnings > 0,
            State::Incomplete => self.missing() > 0,
            State::Overdue => self.is_overdue(today),
            State::Unscheduled => !self.review.is_some_and(|review| review.is_stated),
            State::Untranslated => !self.untold.is_empty(),
            State::Draft => self.draft.is_some(),
            State::Fine => {
                self.told.is_some()
                    && self.missing() + self.errors + self.warnings == 0
                    && !self.is_overdue(today)
            }
        }
    }

    fn compare(&self, other: &Self, order: Order, today: Date) -> Ordering {
        // What has not been read yet comes last.
        let by_count = |of: fn(&Self) -> (usize, usize, usize)| {
            (self.told.is_none(), Reverse(of(self)))
                .cmp(&(other.told.is_none(), Reverse(of(other))))
        };
        let dated = |date: Option<Date>| (date.is_none(), date);
        let part = |row: &Self| match &row.told {
            Some(told) => (false, told.count() * 1000 / told.due.len().max(1)),
            None => (true, 0),
        };
        match order {
            Order::Title | Order::Department => Ordering::Equal,
            Order::Completeness => part(self).cmp(&part(other)),
            Order::Findings => by_count(|row| (row.errors, row.warnings, row.infos)),
            Order::Urgency => by_count(|row| (row.errors, row.missing(), 0))
                .then_with(|| other.is_overdue(today).cmp(&self.is_overdue(today)))
                .then_with(|| other.warnings.cmp(&self.warnings)),
            Order::Age => dated(self.updated).cmp(&dated(other.updated)),
            Order::Review => {
                let by = |row: &Self| dated(row.review.map(|review| review.by));
                by(self).cmp(&by(other))
            }
        }
    }
}

/// Puts rows in order; those that are alike by their titles, as a dictionary does.
fn in_order(rows: &mut Vec<Row<'_>>, asked: &Asked, today: Date) {
    let departments: BTreeSet<&str> = rows.iter().map(|row| row.department).collect();
    let departments: BTreeMap<&str, SortKey> =
        departments.into_iter().map(|title| (title, sort_key(title))).collect();
    let by_department = asked.order == Order::Department;
    rows.sort_by_cached_key(|row| {
        let department = departments.get(row.department).filter(|_| by_department).cloned();
        (department, sort_key(&row.text.outline.title), row.notice.id.clone())
    });
    rows.sort_by(|a, b| {
        let order = a.compare(b, asked.order, today);
        if asked.reversed { order.reverse() } else { order }
    });
    if asked.reversed && matches!(asked.order, Order::Title | Order::Department) {
        rows.reverse();
    }
}
