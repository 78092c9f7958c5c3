//! The text has a placeholder that was not replaced.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "placeholder",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Tekstissä on täytettä, joka on jäänyt korvaamatta.",
            sv: "Texten innehåller en platshållare som inte har ersatts.",
            en: "The text has a placeholder that was not replaced.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tiedot annetaan selkeässä muodossa",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ges i en klar och tydlig form",
            en: "Article 12(1) GDPR: information is given in a clear form",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita puuttuva tieto tai kerro, ettei sitä ole, esimerkiksi ”tietoja ei luovuteta”.",
            sv: "Skriv uppgiften som saknas eller säg att den inte finns, till exempel ”uppgifter lämnas inte ut”.",
            en: "Write what is missing, or say that there is none, such as “data are not disclosed”.",
        )
    },
    check,
};

/// Texts that are no more than filling, in lower case without marks around them.
const WHOLE: [&str; 19] = [
    "xx",
    "xxx",
    "xxxx",
    "xxxxx",
    "tbd",
    "tba",
    "todo",
    "täydennetään",
    "täydennetään myöhemmin",
    "täydennä",
    "kesken",
    "lisätään myöhemmin",
    "kompletteras",
    "kompletteras senare",
    "fylls i",
    "to be added",
    "to be completed",
    "s-postiosoite",
    "sähköpostiosoite tähän",
];
/// Words that are filling wherever they stand.
const WITHIN: [&str; 4] = ["[email protected]", "(s-postiosoite)", "lorem ipsum", "[täydennä"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let text = &line.block.text;
        let within = WITHIN.iter().find_map(|it| find_ignoring_case(text, it));
        let value = |part: &str| WHOLE.contains(&bare(part).to_lowercase().as_str());
        // A cell of a row, or what follows a label: "Puhelin: xxx".
        let parts = text.split('\t').chain(text.rsplit_once(": ").map(|(_, value)| value));
        let whole = parts.map(bare).find(|part| value(part));
        if let Some(written) = within.or(whole) {
            hits.push(Hit::new(
                subject.place(line, written),
                told!(
                    fi: "täyte `{written}` on korvaamatta",
                    sv: "platshållaren `{written}` har inte ersatts",
                    en: "the placeholder `{written}` was not replaced",
                ),
            ));
        }
    }
    for section in &subject.document.sections {
        let dash = section.body.blocks.iter().find(|block| !block.text.trim().is_empty());
        if let Some(dash) = dash.filter(|_| section.body.is_empty()) {
            let written = dash.text.trim();
            let heading = &section.heading;
            hits.push(Hit::new(
                subject.heading(section),
                told!(
                    fi: "kohdassa `{heading}` on vain `{written}`",
                    sv: "punkten `{heading}` har bara `{written}`",
                    en: "section `{heading}` has only `{written}`",
                ),
            ));
        }
    }
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches(['(', ')', '[', ']', '.', '*', '_', '<', '>', ' '])
}

/// Where ASCII words stand in a text, in either case.
fn find_ignoring_case<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    lower.find(words).map(|at| &text[at..at + words.len()])
}
