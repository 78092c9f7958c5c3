//! Two sections beside each other are on the same item.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::RIGHTS;
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::document::Section;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-field",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Kaksi kohtaa kertoo samasta asiasta.",
            sv: "Två punkter handlar om samma sak.",
            en: "Two sections are on the same matter.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tiedot annetaan tiiviissä ja ymmärrettävässä muodossa",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ska vara koncis och begriplig",
            en: "Article 12(1) GDPR: information must be concise and intelligible",
        )
    },
    mend: || {
        told!(
            fi: "Yhdistä kohdat.",
            sv: "Slå ihop punkterna.",
            en: "Join the sections.",
        )
    },
    check,
};

/// More than one section on these is no fault.
const MANY: &[Item] =
    &[Item::Rights, Item::Statutes, Item::RelatedDocuments, Item::ContactPerson, Item::Summary];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let sections = &subject.document.sections;
    for (at, section) in sections.iter().enumerate() {
        let [item] = section.items[..] else { continue };
        let double =
            beside(sections, at).any(|it| it.items == section.items && it.depth == section.depth);
        if double && !MANY.contains(&item) && !RIGHTS.contains(&item) && !section.body.is_empty() {
            hits.push(Hit::new(
                subject.heading(section),
                told!(
                    fi: "samasta asiasta kerrotaan jo edellä",
                    sv: "samma sak behandlas redan tidigare",
                    en: "the same matter has a section above",
                ),
            ));
        }
    }
}

/// The sections before one that have the same section above them.
fn beside(sections: &[Section], at: usize) -> impl Iterator<Item = &Section> {
    let depth = sections[at].depth;
    sections[..at].iter().rev().take_while(move |section| section.depth >= depth)
}
