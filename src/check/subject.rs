//! A notice as rules read it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::check::companies::Companies;
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
    /// The names that stand beside business IDs in all notices.
    pub(crate) companies: &'a Companies,
    references: OnceLock<Vec<(Line<'a>, Vec<Reference<'a>>)>>,
    /// Where the heading of each section stands in the file.
    headings: Vec<Range<usize>>,
    /// Where each line begins in it.
    lines: Vec<usize>,
}

/// Where a notice is read by itself.
static NO_COMPANIES: Companies = Companies::new();

/// What only the history knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Past {
    /// The day of the newest change that is not technical.
    pub changed: Option<Date>,
    /// The newest change is silent: the text says something else and bears the date that it bore.
    pub silent: Option<Silence>,
}

/// A silent change: its day, and the date that the text still bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    number: usize,
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
        let headings: Vec<Range<usize>> = headings.collect();
        Self {
            sayings: sayings(document),
            lines: line_starts(document, source, &headings),
            headings,
            bases: legal_bases(document),
            processing: processing(document).clone(),
            document,
            source,
            language,
            site,
            statutes: Statutes::known(),
            companies: &NO_COMPANIES,
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
        let document = self.document;
        let lead = document.lead.blocks.iter().map(|block| (block, None));
        let sections = document.sections.iter().enumerate();
        let sections = sections.flat_map(|(at, section)| {
            section.body.blocks.iter().map(move |block| (block, Some(at)))
        });
        let lines = lead.chain(sections).enumerate();
        lines.map(|(number, (block, section))| Line { block, section, number })
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
    /// marks stand between them. Words that are a part of the block's own text are found where they
    /// stand in it, others where they stand first.
    pub fn place(&self, line: Line<'_>, words: &str) -> Range<usize> {
        let from = self.lines[line.number];
        let block = &line.block.text;
        let at = within(block, words);
        let found = at
            .map(|at| from + at)
            .filter(|at| self.source.get(*at..).is_some_and(|rest| rest.starts_with(words)))
            .or_else(|| {
                // Marks lengthen the source, typography the text.
                let at = at.unwrap_or(0);
                let near = from + at.saturating_sub(at / 8 + NEAR);
                let far = if at == 0 { from + 2 * block.len() } else { from + 2 * at };
                find_between(self.source, words, near..far + words.len() + 2 * NEAR)
            });
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
    let mut sayings = Vec::new();
    let mut first = 0;
    for (section, passage) in std::iter::once((None, &document.lead)).chain(passages) {
        // Sentences come block by block, so that the block is this one or a later one.
        let mut at = 0;
        for (block, sentence) in sentences_of(&passage.blocks) {
            while at < passage.blocks.len() && !std::ptr::eq(&raw const passage.blocks[at], block) {
                at += 1;
            }
            sayings.push(Saying { line: Line { block, section, number: first + at }, sentence });
        }
        first += passage.blocks.len();
    }
    sayings
}

/// How far words are looked for about the place where they should be.
const NEAR: usize = 512;
/// How many bytes at its beginning make a block known.
const BEGINNING: usize = 48;

/// Where each line begins in the file, or nearly so.
fn line_starts(document: &Document, source: &str, headings: &[Range<usize>]) -> Vec<usize> {
    let mut starts = Vec::new();
    let lead = (body_start(source), &document.lead);
    let sections = document.sections.iter().zip(headings);
    let sections = sections.map(|(section, heading)| (heading.end, &section.body));
    for (mut from, passage) in std::iter::once(lead).chain(sections) {
        for block in &passage.blocks {
            let begins = block.text.split(['\t', '*', '[']).next().unwrap_or_default();
            let begins = &begins[..begins.floor_char_boundary(BEGINNING)];
            let found = find_between(source, begins, from..from + 8 * NEAR);
            starts.push(found.unwrap_or(from));
            // Typography may have lengthened the text.
            let length = block.text.len() - block.text.len() / 8;
            from = found.map_or(from, |at| at + length);
        }
    }
    starts
}

/// Where words stand first within some bytes.
fn find_between(source: &str, words: &str, between: Range<usize>) -> Option<usize> {
    let from = source.floor_char_boundary(between.start.min(source.len()));
    let to = source.ceil_char_boundary(between.end.min(source.len()));
    source[from..to.max(from)].find(words).map(|at| from + at)
}

/// Where words stand in a text that they are a part of.
fn within(text: &str, words: &str) -> Option<usize> {
    let at = words.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (at + words.len() <= text.len()).then_some(at)
}

/// Where the text begins after the front matter.
fn body_start(source: &str) -> usize {
    let Some(rest) = source.trim_start_matches('\u{feff}').strip_prefix("+++") else { return 0 };
    let skipped = source.len() - rest.len();
    rest.find("\n+++").map_or(0, |at| skipped + at + "\n+++".len())
}
