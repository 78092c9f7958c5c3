//! The notice of employment services is older than the task that passed to municipalities.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "municipal-employment-2025",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Työllisyyspalvelujen seloste on vanhempi kuin kunnille siirtynyt tehtävä.",
            sv: "Beskrivningen av sysselsättningstjänsterna är äldre än uppgiften som övergick till kommunerna.",
            en: "The notice of employment services is older than the task that passed to municipalities.",
        )
    },
    why: || {
        told!(
            fi: "laki työvoimapalveluiden järjestämisestä (380/2023): tehtävä siirtyi kunnille 1.1.2025",
            sv: "lagen om ordnande av arbetskraftsservice (380/2023): uppgiften övergick till kommunerna 1.1.2025",
            en: "Act 380/2023: the task passed to municipalities on 1 January 2025",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista rekisterinpitäjä, tarkoitus, oikeusperuste ja tietojärjestelmät ja päivää seloste.",
            sv: "Kontrollera personuppgiftsansvarig, ändamål, rättslig grund och informationssystem och datera beskrivningen.",
            en: "Check controller, purpose, legal basis and information systems, and date the notice.",
        )
    },
    check,
};

const SERVICES: [&str; 6] = [
    "työllisyyspalvelu",
    "työvoimapalvelu",
    "työnhakija",
    "arbetskraftsservice",
    "sysselsättningstjänst",
    "kuntakokeilu",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let front = &subject.document.front;
    let title = front.title.as_deref().unwrap_or_default().to_lowercase();
    let old = front.date.filter(|date| date.year() < 2025);
    if old.is_some() && SERVICES.iter().any(|it| title.contains(it)) {
        hits.push(Hit::new(
            front.date_span.clone().unwrap_or_else(|| subject.top()),
            told!(
                fi: "seloste on ajalta ennen työvoimapalvelujen siirtymistä kunnille 1.1.2025",
                sv: "beskrivningen är från tiden innan arbetskraftsservicen övergick till kommunerna 1.1.2025",
                en: "the notice is from before employment services passed to municipalities on 1 January 2025",
            ),
        ));
    }
}
