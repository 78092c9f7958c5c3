//! The notice refers to a repealed section of an act in force.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::references::names;
use crate::check::statutes::{KNOWN_UNTIL, called};
use crate::check::subject::Subject;
use crate::config::statutes::Status;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-section-repealed",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteessa viitataan voimassa olevan lain kumottuun pykälään.",
            sv: "Beskrivningen hänvisar till en upphävd paragraf i en gällande lag.",
            en: "The notice refers to a repealed section of an act in force.",
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
            fi: "Viittaa pykälään, jossa asiasta nyt säädetään.",
            sv: "Hänvisa till den paragraf som nu reglerar saken.",
            en: "Refer to the section that now governs the matter.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        for reference in references.iter().filter(|it| !it.past) {
            let Some(act) = reference.act(subject.statutes) else { continue };
            let gone = reference.sections.iter().find(|section| names(&act.gone, section));
            let Some(section) = gone.filter(|_| act.status == Status::InForce) else { continue };
            let words = &line.block.text[reference.at.start..section.at.end];
            let (name, name_sv) = (called(act, Language::Fi), called(act, Language::Sv));
            let number = section.to_string();
            let since = act.gone_since.map(|it| it.written(Language::Fi)).unwrap_or_default();
            let hit = Hit::new(
                subject.place(*line, words),
                told!(
                    fi: "{name}: {number} § on kumottu {since} (tiedon mukaan {KNOWN_UNTIL})",
                    sv: "{name_sv}: {number} § är upphävd {since} (enligt uppgift {KNOWN_UNTIL})",
                    en: "{name}: section {number} was repealed on {since} (as known in {KNOWN_UNTIL})",
                ),
            );
            let successor = subject.statutes.successor(act);
            hits.push(match successor {
                Some(it) => {
                    let (name, name_sv) = (called(it, Language::Fi), called(it, Language::Sv));
                    hit.hint(told!(
                        fi: "Asiasta säätää nyt {name}: etsi sieltä vastaava pykälä.",
                        sv: "Saken regleras nu i {name_sv}: sök motsvarande paragraf där.",
                        en: "The matter is now governed by {name}: find the matching section there.",
                    ))
                }
                None => hit,
            });
        }
    }
}
