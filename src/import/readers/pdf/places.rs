//! Where the objects of a file stand (ISO 32000-1, 7.5.4 to 7.5.8): by its own tables, newest first, or,
//! where these are broken, by looking for every object in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::readers::pdf::budget::Budget;
use crate::import::readers::pdf::lexer::{Lexer, References, Token, is_space};
use crate::import::readers::pdf::object::{Dict, Object};
use crate::import::readers::pdf::streams;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// From a byte of the file on.
    At(usize),
    /// In a stream of objects, which is an object too.
    In(u32),
    /// It was deleted.
    Nowhere,
}

/// All places, and the dictionary from which a document is read.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) places: BTreeMap<u32, Place>,
    pub(crate) trailer: Dict,
}

/// Objects that one file may have.
const MOST: usize = 500_000;
/// Updates that one file may have.
const MOST_UPDATES: usize = 1000;

/// Reads the tables of a file.
pub(crate) fn by_tables(bytes: &[u8], budget: &Budget) -> Option<Places> {
    let tail = bytes.len().saturating_sub(2048);
    let start = tail + last(&bytes[tail..], b"startxref")?;
    let base = find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or_default();
    let mut lexer = Lexer::new(bytes, start + 9, &budget.objects);
    let mut next = vec![lexer.object().whole()?];
    let mut seen = BTreeSet::new();
    let mut all = Places::default();
    while let Some(at) = next.pop() {
        if !seen.insert(at) || seen.len() > MOST_UPDATES {
            continue;
        }
        let trailer = section(bytes, at + base, base, &mut all, budget)?;
        // A hybrid file's stream counts before the tables that came earlier.
        next.extend(trailer.get("Prev").whole());
        next.extend(trailer.get("XRefStm").whole());
        for (name, value) in trailer.0 {
            all.trailer.0.entry(name).or_insert(value);
        }
    }
    Some(all)
}

/// One table, or one stream that is a table.
fn section(
    bytes: &[u8],
    at: usize,
    base: usize,
    all: &mut Places,
    budget: &Budget,
) -> Option<Dict> {
    let mut lexer = Lexer::new(bytes, at, &budget.objects);
    if lexer.word("xref") {
        return table(&mut lexer, base, all);
    }
    let (_, object) = indirect(bytes, at, budget)?;
    let stream = object.stream()?;
    let unpacked = streams::unpack(&stream.dict, bytes.get(stream.start..stream.end)?, budget)?;
    of_stream(&stream.dict, &unpacked, base, all)?;
    Some(stream.dict.clone())
}

fn table(lexer: &mut Lexer<'_>, base: usize, all: &mut Places) -> Option<Dict> {
    while !lexer.word("trailer") {
        let (first, count) = (lexer.object().small()?, lexer.object().small()?);
        for number in (first..first.saturating_add(count)).take(MOST) {
            let Token::Value(offset) = lexer.next(References::Unknown) else { break };
            let Token::Value(_) = lexer.next(References::Unknown) else { break };
            let place = match lexer.next(References::Unknown) {
                Token::Word(b"n") => Place::At(offset.whole()?.saturating_add(base)),
                Token::Word(_) => Place::Nowhere,
                _ => return None,
            };
            all.add(number, place);
        }
    }
    match lexer.object() {
        Object::Dict(dict) => Some(dict),
        _ => None,
    }
}

/// The table in a stream (7.5.8): rows of three numbers of fixed width.
fn of_stream(dict: &Dict, bytes: &[u8], base: usize, all: &mut Places) -> Option<()> {
    let widths: Vec<usize> = dict.get("W").list().iter().map_while(Object::whole).collect();
    let &[kind_width, place_width, rest_width] = widths.as_slice() else { return None };
    let width = kind_width + place_width + rest_width;
    if !(1..=24).contains(&width) {
        return None;
    }
    let size = dict.get("Size").clone();
    let whole = [Object::Number(0.0), size];
    let index = dict.get("Index").list();
    let index = if index.is_empty() { &whole } else { index };
    let mut rows = bytes.chunks_exact(width);
    for range in index.chunks_exact(2) {
        let (first, count) = (range[0].small()?, range[1].small()?);
        for number in first..first.saturating_add(count) {
            let Some(row) = rows.next() else { return Some(()) };
            let (kind, rest) = row.split_at(kind_width);
            let kind = if kind_width == 0 { 1 } else { big_endian(kind) };
            let place = big_endian(&rest[..place_width]);
            all.add(
                number,
                match kind {
                    1 => Place::At(place.saturating_add(base)),
                    2 => Place::In(u32::try_from(place).ok()?),
                    _ => Place::Nowhere,
                },
            );
        }
    }
    Some(())
}

