//! Reads front matter: finds every fault in it, and gives what can be read all the same.

use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::checks::{Allowance, Regrading};
use crate::diagnostics::finding::Finding;
use crate::model::document::FrontMatter;
use crate::parse::front_matter::faults::{self, Value};
use crate::parse::front_matter::fences::{Fences, Kind, find, trimmed};
use crate::parse::front_matter::mending::{Mended, mend, read_yaml};
use crate::text::date::Date;
use crate::text::slug::slug;

/// The fields that stand above `[register]`.
const NOTICE_KEYS: [&str; 5] = ["title", "date", "review_by", "summary", "order"];
/// The section for what is told of the register.
const REGISTER: &str = "register";
/// The section for what is said to the checks.
const CHECK: &str = "check";
const REGISTER_KEYS: [&str; 2] = ["systems", "transfers_outside_eea"];

/// What authors call the fields in their own languages, without the dots of `ä`.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("otsikko", "title"),
    ("nimi", "title"),
    ("rekisterin-nimi", "title"),
    ("titel", "title"),
    ("rubrik", "title"),
    ("namn", "title"),
    ("name", "title"),
    ("paivamaara", "date"),
    ("paivays", "date"),
    ("pvm", "date"),
    ("paivitetty", "date"),
    ("laadittu", "date"),
    ("datum", "date"),
    ("uppdaterad", "date"),
    ("updated", "date"),
    ("tarkistettava", "review_by"),
    ("tarkistus", "review_by"),
    ("tarkistetaan", "review_by"),
    ("granskas", "review_by"),
    ("review", "review_by"),
    ("tiivistelma", "summary"),
    ("kuvaus", "summary"),
    ("sammanfattning", "summary"),
    ("beskrivning", "summary"),
    ("description", "summary"),
    ("jarjestys", "order"),
    ("ordning", "order"),
    ("weight", "order"),
    ("rekisteri", "register"),
    ("jarjestelmat", "systems"),
    ("jarjestelma", "systems"),
    ("tietojarjestelmat", "systems"),
    ("system", "systems"),
    ("siirrot", "transfers_outside_eea"),
];

/// The front matter of a file.
#[derive(Debug)]
pub struct Reading {
    pub front: FrontMatter,
    /// Where the text after it begins.
    pub body: usize,
    /// In the order of their places, without the name of the file.
    pub findings: Vec<Finding>,
}

/// Reads the front matter of a file.
pub fn read(text: &str) -> Reading {
    let fences = find(text);
    let mut reader = Reader { text, base: fences.inner.start, ..Reader::default() };
    match fences.kind {
        Kind::Missing => {
            reader.findings.push(faults::front_matter_missing().at(fences.opening.clone()));
            reader.title_told = true;
        }
        Kind::Yaml => {
            reader.findings.push(faults::yaml().at(fences.opening.clone()));
            reader.title_told = true;
            reader.take_all_mended(&read_yaml(text, fences.inner.clone()));
        }
        Kind::Unclosed => {
            reader.findings.push(faults::unclosed().at(fences.opening.clone()));
            reader.read_toml(&fences);
        }
        Kind::Proper => reader.read_toml(&fences),
    }
    if reader.front.title.is_none() && !reader.title_told {
        reader.findings.push(faults::title_missing().at(fences.opening.clone()));
    }
    let mut findings = reader.findings;
    findings.sort_by_key(|finding| finding.span.as_ref().map(|span| span.start));
    Reading { front: reader.front, body: fences.body, findings }
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    /// Where the front matter begins in the file.
    base: usize,
    front: FrontMatter,
    findings: Vec<Finding>,
    /// Something was said of the title.
    title_told: bool,
}

