//! A notice as rules read it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::check::statutes::Statutes;
use crate::check::statutes::references::{Reference, references};
use crate::config::Site;
use crate::model::document::{Block, Document, Section};
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::model::processing::Processing;
use crate::parse::denial::{Sentence, sentences_of};
use crate::parse::legal_basis::legal_bases;
use crate::parse::passages::sections_on;
use crate::parse::processing::processing;
use crate::text::date::Date;
use crate::text::language::Language;

/// One text of a notice, with what is known around it.
#[derive(Debug)]
pub struct Subject<'a> {
    pub document: &'a Document,
    /// The whole file.
    pub source: &'a str,
    pub language: Language,
    pub site: &'a Site,
    pub past: Past,
    /// The dates that the notice's texts in other languages bear.
    pub others: Vec<(Language, Option<Date>)>,
    /// The day on which it is checked.
    pub today: Date,
    pub bases: Vec<LegalBasis>,
    pub processing: Processing,
    /// All sentences in order.
    pub(crate) sayings: Vec<Saying<'a>>,
    /// What is known of statutes: the program's own table, or a portal's over it.
    pub statutes: &'a Statutes,
    references: OnceLock<Vec<(Line<'a>, Vec<Reference<'a>>)>>,
    /// Where the heading of each section stands in the file.
    headings: Vec<Range<usize>>,
}

/// What only the history knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Past {
    /// The day of the newest change that is not technical.
    pub changed: Option<Date>,
    /// The newest change is silent: the text says something else and bears the date that it bore.
    pub silent: Option<Silence>,
}

/// A silent change: its day, and the date that the text still bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    pub changed: Date,
    pub borne: Date,
}

/// A sentence with the line in which it stands.
#[derive(Debug)]
pub(crate) struct Saying<'a> {
    pub(crate) line: Line<'a>,
    pub(crate) sentence: Sentence,
}

/// A text with the place to look for it.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub block: &'a Block,
    /// The number of its section; none before the first heading.
    pub section: Option<usize>,
}

impl<'a> Subject<'a> {
    pub fn new(
        document: &'a Document,
        source: &'a str,
        language: Language,
        site: &'a Site,
        today: Date,
    ) -> Self {
        let mut from = body_start(source);
        let headings = document.sections.iter().map(|section| {
            let found = source[from..].find(&section.heading).map(|at| from + at);
            let at = found.map_or(from..from, |at| at..at + section.heading.len());
            from = at.end;
            at
        });
        Self {
            headings: headings.collect(),
            sayings: sayings(document),
            bases: legal_bases(document),
            processing: processing(document),
            document,
            source,
            language,
            site,
            statutes: Statutes::known(),
            references: OnceLock::new(),
            past: Past::default(),
            others: Vec::new(),
            today,
        }
    }

    /// The sections on any of some items, with those within them.
    pub fn sections_on(&self, items: &'a [Item]) -> impl Iterator<Item = &'a Section> {
        sections_on(self.document, items)
    }

    /// Whether a section on any of some items says anything.
    pub fn says(&self, items: &'a [Item]) -> bool {
        self.sections_on(items).any(|section| !section.body.is_empty())
    }

    /// All blocks of text in order, with their sections.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let lead = self.document.lead.blocks.iter().map(|block| Line { block, section: None });
        let sections = self.document.sections.iter().enumerate();
        lead.chain(sections.flat_map(|(at, section)| {
            section.body.blocks.iter().map(move |block| Line { block, section: Some(at) })
        }))
    }

    /// The whole text that is read, in lower case: headings and blocks, a line each.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for block in &self.document.lead.blocks {
            words.push_str(&block.text);
            words.push('\n');
        }
        for section in &self.document.sections {
            words.push_str(&section.heading);
            words.push('\n');
            for block in &section.body.blocks {
                words.push_str(&block.text);
                words.push('\n');
            }
        }
        words.to_lowercase()
    }

    /// How each line refers to statutes; lines that do not are left out.
    pub(crate) fn references(&self) -> &[(Line<'a>, Vec<Reference<'a>>)] {
        self.references.get_or_init(|| {
            let of = |line: Line<'a>| (line, references(&line.block.text, self.statutes));
            self.lines().map(of).filter(|(_, references)| !references.is_empty()).collect()
        })
    }

    /// The place of a section's heading.
    pub fn heading(&self, section: &Section) -> Range<usize> {
        let at = self.document.sections.iter().position(|it| it.anchor == section.anchor);
        at.map_or_else(|| self.top(), |at| self.headings[at].clone())
    }

    /// The first section on any of some items, or the top of the text.
    pub fn place_of(&self, items: &'a [Item]) -> Range<usize> {
        self.sections_on(items).next().map_or_else(|| self.top(), |section| self.heading(section))
    }

    /// Where the text begins: the title of the front matter, else the first heading.
    pub fn top(&self) -> Range<usize> {
        let body = body_start(self.source);
        let title = self.source[..body].find("title").filter(|_| body > 0);
        match title {
            Some(at) => at..at + "title".len(),
            None => self.headings.first().cloned().unwrap_or(0..0),
        }
    }

    /// The place of some words of a line; of the line's section where they cannot be found, as when
    /// marks stand between them.
    pub fn place(&self, line: Line<'_>, words: &str) -> Range<usize> {
        let from = line.section.map_or_else(|| body_start(self.source), |at| self.headings[at].end);
        let begins = line.block.text.split(['\t', '*', '[']).next().unwrap_or_default();
        let block = self.source[from..].find(begins).map_or(from, |at| from + at);
        let found = self.source[block..].find(words).map(|at| block + at);
        match (found, line.section) {
            (Some(at), _) => at..at + words.len(),
            (None, Some(section)) => self.headings[section].clone(),
            (None, None) => self.top(),
        }
    }
}

fn sayings(document: &Document) -> Vec<Saying<'_>> {
    let sections = document.sections.iter().enumerate();
    let passages = sections.map(|(at, section)| (Some(at), &section.body));
    std::iter::once((None, &document.lead))
        .chain(passages)
        .flat_map(|(section, passage)| {
            sentences_of(&passage.blocks)
                .into_iter()
                .map(move |(block, sentence)| Saying { line: Line { block, section }, sentence })
        })
        .collect()
}

/// Where the text begins after the front matter.
fn body_start(source: &str) -> usize {
    let Some(rest) = source.trim_start_matches('\u{feff}').strip_prefix("+++") else { return 0 };
    let skipped = source.len() - rest.len();
    rest.find("\n+++").map_or(0, |at| skipped + at + "\n+++".len())
}
