//! What a text says and what it denies: sentences become clauses, and each word is marked by what
//! its clause says of it. "Terveystietoja ei käsitellä" denies what stands before the denial,
//! "ei kuvia" what follows it, "nimi, mutta ei osoitetta" only what follows the turn. All three
//! languages are read at once.

use std::ops::Range;

use crate::model::document::{Block, BlockKind};

/// What the text says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Asserted,
    Denied,
    /// Denied is only that it is passed on, published or demanded, so it is there:
    /// "henkilötunnusta ei luovuteta".
    NotPassedOn,
}

/// A word in lower case, or a mark.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
    pub(crate) said: Said,
}

impl Word {
    pub(crate) fn denied(&self) -> bool {
        self.said == Said::Denied
    }
}

pub(crate) type Sentence = Vec<Word>;

/// Deny the whole of their clause, what stands before them too: also as a request, "älä kirjoita", and
/// as a wish, "pyydämme, ettei …".
const NO: [&str; 27] = [
    "ei",
    "ettei",
    "etteivät",
    "ettemme",
    "älä",
    "älkää",
    "äläkä",
    "älkääkä",
    "eivät",
    "eikä",
    "eivätkä",
    "emme",
    "emmekä",
    "inte",
    "ej",
    "icke",
    "aldrig",
    "not",
    "nor",
    "never",
    "cannot",
    "none",
    "nej",
    "doesn",
    "don",
    "isn",
    "aren",
];
/// Deny what follows them.
const WITHOUT: [&str; 8] = ["ilman", "utan", "without", "no", "inga", "ingen", "inget", "neither"];
const NOR: [&str; 4] = ["eikä", "eivätkä", "emmekä", "nor"];
const BUT: [&str; 9] =
    ["vaan", "mutta", "men", "däremot", "but", "rather", "however", "instead", "kuitenkin"];
const AND: [&str; 6] = ["ja", "sekä", "och", "samt", "and", "että"];
const ONLY: [&str; 9] =
    ["vain", "ainoastaan", "pelkästään", "bara", "endast", "enbart", "only", "merely", "solely"];
/// Begin a clause that says something of another.
const SUBORDINATE: [&str; 36] = [
    "joka", "jota", "jotka", "joita", "jonka", "joiden", "jossa", "joissa", "jolla", "joilla",
    "josta", "joista", "johon", "joihin", "jos", "mikäli", "kun", "koska", "jotta", "vaikka",
    "som", "om", "när", "då", "eftersom", "vars", "ifall", "who", "which", "that", "if", "when",
    "because", "whose", "where", "although",
];
/// "… ei käsitellä, ellei huoltaja niitä ilmoita": so they are, then.
const UNLESS: [&str; 5] = ["ellei", "elleivät", "jollei", "unless", "såvida"];
/// What is not done to data that is there.
const PASSED_ON: [&str; 48] = [
    "luovut",
    "julkai",
    "julkist",
    "siirr",
    "siirre",
    "siirty",
    "näytet",
    "näy",
    "näkyv",
    "anneta",
    "pakol",
    "pakko",
    "tarvitse",
    "edellyt",
    "pidem",
    "kauem",
    "yhdist",
    "myydä",
    "poistet",
    "välttämät",
    "markkinoin",
    "utlämn",
    "lämnas",
    "lämnar",
    "publicer",
    "offentlig",
    "överför",
    "visas",
    "obligator",
    "krävs",
    "nödvänd",
    "längre",
    "rader",
    "säljs",
    "marknadsför",
    "disclos",
    "publish",
    "public",
    "transfer",
    "share",
    "shown",
    "mandatory",
    "required",
    "compulsory",
    "longer",
    "sold",
    "erase",
    "marketing",
];
const ABBREVIATIONS: [&str; 12] =
    ["esim", "mm", "ym", "yms", "tms", "jne", "ns", "ks", "art", "ex", "dvs", "etc"];

