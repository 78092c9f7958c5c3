//! The name and the number of a statute belong to different statutes.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::references::newest;
use crate::check::statutes::{KNOWN_UNTIL, called};
use crate::check::subject::Subject;
use crate::config::statutes::Statute;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "statute-title-mismatch",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Säädöksen nimi ja numero kuuluvat eri säädöksille.",
            sv: "Författningens namn och nummer hör till olika författningar.",
            en: "The name and the number of a statute belong to different statutes.",
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
            fi: "Tarkista, kumpi on oikein, nimi vai numero.",
            sv: "Kontrollera vilket som är rätt, namnet eller numret.",
            en: "Check which is right, the name or the number.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for (line, references) in subject.references() {
        for reference in references.iter().filter(|it| !it.maybe_longer) {
            let Some(number) = reference.number.as_ref().filter(|it| it.is_national()) else {
                continue;
            };
            if goes_on(&line.block.text[number.at.end..]) {
                continue;
            }
            let canonical = number.canonical();
            let own = reference.named.iter().any(|it| it.number == canonical);
            let Some(named) = newest(&reference.named).filter(|_| !own) else { continue };
            let bearer = subject.statutes.numbered(&canonical);
            // A number that the table lacks may be of an older act of that name, unless it is the
            // right one with another year.
            let slip = reference.named.iter().any(|it| serial(it) == Some(number.serial));
            if bearer.is_none_or(|it| it.name.is_none()) && !slip {
                continue;
            }
            let words = &line.block.text[reference.at.clone()];
            let (name, name_sv) = (called(named, Language::Fi), called(named, Language::Sv));
            let hit = Hit::new(
                subject.place(*line, words),
                told!(
                    fi: "numero {canonical} ei ole tämän säädöksen: {name} (tiedon mukaan {KNOWN_UNTIL})",
                    sv: "numret {canonical} är inte den här författningens: {name_sv} (enligt uppgift {KNOWN_UNTIL})",
                    en: "number {canonical} is not of this statute: {name} (as known in {KNOWN_UNTIL})",
                ),
            );
            hits.push(match bearer.filter(|it| it.name.is_some()) {
                Some(bearer) => {
                    let (name, name_sv) =
                        (called(bearer, Language::Fi), called(bearer, Language::Sv));
                    hit.hint(told!(
                        fi: "Numero on säädöksen {name}. Tarkista, kumpaa tarkoitat.",
                        sv: "Numret hör till {name_sv}. Kontrollera vilken du menar.",
                        en: "The number is that of {name}. Check which one you mean.",
                    ))
                }
                None => hit,
            });
        }
    }
}

/// Several numbers in one bracket belong to several names.
fn goes_on(after: &str) -> bool {
    let mut next = after;
    for step in [")", ",", ";", " ", "ja ", "och ", "and "] {
        next = next.strip_prefix(step).unwrap_or(next);
    }
    let rest = next.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < next.len() && rest.starts_with('/')
}

fn serial(act: &Statute) -> Option<u32> {
    act.number.split('/').next()?.parse().ok()
}
