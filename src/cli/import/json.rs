//! The report for machines; its keys are stable.

use serde::Serialize;

use crate::cli::import::report::shown;
use crate::diagnostics::finding::{Finding, Severity, line_and_column};
use crate::diagnostics::told::Told;
use crate::import::notice::Confidence;
use crate::import::pieces::Why;
use crate::pipeline::importing::{Fate, Import, Notice};

#[derive(Serialize)]
struct Report<'a> {
    documents: Vec<DocumentJson<'a>>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    document: &'a str,
    notice: Option<NoticeJson<'a>>,
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    file: String,
    state: &'static str,
    title: &'a str,
    date: Option<String>,
    language: &'static str,
    headings: usize,
    recognised: usize,
    items: Vec<&'static str>,
    left_out: Vec<LeftOut<'a>>,
    unplaced: &'a [String],
    lost: &'a [String],
    confidence: &'static str,
    check: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    reason: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    severity: Severity,
    file: &'a str,
    line: Option<usize>,
    message: &'a Told,
    hint: Option<&'a Told>,
}

pub(super) fn write(import: &Import, troubles: &[Finding]) -> String {
    let documents = import.documents.iter().map(|document| DocumentJson {
        document: &document.name,
        notice: document.result.as_ref().ok().map(|notice| of_notice(notice)),
    });
    let report = Report {
        documents: documents.collect(),
        findings: troubles.iter().map(|finding| of_finding(finding, None)).collect(),
    };
    serde_json::to_string(&report).expect("plain data can be written as JSON")
}

fn of_notice(notice: &Notice) -> NoticeJson<'_> {
    let imported = &notice.imported;
    let left_out = imported.dropped.iter();
    let left_out =
        left_out.map(|margin| LeftOut { reason: reason(margin.why), text: &margin.text });
    NoticeJson {
        file: shown(&notice.file),
        state: state(&notice.fate),
        title: &imported.title,
        date: imported.date.map(crate::text::date::Date::iso),
        language: imported.language.code(),
        headings: imported.headings,
        recognised: imported.known,
        items: imported.items.iter().map(|item| item.id()).collect(),
        left_out: left_out.collect(),
        unplaced: &imported.unplaced,
        lost: &imported.lost,
        confidence: match imported.confidence {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        },
        check: notice.findings.iter().map(|it| of_finding(it, Some(&imported.text))).collect(),
    }
}

fn of_finding<'a>(finding: &'a Finding, source: Option<&str>) -> FindingJson<'a> {
    let place = source.zip(finding.span.as_ref());
    FindingJson {
        rule: &finding.rule,
        severity: finding.severity,
        file: &finding.file,
        line: place.map(|(source, span)| line_and_column(source, span.start).0),
        message: &finding.message,
        hint: finding.hint.as_ref(),
    }
}

fn state(fate: &Fate) -> &'static str {
    match fate {
        Fate::New => "new",
        Fate::Replaces => "replaces",
        Fate::Stands => "unchanged",
        Fate::Kept => "kept",
        Fate::Older => "older",
        Fate::Twice(_) => "duplicate",
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::PageMargin => "page-margin",
        Why::PageNumber => "page-number",
        Why::Date => "date",
        Why::Contents => "contents",
        Why::Site => "site",
        Why::CookieBanner => "cookie-banner",
        Why::Code => "code",
        Why::Debris => "debris",
        Why::RepeatedTitle => "repeated-title",
        Why::Comment => "comment",
        Why::Hidden => "hidden",
        Why::DocumentKind => "document-kind",
        Why::ColumnNames => "column-names",
        Why::Numbering => "numbering",
    }
}
