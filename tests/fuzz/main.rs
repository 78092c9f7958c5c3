//! Bytes that look like chance, and seeds that were changed by it, given to all that reads what others
//! wrote. So many in every run of the tests; `fuzz/` gives the same targets to a fuzzer for as long as one
//! likes.

#![expect(clippy::disallowed_methods, reason = "the tests read fixtures")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

#[expect(unreachable_pub, reason = "the fuzzer names them")]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

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

/// What a target's inputs are made of: the documents that import is tested with, and a target's own.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let endings: &[&str] = match target {
        "any" => &["docx", "odt"],
        "html" => &["html"],
        "text" => &["txt"],
        "markdown" | "notice" => &["md"],
        _ => &[],
    };
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files = files_of(&tests.join("import/fixtures"));
    files.retain(|file| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| endings.contains(&ending))
    });
    files.extend(files_of(&tests.join("fuzz/seeds").join(target)));
    if target == "site" {
        files.push(tests.with_file_name("site/site.toml"));
    }
    assert!(!files.is_empty(), "{target} has seeds");
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
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
