//! What a commit's message says to the public: its first line, and the trailers `Selite:` and
//! `Muutos:`. The parser is our own: Git's reads only the last paragraph, and a single prose line or a
//! key with ä hides the whole block from it.

use serde::{Deserialize, Serialize};

use crate::model::timeline::{ChangeKind, Note};
use crate::text::folding::compose;

/// A commit's own words. Most have a subject only, and there are many of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    pub(super) subject: String,
    pub(super) more: Option<Box<More>>,
}

/// What a commit says beyond the first line, and its author's name where names are published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct More {
    fi: Option<String>,
    sv: Option<String>,
    en: Option<String>,
    pub(super) kind: Option<ChangeKind>,
    /// A value of `Muutos:` that means nothing.
    pub(super) unknown_kind: Option<String>,
    pub(super) author: Option<String>,
}

impl Words {
    /// Whether the message explains itself beyond its first line.
    pub(super) fn has_trailers(&self) -> bool {
        self.more.as_deref().is_some_and(|More { fi, sv, en, kind, .. }| {
            fi.is_some() || sv.is_some() || en.is_some() || kind.is_some()
        })
    }

    /// As a revision carries it.
    pub(super) fn note(&self) -> Note {
        let subject = self.subject.clone();
        match self.more.as_deref().cloned() {
            Some(More { fi, sv, en, .. }) => Note { subject, fi, sv, en },
            None => Note { subject, ..Note::default() },
        }
    }
}

/// Reads a whole message.
pub fn parse_message(message: &str) -> Words {
    let first_line = message.lines().map(str::trim).find(|line| !line.is_empty());
    let subject = compose(first_line.unwrap_or_default()).into_owned();
    let more = if message.contains(':') { parse_trailers(message) } else { More::default() };
    Words { subject, more: (more != More::default()).then(|| Box::new(more)) }
}

fn parse_trailers(message: &str) -> More {
    let mut more = More::default();
    let mut open: Option<(Key, String)> = None;
    for line in message.lines() {
        if let (Some((_, value)), true) = (&mut open, is_continuation(line)) {
            append(value, line.trim(), " ");
        } else {
            more.take(open.take());
            open = trailer(line);
        }
    }
    more.take(open);
    more
}

#[derive(Debug, Clone, Copy)]
enum Key {
    Fi,
    Sv,
    En,
    Kind,
}

const KEYS: [(&str, Key); 5] = [
    ("selite", Key::Fi),
    ("selite-fi", Key::Fi),
    ("selite-sv", Key::Sv),
    ("selite-en", Key::En),
    ("muutos", Key::Kind),
];

fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

fn trailer(line: &str) -> Option<(Key, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let (_, key) = KEYS.iter().find(|(key, _)| name.eq_ignore_ascii_case(key))?;
    Some((*key, compose(value.trim()).into_owned()))
}

impl More {
    fn take(&mut self, trailer: Option<(Key, String)>) {
        let Some((key, value)) = trailer else { return };
        if value.is_empty() {
            return;
        }
        match key {
            Key::Fi => add(&mut self.fi, &value),
            Key::Sv => add(&mut self.sv, &value),
            Key::En => add(&mut self.en, &value),
            Key::Kind => self.take_kind(value),
        }
    }

    /// Of the kinds in a message that joins several commits, the graver counts.
    fn take_kind(&mut self, value: String) {
        match value.trim_end_matches('.').to_lowercase().as_str() {
            "olennainen" => self.kind = Some(ChangeKind::Material),
            "tekninen" => self.kind = self.kind.or(Some(ChangeKind::Technical)),
            _ => self.unknown_kind = Some(value),
        }
    }
}

/// A squashed message may hold the same trailer many times: none is dropped.
fn add(explanation: &mut Option<String>, value: &str) {
    let whole = explanation.get_or_insert_default();
    let separator = if whole.ends_with(['.', '!', '?']) { " " } else { "; " };
    append(whole, value, separator);
}

fn append(whole: &mut String, part: &str, separator: &str) {
    if !whole.is_empty() {
        whole.push_str(separator);
    }
    whole.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers_are_found_anywhere_in_the_message() {
        let message = "Päivitetty yhteystiedot (#12)\n\n* Korjattu puhelin\n\nselite: Puhelinnumero\n  \
            on vaihtunut äsken.\nTämä rivi piilottaisi lohkon Gitiltä\nSELITE-SV : Numret bytt\n\n\
            * toinen\n\nMuutos: tekninen\nMuutos: Olennainen.\nVähäinen: kyllä\nSelite-en: New number\n";
        let words = parse_message(message);
        assert_eq!(words.subject, "Päivitetty yhteystiedot (#12)");
        assert_eq!(words.note().fi.as_deref(), Some("Puhelinnumero on vaihtunut äsken."));
        assert_eq!(words.note().sv.as_deref(), Some("Numret bytt"));
        assert_eq!(words.note().en.as_deref(), Some("New number"));
        assert_eq!(words.more.as_ref().unwrap().kind, Some(ChangeKind::Material));
        assert_eq!(words.more.as_ref().unwrap().unknown_kind, None);
    }

    #[test]
    fn a_message_without_trailers_has_only_its_first_line() {
        let words =
            parse_message("\n\n  Uusi seloste: kirjasto  \n\nSelitys: ei avain\nseliteet: ei\n");
        assert_eq!(words.subject, "Uusi seloste: kirjasto");
        assert!(!words.has_trailers());
        assert_eq!(parse_message(""), Words::default());
    }

    #[test]
    fn an_explanation_repeated_in_a_squashed_message_is_joined() {
        let words =
            parse_message("x\n\nSelite: A.\nSelite: B\nSelite: C\nMuutos: iso\nSelite-sv:\n");
        assert_eq!(words.note().fi.as_deref(), Some("A. B; C"));
        assert_eq!(words.more.as_ref().unwrap().unknown_kind.as_deref(), Some("iso"));
        assert_eq!(words.note().sv, None);
    }
}
