//! The outline of a text: what in it is a heading, however it was made, and how deep it stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown::pieces::{Cell, Following, Lines, Markdown, Opening, Piece, Row, Run, Shape};
use crate::parse::numbering::{is_letter, steps};
use crate::parse::openings::{Heading, Style, Trust, judge, tidy};
use crate::parse::sheets::{names_columns, sheets};

/// So many lines of one style that are likely headings confirm each other.
const FEWEST_LIKELY: usize = 3;

/// What a document is made of, in order.
#[derive(Debug)]
pub(crate) enum Part<'a> {
    Heading(Heading, Range<usize>),
    /// The Markdown of the heading that was just given.
    HeadingMarks(Piece<'a>),
    Piece(Piece<'a>),
    Paragraph(Run<'a>),
    Following(Following<'a>),
    Cell(Cell<'a>),
}

/// Parts a text at its headings.
pub(crate) fn outline<'a>(markdown: &Markdown<'a>) -> Vec<Part<'a>> {
    let shapes: Vec<Shape<'a>> =
        markdown.pieces.iter().map(|piece| markdown.shape(*piece)).collect();
    let sheets = sheets(&shapes);
    let has_marks = shapes.iter().any(|shape| matches!(shape, Shape::Heading { .. }));
    let candidates: Vec<Vec<Candidates<'_, 'a>>> =
        shapes.iter().map(|shape| candidates_in(shape, !has_marks)).collect();
    let confirmed = confirmed(&candidates);
    let mut outline = Outline { markdown, confirmed, parts: Vec::with_capacity(shapes.len() * 2) };
    for (at, candidates) in candidates.into_iter().enumerate() {
        outline.add(markdown.pieces[at], &shapes[at], sheets[at], candidates);
    }
    outline.parts
}

/// The lines of a paragraph with those that might be headings.
struct Candidates<'s, 'a> {
    lines: &'s Lines<'a>,
    openings: Vec<Candidate<'s, 'a>>,
}

struct Candidate<'s, 'a> {
    opening: &'s Opening<'a>,
    heading: Heading,
    trust: Trust,
}

/// The candidates of a paragraph, or of each item of a numbered list. Plain words are asked only
/// in texts that have no headings made with marks.
fn candidates_in<'s, 'a>(shape: &'s Shape<'a>, plain: bool) -> Vec<Candidates<'s, 'a>> {
    let of_lines = |lines: &'s Lines<'a>, number: Option<&str>| {
        let openings = lines.openings.iter().filter_map(|opening| {
            let first = lines.openings[0].is_of_line(opening);
            let (heading, trust) = judge(opening, number.filter(|_| first), plain)?;
            Some(Candidate { opening, heading, trust })
        });
        Candidates { lines, openings: openings.collect() }
    };
    match shape {
        Shape::Paragraph(lines) => vec![of_lines(lines, None)],
        Shape::Numbered(entries) => {
            entries.iter().map(|entry| of_lines(&entry.lines, Some(&entry.number))).collect()
        }
        _ => Vec::new(),
    }
}

/// The styles of which the text has enough for merely likely headings to be headings, too.
fn confirmed(candidates: &[Vec<Candidates<'_, '_>>]) -> Vec<Style> {
    let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
    for Candidate { heading, trust, .. } in
        candidates.iter().flatten().flat_map(|lines| &lines.openings)
    {
        if *trust == Trust::Certain || heading.style == Style::Plain {
            *counts.entry(heading.style).or_default() += 1;
        }
    }
    let many = |style| counts.get(&style).is_some_and(|count| *count >= FEWEST_LIKELY);
    let mut confirmed = Vec::new();
    if many(Style::Plain) {
        confirmed.push(Style::Plain);
    }
    if many(Style::Numbered) || many(Style::Capitals) {
        confirmed.extend([Style::Numbered, Style::Capitals]);
    }
    confirmed
}

struct Outline<'m, 'a> {
    markdown: &'m Markdown<'a>,
    confirmed: Vec<Style>,
    parts: Vec<Part<'a>>,
}

impl<'a> Outline<'_, 'a> {
    fn add(
        &mut self,
        piece: Piece<'a>,
        shape: &Shape<'a>,
        is_sheet: bool,
        candidates: Vec<Candidates<'_, 'a>>,
    ) {
        match shape {
            Shape::Heading { level, text } => {
                let heading = Heading::new(Style::Markdown(*level), text);
                self.parts.push(Part::Heading(heading, self.markdown.span(piece)));
                self.parts.push(Part::HeadingMarks(piece));
            }
            Shape::TwoColumns(rows) if is_sheet => self.add_sheet(rows),
            Shape::Paragraph(_) | Shape::Numbered(_) => self.add_lines(piece, candidates),
            Shape::TwoColumns(_) | Shape::Other => self.parts.push(Part::Piece(piece)),
        }
    }

    fn add_sheet(&mut self, rows: &[Row<'a>]) {
        for row in rows {
            let heading = Heading::new(Style::Row, &row.label);
            if names_columns(row, &heading.items) {
                continue;
            }
            if !heading.words.is_empty() {
                self.parts.push(Part::Heading(heading, row.span.clone()));
            }
            self.parts.push(Part::Cell(row.cell));
        }
    }

    fn add_lines(&mut self, piece: Piece<'a>, candidates: Vec<Candidates<'_, 'a>>) {
        let chosen: Vec<Candidates<'_, 'a>> =
            candidates.into_iter().map(|lines| self.chosen(lines)).collect();
        if !are_sections(&chosen) {
            self.parts.push(Part::Piece(piece));
            return;
        }
        let span = self.markdown.span(piece);
        for Candidates { lines, openings } in chosen {
            self.push_lines(lines, openings, &span);
        }
    }

    /// Of the candidates those that are headings, at most one a line.
    fn chosen<'s>(&self, candidates: Candidates<'s, 'a>) -> Candidates<'s, 'a> {
        let Candidates { lines, openings } = candidates;
        let mut chosen: Vec<Candidate<'s, 'a>> = Vec::new();
        for candidate in openings {
            let taken =
                chosen.last().is_some_and(|last| last.opening.is_of_line(candidate.opening));
            let trusted = candidate.trust == Trust::Certain
                || self.confirmed.contains(&candidate.heading.style);
            if trusted && !taken {
                chosen.push(candidate);
            }
        }
        Candidates { lines, openings: chosen }
    }

    fn push_lines(
        &mut self,
        lines: &Lines<'a>,
        chosen: Vec<Candidate<'_, 'a>>,
        span: &Range<usize>,
    ) {
        let openings: Vec<&Opening<'a>> = chosen.iter().map(|chosen| chosen.opening).collect();
        self.push_paragraph(lines.before(&openings));
        for (at, Candidate { heading, .. }) in chosen.into_iter().enumerate() {
            self.parts.push(Part::Heading(heading, span.clone()));
            self.push_paragraph(lines.after(&openings, at));
        }
        if !lines.following().is_empty() {
            self.parts.push(Part::Following(lines.following()));
        }
    }

    fn push_paragraph(&mut self, run: Run<'a>) {
        if !run.is_empty() {
            self.parts.push(Part::Paragraph(run));
        }
    }
}

/// Whether a paragraph, or the items of a list, are headings with their texts. A list of headings
/// alone is a table of contents, and stays a list.
fn are_sections(chosen: &[Candidates<'_, '_>]) -> bool {
    let known = chosen.iter().filter(|lines| !lines.openings.is_empty()).count();
    let with_text = chosen.iter().filter(|lines| has_text(lines)).count();
    match chosen.len() {
        1 => known == 1,
        all => known > 1 && known * 5 >= all * 3 && with_text * 2 >= all,
    }
}

fn has_text(Candidates { lines, openings }: &Candidates<'_, '_>) -> bool {
    let openings: Vec<&Opening<'_>> = openings.iter().map(|chosen| chosen.opening).collect();
    !openings.is_empty() && (!lines.after(&openings, 0).is_empty() || !lines.following().is_empty())
}

/// The depth of each heading that says something, in order, from one and with no step left out.
pub(crate) fn depths(parts: &[Part<'_>], deepest: u8) -> Vec<u8> {
    let headings: Vec<&Heading> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Heading(heading, _) if !heading.words.is_empty() => Some(heading),
            _ => None,
        })
        .collect();
    depths_of(&headings, deepest)
}

