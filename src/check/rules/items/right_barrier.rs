//! Requests are taken on signed paper or in person only.

use crate::check::rule::{Hit, Rule};
use crate::check::rules::items::reading::{
    RIGHTS, contains, has_email, on, place_of_word, text_on, word,
};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "right-barrier",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Oikeuksia voi käyttää vain allekirjoitetulla paperilla tai paikan päällä.",
            sv: "Rättigheterna kan utövas bara med ett undertecknat papper eller på plats.",
            en: "Rights can be used only on signed paper or in person.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 2 kohta ja Euroopan tietosuojaneuvoston ohje 01/2022: oikeuksien käyttöä on helpotettava",
            sv: "artikel 12.2 i dataskyddsförordningen och Europeiska dataskyddsstyrelsens riktlinjer 01/2022: utövandet av rättigheter ska underlättas",
            en: "Article 12(2) GDPR and EDPB guidelines 01/2022: the use of rights must be made easy",
        )
    },
    mend: || {
        told!(
            fi: "Tarjoa myös sähköinen tapa, esimerkiksi verkkolomake tai turvasähköposti.",
            sv: "Erbjud också ett elektroniskt sätt, till exempel en webblankett eller skyddad e-post.",
            en: "Offer an electronic way too, for example an online form or secure e-mail.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    const PAPER: [&str; 11] = [
        "allekirjoitettu",
        "allekirjoitetu",
        "allekirjoitetta",
        "omakätis",
        "henkilökohtaisesti",
        "undertecknad",
        "underteckna",
        "egenhändig",
        "personligen",
        "signed",
        "person",
    ];
    const ELECTRONIC: [&str; 13] = [
        "sähköis",
        "sähköpost",
        "verkkolom",
        "verkkopalv",
        "verkossa",
        "suomi.fi",
        "osoitteessa",
        "e-post",
        "elektronisk",
        "webb",
        "e-mail",
        "email",
        "online",
    ];
    let text = text_on(subject, RIGHTS);
    if contains(&text.to_lowercase(), &ELECTRONIC) || has_email(&text) {
        return;
    }
    let linked = subject.sections_on(RIGHTS).any(|it| it.body.html.contains("href=\"mailto:"));
    let found = on(subject, RIGHTS).find_map(|saying| {
        let word = word(&saying.sentence, &PAPER).filter(|it| !it.denied())?;
        (word.text != "personal").then(|| place_of_word(subject, saying, word))
    });
    if let Some(span) = found.filter(|_| !linked) {
        hits.push(Hit::new(
            span,
            told!(
                fi: "pyynnön voi tehdä vain allekirjoitettuna tai paikan päällä",
                sv: "en begäran kan göras bara undertecknad eller på plats",
                en: "a request can be made only signed or in person",
            ),
        ));
    }
}
