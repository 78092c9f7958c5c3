//! Special categories of data are named without a ground of Article 9.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{on, phrase, place_of_word};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::processing::SpecialCategory;
use crate::parse::data_kinds::word_of_category;
use crate::parse::denial::{Sentence, Word};
use crate::parse::lexicon::{asks, defines};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "special-category-no-ground",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa puhutaan erityisistä henkilötietoryhmistä, mutta ei kerrota, millä perusteella niitä käsitellään.",
            sv: "Beskrivningen nämner särskilda kategorier av personuppgifter men inte grunden för att behandla dem.",
            en: "The notice speaks of special categories of data without the ground for processing them.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 9 artiklan 2 kohta ja tietosuojalain 6 §",
            sv: "artikel 9.2 i dataskyddsförordningen och 6 § i dataskyddslagen",
            en: "Article 9(2) GDPR and section 6 of the Data Protection Act",
        )
    },
    mend: || {
        told!(
            fi: "Lisää käsittelyn oikeusperusteeseen 9 artiklan 2 kohdan alakohta tai tietosuojalain 6 §:n kohta.",
            sv: "Lägg till punkten i artikel 9.2 eller i 6 § i dataskyddslagen till den rättsliga grunden.",
            en: "Add the point of Article 9(2) or of section 6 of the Data Protection Act to the legal basis.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::DataCategories, Item::SpecialCategoryBasis];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    // Data on offences has rules of its own: Art. 10.
    let special = &subject.processing.special;
    let mut special = special.iter().filter(|it| **it != SpecialCategory::Offences).peekable();
    if special.peek().is_none() || subject.sayings.iter().any(|it| gives_ground(&it.sentence)) {
        return;
    }
    let special: Vec<SpecialCategory> = special.copied().collect();
    let named = |saying: &Saying<'_>| {
        let mut words = special.iter().filter_map(|it| word_of_category(*it, &saying.sentence));
        words.next().map(|word| place_of_word(subject, saying, word))
    };
    let says = |it: &&Saying<'_>| !asks(&it.sentence) && !defines(&it.sentence);
    let found = on(subject, ON).filter(says).find_map(named);
    hits.push(Hit::new(
        found.unwrap_or_else(|| subject.place_of(ON)),
        told!(
            fi: "erityisten henkilötietojen käsittelyn peruste puuttuu",
            sv: "grunden för att behandla särskilda kategorier av personuppgifter saknas",
            en: "the ground for processing special categories of data is missing",
        ),
    ));
}

/// Article 9, section 6 of the Data Protection Act, explicit consent.
fn gives_ground(sentence: &Sentence) -> bool {
    const PHRASES: [&[&str]; 9] = [
        &["9", "artikl"],
        &["artikla", "9"],
        &["artikel", "9"],
        &["article", "9"],
        &["art", ".", "9"],
        &["nimenomai", "suostumu"],
        &["uttryckligt", "samtyck"],
        &["explicit", "consent"],
        &["section", "6"],
    ];
    let act = |word: &Word| {
        word.text.starts_with("tietosuojala") || word.text.starts_with("dataskyddsla")
    };
    PHRASES.iter().any(|words| phrase(sentence, words).is_some())
        || (sentence.iter().any(act) && phrase(sentence, &["6", "§"]).is_some())
}
