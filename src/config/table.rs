//! Reads TOML with places: each key is asked for by name and type, and what is left unasked,
//! mistyped or broken becomes a finding. The only room that names toml.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::finding::{Finding, line_and_column};
use crate::diagnostics::told::Told;
use crate::text::date::Date;
use crate::told;

/// A key that people write for another: the wrong one, and the right one.
pub type Namesakes = &'static [(&'static str, &'static str)];

/// Where a TOML text stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file's name in findings.
    pub file: &'a str,
    /// Bytes of the file before the TOML text.
    pub offset: usize,
}

/// A table being read.
#[derive(Debug)]
pub struct Keys<'a> {
    table: &'a DeTable<'a>,
    place: Place<'a>,
    asked: BTreeSet<&'static str>,
    /// Its keys are the author's own words: none is unknown.
    free: bool,
    findings: Vec<Finding>,
}

/// Reads a TOML text as `read` asks for its keys; findings come in the order of their places.
/// A text that breaks off is read as far as it can be.
pub fn read<T>(
    text: &str,
    place: Place<'_>,
    namesakes: Namesakes,
    read: impl FnOnce(&mut Keys<'_>) -> T,
) -> (T, Vec<Finding>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut findings: Vec<Finding> =
        errors.iter().map(|error| syntax(text, place, error)).collect();
    let mut keys = Keys::of(table.get_ref(), place);
    let value = read(&mut keys);
    findings.append(&mut keys.finish(namesakes));
    findings.sort_by_key(|finding| finding.span.as_ref().map(|span| span.start));
    keep_one_a_broken_line(text, place, &mut findings);
    (value, findings)
}

/// The bytes that hold the value of a key, which may stand in tables: `["brand", "color"]`.
pub fn span_of(text: &str, keys: &[&str]) -> Option<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(text);
    let (last, tables) = keys.split_last()?;
    let mut table = table.get_ref();
    for key in tables {
        table = table.get(*key)?.get_ref().as_table()?;
    }
    Some(table.get(*last)?.span())
}

/// Of a line that is no TOML the first finding says all; others would be echoes of it.
fn keep_one_a_broken_line(text: &str, place: Place<'_>, findings: &mut Vec<Finding>) {
    let line = |finding: &Finding| {
        let start = finding.span.as_ref().map_or(0, |span| span.start);
        line_and_column(text, start.saturating_sub(place.offset)).0
    };
    let syntax = findings.iter().filter(|finding| finding.rule == SYNTAX);
    let broken: BTreeSet<usize> = syntax.map(line).collect();
    let mut told = BTreeSet::new();
    findings.retain(|finding| {
        let line = line(finding);
        !broken.contains(&line) || (finding.rule == SYNTAX && told.insert(line))
    });
}

const SYNTAX: &str = "toml-syntax";

impl<'a> Keys<'a> {
    fn of(table: &'a DeTable<'a>, place: Place<'a>) -> Self {
        Self { table, place, asked: BTreeSet::new(), free: false, findings: Vec::new() }
    }

    /// All keys, which the author chooses, in order, each with a text or a list of texts.
    pub fn free_lists(&mut self) -> Vec<(String, Vec<String>)> {
        self.free = true;
        let mut lists = Vec::new();
        for (key, value) in self.table {
            let (name, value, span) =
                (key.get_ref().as_ref(), value.get_ref(), self.within_file(value.span()));
            if let Some(text) = value.as_str() {
                lists.push((name.to_owned(), vec![text.to_owned()]));
            } else if let Some(texts) = self.list(name, value, &span) {
                lists.push((name.to_owned(), texts));
            }
        }
        lists.sort();
        lists
    }

    /// The texts of a list, each with the bytes of the file that hold it.
    pub fn strings_at(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let texts = self.strings(key).unwrap_or_default();
        let array = self.table.get(key).and_then(|value| value.get_ref().as_array());
        let spans = array.into_iter().flatten().map(|it| self.within_file(it.span()));
        texts.into_iter().zip(spans).collect()
    }

