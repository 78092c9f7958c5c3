//! Recognises what a heading is about. A heading may name several items, in its own order, and
//! may name none; a wrong guess is worse than none.

use crate::model::item::Item;
use crate::parse::vocabulary::names::{
    begins_a_name, counts_only_whole, items_named, items_named_exactly,
};
use crate::parse::vocabulary::words::Words;
use crate::text::memo::Memo;

/// One with more words is a sentence.
const MOST_WORDS: usize = 30;

/// A name shorter than this isn't looked for inside a heading.
const SHORTEST_WITHIN: usize = 12;

/// The items that a heading names, in its order, each once.
pub fn recognise(heading: &str) -> Vec<Item> {
    KNOWN.with(|known| known.get(heading, || without_doubles(found(heading))))
}

thread_local! {
    static KNOWN: Memo<Vec<Item>> = Memo::default();
}

/// The items of a heading that consists of nothing but names; nothing for a sentence that only
/// mentions one.
pub fn recognise_all(heading: &str) -> Vec<Item> {
    let words = Words::new(heading);
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    // Most of what is asked is the beginning of a sentence, and no name begins so.
    if words.len() == 0 || !(words.is_cut(0) || begins_a_name(words.word(0))) {
        return Vec::new();
    }
    let whole = items_named(words.range(0, words.len()));
    if !whole.is_empty() {
        return whole.to_vec();
    }
    let bare = without_parentheses(heading).map(|bare| Words::new(&bare));
    let bare = bare.as_ref().unwrap_or(&words);
    let parts = name_parts(bare, &bare.parts());
    if parts.iter().any(|part| part.items.is_empty()) {
        return Vec::new();
    }
    let items = parts.iter().flat_map(|part| part.items.iter().copied());
    without_doubles(items.collect())
}

fn without_doubles(mut items: Vec<Item>) -> Vec<Item> {
    let mut seen = Vec::with_capacity(items.len());
    items.retain(|item| {
        let new = !seen.contains(item);
        seen.push(*item);
        new
    });
    items
}

fn found(heading: &str) -> Vec<Item> {
    let words = Words::new(heading);
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let whole = items_named(words.range(0, words.len()));
    if !whole.is_empty() {
        return whole.to_vec();
    }
    let bare = without_parentheses(heading).map(|bare| Words::new(&bare));
    let bare = bare.as_ref().filter(|bare| bare.len() > 0).unwrap_or(&words);
    let items = items_of_parts(bare);
    if !items.is_empty() {
        return items;
    }
    if let Some(item) = item_of_article(&words) {
        return vec![item];
    }
    items_within(&words, 0, words.len())
}

/// A heading without what stands in parentheses, where there is such.
fn without_parentheses(heading: &str) -> Option<String> {
    let mut bare = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    (bare.len() < heading.len()).then_some(bare)
}

/// The items of the parts that `ja`, strokes and commas make, where at least one part is a name.
fn items_of_parts(words: &Words) -> Vec<Item> {
    let parts = words.parts();
    let named = name_parts(words, &parts);
    let all = named.iter().all(|part| !part.items.is_empty());
    let counts = |part: &Named<'_>| !part.items.is_empty() && (all || !part.only_whole);
    if !named.iter().any(counts) {
        return Vec::new();
    }
    let mut items = Vec::new();
    for part in &named {
        if counts(part) {
            items.extend_from_slice(part.items);
        } else if part.items.is_empty() {
            items.extend(items_within(words, part.from, part.to));
        }
    }
    items
}

/// Some parts of a heading that are one name together, or one that is none.
struct Named<'t> {
    from: usize,
    to: usize,
    items: &'t [Item],
    only_whole: bool,
}

/// Takes as many parts together as make a name, from the left.
fn name_parts(words: &Words, parts: &[(usize, usize)]) -> Vec<Named<'static>> {
    let mut named = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        let from = parts[at].0;
        let joined = (at..parts.len()).rev().find_map(|last| {
            let name = words.range(from, parts[last].1);
            let items = items_named(name);
            (!items.is_empty()).then_some((last, items, counts_only_whole(name)))
        });
        let (last, items, only_whole) =
            joined.unwrap_or_else(|| (at, items_shared(words, parts, at), false));
        named.push(Named { from, to: parts[last].1, items, only_whole });
        at = last + 1;
    }
    named
}

