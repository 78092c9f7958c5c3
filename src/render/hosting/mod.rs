//! What a web server is told of the portal: headers, media types, redirects of renamed notices, pages for
//! what is not there. One file a server; all say the same of the same routes.

mod apache;
mod caddy;
mod headers;
mod nginx;
pub mod policy;
mod redirects;

use std::collections::BTreeSet;

use crate::model::portal::Portal;
use crate::render::hosting::redirects::{Redirect, is_plain, redirects};
use crate::routes::media::TYPES;
use crate::routes::{Page, Route};
use crate::text::language::Language;

/// A web server, or a service that serves files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Host {
    Nginx,
    Caddy,
    Apache,
    /// Services that read `_headers` and `_redirects`: Netlify, Cloudflare Pages.
    Headers,
}

impl Host {
    pub const ALL: [Self; 4] = [Self::Nginx, Self::Caddy, Self::Apache, Self::Headers];

    /// As it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Apache => "apache",
            Self::Headers => "headers",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.name() == name)
    }

    /// The files that it reads, from the output folder. Those in the folder that is the program's own
    /// mark are never served; the others stand where the server looks for them.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Nginx => &[".seloste/host/nginx.conf"],
            Self::Caddy => &[".seloste/host/Caddyfile"],
            Self::Apache => &[".htaccess"],
            Self::Headers => &["_headers", "_redirects"],
        }
    }
}

/// For which servers a portal is made, and whether its files stand there packed too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Hosting {
    pub hosts: BTreeSet<Host>,
    /// Beside each text stand `.br` and `.gz`.
    pub packed: bool,
}

/// The portal's address has a path that no server's file can safely hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsafePath(pub String);

/// The files for the servers asked for, by name from the output folder.
pub fn hosting_files(
    portal: &Portal,
    hosting: &Hosting,
) -> Result<Vec<(&'static str, Vec<u8>)>, UnsafePath> {
    if hosting.hosts.is_empty() {
        return Ok(Vec::new());
    }
    let served = Served::of(portal, hosting.packed)?;
    let files = hosting.hosts.iter().flat_map(|host| {
        let texts = match host {
            Host::Nginx => vec![nginx::snippet(&served)],
            Host::Caddy => vec![caddy::snippet(&served)],
            Host::Apache => vec![apache::snippet(&served)],
            Host::Headers => vec![headers::headers(&served), headers::redirects(&served)],
        };
        host.files().iter().copied().zip(texts.into_iter().map(String::into_bytes))
    });
    Ok(files.collect())
}

/// What servers need to know of a portal.
#[derive(Debug)]
struct Served {
    /// The path of its address, `/` or `/tietosuoja/`.
    base: String,
    https: bool,
    packed: bool,
    /// For each language what its addresses begin with and its page for what is not there, by path; the
    /// default language, which has no prefix, last.
    missing: Vec<(String, String)>,
    redirects: Vec<Redirect>,
}

impl Served {
    fn of(portal: &Portal, packed: bool) -> Result<Self, UnsafePath> {
        let site = &portal.site;
        let base = site.base_path().to_owned();
        if !is_plain(&base) {
            return Err(UnsafePath(base));
        }
        let default = site.default_language();
        let of_language = |language: &Language| {
            let path = |page| format!("{base}{}", Route::Page(*language, page).address(default));
            (path(Page::Home), path(Page::NotFound))
        };
        let mut missing: Vec<_> = site.languages.iter().map(of_language).collect();
        missing.sort_by_key(|(prefix, _)| prefix == &base);
        let https = site.base_url.as_ref().is_some_and(|url| url.starts_with("https://"));
        let redirects = redirects(portal);
        Ok(Self { base, https, packed, missing, redirects })
    }

    /// The page for what is not there in the default language.
    fn missing_by_default(&self) -> &str {
        self.missing.last().map_or("", |(_, page)| page)
    }

    /// The other languages: what their addresses begin with, and their page.
    fn missing_elsewhere(&self) -> &[(String, String)] {
        self.missing.split_last().map_or(&[], |(_, others)| others)
    }
}

/// A path for a regular expression of any of the servers: of what paths are made of, only the dot means
/// more than itself there.
fn in_pattern(path: &str) -> String {
    path.replace('.', "\\.")
}

/// A media type without its character set, and whether that is UTF-8.
fn parted(kind: &str) -> (&str, bool) {
    let bare = kind.split(';').next().unwrap_or(kind);
    (bare, bare.len() < kind.len())
}

/// The media types and the endings that have each, in the order of the table.
fn types_by_kind() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for (ending, kind) in TYPES {
        match kinds.iter_mut().find(|(of, _)| of == kind) {
            Some((_, endings)) => endings.push(ending),
            None => kinds.push((kind, vec![ending])),
        }
    }
    kinds
}

#[cfg(test)]
mod tests;
