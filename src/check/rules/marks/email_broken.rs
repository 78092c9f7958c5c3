//! An e-mail address is broken.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "email-broken",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Sähköpostiosoite on rikki.",
            sv: "En e-postadress är trasig.",
            en: "An e-mail address is broken.",
        )
    },
    why: || {
        told!(
            fi: "oikeuksia ei voi käyttää osoitteella, johon viesti ei mene (tietosuoja-asetuksen 12 artiklan 2 kohta)",
            sv: "rättigheterna kan inte utövas med en adress som inte tar emot post (artikel 12.2 i dataskyddsförordningen)",
            en: "rights cannot be exercised at an address that takes no mail (Article 12(2) GDPR)",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita osoite uudelleen, esimerkiksi `kirjaamo@tuulisalmi.example`.",
            sv: "Skriv adressen på nytt, till exempel `kirjaamo@tuulisalmi.example`.",
            en: "Write the address anew, such as `kirjaamo@tuulisalmi.example`.",
        )
    },
    check,
};

/// Mailboxes of a municipality, glued to a domain when their @ is lost.
const MAILBOXES: [&str; 4] = ["kirjaamo", "tietosuojavastaava", "dataskyddsombud", "registrator"];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let own = subject.site.organisation.contact.email.as_deref();
    let domain = own.and_then(|email| email.split_once('@')).map(|(_, domain)| domain);
    for line in subject.lines() {
        for word in line.block.text.split_whitespace() {
            let word =
                word.trim_matches(['(', ')', '<', '>', ',', '.', ';', ':', '"', '”', '[', ']']);
            if is_broken(word) || lost_its_sign(word, domain) {
                hits.push(Hit::new(
                    subject.place(line, word),
                    told!(
                        fi: "sähköpostiosoite `{word}` on rikki",
                        sv: "e-postadressen `{word}` är trasig",
                        en: "the e-mail address `{word}` is broken",
                    ),
                ));
            }
        }
    }
}

/// Something stands before an @, and no domain after it. A name of social media begins with @, and
/// an address of a page may have one.
fn is_broken(word: &str) -> bool {
    let Some((mailbox, domain)) = word.split_once('@') else { return false };
    if mailbox.is_empty() || word.contains('/') {
        return false;
    }
    let part = |part: &str| !part.is_empty() && !part.starts_with('-');
    let whole = domain.contains('.') && domain.split('.').all(part) && !domain.contains(['@', ',']);
    !whole || mailbox.ends_with('.')
}

/// `kirjaamotuulisalmi.example`.
fn lost_its_sign(word: &str, domain: Option<&str>) -> bool {
    if word.contains(['@', '/', '(', '[']) {
        return false;
    }
    let glued = |domain: &str| {
        word.strip_suffix(domain)
            .is_some_and(|it| it.ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    let letters = |rest: &str| {
        let name = rest.split_once('.').filter(|(_, top)| ["fi", "example"].contains(top));
        name.is_some_and(|(name, _)| {
            name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    };
    domain.is_some_and(glued)
        || MAILBOXES.iter().any(|it| word.strip_prefix(it).is_some_and(letters))
}
