//! The text has a well-known slip.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "typo-known",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Tekstissä on tuttu kirjoitusvirhe.",
            sv: "Texten har ett känt skrivfel.",
            en: "The text has a well-known slip.",
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
            fi: "Korjaa kirjoitusasu.",
            sv: "Rätta stavningen.",
            en: "Correct the spelling.",
        )
    },
    check,
};

/// What is written, and what was meant.
const SLIPS: [(&str, &str); 20] = [
    ("ETAN:n", "ETA:n"),
    ("ETA;n", "ETA:n"),
    ("EU;n", "EU:n"),
    ("EU: n", "EU:n"),
    ("ETA: n", "ETA:n"),
    ("rekisterinpitäja", "rekisterinpitäjä"),
    ("rekisterinpitajä", "rekisterinpitäjä"),
    ("rekisterin pitäjä", "rekisterinpitäjä"),
    ("tietosuojavastava", "tietosuojavastaava"),
    ("henkilötetoja", "henkilötietoja"),
    ("henkilötietojan", "henkilötietojen"),
    ("henkilö tietoja", "henkilötietoja"),
    ("kässittely", "käsittely"),
    ("käsitely", "käsittely"),
    ("tietosuoja asetu", "tietosuoja-asetu"),
    ("tietosuojaasetu", "tietosuoja-asetu"),
    ("tietosuojavaltuutettun", "tietosuojavaltuutetun"),
    ("personuppgifts ansvarig", "personuppgiftsansvarig"),
    ("dataskydds förordning", "dataskyddsförordning"),
    ("dataskydds ombud", "dataskyddsombud"),
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let text = &line.block.text;
        for (slip, meant) in SLIPS {
            let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
            if text.match_indices(slip).any(|(at, _)| begins(at)) {
                hits.push(
                    Hit::new(
                        subject.place(line, slip),
                        told!(
                            fi: "kirjoitusvirhe `{slip}`",
                            sv: "skrivfel `{slip}`",
                            en: "slip `{slip}`",
                        ),
                    )
                    .hint(told!(
                        fi: "Kirjoita `{meant}`.",
                        sv: "Skriv `{meant}`.",
                        en: "Write `{meant}`.",
                    )),
                );
            }
        }
    }
}
