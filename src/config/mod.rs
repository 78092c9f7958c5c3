//! The settings of a portal: `site/site.toml`, parsed from its text.

pub mod checks;
pub mod reading;
pub mod statutes;
pub mod table;

use crate::color::Color;
use crate::config::checks::Checks;
use crate::text::language::Language;

/// Everything that `site.toml` says, with defaults for what it does not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Site {
    /// The portal's public address, with `/` at its end.
    pub base_url: Option<String>,
    /// Never empty; the first is the default.
    pub languages: Vec<Language>,
    /// The file in `site/` that is the organisation's crest.
    pub crest: Option<String>,
    /// The folder of `themes/` that overrides files of the default theme.
    pub theme: Option<String>,
    /// The file of the Finnish dictionary, from the portal's folder; the machine's own if not named.
    pub dictionary: Option<String>,
    pub brand: Brand,
    pub organisation: Organisation,
    pub data_protection_officer: Contact,
    pub requests: Requests,
    /// Where readers tell what is wrong with the site.
    pub feedback: Requests,
    pub history: HistorySettings,
    pub open_data: OpenData,
    /// Words that readers use, and those of notices that they mean to search, by language.
    pub synonyms: Vec<(Language, OwnSynonyms)>,
    pub checks: Checks,
}

/// Words that readers use, each with those that it means.
pub type OwnSynonyms = Vec<(String, Vec<String>)>;

/// What makes the portal look like its organisation's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Brand {
    /// The strong colour: top rule, links, buttons.
    pub color: Option<Color>,
    /// The background of pages.
    pub ground: Option<Color>,
    /// What marks a material change.
    pub accent: Option<Color>,
    /// The background of the footer.
    pub deep: Option<Color>,
    pub typeface: Typeface,
}

/// Whose letters pages are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Typeface {
    /// The theme's, which are published with the portal.
    #[default]
    Default,
    /// The reader's own; no font is published.
    System,
}

/// The controller whose notices these are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Organisation {
    pub name: Translated,
    pub contact: Contact,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Contact {
    pub name: Option<Translated>,
    pub address: Option<Translated>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Where a person asks to see the data on them, or gives feedback.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Requests {
    pub url: Option<String>,
    pub email: Option<String>,
}

/// How what the portal publishes may be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct OpenData {
    pub licence: Option<Licence>,
}

/// A licence, by its name and the address of its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Licence {
    pub name: String,
    pub url: Option<String>,
}

impl Licence {
    /// Licences whose texts everybody knows: their SPDX names, what people call them, and their texts.
    pub const KNOWN: [(&'static str, &'static str, &'static str); 2] = [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ];

    /// A licence as settings name it: one of the known ones, or another with its text.
    pub fn of(named: &str, url: Option<String>) -> Self {
        let plain = |name: &str| name.replace(['-', ' '], "").to_lowercase();
        let known = Self::KNOWN.iter().find(|(spdx, ..)| plain(spdx) == plain(named));
        match known {
            Some((_, name, text)) => {
                Self { name: (*name).to_owned(), url: url.or_else(|| Some((*text).to_owned())) }
            }
            None => Self { name: named.to_owned(), url },
        }
    }
}

/// How the past is read and shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HistorySettings {
    pub date: RevisionDate,
    /// An IANA time zone.
    pub time_zone: String,
    pub walk: HistoryWalk,
    pub show_authors: bool,
    /// The branch that is published; the checked-out one when not set.
    pub branch: Option<String>,
}

/// Which of a commit's two dates is its revision's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevisionDate {
    Author,
    Committer,
}

/// Which commits make revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HistoryWalk {
    /// What was published, when it was: the first parents of the published branch.
    FirstParent,
    /// Every commit that changed a text, on side branches too.
    All,
}

/// A text in one or more languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Translated {
    texts: Vec<(Language, String)>,
}

impl Translated {
    pub fn new(texts: Vec<(Language, String)>) -> Self {
        Self { texts }
    }

    /// The same text for all languages.
    pub fn everywhere(text: &str) -> Self {
        Self::new(vec![(Language::default(), text.to_owned())])
    }

    /// The text for readers of a language: in that language, else the first that there is.
    pub fn within(&self, language: Language) -> &str {
        let own = self.texts.iter().find(|(of, _)| *of == language);
        own.or(self.texts.first()).map_or("", |(_, text)| text)
    }
}

impl Site {
    /// The portal's own synonyms for search in a language.
    pub fn synonyms_of(&self, language: Language) -> &[(String, Vec<String>)] {
        let own = self.synonyms.iter().find(|(of, _)| *of == language);
        own.map_or(&[], |(_, synonyms)| synonyms)
    }

    pub fn default_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// The path under which the portal stands on its host: `/`, or `/tietosuoja/`.
    pub fn base_path(&self) -> &str {
        let Some(base_url) = &self.base_url else { return "/" };
        let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
        base_url[after_scheme..].find('/').map_or("/", |at| &base_url[after_scheme + at..])
    }
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: None,
            languages: vec![Language::Fi],
            crest: None,
            theme: None,
            dictionary: None,
            brand: Brand::default(),
            organisation: Organisation::default(),
            data_protection_officer: Contact::default(),
            requests: Requests::default(),
            feedback: Requests::default(),
            history: HistorySettings::default(),
            open_data: OpenData::default(),
            synonyms: Vec::new(),
            checks: Checks::default(),
        }
    }
}

impl Default for HistorySettings {
    fn default() -> Self {
        Self {
            date: RevisionDate::Author,
            time_zone: "Europe/Helsinki".to_owned(),
            walk: HistoryWalk::FirstParent,
            show_authors: false,
            branch: None,
        }
    }
}
