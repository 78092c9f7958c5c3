//! What kind of file stands at an address: its media type, by the ending of its name.

/// Pages.
pub const HTML: &str = "text/html; charset=utf-8";
pub const PLAIN: &str = "text/plain; charset=utf-8";
/// How browsers search here.
pub const OPENSEARCH: &str = "application/opensearchdescription+xml";

/// Media types by ending; those of texts are worth compressing on the way.
pub const TYPES: &[(&str, &str)] = &[
    ("html", HTML),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("atom", "application/atom+xml"),
    ("link", "application/link-format"),
    ("xml", "application/xml"),
    ("csv", "text/csv; charset=utf-8"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("svg", "image/svg+xml"),
    ("woff2", "font/woff2"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("txt", PLAIN),
];

/// The media type of a file.
pub fn media_type(file: &str) -> &'static str {
    if file.ends_with("opensearch.xml") {
        return OPENSEARCH;
    }
    let ending = file.rsplit('.').next().unwrap_or_default();
    let known = TYPES.iter().find(|(of, _)| *of == ending);
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether a media type is of texts, which get smaller by packing. Workbooks, pictures and fonts are packed
/// inside, and so are the files of search, which have none.
pub fn is_text(kind: &str) -> bool {
    let bare = kind.split(';').next().unwrap_or(kind);
    let known = ["application/json", "application/xml", "application/link-format"];
    bare.starts_with("text/")
        || known.contains(&bare)
        || ["+json", "+xml"].iter().any(|end| bare.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_endings() {
        assert_eq!(media_type("sv/index.html"), HTML);
        assert_eq!(media_type("muutokset/syote.atom"), "application/atom+xml");
        assert_eq!(media_type("haku/opensearch.xml"), OPENSEARCH);
        assert_eq!(media_type("sitemap.xml"), "application/xml");
        assert_eq!(media_type("haku/a.words"), "application/octet-stream");
    }

    #[test]
    fn texts_are_worth_packing() {
        let check = |file: &str| is_text(media_type(file));
        for file in
            ["index.html", "a.css", "a.js", "a.json", "a.jsonld", "a.atom", "a.svg", "a.csv"]
        {
            assert!(check(file), "{file}");
        }
        for file in ["robots.txt", "sitemap.xml", "versiot.link", "haku/opensearch.xml"] {
            assert!(check(file), "{file}");
        }
        for file in ["a.xlsx", "a.woff2", "a.png", "a.webp", "haku/a.words", "haku/index"] {
            assert!(!check(file), "{file}");
        }
    }
}
