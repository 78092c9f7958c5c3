//! Voikko's own dictionary: known words, and the forms of known nouns. The dictionary is Debian's
//! package voikko-fi, or the file that `SELOSTE_SANASTO` names; without one these tests fail.

#![expect(clippy::disallowed_methods, reason = "the test reads the dictionary that is installed")]

use std::sync::LazyLock;
use std::{env, fs, thread};

use seloste::finnish::Dictionary;
use seloste::finnish::analysis::Analysis;

const INSTALLED: &str = "/usr/lib/voikko/5/mor-standard/mor.vfst";

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::read(bytes()).unwrap_or_else(|error| panic!("{error}")));

fn bytes() -> Vec<u8> {
    let path = env::var("SELOSTE_SANASTO").unwrap_or_else(|_| INSTALLED.to_owned());
    fs::read(&path).unwrap_or_else(|error| {
        panic!(
            "Voikko's dictionary is missing ({path}: {error}): install Debian's voikko-fi, or name \
             the file in SELOSTE_SANASTO"
        )
    })
}

/// Form, then each analysis as `base form, class: part+part (root)`; none is `-`.
const WORDS: &[(&str, &str)] = &[
    ("asiakasrekisteristä", "asiakasrekisteri Noun: asiakas+rekisteri"),
    ("lasten", "lapsi Noun: lapsi"),
    ("hoidon", "hoito Noun: hoito"),
    ("varhaiskasvatuksesta", "varhaiskasvatus Noun: varhais+kasvatus (kasvattaa)"),
    ("terveydenhuollon", "terveydenhuolto Noun: terveys (terve)+huolto"),
    ("henkilötietojen", "henkilötieto Noun: henkilö+tieto"),
    ("säilytysaikaa", "säilytysaika Noun: säilytys+aika"),
    ("päiväkodeissa", "päiväkoti Noun: päivä+koti"),
    ("lain", "laki Noun: laki"),
    ("laeista", "laki Noun: laki"),
    ("työhakemuksia", "työhakemus Noun: työ+hakemus"),
    ("sähköpostiosoitteeni", "sähköpostiosoite Noun: sähkö+posti+osoite"),
    ("käsittelyä", "käsittely Noun: käsittely (käsitellä)"),
    ("käsittelijän", "käsittelijä Noun: käsittelijä (käsitellä)"),
    ("suostumuksella", "suostumus Noun: suostumus"),
    ("Helsingin", "Helsinki PlaceName: Helsinki"),
    ("Espoolaisille", "espoolainen Adjective: espoolainen (Espoo)"),
    ("kirjaston", "kirjasto Noun: kirjasto"),
    ("tietosuojavastaavalle", "tietosuojavastaava Noun: tieto+suoja+vastaava"),
    (
        "rekisteröidyn",
        "rekisteröityä Verb: rekisteröityä (rekisteröidä), rekisteröity Adjective: rekisteröity (rekisteröidä)",
    ),
    ("poistetaan", "poistaa Verb: poistaa"),
    ("antamisesta", "antaa Verb: antaa"),
    ("opetussuunnitelmaa", "opetussuunnitelma Noun: opetus+suunnitelma"),
    ("Uudenmaan", "Uusimaa PlaceName: Uusimaa"),
    ("kolmessa", "kolme Numeral: kolme"),
    ("raaka-aineita", "raaka-aine Noun: raaka+aine"),
    ("raakaaine", "-"),
    ("asiakas-rekisteri", "-"),
    ("internet-sivuilla", "internet-sivu Noun: internet+sivu, Internet-sivu Noun: Internet+sivu"),
    ("erityis-osaajia", "erityis-osaaja Noun: erityis+osaaja (osata)"),
    ("linja-auton", "linja-Autto FamilyName: linja+Autto, linja-auto Noun: linja+auto"),
    ("EU:n", "EU Abbreviation: EU"),
    ("ETA-alueen", "-"),
    ("sosiaali-", "sosiaali Prefix: sosiaali"),
    ("talous-", "talous Noun: talous"),
    ("hallinnon-", "hallinto Noun: hallinto"),
    ("vanhempien", "vanha NounOrAdjective: vanha, vanhempi Noun: vanhempi"),
    ("kauniimpi", "kaunis Adjective: kaunis"),
    ("nopeasti", "nopea Adjective: nopea"),
    ("huoltajalta", "huoltaja Noun: huoltaja (huoltaa)"),
    ("mielellään", "mieli Noun: mieli"),
    ("henkilökohtaista", "henkilökohtainen Adjective: henkilökohtainen"),
    ("poissaoloista", "poissaolo Noun: poissaolo"),
    ("12-vuotias", "12-vuotias Adjective: 12+vuotias"),
    ("kuusi", "kuu Noun: kuu, kuusi Noun: kuusi, kuusi Numeral: kuusi"),
    ("ei", "ei Negation: ei"),
    ("ja", "ja Conjunction: ja"),
    ("kanssa", "kanssa Adposition: kanssa"),
    ("myös", "myös Adverb: myös"),
    ("se", "se Pronoun: se"),
    ("käsittelisimmekö", "käsitellä Verb: käsitellä"),
    ("zxqw", "-"),
];

