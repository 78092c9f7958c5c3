//! From a word form to the words behind it.
//!
//! What the dictionary writes of a form looks like
//! `[Ln][Xp]asiakas[X]asiaka[Sn][Ny]s[Bh][Bc][Ln][Xp]rekisteri[X]rekister[Sp][Ny]iä`: `[L…]` is the
//! class of word, the base form stands between `[Xp]` and `[X]`, the letters of the form outside,
//! `[Bc]` parts the words of a compound. A derivation names its ending between `[Xj]` and `[X]`:
//! `[Lt][Xp]käsitellä[X]käsittel[Ln][Xj]y[X]y[Sp][Ny]ä` is a form of `käsittely`, from `käsitellä`.

use std::ops::ControlFlow;

use super::Dictionary;
use super::hyphens::hyphens_are_right;
use super::notation::{Letters, Place};
use super::vfst::{Arc, Guide, Symbol, Transducer};
use crate::text::folding::fold;

/// Arcs looked at for one form: libvoikko's bound. Real forms take a few hundred.
const STEPS: usize = 100_000;
/// Readings of one form; real forms have at most some dozens.
const READINGS: usize = 200;
/// Letters of the longest form; libvoikko's bound.
const LONGEST: usize = 255;

/// One way to understand a word form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The base form of the whole: the parts before the last as they stand, then the base form of
    /// the last: `terveydenhuolto` for `terveydenhuollon`.
    pub base: String,
    /// The words of a compound in order; of any other word, that word alone.
    pub parts: Vec<Part>,
    /// The class of the last part, and so of the whole.
    pub class: Class,
    /// What the dictionary writes up to where the ending begins: the forms of this very word begin so.
    pub(super) stem: Vec<Symbol>,
}

impl Analysis {
    /// How many derivations the parts have together.
    pub fn derivations(&self) -> usize {
        self.parts.iter().map(|part| part.derivations).sum()
    }
}

/// A word of a compound, or the only word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part as it stands in the form, in lower case but for names: `terveyden`.
    pub form: String,
    /// Its base form: `terveys`.
    pub base: String,
    /// The base form of the word that it is derived from, if it is: `terve`.
    pub root: Option<String>,
    /// How many derivations lead from the root to the base form.
    pub derivations: usize,
    pub class: Class,
}

/// The class of a word; the names of libvoikko's classes in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// nimisana
    Noun,
    /// laatusana
    Adjective,
    /// nimisana or laatusana, as `terve`
    NounOrAdjective,
    /// teonsana
    Verb,
    /// paikannimi
    PlaceName,
    /// etunimi
    FirstName,
    /// sukunimi
    FamilyName,
    /// nimi of anything else
    OtherName,
    /// lukusana, in letters, digits or Roman digits
    Numeral,
    /// asemosana
    Pronoun,
    /// seikkasana
    Adverb,
    /// suhdesana
    Adposition,
    /// sidesana
    Conjunction,
    /// huudahdussana
    Interjection,
    /// kieltosana: the forms of `ei`
    Negation,
    /// lyhenne
    Abbreviation,
    /// etuliite: a part that no word is by itself, as `varhais`
    Prefix,
    /// What this program does not know, or the dictionary does not tell.
    Unknown,
}

impl Class {
    fn of_tag(tag: &str) -> Self {
        match tag {
            "[Ln]" => Self::Noun,
            "[Ll]" => Self::Adjective,
            "[Lnl]" => Self::NounOrAdjective,
            "[Lt]" => Self::Verb,
            "[Lep]" => Self::PlaceName,
            "[Lee]" => Self::FirstName,
            "[Les]" => Self::FamilyName,
            "[Lem]" => Self::OtherName,
            "[Lu]" | "[Lur]" => Self::Numeral,
            "[Lr]" => Self::Pronoun,
            "[Ls]" => Self::Adverb,
            "[Ld]" => Self::Adposition,
            "[Lc]" => Self::Conjunction,
            "[Lh]" => Self::Interjection,
            "[Lk]" => Self::Negation,
            "[La]" => Self::Abbreviation,
            "[Lp]" => Self::Prefix,
            _ => Self::Unknown,
        }
    }

    /// Whether words of this class are inflected in cases.
    pub fn is_nominal(self) -> bool {
        match self {
            Self::Noun
            | Self::Adjective
            | Self::NounOrAdjective
            | Self::PlaceName
            | Self::FirstName
            | Self::FamilyName
            | Self::OtherName
            | Self::Numeral
            | Self::Pronoun
            | Self::Abbreviation => true,
            Self::Verb
            | Self::Adverb
            | Self::Adposition
            | Self::Conjunction
            | Self::Interjection
            | Self::Negation
            | Self::Prefix
            | Self::Unknown => false,
        }
    }
}

impl Dictionary {
    /// How a word form can be understood: of all readings, those with the fewest parts, and of these
    /// those with the fewest derivations, in the order of the dictionary. Case, soft hyphens and the
    /// shape of hyphens in the form do not matter. Empty if the dictionary does not know the form.
    pub fn analyse(&self, form: &str) -> Vec<Analysis> {
        let transducer = &self.transducer;
        let readings = cheapest(self.readings(form), transducer);
        let mut analyses: Vec<Analysis> = Vec::with_capacity(readings.len());
        for reading in readings {
            let analysis = analysis(&reading, transducer);
            let same = |it: &Analysis| it.base == analysis.base && it.parts == analysis.parts;
            if !analyses.iter().any(same) {
                analyses.push(analysis);
            }
        }
        analyses
    }

