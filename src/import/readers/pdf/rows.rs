//! Letters become pieces of text, and pieces become rows of a page.

use std::rc::Rc;

use crate::import::readers::pdf::fonts::encodings::compose;
use crate::import::readers::pdf::letters::Letter;

/// Letters that stand side by side, with single spaces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// A space was drawn before it, or after it.
    spaced: (bool, bool),
}

/// Pieces that stand on one line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// From left to right.
    pub(crate) pieces: Vec<Piece>,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// In sizes of the letters: more room parts words.
const WORD: f64 = 0.17;
/// More room parts columns, if others are parted there too.
pub(crate) const COLUMN: f64 = 0.9;

/// The pieces of letters, in the order in which they were drawn.
pub(crate) fn pieces<'l>(letters: impl IntoIterator<Item = &'l Letter>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaced = false;
    for letter in letters {
        if letter.is_space() && letter.text.chars().all(|c| c == ' ') {
            spaced = true;
            if let Some(last) = pieces.last_mut() {
                last.spaced.1 = true;
            }
            continue;
        }
        if let Some(last) = pieces.last_mut()
            && last.takes(letter, spaced)
        {
            spaced = false;
            continue;
        }
        pieces.push(Piece {
            text: letter.text.to_string(),
            left: letter.x,
            right: letter.right(),
            y: letter.y,
            size: letter.size,
            bold: letter.bold,
            spaced: (std::mem::take(&mut spaced), false),
        });
    }
    pieces
}

impl Piece {
    /// Adds a letter if it stands next to the others.
    fn takes(&mut self, letter: &Letter, spaced: bool) -> bool {
        let size = self.size.max(letter.size);
        let gap = letter.x - self.right;
        let same_line = (letter.y - self.y).abs() < 0.1 * size;
        let same_size = (letter.size - self.size).abs() < 0.1 * size;
        if !same_line && !accents(&self.text, &letter.text) {
            return false;
        }
        if gap < -0.3 * size || !same_size {
            return self.accent(letter, gap);
        }
        if gap > COLUMN * size {
            return false;
        }
        if self.accent(letter, gap) {
            return true;
        }
        if spaced || gap > WORD * size {
            self.text.push(' ');
        }
        self.text.push_str(&letter.text);
        self.right = letter.right();
        self.bold &= letter.bold;
        self.spaced.1 = false;
        true
    }

    /// An accent that was drawn by itself, before or after its letter.
    fn accent(&mut self, letter: &Letter, gap: f64) -> bool {
        let (Some(last), Some(next)) = (self.text.chars().next_back(), letter.text.chars().next())
        else {
            return false;
        };
        let is_over = gap < 0.0;
        let composed = match (combining(last), combining(next)) {
            (Some(accent), None) if is_over => compose(next, accent),
            (None, Some(accent)) if is_over || !accent_stands_alone(next) => compose(last, accent),
            _ => None,
        };
        let Some(composed) = composed else { return false };
        self.text.pop();
        self.text.push(composed);
        self.right = self.right.max(letter.right());
        true
    }

