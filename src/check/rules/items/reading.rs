//! How the rules on items read a notice: which sentences speak of an item, which words stand in them,
//! and what counts as a way to reach somebody.

use std::ops::Range;

use crate::check::subject::{Line, Saying, Subject};
use crate::model::document::Passage;
use crate::model::item::Item;
use crate::parse::denial::{Sentence, Word};

/// Sections that speak of the rights of the data subject.
pub(super) const RIGHTS: &[Item] = &[
    Item::Rights,
    Item::RightAccess,
    Item::RightRectification,
    Item::RightErasure,
    Item::RightRestriction,
    Item::RightObjection,
    Item::RightPortability,
    Item::RightProhibit,
    Item::ExercisingRights,
];

/// Sections whose words are about something else than what is done with the data: how it is
/// guarded, what people can ask for, the website.
pub(super) const ASIDE: &[Item] = &[
    Item::Rights,
    Item::RightAccess,
    Item::RightRectification,
    Item::RightErasure,
    Item::RightRestriction,
    Item::RightObjection,
    Item::RightPortability,
    Item::RightProhibit,
    Item::ExercisingRights,
    Item::Complaint,
    Item::SecurityMeasures,
    Item::SecurityManual,
    Item::SecurityDigital,
    Item::Confidentiality,
    Item::Cookies,
];

/// Those and sections that say of the data where it comes from, where it goes and how long it stays:
/// what all processing is for or based on is not told in passing there.
pub(super) const IN_PASSING: &[Item] = &[
    Item::Rights,
    Item::RightAccess,
    Item::RightRectification,
    Item::RightErasure,
    Item::RightRestriction,
    Item::RightObjection,
    Item::RightPortability,
    Item::RightProhibit,
    Item::ExercisingRights,
    Item::Complaint,
    Item::SecurityMeasures,
    Item::SecurityManual,
    Item::SecurityDigital,
    Item::Confidentiality,
    Item::Cookies,
    Item::DataSources,
    Item::ProvisionRequirement,
    Item::Recipients,
    Item::Processors,
    Item::ThirdCountryTransfers,
    Item::Retention,
    Item::AutomatedDecisionMaking,
];

/// The sentences of the sections on any of some items.
pub(super) fn on<'s, 'a>(
    subject: &'s Subject<'a>,
    items: &'static [Item],
) -> impl Iterator<Item = &'s Saying<'a>> {
    let within = numbers_on(subject, items);
    subject.sayings.iter().filter(move |it| it.line.section.is_some_and(|at| within.contains(&at)))
}

/// The sentences of all other sections, and those before the first.
pub(super) fn outside<'s, 'a>(
    subject: &'s Subject<'a>,
    items: &'static [Item],
) -> impl Iterator<Item = &'s Saying<'a>> {
    let within = numbers_on(subject, items);
    subject.sayings.iter().filter(move |it| it.line.section.is_none_or(|at| !within.contains(&at)))
}

fn numbers_on(subject: &Subject<'_>, items: &'static [Item]) -> Vec<usize> {
    let anchors: Vec<&str> = subject.sections_on(items).map(|it| it.anchor.as_str()).collect();
    let sections = subject.document.sections.iter().enumerate();
    sections.filter(|(_, it)| anchors.contains(&it.anchor.as_str())).map(|(at, _)| at).collect()
}

/// The text without its headings, in lower case, a line for each block.
pub(super) fn text(subject: &Subject<'_>) -> String {
    let mut text = String::new();
    for line in subject.lines() {
        text.push_str(&line.block.text);
        text.push('\n');
    }
    text.to_lowercase()
}

/// The text of the sections on some items, as written.
pub(super) fn text_on(subject: &Subject<'_>, items: &'static [Item]) -> String {
    let sections = subject.sections_on(items);
    let blocks = sections.flat_map(|section| &section.body.blocks);
    blocks.flat_map(|block| [block.text.as_str(), "\n"]).collect()
}

pub(super) fn contains(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| text.contains(part))
}

pub(super) fn starts(word: &Word, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.text.starts_with(stem))
}

/// The first word that begins with one of some stems.
pub(super) fn word<'a>(sentence: &'a Sentence, stems: &[&str]) -> Option<&'a Word> {
    sentence.iter().find(|word| starts(word, stems))
}

