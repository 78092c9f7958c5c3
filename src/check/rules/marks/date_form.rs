//! A date is not in the recommended form.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "date-form",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Päivämäärä on muussa kuin suositellussa muodossa.",
            sv: "Ett datum har en annan form än den rekommenderade.",
            en: "A date is not in the recommended form.",
        )
    },
    why: || {
        told!(
            fi: "suositus (SFS 4175): 3.1.2006, ilman etunollia ja välejä",
            sv: "rekommendation (SFS 4175): 3.1.2006, utan inledande nollor och mellanslag",
            en: "recommendation (SFS 4175): 3.1.2006, without leading zeros or spaces",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita päivä ilman etunollia, esimerkiksi `3.1.2006`.",
            sv: "Skriv datumet utan inledande nollor, till exempel `3.1.2006`.",
            en: "Write the day without leading zeros, such as `3.1.2006`.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if subject.language == Language::En {
        return;
    }
    for line in subject.lines() {
        for word in line.block.text.split(|c: char| !(c.is_alphanumeric() || "-./_:@".contains(c)))
        {
            let word = word.trim_matches(['.', ':']);
            let iso = Date::parse_iso(word);
            let parts = || word.split('.').take(2);
            let zeros = parts().any(|part| part.starts_with('0'));
            let short = parts().all(|part| (1..=2).contains(&part.len()));
            let written = Date::parse_written(word).filter(|_| zeros && short);
            let Some(date) = iso.or(written) else { continue };
            let right = date.written(subject.language);
            let span = subject.place(line, word);
            let alone = stands_alone(subject.source, &span);
            let hit = Hit::new(
                span,
                told!(
                    fi: "päivämäärä `{word}` on oudossa muodossa",
                    sv: "datumet `{word}` har en ovanlig form",
                    en: "the date `{word}` is in an unusual form",
                ),
            )
            .hint(told!(
                fi: "Kirjoita `{right}`.",
                sv: "Skriv `{right}`.",
                en: "Write `{right}`.",
            ));
            hits.push(if alone { hit.fix(word, right) } else { hit });
        }
    }
}

/// Whether it is a word of its own in the file: never a part of an address, of a file's name or of
/// code, where another form would be another thing.
fn stands_alone(source: &str, span: &Range<usize>) -> bool {
    let (before, after) = (&source[..span.start], &source[span.end..]);
    let opened = before.ends_with('(') && !before.ends_with("](");
    let begins = before.is_empty() || before.ends_with(char::is_whitespace) || opened;
    let rest = after.trim_start_matches([',', ';', '.', ')', '!', '?']);
    begins && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}
