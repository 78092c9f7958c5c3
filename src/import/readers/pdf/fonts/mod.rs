//! Fonts: which letters the codes of a text mean and how wide they are (ISO 32000-1, 9.5 to 9.10).

mod cmap;
pub(crate) mod encodings;
mod widths;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::fonts::cmap::CMap;
use crate::import::readers::pdf::fonts::encodings::{Base, named};
use crate::import::readers::pdf::fonts::widths::Widths;
use crate::import::readers::pdf::object::{Dict, Object};

/// A font.
#[derive(Debug)]
pub(crate) struct Font {
    codes: Codes,
    meant: Option<CMap>,
    widths: Widths,
    pub(crate) bold: bool,
    known: RefCell<BTreeMap<u32, Rc<str>>>,
}

#[derive(Debug)]
enum Codes {
    /// One byte each; by its number, the glyph's name or the encoding tells the letter.
    Simple { base: Base, names: BTreeMap<u8, String> },
    /// Several bytes, by a table of the font.
    Table(CMap),
    /// Two bytes that are the number of a glyph.
    Glyphs,
    /// Two bytes that are a letter.
    Letters,
}

/// A code of a text.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) text: Rc<str>,
    /// In sizes of the font.
    pub(crate) width: f64,
    /// It is the one byte 32, after which words are spaced.
    pub(crate) is_space: bool,
}

/// Names of glyphs are no longer.
const LONGEST_NAME: usize = 64;

/// What stands for a letter that no table knows.
pub(crate) const UNKNOWN: &str = "\u{fffd}";

impl Font {
    pub(crate) fn read(file: &File<'_>, dict: &Dict) -> Self {
        let kind = file.at(dict, "Subtype").name().unwrap_or_default().to_owned();
        let name = file.at(dict, "BaseFont").name().unwrap_or_default().to_owned();
        let meant = file
            .at(dict, "ToUnicode")
            .stream()
            .map(|stream| CMap::read(&file.unpack_once(stream), &file.budget.operators));
        let inner = file.at(dict, "DescendantFonts");
        let inner = inner.list().first().map(|it| file.resolve(it));
        let inner = inner.as_ref().and_then(|it| it.dict());
        let composite = kind == "Type0";
        let (codes, widths) = match inner {
            Some(inner) if composite => (of_composite(file, dict), Widths::of_glyphs(file, inner)),
            _ => (of_simple(file, dict, &name), Widths::of_codes(file, dict, &name)),
        };
        let descriptor = file.at(inner.unwrap_or(dict), "FontDescriptor");
        let bold = is_bold(file, descriptor.dict(), &name);
        Self { codes, meant, widths, bold, known: RefCell::default() }
    }

    /// What a text shows.
    pub(crate) fn shown(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut all = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (length, code) = self.code(rest);
            rest = rest.get(length.max(1)..).unwrap_or_default();
            let glyph = match &self.codes {
                Codes::Table(table) => table.glyph(code).unwrap_or(code),
                _ => code,
            };
            let is_space = length == 1 && code == 32;
            all.push(Shown { text: self.text(code), width: self.widths.of(glyph), is_space });
        }
        all
    }

    fn code(&self, bytes: &[u8]) -> (usize, u32) {
        match &self.codes {
            Codes::Simple { .. } => (1, bytes.first().copied().map_or(0, u32::from)),
            Codes::Table(table) => table.code(bytes),
            Codes::Glyphs | Codes::Letters => match bytes {
                [high, low, ..] => (2, u32::from(u16::from_be_bytes([*high, *low]))),
                _ => (1, 0),
            },
        }
    }

    fn text(&self, code: u32) -> Rc<str> {
        if let Some(text) = self.known.borrow().get(&code) {
            return Rc::clone(text);
        }
        let meant = self.meant.as_ref().and_then(|map| map.text(code));
        let meant = meant.filter(|text| !text.is_empty() && !text.contains(['\0', '\u{fffd}']));
        let text = meant.or_else(|| self.unmapped(code)).unwrap_or_else(|| UNKNOWN.to_owned());
        let text: Rc<str> = plain(&text).into();
        self.known.borrow_mut().insert(code, Rc::clone(&text));
        text
    }

    fn unmapped(&self, code: u32) -> Option<String> {
        match &self.codes {
            Codes::Simple { base, names } => {
                let code = u8::try_from(code).ok()?;
                match names.get(&code) {
                    Some(name) => named(name).or_else(|| base.letter(code).map(String::from)),
                    None => base.letter(code).map(String::from),
                }
            }
            Codes::Letters => char::from_u32(code).map(String::from),
            Codes::Table(_) | Codes::Glyphs => None,
        }
    }
}

fn of_composite(file: &File<'_>, dict: &Dict) -> Codes {
    match &*file.at(dict, "Encoding") {
        Object::Name(name) if name.contains("UCS2") || name.contains("UTF16") => Codes::Letters,
        Object::Stream(stream) => {
            Codes::Table(CMap::read(&file.unpack_once(stream), &file.budget.operators))
        }
        _ => Codes::Glyphs,
    }
}

fn of_simple(file: &File<'_>, dict: &Dict, name: &str) -> Codes {
    let is_truetype = file.at(dict, "Subtype").name() == Some("TrueType");
    let marks = ["Symbol", "Wingdings", "Dingbats", "Webdings"];
    let default = match is_truetype {
        _ if marks.iter().any(|it| name.contains(it)) => Base::Marks,
        true => Base::WinAnsi,
        false => Base::Standard,
    };
    let encoding = file.at(dict, "Encoding");
    let named_base = |name: Option<&str>| match name {
        Some("WinAnsiEncoding") => Base::WinAnsi,
        Some("MacRomanEncoding") => Base::MacRoman,
        Some("StandardEncoding") => Base::Standard,
        _ => default,
    };
    let Some(encoding) = encoding.dict() else {
        return Codes::Simple { base: named_base(encoding.name()), names: BTreeMap::new() };
    };
    let base = named_base(file.at(encoding, "BaseEncoding").name());
    let mut names = BTreeMap::new();
    let mut code = 0_usize;
    let differences = file.at(encoding, "Differences");
    spend(&file.budget.operators, differences.list().len());
    for it in differences.list() {
        match it {
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(code)
                    && name.len() < LONGEST_NAME
                {
                    names.insert(code, name.clone());
                }
                code = code.saturating_add(1);
            }
            it => code = it.whole().unwrap_or(code),
        }
    }
    Codes::Simple { base, names }
}

fn is_bold(file: &File<'_>, descriptor: Option<&Dict>, name: &str) -> bool {
    let name = name.split_once('+').map_or(name, |(_, name)| name).to_lowercase();
    let named =
        ["bold", "black", "heavy", "-bd", "semibd", "demi"].iter().any(|it| name.contains(it));
    named
        || descriptor.is_some_and(|it| {
            let weight = file.at(it, "FontWeight").number().unwrap_or_default();
            let flags = file.at(it, "Flags").small().unwrap_or_default();
            weight >= 600.0 || flags & (1 << 18) != 0
        })
}

/// Ligatures as their letters, marks of picture fonts as marks, no control characters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
                plain.push(' ');
            }
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            '\u{f0a7}' => plain.push('▪'),
            '\u{f0d8}' => plain.push('➢'),
            '\u{f0fc}' => plain.push('✓'),
            '\u{f020}' => plain.push(' '),
            '\u{f02d}' => plain.push('–'),
            '\u{f000}'..='\u{f0ff}' => plain.push('•'),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}
