//! In the number of an EU act the year and the serial number are the wrong way round.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::names::{act_word, words};
use crate::check::statutes::numbers::{Form, numbers};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "eu-number-order",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "EU-säädöksen numerossa vuosi ja järjestysnumero ovat väärin päin.",
            sv: "I EU-rättsaktens nummer står året och löpnumret i fel ordning.",
            en: "In the number of an EU act the year and the serial number are the wrong way round.",
        )
    },
    why: || {
        told!(
            fi: "EU:n säädöksistä kirjoitetaan vuodesta 2015 alkaen ensin vuosi: (EU) 2016/679",
            sv: "EU:s rättsakter skrivs från och med 2015 med året först: (EU) 2016/679",
            en: "EU acts are numbered year first since 2015: (EU) 2016/679",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita tietosuoja-asetuksen numero muodossa `(EU) 2016/679`.",
            sv: "Skriv dataskyddsförordningens nummer i formen `(EU) 2016/679`.",
            en: "Write the number of the GDPR as `(EU) 2016/679`.",
        )
    },
    check,
};

/// Words near a bare 679/2016 that show it to be the GDPR, and not the Finnish statute of that number.
const UNION: [&str; 8] = [
    "tietosuoja-asetu",
    "tietosuojaasetu",
    "eu",
    "gdpr",
    "euroopan",
    "dataskyddsförord",
    "europa",
    "regulation",
];
const NEAR: usize = 80;

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let text = &line.block.text;
        for number in numbers(text).into_iter().filter(|it| it.year >= 2015) {
            let gdpr = (number.serial, number.year) == (679, 2016);
            let reversed = match number.form {
                Form::UnionSerialFirst => true,
                Form::Plain => gdpr && near_union(text, number.at.start),
                _ => false,
            };
            if reversed {
                let (serial, year) = (number.serial, number.year);
                let hit = Hit::new(
                    subject.place(line, &text[number.at.clone()]),
                    told!(
                        fi: "EU-säädöksen numerossa vuosi kuuluu ensin: {year}/{serial}",
                        sv: "i EU-rättsaktens nummer ska året stå först: {year}/{serial}",
                        en: "in the number of an EU act the year comes first: {year}/{serial}",
                    ),
                );
                let hit = hit.hint(told!(
                    fi: "Kirjoita `(EU) {year}/{serial}`.",
                    sv: "Skriv `(EU) {year}/{serial}`.",
                    en: "Write `(EU) {year}/{serial}`.",
                ));
                let before = text[..number.at.start].trim_end().to_lowercase();
                let named = before.ends_with("eu") || before.ends_with("(eu)");
                hits.push(if number.form == Form::Plain && !named {
                    hit.fix(&text[number.at.clone()], format!("(EU) {year}/{serial}"))
                } else {
                    hit
                });
            }
        }
    }
}

fn near_union(text: &str, at: usize) -> bool {
    let from = (at.saturating_sub(NEAR)..at).find(|at| text.is_char_boundary(*at)).unwrap_or(at);
    let before = text[from..at].to_lowercase();
    let last = words(&before).pop().and_then(|word| act_word(&word.text));
    if last.is_some_and(|act| act.ends_with("laki") || act.ends_with("lag")) {
        return false;
    }
    let mut words = before.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.any(|word| {
        UNION.iter().any(|it| if *it == "eu" { word == *it } else { word.starts_with(it) })
    })
}
