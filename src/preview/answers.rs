//! From an address to an answer. Only the portal's own routes are answered, and the few of the preview,
//! which begin with `_` as no page does; no address is ever a path on the disk.

use std::sync::Arc;

use crate::pipeline::following::note_of_page;
use crate::preview::live::{Edition, Live};
use crate::render::renderer::RenderError;
use crate::routes::media::{HTML, PLAIN, media_type};
use crate::routes::{Page, Route};
use crate::text::language::Language;

/// What the preview's own addresses begin with.
pub const OWN: &str = "_esikatselu/";
/// The stream of news.
pub const STREAM: &str = "_esikatselu/virta";
const SCRIPT: &str = "_esikatselu/esikatselu.js";
const STYLES: &str = "_esikatselu/esikatselu.css";

/// What is sent to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status (RFC 9110 § 15).
    pub status: u16,
    /// Media type.
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// For a status that leads elsewhere.
    pub location: Option<String>,
}

impl Answer {
    /// An answer that says nothing but its status.
    pub fn bare(status: u16) -> Self {
        Self { status, kind: PLAIN, body: Vec::new(), location: None }
    }
}

/// Answers out of what is shown at the moment.
#[derive(Debug)]
pub struct Answers {
    live: Arc<Live>,
}

impl Answers {
    pub fn new(live: Arc<Live>) -> Self {
        Self { live }
    }

    pub fn live(&self) -> &Live {
        &self.live
    }

    /// The address below the portal's root that a decoded path means.
    pub fn address(&self, path: &str) -> Option<String> {
        let edition = self.live.now();
        let base = edition.shown.renderer.portal().site.base_path().trim_start_matches('/');
        path.strip_prefix(base).map(str::to_owned)
    }

    /// Answers a path, decoded and without its first stroke: `selosteet/`.
    pub fn to(&self, path: &str) -> Answer {
        let edition = self.live.now();
        let base = edition.shown.renderer.portal().site.base_path().to_owned();
        let Some(address) = format!("/{path}").strip_prefix(&base).map(str::to_owned) else {
            return if path.is_empty() || format!("/{path}/") == base {
                lead_to(base)
            } else {
                self.not_found(&edition, path)
            };
        };
        match address.as_str() {
            SCRIPT => return file("text/javascript; charset=utf-8", include_bytes!("client.js")),
            STYLES => return file("text/css; charset=utf-8", include_bytes!("client.css")),
            _ => {}
        }
        let language = language_of(&edition, &address);
        if address == drafts_address(&edition, language) {
            return self.drafts(&edition, language);
        }
        if let Some(route) = edition.shown.renderer.route_of(&address) {
            return self.page(&edition, &route, 200);
        }
        let with_stroke = format!("{address}/");
        if edition.shown.renderer.route_of(&with_stroke).is_some()
            || with_stroke == drafts_address(&edition, language)
        {
            return lead_to(format!("{base}{address}/"));
        }
        self.not_found(&edition, &address)
    }

    /// The 404 page of the language that the address is in.
    fn not_found(&self, edition: &Edition, address: &str) -> Answer {
        let language = language_of(edition, address);
        self.page(edition, &Route::Page(language, Page::NotFound), 404)
    }

    fn page(&self, edition: &Edition, route: &Route, status: u16) -> Answer {
        let shown = &edition.shown;
        let prepared = shown.renderer.prepare(route);
        let kind = media_type(&route.file(shown.renderer.portal().site.default_language()));
        match shown.renderer.bytes(&prepared, &*shown.shelf) {
            Ok(body) if kind == HTML => {
                let body = with_client(edition, body);
                Answer { status, kind, body, location: None }
            }
            Ok(body) => Answer { status, kind, body, location: None },
            Err(error) => self.fault(edition, route, &error),
        }
    }

    fn drafts(&self, edition: &Edition, language: Language) -> Answer {
        let shown = &edition.shown;
        let told = (shown.findings.as_slice(), shown.others.as_slice());
        match shown.renderer.drafts_page(language, told, &*shown.shelf) {
            Ok(body) => {
                Answer { status: 200, kind: HTML, body: with_client(edition, body), location: None }
            }
            Err(error) => self.fault(edition, &Route::Page(language, Page::Drafts), &error),
        }
    }

    /// A page that cannot be made tells why, and is there again once that is mended.
    fn fault(&self, edition: &Edition, route: &Route, error: &RenderError) -> Answer {
        let noted = note_of_page(&edition.shown, error);
        let default = edition.shown.renderer.portal().site.default_language();
        let language = route.language().unwrap_or(default);
        let message = escaped(noted.finding.message.within(language));
        let code = language.code();
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{message}</title>\n</head>\n<body>\n<main>\n<h1>{message}</h1>\n</main>\n\
             </body>\n</html>\n"
        );
        let body = with_client(edition, page.into_bytes());
        self.live.found(edition.number, noted);
        Answer { status: 500, kind: HTML, body, location: None }
    }
}

fn drafts_address(edition: &Edition, language: Language) -> String {
    let default = edition.shown.renderer.portal().site.default_language();
    Route::Page(language, Page::Drafts).address(default)
}

fn language_of(edition: &Edition, address: &str) -> Language {
    let site = &edition.shown.renderer.portal().site;
    let prefixed = site.languages.iter().find(|language| {
        address.strip_prefix(language.code()).is_some_and(|rest| rest.starts_with('/'))
    });
    prefixed.copied().unwrap_or_else(|| site.default_language())
}

/// The page with the preview's script and styles at the end of its head, or where it has none, of all.
fn with_client(edition: &Edition, page: Vec<u8>) -> Vec<u8> {
    let base = edition.shown.renderer.portal().site.base_path();
    let name = edition.name();
    let client = format!(
        "<link rel=\"stylesheet\" href=\"{base}{STYLES}\">\n\
         <script type=\"module\" src=\"{base}{SCRIPT}\" data-edition=\"{name}\" data-base=\"{base}\"></script>\n"
    );
    let end = page.windows(7).position(|seven| seven == b"</head>").unwrap_or(page.len());
    [&page[..end], client.as_bytes(), &page[end..]].concat()
}

fn file(kind: &'static str, bytes: &[u8]) -> Answer {
    Answer { status: 200, kind, body: bytes.to_vec(), location: None }
}

fn lead_to(location: String) -> Answer {
    Answer { location: Some(location), ..Answer::bare(308) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
