//! Writes a notice as its author would: front matter, `##` headings, lists, tables. What is a letter in
//! the document stays one: it is escaped where Markdown would read a mark.

use crate::import::pieces::{Mark, Paragraph, Role, Row, Table};
use crate::import::shapes::Part;
use crate::parse::openings::Heading;
use crate::text::date::Date;

/// What stands at the head of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head<'t> {
    pub(crate) title: &'t str,
    pub(crate) date: Option<Date>,
    pub(crate) systems: &'t [String],
    pub(crate) transfers: Option<bool>,
}

impl Head<'_> {
    /// The front matter, with the line after it.
    pub(crate) fn write(&self) -> String {
        let mut text = String::from("+++\n");
        line(&mut text, &format!("title = {}", quoted(self.title)));
        if let Some(date) = self.date {
            line(&mut text, &format!("date = {}", date.iso()));
        }
        if !self.systems.is_empty() || self.transfers.is_some() {
            line(&mut text, "\n[register]");
        }
        if !self.systems.is_empty() {
            let systems: Vec<String> = self.systems.iter().map(|it| quoted(it)).collect();
            line(&mut text, &format!("systems = [{}]", systems.join(", ")));
        }
        if let Some(transfers) = self.transfers {
            line(&mut text, &format!("transfers_outside_eea = {transfers}"));
        }
        line(&mut text, "+++");
        text
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// A string of TOML (1.0, "basic string").
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The parts as Markdown, each after an empty line.
pub(crate) fn write(parts: &[Part]) -> String {
    let mut writer = Writer::default();
    for part in parts {
        writer.part(part);
    }
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The list that the last part was an item of, by the depths that are open: how far each is put in.
    list: Vec<Level>,
}

struct Level {
    depth: u8,
    /// Where the text of its items begins, in columns.
    indent: usize,
    /// What stands after its numbers; nothing for a list without.
    mark: Option<char>,
    last: u32,
}

impl Writer {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(heading, depth) => {
                self.end_list();
                self.gap();
                self.heading(heading, *depth);
            }
            Part::Paragraph(lines) => {
                self.end_list();
                self.gap();
                self.lines(lines, 0);
            }
            Part::Item { depth, mark, lines } => self.item(*depth, mark, lines),
            Part::Table(table) => {
                self.end_list();
                self.gap();
                self.table(table);
            }
        }
    }

    fn end_list(&mut self) {
        self.list.clear();
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn heading(&mut self, heading: &Heading, depth: u8) {
        let marks = "#".repeat(usize::from(depth) + 1);
        let words = escaped(&heading.words);
        // Marks at the end of a heading's line are read as its end.
        let words = if words.ends_with('#') { format!("{words} \\#") } else { words };
        match &heading.number {
            Some(number) => line(&mut self.text, &format!("{marks} {number}. {words}")),
            None => line(&mut self.text, &format!("{marks} {words}")),
        }
    }

    /// Lines of one paragraph; the author's own line breaks stay.
    fn lines(&mut self, lines: &[String], indent: usize) {
        for (at, text) in lines.iter().enumerate() {
            if at > 0 {
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(&opening(&escaped(text)));
            self.text.push_str(if at + 1 < lines.len() { "\\\n" } else { "\n" });
        }
    }

    fn item(&mut self, depth: u8, mark: &Mark, lines: &[String]) {
        let number = match mark {
            Mark::Number(number) => number.parse::<u32>().ok(),
            Mark::Bullet => None,
        };
        while self.list.last().is_some_and(|level| level.depth > depth) {
            self.list.pop();
        }
        let same = self.list.pop_if(|level| level.depth == depth);
        if self.list.is_empty() && same.is_none() {
            self.gap();
        }
        let outer = self.list.last().map_or(0, |level| level.indent);
        let lead = match (number, same.and_then(|level| level.mark.map(|mark| (mark, level.last))))
        {
            (None, _) => "- ".to_owned(),
            (Some(number), Some((mark, last))) if number == last + 1 => format!("{number}{mark} "),
            // Another list begins: by another mark Markdown knows it from the one before.
            (Some(number), Some(('.', _))) => format!("{number}) "),
            (Some(number), _) => format!("{number}. "),
        };
        let indent = outer + lead.len();
        let after = number.and_then(|_| lead.trim_end().chars().last());
        self.list.push(Level { depth, indent, mark: after, last: number.unwrap_or_default() });
        // Letters and numbers of several steps are no list of Markdown's: they stay words.
        let own = match mark {
            Mark::Number(own) if number.is_none() => format!("{own}) "),
            _ => String::new(),
        };
        self.text.push_str(&" ".repeat(outer));
        self.text.push_str(&lead);
        self.text.push_str(&own);
        self.lines(lines, indent);
    }

    fn table(&mut self, table: &Table) {
        let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let (head, rows) = match table.rows.split_first() {
            Some((head, rows)) if head.is_head => (Some(head), rows),
            _ => (None, table.rows.as_slice()),
        };
        let names = head.map(cells).unwrap_or_default();
        self.row(&names, columns);
        line(&mut self.text, &format!("|{}", " --- |".repeat(columns)));
        for row in rows {
            self.row(&cells(row), columns);
        }
    }

    fn row(&mut self, cells: &[String], columns: usize) {
        self.text.push('|');
        for at in 0..columns {
            let cell = cells.get(at).map(String::as_str).unwrap_or_default();
            let lead = if cell.is_empty() { "" } else { " " };
            self.text.push_str(lead);
            self.text.push_str(cell);
            self.text.push_str(" |");
        }
        self.text.push('\n');
    }
}

/// The cells of a row, each on one line.
fn cells(row: &Row) -> Vec<String> {
    row.cells
        .iter()
        .map(|cell| {
            let mut text = String::new();
            for paragraph in cell.iter().filter(|it| !it.is_empty()) {
                let item = matches!(paragraph.role, Role::Item { .. });
                if !text.is_empty() {
                    text.push_str(if item && !text.ends_with([':', '.', ',', ';']) {
                        ", "
                    } else {
                        " "
                    });
                }
                text.push_str(&Paragraph::text(paragraph));
            }
            escaped(&text).replace('|', "\\|")
        })
        .collect()
}

/// Words as Markdown: marks that would be read as marks are escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_mark = match c {
            '\\' => after.is_none_or(|next| next.is_ascii_punctuation()),
            '*' => !(spaced(before) && spaced(after)),
            '_' => !(joins(before) && joins(after)),
            '`' | '~' => true,
            '<' => {
                after.is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?'))
            }
            '&' => joins(after) || after == Some('#'),
            '[' => text.contains("]("),
            ']' => matches!(after, Some('(' | '[' | ':')),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn spaced(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// The beginning of a line, which might open a heading, an item, a quotation, a rule.
fn opening(line: &str) -> String {
    let first = line.chars().next().unwrap_or_default();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(1..).unwrap_or_default();
    let is_rule = line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | ' '));
    match first {
        '#' | '>' | '|' => format!("\\{line}"),
        '+' | '-' | '=' if rest.is_empty() || rest.starts_with(' ') || is_rule => {
            format!("\\{line}")
        }
        '0'..='9' if digits < 10 => match line[digits..].chars().next() {
            Some(mark @ ('.' | ')'))
                if line[digits + 1..].starts_with(' ') || line.len() == digits + 1 =>
            {
                format!("{}\\{mark}{}", &line[..digits], &line[digits + 1..])
            }
            _ => line.to_owned(),
        },
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_marks_in_markdown_are_escaped() {
        assert_eq!(
            escaped("a*b* c_d _e_ <p> & &amp; 5 < 6 ~ `x`"),
            "a\\*b\\* c_d \\_e\\_ \\<p> & \\&amp; 5 < 6 \\~ \\`x\\`"
        );
        assert_eq!(escaped("[1] ja [2](osoite)"), "\\[1] ja \\[2\\](osoite)");
        assert_eq!(opening("1. luku"), "1\\. luku");
        assert_eq!(opening("- ei"), "\\- ei");
        assert_eq!(opening("-5 astetta"), "-5 astetta");
        assert_eq!(opening("1.1.2020 alkaen"), "1.1.2020 alkaen");
    }
}
