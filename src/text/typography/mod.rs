//! Typography: a text as an editor of its language sets it. Spaces that must not break, dashes,
//! quotation marks and apostrophes; each is one character in place of another, and where the author
//! may have meant something else the text stays as it is.
//!
//! The rules follow Kielitoimiston ohjepankki (`Sitova välilyönti`, `Ajatusviiva`, `Lainausmerkit`)
//! and SFS 4175 for Finnish, Svenska skrivregler and Myndigheternas skrivregler for Swedish, and the
//! English Style Guide of the European Commission with the Interinstitutional style guide for English.

mod marks;
mod numbers;
mod units;
mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::text::language::Language;
use crate::text::memo::Memo;
use crate::text::typography::marks::set_marks;
use crate::text::typography::words::Words;

/// Stands for what is no text of the author's to set, such as code, in a text whose parts are set
/// together.
pub const OPAQUE: char = '\u{fffc}';

/// Stands for the end of a line that the author asked for.
pub const LINE_END: char = '\u{2028}';

const NO_BREAK: char = '\u{a0}';
const EN_DASH: char = '–';

/// A character that is set otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Byte of the text.
    pub at: usize,
    pub to: char,
}

/// The text as its language sets it.
pub fn typeset(text: &str, language: Language) -> Cow<'_, str> {
    let changes = changes(text, language);
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(changed(text, 0..text.len(), &changes))
}

/// A part of a text with the changes that fall in it.
pub fn changed(text: &str, part: Range<usize>, changes: &[Change]) -> String {
    let mut set = String::with_capacity(part.len() + changes.len());
    let mut done = part.start;
    for change in changes.iter().filter(|change| part.contains(&change.at)) {
        set.push_str(&text[done..change.at]);
        set.push(change.to);
        done = change.at + text[change.at..].chars().next().map_or(0, char::len_utf8);
    }
    set.push_str(&text[done..part.end]);
    set
}

thread_local! {
    static KNOWN: [Memo<Arc<[Change]>>; Language::ALL.len()] = Default::default();
}

/// What changes in a text, in order.
pub fn changes(text: &str, language: Language) -> Arc<[Change]> {
    KNOWN.with(|known| known[language as usize].get(text, || find_changes(text, language).into()))
}

