//! The register: all notices in force of a language, with what each says on the matters of a record of
//! processing activities (Art. 30(1) GDPR), as a table and as data.

use std::borrow::Cow;
use std::hash::Hash as _;

use serde::Serialize;

use crate::digest::Digester;
use crate::model::item::Item;
use crate::model::portal::{Notice, NoticeText};
use crate::model::processing::Transfer;
use crate::model::record::{RECORDED, Recorded};
use crate::render::csv::{MARK, push_line};
use crate::render::data::linked::linked_register;
use crate::render::data::notice::{
    LicenceData, address, article, data_url, licence_data, schema_url, written_into,
};
use crate::render::data::workbook::workbook;
use crate::render::scope::Scope;
use crate::render::words::Argument;
use crate::routes::{DataForm, DataOf, Page, SchemaOf};
use crate::text::date::Date;

/// What stands before the items in a row.
const BEFORE: [&str; 6] = ["title", "department", "language", "date", "updated", "bases"];
/// What stands behind them.
const BEHIND: [&str; 4] = ["transfers", "systems", "address", "data"];

/// The texts of a language in force: those of other languages are in the registers of these.
pub fn registered<'a>(
    scope: &Scope<'a>,
) -> impl Iterator<Item = (&'a Notice, &'a NoticeText)> + use<'a> {
    let language = scope.language;
    let notices = scope.portal.notices.values();
    let texts = notices.filter_map(move |notice| Some((notice, notice.texts.get(&language)?)));
    texts.filter(|(_, text)| text.is_in_force())
}

/// Adds to a digest all that the register is made from.
pub fn hash_register(scope: &Scope<'_>, digester: &mut Digester) {
    let site = &scope.portal.site;
    site.base_url.hash(digester);
    site.open_data.hash(digester);
    site.organisation.hash(digester);
    site.data_protection_officer.hash(digester);
    for (notice, text) in registered(scope) {
        notice.id.hash(digester);
        scope.department_link(&notice.id.department).title.hash(digester);
        text.current.hash(digester);
        text.outline.hash(digester);
        text.timeline.revisions.last().map(|newest| newest.date).hash(digester);
    }
}

/// The bytes of the register in one form.
pub fn register_file(scope: &Scope<'_>, form: DataForm) -> Vec<u8> {
    match form {
        DataForm::Csv => table(scope),
        DataForm::Xlsx => {
            let rows = registered(scope).map(|(notice, text)| cells(scope, notice, text));
            workbook(&title(scope), &columns(scope), rows)
        }
        DataForm::Json => json(scope),
        DataForm::Linked => linked_register(scope, &title(scope), registered(scope)),
    }
}

/// `Selosteet: Tuulisalmen kaupunki`
fn title(scope: &Scope<'_>) -> String {
    let organisation = scope.portal.site.organisation.name.within(scope.language);
    scope.say("data-register-title", &[("organisation", Argument::Text(organisation))])
}

fn table(scope: &Scope<'_>) -> Vec<u8> {
    let mut table = String::with_capacity(size_of_rows(scope, 512));
    table.push_str(MARK);
    push_line(&columns(scope), &mut table);
    for (notice, text) in registered(scope) {
        push_line(&cells(scope, notice, text), &mut table);
    }
    table.into_bytes()
}

fn columns(scope: &Scope<'_>) -> Vec<String> {
    let named = |name: &&str| scope.word(&format!("data-column-{name}"));
    let items = RECORDED.iter().map(|item| item.label(scope.language).to_owned());
    BEFORE.iter().map(named).chain(items).chain(BEHIND.iter().map(named)).collect()
}

/// About how many bytes the rows have, with some beside what is said in each: memory that is taken at once
/// is not moved.
fn size_of_rows(scope: &Scope<'_>, beside: usize) -> usize {
    let said = |text: &NoticeText| -> usize {
        RECORDED.iter().filter_map(|item| text.recorded.on(*item)).map(|text| text.len() + 8).sum()
    };
    registered(scope).map(|(_, text)| said(text) + beside).sum()
}

fn cells<'t>(scope: &Scope<'_>, notice: &Notice, text: &'t NoticeText) -> Vec<Cow<'t, str>> {
    let row = Row::of(scope, notice, text);
    let yes = |is_it: bool| scope.word(if is_it { "yes" } else { "no" });
    let mut cells: Vec<Cow<'_, str>> = vec![
        row.title.into(),
        row.department.into(),
        row.language.into(),
        row.notice_date.unwrap_or_default().into(),
        row.updated.unwrap_or_default().into(),
        row.legal_bases.join(" ").into(),
    ];
    cells.extend(RECORDED.iter().map(|item| text.recorded.on(*item).unwrap_or_default().into()));
    cells.push(row.transfers_outside_eea.map(yes).unwrap_or_default().into());
    cells.extend([row.systems.join(", "), row.url, row.data_url].map(Cow::from));
    cells
}

/// One notice of the register.
#[derive(Serialize)]
struct Row<'t> {
    id: String,
    title: &'t str,
    department: String,
    language: &'static str,
    notice_date: Option<String>,
    updated: Option<String>,
    legal_bases: Vec<&'static str>,
    transfers_outside_eea: Option<bool>,
    systems: &'t [String],
    url: String,
    data_url: String,
    #[serde(rename = "items")]
    said: Said<'t>,
}

/// What is said on the items, by their names.
struct Said<'t>(&'t Recorded);

impl<'t> Said<'t> {
    fn on(&self, item: Item) -> Option<&'t str> {
        self.0.on(item)
    }
}

impl Serialize for Said<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(RECORDED.iter().map(|item| (item.id(), self.on(*item))))
    }
}

impl<'t> Row<'t> {
    fn of(scope: &Scope<'_>, notice: &Notice, text: &'t NoticeText) -> Self {
        let of = DataOf::Notice(notice.id.clone());
        let transfer = text.outline.processing.transfer;
        let newest = text.timeline.revisions.last();
        Self {
            id: format!("{}/{}", notice.id.department, notice.id.name),
            title: &text.outline.title,
            department: scope.department_link(&notice.id.department).title,
            language: text.language.code(),
            notice_date: text.outline.date.map(Date::iso),
            updated: newest.map(|newest| newest.date.iso()),
            legal_bases: text.outline.bases.iter().map(|basis| article(*basis)).collect(),
            transfers_outside_eea: transfer.map(Transfer::is_made),
            systems: &text.outline.processing.systems,
            url: address(scope, &scope.url(Page::Notice(notice.id.clone()))),
            data_url: data_url(scope, scope.language, of, DataForm::Json),
            said: Said(&text.recorded),
        }
    }
}

#[derive(Serialize)]
struct Whole<'t> {
    #[serde(rename = "$schema")]
    schema: String,
    title: String,
    language: &'static str,
    url: String,
    organisation: &'t str,
    licence: Option<LicenceData>,
    notices: Vec<Row<'t>>,
}

fn json(scope: &Scope<'_>) -> Vec<u8> {
    let site = &scope.portal.site;
    written_into(
        Vec::with_capacity(size_of_rows(scope, 1024)),
        &Whole {
            schema: schema_url(scope, SchemaOf::Register),
            title: title(scope),
            language: scope.language.code(),
            url: address(scope, &scope.url(Page::OpenData)),
            organisation: site.organisation.name.within(scope.language),
            licence: site.open_data.licence.as_ref().map(licence_data),
            notices: registered(scope).map(|(notice, text)| Row::of(scope, notice, text)).collect(),
        },
    )
}
