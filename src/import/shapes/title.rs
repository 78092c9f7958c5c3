//! The title of a document: the one that it bears, else the name of its register.

use crate::import::noise::lone_date;
use crate::import::pieces::{Margin, Why};
use crate::import::shapes::Part;
use crate::import::shapes::headings::{Found, full_words};
use crate::model::item::Item;
use crate::parse::openings::{Heading, Style};
use crate::text::folding::fold;

/// A title is no longer.
const LONGEST: usize = 140;

/// A longer paragraph under a line is a text, and the line its title.
const SHORTEST_TEXT: usize = 80;

/// So many paragraphs before the first heading may hold the title.
const BEGINNING: usize = 4;

/// The title that was found.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) words: Option<String>,
    /// Its words, where they stood in the document.
    pub(super) moved: Vec<String>,
}

/// What kinds of documents are called, folded. Nothing else in a title makes it say nothing.
const KINDS: &[&str] = &[
    "tietosuojaseloste",
    "tietosuojailmoitus",
    "tietosuojaseloste ja informointiasiakirja",
    "tietosuojaseloste/informointiasiakirja",
    "informointiasiakirja",
    "informointi",
    "rekisteriseloste",
    "rekisteri- ja tietosuojaseloste",
    "rekisteri-/tietosuojaseloste",
    "tietosuoja- ja rekisteriseloste",
    "tietojärjestelmäseloste",
    "henkilörekisteriseloste",
    "henkilötietojen käsittely",
    "seloste henkilötietojen käsittelystä",
    "seloste käsittelytoimista",
    "tietosuoja",
    "dataskyddsbeskrivning",
    "dataskyddsmeddelande",
    "registerbeskrivning",
    "dataskydd",
    "integritetspolicy",
    "privacy notice",
    "privacy policy",
    "data protection notice",
    "privacy statement",
];

/// Words that stand beside them: the regulation, and what a copy of a form says of itself.
const BESIDE: &[&str] = &[
    "eu:n yleinen tietosuoja-asetus",
    "eu:n yleisen tietosuoja-asetuksen mukainen",
    "yleinen tietosuoja-asetus",
    "henkilötietolaki",
    "henkilötietolain mukainen",
    "eu:s allmänna dataskyddsförordning",
    "general data protection regulation",
    "artiklat",
    "artikla",
    "artiklan mukainen",
    "artiklojen mukainen",
    "gdpr",
    "(eu)",
    " ja ",
    "art.",
    "§",
];

/// How the names of those end who keep registers: with the kind of document, they say nothing of which.
const ORGANISATIONS: &[&str] = &[
    "kaupunki",
    "kunta",
    "kaupungin",
    "kunnan",
    "kuntayhtymä",
    "seurakunta",
    "hyvinvointialue",
    "stad",
    "kommun",
    "oy",
    "ry",
];

/// Nothing but the kind of a document, and whose it is.
fn is_kind_of_document(text: &str) -> bool {
    let mut words = fold(text);
    for beside in BESIDE {
        words = words.replace(beside, " ");
    }
    let words: Vec<&str> = words
        .split([' ', ',', ':', '(', ')', '.', '-'])
        .filter(|word| word.contains(char::is_alphabetic))
        .collect();
    let words = words.join(" ");
    let whole = fold(text);
    let of_organisation = KINDS.iter().filter_map(|kind| words.strip_suffix(kind)).any(|before| {
        let last = before.split_whitespace().next_back().unwrap_or_default();
        ORGANISATIONS.contains(&last)
    });
    let only_beside = words.is_empty() && BESIDE.iter().any(|beside| whole.contains(beside));
    KINDS.contains(&words.as_str())
        || KINDS.contains(&whole.trim_matches([' ', ':', '.']))
        || of_organisation
        || (only_beside && whole.contains(char::is_alphabetic))
}

/// A title without the kind of document at its end: `Kirjaston asiakasrekisteri - tietosuojaseloste`.
pub(crate) fn without_kind(title: &str) -> Option<&str> {
    let (name, kind) =
        [" - ", " – ", ", ", ": "].iter().find_map(|mark| title.rsplit_once(mark))?;
    (is_kind_of_document(kind) && !name.trim().is_empty()).then(|| name.trim())
}

/// Takes the title out of a document.
pub(super) fn take(parts: &mut Vec<Found>, name: Option<&str>, dropped: &mut Vec<Margin>) -> Title {
    let kinds = take_kinds(parts);
    let mut title = take_own(parts);
    if title.words.is_none() {
        title.words = register_name(parts);
    }
    if title.words.is_none() {
        title.words =
            name.map(tidy_name).filter(|name| !name.is_empty() && !is_kind_of_document(name));
    }
    let mut kinds = kinds.into_iter();
    if title.words.is_none()
        && let Some(kind) = kinds.next()
    {
        title.words = Some(kind.clone());
        title.moved.push(kind);
    }
    dropped.extend(kinds.map(|text| Margin { why: Why::DocumentKind, text }));
    if let Some(words) = &title.words {
        drop_repeated(parts, words, dropped);
    }
    title
}

/// A paragraph of one line, or a heading about nothing that is known.
fn line_of(part: &Found) -> Option<String> {
    match part {
        Found::Heading { heading, .. } if heading.items.is_empty() || is_kind(heading) => {
            Some(full_words(heading))
        }
        Found::Text(Part::Paragraph(lines)) => lines.first().cloned(),
        _ => None,
    }
}

