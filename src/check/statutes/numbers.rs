//! Numbers of statutes in running text, in all forms that notices write them.

use std::ops::Range;

use crate::text::date::Date;

/// A number in the form of a statute's; whether it is one, its surroundings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) at: Range<usize>,
    pub(crate) serial: u32,
    pub(crate) year: u32,
    pub(crate) form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `621/1999`
    Plain,
    /// `523/99`
    ShortYear,
    /// `24.1.2003/13`
    Dated,
    /// `(EU) 2016/679`, the year before the serial
    Union,
    /// `(EU) 679/2016`, `679/2016/EU`, `(EY) N:o 45/2001`
    UnionSerialFirst,
}

impl Number {
    /// As tables have it: `523/1999`.
    pub(crate) fn canonical(&self) -> String {
        format!("{}/{}", self.serial, self.year)
    }

    pub(crate) fn is_national(&self) -> bool {
        !matches!(self.form, Form::Union | Form::UnionSerialFirst)
    }
}

/// The numbers of a text in order.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut chunk = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = chunk..chunk + part.len();
        chunk = word.end;
        let address = part.contains("://") || part.contains("www.") || part.contains('@');
        if !address && part.contains('/') {
            let slashes = word.filter(|at| bytes[*at] == b'/');
            numbers.extend(slashes.filter_map(|slash| number_at(text, slash)));
        }
    }
    numbers
}

/// The most digits that are looked at on either side of a slash.
const DIGITS: usize = 6;

fn number_at(text: &str, slash: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digit = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_digit);
    let from = (slash.saturating_sub(DIGITS)..slash).rev().take_while(digit).last()?;
    let to = (slash + 1..slash + 1 + DIGITS).take_while(digit).last()? + 1;
    let (left, right) = (&text[from..slash], &text[slash + 1..to]);
    let (left_value, right_value) = (left.parse::<u32>().ok()?, right.parse::<u32>().ok()?);
    let after = &text[to..];
    let before = &text[..from];
    if let Some(dated) = dated(text, from, slash) {
        let number =
            Number { at: dated.0..to, serial: right_value, year: dated.1, form: Form::Dated };
        return (!after.starts_with('/') && right.len() <= 4).then_some(number);
    }
    let longer = before.ends_with(|c: char| c.is_ascii_digit());
    if longer || before.ends_with(['-', '/', '.', ',', '+', '_', ':']) {
        return None;
    }
    let of_union_after = ["/EU", "/EY", "/EC", "/EG", "/ETY", "/EEC", "/EEG"]
        .iter()
        .any(|mark| after.starts_with(mark));
    let of_union = of_union_after || union_before(before);
    if after.starts_with('/') && !of_union_after {
        return None;
    }
    // `EU2016/679` has letters before it; other letters make another thing of it.
    if before.ends_with(char::is_alphabetic) && !of_union {
        return None;
    }
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '-') || after_decimal(after) {
        return None;
    }
    let year = |value: u32, text: &str| text.len() == 4 && (1700..2100).contains(&value);
    let number = |serial, year, form| Some(Number { at: from..to, serial, year, form });
    if (left, right) == ("2016", "679")
        || (of_union && year(left_value, left) && !year(right_value, right))
    {
        return number(right_value, left_value, Form::Union);
    }
    if of_union {
        return if year(left_value, left) && left_value >= 2015 {
            number(right_value, left_value, Form::Union)
        } else {
            number(left_value, right_value, Form::UnionSerialFirst)
        };
    }
    if year(right_value, right) && left.len() <= 4 {
        return number(left_value, right_value, Form::Plain);
    }
    let century = if right_value >= 30 { 1900 } else { 2000 };
    (right.len() == 2 && left.len() <= 4).then(|| Number {
        at: from..to,
        serial: left_value,
        year: century + right_value,
        form: Form::ShortYear,
    })
}

/// "3.5" after a slash: no number of an act. A stop that ends a sentence is no decimal.
fn after_decimal(after: &str) -> bool {
    after.starts_with(['.', ',']) && after[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// A date right before the slash, `24.1.2003/`: where it begins, and its year.
fn dated(text: &str, year_from: usize, slash: usize) -> Option<(usize, u32)> {
    let before = &text.as_bytes()[..year_from];
    let longest = before.len().saturating_sub("24.12.".len());
    let written = |at: &usize| before[*at].is_ascii_digit() || before[*at] == b'.';
    let from = (longest..before.len()).rev().take_while(written).last()?;
    let date = Date::parse_written(&text[from..slash])?;
    Some((from, u32::try_from(date.year()).ok()?))
}

/// "(EU) ", "EU", "EU:n asetus N:o " right before a number.
fn union_before(before: &str) -> bool {
    let mut rest = before.trim_end();
    for mark in ["N:o", "n:o", "Nro", "nro", "No", "nr", "No."] {
        rest = rest.strip_suffix(mark).unwrap_or(rest).trim_end();
    }
    let rest = rest.strip_suffix(')').unwrap_or(rest);
    ["EU", "EY", "EC", "EG", "ETY"]
        .iter()
        .any(|mark| rest.strip_suffix(mark).is_some_and(|it| !it.ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Form)]) {
        let found: Vec<(String, Form)> =
            numbers(text).iter().map(|it| (it.canonical(), it.form)).collect();
        let found: Vec<(&str, Form)> =
            found.iter().map(|(it, form)| (it.as_str(), *form)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn all_forms_are_read() {
        check("julkisuuslaki (621/1999)", &[("621/1999", Form::Plain)]);
        check("julkisuuslaki 621/1999.", &[("621/1999", Form::Plain)]);
        check("(523/99)", &[("523/1999", Form::ShortYear)]);
        check("13/2003 21 §", &[("13/2003", Form::Plain)]);
        check(
            "(24.1.2003/13) 21 § (9.8.2019/908)",
            &[("13/2003", Form::Dated), ("908/2019", Form::Dated)],
        );
        check("(EU) 2016/679", &[("679/2016", Form::Union)]);
        check("679/2016", &[("679/2016", Form::Plain)]);
        check("EU2016/679", &[("679/2016", Form::Union)]);
        check("679/2016/EU", &[("679/2016", Form::UnionSerialFirst)]);
        check("(EU) 679/2016", &[("679/2016", Form::UnionSerialFirst)]);
        check("(EY) N:o 45/2001", &[("45/2001", Form::UnionSerialFirst)]);
        check("5.12.2018/1050", &[("1050/2018", Form::Dated)]);
        check("(759/2004 16)", &[("759/2004", Form::Plain)]);
    }

    #[test]
    fn other_slashes_are_no_numbers() {
        for other in [
            "ja/tai",
            "1/2/2020",
            "https://x.example/1/2020",
            "TUU-12/2020",
            "3/12345",
            "1/3.5",
            "12/2020-3",
            "K12/2020",
            "/",
            "1/",
            "/2020",
        ] {
            check(other, &[]);
        }
    }
}
