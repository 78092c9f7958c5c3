//! Readers: the bytes of a document become what is in it. One file, or folder, a format; each bounds
//! what it reads, since the bytes are anybody's.

pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod kind;
pub(crate) mod layers;
pub(crate) mod markdown;
pub(crate) mod numbering;
pub(crate) mod odt;
pub(crate) mod package;
pub(crate) mod pdf;
pub(crate) mod text;
pub(crate) mod writing;
pub(crate) mod xml;

use crate::import::pieces::Found;
use crate::import::readers::kind::Kind;

/// The largest document that is read, in bytes.
pub(crate) const LARGEST: usize = 32 * 1024 * 1024;

/// Why a document could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unreadable {
    /// It opens only with a password.
    Encrypted,
    /// Pages, but no text on them: a scanned document.
    NoText,
    /// Cut short or otherwise not what it claims to be.
    Broken,
    /// It is, or unpacks to, more than any notice has.
    TooLarge,
    /// Nothing at all.
    Empty,
    Picture,
    /// A Word document of before 2007, or one in RTF.
    OldWord,
    /// A spreadsheet or slides.
    OtherOffice,
    /// An archive within an archive.
    Nested,
    /// None of the formats that are known.
    Unknown,
}

/// Reads a document of a kind.
pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Result<Found, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let found = match kind {
        Kind::Docx => docx::read(bytes),
        Kind::Odt => odt::read(bytes),
        Kind::Html => Ok(html::read(bytes)),
        Kind::Pdf => pdf::read(bytes),
        Kind::Markdown => Ok(markdown::read(bytes)),
        Kind::Text => Ok(text::read(bytes)),
    }?;
    if found.is_empty() { Err(Unreadable::NoText) } else { Ok(found) }
}