    /// All keys, which the author chooses, with their texts and the bytes of the file that hold them.
    pub fn free_strings(&mut self) -> Vec<(String, String, Range<usize>)> {
        self.free = true;
        let mut texts = Vec::new();
        for (key, value) in self.table {
            let (name, span) = (key.get_ref().as_ref(), self.within_file(value.span()));
            match value.get_ref().as_str() {
                Some(text) => texts.push((name.to_owned(), text.to_owned(), span)),
                None => {
                    self.wrong_type::<()>(name, value.get_ref(), &span, wanted_text());
                }
            }
        }
        texts.sort_by_key(|(.., span)| span.start);
        texts
    }

    pub fn string(&mut self, key: &'static str) -> Option<String> {
        let (value, span) = self.value(key)?;
        match value.as_str() {
            Some(text) => Some(text.to_owned()),
            None => self.wrong_type(key, value, &span, wanted_text()),
        }
    }

    pub fn bool(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        match value.as_bool() {
            Some(flag) => Some(flag),
            None => self.wrong_type(
                key,
                value,
                &span,
                told!(
                    fi: "`true` (kyllä) tai `false` (ei)",
                    sv: "`true` (ja) eller `false` (nej)",
                    en: "`true` or `false`",
                ),
            ),
        }
    }

    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        let (value, span) = self.value(key)?;
        let number = value.as_integer();
        match number.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok()) {
            Some(number) => Some(number),
            None => self.wrong_type(
                key,
                value,
                &span,
                told!(
                    fi: "kokonaisluku",
                    sv: "ett heltal",
                    en: "a whole number",
                ),
            ),
        }
    }

    pub fn strings(&mut self, key: &'static str) -> Option<Vec<String>> {
        let (value, span) = self.value(key)?;
        self.list(key, value, &span)
    }

    fn list(&mut self, key: &str, value: &DeValue<'_>, span: &Range<usize>) -> Option<Vec<String>> {
        let texts = value.as_array().map(|array| {
            array.iter().map(|it| it.get_ref().as_str().map(str::to_owned)).collect::<Option<_>>()
        });
        match texts.flatten() {
            Some(texts) => Some(texts),
            None => self.wrong_type(
                key,
                value,
                span,
                told!(
                    fi: "luettelo tekstejä, esimerkiksi `[\"yksi\", \"kaksi\"]`",
                    sv: "en lista av texter, till exempel `[\"ett\", \"två\"]`",
                    en: "a list of texts, such as `[\"one\", \"two\"]`",
                ),
            ),
        }
    }

    /// A date in the form `2026-05-18`. A date in another form, or in quotation marks, is a finding
    /// that shows the right form.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let (value, span) = self.value(key)?;
        let whole_day = value.as_datetime().filter(|it| it.time.is_none() && it.offset.is_none());
        let date = whole_day
            .and_then(|it| it.date)
            .and_then(|date| Date::new(i16::try_from(date.year).ok()?, date.month, date.day));
        if date.is_none() {
            let written = value.as_str().unwrap_or_default();
            let meant = Date::parse_iso(written).or_else(|| Date::parse_written(written));
            self.findings.push(not_a_date(key, meant).in_file(self.place.file).at(span));
        }
        date
    }

    /// A table within this one, read by `read`.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        namesakes: Namesakes,
        read: impl FnOnce(&mut Keys<'_>) -> T,
    ) -> Option<T> {
        let (value, span) = self.value(key)?;
        let Some(table) = value.as_table() else {
            return self.wrong_type(
                key,
                value,
                &span,
                told!(
                    fi: "oma osansa `[{key}]`",
                    sv: "en egen del `[{key}]`",
                    en: "a part of its own, `[{key}]`",
                ),
            );
        };
        let place = self.place;
        let mut keys = Keys::of(table, place);
        let value = read(&mut keys);
        self.findings.append(&mut keys.finish(namesakes));
        Some(value)
    }

    /// The tables of a list, `[[key]]`, each read by `read`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        namesakes: Namesakes,
        mut read: impl FnMut(&mut Keys<'_>) -> T,
    ) -> Vec<T> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        let tables = value
            .as_array()
            .and_then(|list| list.iter().map(|it| it.get_ref().as_table()).collect::<Option<_>>());
        let tables: Option<Vec<&DeTable<'_>>> = tables;
        let Some(tables) = tables else {
            let wanted = told!(
                fi: "luettelo osia, kukin otsikolla `[[{key}]]`",
                sv: "en lista av delar, var och en med rubriken `[[{key}]]`",
                en: "a list of parts, each headed `[[{key}]]`",
            );
            self.wrong_type::<()>(key, value, &span, wanted);
            return Vec::new();
        };
        let mut all = Vec::new();
        for table in tables {
            let mut keys = Keys::of(table, self.place);
            all.push(read(&mut keys));
            self.findings.append(&mut keys.finish(namesakes));
        }
        all
    }

    /// A text, or a table of texts by language code.
    pub fn translated(&mut self, key: &'static str) -> Option<Vec<(&'static str, String)>> {
        let (value, _) = self.value(key)?;
        if value.as_table().is_none() {
            return self.string(key).map(|text| vec![("", text)]);
        }
        self.table(key, &[], |keys| {
            ["fi", "sv", "en"].iter().filter_map(|code| Some((*code, keys.string(code)?))).collect()
        })
    }

    /// The bytes of the file that hold a key's value.
    pub fn span(&self, key: &str) -> Option<Range<usize>> {
        let value = self.table.get(key)?;
        Some(self.within_file(value.span()))
    }

    /// Adds a finding on a key's value.
    pub fn find(&mut self, key: &str, finding: Finding) {
        let finding = finding.in_file(self.place.file);
        let span = self.span(key);
        self.findings.push(Finding { span, ..finding });
    }

    fn value(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, Range<usize>)> {
        self.asked.insert(key);
        let value: &Spanned<DeValue<'a>> = self.table.get(key)?;
        Some((value.get_ref(), self.within_file(value.span())))
    }

    fn within_file(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.place.offset..span.end + self.place.offset
    }

    fn wrong_type<T>(
        &mut self,
        key: &str,
        value: &DeValue<'_>,
        span: &Range<usize>,
        wanted: Told,
    ) -> Option<T> {
        let found = type_in_words(value);
        let Told { fi: wanted_fi, sv: wanted_sv, en: wanted_en } = wanted;
        let Told { fi: found_fi, sv: found_sv, en: found_en } = found;
        let message = told!(
            fi: "kohdassa `{key}` pitää olla {wanted_fi}, mutta siinä on {found_fi}",
            sv: "`{key}` ska vara {wanted_sv}, men är {found_sv}",
            en: "`{key}` must be {wanted_en}, but is {found_en}",
        );
        let finding = Finding::error("wrong-type", message).in_file(self.place.file);
        let finding = finding.at(span.clone());
        self.findings.push(match wrong_type_hint(key, value) {
            Some(hint) => finding.hint(hint),
            None => finding,
        });
        None
    }

    fn finish(self, namesakes: Namesakes) -> Vec<Finding> {
        let mut findings = self.findings;
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !self.free && !self.asked.contains(name) {
                let span = key.span();
                let span = span.start + self.place.offset..span.end + self.place.offset;
                let finding = unknown_key(name, &self.asked, namesakes);
                findings.push(finding.in_file(self.place.file).at(span));
            }
        }
        findings
    }
}

