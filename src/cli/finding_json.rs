//! Findings as JSON, the same for every command; keys are stable.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::finding::{Finding, Severity, line_and_column};
use crate::diagnostics::told::Told;
use crate::pipeline::loading::Loaded;

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
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

/// The first and the last place of a finding: lines and columns from one, columns in characters.
pub(super) type Places = ((usize, usize), (usize, usize));

/// Where findings stand; each file is read once.
pub(super) fn places(loaded: &Loaded, findings: &[Finding]) -> Vec<Option<Places>> {
    let mut sources: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let places = findings.iter().map(|finding| {
        let source = sources.entry(&finding.file);
        let source = source.or_insert_with(|| loaded.source(&finding.file));
        let (source, span) = (source.as_ref()?, finding.span.as_ref()?);
        Some((line_and_column(source, span.start), line_and_column(source, span.end)))
    });
    places.collect()
}

pub(super) fn findings_json<'a>(loaded: &Loaded, findings: &'a [Finding]) -> Vec<FindingJson<'a>> {
    let all = findings.iter().zip(places(loaded, findings));
    all.map(|(finding, place)| FindingJson {
        rule: &finding.rule,
        severity: finding.severity,
        file: &finding.file,
        line: place.map(|(from, _)| from.0),
        column: place.map(|(from, _)| from.1),
        end_line: place.map(|(_, to)| to.0),
        end_column: place.map(|(_, to)| to.1),
        message: &finding.message,
        hint: finding.hint.as_ref(),
    })
    .collect()
}
