//! What the desk tells of each notice in force: what the rules found, and what the build says of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostics::finding::Finding;
use crate::history::decoding::decode;
use crate::model::portal::{Notice, NoticeText, TextRef};
use crate::pipeline::checking::not_told_by;
use crate::pipeline::following::Shown;
use crate::pipeline::inputs::CONTENT;
use crate::pipeline::reviewing::Reviewer;
use crate::render::desk::{Entry, EntryText};
use crate::text::date::Date;

/// The entries of a day, once all texts have been read.
#[derive(Debug, Default)]
pub struct Whole(Mutex<Option<(Date, Arc<[Entry]>)>>);

impl Shown {
    /// Every notice in force as far as a reviewer has read it.
    pub fn entries(&self, reviewer: &Reviewer) -> Arc<[Entry]> {
        let mut whole = self.whole.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, entries)) = &*whole
            && *day == reviewer.today
        {
            return entries.clone();
        }
        let mut of_build: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in self.all_findings.iter() {
            of_build.entry(&finding.file).or_default().push(finding);
        }
        let notices = self.renderer.portal().notices_in_force();
        let entries: Arc<[Entry]> =
            notices.map(|notice| entry(notice, reviewer, &of_build)).collect();
        let is_whole = entries.iter().flat_map(|it| &it.texts).all(|text| text.review.is_some());
        if is_whole {
            *whole = Some((reviewer.today, entries.clone()));
        }
        entries
    }

    /// The text of a file as its author wrote it.
    pub fn source(&self, text: &TextRef) -> Option<String> {
        self.shelf.bytes(text).map(|bytes| decode(&bytes).text).ok()
    }
}

fn entry(notice: &Notice, reviewer: &Reviewer, of_build: &BTreeMap<&str, Vec<&Finding>>) -> Entry {
    let texts = notice.texts.values().filter(|text| text.is_in_force());
    let texts = texts.map(|text| entry_text(notice, text, reviewer, of_build)).collect();
    Entry { id: notice.id.clone(), texts }
}

fn entry_text(
    notice: &Notice,
    text: &NoticeText,
    reviewer: &Reviewer,
    of_build: &BTreeMap<&str, Vec<&Finding>>,
) -> EntryText {
    let review = reviewer.known_of(notice, text);
    let file = format!("{CONTENT}/{}", text.current.path);
    let of_build = of_build.get(file.as_str()).into_iter().flatten().copied();
    let told = review.as_ref().map_or(&[][..], |review| &review.findings);
    let findings = not_told_by(told, of_build).cloned().collect();
    EntryText { language: text.language, review, findings }
}
