//! Nothing says on what legal basis the data is processed.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{IN_PASSING, has, on, outside};
use crate::check::rules::items::statutes_named::names_statute;
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::legal_basis::mentions;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-legal-basis",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota käsittelyn oikeusperustetta.",
            sv: "Beskrivningen anger inte den rättsliga grunden för behandlingen.",
            en: "The notice does not name the legal basis of processing.",
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
            fi: "Kerro kohdassa `## Käsittelyn oikeusperuste`, mihin tietosuoja-asetuksen 6 artiklan 1 kohdan alakohtaan käsittely perustuu ja mihin lakiin se liittyy.",
            sv: "Ange under `## Rättslig grund` vilken punkt i artikel 6.1 i dataskyddsförordningen behandlingen grundar sig på och vilken lag den anknyter till.",
            en: "Say under `## Legal basis` on which point of Article 6(1) GDPR processing is based and to which act it relates.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::LegalBasis];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let by_statute = || on(subject, ON).any(|saying| names_statute(&saying.sentence));
    let told = by_statute() || is_told_elsewhere(subject) || names_act_elsewhere(subject);
    if !subject.bases.is_empty() || told {
        return;
    }
    hits.push(Hit::new(
        subject.place_of(ON),
        told!(
            fi: "käsittelyn oikeusperuste puuttuu",
            sv: "den rättsliga grunden saknas",
            en: "the legal basis is missing",
        ),
    ));
}

/// "Tehtävä perustuu kuntalakiin", where no heading is on the basis.
fn names_act_elsewhere(subject: &Subject<'_>) -> bool {
    let based = ["perust", "nojal", "säädet", "grund", "stöd", "based", "basis"];
    subject.sections_on(ON).next().is_none()
        && outside(subject, IN_PASSING)
            .any(|saying| has(&saying.sentence, &based) && names_statute(&saying.sentence))
}

/// A letter of Art. 6(1), or a sentence that says what the processing is based on.
fn is_told_elsewhere(subject: &Subject<'_>) -> bool {
    let based = ["perust", "nojal", "grund", "stöd", "based", "basis", "suostumuks", "samtyck"];
    outside(subject, IN_PASSING).any(|saying| {
        let (Some(first), Some(last)) = (saying.sentence.first(), saying.sentence.last()) else {
            return false;
        };
        let text = &saying.line.block.text[first.at.start..last.at.end];
        let mut told = mentions(text).into_iter().filter(|mention| !mention.denied);
        told.any(|mention| mention.cited || has(&saying.sentence, &based))
    })
}
