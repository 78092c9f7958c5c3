//! What notices can be narrowed by, and the words that stand for it in addresses.

use std::borrow::Cow;

use crate::model::legal_basis::LegalBasis;
use crate::model::processing::{DataKind, SpecialCategory, Transfer};
use crate::text::language::Language;

/// One thing that holds of some notices, beside their department.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// They name this legal basis.
    Basis(LegalBasis),
    /// They speak of this kind of data.
    Data(DataKind),
    /// They speak of this special category of data.
    Special(SpecialCategory),
    /// What they say of transfers outside the EU and the EEA.
    Transfer(Transfer),
    /// They name this information system, by the slug of its name.
    System(String),
    /// They can be read in this language.
    Language(Language),
    /// Some text of theirs changed within the year before the newest change of the portal.
    Changed,
}

/// Facets of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetGroup {
    /// Departments are chosen on pages of their own.
    Department,
    Basis,
    Data,
    Special,
    Transfer,
    System,
    Language,
    Changed,
}

impl FacetGroup {
    /// In the order in which readers see them.
    pub const ALL: [Self; 8] = [
        Self::Department,
        Self::Basis,
        Self::Data,
        Self::Special,
        Self::Transfer,
        Self::System,
        Self::Language,
        Self::Changed,
    ];

    /// Its word in addresses: `oikeusperuste`.
    pub fn key(self, language: Language) -> &'static str {
        words(language).groups[self as usize]
    }

    /// The name of its title among the words of the interface.
    pub fn title_id(self) -> &'static str {
        match self {
            Self::Department => "facet-department",
            Self::Basis => "facet-basis",
            Self::Data => "facet-data",
            Self::Special => "facet-special",
            Self::Transfer => "facet-transfer",
            Self::System => "facet-system",
            Self::Language => "facet-language",
            Self::Changed => "facet-changed",
        }
    }
}

impl Facet {
    pub fn group(&self) -> FacetGroup {
        match self {
            Self::Basis(_) => FacetGroup::Basis,
            Self::Data(_) => FacetGroup::Data,
            Self::Special(_) => FacetGroup::Special,
            Self::Transfer(_) => FacetGroup::Transfer,
            Self::System(_) => FacetGroup::System,
            Self::Language(_) => FacetGroup::Language,
            Self::Changed => FacetGroup::Changed,
        }
    }

    /// Its word in addresses: `yleinen-etu`.
    pub fn key(&self, language: Language) -> Cow<'_, str> {
        let words = words(language);
        Cow::Borrowed(match self {
            Self::Basis(basis) => word_of(&LegalBasis::ALL, &words.bases, *basis),
            Self::Data(kind) => word_of(&DataKind::ALL, &words.data, *kind),
            Self::Special(category) => word_of(&SpecialCategory::ALL, &words.special, *category),
            Self::Transfer(transfer) => word_of(&Transfer::ALL, &words.transfers, *transfer),
            Self::System(slug) => slug,
            Self::Language(of) => word_of(&Language::ALL, &words.languages, *of),
            Self::Changed => words.within_a_year,
        })
    }
}

fn word_of<T: PartialEq>(all: &[T], words: &[&'static str], value: T) -> &'static str {
    let at = all.iter().position(|it| *it == value).expect("every value is among all");
    words[at]
}

/// Words of addresses in one language, each list in the order of its `ALL`.
struct Words {
    groups: [&'static str; 8],
    bases: [&'static str; 6],
    data: [&'static str; 10],
    special: [&'static str; 9],
    transfers: [&'static str; 2],
    languages: [&'static str; 3],
    within_a_year: &'static str,
}

const FINNISH: Words = Words {
    groups: [
        "toimiala",
        "oikeusperuste",
        "tiedot",
        "erityiset-tiedot",
        "siirto",
        "jarjestelma",
        "kieli",
        "muuttunut",
    ],
    bases: [
        "suostumus",
        "sopimus",
        "lakisaateinen-velvoite",
        "elintarkea-etu",
        "yleinen-etu",
        "oikeutettu-etu",
    ],
    data: [
        "yhteystiedot",
        "henkilotunnus",
        "perhe",
        "terveys",
        "talous",
        "koulutus",
        "tyo",
        "kuvat-ja-tallenteet",
        "sijainti",
        "sahkoiset-jaljet",
    ],
    special: [
        "terveys",
        "alkupera",
        "poliittiset-mielipiteet",
        "vakaumus",
        "ammattiliitto",
        "geneettiset-tiedot",
        "biometriset-tiedot",
        "seksuaalisuus",
        "rikokset",
    ],
    transfers: ["ei-siirreta", "siirretaan"],
    languages: ["suomi", "ruotsi", "englanti"],
    within_a_year: "vuoden-sisalla",
};

const SWEDISH: Words = Words {
    groups: [
        "sektor",
        "rattslig-grund",
        "uppgifter",
        "sarskilda-uppgifter",
        "overforing",
        "system",
        "sprak",
        "andrad",
    ],
    bases: [
        "samtycke",
        "avtal",
        "rattslig-forpliktelse",
        "grundlaggande-intressen",
        "allmant-intresse",
        "berattigat-intresse",
    ],
    data: [
        "kontaktuppgifter",
        "personbeteckning",
        "familj",
        "halsa",
        "ekonomi",
        "utbildning",
        "arbete",
        "bilder-och-inspelningar",
        "plats",
        "elektroniska-spar",
    ],
    special: [
        "halsa",
        "ursprung",
        "politiska-asikter",
        "overtygelse",
        "fackforening",
        "genetiska-uppgifter",
        "biometriska-uppgifter",
        "sexualitet",
        "brott",
    ],
    transfers: ["overfors-inte", "overfors"],
    languages: ["finska", "svenska", "engelska"],
    within_a_year: "inom-ett-ar",
};

const ENGLISH: Words = Words {
    groups: [
        "department",
        "legal-basis",
        "data",
        "special-categories",
        "transfers",
        "system",
        "language",
        "changed",
    ],
    bases: [
        "consent",
        "contract",
        "legal-obligation",
        "vital-interests",
        "public-interest",
        "legitimate-interests",
    ],
    data: [
        "contact-details",
        "identity-code",
        "family",
        "health",
        "finances",
        "education",
        "work",
        "images-and-recordings",
        "location",
        "electronic-traces",
    ],
    special: [
        "health",
        "origin",
        "political-opinions",
        "beliefs",
        "trade-union",
        "genetic-data",
        "biometric-data",
        "sexuality",
        "offences",
    ],
    transfers: ["not-transferred", "transferred"],
    languages: ["finnish", "swedish", "english"],
    within_a_year: "within-a-year",
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::Fi => &FINNISH,
        Language::Sv => &SWEDISH,
        Language::En => &ENGLISH,
    }
}