/// Words and marks of the longest sentence that is read as one: what denies what is looked for within
/// a sentence, again and again, and a text may have no full stop at all.
const LONGEST: usize = 250;

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    let words = words(text);
    for (at, word) in words.iter().enumerate() {
        sentence.push(word.clone());
        if ends_sentence(&words, at, text) || sentence.len() == LONGEST {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    for sentence in &mut sentences {
        mark_denials(sentence);
    }
    sentences
}

/// The sentences of blocks in order, each with its block. What a lead-in denies is denied of the list
/// that follows it: "Emme tallenna:".
pub(crate) fn sentences_of(blocks: &[Block]) -> Vec<(&Block, Sentence)> {
    let mut all = Vec::new();
    let mut denied_by_lead = false;
    for block in blocks.iter().filter(|block| block.kind != BlockKind::TableHead) {
        let listed = matches!(block.kind, BlockKind::ListItem { .. } | BlockKind::TableRow);
        let mut sentences = sentences(&block.text);
        if !listed {
            let last = sentences.last().and_then(|sentence| sentence.last());
            let leads_on = last.is_some_and(|last| !matches!(&*last.text, "." | "!" | "?"));
            denied_by_lead = leads_on && last.is_some_and(Word::denied);
        } else if denied_by_lead {
            for word in sentences.iter_mut().flatten() {
                word.said = Said::Denied;
            }
        }
        all.extend(sentences.into_iter().map(|sentence| (block, sentence)));
    }
    all
}

/// Words and marks of a text.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut begun: Option<usize> = None;
    let mut push = |at: Range<usize>| {
        let word = Word { text: text[at.clone()].to_lowercase(), at, said: Said::Asserted };
        words.push(word);
    };
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            begun = begun.or(Some(at));
            continue;
        }
        if let Some(from) = begun.take() {
            push(from..at);
        }
        if matches!(c, '.' | ',' | ';' | ':' | '§' | '!' | '?' | '(' | ')') {
            push(at..at + c.len_utf8());
        }
    }
    if let Some(from) = begun {
        push(from..text.len());
    }
    words
}

fn ends_sentence(words: &[Word], at: usize, text: &str) -> bool {
    let word = &words[at];
    match &*word.text {
        ";" | "!" | "?" => return true,
        "." => {}
        _ => return false,
    }
    // Within a date, a number or an address.
    if text[word.at.end..].starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return true };
    let ordinal = before.text.parse::<u32>().is_ok_and(|number| number < 100);
    // The second letter of `e.g.` or `t.ex.`.
    let lettered = before.text.chars().count() == 1
        && at
            .checked_sub(2)
            .is_some_and(|stop| words[stop].text == "." && words[stop].at.end == before.at.start);
    !ordinal && !lettered && !ABBREVIATIONS.contains(&&*before.text)
}

/// Marks each word of a sentence by what its clause says.
fn mark_denials(sentence: &mut [Word]) {
    let clauses = clauses(sentence);
    for (at, clause) in clauses.iter().enumerate() {
        let first = &*sentence[clause.start].text;
        let unless = UNLESS.contains(&first)
            || (first == "om"
                && sentence.get(clause.start + 1).is_some_and(|it| it.text == "inte"));
        if unless && let Some(before) = at.checked_sub(1) {
            for word in &mut sentence[clauses[before].clone()] {
                word.said = Said::Asserted;
            }
            continue;
        }
        // "inte … utan …": a turn here, not a lack.
        if first == "utan" && at > 0 && sentence[clause.start - 1].said != Said::Asserted {
            continue;
        }
        let (from, said) = denial(&sentence[clause.clone()]);
        for word in &mut sentence[clause.start + from..clause.end] {
            word.said = said;
        }
    }
    // "… allergioita lukuun ottamatta": the exception stands before these words.
    let except = (1..sentence.len())
        .find(|at| sentence[at - 1].text == "lukuun" && sentence[*at].text == "ottamatta");
    if let Some(except) = except {
        let from = (0..except).rfind(|at| sentence[*at].text == ",");
        let from = from.unwrap_or_else(|| except.saturating_sub(3));
        for word in &mut sentence[from..=except] {
            word.said = Said::Asserted;
        }
    }
}

