//! Whether a sentence names a national statute, by its number or by its name.

use crate::parse::denial::{Sentence, Word};

/// "Nuorisolain 13 §", "(1285/2016)", "lagen om fritidsbåtar". The General Data Protection Regulation
/// is none, nor is "laki" alone.
pub(super) fn names_statute(sentence: &Sentence) -> bool {
    has_number(sentence) || sentence.iter().any(is_name) || is_titled(sentence)
}

/// A number and a year: the words have lost the stroke between them.
fn has_number(sentence: &Sentence) -> bool {
    let number = |word: &Word| word.text.parse::<u32>().ok();
    sentence.windows(2).any(|pair| {
        let apart = pair[1].at.start - pair[0].at.end;
        let (Some(first), Some(year)) = (number(&pair[0]), number(&pair[1])) else { return false };
        apart == 1 && first > 0 && first < 2000 && first != 679 && (1734..2100).contains(&year)
    })
}

fn is_name(word: &Word) -> bool {
    const ENDS: [&str; 13] = [
        "laki", "lain", "lakia", "laissa", "lakiin", "laeissa", "lakien", "kaari", "kaaren",
        "lagen", "lagens", "lagar", "balken",
    ];
    const GENERIC: [&str; 4] = ["erityislai", "erityislak", "yleislai", "speciallag"];
    const OTHER: [&str; 4] = ["slagen", "bolagen", "underlagen", "anlagen"];
    ENDS.iter().any(|end| word.text.ends_with(end) && word.text.len() > end.len() + 2)
        && !GENERIC.iter().any(|stem| word.text.starts_with(stem))
        && !OTHER.iter().any(|end| word.text.ends_with(end))
}

/// "Laki vesiliikenteestä", "lagen om båtar", "the Youth Act".
fn is_titled(sentence: &Sentence) -> bool {
    sentence.windows(2).any(|pair| match (&*pair[0].text, &*pair[1].text) {
        ("lag" | "lagen", "om" | "angående") => true,
        ("annetun" | "annetussa" | "annettu" | "annettuun", next) => next.starts_with("la"),
        (before, "act") => !["this", "an", "the", "to", "no"].contains(&before),
        _ => false,
    }) || sentence.first().is_some_and(|first| {
        first.text == "laki" && sentence.get(1).is_some_and(|it| it.text.ends_with(['a', 'ä']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::denial::sentences;

    #[test]
    fn statutes_are_told_from_the_regulation() {
        let named = |text: &str| sentences(text).iter().any(names_statute);
        for text in [
            "nuorisolain 13 §",
            "Tehtävästä säädetään laissa (390/2015).",
            "lagen om fritidsområden",
            "the Sports Act (390/2015)",
            "uimarannoista annetussa laissa",
        ] {
            assert!(named(text), "{text}");
        }
        for text in [
            "EU:n yleinen tietosuoja-asetus (2016/679)",
            "Käsittely perustuu lakiin.",
            "asetus 679/2016",
            "enligt lag",
            "kaikenlaista apua kuntalaisille",
            "bolagen och förslagen",
        ] {
            assert!(!named(text), "{text}");
        }
    }
}
