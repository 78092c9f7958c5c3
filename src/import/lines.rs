//! Lines of a text without paragraphs become paragraphs: what only the width of the paper parted is
//! joined, items of lists are told by their marks.

use crate::import::pieces::{Block, Mark, Paragraph, Role};
use crate::parse::numbering::split_number;
use crate::parse::vocabulary::headings::recognise_all;

/// A line as it stands on paper or in a plain text.
#[expect(clippy::struct_excessive_bools, reason = "facts of the layout, each by itself")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub text: String,
    /// More room stands before it than between other lines: something new begins.
    pub gap: bool,
    /// It is the first of a page.
    pub page: bool,
    pub bold: bool,
    /// Its letters are larger than those of most lines.
    pub large: bool,
    /// The width ended it, not the author: the first word of the next line had no room on it.
    pub wrapped: bool,
}

/// Joins lines into paragraphs and items of lists.
pub fn paragraphs(lines: Vec<Line>) -> Vec<Block> {
    let mut joining = Joining::default();
    for line in lines {
        joining.add(line);
    }
    joining.end_paragraph();
    joining.blocks
}

#[derive(Default)]
struct Joining {
    blocks: Vec<Block>,
    current: Option<Paragraph>,
    /// The last line that was added.
    last: Line,
    /// The last item began with a mark and no space after it.
    tight: bool,
}

impl Joining {
    fn add(&mut self, line: Line) {
        if line.page {
            let goes_on = self.current.is_some() && self.last.wrapped && !line.gap;
            if !goes_on {
                self.end_paragraph();
                self.blocks.push(Block::PageBreak);
            }
        }
        if line.text.trim().is_empty() {
            self.end_paragraph();
            return;
        }
        let joins = self.joins(&line);
        let item = if joins { None } else { self.item(&line) };
        self.tight = match &item {
            Some(_) => bullet(&line.text).is_some_and(|item| !item.spaced),
            None => self.tight && joins,
        };
        match (&mut self.current, item) {
            (_, Some(text)) => {
                self.end_paragraph();
                let role = Role::Item { depth: 1, mark: Mark::Bullet };
                let bold = line.bold;
                self.current =
                    Some(Paragraph { role, lines: vec![text], bold, ..Paragraph::default() });
            }
            (Some(current), None) if joins => {
                match current.lines.last_mut() {
                    Some(left) => append(left, line.text.trim()),
                    None => current.lines.push(line.text.trim().to_owned()),
                }
                current.bold &= line.bold;
            }
            (Some(current), None) if current.role == Role::Plain && self.last.stays_with(&line) => {
                current.lines.push(line.text.trim().to_owned());
            }
            _ => {
                self.end_paragraph();
                self.current = Some(begun(&line));
            }
        }
        self.last = line;
    }

    /// Whether the line continues the one before it.
    fn joins(&self, line: &Line) -> bool {
        let Some(current) = &self.current else { return false };
        let same = line.bold == self.last.bold && line.large == self.last.large;
        if line.gap || !same || !self.last.wrapped {
            return false;
        }
        let last = self.last.text.trim();
        let is_item = bullet(&line.text).is_some_and(|item| item.spaced || self.tight);
        // A heading ends its line, however long it is.
        let is_heading = current.lines.len() == 1 && !recognise_all(last).is_empty();
        !is_item && !is_heading && !begins_numbered(&line.text) && seam_of(&line.text).is_none()
    }

    /// The text of an item of a list.
    fn item(&self, line: &Line) -> Option<String> {
        let item = bullet(&line.text)?;
        // `-palvelun` at the beginning of a line may be the end of a compound.
        let alone = item.spaced || !self.last.wrapped || line.gap || self.tight;
        alone.then(|| item.text.to_owned())
    }

    fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.current.take().filter(|paragraph| !paragraph.is_empty()) {
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }
}

