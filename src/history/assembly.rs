//! Facts into timelines: each text is followed through changes, moves, removal and return, and gets its
//! days and addresses. Reads nothing; whether a returned text is the same one is asked of the caller.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::history::calendar::Calendar;
use crate::history::error::HistoryError;
use crate::history::facts::{Entry, Facts, Step, What};
use crate::history::notes::Words;
use crate::history::reading::DateSource;
use crate::model::object_id::ObjectId;
use crate::model::timeline::{Event, Happening, Removal, Revision, Timeline};
use crate::text::date::Date;
use crate::text::moment::Moment;

/// A timeline and what its findings are made of.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) timeline: Timeline,
    /// The number of its path in the facts.
    pub(super) path: u32,
    /// The first revision that is dated more than a day before the one it follows.
    pub(super) out_of_order: Option<usize>,
    /// The number of the text it last had.
    text: u32,
    /// When its newest revision was made, in seconds.
    moment: i64,
    /// The commit that began it.
    born: u32,
}

/// Asks whether the second text is so unlike the first that it is no return of it.
pub(super) type Unlike<'a> = &'a mut dyn FnMut(u32, u32) -> Result<bool, HistoryError>;

/// Makes all timelines, sorted by path; of several with one path, the older first.
pub(super) fn assemble(
    facts: &Facts,
    dead: &BTreeSet<(usize, u32)>,
    days: (&Calendar, DateSource),
    unlike: Unlike<'_>,
) -> Result<Vec<Line>, HistoryError> {
    let mut assembly = Assembly {
        facts,
        lines: Vec::new(),
        alive: vec![None; facts.paths.len()],
        gone: vec![None; facts.paths.len()],
        texts: texts_by_path(facts),
    };
    for (place, entry) in facts.entries.iter().enumerate() {
        let is_live = |step: &&Step| dead.is_empty() || !dead.contains(&(place, step.path));
        let steps: Vec<&Step> = entry.steps.iter().filter(is_live).collect();
        let turn = Turn::of(facts, entry, days);
        assembly.take(&turn, &steps, unlike)?;
    }
    let mut lines = assembly.lines;
    for line in &mut lines {
        address(&mut line.timeline.revisions);
    }
    lines.sort_by(|a, b| (&a.timeline.path, a.born).cmp(&(&b.timeline.path, b.born)));
    Ok(lines)
}

/// A commit with its days: the turn that it gave the texts.
struct Turn<'f> {
    entry: &'f Entry,
    commit: ObjectId,
    seconds: i64,
    date: Date,
    other_date: Date,
}

impl<'f> Turn<'f> {
    fn of(facts: &Facts, entry: &'f Entry, (calendar, shown): (&Calendar, DateSource)) -> Self {
        let (seconds, other) = shown.of(entry.times);
        let date = calendar.day(seconds);
        let other_date = if other == seconds { date } else { calendar.day(other) };
        Self { entry, commit: facts.commits.get(entry.commit), seconds, date, other_date }
    }

    fn moment(&self) -> Moment {
        Moment(self.seconds)
    }

    fn words(&self, step: &Step) -> &Words {
        let brought = step.by.and_then(|by| self.entry.brought.get(by as usize));
        brought.unwrap_or(&self.entry.words)
    }

    fn event(&self, after: usize, what: Happening) -> Event {
        let (date, moment, commit) = (self.date, self.moment(), self.commit);
        Event { date, moment, commit, after, what }
    }
}

struct Assembly<'f> {
    facts: &'f Facts,
    lines: Vec<Line>,
    /// For each path the line of the text that is there, and of the one that was there last.
    alive: Vec<Option<usize>>,
    gone: Vec<Option<usize>>,
    /// How many texts each path ever had: so much room do its revisions need.
    texts: Vec<usize>,
}

fn texts_by_path(facts: &Facts) -> Vec<usize> {
    let mut texts = vec![0; facts.paths.len()];
    for step in facts.entries.iter().flat_map(|entry| &entry.steps) {
        texts[step.path as usize] += usize::from(step.what != What::Removed);
    }
    texts
}

