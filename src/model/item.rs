//! Items: what a section of a notice can be about. The table says what each is called and which
//! provision asks for it.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::language::Language;
use crate::text::slug::slug;

/// A matter that a notice speaks of (items of Art. 13, 14 and 30 GDPR and of Finnish practice).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    RegisterName,
    Summary,
    Controller,
    JointControllers,
    ControllerRepresentative,
    ResponsiblePerson,
    ContactPerson,
    Dpo,
    Processors,
    Purposes,
    LegalBasis,
    LegitimateInterests,
    Consent,
    SpecialCategoryBasis,
    Statutes,
    DataSubjects,
    DataCategories,
    DataSources,
    ProvisionRequirement,
    Recipients,
    ThirdCountryTransfers,
    Retention,
    SecurityMeasures,
    SecurityManual,
    SecurityDigital,
    InformationSystems,
    StorageForm,
    Confidentiality,
    AutomatedDecisionMaking,
    Rights,
    RightAccess,
    RightRectification,
    RightErasure,
    RightRestriction,
    RightObjection,
    RightPortability,
    RightProhibit,
    ExercisingRights,
    Complaint,
    Cookies,
    FurtherProcessing,
    Dpia,
    CreatedDate,
    UpdatedDate,
    ChangeLog,
    Department,
    Approval,
    RegisterAdministration,
    RelatedDocuments,
}

/// The names of an item.
#[derive(Debug)]
struct Names {
    item: Item,
    /// The name in data: stable.
    id: &'static str,
    fi: &'static str,
    sv: &'static str,
    en: &'static str,
}

const fn names(
    item: Item,
    id: &'static str,
    fi: &'static str,
    sv: &'static str,
    en: &'static str,
) -> Names {
    Names { item, id, fi, sv, en }
}

