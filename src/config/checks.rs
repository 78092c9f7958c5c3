//! What an author says to the checks: which findings are allowed, and how grave a rule is.

use std::ops::Range;

use crate::diagnostics::finding::Severity;

/// The settings `[check]` of a portal, a department or a notice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Checks {
    pub allow: Vec<Allowance>,
    pub severities: Vec<Regrading>,
}

/// A rule whose findings are allowed: `"review-overdue: uusitaan syksyllä 2026"`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Allowance {
    pub rule: String,
    /// Why; without it nothing is allowed.
    pub reason: Option<String>,
    /// Bytes of the file.
    pub span: Range<usize>,
}

/// A rule that is more or less grave here than usually.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Regrading {
    pub rule: String,
    /// None for a word that is no severity.
    pub severity: Option<Severity>,
    pub span: Range<usize>,
}

impl Allowance {
    /// Reads `rule: reason`.
    pub fn of(written: &str, span: Range<usize>) -> Self {
        let (rule, reason) = written.split_once(':').unwrap_or((written, ""));
        let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        Self { rule: rule.trim().to_owned(), reason, span }
    }
}

impl Regrading {
    pub fn of(rule: &str, written: &str, span: Range<usize>) -> Self {
        let severity = match written {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        };
        Self { rule: rule.to_owned(), severity, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowance_has_a_reason() {
        let of = |written: &str| Allowance::of(written, 0..1);
        assert_eq!(of("no-date: vanha rekisteri").rule, "no-date");
        assert_eq!(of("no-date: ks. 1: a").reason.as_deref(), Some("ks. 1: a"));
        assert_eq!(of("no-date").reason, None);
        assert_eq!(of("no-date: ").reason, None);
    }
}
