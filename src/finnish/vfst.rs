//! Reader of the VFST format: a finite automaton that reads a word and writes what a dictionary
//! says of it. The format is the VFST format of libvoikko, doc/: a header of 16 bytes, symbols,
//! then cells of 8 bytes. This file knows nothing of Finnish and touches no file.
//!
//! A dictionary comes from outside, so nothing here trusts it: what is read is checked once
//! ([`Transducer::read`]), and every walk has a bound of steps and of depth.

use std::error::Error;
use std::fmt;
use std::ops::ControlFlow;

/// The first eight bytes: two marks of the format, least byte first.
const MARKS: [u8; 8] = [0x6e, 0x3a, 0x01, 0x00, 0xfa, 0x51, 0x03, 0x00];
/// Where the header tells whether arcs have weights.
const WEIGHTED_AT: usize = 8;
const HEADER: usize = 16;
const CELL: usize = 8;
/// The input of a cell that is no arc: a word may end here.
const FINAL: u16 = 0xffff;
/// So many extra arcs that the next cell tells how many.
const MANY: u64 = 0xff;
/// The most arcs that a path has; libvoikko reads words of at most 255 letters.
const DEPTH: usize = 1000;

/// A symbol of the automaton, as its number in the file.
pub type Symbol = u16;

/// The symbol that is nothing.
pub const EPSILON: Symbol = 0;

/// Why bytes cannot be read as a dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DictionaryError {
    /// The bytes do not begin as a VFST does.
    NotVfst,
    /// The arcs have weights: a dictionary for correcting spelling, not one of word forms.
    Weighted,
    /// The bytes end too early.
    CutShort,
    /// The bytes contradict the format; the words say where.
    Damaged(&'static str),
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotVfst => f.write_str("the file is no Voikko dictionary (VFST)"),
            Self::Weighted => {
                f.write_str("the file is a weighted VFST; Voikko's `mor.vfst` is needed")
            }
            Self::CutShort => f.write_str("the Voikko dictionary is cut short"),
            Self::Damaged(place) => write!(f, "the Voikko dictionary is damaged: {place}"),
        }
    }
}

impl Error for DictionaryError {}

/// A step from one state to the next, reading `input` and writing `output`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    pub input: Symbol,
    pub output: Symbol,
    target: u32,
}

/// Which arcs a walk may take. A place is how far the guide's own word has come.
pub trait Guide {
    /// The place after `arc`; none if the walk may not take it.
    fn pass(&self, place: usize, arc: Arc) -> Option<usize>;
    /// Whether a path may end at `place`.
    fn ends(&self, place: usize) -> bool;
}

/// The automaton of a VFST file. It never changes, so threads can share it.
#[derive(Debug)]
pub struct Transducer {
    symbols: Vec<String>,
    /// What the symbol asks of the walk's features, for each symbol.
    flags: Vec<Option<Flag>>,
    features: usize,
    /// The symbols of one letter, by letter.
    letters: Vec<(char, Symbol)>,
    cells: Vec<u64>,
}

impl Transducer {
    /// Reads the bytes of a VFST file, and checks that every arc leads to a state.
    ///
    /// Fails if the bytes are no VFST, are weighted, end too early or contradict the format.
    pub fn read(bytes: &[u8]) -> Result<Self, DictionaryError> {
        let (marks, whole) = (bytes.len().min(MARKS.len()), bytes.len() >= HEADER);
        if marks == 0 || bytes[..marks] != MARKS[..marks] {
            return Err(DictionaryError::NotVfst);
        }
        if !whole {
            return Err(DictionaryError::CutShort);
        }
        if bytes[WEIGHTED_AT] != 0 {
            return Err(DictionaryError::Weighted);
        }
        let (symbols, end) = read_symbols(bytes)?;
        let cells = bytes.get(end.next_multiple_of(CELL)..).ok_or(DictionaryError::CutShort)?;
        let (cells, rest) = cells.as_chunks::<CELL>();
        if cells.is_empty() || !rest.is_empty() {
            return Err(DictionaryError::CutShort);
        }
        let (flags, features) = read_flags(&symbols)?;
        let transducer = Self {
            letters: letters(&symbols),
            flags,
            features,
            symbols,
            cells: cells.iter().map(|cell| u64::from_le_bytes(*cell)).collect(),
        };
        transducer.check()?;
        Ok(transducer)
    }

    /// The text of a symbol; empty for what is never written (nothing, and flags).
    pub fn text(&self, symbol: Symbol) -> &str {
        if self.is_silent(symbol) { "" } else { &self.symbols[usize::from(symbol)] }
    }

    /// Whether the symbol stands for no text: nothing itself, or a flag.
    pub fn is_silent(&self, symbol: Symbol) -> bool {
        symbol == EPSILON || self.flags[usize::from(symbol)].is_some()
    }

