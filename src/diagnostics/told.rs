//! A sentence in the three languages, written where the fault is found.

use serde::{Deserialize, Serialize};

use crate::text::language::Language;

/// One message in Finnish, Swedish and English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Told {
    pub fi: String,
    pub sv: String,
    pub en: String,
}

impl Told {
    /// The message in one language.
    pub fn within(&self, language: Language) -> &str {
        match language {
            Language::Fi => &self.fi,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

/// Formats one message in the three languages: `told!(fi: "…{name}", sv: "…", en: "…")`.
#[macro_export]
macro_rules! told {
    (fi: $fi:literal, sv: $sv:literal, en: $en:literal $(,)?) => {
        $crate::diagnostics::told::Told { fi: format!($fi), sv: format!($sv), en: format!($en) }
    };
}
