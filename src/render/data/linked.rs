//! A notice, or one version of it, as JSON-LD 1.1 in the terms of the Data Privacy Vocabulary: what the
//! text is understood to say, and its own words on each matter.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::model::portal::{Notice, NoticeText};
use crate::model::processing::{Processing, SpecialCategory, Transfer};
use crate::model::record::Recorded;
use crate::parse::legal_basis::legal_bases;
use crate::parse::processing::processing;
use crate::parse::record::recorded;
use crate::render::data::dpv::{self, AUTHORITY, CONTEXT, Context, FINLAND, GDPR};
use crate::render::data::notice::{NoticeData, Status, address, written};
use crate::render::scope::Scope;
use crate::routes::Page;
use crate::text::language::Language;

/// A node that is named elsewhere.
#[derive(Debug, Serialize)]
struct Named<'d> {
    #[serde(rename = "@id")]
    id: &'d str,
}

/// A text in its language.
#[derive(Debug, Clone, Copy, Serialize)]
struct Text<'d> {
    #[serde(rename = "@value")]
    value: &'d str,
    #[serde(rename = "@language")]
    language: Language,
}

#[derive(Debug, Serialize)]
struct Day<'d> {
    #[serde(rename = "@value")]
    value: &'d str,
    #[serde(rename = "@type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Linked<'d> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(flatten)]
    notice: NoticeNode<'d>,
}

#[derive(Debug, Serialize)]
struct NoticeNode<'d> {
    #[serde(rename = "@id")]
    id: &'d str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:title")]
    title: Text<'d>,
    #[serde(rename = "dct:description", skip_serializing_if = "Option::is_none")]
    summary: Option<Text<'d>>,
    #[serde(rename = "dct:language")]
    language: Language,
    /// The date that the text bears.
    #[serde(rename = "dct:date", skip_serializing_if = "Option::is_none")]
    date: Option<Day<'d>>,
    /// The day of the version.
    #[serde(rename = "dct:modified", skip_serializing_if = "Option::is_none")]
    modified: Option<Day<'d>>,
    /// The days on which it was in force, as intervals of ISO 8601.
    #[serde(rename = "dct:valid", skip_serializing_if = "Vec::is_empty")]
    valid: Vec<String>,
    #[serde(rename = "dct:license", skip_serializing_if = "Option::is_none")]
    licence: Option<Named<'d>>,
    #[serde(rename = "dct:isVersionOf", skip_serializing_if = "Option::is_none")]
    version_of: Option<Named<'d>>,
    #[serde(rename = "dct:hasVersion", skip_serializing_if = "Vec::is_empty")]
    versions: Vec<Named<'d>>,
    #[serde(rename = "dct:replaces", skip_serializing_if = "Option::is_none")]
    replaces: Option<Named<'d>>,
    #[serde(rename = "dpv:hasNoticeStatus")]
    status: Named<'static>,
    #[serde(rename = "dpv:hasApplicableLaw")]
    law: Named<'static>,
    #[serde(rename = "dpv:hasAuthority")]
    authority: Named<'static>,
    #[serde(rename = "dpv:hasProcess")]
    process: Process<'d>,
}

#[derive(Debug, Serialize)]
struct Process<'d> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dpv:hasJurisdiction")]
    jurisdiction: Named<'static>,
    #[serde(rename = "dpv:hasDataController", skip_serializing_if = "Option::is_none")]
    controller: Option<Told<'d>>,
    #[serde(rename = "dpv:hasJointDataControllers", skip_serializing_if = "Option::is_none")]
    joint_controllers: Option<Told<'d>>,
    #[serde(rename = "dpv:hasRepresentative", skip_serializing_if = "Option::is_none")]
    representative: Option<Told<'d>>,
    #[serde(rename = "dpv:hasDataProtectionOfficer", skip_serializing_if = "Option::is_none")]
    officer: Option<Told<'d>>,
    #[serde(rename = "dpv:hasPurpose", skip_serializing_if = "Option::is_none")]
    purpose: Option<Told<'d>>,
    #[serde(rename = "dpv:hasLegalBasis", skip_serializing_if = "Vec::is_empty")]
    bases: Vec<Named<'static>>,
    #[serde(rename = "dpv:hasDataSubject", skip_serializing_if = "Option::is_none")]
    subjects: Option<Told<'d>>,
    #[serde(rename = "dpv:hasPersonalData", skip_serializing_if = "Vec::is_empty")]
    data: Vec<PersonalData<'d>>,
    #[serde(rename = "dpv:hasDataSource", skip_serializing_if = "Option::is_none")]
    source: Option<Told<'d>>,
    #[serde(rename = "dpv:hasRecipient", skip_serializing_if = "Option::is_none")]
    recipients: Option<Told<'d>>,
    #[serde(rename = "dpv:hasDataProcessor", skip_serializing_if = "Option::is_none")]
    processors: Option<Told<'d>>,
    #[serde(rename = "dpv:hasThirdCountry", skip_serializing_if = "Option::is_none")]
    third_country: Option<Told<'d>>,
    #[serde(rename = "dpv:hasStorageCondition", skip_serializing_if = "Option::is_none")]
    storage: Option<Told<'d>>,
    #[serde(
        rename = "dpv:hasTechnicalOrganisationalMeasure",
        skip_serializing_if = "Option::is_none"
    )]
    measures: Option<Told<'d>>,
    #[serde(rename = "dpv:hasRight", skip_serializing_if = "Vec::is_empty")]
    rights: Vec<Named<'static>>,
}

