//! One business ID stands beside the names of two organisations.

use crate::check::companies::{Companies, Named, gather, named};
use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::folding::fold;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "business-id-mismatch",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Sama Y-tunnus on kahdella eri nimellä.",
            sv: "Samma FO-nummer står vid två olika namn.",
            en: "One business ID stands beside two different names.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 13 artiklan 1 kohdan a alakohta: rekisterinpitäjä on yksilöitävä oikein",
            sv: "artikel 13.1 a i dataskyddsförordningen: den personuppgiftsansvarige ska anges rätt",
            en: "Article 13(1)(a) GDPR: the controller must be identified rightly",
        )
    },
    mend: || {
        told!(
            fi: "Tarkista tunnus yritys- ja yhteisötietojärjestelmästä (ytj.fi) ja korjaa se, joka on jäänyt toisesta selosteesta.",
            sv: "Kontrollera numret i företags- och organisationsdatasystemet (ytj.fi) och rätta det som har följt med från en annan beskrivning.",
            en: "Look the ID up in the Business Information System (ytj.fi) and mend the one that came along from another notice.",
        )
    },
    check,
};

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut own = Companies::new();
    gather(subject.document, &mut own);
    for line in subject.lines() {
        if let Some(Named { id, name }) = named(line.block) {
            let folded = fold(name);
            let all = [&own, subject.companies].into_iter().filter_map(|it| it.get(id)).flatten();
            let Some((_, other)) = all.into_iter().find(|(key, _)| !is_same(key, &folded)) else {
                continue;
            };
            hits.push(Hit::new(
                subject.place(line, id),
                told!(
                    fi: "Y-tunnus {id} on myös nimellä `{other}`",
                    sv: "FO-numret {id} står också vid namnet `{other}`",
                    en: "the business ID {id} also stands beside the name `{other}`",
                ),
            ));
        }
    }
}

/// `Tuulisalmen kaupunki` and an inflected form of it are one; a town and its company are two.
fn is_same(one: &str, other: &str) -> bool {
    let is_company = |name: &str| {
        name.split(' ').any(|word| ["oy", "oyj", "ab", "ky", "ry", "rf"].contains(&word))
    };
    if is_company(one) != is_company(other) {
        return false;
    }
    let stem = |name: &str| name.chars().take(6).collect::<String>();
    one.starts_with(other) || other.starts_with(one) || stem(one) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::marks::surroundings::found;
    use crate::config::Site;
    use crate::parse::document::parse;
    use crate::text::language::Language;

    #[test]
    fn an_id_of_another_notice_is_known() {
        let text = "## Rekisterinpitäjä\n\nSalmen Vesi Oy, Y-tunnus 9999990-9\n";
        let mut companies = Companies::new();
        gather(&parse(text, "x/y.md", "", Language::Fi).0, &mut companies);
        let others = &companies["9999990-9"];
        assert_eq!(others.values().collect::<Vec<_>>(), ["Salmen Vesi Oy"]);
        assert!(!is_same("salmen vesi oy", "tuulisalmen kaupunki"));
        assert!(!is_same("tuulisalmen vesi oy", "tuulisalmen kaupunki"));
        assert!(is_same("tuulisalmen kaupunki", "tuulisalmen kaupungin"));
        assert_eq!(found(&RULE, &Site::default(), |_| {}), 0);
    }
}
