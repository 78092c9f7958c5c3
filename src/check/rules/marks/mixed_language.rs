//! The text has a paragraph in another language.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::names::words;
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "mixed-language",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Tekstissä on kappale muulla kielellä.",
            sv: "Texten har ett stycke på ett annat språk.",
            en: "The text has a paragraph in another language.",
        )
    },
    why: || {
        told!(
            fi: "ruudunlukija lukee kappaleen väärällä kielellä, eikä jokainen lukija ymmärrä sitä (WCAG 3.1.2)",
            sv: "skärmläsaren läser stycket på fel språk, och alla läsare förstår det inte (WCAG 3.1.2)",
            en: "a screen reader reads the paragraph in the wrong language, and not every reader understands it (WCAG 3.1.2)",
        )
    },
    mend: || {
        told!(
            fi: "Käännä kappale tai siirrä se sen kielen tekstiin.",
            sv: "Översätt stycket eller flytta det till texten på det språket.",
            en: "Translate the paragraph, or move it to the text in its language.",
        )
    },
    check,
};

/// Small words that no other of the three languages has.
const SMALL: [(Language, &[&str]); 3] = [
    (
        Language::Fi,
        &["ja", "ei", "tai", "että", "joka", "ovat", "sekä", "kun", "myös", "voi", "jos", "mukaan"],
    ),
    (
        Language::Sv,
        &["och", "att", "som", "för", "av", "är", "inte", "till", "med", "eller", "ska", "från"],
    ),
    (
        Language::En,
        &["the", "and", "of", "to", "is", "that", "are", "by", "with", "this", "or", "be"],
    ),
];
/// So many small words of another language, and none of the text's own, are no quotation of a name.
const ENOUGH: usize = 5;

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        let words = words(&line.block.text);
        let count = |small: &[&str]| {
            words.iter().filter(|word| small.contains(&word.text.as_str())).count()
        };
        let counts = SMALL.map(|(language, small)| (language, count(small)));
        let own =
            counts.iter().any(|(language, count)| *language == subject.language && *count > 0);
        let other = counts.into_iter().find(|(_, count)| *count >= ENOUGH).filter(|_| !own);
        if let Some((language, _)) = other {
            let name = language.own_name();
            let first = line.block.text.split('\t').next().unwrap_or_default();
            hits.push(Hit::new(
                subject.place(line, first),
                told!(
                    fi: "kappale on muulla kielellä ({name})",
                    sv: "stycket är på ett annat språk ({name})",
                    en: "the paragraph is in another language ({name})",
                ),
            ));
        }
    }
}
