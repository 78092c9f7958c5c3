//! The notice does not say who receives the data.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, text};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-recipients",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota, kenelle tietoja luovutetaan.",
            sv: "Beskrivningen anger inte till vem uppgifter lämnas ut.",
            en: "The notice does not say who receives the data.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan e alakohta ja 14 artiklan 1 kohdan e alakohta",
            sv: "artikel 13.1 e och 14.1 e i dataskyddsförordningen",
            en: "Article 13(1)(e) and 14(1)(e) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Vastaanottajat`. Jos tietoja ei luovuteta, kerro sekin; myös järjestelmän toimittaja on vastaanottaja.",
            sv: "Lägg till punkten `## Mottagare`. Om uppgifter inte lämnas ut, berätta också det; även systemleverantören är mottagare.",
            en: "Add a section `## Recipients`. If data is not disclosed, say so; the supplier of a system is a recipient too.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const ON: &[Item] = &[Item::Recipients, Item::Processors];
    const WORDS: [&str; 10] = [
        "luovut",
        "vastaanottaj",
        "kaupungin lukuun",
        "kunnan lukuun",
        "lämnas ut",
        "utlämn",
        "mottagar",
        "recipient",
        "disclos",
        "on behalf of",
    ];
    if !subject.says(ON) && !contains(&text(subject), &WORDS) && !is_asked(subject) {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "tietojen vastaanottajat puuttuvat",
                sv: "mottagarna av uppgifterna saknas",
                en: "the recipients of the data are missing",
            ),
        ));
    }
}

/// "Kuka saa tietoja?" is the heading of a section that answers.
fn is_asked(subject: &Subject<'_>) -> bool {
    const HEADINGS: [&str; 5] =
        ["saa tieto", "saavat tieto", "får uppgift", "får ta del", "receive"];
    let mut unknown = subject.document.sections.iter().filter(|it| it.items.is_empty());
    unknown.any(|it| !it.body.is_empty() && contains(&it.heading.to_lowercase(), &HEADINGS))
}
