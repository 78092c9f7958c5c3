//! The notice refers to a repealed statute as if it were in force.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::references::names;
use crate::check::statutes::{KNOWN_UNTIL, called};
use crate::check::subject::Subject;
use crate::config::statutes::Status;
use crate::config::statutes::Statute;
use crate::diagnostics::finding::Severity;
use crate::diagnostics::told::Told;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-repealed",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteessa viitataan kumottuun säädökseen kuin se olisi voimassa.",
            sv: "Beskrivningen hänvisar till en upphävd författning som om den gällde.",
            en: "The notice refers to a repealed statute as if it were in force.",
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
            fi: "Viittaa nyt voimassa olevaan säädökseen. Jos kerrot menneestä, kirjoita se näkyviin, esimerkiksi ”aiemmin henkilötietolain nojalla”.",
            sv: "Hänvisa till den författning som gäller nu. Om du berättar om det förflutna, skriv ut det, till exempel ”tidigare med stöd av personuppgiftslagen”.",
            en: "Refer to the statute that is in force now. If you tell of the past, say so, such as “previously under the Personal Data Act”.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        for reference in references.iter().filter(|it| !it.past) {
            let Some(act) = reference.act(subject.statutes) else { continue };
            let kept = reference.sections.iter().any(|section| names(&act.kept, section));
            if act.status == Status::Repealed && !kept {
                let words = &line.block.text[reference.at.clone()];
                let hit = Hit::new(subject.place(*line, words), message(act));
                hits.push(Hit { hint: hint(subject, act), ..hit });
            }
        }
    }
    hits.dedup();
}

fn message(act: &Statute) -> Told {
    let (name, name_sv) = (called(act, Language::Fi), called(act, Language::Sv));
    match act.since {
        Some(since) => {
            let (day, day_en) = (since.written(Language::Fi), since.written(Language::En));
            told!(
                fi: "{name} on kumottu {day} alkaen (tiedon mukaan {KNOWN_UNTIL})",
                sv: "{name_sv} är upphävd från {day} (enligt uppgift {KNOWN_UNTIL})",
                en: "{name} is repealed as of {day_en} (as known in {KNOWN_UNTIL})",
            )
        }
        None => told!(
            fi: "{name} on kumottu (tiedon mukaan {KNOWN_UNTIL})",
            sv: "{name_sv} är upphävd (enligt uppgift {KNOWN_UNTIL})",
            en: "{name} is repealed (as known in {KNOWN_UNTIL})",
        ),
    }
}

fn hint(subject: &Subject<'_>, act: &Statute) -> Option<Told> {
    let note = act.note.as_deref().map(|note| format!(" {note}")).unwrap_or_default();
    let Some(successor) = subject.statutes.successor(act) else {
        let note = note.trim();
        return (!note.is_empty()).then(|| told!(fi: "{note}", sv: "{note}", en: "{note}"));
    };
    let (name, name_sv) = (called(successor, Language::Fi), called(successor, Language::Sv));
    let union = act.number == "523/1999";
    let (and, and_sv, and_en) = if union {
        (
            " ja EU:n yleinen tietosuoja-asetus (EU) 2016/679",
            " och EU:s allmänna dataskyddsförordning (EU) 2016/679",
            " and the General Data Protection Regulation (EU) 2016/679",
        )
    } else {
        ("", "", "")
    };
    Some(told!(
        fi: "Asiasta säätää nyt {name}{and}. Tarkista myös pykälän numero.{note}",
        sv: "Saken regleras nu i {name_sv}{and_sv}. Kontrollera också paragrafens nummer.{note}",
        en: "The matter is now governed by {name}{and_en}. Check the number of the section too.{note}",
    ))
}
