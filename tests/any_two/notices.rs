//! Texts to compare: the example portal's, those of the corpus of comparisons, and a notice that was
//! changed fifty times.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use seloste::model::document::Document;
use seloste::model::portal::{Documents as _, TextRef};
use seloste::parse::document::parse;
use seloste::pipeline::inputs::{Request, Texts};
use seloste::pipeline::loading::load;
use seloste::pipeline::progress::Silent;
use seloste::text::language::Language;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every text of the example portal with its versions, the oldest first.
pub(crate) fn of_the_example_portal() -> Vec<(String, Vec<Arc<Document>>)> {
    let request =
        Request { folder: root(), texts: Texts::Committed, index: None, allow_shallow: true };
    let loaded = load(&request, &Silent).expect("the example portal can be read");
    let mut texts = Vec::new();
    for notice in loaded.portal.notices.values() {
        for text in notice.texts.values() {
            let documents = text.timeline.revisions.iter().map(|revision| {
                let named = TextRef {
                    blob: revision.blob,
                    path: revision.path.clone(),
                    language: text.language,
                };
                loaded.shelf.document(&named).expect("the text can be read")
            });
            let name = format!("{}.{}", notice.id.name, text.language.code());
            texts.push((name, documents.collect()));
        }
    }
    texts
}

/// The pairs of the corpus of comparisons, each a notice of two versions; the longest is left out.
pub(crate) fn of_the_pairs() -> Vec<(String, Vec<Arc<Document>>)> {
    let folder = root().join("tests/comparisons/pairs");
    let files = std::fs::read_dir(&folder).expect("the folder can be listed");
    let mut names: Vec<String> = files
        .filter_map(|file| {
            let name = file.expect("it can be read").file_name();
            Some(name.to_str()?.strip_suffix(".old.md")?.to_owned())
        })
        .collect();
    names.sort();
    let read = |name: &str, side: &str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.{side}.md")));
        Arc::new(parsed(&text.expect("the pair can be read")))
    };
    names
        .into_iter()
        .map(|name| {
            let both = vec![read(&name, "old"), read(&name, "new")];
            (name, both)
        })
        .collect()
}

/// A notice whose only part is this.
pub(crate) fn of_body(body: &str) -> Arc<Document> {
    Arc::new(parsed(&format!("# Kuoron laulajat\n\n## Tarkoitus\n\n{body}\n")))
}

fn parsed(text: &str) -> Document {
    parse(text, "kulttuuri/seloste.md", "seloste.md", Language::Fi).0
}

const HEADINGS: [&str; 12] = [
    "Rekisterin nimi",
    "Rekisterinpitäjä",
    "Yhteyshenkilö",
    "Henkilötietojen käsittelyn tarkoitus",
    "Käsittelyn oikeusperuste",
    "Rekisterin tietosisältö",
    "Tietolähteet",
    "Tietojen luovuttaminen",
    "Tietojen siirto EU:n ulkopuolelle",
    "Tietojen säilytysaika",
    "Rekisterin suojaus",
    "Rekisteröidyn oikeudet",
];

const SENTENCES: [&str; 9] = [
    "Tiedot saadaan asiakkaalta itseltään, kun hän ilmoittautuu palveluun.",
    "Osoite tarkistetaan väestötietojärjestelmästä kerran vuodessa.",
    "Sivullisille tietoja annetaan vain, jos laissa niin säädetään.",
    "Järjestelmään kirjaudutaan omalla tunnuksella, ja käytöstä jää merkintä lokiin.",
    "Paperilla olevat hakemukset pidetään lukitussa arkistossa.",
    "Laskutusta varten tiedot siirtyvät kaupungin talouspalveluihin.",
    "Hoitosuhteen päätyttyä tiedot arkistoidaan tai hävitetään.",
    "Huoltaja voi pyytää tiedot nähtäväkseen palvelun toimistossa.",
    "Virheellinen tieto korjataan viipymättä, kun siitä ilmoitetaan.",
];

/// About 6 kB, fifty times: the date it bears each time, and one or two changes beside it.
pub(crate) fn fifty_versions() -> Vec<Arc<Document>> {
    (0..50).map(|version| Arc::new(parsed(&fiftieth(version)))).collect()
}

fn fiftieth(version: usize) -> String {
    let mut text = String::from("+++\ntitle = \"Kuntosalin kävijät\"\n+++\n\n");
    let day = version % 28 + 1;
    writeln!(
        text,
        "Tämä seloste on päivitetty {day}.{}.{}.\n",
        version % 12 + 1,
        2010 + version / 4
    )
    .expect("text can be written");
    for (at, heading) in HEADINGS.iter().enumerate() {
        // From the thirtieth version on, two parts stand the other way round.
        let at = if version >= 30 && (3..5).contains(&at) { 7 - at } else { at };
        let heading = if version >= 30 { HEADINGS[at] } else { heading };
        writeln!(text, "## {heading}\n").expect("text can be written");
        // How often this part has been changed so far.
        let edits = (version + 12 - at) / 12;
        for paragraph in 0..4 {
            for sentence in 0..2 {
                let said = SENTENCES[(5 * at + 2 * paragraph + sentence) % SENTENCES.len()];
                if paragraph == 1 && sentence == 0 {
                    write!(text, "Puhelin {at:02} 000 {}, asia {edits}. ", 1200 + edits)
                        .expect("text can be written");
                } else if paragraph == 2 && edits > 2 {
                    write!(text, "{} ", said.replace("tiedot", "henkilötiedot"))
                        .expect("text can be written");
                } else {
                    write!(text, "{said} ").expect("text can be written");
                }
            }
            text.push_str("\n\n");
        }
        if edits > 3 {
            text.push_str("Tästä päätetään vuosittain.\n\n");
        }
    }
    text
}
