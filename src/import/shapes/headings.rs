//! Which lines are headings: by the document's styles, else by their look and their words.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::noise::key;
use crate::import::pieces::{Mark, Table};
use crate::import::shapes::entries::{Entry, Kind};
use crate::import::shapes::{Outline, Part};
use crate::markdown::pieces::{End, Look};
use crate::parse::openings::{Heading, Style, Trust, is_capitals, judge_words, tidy};
use crate::parse::outline::depths_of;
use crate::parse::vocabulary::headings::recognise;

/// So many lines of one style confirm each other.
const FEWEST: usize = 3;

/// A line that is longer is a heading only if the document says so.
const LONGEST: usize = 160;

/// Sections nested deeper stand at this depth.
const DEEPEST: u8 = 4;

/// A part, before the depths of headings are known.
#[derive(Debug, Clone)]
pub(super) enum Found {
    Heading {
        heading: Heading,
        /// Its number is a list's, and no text of the document.
        is_counted: bool,
        is_title: bool,
    },
    Text(Part),
}

impl Found {
    pub(super) fn heading(&self) -> Option<&Heading> {
        match self {
            Self::Heading { heading, .. } => Some(heading),
            Self::Text(_) => None,
        }
    }
}

/// A line that is, or may be, a heading.
struct Candidate {
    heading: Heading,
    trust: Trust,
    /// The text after its colon.
    rest: Option<String>,
}

impl Candidate {
    /// A line that a list of contents names.
    fn listed(entry: &Entry) -> Self {
        let heading = Heading::new(Style::Plain, &entry.text);
        Self { heading, trust: Trust::Certain, rest: None }
    }
}

/// Tells headings from text.
/// `listed` are the headings that a list of contents names.
pub(super) fn find(entries: Vec<Entry>, listed: &BTreeSet<String>) -> Vec<Found> {
    let styled = entries.iter().filter(|entry| is_known_style(entry)).count();
    let plain = styled < FEWEST;
    let items = Items::new(&entries);
    let candidates: Vec<Option<Candidate>> =
        (0..entries.len()).map(|at| candidate(&entries, at, plain, &items)).collect();
    let is_listed = |entry: &Entry| entry.is_line() && listed.contains(&key(&entry.text));
    let confirmed = Confirmed::new(&candidates);
    let mut finding = Finding::default();
    let mut entries = entries.into_iter().peekable();
    let mut candidates = candidates.into_iter();
    while let (Some(entry), Some(candidate)) = (entries.next(), candidates.next()) {
        let chosen = candidate
            .filter(|it| it.trust == Trust::Certain || confirmed.holds(it.heading.style))
            .or_else(|| is_listed(&entry).then(|| Candidate::listed(&entry)))
            .or_else(|| confirmed.alike(&entry, entries.peek()));
        finding.add(entry, chosen);
    }
    finding.parts
}

/// All as text.
pub(super) fn without(entries: Vec<Entry>) -> Vec<Part> {
    let mut finding = Finding::default();
    for entry in entries {
        finding.add(entry, None);
    }
    finding
        .parts
        .into_iter()
        .map(|found| match found {
            Found::Text(part) => part,
            Found::Heading { heading, .. } => Part::Paragraph(vec![full_words(&heading)]),
        })
        .collect()
}

pub(super) fn full_words(heading: &Heading) -> String {
    match &heading.number {
        Some(number) => format!("{number}. {}", heading.words),
        None => heading.words.clone(),
    }
}

/// Gives each heading its depth.
pub(super) fn with_depths(found: Vec<Found>) -> Outline {
    let headings: Vec<&Heading> = found.iter().filter_map(Found::heading).collect();
    let mut depths = depths_of(&headings, DEEPEST).into_iter();
    let mut outline = Outline::default();
    for (at, found) in found.into_iter().enumerate() {
        outline.parts.push(match found {
            Found::Heading { heading, is_counted, .. } => {
                if is_counted {
                    outline.counted.insert(at);
                }
                Part::Heading(heading, depths.next().unwrap_or(1))
            }
            Found::Text(part) => part,
        });
    }
    outline
}

fn is_known_style(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Styled(_)) && !recognise(&entry.text).is_empty()
}

/// What the numbered items of a document are: headings where most of them are known and have text.
struct Items {
    are_headings: bool,
}

impl Items {
    fn new(entries: &[Entry]) -> Self {
        let (mut all, mut known, mut with_text) = (0, 0, 0);
        for (at, entry) in entries.iter().enumerate() {
            let Kind::Item { depth: 1, mark: Mark::Number(_) } = &entry.kind else { continue };
            if !entry.opens {
                continue;
            }
            all += 1;
            known += usize::from(!recognise(&entry.text).is_empty());
            with_text += usize::from(has_text(entries, at));
        }
        Self { are_headings: known > 1 && known * 5 >= all * 3 && with_text * 2 >= all }
    }
}

/// Whether text follows a line, and no line like it.
fn has_text(entries: &[Entry], at: usize) -> bool {
    entries.get(at + 1).is_some_and(|next| {
        let numbered = matches!(next.kind, Kind::Item { mark: Mark::Number(_), .. });
        !next.opens || !numbered
    })
}