impl Assembly<'_> {
    /// All that moves is lifted before anything is put down: two texts may have changed places.
    fn take(
        &mut self,
        turn: &Turn<'_>,
        steps: &[&Step],
        unlike: Unlike<'_>,
    ) -> Result<(), HistoryError> {
        let lifted: Vec<Option<usize>> = steps
            .iter()
            .map(|step| step.moved_from().and_then(|from| self.alive[from as usize].take()))
            .collect();
        for step in steps.iter().filter(|step| step.what == What::Removed) {
            self.remove(turn, step);
        }
        let mut writes = Vec::new();
        for (step, line) in steps.iter().zip(lifted) {
            match (step.what, line) {
                (What::Moved { blob, .. }, Some(line)) => self.put_down(turn, step, line, blob),
                (What::Moved { blob, .. }, None) | (What::Written { blob }, _) => {
                    writes.push((step, blob));
                }
                (What::Removed, _) => {}
            }
        }
        for (step, blob) in writes {
            self.write(turn, step, blob, unlike)?;
        }
        Ok(())
    }

    fn remove(&mut self, turn: &Turn<'_>, step: &Step) {
        let Some(at) = self.alive[step.path as usize].take() else { return };
        let timeline = &mut self.lines[at].timeline;
        let after = timeline.revisions.len();
        timeline.events.push(turn.event(after, Happening::Removed));
        let note = turn.words(step).note();
        let (date, moment, commit) = (turn.date, turn.moment(), turn.commit);
        timeline.removed = Some(Removal { date, moment, commit, note });
        self.gone[step.path as usize] = Some(at);
    }

    fn put_down(&mut self, turn: &Turn<'_>, step: &Step, at: usize, blob: u32) {
        // Branches of a merged history may each have had a text here: the other one ends.
        self.remove(turn, step);
        let line = &mut self.lines[at];
        let to = self.facts.paths[step.path as usize].text.clone();
        let from = std::mem::replace(&mut line.timeline.path, to.clone());
        line.path = step.path;
        if !self.facts.same_text(line.text, blob) {
            self.add_revision(turn, step, at, blob);
        }
        let timeline = &mut self.lines[at].timeline;
        let after = timeline.revisions.len();
        timeline.events.push(turn.event(after, Happening::Moved { from, to }));
        self.alive[step.path as usize] = Some(at);
    }

    fn write(
        &mut self,
        turn: &Turn<'_>,
        step: &Step,
        blob: u32,
        unlike: Unlike<'_>,
    ) -> Result<(), HistoryError> {
        let path = step.path as usize;
        if let Some(at) = self.alive[path] {
            self.add_revision(turn, step, at, blob);
            return Ok(());
        }
        let returned = match self.gone[path].take() {
            Some(at) if !unlike(self.lines[at].text, blob)? => Some(at),
            _ => None,
        };
        let at = match returned {
            Some(at) => at,
            None => self.begin(turn.entry.commit, step.path, blob),
        };
        self.alive[path] = Some(at);
        if returned.is_none() || !self.facts.same_text(self.lines[at].text, blob) {
            self.add_revision(turn, step, at, blob);
        }
        if returned.is_some() {
            let timeline = &mut self.lines[at].timeline;
            timeline.removed = None;
            timeline.events.push(turn.event(timeline.revisions.len(), Happening::Restored));
        }
        Ok(())
    }

    fn begin(&mut self, born: u32, path: u32, text: u32) -> usize {
        let name = self.facts.paths[path as usize].text.clone();
        let revisions = Vec::with_capacity(self.texts[path as usize]);
        let timeline = Timeline { path: name, revisions, events: Vec::new(), removed: None };
        let moment = i64::MIN;
        self.lines.push(Line { timeline, path, out_of_order: None, text, moment, born });
        self.lines.len() - 1
    }

    fn add_revision(&mut self, turn: &Turn<'_>, step: &Step, at: usize, blob: u32) {
        const DAY: i64 = 24 * 60 * 60;
        let Line { timeline, out_of_order, text, moment: newest, .. } = &mut self.lines[at];
        if newest.saturating_sub(turn.seconds) > DAY && out_of_order.is_none() {
            *out_of_order = Some(timeline.revisions.len());
        }
        (*text, *newest) = (blob, turn.seconds);
        let words = turn.words(step);
        let more = words.more.as_deref();
        timeline.revisions.push(Revision {
            commit: turn.commit,
            blob: self.facts.blobs.get(blob),
            path: timeline.path.clone(),
            address: String::new(),
            date: turn.date,
            other_date: turn.other_date,
            moment: turn.moment(),
            note: words.note(),
            kind: more.and_then(|more| more.kind),
            author: more.and_then(|more| more.author.clone()),
        });
    }
}

/// Gives each revision its address: the day, and a number for all but the first of a day.
fn address(revisions: &mut [Revision]) {
    let mut seen: BTreeMap<Date, usize> = BTreeMap::new();
    for revision in revisions {
        let count = seen.entry(revision.date).or_default();
        *count += 1;
        revision.address = revision.date.to_string();
        if *count > 1 {
            let written = write!(revision.address, "-{count}");
            written.expect("writing to a string cannot fail");
        }
    }
}
