//! Documents that anybody may open, but that are encrypted all the same so as to forbid changes
//! (ISO 32000-1, 7.6): their key follows from an empty password. lopdf has the ciphers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::encryption::decrypt_object;
use lopdf::{Document, EncryptionState};

use crate::import::readers::pdf::object::{Dict, Object};
use crate::import::readers::pdf::streams::{foreign, foreign_dict};

/// The key of a document.
pub(crate) struct Lock {
    state: EncryptionState,
}

impl Lock {
    /// Opens a document by its `Encrypt` dictionary and its `ID`, with no password.
    pub(crate) fn open(encrypt: &Dict, id: &Object) -> Option<Self> {
        let mut document = Document::new();
        document.objects.insert((1, 0), foreign_dict(encrypt).into());
        document.trailer.set("Encrypt", lopdf::Object::Reference((1, 0)));
        document.trailer.set("ID", foreign(id));
        // lopdf's ciphers take what the file says of its key at its word: a panic is a wrong key.
        let state = catch_unwind(AssertUnwindSafe(|| EncryptionState::decode(&document, "")));
        Some(Self { state: state.ok()?.ok()? })
    }

    /// The bytes of a stream as they were before they were encrypted.
    pub(crate) fn open_stream(&self, id: (u32, u16), dict: &Dict, bytes: &[u8]) -> Vec<u8> {
        let stream = lopdf::Stream::new(foreign_dict(dict), bytes.to_vec());
        let mut object = lopdf::Object::Stream(stream);
        self.decrypt(id, &mut object);
        match object {
            lopdf::Object::Stream(stream) => stream.content,
            _ => Vec::new(),
        }
    }

    /// Decrypts every string in an object.
    pub(crate) fn open_texts(&self, id: (u32, u16), object: &mut Object) {
        match object {
            Object::Text(text) => {
                let mut foreign = lopdf::Object::string_literal(std::mem::take(text));
                self.decrypt(id, &mut foreign);
                if let lopdf::Object::String(plain, _) = foreign {
                    *text = plain;
                }
            }
            Object::List(list) => list.iter_mut().for_each(|it| self.open_texts(id, it)),
            Object::Dict(dict) => dict.0.values_mut().for_each(|it| self.open_texts(id, it)),
            _ => {}
        }
    }

    fn decrypt(&self, id: (u32, u16), object: &mut lopdf::Object) {
        let decrypt = AssertUnwindSafe(|| decrypt_object(&self.state, id, object));
        // What cannot be decrypted stays as it is, and unpacks to nothing.
        if catch_unwind(decrypt).is_err() {
            *object = lopdf::Object::Null;
        }
    }
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Lock").finish_non_exhaustive()
    }
}
