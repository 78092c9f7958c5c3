//! The sections of a notice that changed, as every form of a report tells them.

use serde::Serialize;

use crate::diff::listing::{Entry, ListedPart, PartFate, listing};
use crate::diff::parts::{Part, count_of, parts_of};
use crate::model::document::Document;
use crate::pipeline::changes::NoticeChange;

/// A section of a notice that changed.
#[derive(Debug)]
pub(super) struct Section<'d> {
    pub(super) change: SectionChange,
    /// What stands before the first heading, with the notice's title and summary.
    pub(super) is_lead: bool,
    /// The heading now; of a removed section, the one that it had.
    pub(super) heading: &'d str,
    pub(super) old_heading: Option<&'d str>,
    /// What it follows now, where it stands elsewhere than before.
    pub(super) moved_after: Option<Spot<'d>>,
    /// The section that a new one came out of, or a removed one went into.
    pub(super) other: Option<Spot<'d>>,
    pub(super) words_added: usize,
    pub(super) words_removed: usize,
    pub(super) entries: Vec<Entry<'d>>,
    /// What the lead is called in the old and in the new text.
    pub(super) titles: (&'d str, &'d str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SectionChange {
    Added,
    Removed,
    Changed,
    /// The same words, elsewhere among the sections or in another order.
    Moved,
    /// The same words, laid out otherwise.
    Layout,
}

/// A place in a notice, as readers know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot<'d> {
    Lead,
    Section(&'d str),
}

impl<'d> Spot<'d> {
    /// `title` is that of the text that the heading stands in: its first part is called so.
    pub(super) fn of(heading: &'d str, title: &str) -> Self {
        if heading == title { Self::Lead } else { Self::Section(heading) }
    }
}

/// The sections of a notice that changed; of a new or a removed notice, all.
pub(super) fn sections(change: &NoticeChange) -> Vec<Section<'_>> {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => changed_sections(change, old, new),
        (None, Some(new)) => whole(new, SectionChange::Added),
        (Some(old), None) => whole(old, SectionChange::Removed),
        (None, None) => Vec::new(),
    }
}

fn changed_sections<'d>(
    change: &NoticeChange,
    old: &'d Document,
    new: &'d Document,
) -> Vec<Section<'d>> {
    let (old, new) = (parts_of(old), parts_of(new));
    let titles = (old[0].heading, new[0].heading);
    let listed = listing(&change.comparison, &old, &new).into_iter();
    listed.map(|part| Section::of(part, titles)).collect()
}

fn whole(document: &Document, change: SectionChange) -> Vec<Section<'_>> {
    let parts = parts_of(document);
    let title = parts[0].heading;
    let said = parts.into_iter().filter(|part| !part.is_empty());
    let listed = said.map(|part| {
        let words = words_of(&part);
        let added = change == SectionChange::Added;
        let entry = if added { Entry::Added } else { Entry::Removed };
        Section {
            change,
            is_lead: part.anchor.is_none(),
            heading: part.heading,
            old_heading: None,
            moved_after: None,
            other: None,
            words_added: if added { words } else { 0 },
            words_removed: if added { 0 } else { words },
            entries: part.blocks.into_iter().map(entry).collect(),
            titles: (title, title),
        }
    });
    listed.collect()
}

/// How many words a part has; the title of a notice is none of them.
fn words_of(part: &Part<'_>) -> usize {
    let words = part.words();
    let in_title = if part.anchor.is_none() { count_of(&words.heading) } else { 0 };
    usize::try_from(words.count - in_title).unwrap_or(usize::MAX)
}

impl<'d> Section<'d> {
    fn of(part: ListedPart<'d>, titles: (&'d str, &'d str)) -> Self {
        let heading = part.heading;
        // What moved within a section, or went where all of it went, is told of there.
        let goes = |to: &str| to == heading || Some(to) == part.other;
        let stays = |entry: &Entry<'d>| !matches!(entry, Entry::MovedAway(_, to) if goes(to));
        let entries: Vec<Entry<'d>> = part.entries.into_iter().filter(stays).collect();
        let is_moved = |entry: &Entry<'d>| {
            matches!(entry, Entry::MovedHere(..) | Entry::MovedAway(..) | Entry::Changed { .. })
        };
        let change = match part.what {
            PartFate::Added => SectionChange::Added,
            PartFate::Removed => SectionChange::Removed,
            PartFate::Changed => SectionChange::Changed,
            PartFate::Rearranged if part.moved_after.is_some() => SectionChange::Moved,
            PartFate::Rearranged if entries.iter().any(is_moved) => SectionChange::Moved,
            PartFate::Rearranged => SectionChange::Layout,
        };
        let title_of_other = if change == SectionChange::Added { titles.0 } else { titles.1 };
        Self {
            change,
            is_lead: part.anchor.is_none(),
            heading,
            old_heading: part.old_heading,
            moved_after: part.moved_after.map(|after| Spot::of(after, titles.1)),
            other: part.other.map(|other| Spot::of(other, title_of_other)),
            words_added: part.words_added,
            words_removed: part.words_removed,
            entries,
            titles,
        }
    }

    /// The blocks that a reader is shown: of a section that is only laid out otherwise, none.
    pub(super) fn told(&self) -> impl Iterator<Item = &Entry<'d>> {
        self.entries.iter().filter(|_| self.change != SectionChange::Layout)
    }

    /// Whether blocks of it changed places.
    pub(super) fn is_reordered(&self) -> bool {
        self.entries.iter().any(|entry| match entry {
            Entry::MovedHere(_, from) | Entry::Changed { moved_from: Some(from), .. } => {
                self.is_own(from)
            }
            _ => false,
        })
    }

    /// Whether a block that stands here now stood in this section before, too.
    pub(super) fn is_own(&self, from: &str) -> bool {
        from == self.old_heading.unwrap_or(self.heading)
    }
}
