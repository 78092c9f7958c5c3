//! The review of the notice is overdue.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "review-overdue",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteen tarkistus on myöhässä.",
            sv: "Översynen av beskrivningen är försenad.",
            en: "The review of the notice is overdue.",
        )
    },
    why: || {
        told!(
            fi: "rekisterinpitäjän on pidettävä seloste ajan tasalla (tietosuoja-asetuksen 5 artiklan 2 kohta ja 24 artiklan 1 kohta)",
            sv: "den personuppgiftsansvarige ska hålla beskrivningen aktuell (artikel 5.2 och 24.1 i dataskyddsförordningen)",
            en: "the controller must keep the notice up to date (Articles 5(2) and 24(1) GDPR)",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista seloste ja kirjoita uusi päiväys. Seuraavan tarkistuksen voi merkitä avaimella `review_by`.",
            sv: "Se över beskrivningen och skriv ett nytt datum. Nästa översyn kan anges med nyckeln `review_by`.",
            en: "Review the notice and write a new date. The next review can be set with the key `review_by`.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let front = &subject.document.front;
    let two_years_ago = subject.today.year_before().year_before();
    let (by, by_en) = match (front.review_by, front.date) {
        (Some(by), _) if by < subject.today => (by.written(Language::Fi), by.written(Language::En)),
        (None, Some(date)) if date < two_years_ago => {
            let (day, day_en) = (date.written(Language::Fi), date.written(Language::En));
            hits.push(Hit::new(
                front.date_span.clone().unwrap_or_else(|| subject.top()),
                told!(
                    fi: "päiväys {day} on yli kaksi vuotta vanha",
                    sv: "datumet {day} är över två år gammalt",
                    en: "the date {day_en} is more than two years old",
                ),
            ));
            return;
        }
        _ => return,
    };
    let place = subject.source.find("review_by").map(|at| at..at + "review_by".len());
    hits.push(Hit::new(
        place.unwrap_or_else(|| subject.top()),
        told!(
            fi: "seloste piti tarkistaa viimeistään {by}",
            sv: "beskrivningen skulle ses över senast {by}",
            en: "the notice was to be reviewed by {by_en}",
        ),
    ));
}
