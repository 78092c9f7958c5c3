//! Words that belong to a number, in each language.

use crate::text::language::Language;
use crate::text::typography::numbers::is_point;
use crate::text::typography::words::{CLOSING, without_opening};

/// Words that belong to a number.
pub(super) struct Units {
    /// Beginnings of words that a number stands before.
    after: &'static [&'static str],
    /// Words that stand before a number.
    before: &'static [&'static str],
}

impl Units {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Fi => &Self {
                after: &[
                    "artikla", "artiklo", "kohta", "kohda", "kohtie", "alakoh", "luku", "luvu",
                    "luvi", "momen",
                ],
                before: &["klo", "nro", "n:o", "PL"],
            },
            Language::Sv => &Self {
                after: &["kap.", "mom.", "procent"],
                before: &[
                    "artikel",
                    "artiklar",
                    "artiklarna",
                    "punkt",
                    "punkten",
                    "punkterna",
                    "kapitel",
                    "kl.",
                    "kl",
                    "nr",
                ],
            },
            Language::En => &Self {
                after: &[],
                before: &[
                    "article",
                    "articles",
                    "section",
                    "sections",
                    "chapter",
                    "chapters",
                    "paragraph",
                    "paragraphs",
                    "No",
                    "No.",
                    "Nos",
                ],
            },
        }
    }

    pub(super) fn follows(&self, word: &str) -> bool {
        word.starts_with(['§', '%', '‰', '€']) || self.after.iter().any(|start| begins(word, start))
    }

    /// A word that is written with a capital letter is meant only so: "No 5", but "no 5 persons".
    pub(super) fn precedes(&self, word: &str) -> bool {
        self.before.iter().any(|unit| {
            let is_name = unit.starts_with(|c: char| c.is_ascii_uppercase());
            word == *unit || (!is_name && word.eq_ignore_ascii_case(unit))
        })
    }
}

/// Whether a word begins so, with or without a capital letter.
fn begins(word: &str, start: &str) -> bool {
    let (word, start) = (word.as_bytes(), start.as_bytes());
    word.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// "artikel 6.1 c": the letter after a number in Swedish; `i` is a word of its own.
pub(super) fn is_lettered(language: Language, earlier: &str, after: &str) -> bool {
    let letter = after.trim_end_matches(CLOSING);
    language == Language::Sv
        && is_point(letter)
        && letter != "i"
        && ["artik", "punkt"].iter().any(|start| begins(without_opening(earlier), start))
}

pub(super) fn is_month(word: &str, language: Language) -> bool {
    let months: &[&str] = match language {
        Language::Fi => &[
            "tammikuu",
            "helmikuu",
            "maaliskuu",
            "huhtikuu",
            "toukokuu",
            "kesäkuu",
            "heinäkuu",
            "elokuu",
            "syyskuu",
            "lokakuu",
            "marraskuu",
            "joulukuu",
        ],
        Language::Sv => &[
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Language::En => &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    match language {
        Language::Fi => months.iter().any(|month| word.starts_with(month)),
        _ => months.contains(&word.trim_end_matches(CLOSING)),
    }
}
