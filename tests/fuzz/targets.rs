//! What bytes from anywhere are given to. Each target panics where a promise is broken: nothing panics, no
//! word is lost, the same bytes give the same.

use std::io::{Cursor, Write as _};

use seloste::config::reading::parse as parse_site;
use seloste::history::notes::parse_message;
use seloste::import::import;
use seloste::parse::document::parse;
use seloste::preview::request::Request;
use seloste::text::language::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A target with its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 11] = [
    ("any", any),
    ("word", word),
    ("opendocument", opendocument),
    ("html", html),
    ("text", text),
    ("markdown", markdown),
    ("pdf", pdf),
    ("notice", notice),
    ("site", site),
    ("message", message),
    ("request", request),
];

/// A document of any format.
pub fn any(bytes: &[u8]) {
    if let Ok(imported) = import(bytes, "Nimetön") {
        assert!(imported.lost.is_empty(), "{:?}", imported.lost);
        assert_eq!(import(bytes, "Nimetön").as_ref(), Ok(&imported));
    }
}

/// The text of a Word document, unpacked: packed, no change of a byte would reach it.
pub fn word(bytes: &[u8]) {
    any(&packed(&[("word/document.xml", bytes)]));
}

/// The content of an `OpenDocument` text.
pub fn opendocument(bytes: &[u8]) {
    let kind = b"application/vnd.oasis.opendocument.text".as_slice();
    any(&packed(&[("mimetype", kind), ("content.xml", bytes)]));
}

pub fn html(bytes: &[u8]) {
    any(&[b"<html><body>".as_slice(), bytes].concat());
}

pub fn text(bytes: &[u8]) {
    any(&[b"Rekisterin nimi\n".as_slice(), bytes].concat());
}

pub fn markdown(bytes: &[u8]) {
    any(&[b"# Seloste\n\n".as_slice(), bytes].concat());
}

pub fn pdf(bytes: &[u8]) {
    let head = if bytes.starts_with(b"%PDF") { b"".as_slice() } else { b"%PDF-1.7\n" };
    any(&[head, bytes].concat());
}

/// The file of a notice.
pub fn notice(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (document, findings) = parse(&text, "a/b.md", "content/a/b.md", Language::Fi);
    for finding in findings {
        let span = finding.span.unwrap_or_default();
        assert!(text.get(span.clone()).is_some(), "{span:?} of {}", finding.rule);
    }
    for section in document.sections {
        assert!(!section.heading.is_empty() && !section.body.html.contains("<script"));
    }
}

/// The settings of a portal.
pub fn site(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for finding in parse_site(&text, "site/site.toml").1 {
        let span = finding.span.unwrap_or_default();
        assert!(text.get(span.clone()).is_some(), "{span:?} of {}", finding.rule);
    }
}

/// The message of a commit.
pub fn message(bytes: &[u8]) {
    drop(parse_message(&String::from_utf8_lossy(bytes)));
}

/// A request to the preview.
pub fn request(bytes: &[u8]) {
    if let Ok(request) = Request::read(&mut &*bytes, &mut Vec::new()) {
        let path = request.path().unwrap_or_default();
        assert!(!path.split('/').any(|part| part == ".."), "{path}");
    }
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        let written = archive.start_file(*name, stored).map(|()| archive.write_all(bytes));
        written.expect("memory can be written").expect("memory can be written");
    }
    archive.finish().expect("memory can be written").into_inner()
}
