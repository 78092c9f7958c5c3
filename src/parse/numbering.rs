//! The number at the beginning of a heading: `3.`, `2.1`, `1a`, `A:`, `IV)`.

/// Parts a heading into its number, without the last mark, and its words. What has no words after
/// its number has no number.
pub(crate) fn split_number(heading: &str) -> (Option<&str>, &str) {
    let heading = heading.trim();
    match numbered(heading) {
        Some((number, words)) => (Some(number), words),
        None => (None, heading),
    }
}

/// The number of a subsection has two digits or more with dots between them, or a letter.
pub(crate) fn steps(number: &str) -> usize {
    number.split('.').filter(|part| !part.is_empty()).count()
}

/// A letter, not a digit, counts the headings.
pub(crate) fn is_letter(number: &str) -> bool {
    number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase())
}

fn numbered(heading: &str) -> Option<(&str, &str)> {
    let inner = heading.strip_prefix('(').unwrap_or(heading);
    let length = digits(inner).or_else(|| letters(inner))?;
    let (number, rest) = inner.split_at(length);
    let words = rest.trim_start_matches(['.', ')', ':']);
    let marked = words.len() < rest.len();
    let spaced = words.starts_with(char::is_whitespace);
    let words = words.trim_start();
    let first = words.chars().next()?;
    let counts_well = match (marked, steps(number)) {
        (false, _) => spaced && !first.is_lowercase() && first.is_alphabetic(),
        (true, 1) => spaced || (first.is_alphabetic() && number.as_bytes()[0].is_ascii_digit()),
        (true, _) => !first.is_lowercase() && !first.is_ascii_digit(),
    };
    counts_well.then_some((number, words))
}

/// The length of `3`, `2.1`, `1a`; nothing for a year or a date.
fn digits(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let width = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=2).contains(&width) {
            return None;
        }
        at += width;
        match bytes.get(at..at + 2) {
            Some([b'.', next]) if next.is_ascii_digit() => at += 1,
            _ => break,
        }
    }
    let has_letter = bytes.get(at).is_some_and(u8::is_ascii_lowercase)
        && !text[at + 1..].starts_with(char::is_alphanumeric);
    Some(at + usize::from(has_letter))
}

/// The length of `A` or `IV` with a mark after it, or of `A` before a capital letter.
fn letters(text: &str) -> Option<usize> {
    let width = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let marked = text[width..].starts_with(['.', ')', ':']);
    let roman = text[..width].bytes().all(|byte| b"IVX".contains(&byte));
    match width {
        1 if marked => Some(1),
        1 if (b'A'..=b'H').contains(&text.as_bytes()[0]) => Some(1),
        2..=5 if marked && roman => Some(width),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, number: &str, words: &str) {
        let expected = (Some(number).filter(|number| !number.is_empty()), words);
        assert_eq!(split_number(heading), expected, "{heading}");
    }

    #[test]
    fn numbers_are_parted_from_words() {
        check("3. Rekisterinpitäjä", "3", "Rekisterinpitäjä");
        check("3.Rekisterinpitäjä", "3", "Rekisterinpitäjä");
        check("12) rekisterin nimi", "12", "rekisterin nimi");
        check("1 Rekisterin nimi", "1", "Rekisterin nimi");
        check("2.1 Säilytys", "2.1", "Säilytys");
        check("2.1. Säilytys", "2.1", "Säilytys");
        check("1a Rekisterinpitäjä", "1a", "Rekisterinpitäjä");
        check("A. Manuaalinen aineisto", "A", "Manuaalinen aineisto");
        check("B: Sähköinen aineisto", "B", "Sähköinen aineisto");
        check("A Manuaalinen aineisto", "A", "Manuaalinen aineisto");
        check("IV) Oikeudet", "IV", "Oikeudet");
        check("(2) Oikeudet", "2", "Oikeudet");
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for words in [
            "2024 Hinnasto",
            "1.1.2020 alkaen",
            "15.3. alkaen",
            "5 vuotta",
            "3.",
            "3",
            "",
            "EU:n tietosuoja",
            "I vilket syfte",
            "ATK: tiedot",
            "24/7 palvelu",
            "1,5 vuotta",
            "2-vuotiaat",
        ] {
            check(words, "", words);
        }
    }
}
