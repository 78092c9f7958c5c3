//! Bytes become values and words (ISO 32000-1, 7.2 and 7.3), in the file itself and in the programs that
//! draw pages. Whatever the bytes, each of them is passed once, and values nest only so deep.

use std::cell::Cell;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::object::{Dict, Object};

/// Lists in lists are read to this depth; what is deeper is none that a program writes.
const DEEPEST: usize = 64;

/// Reads values out of bytes.
#[derive(Debug)]
pub(crate) struct Lexer<'b> {
    bytes: &'b [u8],
    /// Where the next value is looked for.
    pub(crate) at: usize,
    /// How many more values may be read.
    left: &'b Cell<usize>,
}

/// What stands next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token<'b> {
    Value(Object),
    /// Letters that are no value: an operator, `obj`, `endobj`.
    Word(&'b [u8]),
    End,
}

/// Whether `12 0 R` is a reference. In programs that draw pages there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum References {
    Known,
    Unknown,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | b'\x0c')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'b> Lexer<'b> {
    pub(crate) fn new(bytes: &'b [u8], at: usize, left: &'b Cell<usize>) -> Self {
        Self { bytes, at: at.min(bytes.len()), left }
    }

    /// The next value or word.
    pub(crate) fn next(&mut self, references: References) -> Token<'b> {
        self.value(references, 0)
    }

    /// The next value of the file, null if there is none.
    pub(crate) fn object(&mut self) -> Object {
        match self.next(References::Known) {
            Token::Value(object) => object,
            Token::Word(_) | Token::End => Object::Null,
        }
    }

    /// Passes a word if it stands next.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        let before = self.at;
        if self.next(References::Unknown) == Token::Word(word.as_bytes()) {
            return true;
        }
        self.at = before;
        false
    }

    /// The byte that stands next.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes white space and comments.
    pub(crate) fn skip_space(&mut self) {
        let from = self.at;
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.skip_while(|byte| !matches!(byte, b'\n' | b'\r'));
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
        self.spend_bytes(self.at - from);
    }

    /// Long values cost more, whatever is in them.
    fn spend_bytes(&self, count: usize) {
        spend(self.left, count / 64);
    }

    fn skip_while(&mut self, holds: impl Fn(u8) -> bool) -> &'b [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| !holds(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn value(&mut self, references: References, depth: usize) -> Token<'b> {
        if self.left.get() == 0 {
            self.at = self.bytes.len();
            return Token::End;
        }
        self.skip_space();
        let Some(first) = self.peek() else { return Token::End };
        if depth > DEEPEST || !spend(self.left, 1) {
            self.at = self.bytes.len();
            return Token::End;
        }
        let object = match first {
            b'/' => Object::Name(self.name()),
            b'(' => Object::Text(self.literal()),
            b'[' => self.list(references, depth),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(references, depth),
            b'<' => Object::Text(self.hexadecimal()),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(references),
            _ => return self.letters(),
        };
        Token::Value(object)
    }

    fn letters(&mut self) -> Token<'b> {
        let word = self.skip_while(is_regular);
        self.spend_bytes(word.len());
        match word {
            b"true" => Token::Value(Object::Bool(true)),
            b"false" => Token::Value(Object::Bool(false)),
            b"null" => Token::Value(Object::Null),
            // A bracket without its other half.
            b"" => {
                self.at += 1;
                Token::Word(&self.bytes[self.at - 1..self.at])
            }
            word => Token::Word(word),
        }
    }

    fn list(&mut self, references: References, depth: usize) -> Object {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            match self.value(references, depth + 1) {
                Token::Value(object) => list.push(object),
                Token::Word(b"]" | b"endobj" | b"endstream") | Token::End => {
                    return Object::List(list);
                }
                Token::Word(_) => {}
            }
        }
    }

    fn dict(&mut self, references: References, depth: usize) -> Object {
        self.at += 2;
        let mut dict = Dict::default();
        loop {
            match self.value(references, depth + 1) {
                Token::Value(Object::Name(name)) => {
                    let before = self.at;
                    match self.value(references, depth + 1) {
                        Token::Value(value) => drop(dict.0.insert(name, value)),
                        Token::Word(_) => self.at = before,
                        Token::End => return Object::Dict(dict),
                    }
                }
                Token::Word(b">") => {
                    // The other half of `>>`.
                    self.at += usize::from(self.peek() == Some(b'>'));
                    return Object::Dict(dict);
                }
                Token::Word(b"endobj" | b"endstream" | b"stream") | Token::End => {
                    return Object::Dict(dict);
                }
                Token::Value(_) | Token::Word(_) => {}
            }
        }
    }

    /// A name, with `#20` for its unusual bytes (7.3.5).
    fn name(&mut self) -> String {
        self.at += 1;
        let raw = self.skip_while(is_regular);
        self.spend_bytes(raw.len() * 2);
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let hex = raw
                .get(at + 1..at + 3)
                .filter(|_| byte == b'#')
                .and_then(|digits| Some(hex_value(digits[0])? * 16 + hex_value(digits[1])?));
            name.push(hex.unwrap_or(byte));
            at += if hex.is_some() { 3 } else { 1 };
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    /// A string in parentheses (7.3.4.2).
    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b')' if depth == 0 => break,
                b'(' | b')' => {
                    depth = if byte == b'(' { depth + 1 } else { depth - 1 };
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        self.spend_bytes(text.len() * 2);
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            other => text.push(other),
        }
    }

    /// A string in hexadecimal digits (7.3.4.3).
    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let digits = self.skip_while(|byte| byte != b'>');
        self.at += 1;
        self.at = self.at.min(self.bytes.len());
        self.spend_bytes(digits.len());
        let digits: Vec<u8> = digits.iter().copied().filter_map(hex_value).collect();
        digits
            .chunks(2)
            .map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or_default())
            .collect()
    }

    fn number(&mut self, references: References) -> Object {
        let Some(number) = self.plain_number() else { return Object::Null };
        if references == References::Known
            && let Some(reference) = self.rest_of_reference(number)
        {
            return reference;
        }
        Object::Number(number)
    }

    fn plain_number(&mut self) -> Option<f64> {
        let raw = self.skip_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
        self.spend_bytes(raw.len());
        let minus = raw.first() == Some(&b'-');
        let digits = raw.iter().position(u8::is_ascii_digit)?;
        let start = raw[..digits].iter().rposition(|&byte| byte == b'.').unwrap_or(digits);
        // Some programs write `0.00-35`, which is read up to the sign, or `1.2.3`.
        let mut seen_point = false;
        let length = raw[start..].iter().take_while(|&&byte| match byte {
            b'.' => !std::mem::replace(&mut seen_point, true),
            byte => byte.is_ascii_digit(),
        });
        let length = length.count();
        let digits = std::str::from_utf8(&raw[start..start + length]).ok()?;
        let number: f64 = digits.parse().ok()?;
        let number = number.min(1e10);
        Some(if minus { -number } else { number })
    }

    /// `0 R` after the number of an object.
    fn rest_of_reference(&mut self, number: f64) -> Option<Object> {
        let number = Object::Number(number).small()?;
        let mut at = self.at;
        let spaces = |at: &mut usize| {
            let from = *at;
            while self.bytes.get(*at).copied().is_some_and(is_space) && *at < from + 32 {
                *at += 1;
            }
            *at > from
        };
        let is_spaced = spaces(&mut at);
        let from = at;
        while self.bytes.get(at).is_some_and(u8::is_ascii_digit) && at < from + 6 {
            at += 1;
        }
        let is_reference = is_spaced && at > from && spaces(&mut at);
        let ends = self.bytes.get(at + 1).is_none_or(|&byte| !is_regular(byte));
        if !is_reference || self.bytes.get(at) != Some(&b'R') || !ends {
            return None;
        }
        self.at = at + 1;
        Some(Object::Reference(number))
    }
}

