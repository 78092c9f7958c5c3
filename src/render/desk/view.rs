//! What the page of the desk shows.

use serde::Serialize;

use crate::diagnostics::excerpt::Noted;
use crate::model::item::Item;
use crate::model::portal::TextRef;
use crate::render::desk::asked::{Asked, Order, Part, State};
use crate::render::desk::rows::{Chosen, Row, Told, chosen};
use crate::render::desk::{Desk, EntryText, Sources};
use crate::render::drafts::finding_view;
use crate::render::scope::Scope;
use crate::render::views::{DateView, FindingView, LinkView};
use crate::render::words::Argument;
use crate::routes::{DESK_TABLE, Page};
use crate::text::date::Date;
use crate::text::language::Language;

/// How many notices one page shows.
const ON_A_PAGE: usize = 50;
/// A review is near when fewer whole months are left.
const NEAR: usize = 2;

/// `desk.html`.
#[derive(Debug, Serialize)]
pub(super) struct DeskView {
    /// How many notices have been read by the rules, while some have not.
    reading: Option<String>,
    tiles: Vec<Tile>,
    form: Form,
    columns: Vec<Column>,
    rows: Vec<RowView>,
    /// `23 selostetta`
    count_written: String,
    pager: Pager,
    table_url: String,
    drafts_url: String,
    /// What the squares stand for, in their order.
    items: Vec<String>,
}

