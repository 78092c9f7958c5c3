//! The values that a PDF is made of (ISO 32000-1, 7.3). A stream is its dictionary and where its bytes
//! stand in the file: nothing is copied, or unpacked, before it is asked for.

use std::collections::BTreeMap;

/// One value.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Object {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dict(Dict),
    Stream(Stream),
    /// The number of an object that stands elsewhere in the file.
    Reference(u32),
}

/// Values by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Dict(pub(crate) BTreeMap<String, Object>);

/// A stream: what its dictionary says, and where its bytes are in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dict: Dict,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) number: u32,
    pub(crate) generation: u16,
}

static NULL: Object = Object::Null;

impl Dict {
    /// A value, or null.
    pub(crate) fn get(&self, name: &str) -> &Object {
        self.0.get(name).unwrap_or(&NULL)
    }

    /// The dictionary's own word on what it is.
    pub(crate) fn kind(&self) -> &str {
        self.get("Type").name().unwrap_or_default()
    }
}

impl Object {
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A whole number from zero on.
    pub(crate) fn whole(&self) -> Option<usize> {
        whole(self.number()?)
    }

    /// A whole number from zero on, of 32 bits: the number of an object, a mark, a code.
    pub(crate) fn small(&self) -> Option<u32> {
        u32::try_from(self.whole()?).ok()
    }

    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list; of anything else, none.
    pub(crate) fn list(&self) -> &[Object] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }

    /// A dictionary, that of a stream too.
    pub(crate) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(crate) fn stream(&self) -> Option<&Stream> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    pub(crate) fn reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number) => Some(*number),
            _ => None,
        }
    }
}

/// A number without its fraction, if it is not below zero.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the bounds are checked"
)]
pub(crate) fn whole(number: f64) -> Option<usize> {
    (0.0..4_294_967_296.0).contains(&number).then_some(number as usize)
}
