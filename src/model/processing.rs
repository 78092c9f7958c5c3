//! What a notice tells of the processing, beside its legal basis: which kinds of personal data,
//! which special categories, whether data leaves the EU and the EEA, in which systems it is.

use serde::{Deserialize, Serialize};

/// What could be read off one text; what it leaves open is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Processing {
    /// In the order of [`DataKind::ALL`].
    pub data: Vec<DataKind>,
    /// In the order of [`SpecialCategory::ALL`].
    pub special: Vec<SpecialCategory>,
    pub transfer: Option<Transfer>,
    /// Names of information systems as written, in the order of the text.
    pub systems: Vec<String>,
}

/// Kinds of personal data (Art. 14(1)(d) and 30(1)(c) GDPR ask for "categories of personal data" and
/// name none): those that people know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// Addresses, telephone numbers, e-mail.
    Contact,
    /// The personal identity code (section 29 of the Data Protection Act, 1050/2018).
    IdentityCode,
    /// Children, guardians, spouses, next of kin.
    Family,
    Health,
    /// Income, fees, invoices, accounts.
    Finances,
    Education,
    Work,
    /// Photographs, camera surveillance, recordings of voice.
    Images,
    /// Where a person or their device is.
    Location,
    /// Logs, IP addresses, user accounts.
    Traces,
}

impl DataKind {
    pub const ALL: [Self; 10] = [
        Self::Contact,
        Self::IdentityCode,
        Self::Family,
        Self::Health,
        Self::Finances,
        Self::Education,
        Self::Work,
        Self::Images,
        Self::Location,
        Self::Traces,
    ];

    /// The end of its name among the words of the interface: `data-contact`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::IdentityCode => "identity-code",
            Self::Family => "family",
            Self::Health => "health",
            Self::Finances => "finances",
            Self::Education => "education",
            Self::Work => "work",
            Self::Images => "images",
            Self::Location => "location",
            Self::Traces => "traces",
        }
    }
}

/// Special categories of personal data (Art. 9(1) GDPR), and data on criminal convictions and
/// offences (Art. 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpecialCategory {
    Health,
    /// Racial or ethnic origin.
    Origin,
    /// Political opinions.
    Politics,
    /// Religious or philosophical beliefs.
    Belief,
    /// Trade union membership.
    Union,
    Genetic,
    /// Biometric data for identifying a person.
    Biometric,
    /// Sex life or sexual orientation.
    Sexuality,
    /// Criminal convictions and offences (Art. 10).
    Offences,
}

impl SpecialCategory {
    pub const ALL: [Self; 9] = [
        Self::Health,
        Self::Origin,
        Self::Politics,
        Self::Belief,
        Self::Union,
        Self::Genetic,
        Self::Biometric,
        Self::Sexuality,
        Self::Offences,
    ];

    /// The end of its name among the words of the interface: `special-health`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Origin => "origin",
            Self::Politics => "politics",
            Self::Belief => "belief",
            Self::Union => "union",
            Self::Genetic => "genetic",
            Self::Biometric => "biometric",
            Self::Sexuality => "sexuality",
            Self::Offences => "offences",
        }
    }
}

/// Whether personal data is transferred outside the EU and the EEA (Art. 13(1)(f), 14(1)(f) and
/// chapter V GDPR).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transfer {
    None,
    /// Always or in some cases.
    Made,
}

impl Transfer {
    pub const ALL: [Self; 2] = [Self::None, Self::Made];

    pub fn is_made(self) -> bool {
        self == Self::Made
    }

    /// The end of its name among the words of the interface: `transfer-none`.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Made => "made",
        }
    }
}
