//! A paragraph while it is being read, run by run.

use crate::import::account::words;
use crate::import::pieces::{Link, Paragraph, Role};

/// The letters of a paragraph so far.
#[derive(Debug, Default)]
pub(crate) struct Writing {
    lines: Vec<String>,
    line: String,
    bold: usize,
    plain: usize,
    links: Vec<Anchor>,
}

/// A link while its words are being read: bytes of all that is written, line breaks counted as one.
#[derive(Debug)]
struct Anchor {
    from: usize,
    to: Option<usize>,
    target: String,
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

    /// What is written from here leads to the target, until the link ends.
    pub(crate) fn open_link(&mut self, target: &str) {
        self.close_link();
        let from = self.length();
        self.links.push(Anchor { from, to: None, target: target.trim().to_owned() });
    }

    pub(crate) fn close_link(&mut self) {
        let to = self.length();
        if let Some(link) = self.links.last_mut().filter(|link| link.to.is_none()) {
            link.to = Some(to);
        }
    }

    fn length(&self) -> usize {
        self.lines.iter().map(|line| line.len() + 1).sum::<usize>() + self.line.len()
    }

    /// The same with something before it.
    pub(crate) fn after(mut self, text: &str) -> Self {
        for link in &mut self.links {
            link.from += text.len();
            link.to = link.to.map(|to| to + text.len());
        }
        let first = self.lines.first_mut().unwrap_or(&mut self.line);
        first.insert_str(0, text);
        self
    }

    /// Nothing has been written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.bold + self.plain == 0
    }

    /// The paragraph, with single spaces; tabs stay, they part columns.
    pub(crate) fn finish(mut self, role: Role) -> Paragraph {
        self.close_link();
        let Self { mut lines, line, bold, plain, links } = self;
        lines.push(line);
        let links = if links.is_empty() { Vec::new() } else { placed(&links, &lines.join("\n")) };
        let lines: Vec<String> =
            lines.iter().map(|line| tidy(line)).filter(|line| !line.is_empty()).collect();
        Paragraph { role, lines, bold: bold > 0 && plain == 0, links }
    }
}

/// The links by the words that they stand on. One that stands on a part of a word is none.
fn placed(links: &[Anchor], text: &str) -> Vec<Link> {
    let place = |link: &Anchor| {
        let inner = text.get(link.from..link.to?)?;
        let (before, after) = (&text[..link.from], &text[link.from + inner.len()..]);
        let joins = |one: Option<char>, other: Option<char>| {
            one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
        };
        let cut = joins(before.chars().next_back(), inner.chars().next())
            || joins(inner.chars().next_back(), after.chars().next());
        let count = |text: &str| words(&tidy(text)).len();
        let link = Link { at: count(before), count: count(inner), target: link.target.clone() };
        (!cut && link.count > 0).then_some(link)
    };
    links.iter().filter_map(place).collect()
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
