//! What a file is, told by its first bytes and its parts, never by its name.

use crate::import::readers::package::Package;
use crate::import::readers::{Unreadable, docx, odt};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Docx,
    Odt,
    Html,
    Pdf,
    Markdown,
    Text,
}

/// A document, or an archive of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Document(Kind),
    Archive,
}

/// The marks at the beginning of files that are pictures: PNG, JPEG, GIF, BMP, TIFF, WebP's RIFF, HEIC.
const PICTURES: [&[u8]; 8] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\0\0\0\x18ftyphei",
];

/// Microsoft's compound files: Word before 2007, and newer documents with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells what bytes are.
pub(crate) fn recognise(bytes: &[u8]) -> Result<Content, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if PICTURES.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Unreadable::Picture);
    }
    if bytes.starts_with(COMPOUND) {
        // The stream that holds a document with a password is named so, in UTF-16.
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Err(if encrypted { Unreadable::Encrypted } else { Unreadable::OldWord });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::OldWord);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_package(bytes);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Content::Document(Kind::Pdf));
    }
    of_text(bytes).map(Content::Document)
}

fn of_package(bytes: &[u8]) -> Result<Content, Unreadable> {
    let mut package = Package::open(bytes)?;
    if package.has(docx::MAIN) {
        return Ok(Content::Document(Kind::Docx));
    }
    if let Some(kind) = package.part("mimetype")? {
        let is_text = kind.trim_ascii().starts_with(odt::TYPE);
        return if is_text {
            Ok(Content::Document(Kind::Odt))
        } else {
            Err(Unreadable::OtherOffice)
        };
    }
    if package.has(odt::MAIN) && package.has("META-INF/manifest.xml") {
        return Ok(Content::Document(Kind::Odt));
    }
    if package.has("[Content_Types].xml") {
        return Err(Unreadable::OtherOffice);
    }
    Ok(Content::Archive)
}

fn of_text(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let text = crate::history::decoding::decode(bytes);
    // Programs and pictures without a known mark: hardly a line of them is text.
    let strange =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{c}' | '\u{85}');
    let odd = text.text.chars().take(4096).filter(strange).count();
    if odd > 8 || (text.had_nul && odd > 0) {
        return Err(Unreadable::Unknown);
    }
    if is_html(&text.text) {
        return Ok(Kind::Html);
    }
    Ok(if is_markdown(&text.text) { Kind::Markdown } else { Kind::Text })
}

/// Begins as pages of the web do.
fn is_html(text: &str) -> bool {
    let head = text.trim_start().chars().take(2048).collect::<String>().to_ascii_lowercase();
    let begins = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<?xml",
        "<main",
        "<article",
        "<div",
        "<section",
        "<!--",
    ];
    begins.iter().any(|mark| head.starts_with(mark))
        && (head.contains("<html")
            || head.contains("<div")
            || head.contains("<p")
            || head.contains("<h")
            || head.contains("<main")
            || head.contains("<body"))
        || head.starts_with("<h1")
        || head.starts_with("<h2")
        || head.starts_with("<p>")
        || head.starts_with("<table")
}

/// Has headings with `#`, or a head between lines of its own.
fn is_markdown(text: &str) -> bool {
    let fenced = text.starts_with("+++\n") || text.starts_with("---\n");
    let is_heading = |line: &str| {
        let words = line.trim_start_matches('#');
        let marks = line.len() - words.len();
        (1..=6).contains(&marks) && words.starts_with(' ') && words.chars().any(char::is_alphabetic)
    };
    fenced || text.lines().any(is_heading)
}
