//! Reads the names of information systems off the sections on them: heads of list items and of rows,
//! names beside a word for a system ("kirjastojärjestelmä Lukuri", "the Lukuri library system"), and
//! names in quotation marks. What could as well be a common word is no name.

use crate::model::document::{Block, BlockKind, Document};
use crate::model::item::Item;
use crate::parse::denial::{Sentence, Word, sentences, sentences_of};
use crate::parse::passages::sections_on;
use crate::text::slug::slug;

/// The systems that a document names, each once; those of its front matter first.
pub(crate) fn systems(document: &Document) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let wanted = [Item::InformationSystems];
    let sections = sections_on(document, &wanted)
        .filter(|section| section.items.is_empty() || section.items.contains(&wanted[0]));
    let read = sections.flat_map(|section| sentences_of(&section.body.blocks));
    let read: Vec<String> = read.flat_map(|(block, sentence)| names_in(block, &sentence)).collect();
    let declared = document.front.systems.iter().filter_map(|text| {
        let sentences = sentences(text);
        Named { text, words: sentences.first()? }.own_name()
    });
    for name in declared.chain(read) {
        let address = slug(&name);
        if !address.is_empty() && !names.iter().any(|known| slug(known) == address) {
            names.push(name);
        }
    }
    names
}

fn names_in(block: &Block, sentence: &Sentence) -> Vec<String> {
    let words = Named { text: &block.text, words: sentence };
    let listed = matches!(block.kind, BlockKind::ListItem { .. } | BlockKind::TableRow);
    let begins =
        sentence.first().is_some_and(|first| block.text[..first.at.start].trim().is_empty());
    if listed && begins {
        let head = words.head();
        if !head.is_empty() {
            return head;
        }
    }
    words.beside_systems()
}

/// A sentence with the words as they are written.
struct Named<'a> {
    text: &'a str,
    words: &'a [Word],
}

