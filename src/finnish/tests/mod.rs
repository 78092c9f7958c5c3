//! Tests of this room with small dictionaries that they build themselves; with Voikko's own, see
//! `tests/finnish.rs`.

mod automaton;
mod damage;
mod format;
mod words;
