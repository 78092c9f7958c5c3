//! A kind of data is spoken of that the section on data does not list.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, on, place_of_word, text_on};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::processing::DataKind;
use crate::parse::data_kinds::word_of_kind;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "data-category-inconsistent",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Tieto mainitaan muualla, mutta ei rekisterin tietosisällössä.",
            sv: "En uppgift nämns på ett annat ställe men inte i registrets datainnehåll.",
            en: "Data is spoken of elsewhere that the contents of the register do not list.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 14 artiklan 1 kohdan d alakohta ja 30 artiklan 1 kohdan c alakohta",
            sv: "artikel 14.1 d och 30.1 c i dataskyddsförordningen",
            en: "Articles 14(1)(d) and 30(1)(c) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää tieto kohtaan `## Rekisterin tietosisältö` tai poista se muualta.",
            sv: "Lägg till uppgiften under `## Registrets datainnehåll` eller ta bort den från det andra stället.",
            en: "Add it under `## Categories of personal data` or remove it elsewhere.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::DataCategories];
/// Where the data of the register itself is spoken of.
const READ: &[Item] = &[Item::DataSources, Item::Purposes, Item::Recipients, Item::Retention];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const GENERAL: [&str; 8] = [
        "yksilöin",
        "tunniste",
        "tunnistetie",
        "tunnus",
        "identifi",
        "identit",
        "beteckning",
        "personnummer",
    ];
    let kind = DataKind::IdentityCode;
    let listed = subject.processing.data.contains(&kind)
        || contains(&text_on(subject, ON).to_lowercase(), &GENERAL);
    if !subject.says(ON) || listed {
        return;
    }
    let found = on(subject, READ).find_map(|saying| {
        let word = word_of_kind(kind, &saying.sentence)?;
        Some(place_of_word(subject, saying, word))
    });
    if let Some(span) = found {
        hits.push(Hit::new(
            span,
            told!(
                fi: "henkilötunnusta ei mainita rekisterin tietosisällössä",
                sv: "personbeteckningen nämns inte i registrets datainnehåll",
                en: "the personal identity code is not among the contents of the register",
            ),
        ));
    }
}