/// A number that leads to the notices that it counts.
#[derive(Debug, Serialize)]
struct Tile {
    /// The state's key; none for all.
    state: Option<&'static str>,
    label: String,
    count: usize,
    url: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Form {
    url: String,
    words: String,
    departments: Vec<Choice>,
    states: Vec<Choice>,
    orders: Vec<Choice>,
    /// Whether anything but the bare page is asked for.
    narrowed: bool,
}

#[derive(Debug, Serialize)]
struct Choice {
    key: String,
    title: String,
    selected: bool,
}

#[derive(Debug, Serialize)]
struct Column {
    title: String,
    /// Of the same notices, put in order by it.
    url: Option<String>,
    /// `ascending`, `descending`, where it gives the order.
    sorted: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct RowView {
    notice: LinkView,
    department: String,
    file: String,
    draft_url: Option<String>,
    told: Option<ToldView>,
    errors: Option<String>,
    warnings: Option<String>,
    infos: Option<String>,
    updated: Option<DateView>,
    age: Option<String>,
    review: Option<ReviewView>,
    languages: Vec<LanguageMark>,
    findings: Vec<FindingView>,
}

/// How much of what is due is told.
#[derive(Debug, Serialize)]
struct ToldView {
    count: usize,
    due: usize,
    /// The language of the text that tells least, where it is not the one shown.
    language: Option<&'static str>,
    /// `told`, `missing` or none that is not due, for each item.
    squares: Vec<Option<&'static str>>,
    missing: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ReviewView {
    date: DateView,
    is_stated: bool,
    /// How long it is overdue, in words.
    overdue: Option<String>,
    is_near: bool,
}

#[derive(Debug, Serialize)]
struct LanguageMark {
    code: &'static str,
    name: &'static str,
    /// None where it has no text in it.
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Pager {
    /// `1–50 / 230`, where there are several pages.
    written: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    /// All on one page.
    all: Option<String>,
}

/// Every item that may be due, in the order of the squares.
const ITEMS: [Item; 11] = [
    Item::Controller,
    Item::Dpo,
    Item::Purposes,
    Item::LegalBasis,
    Item::SpecialCategoryBasis,
    Item::DataCategories,
    Item::Recipients,
    Item::ThirdCountryTransfers,
    Item::Retention,
    Item::Rights,
    Item::Complaint,
];

pub(super) fn desk_view<'a>(
    scope: &Scope<'a>,
    desk: Desk<'a>,
    asked: &Asked,
    sources: Sources<'_>,
) -> DeskView {
    let chosen = chosen(scope, desk, asked);
    let asking = Asking { scope, asked };
    let part = part(asked.page, chosen.rows.len());
    let rows = chosen.rows[part.clone()].iter().map(|row| {
        // The list of all is for reading through and for paper: what is found stands on the pages.
        let findings = match asked.page {
            Part::Page(_) => findings(scope, row, sources),
            Part::All => Vec::new(),
        };
        RowView { findings, ..row_view(scope, row, desk.today) }
    });
    DeskView {
        reading: reading(scope, desk),
        tiles: asking.tiles(&chosen),
        form: asking.form(desk),
        columns: asking.columns(),
        rows: rows.collect(),
        count_written: scope.count("notices-count", chosen.rows.len()),
        pager: asking.pager(&part, chosen.rows.len()),
        table_url: asking.url_with(DESK_TABLE, &asked.from_the_start()),
        drafts_url: scope.url(Page::Drafts),
        items: ITEMS.map(|item| within(item.label(scope.language))).to_vec(),
    }
}

/// The places of the rows that a page shows; the last page where there are not so many.
fn part(page: Part, count: usize) -> std::ops::Range<usize> {
    match page {
        Part::All => 0..count,
        Part::Page(page) => {
            let last = count.saturating_sub(1) / ON_A_PAGE;
            let from = (page - 1).min(last) * ON_A_PAGE;
            from..(from + ON_A_PAGE).min(count)
        }
    }
}

fn reading(scope: &Scope<'_>, desk: Desk<'_>) -> Option<String> {
    let is_read = |entry: &&super::Entry| entry.texts.iter().all(|text| text.review.is_some());
    let (read, count) = (desk.entries.iter().filter(is_read).count(), desk.entries.len());
    let arguments = [("read", Argument::Count(read)), ("count", Argument::Count(count))];
    (read < count).then(|| scope.say("desk-reading", &arguments))
}

fn row_view(scope: &Scope<'_>, row: &Row<'_>, today: Date) -> RowView {
    let counted = |name: &str, count: usize| (count > 0).then(|| scope.count(name, count));
    let draft = |language: Language| {
        let own = scope.portal.site.languages.contains(&language);
        let language = if own { language } else { scope.language };
        scope.url_in(language, Page::Draft(row.notice.id.clone()))
    };
    RowView {
        notice: scope.notice_link(row.notice),
        department: row.department.to_owned(),
        file: row.text.current.path.clone(),
        draft_url: row.draft.map(draft),
        told: row.told.as_ref().map(|told| told_view(scope, told)),
        errors: counted("desk-errors", row.errors),
        warnings: counted("desk-warnings", row.warnings),
        infos: counted("desk-infos", row.infos),
        updated: row.updated.map(|date| scope.date(date)),
        age: row.updated.map(|date| age(scope, date, today)),
        review: row.review.map(|review| ReviewView {
            date: scope.date(review.by),
            is_stated: review.is_stated,
            overdue: row.is_overdue(today).then(|| age(scope, review.by, today)),
            is_near: !row.is_overdue(today) && today.months_until(review.by) < NEAR,
        }),
        languages: languages(scope, row),
        findings: Vec::new(),
    }
}

fn told_view(scope: &Scope<'_>, told: &Told) -> ToldView {
    let square = |item: Item| match told.due.get(&item) {
        Some(true) => Some("told"),
        Some(false) => Some("missing"),
        None => None,
    };
    ToldView {
        count: told.count(),
        due: told.due.len(),
        language: told.language.map(Language::code),
        squares: ITEMS.map(square).to_vec(),
        missing: told.missing().map(|item| within(item.label(scope.language))).collect(),
    }
}

/// A label within a sentence: `säilytysaika`.
fn within(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn languages(scope: &Scope<'_>, row: &Row<'_>) -> Vec<LanguageMark> {
    let mark = |language: &Language| {
        let is_there = !row.untold.contains(language);
        let url = || scope.url_in(*language, Page::Notice(row.notice.id.clone()));
        LanguageMark { code: language.code(), name: language.own_name(), url: is_there.then(url) }
    };
    scope.portal.site.languages.iter().map(mark).collect()
}

/// What is found in a notice, the gravest first, with the lines.
fn findings(scope: &Scope<'_>, row: &Row<'_>, sources: Sources<'_>) -> Vec<FindingView> {
    let of_text = |text: &EntryText| {
        let current: Option<&TextRef> = row.notice.texts.get(&text.language).map(|it| &it.current);
        let source = current.filter(|_| text.all().next().is_some()).and_then(sources);
        let noted = text.all().map(|finding| Noted::on(finding.clone(), source.as_deref()));
        noted.collect::<Vec<_>>()
    };
    let mut noted: Vec<Noted> = row.entry.texts.iter().flat_map(of_text).collect();
    noted.sort_by_key(|noted| noted.finding.severity);
    noted.iter().map(|noted| finding_view(noted, scope.language)).collect()
}

/// How long ago a day was: `alle kuukausi`, `5 kk`, `2 v 3 kk`.
fn age(scope: &Scope<'_>, date: Date, today: Date) -> String {
    let months = date.months_until(today);
    let (years, months) = (months / 12, months % 12);
    let name = match (years, months) {
        (0, 0) => return scope.word("age-less"),
        (0, _) => "age-months",
        (_, 0) => "age-years",
        _ => "age-years-months",
    };
    scope.say(name, &[("years", Argument::Count(years)), ("months", Argument::Count(months))])
}

/// What is asked for, and where else it leads.
struct Asking<'a> {
    scope: &'a Scope<'a>,
    asked: &'a Asked,
}

impl Asking<'_> {
    fn url(&self, asked: &Asked) -> String {
        self.url_with("", asked)
    }

    fn url_with(&self, file: &str, asked: &Asked) -> String {
        format!("{}{file}{}", self.scope.url(Page::Desk), asked.query())
    }

