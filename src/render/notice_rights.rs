//! The rights that people have on the legal bases that a notice names.

use crate::model::legal_basis::{LegalBasis, Right};
use crate::model::portal::SiteText;
use crate::render::facets::basis_title;
use crate::render::scope::Scope;
use crate::render::views::{RightView, RightsHereView};
use crate::render::words::Argument;
use crate::routes::Page;

/// What the bases of a notice give; none where it names no basis that is recognised.
pub fn rights_here(scope: &Scope<'_>, bases: &[LegalBasis]) -> Option<RightsHereView> {
    if bases.is_empty() {
        return None;
    }
    let named = list_of(scope, bases, "list-and");
    let lead = [("count", Argument::Count(bases.len())), ("bases", Argument::Text(&named))];
    let (given, missing): (Vec<Right>, Vec<Right>) = Right::ALL
        .into_iter()
        .partition(|right| bases.iter().any(|basis| right.is_given_by(*basis)));
    let missing: Vec<String> =
        missing.into_iter().map(|right| lowered(&right_title(scope, right))).collect();
    Some(RightsHereView {
        lead: scope.say("rights-here-lead", &lead),
        rights: given.into_iter().map(|right| right_view(scope, right, bases)).collect(),
        missing: (!missing.is_empty()).then(|| missing.join(", ")),
    })
}

fn right_view(scope: &Scope<'_>, right: Right, bases: &[LegalBasis]) -> RightView {
    let giving: Vec<LegalBasis> =
        bases.iter().copied().filter(|basis| right.is_given_by(*basis)).collect();
    let only = (giving.len() < bases.len()).then(|| {
        let named = list_of(scope, &giving, "list-or");
        scope.say("rights-only", &[("bases", Argument::Text(&named))])
    });
    let page = scope.url(Page::Rights);
    // A portal's own text on rights has other places than ours.
    let own = scope.portal.site_text(SiteText::Rights, scope.language).is_some();
    let url = if own { page } else { format!("{page}#article-{}", right.article()) };
    RightView {
        title: right_title(scope, right),
        article: scope.word(&format!("article-{}", right.article())),
        url,
        only,
    }
}

fn right_title(scope: &Scope<'_>, right: Right) -> String {
    scope.word(&format!("right-{}", right.id()))
}

/// `suostumus, sopimus ja oikeutettu etu`
fn list_of(scope: &Scope<'_>, bases: &[LegalBasis], joint: &str) -> String {
    let names: Vec<String> =
        bases.iter().map(|basis| lowered(&basis_title(scope, *basis))).collect();
    match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), scope.word(joint)),
    }
}

/// With a small letter at its beginning, as within a sentence.
pub fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("{first}{}", chars.as_str())
}
