//! A register of social or health care is used for marketing.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, has, on, place_of_word, starts, text_on};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::denial::{Said, Sentence, Word};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "purpose-incompatible",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Sosiaali- tai terveydenhuollon rekisterin tietoja käytetään markkinointiin.",
            sv: "Uppgifter i ett register inom social- eller hälsovården används för marknadsföring.",
            en: "A register of social or health care is used for marketing.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 5 artiklan 1 kohdan b alakohta sekä sosiaali- ja terveydenhuollon salassapito",
            sv: "artikel 5.1 b i dataskyddsförordningen samt sekretessen inom social- och hälsovården",
            en: "Article 5(1)(b) GDPR and the secrecy of social and health care",
        )
    },
    mend: || {
        told!(
            fi: "Poista markkinointi käyttötarkoituksista. Asiakastietoja saa käyttää vain siihen, mihin laki antaa luvan.",
            sv: "Ta bort marknadsföringen ur ändamålen. Klientuppgifter får användas bara till det som lagen tillåter.",
            en: "Remove marketing from the purposes. Client data may be used only as the law allows.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::RegisterName, Item::Purposes];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const CARE: [&str; 12] = [
        "sosiaalipalvelu",
        "sosiaalihuol",
        "sosiaalitoim",
        "potilas",
        "terveydenhuol",
        "lastensuojelu",
        "socialvård",
        "socialservice",
        "patient",
        "hälsovård",
        "social services",
        "health care",
    ];
    let title = subject.document.front.title.as_deref().unwrap_or_default();
    let name = [title, &text_on(subject, &[Item::RegisterName])].concat().to_lowercase();
    if !contains(&name, &CARE) {
        return;
    }
    let found = on(subject, ON).find_map(|saying| {
        let word = marketing(&saying.sentence)?;
        Some(place_of_word(subject, saying, word))
    });
    if let Some(span) = found {
        hits.push(Hit::new(
            span,
            told!(
                fi: "sosiaali- ja terveydenhuollon tietoja ei saa käyttää markkinointiin",
                sv: "uppgifter inom social- och hälsovården får inte användas för marknadsföring",
                en: "data of social and health care may not be used for marketing",
            ),
        ));
    }
}

fn marketing(sentence: &Sentence) -> Option<&Word> {
    const WORDS: [&str; 8] = [
        "markkino",
        "suoramarkkino",
        "suoramaino",
        "mainonn",
        "mainont",
        "marknadsför",
        "reklam",
        "advertis",
    ];
    const AGREED: [&str; 3] = ["suostumu", "samtyck", "consent"];
    let said = |word: &&Word| word.said == Said::Asserted && starts(word, &WORDS);
    sentence.iter().find(said).filter(|_| !has(sentence, &AGREED))
}
