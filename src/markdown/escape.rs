//! Text written into HTML and into plain text, without the characters that neither may hold.

/// Adds text to HTML, for the content of an element or the value of an attribute.
pub(crate) fn push_escaped(text: &str, html: &mut String) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let (spelling, width) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0..=8 | 11..=31 | 127 => ("", 1),
            // The second set of control characters, from texts whose encoding was misread.
            0xC2 if bytes.get(at + 1).is_some_and(|next| *next < 0xA0) => ("", 2),
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(spelling);
        done = at + width;
    }
    html.push_str(&text[done..]);
}

/// Adds text to a block's plain text, on one line.
pub(crate) fn push_plain(text: &str, plain: &mut String) {
    // Control characters are single bytes, or have this first byte.
    if text.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2)) {
        plain.extend(text.chars().filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        }));
    } else {
        plain.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_spelled_and_control_characters_dropped() {
        let mut html = String::new();
        push_escaped("a<b>&\"c\"\u{1}\u{7f}\u{92}ä\u{a0}\n", &mut html);
        assert_eq!(html, "a&lt;b&gt;&amp;&quot;c&quot;ä\u{a0}\n");
        let mut plain = String::new();
        push_plain("a\tb\nc\u{2}<\u{92}", &mut plain);
        assert_eq!(plain, "a b c<");
    }
}
