//! Lines for a terminal: wrapped, with headings and marks that read without colours.

use crate::diagnostics::printing::Style;
use crate::diff::listing::Mark;

/// How many characters a line may have.
const WIDTH: usize = 88;

/// A stretch of text with one mark.
pub(crate) type Stretch = (Mark, String);

/// Lines that are being written.
#[derive(Debug)]
pub(crate) struct Lines {
    style: Style,
    pub(crate) text: String,
}

impl Lines {
    pub(crate) fn new(style: Style) -> Self {
        Self { style, text: String::new() }
    }

    pub(crate) fn end_line(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn line(&mut self, indent: usize, text: &str) {
        self.wrapped(indent, &[(Mark::Kept, text.to_owned())]);
    }

    /// Facts on one line, those that there are.
    pub(crate) fn facts(&mut self, indent: usize, facts: &[String]) {
        let facts: Vec<&str> =
            facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        if !facts.is_empty() {
            self.line(indent, &facts.join(" · "));
        }
    }

    pub(crate) fn underlined(&mut self, text: &str, underline: char) {
        self.bold(0, text);
        let width = text.chars().count().min(WIDTH);
        self.text.extend(std::iter::repeat_n(underline, width));
        self.text.push_str("\n\n");
    }

    pub(crate) fn bold(&mut self, indent: usize, text: &str) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        match self.style {
            Style::Plain => self.text.push_str(text),
            Style::Colour => self.text.extend(["\u{1b}[1m", text, "\u{1b}[0m"]),
        }
        self.end_line();
    }

    /// Writes stretches of text in lines that fit the width; longer words stay whole.
    pub(crate) fn wrapped(&mut self, indent: usize, stretches: &[Stretch]) {
        let mut at = 0;
        let mut open = Mark::Kept;
        for word in words_of(stretches) {
            let length: usize = word.iter().map(|(_, text)| text.chars().count()).sum();
            if at > 0 && at + 1 + length > WIDTH {
                self.switch(&mut open, Mark::Kept);
                self.end_line();
                at = 0;
            }
            if at == 0 {
                self.text.extend(std::iter::repeat_n(' ', indent));
                at = indent;
            } else {
                let goes_on = word.first().is_some_and(|(mark, _)| *mark == open);
                let between = if goes_on { open } else { Mark::Kept };
                self.switch(&mut open, between);
                self.text.push(' ');
                at += 1;
            }
            for (mark, text) in word {
                self.switch(&mut open, mark);
                self.text.push_str(&text);
            }
            at += length;
        }
        self.switch(&mut open, Mark::Kept);
        self.end_line();
    }

    fn switch(&mut self, open: &mut Mark, mark: Mark) {
        if self.style == Style::Colour && *open != mark {
            self.text.push_str(match mark {
                Mark::Kept => "\u{1b}[0m",
                Mark::Removed => "\u{1b}[0;31m",
                Mark::Added => "\u{1b}[0;32m",
            });
        }
        *open = mark;
    }
}

/// The words of some stretches with their marks written out: `[-poistettu-] {+lisätty+}`. A word that
/// changes within has several pieces.
fn words_of(stretches: &[Stretch]) -> Vec<Vec<Stretch>> {
    let mut words: Vec<Vec<Stretch>> = Vec::new();
    let mut joins = false;
    for (mark, text) in stretches.iter().filter(|(_, text)| !text.is_empty()) {
        let marked = match mark {
            Mark::Kept => text.clone(),
            Mark::Removed => format!("[-{text}-]"),
            Mark::Added => format!("{{+{text}+}}"),
        };
        for (nth, word) in marked.split(' ').enumerate() {
            joins &= nth == 0;
            if word.is_empty() {
                continue;
            }
            match words.last_mut() {
                Some(last) if joins => last.push((*mark, word.to_owned())),
                _ => words.push(vec![(*mark, word.to_owned())]),
            }
            joins = true;
        }
        joins &= !marked.ends_with(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: Style, stretches: &[(Mark, &str)]) -> String {
        let mut lines = Lines::new(style);
        let stretches: Vec<Stretch> =
            stretches.iter().map(|(mark, text)| (*mark, (*text).to_owned())).collect();
        lines.wrapped(2, &stretches);
        lines.text
    }

    #[test]
    fn marks_stand_with_their_words() {
        let stretches = [
            (Mark::Kept, "Tietoja säilytetään "),
            (Mark::Removed, "kolme vuotta"),
            (Mark::Kept, " "),
            (Mark::Added, "vuosi"),
            (Mark::Kept, "."),
        ];
        let plain = "  Tietoja säilytetään [-kolme vuotta-] {+vuosi+}.\n";
        assert_eq!(written(Style::Plain, &stretches), plain);
        let coloured = "  Tietoja säilytetään \u{1b}[0;31m[-kolme vuotta-]\u{1b}[0m \
            \u{1b}[0;32m{+vuosi+}\u{1b}[0m.\n";
        assert_eq!(written(Style::Colour, &stretches), coloured);
    }

    #[test]
    fn lines_fit_the_width_and_colours_end_with_them() {
        let long = "sana ".repeat(40);
        let text = written(Style::Colour, &[(Mark::Added, long.trim())]);
        assert!(text.lines().count() > 2, "{text}");
        for line in text.lines() {
            assert!(line.starts_with("  \u{1b}[0;32m") && line.ends_with("\u{1b}[0m"), "{line}");
        }
        let text = written(Style::Plain, &[(Mark::Kept, &long), (Mark::Removed, "x")]);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert_eq!(text.split_whitespace().count(), 41);
    }
}
