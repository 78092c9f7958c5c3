//! A notice on a register that is not a website speaks of cookies.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{contains, text_on};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "cookies-in-register-notice",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Rekisterin selosteessa kerrotaan verkkosivuston evästeistä.",
            sv: "Beskrivningen av registret berättar om webbplatsens kakor.",
            en: "The notice on a register tells of the website's cookies.",
        )
    },
    why: || {
        told!(
            fi: "sähköisen viestinnän palveluista annetun lain (917/2014) 205 §: evästeistä kerrotaan siellä, missä niitä käytetään",
            sv: "205 § i lagen om tjänster inom elektronisk kommunikation (917/2014): om kakor berättas där de används",
            en: "section 205 of the Act on Electronic Communications Services (917/2014): cookies are told of where they are used",
        )
    },
    mend: || {
        told!(
            fi: "Siirrä evästeet verkkosivuston omaan selosteeseen ja linkitä se.",
            sv: "Flytta kakorna till webbplatsens egen beskrivning och länka till den.",
            en: "Move the cookies to the website's own notice and link to it.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const WEB: [&str; 12] = [
        "verkko",
        "eväste",
        "sivusto",
        "asiointi",
        "sähköinen",
        "webb",
        "kakor",
        "e-tjänst",
        "website",
        "cookie",
        "online",
        "app",
    ];
    const ON: &[Item] = &[Item::Cookies];
    let title = subject.document.front.title.as_deref().unwrap_or_default();
    let name = [title, &text_on(subject, &[Item::RegisterName])].concat().to_lowercase();
    let said = subject.sections_on(ON).any(|it| it.body.blocks.iter().any(|it| it.text.len() > 80));
    if said && !contains(&name, &WEB) {
        hits.push(Hit::new(
            subject.place_of(ON),
            told!(
                fi: "evästeet kuuluvat verkkosivuston selosteeseen",
                sv: "kakorna hör till webbplatsens beskrivning",
                en: "cookies belong in the notice on the website",
            ),
        ));
    }
}
