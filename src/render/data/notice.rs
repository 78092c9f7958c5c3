//! A notice, or one version of it, as JSON. What its keys mean is told in `schemas/notice-1.schema.json`,
//! which is published beside it: a key may be added there, but none may change its meaning without
//! another number.

use serde::Serialize;

use crate::config::{Contact, Licence};
use crate::model::document::{Block, BlockKind, Document, Passage, Section};
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::model::portal::{Nature, Notice, NoticeText, TextRef, Touch};
use crate::model::processing::{DataKind, SpecialCategory, Transfer};
use crate::model::timeline::{ChangeKind, Period};
use crate::parse::legal_basis::legal_bases;
use crate::parse::processing::processing;
use crate::render::scope::Scope;
use crate::routes::{DataForm, DataOf, Page, Route, SchemaOf};
use crate::text::date::Date;
use crate::text::language::Language;

/// All that the data tell, but for what is read off the text itself.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NoticeData {
    #[serde(rename = "$schema")]
    schema: String,
    /// `kulttuuri/kirjasto`
    id: String,
    pub(super) language: Language,
    pub(super) title: String,
    /// The page that shows this text.
    pub(super) url: String,
    /// The notice as it is now.
    pub(super) notice_url: String,
    department: DepartmentData,
    pub(super) status: Status,
    removed_on: Option<String>,
    /// The date that the text bears.
    pub(super) notice_date: Option<String>,
    pub(super) version: Option<VersionData>,
    /// What the portal's settings say now; a version of the past does not tell it.
    #[serde(flatten)]
    pub(super) present: Option<PresentData>,
    #[serde(skip)]
    pub text: TextRef,
}

/// What is said of the notice as it is now, and of no version.
#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct PresentData {
    pub(super) organisation: ContactData,
    pub(super) data_protection_officer: ContactData,
    pub(super) licence: Option<LicenceData>,
    translations: Vec<TranslationData>,
    pub(super) versions: Vec<VersionLink>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    InForce,
    /// A newer version has taken its place.
    Superseded,
    Removed,
}

