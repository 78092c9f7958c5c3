//! One place says that processing is based on something, another that it is not.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{has, on, place, starts};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::legal_basis::{Mention, mentions};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "basis-contradiction",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Oikeusperuste kerrotaan yhdessä kohdassa toisin kuin toisessa.",
            sv: "Den rättsliga grunden anges olika på olika ställen.",
            en: "The legal basis is said to be one thing in one place and another elsewhere.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 5 artiklan 1 kohdan a alakohta ja 6 artiklan 1 kohta",
            sv: "artikel 5.1 a och 6.1 i dataskyddsförordningen",
            en: "Articles 5(1)(a) and 6(1) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Päätä, mihin käsittely perustuu, ja korjaa toinen kohta.",
            sv: "Avgör vad behandlingen grundar sig på och rätta det andra stället.",
            en: "Decide what processing is based on and correct the other place.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::Consent, Item::LegitimateInterests, Item::LegalBasis];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if subject.bases.is_empty() {
        return;
    }
    for saying in on(subject, ON) {
        let Some(mention) = general(saying) else { continue };
        let named = subject.bases.contains(&mention.basis);
        let own = saying
            .line
            .section
            .is_some_and(|at| !subject.document.sections[at].items.contains(&Item::LegalBasis));
        // Within the section on the basis itself, words beside a letter are another rule's matter.
        if mention.denied == named && (mention.denied || own) {
            hits.push(Hit::new(
                place(subject, saying.line, mention.at),
                told!(
                    fi: "tämä on ristiriidassa sen kanssa, mitä oikeusperusteesta sanotaan muualla",
                    sv: "det här strider mot vad som sägs om den rättsliga grunden på ett annat ställe",
                    en: "this contradicts what is said of the legal basis elsewhere",
                ),
            ));
        }
    }
}

/// A basis in a short sentence on all processing: "Käsittely ei perustu suostumukseen."
fn general(saying: &Saying<'_>) -> Option<Mention> {
    const SUBJECTS: [&str; 7] =
        ["käsittely", "henkilötieto", "tieto", "behandl", "process", "personuppgift", "personal"];
    const OTHER: [&str; 9] =
        ["muu", "muuta", "muilta", "muuten", "osin", "osalta", "övrig", "annan", "other"];
    let sentence = &saying.sentence;
    let (first, last) = (sentence.first()?, sentence.last()?);
    let short = sentence.len() <= 9 && starts(first, &SUBJECTS);
    if !short || has(sentence, &OTHER) || !has(sentence, &["perust", "grund", "based"]) {
        return None;
    }
    let all = mentions(&saying.line.block.text);
    let mut here =
        all.into_iter().filter(|it| it.at.start >= first.at.start && it.at.end <= last.at.end);
    let mention = here.next()?;
    here.next().is_none().then_some(mention)
}
