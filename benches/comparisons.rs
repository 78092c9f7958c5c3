//! Comparisons of two texts, in CPU time: `cargo bench --bench comparisons`.

use std::fmt::Write as _;

use divan::{Bencher, black_box};

use seloste::diff::comparison::compare;
use seloste::model::document::Document;
use seloste::parse::document::parse;
use seloste::text::language::Language;

fn main() {
    divan::main();
}

/// The headings and first words of a notice; a section has as many sentences as asked for.
const SECTIONS: [(&str, &str); 12] = [
    ("Rekisterin nimi", "Kirjaston asiakas- ja lainausrekisteri kattaa"),
    ("Rekisterinpitäjä", "Rekisteriä pitää kaupungin sivistyslautakunta, jonka alaisuudessa"),
    ("Yhteyshenkilö", "Rekisterin asioita hoitaa kirjastonjohtaja, puhelin 00 000 1234, joka"),
    (
        "Henkilötietojen käsittelyn tarkoitus",
        "Tietoja käytetään lainojen, varausten ja maksujen hoitoon sekä",
    ),
    (
        "Käsittelyn oikeusperuste",
        "Käsittely perustuu 6 artiklan 1 kohdan c alakohtaan ja lakiin (1492/2016), jonka mukaan",
    ),
    ("Rekisterin tietosisältö", "Asiakkaasta tallennetaan nimi, osoite, sähköposti ja"),
    ("Säännönmukaiset tietolähteet", "Tiedot saadaan asiakkaalta itseltään sekä tarvittaessa"),
    ("Tietojen luovuttaminen", "Tietoja ei luovuteta sivullisille, paitsi milloin"),
    (
        "Tietojen siirto EU:n ulkopuolelle",
        "Tietoja ei siirretä EU:n tai ETA-alueen ulkopuolelle, vaan",
    ),
    (
        "Tietojen säilytysaika",
        "Tiedot poistetaan kolmen vuoden kuluttua viimeisestä käynnistä, mutta",
    ),
    ("Rekisterin suojaus", "Järjestelmään kirjaudutaan henkilökohtaisella tunnuksella, ja"),
    (
        "Rekisteröidyn oikeudet",
        "Asiakkaalla on oikeus nähdä tietonsa ja vaatia virheen oikaisua, ja",
    ),
];

const REST: [&str; 3] = [
    "jokainen vaihe kirjataan lokiin vuoteen 2031 saakka.",
    "siitä sovitaan erikseen tietosuojavastaavan kanssa kirjallisesti.",
    "tarkemmat ohjeet annetaan palvelun verkkosivuilla kaikille asiakkaille.",
];

/// A notice of `size` bytes, about; `edited` is the version after it.
fn notice(size: usize, edited: bool) -> Document {
    let mut text = String::from("+++\ntitle = \"Kirjaston asiakkaat\"\ndate = 2024-03-01\n+++\n\n");
    let sentences = size / SECTIONS.len() / 110 + 1;
    for (at, (heading, start)) in SECTIONS.iter().enumerate() {
        // One section went to the end, one heading was renamed.
        let heading = if edited && at == 3 { "Miksi tietoja käsitellään" } else { heading };
        writeln!(text, "## {}. {heading}\n", at + 1).expect("text can be written");
        for sentence in 0..sentences {
            let rest = REST[(at + sentence) % REST.len()];
            let changed = edited && (at + sentence) % 5 == 0;
            let start = if changed {
                start.replace("tiedot", "aineisto").replace("kolmen", "viiden")
            } else {
                (*start).to_owned()
            };
            let extra = if changed { " muutettuna" } else { "" };
            write!(text, "{start}{extra} {rest} ").expect("text can be written");
        }
        text.push_str("\n\n");
    }
    assert!(text.len() > size * 9 / 10 && text.len() < size * 3 / 2, "{}", text.len());
    parse(&text, "kulttuuri/kirjasto.md", "kirjasto.md", Language::Fi).0
}

/// 6 kB, a third of the sections changed.
#[divan::bench]
fn two_notices_of_6_kb(bencher: Bencher<'_, '_>) {
    let (old, new) = (notice(6000, false), notice(6000, true));
    bencher.bench(|| compare(black_box(&old), black_box(&new)));
}

/// 6 kB, nothing changed.
#[divan::bench]
fn one_notice_of_6_kb_with_itself(bencher: Bencher<'_, '_>) {
    let notice = notice(6000, false);
    bencher.bench(|| compare(black_box(&notice), black_box(&notice)));
}

#[divan::bench]
fn two_notices_of_200_kb(bencher: Bencher<'_, '_>) {
    let (old, new) = (notice(200_000, false), notice(200_000, true));
    bencher.bench(|| compare(black_box(&old), black_box(&new)));
}

/// What a portal of 1,000 notices with ten versions each asks for.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_thousand_comparisons_of_6_kb(bencher: Bencher<'_, '_>) {
    let (old, new) = (notice(6000, false), notice(6000, true));
    bencher.bench(|| {
        for _ in 0..10_000 {
            black_box(compare(black_box(&old), black_box(&new)));
        }
    });
}