/// What the text says of a matter, in its own words.
#[derive(Debug, Serialize)]
struct Told<'d> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "dpv:hasName", skip_serializing_if = "Option::is_none")]
    name: Option<&'d str>,
    #[serde(rename = "dct:description", skip_serializing_if = "Option::is_none")]
    description: Option<Text<'d>>,
}

#[derive(Debug, Serialize)]
struct PersonalData<'d> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'static str>,
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "dct:title", skip_serializing_if = "Option::is_none")]
    title: Option<Text<'static>>,
    #[serde(rename = "dct:description", skip_serializing_if = "Option::is_none")]
    description: Option<Text<'d>>,
}

const SPECIAL: &str = "dpv:SpecialCategoryPersonalData";

/// The bytes of the data on a text.
pub fn linked_file(data: &NoticeData, document: &Document) -> Vec<u8> {
    let said = Said { on: &recorded(document), language: data.language };
    let summary = document.front.summary.as_deref().map(|summary| said.text(summary));
    let process = process(data, document, said);
    written(&Linked { context: CONTEXT, notice: notice_node(data, summary, process) })
}

/// What a text says, in its language.
#[derive(Clone, Copy)]
struct Said<'d> {
    on: &'d Recorded,
    language: Language,
}

impl<'d> Said<'d> {
    fn text(self, value: &'d str) -> Text<'d> {
        Text { value, language: self.language }
    }

    fn description(self, item: Item) -> Option<Text<'d>> {
        self.on.on(item).map(|said| self.text(said))
    }

    fn told(self, item: Item, kind: Option<&'static str>) -> Option<Told<'d>> {
        let description = self.description(item)?;
        Some(Told { kind, name: None, description: Some(description) })
    }
}

fn process<'d>(data: &'d NoticeData, document: &Document, said: Said<'d>) -> Process<'d> {
    let bases = legal_bases(document);
    let read = processing(document);
    let name = data.present.as_ref().and_then(|present| present.organisation.name.as_deref());
    let described = said.description(Item::Controller);
    let controller = Told { kind: Some("dpv:DataController"), name, description: described };
    let categories = said.description(Item::DataCategories).map(|description| PersonalData {
        kind: Some("dpv:PersonalData"),
        description: Some(description),
        ..PersonalData::none()
    });
    let country = Told {
        kind: Some("dpv:ThirdCountry"),
        name: None,
        description: said.description(Item::ThirdCountryTransfers),
    };
    Process {
        kind: "dpv:Process",
        jurisdiction: Named { id: FINLAND },
        controller: (name.is_some() || described.is_some()).then_some(controller),
        joint_controllers: said.told(Item::JointControllers, None),
        representative: said.told(Item::ControllerRepresentative, None),
        officer: said.told(Item::Dpo, Some("dpv:DataProtectionOfficer")),
        purpose: said.told(Item::Purposes, Some("dpv:Purpose")),
        bases: bases.iter().map(|basis| Named { id: dpv::legal_basis(*basis) }).collect(),
        subjects: said.told(Item::DataSubjects, Some("dpv:DataSubject")),
        data: categories.into_iter().chain(personal_data(read)).collect(),
        source: said.told(Item::DataSources, None),
        recipients: said.told(Item::Recipients, Some("dpv:Recipient")),
        processors: said.told(Item::Processors, Some("dpv:DataProcessor")),
        third_country: (read.transfer == Some(Transfer::Made)).then_some(country),
        storage: said.told(Item::Retention, Some("dpv:StorageCondition")),
        measures: said.told(Item::SecurityMeasures, None),
        rights: dpv::rights(&bases).into_iter().map(|id| Named { id }).collect(),
    }
}

fn notice_node<'d>(
    data: &'d NoticeData,
    summary: Option<Text<'d>>,
    process: Process<'d>,
) -> NoticeNode<'d> {
    let present = data.present.as_ref();
    let day = |value| Day { value, kind: "xsd:date" };
    let version = data.version.as_ref();
    let licence = present.and_then(|present| present.licence.as_ref()?.url.as_deref());
    let versions = present.into_iter().flat_map(|present| &present.versions);
    let periods = version.into_iter().flat_map(|version| &version.in_force);
    NoticeNode {
        id: &data.url,
        kind: "dpv:PrivacyNotice",
        title: Text { value: &data.title, language: data.language },
        summary,
        language: data.language,
        date: data.notice_date.as_deref().map(day),
        modified: version.map(|version| day(&version.date)),
        valid: periods
            .map(|period| format!("{}/{}", period.from, period.to.as_deref().unwrap_or("..")))
            .collect(),
        licence: licence.map(|id| Named { id }),
        version_of: present.is_none().then_some(Named { id: &data.notice_url }),
        versions: versions.map(|version| Named { id: &version.url }).collect(),
        replaces: version
            .filter(|_| present.is_none())
            .and_then(|version| version.previous.as_deref())
            .map(|id| Named { id }),
        status: Named {
            id: match data.status {
                Status::InForce => "dpv:NoticeLatest",
                Status::Superseded | Status::Removed => "dpv:NoticeStale",
            },
        },
        law: Named { id: GDPR },
        authority: Named { id: AUTHORITY },
        process,
    }
}

