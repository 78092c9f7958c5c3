//! From an address to an answer. Only the portal's own routes are answered; no address is ever a
//! path on the disk.

use std::collections::BTreeMap;

use crate::pipeline::loading::Loaded;
use crate::render::renderer::{RenderError, Renderer};
use crate::routes::{Page, Route};

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

/// The routes of one portal by address.
#[derive(Debug)]
pub struct Answers<'a> {
    loaded: &'a Loaded,
    renderer: &'a Renderer<'a>,
    routes: BTreeMap<String, Route>,
}

impl<'a> Answers<'a> {
    pub fn new(loaded: &'a Loaded, renderer: &'a Renderer<'a>) -> Self {
        let default = loaded.portal.site.default_language();
        let routes = renderer.routes().into_iter().flatten();
        let routes = routes.map(|route| (route.address(default), route)).collect();
        Self { loaded, renderer, routes }
    }

    /// Answers a request target such as `/selosteet/?x=1`.
    pub fn to(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let base = self.loaded.portal.site.base_path();
        let Some(address) = path.strip_prefix(base) else {
            return if path == "/" || format!("{path}/") == base {
                lead_to(base.to_owned())
            } else {
                self.not_found(path)
            };
        };
        if let Some(route) = self.routes.get(address) {
            return self.page(route, 200);
        }
        if self.routes.contains_key(&format!("{address}/")) {
            return lead_to(format!("{base}{address}/"));
        }
        self.not_found(address)
    }

    /// The 404 page of the language that the address is in.
    fn not_found(&self, address: &str) -> Answer {
        let site = &self.loaded.portal.site;
        let prefixed = site.languages.iter().find(|language| {
            address.strip_prefix(language.code()).is_some_and(|rest| rest.starts_with('/'))
        });
        let language = prefixed.copied().unwrap_or_else(|| site.default_language());
        self.page(&Route::Page(language, Page::NotFound), 404)
    }

    fn page(&self, route: &Route, status: u16) -> Answer {
        let prepared = self.renderer.prepare(route);
        let kind = media_type(&route.file(self.loaded.portal.site.default_language()));
        match self.renderer.bytes(&prepared, &self.loaded.shelf) {
            Ok(body) => Answer { status, kind, body, location: None },
            Err(error) => {
                let reason = match error {
                    RenderError::Template(error) => {
                        format!("{}: {}", error.written_place(), error.reason)
                    }
                    RenderError::Text(error) => error.reason.fi,
                };
                let kind = "text/plain; charset=utf-8";
                Answer { status: 500, kind, body: reason.into_bytes(), location: None }
            }
        }
    }
}

fn lead_to(location: String) -> Answer {
    let kind = "text/plain; charset=utf-8";
    Answer { status: 308, kind, body: Vec::new(), location: Some(location) }
}

/// The media type of a file by its ending.
pub fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
