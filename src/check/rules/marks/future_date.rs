//! The date of the notice is in the future.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "future-date",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteen päiväys on tulevaisuudessa.",
            sv: "Beskrivningens datum ligger i framtiden.",
            en: "The date of the notice is in the future.",
        )
    },
    why: || {
        told!(
            fi: "päiväyksen on kerrottava, milloin seloste on viimeksi tarkistettu",
            sv: "datumet ska visa när beskrivningen senast sågs över",
            en: "the date must tell when the notice was last reviewed",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista vuosi ja kuukausi.",
            sv: "Kontrollera år och månad.",
            en: "Check year and month.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let front = &subject.document.front;
    if let Some(date) = front.date.filter(|date| *date > subject.today) {
        let (day, day_en) = (date.written(Language::Fi), date.written(Language::En));
        hits.push(Hit::new(
            front.date_span.clone().unwrap_or_else(|| subject.top()),
            told!(
                fi: "päiväys {day} on tulevaisuudessa",
                sv: "datumet {day} ligger i framtiden",
                en: "the date {day_en} is in the future",
            ),
        ));
    }
}
