//! A legal obligation or a public task is named without the statute that lays it down.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{ASIDE, on, outside, place};
use crate::check::rules::items::statutes_named::names_statute;
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::parse::legal_basis::mentions;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "basis-ce-without-statute",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Lakisääteisestä velvoitteesta tai yleisestä edusta ei kerrota, mistä laista se tulee.",
            sv: "Beskrivningen anger inte vilken lag den rättsliga förpliktelsen eller det allmänna intresset följer av.",
            en: "The notice does not name the act behind a legal obligation or a public task.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 6 artiklan 3 kohta",
            sv: "artikel 6.3 i dataskyddsförordningen",
            en: "Article 6(3) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Nimeä laki, jossa tehtävästä tai velvoitteesta säädetään, numeroineen.",
            sv: "Ange den lag där uppgiften eller förpliktelsen föreskrivs, med nummer.",
            en: "Name the act that lays down the task or the obligation, with its number.",
        )
    },
    check,
};

const LAWFUL: [LegalBasis; 2] = [LegalBasis::Obligation, LegalBasis::PublicTask];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let by_law = subject.bases.iter().any(|basis| LAWFUL.contains(basis));
    if !by_law || outside(subject, ASIDE).any(|saying| names_statute(&saying.sentence)) {
        return;
    }
    let found = on(subject, &[Item::LegalBasis]).find_map(|saying| {
        let mut all = mentions(&saying.line.block.text).into_iter();
        let lawful = all.find(|mention| LAWFUL.contains(&mention.basis) && !mention.denied);
        lawful.map(|mention| place(subject, saying.line, mention.at))
    });
    hits.push(Hit::new(
        found.unwrap_or_else(|| subject.place_of(&[Item::LegalBasis])),
        told!(
            fi: "kansallinen laki, johon käsittely perustuu, puuttuu",
            sv: "den nationella lag som behandlingen grundar sig på saknas",
            en: "the national act that processing is based on is missing",
        ),
    ));
}
