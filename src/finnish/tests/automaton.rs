//! Builds small automata and writes them in the VFST format.

use crate::finnish::Dictionary;
use crate::finnish::notation::{Letters, Place};

const FINAL: u16 = 0xffff;

/// An automaton whose states can be added to. State 0 is the start.
pub(super) struct Automaton {
    pub(super) symbols: Vec<String>,
    states: Vec<Vec<(u16, u16, usize)>>,
}

impl Automaton {
    pub(super) fn new() -> Self {
        Self { symbols: vec![String::new()], states: vec![Vec::new()] }
    }

    /// One path for each of these readings, in the notation of `analysis.rs`.
    pub(super) fn of_readings(readings: &[&str]) -> Self {
        let mut automaton = Self::new();
        for reading in readings {
            let mut letters = Letters::default();
            let steps: Vec<(&str, &str)> = symbols(reading)
                .into_iter()
                .map(|symbol| match letters.read(symbol) {
                    Place::Form => (symbol, symbol),
                    _ => ("", symbol),
                })
                .collect();
            automaton.path(&steps);
        }
        automaton
    }

    /// A path of its own from the start to an end, as pairs of input and output.
    pub(super) fn path(&mut self, steps: &[(&str, &str)]) {
        let mut from = 0;
        for (input, output) in steps {
            let to = self.state();
            self.arc(from, (input, output), to);
            from = to;
        }
        self.end(from);
    }

    pub(super) fn state(&mut self) -> usize {
        self.states.push(Vec::new());
        self.states.len() - 1
    }

    pub(super) fn arc(&mut self, from: usize, (input, output): (&str, &str), to: usize) {
        let arc = (self.symbol(input), self.symbol(output), to);
        self.states[from].push(arc);
    }

    pub(super) fn end(&mut self, state: usize) {
        self.states[state].push((FINAL, 0, 0));
    }

    fn symbol(&mut self, text: &str) -> u16 {
        let at = self.symbols.iter().position(|it| it == text).unwrap_or_else(|| {
            self.symbols.push(text.to_owned());
            self.symbols.len() - 1
        });
        u16::try_from(at).unwrap()
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0x6e, 0x3a, 0x01, 0, 0xfa, 0x51, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        bytes.extend(u16::try_from(self.symbols.len()).unwrap().to_le_bytes());
        for symbol in &self.symbols {
            bytes.extend(symbol.as_bytes());
            bytes.push(0);
        }
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        let mut places = Vec::new();
        let mut cells = 0;
        for state in &self.states {
            places.push(cells);
            cells += state.len() + usize::from(state.len() > 255);
        }
        for state in &self.states {
            let extra = u32::try_from(state.len() - 1).unwrap();
            for (at, (input, output, to)) in state.iter().enumerate() {
                let count = if at == 0 { extra.min(255) } else { 0 };
                let target = if *input == FINAL { 0 } else { u32::try_from(places[*to]).unwrap() };
                bytes.extend(input.to_le_bytes());
                bytes.extend(output.to_le_bytes());
                bytes.extend((target | count << 24).to_le_bytes());
                if at == 0 && extra >= 255 {
                    bytes.extend(u64::from(extra).to_le_bytes());
                }
            }
        }
        bytes
    }

    pub(super) fn dictionary(&self) -> Dictionary {
        Dictionary::read(self.bytes()).unwrap()
    }
}

/// The tags and letters of a reading.
fn symbols(reading: &str) -> Vec<&str> {
    let mut symbols = Vec::new();
    let mut rest = reading;
    while let Some(first) = rest.chars().next() {
        let length = if first == '[' { rest.find(']').unwrap() + 1 } else { first.len_utf8() };
        symbols.push(&rest[..length]);
        rest = &rest[length..];
    }
    symbols
}
