//! The portal: everything that pages are made from, assembled once and never changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Site;
use crate::diagnostics::told::Told;
use crate::model::document::Document;
use crate::model::legal_basis::LegalBasis;
use crate::model::notices::Notices;
use crate::model::object_id::ObjectId;
use crate::model::processing::Processing;
use crate::model::read_text::{Lost, Searched};
use crate::model::record::Recorded;
use crate::model::timeline::{ChangeKind, Removal, Timeline};
use crate::text::date::Date;
use crate::text::language::Language;

/// One organisation's published site, at one commit. What a copy of it shares with it is not copied.
#[derive(Debug, Clone, Hash)]
pub struct Portal {
    pub site: Site,
    pub departments: BTreeMap<String, Department>,
    pub notices: Notices,
    /// Texts of `site/` that pages are made from, by name and language.
    pub site_texts: BTreeMap<(SiteText, Language), SitePage>,
    pub history: HistoryState,
    /// Files that are published as they are, such as the crest: name and bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A page whose text stands in `site/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteText {
    /// `site/accessibility.md`
    Accessibility,
    /// `site/rights.md`
    Rights,
}

impl SiteText {
    /// Its file within `site/`, in one language.
    pub fn file(self, language: Language, default: Language) -> String {
        let name = match self {
            Self::Accessibility => "accessibility",
            Self::Rights => "rights",
        };
        if language == default {
            format!("{name}.md")
        } else {
            format!("{name}.{}.md", language.code())
        }
    }
}

/// One text of `site/`.
#[derive(Debug, Clone, Hash)]
pub struct SitePage {
    pub text: TextRef,
    pub outline: Outline,
}

/// What is known of the portal's past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HistoryState {
    /// The content is in no repository.
    NoRepository,
    /// The repository has no commit yet.
    NoCommits,
    /// All of it.
    Whole,
    /// A shallow clone: nothing is known from before this day.
    Since(Date),
}

/// A folder of notices.
#[derive(Debug, Clone, Hash)]
pub struct Department {
    /// The folder's slug, as in addresses.
    pub slug: String,
    pub texts: BTreeMap<Language, DepartmentText>,
    pub order: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DepartmentText {
    pub title: String,
    pub summary: Option<String>,
    pub text: Option<TextRef>,
    /// As [`Outline::links`].
    pub links: Vec<String>,
}

/// The address of a notice: slugs of its folder and of its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId {
    pub department: String,
    pub name: String,
}

/// One document on one register, in one or more languages, with its past.
#[derive(Debug, Clone, Hash)]
pub struct Notice {
    pub id: Arc<NoticeId>,
    /// Never empty; a text of a language may have been removed while another lives.
    pub texts: BTreeMap<Language, NoticeText>,
    /// Addresses that it had before.
    pub former: Vec<Arc<NoticeId>>,
}

/// A notice in one language.
#[derive(Debug, Clone, Hash)]
pub struct NoticeText {
    pub language: Language,
    /// The text now; for a removed one, the last.
    pub current: TextRef,
    pub outline: Outline,
    /// What search knows of the text now; empty for a removed one.
    pub searched: Searched,
    /// What it says now for the register; empty for a removed one.
    pub recorded: Recorded,
    pub timeline: Timeline,
    /// One for each revision of the timeline.
    pub facts: Vec<Arc<RevisionFacts>>,
    /// The text shown is not that of the newest commit, but of the working copy.
    pub draft: bool,
    /// What its timeline would say of the next commit; told in the preview only.
    pub pending: Option<Pending>,
}

/// What the working copy has of a text that no commit has yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Pending {
    /// The first text, or another than that of the newest version.
    Text(RevisionFacts),
    /// The same text at another path.
    Move,
    /// Its file is gone.
    Removal,
}

/// Where a text is found: its blob, and the path that its links start from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextRef {
    pub blob: ObjectId,
    /// From the content folder (or `site/`, for a page of the site).
    pub path: String,
    pub language: Language,
}

/// What lists and other pages need to know of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Outline {
    pub title: String,
    pub date: Option<Date>,
    pub summary: Option<String>,
    pub words: usize,
    /// Paths of the texts that it links to, from the content folder; each once.
    pub links: Vec<String>,
    /// The legal bases that it names.
    pub bases: Vec<LegalBasis>,
    /// What else it tells of the processing.
    pub processing: Processing,
}

/// What the timeline says of one revision.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RevisionFacts {
    pub title: String,
    /// The date that the text bore.
    pub borne: Option<Date>,
    pub words: usize,
    /// As [`Outline::links`].
    pub links: Vec<String>,
    /// What changed since the revision before; none for the first.
    pub change: Option<ChangeSummary>,
    /// What the revision before said otherwise, for search in past versions.
    pub lost: Lost,
}

/// A change in short.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct ChangeSummary {
    pub extent: Extent,
    /// The parts that read otherwise or stand elsewhere, in the order of the text.
    pub sections: Vec<TouchedSection>,
    pub words_added: usize,
    pub words_removed: usize,
}

