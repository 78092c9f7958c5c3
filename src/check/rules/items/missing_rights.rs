//! The notice says nothing of the rights of the data subject.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{RIGHTS, contains, text};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-rights",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa ei kerrota rekisteröidyn oikeuksista.",
            sv: "Beskrivningen berättar inte om den registrerades rättigheter.",
            en: "The notice does not tell of the rights of the data subject.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 2 kohdan b alakohta ja 14 artiklan 2 kohdan c alakohta",
            sv: "artikel 13.2 b och 14.2 c i dataskyddsförordningen",
            en: "Article 13(2)(b) and 14(2)(c) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Lisää kohta `## Rekisteröidyn oikeudet` ja kerro siinä, mitä oikeuksia on ja miten niitä käytetään.",
            sv: "Lägg till punkten `## Den registrerades rättigheter` och berätta vilka rättigheterna är och hur de utövas.",
            en: "Add a section `## Rights of the data subject` that says which rights there are and how to use them.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const WORDS: [&str; 25] = [
        "tarkastusoike",
        "tarkistusoike",
        "oikeus tarkast",
        "oikeus saada",
        "oikeus vaatia",
        "oikeus pyytää",
        "tarkastaa tie",
        "omien tietojen tark",
        "oikeutesi",
        "oikeuksistasi",
        "oikeuksiasi",
        "oikeuksistaan",
        "oikaisem",
        "oikaista",
        "rekisteröidyn oike",
        "rättighet",
        "rätt att",
        "rättelse",
        "your right",
        "right of access",
        "right to access",
        "rectif",
        "omat tietosi",
        "omat tietonsa",
        "omien tietojesi",
    ];
    if !subject.says(RIGHTS) && !contains(&text(subject), &WORDS) {
        hits.push(Hit::new(
            subject.place_of(RIGHTS),
            told!(
                fi: "rekisteröidyn oikeudet puuttuvat",
                sv: "den registrerades rättigheter saknas",
                en: "the rights of the data subject are missing",
            ),
        ));
    }
}