impl Line {
    /// Whether the next line, which does not continue it, is a line of the same paragraph: an
    /// address, a list of names.
    fn stays_with(&self, next: &Self) -> bool {
        let ends = self.text.trim_end().ends_with(['.', '!', '?', ':']);
        !next.gap && !ends && self.bold == next.bold && self.large == next.large
    }
}

fn begun(line: &Line) -> Paragraph {
    Paragraph { bold: line.bold, ..Paragraph::plain(line.text.trim()) }
}

/// The beginning of an item.
struct Bullet<'t> {
    text: &'t str,
    spaced: bool,
}

/// Marks that stand before items; those of the second list only with a space after them.
const BULLETS: [char; 14] = ['-', '–', '—', '•', '·', '▪', '●', '○', '◦', '‣', '■', '□', '➢', '✓'];
const SPACED_BULLETS: [char; 4] = ['*', 'o', '+', '>'];

fn bullet(line: &str) -> Option<Bullet<'_>> {
    let line = line.trim();
    let mark = line.chars().next()?;
    let rest = &line[mark.len_utf8()..];
    let text = rest.trim_start();
    let spaced = text.len() < rest.len();
    let first = text.chars().next()?;
    let known = BULLETS.contains(&mark) || (SPACED_BULLETS.contains(&mark) && spaced);
    let is_text = first.is_alphanumeric() || matches!(first, '(' | '"' | '”' | '§' | '[');
    // `-5` is a number, `--` a rule.
    let counts = spaced || mark != '-' || first.is_alphabetic();
    (known && is_text && counts).then_some(Bullet { text, spaced })
}

/// The text of an item that begins with a mark that is no letter.
pub(crate) fn without_bullet(line: &str) -> Option<&str> {
    bullet(line).filter(|_| !line.trim().starts_with('o')).map(|item| item.text)
}

/// `1. Rekisterin nimi`: a new heading or item begins.
fn begins_numbered(line: &str) -> bool {
    let (number, words) = split_number(line);
    number.is_some_and(|number| {
        let marked = line.trim_start()[number.len()..].starts_with(['.', ')']);
        marked && words.starts_with(char::is_uppercase)
    })
}

/// A heading is no longer.
const LONGEST_HEADING: usize = 120;

/// Where a heading is glued to its text (`Registrets namnKundregister`): a capital letter meets the end of a
/// word, and all before it is the name of a heading.
pub(crate) fn seam_of(line: &str) -> Option<usize> {
    let mut before = ' ';
    let mut letters = line.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        if at > LONGEST_HEADING {
            return None;
        }
        let small = letters.peek().is_some_and(|(_, next)| next.is_lowercase());
        let ends = before.is_lowercase()
            || matches!(before, ')' | '?')
            || (before.is_uppercase() && small);
        if at > 0
            && c.is_uppercase()
            && ends
            && !recognise_all(split_number(&line[..at]).1).is_empty()
        {
            return Some(at);
        }
        before = c;
    }
    None
}

/// Joins two lines that one paragraph's width parted: with a space, or, where a word was cut, without
/// the hyphen that only the end of the line made. A hyphen stays between like vowels (`linja-auto`), after
/// capitals and digits (`CRM-ohjelma`), and where it stands for the rest of a word (`asiakas- ja`).
pub fn join(left: &str, right: &str) -> String {
    let mut joined = left.to_owned();
    append(&mut joined, right);
    joined
}

/// The same in place: a paragraph of very many lines is not copied for each of them.
pub(crate) fn append(left: &mut String, right: &str) {
    left.truncate(left.trim_end().len());
    let right = right.trim_start();
    if left.ends_with('\u{ad}') {
        left.pop();
    } else {
        match hyphen(left, right) {
            Hyphen::None => left.push(' '),
            Hyphen::Stays => {}
            Hyphen::Goes => drop(left.pop()),
        }
    }
    left.push_str(right);
}

enum Hyphen {
    None,
    Stays,
    Goes,
}

