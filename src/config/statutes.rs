//! A table of statutes, `site/statutes.toml`: what the portal knows of acts beyond the program's own
//! table, which has the same form.

use crate::config::Translated;
use crate::config::table::{Keys, Namesakes, Place, read};
use crate::diagnostics::finding::Finding;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

/// What a table says of one act.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statute {
    /// As in `1050/2018`.
    pub number: String,
    pub name: Option<Translated>,
    /// Other names that people use.
    pub also: Vec<String>,
    /// Names that the act no longer bears.
    pub former: Vec<String>,
    pub status: Status,
    /// Since when it is repealed.
    pub since: Option<Date>,
    /// The number of the act that says now what this one said.
    pub replaced_by: Option<String>,
    /// Sections of an act in force that are repealed: `14–18`.
    pub gone: Vec<String>,
    pub gone_since: Option<Date>,
    /// Sections of a repealed act that are in force.
    pub kept: Vec<String>,
    /// Shown where the act is found fault with.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    #[default]
    InForce,
    Repealed,
    /// Changes another act, the one that it is replaced by.
    Amending,
    /// Nothing is said of it.
    Uncertain,
}

const STATUSES: [(&str, Status); 4] = [
    ("in-force", Status::InForce),
    ("repealed", Status::Repealed),
    ("amending", Status::Amending),
    ("uncertain", Status::Uncertain),
];

const NAMESAKES: Namesakes = &[("saados", "statute"), ("statutes", "statute"), ("laki", "statute")];
const NAMESAKES_OF_STATUTE: Namesakes = &[
    ("numero", "number"),
    ("nimi", "name"),
    ("tila", "status"),
    ("korvaaja", "replaced_by"),
    ("huomautus", "note"),
    ("alkaen", "since"),
];

/// Reads a table of statutes; `file` names it in findings.
pub fn parse(text: &str, file: &str) -> (Vec<Statute>, Vec<Finding>) {
    read(text, Place { file, offset: 0 }, NAMESAKES, |keys| {
        let all = keys.tables("statute", NAMESAKES_OF_STATUTE, statute);
        all.into_iter().flatten().collect()
    })
}

fn statute(keys: &mut Keys<'_>) -> Option<Statute> {
    let number = number(keys, "number");
    let statute = Statute {
        number: number.clone().unwrap_or_default(),
        name: keys.translated("name").map(|texts| {
            let language = |code| Language::from_code(code).unwrap_or_default();
            Translated::new(texts.into_iter().map(|(code, it)| (language(code), it)).collect())
        }),
        also: keys.strings("also").unwrap_or_default(),
        former: keys.strings("former").unwrap_or_default(),
        status: status(keys),
        since: keys.date("since"),
        replaced_by: number_if_said(keys, "replaced_by"),
        gone: keys.strings("gone").unwrap_or_default(),
        gone_since: keys.date("gone_since"),
        kept: keys.strings("kept").unwrap_or_default(),
        note: keys.string("note"),
    };
    number.map(|_| statute)
}

/// The number of an act; without one, a finding.
fn number(keys: &mut Keys<'_>, key: &'static str) -> Option<String> {
    let written = keys.string(key);
    let number = written.as_deref().and_then(as_number);
    if number.is_none() {
        let written = written.unwrap_or_default();
        let message = told!(
            fi: "`{written}` ei ole säädöksen numero",
            sv: "`{written}` är inget författningsnummer",
            en: "`{written}` is no number of a statute",
        );
        keys.find(
            key,
            Finding::error("statute-number", message).hint(told!(
                fi: "Kirjoita jokaiseen osaan `[[statute]]` numero muodossa `number = \"1050/2018\"`.",
                sv: "Skriv i varje del `[[statute]]` numret i formen `number = \"1050/2018\"`.",
                en: "Give each `[[statute]]` its number as `number = \"1050/2018\"`.",
            )),
        );
    }
    number
}

fn number_if_said(keys: &mut Keys<'_>, key: &'static str) -> Option<String> {
    keys.span(key)?;
    number(keys, key)
}

fn as_number(written: &str) -> Option<String> {
    let (serial, year) = written.trim().split_once('/')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(serial) && serial.len() <= 4 && digits(year) && year.len() == 4;
    fits.then(|| format!("{}/{year}", serial.trim_start_matches('0')))
}

fn status(keys: &mut Keys<'_>) -> Status {
    let Some(written) = keys.string("status") else { return Status::default() };
    let known = STATUSES.iter().find(|(name, _)| *name == written);
    if known.is_none() {
        let message = told!(
            fi: "kohdassa `status` ei voi olla `{written}`",
            sv: "`status` kan inte vara `{written}`",
            en: "`status` cannot be `{written}`",
        );
        keys.find(
            "status",
            Finding::error("unknown-choice", message).hint(told!(
                fi: "Mahdolliset arvot: `in-force` (voimassa), `repealed` (kumottu), `amending` (muutossäädös), `uncertain` (ei tiedossa).",
                sv: "Möjliga värden: `in-force` (i kraft), `repealed` (upphävd), `amending` (ändringsförfattning), `uncertain` (okänt).",
                en: "Possible values: `in-force`, `repealed`, `amending`, `uncertain`.",
            )),
        );
    }
    known.map_or(Status::Uncertain, |(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statutes_are_read() {
        let text = "[[statute]]\nnumber = \"12/1993\"\nname = \"Satamalaki\"\nstatus = \"repealed\"\n\
            since = 2024-01-01\nreplaced_by = \"999/2023\"\nnote = \"Kysy satamasta.\"\n";
        let (statutes, findings) = parse(text, "site/statutes.toml");
        assert_eq!(findings, []);
        assert_eq!(statutes[0].number, "12/1993");
        assert_eq!(statutes[0].status, Status::Repealed);
        assert_eq!(statutes[0].replaced_by.as_deref(), Some("999/2023"));
    }

    #[test]
    fn wrong_values_are_findings() {
        let rules = |text: &str| -> Vec<String> {
            let (_, findings) = parse(text, "site/statutes.toml");
            findings.into_iter().map(|finding| finding.rule).collect()
        };
        assert_eq!(rules(""), [""; 0]);
        assert_eq!(rules("statute = 3"), ["wrong-type"]);
        assert_eq!(rules("[[statute]]\nname = \"Satamalaki\""), ["statute-number"]);
        assert_eq!(
            rules("[[statute]]\nnumber = \"1993\"\nstatus = \"kumottu\"\ntila = 1"),
            ["statute-number", "unknown-choice", "unknown-key"]
        );
    }
}
