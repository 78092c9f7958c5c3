//! A heading is not recognised, so the section stays out of the key facts and of comparisons.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::document::Section;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "unknown-heading",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Otsikkoa ei tunnisteta.",
            sv: "Rubriken känns inte igen.",
            en: "A heading is not recognised.",
        )
    },
    why: || {
        told!(
            fi: "kohdan tieto ei pääse tiivistelmään, rajauksiin eikä koneluettavaan muotoon, jos otsikkoa ei tunnisteta",
            sv: "punktens uppgift kommer inte med i sammanfattningen, avgränsningarna och den maskinläsbara formen",
            en: "what it says does not reach the key facts, the filters and the data for machines",
        )
    },
    mend: || {
        told!(
            fi: "Käytä tavallista otsikkoa, esimerkiksi ”Säilytysaika”, jos kohta kertoo siitä.",
            sv: "Använd en vanlig rubrik, till exempel ”Lagringstid”, om punkten handlar om den.",
            en: "Use a usual heading, for example “Retention period”, if the section is on that.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let sections = &subject.document.sections;
    let title = subject.document.front.title.as_deref();
    for (at, section) in sections.iter().enumerate() {
        let first = at == 0 || title == Some(section.heading.as_str());
        let outermost = section.depth == 1 && section.items.is_empty();
        if outermost && !first && !section.body.is_empty() && !below(sections, at) {
            hits.push(Hit::new(
                subject.heading(section),
                told!(
                    fi: "otsikkoa ei tunnisteta",
                    sv: "rubriken känns inte igen",
                    en: "the heading is not recognised",
                ),
            ));
        }
    }
}

/// A section within it is recognised.
fn below(sections: &[Section], at: usize) -> bool {
    let within = sections[at + 1..].iter().take_while(|section| section.depth > sections[at].depth);
    within.into_iter().any(|section| !section.items.is_empty())
}
