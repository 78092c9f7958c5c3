//! Which rights of the data subject a sentence speaks of, in three languages at once.

use crate::check::rules::items::reading::phrase;
use crate::model::item::Item;
use crate::model::legal_basis::Right;
use crate::parse::denial::{Sentence, Word};

/// The words of a sentence that speak of a right.
pub(super) fn word_of_right(right: Right, sentence: &Sentence) -> Option<&Word> {
    let stems = stems_of(right);
    let named = |word: &&Word| {
        let begins = stems.iter().any(|stem| word.text.starts_with(stem));
        (begins && !word.text.starts_with("siirtym"))
            || (right == Right::Access && SEEING.contains(&&*word.text))
    };
    sentence.iter().find(named).or_else(|| {
        let article = right.article().to_string();
        let cited = phrase(sentence, &[&article, "artikl"])
            .or_else(|| phrase(sentence, &["artikel", &article]))
            .or_else(|| phrase(sentence, &["artikla", &article]))
            .or_else(|| phrase(sentence, &["article", &article]))?;
        Some(&sentence[cited.start])
    })
}

pub(super) fn speaks_of_right(right: Right, sentence: &Sentence) -> bool {
    word_of_right(right, sentence).is_some()
}

/// The right that a section of its own is about.
pub(super) fn right_of_item(item: Item) -> Option<Right> {
    Some(match item {
        Item::RightAccess => Right::Access,
        Item::RightRectification => Right::Rectification,
        Item::RightErasure => Right::Erasure,
        Item::RightRestriction => Right::Restriction,
        Item::RightPortability => Right::Portability,
        Item::RightObjection => Right::Objection,
        _ => return None,
    })
}

/// A sentence may mean a right, in words that can mean other things too: "saat tiedot mukaasi".
pub(super) fn hints_at_right(right: Right, sentence: &Sentence) -> bool {
    let hints: &[&str] = match right {
        Right::Portability => &[
            "siirt",
            "siirr",
            "mukaasi",
            "mukaansa",
            "mukaanne",
            "tiedosto",
            "fil",
            "file",
            "machine",
            "koneluett",
        ],
        Right::Withdrawal => &["peru", "avsluta"],
        Right::Erasure => &["häviä", "tuho"],
        _ => &[],
    };
    let along = phrase(sentence, &["med", "dig"]).or_else(|| phrase(sentence, &["med", "sig"]));
    // "Saat pyynnöstä tiedot itsestäsi", "oikeus saada tieto siitä", "oikeus saada tietosi".
    let told = right == Right::Access
        && sentence.iter().any(|word| ["saada", "saat", "saa"].contains(&&*word.text))
        && sentence.iter().any(|word| GIVEN.contains(&&*word.text));
    speaks_of_right(right, sentence)
        || told
        || sentence.iter().any(|word| hints.iter().any(|stem| word.text.starts_with(stem)))
        || (right == Right::Portability && along.is_some())
}

/// What is given to who asks for it.
const GIVEN: [&str; 7] =
    ["tieto", "tiedon", "tietoa", "tietosi", "tietonsa", "itsestäsi", "itsestään"];
/// Words for access too short to be beginnings of others.
const SEEING: [&str; 5] = ["veta", "se", "ser", "know", "see"];

fn stems_of(right: Right) -> &'static [&'static str] {
    match right {
        Right::Access => &[
            "nähtäv",
            "tarkast",
            "tarkist",
            "pääs",
            "jäljennö",
            "kopio",
            "katso",
            "nähdä",
            "näytämme",
            "näytetään",
            "tietää",
            "granska",
            "tillgång",
            "kopia",
            "insyn",
            "access",
            "copy",
            "inspect",
        ],
        Right::Rectification => &[
            "oikais", "oikaista", "korja", "täydent", "rätta", "rättel", "rättas", "korriger",
            "rectif", "correct",
        ],
        Right::Erasure => &[
            "poist", "unohd", "unohtu", "hävit", "rader", "bort", "glömd", "eras", "delet",
            "forgot",
        ],
        Right::Restriction => &["rajoit", "rajaa", "begräns", "restrict", "limit"],
        Right::Portability => &[
            "siirrettäv",
            "siirretyi",
            "siirtää",
            "siirtäm",
            "siirto",
            "dataportab",
            "portab",
            "överför",
            "flytta",
            "maskinläs",
            "transfer",
            "move",
        ],
        Right::Objection => &["vastust", "invänd", "motsätt", "object"],
        Right::Withdrawal => &["peruut", "återkall", "återta", "withdraw", "revok"],
    }
}
