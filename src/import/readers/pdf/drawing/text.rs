//! Where the next letter is drawn, and how (ISO 32000-1, 9.3 and 9.4).

use std::rc::Rc;

use crate::import::readers::pdf::fonts::{Font, Shown};
use crate::import::readers::pdf::matrix::Matrix;

/// How text is drawn.
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    /// Filled, drawn around, or neither.
    pub(super) mode: u32,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// Where text is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    next: Matrix,
    line: Matrix,
}

impl Default for Position {
    fn default() -> Self {
        Self { next: Matrix::SAME, line: Matrix::SAME }
    }
}

impl Position {
    /// Carries out an operator of text that draws nothing.
    pub(super) fn operate(&mut self, word: &[u8], numbers: &[f64], style: &mut Style) {
        match (word, numbers) {
            (b"BT", _) => *self = Self::default(),
            (b"Td", &[x, y]) => self.down(x, y),
            (b"TD", &[x, y]) => {
                style.leading = -y;
                self.down(x, y);
            }
            (b"T*", _) => self.down(0.0, -style.leading),
            (b"Tm", numbers) => {
                if let Ok(numbers) = numbers.try_into() {
                    self.line = Matrix(numbers);
                    self.next = self.line;
                }
            }
            (b"Tc", &[it]) => style.letter_space = it,
            (b"Tw", &[it]) => style.word_space = it,
            (b"Tz", &[it]) => style.stretch = it / 100.0,
            (b"TL", &[it]) => style.leading = it,
            (b"Ts", &[it]) => style.rise = it,
            (b"Tr", &[it]) => {
                style.mode =
                    u32::try_from(crate::import::readers::pdf::object::whole(it).unwrap_or(0))
                        .unwrap_or_default();
            }
            _ => {}
        }
    }

    fn down(&mut self, x: f64, y: f64) {
        self.line = self.line.moved(x, y);
        self.next = self.line;
    }

    /// A number between texts moves the next one back.
    pub(super) fn back(&mut self, thousandths: f64, style: &Style) {
        self.next = self.next.moved(-thousandths / 1000.0 * style.size * style.stretch, 0.0);
    }

    /// Whether a space moves the next letter on. Some programs draw one, and move back all the way.
    pub(super) fn is_wide(shown: &Shown, style: &Style) -> bool {
        let word_space = if shown.is_space { style.word_space } else { 0.0 };
        shown.width * style.size + style.letter_space + word_space > 0.08 * style.size
    }

    /// Passes a letter; gives its own width. What stands after one alone is no part of it.
    pub(super) fn advance(&mut self, shown: &Shown, style: &Style, is_alone: bool) -> f64 {
        let own = shown.width * style.size;
        let word_space = if shown.is_space { style.word_space } else { 0.0 };
        let all = (own + style.letter_space + word_space) * style.stretch;
        self.next = self.next.moved(all, 0.0);
        // What is set between all letters parts no words.
        let between = if is_alone { 0.0 } else { style.letter_space.max(0.0) };
        (own + between) * style.stretch
    }

    /// Where the next letter stands on the page.
    pub(super) fn place(&self, style: &Style, page: Matrix) -> (f64, f64) {
        let (x, y) = self.next.point(0.0, style.rise);
        page.point(x, y)
    }

    /// Where one unit along the line leads.
    pub(super) fn axis(&self, page: Matrix) -> (f64, f64) {
        let [a, b, ..] = self.next.then(page).0;
        (a, b)
    }

    /// Where the height of the letters leads.
    pub(super) fn up(&self, style: &Style, page: Matrix) -> (f64, f64) {
        let [_, _, c, d, ..] = self.next.then(page).0;
        (c * style.size, d * style.size)
    }
}
