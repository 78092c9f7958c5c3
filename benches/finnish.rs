//! Finnish words by Voikko's dictionary, in words per second: `cargo bench --bench finnish`. Needs
//! Debian's voikko-fi, or the dictionary that `SELOSTE_SANASTO` names.

#![expect(clippy::disallowed_methods, reason = "the bench reads the dictionary that is installed")]

use std::{env, fs};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

use seloste::finnish::Dictionary;

const INSTALLED: &str = "/usr/lib/voikko/5/mor-standard/mor.vfst";

fn main() {
    divan::main();
}

fn bytes() -> Vec<u8> {
    let path = env::var("SELOSTE_SANASTO").unwrap_or_else(|_| INSTALLED.to_owned());
    fs::read(path).expect("Voikko's dictionary is installed")
}

fn dictionary() -> Dictionary {
    Dictionary::read(bytes()).expect("the dictionary is whole")
}

/// Running text of a notice, and words of it that are long.
const WORDS: &str = "asiakasrekisteriin tallennetaan asiakkaan nimi ja yhteystiedot sekä palvelun \
    järjestämisessä tarvittavat tiedot joita käsitellään tietosuojalain mukaisesti lapsen \
    varhaiskasvatuksesta päättää viranhaltija huoltajan hakemuksen perusteella henkilötietojen \
    säilytysaika määräytyy arkistonmuodostussuunnitelman mukaan terveydenhuollon ammattihenkilöillä \
    on pääsy sähköiseen asiakastietojärjestelmään tietoja ei luovuteta ulkopuolisille eikä siirretä \
    Euroopan unionin ulkopuolelle rekisteröidyllä on oikeus pyytää virheellisten tietojen oikaisua \
    tietosuojavastaavan sähköpostiosoite löytyy kaupungin verkkosivuilta";

#[divan::bench]
fn words_of_a_text(bencher: Bencher<'_, '_>) {
    let dictionary = dictionary();
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    bencher.counter(ItemsCount::new(words.len())).bench(|| {
        for word in &words {
            black_box(dictionary.analyse(black_box(word)));
        }
    });
}

/// Words that the dictionary does not know, as names and Swedish words of a text.
#[divan::bench]
fn unknown_words(bencher: Bencher<'_, '_>) {
    let dictionary = dictionary();
    let words = "registerförteckning personuppgifter Kivilaakso dataskyddsombudet behandlingen";
    let words: Vec<&str> = words.split_whitespace().collect();
    bencher.counter(ItemsCount::new(words.len())).bench(|| {
        for word in &words {
            black_box(dictionary.analyse(black_box(word)));
        }
    });
}

/// All forms of a noun; an item is a noun.
#[divan::bench]
fn forms_of_a_noun(bencher: Bencher<'_, '_>) {
    let dictionary = dictionary();
    let nouns: Vec<_> = ["hoito", "asiakasrekisteri", "säilytysaika", "käsittely"]
        .iter()
        .flat_map(|noun| dictionary.analyse(noun))
        .collect();
    bencher.counter(ItemsCount::new(nouns.len())).bench(|| {
        for noun in &nouns {
            black_box(dictionary.forms_of(black_box(noun)));
        }
    });
}

#[divan::bench]
fn reading_the_dictionary(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(bytes).bench_values(Dictionary::read);
}
