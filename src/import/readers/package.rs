//! Packages: ZIP archives, as Word's and `OpenDocument`'s files and archives of documents are.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::readers::Unreadable;

/// No part of a document is larger, unpacked.
const LARGEST_PART: u64 = 32 * 1024 * 1024;

/// So much is unpacked of one document in all.
const LARGEST_SUM: u64 = 64 * 1024 * 1024;

/// So much is unpacked of an archive of documents.
const LARGEST_ARCHIVE: u64 = 1024 * 1024 * 1024;

/// An archive with more files is none of documents.
const MOST_PARTS: usize = 10_000;

/// An opened archive. What is unpacked from it is bounded.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if archive.len() > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { archive, left: LARGEST_SUM })
    }

    /// Whether it has a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts, in the order of the archive, each once.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        names.map(std::borrow::Cow::into_owned).collect()
    }

    /// Unpacks a part; nothing if there is none of this name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(reason(&error)),
        };
        let most = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        // One byte more than may be tells that there is more.
        part.take(most + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(Unreadable::TooLarge);
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// As [`Self::part`], as text.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        Ok(self.part(name)?.map(|bytes| crate::history::decoding::decode(&bytes).text))
    }

    /// The same for an archive of documents, of which each may be as large as one alone.
    pub(crate) fn of_documents(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        Self::open(bytes).map(|package| Self { left: LARGEST_ARCHIVE, ..package })
    }
}

fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(text) if text.to_lowercase().contains("password") => {
            Unreadable::Encrypted
        }
        _ => Unreadable::Broken,
    }
}
