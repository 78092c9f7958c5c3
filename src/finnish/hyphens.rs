//! Hyphens between the parts of compounds: the automaton accepts more of them than Finnish has.

use super::notation::{Letters, Place};
use super::vfst::{Symbol, Transducer};

/// Compounds: where the dictionary leaves it open (`[Bh]`), libvoikko asks for a hyphen between two
/// parts if the vowel before is the vowel after (`raaka-aine`), and allows none otherwise
/// (`raakavesi`) but beside some foreign words (`[Isf]`: `internet-sivu`) and after a part without
/// case that ends in `is` or a digit (`erityis-osaaja`).
pub(super) fn hyphens_are_right(output: &[Symbol], transducer: &Transducer) -> bool {
    let mut letters = Letters::default();
    // The last letters of the form so far, in order.
    let mut last = [None; 3];
    let (mut open, mut inflected, mut foreign) = (false, false, false);
    let mut boundary: Option<Boundary> = None;
    for symbol in output {
        let text = transducer.text(*symbol);
        match letters.read(text) {
            Place::Form => {
                let letter = text.chars().next();
                let passed = boundary.take().zip(letter);
                if passed.is_some_and(|(it, next)| !it.is_right(next, foreign)) {
                    return false;
                }
                last = [last[1], last[2], letter];
                open = false;
            }
            Place::Tag if text == "[Bc]" => {
                let hyphen = last[2] == Some('-');
                let [earlier, before] =
                    if hyphen { [last[0], last[1]] } else { [last[1], last[2]] };
                boundary = before.filter(|_| open).map(|before| {
                    let ending = (earlier, before) == (Some('i'), 's') || before.is_ascii_digit();
                    Boundary { before, hyphen, free: foreign || ending && !inflected }
                });
                (open, inflected, foreign) = (false, false, false);
            }
            Place::Tag if text == "[Bh]" => open = true,
            Place::Tag if text == "[Isf]" => foreign = true,
            Place::Tag if text.starts_with("[S") => inflected = true,
            Place::Tag | Place::Root | Place::Ending | Place::Aside => {}
        }
    }
    true
}

/// Between two parts of a compound.
struct Boundary {
    /// The letter before it, and before its hyphen.
    before: char,
    hyphen: bool,
    /// Whether a hyphen may stand here without need.
    free: bool,
}

impl Boundary {
    /// Before this letter, of a part that is a foreign word or not.
    fn is_right(&self, next: char, foreign: bool) -> bool {
        let needed = self.before == next && "aeiouyäöå".contains(next);
        if self.hyphen { needed || self.free || foreign } else { !needed }
    }
}
