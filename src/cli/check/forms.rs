//! Findings for machines: JSON, SARIF 2.1.0 (OASIS), and commands of GitHub's runner.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::check::catalogue::rule;
use crate::cli::finding_json::{findings_json, places};
use crate::diagnostics::finding::{Finding, Severity};
use crate::diagnostics::told::Told;
use crate::pipeline::loading::Loaded;
use crate::text::language::Language;

/// Writes findings; messages of one language where the form has no place for three.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) language: Language,
}

impl Form<'_> {
    pub(super) fn json(self, findings: &[Finding]) -> String {
        let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let summary = json!({
            "notices": self.loaded.portal.notices_in_force().count(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "infos": count(Severity::Info),
            "findings": findings_json(self.loaded, findings),
        });
        serde_json::to_string(&summary).expect("plain data can be written as JSON")
    }

    pub(super) fn sarif(self, findings: &[Finding]) -> String {
        let within = |told: &Told| told.within(self.language).to_owned();
        let mut ids: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let rules = ids.iter().map(|id| match rule(id) {
            Some(rule) => json!({
                "id": id,
                "shortDescription": { "text": within(&(rule.what)()) },
                "help": { "text": within(&(rule.mend)()) },
            }),
            None => json!({ "id": id }),
        });
        let results = findings.iter().zip(places(self.loaded, findings)).map(|(finding, place)| {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "note",
            };
            let hint = finding.hint.as_ref().map(within).unwrap_or_default();
            let text = format!("{}. {hint}", within(&finding.message));
            let mut location = json!({ "artifactLocation": { "uri": finding.file } });
            if let Some((from, to)) = place {
                location["region"] = json!({
                    "startLine": from.0, "startColumn": from.1,
                    "endLine": to.0, "endColumn": to.1,
                });
            }
            let mut result = json!({
                "ruleId": finding.rule,
                "ruleIndex": ids.binary_search(&finding.rule.as_str()).ok(),
                "level": level,
                "message": { "text": text.trim() },
            });
            if !finding.file.is_empty() {
                result["locations"] = json!([{ "physicalLocation": location }]);
            }
            result
        });
        let driver = json!({
            "name": "seloste",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.collect::<Vec<Value>>(),
        });
        let run = json!({
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<Value>>(),
        });
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        });
        log.to_string()
    }

    /// Workflow commands: `::error file=…,line=…,col=…,title=…::message`.
    pub(super) fn github(self, findings: &[Finding]) -> String {
        let mut out = String::new();
        for (finding, place) in findings.iter().zip(places(self.loaded, findings)) {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let file = property(&finding.file);
            let hint = finding.hint.as_ref().map(|hint| hint.within(self.language));
            let message = finding.message.within(self.language);
            let message = message_of(&format!("{message}. {}", hint.unwrap_or_default()));
            let at =
                place.map(|(from, to)| format!(",line={},col={},endLine={}", from.0, from.1, to.0));
            let (at, rule) = (at.unwrap_or_default(), &finding.rule);
            let message = message.trim();
            let _ = writeln!(out, "::{level} file={file}{at},title={rule}::{message}");
        }
        out
    }
}

/// A text where a runner's command ends its message with the line.
fn message_of(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text where a runner's command parts its properties.
fn property(text: &str) -> String {
    message_of(text).replace(':', "%3A").replace(',', "%2C")
}