/// The items of a part that shares its head with the one before (`käsittelyn tarkoitus ja
/// peruste`) or its tail with the one after (`manuaalinen ja sähköinen aineisto`).
fn items_shared(words: &Words, parts: &[(usize, usize)], at: usize) -> &'static [Item] {
    let (from, to) = parts[at];
    let part = words.range(from, to);
    if let Some(&(head, head_end)) = at.checked_sub(1).and_then(|before| parts.get(before)) {
        for end in (head + 1..head_end).rev() {
            let items = items_named(&format!("{} {part}", words.range(head, end)));
            if !items.is_empty() {
                return items;
            }
        }
    }
    let Some(&(tail, tail_end)) = parts.get(at + 1) else { return &[] };
    if words.is_cut(to - 1) {
        return items_of_cut(part, words.word(tail));
    }
    for start in tail + 1..tail_end {
        let items = items_named(&format!("{part} {}", words.range(start, tail_end)));
        if !items.is_empty() {
            return items;
        }
    }
    &[]
}

/// The items of `vastuu-` before `yhteyshenkilö`.
fn items_of_cut(part: &str, next: &str) -> &'static [Item] {
    let ends = next.char_indices().skip(1).map(|(at, _)| &next[at..]);
    ends.map(|end| items_named(&format!("{part}{end}")))
        .find(|items| !items.is_empty())
        .unwrap_or_default()
}

/// The items of the longest name that stands among the words, and of those beside it.
fn items_within(words: &Words, from: usize, to: usize) -> Vec<Item> {
    for length in (1..=to.saturating_sub(from)).rev() {
        for start in from..=to - length {
            let name = words.range(start, start + length);
            if name.len() < SHORTEST_WITHIN || counts_only_whole(name) {
                continue;
            }
            let items = items_named_exactly(name);
            if !items.is_empty() {
                let mut all = items_within(words, from, start);
                all.extend_from_slice(items);
                all.extend(items_within(words, start + length, to));
                return all;
            }
        }
    }
    Vec::new()
}

