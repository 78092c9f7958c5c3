//! The numbers that Word counts before headings and items (ECMA-376 17.9).

use std::collections::BTreeMap;

use crate::import::pieces::Mark;
use crate::import::readers::Unreadable;
use crate::import::readers::numbering::{Counters, Digits};
use crate::import::readers::xml::{Tag, Token, Tokens};

/// Word knows no deeper level.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By `w:abstractNumId`.
    lists: BTreeMap<u32, Vec<Level>>,
    /// By `w:numId`.
    uses: BTreeMap<u32, Use>,
    counted: BTreeMap<u32, Counters>,
    /// The kinds and identifiers of notes, in the order of the text.
    notes: Vec<(NoteKind, String)>,
}

/// Where a note stands on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    Foot,
    End,
}

impl NoteKind {
    /// Of an element, a note itself or the mark that leads to it.
    pub(super) fn of(name: &str) -> Self {
        if name.starts_with("w:end") { Self::End } else { Self::Foot }
    }
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    digits: Digits,
    /// `%1.%2`: the numbers of levels, and what stands about them.
    pattern: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, digits: Digits::Decimal, pattern: String::new() }
    }
}

#[derive(Debug, Default)]
struct Use {
    list: u32,
    /// Levels that begin anew with the first paragraph of this use.
    restarts: BTreeMap<usize, u32>,
    begun: bool,
}

impl Numbers {
    /// The number of a note: notes are counted as the text leads to them.
    pub(super) fn note(&mut self, kind: NoteKind, id: &str) -> usize {
        let known = self.notes.iter().position(|(other, it)| *other == kind && it == id);
        known.unwrap_or_else(|| {
            self.notes.push((kind, id.to_owned()));
            self.notes.len() - 1
        }) + 1
    }

    pub(super) fn read(xml: &str) -> Result<Self, Unreadable> {
        let mut numbers = Self::default();
        let mut tokens = Tokens::new(xml);
        let mut place = Place::default();
        while let Some(token) = tokens.next()? {
            if let Token::Open(tag) = token {
                numbers.set(&tag, &mut place);
            }
        }
        Ok(numbers)
    }

    fn set(&mut self, tag: &Tag, place: &mut Place) {
        let value = tag.number("w:val");
        match tag.name.as_str() {
            "w:abstractNum" => {
                *place = Place { list: tag.number("w:abstractNumId"), ..Place::default() }
            }
            "w:num" => {
                *place = Place { of_use: tag.number("w:numId"), ..Place::default() };
                if let Some(id) = place.of_use {
                    self.uses.insert(id, Use::default());
                }
            }
            "w:abstractNumId" => {
                if let Some(one) = place.of_use.and_then(|id| self.uses.get_mut(&id)) {
                    one.list = value.unwrap_or_default();
                }
            }
            "w:lvl" | "w:lvlOverride" => {
                place.level = tag.number("w:ilvl").unwrap_or_default() as usize;
            }
            "w:startOverride" => {
                if let Some(one) = place.of_use.and_then(|id| self.uses.get_mut(&id))
                    && place.level < LEVELS
                {
                    one.restarts.insert(place.level, value.unwrap_or(1));
                }
            }
            "w:start" => place.of(self, |level| level.start = value.unwrap_or(1)),
            "w:numFmt" => place.of(self, |level| level.digits = digits(tag.get("w:val"))),
            "w:lvlText" => place.of(self, |level| {
                tag.get("w:val").unwrap_or_default().clone_into(&mut level.pattern);
            }),
            _ => {}
        }
    }

    /// The mark of the next paragraph of a list and level; nothing where none is written.
    pub(super) fn next(&mut self, id: u32, level: usize) -> Option<Mark> {
        let level = level.min(LEVELS - 1);
        let one = self.uses.get_mut(&id)?;
        let levels = self.lists.get(&one.list)?;
        let counters = self.counted.entry(one.list).or_default();
        if !one.begun {
            one.begun = true;
            if one.restarts.contains_key(&0) {
                *counters = Counters::default();
            }
        }
        let start = |level: usize| {
            let of_list = levels.get(level).map_or(1, |level| level.start);
            one.restarts.get(&level).copied().unwrap_or(of_list)
        };
        counters.count(level, start(level));
        let this = levels.get(level)?;
        match this.digits {
            Digits::Bullet => return Some(Mark::Bullet),
            Digits::Nothing => return None,
            _ => {}
        }
        let mut number = this.pattern.clone();
        for at in 0..=level {
            let digits = levels.get(at).map(|level| level.digits).unwrap_or_default();
            let reached = counters.at(at).unwrap_or_else(|| start(at));
            number = number.replace(&format!("%{}", at + 1), &digits.write(reached));
        }
        let number = number.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']);
        (!number.is_empty()).then(|| Mark::Number(number.to_owned()))
    }
}

/// Where in the definitions the reader is.
#[derive(Debug, Default)]
struct Place {
    list: Option<u32>,
    of_use: Option<u32>,
    level: usize,
}

impl Place {
    /// Sets something of the level where the reader is.
    fn of(&self, numbers: &mut Numbers, set: impl FnOnce(&mut Level)) {
        let Some(list) = self.list.filter(|_| self.level < LEVELS) else { return };
        let levels = numbers.lists.entry(list).or_default();
        if levels.len() <= self.level {
            levels.resize_with(self.level + 1, Level::default);
        }
        set(&mut levels[self.level]);
    }
}

fn digits(name: Option<&str>) -> Digits {
    match name {
        Some("bullet") => Digits::Bullet,
        Some("none") => Digits::Nothing,
        Some("lowerLetter") => Digits::LowerLetter,
        Some("upperLetter") => Digits::UpperLetter,
        Some("lowerRoman") => Digits::LowerRoman,
        Some("upperRoman") => Digits::UpperRoman,
        _ => Digits::Decimal,
    }
}
