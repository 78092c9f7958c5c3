//! The section on retention gives neither a period nor what ends it.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    ASIDE, contains, is_linked, on, outside, place_of_sentence, speaks_of_retention,
    tells_retention, text_on,
};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::parse::denial::Word;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "retention-vague",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Säilytysaika kerrotaan niin, ettei lukija saa tietää aikaa eikä sen määräytymistä.",
            sv: "Lagringstiden anges så att läsaren inte får veta tiden eller vad som avgör den.",
            en: "The retention period is put so that the reader learns neither the time nor what decides it.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 2 kohdan a alakohta, tiedonhallintalain 21 § ja EU:n tietosuojaryhmän ohje WP260: ”niin kauan kuin on tarpeen” ei riitä",
            sv: "artikel 13.2 a i dataskyddsförordningen, 21 § i informationshanteringslagen och riktlinjerna WP260: ”så länge som det behövs” räcker inte",
            en: "Article 13(2)(a) GDPR, section 21 of the Act on Information Management and guidelines WP260: “as long as necessary” is not enough",
        )
    },
    mend: || {
        told!(
            fi: "Kirjoita aika (”2 vuotta”) tai tapahtuma, jonka jälkeen tiedot poistetaan. Jos ajat ovat julkaistussa suunnitelmassa, linkitä se.",
            sv: "Skriv tiden (”2 år”) eller den händelse efter vilken uppgifterna raderas. Om tiderna finns i en publicerad plan, länka till den.",
            en: "Write the period (“2 years”) or the event after which the data is erased. If the periods are in a published plan, link to it.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::Retention];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let here = || on(subject, ON);
    let told = here().any(|saying| tells_retention(&saying.sentence))
        || here().any(|saying| is_linked(subject, saying.line))
        || outside(subject, ASIDE).any(|saying| {
            speaks_of_retention(&saying.sentence) && tells_retention(&saying.sentence)
        });
    // "Tietoja ei tallenneta."
    let nothing_kept = here().all(|saying| saying.sentence.iter().any(Word::denied));
    let Some(first) = here().next() else { return };
    if told || nothing_kept || !subject.says(ON) {
        return;
    }
    let plans = ["suunnitelma", "suunnitelmi", "planen", "plan"];
    let message = if contains(&text_on(subject, ON).to_lowercase(), &plans) {
        told!(
            fi: "säilytysaika on vain suunnitelmassa, jota ei ole linkitetty",
            sv: "lagringstiden finns bara i en plan som det inte finns någon länk till",
            en: "the retention period is only in a plan that is not linked",
        )
    } else {
        told!(
            fi: "säilytysajasta ei selviä aika eikä sen peruste",
            sv: "varken lagringstiden eller vad som avgör den framgår",
            en: "neither the retention period nor its criteria can be seen",
        )
    };
    hits.push(Hit::new(place_of_sentence(subject, first), message));
}