fn is_kind(heading: &Heading) -> bool {
    is_kind_of_document(&heading.words)
}

fn beginning(parts: &[Found]) -> usize {
    let first = parts.iter().position(|part| match part {
        Found::Heading { heading, .. } => !heading.items.is_empty() && !is_kind(heading),
        Found::Text(_) => false,
    });
    first.unwrap_or(0).min(BEGINNING).max(usize::from(first.is_none() && !parts.is_empty()))
}

/// Takes lines at the beginning that only say what kind of document it is.
fn take_kinds(parts: &mut Vec<Found>) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut at = 0;
    let mut end = beginning(parts);
    while at < end {
        let is_kind = line_of(&parts[at]).filter(|line| is_kind_of_document(line));
        match is_kind {
            Some(line) => {
                kinds.push(line);
                if remove_line(parts, at) {
                    end -= 1;
                }
            }
            None => at += 1,
        }
    }
    kinds
}

/// Takes the first line of a part; whether the part is gone.
fn remove_line(parts: &mut Vec<Found>, at: usize) -> bool {
    if let Found::Text(Part::Paragraph(lines)) = &mut parts[at]
        && lines.len() > 1
    {
        lines.remove(0);
        return false;
    }
    parts.remove(at);
    true
}

/// The title by the document's style, its highest heading, or its first line.
fn take_own(parts: &mut Vec<Found>) -> Title {
    let styled =
        parts.iter().position(|part| matches!(part, Found::Heading { is_title: true, .. }));
    let highest = || {
        let level = |part: &Found| match part.heading()?.style {
            Style::Markdown(level) => Some(level),
            _ => None,
        };
        let top = parts.iter().filter_map(level).min()?;
        let first = parts.iter().position(|part| level(part) == Some(top))?;
        let alone = parts.iter().filter(|part| level(part) == Some(top)).count() == 1;
        let leads = parts[..first].iter().all(|part| part.heading().is_none());
        let others = parts.iter().filter_map(level).count() > 1;
        (alone && leads && others).then_some(first)
    };
    let Some(at) = styled.or_else(highest).or_else(|| first_line(parts)) else {
        return Title::default();
    };
    let Some(words) = (match &parts[at] {
        Found::Heading { heading, .. } => Some(full_words(heading)),
        Found::Text(Part::Paragraph(lines)) => lines.first().cloned(),
        Found::Text(_) => None,
    }) else {
        return Title::default();
    };
    remove_line(parts, at);
    Title { words: Some(words.clone()), moved: vec![words] }
}

/// The first line of the document, if it looks like a title: short, no sentence, a heading after it.
fn first_line(parts: &[Found]) -> Option<usize> {
    let at = parts.iter().take(beginning(parts).max(1)).position(|part| line_of(part).is_some())?;
    let line = line_of(&parts[at])?;
    let sentence = line.ends_with(['.', ',', ';', ':', '!']) || line.len() > LONGEST;
    let leads = parts[at + 1..].iter().any(|part| part.heading().is_some());
    let number = parts[at].heading().is_some_and(|heading| heading.number.is_some());
    let alone = match (&parts[at], parts.get(at + 1)) {
        (Found::Text(Part::Paragraph(lines)), Some(Found::Text(Part::Paragraph(next)))) => {
            lines.len() == 1 && next.iter().any(|line| line.len() > SHORTEST_TEXT)
        }
        _ => false,
    };
    let counts = !sentence && !number && lone_date(&line).is_none();
    (counts && (leads || alone) && line.contains(char::is_alphabetic)).then_some(at)
}

/// What stands under the heading of the register's name.
fn register_name(parts: &[Found]) -> Option<String> {
    let at = parts.iter().position(|part| {
        part.heading().is_some_and(|heading| heading.items.first() == Some(&Item::RegisterName))
    })?;
    let line = match parts.get(at + 1)? {
        Found::Text(Part::Paragraph(lines) | Part::Item { lines, .. }) => lines.first()?,
        _ => return None,
    };
    let line = line.trim().trim_end_matches([':', '.', ',']);
    (!line.is_empty() && line.len() <= LONGEST).then(|| line.to_owned())
}

/// A name of the properties without what programs add.
fn tidy_name(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("Microsoft Word - ").unwrap_or(name);
    let ends = [".docx", ".doc", ".odt", ".pdf"];
    let name = ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    // A page's name ends with that of its site.
    let name = [" | ", " – ", " - "]
        .iter()
        .find_map(|mark| name.split_once(mark))
        .map_or(name, |(name, _)| name);
    name.trim().to_owned()
}

/// Drops what says the title once more before the text begins.
fn drop_repeated(parts: &mut Vec<Found>, title: &str, dropped: &mut Vec<Margin>) {
    let end = beginning(parts).max(1).min(parts.len());
    let same = |line: &str| fold(line.trim_end_matches([':', '.'])) == fold(title);
    let mut at = 0;
    let mut end = end;
    while at < end {
        match line_of(&parts[at]).filter(|line| same(line)) {
            Some(text) => {
                dropped.push(Margin { why: Why::RepeatedTitle, text });
                if remove_line(parts, at) {
                    end -= 1;
                }
            }
            None => at += 1,
        }
    }
}
