//! The words of the interface, one Fluent file a language. The only room that names fluent.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diagnostics::finding::Finding;
use crate::text::language::Language;
use crate::told;

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The messages that take no argument, by name.
    fixed: BTreeMap<String, String>,
}

impl Words {
    /// Reads a Fluent file. `file` names it in findings; what cannot be read is left out.
    pub fn parse(language: Language, file: &str, text: &str) -> (Self, Vec<Finding>) {
        let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let findings = errors.iter().map(|error| broken_entry(file, &error.pos, error)).collect();
        let identifier: LanguageIdentifier =
            language.code().parse().expect("the codes are language tags");
        let names: Vec<String> = message_names(text);
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        // Two messages of one name: the first stands, as Fluent has it.
        drop(bundle.add_resource(resource));
        let mut words = Self { language, bundle, fixed: BTreeMap::new() };
        words.fixed = names
            .into_iter()
            .filter_map(|name| Some((name.clone(), words.without_arguments(&name)?)))
            .collect();
        (words, findings)
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// A message that takes no argument.
    pub fn word(&self, name: &str) -> String {
        self.fixed.get(name).map_or(name, String::as_str).to_owned()
    }

    /// The messages that take no argument as templates name them, with `_` for `-`.
    pub fn for_templates(&self) -> BTreeMap<String, &str> {
        self.fixed.iter().map(|(name, text)| (name.replace('-', "_"), text.as_str())).collect()
    }

    /// A message with its arguments; its name when the file has no such message, so that a gap in a
    /// theme's own words is seen on the page and not hidden.
    pub fn say(&self, name: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let mut fluent = FluentArgs::with_capacity(arguments.len());
        for (key, value) in arguments {
            fluent.set(*key, value.to_fluent());
        }
        self.format(name, Some(&fluent)).unwrap_or_else(|| name.to_owned())
    }

    fn without_arguments(&self, name: &str) -> Option<String> {
        let mut errors = Vec::new();
        let pattern = self.bundle.get_message(name)?.value()?;
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    fn format(&self, name: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned())
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// An argument of a message.
#[derive(Debug, Clone, Copy)]
pub enum Argument<'a> {
    Text(&'a str),
    /// Chooses the plural form.
    Count(usize),
}

impl Argument<'_> {
    fn to_fluent(self) -> FluentValue<'static> {
        match self {
            Self::Text(text) => FluentValue::from(text.to_owned()),
            Self::Count(count) => FluentValue::from(count),
        }
    }
}

fn message_names(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

fn broken_entry(
    file: &str,
    span: &std::ops::Range<usize>,
    error: &dyn std::fmt::Display,
) -> Finding {
    let message = told!(
        fi: "sanastossa on virhe: {error}",
        sv: "ett fel i ordlistan: {error}",
        en: "an error in the words: {error}",
    );
    Finding::error("words-syntax", message).in_file(file).at(span.clone()).hint(told!(
        fi: "Kirjoita rivi muodossa `nimi = teksti`.",
        sv: "Skriv raden i formen `namn = text`.",
        en: "Write the line as `name = text`.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    fn words_of(language: Language) -> Words {
        let file = format!("words/{}.ftl", language.code());
        let theme = Theme::embedded();
        let text = std::str::from_utf8(theme.file(&file).unwrap()).unwrap();
        let (words, findings) = Words::parse(language, &file, text);
        assert_eq!(findings, []);
        words
    }

    #[test]
    fn every_language_has_every_word() {
        let theme = Theme::embedded();
        let names = |language: Language| {
            let file = format!("words/{}.ftl", language.code());
            message_names(std::str::from_utf8(theme.file(&file).unwrap()).unwrap())
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>()
        };
        for language in [Language::Sv, Language::En] {
            assert_eq!(names(language), names(Language::Fi), "{}", language.code());
        }
    }

    #[test]
    fn plurals_follow_the_language() {
        let words = words_of(Language::Fi);
        assert_eq!(words.say("notices-count", &[("count", Argument::Count(1))]), "1 seloste");
        assert_eq!(words.say("notices-count", &[("count", Argument::Count(5))]), "5 selostetta");
    }

    #[test]
    fn a_broken_line_is_a_finding_and_the_rest_stands() {
        let text = "a = yksi\nrikki\nb = kaksi\n";
        let (words, findings) = Words::parse(Language::Fi, "words/fi.ftl", text);
        assert_eq!(findings.len(), 1);
        assert_eq!(words.word("b"), "kaksi");
        assert_eq!(words.word("c"), "c");
        assert_eq!(words.say("c", &[]), "c");
    }
}
