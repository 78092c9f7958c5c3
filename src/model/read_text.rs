//! A text as search reads it: its sections, and where each word stands.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What search needs of one text; it is made from the text alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadText {
    /// The first is what stands before the first heading, with neither heading nor anchor.
    pub sections: Vec<ReadSection>,
    /// In order; for each word, its sections by number, with how often it stands there, a heading
    /// counted three times and the title four.
    pub words: Vec<(String, Vec<(u32, u32)>)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadSection {
    pub heading: String,
    pub anchor: String,
    /// In words.
    pub length: u32,
}

/// A read text that is the same wherever its blob is: it adds nothing to what is hashed.
#[derive(Debug, Clone, Default)]
pub struct Searched(pub Arc<ReadText>);

impl Hash for Searched {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
