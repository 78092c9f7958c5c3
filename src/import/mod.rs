//! Old documents become notices: what is in them is read (`readers`), what is no text of the notice is
//! set apart (`noise`), headings are found (`shapes`), and the notice is written as Markdown (`writer`).
//! Every word of the document stands in the notice, or is told with the reason (`account`).

mod account;
mod dates;
pub mod lines;
mod links;
mod noise;
pub mod notice;
pub mod pieces;
pub mod readers;
mod shapes;
mod tongue;
mod writer;

use crate::import::notice::{Imported, make};
use crate::import::readers::kind::{Content, recognise};
use crate::import::readers::package::Package;
use crate::import::readers::{Unreadable, read};
use crate::source::{is_left_out, is_of_system};

/// An archive of documents.
pub struct Archive<'b>(Package<'b>);

impl std::fmt::Debug for Archive<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Archive").field(&self.names()).finish()
    }
}

impl<'b> Archive<'b> {
    /// Opens bytes that are an archive; nothing for a document, whatever it is packed in.
    pub fn open(bytes: &'b [u8]) -> Option<Result<Self, Unreadable>> {
        match recognise(bytes) {
            Ok(Content::Archive) => Some(Package::of_documents(bytes).map(Self)),
            _ => None,
        }
    }

    /// The names of its files in their order, folders left out.
    pub fn names(&self) -> Vec<String> {
        let mut names = self.0.names();
        let beside = |part: &str| is_left_out(part) || is_of_system(part);
        names.retain(|name| !name.ends_with('/') && !name.split(['/', '\\']).any(beside));
        names.sort_unstable();
        names
    }

    /// Unpacks a file.
    pub fn file(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        self.0.part(name)?.ok_or(Unreadable::Broken)
    }
}

/// Makes a notice of the bytes of a document. `name` is its title if it bears none.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Unreadable> {
    match recognise(bytes)? {
        Content::Document(kind) => Ok(make(read(kind, bytes)?, name)),
        Content::Archive => Err(Unreadable::Nested),
    }
}
