//! Numbers that a program writes before headings and items: counters by level, and how a number looks.

/// How the numbers of a level look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Digits {
    #[default]
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// A mark, not a number.
    Bullet,
    /// Nothing is written.
    Nothing,
}

impl Digits {
    /// A number as it is written: `3`, `c`, `III`.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::LowerLetter => letter(number),
            Self::UpperLetter => letter(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// `a`–`z`, then `aa`, `bb`, as Word and Writer count.
fn letter(number: u32) -> String {
    let Some(before) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + u8::try_from(before % 26).unwrap_or_default());
    let times = usize::try_from(before / 26).unwrap_or_default().min(8) + 1;
    std::iter::repeat_n(letter, times).collect()
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = number.min(4_999);
    let mut roman = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    roman
}

/// The numbers of the levels of one list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters(Vec<Option<u32>>);

impl Counters {
    /// Counts one more of a level (from 0), which begins at `start`; the deeper levels begin anew.
    pub(crate) fn count(&mut self, level: usize, start: u32) -> u32 {
        if self.0.len() <= level {
            self.0.resize(level + 1, None);
        }
        self.0.truncate(level + 1);
        let number = self.0[level].map_or(start, |last| last.saturating_add(1));
        self.0[level] = Some(number);
        number
    }

    /// The number that a level has reached.
    pub(crate) fn at(&self, level: usize) -> Option<u32> {
        self.0.get(level).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_programs_do() {
        let written =
            |digits: Digits, numbers: [u32; 4]| numbers.map(|it| digits.write(it)).join(" ");
        assert_eq!(written(Digits::Decimal, [1, 2, 10, 99]), "1 2 10 99");
        assert_eq!(written(Digits::LowerLetter, [1, 26, 27, 54]), "a z aa bbb");
        assert_eq!(written(Digits::UpperRoman, [1, 4, 9, 14]), "I IV IX XIV");
    }

    #[test]
    fn deeper_levels_begin_anew() {
        let mut counters = Counters::default();
        let counted = [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)]
            .map(|(level, start)| counters.count(level, start));
        assert_eq!(counted, [1, 1, 2, 2, 1]);
        assert_eq!(counters.at(0), Some(2));
    }
}
