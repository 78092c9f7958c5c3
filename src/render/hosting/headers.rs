//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages read at the root of what they serve. Of
//! several rules that hold of one address, one of the two joins the values of a header and the other takes
//! the last: so no header stands in two such rules.

use std::fmt::Write as _;

use crate::render::hosting::Served;
use crate::render::hosting::policy::{ALWAYS, LASTING, OPEN, TRANSPORT};
use crate::routes::ASSETS;

/// Without a rule, both services have files asked after before they are used again. Open data may be
/// fetched by any page though their resource policy is that of pages: that one is for what pages embed
/// without asking (Fetch § 3.7).
pub(super) fn headers(served: &Served) -> String {
    let base = &served.base;
    let mut text = introduction("_headers");
    let _ = writeln!(text, "{base}*");
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    text.push_str("  Cross-Origin-Resource-Policy: same-origin\n");
    if served.https {
        text.push_str(
            "  # Jos kaikki alemmatkin verkkotunnukset ovat HTTPS:n takana, lisää: ; includeSubDomains\n  \
             # If all hosts below this one use HTTPS too, add: ; includeSubDomains\n",
        );
        let _ = writeln!(text, "  {}: {}", TRANSPORT.0, TRANSPORT.1);
    }
    let _ = writeln!(text, "\n{base}{ASSETS}*\n  Cache-Control: {LASTING}");
    for ending in OPEN {
        let _ = writeln!(text, "\n{base}*.{ending}\n  Access-Control-Allow-Origin: *");
    }
    text
}

/// Netlify leads on only by `301!` where a page stands; Cloudflare passes over that line, knows only `301`,
/// and leads on always. Both keep the query.
pub(super) fn redirects(served: &Served) -> String {
    let mut text = introduction("_redirects");
    for redirect in &served.redirects {
        let _ = writeln!(text, "{} {} 301!", redirect.from, redirect.to);
        let _ = writeln!(text, "{} {} 301", redirect.from, redirect.to);
    }
    text
}

fn introduction(file: &str) -> String {
    format!(
        "# Tiedoston kirjoitti `seloste build --host headers`. Palvelu lukee sen itse julkaistavan kansion\n\
         # juuresta: {file}.\n\
         # Written by `seloste build --host headers`. The service reads it by itself at the root of the\n\
         # published folder: {file}.\n\n"
    )
}