/// From which word on a clause says what.
fn denial(clause: &[Word]) -> (usize, Said) {
    let is =
        |at: usize, words: &[&str]| clause.get(at).is_some_and(|word| words.contains(&&*word.text));
    let Some(no) = (0..clause.len()).find(|at| is(*at, &NO)) else {
        let Some(without) = (0..clause.len()).find(|at| is(*at, &WITHOUT)) else {
            return (0, Said::Asserted);
        };
        let marks = |word: &Word| !word.text.starts_with(char::is_alphanumeric);
        let last = clause[without + 1..].iter().all(marks);
        return (if last { 0 } else { without }, Said::Denied);
    };
    let after = &clause[no + 1..];
    let doubled = after.iter().any(|word| ["ilman", "utan", "without"].contains(&&*word.text));
    let other_than = after.windows(2).any(|pair| {
        let pair = (&*pair[0].text, &*pair[1].text);
        matches!(pair, ("muuta" | "muita", "kuin") | ("annat" | "andra", "än") | ("other", "than"))
    });
    if doubled || other_than || is(no + 1, &ONLY) {
        return (0, Said::Asserted);
    }
    let passed_on = |word: &Word| PASSED_ON.iter().any(|stem| word.text.starts_with(stem));
    // In Swedish the verb stands before: "publiceras inte".
    let verbs = &clause[no.saturating_sub(1)..];
    let said = if verbs.iter().any(passed_on) { Said::NotPassedOn } else { Said::Denied };
    (0, said)
}

/// Where the clauses of a sentence stand.
fn clauses(sentence: &[Word]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut from = 0;
    let mut subordinate = false;
    for at in 0..sentence.len() {
        let begins = begins_subordinate(sentence, at);
        let ends = begins
            || (subordinate && before(sentence, at) == ",")
            || begins_clause(sentence, from, at);
        if ends && at > from {
            clauses.push(from..at);
            from = at;
        }
        if ends || begins {
            subordinate = begins;
        }
    }
    if from < sentence.len() {
        clauses.push(from..sentence.len());
    }
    clauses
}

fn before(sentence: &[Word], at: usize) -> &str {
    at.checked_sub(1).map_or("", |before| &*sentence[before].text)
}

fn begins_subordinate(sentence: &[Word], at: usize) -> bool {
    let word = &*sentence[at].text;
    let free = at == 0 || before(sentence, at) == ",";
    let next = sentence.get(at + 1).map(|next| next.text.as_str());
    (free && SUBORDINATE.contains(&word))
        || UNLESS.contains(&word)
        || (word, next) == ("om", Some("inte"))
}

fn begins_clause(sentence: &[Word], from: usize, at: usize) -> bool {
    let is = |at: usize, words: &[&str]| {
        sentence.get(at).is_some_and(|word| words.contains(&&*word.text))
    };
    let word = &*sentence[at].text;
    let next = sentence.get(at + 1).map_or("", |next| &*next.text);
    let denied = (from..at).any(|before| is(before, &NO) || is(before, &WITHOUT));
    let after_comma = before(sentence, at) == ",";
    let turns = BUT.contains(&word)
        || (word, next) == ("sen", "sijaan")
        || (word == "utan"
            && denied
            && !["samtyck", "medgiv", "tillstånd"].iter().any(|it| next.starts_with(it)))
        || ["paitsi", "utom", "förutom", "except"].contains(&word)
        || (word, next) == ("med", "undantag");
    let denies_next = (is(at, &["ja", "sekä"]) && is(at + 1, &NO))
        || (is(at, &["och", "and"])
            && (is(at + 1, &NO) || is(at + 2, &NO) || is(at + 1, &WITHOUT)));
    turns
        || denies_next
        || NOR.contains(&word)
        || (after_comma && (NO.contains(&word) || WITHOUT.contains(&word)))
        || (after_comma && denied && AND.contains(&word))
        || denies_within(sentence, at)
}

