//! The forms of a word. The dictionary's automaton is walked from what it writes to what it reads:
//! after the stem of a word (`[Ln][Xp]hoito[X]`) it may write nothing but the tags of endings.

use std::ops::ControlFlow;

use super::Dictionary;
use super::analysis::Analysis;
use super::vfst::{Arc, Guide, Symbol, Transducer};

/// Arcs looked at for the forms of one word.
const STEPS: usize = 500_000;
/// Forms of one word; a noun has some dozens, an adjective with its comparatives a hundred.
const FORMS: usize = 2000;

/// Beginnings of the tags that lead away from a word's own forms: a further word of a compound, an
/// owner (`-ni`), a particle (`-kin`; `[Ef]` is `-han` and `-pa`), a derivation, another class, a
/// form of a verb.
const ELSEWHERE: [&str; 7] = ["[B", "[O", "[F", "[Ef", "[X", "[L", "[T"];

impl Dictionary {
    /// The forms of the word that `analysis` found, in all cases and both numbers, without owners
    /// (`-ni`) and particles (`-kin`); of a compound, the forms of its last part after the parts
    /// before as they stand. Sorted, in lower case, each once. Empty for a word that has no cases:
    /// forms of verbs are not made.
    pub fn forms_of(&self, analysis: &Analysis) -> Vec<String> {
        let mut forms = Vec::new();
        if analysis.stem.is_empty() || !analysis.class.is_nominal() {
            return forms;
        }
        let guide = Endings { stem: &analysis.stem, transducer: &self.transducer };
        self.transducer.walk(&guide, STEPS, |path| {
            forms.push(path.iter().map(|arc| self.transducer.text(arc.input)).collect());
            if forms.len() < FORMS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

/// Writes a stem, then nothing that leads elsewhere.
struct Endings<'a> {
    stem: &'a [Symbol],
    transducer: &'a Transducer,
}

impl Guide for Endings<'_> {
    fn pass(&self, place: usize, arc: Arc) -> Option<usize> {
        if self.transducer.is_silent(arc.output) {
            return Some(place);
        }
        match self.stem.get(place) {
            Some(symbol) => (*symbol == arc.output).then_some(place + 1),
            None => {
                let text = self.transducer.text(arc.output);
                let elsewhere = ELSEWHERE.iter().any(|tag| text.starts_with(tag));
                (!elsewhere).then_some(place)
            }
        }
    }

    fn ends(&self, place: usize) -> bool {
        place == self.stem.len()
    }
}
