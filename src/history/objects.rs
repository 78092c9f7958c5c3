//! Objects of the repository as raw bytes. Git's own machinery for trees and differences is left
//! alone: it costs ten times the reading itself.

use crate::history::error::HistoryError;
use crate::model::object_id::ObjectId;

/// The object store of one repository, used by one thread.
pub(super) struct Objects<'r> {
    store: git2::Odb<'r>,
    pub(super) repository: &'r git2::Repository,
}

impl<'r> Objects<'r> {
    pub(super) fn new(repository: &'r git2::Repository) -> Result<Self, HistoryError> {
        Ok(Self { store: repository.odb()?, repository })
    }

    /// The bytes of an object; an object that is missing is an error that names it.
    pub(super) fn read(&self, id: ObjectId) -> Result<git2::OdbObject<'_>, HistoryError> {
        self.store.read(oid(id)?).map_err(|error| HistoryError::object(id, &error))
    }

    /// The size of an object in bytes, without reading it.
    pub(super) fn size(&self, id: ObjectId) -> Result<u64, HistoryError> {
        let header = self.store.read_header(oid(id)?);
        let (size, _) = header.map_err(|error| HistoryError::object(id, &error))?;
        Ok(u64::try_from(size).unwrap_or(u64::MAX))
    }
}

pub(super) fn oid(id: ObjectId) -> Result<git2::Oid, HistoryError> {
    Ok(git2::Oid::from_bytes(&id.0)?)
}

/// The name that Git's library gives, in our own type.
pub(super) fn object_id(oid: git2::Oid) -> Result<ObjectId, HistoryError> {
    let bytes = oid.as_bytes().try_into();
    bytes.map(ObjectId).map_err(|_| HistoryError::UnsupportedFormat { format: "sha256" })
}
