//! Caddy (2.6 and later): a file to import in a site. All of it is in one `handle`, so that it says nothing
//! of what else the site serves; within, `route` keeps the order that is written.

use std::fmt::Write as _;

use crate::render::hosting::policy::{ALWAYS, ASKED_AFTER, LASTING, OPEN, TRANSPORT};
use crate::render::hosting::{Served, in_pattern, types_by_kind};
use crate::routes::ASSETS;
use crate::routes::media::{HTML, OPENSEARCH};

pub(super) fn snippet(served: &Served) -> String {
    let mut text = introduction(served);
    let base = &served.base;
    if let Some(bare) = base.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        let _ = writeln!(text, "redir {bare} {base} 301\n");
    }
    let _ = writeln!(text, "handle {base}* {{\n\troute {{");
    push_headers(served, &mut text);
    push_redirects(served, &mut text);
    push_missing(served, &mut text);
    push_files(served, &mut text);
    text.push_str("\t}\n}\n");
    text
}

fn introduction(served: &Served) -> String {
    let bare = served.base.trim_matches('/');
    let (out, rest) = match bare {
        "" => ("/srv/portaali".to_owned(), ""),
        bare => (format!("/srv/portaali/{bare}"), "#         respond 404\n"),
    };
    let mut text = format!(
        "# Tiedoston kirjoitti `seloste build --host caddy`. Ota se käyttöön palvelimen asetuksissa:\n\
         # Written by `seloste build --host caddy`. Put it to use in the server's settings:\n\
         #\n\
         #     tietosuoja.example.fi {{\n\
         #         root * /srv/portaali\n\
         #         import {out}/.seloste/host/Caddyfile\n\
         {rest}\
         #     }}\n\
         #\n\
         # Portaalin tiedostot ovat kansiossa {out}. Lataa asetukset uudelleen, kun\n\
         # portaali on rakennettu: `caddy reload`.\n\
         # The portal's files are in {out}. Load the settings anew when the portal has\n\
         # been built: `caddy reload`.\n"
    );
    if !rest.is_empty() {
        text.push_str(
            "# Caddy vastaa tyhjällä sivulla siihen, mistä ei ole sanottu mitään; siksi `respond 404`.\n\
             # To what nothing is said of, Caddy answers with an empty page; hence `respond 404`.\n",
        );
    }
    text.push('\n');
    text
}

fn push_headers(served: &Served, text: &mut String) {
    text.push_str("\t\theader {\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "\t\t\t{name} \"{value}\"");
    }
    let _ = writeln!(text, "\t\t\tCross-Origin-Resource-Policy same-origin");
    let _ = writeln!(text, "\t\t\tCache-Control {ASKED_AFTER}");
    if served.https {
        let (name, value) = TRANSPORT;
        text.push_str(
            "\t\t\t# Jos kaikki alemmatkin verkkotunnukset ovat HTTPS:n takana, lisää: ; includeSubDomains\n\
             \t\t\t# If all hosts below this one use HTTPS too, add: ; includeSubDomains\n",
        );
        let _ = writeln!(text, "\t\t\t{name} \"{value}\"");
    }
    text.push_str("\t\t}\n\n");
}

fn push_redirects(served: &Served, text: &mut String) {
    if served.redirects.is_empty() {
        return;
    }
    text.push_str("\t\tmap {path} {seloste_moved} {\n");
    for redirect in &served.redirects {
        let _ = writeln!(text, "\t\t\t{} {}", redirect.from, redirect.to);
    }
    text.push_str(
        "\t\t\tdefault \"\"\n\t\t}\n\
         \t\t@seloste_moved_asked expression `{seloste_moved} != \"\" && {query} != \"\"`\n\
         \t\tredir @seloste_moved_asked {seloste_moved}?{query} 301\n\
         \t\t@seloste_moved expression `{seloste_moved} != \"\"`\n\
         \t\tredir @seloste_moved {seloste_moved} 301\n\n",
    );
}

fn push_missing(served: &Served, text: &mut String) {
    let _ = writeln!(text, "\t\tvars seloste_missing {}", served.missing_by_default());
    for (at, (prefix, page)) in served.missing_elsewhere().iter().enumerate() {
        let _ = writeln!(text, "\t\t@seloste_elsewhere{at} path {prefix}*");
        let _ = writeln!(text, "\t\tvars @seloste_elsewhere{at} seloste_missing {page}");
    }
    text.push('\n');
}

fn push_files(served: &Served, text: &mut String) {
    let pages: Vec<_> = served.missing.iter().map(|(_, page)| page.as_str()).collect();
    let (base, pages, pattern) = (&served.base, pages.join(" "), in_pattern(&served.base));
    // Patterns of Go know no looking ahead: what begins with a dot is hidden but for one folder, and
    // within that again.
    let _ = writeln!(
        text,
        "\t\t@seloste_shown {{\n\
         \t\t\tfile {{\n\t\t\t\ttry_files {{path}} {{path}}/index.html\n\t\t\t}}\n\
         \t\t\tnot {{\n\t\t\t\tpath_regexp seloste_dot /\\.\n\t\t\t\tnot path {base}.well-known/*\n\t\t\t}}\n\
         \t\t\tnot path_regexp seloste_below /\\.well-known/(.*/)?\\.\n\
         \t\t\tnot path_regexp seloste_own /_(headers|redirects)$\n\
         \t\t\tnot path {pages}\n\
         \t\t}}\n\
         \t\thandle @seloste_shown {{"
    );
    push_types(text);
    let open: Vec<_> = OPEN.iter().map(|ending| format!("*.{ending}")).collect();
    let _ = writeln!(
        text,
        "\t\t\t@seloste_lasting path_regexp seloste_lasting ^{pattern}{ASSETS}.+\\.[0-9a-f]{{8}}\\.[a-z0-9]+$\n\
         \t\t\theader @seloste_lasting Cache-Control \"{LASTING}\"\n\
         \t\t\t@seloste_open path {}\n\
         \t\t\theader @seloste_open Access-Control-Allow-Origin *\n\
         \t\t\theader @seloste_open Cross-Origin-Resource-Policy cross-origin\n\
         \t\t\tencode gzip",
        open.join(" ")
    );
    text.push_str(if served.packed {
        "\t\t\tfile_server {\n\t\t\t\tprecompressed br gzip\n\t\t\t}\n\t\t}\n"
    } else {
        "\t\t\tfile_server\n\t\t}\n"
    });
    let _ = writeln!(
        text,
        "\t\thandle {{\n\t\t\trewrite * {{http.vars.seloste_missing}}\n\
         \t\t\theader Content-Type \"{HTML}\"\n\
         \t\t\tfile_server {{\n\t\t\t\tstatus 404\n\t\t\t}}\n\t\t}}"
    );
}

fn push_types(text: &mut String) {
    text.push_str("\t\t\tmap {path} {seloste_type} {\n");
    let _ = writeln!(text, "\t\t\t\t~/opensearch\\.xml$ {OPENSEARCH}");
    let _ = writeln!(text, "\t\t\t\t~/$ \"{HTML}\"");
    for (kind, endings) in types_by_kind() {
        let _ = writeln!(text, "\t\t\t\t~\\.({})$ \"{kind}\"", endings.join("|"));
    }
    text.push_str(
        "\t\t\t\tdefault application/octet-stream\n\t\t\t}\n\t\t\theader Content-Type {seloste_type}\n",
    );
}
