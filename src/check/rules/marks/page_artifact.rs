//! The text has a line that belongs to paper or a site: a page number, a repeated header or a table of contents.

use std::collections::BTreeMap;

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::document::BlockKind;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "page-artifact",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Tekstissä on paperille tai sivustolle kuuluva rivi: sivunumero, toistuva ylätunniste tai sisällysluettelo.",
            sv: "Texten har en rad som hör till papper eller en webbplats: sidnummer, upprepat sidhuvud eller innehållsförteckning.",
            en: "The text has a line that belongs to paper or a site: a page number, a repeated header or a table of contents.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta: tiedot annetaan selkeässä muodossa",
            sv: "artikel 12.1 i dataskyddsförordningen: informationen ges i en klar och tydlig form",
            en: "Article 12(1) GDPR: information is given in a clear form",
        )
    },
    mend: || {
        told!(
            fi: "Poista rivi: portaali tekee sivun otsikon ja sisällysluettelon itse.",
            sv: "Ta bort raden: portalen gör själv sidans rubrik och innehållsförteckning.",
            en: "Remove the line: the portal makes the title and the table of contents itself.",
        )
    },
    check,
};

const PAGE: [&str; 3] = ["sivu ", "sida ", "page "];
/// How often a header must stand to be one.
const REPEATED: usize = 3;
const NOTICE: [&str; 4] = ["seloste", "beskrivning", "dataskydds", "privacy notice"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut headers: BTreeMap<&str, usize> = BTreeMap::new();
    for line in subject.lines().filter(|line| line.block.kind == BlockKind::Paragraph) {
        let text = line.block.text.trim();
        let repeated = is_header(text) && {
            let times = headers.entry(text).or_default();
            *times += 1;
            *times == REPEATED
        };
        if is_page_number(text) || is_contents(text) || repeated {
            hits.push(Hit::new(
                subject.place(line, text),
                told!(
                    fi: "rivi kuuluu paperille, ei selosteeseen",
                    sv: "raden hör till papper, inte till beskrivningen",
                    en: "the line belongs to paper, not to the notice",
                ),
            ));
        }
    }
}

/// "Sivu 2/5", "2 (5)".
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let rest = PAGE.iter().find_map(|page| lower.strip_prefix(page));
    let counted =
        rest.unwrap_or(&lower).replace(" of ", "/").replace('(', "/").replace([')', ' '], "");
    let small =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    match counted.split_once('/') {
        Some((page, pages)) => small(page) && small(pages),
        None => rest.is_some() && small(&counted),
    }
}

/// "Rekisterinpitäjä ........ 2".
fn is_contents(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = rest.trim_end();
    rest.len() < text.len() && (dots.ends_with("....") || dots.ends_with("……"))
}

fn is_header(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 80 && !text.ends_with(['.', ':']) && NOTICE.iter().any(|it| lower.contains(it))
}
