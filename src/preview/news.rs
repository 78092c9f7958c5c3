//! What browsers are told: which edition is shown, what there is to mend, and where to go.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostics::excerpt::{Excerpt, Noted};
use crate::diagnostics::finding::Severity;
use crate::diagnostics::told::Told;
use crate::model::portal::NoticeId;
use crate::pipeline::following::Shown;
use crate::routes::{Page, Route};
use crate::text::language::Language;

/// Whether the browser is led to what was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Stay,
    Follow,
}

#[derive(Debug, Serialize)]
struct News<'a> {
    edition: &'a str,
    findings: Vec<FindingNews<'a>>,
    /// The page of the notice just saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    follow: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct FindingNews<'a> {
    severity: Severity,
    rule: &'a str,
    file: &'a str,
    excerpt: Option<&'a Excerpt>,
    message: &'a Told,
    hint: Option<&'a Told>,
    /// A rule of `seloste check` found it: it keeps nothing from being shown.
    advice: bool,
}

impl<'a> FindingNews<'a> {
    fn of(Noted { finding, excerpt }: &'a Noted) -> Self {
        Self {
            severity: finding.severity,
            rule: &finding.rule,
            file: &finding.file,
            excerpt: excerpt.as_ref(),
            message: &finding.message,
            hint: finding.hint.as_ref(),
            advice: false,
        }
    }
}

/// What a browser that just came is told, and what those are that were there.
pub fn written(
    edition: &str,
    shown: &Shown,
    findings: &[&Noted],
    manner: Manner,
) -> (String, String) {
    let findings = findings.iter().map(|noted| FindingNews::of(noted));
    let advice = |noted| FindingNews { advice: true, ..FindingNews::of(noted) };
    let findings: Vec<FindingNews<'_>> = findings.chain(shown.checks.iter().map(advice)).collect();
    let follow = match (manner, shown.saved.as_slice()) {
        (Manner::Follow, [(id, language)]) => Some(address(shown, id, *language)),
        _ => None,
    };
    let state = News { edition, findings: findings.clone(), follow: None };
    let news = News { edition, findings, follow };
    (json(&state), json(&news))
}

fn json(news: &News<'_>) -> String {
    serde_json::to_string(news).expect("plain data can be written as JSON")
}

/// The page of a notice in the language of a text of it, if the portal has that.
fn address(shown: &Shown, id: &Arc<NoticeId>, language: Language) -> String {
    let site = &shown.renderer.portal().site;
    let default = site.default_language();
    let language = if site.languages.contains(&language) { language } else { default };
    let route = Route::Page(language, Page::Notice(id.clone()));
    format!("{}{}", site.base_path(), route.address(default))
}