/// How far a change reaches.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// What is read is the same.
    #[default]
    Nothing,
    /// The same words in another layout, such as a list that was a paragraph.
    Layout,
    /// The same words, with parts or blocks of them in another order.
    Order,
    /// Words, or addresses of links, are others, or text stands under another heading.
    Content,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct TouchedSection {
    pub heading: String,
    pub touch: Touch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Touch {
    Added,
    Removed,
    Changed,
    /// The same words, elsewhere among the parts or in another order.
    Moved,
}

impl Touch {
    /// The end of its name among the words of the interface: `touch-added`; its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// What kind of change a revision is. By rule, so that two readers come to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// The first text.
    New,
    /// The text says something else than before.
    Substantive,
    /// Declared so by its author, or nothing that is read changed.
    Technical,
    /// The text says something else, and the date that it bears is the one it bore before.
    Silent,
}

impl NoticeText {
    /// Whether it is published now, and has not been removed.
    pub fn is_in_force(&self) -> bool {
        self.timeline.removed.is_none()
    }

    /// What kind of change the revision at a place of the timeline is.
    pub fn nature(&self, at: usize) -> Nature {
        let facts = &self.facts[at];
        let Some(change) = &facts.change else { return Nature::New };
        let declared = self.timeline.revisions[at].kind;
        if declared == Some(ChangeKind::Technical)
            || (declared.is_none() && change.extent < Extent::Content)
        {
            return Nature::Technical;
        }
        let borne_before = at.checked_sub(1).and_then(|before| self.facts[before].borne);
        match facts.borne {
            Some(borne) if Some(borne) == borne_before && change.extent == Extent::Content => {
                Nature::Silent
            }
            _ => Nature::Substantive,
        }
    }
}

/// Gives the parsed text for a reference.
pub trait Documents: Sync {
    /// The document, or what is wrong when the repository cannot give the text.
    fn document(&self, text: &TextRef) -> Result<Arc<Document>, TextUnavailable>;
}

/// A text that the repository names but cannot give.
#[derive(Debug, Clone)]
pub struct TextUnavailable {
    pub path: String,
    pub reason: Told,
}

impl Notice {
    /// The text shown to readers of a language: in that language, else in the first language of
    /// the portal that has one, else any; texts in force before removed ones.
    pub fn text(&self, language: Language, site: &Site) -> &NoticeText {
        let mut preferred = std::iter::once(language).chain(site.languages.iter().copied());
        preferred
            .find_map(|wanted| self.texts.get(&wanted).filter(|text| text.is_in_force()))
            .unwrap_or_else(|| self.text_with_history(language, site))
    }

    /// The text whose past is shown to readers of a language: as [`Self::text`], but a text of that
    /// language is taken even if it has been removed.
    pub fn text_with_history(&self, language: Language, site: &Site) -> &NoticeText {
        let mut preferred = std::iter::once(language).chain(site.languages.iter().copied());
        preferred
            .find_map(|wanted| self.texts.get(&wanted))
            .or_else(|| self.texts.values().next())
            .expect("a notice has a text")
    }

    /// The legal bases that its texts in force name.
    pub fn legal_bases(&self) -> BTreeSet<LegalBasis> {
        let in_force = self.texts.values().filter(|text| text.is_in_force());
        in_force.flat_map(|text| text.outline.bases.iter().copied()).collect()
    }

    /// Set when no text of the notice is in force.
    pub fn removal(&self, site: &Site) -> Option<&Removal> {
        let removed = self.texts.values().all(|text| text.timeline.removed.is_some());
        let text = self.text_with_history(site.default_language(), site);
        removed.then_some(text.timeline.removed.as_ref()).flatten()
    }
}

impl Department {
    /// Its title and introduction for readers of a language.
    pub fn text(&self, language: Language, site: &Site) -> (Language, &DepartmentText) {
        let mut preferred = std::iter::once(language).chain(site.languages.iter().copied());
        preferred
            .find_map(|wanted| self.texts.get_key_value(&wanted))
            .or_else(|| self.texts.iter().next())
            .map(|(language, text)| (*language, text))
            .expect("a department has a title")
    }
}

impl Portal {
    /// The notices of a department that are in force.
    pub fn notices_of<'a>(&'a self, department: &'a str) -> impl Iterator<Item = &'a Notice> {
        self.notices_in_force().filter(move |notice| notice.id.department == department)
    }

    pub fn notices_in_force(&self) -> impl Iterator<Item = &Notice> {
        self.notices.values().filter(|notice| notice.removal(&self.site).is_none())
    }

    /// A text of `site/` for readers of a language.
    pub fn site_text(&self, which: SiteText, language: Language) -> Option<(Language, &SitePage)> {
        let mut preferred = std::iter::once(language).chain(self.site.languages.iter().copied());
        preferred.find_map(|wanted| Some((wanted, self.site_texts.get(&(which, wanted))?)))
    }

    pub fn notices_removed(&self) -> impl Iterator<Item = &Notice> {
        self.notices.values().filter(|notice| notice.removal(&self.site).is_some())
    }
}
