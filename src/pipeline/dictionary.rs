//! The dictionary of Finnish words that search understands forms by: Voikko's file, where the machine
//! has it or the settings name it.

use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};

use crate::config::Site;
use crate::diagnostics::finding::Finding;
use crate::digest::{Digest, of_bytes};
use crate::finnish::Dictionary;
use crate::keeping;
use crate::pipeline::inputs::SITE;
use crate::pipeline::loading::SETTINGS;
use crate::search::lexicon::{Lexis, Memory};
use crate::source::read_if_there;
use crate::text::language::Language;
use crate::told;

/// Where Debian's package voikko-fi has it.
const USUAL: &str = "/usr/lib/voikko/5/mor-standard/mor.vfst";

/// What the dictionary said of words, as it is kept between builds.
#[derive(Serialize, Deserialize)]
struct Kept<M> {
    program: String,
    dictionary: Digest,
    memory: M,
}

const FILE: &str = "words.bin";
const PROGRAM: &str = env!("SELOSTE_PROGRAM");

/// Takes up what the dictionary said in earlier builds of this very program.
pub fn recall_words(lexis: &Lexis, cache: Option<&Path>) {
    let kept = cache.and_then(|cache| keeping::read(&cache.join(FILE)));
    let kept = kept
        .filter(|kept: &Kept<Memory>| kept.program == PROGRAM && kept.dictionary == lexis.digest);
    lexis.known.get_or_init(|| kept.map(|kept| kept.memory).unwrap_or_default());
}

/// Keeps what the dictionary said, if any of it is new. That it cannot be kept is no fault.
pub fn keep_words(lexis: &Lexis, cache: Option<&Path>) {
    let Some(cache) = cache else { return };
    let said = lexis.said.lock().unwrap_or_else(PoisonError::into_inner);
    if !said.is_empty() && lexis.known.get() != Some(&*said) {
        let (program, dictionary) = (PROGRAM.to_owned(), lexis.digest);
        keeping::write(&cache.join(FILE), &Kept { program, dictionary, memory: &*said });
    }
}

/// The dictionary for a portal with Finnish pages, and what is to be said where there is none.
pub fn dictionary(site: &Site, folder: &Path) -> (Option<Lexis>, Option<Finding>) {
    if !site.languages.contains(&Language::Fi) {
        return (None, None);
    }
    let named = site.dictionary.as_deref();
    let path = folder.join(named.unwrap_or(USUAL));
    match (read_if_there(&path), named) {
        (Ok(Some(bytes)), _) => {
            let digest = of_bytes(&bytes);
            match Dictionary::read(bytes) {
                Ok(dictionary) => {
                    let known = OnceLock::new();
                    let said = Mutex::default();
                    (Some(Lexis { dictionary, digest, known, said }), None)
                }
                Err(_) => (None, Some(unreadable(&path))),
            }
        }
        (Ok(None), None) => (None, Some(not_installed())),
        _ => (None, Some(unreadable(&path))),
    }
}

fn not_installed() -> Finding {
    Finding::info(
        "no-dictionary",
        told!(
            fi: "koneessa ei ole suomen sanastoa, joten haku tuntee taivutetut ja yhdistetyt sanat huonommin",
            sv: "datorn har ingen finsk ordlista, så sökningen känner igen böjda och sammansatta finska ord sämre",
            en: "this machine has no Finnish dictionary, so search knows inflected and compound Finnish words less well",
        ),
    )
    .hint(told!(
        fi: "Asenna Debianin paketti voikko-fi tai kerro sanaston paikka asetuksissa: `dictionary = \"…/mor.vfst\"`.",
        sv: "Installera Debianpaketet voikko-fi eller ange ordlistan i inställningarna: `dictionary = \"…/mor.vfst\"`.",
        en: "Install Debian's package voikko-fi, or name the file in the settings: `dictionary = \"…/mor.vfst\"`.",
    ))
}

fn unreadable(path: &Path) -> Finding {
    let path = path.display();
    Finding::warning(
        "unreadable-dictionary",
        told!(
            fi: "suomen sanastoa `{path}` ei voi lukea",
            sv: "den finska ordlistan `{path}` kan inte läsas",
            en: "the Finnish dictionary `{path}` cannot be read",
        ),
    )
    .in_file(&format!("{SITE}/{SETTINGS}"))
    .hint(told!(
        fi: "Sanasto on Voikon tiedosto `mor.vfst`, esimerkiksi Debianin paketista voikko-fi.",
        sv: "Ordlistan är Voikkos fil `mor.vfst`, till exempel ur Debianpaketet voikko-fi.",
        en: "The dictionary is Voikko's file `mor.vfst`, for example from Debian's package voikko-fi.",
    ))
}
