//! Words that people use for those of notices, as the index spells them.

use crate::text::language::Language;

/// A word of a reader's, and the words of notices that it means.
pub type Synonyms = &'static [(&'static str, &'static [&'static str])];

const FINNISH: Synonyms = &[
    ("hetu", &["henkilotunnus"]),
    ("sotu", &["henkilotunnus"]),
    ("meili", &["sahkoposti", "sahkopostiosoite"]),
    ("email", &["sahkoposti", "sahkopostiosoite"]),
    ("puhelinnumero", &["puhelin"]),
    ("paivahoito", &["varhaiskasvatus"]),
    ("paivakoti", &["varhaiskasvatus"]),
    ("tarha", &["varhaiskasvatus"]),
    ("tarkastusoikeus", &["paasy", "oikeus"]),
    ("rekisteriseloste", &["seloste", "rekisteri"]),
    ("henkilorekisteri", &["rekisteri"]),
    ("toimentulotuki", &["toimeentulotuki"]),
    ("sosiaaliturvatunnus", &["henkilotunnus"]),
    ("lasku", &["laskutus"]),
];

const SWEDISH: Synonyms = &[
    ("personnummer", &["personbeteckning"]),
    ("mejl", &["post", "epost"]),
    ("dagis", &["smabarnspedagogik"]),
    ("dagvard", &["smabarnspedagogik"]),
];

const ENGLISH: Synonyms = &[
    ("ssn", &["identity", "personal"]),
    ("daycare", &["childhood"]),
    ("kindergarten", &["childhood"]),
];

/// The synonyms of a language.
pub fn synonyms(language: Language) -> Synonyms {
    match language {
        Language::Fi => FINNISH,
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    }
}
