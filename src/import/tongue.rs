//! Which language a document is in, by its commonest words.

use crate::import::shapes::Part;
use crate::text::folding::fold;
use crate::text::language::Language;

const FINNISH: &[&str] = &[
    "ja",
    "on",
    "ei",
    "tai",
    "ovat",
    "sekä",
    "joka",
    "että",
    "mukaan",
    "voi",
    "myös",
    "kunta",
    "kaupunki",
    "tiedot",
    "rekisterin",
];
const SWEDISH: &[&str] = &[
    "och",
    "att",
    "är",
    "för",
    "av",
    "som",
    "inte",
    "till",
    "eller",
    "den",
    "det",
    "uppgifter",
    "registrets",
    "enligt",
    "kan",
];
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "is", "or", "for", "are", "not", "by", "with", "data", "be", "your",
    "that",
];

/// The language of most of the words that only one of them has.
pub(crate) fn of(parts: &[Part]) -> Language {
    let mut counts = [0_usize; 3];
    let mut count = |text: &str| {
        for word in fold(text).split(|c: char| !c.is_alphabetic()) {
            for (at, words) in [FINNISH, SWEDISH, ENGLISH].iter().enumerate() {
                counts[at] += usize::from(words.contains(&word));
            }
        }
    };
    for part in parts {
        match part {
            Part::Heading(heading, _) => count(&heading.words),
            Part::Paragraph(lines) | Part::Item { lines, .. } => {
                for line in lines {
                    count(line);
                }
            }
            Part::Table(_) => {}
        }
    }
    let [finnish, swedish, english] = counts;
    if swedish > finnish && swedish >= english {
        Language::Sv
    } else if english > finnish {
        Language::En
    } else {
        Language::Fi
    }
}
