//! Slugs: the part of an address that is made from words.

use crate::text::folding::fold;

/// The longest slug; longer ones are cut at a word's end.
const LONGEST: usize = 80;

/// Makes `rekisterinpitaja` of `Rekisterinpitäjä`: letters `a–z`, digits and single hyphens.
/// Empty when the text has no letter or digit that can be spelled so.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match ascii_letters(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    cut(slug.trim_end_matches('-')).to_owned()
}

fn cut(slug: &str) -> &str {
    if slug.len() <= LONGEST {
        return slug;
    }
    let head = &slug[..=LONGEST];
    match head.rfind('-') {
        Some(at) => &head[..at],
        None => &slug[..LONGEST],
    }
}

/// The spelling of a letter with its marks dropped: `ä` as `a`, `ß` as `ss`.
pub fn ascii_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'ā' => "a",
        'æ' => "ae",
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' => "o",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'ü' | 'ú' | 'ù' | 'û' => "u",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'č' | 'ç' | 'ć' => "c",
        'š' | 'ś' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'đ' | 'ð' => "d",
        'ñ' | 'ŋ' | 'ń' => "n",
        'ŧ' => "t",
        'ý' => "y",
        'ł' => "l",
        'ß' => "ss",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(slug(text), expected, "{text}");
    }

    #[test]
    fn words_become_an_address() {
        check("Rekisterinpitäjä", "rekisterinpitaja");
        check("Siirrot EU:n tai ETA:n ulkopuolelle", "siirrot-eu-n-tai-eta-n-ulkopuolelle");
        check("  –Åland & ŠČ– ", "aland-sc");
        check("§", "");
        check("../../etc/passwd", "etc-passwd");
    }

    #[test]
    fn long_ones_are_cut_at_a_word() {
        let long = "sana ".repeat(40);
        assert!(slug(&long).len() <= LONGEST);
        assert!(slug(&long).ends_with("sana"));
        assert_eq!(slug(&"a".repeat(200)).len(), LONGEST);
    }
}
