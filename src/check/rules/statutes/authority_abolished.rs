//! The notice names an authority that no longer exists.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::sentence::{sentences, speaks_of_past};
use crate::check::statutes::names::words;
use crate::check::subject::{Line, Subject};
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "authority-abolished",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteessa nimetään viranomainen, jota ei enää ole.",
            sv: "Beskrivningen nämner en myndighet som inte längre finns.",
            en: "The notice names an authority that no longer exists.",
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
            fi: "Nimeä viranomainen, jolle tehtävä on siirtynyt.",
            sv: "Nämn den myndighet som uppgiften har övergått till.",
            en: "Name the authority that the task has passed to.",
        )
    },
    check,
};

/// An authority: beginnings of words that name it, what takes its place, and since when.
#[derive(Debug)]
struct Abolished {
    words: &'static [&'static str],
    since: &'static str,
    now: [&'static str; 3],
}

const ABOLISHED: [Abolished; 5] = [
    Abolished {
        words: &["väestörekisterikesku", "maistraat", "befolkningsregistercentral", "magistrat"],
        since: "1.1.2020",
        now: [
            "Digi- ja väestötietovirasto",
            "Myndigheten för digitalisering och befolkningsdata",
            "the Digital and Population Data Services Agency",
        ],
    },
    Abolished {
        words: &["sairaanhoitopiiri", "sjukvårdsdistrikt"],
        since: "1.1.2023",
        now: ["hyvinvointialue", "välfärdsområdet", "the wellbeing services county"],
    },
    Abolished {
        words: &["te-toimisto", "te-keskus", "te-byrå", "työvoimatoimisto", "arbetskraftsbyrå"],
        since: "1.1.2025",
        now: [
            "työllisyysalueen tai kunnan työvoimapalvelut",
            "sysselsättningsområdets eller kommunens arbetskraftsservice",
            "the employment services of the employment area or municipality",
        ],
    },
    Abolished {
        words: &["valvira", "aluehallintovirasto", "regionförvaltningsverk"],
        since: "1.1.2026",
        now: [
            "Lupa- ja valvontavirasto",
            "Tillstånds- och tillsynsverket",
            "the Finnish Supervisory Agency",
        ],
    },
    Abolished {
        words: &["ely-kesku", "ntm-central"],
        since: "1.1.2026",
        now: ["elinvoimakeskus", "livskraftscentralen", "the economic development centre"],
    },
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for authority in &ABOLISHED {
        if let Some((line, at)) =
            subject.lines().find_map(|line| Some((line, named(line, authority)?)))
        {
            let since = authority.since;
            let written = &line.block.text[at];
            let [now, now_sv, now_en] = authority.now;
            hits.push(
                Hit::new(
                    subject.place(line, written),
                    told!(
                        fi: "`{written}`: viranomaista ei ole ollut {since} alkaen",
                        sv: "`{written}`: myndigheten finns inte sedan {since}",
                        en: "`{written}`: the authority has not existed since {since}",
                    ),
                )
                .hint(told!(
                    fi: "Tehtävistä vastaa nyt {now}; tarkista, kenelle juuri tämä asia kuuluu.",
                    sv: "Uppgifterna sköts nu av {now_sv}; kontrollera vem just den här saken hör till.",
                    en: "Its tasks are now those of {now_en}; check whose this very matter is.",
                )),
            );
        }
    }
}

/// Where a line names an authority, other than as one that was.
fn named(line: Line<'_>, authority: &Abolished) -> Option<Range<usize>> {
    let text = &line.block.text;
    let words = words(text);
    let mut found = words.iter().enumerate().filter(|(at, word)| {
        let begins = authority.words.iter().any(|it| word.text.starts_with(it));
        // The register office's certificates are in the old name of an act.
        begins && !words.get(at + 1).is_some_and(|next| next.text.starts_with("varmennepalvelu"))
    });
    let at = found.next()?.1.at.clone();
    let sentence = sentences(text).into_iter().find(|it| it.contains(&at.start))?;
    (!speaks_of_past(&text[sentence])).then_some(at)
}
