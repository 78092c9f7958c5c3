//! Folding: forms of one word that a reader takes for the same become equal.

use std::borrow::Cow;

/// Lower case, white space as single spaces, typographic marks as plain ones, soft hyphens gone.
/// `å`, `ä`, `ö` stay: in Finnish and Swedish they are letters of their own.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space_due = false;
    for c in compose(text).chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() => space_due = !folded.is_empty(),
            c if c.is_ascii() && c != '`' && !space_due => folded.push(c.to_ascii_lowercase()),
            c => {
                if space_due {
                    folded.push(' ');
                    space_due = false;
                }
                folded.extend(plain_mark(c).to_lowercase());
            }
        }
    }
    folded
}

fn plain_mark(c: char) -> char {
    match c {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '’' | '‘' | '´' | '`' => '\'',
        '”' | '“' | '„' | '»' | '«' => '"',
        c => c,
    }
}

/// Joins a letter and a combining mark that follows it into the one letter (the part of Unicode
/// NFC that Nordic and Sámi texts need: files from macOS come decomposed).
pub fn compose(text: &str) -> Cow<'_, str> {
    // The combining marks lie in U+0300–U+036F, whose first byte in UTF-8 is one of these two.
    if !text.bytes().any(|byte| matches!(byte, 0xcc | 0xcd)) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = composed.chars().next_back().and_then(|base| composed_letter(base, c));
        match joined {
            Some(letter) => {
                composed.pop();
                composed.push(letter);
            }
            None => composed.push(c),
        }
    }
    Cow::Owned(composed)
}

fn composed_letter(base: char, mark: char) -> Option<char> {
    let pairs = match mark {
        '\u{308}' => "aäoöuüAÄOÖUÜiïIÏeëEË",
        '\u{30a}' => "aåAÅ",
        '\u{301}' => "aáAÁeéEÉiíIÍoóOÓuúUÚyýYÝ",
        '\u{300}' => "aàAÀeèEÈ",
        '\u{30c}' => "cčCČsšSŠzžZŽ",
        '\u{302}' => "aâAÂeêEÊ",
        '\u{303}' => "nñNÑoõOÕ",
        _ => return None,
    };
    let mut letters = pairs.chars();
    while let (Some(plain), Some(marked)) = (letters.next(), letters.next()) {
        if plain == base {
            return Some(marked);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_become_equal() {
        for form in ["Säilytysaika", "SÄILYTYSAIKA", " sa\u{308}ilytysaika ", "säily\u{ad}tysaika"]
        {
            assert_eq!(fold(form), "säilytysaika", "{form}");
        }
        assert_eq!(fold("EU\u{2011}maat\u{a0}ja  ETA"), "eu-maat ja eta");
        assert_ne!(fold("näin"), fold("nain"));
    }
}