    fn is_number(&self) -> bool {
        self.text.len() <= 2 && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn accents(left: &str, right: &str) -> bool {
    let accent = |c: Option<char>| c.is_some_and(|c| combining(c).is_some());
    accent(left.chars().next_back()) || accent(right.chars().next())
}

fn combining(accent: char) -> Option<char> {
    match accent {
        '¨' => Some('\u{308}'),
        '˚' | '°' => Some('\u{30a}'),
        '´' => Some('\u{301}'),
        '\u{300}'..='\u{36f}' => Some(accent),
        _ => None,
    }
}

fn accent_stands_alone(accent: char) -> bool {
    !('\u{300}'..='\u{36f}').contains(&accent)
}

impl Row {
    fn of(piece: Piece) -> Self {
        let (y, size, left, right) = (piece.y, piece.size, piece.left, piece.right);
        Self { pieces: vec![piece], y, size, left, right }
    }

    fn add(&mut self, piece: Piece) {
        if piece.size > self.size * 1.05 {
            self.y = piece.y;
        }
        self.size = self.size.max(piece.size);
        self.left = self.left.min(piece.left);
        self.right = self.right.max(piece.right);
        self.pieces.push(piece);
    }

    /// All letters are bold.
    pub(crate) fn bold(&self) -> bool {
        self.pieces.iter().all(|piece| piece.bold)
    }

    /// Where the text of the row is read as one.
    pub(crate) fn text(&self) -> String {
        text(&self.pieces, self.size, self.y)
    }

    /// The pieces between wide gaps.
    pub(crate) fn segments(&self) -> Vec<&[Piece]> {
        self.pieces.chunk_by(|left, right| right.left - left.right < COLUMN * self.size).collect()
    }
}

/// The text of pieces that stand side by side.
pub(crate) fn text(pieces: &[Piece], size: f64, y: f64) -> String {
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        let Some(before) = last else {
            text.push_str(&piece.text);
            last = Some(piece);
            continue;
        };
        // Drawn twice so as to look bold.
        if before.text == piece.text && (before.left - piece.left).abs() < 0.2 * size {
            continue;
        }
        let is_raised = piece.size < 0.8 * size && piece.y > y + 0.15 * size && piece.is_number();
        if is_raised && !ends_with_unit(&text) {
            text.push_str(" [");
            text.push_str(&piece.text);
            text.push(']');
        } else {
            let gap = piece.left - before.right;
            let spaced = before.spaced.1 || piece.spaced.0 || gap > WORD * size.min(piece.size);
            if spaced && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        last = Some(piece);
    }
    without_soft_hyphens(&text)
}

fn ends_with_unit(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    ["m", "km", "cm", "mm", "dm"].contains(&word)
}

/// A soft hyphen counts at the end of a row alone, where the word goes on in the next.
fn without_soft_hyphens(text: &str) -> String {
    let text = text.trim();
    match text.strip_suffix('\u{ad}') {
        Some(cut) => format!("{}\u{ad}", cut.trim_end_matches('-').replace('\u{ad}', "")),
        None => text.replace('\u{ad}', ""),
    }
}

/// The rows of a page, from its top.
pub(crate) fn by_place(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.y - piece.y < 0.3 * row.size.min(piece.size) => row.add(piece),
            _ => rows.push(Row::of(piece)),
        }
    }
    let mut merged: Vec<Row> = Vec::new();
    for row in rows {
        match merged.last_mut() {
            Some(last) if raised(last, &row) => row.pieces.into_iter().for_each(|it| last.add(it)),
            _ => merged.push(row),
        }
    }
    for row in &mut merged {
        row.pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    merged
}

/// Whether one row holds only small letters set higher or lower in the other.
fn raised(above: &Row, below: &Row) -> bool {
    let size = above.size.max(below.size);
    let small = above.size.min(below.size) < 0.8 * size;
    let near = above.y - below.y < 0.5 * size;
    let (few, many) = if above.size < below.size { (above, below) } else { (below, above) };
    let apart = |it: &Piece| {
        many.pieces.iter().all(|other| it.right <= other.left + 1.0 || it.left >= other.right - 1.0)
    };
    small
        && near
        && few.pieces.len() <= 8
        && many.pieces.len() <= 200
        && few.pieces.iter().all(apart)
}

/// The rows of a text whose order is known.
pub(crate) fn by_order(pieces: Vec<Piece>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row)
                if (row.y - piece.y).abs() < 0.5 * row.size.max(piece.size)
                    && piece.left > row.right - 0.5 * row.size =>
            {
                row.add(piece);
            }
            _ => rows.push(Row::of(piece)),
        }
    }
    rows
}

/// A letter for a text that stands for others.
pub(crate) fn standing_for(text: &str, first: &Letter) -> Letter {
    Letter { text: Rc::from(text), ..first.clone() }
}
