//! What a rule is, and what it says of a place.

use std::ops::Range;

use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::diagnostics::told::Told;

/// A rule that notices are read by.
#[derive(Debug)]
pub struct Rule {
    /// Its name: stable, for `allow`, for machines and for `seloste explain`.
    pub id: &'static str,
    /// Unless the portal sets another.
    pub severity: Severity,
    /// What it finds, as a sentence.
    pub what: fn() -> Told,
    /// The provision or the practice that asks for it.
    pub why: fn() -> Told,
    /// How what it finds is mended.
    pub mend: fn() -> Told,
    pub check: fn(&Subject<'_>, &mut Vec<Hit>),
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// A phrase in lower case, without a full stop.
    pub message: Told,
    /// How to mend this very place, where it says more than [`Rule::mend`].
    pub hint: Option<Told>,
    /// What may safely stand in place of the span: it says the same in the right form.
    pub fix: Option<Correction>,
}

/// Words that are there, and those that may stand in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The bytes of the file.
    pub span: Range<usize>,
    pub was: String,
    pub is: String,
}

impl Hit {
    pub fn new(span: Range<usize>, message: Told) -> Self {
        Self { span, message, hint: None, fix: None }
    }

    #[must_use]
    pub fn fix(self, was: impl Into<String>, is: impl Into<String>) -> Self {
        let span = self.span.clone();
        self.fix_at(span, was, is)
    }

    /// A correction of more than the hit itself.
    #[must_use]
    pub fn fix_at(
        mut self,
        span: Range<usize>,
        was: impl Into<String>,
        is: impl Into<String>,
    ) -> Self {
        self.fix = Some(Correction { span, was: was.into(), is: is.into() });
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Told) -> Self {
        self.hint = Some(hint);
        self
    }
}
