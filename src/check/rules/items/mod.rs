//! Rules on the items that the law asks for.

use crate::check::rule::Rule;

mod article6_incomplete;
mod basis_ce_without_statute;
mod basis_contradiction;
mod basis_text_mismatch;
mod basis_without_article;
mod missing_controller;
mod missing_controller_contact;
mod missing_dpo;
mod missing_legal_basis;
mod missing_purpose;
mod missing_retention;
mod public_authority_legitimate_interest;
mod reading;
mod retention_vague;
mod statutes_named;
mod unspecific_controller;

pub const ALL: &[&Rule] = &[
    &article6_incomplete::RULE,
    &basis_ce_without_statute::RULE,
    &basis_contradiction::RULE,
    &basis_text_mismatch::RULE,
    &basis_without_article::RULE,
    &missing_controller::RULE,
    &missing_controller_contact::RULE,
    &missing_dpo::RULE,
    &missing_legal_basis::RULE,
    &missing_purpose::RULE,
    &missing_retention::RULE,
    &public_authority_legitimate_interest::RULE,
    &retention_vague::RULE,
    &unspecific_controller::RULE,
];