impl PersonalData<'_> {
    fn none() -> Self {
        Self { id: None, kind: None, title: None, description: None }
    }
}

/// The kinds and the special categories of data that a text is understood to tell of.
fn personal_data<'t>(read: &Processing) -> impl Iterator<Item = PersonalData<'t>> + use<'t> {
    let special = |category: &SpecialCategory| {
        let (id, title) = dpv::special_category(*category);
        PersonalData {
            id,
            kind: Some(SPECIAL),
            title: Some(Text { value: title, language: Language::En }),
            ..PersonalData::none()
        }
    };
    let of_special: Vec<_> = read.special.iter().map(special).collect();
    let named = |id: &str| of_special.iter().any(|data| data.id == Some(id));
    let kinds = read.data.iter().map(|kind| dpv::data_kind(*kind)).filter(|id| !named(id));
    let kinds: Vec<_> =
        kinds.map(|id| PersonalData { id: Some(id), ..PersonalData::none() }).collect();
    kinds.into_iter().chain(of_special)
}

/// The register of a language: each notice with what can be understood of it.
#[derive(Debug, Serialize)]
struct Register<'d> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:title")]
    title: Text<'d>,
    #[serde(rename = "dct:license", skip_serializing_if = "Option::is_none")]
    licence: Option<Named<'d>>,
    #[serde(rename = "dpv:hasNotice")]
    notices: Vec<RegisteredNode<'d>>,
}

#[derive(Debug, Serialize)]
struct RegisteredNode<'d> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:title")]
    title: Text<'d>,
    #[serde(rename = "dpv:hasProcess")]
    process: RegisteredProcess,
}

#[derive(Debug, Serialize)]
struct RegisteredProcess {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dpv:hasLegalBasis", skip_serializing_if = "Vec::is_empty")]
    bases: Vec<Named<'static>>,
    #[serde(rename = "dpv:hasPersonalData", skip_serializing_if = "Vec::is_empty")]
    data: Vec<PersonalData<'static>>,
    #[serde(rename = "dpv:hasRight", skip_serializing_if = "Vec::is_empty")]
    rights: Vec<Named<'static>>,
}

/// The bytes of the register of a language.
pub(super) fn linked_register<'d>(
    scope: &Scope<'_>,
    title: &str,
    texts: impl Iterator<Item = (&'d Notice, &'d NoticeText)>,
) -> Vec<u8> {
    let node = |(notice, text): (&Notice, &'d NoticeText)| RegisteredNode {
        id: address(scope, &scope.url(Page::Notice(notice.id.clone()))),
        kind: "dpv:PrivacyNotice",
        title: Text { value: &text.outline.title, language: text.language },
        process: registered_process(&text.outline.bases, &text.outline.processing),
    };
    let licence = scope.portal.site.open_data.licence.as_ref();
    written(&Register {
        context: CONTEXT,
        id: address(scope, &scope.url(Page::OpenData)),
        kind: "dpv:RecordsOfActivities",
        title: Text { value: title, language: scope.language },
        licence: licence.and_then(|licence| licence.url.as_deref()).map(|id| Named { id }),
        notices: texts.map(node).collect(),
    })
}

fn registered_process(bases: &[LegalBasis], read: &Processing) -> RegisteredProcess {
    RegisteredProcess {
        kind: "dpv:Process",
        bases: bases.iter().map(|basis| Named { id: dpv::legal_basis(*basis) }).collect(),
        data: personal_data(read).collect(),
        rights: dpv::rights(bases).into_iter().map(|id| Named { id }).collect(),
    }
}