impl Named<'_> {
    fn written(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text[word.at.clone()])
    }

    /// What stands between a word and the next.
    fn gap(&self, at: usize) -> &str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(word), Some(next)) => &self.text[word.at.end..next.at.start],
            (Some(word), None) => &self.text[word.at.end..],
            _ => "",
        }
    }

    /// A word that can be part of a name: it has a capital, and none of the common words.
    fn is_name(&self, at: usize) -> bool {
        let word = self.written(at);
        let lower = word.to_lowercase();
        let marked = word.contains(char::is_uppercase);
        marked
            && word.chars().count() > 1
            && !self.words[at].denied()
            && !COMMON.iter().any(|part| lower.contains(part))
            && !NO_NAME.contains(&&*lower)
    }

    /// The first word has its capital for standing first, and a name follows: "Webbiblioteket Lukuri".
    fn begins_with_noun(&self, ends: &[&str]) -> bool {
        let first = self.written(0);
        let noun = first.len() > 5 && ends.iter().any(|end| first.ends_with(end));
        noun && self.gap(0) == " " && self.is_name(1)
    }

    /// The words of a name that begins here, to the word after its last: `Microsoft 365`.
    fn name_at(&self, from: usize) -> Option<(String, usize)> {
        if !self.is_name(from) || (from == 0 && self.begins_with_noun(&["et", "en"])) {
            return None;
        }
        let goes_on = |at: usize| {
            let number = self.written(at).chars().all(|c| c.is_ascii_digit());
            !self.written(at).is_empty() && self.gap(at - 1) == " " && (self.is_name(at) || number)
        };
        let mut end = from + 1;
        while goes_on(end) {
            end += 1;
        }
        let name = &self.text[self.words[from].at.start..self.words[end - 1].at.end];
        let firm = (from..=end).any(|at| FIRMS.contains(&&*self.written(at).to_lowercase()));
        (!firm && end - from <= 4).then(|| (name.to_owned(), end))
    }

    /// The head of a list item or of a row, where it is a name alone or with a word for a system:
    /// "Lukuri: lainat", "Kirjastojärjestelmä Lukuri (lainat)", "Päiväpolku-sovellus".
    fn head(&self) -> Vec<String> {
        let ends = |at: usize| {
            let gap = self.gap(at);
            let dashed = gap.contains(['\t', '–', '—']) || gap.contains(" - ");
            let next = self.words.get(at + 1).map(|next| next.text.as_str());
            dashed || next.is_none_or(|next| [":", ",", "(", ".", ";"].contains(&next))
        };
        let is_system =
            |at: usize| SYSTEM.iter().any(|part| self.written(at).to_lowercase().contains(part));
        let mut at = 0;
        // What kind of system it is, before its name.
        if self.words.len() > 1 && is_system(0) && !ends(0) {
            at = 1;
        }
        let Some((name, end)) = self.name_at(at) else { return Vec::new() };
        let compound = self.gap(end - 1) == "-" && ends(end);
        let followed = end < self.words.len() && is_system(end) && ends(end);
        if ends(end - 1) || compound || followed { vec![name] } else { Vec::new() }
    }

    /// The name within what an author gave as a system's name, so that its names in three languages
    /// are one: "Lukuri-verkkokirjasto", "Webbiblioteket Lukuri", "Lukuri online library".
    fn own_name(&self) -> Option<String> {
        let later = (1..self.words.len()).find_map(|at| self.name_at(at));
        let first = if self.words.is_empty() { None } else { self.name_at(0) };
        first.or(later).map(|(name, _)| name)
    }

    /// Names beside a word for a system, and names in quotation marks.
    fn beside_systems(&self) -> Vec<String> {
        let mut names = Vec::new();
        // A genitive is no part of it: "Seuran Lukuri-järjestelmä".
        let mut at = usize::from(self.begins_with_noun(&["n", "s"]));
        while at < self.words.len() {
            let Some((name, end)) = self.name_at(at) else {
                at += 1;
                continue;
            };
            if self.is_beside(at, end) || self.is_quoted(at, end) {
                names.push(name);
            }
            at = end;
        }
        names
    }

    fn is_beside(&self, from: usize, end: usize) -> bool {
        let is = |at: usize, stems: &[&str]| {
            let word = self.written(at).to_lowercase();
            stems.iter().any(|stem| word.contains(stem))
        };
        let between = |at: usize| {
            let word = self.written(at).to_lowercase();
            LINKS.contains(&&*word)
        };
        // "järjestelmä Lukuri", "järjestelmänä toimii Lukuri", "järjestelmät ovat Lukuri ja Haahka"
        let mut before = from;
        while before > 0 && from - before < 8 {
            before -= 1;
            if is(before, &SYSTEM) && !self.words[before].denied() && !is(before, &MAKERS) {
                return !ends_in_case(self.written(end - 1));
            }
            if !between(before) && !self.is_name(before) {
                break;
            }
        }
        // "Lukuri-järjestelmä", "Lukuri-systemet"; in other languages also "the Lukuri library system"
        let hyphen = self.gap(end - 1) == "-" && is(end, &SYSTEM);
        let english = (0..2).any(|skip| {
            let at = end + skip;
            ENGLISH.contains(&&*self.written(at).to_lowercase())
                && (end - 1..at).all(|before| self.gap(before) == " ")
        });
        hyphen || (english && from > 0)
    }

    fn is_quoted(&self, from: usize, end: usize) -> bool {
        let quotes = ['"', '”', '“', '„', '»', '«'];
        let before = self.text[..self.words[from].at.start].chars().next_back();
        let after = self.text[self.words[end - 1].at.end..].chars().next();
        before.is_some_and(|c| quotes.contains(&c)) && after.is_some_and(|c| quotes.contains(&c))
    }
}

