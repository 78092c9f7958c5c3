//! Tables from codes to letters or to the numbers of glyphs (ISO 32000-1, 9.7.5 and 9.10.3).

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::lexer::{Lexer, References, Token};
use crate::import::readers::pdf::object::Object;

/// A table.
#[derive(Debug, Clone, Default)]
pub(crate) struct CMap {
    /// By the first code of a range: its last code and what the first one means.
    texts: BTreeMap<u32, (u32, String)>,
    glyphs: BTreeMap<u32, (u32, u32)>,
    /// How many bytes a code has, and from which code to which.
    spaces: Vec<(usize, u32, u32)>,
}

/// Ranges of one table; that of a whole font has some thousands.
const MOST: usize = 70_000;

impl CMap {
    pub(crate) fn read(bytes: &[u8], left: &Cell<usize>) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes, 0, left);
        let mut values: Vec<Object> = Vec::new();
        loop {
            match lexer.next(References::Unknown) {
                Token::Value(value) => values.push(value),
                Token::Word(word) => {
                    map.take(word, &values);
                    // Each entry is held in memory.
                    spend(left, values.len() * 4);
                    values.clear();
                }
                Token::End => return map,
            }
        }
    }

    fn take(&mut self, word: &[u8], values: &[Object]) {
        if self.texts.len() + self.glyphs.len() + self.spaces.len() > MOST {
            return;
        }
        match word {
            b"endcodespacerange" => {
                for pair in values.chunks_exact(2) {
                    let Some((length, first)) = code(&pair[0]) else { continue };
                    let Some((_, last)) = code(&pair[1]) else { continue };
                    self.spaces.push((length, first, last));
                }
            }
            b"endbfchar" => {
                for pair in values.chunks_exact(2) {
                    if let (Some((_, code)), Some(text)) = (code(&pair[0]), text(&pair[1])) {
                        self.texts.insert(code, (code, text));
                    }
                }
            }
            b"endbfrange" => values.chunks_exact(3).for_each(|range| self.range(range)),
            b"endcidchar" => {
                for pair in values.chunks_exact(2) {
                    if let (Some((_, code)), Some(glyph)) = (code(&pair[0]), pair[1].small()) {
                        self.glyphs.insert(code, (code, glyph));
                    }
                }
            }
            b"endcidrange" => {
                for range in values.chunks_exact(3) {
                    let Some((_, first)) = code(&range[0]) else { continue };
                    let Some((_, last)) = code(&range[1]) else { continue };
                    let Some(glyph) = range[2].small() else { continue };
                    self.glyphs.insert(first, (last, glyph));
                }
            }
            _ => {}
        }
    }

    fn range(&mut self, range: &[Object]) {
        let Some((_, first)) = code(&range[0]) else { return };
        let Some((_, last)) = code(&range[1]) else { return };
        if let Some(text) = text(&range[2]) {
            self.texts.insert(first, (last, text));
        }
        for (code, it) in (first..=last).zip(range[2].list()) {
            if let Some(text) = text(it) {
                self.texts.insert(code, (code, text));
            }
        }
    }

    /// What a code means.
    pub(crate) fn text(&self, code: u32) -> Option<String> {
        let (first, (last, text)) = self.texts.range(..=code).next_back()?;
        if code > *last {
            return None;
        }
        let further = code - first;
        if further == 0 {
            return Some(text.clone());
        }
        let end = text.chars().next_back()?;
        let end = char::from_u32(u32::from(end).checked_add(further)?)?;
        let mut text = text.clone();
        text.pop();
        text.push(end);
        Some(text)
    }

    /// The number of the glyph that a code shows.
    pub(crate) fn glyph(&self, code: u32) -> Option<u32> {
        let (first, (last, glyph)) = self.glyphs.range(..=code).next_back()?;
        (code <= *last).then(|| glyph.saturating_add(code - first))
    }

    /// The next code of a text: how many bytes it takes, and its number.
    pub(crate) fn code(&self, bytes: &[u8]) -> (usize, u32) {
        for (length, first, last) in &self.spaces {
            if let Some(bytes) = bytes.get(..*length) {
                let code = number(bytes);
                if (*first..=*last).contains(&code) {
                    return (*length, code);
                }
            }
        }
        let shortest = self.spaces.iter().map(|(length, ..)| *length).min().unwrap_or(2);
        let length = shortest.min(bytes.len()).max(1);
        (length, number(&bytes[..length.min(bytes.len())]))
    }
}

/// A code in a table: its bytes and its number.
fn code(object: &Object) -> Option<(usize, u32)> {
    let bytes = object.text()?;
    (1..=4).contains(&bytes.len()).then(|| (bytes.len(), number(bytes)))
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number: u32, byte| number.wrapping_shl(8) | u32::from(*byte))
}

/// Letters in UTF-16.
fn text(object: &Object) -> Option<String> {
    let bytes = object.text()?;
    if let [byte] = bytes {
        return Some(char::from(*byte).to_string());
    }
    let units = bytes.chunks_exact(2).take(32).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|it| it.unwrap_or('\u{fffd}')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_letters() {
        let table = "1 begincodespacerange <00><FF> endcodespacerange \
                     1 beginbfchar <01> <00660069> endbfchar \
                     2 beginbfrange <10> <12> <0041> <20> <21> [<00E4> <00F6>] endbfrange";
        let map = CMap::read(table.as_bytes(), &Cell::new(1000));
        let texts = [0x01, 0x12, 0x20, 0x21].map(|code| map.text(code).unwrap());
        assert_eq!(texts, ["fi", "C", "ä", "ö"]);
        assert_eq!(map.text(0x13), None);
        assert_eq!(map.code(b"\x12\x01"), (1, 0x12));
    }
}
