//! Words and the spaces and hyphens between them: what stays on one line, and which hyphen is a dash.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::typography::numbers::{
    ends_in_number, is_day, is_dotted_date, is_grouped_number, is_phone_number, is_point, is_range,
    is_time_of_day,
};
use crate::text::typography::units::{Units, is_lettered, is_month};
use crate::text::typography::{Change, NO_BREAK};

/// Words after which a number is a name and no range.
const IDENTIFIERS: &[&str] =
    &["nro", "n:o", "nr", "no", "dnro", "dnr", "diaarinumero", "y-tunnus", "fo-nummer", "pl"];

/// Marks that may stand after a word.
pub(super) const CLOSING: [char; 12] =
    ['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '\'', '’'];

/// The words of a text: what stands between single spaces. Where there are two, an empty word is
/// between them, and nothing is glued to it.
pub(super) struct Words<'t> {
    text: &'t str,
    pub(super) spans: Vec<Range<usize>>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut spans = Vec::with_capacity(text.len() / 7 + 1);
        let mut start = 0;
        for (at, space) in text.match_indices(is_space) {
            spans.push(start..at);
            start = at + space.len();
        }
        spans.push(start..text.len());
        Self { text, spans }
    }

    /// A word; an empty one beyond the ends of the text.
    fn word(&self, at: Option<usize>) -> &'t str {
        at.and_then(|at| self.spans.get(at)).map_or("", |span| &self.text[span.clone()])
    }

    /// Keeps a word and the next on one line.
    pub(super) fn glue(&self, at: usize, changes: &mut Vec<Change>) {
        let at = self.spans[at].end;
        if self.text[at..].starts_with([' ', '\n']) {
            changes.push(Change { at, to: NO_BREAK });
        }
    }

    /// Whether a word and the next belong on one line.
    pub(super) fn glues(&self, at: usize, language: Language) -> bool {
        let (before, after) = (self.word(Some(at)), self.word(Some(at + 1)));
        if before.is_empty() || after.is_empty() {
            return false;
        }
        let later = || self.word(Some(at + 2));
        match after {
            "–" => return true,
            "-" => return !later().is_empty(),
            _ => {}
        }
        let earlier = || self.word(at.checked_sub(1));
        let number = without_opening(before);
        if number == "§" {
            return begins_with_digit(after) && !ends_in_number(earlier());
        }
        let units = Units::of(language);
        let is_number = ends_in_number(number);
        if (is_number || is_point(number)) && units.follows(after) {
            return true;
        }
        // "8 a §", "1 kohdan a–c alakohta".
        if is_number && is_point(after) && units.follows(later()) {
            return true;
        }
        (begins_with_digit(without_opening(after)) && units.precedes(number))
            || (is_number && is_lettered(language, earlier(), after))
            || (is_day(number) && is_month(after, language))
    }

    /// Groups of a number or of a telephone number: "10 000", "029 566 6700".
    pub(super) fn glue_number_groups(&self, changes: &mut Vec<Change>) {
        let mut at = 0;
        while at < self.spans.len() {
            let groups = self.number_groups(at);
            if is_grouped_number(&groups) || is_phone_number(&groups) {
                for group in at..at + groups.len() - 1 {
                    self.glue(group, changes);
                }
            }
            at += groups.len().max(1);
        }
    }

    /// The groups of digits from a word on; what stands around the first and after the last is left
    /// out.
    fn number_groups(&self, at: usize) -> Vec<&'t str> {
        let first = without_opening(self.word(Some(at)));
        if !first.starts_with(|c: char| c == '+' || c.is_ascii_digit()) {
            return Vec::new();
        }
        let inner = first.strip_suffix(')').unwrap_or(first);
        let is_group = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
        if inner.is_empty() || !is_group(inner.trim_start_matches('+')) {
            return Vec::new();
        }
        let mut groups = vec![inner];
        for next in at + 1..self.spans.len() {
            let word = self.word(Some(next));
            let digits =
                &word[..word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
            let rest = &word[digits.len()..];
            if digits.is_empty() || rest.starts_with(|c: char| !",.;:)!?…%€-–”\"".contains(c))
            {
                break;
            }
            groups.push(digits);
            if !rest.is_empty() {
                break;
            }
        }
        groups
    }

    /// The hyphen of a word that is set as a dash: one that stands alone between words, or between
    /// two numbers of which the second is greater.
    pub(super) fn dash(&self, at: usize) -> Option<usize> {
        let (word, start) = (self.word(Some(at)), self.spans[at].start);
        if !word.as_bytes().contains(&b'-') {
            return None;
        }
        let (before, after) = (self.word(at.checked_sub(1)), self.word(Some(at + 1)));
        if word == "-" {
            return (!before.is_empty() && !after.is_empty()).then_some(start);
        }
        let opened = without_opening(word);
        let (low, rest) = opened.split_once('-')?;
        let high = rest.trim_end_matches(CLOSING);
        let beside_digits = before.ends_with(|c: char| c.is_ascii_digit())
            || (rest == high && after.starts_with(|c: char| c.is_ascii_digit()));
        let label = without_opening(before).trim_end_matches(['.', ':']).to_lowercase();
        if beside_digits || IDENTIFIERS.contains(&label.as_str()) {
            return None;
        }
        let is_time = matches!(label.as_str(), "klo" | "kello" | "kl");
        let is_range = is_range(low, high)
            || (is_dotted_date(low) && is_dotted_date(high))
            || (is_time && is_time_of_day(low) && is_time_of_day(high));
        is_range.then_some(start + word.len() - opened.len() + low.len())
    }
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | NO_BREAK | '\u{202f}')
}

/// A word without the marks that may open it.
pub(super) fn without_opening(word: &str) -> &str {
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return word;
    }
    word.trim_start_matches(['(', '[', '"', '\'', '”', '“', '„', '’', '‘', '»', '«'])
}