    /// Everything that the dictionary writes of a form, in the notation of this file's head, and
    /// that libvoikko lets stand. For those who compare the two.
    pub fn raw_readings(&self, form: &str) -> Vec<String> {
        let text = |it: Vec<Symbol>| it.iter().map(|it| self.transducer.text(*it)).collect();
        self.readings(form).into_iter().map(text).collect()
    }

    fn readings(&self, form: &str) -> Vec<Vec<Symbol>> {
        let folded = fold(form);
        let word = self.transducer.letters_of(&folded).unwrap_or_default();
        let mut readings = Vec::new();
        if word.is_empty() || word.len() > LONGEST {
            return readings;
        }
        let guide = Reading { word: &word, transducer: &self.transducer };
        self.transducer.walk(&guide, STEPS, |path| {
            let output = written(path, &self.transducer);
            if hyphens_are_right(&output, &self.transducer) && !readings.contains(&output) {
                readings.push(output);
            }
            if readings.len() < READINGS {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        readings
    }
}

/// Reads the letters of a word.
struct Reading<'a> {
    word: &'a [Symbol],
    transducer: &'a Transducer,
}

impl Guide for Reading<'_> {
    fn pass(&self, place: usize, arc: Arc) -> Option<usize> {
        if self.word.get(place) == Some(&arc.input) {
            Some(place + 1)
        } else {
            self.transducer.is_silent(arc.input).then_some(place)
        }
    }

    fn ends(&self, place: usize) -> bool {
        place == self.word.len()
    }
}

/// What a path writes, without what stands for no text.
fn written(path: &[Arc], transducer: &Transducer) -> Vec<Symbol> {
    path.iter().map(|arc| arc.output).filter(|it| !transducer.is_silent(*it)).collect()
}

/// The readings with the fewest parts, then derivations.
fn cheapest(readings: Vec<Vec<Symbol>>, transducer: &Transducer) -> Vec<Vec<Symbol>> {
    let cost = |reading: &Vec<Symbol>| {
        let count = |tag| reading.iter().filter(|it| transducer.text(**it) == tag).count();
        (count("[Bc]"), count("[Xj]"))
    };
    let Some(least) = readings.iter().map(cost).min() else { return readings };
    readings.into_iter().filter(|reading| cost(reading) == least).collect()
}

fn analysis(output: &[Symbol], transducer: &Transducer) -> Analysis {
    let (mut base, mut parts) = (String::new(), Vec::new());
    let boundary = |it: &Symbol| transducer.text(*it) == "[Bc]";
    // `hallinnon-` awaits another part; it is not a part without letters itself.
    let whole = output.split_last().filter(|(last, _)| boundary(last)).map_or(output, |it| it.1);
    let mut segments = whole.split(boundary).peekable();
    while let Some(segment) = segments.next() {
        let (standing, part) = part(segment, transducer);
        base.push_str(if segments.peek().is_some() { &standing } else { &part.base });
        if !part.base.is_empty() {
            parts.push(part);
        }
    }
    let base = base.trim_matches('-').to_owned();
    let class = parts.last().map_or(Class::Unknown, |part| part.class);
    Analysis { base, parts, class, stem: stem(output, transducer).to_vec() }
}

/// A part, and its letters with the hyphens that stand beside it.
fn part(segment: &[Symbol], transducer: &Transducer) -> (String, Part) {
    let mut letters = Letters::default();
    let (mut standing, mut root, mut ending) = (String::new(), String::new(), String::new());
    let (mut class, mut derivations, mut derived_at) = (Class::Unknown, 0, 0);
    for symbol in segment {
        let text = transducer.text(*symbol);
        match letters.read(text) {
            Place::Form => standing.push_str(text),
            Place::Root => root.push_str(text),
            Place::Ending => ending.push_str(text),
            Place::Tag if text.starts_with("[L") => class = Class::of_tag(text),
            Place::Tag if text == "[Xj]" => {
                derivations += 1;
                derived_at = standing.len();
                ending.clear();
            }
            Place::Tag | Place::Aside => {}
        }
    }
    let derived = format!("{}{ending}", &standing[..derived_at]);
    if derivations == 0 {
        standing = cased(&standing, &root);
    }
    let form = standing.trim_matches('-').to_owned();
    let base = match derivations {
        0 if root.is_empty() => without_ending(&form).to_owned(),
        0 => root.clone(),
        _ => derived,
    };
    let root = Some(root).filter(|root| derivations > 0 && !root.is_empty());
    (standing, Part { form, base, root, derivations, class })
}

/// A number in digits, or another form for which the dictionary has no base form: `5:n` is of `5`,
/// but `5:1` is a whole.
fn without_ending(form: &str) -> &str {
    match form.split_once(':') {
        Some((number, ending)) if ending.starts_with(char::is_alphabetic) => number,
        _ => form,
    }
}

/// The letters of a form with the capitals of its base form, as far as the two are alike.
fn cased(form: &str, base: &str) -> String {
    let mut alike = true;
    let mut capitals = base.chars();
    form.chars()
        .map(|letter| match capitals.next() {
            Some(capital) if alike && capital.to_lowercase().eq([letter]) => capital,
            _ => {
                alike = false;
                letter
            }
        })
        .collect()
}

/// What the dictionary writes before the endings of the last word; nothing if that word has no base
/// form in the dictionary (a number in digits).
fn stem<'a>(output: &'a [Symbol], transducer: &Transducer) -> &'a [Symbol] {
    let last =
        |wanted: fn(&str) -> bool| output.iter().rposition(|it| wanted(transducer.text(*it)));
    let closed = last(|tag| tag == "[X]");
    let boundary = last(|tag| tag == "[Bc]");
    match closed {
        Some(at) if boundary < closed => {
            let class = last(|tag| tag.starts_with("[L")).unwrap_or_default();
            &output[..=at.max(class)]
        }
        _ => &[],
    }
}
