//! Rules on the items that the law asks for.

use crate::check::rule::Rule;

mod article6_incomplete;
mod basis_ce_without_statute;
mod basis_contradiction;
mod basis_text_mismatch;
mod basis_without_article;
mod complaint_no_contact;
mod cookies_in_register_notice;
mod data_category_inconsistent;
mod dpo_conflict;
mod duplicate_field;
mod missing_complaint;
mod missing_controller;
mod missing_controller_contact;
mod missing_dpo;
mod missing_legal_basis;
mod missing_purpose;
mod missing_recipients;
mod missing_retention;
mod missing_rights;
mod processors_misplaced;
mod public_authority_legitimate_interest;
mod purpose_incompatible;
mod reading;
mod retention_term_outdated;
mod retention_vague;
mod right_barrier;
mod right_legacy_terms;
mod right_missing_for_basis;
mod right_not_applicable;
mod right_text_mismatch;
mod rights_named;
mod self_reference;
mod special_category_contradiction;
mod special_category_no_ground;
mod statutes_named;
mod transfer_contradiction;
mod transfer_without_safeguard;
mod unknown_heading;
mod unspecific_controller;

pub const ALL: &[&Rule] = &[
    &article6_incomplete::RULE,
    &basis_ce_without_statute::RULE,
    &basis_contradiction::RULE,
    &basis_text_mismatch::RULE,
    &basis_without_article::RULE,
    &complaint_no_contact::RULE,
    &cookies_in_register_notice::RULE,
    &data_category_inconsistent::RULE,
    &dpo_conflict::RULE,
    &duplicate_field::RULE,
    &missing_complaint::RULE,
    &missing_controller::RULE,
    &missing_controller_contact::RULE,
    &missing_dpo::RULE,
    &missing_legal_basis::RULE,
    &missing_purpose::RULE,
    &missing_recipients::RULE,
    &missing_retention::RULE,
    &missing_rights::RULE,
    &processors_misplaced::RULE,
    &public_authority_legitimate_interest::RULE,
    &purpose_incompatible::RULE,
    &retention_term_outdated::RULE,
    &retention_vague::RULE,
    &right_barrier::RULE,
    &right_legacy_terms::RULE,
    &right_missing_for_basis::RULE,
    &right_not_applicable::RULE,
    &right_text_mismatch::RULE,
    &self_reference::RULE,
    &special_category_contradiction::RULE,
    &special_category_no_ground::RULE,
    &transfer_contradiction::RULE,
    &transfer_without_safeguard::RULE,
    &unknown_heading::RULE,
    &unspecific_controller::RULE,
];
