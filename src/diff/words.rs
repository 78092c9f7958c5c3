//! The words of a text, as a comparison reads them. What a reader takes for one thing is one word: a
//! whole number, a date, a telephone number, an address, a reference to a statute or an article.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use crate::text::folding::fold;

/// A word, or a mark such as a comma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the block's text.
    pub span: Range<u32>,
    /// Equal for forms that read the same: letter case, typographic marks and ways to write a date
    /// or a number make no difference.
    pub form: u64,
    /// Equal for words that begin alike, as inflected forms of one word do.
    pub stem: u64,
    pub kind: WordKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// A word that bears the meaning: long, or a number.
    Full,
    /// A short word: `ja`, `on`, `the`.
    Short,
    /// A punctuation mark.
    Mark,
    /// A bracket that opens, or one that closes.
    Open,
    Close,
    /// A mark that ends a sentence, and its block or another sentence follows.
    End,
}

impl Word {
    /// Counts among the words of a text; marks do not.
    pub fn counts(&self) -> bool {
        matches!(self.kind, WordKind::Full | WordKind::Short)
    }
}

/// How many letters make a stem. Finnish endings begin after the sixth letter of most words.
const STEM: usize = 6;

/// Parts a text into words and marks. White space parts words and is none itself; a tab, which parts
/// the cells of a row, no word ever holds.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 7 + 1);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || is_silent(c) {
            at += c.len_utf8();
            continue;
        }
        let length = length_of_word(&text[at..], c);
        words.push(word(text, at..at + length));
        at += length;
    }
    mark_ends(text, &mut words);
    words
}

/// Characters that are not seen: soft hyphen, zero-width space, byte order mark.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

fn word(text: &str, span: Range<usize>) -> Word {
    let written = &text[span.clone()];
    let first = written.chars().next().unwrap_or(' ');
    let (form, stem) = if first.is_ascii_digit() || first == '+' {
        let plain = plain_number(written);
        (hash(&plain), hash(&plain))
    } else if is_plain(written) {
        (hash(written), hash(stem(written)))
    } else {
        let folded = folded(written);
        (hash(&folded), hash(stem(&folded)))
    };
    let kind = match written.chars().filter(|c| c.is_alphanumeric()).count() {
        0 if matches!(written, "(" | "[") => WordKind::Open,
        0 if matches!(written, ")" | "]") => WordKind::Close,
        0 => WordKind::Mark,
        1..=3 if !first.is_ascii_digit() => WordKind::Short,
        _ => WordKind::Full,
    };
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Word { span: place(span.start)..place(span.end), form, stem, kind }
}

/// Lower-case letters that [`fold`] leaves as they are; most words are.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || matches!(c, 'ä' | 'ö' | 'å' | '.' | ',' | '-'))
}

fn folded(text: &str) -> String {
    let folded = fold(text);
    let Some(at) = folded.find(['(', '[']) else { return folded };
    // "nimi(at)osoite" is written so for robots; a reader reads an address.
    match at {
        0 => folded,
        _ => folded.replace("(at)", "@").replace("[at]", "@"),
    }
}

