//! How a text refers to statutes: names, numbers and sections put together, with the places of each.

use std::fmt;
use std::ops::Range;

use crate::check::sentence::{sentences, speaks_of_past};
use crate::check::statutes::Statutes;
use crate::check::statutes::names::{Word, act_word, words};
use crate::check::statutes::numbers::{Form, Number, numbers};
use crate::config::statutes::Statute;

/// One reference in a text.
#[derive(Debug, Clone)]
pub(crate) struct Reference<'a> {
    /// Bytes of the text: the name, the number, or from the name to the number.
    pub(crate) at: Range<usize>,
    /// The name in its basic form and lower case; empty without one.
    pub(crate) name: &'a str,
    pub(crate) named: Vec<&'a Statute>,
    /// Another word in the genitive stands before the name, so it may be part of a longer one.
    pub(crate) maybe_longer: bool,
    pub(crate) number: Option<Number>,
    /// The sections named after it.
    pub(crate) sections: Vec<Section>,
    /// Its sentence speaks of what was.
    pub(crate) past: bool,
}

/// A section, `13 a §`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) number: u32,
    pub(crate) letter: Option<char>,
    pub(crate) at: Range<usize>,
}

impl<'a> Reference<'a> {
    /// The act, where number and name do not speak against each other: by its number, else by a name
    /// that only one act of today bears, or that only repealed ones bore.
    pub(crate) fn act(&self, statutes: &'a Statutes) -> Option<&'a Statute> {
        match &self.number {
            Some(number) if number.is_national() => {
                let act = statutes.numbered(&number.canonical())?;
                let agrees =
                    self.named.is_empty() || self.named.iter().any(|it| it.number == act.number);
                agrees.then_some(act)
            }
            Some(_) => None,
            None => newest(&self.named),
        }
    }

    pub(crate) fn calls_it_one_of(&self, names: &[String]) -> bool {
        names.iter().any(|name| name.to_lowercase() == self.name)
    }
}

/// The act that a name means now.
pub(crate) fn newest<'a>(acts: &[&'a Statute]) -> Option<&'a Statute> {
    use crate::config::statutes::Status::{Amending, InForce, Repealed, Uncertain};
    let rank = |act: &&Statute| match act.status {
        InForce => 3,
        Uncertain => 2,
        Repealed => 1,
        Amending => 0,
    };
    let year = |act: &&Statute| act.number.rsplit('/').next().and_then(|it| it.parse::<u32>().ok());
    acts.iter().copied().max_by_key(|act| (rank(act), year(act)))
}

/// Whether a table's sections, such as `14–18` and `13 a`, name one.
pub(crate) fn names(sections: &[String], section: &Section) -> bool {
    sections.iter().any(|written| match written.split_once('–') {
        Some((first, last)) => {
            let bounds = first.parse::<u32>().ok().zip(last.parse::<u32>().ok());
            bounds.is_some_and(|(first, last)| (first..=last).contains(&section.number))
        }
        None => *written == section.to_string(),
    })
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(letter) => write!(f, "{} {letter}", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}

/// The references of a text, in order.
pub(crate) fn references<'a>(text: &str, statutes: &'a Statutes) -> Vec<Reference<'a>> {
    let words = words(text);
    let numbers = numbers(text);
    let mut joined_to_names = vec![false; numbers.len()];
    let mut references: Vec<Reference<'a>> = Vec::new();
    for found in statutes.finder.find(&words) {
        let next = numbers.partition_point(|number| number.at.start < found.at.end);
        let joined = numbers.get(next).filter(|it| joins(&text[found.at.end..it.at.start]));
        let joined = joined.cloned();
        if joined.is_some() {
            joined_to_names[next] = true;
        }
        let before = found.first.checked_sub(1).map(|before| &words[before]);
        references.push(Reference {
            at: found.at.start..joined.as_ref().map_or(found.at.end, |it| it.at.end),
            name: statutes.spelled(found.name),
            named: statutes.named(found.name).collect(),
            maybe_longer: before.is_some_and(|it| lengthens(it, text, found.at.start)),
            number: joined,
            sections: Vec::new(),
            past: false,
        });
    }
    let alone = numbers.into_iter().zip(joined_to_names).filter(|(_, joined)| !joined);
    for (number, _) in alone.filter(|(it, _)| is_of_act(it, text, &words)) {
        let at = number.at.clone();
        let (named, sections) = (Vec::new(), Vec::new());
        let number = Some(number);
        references.push(Reference {
            at,
            name: "",
            named,
            maybe_longer: false,
            number,
            sections,
            past: false,
        });
    }
    references.sort_by_key(|it| it.at.start);
    tell_past(&mut references, text);
    for reference in &mut references {
        reference.sections = sections_after(text, reference.at.end);
    }
    references
}

/// What may stand between a name and its number.
fn joins(between: &str) -> bool {
    let between = between.trim_matches([' ', '\u{a0}', '(', ',', '\t', '–', '-']);
    between.is_empty() || ["nro", "n:o", "nr", "no"].contains(&between.to_lowercase().as_str())
}

/// "Rikosasioiden tietosuojalaki" is another act than "tietosuojalaki".
fn lengthens(before: &Word, text: &str, name: usize) -> bool {
    let between = &text[before.at.end..name];
    between.chars().all(char::is_whitespace) && before.text.ends_with(['n', 's', '-'])
}