fn wanted_text() -> Told {
    told!(fi: "lainausmerkeissä oleva teksti", sv: "en text inom citattecken", en: "a text in quotation marks")
}

fn type_in_words(value: &DeValue<'_>) -> Told {
    match value {
        DeValue::String(_) => told!(fi: "teksti", sv: "en text", en: "a text"),
        DeValue::Integer(_) | DeValue::Float(_) => told!(fi: "luku", sv: "ett tal", en: "a number"),
        DeValue::Boolean(_) => told!(
            fi: "`true` tai `false`",
            sv: "`true` eller `false`",
            en: "`true` or `false`",
        ),
        DeValue::Datetime(_) => told!(fi: "päivämäärä", sv: "ett datum", en: "a date"),
        DeValue::Array(_) => told!(fi: "luettelo", sv: "en lista", en: "a list"),
        DeValue::Table(_) => told!(fi: "oma osansa", sv: "en egen del", en: "a part of its own"),
    }
}

/// A single text where a list is wanted, or a bare value where a text is, is mended by marks.
fn wrong_type_hint(key: &str, value: &DeValue<'_>) -> Option<Told> {
    let text = value.as_str()?;
    Some(told!(
        fi: "Jos tarkoitat tätä tekstiä, kirjoita `{key} = [\"{text}\"]` tai `{key} = {text}` sen mukaan, mitä kohtaan kuuluu.",
        sv: "Om du menar den här texten, skriv `{key} = [\"{text}\"]` eller `{key} = {text}` enligt vad som hör dit.",
        en: "If you mean this text, write `{key} = [\"{text}\"]` or `{key} = {text}`, whichever belongs there.",
    ))
}