    fn tiles(&self, chosen: &Chosen<'_>) -> Vec<Tile> {
        let shown = [
            None,
            Some(State::Errors),
            Some(State::Incomplete),
            Some(State::Overdue),
            Some(State::Untranslated),
            Some(State::Draft),
            Some(State::Fine),
        ];
        let tile = |state: Option<State>| Tile {
            state: state.map(State::key),
            label: self.label(state, "desk-tile"),
            count: state.map_or(chosen.of_any, |state| chosen.of_state[&state]),
            url: self.url(&Asked { state, ..self.asked.from_the_start() }),
            current: self.asked.state == state,
        };
        shown.into_iter().map(tile).collect()
    }

    fn label(&self, state: Option<State>, group: &str) -> String {
        let name = match state {
            None => "any",
            Some(State::Errors) => "errors",
            Some(State::Findings) => "findings",
            Some(State::Incomplete) => "incomplete",
            Some(State::Overdue) => "overdue",
            Some(State::Unscheduled) => "unscheduled",
            Some(State::Untranslated) => "untranslated",
            Some(State::Draft) => "draft",
            Some(State::Fine) => "fine",
        };
        self.scope.word(&format!("{group}-{name}"))
    }

    fn form(&self, desk: Desk<'_>) -> Form {
        let Self { scope, asked } = *self;
        let any =
            |name: &str, selected| Choice { key: String::new(), title: scope.word(name), selected };
        let mut departments = vec![any("desk-departments", asked.department.is_none())];
        let used = |slug: &String| desk.entries.iter().any(|entry| entry.id.department == *slug);
        departments.extend(scope.portal.departments.keys().filter(|slug| used(slug)).map(|slug| {
            let selected = asked.department.as_ref() == Some(slug);
            Choice { key: slug.clone(), title: scope.department_link(slug).title, selected }
        }));
        let mut states = vec![any("desk-state-any", asked.state.is_none())];
        states.extend(State::ALL.map(|state| Choice {
            key: state.key().to_owned(),
            title: self.label(Some(state), "desk-state"),
            selected: asked.state == Some(state),
        }));
        let orders = Order::ALL.map(|order| Choice {
            key: order.key().to_owned(),
            title: scope.word(order_name(order)),
            selected: asked.order == order,
        });
        Form {
            url: scope.url(Page::Desk),
            words: asked.words.clone(),
            departments,
            states,
            orders: orders.into(),
            narrowed: *asked != Asked::default(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let column = |name: &str, order: Option<Order>| {
            let is_it = order == Some(self.asked.order);
            let asked = order.map(|order| {
                let reversed = is_it && !self.asked.reversed;
                Asked { order, reversed, ..self.asked.from_the_start() }
            });
            let falls = order == Some(Order::Findings);
            let sorted = if falls == self.asked.reversed { "ascending" } else { "descending" };
            Column {
                title: self.scope.word(name),
                url: asked.map(|asked| self.url(&asked)),
                sorted: is_it.then_some(sorted),
            }
        };
        vec![
            column("desk-notice", Some(Order::Title)),
            column("desk-told", Some(Order::Completeness)),
            column("desk-findings", Some(Order::Findings)),
            column("updated", Some(Order::Age)),
            column("desk-review", Some(Order::Review)),
            column("desk-languages", None),
        ]
    }

    fn pager(&self, part: &std::ops::Range<usize>, count: usize) -> Pager {
        let Self { scope, asked } = *self;
        let several = count > ON_A_PAGE;
        let at = part.start / ON_A_PAGE + 1;
        let page = |page: usize| self.url(&Asked { page: Part::Page(page), ..asked.clone() });
        let written = || {
            let arguments = [
                ("from", Argument::Count(part.start + 1)),
                ("to", Argument::Count(part.end)),
                ("count", Argument::Count(count)),
            ];
            scope.say("desk-part", &arguments)
        };
        let in_pages = several && asked.page != Part::All;
        Pager {
            written: in_pages.then(written),
            previous: (in_pages && at > 1).then(|| page(at - 1)),
            next: (in_pages && part.end < count).then(|| page(at + 1)),
            all: in_pages.then(|| self.url(&Asked { page: Part::All, ..asked.clone() })),
        }
    }
}

fn order_name(order: Order) -> &'static str {
    match order {
        Order::Urgency => "desk-order-urgency",
        Order::Title => "desk-order-title",
        Order::Department => "desk-order-department",
        Order::Completeness => "desk-order-told",
        Order::Findings => "desk-order-findings",
        Order::Age => "desk-order-age",
        Order::Review => "desk-order-review",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_parts_of_all() {
        assert_eq!(part(Part::Page(1), 20), 0..20);
        assert_eq!(part(Part::Page(1), 0), 0..0);
        assert_eq!(part(Part::Page(3), 101), 100..101);
        assert_eq!(part(Part::Page(usize::MAX), 101), 100..101);
        assert_eq!(part(Part::All, 101), 0..101);
    }
}
