//! A comparison on a page, in three views: as one text, side by side, and as a list in words.

mod list;
mod marks;
mod side;
mod text;

use serde::Serialize;

use crate::diff::comparison::{BlockStep, Comparison, Fate, PartChange};
use crate::diff::listing::PartFate;
use crate::diff::parts::Part;
use crate::render::words::Words;

/// Two texts and what changed between them.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    pub comparison: &'a Comparison,
    pub old: &'a [Part<'a>],
    pub new: &'a [Part<'a>],
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    pub words: &'a ComparisonWords,
    /// The language of the texts where it is not the page's.
    pub lang: Option<&'static str>,
    /// The page's language.
    pub own_lang: &'static str,
    /// The address of the new text, which links to its parts begin with; empty on its own page.
    pub url: &'a str,
    /// The address of the page that shows the changes, which links to them begin with; empty on it.
    pub page: &'a str,
}

/// The three views, as HTML.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonView {
    /// The new text with the marks of what changed.
    pub text: String,
    /// Bodies of a table with three columns: what happened, the old text, the new text.
    pub side: String,
    pub list: String,
}

/// The words of the views in one language; their names are those of the theme's words.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonWords {
    pub added: String,
    pub removed: String,
    pub changed: String,
    pub unchanged: String,
    pub unchanged_parts: String,
    pub part_added: String,
    pub part_removed: String,
    pub part_moved: String,
    pub part_renamed: String,
    pub out_of: String,
    pub into: String,
    pub moved_within: String,
    pub moved_from: String,
    pub moved_to: String,
    pub laid: String,
    pub relinked: String,
    pub no_link: String,
    pub before: String,
    pub now: String,
    pub place: String,
}

impl ComparisonWords {
    pub fn of(words: &Words) -> Self {
        Self::by(&|name| words.word(name))
    }

    /// With a function that gives the word of a name.
    pub fn by(word: &dyn Fn(&str) -> String) -> Self {
        Self {
            added: word("diff-added"),
            removed: word("diff-removed"),
            changed: word("diff-changed"),
            unchanged: word("diff-unchanged"),
            unchanged_parts: word("diff-unchanged-parts"),
            part_added: word("diff-part-added"),
            part_removed: word("diff-part-removed"),
            part_moved: word("diff-part-moved"),
            part_renamed: word("diff-part-renamed"),
            out_of: word("diff-out-of"),
            into: word("diff-into"),
            moved_within: word("diff-moved-within"),
            moved_from: word("diff-moved-from"),
            moved_to: word("diff-moved-to"),
            laid: word("diff-laid"),
            relinked: word("diff-relinked"),
            no_link: word("diff-no-link"),
            before: word("diff-before"),
            now: word("diff-now"),
            place: word("diff-place"),
        }
    }
}

/// Writes the views; none where there is nothing to show.
pub fn comparison_view(compared: Compared<'_>, manner: Manner<'_>) -> Option<ComparisonView> {
    compared.comparison.parts.iter().any(|part| !part.is_same()).then(|| ComparisonView {
        text: text::write(compared, manner),
        side: side::write(compared, manner),
        list: list::write(compared, manner),
    })
}

/// The list alone; none where there is nothing to show.
pub fn comparison_list(compared: Compared<'_>, manner: Manner<'_>) -> Option<String> {
    let changed = compared.comparison.parts.iter().any(|part| !part.is_same());
    changed.then(|| list::write(compared, manner))
}

impl<'a> Compared<'a> {
    /// The old part of a change.
    fn was(&self, change: &PartChange) -> Option<&'a Part<'a>> {
        change.old.map(|at| &self.old[at])
    }

    /// The new part of a change.
    fn is(&self, change: &PartChange) -> Option<&'a Part<'a>> {
        change.new.map(|at| &self.new[at])
    }

    /// The heading now; of a removed part, the one that it had.
    fn heading(&self, change: &PartChange) -> &'a str {
        self.is(change).or(self.was(change)).map_or("", |part| part.heading)
    }

    /// What is said of a part as a whole: words of ours, and a heading that they lead to.
    fn fates<'w>(
        &self,
        change: &PartChange,
        words: &'w ComparisonWords,
    ) -> Vec<(&'w str, &'a str)> {
        let mut fates = Vec::new();
        match change.fate() {
            PartFate::Added => fates.push((&words.part_added[..], "")),
            PartFate::Removed => fates.push((&words.part_removed[..], "")),
            PartFate::Changed | PartFate::Rearranged => {}
        }
        match (change.other, change.new) {
            (Some(at), Some(_)) => fates.push((&words.out_of[..], self.old[at].heading)),
            (Some(at), None) => fates.push((&words.into[..], self.new[at].heading)),
            (None, _) => {}
        }
        if let (true, Some(before)) = (change.moved, change.new.and_then(|at| at.checked_sub(1))) {
            fates.push((&words.part_moved[..], self.new[before].heading));
        }
        if let (false, Some(was)) = (change.heading.is_empty(), self.was(change)) {
            fates.push((&words.part_renamed[..], was.heading));
        }
        fates
    }
}

/// Whether only the place of a part is another: its text need not be shown.
fn only_moved(change: &PartChange) -> bool {
    change.heading.is_empty() && change.steps.iter().all(|step| step.fate == Fate::Same)
}

/// How many stops a part has for those who go from change to change.
fn stops(change: &PartChange) -> usize {
    let of_steps = change.steps.iter().map(|step| step_stops(change, step)).sum::<usize>();
    of_steps + usize::from(heading_stops(change))
}

/// The heading is a stop where it tells something, or where nothing else does.
fn heading_stops(change: &PartChange) -> bool {
    let nothing_else = || change.steps.iter().all(|step| step_stops(change, step) == 0);
    change.moved || !change.heading.is_empty() || nothing_else()
}

/// A part that came or went as a whole is one stop, and each change of a part that stayed.
fn step_stops(change: &PartChange, step: &BlockStep) -> usize {
    let whole = matches!(change.fate(), PartFate::Added | PartFate::Removed);
    match step.fate {
        _ if whole => 0,
        Fate::Same | Fate::Laid => 0,
        Fate::Changed => step.hunks.iter().filter(|hunk| !hunk.joint).count(),
        Fate::MovedAway(to) if Some(to) == change.new => 0,
        _ => 1,
    }
}
