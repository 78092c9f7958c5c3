//! Nothing says what the data is for.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{IN_PASSING, has, outside};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::denial::Sentence;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-purpose",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota, mihin tarkoitukseen henkilötietoja käsitellään.",
            sv: "Beskrivningen anger inte för vilket ändamål personuppgifter behandlas.",
            en: "The notice does not say for what purpose personal data is processed.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan c alakohta ja 14 artiklan 1 kohdan c alakohta",
            sv: "artikel 13.1 c och 14.1 c i dataskyddsförordningen",
            en: "Article 13(1)(c) and 14(1)(c) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Henkilötietojen käsittelyn tarkoitus` ja kerro siinä, mihin tietoja käytetään.",
            sv: "Lägg till punkten `## Ändamålet med behandlingen av personuppgifter` och berätta vad uppgifterna används till.",
            en: "Add a section `## Purposes of processing` and say what the data is used for.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::Purposes];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let named = ["tarkoituks", "tarkoitus", "ändamål", "syfte", "purpose"];
    let tells = |sentence: &Sentence| has(sentence, &named) || tells_use(sentence);
    let told = || outside(subject, IN_PASSING).any(|saying| tells(&saying.sentence));
    if !subject.says(ON) && !told() {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "käsittelyn tarkoitus puuttuu",
                sv: "ändamålet med behandlingen saknas",
                en: "the purpose of processing is missing",
            ),
        ));
    }
}

/// "Tietoja käytetään paikkojen vuokraamiseen."
fn tells_use(sentence: &Sentence) -> bool {
    let used = [
        "käytet", "käytäm", "käsit", "tarvit", "kerät", "kerää", "använd", "behandl", "use",
        "process",
    ];
    let aimed = ["varten", "vuoksi", "jotta", "för", "to", "for"];
    let aims = |word: &str| {
        aimed.contains(&word)
            || ["miseen", "miseksi", "mistä"].iter().any(|end| word.ends_with(end))
    };
    has(sentence, &used) && sentence.iter().any(|word| aims(&word.text))
}