fn not_a_date(key: &str, meant: Option<Date>) -> Finding {
    let message = told!(
        fi: "kohdassa `{key}` pitää olla päivämäärä",
        sv: "`{key}` ska vara ett datum",
        en: "`{key}` must be a date",
    );
    let example = meant.map_or_else(|| "2026-05-18".to_owned(), |date| date.to_string());
    Finding::error("not-a-date", message).hint(told!(
        fi: "Kirjoita `{key} = {example}` ilman lainausmerkkejä: ensin vuosi, sitten kuukausi ja päivä.",
        sv: "Skriv `{key} = {example}` utan citattecken: först året, sedan månaden och dagen.",
        en: "Write `{key} = {example}` without quotation marks: the year first, then month and day.",
    ))
}

fn unknown_key(name: &str, known: &BTreeSet<&'static str>, namesakes: Namesakes) -> Finding {
    let message = told!(
        fi: "tuntematon kohta `{name}`",
        sv: "okänd nyckel `{name}`",
        en: "unknown key `{name}`",
    );
    let finding = Finding::error("unknown-key", message);
    let lower = name.to_lowercase();
    let namesake = namesakes.iter().find(|(wrong, _)| *wrong == lower).map(|(_, right)| *right);
    let nearest = known.iter().copied().min_by_key(|key| edit_distance(&lower, key));
    let near = nearest.filter(|key| edit_distance(&lower, key) <= key.len().div_ceil(3));
    match namesake.or(near) {
        Some(right) => finding.hint(told!(
            fi: "Tarkoititko `{right}`?",
            sv: "Menade du `{right}`?",
            en: "Did you mean `{right}`?",
        )),
        None => {
            let all = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            finding.hint(told!(
                fi: "Poista rivi tai käytä jotakin näistä: {all}.",
                sv: "Ta bort raden eller använd någon av dessa: {all}.",
                en: "Remove the line, or use one of these: {all}.",
            ))
        }
    }
}

fn syntax(text: &str, place: Place<'_>, error: &toml::de::Error) -> Finding {
    let span = error.span().unwrap_or(0..0);
    let line = line_at(text, span.start);
    let reason = error.message();
    let message = told!(
        fi: "rivi ei ole muotoa `nimi = arvo`",
        sv: "raden har inte formen `namn = värde`",
        en: "the line is not of the form `name = value`: {reason}",
    );
    let span = span.start + place.offset..span.end + place.offset;
    let finding = Finding::error(SYNTAX, message).in_file(place.file).at(span);
    finding.hint(syntax_hint(line))
}

