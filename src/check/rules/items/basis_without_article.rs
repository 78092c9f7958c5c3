//! The legal basis is named without its letter.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{on, place};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::legal_basis::mentions;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "basis-without-article",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Oikeusperuste kerrotaan sanoin, mutta ei tietosuoja-asetuksen kohtaa.",
            sv: "Den rättsliga grunden anges i ord men inte med punkten i dataskyddsförordningen.",
            en: "The legal basis is named in words without the point of the Regulation.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 6 artiklan 1 kohta ja 13 artiklan 1 kohdan c alakohta",
            sv: "artikel 6.1 och 13.1 c i dataskyddsförordningen",
            en: "Articles 6(1) and 13(1)(c) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta, esimerkiksi ”tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta”.",
            sv: "Lägg till punkten, till exempel ”artikel 6.1 e i dataskyddsförordningen”.",
            en: "Add the point, for example “Article 6(1)(e) GDPR”.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::LegalBasis];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut first = None;
    for saying in &subject.sayings {
        if mentions(&saying.line.block.text).iter().any(|mention| mention.cited) {
            return;
        }
    }
    for saying in on(subject, ON) {
        let named = mentions(&saying.line.block.text).into_iter().find(|mention| !mention.denied);
        first = first.or(named.map(|mention| (saying.line, mention)));
    }
    if let Some((line, mention)) = first {
        hits.push(Hit::new(
            place(subject, line, mention.at),
            told!(
                fi: "oikeusperusteesta puuttuu tietosuoja-asetuksen 6 artiklan kohta",
                sv: "den rättsliga grunden saknar hänvisning till punkten i artikel 6 i dataskyddsförordningen",
                en: "the legal basis lacks its point of Article 6 GDPR",
            ),
        ));
    }
}
