//! The content of the notice has changed, but its date has not.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "silent-change",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteen sisältö on muuttunut, mutta päiväys on ennallaan.",
            sv: "Beskrivningens innehåll har ändrats men datumet är detsamma.",
            en: "The content of the notice has changed, but its date has not.",
        )
    },
    why: || {
        told!(
            fi: "muutoksesta on kerrottava (tietosuoja-asetuksen 12 artiklan 1 kohta): päiväys kertoo lukijalle, mitä hän on lukenut",
            sv: "en ändring ska berättas (artikel 12.1 i dataskyddsförordningen): datumet visar läsaren vad hen har läst",
            en: "changes must be told (Article 12(1) GDPR): the date tells readers what they have read",
        )
    },
    mend: || {
        told!(
            fi: "Vaihda päiväys `date` siksi päiväksi, jona sisältö muuttui.",
            sv: "Ändra datumet `date` till den dag då innehållet ändrades.",
            en: "Set `date` to the day on which the content changed.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let Some(silence) = subject.past.silent else { return };
    let (changed, borne) =
        (silence.changed.written(Language::Fi), silence.borne.written(Language::Fi));
    let (changed_en, borne_en) =
        (silence.changed.written(Language::En), silence.borne.written(Language::En));
    let right = silence.changed.iso();
    let front = &subject.document.front;
    hits.push(
        Hit::new(
            front.date_span.clone().unwrap_or_else(|| subject.top()),
            told!(
                fi: "sisältö muuttui {changed}, mutta päiväys on yhä {borne}",
                sv: "innehållet ändrades {changed} men datumet är fortfarande {borne}",
                en: "the content changed on {changed_en}, but the date is still {borne_en}",
            ),
        )
        .hint(told!(
            fi: "Kirjoita `date = {right}`.",
            sv: "Skriv `date = {right}`.",
            en: "Write `date = {right}`.",
        )),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::marks::surroundings::{date, found};
    use crate::check::subject::Silence;
    use crate::config::Site;

    #[test]
    fn a_silent_change_is_told() {
        let silence = Silence { changed: date("2026-05-30"), borne: date("2026-05-18") };
        assert_eq!(
            found(&RULE, &Site::default(), |subject| subject.past.silent = Some(silence)),
            1
        );
        assert_eq!(found(&RULE, &Site::default(), |_| ()), 0);
    }
}