#[test]
fn known_words_are_understood() {
    for (form, expected) in WORDS {
        let analyses = DICTIONARY.analyse(form);
        let told = analyses.iter().map(told).collect::<Vec<_>>().join(", ");
        let told = if told.is_empty() { "-" } else { &told };
        assert_eq!(told, *expected, "{form}");
    }
}

fn told(analysis: &Analysis) -> String {
    let parts: Vec<String> = analysis
        .parts
        .iter()
        .map(|part| match &part.root {
            Some(root) => format!("{} ({root})", part.base),
            None => part.base.clone(),
        })
        .collect();
    format!("{} {:?}: {}", analysis.base, analysis.class, parts.join("+"))
}

#[test]
fn the_forms_of_a_noun_are_exactly_its_forms() {
    let forms = |form: &str| {
        let analyses = DICTIONARY.analyse(form);
        DICTIONARY.forms_of(&analyses[0]).join(" ")
    };
    assert_eq!(
        forms("hoidon"),
        "hoidoiksi hoidoilla hoidoille hoidoilta hoidoin hoidoissa hoidoista hoidoitta hoidoksi \
         hoidolla hoidolle hoidolta hoidon hoidossa hoidosta hoidot hoidotta hoito hoitoa hoitoihin \
         hoitoina hoitoine hoitoja hoitojen hoitona hoitoon"
    );
    assert_eq!(
        forms("lakia"),
        "laeiksi laeilla laeille laeilta laein laeissa laeista laeitta laiksi lailla laille lailta \
         lain laissa laista lait laitta lakeihin lakein lakeina lakeine lakeja laki lakia lakien \
         lakiin lakina"
    );
    assert!(forms("maan").contains(" maahan "), "a case that looks like a particle");
    assert!(forms("päiväkodit").contains("päiväkodeissa"));
    assert!(forms("kirjastokortista").contains("kirjastokortteihin"));
    assert!(forms("käsittelyä").contains("käsittelyjen"));
    assert_eq!(forms("poistetaan"), "", "forms of verbs are not made");
}

/// What `forms_of` makes, `analyse` understands.
#[test]
fn every_form_of_a_word_leads_back_to_it() {
    for form in ["hoito", "asiakas", "laki", "lapsi", "seloste", "vastaus", "maa-alue", "kuusi"] {
        for analysis in DICTIONARY.analyse(form).iter().filter(|it| it.base == form) {
            let forms = DICTIONARY.forms_of(analysis);
            assert!(forms.len() > 20, "{form}: {forms:?}");
            for made in forms {
                let back = DICTIONARY.analyse(&made);
                assert!(back.iter().any(|it| it.base == form), "{made} does not lead to {form}");
            }
        }
    }
}

#[test]
fn threads_share_a_dictionary() {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(known_words_are_understood);
        }
    });
}

#[test]
fn the_dictionary_cut_short_or_damaged_is_refused_or_read_to_an_end() {
    let bytes = bytes();
    for length in (0..bytes.len()).step_by(bytes.len() / 40) {
        assert!(Dictionary::read(bytes[..length].to_vec()).is_err(), "{length}");
    }
    for at in (3000..bytes.len()).step_by(bytes.len() / 10) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x15;
        let Ok(dictionary) = Dictionary::read(bytes) else { continue };
        assert!(dictionary.analyse("asiakasrekisteristä").len() < 10);
    }
}