pub(super) fn has(sentence: &Sentence, stems: &[&str]) -> bool {
    word(sentence, stems).is_some()
}

/// Where words that begin with some stems stand one after another.
pub(super) fn phrase(sentence: &Sentence, stems: &[&str]) -> Option<Range<usize>> {
    let fits = |words: &[Word]| words.iter().zip(stems).all(|(it, stem)| it.text.starts_with(stem));
    let at = sentence.windows(stems.len()).position(fits)?;
    Some(at..at + stems.len())
}

/// The place of some bytes of a line. The words before them are looked for too, so that a short word
/// is not found within another.
pub(super) fn place(subject: &Subject<'_>, line: Line<'_>, at: Range<usize>) -> Range<usize> {
    let text = &line.block.text;
    let words = text.get(at.clone()).unwrap_or_default();
    let mut from = at.start.saturating_sub(CONTEXT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let context = text.get(from..at.end).unwrap_or_default();
    let found = subject.place(line, context);
    if subject.source.get(found.clone()) == Some(context) {
        return found.end - words.len()..found.end;
    }
    // A line may be broken in the file: the first words that stand on one line.
    let mut cut = words.len().min(LONGEST);
    while !words.is_char_boundary(cut) {
        cut -= 1;
    }
    let ends = words[..cut].rmatch_indices(' ').map(|(end, _)| &words[..end]);
    let prefixes = std::iter::once(words).chain(ends);
    let places = prefixes.map(|prefix| (subject.place(line, prefix), prefix));
    let found =
        places.into_iter().find(|(at, prefix)| subject.source.get(at.clone()) == Some(prefix));
    found.map_or_else(|| subject.place(line, words), |(at, _)| at)
}

/// Bytes before the words.
const CONTEXT: usize = 24;
/// Bytes of a line's first words.
const LONGEST: usize = 120;

/// The place of a word of a sentence.
pub(super) fn place_of_word(
    subject: &Subject<'_>,
    saying: &Saying<'_>,
    word: &Word,
) -> Range<usize> {
    place(subject, saying.line, word.at.clone())
}

/// The place of a sentence, without the mark at its end.
pub(super) fn place_of_sentence(subject: &Subject<'_>, saying: &Saying<'_>) -> Range<usize> {
    let mut words = saying.sentence.iter();
    let first = words.next().map_or(0, |word| word.at.start);
    let last = saying.sentence.iter().rfind(|word| word.text.starts_with(char::is_alphanumeric));
    place(subject, saying.line, first..last.map_or(first, |word| word.at.end))
}

/// The words of a line lead somewhere.
pub(super) fn is_linked(subject: &Subject<'_>, line: Line<'_>) -> bool {
    let passage: &Passage = match line.section {
        Some(at) => &subject.document.sections[at].body,
        None => &subject.document.lead,
    };
    let inner = line.block.inner.start as usize..line.block.inner.end as usize;
    let html = passage.html.get(inner).unwrap_or_default();
    html.contains("<a ") || contains(&line.block.text, &["https://", "http://", "www."])
}

/// A line sends the reader to a page on rights or on data protection.
pub(super) fn rights_are_elsewhere(subject: &Subject<'_>) -> bool {
    const WORDS: [&str; 7] = [
        "oikeuksis",
        "oikeutesi",
        "oikeudet",
        "oikeuksien",
        "rättighet",
        "your rights",
        "rights of the data subject",
    ];
    subject
        .lines()
        .any(|line| contains(&line.block.text.to_lowercase(), &WORDS) && is_linked(subject, line))
}

/// A text tells how to reach somebody: by e-mail, telephone or post.
pub(super) fn tells_contact(text: &str) -> bool {
    has_email(text) || has_phone(text) || has_address(text)
}

pub(super) fn has_email(text: &str) -> bool {
    let text = text.replace("(at)", "@").replace("[at]", "@").replace("(a)", "@");
    text.split_whitespace().any(|word| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

/// At least seven digits, parted by nothing but spaces, hyphens and brackets. A year alone, a date
/// and the number of an act are shorter or have other marks.
fn has_phone(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '\u{a0}' | '-' | '(' | ')' | '+' => {}
            _ => digits = 0,
        }
        if digits >= 7 {
            return true;
        }
    }
    false
}

/// A postcode with the name of a place, or a box.
fn has_address(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',', '\n', '\t', '\u{a0}']).collect();
    words.windows(2).any(|pair| {
        let number = !pair[1].is_empty() && pair[1].bytes().all(|byte| byte.is_ascii_digit());
        let postcode = pair[0].len() == 5 && pair[0].bytes().all(|byte| byte.is_ascii_digit());
        (postcode && pair[1].starts_with(char::is_uppercase))
            || (["PL", "PB"].contains(&pair[0]) && number)
            || (contains(&pair[0].to_lowercase(), &["katu", "kuja", "gatan", "vägen", "gränden"])
                && number)
    })
}

