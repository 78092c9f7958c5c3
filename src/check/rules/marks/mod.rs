//! Rules on words and marks, and on what the history knows.

use crate::check::rule::Rule;

mod business_id_invalid;
mod email_broken;
mod email_obfuscated;
mod hetu_leak;
mod html_broken;
mod iban_or_account;
mod placeholder;

pub const ALL: &[&Rule] = &[
    &business_id_invalid::RULE,
    &email_broken::RULE,
    &email_obfuscated::RULE,
    &hetu_leak::RULE,
    &html_broken::RULE,
    &iban_or_account::RULE,
    &placeholder::RULE,
];
