//! A right is promised that the legal basis does not give.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{RIGHTS, has, on, place_of_word, starts};
use crate::check::rules::items::rights_named::{speaks_of_right, word_of_right};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::legal_basis::Right;
use crate::parse::denial::Said;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "right-not-applicable",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Selosteessa luvataan oikeus, jota oikeusperuste ei anna.",
            sv: "Beskrivningen lovar en rättighet som den rättsliga grunden inte ger.",
            en: "The notice promises a right that the legal basis does not give.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 17 artiklan 3 kohdan b alakohta, 20 artiklan 1 ja 3 kohta sekä 21 artiklan 1 kohta",
            sv: "artikel 17.3 b, 20.1, 20.3 och 21.1 i dataskyddsförordningen",
            en: "Articles 17(3)(b), 20(1), 20(3) and 21(1) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Kerro, ettei oikeutta ole, tai rajaa se niihin tietoihin, joita se koskee.",
            sv: "Berätta att rättigheten inte finns eller begränsa den till de uppgifter den gäller.",
            en: "Say that there is no such right, or limit it to the data that it concerns.",
        )
    },
    check,
};

/// Where a sentence sets a condition, the right may well hold there.
const CASE: [&str; 32] = [
    "varken", "neither", "ellei", "jos", "mikäli", "kun", "jollei", "vain", "siltä", "tarpeet",
    "virhe", "suostum", "sopim", "valok", "pait", "tietyi", "tilant", "oikai", "om", "när",
    "endast", "samtyck", "avtal", "vissa", "onödig", "felakt", "if", "unless", "when", "consent",
    "contract", "certain",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if subject.bases.is_empty() {
        return;
    }
    for right in [Right::Erasure, Right::Portability] {
        if subject.bases.iter().any(|basis| right.is_given_by(*basis)) {
            continue;
        }
        let promised = |saying: &&Saying<'_>| promises(right, saying);
        let Some(saying) = on(subject, RIGHTS).find(promised) else { continue };
        let Some(word) = word_of_right(right, &saying.sentence) else { continue };
        hits.push(Hit::new(
            place_of_word(subject, saying, word),
            told!(
                fi: "oikeusperuste ei anna tätä oikeutta",
                sv: "den rättsliga grunden ger inte den här rättigheten",
                en: "the legal basis does not give this right",
            ),
        ));
    }
}

fn promises(right: Right, saying: &Saying<'_>) -> bool {
    const MAY: [&str; 10] =
        ["oikeu", "voi", "voit", "pyyt", "vaati", "rätt", "kan", "begär", "right", "may"];
    let sentence = &saying.sentence;
    let denied = sentence.iter().any(|word| word.said != Said::Asserted);
    speaks_of_right(right, sentence)
        && !denied
        && has(sentence, &MAY)
        && !sentence.iter().any(|word| starts(word, &CASE))
}
