//! The @ of an e-mail address is replaced.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "email-obfuscated",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Sähköpostiosoitteen @-merkki on korvattu.",
            sv: "E-postadressens @-tecken är ersatt.",
            en: "The @ of an e-mail address is replaced.",
        )
    },
    why: || {
        told!(
            fi: "ruudunlukijan käyttäjä ei voi avata eikä kopioida osoitetta (WCAG)",
            sv: "den som använder skärmläsare kan inte öppna eller kopiera adressen (WCAG)",
            en: "a user of a screen reader can neither open nor copy the address (WCAG)",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita osoite @-merkillä: siitä tulee linkki.",
            sv: "Skriv adressen med @-tecken: den blir en länk.",
            en: "Write the address with @: it becomes a link.",
        )
    },
    check,
};

const SIGNS: [&str; 10] =
    ["(at)", "[at]", "(ät)", "[ät]", "(a)", "[a]", "{at}", "(dot)", "[dot]", "(piste)"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    for line in subject.lines() {
        for word in line.block.text.split_whitespace() {
            let Some(sign) = SIGNS.iter().find(|sign| word.contains(*sign)) else { continue };
            // `1(a)` is a provision.
            let address = word.split_once(sign).is_some_and(|(mailbox, domain)| {
                mailbox.len() > 1 && mailbox.ends_with(char::is_alphabetic) && domain.contains('.')
            });
            if address {
                hits.push(Hit::new(
                    subject.place(line, word),
                    told!(
                        fi: "sähköpostiosoitteessa on `{sign}`",
                        sv: "e-postadressen har `{sign}`",
                        en: "the e-mail address has `{sign}`",
                    ),
                ));
            }
        }
    }
}
