//! What browsers are told: which edition is shown, what there is to mend, and where to go.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostics::excerpt::{Excerpt, Noted};
use crate::diagnostics::finding::Severity;
use crate::diagnostics::told::Told;
use crate::model::portal::NoticeId;
use crate::pipeline::following::Shown;
use crate::routes::{Page, Route};

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
    /// The page of the notice just saved, by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    follow: BTreeMap<&'static str, String>,
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
        (Manner::Follow, [only]) => addresses(shown, only),
        _ => BTreeMap::new(),
    };
    let state = News { edition, findings: findings.clone(), follow: BTreeMap::new() };
    let news = News { edition, findings, follow };
    (json(&state), json(&news))
}

fn json(news: &News<'_>) -> String {
    serde_json::to_string(news).expect("plain data can be written as JSON")
}

fn addresses(shown: &Shown, id: &Arc<NoticeId>) -> BTreeMap<&'static str, String> {
    let site = &shown.renderer.portal().site;
    let address = |language| {
        let route = Route::Page(language, Page::Notice(id.clone()));
        format!("{}{}", site.base_path(), route.address(site.default_language()))
    };
    site.languages.iter().map(|language| (language.code(), address(*language))).collect()
}