fn candidate(entries: &[Entry], at: usize, plain: bool, items: &Items) -> Option<Candidate> {
    let entry = &entries[at];
    let certain = |style| {
        let heading = Heading::new(style, &entry.text);
        let says = !heading.words.is_empty();
        says.then_some(Candidate { heading, trust: Trust::Certain, rest: None })
    };
    match &entry.kind {
        Kind::Title => certain(Style::Markdown(1)),
        Kind::Styled(level) => certain(Style::Markdown(*level)).filter(|_| !is_text(&entry.text)),
        Kind::Label => certain(Style::Row),
        Kind::Line => of_line(entry, None, plain),
        Kind::Item { depth: 1, mark: Mark::Number(number) } if entry.opens => {
            let heading = of_line(entry, Some(number), false)?;
            let known = !heading.heading.items.is_empty();
            let alone = known && has_text(entries, at) && heading.trust == Trust::Certain;
            (items.are_headings || alone).then_some(heading)
        }
        _ => None,
    }
}

/// A whole paragraph that someone gave the style of a heading.
fn is_text(text: &str) -> bool {
    let sentences = text.matches(". ").count() + usize::from(text.ends_with('.'));
    text.len() > LONGEST * 2
        || (sentences > 1 && text.len() > LONGEST && recognise(text).is_empty())
}

fn of_line(entry: &Entry, number: Option<&str>, plain: bool) -> Option<Candidate> {
    let look = if entry.bold { Look::Bold } else { Look::Plain };
    let text = entry.text.as_str();
    if text.len() <= LONGEST
        && let Some((heading, trust)) = judge_words(text, (look, End::Line), number, plain)
    {
        return Some(Candidate { heading, trust, rest: None });
    }
    let (label, rest) = text.split_once(": ").filter(|(label, _)| label.len() <= LONGEST)?;
    let (heading, trust) = judge_words(label, (look, End::Colon), number, plain)?;
    Some(Candidate { heading, trust, rest: Some(rest.trim().to_owned()) })
}

/// The styles of which a document has enough headings that are known.
struct Confirmed {
    styles: Vec<Style>,
    certain: Vec<Style>,
    questions: bool,
}

impl Confirmed {
    fn new(candidates: &[Option<Candidate>]) -> Self {
        let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
        let mut questions = 0;
        for Candidate { heading, trust, .. } in candidates.iter().flatten() {
            if *trust == Trust::Certain || heading.style == Style::Plain {
                *counts.entry(heading.style).or_default() += 1;
            }
            questions += usize::from(heading.words.ends_with('?') && !heading.items.is_empty());
        }
        let many = |style| counts.get(&style).is_some_and(|count| *count >= FEWEST);
        let mut styles = Vec::new();
        if many(Style::Plain) {
            styles.push(Style::Plain);
        }
        if many(Style::Numbered) || many(Style::Capitals) {
            styles.extend([Style::Numbered, Style::Capitals]);
        }
        let certain = [Style::Bold, Style::Capitals].into_iter().filter(|it| many(*it)).collect();
        Self { styles, certain, questions: questions >= FEWEST }
    }

    fn holds(&self, style: Style) -> bool {
        self.styles.contains(&style)
    }

    /// A line that no word of ours makes a heading, but that looks as the headings of its document do.
    fn alike(&self, entry: &Entry, next: Option<&Entry>) -> Option<Candidate> {
        let text = entry.text.as_str();
        let words = tidy(text);
        let ends = words.ends_with(['.', ',', ';', '!']) || words.len() > LONGEST;
        let has_text = next.is_some_and(|next| {
            next.bold != entry.bold || (is_capitals(&next.text) != is_capitals(text))
        });
        if !entry.is_line() || ends || !words.contains(char::is_alphabetic) {
            return None;
        }
        let style = if entry.bold && has_text && entry.opens && self.certain.contains(&Style::Bold)
        {
            Style::Bold
        } else if is_capitals(&words) && has_text && self.certain.contains(&Style::Capitals) {
            Style::Capitals
        } else if self.questions && entry.opens && text.ends_with('?') && next.is_some() {
            Style::Plain
        } else {
            return None;
        };
        Some(Candidate { heading: Heading::new(style, text), trust: Trust::Likely, rest: None })
    }
}

/// The parts found so far.
#[derive(Default)]
struct Finding {
    parts: Vec<Found>,
    /// The last line was text that the next may continue.
    is_open: bool,
}

impl Finding {
    fn add(&mut self, entry: Entry, candidate: Option<Candidate>) {
        if let Some(Candidate { heading, rest, .. }) = candidate {
            let is_counted = matches!(entry.kind, Kind::Item { .. });
            let is_title = entry.kind == Kind::Title;
            self.parts.push(Found::Heading { heading, is_counted, is_title });
            self.is_open = false;
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                self.text(Part::Paragraph(vec![rest]));
            }
            return;
        }
        let Entry { text, kind, opens, .. } = entry;
        match kind {
            Kind::Table(table) => self.table(table),
            Kind::Item { depth, mark } if opens || !self.is_open => {
                self.text(Part::Item { depth, mark, lines: vec![text] });
            }
            _ if opens || !self.is_open => self.text(Part::Paragraph(vec![text])),
            _ => self.line(text),
        }
    }

    fn text(&mut self, part: Part) {
        self.parts.push(Found::Text(part));
        self.is_open = true;
    }

    fn table(&mut self, table: Table) {
        self.parts.push(Found::Text(Part::Table(table)));
        self.is_open = false;
    }

    /// Another line of the last paragraph or item.
    fn line(&mut self, text: String) {
        match self.parts.last_mut() {
            Some(Found::Text(Part::Paragraph(lines) | Part::Item { lines, .. })) => {
                lines.push(text);
            }
            _ => self.text(Part::Paragraph(vec![text])),
        }
    }
}
