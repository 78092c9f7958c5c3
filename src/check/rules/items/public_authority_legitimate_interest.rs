//! A public body bases processing on legitimate interests.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{is_public, on, place};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::model::legal_basis::LegalBasis;
use crate::parse::legal_basis::mentions;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "public-authority-legitimate-interest",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Julkinen toimija vetoaa oikeutettuun etuun.",
            sv: "En offentlig aktör åberopar berättigat intresse.",
            en: "A public body relies on legitimate interests.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 6 artiklan 1 kohdan toinen alakohta: f alakohta ei koske käsittelyä, jota viranomaiset suorittavat tehtäviensä yhteydessä",
            sv: "artikel 6.1 andra stycket i dataskyddsförordningen: led f gäller inte myndigheters behandling när de fullgör sina uppgifter",
            en: "Article 6(1), second subparagraph, GDPR: point (f) does not apply to authorities performing their tasks",
        )
    },
    mend: || {
        told!(
            fi: "Viranomaistehtävässä peruste on yleensä c tai e alakohta. Jos kyse on muusta kuin viranomaistehtävästä, kerro se.",
            sv: "I en myndighetsuppgift är grunden i allmänhet led c eller e. Om det inte är fråga om en myndighetsuppgift, berätta det.",
            en: "In an authority's tasks the basis is usually point (c) or (e). If this is no such task, say so.",
        )
    },
    check,
};

const ON: &[Item] = &[Item::LegalBasis, Item::LegitimateInterests];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    if !is_public(subject) {
        return;
    }
    // A box of a form that is not ticked says nothing.
    let ticked = |text: &str| !text.starts_with(['☐', '□']) && !text.starts_with("[ ]");
    let said = on(subject, ON).filter(|saying| ticked(&saying.line.block.text));
    let found = said.into_iter().find_map(|saying| {
        let mut all = mentions(&saying.line.block.text).into_iter();
        let interest = all.find(|it| it.basis == LegalBasis::LegitimateInterest && !it.denied);
        interest.map(|mention| place(subject, saying.line, mention.at))
    });
    if let Some(span) = found {
        hits.push(Hit::new(
            span,
            told!(
                fi: "viranomainen ei voi tehtävissään vedota oikeutettuun etuun",
                sv: "en myndighet kan inte åberopa berättigat intresse i sina uppgifter",
                en: "an authority cannot rely on legitimate interests in its tasks",
            ),
        ));
    }
}
