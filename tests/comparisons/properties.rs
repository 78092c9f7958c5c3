//! What holds for every pair of texts, whatever they are.

use proptest::prelude::*;

use seloste::diff::comparison::{BlockStep, Comparison, Fate, Hunk, PartChange, compare};
use seloste::diff::parts::{Part, parts_of};
use seloste::diff::words::Word;
use seloste::model::document::Document;
use seloste::model::portal::Extent;
use seloste::text::language::Language;

use crate::document;

/// What is read of a text: the forms of the words of its headings and blocks.
type Read = Vec<(Vec<u64>, Vec<Vec<u64>>)>;

fn forms(words: &[Word]) -> Vec<u64> {
    words.iter().map(|word| word.form).collect()
}

fn read(parts: &[Part<'_>]) -> Read {
    let part = |part: &Part<'_>| {
        let words = part.words();
        (forms(&words.heading), words.blocks.iter().map(|it| forms(&it.words)).collect())
    };
    parts.iter().map(part).collect()
}

/// The new text, made of what the comparison says was kept of the old and of what came.
fn applied(comparison: &Comparison, old: &[Part<'_>], new: &[Part<'_>]) -> Read {
    let mut made = Vec::new();
    for change in &comparison.parts {
        let Some(new_at) = change.new else { continue };
        let new_words = new[new_at].words();
        let heading = match change.old {
            Some(old_at) => {
                let words = [&old[old_at].words().heading[..]];
                let made = edited(&words, 0..1, &change.heading, &[&new_words.heading], 0..1);
                made.into_iter().next().unwrap_or_default()
            }
            None => forms(&new_words.heading),
        };
        let mut blocks = Vec::new();
        for step in &change.steps {
            blocks.extend(applied_step(step, change.old, old, &new[new_at]));
        }
        made.push((heading, blocks));
    }
    made
}

