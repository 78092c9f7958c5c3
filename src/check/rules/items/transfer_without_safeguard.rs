//! Data leaves the EU and the EEA, and nothing says how it is protected there.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, place_of_sentence, text, text_on};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::processing::Transfer;
use crate::parse::denial::Sentence;
use crate::parse::transfers::said_of_transfers;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "transfer-without-safeguard",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Siirrosta EU:n tai ETA:n ulkopuolelle kerrotaan, mutta ei sen suojasta.",
            sv: "En överföring utanför EU eller EES nämns utan skyddet för den.",
            en: "A transfer outside the EU or the EEA is told without its safeguard.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan f alakohta ja 14 artiklan 1 kohdan f alakohta",
            sv: "artikel 13.1 f och 14.1 f i dataskyddsförordningen",
            en: "Article 13(1)(f) and 14(1)(f) GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Kerro, perustuuko siirto komission päätökseen tietosuojan riittävyydestä, vakiolausekkeisiin vai johonkin 49 artiklan poikkeukseen, ja mistä niistä saa jäljennöksen.",
            sv: "Ange om överföringen grundar sig på kommissionens beslut om adekvat skyddsnivå, standardavtalsklausuler eller ett undantag i artikel 49, och var de finns att få.",
            en: "Say whether the transfer rests on an adequacy decision, on standard contractual clauses or on a derogation of Article 49, and where to get a copy.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::ThirdCountryTransfers];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let made = subject.processing.transfer == Some(Transfer::Made);
    let here = || text_on(subject, ON).to_lowercase();
    if !made || contains(&text(subject), &SAFEGUARDS) || contains(&here(), &IN_PLACE) {
        return;
    }
    let said = subject.sections_on(ON).flat_map(said_of_transfers);
    let mut made = said.filter(|(_, said)| *said == Transfer::Made);
    let words = made.next().map(|((_, sentence), _)| sentence);
    let saying = words.and_then(|words| {
        let same = |sentence: &Sentence| {
            sentence.len() == words.len()
                && sentence.iter().zip(&words).all(|(one, other)| one.text == other.text)
        };
        subject.sayings.iter().find(|it| same(&it.sentence))
    });
    let place = saying.map(|saying| place_of_sentence(subject, saying));
    hits.push(Hit::new(
        place.unwrap_or_else(|| subject.place_of(ON)),
        told!(
            fi: "siirron suojaa EU:n tai ETA:n ulkopuolella ei kerrota",
            sv: "skyddet för överföringen utanför EU eller EES nämns inte",
            en: "the safeguard of the transfer outside the EU or the EEA is missing",
        ),
    ));
}

/// Words that mean a safeguard where transfers are spoken of, and other things elsewhere.
const IN_PLACE: [&str; 8] = [
    "suostumu",
    "samtyck",
    "consent",
    "adekvat",
    "adequa",
    "tietosuojan taso",
    "suojakein",
    "safeguard",
];
const SAFEGUARDS: [&str; 34] = [
    "v luvun",
    "v luku",
    "kapitel v",
    "chapter v",
    "vakiosopimuslausek",
    "vakiolausek",
    "mallisopimuslausek",
    "mallilausek",
    "sopimuslausek",
    "scc",
    "riittävä taso",
    "riittävän tason",
    "riittävyyttä koskeva",
    "riittävyydestä",
    "vastaavuuspäätö",
    "tietosuojakehy",
    "privacy framework",
    "suojatoim",
    "sitovat säännöt",
    "sitovia sääntöjä",
    "45 artikl",
    "46 artikl",
    "49 artikl",
    "artikel 45",
    "artikel 46",
    "artikel 49",
    "article 45",
    "article 46",
    "article 49",
    "standardavtalsklausul",
    "standardklausul",
    "skyddsåtgärd",
    "standard contractual",
    "binding corporate",
];
