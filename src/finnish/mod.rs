//! Finnish word forms, by a dictionary that the user has: which word `hoidon` is a form of, which
//! words `asiakasrekisteri` is put together from, and which forms `hoito` has.
//!
//! The dictionary is Voikko's `mor.vfst` (Debian's package voikko-fi). It is under the GPL and is
//! never part of this program: whoever calls hands in its bytes, and this room touches no file.

pub mod analysis;
mod hyphens;
mod notation;
pub mod paradigm;
pub mod vfst;

#[cfg(test)]
mod tests;

use self::vfst::{DictionaryError, Transducer};

/// A dictionary of Finnish word forms. It never changes and keeps nothing between questions, so
/// threads can share one.
#[derive(Debug)]
pub struct Dictionary {
    transducer: Transducer,
}

impl Dictionary {
    /// Reads the bytes of Voikko's `mor.vfst`.
    ///
    /// Fails if the bytes are no VFST, are weighted (which `mor.vfst` is not), end too early or
    /// contradict the format.
    pub fn read(bytes: Vec<u8>) -> Result<Self, DictionaryError> {
        Ok(Self { transducer: Transducer::read(&bytes)? })
    }
}
