//! Bytes that look like chance, and seeds that were changed by it, given to all that reads what others
//! wrote. So many in every run of the tests; `fuzz/` gives the same targets to a fuzzer for as long as one
//! likes.

#![expect(clippy::disallowed_methods, reason = "the tests read fixtures")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

#[expect(unreachable_pub, reason = "the fuzzer names them")]
mod targets;

use std::fs;
use std::path::Path;

use targets::TARGETS;

/// How many inputs each target gets.
const INPUTS: usize = 400;

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// What a target's inputs are made of.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/fuzz/seeds").join(target);
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// A seed with some bytes changed, cut, doubled, or put in from another.
fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(5) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => bytes.insert(at, u8::try_from(chance.below(256)).unwrap()),
            3 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len() + 1);
                let to = from + chance.below(other.len() + 1 - from).min(200);
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let to = (at + chance.below(40)).min(bytes.len());
                drop(bytes.drain(at..to));
            }
        }
    }
    bytes
}

#[test]
fn nothing_that_is_read_breaks_what_reads_it() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        let mut chance = Chance(9);
        for seed in &seeds {
            target(seed);
        }
        for _ in 0..INPUTS {
            target(&changed(&seeds, &mut chance));
        }
    }
}
