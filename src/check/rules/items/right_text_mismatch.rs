//! A heading names one right and the text below speaks of another.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::rights_named::{hints_at_right, right_of_item, word_of_right};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::legal_basis::Right;
use crate::parse::denial::Said;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "right-text-mismatch",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Otsikko nimeää yhden oikeuden, mutta teksti kertoo toisesta.",
            sv: "Rubriken nämner en rättighet men texten berättar om en annan.",
            en: "A heading names one right and the text below speaks of another.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tiedot annetaan selkeästi",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ska vara klar och tydlig",
            en: "Article 12(1) GDPR: information must be clear",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita otsikon alle siitä oikeudesta, jonka otsikko nimeää.",
            sv: "Skriv under rubriken om den rättighet som rubriken nämner.",
            en: "Write below the heading of the right that it names.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (at, section) in subject.document.sections.iter().enumerate() {
        let [item] = section.items[..] else { continue };
        let Some(right) = right_of_item(item) else { continue };
        let here = |saying: &&Saying<'_>| saying.line.section == Some(at);
        let speaks = |right: Right| {
            let mut said = subject.sayings.iter().filter(here);
            said.any(|it| {
                word_of_right(right, &it.sentence).is_some_and(|it| it.said == Said::Asserted)
            })
        };
        let others = [Right::Rectification, Right::Erasure, Right::Restriction, Right::Objection];
        let spoken = |saying: &Saying<'_>| hints_at_right(right, &saying.sentence);
        if !subject.sayings.iter().filter(here).any(spoken)
            && others.into_iter().any(|other| other != right && speaks(other))
        {
            hits.push(Hit::new(
                subject.heading(section),
                told!(
                    fi: "teksti kertoo muusta oikeudesta kuin otsikko",
                    sv: "texten berättar om en annan rättighet än rubriken",
                    en: "the text speaks of another right than the heading",
                ),
            ));
        }
    }
}
