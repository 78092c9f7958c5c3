//! Colours of the screen: how they are written, and how well two of them can be told apart. Knows
//! nothing of what a colour is for.

pub mod oklch;

use std::fmt;

/// A colour of sRGB, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Color {
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// Reads `#rrggbb` and `#rgb`, as style sheets write them.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| match digits.len() {
            3 => u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17),
            6 => u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok(),
            _ => None,
        };
        Some(Self { red: channel(0)?, green: channel(1)?, blue: channel(2)? })
    }

    /// Red, green and blue as light adds up, from 0 to 1 (IEC 61966-2-1).
    pub fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// How light the colour looks, from 0 to 1: the relative luminance of WCAG 2.2.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of two colours, from 1 to 21, as WCAG 2.2 has it. Text needs [`TEXT`] (success
/// criterion 1.4.3), the outline of a control [`CONTROL`] (1.4.11).
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The least contrast of text and its background (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;

/// The least contrast of what shows where a control is, and its background (WCAG 2.2, 1.4.11).
pub const CONTROL: f64 = 3.0;

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[test]
    fn colours_are_read_as_style_sheets_write_them() {
        assert_eq!(color("#0072C6").to_string(), "#0072c6");
        assert_eq!(color("#fc3"), color("#ffcc33"));
        for wrong in
            ["", "#", "0072c6", "#0072c", "#0072c600", "red", "#gg0000", "#ääää", "#+1+2+3"]
        {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrasts_are_those_that_are_known() {
        let check = |a: &str, b: &str, expected: f64| {
            let found = contrast(color(a), color(b));
            assert!((found - expected).abs() < 0.005, "{a} on {b}: {found}");
            assert!((contrast(color(b), color(a)) - found).abs() < f64::EPSILON);
        };
        check("#000", "#fff", 21.0);
        check("#fff", "#fff", 1.0);
        check("#767676", "#fff", 4.54);
        check("#777", "#fff", 4.48);
        check("#15252c", "#f6f5f0", 14.43);
        check("#008741", "#f6f5f0", 4.24);
        check("#ffc61e", "#f6f5f0", 1.44);
        check("#fd4f00", "#fff", 3.34);
    }
}