/// Words before which a hyphen stands for the end of the word that follows them.
const AND: [&str; 8] = ["ja", "tai", "sekä", "eli", "och", "eller", "and", "or"];

fn hyphen(left: &str, right: &str) -> Hyphen {
    let Some(cut) = left.strip_suffix('-') else { return Hyphen::None };
    let next = right.split(' ').next().unwrap_or_default();
    let Some(first) = next.chars().next().filter(|c| c.is_alphabetic()) else {
        return Hyphen::None;
    };
    let word = cut.rsplit([' ', '(', '/']).next().unwrap_or_default();
    let Some(last) = word.chars().last().filter(|c| c.is_alphanumeric()) else {
        return Hyphen::None;
    };
    if AND.contains(&next.trim_end_matches(',')) {
        return Hyphen::None;
    }
    let like_vowels = last == first && "aeiouyåäö".contains(last);
    let is_name = !last.is_lowercase() || !first.is_lowercase();
    if like_vowels || is_name { Hyphen::Stays } else { Hyphen::Goes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, wrapped: bool) -> Line {
        Line { text: text.to_owned(), wrapped, ..Line::default() }
    }

    fn texts(lines: Vec<Line>) -> Vec<String> {
        let text = |block: Block| match block {
            Block::Paragraph(paragraph) => match paragraph.role {
                Role::Item { .. } => format!("- {}", paragraph.lines.join(" / ")),
                _ => paragraph.lines.join(" / "),
            },
            Block::PageBreak => "—".to_owned(),
            Block::Table(_) => "table".to_owned(),
        };
        paragraphs(lines).into_iter().map(text).collect()
    }

    #[test]
    fn lines_that_the_width_ended_are_joined() {
        let lines = vec![
            line("Henkilötiedot saadaan asiakkaalta itseltään ja väestö-", true),
            line("tietojärjestelmästä.", false),
            line("Sepänkatu 3", false),
            line("00000 Tuulisalmi", false),
        ];
        let joined = "Henkilötiedot saadaan asiakkaalta itseltään ja väestötietojärjestelmästä.";
        assert_eq!(texts(lines), [joined, "Sepänkatu 3 / 00000 Tuulisalmi"]);
    }

    #[test]
    fn hyphens_of_words_stay() {
        assert_eq!(join("linja-", "auton kuljettaja"), "linja-auton kuljettaja");
        assert_eq!(join("Otava CRM-", "ohjelmistoa"), "Otava CRM-ohjelmistoa");
        assert_eq!(join("asiakas-", "ja potilastiedot"), "asiakas- ja potilastiedot");
        assert_eq!(join("tieto\u{ad}", "suoja"), "tietosuoja");
        assert_eq!(join("tieto-", "suoja"), "tietosuoja");
        assert_eq!(join("2018 -", "2020"), "2018 - 2020");
        assert_eq!(join("Kävijäpolku", "-palveluun"), "Kävijäpolku -palveluun");
    }

    #[test]
    fn items_are_told_by_their_marks() {
        let lines = vec![
            line("Tallennamme:", false),
            line("-nimen", false),
            line("• osoitteen", false),
            line("o puhelinnumeron ja sen, milloin siihen saa", true),
            line("soittaa", false),
            line("Käytämme Kävijäpolku", true),
            line("-palvelua.", false),
        ];
        assert_eq!(
            texts(lines),
            [
                "Tallennamme:",
                "- nimen",
                "- osoitteen",
                "- puhelinnumeron ja sen, milloin siihen saa soittaa",
                "Käytämme Kävijäpolku -palvelua.",
            ]
        );
    }

    #[test]
    fn a_known_heading_ends_its_line() {
        let lines = vec![line("REKISTERIN TIETOSISÄLTÖ", true), line("Nimi ja osoite.", false)];
        assert_eq!(texts(lines), ["REKISTERIN TIETOSISÄLTÖ / Nimi ja osoite."]);
    }
}
