//! Rules on statutes and authorities.

use crate::check::rule::Rule;

mod authority_abolished;
mod dpa_old_address;
mod eu_number_order;
mod municipal_care_after_2023;
mod municipal_employment_2025;
mod statute_amending_act;
mod statute_corrupted;
mod statute_form;
mod statute_renamed;
mod statute_repealed;
mod statute_section_repealed;
mod statute_title_mismatch;
mod statute_unknown;

pub const ALL: &[&Rule] = &[
    &authority_abolished::RULE,
    &dpa_old_address::RULE,
    &eu_number_order::RULE,
    &municipal_care_after_2023::RULE,
    &municipal_employment_2025::RULE,
    &statute_amending_act::RULE,
    &statute_corrupted::RULE,
    &statute_form::RULE,
    &statute_renamed::RULE,
    &statute_repealed::RULE,
    &statute_section_repealed::RULE,
    &statute_title_mismatch::RULE,
    &statute_unknown::RULE,
];
