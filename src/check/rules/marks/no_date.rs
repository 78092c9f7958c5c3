//! The notice bears no date.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::text::date::Date;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "no-date",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Selosteessa ei ole päiväystä.",
            sv: "Beskrivningen har inget datum.",
            en: "The notice bears no date.",
        )
    },
    why: || {
        told!(
            fi: "osoitusvelvollisuus (tietosuoja-asetuksen 5 artiklan 2 kohta): lukijan on nähtävä, milloin seloste on viimeksi tarkistettu",
            sv: "ansvarsskyldighet (artikel 5.2 i dataskyddsförordningen): läsaren ska se när beskrivningen senast sågs över",
            en: "accountability (Article 5(2) GDPR): the reader must see when the notice was last reviewed",
        )
    },
    mend: || {
        told!(
            fi: "Lisää tiedoston alkuun esimerkiksi `date = 2026-05-18`.",
            sv: "Lägg till till exempel `date = 2026-05-18` i början av filen.",
            en: "Add, for instance, `date = 2026-05-18` at the top of the file.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let said = subject.says(&[Item::CreatedDate, Item::UpdatedDate, Item::ChangeLog]);
    let dated = subject.document.front.date.is_some() || said;
    if !dated && !subject.lines().any(|line| is_dated(&line.block.text)) {
        hits.push(Hit::new(
            subject.top(),
            told!(
                fi: "selosteessa ei ole päiväystä",
                sv: "beskrivningen har inget datum",
                en: "the notice bears no date",
            ),
        ));
    }
}

const DATED: [&str; 9] = [
    "päivit",
    "laadit",
    "päiväys",
    "julkaistu",
    "uppdater",
    "upprätta",
    "datum",
    "updated",
    "dated",
];

/// A line that is a date, or that says when the text was made.
fn is_dated(text: &str) -> bool {
    let mut words =
        text.split_whitespace().map(|word| word.trim_matches(['.', ',', '(', ')', ':']));
    let date =
        words.any(|word| Date::parse_written(word).is_some() || Date::parse_iso(word).is_some());
    let lower = text.to_lowercase();
    date && (!text.trim().contains(' ') || DATED.iter().any(|it| lower.contains(it)))
}
