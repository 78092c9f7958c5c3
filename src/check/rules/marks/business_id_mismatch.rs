//! One business ID stands beside the names of two organisations.

use std::collections::BTreeMap;

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::document::{Block, Document};
use crate::text::folding::fold;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "business-id-mismatch",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Sama Y-tunnus on kahdella eri nimellä.",
            sv: "Samma FO-nummer står vid två olika namn.",
            en: "One business ID stands beside two different names.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan a alakohta: rekisterinpitäjä on yksilöitävä oikein",
            sv: "artikel 13.1 a i dataskyddsförordningen: den personuppgiftsansvarige ska anges rätt",
            en: "Article 13(1)(a) GDPR: the controller must be identified rightly",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista tunnus yritys- ja yhteisötietojärjestelmästä (ytj.fi) ja korjaa se, joka on jäänyt toisesta selosteesta.",
            sv: "Kontrollera numret i företags- och organisationsdatasystemet (ytj.fi) och rätta det som har följt med från en annan beskrivning.",
            en: "Look the ID up in the Business Information System (ytj.fi) and mend the one that came along from another notice.",
        )
    },
    check,
};

/// What stands between a name and its ID.
const LABELS: [&str; 6] =
    ["y-tunnus", "y-tunnuksen", "ytunnus", "fo-nummer", "fo-numret", "business id"];

/// The names that stand beside business IDs, as they are written, by ID and by folded name.
pub(crate) type Companies = BTreeMap<String, BTreeMap<String, String>>;

/// An ID with the name before it on its line.
struct Named<'b> {
    id: &'b str,
    name: &'b str,
}

/// Adds the IDs of a text.
pub(crate) fn gather(document: &Document, companies: &mut Companies) {
    let sections = document.sections.iter().flat_map(|section| &section.body.blocks);
    for block in document.lead.blocks.iter().chain(sections) {
        if let Some(Named { id, name }) = named(block) {
            let names = companies.entry(id.to_owned()).or_default();
            names.entry(fold(name)).or_insert_with(|| name.to_owned());
        }
    }
}

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut own = Companies::new();
    gather(subject.document, &mut own);
    for line in subject.lines() {
        if let Some(Named { id, name }) = named(line.block) {
            let folded = fold(name);
            let all = [&own, subject.companies].into_iter().filter_map(|it| it.get(id)).flatten();
            let Some((_, other)) = all.into_iter().find(|(key, _)| !is_same(key, &folded)) else {
                continue;
            };
            hits.push(Hit::new(
                subject.place(line, id),
                told!(
                    fi: "Y-tunnus {id} on myös nimellä `{other}`",
                    sv: "FO-numret {id} står också vid namnet `{other}`",
                    en: "the business ID {id} also stands beside the name `{other}`",
                ),
            ));
        }
    }
}

/// `Tuulisalmen kaupunki` and an inflected form of it are one; a town and its company are two.
fn is_same(one: &str, other: &str) -> bool {
    let is_company = |name: &str| {
        name.split(' ').any(|word| ["oy", "oyj", "ab", "ky", "ry", "rf"].contains(&word))
    };
    if is_company(one) != is_company(other) {
        return false;
    }
    let stem = |name: &str| name.chars().take(6).collect::<String>();
    one.starts_with(other) || other.starts_with(one) || stem(one) == stem(other)
}

/// The ID of a block that is marked as such, with the name that begins its line.
fn named(block: &Block) -> Option<Named<'_>> {
    let text = block.text.as_str();
    let mut words = text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    let id = words.find(|word| is_id(word))?;
    let lower = text.to_lowercase();
    let label = LABELS.iter().filter_map(|label| lower.find(label)).min()?;
    // Lower case may be longer or shorter than the text in letters that no name has.
    let before = text.get(..label).unwrap_or_default();
    let name = before.split([',', '(', ';', ':']).next().unwrap_or_default().trim();
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    Some(Named { id, name })
}

fn is_id(word: &str) -> bool {
    let parts = word.split_once('-');
    parts.is_some_and(|(number, check)| number.len() == 7 && check.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::marks::surroundings::found;
    use crate::config::Site;
    use crate::parse::document::parse;
    use crate::text::language::Language;

    #[test]
    fn an_id_of_another_notice_is_known() {
        let text = "## Rekisterinpitäjä\n\nSalmen Vesi Oy, Y-tunnus 9999990-9\n";
        let mut companies = Companies::new();
        gather(&parse(text, "x/y.md", "", Language::Fi).0, &mut companies);
        let others = &companies["9999990-9"];
        assert_eq!(others.values().collect::<Vec<_>>(), ["Salmen Vesi Oy"]);
        assert!(!is_same("salmen vesi oy", "tuulisalmen kaupunki"));
        assert!(!is_same("tuulisalmen vesi oy", "tuulisalmen kaupunki"));
        assert!(is_same("tuulisalmen kaupunki", "tuulisalmen kaupungin"));
        assert_eq!(found(&RULE, &Site::default(), |_| {}), 0);
    }
}
