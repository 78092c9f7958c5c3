//! Reads off the section on third countries whether personal data leaves the EU and the EEA. Where
//! one sentence says that it does and another that it does not, it does; a plan for the case that it
//! would ("jos tietoja siirretään…") says neither.

use crate::model::document::{Block, Document, Section};
use crate::model::item::Item;
use crate::model::processing::Transfer;
use crate::parse::denial::{Said, Sentence, Word, sentences_of};
use crate::parse::lexicon::asks;
use crate::parse::passages::sections_on;

/// Whether a document says that data is transferred; what its front matter says goes first.
pub(crate) fn transfer(document: &Document) -> Option<Transfer> {
    if let Some(made) = document.front.transfers_outside_eea {
        return Some(if made { Transfer::Made } else { Transfer::None });
    }
    transfer_in_text(document)
}

/// Whether the text says that data is transferred.
pub(crate) fn transfer_in_text(document: &Document) -> Option<Transfer> {
    let wanted = [Item::ThirdCountryTransfers];
    sections_on(document, &wanted).flat_map(said_of_transfers).map(|(_, said)| said).max()
}

/// What the sentences of a section say of transfers.
pub(crate) fn said_of_transfers(section: &Section) -> Vec<(Place<'_>, Transfer)> {
    // Under a heading of its own, "Ei siirretä." is enough; elsewhere the place must be named.
    let alone = section.items == [Item::ThirdCountryTransfers];
    let sentences = sentences_of(&section.body.blocks);
    let mut said = Vec::new();
    for (at, (block, sentence)) in sentences.iter().enumerate() {
        if asks(sentence) || begins_with(sentence, &IF) {
            continue;
        }
        let answered = answer(sentence).filter(|_| alone && at == 0);
        let place = (*block, sentence.clone());
        let all = said_of_sentence(sentence, alone).into_iter().chain(answered);
        said.extend(all.map(|it| (place.clone(), it)));
    }
    said
}

/// A sentence with its block.
pub(crate) type Place<'a> = (&'a Block, Sentence);

/// "Ei." and "Kyllä." answer the heading.
fn answer(sentence: &[Word]) -> Option<Transfer> {
    let mut words = sentence.iter().filter(|word| is_word(word));
    let first = &*words.next()?.text;
    let alone = words.next().is_none();
    match first {
        "ei" | "nej" | "no" | "inga" | "ingen" | "none" if alone => Some(Transfer::None),
        "kyllä" | "ja" | "yes" if alone => Some(Transfer::Made),
        _ => None,
    }
}

fn said_of_sentence(sentence: &[Word], alone: bool) -> Option<Transfer> {
    let placed = places(sentence);
    let outside = placed.iter().any(|outside| *outside);
    let moves = |word: &&Word| starts(word, &MOVE) || (outside && starts(word, &HOLD));
    let moved: Vec<&Word> = sentence.iter().filter(moves).collect();
    if alone && !outside && is_kept_within(sentence) {
        return Some(Transfer::None);
    }
    if moved.is_empty() {
        return None;
    }
    let asserted = moved.iter().any(|word| word.said == Said::Asserted);
    let excepted = sentence.iter().any(|word| starts(word, &EXCEPT) && word.said == Said::Asserted)
        && moved.iter().any(|word| word.said != Said::Asserted);
    // "Luovutetaan liitolle, mutta ei siirretä EU:n ulkopuolelle": the place must be in what is said.
    let there = |(word, outside): (&Word, &bool)| *outside && word.said == Said::Asserted;
    let asserted = asserted && sentence.iter().zip(&placed).any(there);
    if excepted || asserted {
        return (outside || alone).then_some(Transfer::Made);
    }
    let denied = moved.iter().any(|word| word.said != Said::Asserted);
    (denied && (outside || alone)).then_some(Transfer::None)
}

/// "Tietoja säilytetään vain EU:ssa."
fn is_kept_within(sentence: &[Word]) -> bool {
    let only = sentence.iter().any(|word| WITHIN.contains(&&*word.text));
    only && sentence.iter().any(|word| INSIDE.contains(&&*word.text))
}

