//! An amending act is referred to instead of the act that it amends.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::called;
use crate::check::subject::Subject;
use crate::config::statutes::Status;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-amending-act",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Viitataan muutossäädökseen eikä siihen säädökseen, jota se muuttaa.",
            sv: "Hänvisningen gäller en ändringsförfattning och inte den författning som den ändrar.",
            en: "An amending act is referred to instead of the act that it amends.",
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
            fi: "Viittaa muutettuun säädökseen; sen ajantasainen teksti sisältää muutokset.",
            sv: "Hänvisa till den ändrade författningen; dess uppdaterade text innehåller ändringarna.",
            en: "Refer to the amended act; its up-to-date text has the amendments.",
        )
    },
    check,
};

/// How far before the number the title of an amending act may say what it does.
const NEAR: usize = 40;

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        let text = &line.block.text;
        for reference in references.iter().filter(|it| it.number.is_some()) {
            let number = reference.number.as_ref().filter(|it| it.is_national());
            let Some(number) = number else { continue };
            let canonical = number.canonical();
            let known = subject.statutes.numbered(&canonical);
            let amends = known.filter(|it| it.status == Status::Amending);
            let from = (number.at.start.saturating_sub(NEAR)..number.at.start)
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(number.at.start);
            let before = text[from..number.at.start].to_lowercase();
            let entitled =
                ["muuttamisesta annet", "muuttamisesta (", "muuttamisesta 1", "om ändring av"]
                    .iter()
                    .any(|it| before.contains(it) || format!("{before}1").contains(it));
            if amends.is_none() && (!entitled || known.is_some()) {
                continue;
            }
            let hit = Hit::new(
                subject.place(*line, &text[number.at.clone()]),
                told!(
                    fi: "{canonical} on muutossäädös",
                    sv: "{canonical} är en ändringsförfattning",
                    en: "{canonical} is an amending act",
                ),
            );
            let amended =
                amends.and_then(|it| subject.statutes.numbered(it.replaced_by.as_deref()?));
            hits.push(match amended {
                Some(act) => {
                    let (name, name_sv) = (called(act, Language::Fi), called(act, Language::Sv));
                    hit.hint(told!(
                        fi: "Viittaa siihen, mitä se muuttaa: {name}.",
                        sv: "Hänvisa till den som ändras: {name_sv}.",
                        en: "Refer to what it amends: {name}.",
                    ))
                }
                None => hit,
            });
        }
    }
}
