//! What the notices of the example portal can be narrowed by: what is read off their texts, and what
//! the groups of facets give to pages and scripts.

use std::path::Path;

use std::sync::{Arc, OnceLock};

use seloste::model::portal::Portal;
use seloste::model::processing::{DataKind, SpecialCategory, Transfer};
use seloste::pipeline::inputs::{Request, Texts};
use seloste::pipeline::loading::load;
use seloste::pipeline::progress::Silent;
use seloste::render::facets::{Facets, Group, facet_groups};
use seloste::render::scope::Scope;
use seloste::render::words::Words;
use seloste::routes::facet::Facet;
use seloste::text::language::Language;

fn example_portal() -> Arc<Portal> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let request = Request { folder, texts: Texts::Committed, allow_shallow: true, index: None };
    load(&request, &Silent).expect("the example portal can be read").portal
}

/// The names of the notices of which a facet holds.
fn holders(facets: &Facets, facet: Facet) -> Vec<&str> {
    facets.holders(&facet).iter().map(|id| id.name.as_str()).collect()
}

#[test]
fn facets_hold_of_the_notices_that_say_so() {
    let portal = example_portal();
    let facets = Facets::of(&portal);
    let staff = ["henkilostohallinto"];
    assert_eq!(holders(&facets, Facet::Special(SpecialCategory::Union)), staff);
    assert_eq!(holders(&facets, Facet::Special(SpecialCategory::Offences)), staff);
    // Recruitment asks for no belief: "emme pyydä".
    assert!(holders(&facets, Facet::Special(SpecialCategory::Belief)).is_empty());
    let health = holders(&facets, Facet::Special(SpecialCategory::Health));
    assert!(health.contains(&"vuokra-asunnot"), "{health:?}");
    assert!(health.contains(&"varhaiskasvatuksen-asiakasrekisteri"), "{health:?}");
    for without in ["uimahallin-asiakkaat", "rekrytointi", "henkilostohallinto"] {
        assert!(!health.contains(&without), "{without}");
    }
    assert_eq!(holders(&facets, Facet::Data(DataKind::Images)), ["uimahallin-asiakkaat"]);
    let code = holders(&facets, Facet::Data(DataKind::IdentityCode));
    assert!(code.contains(&"venepaikat") && !code.contains(&"tapahtumien-uutiskirje"), "{code:?}");
    let in_force = portal.notices_in_force().count();
    assert_eq!(holders(&facets, Facet::Transfer(Transfer::None)).len(), in_force);
    // A system has one name in the texts of three languages, and one for all its parts.
    let library = ["kirjaston-asiakasrekisteri"];
    assert_eq!(holders(&facets, Facet::System("aallokko".to_owned())), library);
    let schools = ["aamu-ja-iltapaivatoiminta", "perusopetuksen-oppilasrekisteri"];
    assert_eq!(holders(&facets, Facet::System("opinvirta".to_owned())), schools);
}

#[test]
fn groups_come_in_order_with_the_words_of_their_language() {
    let portal = example_portal();
    let facets = OnceLock::new();
    let keys = |language: Language, ftl: &str| {
        let (words, findings) = Words::parse(language, "words", ftl);
        assert!(findings.is_empty(), "{findings:?}");
        let scope = Scope { portal: &portal, language, words: &words, facets: &facets };
        let groups = facet_groups(&scope);
        for group in &groups {
            assert!(!group.title.starts_with("facet-"), "{}", group.title);
            check_values(group);
        }
        groups.iter().map(|group| group.key).filter(|key| *key != "muuttunut").collect::<Vec<_>>()
    };
    let finnish = keys(Language::Fi, include_str!("../themes/default/words/fi.ftl"));
    let expected = [
        "toimiala",
        "oikeusperuste",
        "tiedot",
        "erityiset-tiedot",
        "siirto",
        "jarjestelma",
        "kieli",
    ];
    assert_eq!(finnish, expected);
    let swedish = keys(Language::Sv, include_str!("../themes/default/words/sv.ftl"));
    assert_eq!(swedish[..3], ["sektor", "rattslig-grund", "uppgifter"]);
    let english = keys(Language::En, include_str!("../themes/default/words/en.ftl"));
    assert_eq!(english[3..6], ["special-categories", "transfers", "system"]);
}

#[track_caller]
fn check_values(group: &Group<'_>) {
    let mut keys: Vec<&str> = group.values.iter().map(|value| value.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), group.values.len(), "{}", group.key);
    for value in &group.values {
        let named = ["data-", "special-", "transfer-", "facet-"];
        assert!(!named.iter().any(|it| value.title.starts_with(it)), "{}", value.title);
        assert!(!value.notices.is_empty() && value.notices.is_sorted(), "{}", value.key);
    }
}