fn stem(text: &str) -> &str {
    text.char_indices().nth(STEM).map_or(text, |(at, _)| &text[..at])
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// `01.02.2024` is `1.2.2024`, and `1 000` is `1000`: written otherwise, read the same.
fn plain_number(text: &str) -> String {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split('.').collect();
    let is_date = matches!(parts[..], [day, month, year]
        if is_number(day, 2) && is_number(month, 2) && is_number(year, 4) && year.len() == 4);
    if is_date {
        let without_zeros: Vec<&str> =
            parts.iter().map(|part| part.trim_start_matches('0')).collect();
        return without_zeros.join(".");
    }
    folded.replace(' ', "")
}

fn is_number(text: &str, longest: usize) -> bool {
    (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes of the word or mark that a text begins with.
fn length_of_word(text: &str, first: char) -> usize {
    if first.is_ascii_digit() || (first == '+' && begins_with_digit(&text[1..])) {
        return article(text).unwrap_or_else(|| number(text));
    }
    if first.is_alphabetic() {
        return address(text).or_else(|| named_article(text)).unwrap_or_else(|| letters(text));
    }
    let repeated = text.chars().take_while(|c| *c == first).count();
    repeated * first.len_utf8()
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// A web or mail address: what stands up to the next white space, if it looks like one.
fn address(text: &str) -> Option<usize> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let run = &text[..end];
    let is_web = ["http://", "https://", "www."].iter().any(|start| run.starts_with(start));
    let is_mail = ["@", "(at)", "[at]"].iter().any(|at| {
        run.split_once(at).is_some_and(|(_, host)| {
            host.contains('.') && host.starts_with(|c: char| c.is_alphanumeric())
        })
    });
    let trimmed = run.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/').len();
    (is_web || is_mail).then_some(trimmed)
}

/// A word with what joins its parts: `EU:n`, `IT-päällikkö`, `ja/tai`, and the hyphen of `asiakas-`.
fn letters(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let joins = matches!(c, '-' | '‐' | '‑' | '–' | '\'' | '’' | ':' | '/' | '.')
            && next.is_some_and(char::is_alphanumeric)
            && (c != '.' || next.is_some_and(|next| next.is_lowercase() || next.is_ascii_digit()));
        if !(c.is_alphanumeric() || is_silent(c) || is_combining(c) || joins) {
            break;
        }
        end = at + c.len_utf8();
    }
    let hyphen = text[end..].starts_with('-')
        && text[end + 1..].starts_with(|c: char| c.is_whitespace() || c == ',');
    end + usize::from(hyphen)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A number with its groups, its sign and what is joined to it: `1 000 €`, `044 790 6079`,
/// `15.11.2021`, `2018–2020`, `1050/2018`, `29 §:n`, `15-vuotiaat`.
fn number(text: &str) -> usize {
    let mut end = digits(text);
    let is_telephone = text.starts_with(['0', '+']);
    while let Some(more) = group(&text[..end], &text[end..], is_telephone) {
        end += more;
    }
    end += sign(&text[end..]).unwrap_or_default();
    end + suffix(&text[end..])
}

/// Digits with the marks within them.
fn digits(text: &str) -> usize {
    let mut end = usize::from(text.starts_with('+'));
    for (at, c) in text.char_indices().skip(end) {
        let joins = matches!(c, '.' | ',' | ':' | '/' | '-' | '–')
            && begins_with_digit(&text[at + c.len_utf8()..]);
        if !(c.is_ascii_digit() || joins) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A further group of digits after a space: of a telephone number, or of thousands.
fn group(before: &str, rest: &str, is_telephone: bool) -> Option<usize> {
    let space = rest.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
    let group = &rest[space.len_utf8()..];
    let length = group.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !group[length..].starts_with(['.', '/', ':'])
        || !begins_with_digit(group[length..].get(1..).unwrap_or_default());
    let last = before.rsplit([' ', '\u{a0}', '\u{202f}']).next().unwrap_or(before);
    let plain = last.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
    let fits = if is_telephone { length >= 2 } else { length == 3 && last.len() <= 3 };
    (plain && ends && fits).then_some(space.len_utf8() + length)
}

/// `§`, `%` or `€` after a number, with or without a space.
fn sign(text: &str) -> Option<usize> {
    let space = text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
    let from = space.map_or(0, char::len_utf8);
    let sign = text[from..].chars().next().filter(|c| matches!(c, '§' | '%' | '€'))?;
    Some(from + sign.len_utf8())
}

/// Letters joined to a number: `:n`, `-vuotiaat`, `b`.
fn suffix(text: &str) -> usize {
    let mark = usize::from(text.starts_with([':', '-']));
    match text[mark..].chars().next() {
        Some(c) if c.is_alphabetic() => mark + letters(&text[mark..]),
        _ => 0,
    }
}

/// `6 artiklan 1 kohdan c alakohta`, from its number on.
fn article(text: &str) -> Option<usize> {
    let mut end = digits(text);
    end += spaced(&text[end..], |word| word.starts_with("artikla"))?;
    if let Some(paragraph) = spaced(&text[end..], |word| is_number(word, 2)) {
        end += paragraph;
        end += spaced(&text[end..], |word| word.starts_with("koh")).unwrap_or_default();
    }
    end += spaced(&text[end..], is_point).unwrap_or_default();
    end += spaced(&text[end..], |word| word.starts_with("alakoh")).unwrap_or_default();
    Some(end)
}

/// `artikel 6.1 c`, `Article 6(1)(c)`, from the word on.
fn named_article(text: &str) -> Option<usize> {
    let name = letters(text);
    if !["artikel", "article"].contains(&text[..name].to_lowercase().as_str()) {
        return None;
    }
    let space = text[name..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}'))?;
    let mut end = name + space.len_utf8();
    if !begins_with_digit(&text[end..]) {
        return None;
    }
    end += digits(&text[end..]);
    while let Some(close) = text[end..].strip_prefix('(').and_then(|rest| rest.find(')')) {
        if close > 3 {
            break;
        }
        end += close + 2;
    }
    Some(end + spaced(&text[end..], is_point).unwrap_or_default())
}

/// The letter of a point: `c`, `c-kohta`.
fn is_point(word: &str) -> bool {
    let mut parts = word.split('-');
    parts.next().is_some_and(|letter| matches!(letter.as_bytes(), [b'a'..=b'z']))
        && parts.next().is_none_or(|rest| rest.starts_with("koh") || rest.starts_with("alakoh"))
}

/// Bytes of a space and of the word after it, if it is the one that is asked for.
fn spaced(text: &str, is_wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let space = text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}'))?.len_utf8();
    let rest = &text[space..];
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    is_wanted(&rest[..length]).then_some(space + length)
}

/// Abbreviations after which a capital letter begins no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mm", "esim", "ym", "yms", "jne", "p", "puh", "nro", "klo", "ks", "vs", "tel", "kap", "mom",
    "os", "t.ex", "bl.a", "nr", "kl", "e.g", "i.e", "no", "art",
];

/// Tells the marks that end a sentence from those that don't, and those that end the block.
fn mark_ends(text: &str, words: &mut [Word]) {
    let written = |word: &Word| &text[word.span.start as usize..word.span.end as usize];
    for at in 0..words.len() {
        if words[at].kind != WordKind::Mark {
            continue;
        }
        let mark = written(&words[at]);
        let ends = match words.get(at + 1) {
            None => matches!(mark, "." | "," | ";" | ":" | "!" | "?"),
            Some(next) => {
                let before = at.checked_sub(1).map_or("", |before| written(&words[before]));
                let short =
                    ABBREVIATIONS.contains(&before.to_lowercase().as_str()) || is_number(before, 2);
                let starts = written(next).starts_with(|c: char| !c.is_lowercase());
                matches!(mark, "!" | "?") || (mark == "." && starts && !short)
            }
        };
        if ends {
            words[at].kind = WordKind::End;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words = words(text);
        let written: Vec<&str> =
            words.iter().map(|it| &text[it.span.start as usize..it.span.end as usize]).collect();
        assert_eq!(written, expected);
    }

    fn same(a: &str, b: &str) {
        let forms = |text| words(text).iter().map(|word| word.form).collect::<Vec<_>>();
        assert_eq!(forms(a), forms(b), "{a} / {b}");
    }

    fn other(a: &str, b: &str) {
        let forms = |text| words(text).iter().map(|word| word.form).collect::<Vec<_>>();
        assert_ne!(forms(a), forms(b), "{a} / {b}");
    }

    #[test]
    fn what_is_read_as_one_is_one_word() {
        check("laki (1050/2018), 29 §:n", &["laki", "(", "1050/2018", ")", ",", "29 §:n"]);
        check("6 artiklan 1 kohdan c alakohta.", &["6 artiklan 1 kohdan c alakohta", "."]);
        check("6 artiklan 1 c ja 9 artiklan", &["6 artiklan 1 c", "ja", "9 artiklan"]);
        check(
            "artikel 6.1 c i, Article 6(1)(e).",
            &["artikel 6.1 c", "i", ",", "Article 6(1)(e)", "."],
        );
        check(
            "puh. 044 790 6079 tai +358 44 790",
            &["puh", ".", "044 790 6079", "tai", "+358 44 790"],
        );
        check("1 000 € ja 25 %", &["1 000 €", "ja", "25 %"]);
        check("15.11.2021–17.5.2026", &["15.11.2021–17.5.2026"]);
        check("vuonna 2018 15 henkeä", &["vuonna", "2018", "15", "henkeä"]);
        check("PL 800, 00531 Helsinki", &["PL", "800", ",", "00531", "Helsinki"]);
        check("a@b.fi, tieto(at)om.fi.", &["a@b.fi", ",", "tieto(at)om.fi", "."]);
        check("(www.a.example/b).", &["(", "www.a.example/b", ")", "."]);
        check("EU:n asiakas- ja IT-tiedot", &["EU:n", "asiakas-", "ja", "IT-tiedot"]);
        check("15-vuotiaat…\tsolu", &["15-vuotiaat", "…", "solu"]);
    }

    #[test]
    fn ways_of_writing_are_no_difference() {
        same("01.02.2024", "1.2.2024");
        same("1\u{a0}000 €", "1000€");
        same("”Rekisteri” – EU\u{2011}maat", "\"REKISTERI\" - EU-maat");
        same("säily\u{ad}tys sa\u{308}ilytys", "säilytys säilytys");
        same("tieto(at)om.fi", "tieto@om.fi");
        other("1.2.2024", "2.1.2024");
        other("679/2016", "2016/679");
        other("sali", "säli");
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let ends =
            |text: &str| words(text).iter().filter(|word| word.kind == WordKind::End).count();
        assert_eq!(ends("Tiedot poistetaan. Lokit säilyvät 15. päivään."), 2);
        assert_eq!(ends("Ks. Kuntalaki, mm. Helsinki"), 0);
        assert_eq!(ends("nimi, osoite,"), 1);
    }
}
