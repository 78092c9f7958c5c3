//! The memory that comparisons take grows no faster than the texts. It stands alone, since it counts
//! what the whole program holds.

use peak_alloc::PeakAlloc;

use seloste::diff::comparison::compare;
use seloste::model::document::Document;
use seloste::parse::document::parse;
use seloste::text::language::Language;

#[global_allocator]
static HELD: PeakAlloc = PeakAlloc;

fn document(text: &str) -> Document {
    parse(text, "a/b.md", "b.md", Language::Fi).0
}

/// Sections, sentences and words that all differ from those of another seed: the worst to compare.
fn text(sections: usize, seed: usize) -> String {
    let word = |at: usize| format!("{}sana{}", seed, at * 7919 % 1009);
    let sentence = |at: usize| {
        let words: Vec<String> = (0..12).map(|nth| word(at * 12 + nth)).collect();
        format!("Virke {}. ", words.join(" "))
    };
    let section = |at: usize| {
        let sentences: String = (0..8).map(|nth| sentence(at * 8 + nth)).collect();
        format!("## Osa {}\n\n{sentences}\n\n- {}\n- {}\n\n", word(at), sentence(at), word(at))
    };
    (0..sections).map(section).collect()
}

/// Bytes held at the peak of a comparison, for a kilobyte of text.
fn peak_of(old: &str, new: &str) -> usize {
    let length = old.len() + new.len();
    let (old, new) = (document(old), document(new));
    let before = HELD.current_usage();
    HELD.reset_peak_usage();
    drop(compare(&old, &new));
    HELD.peak_usage().saturating_sub(before) * 1000 / length
}

/// One test, since another beside it would be counted too.
#[test]
fn memory_grows_with_the_text_and_no_faster() {
    for other in [0, 1] {
        let [small, large] = [40, 320].map(|sections| {
            let (old, new) = (text(sections, 0), text(sections, other));
            peak_of(&old, &new)
        });
        // A text of eight times the length takes as much for each of its bytes.
        assert!(large * 2 < small * 3 + 200, "{small} → {large} bytes held for 1,000 of text");
    }
    // One endless sentence of words that all differ.
    let words =
        |seed: usize| -> Vec<String> { (0..40_000).map(|at| format!("{seed}a{at}")).collect() };
    let held = peak_of(&words(0).join(" "), &words(1).join(" "));
    assert!(held < 20_000, "{held} bytes held for 1,000 of text");
}
