//! Shapes of numbers: what a group of digits is, and what it is not.

use crate::text::typography::EN_DASH;
use crate::text::typography::words::without_opening;

/// `6`, `6.`, `6.1`, `1–3`, `1050/2018`, `8a`.
pub(super) fn ends_in_number(word: &str) -> bool {
    let word = without_opening(word);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let inner = word.strip_suffix('.').unwrap_or(word);
    let inner = inner.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(inner);
    inner.ends_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || "-–.,/:".contains(c))
}

/// The letter of a point, or two of them: `c`, `a–c`.
pub(super) fn is_point(word: &str) -> bool {
    // A letter, a dash of at most three bytes, a letter.
    if word.len() > 5 {
        return false;
    }
    let mut letters = word.split(['-', EN_DASH]);
    let is_letter = |letter: &str| matches!(letter.as_bytes(), [b'a'..=b'z']);
    letters.next().is_some_and(is_letter)
        && letters.next().is_none_or(is_letter)
        && letters.next().is_none()
}

/// `15`, `15.`
pub(super) fn is_day(word: &str) -> bool {
    let digits = word.strip_suffix('.').unwrap_or(word);
    (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// "10 000": three digits in each group but the first.
pub(super) fn is_grouped_number(groups: &[&str]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    !rest.is_empty()
        && (1..=3).contains(&first.len())
        && first.starts_with(|c: char| matches!(c, '1'..='9'))
        && rest.iter().all(|group| group.len() == 3)
}

/// "029 566 6700", "+358 40 123 4567".
pub(super) fn is_phone_number(groups: &[&str]) -> bool {
    let Some(first) = groups.first() else { return false };
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    groups.len() > 1
        && first.starts_with(['0', '+'])
        && groups.iter().all(|group| (2..=8).contains(&group.len()))
        && (6..=16).contains(&digits)
}

/// Two years, or two numbers below a hundred, of which the second is greater.
pub(super) fn is_range(low: &str, high: &str) -> bool {
    let (Some(from), Some(to)) = (plain_number(low), plain_number(high)) else { return false };
    let years = (1800..2200).contains(&from) && (1800..2200).contains(&to);
    from < to && (years || to < 100)
}

/// A number of at most four digits as one writes it, without zeros before it.
pub(super) fn plain_number(text: &str) -> Option<u16> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && (1..=4).contains(&text.len())
        && (text == "0" || !text.starts_with('0'));
    is_plain.then(|| text.parse().ok()).flatten()
}

/// `1.1.2018`, `1.1.`, and `31.5` where a mark at its end was left out.
pub(super) fn is_dotted_date(text: &str) -> bool {
    let mut parts = text.split('.');
    let mut is_short = || {
        parts.next().is_some_and(|part| {
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    if !(is_short() && is_short()) {
        return false;
    }
    let is_year = |year: &str| year.is_empty() || plain_number(year).is_some_and(|it| it > 1799);
    parts.next().is_none_or(is_year) && parts.next().is_none()
}

/// `8`, `08`, `8.30`, `08:30`.
pub(super) fn is_time_of_day(text: &str) -> bool {
    let is_short = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once(['.', ':']) {
        Some((hour, minutes)) => is_short(hour) && minutes.len() == 2 && is_short(minutes),
        None => is_short(text),
    }
}