/// Words in brackets that deny something say it of themselves alone: "valokuva (ei pakollinen)".
fn denies_within(sentence: &[Word], at: usize) -> bool {
    let denies = |inner: &[Word]| inner.iter().any(|word| NO.contains(&&*word.text));
    if sentence[at].text == "(" {
        let inner = &sentence[at + 1..];
        let end = inner.iter().position(|word| word.text == ")").unwrap_or(inner.len());
        return denies(&inner[..end]);
    }
    before(sentence, at) == ")" && {
        let inner = &sentence[..at - 1];
        inner.iter().rposition(|word| word.text == "(").is_some_and(|from| denies(&inner[from..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text that it denies, marks left out; in brackets, what is not passed on.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words = sentences(text).into_iter().flatten();
        let said = words.filter(|word| word.text.starts_with(char::is_alphanumeric));
        let denied = said.filter_map(|word| match word.said {
            Said::Asserted => None,
            Said::Denied => Some(word.text),
            Said::NotPassedOn => Some(format!("[{}]", word.text)),
        });
        assert_eq!(denied.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn a_denial_holds_in_its_clause() {
        check("Veneitä ei maalata. Airot maalataan.", "veneitä ei maalata");
        check("Airot maalataan, mutta veneitä ei.", "mutta veneitä ei");
        check("Airot maalataan eikä veneitä pestä.", "eikä veneitä pestä");
        check("Airo, vene, ei purjetta", "ei purjetta");
        check(
            "Airoja, veneitä tai purjeita emme maalaa.",
            "airoja veneitä tai purjeita emme maalaa",
        );
        check("Emme maalaa airoja, ja veneet pestään.", "emme maalaa airoja");
        check("Vene, jota ei ole maalattu, pestään.", "jota ei ole maalattu");
        check("Jos venettä ei ole, airo pestään.", "jos venettä ei ole");
        check("Båtar målas inte utan tvättas.", "båtar målas inte");
        check("Åror tvättas och målas inte.", "och målas inte");
        check("Vi målar inga båtar.", "inga båtar");
        check("Boats are washed and are not painted.", "and are not painted");
        check("No boats, e.g. canoes, are painted.", "no boats e g canoes are painted");
        check("Segel: inga.", "segel inga");
        check("Älä maalaa venettä. Pese airo.", "älä maalaa venettä");
        check("Pyydämme, ettei venettä maalata.", "ettei venettä maalata");
    }

    #[test]
    fn exceptions_and_doubled_denials_assert() {
        check("Veneitä ei maalata, ellei omistaja pyydä.", "");
        check("Veneitä ei maalata ilman lupaa.", "");
        check("Veneestä ei maalata muuta kuin pohja.", "");
        check("Veneitä ei maalata, paitsi pohjat.", "veneitä ei maalata");
        check("Veneitä ei maalata, pohjia lukuun ottamatta.", "veneitä ei maalata");
        check("Båtar målas inte utan samtycke.", "");
        check("Boats are not painted unless asked.", "");
        check("Not only boats are painted.", "");
    }

    #[test]
    fn what_is_not_passed_on_is_there() {
        check("Venettä ei luovuteta.", "[venettä] [ei] [luovuteta]");
        check("Vene (ei pakollinen), airo", "[ei] [pakollinen]");
        check("Boats are not shared.", "[boats] [are] [not] [shared]");
    }

    #[test]
    fn a_lead_in_denies_its_list() {
        let block = |kind, text: &str| Block { kind, text: text.to_owned(), inner: 0..0 };
        let item = BlockKind::ListItem { depth: 1 };
        let lead = |text| [block(BlockKind::Paragraph, text), block(item, "veneitä")];
        let denied = |text| {
            let blocks = lead(text);
            sentences_of(&blocks).last().is_some_and(|(_, last)| last[0].denied())
        };
        assert!(denied("Emme maalaa:"));
        assert!(!denied("Maalaamme:"));
        assert!(!denied("Airoja emme maalaa."));
    }
}
