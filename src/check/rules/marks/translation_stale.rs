//! The text in another language is newer than this one.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "translation-stale",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Toisenkielinen teksti on uudempi kuin tämä.",
            sv: "Texten på ett annat språk är nyare än den här.",
            en: "The text in another language is newer than this one.",
        )
    },
    why: || {
        told!(
            fi: "kielilain (423/2003) 32 §: molempien kieliryhmien on saatava samat tiedot",
            sv: "32 § i språklagen (423/2003): båda språkgrupperna ska få samma information",
            en: "section 32 of the Language Act (423/2003): both language groups must get the same information",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista, mitä toisessa tekstissä muuttui, tee sama tähän ja vaihda päiväys.",
            sv: "Kontrollera vad som ändrades i den andra texten, gör detsamma här och ändra datumet.",
            en: "See what changed in the other text, do the same here, and change the date.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let front = &subject.document.front;
    let Some(own) = front.date else { return };
    let newer = subject.others.iter().filter_map(|(language, date)| Some(((*date)?, *language)));
    let Some((date, language)) = newer.filter(|(date, _)| *date > own).max() else { return };
    let (day, day_en) = (date.written(Language::Fi), date.written(Language::En));
    let name = language.own_name();
    let kind = match language {
        Language::Fi => "suomenkielinen",
        Language::Sv => "ruotsinkielinen",
        Language::En => "englanninkielinen",
    };
    hits.push(Hit::new(
        front.date_span.clone().unwrap_or_else(|| subject.top()),
        told!(
            fi: "{kind} teksti on uudempi: {day}",
            sv: "texten på ett annat språk ({name}) är nyare: {day}",
            en: "the text in another language ({name}) is newer: {day_en}",
        ),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::marks::surroundings::{date, found};
    use crate::config::Site;

    #[test]
    fn a_newer_text_in_another_language_is_told() {
        let site = Site::default();
        let with =
            |day| found(&RULE, &site, |it| it.others = vec![(Language::Sv, Some(date(day)))]);
        assert_eq!(with("2026-05-19"), 1);
        assert_eq!(with("2026-05-18"), 0);
        assert_eq!(found(&RULE, &site, |it| it.others = vec![(Language::Sv, None)]), 0);
    }
}
