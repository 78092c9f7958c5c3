//! What the working copy has and no commit: the page of a draft, and the list of all. The texts of a
//! published portal have none, so only the preview makes these pages.

use std::collections::BTreeSet;

use crate::diagnostics::excerpt::Noted;
use crate::model::portal::{
    Documents, Extent, Notice, NoticeText, Pending, RevisionFacts, TextRef,
};
use crate::model::timeline::{Happening, Revision};
use crate::render::documents::heading;
use crate::render::history_pages::{sections_of, unchanged, words_written};
use crate::render::links::LinkTargets;
use crate::render::renderer::{RenderError, Renderer};
use crate::render::scope::Scope;
use crate::render::templates::Shared;
use crate::render::views::{
    DraftLine, DraftView, DraftsView, FindingView, Stretch, VersionLink, VersionView,
};
use crate::routes::Page;
use crate::text::language::Language;

/// How many drafts are shown with what changed in them; of more, their pages tell.
const MOST_COMPARED: usize = 50;

/// The page of a draft; none where there is no other text than the newest version's.
pub fn draft_view(scope: &Scope<'_>, targets: &LinkTargets, notice: &Notice) -> Option<DraftView> {
    let text = scope.text_with_history(notice);
    let version = draft_version(scope, notice, text)?;
    let newest = text.timeline.revisions.last();
    Some(DraftView {
        heading: heading(&text.outline.title, text.language),
        lang: scope.foreign(text.language),
        notice: scope.notice_link(notice),
        history_url: newest.is_some().then(|| scope.url(Page::History(notice.id.clone()))),
        drafts_url: scope.url(Page::Drafts),
        what: what(text)?,
        before: newest.map(|newest| VersionLink {
            url: scope.url(Page::Revision(notice.id.clone(), newest.address.clone())),
            date: scope.date(newest.date),
            current: true,
        }),
        file: text.current.path.clone(),
        version,
        shown: targets.shown(scope, &text.current, &text.outline.links),
        compared: compared(text),
    })
}

/// The version before, with which a draft is compared.
fn compared(text: &NoticeText) -> Option<TextRef> {
    let newest = text.timeline.revisions.last()?;
    matches!(text.pending, Some(Pending::Text(_))).then(|| text_of(newest, text.language))
}

fn text_of(revision: &Revision, language: Language) -> TextRef {
    TextRef { blob: revision.blob, path: revision.path.clone(), language }
}

/// `new`, `changed`, `moved` or `removed`.
fn what(text: &NoticeText) -> Option<&'static str> {
    Some(match text.pending.as_ref()? {
        Pending::Text(_) if text.timeline.revisions.is_empty() => "new",
        Pending::Text(_) => "changed",
        Pending::Move => "moved",
        Pending::Removal => "removed",
    })
}

