//! What was worked out for a text, kept for the next time that it comes: the versions of a notice have
//! most of their paragraphs in common, and notices most of their headings.

use std::cell::RefCell;
use std::collections::HashMap;

/// Bytes of text that a memo holds: what the versions of a long notice say. A full memo begins anew.
const BOUND: usize = 512 * 1024;
/// What a text costs beside its bytes.
const EACH: usize = 64;

/// Results of one function of a text, which must depend on nothing else. A memo is of one thread.
#[derive(Debug)]
pub struct Memo<V> {
    held: RefCell<Held<V>>,
}

#[derive(Debug)]
struct Held<V> {
    known: HashMap<Box<str>, V>,
    bytes: usize,
}

impl<V: Clone> Memo<V> {
    /// The result for a text, worked out if it is not known; `work` may ask this very memo.
    pub fn get(&self, text: &str, work: impl FnOnce() -> V) -> V {
        if let Some(known) = self.held.borrow().known.get(text) {
            return known.clone();
        }
        let result = work();
        let mut held = self.held.borrow_mut();
        if held.bytes > BOUND {
            *held = Held::default();
        }
        held.bytes += text.len() + EACH;
        held.known.insert(text.into(), result.clone());
        result
    }
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { held: RefCell::default() }
    }
}

impl<V> Default for Held<V> {
    fn default() -> Self {
        Self { known: HashMap::new(), bytes: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_worked_out_once() {
        let memo = Memo::default();
        let mut worked = 0;
        for text in ["a", "b", "a", "a"] {
            let length = memo.get(text, || {
                worked += 1;
                text.to_owned()
            });
            assert_eq!(length, text);
        }
        assert_eq!(worked, 2);
    }

    #[test]
    fn a_full_memo_begins_anew() {
        let memo = Memo::default();
        let long = "a".repeat(BOUND);
        for text in [long.as_str(), "b", "c"] {
            memo.get(text, || ());
        }
        assert!(memo.held.borrow().bytes < BOUND);
        assert!(memo.held.borrow().known.contains_key("c"));
    }
}
