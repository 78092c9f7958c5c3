//! The page on which a reader chooses any two versions, and the file that its script reads.

use crate::diff::parts::{Part, parts_of};
use crate::diff::versions::Versions;
use crate::model::document::Document;
use crate::model::portal::{Notice, NoticeText, TextRef};
use crate::model::timeline::{Period, Revision};
use crate::render::comparison::ComparisonWords;
use crate::render::history_pages::version_view;
use crate::render::scope::Scope;
use crate::render::views::{ChoiceView, CompareView, ComparedVersion, VersionOption};
use crate::render::words::Argument;
use crate::routes::{Page, language_of_versions};
use crate::text::date::Date;

/// The most versions that are compared each with each: their pairs grow with the square. Older ones are
/// compared one after another.
const MOST: usize = 100;

/// What is asked of a reader who wants to compare; none where there is nothing to choose from.
pub fn choice_view(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> Option<ChoiceView> {
    let revisions = &text.timeline.revisions;
    let first = revisions.first().filter(|_| revisions.len() > 1)?;
    let versions = revisions.iter().enumerate().skip(first_of(revisions.len())).rev();
    let option = |(at, revision): (usize, &Revision)| VersionOption {
        number: at + 1,
        address: revision.address.clone(),
        date: scope.date(revision.date),
    };
    Some(ChoiceView {
        url: scope.url(Page::Compare(notice.id.clone())),
        versions: versions.map(option).collect(),
        first_day: first.date.iso(),
    })
}

/// The page itself; none where there is nothing to choose from.
pub fn compare_view(scope: &Scope<'_>, notice: &Notice) -> Option<CompareView> {
    let text = scope.text_with_history(notice);
    let revisions = &text.timeline.revisions;
    let version = |(at, revision): (usize, &Revision)| ComparedVersion {
        version: version_view(scope, notice, text, at),
        address: revision.address.clone(),
        date: scope.date(revision.date),
        intervals: intervals(&text.timeline.validity(at)),
    };
    let file_language = language_of_versions(notice, scope.language, &scope.portal.site);
    let arguments =
        [("added", Argument::Text("{added}")), ("removed", Argument::Text("{removed}"))];
    Some(CompareView {
        notice: scope.notice_link(notice),
        lang: scope.foreign(text.language),
        history_url: scope.url(Page::History(notice.id.clone())),
        choice: choice_view(scope, notice, text)?,
        versions: revisions.iter().enumerate().rev().map(version).collect(),
        file_url: scope.url_in(file_language, Page::Versions(notice.id.clone())),
        first: first_of(revisions.len()) + 1,
        words_changed: scope.say("words-changed", &arguments),
    })
}

/// The place of the first version that is in the file.
fn first_of(count: usize) -> usize {
    count.saturating_sub(MOST)
}

fn intervals(periods: &[Period]) -> String {
    let written = periods.iter().map(|period| {
        let to = period.to.map(Date::iso).unwrap_or_default();
        format!("{}/{to}", period.from.iso())
    });
    written.collect::<Vec<_>>().join(" ")
}

/// The texts that the file of versions is made from, the oldest first.
pub fn texts_of_versions(text: &NoticeText) -> Vec<TextRef> {
    let revisions = &text.timeline.revisions;
    let texts = revisions.iter().skip(first_of(revisions.len())).map(|revision| TextRef {
        blob: revision.blob,
        path: revision.path.clone(),
        language: text.language,
    });
    texts.collect()
}

/// The bytes of the file of versions.
pub fn versions_file(documents: &[impl AsRef<Document>]) -> Vec<u8> {
    let texts: Vec<Vec<Part<'_>>> = documents.iter().map(|it| parts_of(it.as_ref())).collect();
    serde_json::to_vec(&Versions::of(&texts)).expect("numbers and texts are JSON")
}

/// The words of comparisons as the page's script reads them.
pub fn words_for_script(words: &ComparisonWords) -> String {
    serde_json::to_string(words).expect("texts are JSON")
}
