//! The words of a heading, in the one spelling in which headings are compared.

use crate::text::folding::fold;

/// Words in lower case, parted by single spaces, without numbering and punctuation.
#[derive(Debug, Default)]
pub(crate) struct Words {
    joined: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// A comma, a stroke, a dash stands before it.
    parted: bool,
    /// It ends with a hyphen that stands for the end of the next word: `vastuu- ja`.
    cut: bool,
}

const CONJUNCTIONS: [&str; 6] = ["ja", "sekä", "och", "samt", "and", "&"];

impl Words {
    pub(crate) fn new(heading: &str) -> Self {
        let mut words = Self::default();
        let mut parted = false;
        for chunk in fold(heading).split(' ') {
            if chunk.chars().all(|c| !c.is_alphanumeric() && c != '&') {
                parted = true;
                continue;
            }
            parted = words.push_chunk(chunk, parted);
        }
        words.drop_number();
        words
    }

    /// Adds what stands between two spaces; tells whether a mark at its end parts it from the next.
    fn push_chunk(&mut self, chunk: &str, mut parted: bool) -> bool {
        let mut begun = false;
        let mut marks = 0;
        let mut last = ' ';
        for c in chunk.chars() {
            let belongs = c.is_alphanumeric() || c == '&';
            if belongs && !begun {
                self.begin(parted);
                (begun, parted) = (true, false);
            }
            match c {
                c if belongs => self.joined.push(c),
                // `EU:n`, `controller's`: the mark is no part of the spelling.
                ':' | ';' | '\'' => marks += 1,
                '-' => begun = self.end_word(begun),
                _ => {
                    begun = self.end_word(begun);
                    parted = true;
                }
            }
            if belongs {
                marks = 0;
            }
            last = c;
        }
        if last == '-'
            && let Some(word) = self.words.last_mut()
        {
            word.cut = true;
        }
        self.end_word(begun);
        parted || marks > 0
    }

    fn begin(&mut self, parted: bool) {
        if !self.joined.is_empty() {
            self.joined.push(' ');
        }
        let start = self.joined.len();
        self.words.push(Word { start, end: start, parted, cut: false });
    }

    fn end_word(&mut self, begun: bool) -> bool {
        if begun && let Some(word) = self.words.last_mut() {
            word.end = self.joined.len();
        }
        false
    }

    /// Forgets `3.`, `2.1`, `1a`, `A.`, `iv)` at the beginning.
    fn drop_number(&mut self) {
        let numbers = (0..self.len()).take_while(|&at| is_number(self.word(at))).count();
        let letters = (numbers..self.len()).take_while(|&at| self.is_letter(at)).count().min(1);
        let dropped = numbers + letters;
        if dropped < self.len() {
            self.words.drain(..dropped);
        }
    }

    fn is_letter(&self, at: usize) -> bool {
        let word = self.word(at);
        let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let roman = word.len() <= 5 && word.bytes().all(|byte| b"ivx".contains(&byte));
        let marked = self.words.get(at + 1).is_some_and(|next| next.parted);
        // `i` is a Swedish word.
        (single && word != "i") || (roman && marked)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        let Word { start, end, .. } = self.words[at];
        &self.joined[start..end]
    }

    /// The words from one to another, the latter not included, as one key.
    pub(crate) fn range(&self, from: usize, to: usize) -> &str {
        match (self.words.get(from), self.words[..to].last()) {
            (Some(first), Some(last)) if from < to => &self.joined[first.start..last.end],
            _ => "",
        }
    }

    /// Whether the word is cut short, its end being that of a later one.
    pub(crate) fn is_cut(&self, at: usize) -> bool {
        self.words[at].cut
    }

    /// The parts between `ja`, `/`, commas: each from one word to another.
    pub(crate) fn parts(&self) -> Vec<(usize, usize)> {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in 0..self.len() {
            let conjunction = CONJUNCTIONS.contains(&self.word(at));
            if (conjunction || self.words[at].parted) && start < at {
                parts.push((start, at));
                start = at;
            }
            if conjunction {
                start = at + 1;
            }
        }
        if start < self.len() {
            parts.push((start, self.len()));
        }
        parts
    }
}

/// At most two digits, perhaps with a letter: `12`, `1a`.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && word.len() <= digits + 1
        && word[digits..].bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, expected: &str) {
        let words = Words::new(heading);
        let parts: Vec<&str> =
            words.parts().into_iter().map(|(from, to)| words.range(from, to)).collect();
        assert_eq!(parts.join(" | "), expected, "{heading}");
    }

    #[test]
    fn numbers_and_marks_are_no_part_of_the_words() {
        check("3. REKISTERINPITÄJÄ:", "rekisterinpitäjä");
        check("2.1 Säilytysaika", "säilytysaika");
        check("1a Rekisterinpitäjä", "rekisterinpitäjä");
        check("A: Manuaalinen aineisto", "manuaalinen aineisto");
        check("IV. Oikeudet", "oikeudet");
        check("I vilket syfte?", "i vilket syfte");
        check("Kielto\u{2011}oikeus", "kielto oikeus");
        check("Siirto EU:n tai ETA;n ulkopuolelle", "siirto eun tai etan ulkopuolelle");
        check("3.", "3");
        check("", "");
        check("– : &", "");
    }

    #[test]
    fn parts_are_told_apart() {
        check("Tarkoitus ja oikeusperuste", "tarkoitus | oikeusperuste");
        check("Nimi, osoite. Miksi? Milloin", "nimi | osoite | miksi | milloin");
        check("Suojaus: sähköinen aineisto", "suojaus | sähköinen aineisto");
        check("Säilytys – arkistointi", "säilytys | arkistointi");
        check("laadittu/päivitetty", "laadittu | päivitetty");
        check("Vastuu- ja yhteyshenkilö", "vastuu | yhteyshenkilö");
    }
}
