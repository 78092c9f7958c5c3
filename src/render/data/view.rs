//! The page on open data: what there is, where, and under which licence.

use crate::render::data::notice::{data_url, schema_url};
use crate::render::data::register::registered;
use crate::render::feeds::feed_link;
use crate::render::scope::Scope;
use crate::render::views::{
    DataExample, DataFile, DataLinks, LicenceView, LinkView, OpenDataView, RegisterView,
};
use crate::routes::{
    DataForm, DataOf, FeedOf, Page, Route, SchemaOf, language_of_versions, media::media_type,
};

pub fn open_data_view(scope: &Scope<'_>) -> OpenDataView {
    let site = &scope.portal.site;
    let licence = site.open_data.licence.as_ref();
    let feed = feed_link(scope, FeedOf::Portal);
    OpenDataView {
        licence: licence.map(|of| LicenceView { name: of.name.clone(), url: of.url.clone() }),
        registers: registers(scope),
        example: example(scope),
        schemas: SchemaOf::ALL
            .map(|of| LinkView {
                title: scope.word(match of {
                    SchemaOf::Notice => "data-schema-notice",
                    SchemaOf::Register => "data-schema-register",
                }),
                url: schema_url(scope, of),
                lang: None,
            })
            .to_vec(),
        feed,
        sitemap: site.base_url.as_ref().map(|_| scope.route_url(&Route::Sitemap(None))),
    }
}

/// The registers of all languages that have one, that of the page first.
fn registers(scope: &Scope<'_>) -> Vec<RegisterView> {
    let mut languages = scope.portal.site.languages.clone();
    languages.sort_by_key(|language| *language != scope.language);
    let register = |language| {
        let of = Scope { language, ..*scope };
        let count = registered(&of).count();
        let files = DataForm::ALL.map(|form| {
            let url = data_url(scope, language, DataOf::Register, form);
            DataFile { form: form_written(scope, form), kind: media_type(&url), url }
        });
        (count > 0).then(|| RegisterView {
            lang: language.code(),
            language: language.own_name(),
            count_written: scope.count("notices-count", count),
            files: files.to_vec(),
        })
    };
    languages.into_iter().filter_map(register).collect()
}

fn form_written(scope: &Scope<'_>, form: DataForm) -> String {
    scope.word(match form {
        DataForm::Csv => "data-csv",
        DataForm::Xlsx => "data-xlsx",
        DataForm::Json => "data-json",
        DataForm::Linked => "data-linked",
    })
}

/// The first notice in force, as a sample of the rest.
fn example(scope: &Scope<'_>) -> Option<DataExample> {
    let notice = scope.portal.notices_in_force().next()?;
    let links = data_links(scope, &Page::Notice(notice.id.clone()))?;
    Some(DataExample { notice: scope.notice_link(notice), links })
}

/// The data on the text that a page shows.
pub fn data_links(scope: &Scope<'_>, page: &Page) -> Option<DataLinks> {
    let (id, of) = match page {
        Page::Notice(id) => (id, DataOf::Notice(id.clone())),
        Page::Revision(id, address) => (id, DataOf::Revision(id.clone(), address.clone())),
        _ => return None,
    };
    let language = language_of_versions(scope.notice(id), scope.language, &scope.portal.site);
    let url = |form| scope.route_url(&Route::Data(language, of.clone(), form));
    Some(DataLinks { json: url(DataForm::Json), linked: url(DataForm::Linked) })
}
