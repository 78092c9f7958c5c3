//! The address of a link is broken or unprotected.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "link-broken",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Linkin osoite on rikki tai suojaamaton.",
            sv: "En länks adress är trasig eller oskyddad.",
            en: "The address of a link is broken or unprotected.",
        )
    },
    why: || {
        told!(
            fi: "lukijan on päästävä tietoihin, joihin seloste viittaa; suojaamaton yhteys ei ole turvallinen",
            sv: "läsaren måste nå det som beskrivningen hänvisar till; en oskyddad förbindelse är inte säker",
            en: "readers must reach what the notice refers to; an unprotected connection is not safe",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista osoite selaimessa ja kirjoita se alusta asti, `https://…`.",
            sv: "Kontrollera adressen i webbläsaren och skriv den från början, `https://…`.",
            en: "Check the address in a browser and write it in full, `https://…`.",
        )
    },
    check,
};

/// Beginnings of addresses that lead nowhere.
const BROKEN: [&str; 11] = [
    "https:///",
    "http:///",
    "https//",
    "http//",
    "htps://",
    "htpps://",
    "httsp://",
    "https:www",
    "http:www",
    "https://https",
    "https://http:",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let source = subject.source;
    let mut before = ' ';
    let mut skip = 0;
    for (at, c) in source.char_indices() {
        let begins = at >= skip && c == 'h' && !before.is_alphanumeric() && before != '/';
        before = c;
        if !begins || !source[at..].starts_with("ht") {
            continue;
        }
        let rest = &source[at..];
        let end = rest.find(|c: char| c.is_whitespace() || "<>()[]\"'”`".contains(c));
        let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':']);
        skip = at + address.len();
        let span = at..skip;
        if BROKEN.iter().any(|it| address.starts_with(it)) || has_broken_host(address) {
            hits.push(Hit::new(
                span,
                told!(
                    fi: "osoite `{address}` on rikki",
                    sv: "adressen `{address}` är trasig",
                    en: "the address `{address}` is broken",
                ),
            ));
        } else if let Some(rest) = address.strip_prefix("http://") {
            hits.push(
                Hit::new(
                    span,
                    told!(
                        fi: "osoitteen yhteys on suojaamaton",
                        sv: "adressens förbindelse är oskyddad",
                        en: "the connection of the address is unprotected",
                    ),
                )
                .hint(told!(
                    fi: "Kokeile, toimiiko `https://{rest}`, ja käytä sitä.",
                    sv: "Pröva om `https://{rest}` fungerar och använd den.",
                    en: "Try whether `https://{rest}` works, and use it.",
                )),
            );
        }
    }
}

fn has_broken_host(address: &str) -> bool {
    let Some(rest) = ["https://", "http://"].iter().find_map(|it| address.strip_prefix(it)) else {
        return false;
    };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.split('.').any(str::is_empty) || !host.contains('.')
}