    /// The symbols of a word's letters; none if the automaton lacks one of them.
    pub fn letters_of(&self, word: &str) -> Option<Vec<Symbol>> {
        word.chars()
            .map(|letter| {
                let at = self.letters.binary_search_by_key(&letter, |(it, _)| *it).ok()?;
                Some(self.letters[at].1)
            })
            .collect()
    }

    /// Takes every path that `guide` lets pass, in the order of the file, and tells each whole one
    /// to `found`, until that breaks off or `steps` arcs have been looked at.
    ///
    /// Flags on the side of the input decide as in libvoikko: `P` sets a feature, `C` clears it, `U`
    /// sets it unless it is set otherwise, `R` requires it (with the value, if it names one), `D`
    /// forbids it (likewise).
    pub fn walk(
        &self,
        guide: &impl Guide,
        steps: usize,
        mut found: impl FnMut(&[Arc]) -> ControlFlow<()>,
    ) {
        let mut features = vec![0; self.features];
        let mut path: Vec<Arc> = Vec::with_capacity(64);
        let mut frames = Vec::with_capacity(64);
        frames.push(Frame { arcs: self.arcs(0), place: 0, before: None });
        for _ in 0..steps {
            let Some(frame) = frames.last_mut() else { return };
            let Some(arc) = frame.arcs.next() else {
                if let Some((feature, value)) = frame.before {
                    features[usize::from(feature)] = value;
                }
                frames.pop();
                path.pop();
                continue;
            };
            if arc.input == FINAL {
                if guide.ends(frame.place) && found(&path).is_break() {
                    return;
                }
                continue;
            }
            let Some(place) = guide.pass(frame.place, arc) else { continue };
            let Some(before) = self.meet(arc.input, &mut features) else { continue };
            path.push(arc);
            // A path that is too long is left where it is.
            let arcs = if path.len() < DEPTH { self.arcs(arc.target) } else { Arcs::none() };
            frames.push(Frame { arcs, place, before });
        }
    }

    /// Changes the features as a symbol asks, and says what was there before, if it changed;
    /// none if the symbol forbids to go on.
    #[expect(clippy::option_option, reason = "may not pass, passes, passes and changed something")]
    fn meet(&self, symbol: Symbol, features: &mut [u16]) -> Option<Option<(u16, u16)>> {
        let Some(flag) = self.flags[usize::from(symbol)] else { return Some(None) };
        let value = &mut features[usize::from(flag.feature)];
        let new = match flag.operator {
            Operator::Set => flag.value,
            Operator::Clear => 0,
            Operator::Unify if *value == 0 || *value == flag.value => flag.value,
            Operator::Require if flag.value == 0 && *value != 0 => *value,
            Operator::Require if flag.value != 0 && *value == flag.value => *value,
            Operator::Forbid if flag.value == 0 && *value == 0 => *value,
            Operator::Forbid if flag.value != 0 && *value != flag.value => *value,
            Operator::Unify | Operator::Require | Operator::Forbid => return None,
        };
        let old = std::mem::replace(value, new);
        Some((old != new).then_some((flag.feature, old)))
    }

    fn arcs(&self, state: u32) -> Arcs<'_> {
        let at = state as usize;
        let Some(first) = self.cells.get(at) else { return Arcs::none() };
        let (from, extra) = match first >> 56 {
            MANY => (at + 2, self.cells.get(at + 1).map_or(0, |count| low_u32(*count) as usize)),
            extra => (at + 1, usize::try_from(extra).unwrap_or_default()),
        };
        let rest = self.cells.get(from..from.saturating_add(extra)).unwrap_or_default();
        Arcs { first: Some(*first), rest: rest.iter() }
    }

    /// States lie one after another; every arc must lead to the first cell of one, with symbols that
    /// there are.
    fn check(&self) -> Result<(), DictionaryError> {
        let mut starts = vec![false; self.cells.len()];
        let mut at = 0;
        while at < self.cells.len() {
            starts[at] = true;
            let extra = self.cells[at] >> 56;
            let next = if extra == MANY {
                let count = self.cells.get(at + 1).ok_or(DictionaryError::CutShort)?;
                (at + 2).saturating_add(low_u32(*count) as usize)
            } else {
                at + 1 + usize::try_from(extra).unwrap_or_default()
            };
            if next > self.cells.len() {
                return Err(DictionaryError::CutShort);
            }
            for arc in self.arcs(u32::try_from(at).unwrap_or(u32::MAX)) {
                let known = |symbol| usize::from(symbol) < self.symbols.len();
                if arc.input != FINAL && !(known(arc.input) && known(arc.output)) {
                    return Err(DictionaryError::Damaged("an arc has a symbol that is not there"));
                }
                if arc.input != FINAL && arc.target as usize >= self.cells.len() {
                    return Err(DictionaryError::CutShort);
                }
            }
            at = next;
        }
        let whole = (0..self.cells.len()).filter(|at| starts[*at]).all(|at| {
            let mut arcs = self.arcs(u32::try_from(at).unwrap_or(u32::MAX));
            arcs.all(|arc| arc.input == FINAL || starts[arc.target as usize])
        });
        if whole { Ok(()) } else { Err(DictionaryError::Damaged("an arc leads to no state")) }
    }
}

