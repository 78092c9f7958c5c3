//! The section on rights keeps limits of the Personal Data Act that was repealed.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{RIGHTS, has, on, phrase, place};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "right-legacy-terms",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Oikeuksista kerrotaan kumotun henkilötietolain mukaan.",
            sv: "Rättigheterna beskrivs enligt den upphävda personuppgiftslagen.",
            en: "Rights are described as in the repealed Personal Data Act.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 3–5 kohta: pyyntöön vastataan kuukaudessa ja maksutta; henkilötietolaki (523/1999) kumottiin 1.1.2019",
            sv: "artikel 12.3–12.5 i dataskyddsförordningen: en begäran besvaras inom en månad och avgiftsfritt; personuppgiftslagen (523/1999) upphävdes 1.1.2019",
            en: "Article 12(3)–(5) GDPR: requests are answered within a month and free of charge; the Personal Data Act (523/1999) was repealed on 1 January 2019",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita: pyyntöön vastataan maksutta kuukauden kuluessa. Kieltäytymisestä kerrotaan perusteluineen ja valitusohjeineen.",
            sv: "Skriv: en begäran besvaras avgiftsfritt inom en månad. En vägran meddelas med motivering och uppgift om rätten till klagomål.",
            en: "Write: a request is answered free of charge within a month. A refusal is told with its reasons and the right to complain.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for saying in on(subject, RIGHTS) {
        let Some(at) = legacy(saying) else { continue };
        hits.push(Hit::new(
            place(subject, saying.line, at),
            told!(
                fi: "tämä on kumotusta henkilötietolaista",
                sv: "det här kommer från den upphävda personuppgiftslagen",
                en: "this comes from the repealed Personal Data Act",
            ),
        ));
    }
}

/// The bytes of words that the old act used.
fn legacy(saying: &Saying<'_>) -> Option<Range<usize>> {
    const PAST: [&str; 6] = ["ent", "entinen", "aiem", "aikaisem", "kumot", "tidigare"];
    const FREE: [&str; 6] = ["maksu", "veloit", "ilmai", "avgift", "free", "charge"];
    let sentence = &saying.sentence;
    if has(sentence, &PAST) {
        return None;
    }
    let yearly = YEARLY.iter().find_map(|words| phrase(sentence, words));
    let found = yearly
        .filter(|_| has(sentence, &FREE))
        .or_else(|| TERMS.iter().find_map(|words| phrase(sentence, words)))?;
    Some(sentence[found.start].at.start..sentence[found.end - 1].at.end)
}

const YEARLY: [&[&str]; 4] = [
    &["kerran", "vuodessa"],
    &["en", "gång", "per", "år"],
    &["en", "gång", "om", "året"],
    &["once", "a", "year"],
];
const TERMS: [&[&str]; 6] = [
    &["kieltäytymistodist"],
    &["kirjallinen", "todistus"],
    &["kirjallisen", "todistuksen"],
    &["henkilötietolai"],
    &["skriftligt", "intyg"],
    &["personuppgiftslag"],
];