/// A sentence says how long data is kept, or what ends that time.
pub(super) fn tells_retention(sentence: &Sentence) -> bool {
    has(sentence, &TIME) || sentence.iter().any(|word| TIME_WORDS.contains(&&*word.text))
}

/// A sentence speaks of keeping data or of removing it.
pub(super) fn speaks_of_retention(sentence: &Sentence) -> bool {
    has(sentence, &KEEP)
}

const KEEP: [&str; 22] = [
    "säilyt",
    "poiste",
    "poistu",
    "poista",
    "hävit",
    "häviä",
    "tuhot",
    "arkistoi",
    "bevara",
    "förvara",
    "lagra",
    "spara",
    "radera",
    "gallra",
    "förstör",
    "retain",
    "retention",
    "kept",
    "stored",
    "erase",
    "delete",
    "destroy",
];
const TIME: [&str; 44] = [
    "vuosi",
    "vuotta",
    "vuoden",
    "vuode",
    "kuukau",
    "viikko",
    "viiko",
    "päiväks",
    "päivän",
    "päivää",
    "vuorokau",
    "tunti",
    "tunni",
    "pysyvä",
    "kunnes",
    "saakka",
    "kuluttua",
    "jälkeen",
    "päätty",
    "päättäm",
    "heti",
    "välittöm",
    "kesto",
    "keston",
    "kestä",
    "voimassa",
    "lukuvuo",
    "toimikau",
    "tilikau",
    "månad",
    "veck",
    "dagar",
    "dygn",
    "permanent",
    "varaktig",
    "upphör",
    "genast",
    "omedelbar",
    "year",
    "month",
    "week",
    "until",
    "immediately",
    "expir",
];
const TIME_WORDS: [&str; 23] = [
    "asti", "v", "kk", "vk", "pv", "vrk", "år", "året", "dag", "dagen", "mån", "tills", "efter",
    "då", "gäller", "varar", "pågår", "day", "days", "after", "lasts", "ends", "mo",
];

/// The controller is a public body as far as the text tells: it does not name a company or an
/// association alone.
pub(super) fn is_public(subject: &Subject<'_>) -> bool {
    const PUBLIC: [&str; 14] = [
        "kunta",
        "kunnan",
        "kaupun",
        "hyvinvointialue",
        "lautakunta",
        "virasto",
        "laitos",
        "kommun",
        "stad",
        "välfärdsområde",
        "nämnd",
        "city",
        "municipal",
        "county",
    ];
    const PRIVATE: [&str; 8] = [" oy", " oyj", " ab", " ry", " rf", " rp", " sr", " ltd"];
    let controller = text_on(subject, &[Item::Controller, Item::JointControllers]).to_lowercase();
    let padded = controller.replace(['\n', ',', '.', '\t'], " ");
    let private = PRIVATE.iter().any(|form| padded.contains(&format!("{form} ")));
    contains(&controller, &PUBLIC) || !private
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_somebody_are_known() {
        for text in [
            "venepaikat@tuulisalmi.example",
            "venepaikat(at)tuulisalmi.example",
            "puhelin 00 000 1450",
            "Raatihuoneenkatu 3",
            "69990 Tuulisalmi",
            "PL 12, Tuulisalmi",
        ] {
            assert!(tells_contact(text), "{text}");
        }
        for text in [
            "Tuulisalmen kaupunki",
            "Päivitetty 29.5.2019",
            "tietosuojalaki (1050/2018)",
            "(EU) 2016/679",
            "vuosina 2019 ja 2020",
        ] {
            assert!(!tells_contact(text), "{text}");
        }
    }
}