/// What a timeline would say of a draft if it were committed now.
pub fn draft_version(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> Option<VersionView> {
    let what = what(text)?;
    let facts = match text.pending.as_ref()? {
        Pending::Text(facts) => Some(facts),
        Pending::Move | Pending::Removal => None,
    };
    let change = facts.and_then(|facts| facts.change.as_ref());
    let says_else = change.is_some_and(|change| change.extent == Extent::Content);
    Some(VersionView {
        number: text.timeline.revisions.len() + 1,
        url: scope.url(Page::Draft(notice.id.clone())),
        note: scope.word(match what {
            "new" => "draft-new",
            "changed" => "draft-changed",
            "moved" => "draft-moved",
            _ => "draft-removed",
        }),
        explanation: moved_from(text),
        current: false,
        first: text.timeline.revisions.is_empty(),
        kind: change.filter(|_| !says_else).map(|_| "technical"),
        silent: says_else && facts.is_some_and(|facts| bears_old_date(text, facts)),
        validity: Vec::new(),
        borne: facts.and_then(|facts| facts.borne).map(|date| scope.date(date)),
        other_date: None,
        sections: change.map(sections_of).unwrap_or_default(),
        words_written: facts.and_then(|facts| words_written(scope, facts)),
        words_added: change.map_or(0, |change| change.words_added),
        words_removed: change.map_or(0, |change| change.words_removed),
        unchanged: change.and_then(unchanged),
        author: None,
    })
}

/// Where a text stood that has moved on the disk only.
fn moved_from(text: &NoticeText) -> Option<String> {
    let Happening::Moved { from, to } = &text.timeline.events.last()?.what else { return None };
    let newest = text.timeline.revisions.last()?;
    (newest.path != *to && *to == text.current.path).then(|| format!("{from} → {to}"))
}

fn bears_old_date(text: &NoticeText, facts: &RevisionFacts) -> bool {
    let before = text.facts.last().and_then(|before| before.borne);
    before.is_some() && before == facts.borne
}

impl Renderer {
    /// The page of all drafts: what would be published if all were committed now. `others` are files
    /// that changed and are no texts of notices.
    pub fn drafts_page(
        &self,
        language: Language,
        (findings, others): (&[Noted], &[String]),
        documents: &dyn Documents,
    ) -> Result<Vec<u8>, RenderError> {
        let scope = self.scope(language, &self.frames[&language]);
        let drafts: Vec<(&Notice, &NoticeText)> = self
            .portal
            .notices
            .values()
            .flat_map(|notice| notice.texts.values().map(move |text| (notice, text)))
            .filter(|(_, text)| text.pending.is_some())
            .collect();
        let mut lines = Vec::with_capacity(drafts.len());
        for (at, (notice, text)) in drafts.iter().enumerate() {
            let Some(mut line) = draft_line(&scope, notice, text, findings) else { continue };
            if let Some(before) = compared(text).filter(|_| at < MOST_COMPARED) {
                let (old, new) = (documents.document(&before), documents.document(&text.current));
                let (old, new) = (old.map_err(RenderError::Text)?, new.map_err(RenderError::Text)?);
                let lang = scope.foreign(text.language);
                let views = self.comparison((language, lang), &line.url, &old, &new);
                line.list = views.map(|views| views.list);
            }
            lines.push(line);
        }
        let files: BTreeSet<String> =
            drafts.iter().map(|(_, text)| format!("content/{}", text.current.path)).collect();
        let rest = findings.iter().filter(|noted| !files.contains(&noted.finding.file));
        let view = DraftsView {
            count_written: scope.count("drafts-count", lines.len()),
            drafts: lines,
            others: others.to_vec(),
            findings: rest.map(|noted| finding_view(noted, language)).collect(),
        };
        let page = self.page_view(&scope, &Page::Drafts);
        let own = Shared::new().with("page", &page).with("view", &view);
        self.render(language, page.template, own)
    }
}

fn draft_line(
    scope: &Scope<'_>,
    notice: &Notice,
    text: &NoticeText,
    findings: &[Noted],
) -> Option<DraftLine> {
    // A text has its page in its own language, and is else shown in that of the list.
    let own = scope.portal.site.languages.contains(&text.language);
    let language = if own { text.language } else { scope.language };
    let file = format!("content/{}", text.current.path);
    let of_file = findings.iter().filter(|noted| noted.finding.file == file);
    Some(DraftLine {
        title: text.outline.title.clone(),
        lang: scope.foreign(text.language),
        url: scope.url_in(language, Page::Draft(notice.id.clone())),
        what: what(text)?,
        version: draft_version(scope, notice, text)?,
        findings: of_file.map(|noted| finding_view(noted, scope.language)).collect(),
        file,
        list: None,
    })
}

pub(super) fn finding_view(noted: &Noted, language: Language) -> FindingView {
    let finding = &noted.finding;
    FindingView {
        severity: finding.severity,
        rule: finding.rule.clone(),
        file: finding.file.clone(),
        excerpt: noted.excerpt.clone(),
        message: stretches(finding.message.within(language)),
        hint: finding
            .hint
            .as_ref()
            .map(|hint| stretches(hint.within(language)))
            .unwrap_or_default(),
    }
}

/// A message with its names, which stand in backticks.
fn stretches(message: &str) -> Vec<Stretch> {
    let parts = message.split('`').enumerate().filter(|(_, text)| !text.is_empty());
    parts.map(|(at, text)| Stretch { text: text.to_owned(), is_name: at % 2 == 1 }).collect()
}