/// Which words name a place outside the EU and the EEA.
fn places(sentence: &[Word]) -> Vec<bool> {
    let text = |at: usize| sentence.get(at).map_or("", |word| &*word.text);
    let place = |at: usize| {
        starts(&sentence[at], &OUTSIDE)
            || (text(at).starts_with("kolman") && text(at + 1).starts_with("maa"))
            || (text(at).starts_with("kolmansi") && text(at + 1).starts_with("mai"))
            || (text(at) == "tredje" && text(at + 1).starts_with('l'))
            || (text(at).starts_with("third") && text(at + 1).starts_with("countr"))
            || (text(at) == "united" && ["states", "kingdom"].contains(&text(at + 1)))
            || (text(at).starts_with("förenta") && text(at + 1).starts_with("stat"))
    };
    (0..sentence.len()).map(place).collect()
}

fn starts(word: &Word, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.text.starts_with(stem))
}

fn begins_with(sentence: &[Word], words: &[&str]) -> bool {
    sentence.iter().find(|word| is_word(word)).is_some_and(|word| words.contains(&&*word.text))
}

fn is_word(word: &Word) -> bool {
    word.text.starts_with(char::is_alphanumeric)
}

const MOVE: [&str; 14] = [
    "siirr",
    "siirt",
    "siirry",
    "luovut",
    "lähetet",
    "välitet",
    "överför",
    "lämnas",
    "lämnar",
    "utlämn",
    "översänd",
    "transfer",
    "disclos",
    "sent",
];
/// Where these are done outside, data has been moved there.
const HOLD: [&str; 18] = [
    "käsitel",
    "käsittel",
    "tallen",
    "säilyt",
    "sijait",
    "sijaits",
    "pääsy",
    "behandl",
    "lagra",
    "förvara",
    "finns",
    "ligger",
    "process",
    "store",
    "hosted",
    "located",
    "access",
    "kept",
];
const OUTSIDE: [&str; 11] = [
    "ulkopuol",
    "utanför",
    "outside",
    "yhdysval",
    "usa",
    "kiina",
    "intia",
    "britannia",
    "amerika",
    "india",
    "tredjeland",
];
const IF: [&str; 9] = ["jos", "mikäli", "om", "ifall", "if", "where", "should", "when", "kun"];
const EXCEPT: [&str; 12] = [
    "paitsi",
    "lukuun",
    "ottamatta",
    "ellei",
    "elleivät",
    "jollei",
    "utom",
    "förutom",
    "undantag",
    "except",
    "unless",
    "såvida",
];
const WITHIN: [&str; 5] = ["vain", "ainoastaan", "endast", "enbart", "only"];
const INSIDE: [&str; 9] =
    ["eu", "eta", "ees", "eea", "unionin", "suomessa", "finland", "talousalueella", "union"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::parse;
    use crate::text::language::Language::{self, En, Fi, Sv};

    const MADE: Option<Transfer> = Some(Transfer::Made);
    const STAY: Option<Transfer> = Some(Transfer::None);

    #[track_caller]
    fn check_all(language: Language, heading: &str, table: &[(&str, Option<Transfer>)]) {
        for (text, expected) in table {
            let whole = format!("# R\n\n## {heading}\n\n{text}\n");
            let document = parse(&whole, "a/b.md", "b.md", language).0;
            assert_eq!(transfer(&document), *expected, "{text}");
        }
    }

    #[test]
    fn finnish_transfers() {
        check_all(
            Fi,
            "Tietojen siirto EU:n tai ETA:n ulkopuolelle",
            &[
                ("Kerhon tietoja ei siirretä EU:n tai ETA-alueen ulkopuolelle.", STAY),
                ("Ei siirretä.", STAY),
                ("Ei.", STAY),
                ("Tietoja ei säännönmukaisesti siirretä ETA:n ulkopuolelle.", STAY),
                ("Emme luovuta tietoja kolmansiin maihin.", STAY),
                ("Siirtoja unionin ulkopuolelle ei tehdä.", STAY),
                ("Tietoja säilytetään ainoastaan EU:n alueella.", STAY),
                ("Tiedot eivät siirry EU:n ulkopuolelle, eikä niitä luovuteta järjestöille.", STAY),
                (
                    "Tietoja ei siirretä ETA:n ulkopuolelle, lukuun ottamatta jäsenkirjeen osoitteita.",
                    MADE,
                ),
                ("Tietoja ei siirretä ETA:n ulkopuolelle paitsi kisamatkojen aikana.", MADE),
                ("Tietoja siirretään EU:n ulkopuolelle vain, jos jäsen pyytää sitä.", MADE),
                ("Tietoja ei siirretä EU:n ulkopuolelle, ellei jäsen pyydä sitä.", MADE),
                ("Tietoja ei siirretä EU:n ulkopuolelle ilman asianmukaisia suojatoimia.", MADE),
                ("Uutiskirjeen toimittaja siirtää osoitteet Yhdysvaltoihin.", MADE),
                ("Tietoja luovutetaan liitolle, mutta ei siirretä EU:n ulkopuolelle.", STAY),
                ("Varmuuskopiot sijaitsevat EU:n ulkopuolella.", MADE),
                ("Tietoja ei siirretä. Tukipalvelu voi kuitenkin käsitellä niitä Intiassa.", MADE),
                ("Tietoja voidaan siirtää kolmansiin maihin.", MADE),
                ("Jos tietoja siirretään EU:n ulkopuolelle, suojasta sovitaan.", None),
                ("Siirretäänkö tietoja EU:n ulkopuolelle?", None),
                ("Lisätietoja antaa kerhon sihteeri.", None),
                ("-", None),
            ],
        );
        check_all(
            Fi,
            "Tietojen luovutukset ja siirrot EU:n tai ETA:n ulkopuolelle",
            &[
                ("Tietoja ei luovuteta liitolle.", None),
                ("Tietoja luovutetaan liitolle. Tietoja ei siirretä EU:n ulkopuolelle.", STAY),
            ],
        );
    }

    #[test]
    fn swedish_transfers() {
        check_all(
            Sv,
            "Överföring av uppgifter utanför EU eller EES",
            &[
                ("Klubbens uppgifter överförs inte utanför EU eller EES.", STAY),
                ("Uppgifter överförs inte.", STAY),
                ("Nej.", STAY),
                ("Inga uppgifter överförs till tredje länder.", STAY),
                ("Vi lämnar inte ut uppgifter utanför EES.", STAY),
                ("Uppgifterna förvaras endast inom EU.", STAY),
                ("Uppgifter överförs inte regelmässigt utanför EU.", STAY),
                ("Uppgifter överförs inte utanför EU, med undantag av tävlingsresor.", MADE),
                ("Uppgifter överförs inte utanför EU utom vid tävlingsresor.", MADE),
                ("Uppgifter överförs inte utanför EU om inte medlemmen begär det.", MADE),
                ("Uppgifter överförs utanför EU endast om medlemmen begär det.", MADE),
                ("Uppgifter överförs inte utanför EES utan samtycke.", MADE),
                ("Brevets leverantör lagrar adresserna i USA.", MADE),
                ("En del av servrarna finns utanför EU.", MADE),
                ("Uppgifter kan överföras till tredje land.", MADE),
                ("Om uppgifter överförs utanför EU avtalar vi om skyddet.", None),
                ("Kontakta klubbens sekreterare.", None),
            ],
        );
    }

    #[test]
    fn english_transfers() {
        check_all(
            En,
            "Transfers outside the EU/EEA",
            &[
                ("Club data is not transferred outside the EU or the EEA.", STAY),
                ("Not transferred.", STAY),
                ("No.", STAY),
                ("No data is transferred to third countries.", STAY),
                ("We never disclose data outside the EEA.", STAY),
                ("Data is stored only within the EU.", STAY),
                ("Data is not regularly transferred outside the EU.", STAY),
                ("Data is not transferred outside the EU, except during regattas.", MADE),
                ("Data is not transferred outside the EU unless a member asks for it.", MADE),
                ("Data is not transferred outside the EU without appropriate safeguards.", MADE),
                ("Data is transferred outside the EU only if a member asks for it.", MADE),
                ("The supplier of the letter stores addresses in the United States.", MADE),
                ("Data is sent to the union but is not transferred outside the EU.", STAY),
                ("Some servers are located outside the EEA.", MADE),
                ("Data may be transferred to third countries.", MADE),
                ("Yes.", MADE),
                ("If data is transferred outside the EU, safeguards are agreed on.", None),
                ("Ask the secretary of the club.", None),
            ],
        );
    }

    #[test]
    fn what_the_front_matter_says_goes_first() {
        let text = "+++\ntitle = \"R\"\n[register]\ntransfers_outside_eea = true\n+++\n\n\
                    ## Siirto EU:n tai ETA:n ulkopuolelle\n\nEi siirretä.\n";
        let document = parse(text, "a/b.md", "b.md", Fi).0;
        assert_eq!(transfer(&document), MADE);
    }
}
