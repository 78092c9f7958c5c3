//! A text as search reads it: its sections, and where each word stands.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What search needs of one text; it is made from the text alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadText {
    /// The first is what stands before the first heading, with neither heading nor anchor.
    pub sections: Vec<ReadSection>,
    /// The words of the text in order, each once, with a space between two.
    pub words: String,
    /// By word, then by section.
    pub places: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadSection {
    pub heading: String,
    pub anchor: String,
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

impl ReadText {
    /// Each word with its places, in order.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[Place])> {
        let of_words = self.places.chunk_by(|a, b| a.word == b.word);
        self.words.split(' ').zip(of_words)
    }
}

/// A section that the next version of a text no longer has in these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastSection {
    pub heading: String,
    pub anchor: String,
    pub text: String,
}

/// A read text that is the same wherever its blob is: it adds nothing to what is hashed.
#[derive(Debug, Clone, Default)]
pub struct Searched(pub Arc<ReadText>);

impl Hash for Searched {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// The sections that a version lost of the one before it: the same wherever the two are, so that they
/// add nothing to what is hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lost(pub Arc<[PastSection]>);

impl Hash for Lost {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
