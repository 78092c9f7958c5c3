//! Special categories are said not to be processed, and a ground for it is given.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{has, phrase, place_of_sentence};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::processing::SpecialCategory;
use crate::parse::denial::{Sentence, Word};
use crate::parse::lexicon::defines;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "special-category-contradiction",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteen mukaan erityisiä henkilötietoja ei käsitellä, mutta toisaalla niitä käsitellään.",
            sv: "Enligt beskrivningen behandlas inga särskilda kategorier av personuppgifter, men på ett annat ställe behandlas de.",
            en: "The notice says that no special categories of data are processed, and elsewhere that they are.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 5 artiklan 1 kohdan a alakohta ja 9 artikla",
            sv: "artikel 5.1 a och artikel 9 i dataskyddsförordningen",
            en: "Articles 5(1)(a) and 9 GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Poista toinen väite. Jos tietoja käsitellään joissakin tapauksissa, kerro missä.",
            sv: "Ta bort det ena påståendet. Om uppgifterna behandlas i vissa fall, berätta i vilka.",
            en: "Remove one of the statements. If the data is processed in some cases, say in which.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let Some(denial) = subject.sayings.iter().find(|saying| denies_all(&saying.sentence)) else {
        return;
    };
    let ground = subject.sayings.iter().any(|saying| cites_ground(saying));
    let special = subject.processing.special.iter().any(|it| *it != SpecialCategory::Offences);
    if ground || special {
        hits.push(Hit::new(
            place_of_sentence(subject, denial),
            told!(
                fi: "erityisiä henkilötietoja ei tämän mukaan käsitellä, mutta muualla kerrotaan toisin",
                sv: "särskilda kategorier av personuppgifter sägs inte behandlas, men på ett annat ställe sägs något annat",
                en: "special categories of data are said not to be processed, but elsewhere the notice says otherwise",
            ),
        ));
    }
}

/// "Erityisiin henkilötietoryhmiin kuuluvia tietoja ei käsitellä", with no exception.
fn denies_all(sentence: &Sentence) -> bool {
    const PARTLY: [&str; 17] = [
        "muita",
        "muuta",
        "muut",
        "muihin",
        "muun",
        "pääsääntö",
        "yleensä",
        "lähtökoht",
        "andra",
        "övriga",
        "annan",
        "regel",
        "allmän",
        "other",
        "rule",
        "generally",
        "säännönmuk",
    ];
    if has(sentence, &PARTLY) || defines(sentence) {
        return false;
    }
    let denied = |at: usize| sentence[at].denied();
    let kinds = |word: &Word| {
        ["henkilötieto", "tietoryhm", "tieto", "kategori", "uppgift", "categor", "data"]
            .iter()
            .any(|stem| word.text.starts_with(stem))
    };
    (0..sentence.len()).any(|at| {
        let text = &*sentence[at].text;
        let special = ["erityis", "särskil", "special"].iter().any(|stem| text.starts_with(stem))
            && sentence[at + 1..].iter().take(2).any(kinds);
        let sensitive = ["arkaluont", "känslig", "sensitive"].iter().any(|it| text.starts_with(it));
        denied(at) && (special || sensitive)
    })
}

/// Art. 9(2), said of what is done: in the section on the basis or on such data.
fn cites_ground(saying: &Saying<'_>) -> bool {
    let sentence = &saying.sentence;
    let article = phrase(sentence, &["9", "artikl"])
        .or_else(|| phrase(sentence, &["artikel", "9"]))
        .or_else(|| phrase(sentence, &["article", "9"]));
    article.is_some_and(|at| {
        let after = sentence[at.end..].iter().take(4);
        !sentence[at.start].denied() && after.into_iter().any(|word| word.text == "2")
    })
}