/// The same of headings that say something.
pub(crate) fn depths_of(headings: &[&Heading], deepest: u8) -> Vec<u8> {
    let mut depths = Vec::with_capacity(headings.len());
    let mut above: Vec<usize> = Vec::new();
    for level in levels(headings) {
        while above.last().is_some_and(|last| *last >= level) {
            above.pop();
        }
        above.push(level);
        depths.push(u8::try_from(above.len()).unwrap_or(deepest).min(deepest));
    }
    depths
}

/// How deep the author's marks put each heading; only their order counts.
fn levels(headings: &[&Heading]) -> Vec<usize> {
    let top = headings.iter().filter_map(|heading| markdown_level(heading)).min();
    let known = |marked: bool| {
        let of_kind = headings.iter().filter(|heading| markdown_level(heading).is_some() == marked);
        of_kind.filter(|heading| !heading.items.is_empty()).count()
    };
    // A few labels under the headings don't make the labels the headings.
    let made_leads = known(false) > known(true) * 2;
    let lettered = headings.iter().filter(|heading| has_letter(heading)).count();
    let letters_lead = lettered * 2 > headings.len();
    let main = main_style(headings);
    let mut current = None;
    let (mut main_seen, mut other_seen) = (false, false);
    let mut levels = Vec::with_capacity(headings.len());
    for heading in headings {
        if let Some(level) = markdown_level(heading) {
            current = Some(level);
            (main_seen, other_seen) = (false, false);
            levels.push(level * 4);
            continue;
        }
        let base = match (top, current) {
            (None, _) => 4,
            (Some(_), Some(current)) if !made_leads => current * 4 + 1,
            (Some(top), _) => top * 4,
        };
        let number = heading.number.as_deref().unwrap_or_default();
        let counted = number.starts_with(|c: char| c.is_ascii_digit());
        let of_letter = has_letter(heading) && !letters_lead;
        let other_style = Some(heading.style) != main && heading.style != Style::Row && !counted;
        let is_sub = (of_letter && other_seen) || (other_style && main_seen);
        let step = usize::from(is_sub).max(steps(number).saturating_sub(1).min(2));
        main_seen |= Some(heading.style) == main;
        other_seen |= !of_letter;
        levels.push(base + step);
    }
    levels
}

fn has_letter(heading: &Heading) -> bool {
    heading.number.as_deref().is_some_and(is_letter)
}

fn markdown_level(heading: &Heading) -> Option<usize> {
    match heading.style {
        Style::Markdown(level) => Some(usize::from(level)),
        _ => None,
    }
}

/// The style, other than Markdown's, of most headings that are known.
fn main_style(headings: &[&Heading]) -> Option<Style> {
    let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
    for heading in headings {
        if markdown_level(heading).is_none() && !heading.items.is_empty() {
            *counts.entry(heading.style).or_default() += 1;
        }
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(style, _)| style)
}

/// Whether a heading says what the title says.
pub(crate) fn repeats_title(heading: &Heading, title: &str) -> bool {
    use crate::text::folding::fold;
    let same = |words: &str| fold(words) == fold(&tidy(title));
    heading.style == Style::Markdown(1)
        && match &heading.number {
            Some(number) => same(&format!("{number}. {}", heading.words)) || same(&heading.words),
            None => same(&heading.words),
        }
}
