//! Rules on words and marks, and on what the history knows.

use crate::check::rule::Rule;

mod business_id_invalid;
mod business_id_mismatch;
mod date_form;
mod email_broken;
mod email_obfuscated;
mod future_date;
mod hetu_leak;
mod html_broken;
mod iban_or_account;
mod link_broken;
mod missing_translation;
mod mixed_language;
mod no_date;
mod open_ended_category;
mod page_artifact;
mod placeholder;
mod review_overdue;
mod security_too_detailed;
mod silent_change;
#[cfg(test)]
mod surroundings;
mod translation_stale;
mod typo_known;

pub const ALL: &[&Rule] = &[
    &business_id_invalid::RULE,
    &business_id_mismatch::RULE,
    &date_form::RULE,
    &email_broken::RULE,
    &email_obfuscated::RULE,
    &future_date::RULE,
    &hetu_leak::RULE,
    &html_broken::RULE,
    &iban_or_account::RULE,
    &link_broken::RULE,
    &missing_translation::RULE,
    &mixed_language::RULE,
    &no_date::RULE,
    &open_ended_category::RULE,
    &page_artifact::RULE,
    &placeholder::RULE,
    &review_overdue::RULE,
    &security_too_detailed::RULE,
    &silent_change::RULE,
    &translation_stale::RULE,
    &typo_known::RULE,
];
