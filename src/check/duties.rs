//! What a notice has to tell by Art. 13 and 14 GDPR, given its legal basis and what it says of the
//! processing. Whether it does is asked of the rules: what they find missing is missing.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::model::item::Item;
use crate::model::processing::Transfer;
use crate::model::review::Due;

/// An item that notices have to tell.
struct Duty {
    item: Item,
    /// The rules that find it missing.
    rules: &'static [&'static str],
    is_due: fn(&Subject<'_>) -> bool,
    /// Where no rule asks for it.
    is_told: fn(&Subject<'_>) -> bool,
}

const fn always(item: Item, rules: &'static [&'static str]) -> Duty {
    Duty { item, rules, is_due: |_| true, is_told: |_| true }
}

/// In the order in which a notice usually has them.
const DUTIES: &[Duty] = &[
    always(Item::Controller, &["missing-controller", "missing-controller-contact"]),
    always(Item::Dpo, &["missing-dpo"]),
    always(Item::Purposes, &["missing-purpose"]),
    always(Item::LegalBasis, &["missing-legal-basis"]),
    Duty {
        is_due: |subject| !subject.processing.special.is_empty(),
        ..always(Item::SpecialCategoryBasis, &["special-category-no-ground"])
    },
    // Art. 14(1)(d) asks for them where the data comes from elsewhere than the people themselves.
    Duty {
        is_due: |subject| subject.says(&[Item::DataSources]),
        is_told: |subject| subject.says(&[Item::DataCategories]),
        ..always(Item::DataCategories, &[])
    },
    always(Item::Recipients, &["missing-recipients"]),
    Duty {
        is_due: |subject| subject.processing.transfer == Some(Transfer::Made),
        ..always(Item::ThirdCountryTransfers, &["transfer-without-safeguard"])
    },
    always(Item::Retention, &["missing-retention"]),
    always(Item::Rights, &["missing-rights", "right-missing-for-basis"]),
    always(Item::Complaint, &["missing-complaint"]),
];

/// What is due of a notice in which the rules found this. A rule that is allowed to find something is
/// not asked: the author has a reason.
pub fn due(subject: &Subject<'_>, hits: &[(&'static Rule, Hit)], allowed: &[&str]) -> Vec<Due> {
    let duties = DUTIES.iter().filter(|duty| (duty.is_due)(subject));
    let due = duties.filter_map(|&Duty { item, rules, is_told, .. }| {
        let found = |rule: &&str| hits.iter().any(|(hit, _)| hit.id == *rule);
        let mut missing = rules.iter().filter(|rule| found(rule)).peekable();
        let is_missing = missing.peek().is_some();
        if is_missing && missing.all(|rule| allowed.contains(rule)) {
            return None;
        }
        Some(Due { item, told: !is_missing && is_told(subject) })
    });
    due.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::catalogue::{read, rule, rules};
    use crate::config::Site;
    use crate::parse::document::parse;
    use crate::text::date::Date;
    use crate::text::language::Language;

    /// `+` before an item that is told, `-` before one that is not.
    fn check(text: &str, allowed: &[&str], expected: &str) {
        let (document, _) = parse(text, "x/y.md", "content/x/y.md", Language::Fi);
        let (site, today) = (Site::default(), Date::new(2026, 6, 1).expect("a day"));
        let subject = Subject::new(&document, text, Language::Fi, &site, today);
        let due = due(&subject, &read(&subject), allowed).into_iter();
        let written =
            due.map(|due| format!("{}{}", if due.told { '+' } else { '-' }, due.item.id()));
        assert_eq!(written.collect::<Vec<_>>().join(" "), expected);
    }

    const WHOLE: &str = "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, kirjaamo@tuulisalmi.example\n\n\
        ## Tietosuojavastaava\n\ntietosuoja@tuulisalmi.example\n\n\
        ## Käsittelyn tarkoitus\n\nLainojen hoitaminen.\n\n\
        ## Oikeusperuste\n\nYleinen etu, tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta, \
        laki yleisistä kirjastoista (1492/2016).\n\n\
        ## Vastaanottajat\n\nTietoja ei luovuteta.\n\n\
        ## Säilytysaika\n\nVuosi viimeisestä lainasta.\n\n\
        ## Rekisteröidyn oikeudet\n\nOikeus saada pääsy tietoihin, oikaista tietoja, rajoittaa \
        käsittelyä ja vastustaa sitä.\n\n\
        ## Valitus\n\nVoit valittaa tietosuojavaltuutetulle, tietosuoja@om.fi.\n";

    #[test]
    fn a_whole_notice_tells_all_that_is_due() {
        let all =
            "+controller +dpo +purposes +legal_basis +recipients +retention +rights +complaint";
        check(WHOLE, &[], all);
        let two = WHOLE.replace("## Valitus", "## Tietolähteet\n\nDVV.\n\n## Valitus");
        let also = all.replace("+recipients", "-data_categories +recipients");
        check(&two, &[], &also);
        let named = two.replace("## Valitus", "## Henkilötietoryhmät\n\nNimi.\n\n## Valitus");
        check(&named, &[], &also.replace("-data", "+data"));
    }

    #[test]
    fn what_the_rules_find_missing_is_missing() {
        let without = WHOLE.replace("## Säilytysaika\n\nVuosi viimeisestä lainasta.\n\n", "");
        let rest = "+controller +dpo +purposes +legal_basis +recipients";
        check(&without, &[], &format!("{rest} -retention +rights +complaint"));
        check(&without, &["missing-retention"], &format!("{rest} +rights +complaint"));
        // The basis gives a right that is not told.
        let silent = WHOLE.replace(" ja vastustaa sitä", "");
        check(&silent, &[], &format!("{rest} +retention -rights +complaint"));
    }

    #[test]
    fn what_depends_on_the_processing_is_due_where_it_is_made() {
        let abroad =
            "## Siirrot EU:n ulkopuolelle\n\nTietoja siirretään Yhdysvaltoihin.\n\n## Valitus";
        let abroad = WHOLE.replace("## Valitus", abroad);
        let all = "+controller +dpo +purposes +legal_basis +recipients";
        check(
            &abroad,
            &[],
            &format!("{all} -third_country_transfers +retention +rights +complaint"),
        );
    }

    #[test]
    fn every_rule_on_something_missing_is_a_duty() {
        let named: Vec<&str> = DUTIES.iter().flat_map(|duty| duty.rules).copied().collect();
        assert!(named.iter().all(|name| rule(name).is_some()), "{named:?}");
        let missing = rules().iter().map(|rule| rule.id).filter(|id| id.starts_with("missing-"));
        // A translation is no item of a notice.
        let missing = missing.filter(|id| *id != "missing-translation");
        assert_eq!(
            missing.filter(|id| !named.contains(id)).collect::<Vec<_>>(),
            Vec::<&str>::new()
        );
    }
}
