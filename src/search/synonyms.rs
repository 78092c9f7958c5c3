//! Words and phrases that people use for those of notices.

use std::collections::BTreeMap;

use crate::search::words::{spelling, words_of};
use crate::text::language::Language;

/// What a reader writes, and the words of notices that it means, all as the index spells them.
pub type Synonyms = BTreeMap<String, Vec<String>>;

/// As [`Synonyms`], as they are written.
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
    let usual = usual.iter().map(|(word, meant)| (spelt(word), meant.iter().map(|it| spelt(it))));
    let mut synonyms: Synonyms = usual.map(|(word, meant)| (word, meant.collect())).collect();
    for (word, meant) in own {
        let meant: Vec<String> =
            meant.iter().flat_map(|it| words(it)).filter(|it| !it.is_empty()).collect();
        synonyms.insert(spelt(word), meant);
    }
    synonyms.retain(|word, meant| !word.is_empty() && !meant.is_empty());
    synonyms
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    words_of(text, |word| words.push(spelling(word)));
    words
}

fn spelt(text: &str) -> String {
    words(text).join(" ")
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
        let synonyms = synonyms(Language::Fi, &own);
        assert_eq!(synonyms["hetu"], ["sahkoinen", "tunniste"]);
        assert_eq!(synonyms["mopo"], ["ajoneuvo"]);
        assert_eq!(synonyms["kuinka kauan"], ["sailytysaika", "sailyttaa"]);
        assert!(!synonyms.contains_key("tyhja"));
    }
}