/// How far before a number a word for an act may stand.
const NEAR: usize = 60;
/// What else has numbers: decisions, notices, documents.
const OTHER_NUMBERED: [&str; 14] = [
    "päätö",
    "kuulutu",
    "dnro",
    "diaari",
    "pöytäkirj",
    "asianumer",
    "beslut",
    "protokoll",
    "diarie",
    "kungörelse",
    "decision",
    "lautakun",
    "päivit",
    "uppdater",
];

/// Whether a number without a name is of an act: in brackets, or near a word for one.
fn is_of_act(number: &Number, text: &str, words: &[Word]) -> bool {
    if !number.is_national() {
        return true;
    }
    let next = words.partition_point(|word| word.at.start < number.at.start);
    let near = words[..next].iter().rev().take_while(|word| number.at.start - word.at.end <= NEAR);
    let mut bracketed = text[..number.at.start].ends_with('(');
    for word in near {
        if OTHER_NUMBERED.iter().any(|it| word.text.starts_with(it)) {
            return false;
        }
        if act_word(&word.text).is_some() {
            return true;
        }
        bracketed &= number.form != Form::ShortYear;
    }
    bracketed
}

fn tell_past(references: &mut [Reference<'_>], text: &str) {
    let mut sentences = sentences(text).into_iter();
    let mut sentence = 0..0;
    let mut past = false;
    for reference in references {
        while reference.at.start >= sentence.end {
            let Some(next) = sentences.next() else { break };
            sentence = next;
            past = speaks_of_past(&text[sentence.clone()]);
        }
        reference.past = past;
    }
}

/// How many numbers of sections are read after a reference.
const SECTIONS: usize = 12;

/// "… 13 a, 14–18 ja 21 §:n": the sections right after a reference, after a chapter if there is one.
fn sections_after(text: &str, from: usize) -> Vec<Section> {
    let mut at = from;
    let skip = |at: &mut usize, marks: &[char]| {
        let rest = &text[*at..];
        *at += rest.len() - rest.trim_start_matches(marks).len();
    };
    skip(&mut at, &[')', ',', ' ', '\u{a0}', '\t']);
    let mut sections: Vec<Section> = Vec::new();
    let mut range = false;
    for _ in 0..SECTIONS {
        let rest = &text[at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Some(number) = rest[..digits].parse::<u32>().ok().filter(|number| *number < 1000)
        else {
            return Vec::new();
        };
        let place = at..at + digits;
        at = place.end;
        skip(&mut at, &[' ', '\u{a0}']);
        let letter = lone_letter(&text[at..]);
        if letter.is_some() {
            at += 1;
            skip(&mut at, &[' ', '\u{a0}']);
        }
        if let Some(first) = sections.last().filter(|_| range).map(|it| it.number) {
            let between = first + 1..number.min(first + 100);
            sections.extend(between.map(|number| Section {
                number,
                letter: None,
                at: place.clone(),
            }));
        }
        sections.push(Section { number, letter, at: place });
        let rest = &text[at..];
        if rest.starts_with('§') {
            return sections;
        }
        let Some(step) = [
            "luvun ", "luku, ", "luku ", "luvussa ", "kap. ", "ja ", "sekä ", "tai ", "och ", ", ",
            ",", "–", "-",
        ]
        .into_iter()
        .find(|step| rest.starts_with(step)) else {
            return Vec::new();
        };
        at += step.len();
        if step.starts_with(['l', 'k']) {
            sections.clear();
        }
        range = matches!(step, "–" | "-");
        skip(&mut at, &[' ', '\u{a0}']);
    }
    Vec::new()
}

fn lone_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none_or(|next| !next.is_alphanumeric()).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let statutes = Statutes::known();
        let found: Vec<String> = references(text, statutes)
            .into_iter()
            .map(|it| {
                let act = it.act(statutes).map_or("-", |act| act.number.as_str());
                let sections: Vec<String> = it
                    .sections
                    .iter()
                    .map(|it| {
                        format!(" {}{}", it.number, it.letter.map(String::from).unwrap_or_default())
                    })
                    .collect();
                format!(
                    "{} = {act}{}{}",
                    &text[it.at.clone()],
                    sections.concat(),
                    if it.past { " past" } else { "" }
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn references_are_put_together() {
        check("Tietosuojalain (1050/2018) 4 §", &["Tietosuojalain (1050/2018 = 1050/2018 4"]);
        check("henkilötietolain 6 luvun 26 §:ään", &["henkilötietolain = 523/1999 26"]);
        check(
            "yleisistä kirjastoista annetussa laissa (1492/2016) ja kuntalaissa (410/2015)",
            &[
                "yleisistä kirjastoista annetussa laissa (1492/2016 = 1492/2016",
                "kuntalaissa (410/2015 = 410/2015",
            ],
        );
        check("kirjastolain mukaan", &["kirjastolain = 1492/2016"]);
        check("potilaslain 12, 13 a ja 14–16 §", &["potilaslain = 785/1992 12 13a 14 15 16"]);
        check("i enlighet med personuppgiftslagen", &["personuppgiftslagen = 523/1999"]);
        check("Laki (36/1973)", &["36/1973 = 36/1973"]);
        check("Tietosuojalaki (523/1999)", &["Tietosuojalaki (523/1999 = -"]);
        check("ent. henkilötietolaki", &["henkilötietolaki = 523/1999 past"]);
    }

    #[test]
    fn other_numbers_are_no_references() {
        check("Kuulutus 2024/1179 ja päätös (72/2006)", &[]);
        check("Päivitetty 12/2024", &[]);
        check("Palvelu 36/1973", &[]);
    }
}