fn big_endian(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number: usize, &byte| number.wrapping_shl(8) | usize::from(byte))
}

impl Places {
    /// Adds a place, if no newer table has told one.
    fn add(&mut self, number: u32, place: Place) {
        if self.places.len() < MOST {
            self.places.entry(number).or_insert(place);
        }
    }
}

/// Looks for every object of a file whose tables are broken. What stands later counts.
pub(crate) fn by_looking(bytes: &[u8], budget: &Budget) -> Places {
    let mut all = Places::default();
    let mut catalog = None;
    let mut from = 0;
    while let Some(found) = find(&bytes[from..], b"obj") {
        let at = from + found;
        from = at + 3;
        let Some((number, start)) = head_before(bytes, at) else { continue };
        if all.places.len() < MOST {
            all.places.insert(number, Place::At(start));
        }
        let head = &bytes[from..bytes.len().min(from + 400)];
        let head = &head[..find(head, b"endobj").unwrap_or(head.len())];
        if find(head, b"/XRef").is_some() && find(head, b"/Root").is_some() {
            let mut lexer = Lexer::new(bytes, from, &budget.objects);
            all.take_trailer(&lexer.object());
        }
        if find(head, b"/Catalog").is_some() {
            catalog = Some(number);
        }
    }
    let mut from = 0;
    while let Some(found) = find(&bytes[from..], b"trailer") {
        from += found + 7;
        all.take_trailer(&Lexer::new(bytes, from, &budget.objects).object());
    }
    if let Some(catalog) = catalog {
        all.trailer.0.entry("Root".to_owned()).or_insert(Object::Reference(catalog));
    }
    all
}

impl Places {
    fn take_trailer(&mut self, object: &Object) {
        let Some(dict) = object.dict().filter(|dict| dict.get("Root").reference().is_some()) else {
            return;
        };
        for name in ["Root", "Encrypt", "ID", "Info"] {
            if dict.get(name) != &Object::Null {
                self.trailer.0.insert(name.to_owned(), dict.get(name).clone());
            }
        }
    }
}

/// The number of an object and where it begins, if `12 0 ` stands before its `obj`.
fn head_before(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let back = |mut at: usize, holds: fn(u8) -> bool| {
        let from = at;
        while at > 0 && from - at < 12 && holds(bytes[at - 1]) {
            at -= 1;
        }
        (at < from).then_some(at)
    };
    let digit = |byte: u8| byte.is_ascii_digit();
    let generation = back(back(at, is_space)?, digit)?;
    let end = back(generation, is_space)?;
    let start = back(end, digit)?;
    let number = std::str::from_utf8(&bytes[start..end]).ok()?.parse().ok()?;
    Some((number, start))
}

/// An object that begins at a byte: its number, its value, and the bytes of its stream if these stand
/// where its length says.
pub(crate) fn indirect(bytes: &[u8], at: usize, budget: &Budget) -> Option<((u32, u16), Object)> {
    let mut lexer = Lexer::new(bytes, at, &budget.objects);
    let number = lexer.object().small()?;
    let generation = u16::try_from(lexer.object().small()?).unwrap_or_default();
    if !lexer.word("obj") {
        return None;
    }
    let object = lexer.object();
    let object = match object {
        Object::Dict(dict) if lexer.word("stream") => {
            let start = streams::start(bytes, lexer.at);
            let end = streams::end(bytes, start, dict.get("Length").whole(), budget);
            Object::Stream(crate::import::readers::pdf::object::Stream {
                dict,
                start,
                end,
                number,
                generation,
            })
        }
        object => object,
    };
    super::budget::spend(&budget.bytes, lexer.at.saturating_sub(at) + 1);
    Some(((number, generation), object))
}

/// Where some bytes stand first.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (&first, rest) = wanted.split_first()?;
    let mut from = 0;
    loop {
        from += bytes.get(from..)?.iter().position(|&byte| byte == first)?;
        if bytes[from + 1..].starts_with(rest) {
            return Some(from);
        }
        from += 1;
    }
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
