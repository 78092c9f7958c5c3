//! Data is said to stay in the EU, and a service outside it or its safeguards are named.

use std::ops::Range;

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    contains, has, on, phrase, place_of_sentence, place_of_word, text,
};
use crate::check::subject::{Saying, Subject};
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::processing::Transfer;
use crate::parse::denial::{Said, Sentence};
use crate::parse::transfers::{said_of_transfers, transfer_in_text};
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "transfer-contradiction",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Selosteen mukaan tietoja ei siirretä EU:n tai ETA:n ulkopuolelle, mutta muu teksti viittaa siirtoon.",
            sv: "Enligt beskrivningen överförs uppgifter inte utanför EU eller EES, men annan text tyder på det.",
            en: "The notice says that no data is transferred outside the EU or the EEA, but other words point to a transfer.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan f alakohta sekä 44–46 artikla",
            sv: "artikel 13.1 f och artiklarna 44–46 i dataskyddsförordningen",
            en: "Articles 13(1)(f) and 44–46 GDPR",
        )
    },
    mend: || {
        told!(
            fi: "Selvitä, missä palvelu käsittelee tietoja. Kerro joko siirrosta ja sen suojasta tai siitä, että tiedot pysyvät EU:ssa.",
            sv: "Ta reda på var tjänsten behandlar uppgifterna. Berätta antingen om överföringen och skyddet för den eller att uppgifterna stannar inom EU.",
            en: "Find out where the service processes the data. Tell either of the transfer and its safeguards or that the data stays in the EU.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::ThirdCountryTransfers];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let declared = subject.document.front.transfers_outside_eea;
    if declared == Some(false) && transfer_in_text(subject.document) == Some(Transfer::Made) {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "tekstin mukaan tietoja siirretään, vaikka alussa on `transfers_outside_eea = false`",
                sv: "enligt texten överförs uppgifter, trots att det i början står `transfers_outside_eea = false`",
                en: "the text says that data is transferred although the front matter has `transfers_outside_eea = false`",
            ),
        ));
        return;
    }
    let sentences = subject.sections_on(ON).flat_map(said_of_transfers);
    let mut denials = sentences.filter(|(_, said)| *said == Transfer::None);
    if !denials.any(|((_, sentence), _)| !is_qualified(&sentence)) {
        return;
    }
    if let Some(span) = safeguards(subject) {
        hits.push(Hit::new(
            span,
            told!(
                fi: "siirron suojatoimista kerrotaan, vaikka tietoja ei sanota siirrettävän",
                sv: "skyddsåtgärder för överföring nämns, trots att uppgifter inte sägs överföras",
                en: "safeguards for transfers are named although no data is said to be transferred",
            ),
        ));
    } else if let Some((span, name)) = vendor(subject) {
        hits.push(Hit::new(
            span,
            told!(
                fi: "{name} on yhdysvaltalainen palvelu, vaikka tietoja ei sanota siirrettävän",
                sv: "{name} är en amerikansk tjänst, trots att uppgifter inte sägs överföras",
                en: "{name} is a service from the United States although no data is said to be transferred",
            ),
        ));
    }
}

/// "Tietoja ei pääsääntöisesti siirretä", "Rekisterin osalta ei siirretä".
fn is_qualified(sentence: &Sentence) -> bool {
    const PARTLY: [&str; 15] = [
        "pääsääntö",
        "säännönmuk",
        "lähtökoht",
        "yleensä",
        "osalta",
        "muuten",
        "muilta",
        "muita",
        "regelm",
        "regel",
        "övrig",
        "generally",
        "regularly",
        "rule",
        "otherwise",
    ];
    has(sentence, &PARTLY)
}

/// Standard contractual clauses that are in use, not only for the case that they were needed.
fn safeguards(subject: &Subject<'_>) -> Option<Range<usize>> {
    const CLAUSES: [&str; 6] = [
        "vakiosopimuslausek",
        "vakiolausek",
        "mallisopimuslausek",
        "standardavtalsklausul",
        "standardkontraktsklausul",
        "scc",
    ];
    const CASE: [&str; 9] =
        ["jos", "mikäli", "kun", "om", "ifall", "when", "if", "where", "tällöin"];
    let found = subject.sayings.iter().find(|saying| {
        let sentence = &saying.sentence;
        let named = sentence.iter().any(|word| {
            word.said == Said::Asserted && CLAUSES.iter().any(|stem| word.text.starts_with(stem))
        });
        let clauses = phrase(sentence, &["standard", "contractual"]).is_some();
        (named || clauses) && !sentence.iter().any(|word| CASE.contains(&&*word.text))
    });
    found.map(|saying| place_of_sentence(subject, saying))
}

/// A service whose company is in the United States, where nothing says that its data stays here.
fn vendor(subject: &Subject<'_>) -> Option<(Range<usize>, String)> {
    const STAYS: [&str; 14] = [
        "suomessa",
        "eu:n alueella",
        "eu-alueella",
        "eta-alueella",
        "talousalueella",
        "eu:ssa",
        "data boundary",
        "unionin alueella",
        "i finland",
        "inom eu",
        "in finland",
        "within the eu",
        "in the eu",
        "euroopassa",
    ];
    if transfer_in_text(subject.document) == Some(Transfer::Made)
        || contains(&text(subject), &STAYS)
    {
        return None;
    }
    let named = |saying: &Saying<'_>| {
        // "Sivuilla on linkkejä YouTubeen": who follows one goes there by themselves.
        let link =
            |text: &str| LINK.iter().any(|stem| text.starts_with(stem)) || LINKS.contains(&text);
        if saying.sentence.iter().any(|word| link(&word.text)) {
            return None;
        }
        let mut said = saying.sentence.iter().filter(|word| word.said == Said::Asserted);
        let (word, name) = said.find_map(|word| {
            let name = VENDORS.iter().find(|name| is_form_of(&word.text, name))?;
            Some((word, (*name).to_owned()))
        })?;
        Some((place_of_word(subject, saying, word), name))
    };
    on(subject, READ).find_map(named)
}

const LINK: [&str; 3] = ["linkk", "linki", "länk"];
const LINKS: [&str; 2] = ["link", "links"];

/// "Salesforcen", "Mailchimpiä": a name with an ending, but not a longer word.
fn is_form_of(word: &str, name: &str) -> bool {
    word.strip_prefix(&*name.to_lowercase()).is_some_and(|ending| ending.chars().count() <= 4)
}

const READ: &[Item] = &[
    Item::RegisterName,
    Item::Summary,
    Item::Purposes,
    Item::DataCategories,
    Item::Recipients,
    Item::Processors,
    Item::InformationSystems,
    Item::StorageForm,
    Item::ThirdCountryTransfers,
    Item::Cookies,
];
const VENDORS: [&str; 19] = [
    "Salesforce",
    "Google",
    "Microsoft",
    "Mailchimp",
    "Facebook",
    "Instagram",
    "YouTube",
    "Amazon",
    "AWS",
    "Zoom",
    "Dropbox",
    "SurveyMonkey",
    "HubSpot",
    "Typeform",
    "LinkedIn",
    "OpenAI",
    "SendGrid",
    "Zendesk",
    "DocuSign",
];