/// The commonest slips, named.
fn syntax_hint(line: &str) -> Told {
    let line = line.trim();
    if let Some((name, value)) = line.split_once(':').filter(|_| !line.contains('=')) {
        let (name, value) = (name.trim(), value.trim().trim_matches('"'));
        return told!(
            fi: "Käytä yhtäsuuruusmerkkiä: `{name} = \"{value}\"`.",
            sv: "Använd likhetstecken: `{name} = \"{value}\"`.",
            en: "Use an equals sign: `{name} = \"{value}\"`.",
        );
    }
    if let Some((name, value)) = line.split_once('=') {
        let (name, value) = (name.trim(), value.trim());
        if let Some(date) = Date::parse_written(value) {
            return told!(
                fi: "Kirjoita päivämäärä muodossa `{name} = {date}`.",
                sv: "Skriv datumet i formen `{name} = {date}`.",
                en: "Write the date as `{name} = {date}`.",
            );
        }
        if value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return told!(
                fi: "Tarkista päivämäärä: kalenterissa ei ole päivää `{value}`.",
                sv: "Kontrollera datumet: dagen `{value}` finns inte i kalendern.",
                en: "Check the date: the calendar has no day `{value}`.",
            );
        }
        let value = value.trim_matches(['"', '\'', '”', '“']);
        if !value.is_empty() {
            return told!(
                fi: "Kirjoita teksti suorien lainausmerkkien väliin: `{name} = \"{value}\"`.",
                sv: "Skriv texten inom raka citattecken: `{name} = \"{value}\"`.",
                en: "Put the text between straight quotation marks: `{name} = \"{value}\"`.",
            );
        }
    }
    told!(
        fi: "Kirjoita rivi muodossa `nimi = \"teksti\"`.",
        sv: "Skriv raden i formen `namn = \"text\"`.",
        en: "Write the line as `name = \"text\"`.",
    )
}

fn line_at(text: &str, byte: usize) -> &str {
    let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// How many letters must be added, dropped or changed to make one word of another (Levenshtein).
pub fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn check(text: &str, expected: &[&str]) {
        let place = Place { file: "a.md", offset: 0 };
        let namesakes: Namesakes = &[("otsikko", "title")];
        let ((), findings) = read(text, place, namesakes, |keys| {
            keys.string("title");
            keys.date("date");
            keys.strings("systems");
            keys.table("register", &[], |keys| keys.bool("open"));
        });
        let told: Vec<String> = findings
            .iter()
            .map(|it| {
                let place = it.span.clone().map(|span| &text[span]).unwrap_or_default();
                let hint = it.hint.as_ref().map_or("", |hint| hint.within(Language::Fi));
                format!("{} {place}: {hint}", it.rule)
            })
            .collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.contains(expected), "{told} has no {expected}");
        }
    }

    #[test]
    fn all_faults_come_in_order_with_place_and_advice() {
        check("title = \"x\"\ndate = 2026-05-18\n[register]\nopen = true\n", &[]);
        check(
            "date = \"18.5.2026\"\ntitel = \"x\"\n[register]\nopen = \"ei\"\nx = 1\n",
            &[
                "not-a-date \"18.5.2026\": Kirjoita `date = 2026-05-18`",
                "unknown-key titel: Tarkoititko `title`?",
                "wrong-type \"ei\"",
                "unknown-key x: Poista rivi tai käytä jotakin näistä: `open`.",
            ],
        );
        check("otsikko = \"x\"\n", &["Tarkoititko `title`?"]);
        check("date = 2026-05-18T10:00:00Z\n", &["not-a-date"]);
        check("date = 2026-02-30\n", &["kalenterissa ei ole päivää `2026-02-30`"]);
    }

    #[test]
    fn slips_are_named() {
        check("title: Kirjasto\n", &["Käytä yhtäsuuruusmerkkiä: `title = \"Kirjasto\"`"]);
        check("title = Kirjasto\n", &["suorien lainausmerkkien väliin: `title = \"Kirjasto\"`"]);
    }

    #[test]
    fn values_are_found_again() {
        let text = "theme = \"oma\"\n[brand]\ncolor = \"#fff\"\n";
        let found = |keys: &[&str]| span_of(text, keys).map(|span| &text[span]);
        assert_eq!(found(&["theme"]), Some("\"oma\""));
        assert_eq!(found(&["brand", "color"]), Some("\"#fff\""));
        assert_eq!(found(&["brand", "deep"]), None);
        assert_eq!(found(&["theme", "color"]), None);
    }

    #[test]
    fn distances() {
        assert_eq!(edit_distance("titel", "title"), 2);
        assert_eq!(edit_distance("", "abc"), 3);
        assert_eq!(edit_distance("pvm", "pvm"), 0);
    }
}
