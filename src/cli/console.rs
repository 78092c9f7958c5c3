//! The terminal: its language and colours, and the doors through which all words go.

use std::io::{self, IsTerminal as _, Write as _};

use crate::diagnostics::printing::Style;
use crate::diagnostics::told::Told;
use crate::pipeline::error::PipelineError;
use crate::text::language::Language;
use crate::told;

/// Where and how the program speaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    pub(crate) language: Language,
    /// Of what is said to the person at the terminal.
    pub(crate) style: Style,
    /// Of what is written to standard output.
    pub(crate) output: Style,
    /// Standard error is a terminal that can redraw a line.
    pub(crate) redraws: bool,
}

impl Console {
    /// As the environment has it: the language of the locale (Finnish where it is none of the
    /// three), colours unless `NO_COLOR` is set or the output goes into a pipe.
    pub(crate) fn of_environment() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
        let language = language_of(&locale.unwrap_or_default());
        let terminal = io::stderr().is_terminal();
        let dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let colours = !dumb && variable("NO_COLOR").is_none();
        let style = |terminal| if terminal && colours { Style::Colour } else { Style::Plain };
        Self {
            language,
            style: style(terminal),
            output: style(io::stdout().is_terminal()),
            redraws: terminal && !dumb,
        }
    }

    pub(crate) fn tell(self, words: &Told) {
        say(words.within(self.language));
    }

    /// Says why a command could not run.
    pub(crate) fn fail(self, error: &PipelineError) {
        let label = told!(fi: "virhe", sv: "fel", en: "error");
        self.problem(&label, &error.message, error.hint.as_ref());
    }

    fn problem(self, label: &Told, message: &Told, hint: Option<&Told>) {
        let (label, message) = (label.within(self.language), message.within(self.language));
        match self.style {
            Style::Colour => say(&format!("\u{1b}[1;31m{label}\u{1b}[0m: {message}")),
            Style::Plain => say(&format!("{label}: {message}")),
        }
        if let Some(hint) = hint {
            let word = told!(fi: "ohje", sv: "råd", en: "hint");
            say(&format!("  {}: {}", word.within(self.language), hint.within(self.language)));
        }
    }
}

/// Says something to the person at the terminal.
pub(crate) fn say(words: &str) {
    drop(writeln!(io::stderr().lock(), "{words}"));
}

/// Writes data to standard output.
pub(crate) fn put(data: &str) {
    drop(writeln!(io::stdout().lock(), "{data}"));
}

fn language_of(locale: &str) -> Language {
    locale.get(..2).and_then(Language::from_code).unwrap_or(Language::Fi)
}

#[expect(clippy::disallowed_methods, reason = "how the terminal's user wants to be spoken to")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(language_of("sv_FI.UTF-8"), Language::Sv);
        assert_eq!(language_of("en_GB"), Language::En);
        for other in ["", "C", "C.UTF-8", "fi_FI.UTF-8", "de_DE", "ä"] {
            assert_eq!(language_of(other), Language::Fi, "{other}");
        }
    }
}
