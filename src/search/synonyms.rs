//! Words and phrases that people use for those of notices.

use std::collections::BTreeMap;

use crate::search::words::{spelling, words_of};
use crate::text::language::Language;

/// Words and phrases of readers with the words of notices that they mean, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Synonyms {
    /// Their forms are understood as those of other words are.
    pub words: BTreeMap<String, Vec<String>>,
    /// Spelt as the index spells them.
    pub phrases: BTreeMap<String, Vec<String>>,
}

/// Words and phrases, each with those that it means.
type Table = &'static [(&'static str, &'static [&'static str])];

const FINNISH: Table = &[
    // Old and new names.
    ("rekisteriseloste", &["seloste", "rekisteri"]),
    ("tietosuojalauseke", &["tietosuojaseloste", "seloste"]),
    ("henkilörekisteri", &["rekisteri"]),
    ("tarkastusoikeus", &["pääsy", "tarkastaa", "oikeus"]),
    ("tarkastuspyyntö", &["pääsy", "tarkastaa", "pyyntö"]),
    ("omat tiedot", &["pääsy", "tarkastaa"]),
    ("tietosuojavaltuutettu", &["valvontaviranomainen", "valitus"]),
    ("kantelu", &["valitus"]),
    ("oikaisupyyntö", &["oikaiseminen", "oikaista", "korjata"]),
    ("korjaaminen", &["oikaiseminen", "oikaista"]),
    ("unohdetuksi", &["poistaminen", "poistaa"]),
    ("henkilötietolaki", &["tietosuojalaki"]),
    ("gdpr", &["tietosuoja", "asetus"]),
    ("työvoimatoimisto", &["työvoimapalvelu"]),
    ("te toimisto", &["työvoimapalvelu"]),
    // What people call things.
    ("hetu", &["henkilötunnus"]),
    ("sotu", &["henkilötunnus"]),
    ("sosiaaliturvatunnus", &["henkilötunnus"]),
    ("meili", &["sähköposti", "sähköpostiosoite"]),
    ("email", &["sähköposti", "sähköpostiosoite"]),
    ("puhelinnumero", &["puhelin"]),
    ("kännykkä", &["puhelin", "puhelinnumero"]),
    ("päivähoito", &["varhaiskasvatus"]),
    ("päiväkoti", &["varhaiskasvatus"]),
    ("tarha", &["varhaiskasvatus"]),
    ("eskari", &["esiopetus"]),
    ("iltapäiväkerho", &["iltapäivätoiminta"]),
    ("ip kerho", &["iltapäivätoiminta"]),
    ("toimentulotuki", &["toimeentulotuki"]),
    ("lasku", &["laskutus"]),
    ("palkka", &["palkanmaksu"]),
    ("työhakemus", &["rekrytointi", "työnhakija"]),
    ("evästeet", &["eväste", "lokitieto"]),
    ("valvontakamera", &["kameravalvonta", "tallenne"]),
    ("pilvipalvelu", &["järjestelmä", "palvelin"]),
    ("yhdysvallat", &["ulkopuolelle", "siirto"]),
    ("usa", &["ulkopuolelle", "siirto"]),
    // What people ask.
    ("kuinka kauan", &["säilytysaika", "säilyttää"]),
    ("miten kauan", &["säilytysaika", "säilyttää"]),
    ("kuinka pitkään", &["säilytysaika", "säilyttää"]),
    ("miten pitkään", &["säilytysaika", "säilyttää"]),
    ("milloin poistetaan", &["säilytysaika", "poistaa"]),
    ("kuka näkee", &["vastaanottaja", "luovuttaa"]),
    ("kenelle", &["vastaanottaja", "luovuttaa"]),
    ("mihin tietoja käytetään", &["tarkoitus"]),
    ("mihin käytetään", &["tarkoitus"]),
    ("miksi", &["tarkoitus", "peruste"]),
    ("mistä tiedot", &["tietolähde"]),
    ("mistä saadaan", &["tietolähde"]),
    ("mitä tietoja", &["tietosisältö", "henkilötieto"]),
    ("millä perusteella", &["oikeusperuste"]),
    ("kehen otan yhteyttä", &["yhteyshenkilö"]),
    ("keneen otan yhteyttä", &["yhteyshenkilö"]),
];

const SWEDISH: Table = &[
    ("registerbeskrivning", &["dataskyddsbeskrivning", "beskrivning"]),
    ("insynsrätt", &["tillgång", "granska"]),
    ("granskningsrätt", &["tillgång", "granska"]),
    ("dataombudsman", &["tillsynsmyndighet", "klagomål"]),
    ("gdpr", &["dataskydd", "förordning"]),
    ("personnummer", &["personbeteckning"]),
    ("mejl", &["post", "epost"]),
    ("dagis", &["småbarnspedagogik"]),
    ("dagvård", &["småbarnspedagogik"]),
    ("faktura", &["fakturering"]),
    ("hur länge", &["förvaringstid", "lagringstid", "bevaras"]),
    ("vem ser", &["mottagare", "lämnas"]),
    ("varför", &["ändamål", "syfte"]),
    ("varifrån", &["källa", "uppgiftskälla"]),
];

const ENGLISH: Table = &[
    ("register description", &["notice"]),
    ("subject access", &["access"]),
    ("ombudsman", &["supervisory", "complaint"]),
    ("gdpr", &["protection", "regulation"]),
    ("ssn", &["identity", "personal"]),
    ("e mail", &["email"]),
    ("mail", &["email"]),
    ("daycare", &["childhood"]),
    ("kindergarten", &["childhood"]),
    ("how long", &["retention", "kept", "stored"]),
    ("who sees", &["recipient", "disclosed"]),
    ("why", &["purpose"]),
    ("where from", &["source"]),
];

/// The synonyms of a language: the usual ones, and over them the portal's own.
pub fn synonyms(language: Language, own: &[(String, Vec<String>)]) -> Synonyms {
    let usual = match language {
        Language::Fi => FINNISH,
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    };
    let mut synonyms = Synonyms::default();
    for (written, meant) in usual {
        synonyms.add(written, meant.iter().copied());
    }
    for (written, meant) in own {
        synonyms.add(written, meant.iter().map(String::as_str));
    }
    synonyms
}

impl Synonyms {
    fn add<'t>(&mut self, written: &str, meant: impl Iterator<Item = &'t str>) {
        let mut own = words(written);
        let meant: Vec<String> = meant.flat_map(words).collect();
        if meant.is_empty() {
            return;
        }
        if own.len() == 1 {
            self.words.extend(own.pop().map(|word| (word, meant)));
        } else if !own.is_empty() {
            let phrase = own.iter().map(|word| spelling(word)).collect::<Vec<_>>().join(" ");
            let meant = meant.iter().map(|word| spelling(word)).collect();
            self.phrases.insert(phrase, meant);
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    words_of(text, |word| words.push(word.to_owned()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portals_own_synonyms_stand_over_the_usual() {
        let own = [
            ("Hetu".to_owned(), vec!["Sähköinen tunniste".to_owned()]),
            ("mopo".to_owned(), vec!["ajoneuvo".to_owned()]),
            ("tyhjä".to_owned(), Vec::new()),
        ];
        let Synonyms { words, phrases } = synonyms(Language::Fi, &own);
        assert_eq!(words["hetu"], ["sähköinen", "tunniste"]);
        assert_eq!(words["mopo"], ["ajoneuvo"]);
        assert_eq!(phrases["kuinka kauan"], ["sailytysaika", "sailyttaa"]);
        assert!(!words.contains_key("tyhjä"));
    }
}