fn hex_value(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Object {
        Lexer::new(text.as_bytes(), 0, &Cell::new(10_000)).object()
    }

    #[test]
    fn values_are_read() {
        assert_eq!(read("% a\n -1.50 "), Object::Number(-1.5));
        assert_eq!(read(".5"), Object::Number(0.5));
        assert_eq!(read("0.00-35"), Object::Number(0.0));
        assert_eq!(read("/A#20b#"), Object::Name("A b#".to_owned()));
        assert_eq!(read(r"(a\)(b)\101\n\\)"), Object::Text(b"a)(b)A\n\\".to_vec()));
        assert_eq!(read("<48 6F7>"), Object::Text(b"Hop".to_vec()));
        assert_eq!(read("12 0 R"), Object::Reference(12));
        let list =
            Object::List(vec![Object::Number(12.0), Object::Number(0.0), Object::Bool(true)]);
        assert_eq!(read("[12 0 true]"), list);
    }

    #[test]
    fn dictionaries_without_an_end_or_a_value_are_read() {
        let dict = read("<< /A 1 /B >> ");
        assert_eq!(dict.dict().unwrap().get("A"), &Object::Number(1.0));
        assert_eq!(dict.dict().unwrap().get("B"), &Object::Null);
        assert_eq!(read("<< /A [1 2 endobj").dict().unwrap().get("A").list().len(), 2);
    }

    #[test]
    fn deep_lists_end() {
        assert!(matches!(read(&"[".repeat(100_000)), Object::List(_)));
        assert!(matches!(read(&"<</A".repeat(100_000)), Object::Dict(_)));
        assert!(matches!(read(&"(".repeat(100_000)), Object::Text(_)));
    }

    #[test]
    fn no_more_values_are_read_than_allowed() {
        let left = Cell::new(100);
        let text = format!("[{}]", "0 ".repeat(1000));
        let list = Lexer::new(text.as_bytes(), 0, &left).object();
        assert!(list.list().len() < 100);
        assert_eq!(left.get(), 0);
    }
}
