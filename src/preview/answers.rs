//! From an address to an answer. Only the portal's own routes are answered, and the few of the preview,
//! which begin with `_` as no page does; no address is ever a path on the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::pipeline::following::note_of_page;
use crate::pipeline::reviewing::Reviewer;
use crate::preview::live::{Edition, Live};
use crate::render::desk::Desk;
use crate::render::desk::asked::Asked;
use crate::render::renderer::RenderError;
use crate::routes::media::{HTML, PLAIN, media_type};
use crate::routes::{DESK, DESK_TABLE, Page, Route};
use crate::text::language::Language;

/// What the preview's own addresses begin with, behind the language: no other page tells so much.
const OWN: [&str; 2] = ["_esikatselu/", DESK];
/// The stream of news.
pub const STREAM: &str = "_esikatselu/virta";
const SCRIPT: &str = "_esikatselu/esikatselu.js";
const STYLES: &str = "_esikatselu/esikatselu.css";

/// How long a page waits for texts to be read by the rules.
const PATIENCE: Duration = Duration::from_millis(700);
/// A table cannot come by itself later.
const PATIENCE_FOR_TABLE: Duration = Duration::from_mins(1);
/// How often pages are renewed while texts are being read.
const RENEWAL: Duration = Duration::from_secs(2);

const CSV: &str = "text/csv; charset=utf-8";

/// A form of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    /// For other programs.
    Table,
}

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
    /// Whether texts are being read by the rules.
    reading: Arc<AtomicBool>,
}

impl Answers {
    pub fn new(live: Arc<Live>) -> Self {
        Self { live, reading: Arc::default() }
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

    /// Answers a path, decoded and without its first stroke: `selosteet/`, with what its query asks.
    pub fn to(&self, path: &str, query: &[(String, String)]) -> Answer {
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
        let of = |page: Page| address_of(&edition, language, page);
        if address == of(Page::Drafts) {
            return self.drafts(&edition, language);
        }
        if let Some(file) = address.strip_prefix(&of(Page::Desk))
            && ["", DESK_TABLE].contains(&file)
        {
            let form = if file == DESK_TABLE { Form::Table } else { Form::Page };
            return self.desk((&edition, language), form, query);
        }
        if let Some(route) = edition.shown.renderer.route_of(&address) {
            return self.page(&edition, &route, 200);
        }
        let with_stroke = format!("{address}/");
        if edition.shown.renderer.route_of(&with_stroke).is_some()
            || with_stroke == of(Page::Drafts)
            || with_stroke == of(Page::Desk)
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
        let findings = shown.findings_of_drafts();
        let told = (findings.as_slice(), shown.others.as_slice());
        match shown.renderer.drafts_page(language, told, &*shown.shelf) {
            Ok(body) => {
                Answer { status: 200, kind: HTML, body: with_client(edition, body), location: None }
            }
            Err(error) => self.fault(edition, &Route::Page(language, Page::Drafts), &error),
        }
    }

    /// How every notice stands; what has not been read in time comes later.
    fn desk(
        &self,
        (edition, language): (&Edition, Language),
        form: Form,
        query: &[(String, String)],
    ) -> Answer {
        let shown = &edition.shown;
        let reviewer = shown.reviewer.now();
        let patience = match form {
            Form::Page => PATIENCE,
            Form::Table => PATIENCE_FOR_TABLE,
        };
        if !reviewer.read_on(patience) {
            self.read_rest(reviewer.clone());
        }
        let entries = shown.entries(&reviewer);
        let desk = Desk { entries: &entries, today: reviewer.today };
        let pairs = query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let asked = Asked::read(pairs);
        if form == Form::Table {
            let body = shown.renderer.desk_table(language, desk, &asked);
            return Answer { status: 200, kind: CSV, body, location: None };
        }
        match shown.renderer.desk_page(language, desk, &asked, &|text| shown.source(text)) {
            Ok(body) => {
                Answer { status: 200, kind: HTML, body: with_client(edition, body), location: None }
            }
            Err(error) => self.fault(edition, &Route::Page(language, Page::Desk), &error),
        }
    }

    /// Reads the rest of the texts beside all else, and tells browsers of it.
    fn read_rest(&self, reviewer: Reviewer) {
        if self.reading.swap(true, Ordering::Relaxed) {
            return;
        }
        let (live, reading) = (self.live.clone(), self.reading.clone());
        thread::spawn(move || {
            while !reviewer.read_on(RENEWAL) {
                live.show_again();
            }
            reading.store(false, Ordering::Relaxed);
            live.show_again();
        });
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

fn address_of(edition: &Edition, language: Language, page: Page) -> String {
    let default = edition.shown.renderer.portal().site.default_language();
    Route::Page(language, page).address(default)
}

/// Whether an address from the portal's root is one of the preview's own.
pub fn is_own(address: &str) -> bool {
    OWN.iter().any(|own| address.starts_with(own) || address.contains(&format!("/{own}")))
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
