//! The endings that a form may have after what the index holds of a word. They are written once, here,
//! and shipped with the index, so that the browser reads forms by the same rule.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::language::Language;

/// Groups of endings; a form's ending is one or none of each, in order.
pub type Endings = &'static [&'static [&'static str]];

const FINNISH: Endings = &[
    &[
        "a", "e", "i", "o", "u", "y", "aa", "ee", "ii", "oo", "uu", "yy", "ai", "ei", "ia", "ie",
        "oi", "ui", "j", "ja", "je", "jo",
    ],
    &[
        "n", "t", "a", "ta", "tta", "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "kse", "tse",
        "en", "in", "han", "hen", "hin", "hon", "hun", "seen", "siin", "den", "ten", "tten", "jen",
        "ien", "ne", "ine", "ssaan",
    ],
    &["ni", "si", "nsa", "mme", "nne", "an", "en", "in"],
    &["kin", "kaan", "ko", "han", "pa"],
];

const SWEDISH: Endings = &[
    &["a", "e", "o", "u"],
    &[
        "n", "t", "r", "d", "en", "et", "er", "ar", "or", "na", "rna", "de", "te", "re", "st",
        "nde", "ing",
    ],
    &["na", "s"],
];

const ENGLISH: Endings =
    &[&["e", "i", "y"], &["s", "es", "ed", "d", "ing", "ly", "er", "ion"], &["s"]];

/// The endings of a language.
pub fn endings(language: Language) -> Endings {
    match language {
        Language::Fi => FINNISH,
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    }
}

/// Whether the rest of a form is an ending.
pub fn is_ending(rest: &str, language: Language) -> bool {
    static ALL: LazyLock<[HashSet<String>; 3]> =
        LazyLock::new(|| Language::ALL.map(|language| all(endings(language))));
    ALL[language as usize].contains(rest)
}

/// Every ending that the groups make.
fn all(groups: Endings) -> HashSet<String> {
    let mut all = HashSet::from([String::new()]);
    for group in groups {
        let longer =
            all.iter().flat_map(|begun| group.iter().map(move |it| format!("{begun}{it}")));
        let longer: Vec<String> = longer.collect();
        all.extend(longer);
    }
    all
}
