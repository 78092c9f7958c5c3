//! Reads the legal bases off the sections of a notice that speak of them: by the letters of
//! Art. 6(1) GDPR where they are cited, else by the words of the law. What is denied ("ei perustu
//! suostumukseen") is no basis.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::parse::denial::{Word, sentences};
use crate::parse::passages::sections_on;
use crate::text::memo::Memo;

/// The bases that a document names, in the order of their letters.
pub fn legal_bases(document: &Document) -> Vec<LegalBasis> {
    let mut cited = BTreeSet::new();
    let mut named = BTreeSet::new();
    for section in sections_on(document, &[Item::LegalBasis]) {
        for block in &section.body.blocks {
            for mention in mentions(&block.text).iter().filter(|mention| !mention.denied) {
                let bases = if mention.cited { &mut cited } else { &mut named };
                bases.insert(mention.basis);
            }
        }
    }
    let bases = if cited.is_empty() { named } else { cited };
    bases.into_iter().collect()
}

/// A legal basis in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) basis: LegalBasis,
    /// The bytes of its letter, or of the word that begins its name.
    pub(crate) at: Range<usize>,
    /// By its letter of Art. 6(1).
    pub(crate) cited: bool,
    pub(crate) denied: bool,
}

/// The bases that a text mentions, in its order.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    let read = || {
        let mut reader = Reader::of(text);
        reader.read();
        reader.found
    };
    KNOWN.with(|known| known.get(text, read))
}

thread_local! {
    static KNOWN: Memo<Vec<Mention>> = Memo::default();
}

struct Reader {
    words: Vec<Word>,
    found: Vec<Mention>,
    /// The article that was named last.
    article: Option<u32>,
    citing: Citing,
}

/// How far the citation of an article has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Citing {
    Nothing,
    Article,
    /// Its first paragraph: a letter here is one of its points.
    Paragraph,
}

const AND: [&str; 9] = ["ja", "sekä", "tai", "och", "samt", "eller", "and", "or", "että"];

impl Reader {
    fn of(text: &str) -> Self {
        Self {
            words: sentences(text).into_iter().flatten().collect(),
            found: Vec::new(),
            article: None,
            citing: Citing::Nothing,
        }
    }

    fn mention(&self, at: usize, basis: LegalBasis) -> Mention {
        let word = &self.words[at];
        Mention { basis, at: word.at.clone(), cited: false, denied: word.denied() }
    }

    fn token(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.token(at).parse().ok()
    }

