//! The report as data: one object with stable keys, which the README lists.

use serde::Serialize;

use crate::cli::reports::Report;
use crate::cli::reports::sections::{Section, SectionChange, Spot, sections};
use crate::cli::reports::stretches::changed_targets;
use crate::diff::listing::{Entry, Line, ListedHunk, Mark};
use crate::model::document::Document;
use crate::model::portal::Extent;
use crate::pipeline::changes::{Kind, NoticeChange, Tally};
use crate::pipeline::states::State;
use crate::text::date::Date;
use crate::text::language::Language;

pub(super) fn write(report: Report<'_>) -> String {
    let changes = report.changes;
    let whole = Whole {
        from: StateData::of(&changes.from),
        to: StateData::of(&changes.to),
        summary: changes.tally(),
        notices: changes.notices.iter().map(|change| NoticeData::of(report, change)).collect(),
        introductions: &changes.introductions,
    };
    serde_json::to_string(&whole).expect("plain data can be written as JSON")
}

#[derive(Serialize)]
struct Whole<'c> {
    from: StateData,
    to: StateData,
    summary: Tally,
    notices: Vec<NoticeData<'c>>,
    introductions: &'c [String],
}

#[derive(Serialize)]
struct StateData {
    commit: Option<String>,
    date: Option<String>,
    asked: Option<String>,
}

impl StateData {
    fn of(state: &State) -> Self {
        Self {
            commit: state.commit.map(|commit| commit.to_string()),
            date: state.date.map(Date::iso),
            asked: state.asked.map(Date::iso),
        }
    }
}

#[derive(Serialize)]
struct NoticeData<'c> {
    path: &'c str,
    old_path: Option<&'c str>,
    title: &'c str,
    old_title: Option<&'c str>,
    language: Language,
    department: &'c str,
    department_title: &'c str,
    kind: Kind,
    moved: bool,
    extent: Extent,
    notice_date: Option<String>,
    old_notice_date: Option<String>,
    words_added: usize,
    words_removed: usize,
    sections: Vec<SectionData<'c>>,
}

impl<'c> NoticeData<'c> {
    fn of(report: Report<'c>, change: &'c NoticeChange) -> Self {
        let (words_added, words_removed) = change.words();
        let old_title = change.old.as_ref().and_then(|old| old.front.title.as_deref());
        let date = |document: Option<&Document>| {
            document.and_then(|document| document.front.date).map(Date::iso)
        };
        Self {
            path: &change.path,
            old_path: change.old_path.as_deref(),
            title: &change.title,
            old_title: old_title.filter(|old| *old != change.title),
            language: change.language,
            department: &change.id.department,
            department_title: &report.changes.departments[&change.id.department].title,
            kind: change.kind,
            moved: change.moved,
            extent: change.comparison.extent,
            notice_date: date(change.new.as_deref()),
            old_notice_date: date(change.old.as_deref()),
            words_added,
            words_removed,
            sections: sections(change).into_iter().map(SectionData::from).collect(),
        }
    }
}

#[derive(Serialize)]
struct SectionData<'c> {
    heading: &'c str,
    old_heading: Option<&'c str>,
    lead: bool,
    change: SectionChange,
    moved_after: Option<&'c str>,
    other: Option<&'c str>,
    words_added: usize,
    words_removed: usize,
    changes: Vec<ChangeData<'c>>,
}

impl<'c> From<Section<'c>> for SectionData<'c> {
    fn from(section: Section<'c>) -> Self {
        // What stands before the first heading has no name: an empty one says so.
        let name = |spot: Spot<'c>| match spot {
            Spot::Lead => "",
            Spot::Section(heading) => heading,
        };
        Self {
            heading: section.heading,
            old_heading: section.old_heading,
            lead: section.is_lead,
            change: section.change,
            moved_after: section.moved_after.map(name),
            other: section.other.map(name),
            words_added: section.words_added,
            words_removed: section.words_removed,
            changes: section.entries.into_iter().flat_map(ChangeData::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct ChangeData<'c> {
    change: &'static str,
    removed: Option<String>,
    added: Option<String>,
    before: Option<String>,
    after: Option<&'c str>,
    /// The whole of the block now; of a removed one, as it was.
    text: String,
    /// The heading of the section that a block left, or went to.
    other: Option<&'c str>,
}

impl<'c> ChangeData<'c> {
    fn of(entry: Entry<'c>) -> Vec<Self> {
        match entry {
            Entry::Changed { lines, moved_from, hunks } => {
                let text = lines.iter().map(now).collect::<Vec<_>>().join("\n");
                if hunks.is_empty() {
                    return vec![Self { other: moved_from, ..Self::new("moved_here", &text) }];
                }
                hunks.into_iter().map(|hunk| Self::of_hunk(hunk, moved_from, &text)).collect()
            }
            Entry::Added(piece) => {
                vec![Self { added: Some(piece.text.to_owned()), ..Self::new("added", piece.text) }]
            }
            Entry::Removed(piece) => {
                let removed = Some(piece.text.to_owned());
                vec![Self { removed, ..Self::new("removed", piece.text) }]
            }
            Entry::MovedHere(piece, from) => {
                vec![Self { other: Some(from), ..Self::new("moved_here", piece.text) }]
            }
            Entry::MovedAway(piece, to) => {
                vec![Self { other: Some(to), ..Self::new("moved_away", piece.text) }]
            }
            Entry::Relinked(piece, old, new) => {
                let (removed, added) = changed_targets(&old, &new);
                let (removed, added) = (Some(removed), Some(added));
                vec![Self { removed, added, ..Self::new("relinked", piece.text) }]
            }
            Entry::Laid(pieces) => {
                pieces.into_iter().map(|piece| Self::new("layout", piece.text)).collect()
            }
        }
    }

    fn new(change: &'static str, text: &str) -> Self {
        Self {
            change,
            removed: None,
            added: None,
            before: None,
            after: None,
            text: text.to_owned(),
            other: None,
        }
    }

    fn of_hunk(hunk: ListedHunk<'c>, moved_from: Option<&'c str>, text: &str) -> Self {
        Self {
            change: "changed",
            removed: Some(hunk.removed).filter(|text| !text.is_empty()),
            added: Some(hunk.added).filter(|text| !text.is_empty()),
            before: Some(hunk.before),
            after: Some(hunk.after),
            text: text.to_owned(),
            other: moved_from,
        }
    }
}

/// The text of a line as it is now.
fn now(line: &Line<'_>) -> String {
    let runs = line.runs.iter().filter(|run| run.mark != Mark::Removed);
    runs.map(|run| run.text).collect()
}
