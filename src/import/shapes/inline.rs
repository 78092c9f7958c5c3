//! Lists that stand within a line: `tallennetaan: • nimi • osoite`, `- Sukunimi- Osoite`.

use crate::import::lines::without_bullet;
use crate::import::pieces::Mark;
use crate::import::shapes::entries::{Entry, Kind};

/// Marks that stand in no sentence.
const BULLETS: [char; 8] = ['•', '▪', '●', '○', '◦', '‣', '■', '➢'];

pub(super) fn split(entries: Vec<Entry>) -> Vec<Entry> {
    entries.into_iter().flat_map(of_entry).collect()
}

fn of_entry(entry: Entry) -> Vec<Entry> {
    if matches!(entry.kind, Kind::Table(_) | Kind::Label | Kind::Title | Kind::Styled(_)) {
        return vec![entry];
    }
    let depth = match entry.kind {
        Kind::Item { depth, .. } => depth,
        _ => 1,
    };
    let is_item = matches!(entry.kind, Kind::Item { .. });
    let Some((before, items)) = items(&entry.text, is_item) else { return of_mark(entry) };
    let mut entries = Vec::new();
    if !before.is_empty() {
        entries.push(Entry { text: before.to_owned(), ..entry.clone() });
    }
    let kind = Kind::Item { depth, mark: Mark::Bullet };
    entries.extend(items.into_iter().map(|item| Entry::new(item, kind.clone())));
    entries
}

/// A line that begins with a mark is an item, wherever it stands.
fn of_mark(entry: Entry) -> Vec<Entry> {
    // A list that was cut short ends with the mark of an item that is gone.
    let item =
        without_bullet(&entry.text).map(|item| item.trim_end_matches([' ', '-', '–']).to_owned());
    match (item, &entry.kind) {
        (Some(text), Kind::Item { .. }) => vec![Entry { text, ..entry }],
        (Some(text), Kind::Cell | Kind::Line) => {
            vec![Entry::new(text, Kind::Item { depth: 1, mark: Mark::Bullet })]
        }
        _ => vec![entry],
    }
}

/// What stands before the first item, and the items, where a line has some.
fn items(text: &str, is_item: bool) -> Option<(&str, Vec<String>)> {
    if let Some(mark) = BULLETS.iter().find(|mark| text.matches(**mark).count() > 1) {
        return Some(parted(text, text.split(*mark)));
    }
    // A dash counts only in what is a list: where the line, or the item, begins with one.
    let dashed = text.strip_prefix(['-', '–'])?;
    if let Some(mark) = [" - ", " – "].iter().find(|mark| text.contains(**mark)) {
        if is_item || text.matches(mark).count() > 1 {
            return Some(("", tidy(dashed.split(*mark))));
        }
        return None;
    }
    let places = starts(text);
    (places.len() > 1).then(|| {
        let ends = places.iter().skip(1).copied().chain([text.len()]);
        let items = places.iter().zip(ends).map(|(from, to)| &text[*from + 1..to]);
        ("", tidy(items))
    })
}

fn parted<'t>(text: &'t str, mut parts: impl Iterator<Item = &'t str>) -> (&'t str, Vec<String>) {
    let before =
        if text.trim_start().starts_with(BULLETS) { "" } else { parts.next().unwrap_or("") };
    (before.trim(), tidy(parts))
}

fn tidy<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let parts = parts.map(|part| part.trim().trim_end_matches([' ', '-', '–']).trim_end());
    parts.filter(|part| part.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// The dashes that begin items: the first of the line, ` -nimi`, and `osoite- Nimi` glued to the item
/// before.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c == '-' {
            let mut after = text[at + 1..].chars();
            let next = after.next().unwrap_or(' ');
            let glued = !before.is_whitespace()
                && next == ' '
                && after.next().is_some_and(char::is_uppercase);
            let spaced = before == ' ' && next.is_alphabetic();
            if at == 0 || glued || spaced {
                starts.push(at);
            }
        }
        before = c;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_item: bool, expected: &[&str]) {
        let (before, items) = items(text, is_item).unwrap_or((text, Vec::new()));
        let mut found = vec![before];
        found.extend(items.iter().map(String::as_str));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_within_a_line_part_it() {
        check(
            "Kerätään: • nimi • osoite (myös s-posti)",
            false,
            &["Kerätään:", "nimi", "osoite (myös s-posti)"],
        );
        check("• nimi • osoite", false, &["", "nimi", "osoite"]);
        check(
            "- Sukunimi- Osoite- Puhelinnumero",
            true,
            &["", "Sukunimi", "Osoite", "Puhelinnumero"],
        );
        check(
            "- IP-osoite - vierailun aika - selain",
            true,
            &["", "IP-osoite", "vierailun aika", "selain"],
        );
        check("-lasten nimet -huoltajien e-mail", true, &["", "lasten nimet", "huoltajien e-mail"]);
    }

    #[test]
    fn sentences_stay_whole() {
        for text in [
            "Nimi - osoite",
            "Tunnus/salasana -yhdistelmä suojaa",
            "Etu- ja sukunimi",
            "• yksi vain",
        ] {
            check(text, false, &[text]);
        }
    }
}