#[derive(Debug, Clone, Hash, Serialize)]
struct DepartmentData {
    id: String,
    title: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct ContactData {
    pub(super) name: Option<String>,
    address: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct LicenceData {
    name: String,
    pub(super) url: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
struct TranslationData {
    language: Language,
    url: String,
    data_url: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct VersionLink {
    number: usize,
    date: String,
    kind: Nature,
    pub(super) url: String,
    data_url: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct VersionData {
    number: usize,
    pub(super) date: String,
    /// The moment of the commit, in UTC.
    time: String,
    commit: String,
    /// Git's name of the text's bytes.
    blob: String,
    kind: Nature,
    declared: Option<ChangeKind>,
    subject: String,
    explanation: Option<String>,
    pub(super) in_force: Vec<PeriodData>,
    words: usize,
    words_added: usize,
    words_removed: usize,
    changed_sections: Vec<ChangedSection>,
    /// The page of the version before.
    pub(super) previous: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub(super) struct PeriodData {
    pub(super) from: String,
    pub(super) to: Option<String>,
}

#[derive(Debug, Clone, Hash, Serialize)]
struct ChangedSection {
    heading: String,
    change: Touch,
}

/// A notice as it is now.
pub fn notice_data(scope: &Scope<'_>, notice: &Notice) -> NoticeData {
    let text = scope.text_with_history(notice);
    let url = address(scope, &scope.url(Page::Notice(notice.id.clone())));
    let newest = text.timeline.revisions.len().checked_sub(1).filter(|_| !text.draft);
    let removal = text.timeline.removed.as_ref();
    NoticeData {
        title: text.outline.title.clone(),
        status: if removal.is_some() { Status::Removed } else { Status::InForce },
        notice_date: text.outline.date.map(Date::iso),
        version: newest.map(|at| version_data(scope, notice, text, at)),
        present: Some(present_data(scope, notice, text)),
        ..bare(scope, notice, url, text.current.clone())
    }
}

/// A notice as one commit left it; none where there is no such version.
pub fn revision_data(scope: &Scope<'_>, notice: &Notice, address_of: &str) -> Option<NoticeData> {
    let text = scope.text_with_history(notice);
    let at = text.timeline.place_of(address_of)?;
    let (revision, facts) = (&text.timeline.revisions[at], &text.facts[at]);
    let status = match text.timeline.removed {
        _ if at + 1 < text.timeline.revisions.len() => Status::Superseded,
        Some(_) => Status::Removed,
        None => Status::InForce,
    };
    let (blob, path) = (revision.blob, revision.path.clone());
    let shown = TextRef { blob, path, language: text.language };
    Some(NoticeData {
        title: facts.title.clone(),
        status,
        notice_date: facts.borne.map(Date::iso),
        version: Some(version_data(scope, notice, text, at)),
        ..bare(scope, notice, revision_page(scope, notice, text, at), shown)
    })
}

fn bare(scope: &Scope<'_>, notice: &Notice, url: String, shown: TextRef) -> NoticeData {
    let text = scope.text_with_history(notice);
    let department = &notice.id.department;
    NoticeData {
        schema: schema_url(scope, SchemaOf::Notice),
        id: format!("{department}/{}", notice.id.name),
        language: text.language,
        title: String::new(),
        url,
        notice_url: address(scope, &scope.url(Page::Notice(notice.id.clone()))),
        department: DepartmentData {
            id: department.clone(),
            title: scope.department_link(department).title,
        },
        status: Status::InForce,
        removed_on: text.timeline.removed.as_ref().map(|removal| removal.date.iso()),
        notice_date: None,
        version: None,
        present: None,
        text: shown,
    }
}

fn present_data(scope: &Scope<'_>, notice: &Notice, text: &NoticeText) -> PresentData {
    let site = &scope.portal.site;
    let name = site.organisation.name.within(text.language);
    let others = notice.texts.iter().filter(|(language, _)| **language != text.language);
    let others =
        others.filter(|(language, of)| of.is_in_force() && site.languages.contains(language));
    let translations = others.map(|(language, _)| TranslationData {
        language: *language,
        url: address(scope, &scope.url_in(*language, Page::Notice(notice.id.clone()))),
        data_url: data_url(scope, *language, DataOf::Notice(notice.id.clone()), DataForm::Json),
    });
    let versions = (0..text.timeline.revisions.len()).map(|at| {
        let revision = &text.timeline.revisions[at];
        let of = DataOf::Revision(notice.id.clone(), revision.address.clone());
        VersionLink {
            number: at + 1,
            date: revision.date.iso(),
            kind: text.nature(at),
            url: revision_page(scope, notice, text, at),
            data_url: data_url(scope, scope.language, of, DataForm::Json),
        }
    });
    PresentData {
        organisation: ContactData {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            ..contact_data(&site.organisation.contact, text.language)
        },
        data_protection_officer: contact_data(&site.data_protection_officer, text.language),
        licence: site.open_data.licence.as_ref().map(licence_data),
        translations: translations.collect(),
        versions: versions.collect(),
    }
}

fn version_data(scope: &Scope<'_>, notice: &Notice, text: &NoticeText, at: usize) -> VersionData {
    let (revision, facts) = (&text.timeline.revisions[at], &text.facts[at]);
    let change = facts.change.as_ref();
    let sections = change.into_iter().flat_map(|change| &change.sections);
    let periods = text.timeline.validity(at).into_iter();
    VersionData {
        number: at + 1,
        date: revision.date.iso(),
        time: revision.moment.iso(),
        commit: revision.commit.to_string(),
        blob: revision.blob.to_string(),
        kind: text.nature(at),
        declared: revision.kind,
        subject: revision.note.subject.clone(),
        explanation: revision.note.explanation(text.language).map(str::to_owned),
        in_force: periods
            .map(|Period { from, to }| PeriodData { from: from.iso(), to: to.map(Date::iso) })
            .collect(),
        words: facts.words,
        words_added: change.map_or(facts.words, |change| change.words_added),
        words_removed: change.map_or(0, |change| change.words_removed),
        changed_sections: sections
            .map(|section| ChangedSection {
                heading: section.heading.clone(),
                change: section.touch,
            })
            .collect(),
        previous: at.checked_sub(1).map(|before| revision_page(scope, notice, text, before)),
    }
}

fn revision_page(scope: &Scope<'_>, notice: &Notice, text: &NoticeText, at: usize) -> String {
    let revision = &text.timeline.revisions[at];
    address(scope, &scope.url(Page::Revision(notice.id.clone(), revision.address.clone())))
}

fn contact_data(contact: &Contact, language: Language) -> ContactData {
    ContactData {
        name: contact.name.as_ref().map(|name| name.within(language).to_owned()),
        address: contact.address.as_ref().map(|address| address.within(language).to_owned()),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    }
}

pub(super) fn licence_data(licence: &Licence) -> LicenceData {
    LicenceData { name: licence.name.clone(), url: licence.url.clone() }
}

/// The address with the host, where the portal knows its own; else from the host's root.
pub(super) fn address(scope: &Scope<'_>, path: &str) -> String {
    scope.absolute(path).unwrap_or_else(|| path.to_owned())
}

/// The address of a file of open data.
pub fn data_url(scope: &Scope<'_>, language: Language, of: DataOf, form: DataForm) -> String {
    address(scope, &scope.route_url(&Route::Data(language, of, form)))
}

pub(super) fn schema_url(scope: &Scope<'_>, of: SchemaOf) -> String {
    address(scope, &scope.route_url(&Route::Schema(of)))
}

/// The whole of the data.
#[derive(Serialize)]
struct Whole<'d> {
    #[serde(flatten)]
    data: &'d NoticeData,
    summary: Option<&'d str>,
    review_by: Option<String>,
    #[serde(flatten)]
    read: ReadOff,
    sections: Vec<SectionData<'d>>,
}

/// What the text says of the processing, as far as it is understood.
#[derive(Serialize)]
struct ReadOff {
    legal_bases: Vec<&'static str>,
    data_categories: Vec<DataKind>,
    special_categories: Vec<SpecialCategory>,
    transfers_outside_eea: Option<bool>,
    systems: Vec<String>,
}

#[derive(Serialize)]
struct SectionData<'d> {
    /// None for what stands before the first heading.
    heading: Option<&'d str>,
    number: Option<&'d str>,
    depth: u8,
    anchor: Option<&'d str>,
    items: &'d [Item],
    blocks: Vec<BlockData<'d>>,
}

#[derive(Serialize)]
struct BlockData<'d> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
    /// Of a table's row.
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<Vec<&'d str>>,
}

/// The bytes of the data on a text.
pub fn notice_file(data: &NoticeData, document: &Document) -> Vec<u8> {
    let read = processing(document);
    let whole = Whole {
        data,
        summary: document.front.summary.as_deref(),
        review_by: document.front.review_by.map(Date::iso),
        read: ReadOff {
            legal_bases: legal_bases(document).into_iter().map(article).collect(),
            data_categories: read.data.clone(),
            special_categories: read.special.clone(),
            transfers_outside_eea: read.transfer.map(Transfer::is_made),
            systems: read.systems.clone(),
        },
        sections: lead(&document.lead)
            .into_iter()
            .chain(document.sections.iter().map(section_data))
            .collect(),
    };
    written(&whole)
}

/// Plain data, with a line's end behind it.
pub(super) fn written<T: Serialize>(data: &T) -> Vec<u8> {
    written_into(Vec::new(), data)
}

/// The same in memory that was taken for it.
pub(super) fn written_into<T: Serialize>(mut bytes: Vec<u8>, data: &T) -> Vec<u8> {
    serde_json::to_writer(&mut bytes, data).expect("plain data can be written as JSON");
    bytes.push(b'\n');
    bytes
}

/// The point of Art. 6(1) GDPR: `6(1)(e)`.
pub(super) fn article(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::Consent => "6(1)(a)",
        LegalBasis::Contract => "6(1)(b)",
        LegalBasis::Obligation => "6(1)(c)",
        LegalBasis::VitalInterest => "6(1)(d)",
        LegalBasis::PublicTask => "6(1)(e)",
        LegalBasis::LegitimateInterest => "6(1)(f)",
    }
}

fn lead(lead: &Passage) -> Option<SectionData<'_>> {
    let blocks: Vec<_> = lead.blocks.iter().map(block_data).collect();
    let (heading, number, anchor) = (None, None, None);
    (!blocks.is_empty()).then_some(SectionData {
        heading,
        number,
        depth: 0,
        anchor,
        items: &[],
        blocks,
    })
}

fn section_data(section: &Section) -> SectionData<'_> {
    SectionData {
        heading: Some(&section.heading),
        number: section.number.as_deref(),
        depth: section.depth,
        anchor: Some(&section.anchor),
        items: &section.items,
        blocks: section.body.blocks.iter().map(block_data).collect(),
    }
}

fn block_data(block: &Block) -> BlockData<'_> {
    let (kind, depth) = match block.kind {
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::ListItem { depth } => ("list_item", Some(depth)),
        BlockKind::TableHead => ("table_head", None),
        BlockKind::TableRow => ("table_row", None),
        BlockKind::Quote => ("quote", None),
        BlockKind::Code => ("code", None),
    };
    let is_row = matches!(block.kind, BlockKind::TableHead | BlockKind::TableRow);
    BlockData {
        kind,
        depth,
        text: (!is_row).then_some(&*block.text),
        cells: is_row.then(|| block.text.split('\t').collect()),
    }
}
