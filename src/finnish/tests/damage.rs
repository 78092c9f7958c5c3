//! Bytes that something went over: an error or a poorer dictionary, never a panic or no end.

use proptest::prelude::*;

use super::automaton::Automaton;
use crate::finnish::Dictionary;

/// Words, flags, a circle and a state with many arcs.
fn bytes() -> Vec<u8> {
    let mut automaton = Automaton::of_readings(&[
        "[Ln][Xp]hoito[X]hoido[Sg][Ny]n",
        "[Ln][Xp]hoito[X]hoito[Sn][Ny]",
        "[Ln][Xp]raaka[X]raak[Sn][Ny]a-[Bh][Bc][Ln][Xp]aine[X]aine[Sn][Ny]",
        "[Lt][Xp]hoitaa[X]hoi[Ln][Xj]to[X]do[Sg][Ny]n",
    ]);
    automaton.path(&[("@P.F.X@", ""), ("h", "h"), ("@R.F.X@", ""), ("@D.G@", ""), ("o", "o")]);
    for number in 0..260 {
        let letter = char::from_u32(0x4e00 + number).unwrap().to_string();
        automaton.path(&[(&letter, &letter)]);
    }
    automaton.arc(0, ("a", "[Bc]"), 0);
    automaton.bytes()
}

/// Asks a dictionary, if these bytes are one, everything there is to ask.
fn ask(bytes: Vec<u8>) {
    let Ok(dictionary) = Dictionary::read(bytes) else { return };
    for form in ["hoidon", "hoito", "raaka-aine", "ho", "aaa"] {
        for analysis in dictionary.analyse(form) {
            dictionary.forms_of(&analysis);
        }
    }
}

#[test]
fn a_file_that_is_cut_short_is_an_error_wherever_it_is_cut() {
    let bytes = bytes();
    assert!(Dictionary::read(bytes.clone()).is_ok());
    for length in 0..bytes.len() {
        assert!(Dictionary::read(bytes[..length].to_vec()).is_err(), "{length}");
    }
}

#[test]
fn no_changed_byte_does_harm() {
    let bytes = bytes();
    for at in 0..bytes.len() {
        for change in [0x01, 0xc0] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            ask(bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_bytes_do_harm(changes in proptest::collection::vec((0..10_000_usize, any::<u8>()), 1..20)) {
        let mut bytes = bytes();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        ask(bytes);
    }

    #[test]
    fn no_bytes_do_harm(rest in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = bytes()[..16].to_vec();
        bytes.extend(rest);
        ask(bytes);
    }

    #[test]
    fn no_word_does_harm(word in "[ahoi-]{0,40}|\\PC{0,20}") {
        let dictionary = Dictionary::read(bytes()).unwrap();
        dictionary.analyse(&word);
    }
}
