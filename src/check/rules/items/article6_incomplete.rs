//! A letter of Article 6 is cited without its paragraph.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::place;
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::parse::denial::Sentence;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "article6-incomplete",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Viittauksesta 6 artiklaan puuttuu 1 kohta.",
            sv: "Hänvisningen till artikel 6 saknar punkt 1.",
            en: "A reference to Article 6 lacks its first paragraph.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 6 artikla: oikeusperusteet ovat sen 1 kohdan alakohdat",
            sv: "artikel 6 i dataskyddsförordningen: de rättsliga grunderna är leden i punkt 1",
            en: "Article 6 GDPR: the legal bases are the points of its paragraph 1",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita ”6 artiklan 1 kohdan c alakohta”.",
            sv: "Skriv ”artikel 6.1 c”.",
            en: "Write “Article 6(1)(c)”.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for saying in &subject.sayings {
        let Some((from, to)) = incomplete(&saying.sentence) else { continue };
        let at = saying.sentence[from].at.start..saying.sentence[to].at.end;
        hits.push(Hit::new(
            place(subject, saying.line, at),
            told!(
                fi: "viittauksesta puuttuu 6 artiklan 1 kohta",
                sv: "hänvisningen saknar punkt 1 i artikel 6",
                en: "the reference lacks paragraph 1 of Article 6",
            ),
        ));
    }
}

/// Where "6 artiklan c", "artikel 6 c" or "Article 6(1e)" stands.
fn incomplete(sentence: &Sentence) -> Option<(usize, usize)> {
    let text = |at: usize| sentence.get(at).map_or("", |word| &*word.text);
    let article =
        |at: usize| ["artikl", "artikel", "article"].iter().any(|stem| text(at).starts_with(stem));
    (0..sentence.len()).find_map(|at| {
        let next = match (text(at), text(at + 1)) {
            ("6", _) if article(at + 1) => at + 2,
            (_, "6") if article(at) => at + 2,
            _ => return None,
        };
        let bracket = usize::from(text(next) == "(");
        let letter = text(next + bracket);
        let is_letter = letter.len() == 1 && matches!(letter.as_bytes()[0], b'a'..=b'f');
        let glued = letter.len() == 2
            && letter.starts_with('1')
            && matches!(letter.as_bytes()[1], b'a'..=b'f');
        let after = text(next + bracket + 1);
        // "Article 6 a controller": a word, not a letter.
        let marked = letter != "a"
            || bracket == 1
            || after.starts_with("koh")
            || after.starts_with("alakoh");
        let known = next + bracket;
        (glued && bracket == 1 || is_letter && marked).then_some((at, known))
    })
}