fn applied_step(
    step: &BlockStep,
    part: Option<usize>,
    old: &[Part<'_>],
    new: &Part<'_>,
) -> Vec<Vec<u64>> {
    let came: Vec<&[Word]> = new.words().blocks.iter().map(|it| &it.words[..]).collect();
    let from = match step.fate {
        Fate::Removed | Fate::MovedAway(_) => return Vec::new(),
        Fate::Added => return vec![forms(came[step.new.start])],
        Fate::MovedHere(from) => from,
        Fate::Same | Fate::Laid | Fate::Relinked | Fate::Changed => part.expect("it was there"),
    };
    let kept: Vec<&[Word]> = old[from].words().blocks.iter().map(|it| &it.words[..]).collect();
    edited(&kept, step.old.clone(), &step.hunks, &came, step.new.clone())
}

/// The new blocks: the old words, without those that the hunks say went and with those that came.
fn edited(
    old: &[&[Word]],
    old_blocks: std::ops::Range<usize>,
    hunks: &[Hunk],
    new: &[&[Word]],
    new_blocks: std::ops::Range<usize>,
) -> Vec<Vec<u64>> {
    let gone = |block: usize, word: &Word| {
        hunks.iter().flat_map(|hunk| &hunk.old).any(|span| {
            span.block == block
                && span.bytes.start <= word.span.start
                && word.span.end <= span.bytes.end
        })
    };
    let came = |block: usize, word: &Word| {
        hunks.iter().flat_map(|hunk| &hunk.new).any(|span| {
            span.block == block
                && span.bytes.start <= word.span.start
                && word.span.end <= span.bytes.end
        })
    };
    let mut kept = old_blocks
        .flat_map(|at| old[at].iter().filter(move |word| !gone(at, word)).map(|word| word.form));
    let made = new_blocks.map(|at| {
        let words = new[at].iter();
        words
            .map(|word| if came(at, word) { word.form } else { kept.next().unwrap_or(0) })
            .collect()
    });
    let made: Vec<Vec<u64>> = made.collect();
    assert_eq!(kept.next(), None, "no word of the old text is left over");
    made
}

fn check(old: &Document, new: &Document) {
    let comparison = compare(old, new);
    let (old, new) = (parts_of(old), parts_of(new));
    if comparison.extent == Extent::Layout && comparison.parts.is_empty() {
        // The same words in the same order; marks may differ.
        let said = |parts: &[Part<'_>]| -> Vec<u64> {
            let words = parts.iter().flat_map(|part| {
                let words = part.words();
                words.heading.iter().chain(words.blocks.iter().flat_map(|it| it.words.iter()))
            });
            words.filter(|word| word.counts()).map(|word| word.form).collect()
        };
        assert_eq!(said(&old), said(&new));
        return;
    }
    check_places(&comparison, &old, &new);
    assert_eq!(applied(&comparison, &old, &new), read(&new));
    if comparison.extent == Extent::Nothing {
        assert_eq!(read(&old), read(&new));
    }
}

/// Every part and every block stands in its place, once.
fn check_places(comparison: &Comparison, old: &[Part<'_>], new: &[Part<'_>]) {
    let news: Vec<usize> = comparison.parts.iter().filter_map(|part| part.new).collect();
    assert!(news.into_iter().eq(0..new.len()));
    let mut olds: Vec<usize> = comparison.parts.iter().filter_map(|part| part.old).collect();
    olds.sort_unstable();
    assert!(olds.into_iter().eq(0..old.len()));
    for part in &comparison.parts {
        let of_old =
            part.steps.iter().filter(|step| !matches!(step.fate, Fate::MovedHere(_) | Fate::Added));
        let of_new = part
            .steps
            .iter()
            .filter(|step| !matches!(step.fate, Fate::MovedAway(_) | Fate::Removed));
        let old_blocks: Vec<usize> = of_old.flat_map(|step| step.old.clone()).collect();
        let new_blocks: Vec<usize> = of_new.flat_map(|step| step.new.clone()).collect();
        assert!(old_blocks.into_iter().eq(0..part.old.map_or(0, |at| old[at].blocks.len())));
        assert!(new_blocks.into_iter().eq(0..part.new.map_or(0, |at| new[at].blocks.len())));
    }
}

/// Texts of few words, so that two of them have much in common.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "tiedot",
        "säilytetään",
        "kaksi",
        "vuotta",
        "ja",
        "ei",
        "laki",
        "1050/2018",
        "nimi",
        "osoite",
        "00 000 1234",
        "1.2.2024",
        "(",
        ")",
        "rekisteri",
        "oikeus",
        "**vahva**",
        "[linkki](https://a.example/)",
    ]);
    let words = prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "));
    let heading = prop::sample::select(vec![
        "## 1. Rekisterin nimi",
        "## Säilytysaika",
        "## 3 Tietojen säilytysaika",
        "### Muuta",
        "## Rekisteröidyn oikeudet",
        "## Kalat",
        "## Muuta",
    ]);
    let block = (words, 0..5_u8).prop_map(|(words, kind)| match kind {
        0 => format!("- {words}\n"),
        1 => format!("- {words}\n- {words} lisäksi\n"),
        2 => format!("| a | b |\n|---|---|\n| {} | {words} |\n\n", words.replace('|', "")),
        3 => format!("{words}. Toinen virke. {words},\n\n"),
        _ => format!("{words}.\n\n"),
    });
    let section = (heading, prop::collection::vec(block, 0..4))
        .prop_map(|(heading, blocks)| format!("{heading}\n\n{}", blocks.concat()));
    prop::collection::vec(section, 0..6).prop_map(|sections| sections.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn applying_a_comparison_gives_the_new_text(old in text(), new in text()) {
        check(&document(&old, Language::Fi), &document(&new, Language::Fi));
    }

    #[test]
    fn equal_texts_give_nothing(text in text()) {
        let document = document(&text, Language::Fi);
        let comparison = compare(&document, &document);
        prop_assert_eq!(comparison.extent, Extent::Nothing);
        prop_assert!(comparison.parts.iter().all(PartChange::is_same));
        prop_assert_eq!((comparison.words_added, comparison.words_removed), (0, 0));
    }

    #[test]
    fn any_input_is_compared(old in any::<String>(), new in any::<String>(), common in text()) {
        let [old, new] = [old, new].map(|own| document(&format!("{common}\n{own}\n{common}"), Language::Sv));
        check(&old, &new);
    }
}
