//! The letter of a legal basis and its words say different things.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{has, phrase, place};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::legal_basis::LegalBasis;
use crate::parse::legal_basis::{Mention, mentions};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "basis-text-mismatch",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Oikeusperusteen kohta ja sanat ovat ristiriidassa.",
            sv: "Den rättsliga grundens punkt och ord stämmer inte överens.",
            en: "The letter and the words of a legal basis disagree.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 6 artiklan 1 kohta ja 12 artiklan 1 kohta",
            sv: "artikel 6.1 och 12.1 i dataskyddsförordningen",
            en: "Articles 6(1) and 12(1) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista, onko alakohta oikea: a suostumus, b sopimus, c lakisääteinen velvoite, d elintärkeä etu, e yleinen etu tai julkinen valta, f oikeutettu etu.",
            sv: "Kontrollera punkten: a samtycke, b avtal, c rättslig förpliktelse, d grundläggande intresse, e allmänt intresse eller myndighetsutövning, f berättigat intresse.",
            en: "Check the point: (a) consent, (b) contract, (c) legal obligation, (d) vital interests, (e) public interest or official authority, (f) legitimate interests.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for saying in &subject.sayings {
        let Some(mention) = mismatched(saying) else { continue };
        let letter = letter(mention.basis);
        hits.push(Hit::new(
            place(subject, saying.line, mention.at),
            told!(
                fi: "alakohta {letter} ei vastaa sitä, mitä sanoin sanotaan",
                sv: "led {letter} motsvarar inte det som sägs i ord",
                en: "point ({letter}) is not what the words say",
            ),
        ));
    }
}

/// A letter of a sentence that names another basis in words, and not that of the letter.
fn mismatched(saying: &Saying<'_>) -> Option<Mention> {
    let sentence = &saying.sentence;
    let (from, to) = (sentence.first()?.at.start, sentence.last()?.at.end);
    let all = mentions(&saying.line.block.text);
    let here = all.into_iter().filter(|it| it.at.start >= from && it.at.end <= to && !it.denied);
    let (cited, named): (Vec<_>, Vec<_>) = here.partition(|mention| mention.cited);
    // Art. 9 speaks of consent too.
    if phrase(sentence, &["9", "artikl"]).is_some()
        || has(sentence, &["nimenomai", "uttryckl", "explicit"])
    {
        return None;
    }
    let agrees = cited.iter().any(|it| named.iter().any(|other| other.basis == it.basis));
    let based = named.iter().any(|mention| is_said_to_be_the_basis(saying, mention));
    // "Asiakassuhde" is no public task.
    let relation = named.is_empty()
        && cited.iter().all(|it| it.basis == LegalBasis::PublicTask)
        && has(sentence, &["asiakassuhde", "kundförhålland", "kundrelation"])
        && !has(sentence, &["tehtäv", "uppgift", "task"]);
    if agrees || !(based || relation) {
        return None;
    }
    cited.into_iter().next()
}

/// "Käsittely perustuu sopimukseen": words of foundation stand close to it.
fn is_said_to_be_the_basis(saying: &Saying<'_>, mention: &Mention) -> bool {
    const BASED: [&str; 7] = ["perust", "nojal", "grund", "based", "basis", "tarpeen", "nödvänd"];
    let Some(at) = saying.sentence.iter().position(|word| word.at == mention.at) else {
        return false;
    };
    let near = saying.sentence[at.saturating_sub(5)..].iter().take(9);
    near.into_iter().any(|word| BASED.iter().any(|stem| word.text.starts_with(stem)))
}

fn letter(basis: LegalBasis) -> char {
    let letters = "abcdef".chars();
    letters.into_iter().find(|it| LegalBasis::of_letter(*it) == Some(basis)).unwrap_or('a')
}