/// In the order of the enumeration.
const NAMES: &[Names] = &[
    names(
        Item::RegisterName,
        "register_name",
        "Rekisterin nimi",
        "Registrets namn",
        "Name of the register",
    ),
    names(Item::Summary, "summary", "Tiivistelmä", "Sammanfattning", "Summary"),
    names(
        Item::Controller,
        "controller",
        "Rekisterinpitäjä",
        "Personuppgiftsansvarig",
        "Controller",
    ),
    names(
        Item::JointControllers,
        "joint_controllers",
        "Yhteisrekisterinpitäjät",
        "Gemensamt personuppgiftsansvariga",
        "Joint controllers",
    ),
    names(
        Item::ControllerRepresentative,
        "controller_representative",
        "Rekisterinpitäjän edustaja",
        "Företrädare för den personuppgiftsansvarige",
        "Representative of the controller",
    ),
    names(
        Item::ResponsiblePerson,
        "responsible_person",
        "Rekisterin vastuuhenkilö",
        "Registrets ansvarsperson",
        "Person responsible for the register",
    ),
    names(
        Item::ContactPerson,
        "contact_person",
        "Yhteyshenkilö rekisteriä koskevissa asioissa",
        "Kontaktperson i registerärenden",
        "Contact person",
    ),
    names(Item::Dpo, "dpo", "Tietosuojavastaava", "Dataskyddsombud", "Data protection officer"),
    names(
        Item::Processors,
        "processors",
        "Henkilötietojen käsittelijät",
        "Personuppgiftsbiträden",
        "Processors",
    ),
    names(
        Item::Purposes,
        "purposes",
        "Henkilötietojen käsittelyn tarkoitus",
        "Ändamålet med behandlingen av personuppgifter",
        "Purposes of processing",
    ),
    names(
        Item::LegalBasis,
        "legal_basis",
        "Käsittelyn oikeusperuste",
        "Rättslig grund",
        "Legal basis",
    ),
    names(
        Item::LegitimateInterests,
        "legitimate_interests",
        "Oikeutetut edut",
        "Berättigade intressen",
        "Legitimate interests",
    ),
    names(Item::Consent, "consent", "Suostumus", "Samtycke", "Consent"),
    names(
        Item::SpecialCategoryBasis,
        "special_category_basis",
        "Erityisten henkilötietoryhmien käsittely",
        "Behandling av särskilda kategorier av personuppgifter",
        "Special categories of data",
    ),
    names(
        Item::Statutes,
        "statutes",
        "Keskeinen lainsäädäntö",
        "Central lagstiftning",
        "Key legislation",
    ),
    names(
        Item::DataSubjects,
        "data_subjects",
        "Rekisteröityjen ryhmät",
        "Kategorier av registrerade",
        "Categories of data subjects",
    ),
    names(
        Item::DataCategories,
        "data_categories",
        "Henkilötietoryhmät ja rekisterin tietosisältö",
        "Kategorier av personuppgifter",
        "Categories of personal data",
    ),
    names(Item::DataSources, "data_sources", "Tietolähteet", "Uppgiftskällor", "Sources of data"),
    names(
        Item::ProvisionRequirement,
        "provision_requirement",
        "Tietojen antamisen pakollisuus",
        "Skyldighet att lämna uppgifter",
        "Whether providing data is required",
    ),
    names(
        Item::Recipients,
        "recipients",
        "Vastaanottajat ja luovutukset",
        "Mottagare och utlämnande",
        "Recipients and disclosures",
    ),
    names(
        Item::ThirdCountryTransfers,
        "third_country_transfers",
        "Siirrot EU:n tai ETA:n ulkopuolelle",
        "Överföring utanför EU eller EES",
        "Transfers outside the EU/EEA",
    ),
    names(Item::Retention, "retention", "Säilytysaika", "Lagringstid", "Retention period"),
    names(
        Item::SecurityMeasures,
        "security_measures",
        "Rekisterin suojauksen periaatteet",
        "Principer för skydd av registret",
        "Security measures",
    ),
    names(
        Item::SecurityManual,
        "security_manual",
        "Manuaalinen aineisto",
        "Manuellt material",
        "Manual material",
    ),
    names(
        Item::SecurityDigital,
        "security_digital",
        "Sähköisesti käsiteltävät tiedot",
        "Elektroniskt material",
        "Electronic material",
    ),
    names(
        Item::InformationSystems,
        "information_systems",
        "Ylläpitojärjestelmät",
        "Informationssystem",
        "Information systems",
    ),
    names(
        Item::StorageForm,
        "storage_form",
        "Rekisterin muoto",
        "Registrets form",
        "Form of the register",
    ),
    names(
        Item::Confidentiality,
        "confidentiality",
        "Julkisuus ja salassapito",
        "Offentlighet och sekretess",
        "Publicity and secrecy",
    ),
    names(
        Item::AutomatedDecisionMaking,
        "automated_decision_making",
        "Automaattinen päätöksenteko ja profilointi",
        "Automatiserat beslutsfattande och profilering",
        "Automated decision-making and profiling",
    ),
    names(
        Item::Rights,
        "rights",
        "Rekisteröidyn oikeudet",
        "Den registrerades rättigheter",
        "Rights of the data subject",
    ),
    names(
        Item::RightAccess,
        "right_access",
        "Oikeus saada pääsy tietoihin",
        "Rätt till tillgång",
        "Right of access",
    ),
    names(
        Item::RightRectification,
        "right_rectification",
        "Oikeus oikaista tietoja",
        "Rätt till rättelse",
        "Right to rectification",
    ),
    names(
        Item::RightErasure,
        "right_erasure",
        "Oikeus tietojen poistamiseen",
        "Rätt till radering",
        "Right to erasure",
    ),
    names(
        Item::RightRestriction,
        "right_restriction",
        "Oikeus käsittelyn rajoittamiseen",
        "Rätt till begränsning av behandling",
        "Right to restriction",
    ),
    names(
        Item::RightObjection,
        "right_objection",
        "Vastustamisoikeus",
        "Rätt att göra invändningar",
        "Right to object",
    ),
    names(
        Item::RightPortability,
        "right_portability",
        "Oikeus siirtää tiedot järjestelmästä toiseen",
        "Rätt till dataportabilitet",
        "Right to data portability",
    ),
    names(
        Item::RightProhibit,
        "right_prohibit",
        "Kielto-oikeus",
        "Förbudsrätt",
        "Right to prohibit use",
    ),
    names(
        Item::ExercisingRights,
        "exercising_rights",
        "Oikeuksien käyttäminen",
        "Hur rättigheterna utövas",
        "How to exercise rights",
    ),
    names(
        Item::Complaint,
        "complaint",
        "Oikeus tehdä valitus valvontaviranomaiselle",
        "Rätt att lämna in klagomål till tillsynsmyndigheten",
        "Right to lodge a complaint",
    ),
    names(Item::Cookies, "cookies", "Evästeet", "Kakor", "Cookies"),
    names(
        Item::FurtherProcessing,
        "further_processing",
        "Myöhempi käsittely",
        "Vidarebehandling",
        "Further processing",
    ),
    names(
        Item::Dpia,
        "dpia",
        "Tietosuojan vaikutustenarviointi",
        "Konsekvensbedömning",
        "Impact assessment",
    ),
    names(
        Item::CreatedDate,
        "created_date",
        "Laatimispäivä",
        "Datum för uppgörandet",
        "Date drawn up",
    ),
    names(Item::UpdatedDate, "updated_date", "Päivitetty", "Uppdaterad", "Last updated"),
    names(
        Item::ChangeLog,
        "change_log",
        "Muutokset tähän selosteeseen",
        "Ändringar i beskrivningen",
        "Changes to this notice",
    ),
    names(Item::Department, "department", "Toimiala", "Sektor", "Department"),
    names(Item::Approval, "approval", "Hyväksyjä", "Godkänd av", "Approved by"),
    names(
        Item::RegisterAdministration,
        "register_administration",
        "Rekisterihallinto",
        "Förvaltning av registret",
        "Administration of the register",
    ),
    names(
        Item::RelatedDocuments,
        "related_documents",
        "Lisätietoja ja liitteet",
        "Mer information",
        "Further information",
    ),
];

