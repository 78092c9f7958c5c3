//! What the codes of simple fonts mean (ISO 32000-1, annex D): their encodings, and the names of glyphs.

/// The encodings that a font may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    /// Pictures: each code is a mark before an item.
    Marks,
}

/// From 0x80 to 0x9F; a dot where there is nothing.
const WIN: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// From 0x80 on.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ�ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// From 0xA1 to 0xFB, where it is not that of Windows.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ�–†‡·�¶•‚„”»…‰�¿�`´ˆ˜¯˘˙¨�˚¸�˝˛ˇ—����������������Æ�ª����ŁØŒº�����æ���ı��łøœß";

impl Base {
    /// The letter of a code.
    pub(crate) fn letter(self, code: u8) -> Option<char> {
        let letter = match (self, code) {
            (Self::Marks, 0x20) => ' ',
            (Self::Marks, _) => '•',
            (Self::Standard, 0x27) => '’',
            (Self::Standard, 0x60) => '‘',
            (_, 0x20..=0x7e) | (Self::WinAnsi, 0xa0..) => char::from(code),
            (Self::MacRoman, 0x80..) => MAC.chars().nth(usize::from(code - 0x80))?,
            (Self::WinAnsi, 0x80..0xa0) => WIN.chars().nth(usize::from(code - 0x80))?,
            (Self::Standard, 0xa1..) => STANDARD.chars().nth(usize::from(code - 0xa1))?,
            (_, 0..0x20 | 0x7f..) => return None,
        };
        (letter != '\u{fffd}').then_some(letter)
    }
}

/// Names of glyphs that are not one letter and perhaps an accent, each with its letter.
const NAMES: &str = "space   exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright › fi fi fl fl ff ff ffi ffi ffl ffl endash – dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰ questiondown ¿ acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ dotlessi ı lslash ł oslash ø oe œ germandbls ß quoteleft ‘ quoteright ’ copyright © registered ® trademark ™ degree ° plusminus ± multiply × divide ÷ mu µ onesuperior ¹ twosuperior ² threesuperior ³ onehalf ½ onequarter ¼ threequarters ¾ logicalnot ¬ brokenbar ¦ Eth Ð eth ð Thorn Þ thorn þ Euro € minus − sfthyphen \u{ad} softhyphen \u{ad} nbspace   nonbreakingspace   hyphenminus - arrowright → arrowleft ← filledbox ■ H22073 □ H18543 ▪ H18533 ■ openbullet ◦ circle ○ lozenge ◊ checkmark ✓ notequal ≠ lessequal ≤ greaterequal ≥ infinity ∞ summation ∑ figuredash ‒ quotereversed ‛ minute ′ second ″";

const ACCENTS: [(&str, char); 9] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("cedilla", '\u{327}'),
    ("macron", '\u{304}'),
];

/// Letters with accents, by the letter, the accent, and the letter that they make.
const COMPOSED: &str = "ÁA\u{301}ÀA\u{300}ÂA\u{302}ÄA\u{308}ÃA\u{303}ÅA\u{30a}ÉE\u{301}ÈE\u{300}ÊE\u{302}ËE\u{308}ÍI\u{301}ÌI\u{300}ÎI\u{302}ÏI\u{308}ÓO\u{301}ÒO\u{300}ÔO\u{302}ÖO\u{308}ÕO\u{303}ÚU\u{301}ÙU\u{300}ÛU\u{302}ÜU\u{308}ÝY\u{301}ÑN\u{303}ÇC\u{327}ŠS\u{30c}ŽZ\u{30c}ČC\u{30c}áa\u{301}àa\u{300}âa\u{302}äa\u{308}ãa\u{303}åa\u{30a}ée\u{301}èe\u{300}êe\u{302}ëe\u{308}íi\u{301}ìi\u{300}îi\u{302}ïi\u{308}óo\u{301}òo\u{300}ôo\u{302}öo\u{308}õo\u{303}úu\u{301}ùu\u{300}ûu\u{302}üu\u{308}ýy\u{301}ÿy\u{308}ñn\u{303}çc\u{327}šs\u{30c}žz\u{30c}čc\u{30c}āa\u{304}ēe\u{304}īi\u{304}ōo\u{304}ūu\u{304}";

/// A letter and the accent that stands over it as one letter.
pub(crate) fn compose(letter: char, accent: char) -> Option<char> {
    let all: Vec<char> = COMPOSED.chars().collect();
    all.chunks_exact(3).find(|it| it[1] == letter && it[2] == accent).map(|it| it[0])
}

/// What a glyph's name means.
pub(crate) fn named(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|it| !it.is_empty())?;
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then(|| letter.to_string());
    }
    let mut words = NAMES.split(' ');
    while let Some(known) = words.next() {
        let Some(letters) = words.next() else { break };
        let letters = if letters.is_empty() {
            words.next();
            " "
        } else {
            letters
        };
        if known == name {
            return Some(letters.to_owned());
        }
    }
    accented(name).or_else(|| numbered(name))
}

fn accented(name: &str) -> Option<String> {
    let letter = name.chars().next()?;
    let (_, accent) = ACCENTS.iter().find(|(accent, _)| name.get(1..) == Some(accent))?;
    compose(letter, *accent).map(String::from)
}

/// `uni00E4`, `u1F600`.
fn numbered(name: &str) -> Option<String> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let long = digits.len() > 4 && name.starts_with("uni");
    let digits = if long { digits.get(..4)? } else { digits };
    if !(4..=6).contains(&digits.len()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_letters() {
        let all =
            ["space", "A", "adieresis", "Aring", "fi", "uni00E4", "hyphen", "a.sc", "nbspace"];
        let letters: Vec<String> = all.iter().map(|name| named(name).unwrap()).collect();
        assert_eq!(letters, [" ", "A", "ä", "Å", "fi", "ä", "-", "a", " "]);
        assert_eq!(named("g12"), None);
    }

    #[test]
    fn codes_become_letters() {
        assert_eq!(Base::WinAnsi.letter(0xe4), Some('ä'));
        assert_eq!(Base::WinAnsi.letter(0x96), Some('–'));
        assert_eq!(Base::WinAnsi.letter(0x9f), Some('Ÿ'));
        assert_eq!(Base::MacRoman.letter(0x8a), Some('ä'));
        assert_eq!(Base::MacRoman.letter(0xd0), Some('–'));
        assert_eq!(Base::MacRoman.letter(0xff), Some('ˇ'));
        assert_eq!(Base::Standard.letter(0xb7), Some('•'));
        assert_eq!(Base::Standard.letter(0xd0), Some('—'));
        assert_eq!(Base::Standard.letter(0xfb), Some('ß'));
        assert_eq!(Base::Standard.letter(0xe1), Some('Æ'));
    }
}
