//! The names of the items as headings have them, ready to be looked up.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::item::Item;
use crate::parse::vocabulary::english::ENGLISH;
use crate::parse::vocabulary::finnish::FINNISH;
use crate::parse::vocabulary::swedish::SWEDISH;
use crate::parse::vocabulary::words::Words;
use crate::text::language::Language;

/// The items that a name stands for, endings taken or left.
pub(crate) fn items_named(key: &str) -> &'static [Item] {
    if key.is_empty() {
        return &[];
    }
    match TABLE.exact.get(key) {
        Some(items) => items,
        None => TABLE.loose.get(&without_endings(key)).map_or(&[], Vec::as_slice),
    }
}

/// The items of a name exactly as it is known.
pub(crate) fn items_named_exactly(key: &str) -> &'static [Item] {
    TABLE.exact.get(key).map_or(&[], Vec::as_slice)
}

/// Whether some name begins with a word.
pub(crate) fn begins_a_name(word: &str) -> bool {
    TABLE.first_words.contains(stem(word))
}

/// Whether a name counts only as a whole heading.
pub(crate) fn counts_only_whole(key: &str) -> bool {
    ONLY_WHOLE.contains(&key)
}

/// Names that say an item only when they are the whole heading: within others, such words mean
/// all sorts of things.
const ONLY_WHOLE: &[&str] = &[
    "rekisteri",
    "yleistä",
    "johdanto",
    "kuvaus",
    "lyhyt kuvaus",
    "rekisterin kuvaus",
    "versio",
    "muutokset",
    "perusteet",
    "peruste",
    "oikeudet",
    "kantelu",
    "valittaminen",
    "henkilötiedot",
    "toimiala",
    "palvelualue",
    "yksikkö",
    "hallinnonala",
    "vastuualue",
    "julkaistu",
    "laadittu",
    "laatija",
    "laatinut",
    "hyväksytty",
    "hyväksynyt",
    "hyväksyntä",
    "päivitykset",
    "liitteet",
    "lisätietoja",
    "lisätietoa",
    "lisätiedot",
    "lainsäädäntö",
    "yhteydenotot",
    "palveluntarjoajat",
    "alihankkijat",
    "käsittelytavat",
    "tietojen antaminen",
    "henkilötietojen antaminen",
    "rekisterin tiedot",
    "henkilörekisterin tiedot",
    "palvelun nimi",
    "tarkoitus",
    "tarkoitukset",
    "arkistointi",
    "valitus",
    "suojaus",
    "turvatoimet",
    "tietopyyntö",
    "tietopyynnöt",
    "google analytics",
    "muut oikeudet",
    "rekisterin hallinta",
    "tietojen korjaaminen",
    "tietojen poistaminen",
    "tilastointi ja tutkimus",
    "tietoryhmät",
    "tallennettavat tiedot",
    "kerättävät tiedot",
    "allmänt",
    "inledning",
    "beskrivning",
    "sammanfattning",
    "system",
    "sektor",
    "enhet",
    "källor",
    "ändringar",
    "bilagor",
    "personuppgifter",
    "ändamål",
    "syfte",
    "behörigheter",
    "rättigheter",
    "rättigheterna",
    "grund",
    "registrerade",
    "klagomål",
    "rättelse",
    "arkivering",
    "behandlare",
    "upprätthållare",
    "uppgjord av",
    "godkänd av",
    "mer information",
    "kort beskrivning",
    "general",
    "introduction",
    "description",
    "summary",
    "overview",
    "unit",
    "updated",
    "created",
    "purpose",
    "purposes",
    "sources",
    "security",
    "rights",
    "changes",
    "author",
    "approval",
    "attachments",
    "annexes",
    "personal data",
    "complaint",
    "complaints",
    "date of publication",
    "more information",
    "short description",
    "other rights",
    "service area",
    "department",
];

/// Every name that is known, in the spelling of [`Words`].
#[derive(Default)]
struct Table {
    exact: HashMap<String, Vec<Item>>,
    /// The same without the endings that writers take or leave.
    loose: HashMap<String, Vec<Item>>,
    /// The stems of the words with which names begin.
    first_words: HashSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(table);

fn table() -> Table {
    let mut table = Table::default();
    for item in Item::all() {
        for language in Language::ALL {
            table.add(item, item.label(language));
        }
    }
    for (item, names) in [FINNISH, SWEDISH, ENGLISH].into_iter().flatten() {
        for name in *names {
            table.add(*item, name);
        }
    }
    table
}

impl Table {
    fn add(&mut self, item: Item, name: &str) {
        let words = Words::new(name);
        let key = words.range(0, words.len());
        // What two names share only by their endings is left to the first of them.
        self.loose.entry(without_endings(key)).or_insert_with(|| vec![item]);
        let first = key.split(' ').next().unwrap_or_default();
        self.first_words.insert(stem(first).to_owned());
        let items = self.exact.entry(key.to_owned()).or_default();
        if !items.contains(&item) {
            items.push(item);
        }
    }
}

/// Words without a last `t`, `n` or `s`: `tietojärjestelmä` and `tietojärjestelmät` are one name.
fn without_endings(key: &str) -> String {
    let mut stems = String::with_capacity(key.len());
    for word in key.split(' ') {
        if !stems.is_empty() {
            stems.push(' ');
        }
        stems.push_str(stem(word));
    }
    stems
}

fn stem(word: &str) -> &str {
    word.strip_suffix(['t', 'n', 's']).filter(|stem| stem.len() > 5).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_double() {
        for (item, names) in [FINNISH, SWEDISH, ENGLISH].into_iter().flatten() {
            let keys: Vec<String> = names
                .iter()
                .map(|name| {
                    let words = Words::new(name);
                    words.range(0, words.len()).to_owned()
                })
                .collect();
            for (at, key) in keys.iter().enumerate() {
                assert!(!keys[..at].contains(key), "{item:?}: {key}");
            }
        }
    }

    #[test]
    fn what_counts_only_as_a_whole_is_a_name() {
        for name in ONLY_WHOLE {
            assert!(TABLE.exact.contains_key(*name), "{name}");
        }
    }
}