/// The right that an article of the General Data Protection Regulation gives.
fn item_of_article(words: &Words) -> Option<Item> {
    let is_article = |word: &str| {
        matches!(word, "artikla" | "artiklan" | "artikel" | "artikeln" | "article" | "art")
    };
    let at = (0..words.len()).find(|&at| is_article(words.word(at)))?;
    let after = (at + 1 < words.len()).then(|| words.word(at + 1));
    let before = at.checked_sub(1).map(|before| words.word(before));
    [after, before].into_iter().flatten().find_map(|number| {
        Some(match number {
            "15" => Item::RightAccess,
            "16" => Item::RightRectification,
            "17" => Item::RightErasure,
            "18" => Item::RightRestriction,
            "20" => Item::RightPortability,
            "21" => Item::RightObjection,
            "22" => Item::AutomatedDecisionMaking,
            "77" => Item::Complaint,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::vocabulary::english::ENGLISH;
    use crate::parse::vocabulary::finnish::FINNISH;
    use crate::parse::vocabulary::swedish::SWEDISH;
    use crate::text::language::Language;

    fn check(heading: &str, expected: &[Item]) {
        assert_eq!(recognise(heading), expected, "{heading}");
    }

    #[test]
    fn every_name_is_recognised_in_any_dress() {
        for (item, names) in [FINNISH, SWEDISH, ENGLISH].into_iter().flatten() {
            for name in *names {
                for dressed in [
                    (*name).to_owned(),
                    name.to_uppercase(),
                    format!("12. {name}:"),
                    format!("2.1 {name}"),
                    format!("{name} "),
                    name.replace('-', "\u{2011}"),
                ] {
                    assert!(recognise(&dressed).contains(item), "{dressed}: {item:?}");
                }
            }
        }
        for item in Item::all() {
            for language in Language::ALL {
                assert_eq!(recognise(item.label(language)).first(), Some(&item));
            }
        }
    }

    #[test]
    fn combined_headings_name_several_items() {
        use Item::{
            ContactPerson, Controller, CreatedDate, DataCategories, DataSources, DataSubjects, Dpo,
            InformationSystems, LegalBasis, Processors, ProvisionRequirement, Purposes, Recipients,
            RelatedDocuments, ResponsiblePerson, Retention, SecurityDigital, SecurityManual,
            SecurityMeasures, StorageForm, ThirdCountryTransfers, UpdatedDate,
        };
        check("Tarkoitus ja oikeusperuste", &[Purposes, LegalBasis]);
        check(
            "7. Henkilötietojen käsittelyn tarkoitukset ja käsittelyn oikeusperuste",
            &[Purposes, LegalBasis],
        );
        check("Henkilötietojen käsittelyn tarkoitus ja oikeusperuste", &[Purposes, LegalBasis]);
        check("Käsittelyn tarkoitus ja peruste", &[Purposes, LegalBasis]);
        check(
            "6. Käsittelyn tarkoitus ja käsittelyn lainmukainen peruste",
            &[Purposes, LegalBasis],
        );
        check(
            "Oikeusperuste ja henkilötietojen käsittelyn tarkoitus. Onko tietojen antaminen \
             lakisääteinen tai sopimukseen perustuva vaatimus",
            &[LegalBasis, Purposes, ProvisionRequirement],
        );
        check("Ändamålet med och rättslig grund för behandlingen", &[Purposes, LegalBasis]);
        check("Ändamål och rättslig grund", &[Purposes, LegalBasis]);
        check("Purpose and legal basis", &[Purposes, LegalBasis]);
        check("Rekisterinpitäjä ja tietosuojavastaava", &[Controller, Dpo]);
        check("Rekisterinpitäjä ja yhteyshenkilöt", &[Controller, ContactPerson]);
        check("Personuppgiftsansvarig och kontaktpersoner", &[Controller, ContactPerson]);
        check("Data processors and recipients", &[Processors, Recipients]);
        check(
            "10. Tietojen vastaanottajat / vastaanottajaryhmät sekä säännönmukaiset luovutukset",
            &[Recipients],
        );
        check(
            "Rekisterin ylläpitojärjestelmät ja suojauksen periaatteet",
            &[InformationSystems, SecurityMeasures],
        );
        check(
            "Rekisterin suojauksen periaatteet ja rekisterin säilytyspaikka",
            &[SecurityMeasures, StorageForm],
        );
        check("Laadittu/päivitetty", &[CreatedDate, UpdatedDate]);
        check("Lisätietoja & liitteet", &[RelatedDocuments]);
        check("Manuaalinen ja sähköinen aineisto", &[SecurityManual, SecurityDigital]);
        check("Vastuu- ja yhteyshenkilö", &[ResponsiblePerson, ContactPerson]);
        check("Rekisteröityjen ryhmät ja henkilötietoryhmät", &[DataSubjects, DataCategories]);
        check("Tietosisältö, tietolähteet", &[DataCategories, DataSources]);
        check(
            "Tietojen luovutus ja siirto EU:n tai ETA:n ulkopuolelle",
            &[Recipients, ThirdCountryTransfers],
        );
        check("Säilytysaika ja muut tiedot", &[Retention]);
        check("What data is processed and where is it obtained?", &[DataCategories, DataSources]);
    }

    #[test]
    fn questions_are_headings_too() {
        for (question, item) in [
            ("Mihin tarkoitukseen henkilötietoja käsitellään?", Item::Purposes),
            ("Kuinka kauan tietoja säilytetään?", Item::Retention),
            ("Mistä tiedot saadaan?", Item::DataSources),
            ("Kenelle tietoja luovutetaan?", Item::Recipients),
            ("Mitä tietoja käsitellään?", Item::DataCategories),
            (
                "Mihin käsittely perustuu ja millä perusteella tietoja käsitellään?",
                Item::LegalBasis,
            ),
            ("Varför behandlas personuppgifter?", Item::Purposes),
            ("Hur länge bevaras uppgifterna?", Item::Retention),
            ("Varifrån fås uppgifterna?", Item::DataSources),
            ("Till vem lämnas uppgifter ut?", Item::Recipients),
            ("Vilka uppgifter behandlas?", Item::DataCategories),
            ("How long is the data retained?", Item::Retention),
            ("Where does the data come from?", Item::DataSources),
            ("What rights do I have?", Item::Rights),
            ("Oikeudet", Item::Rights),
            ("Valittaminen", Item::Complaint),
            ("Ketkä saavat tietoni?", Item::Recipients),
            ("Onko tiedot pakko antaa?", Item::ProvisionRequirement),
            ("Vem får dina uppgifter?", Item::Recipients),
            ("Måste jag lämna mina uppgifter?", Item::ProvisionRequirement),
            ("Who receives your data?", Item::Recipients),
            ("Must I give the information?", Item::ProvisionRequirement),
        ] {
            check(question, &[item]);
        }
    }

    #[test]
    fn parentheses_may_stand_and_articles_tell_rights() {
        use Item::{Complaint, DataCategories, RightAccess, RightRectification, Rights};
        check(
            "14. Tietojen tarkastusoikeus, oikeus saada pääsy tietoihinsa (EU:n tietosuoja-asetus, \
             artikla 15)",
            &[RightAccess],
        );
        check(
            "15. Oikeus tiedon oikaisemiseen (EU:n tietosuoja-asetuksen artikla 16)",
            &[RightRectification],
        );
        check("Muut mahdolliset oikeudet (EU:n tietosuoja-asetuksen artikla 77)", &[Complaint]);
        check("Mitä voin pyytää (15 artikla)", &[RightAccess]);
        check("Valittaminen (artikla 77)", &[Complaint]);
        check("Rekisteröidyn oikeudet (artiklat 15–22)", &[Rights]);
        check("Rekisterin tietosisältö (Art. 14)", &[DataCategories]);
        check("Tietojen jakaminen (artikla 30)", &[]);
    }

    #[test]
    fn names_are_found_within_longer_headings() {
        use Item::{ContactPerson, Dpo, Retention, SecurityMeasures};
        check("Kirjaston tietosuojavastaava", &[Dpo]);
        check("Asiakasrekisterin tietojen säilytysajat ikäryhmittäin", &[Retention]);
        check("Tietoturva museossa", &[]);
        check("Museon yhteyshenkilö asiakkaille", &[ContactPerson]);
        check("Lyhyesti rekisterin suojauksen periaatteet", &[SecurityMeasures]);
        check("REKISTERITIETOJEN SUOJAAMISEN PERIAATTEET", &[SecurityMeasures]);
    }

    #[test]
    fn sentences_do_not_consist_of_names() {
        use Item::{Controller, Dpo, RightAccess};
        assert_eq!(recognise_all("1. Rekisterinpitäjä ja tietosuojavastaava"), [Controller, Dpo]);
        assert_eq!(recognise_all("Tarkastusoikeus (artikla 15)"), [RightAccess]);
        assert_eq!(recognise_all("Rekisterinpitäjä vastaa tiedoista"), []);
        assert_eq!(recognise_all("Säilytysaika ja muut tiedot"), []);
    }

    #[test]
    fn ordinary_headings_name_nothing() {
        for heading in [
            "Yhteystiedot ja aukioloajat",
            "Kirjaston säännöt",
            "Lasten ja nuorten palvelut",
            "Hinnasto 2024",
            "Tietoa meistä",
            "Rekisteri ja arkisto avoinna",
            "Uudet säännöt ja muutokset liikenteessä",
            "Öppettider och kontaktuppgifter",
            "Opening hours and location",
            "General terms and prices",
            "Muutokset aukioloajoissa",
            "Kaupungin yksikkö ja sen tehtävät",
            "Henkilötiedot lapsesta ja vanhemmista",
            "",
            "1.",
            "§ 12",
            "– – –",
        ] {
            check(heading, &[]);
        }
        check(&"sana ".repeat(500), &[]);
    }
}
