//! Protection is told in such detail that it helps an attacker.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "security-too-detailed",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Suojaamisesta kerrotaan niin tarkasti, että siitä on apua hyökkääjälle.",
            sv: "Skyddet beskrivs så noggrant att det hjälper en angripare.",
            en: "Protection is told in such detail that it helps an attacker.",
        )
    },
    why: || {
        told!(
            fi: "tiedonhallintalain (906/2019) 13 § ja julkisuuslain (621/1999) 24 §:n 1 momentin 7 kohta",
            sv: "13 § i informationshanteringslagen (906/2019) och 24 § 1 mom. 7 punkten i offentlighetslagen (621/1999)",
            en: "section 13 of Act 906/2019 and section 24(1)(7) of Act 621/1999",
        )
    },
    mend: || {
        told!(
            fi: "Kerro suojaamisen keinot yleisesti ja jätä verkko-osoitteet pois.",
            sv: "Beskriv skyddet i allmänna drag och lämna bort nätverksadresser.",
            en: "Describe protection in general terms and leave out network addresses.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        for word in
            line.block.text.split(|c: char| !(c.is_ascii_alphanumeric() || "./-".contains(c)))
        {
            let word = word.trim_matches('.');
            if is_network_address(word) {
                hits.push(Hit::new(
                    subject.place(line, word),
                    told!(
                        fi: "tekstissä on verkko-osoite `{word}`",
                        sv: "texten har nätverksadressen `{word}`",
                        en: "the text has a network address, `{word}`",
                    ),
                ));
            }
        }
    }
}

/// An address of a private network (RFC 1918), which is no date, version or section.
fn is_network_address(word: &str) -> bool {
    let parts: Vec<Option<u8>> =
        word.split('.').take(5).map(|part| part.parse().ok().filter(|_| part.len() <= 3)).collect();
    match parts.as_slice() {
        [Some(192), Some(168), Some(_), Some(_)] => true,
        [Some(172), Some(second), Some(_), Some(_)] => (16..32).contains(second),
        _ => false,
    }
}
