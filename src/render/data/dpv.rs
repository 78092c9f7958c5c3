//! Terms of the W3C Data Privacy Vocabulary (DPV 2.3, <https://w3id.org/dpv>): its own, those for the GDPR
//! and those for personal data. The addresses of its namespaces bear no version.

use serde::Serialize;

use crate::model::legal_basis::{LegalBasis, Right};
use crate::model::processing::{DataKind, SpecialCategory};

/// What short names stand for. It is written into every document, so that no reader must fetch it.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Context {
    dct: &'static str,
    dpv: &'static str,
    #[serde(rename = "eu-gdpr")]
    eu_gdpr: &'static str,
    #[serde(rename = "legal-eu")]
    legal_eu: &'static str,
    #[serde(rename = "legal-fi")]
    legal_fi: &'static str,
    loc: &'static str,
    pd: &'static str,
    xsd: &'static str,
}

pub(super) const CONTEXT: Context = Context {
    dct: "http://purl.org/dc/terms/",
    dpv: "https://w3id.org/dpv#",
    eu_gdpr: "https://w3id.org/dpv/legal/eu/gdpr#",
    legal_eu: "https://w3id.org/dpv/legal/eu#",
    legal_fi: "https://w3id.org/dpv/legal/fi#",
    loc: "https://w3id.org/dpv/loc#",
    pd: "https://w3id.org/dpv/pd#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
};

/// The General Data Protection Regulation.
pub(super) const GDPR: &str = "legal-eu:law-GDPR";
/// The Finnish supervisory authority (Art. 51 GDPR).
pub(super) const AUTHORITY: &str = "legal-fi:DPA-FI";
pub(super) const FINLAND: &str = "loc:FI";
/// The right to lodge a complaint (Art. 77 GDPR), which every legal basis leaves.
const COMPLAINT: &str = "eu-gdpr:A77";

pub(super) fn legal_basis(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::Consent => "eu-gdpr:A6-1-a",
        LegalBasis::Contract => "eu-gdpr:A6-1-b",
        LegalBasis::Obligation => "eu-gdpr:A6-1-c",
        LegalBasis::VitalInterest => "eu-gdpr:A6-1-d",
        LegalBasis::PublicTask => "eu-gdpr:A6-1-e",
        LegalBasis::LegitimateInterest => "eu-gdpr:A6-1-f",
    }
}

/// The rights that some legal bases give; none where no basis is known.
pub(super) fn rights(bases: &[LegalBasis]) -> Vec<&'static str> {
    if bases.is_empty() {
        return Vec::new();
    }
    let given =
        Right::ALL.into_iter().filter(|right| bases.iter().any(|basis| right.is_given_by(*basis)));
    given.map(right).chain([COMPLAINT]).collect()
}

fn right(right: Right) -> &'static str {
    match right {
        Right::Access => "eu-gdpr:A15",
        Right::Rectification => "eu-gdpr:A16",
        Right::Erasure => "eu-gdpr:A17",
        Right::Restriction => "eu-gdpr:A18",
        Right::Portability => "eu-gdpr:A20",
        Right::Objection => "eu-gdpr:A21",
        Right::Withdrawal => "eu-gdpr:A7-3",
    }
}

pub(super) fn data_kind(kind: DataKind) -> &'static str {
    match kind {
        DataKind::Contact => "pd:Contact",
        DataKind::IdentityCode => "pd:OfficialID",
        DataKind::Family => "pd:FamilyStructure",
        DataKind::Health => "pd:Health",
        DataKind::Finances => "pd:Financial",
        DataKind::Education => "pd:Education",
        DataKind::Work => "pd:CurrentEmployment",
        DataKind::Images => "pd:Picture",
        DataKind::Location => "pd:Location",
        DataKind::Traces => "pd:IPAddress",
    }
}

/// A special category of Art. 9(1) GDPR, or data of Art. 10: its own term where the vocabulary has one,
/// and what it is called.
pub(super) fn special_category(category: SpecialCategory) -> (Option<&'static str>, &'static str) {
    match category {
        SpecialCategory::Health => (Some("pd:Health"), "Health"),
        SpecialCategory::Origin => (Some("pd:Ethnicity"), "Racial or ethnic origin"),
        SpecialCategory::Politics => (None, "Political opinions"),
        SpecialCategory::Belief => (Some("pd:Religion"), "Religious or philosophical beliefs"),
        SpecialCategory::Union => (None, "Trade union membership"),
        SpecialCategory::Genetic => (None, "Genetic data"),
        SpecialCategory::Biometric => (None, "Biometric data"),
        SpecialCategory::Sexuality => (None, "Sex life or sexual orientation"),
        SpecialCategory::Offences => (None, "Criminal convictions and offences (Art. 10)"),
    }
}