    fn read(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            at = match self.article_at(at) {
                Some(next) => next,
                None => {
                    self.read_letter(at);
                    self.read_words(at);
                    at + 1
                }
            };
        }
    }

    /// An article that is named here, and where the text goes on after it.
    fn article_at(&mut self, at: usize) -> Option<usize> {
        let is_article = |token: &str| {
            ["artikl", "artikel", "article"].iter().any(|stem| token.starts_with(stem))
                || token == "art"
        };
        let skip_stop = |at: usize| if self.token(at) == "." { at + 1 } else { at };
        let number_after = skip_stop(at + 1);
        let found = match (self.number(at), is_article(self.token(at))) {
            (Some(number), _) if is_article(self.token(skip_stop(at + 1))) => {
                Some((number, skip_stop(at + 1) + 1))
            }
            (_, true) => self.number(number_after).map(|number| (number, number_after + 1)),
            _ => None,
        };
        let (number, next) = found?;
        (self.article, self.citing) = (Some(number), Citing::Article);
        Some(next)
    }

    fn read_letter(&mut self, at: usize) {
        let token = self.token(at);
        // "6 artikla 1a": the paragraph and the letter in one.
        let glued = token.len() == 2 && token.starts_with('1') && self.citing != Citing::Nothing;
        if glued && self.article == Some(6) {
            let basis = token.chars().last().and_then(LegalBasis::of_letter);
            if let Some(basis) = basis {
                self.found.push(Mention { cited: true, ..self.mention(at, basis) });
                self.citing = Citing::Paragraph;
                return;
            }
        }
        let mut letters = token.chars();
        let letter = letters.next().filter(|_| letters.next().is_none());
        let basis = letter.and_then(LegalBasis::of_letter);
        let named_as_letter = ["alakoh", "kohta", "kohda", "underpunkt", "punkt"]
            .iter()
            .any(|stem| self.token(at + 1).starts_with(stem));
        if self.article == Some(6)
            && let Some(basis) = basis
            && (self.citing == Citing::Paragraph || named_as_letter)
        {
            self.found.push(Mention { cited: true, ..self.mention(at, basis) });
            self.citing = Citing::Paragraph;
            return;
        }
        let is_section = token == "§";
        let goes_on = ["alakoh", "kohta", "kohda", "koht", "mom", "led", "punkt", "underpunkt"]
            .iter()
            .any(|stem| token.starts_with(stem))
            || ["paragraph", "point", "(", ")", ".", ",", ":"].contains(&token)
            || AND.contains(&token);
        if is_section {
            self.article = None;
        }
        match self.number(at) {
            Some(number) if self.citing != Citing::Nothing => {
                self.citing = if number == 1 { Citing::Paragraph } else { Citing::Article };
            }
            _ if !goes_on => self.citing = Citing::Nothing,
            _ => {}
        }
    }

    fn read_words(&mut self, at: usize) {
        let (word, next) = (self.token(at), self.token(at + 1));
        let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        let interest = begins(next, &["etu", "edu", "etuj", "eduis", "intress", "interest"]);
        let contract = (word.contains("sopimu") || word.contains("avtal"))
            && !["sopimuslak", "lauseke", "lausekk", "ehtosopimu", "avtalslag", "klausul"]
                .iter()
                .any(|part| word.contains(part));
        let basis = if begins(word, &["suostumu", "samtyck", "consent"]) {
            LegalBasis::Consent
        } else if contract || begins(word, &["contract"]) {
            LegalBasis::Contract
        } else if begins(
            word,
            &["lakisääte", "oikeudelli", "rättslig", "lagstad", "legal", "statutory"],
        ) && begins(
            next,
            &["velvoit", "velvollis", "förpliktels", "skyldighet", "obligation"],
        ) {
            LegalBasis::Obligation
        } else if begins(word, &["elintärke", "vital"]) && interest
            || begins(word, &["grundläggande"]) && begins(next, &["intress"])
        {
            LegalBasis::VitalInterest
        } else if begins(word, &["yleis", "yleinen", "allmän", "public"]) && interest
            || begins(word, &["julkis", "julkinen"]) && begins(next, &["valta", "valla"])
            || begins(word, &["myndighetsutövning"])
            || begins(word, &["official"]) && begins(next, &["authorit"])
        {
            LegalBasis::PublicTask
        } else if begins(word, &["oikeute", "berättiga", "legitimate"]) && interest {
            LegalBasis::LegitimateInterest
        } else {
            return;
        };
        self.found.push(self.mention(at, basis));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::parse;
    use crate::text::language::Language;

    /// The letters that a section on the legal basis is read as.
    #[track_caller]
    fn check(language: Language, text: &str, expected: &str) {
        let heading = match language {
            Language::Fi => "Käsittelyn oikeusperuste",
            Language::Sv => "Rättslig grund",
            Language::En => "Legal basis",
        };
        let text = format!("# R\n\n## {heading}\n\n{text}\n");
        let document = parse(&text, "a/b.md", "b.md", language).0;
        let letters = "abcdef".chars();
        let bases = legal_bases(&document);
        let read =
            letters.filter(|it| LegalBasis::of_letter(*it).is_some_and(|it| bases.contains(&it)));
        assert_eq!(read.collect::<String>(), expected, "{text}");
    }

    #[test]
    fn letters_are_read_in_all_forms() {
        let fi = |text: &str, expected: &str| check(Language::Fi, text, expected);
        fi(
            "EU:n yleisen tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta, tietosuojalain 4 §",
            "e",
        );
        fi("asetuksen 6 artiklan 1 kohdan c- ja e-alakohta", "ce");
        fi("6 artiklan 1 kohdan a), b) ja f) alakohdat", "abf");
        fi(
            "työsopimus (6 artiklan 1 kohdan b alakohta) ja velvoitteet (c alakohta; laki 304/2003)",
            "bc",
        );
        fi("6 artikla 1 c", "c");
        fi("6 artikla 1a ja 1c", "ac");
        fi("artikla 6, kohta 1 c", "c");
        fi("Asetuksen 6. artiklan 1. kohdan e-kohta", "e");
        fi("art. 6.1 e", "e");
        check(Language::Sv, "artikel 6.1 c och e i EU:s allmänna dataskyddsförordning", "ce");
        check(Language::Sv, "artikel 6.1 led a", "a");
        check(Language::En, "Article 6(1)(c) and (e) of the Regulation", "ce");
    }

    #[test]
    fn other_articles_and_sections_are_no_bases() {
        check(
            Language::Fi,
            "6 artiklan 1 kohdan e alakohta. Terveystiedot 9 artiklan 2 kohdan a alakohta.",
            "e",
        );
        check(
            Language::Fi,
            "6 artiklan 1 kohdan c alakohta, perusopetuslain 8 a luku ja 12 § 1 momentin b kohta",
            "c",
        );
    }

    #[test]
    fn words_are_read_where_no_letter_is_cited() {
        let fi = |text: &str, expected: &str| check(Language::Fi, text, expected);
        fi("Käsittely perustuu rekisteröidyn suostumukseen.", "a");
        fi(
            "Käsittely on tarpeen rekisterinpitäjän lakisääteisen velvoitteen noudattamiseksi.",
            "c",
        );
        fi("Yleistä etua koskeva tehtävä tai julkisen vallan käyttö.", "e");
        fi("Vuokrasopimuksen täytäntöönpano; oikeutettu etu saatavien perinnässä", "bf");
        check(
            Language::Sv,
            "Den rättsliga grunden är rättslig förpliktelse och allmänt intresse.",
            "ce",
        );
        check(
            Language::En,
            "Processing is based on consent or on the vital interests of a person.",
            "ad",
        );
        fi("Käsittelyn perusteena on nuorisolaki (1285/2016).", "");
    }

    #[test]
    fn what_is_denied_is_no_basis() {
        let fi = |text: &str, expected: &str| check(Language::Fi, text, expected);
        fi("Käsittely ei perustu suostumukseen.", "");
        fi("Käsittely ei perustu suostumukseen vaan lakisääteiseen velvoitteeseen.", "c");
        fi("Käsittely ei perustu oikeutettuun etuun. Perusteena on yleinen etu.", "e");
        fi("Suostumusta ei käytetä perusteena, vaan sopimusta.", "b");
        fi(
            "Se ei perustu 6 artiklan 1 kohdan a alakohtaan, vaan 6 artiklan 1 kohdan e alakohtaan.",
            "e",
        );
        check(Language::Sv, "Behandlingen grundar sig inte på samtycke utan på avtal.", "b");
        check(Language::Sv, "Behandlingen grundar sig på en rättslig förpliktelse.", "c");
        check(Language::En, "Processing is not based on consent but on a contract.", "b");
    }

    #[test]
    fn only_sections_on_the_basis_are_read() {
        let text = "# R\n\n## Oikeusperuste\n\nTarkemmin:\n\n### Uutiskirje\n\nSuostumus.\n\n\
                    ## Rekisteröidyn oikeudet\n\nSopimukseen perustuvat tiedot voi siirtää.\n";
        let document = parse(text, "a/b.md", "b.md", Language::Fi).0;
        assert_eq!(legal_bases(&document), [LegalBasis::Consent]);
    }
}
