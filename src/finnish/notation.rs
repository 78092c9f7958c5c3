//! How the dictionary writes what it knows of a word form: tags in brackets, and between them letters
//! of the form, of base forms and of endings (see `analysis.rs`).

/// What a symbol of the dictionary's writing belongs to.
pub(super) enum Place {
    /// A letter of the form.
    Form,
    /// A letter of the base form of the word or, in a derivation, of its root.
    Root,
    /// A letter of the ending of a derivation's base form.
    Ending,
    /// A letter of something else that the dictionary tells.
    Aside,
    Tag,
}

/// Follows which of the dictionary's letters are whose.
#[derive(Default)]
pub(super) enum Letters {
    #[default]
    OfForm,
    OfRoot,
    OfEnding,
    Aside,
}

impl Letters {
    /// Goes on by one symbol, of this text.
    pub(super) fn read(&mut self, text: &str) -> Place {
        if text.len() > 1 && text.starts_with('[') {
            match text {
                "[X]" => *self = Self::OfForm,
                "[Xp]" => *self = Self::OfRoot,
                "[Xj]" => *self = Self::OfEnding,
                _ if text.starts_with("[X") => *self = Self::Aside,
                _ => {}
            }
            return Place::Tag;
        }
        match self {
            Self::OfForm => Place::Form,
            // The dictionary shows where its own words are put together: `toimeksi=anto`.
            Self::OfRoot if text == "=" => Place::Aside,
            Self::OfRoot => Place::Root,
            Self::OfEnding => Place::Ending,
            Self::Aside => Place::Aside,
        }
    }
}