fn find_changes(text: &str, language: Language) -> Vec<Change> {
    let words = Words::of(text);
    let mut changes = Vec::new();
    words.glue_number_groups(&mut changes);
    for at in 0..words.spans.len() {
        if words.glues(at, language) {
            words.glue(at, &mut changes);
        }
        changes.extend(words.dash(at).map(|at| Change { at, to: EN_DASH }));
    }
    set_marks(text, language, &mut changes);
    changes.sort_unstable();
    changes.dedup();
    changes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts as they are to be set, `~` for a space that does not break, in pairs with what was
    /// written.
    fn check(language: Language, pairs: &[(&str, &str)]) {
        for (written, expected) in pairs {
            let set = typeset(written, language).replace(NO_BREAK, "~");
            assert_eq!(set, *expected, "{written}");
        }
    }

    /// Texts that stay as they were written.
    fn same(language: Language, texts: &[&str]) {
        for text in texts {
            assert_eq!(typeset(text, language), *text);
        }
    }

    #[test]
    fn finnish_keeps_numbers_with_what_they_number() {
        check(
            Language::Fi,
            &[
                (
                    "kuntalain 12 § ja 5 luvun 3 §:n nojalla",
                    "kuntalain 12~§ ja 5~luvun 3~§:n nojalla",
                ),
                ("(tietosuojalaki 1050/2018, 29 §)", "(tietosuojalaki 1050/2018, 29~§)"),
                ("nuorisolain 10–12 §:ään", "nuorisolain 10–12~§:ään"),
                ("8 a § ja 8 a luvussa", "8~a~§ ja 8~a~luvussa"),
                ("6 artiklan 1 kohdan c alakohta", "6~artiklan 1~kohdan c~alakohta"),
                ("(9 artiklan 2 kohdan a–c alakohta)", "(9~artiklan 2~kohdan a–c~alakohta)"),
                ("6. artiklan 2. momentti", "6.~artiklan 2.~momentti"),
                ("§ 12 mukaan", "§~12 mukaan"),
                ("12 § 3 momentti", "12~§ 3~momentti"),
                (
                    "25 % eli 10 000 € tai 1 250 000,50 euroa",
                    "25~% eli 10~000~€ tai 1~250~000,50 euroa",
                ),
                ("puh. 029 566 6700, (09) 310 1691", "puh. 029~566~6700, (09)~310~1691"),
                ("+358 40 123 4567.", "+358~40~123~4567."),
                ("15. marraskuuta 2021 klo 8", "15.~marraskuuta 2021 klo~8"),
                ("PL 800, 00531 Helsinki", "PL~800, 00531 Helsinki"),
                ("6\nartiklan", "6~artiklan"),
            ],
        );
        same(
            Language::Fi,
            &[
                "vuonna 2018 150 henkeä",
                "vuoteen 2018 15 000 henkeä",
                "FI21 1234 5600 0007 85",
                "10  000",
                "Ks. kohta 6, artikla 5",
                "1050/2018 ja 6 henkeä kohti",
                "Katu 1, 00530 Tuulisalmi",
            ],
        );
    }

    #[test]
    fn hyphens_that_stand_for_dashes_become_dashes() {
        check(
            Language::Fi,
            &[
                ("tiedot - myös lokit - poistetaan", "tiedot~– myös lokit~– poistetaan"),
                ("tiedot – myös lokit", "tiedot~– myös lokit"),
                ("vuosina 2018-2020, 8-10 vuotta", "vuosina 2018–2020, 8–10 vuotta"),
                ("(klo 8-16)", "(klo~8–16)"),
                ("klo 08.00-16.00", "klo~08.00–16.00"),
                ("1.1.2018-31.12.2020 ja 1.1.-31.5.", "1.1.2018–31.12.2020 ja 1.1.–31.5."),
                ("10-12 §", "10–12~§"),
                ("nro 5-12", "nro~5-12"),
            ],
        );
        same(
            Language::Fi,
            &[
                "-",
                "- nimi",
                "nimi -",
                "2024-03-01",
                "2024-03",
                "1234567-8",
                "010190-123A",
                "09-310 1691",
                "040-123 4567",
                "040 12-34 56",
                "0400-123456",
                "2016-679",
                "20-18",
                "16-8",
                "2020-2018",
                "00530-00531",
                "8-10-vuotiaat",
                "A4-10",
                "100-150",
                "Y-tunnus: 12-34",
                "asiakas- ja potilastiedot",
                "1-2-3",
                "https://a.example/2018-2020",
                "a-2018-2020@b.example",
                "1.2.3-4.5.6",
                "06-12",
            ],
        );
    }

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        for language in [Language::Fi, Language::Sv] {
            check(
                language,
                &[
                    ("\"Wilma\" ja (\"Lintukoto\")", "”Wilma” ja (”Lintukoto”)"),
                    ("\"Wilma\":n", "”Wilma”:n"),
                    ("raa'an ja 'toinen', \"'a'\"", "raa’an ja ’toinen’, ”’a’”"),
                    ("\"6 kap.\"", if language == Language::Sv { "”6~kap.”" } else { "”6 kap.”" }),
                ],
            );
        }
        check(
            Language::En,
            &[
                ("the \"Library\" 'card'", "the “Library” ‘card’"),
                ("the city's and the customers' data", "the city’s and the customers’ data"),
            ],
        );
        same(
            Language::Fi,
            &[
                "5\" näyttö",
                "\"kesken",
                "a\"b\"c",
                "\"\"",
                "5'6",
                "https://a.example/?q=a'b",
                "a'b@c.example",
            ],
        );
        same(Language::En, &["'90s", "'the customers' data'"]);
    }

    #[test]
    fn swedish_and_english_keep_numbers_with_their_words() {
        check(
            Language::Sv,
            &[
                ("(artikel 6.1 c i förordningen)", "(artikel~6.1~c i förordningen)"),
                ("artikel 6.1 i förordningen", "artikel~6.1 i förordningen"),
                ("5 § i lagen, 2 kap. 3 §, 8 a §", "5~§ i lagen, 2~kap. 3~§, 8~a~§"),
                ("punkt 1 den 15 november kl. 8-16", "punkt~1 den 15~november kl.~8–16"),
            ],
        );
        check(
            Language::En,
            &[
                ("Article 6(1)(c) and section 12", "Article~6(1)(c) and section~12"),
                ("No 1050 of 15 November", "No~1050 of 15~November"),
            ],
        );
        same(Language::En, &["no 5 persons", "the section has 12 pages", "6 artiklan"]);
    }

    #[test]
    fn what_is_no_text_is_left_alone() {
        same(Language::Fi, &["\u{fffc}-\u{fffc}", "12\u{2028}§", "nimi\u{2028}- osoite"]);
        check(Language::Fi, &[("\"\u{fffc}\" - \u{fffc}", "”\u{fffc}”~– \u{fffc}")]);
    }

    fn language() -> impl Strategy<Value = Language> {
        prop::sample::select(Language::ALL.to_vec())
    }

    /// Words and marks that the rules look at, put together by chance.
    fn text() -> impl Strategy<Value = String> {
        let scraps = [
            " ",
            " ",
            " ",
            "\u{a0}",
            "\n",
            "-",
            "–",
            "\"",
            "'",
            "”",
            "’",
            "(",
            ")",
            ".",
            ",",
            "§",
            "%",
            "6",
            "10",
            "000",
            "029",
            "2018",
            "2020",
            "a",
            "c",
            "s",
            "artiklan",
            "kohdan",
            "kap.",
            "artikel",
            "Article",
            "klo",
            "marraskuuta",
            "\u{fffc}",
            "\u{2028}",
            "ä",
            "@",
            "://",
            "+",
        ];
        prop::collection::vec(prop::sample::select(scraps.to_vec()), 0..24)
            .prop_map(|scraps| scraps.concat())
    }

    fn is_allowed((from, to): (char, char)) -> bool {
        match to {
            _ if from == to => true,
            NO_BREAK => matches!(from, ' ' | '\n'),
            EN_DASH => from == '-',
            '”' | '“' => from == '"',
            '’' | '‘' => from == '\'',
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn only_the_named_marks_change_and_only_once(text in text(), language in language()) {
            let set = typeset(&text, language);
            prop_assert_eq!(set.chars().count(), text.chars().count());
            prop_assert!(text.chars().zip(set.chars()).all(is_allowed), "{}", set);
            prop_assert_eq!(typeset(&set, language), set.clone());
        }

        #[test]
        fn any_text_is_set(text in any::<String>(), language in language()) {
            let set = typeset(&text, language);
            prop_assert!(text.chars().zip(set.chars()).all(is_allowed));
            prop_assert_eq!(typeset(&set, language), set.clone());
        }
    }
}