/// An inflected name would be another system: "järjestelmänä käytetään Lukuria". Names that only look
/// so are few.
fn ends_in_case(name: &str) -> bool {
    let cases =
        ["ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "iin", "ria"];
    cases.iter().any(|case| name.ends_with(case))
}

const SYSTEM: [&str; 9] = [
    "järjestelm",
    "ohjelm",
    "sovellu",
    "sovellus",
    "system",
    "program",
    "software",
    "application",
    "palvelualusta",
];
const ENGLISH: [&str; 7] =
    ["system", "systems", "software", "application", "app", "platform", "programme"];
/// Those who make or keep a system are none.
const MAKERS: [&str; 5] = ["toimitta", "leverantör", "supplier", "ylläpitäj", "vendor"];
const LINKS: [&str; 27] = [
    "on",
    "ovat",
    "toimii",
    "toimivat",
    "nimeltä",
    "nimi",
    "nimeltään",
    "ja",
    "sekä",
    "är",
    "heter",
    "kallas",
    "och",
    "samt",
    "is",
    "are",
    "called",
    "named",
    "and",
    "the",
    ",",
    ":",
    "käytetään",
    "eli",
    "käytössä",
    "används",
    "(",
];
/// Parts of common words: what holds one is no name by itself.
const COMMON: [&str; 52] = [
    "järjestelm",
    "ohjelm",
    "sovellu",
    "rekister",
    "tietokan",
    "tietovar",
    "arkisto",
    "manuaali",
    "paperi",
    "sähköi",
    "sähköpost",
    "asiakirj",
    "kansio",
    "verkko",
    "palvelin",
    "lomak",
    "tiedo",
    "tieto",
    "hallinta",
    "kamera",
    "valvonta",
    "varaus",
    "lasku",
    "palvelu",
    "system",
    "program",
    "register",
    "databas",
    "arkiv",
    "manuell",
    "papper",
    "elektron",
    "blankett",
    "uppgift",
    "server",
    "hantering",
    "övervakning",
    "bokning",
    "faktur",
    "tjänst",
    "software",
    "application",
    "database",
    "archive",
    "manual",
    "paper",
    "electron",
    "form",
    "record",
    "booking",
    "billing",
    "service",
];
const NO_NAME: [&str; 48] = [
    "eu",
    "eta",
    "ees",
    "eea",
    "gdpr",
    "suomi",
    "suomen",
    "suomessa",
    "kela",
    "dvv",
    "finland",
    "tiedot",
    "data",
    "uppgifter",
    "the",
    "vi",
    "we",
    "se",
    "ne",
    "it",
    "den",
    "det",
    "de",
    "muut",
    "muu",
    "other",
    "övriga",
    "kunta",
    "kaupunki",
    "staden",
    "city",
    "lisäksi",
    "excel",
    "word",
    "pdf",
    "usb",
    "ip",
    "sms",
    "csv",
    "internet",
    "web",
    "pin",
    "id",
    "national",
    "kansallinen",
    "nationella",
    "nationell",
    "valtakunnallinen",
];
const FIRMS: [&str; 9] = ["oy", "oyj", "ab", "ltd", "inc", "gmbh", "ky", "llc", "plc"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::parse;
    use crate::text::language::Language::{self, En, Fi, Sv};

    #[track_caller]
    fn check_all(language: Language, heading: &str, table: &[(&str, &str)]) {
        for (text, expected) in table {
            let whole = format!("# R\n\n## {heading}\n\n{text}\n");
            let document = parse(&whole, "a/b.md", "b.md", language).0;
            assert_eq!(systems(&document).join("; "), *expected, "{text}");
        }
    }

    #[test]
    fn finnish_names() {
        check_all(
            Fi,
            "Tietojärjestelmät",
            &[
                (
                    "- Lukuri\n- Haahka (jäsenet)\n- Veneily 365: paikat",
                    "Lukuri; Haahka; Veneily 365",
                ),
                ("- Jäsenjärjestelmä Lukuri\n- Päiväpolku-sovellus", "Lukuri; Päiväpolku"),
                ("- sähköposti\n- Verkkolevy\n- Paperiset lomakkeet", ""),
                ("- Primus Kurre\n- Excel-taulukko\n- tallentava kamera", "Primus Kurre"),
                ("Jäsenet ovat järjestelmässä Lukuri.", "Lukuri"),
                ("Seuran Lukuri-järjestelmässä on jäsenten tiedot.", "Lukuri"),
                ("Järjestelmänä toimii Lukuri.", "Lukuri"),
                ("Järjestelmät ovat Lukuri ja Haahka.", "Lukuri; Haahka"),
                ("Tietoja on ohjelmassa ”Soutu”.", "Soutu"),
                ("Järjestelmän toimittaja on Riutta Oy.", ""),
                ("Järjestelmänä käytetään Lukuria.", ""),
                ("Tiedot ovat Suomessa.", ""),
                ("Lukuri-järjestelmää ei enää käytetä.", ""),
                (
                    "| Järjestelmä | Tiedot |\n|---|---|\n| Lukuri | jäsenet |\n| Haahka | paikat |",
                    "Lukuri; Haahka",
                ),
                ("Lukuri-järjestelmä, LUKURI-järjestelmä", "Lukuri"),
                ("Manuaalista aineistoa ei ole.", ""),
                ("Asiakirjat säilytetään lukitussa kaapissa Rantakadulla.", ""),
            ],
        );
    }

    #[test]
    fn swedish_names() {
        check_all(
            Sv,
            "Informationssystem",
            &[
                (
                    "- Lukuri\n- Haahka (medlemmar)\n- Segling 365: platser",
                    "Lukuri; Haahka; Segling 365",
                ),
                ("- Medlemssystemet Lukuri\n- Roddstigen-appen", "Lukuri; Roddstigen"),
                ("- e-post\n- Pappersblanketter\n- Arkiv", ""),
                ("Medlemmarna finns i systemet Lukuri.", "Lukuri"),
                ("Klubbens Lukuri-system har medlemmarna.", "Lukuri"),
                ("Systemet heter Lukuri.", "Lukuri"),
                ("Systemen är Lukuri och Haahka.", "Lukuri; Haahka"),
                ("Uppgifterna finns i ”Rodd”.", "Rodd"),
                ("Systemets leverantör är Riutta Ab.", ""),
                ("Uppgifterna finns i Finland.", ""),
                ("Systemet Lukuri används inte längre.", "Lukuri"),
                ("Systemet Lukuri används inte.", ""),
                ("| System | Uppgifter |\n|---|---|\n| Lukuri | medlemmar |", "Lukuri"),
                ("Vi har inget system.", ""),
                ("Handlingarna förvaras i ett låst skåp på Strandgatan.", ""),
            ],
        );
    }

    #[test]
    fn english_names() {
        check_all(
            En,
            "Information systems",
            &[
                (
                    "- Lukuri\n- Haahka (members)\n- Sailing 365: berths",
                    "Lukuri; Haahka; Sailing 365",
                ),
                ("- Lukuri system\n- Paper forms\n- e-mail", "Lukuri"),
                ("Members are kept in the Lukuri system.", "Lukuri"),
                ("Members are kept in the Lukuri membership system.", "Lukuri"),
                ("The system is called Lukuri.", "Lukuri"),
                ("The systems are Lukuri and Haahka.", "Lukuri; Haahka"),
                ("Data is kept in “Rowing”.", "Rowing"),
                ("The supplier of the system is Riutta Ltd.", ""),
                ("The data is in Finland.", ""),
                ("The Lukuri system is not used.", ""),
                ("We use no system.", ""),
                ("| System | Data |\n|---|---|\n| Lukuri | members |", "Lukuri"),
                ("Papers are kept in a locked cabinet on Shore Street.", ""),
                ("We keep the data ourselves.", ""),
                ("The City keeps the data in its Lukuri software.", "Lukuri"),
            ],
        );
    }

    #[test]
    fn names_of_the_front_matter_go_first() {
        let text = "+++\ntitle = \"R\"\n[register]\nsystems = [\"Haahka-verkkokirjasto\", \"Webbiblioteket Haahka\", \"Haahka online library\", \"tallentava kamera\", \"Veneily 365\"]\n+++\n\n\
                    ## Tietojärjestelmät\n\n- Lukuri\n- haahka\n";
        let document = parse(text, "a/b.md", "b.md", Fi).0;
        assert_eq!(systems(&document), ["Haahka", "Veneily 365", "Lukuri"]);
    }
}
