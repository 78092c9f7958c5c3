//! Places: from the line and column that the Markdown parser tells to bytes of the whole file.

use std::ops::Range;

/// Where each line of the Markdown part of a file begins.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
}

impl<'t> Places<'t> {
    /// The lines of `text` from the byte `start` on.
    pub(crate) fn new(text: &'t str, start: usize) -> Self {
        let mut line_starts = vec![start];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            let ends_line = match byte {
                b'\n' => true,
                // CommonMark ends a line at a lone carriage return, too.
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                line_starts.push(at + 1);
            }
        }
        Self { text, line_starts }
    }

    /// The bytes from one line and column to another, both from one and both included.
    pub(crate) fn span(&self, from: (usize, usize), to: (usize, usize)) -> Range<usize> {
        let start = self.floor(self.byte(from));
        let end = self.ceiling(self.byte(to).saturating_add(1));
        start..end.max(start)
    }

    /// The text of a span.
    pub(crate) fn slice(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    fn byte(&self, (line, column): (usize, usize)) -> usize {
        let start = self.line_starts.get(line.saturating_sub(1)).copied();
        let start = start.unwrap_or(self.text.len());
        start.saturating_add(column.saturating_sub(1)).min(self.text.len())
    }

    fn floor(&self, mut at: usize) -> usize {
        at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn ceiling(&self, mut at: usize) -> usize {
        at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_become_bytes_of_the_file() {
        let text = "+++\n+++\näb\nöd";
        let places = Places::new(text, 8);
        assert_eq!(places.slice(places.span((1, 1), (1, 3))), "äb");
        assert_eq!(places.slice(places.span((2, 2), (2, 2))), "ö", "inside a letter: all of it");
        assert_eq!(places.span((9, 9), (9, 9)), text.len()..text.len());
        assert!(places.span((2, 1), (1, 1)).start <= text.len());
    }
}