impl Reader<'_> {
    fn read_toml(&mut self, fences: &Fences) {
        let inner = &self.text[fences.inner.clone()];
        if let Ok(table) = DeTable::parse(inner) {
            return self.table(table.get_ref());
        }
        let mending = mend(self.text, fences.inner.clone());
        self.findings.extend(mending.findings);
        let (table, errors) = DeTable::parse_recoverable(&mending.rest);
        let told = self.findings.len();
        self.table(table.get_ref());
        self.take_all_mended(&mending.fields);
        self.tell_errors(&errors, told);
    }

    /// Tells what the TOML parser couldn't read: once a line, since one mistake upsets what
    /// follows. What was said since `told` of the same lines was guesswork, and is taken back.
    fn tell_errors(&mut self, errors: &[toml::de::Error], told: usize) {
        let mut broken: BTreeMap<usize, Finding> = BTreeMap::new();
        for error in errors {
            let at = self.base + error.span().map_or(0, |span| span.start);
            let line = self.line_of(floor(self.text, at));
            self.title_told |= self.text[line.clone()].starts_with("title");
            let finding = faults::unreadable(error.message()).at(line.clone());
            broken.entry(line.start).or_insert(finding);
        }
        let guesses = self.findings.split_off(told);
        let is_sound = |finding: &Finding| {
            let start = finding.span.as_ref().map_or(0, |span| span.start);
            !broken.contains_key(&self.line_of(start).start)
        };
        let sound: Vec<Finding> = guesses.into_iter().filter(is_sound).collect();
        self.findings.extend(sound);
        self.findings.extend(broken.into_values());
    }

    /// The line that holds a byte, without white space at its ends.
    fn line_of(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        trimmed(self.text, start..end)
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                (REGISTER, DeValue::Table(register)) => self.register(register),
                (CHECK, DeValue::Table(check)) => self.check(check),
                (CHECK, other) => {
                    let fault = faults::wrong_type(CHECK, Value::Table, kind_of(other));
                    self.tell(fault, value.span());
                }
                (REGISTER, other) => {
                    let fault = faults::wrong_type(REGISTER, Value::Table, kind_of(other));
                    self.tell(fault, value.span());
                }
                (name, _) if REGISTER_KEYS.contains(&name) => {
                    self.tell(faults::belongs_under_register(name), key.span());
                    self.register_field(name, value);
                }
                (name, _) if NOTICE_KEYS.contains(&name) => self.notice_field(name, value),
                (name, _) => self.unknown(name, key.span()),
            }
        }
    }

    fn register(&mut self, register: &DeTable<'_>) {
        for (key, value) in register {
            match key.get_ref().as_ref() {
                name if REGISTER_KEYS.contains(&name) => self.register_field(name, value),
                name if NOTICE_KEYS.contains(&name) => {
                    self.tell(faults::belongs_above_register(name), key.span());
                    self.notice_field(name, value);
                }
                name => self.unknown(name, key.span()),
            }
        }
    }

    /// What is said to the checks: `allow = ["rule: reason"]`, `severity = { rule = "info" }`.
    fn check(&mut self, check: &DeTable<'_>) {
        for (key, value) in check {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("allow", DeValue::Array(list)) => {
                    for written in list {
                        let span = self.base + written.span().start..self.base + written.span().end;
                        let text = self.text_of("allow", written);
                        let allowance = text.map(|text| Allowance::of(&text, span));
                        self.front.checks.allow.extend(allowance);
                    }
                }
                ("allow", _) => self.wrong_type("allow", Value::List, value),
                ("severity", DeValue::Table(severities)) => {
                    for (rule, written) in severities {
                        let span = self.base + written.span().start..self.base + written.span().end;
                        let text = self.text_of(rule.get_ref(), written);
                        let regrading = text.map(|text| Regrading::of(rule.get_ref(), &text, span));
                        self.front.checks.severities.extend(regrading);
                    }
                }
                ("severity", _) => self.wrong_type("severity", Value::Table, value),
                (name, _) => self.unknown(name, key.span()),
            }
        }
    }

    fn unknown(&mut self, key: &str, span: Range<usize>) {
        let meant = key_meant(key);
        self.title_told |= meant == Some("title");
        self.tell(faults::unknown_key(key, meant), span);
    }

    fn notice_field(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        match key {
            "title" => {
                self.title_told = true;
                let title = self.text_of(key, value);
                if title.as_ref().is_some_and(|title| title.trim().is_empty()) {
                    self.tell(faults::title_empty(), value.span());
                }
                self.front.title = title.and_then(said);
            }
            "summary" => self.front.summary = self.text_of(key, value).and_then(said),
            "date" => {
                self.front.date = self.date_of(key, value);
                let span = self.base + value.span().start..self.base + value.span().end;
                self.front.date_span = self.front.date.map(|_| span);
            }
            "review_by" => self.front.review_by = self.date_of(key, value),
            _ => {
                let number = value.get_ref().as_integer();
                self.front.order = number
                    .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
                if self.front.order.is_none() {
                    self.wrong_type(key, Value::Number, value);
                }
            }
        }
    }

    fn register_field(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        match (key, value.get_ref()) {
            ("systems", DeValue::Array(list)) => {
                let names =
                    list.iter().filter_map(|name| self.text_of(key, name)).collect::<Vec<_>>();
                self.front.systems = names.into_iter().filter_map(said).collect();
            }
            ("systems", _) => self.wrong_type(key, Value::List, value),
            (_, DeValue::Boolean(truth)) => self.front.transfers_outside_eea = Some(*truth),
            _ => self.wrong_type(key, Value::Truth, value),
        }
    }

    fn text_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, Value::Text, value);
        }
        text
    }

    fn date_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        let meant = match value.get_ref() {
            DeValue::Datetime(datetime) => {
                let date = datetime.date.and_then(|day| Date::parse_iso(&day.to_string()));
                if date.is_some() && datetime.time.is_none() {
                    return date;
                }
                date
            }
            DeValue::String(text) => read_loose_date(text),
            _ => None,
        };
        self.tell(faults::not_a_date(key, meant), value.span());
        meant
    }

    fn wrong_type(&mut self, key: &str, expected: Value, value: &Spanned<DeValue<'_>>) {
        self.tell(faults::wrong_type(key, expected, kind_of(value.get_ref())), value.span());
    }

    fn tell(&mut self, finding: Finding, span: Range<usize>) {
        self.findings.push(finding.at(self.base + span.start..self.base + span.end));
    }

    fn take_all_mended(&mut self, fields: &[Mended]) {
        for field in fields {
            self.take_mended(field);
        }
    }

    /// Takes a field whose mistake has been told already.
    fn take_mended(&mut self, field: &Mended) {
        let Mended { key, value, span, in_section } = field;
        let name = key.trim_matches('"');
        let meant = if is_known(name) { Some(name) } else { key_meant(name) };
        self.title_told |= meant == Some("title");
        if !is_known(name) {
            return;
        }
        if *in_section && NOTICE_KEYS.contains(&name) {
            self.findings.push(faults::belongs_above_register(name).at(span.clone()));
        }
        match name {
            "title" => self.front.title = said(value.clone()),
            "summary" => self.front.summary = said(value.clone()),
            "date" => self.front.date = read_loose_date(value),
            "review_by" => self.front.review_by = read_loose_date(value),
            _ => {}
        }
    }
}

