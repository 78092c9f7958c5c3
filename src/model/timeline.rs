//! A timeline: all revisions of one text, oldest to newest, through renames, removal and return.

use serde::{Deserialize, Serialize};

use crate::model::object_id::ObjectId;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::text::moment::Moment;

/// The history of one file of the content folder (one text of a notice: one language).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Timeline {
    /// Where the text stands now, or stood when it was removed: from the content folder, with `/`
    /// between the parts (`kulttuuri/kirjasto.sv.md`).
    pub path: String,
    /// Oldest first. A commit that only moves the file makes no revision.
    pub revisions: Vec<Revision>,
    /// What befell the text beside its revisions, oldest first.
    pub events: Vec<Event>,
    /// Set when the text is no longer published.
    pub removed: Option<Removal>,
}

impl Timeline {
    /// The place of the revision with this address.
    pub fn place_of(&self, address: &str) -> Option<usize> {
        self.revisions.iter().position(|revision| revision.address == address)
    }

    /// The days on which the revision at a place was in force: until the day before the next, or
    /// before a removal; and again from the day on which it returned.
    pub fn validity(&self, at: usize) -> Vec<Period> {
        let mut from = Some(self.revisions[at].date);
        let mut periods = Vec::new();
        let until = |from: Date, next: Date| Period { from, to: Some(next.previous().max(from)) };
        for event in self.events.iter().filter(|event| event.after == at + 1) {
            match event.what {
                Happening::Removed => {
                    periods.extend(from.take().map(|from| until(from, event.date)));
                }
                Happening::Restored => from = Some(event.date),
                Happening::Moved { .. } => {}
            }
        }
        let next = self.revisions.get(at + 1).map(|revision| revision.date);
        periods.extend(from.map(|from| match next {
            Some(next) => until(from, next),
            None => Period { from, to: None },
        }));
        periods
    }
}

/// Days in a row, the last of them included; open where there is no last one yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Option<Date>,
}

/// The text as one commit left it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Revision {
    pub commit: ObjectId,
    pub blob: ObjectId,
    /// Where the text stood at that time, from the content folder.
    pub path: String,
    /// The last part of its address: `2021-11-15`, and `2021-11-15-2` for the second of one day.
    pub address: String,
    /// The day shown, in the organisation's time zone: the author's or the committer's.
    pub date: Date,
    /// The other of the two days.
    pub other_date: Date,
    /// When on its day it was made.
    pub moment: Moment,
    pub note: Note,
    pub kind: Option<ChangeKind>,
    /// The author's name, only where the portal is set to publish it.
    pub author: Option<String>,
}

/// What a commit says of itself to the public.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct Note {
    /// The first line of the commit's message.
    pub subject: String,
    /// The trailers `Selite:`, `Selite-sv:`, `Selite-en:`.
    pub fi: Option<String>,
    pub sv: Option<String>,
    pub en: Option<String>,
}

impl Note {
    /// The explanation for readers of one language, if its trailer stands in the message.
    pub fn explanation(&self, language: Language) -> Option<&str> {
        match language {
            Language::Fi => self.fi.as_deref(),
            Language::Sv => self.sv.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }
}

/// What the trailer `Muutos:` says of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// `Muutos: olennainen`: matters to those whom the notice concerns.
    Material,
    /// `Muutos: tekninen`: layout, spelling, form.
    Technical,
}

/// Something that befell a text without making a revision of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    pub date: Date,
    pub moment: Moment,
    pub commit: ObjectId,
    /// How many of the revisions are older than the event (or made by the same commit).
    pub after: usize,
    pub what: Happening,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Happening {
    /// The file got another path (both from the content folder).
    Moved { from: String, to: String },
    /// The text was taken out of publication; it has come back since, or `Timeline::removed` is set.
    Removed,
    /// A text that had been removed came back.
    Restored,
}

/// How a text ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Removal {
    pub date: Date,
    pub moment: Moment,
    pub commit: ObjectId,
    pub note: Note,
}