impl Item {
    /// Every item, in the order in which a notice usually has them.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|names| names.item)
    }

    fn names(self) -> &'static Names {
        &NAMES[self as usize]
    }

    /// The stable name in data: `legal_basis`.
    pub fn id(self) -> &'static str {
        self.names().id
    }

    /// What the item is called in one language.
    pub fn label(self, language: Language) -> &'static str {
        let names = self.names();
        match language {
            Language::Fi => names.fi,
            Language::Sv => names.sv,
            Language::En => names.en,
        }
    }

    /// The fragment of the address of a section on this item, in the text's language.
    pub fn anchor(self, language: Language) -> &'static str {
        static ANCHORS: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
            let of = |names: &Names| [names.fi, names.sv, names.en].map(slug);
            NAMES.iter().map(of).collect()
        });
        let [fi, sv, en] = &ANCHORS[self as usize];
        match language {
            Language::Fi => fi,
            Language::Sv => sv,
            Language::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_follows_the_enumeration() {
        for (at, names) in NAMES.iter().enumerate() {
            assert_eq!(names.item as usize, at, "{}", names.id);
            let quoted = serde_json::to_string(&names.item).unwrap();
            assert_eq!(quoted, format!("\"{}\"", names.id));
        }
    }

    #[test]
    fn anchors_tell_items_apart() {
        for language in Language::ALL {
            let anchors: BTreeSet<&str> = Item::all().map(|item| item.anchor(language)).collect();
            assert_eq!(anchors.len(), Item::all().count());
            assert!(anchors.iter().all(|anchor| !anchor.is_empty()));
        }
        assert_eq!(Item::Controller.anchor(Language::Fi), "rekisterinpitaja");
    }
}