/// The field that an author meant by a name that isn't one.
pub(crate) fn key_meant(key: &str) -> Option<&'static str> {
    let spelling = slug(key);
    if let Some((_, meant)) = OTHER_NAMES.iter().find(|(other, _)| *other == spelling) {
        return Some(meant);
    }
    let spelling = spelling.replace('-', "_");
    let known = NOTICE_KEYS.into_iter().chain(REGISTER_KEYS).chain([REGISTER]);
    let near = known.map(|known| (distance(&spelling, known), known));
    near.filter(|(distance, known)| *distance < known.len().div_ceil(2))
        .min()
        .map(|(_, known)| known)
}

/// A date in any form that a reader takes for one.
pub(crate) fn read_loose_date(text: &str) -> Option<Date> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    Date::parse_iso(&text).or_else(|| Date::parse_written(&text))
}

fn is_known(key: &str) -> bool {
    NOTICE_KEYS.contains(&key) || REGISTER_KEYS.contains(&key)
}

/// A text without white space at its ends; nothing when it is empty.
fn said(text: String) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

fn kind_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(_) => Value::Text,
        DeValue::Integer(_) | DeValue::Float(_) => Value::Number,
        DeValue::Boolean(_) => Value::Truth,
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(_) => Value::List,
        DeValue::Table(_) => Value::Table,
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many letters must be added, dropped or changed to get from one word to another; words that
/// differ much in length are far apart, whatever their letters.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 3 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, target) in other.bytes().enumerate() {
            let changed = diagonal + usize::from(letter != target);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::checks::Checks;

    fn meant(key: &str, expected: Option<&str>) {
        assert_eq!(key_meant(key), expected, "{key}");
    }

    #[test]
    fn names_near_a_field_are_understood() {
        meant("titel", Some("title"));
        meant("tilte", Some("title"));
        meant("Title", Some("title"));
        meant("päivämäärä", Some("date"));
        meant("paivitetty", Some("date"));
        meant("tiivistelma", Some("summary"));
        meant("järjestelmät", Some("systems"));
        meant("tarkistettava", Some("review_by"));
        meant("review-by", Some("review_by"));
        meant("transfers_outside_eu", Some("transfers_outside_eea"));
        meant("väri", None);
        meant("x", None);
        meant("", None);
    }

    #[test]
    fn a_whole_front_matter_is_read() {
        let text = "+++\ntitle = \" Kirjaston rekisteri \"\ndate = 2026-05-18\nreview_by = 2027-05-18\n\
                    summary = \"Lyhyesti\"\norder = 0x10\n[register]\nsystems = [\"Hylly\", \"\"]\n\
                    transfers_outside_eea = false\n+++\nTeksti";
        let reading = read(text);
        assert_eq!(reading.findings, []);
        assert_eq!(&text[reading.body..], "Teksti");
        let expected = FrontMatter {
            title: Some("Kirjaston rekisteri".to_owned()),
            date: Date::parse_iso("2026-05-18"),
            date_span: Some(43..53),
            review_by: Date::parse_iso("2027-05-18"),
            summary: Some("Lyhyesti".to_owned()),
            order: Some(16),
            systems: vec!["Hylly".to_owned()],
            transfers_outside_eea: Some(false),
            checks: Checks::default(),
        };
        assert_eq!(reading.front, expected);
    }
}
