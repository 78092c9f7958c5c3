//! A statute is called by a name that it no longer bears.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::{KNOWN_UNTIL, called};
use crate::check::subject::Subject;
use crate::config::statutes::Status;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-renamed",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Säädöksestä käytetään nimeä, jota sillä ei enää ole.",
            sv: "En författning kallas vid ett namn som den inte längre har.",
            en: "A statute is called by a name that it no longer bears.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tietojen on oltava ymmärrettäviä ja paikkansapitäviä",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ska vara begriplig och riktig",
            en: "Article 12(1) GDPR: the information must be intelligible and correct",
        )
    },
    mend: || {
        told!(
            fi: "Käytä säädöksen nykyistä nimeä.",
            sv: "Använd författningens nuvarande namn.",
            en: "Use the present name of the statute.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        for reference in references.iter().filter(|it| !it.past) {
            let Some(act) = reference.act(subject.statutes) else { continue };
            let words = &line.block.text[reference.at.clone()];
            if act.status == Status::InForce && reference.calls_it_one_of(&act.former) {
                let (name, name_sv) = (called(act, Language::Fi), called(act, Language::Sv));
                hits.push(Hit::new(
                    subject.place(*line, words),
                    told!(
                        fi: "säädöksen nimi on nykyisin {name} (tiedon mukaan {KNOWN_UNTIL})",
                        sv: "författningen heter nu {name_sv} (enligt uppgift {KNOWN_UNTIL})",
                        en: "the statute is now called {name} (as known in {KNOWN_UNTIL})",
                    ),
                ));
            }
        }
    }
}
