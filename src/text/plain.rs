//! Text for a terminal or a list: what is there to be read, and nothing that is acted upon.

/// The text on one line, without characters that a terminal acts on and marks that turn the
/// direction of writing.
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {}
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => line.push(' '),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_acted_upon_is_left_out() {
        assert_eq!(
            on_one_line("a\u{1b}[31mb\nc\td\u{202e}e\u{a0}f\u{2028}g\r"),
            "a[31mb c de\u{a0}f g "
        );
    }
}
