//! What the elements of a page are to one who wants its text.

use crate::import::pieces::Why;
use crate::import::readers::html::page::Element;

/// Elements without content and end (HTML Standard, 13.1.2).
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// The level of a heading's element.
pub(super) fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Elements that the start of another of their kind ends.
pub(super) fn ends(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "tr" => &["tr", "td", "th"],
        "td" | "th" => &["td", "th"],
        "option" => &["option"],
        _ => &[],
    }
}

/// Where the search for an element to end stops.
pub(super) fn bounds(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["ul", "ol", "menu", "td", "th"],
        "dt" | "dd" => &["dl", "td", "th"],
        _ => &["table"],
    }
}

/// What an element stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Within {
    pub(super) main: bool,
    pub(super) heading: bool,
}

/// Why what stands in an element is no text of the notice.
pub(super) fn apart(element: &Element, within: Within) -> Option<Why> {
    let Within { main: in_main, heading: in_heading } = within;
    match element.name.as_str() {
        "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "object" | "canvas"
        | "audio" | "video" | "math" => return Some(Why::Code),
        "nav" | "select" | "textarea" | "datalist" => return Some(Why::Site),
        "header" | "footer" if !in_main => return Some(Why::Site),
        "button" if !in_heading => return Some(Why::Site),
        _ => {}
    }
    if element.has("hidden") || element.get("aria-hidden") == Some("true") {
        return Some(Why::Hidden);
    }
    // So LibreOffice saves the margins of its pages.
    if element.name == "div" && matches!(element.get("title"), Some("header" | "footer")) {
        return Some(Why::PageMargin);
    }
    let role = element.get("role").unwrap_or_default();
    if matches!(role, "navigation" | "search" | "toolbar" | "menu" | "menubar" | "complementary") {
        return Some(Why::Site);
    }
    if matches!(role, "banner" | "contentinfo") && !in_main {
        return Some(Why::Site);
    }
    let names = format!(
        " {} {} ",
        element.get("class").unwrap_or_default().to_ascii_lowercase(),
        element.get("id").unwrap_or_default().to_ascii_lowercase()
    );
    if COOKIES.iter().any(|mark| names.contains(mark)) {
        return Some(Why::CookieBanner);
    }
    if matches!(role, "dialog" | "alertdialog") || element.name == "dialog" {
        return Some(Why::Site);
    }
    SITE.iter().any(|mark| names.contains(mark)).then_some(Why::Site)
}

/// Parts of the names that sites give to what they lay over the page.
const COOKIES: &[&str] = &[
    "cookie-banner",
    "cookie-consent",
    "cookie-notice",
    "cookie-bar",
    "cookie-popup",
    "cookie-modal",
    "cookiebanner",
    "cookieconsent",
    "cookiebot",
    "cookie_banner",
    "cookie_notice",
    "cc-window",
    "onetrust",
    "evastebanneri",
    "evasteilmoitus",
    "consent-banner",
];

/// Parts of the names that sites give to their menus and links.
const SITE: &[&str] = &[
    "skip-link",
    "skiplink",
    "skip-to",
    "breadcrumb",
    "murupolku",
    "social-share",
    "share-button",
    "share-link",
    "some-share",
    "sharing",
    "jakopainik",
    "sivunavigaatio",
    "side-nav",
    "sidenav",
    "site-header",
    "site-footer",
    "service-banner",
    "feedback-form",
    "pagination",
];
