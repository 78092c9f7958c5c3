//! A contact detail of the Data Protection Ombudsman is out of date.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::names::{Word, words};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "dpa-old-address",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Tietosuojavaltuutetun toimiston yhteystieto on vanhentunut.",
            sv: "En kontaktuppgift till dataombudsmannens byrå är föråldrad.",
            en: "A contact detail of the Data Protection Ombudsman is out of date.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 2 kohdan d alakohta: valitusoikeutta ei voi käyttää vanhalla osoitteella",
            sv: "artikel 13.2 d i dataskyddsförordningen: rätten att klaga kan inte utövas på en gammal adress",
            en: "Article 13(2)(d) GDPR: the right to complain cannot be exercised at an old address",
        )
    },
    mend: || {
        told!(
            fi: "Nykyiset: Lintulahdenkuja 4, 00530 Helsinki, PL 800, 00531 Helsinki, 029 566 6700, tietosuoja@om.fi.",
            sv: "Nuvarande: Fågelviksgränden 4, 00530 Helsingfors, PB 800, 00531 Helsingfors, 029 566 6700, tietosuoja@om.fi.",
            en: "Now: Lintulahdenkuja 4, 00530 Helsinki, P.O. Box 800, 00531 Helsinki, 029 566 6700, tietosuoja@om.fi.",
        )
    },
    check,
};

/// Old addresses as words, and an old number as its digits, each with what stands in its place now. Both old
/// postcodes are those of boxes.
const OLD: [(&[&str], &str); 10] = [
    (&["pl", "315"], "PL 800"),
    (&["pb", "315"], "PB 800"),
    (&["00181"], "00531"),
    (&["00521"], "00531"),
    (&["ratapihantie", "9"], "Lintulahdenkuja 4"),
    (&["bangårdsvägen", "9"], "Fågelviksgränden 4"),
    (&["albertinkatu", "25"], "Lintulahdenkuja 4"),
    (&["albertinkatu", "25a"], "Lintulahdenkuja 4"),
    (&["albertsgatan", "25"], "Fågelviksgränden 4"),
    (&["010", "36", "66700"], "029 566 6700"),
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut section = None;
    let mut of_authority = false;
    for line in subject.lines() {
        if line.section != section {
            section = line.section;
            of_authority = false;
        }
        let words = words(&line.block.text);
        of_authority |= words.iter().any(|word| {
            ["tietosuojavaltuut", "dataombud", "ombudsman"]
                .iter()
                .any(|it| word.text.starts_with(it))
        });
        if !of_authority {
            continue;
        }
        let text = &line.block.text;
        let old: Vec<(Range<usize>, &str)> = (0..words.len())
            .filter_map(|from| {
                OLD.iter().find_map(|(old, now)| {
                    Some((same(words.get(from..from + old.len())?, old)?, *now))
                })
            })
            .collect();
        if let (Some((first, _)), Some((last, _))) = (old.first(), old.last()) {
            let written = &text[first.clone()];
            let hit = Hit::new(
                subject.place(line, written),
                told!(
                    fi: "tietosuojavaltuutetun toimiston vanha yhteystieto `{written}`",
                    sv: "dataombudsmannens byrås gamla kontaktuppgift `{written}`",
                    en: "an old contact detail of the Data Protection Ombudsman, `{written}`",
                ),
            );
            let whole = &text[first.start..last.end];
            hits.push(hit.fix_at(subject.place(line, whole), whole, renewed(text, &old)));
        }
    }
}

/// The old details of a line with the new ones in their places, and all between them as it was.
fn renewed(text: &str, old: &[(Range<usize>, &str)]) -> String {
    let mut renewed = String::new();
    let mut done = old.first().map_or(0, |(at, _)| at.start);
    for (at, now) in old {
        renewed.push_str(text.get(done..at.start).unwrap_or_default());
        renewed.push_str(now);
        done = at.end;
    }
    renewed
}

/// The bytes of some words, if they are those of an old address.
fn same(words: &[Word], old: &[&str]) -> Option<Range<usize>> {
    let same = words.iter().zip(old).all(|(word, old)| word.text == *old);
    let (first, last) = (words.first()?, words.last()?);
    same.then_some(first.at.start..last.at.end)
}
