//! A text as search reads it: its sections, and where each word stands.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::keeping;

/// What search needs of one text; it is made from the text alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadText<'t> {
    /// The first is what stands before the first heading, with neither heading nor anchor.
    #[serde(borrow)]
    pub sections: Vec<ReadSection<'t>>,
    /// The words of the text in order, each once, with a space between two.
    #[serde(borrow)]
    pub words: Cow<'t, str>,
    /// By word, then by section.
    pub places: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadSection<'t> {
    #[serde(borrow)]
    pub heading: Cow<'t, str>,
    #[serde(borrow)]
    pub anchor: Cow<'t, str>,
    /// In words.
    pub length: u32,
}

/// That a word stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The word's number among those of the text.
    pub word: u32,
    /// The section's number in the text.
    pub section: u32,
    /// How often it stands there, a heading counted three times and the title four.
    pub often: u32,
}

impl ReadText<'_> {
    /// Each word with its places, in order.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[Place])> {
        let of_words = self.places.chunk_by(|a, b| a.word == b.word);
        self.words.split(' ').zip(of_words)
    }
}

/// A read text as it is kept: such texts are many, and are needed only when an index is made.
#[derive(Clone, PartialEq, Eq)]
pub struct PackedText(Arc<[u8]>);

impl PackedText {
    pub fn of(text: &ReadText<'_>) -> Self {
        Self(keeping::pack(text).into())
    }

    pub fn unpack(&self) -> ReadText<'_> {
        keeping::unpack(&self.0).unwrap_or_default()
    }
}

impl Default for PackedText {
    fn default() -> Self {
        Self::of(&ReadText::default())
    }
}

impl fmt::Debug for PackedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unpack().fmt(f)
    }
}

impl Serialize for PackedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for PackedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = PackedText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the bytes of a read text")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<PackedText, E> {
                Ok(PackedText(bytes.into()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// A read text that is the same wherever its blob is: it adds nothing to what is hashed.
#[derive(Debug, Clone, Default)]
pub struct Searched(pub PackedText);

impl Hash for Searched {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// The sections that a version lost of the one before it: the same wherever the two are, so that they
/// add nothing to what is hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lost {
    /// How many words they have, their headings aside.
    pub words: usize,
    /// The sections as search reads them; none where nothing was lost.
    pub read: Option<PackedText>,
}

impl Hash for Lost {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
