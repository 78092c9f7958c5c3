//! A paragraph while it is being read, run by run.

use crate::import::pieces::{Paragraph, Role};

/// The letters of a paragraph so far.
#[derive(Debug, Default)]
pub(crate) struct Writing {
    lines: Vec<String>,
    line: String,
    bold: usize,
    plain: usize,
}

impl Writing {
    /// Adds text of a run.
    pub(crate) fn text(&mut self, text: &str, bold: bool) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        *(if bold { &mut self.bold } else { &mut self.plain }) += letters;
        self.line.push_str(text);
    }

    /// The author began a new line.
    pub(crate) fn line_break(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
    }

    /// The same with something before it.
    pub(crate) fn after(mut self, text: &str) -> Self {
        let first = self.lines.first_mut().unwrap_or(&mut self.line);
        first.insert_str(0, text);
        self
    }

    /// Nothing has been written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.bold + self.plain == 0
    }

    /// The paragraph, with single spaces; tabs stay, they part columns.
    pub(crate) fn finish(self, role: Role) -> Paragraph {
        let Self { mut lines, line, bold, plain } = self;
        lines.push(line);
        let lines: Vec<String> =
            lines.iter().map(|line| tidy(line)).filter(|line| !line.is_empty()).collect();
        Paragraph { role, lines, bold: bold > 0 && plain == 0 }
    }
}

/// Single spaces; a tab stays one; what only printers see (soft hyphens, joiners) is gone.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut due = None;
    for c in crate::text::folding::compose(text).chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '\t' => due = Some('\t'),
            c if c.is_whitespace() || c == '\u{85}' => due = due.or(Some(' ')),
            c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) && !is_symbol(c) => {}
            c => {
                if let Some(space) = due.take()
                    && !tidy.is_empty()
                {
                    tidy.push(space);
                }
                tidy.push(if is_symbol(c) { '•' } else { c });
            }
        }
    }
    tidy
}

/// Bullets of Microsoft's symbol fonts, which have no letters of Unicode.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f0fc}' | '\u{f02d}' | '\u{f076}')
}
