//! What the drawing of a page leaves: letters with their places, and lines between cells.

use std::rc::Rc;

/// Letters of a font that stand for one code, where they stand.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) text: Rc<str>,
    pub(crate) x: f64,
    /// The line on which it stands, from the bottom of the page.
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// It is drawn with nothing: text under a scanned picture, or none for readers.
    pub(crate) unseen: bool,
    pub(crate) turn: Turn,
    pub(crate) mark: Mark,
}

/// In which direction the line runs that a letter stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    Right,
    Up,
    Left,
    Down,
    Slanted,
}

/// What a document says of some letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    None,
    /// No part of the text: headers, footers.
    Artifact,
    /// A piece of the structure.
    Piece(Owner, u32),
}

/// In whose drawing a piece is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// By the number of the page's object.
    Page(u32),
    /// By the number of the stream.
    Form(u32),
}

/// A line that was drawn from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) y: f64,
}

/// A page as it was drawn.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drawn {
    pub(crate) letters: Vec<Letter>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Letter {
    pub(crate) fn is_space(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }
}
