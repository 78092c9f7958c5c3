//! The automaton as the format has it: arcs, flags, bounds.

use super::automaton::Automaton;
use crate::finnish::vfst::DictionaryError;

fn readings(automaton: &Automaton, form: &str) -> Vec<String> {
    automaton.dictionary().raw_readings(form)
}

#[test]
fn a_word_is_read_and_what_is_written_comes_in_the_order_of_the_file() {
    let mut automaton = Automaton::new();
    automaton.path(&[("a", "x"), ("b", ""), ("", "[Ln]")]);
    automaton.path(&[("a", "y"), ("b", "b")]);
    assert_eq!(readings(&automaton, "ab"), ["x[Ln]", "yb"]);
    for unknown in ["a", "abb", "ba", "", "ö", "x"] {
        assert!(readings(&automaton, unknown).is_empty(), "{unknown}");
    }
}

#[test]
fn case_and_soft_hyphens_do_not_matter() {
    let mut automaton = Automaton::new();
    automaton.path(&[("ä", "ä"), ("-", "-"), ("b", "b")]);
    for form in ["Ä-B", "ä‑b", "a\u{308}-\u{ad}b", "ä-b"] {
        assert_eq!(readings(&automaton, form), ["ä-b"], "{form}");
    }
}

/// Whether a word passes these flags in order.
fn passes(flags: &[&str]) -> bool {
    let mut automaton = Automaton::new();
    let mut steps: Vec<(&str, &str)> = flags.iter().map(|flag| (*flag, *flag)).collect();
    steps.push(("a", "a"));
    automaton.path(&steps);
    match readings(&automaton, "a").as_slice() {
        [] => false,
        [one] => one == "a",
        more => panic!("{more:?}"),
    }
}

#[test]
fn flags_are_honoured() {
    let pass: &[&[&str]] = &[
        &["@P.F.X@", "@R.F.X@"],
        &["@P.F.X@", "@R.F@"],
        &["@P.F.X@", "@P.F.Y@", "@R.F.Y@"],
        &["@D.F@", "@D.F.X@"],
        &["@P.F.X@", "@D.F.Y@"],
        &["@P.F.X@", "@C.F@", "@D.F@"],
        &["@U.F.X@", "@U.F.X@", "@R.F.X@"],
        &["@P.F.X@", "@C.F@", "@U.F.Y@"],
        &["@P.F.X@", "@D.G@"],
    ];
    for flags in pass {
        assert!(passes(flags), "{flags:?}");
    }
    let fail: &[&[&str]] = &[
        &["@R.F@"],
        &["@R.F.X@"],
        &["@P.F.X@", "@R.F.Y@"],
        &["@P.F.X@", "@C.F@", "@R.F@"],
        &["@P.F.X@", "@D.F@"],
        &["@P.F.X@", "@D.F.X@"],
        &["@U.F.X@", "@U.F.Y@"],
        &["@P.F.X@", "@U.F.Y@"],
        &["@P.F.X@", "@R.G@"],
    ];
    for flags in fail {
        assert!(!passes(flags), "{flags:?}");
    }
}

#[test]
fn a_flag_of_one_path_is_not_another_paths() {
    let mut automaton = Automaton::new();
    automaton.path(&[("@P.F.X@", ""), ("@P.F.Y@", ""), ("a", "1")]);
    automaton.path(&[("@D.F@", ""), ("a", "2")]);
    automaton.path(&[("@R.F@", ""), ("a", "3")]);
    assert_eq!(readings(&automaton, "a"), ["1", "2"]);
}

#[test]
fn a_state_may_have_any_number_of_arcs() {
    for count in [1, 2, 254, 255, 256, 257, 700] {
        let mut automaton = Automaton::new();
        for number in 0..count {
            let letter = char::from_u32(0x4e00 + number).unwrap().to_string();
            automaton.path(&[(&letter, &letter), ("a", "a")]);
        }
        for number in [0, count / 2, count - 1] {
            let word = format!("{}a", char::from_u32(0x4e00 + number).unwrap());
            assert_eq!(readings(&automaton, &word), [word.as_str()], "{number} of {count}");
        }
    }
}

#[test]
fn a_circle_that_reads_nothing_comes_to_an_end() {
    let mut automaton = Automaton::new();
    automaton.arc(0, ("", ""), 0);
    automaton.arc(0, ("", "b"), 0);
    automaton.path(&[("a", "a")]);
    assert!(readings(&automaton, "a").len() <= 200);
}

#[test]
fn a_long_word_and_many_readings_come_to_an_end() {
    let mut automaton = Automaton::new();
    for output in ["x", "y", "z"] {
        automaton.arc(0, ("a", output), 0);
    }
    automaton.end(0);
    assert_eq!(readings(&automaton, &"a".repeat(100)).len(), 200);
    assert!(readings(&automaton, &"a".repeat(300)).is_empty(), "libvoikko reads 255 letters");
}

#[test]
fn what_is_no_dictionary_is_told_from_a_damaged_one() {
    let mut automaton = Automaton::new();
    automaton.path(&[("a", "a")]);
    let bytes = automaton.bytes();
    let error = |bytes: &[u8]| automaton_error(bytes);
    assert_eq!(error(b""), DictionaryError::NotVfst);
    assert_eq!(error(b"<!DOCTYPE html>\n"), DictionaryError::NotVfst);
    assert_eq!(error(&bytes[..10]), DictionaryError::CutShort);
    let with = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        error(&bytes)
    };
    assert_eq!(with(8, 1), DictionaryError::Weighted);
    assert_eq!(with(3, 1), DictionaryError::NotVfst);
    assert!(matches!(with(18, b'b'), DictionaryError::Damaged(_)), "the first symbol");
    assert!(matches!(with(19, 0xff), DictionaryError::Damaged(_)), "no UTF-8");
    for flag in ["@N.F.X@", "@P.F@", "@C.F.X@", "@PF@", "@P.F.X"] {
        let mut automaton = Automaton::new();
        automaton.path(&[(flag, ""), ("a", "a")]);
        assert_eq!(
            automaton_error(&automaton.bytes()),
            DictionaryError::Damaged("a flag is not understood"),
            "{flag}"
        );
    }
}

fn automaton_error(bytes: &[u8]) -> DictionaryError {
    crate::finnish::Dictionary::read(bytes.to_vec()).unwrap_err()
}
