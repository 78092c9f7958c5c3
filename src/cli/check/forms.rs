//! Findings for machines: JSON, SARIF 2.1.0 (OASIS), and commands of GitHub's runner.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use crate::check::catalogue::rule;
use crate::diagnostics::finding::{Finding, Severity, line_and_column};
use crate::diagnostics::told::Told;
use crate::pipeline::loading::Loaded;
use crate::text::language::Language;

/// Writes findings; messages of one language where the form has no place for three.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) language: Language,
}

/// Keys are stable.
#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    severity: Severity,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a Told,
    hint: Option<&'a Told>,
}

/// The first and the last place of a finding: lines and columns from one.
type Places = ((usize, usize), (usize, usize));

impl Form<'_> {
    fn places(self, findings: &[Finding]) -> Vec<Option<Places>> {
        let mut sources: BTreeMap<&str, Option<String>> = BTreeMap::new();
        let places = findings.iter().map(|finding| {
            let source = sources.entry(&finding.file);
            let source = source.or_insert_with(|| self.loaded.source(&finding.file));
            let (source, span) = (source.as_ref()?, finding.span.as_ref()?);
            Some((line_and_column(source, span.start), line_and_column(source, span.end)))
        });
        places.collect()
    }

    pub(super) fn json(self, findings: &[Finding]) -> String {
        let all = findings.iter().zip(self.places(findings)).map(|(finding, place)| FindingJson {
            rule: &finding.rule,
            severity: finding.severity,
            file: &finding.file,
            line: place.map(|(from, _)| from.0),
            column: place.map(|(from, _)| from.1),
            end_line: place.map(|(_, to)| to.0),
            end_column: place.map(|(_, to)| to.1),
            message: &finding.message,
            hint: finding.hint.as_ref(),
        });
        let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let summary = json!({
            "notices": self.loaded.portal.notices_in_force().count(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "infos": count(Severity::Info),
            "findings": all.collect::<Vec<_>>(),
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
        let results = findings.iter().zip(self.places(findings)).map(|(finding, place)| {
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
        for (finding, place) in findings.iter().zip(self.places(findings)) {
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