/// A state on the way, and what to set right when the walk leaves it.
struct Frame<'a> {
    arcs: Arcs<'a>,
    place: usize,
    before: Option<(u16, u16)>,
}

/// The arcs of a state, in the order of the file.
struct Arcs<'a> {
    first: Option<u64>,
    rest: std::slice::Iter<'a, u64>,
}

impl Arcs<'_> {
    fn none() -> Self {
        Self { first: None, rest: [].iter() }
    }
}

impl Iterator for Arcs<'_> {
    type Item = Arc;

    fn next(&mut self) -> Option<Arc> {
        let cell = self.first.take().or_else(|| self.rest.next().copied())?;
        Some(Arc {
            input: low_u16(cell),
            output: low_u16(cell >> 16),
            target: low_u32(cell >> 32) & 0x00ff_ffff,
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are meant")]
fn low_u16(cell: u64) -> u16 {
    cell as u16
}

#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are meant")]
fn low_u32(cell: u64) -> u32 {
    cell as u32
}

/// What a symbol like `@P.FEATURE.VALUE@` asks. Features and values are numbers; 0 is no value.
#[derive(Debug, Clone, Copy)]
struct Flag {
    operator: Operator,
    feature: u16,
    value: u16,
}

#[derive(Debug, Clone, Copy)]
enum Operator {
    Set,
    Clear,
    Unify,
    Require,
    Forbid,
}

/// The symbols, and where they end.
fn read_symbols(bytes: &[u8]) -> Result<(Vec<String>, usize), DictionaryError> {
    let count = bytes.get(HEADER..HEADER + 2).ok_or(DictionaryError::CutShort)?;
    let count = u16::from_le_bytes([count[0], count[1]]);
    let mut at = HEADER + 2;
    let mut symbols = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let rest = &bytes[at..];
        let length = rest.iter().position(|it| *it == 0).ok_or(DictionaryError::CutShort)?;
        let symbol = std::str::from_utf8(&rest[..length])
            .map_err(|_| DictionaryError::Damaged("a symbol is not UTF-8"))?;
        symbols.push(symbol.to_owned());
        at += length + 1;
    }
    match symbols.first().map(String::as_str) {
        Some("") => Ok((symbols, at)),
        _ => Err(DictionaryError::Damaged("the first symbol is not empty")),
    }
}

/// The flag of each symbol that is one, and how many features they name.
fn read_flags(symbols: &[String]) -> Result<(Vec<Option<Flag>>, usize), DictionaryError> {
    let (mut features, mut values) = (Vec::new(), vec![""]);
    let mut flags = Vec::with_capacity(symbols.len());
    for symbol in symbols {
        let Some(inner) = symbol.strip_prefix('@').filter(|inner| !inner.is_empty()) else {
            flags.push(None);
            continue;
        };
        let flag = inner.strip_suffix('@').and_then(|inner| {
            let (operator, rest) = inner.split_once('.')?;
            let (feature, value) = rest.split_once('.').unwrap_or((rest, ""));
            let operator = match (operator, value) {
                ("P", it) if !it.is_empty() => Operator::Set,
                ("C", "") => Operator::Clear,
                ("U", it) if !it.is_empty() => Operator::Unify,
                ("R", _) => Operator::Require,
                ("D", _) => Operator::Forbid,
                _ => return None,
            };
            let feature = number(&mut features, feature);
            Some(Flag { operator, feature, value: number(&mut values, value) })
        });
        flags.push(Some(flag.ok_or(DictionaryError::Damaged("a flag is not understood"))?));
    }
    Ok((flags, features.len()))
}

/// The place of a name among those met so far. There are fewer names than symbols, so it fits.
fn number<'a>(names: &mut Vec<&'a str>, name: &'a str) -> u16 {
    let at = names.iter().position(|it| *it == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    });
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn letters(symbols: &[String]) -> Vec<(char, Symbol)> {
    let mut letters: Vec<(char, Symbol)> = (0..)
        .zip(symbols)
        .filter_map(|(number, symbol)| {
            let mut letters = symbol.chars();
            letters.next().filter(|_| letters.next().is_none()).map(|letter| (letter, number))
        })
        .collect();
    letters.sort_unstable();
    letters
}
