//! nginx: a file to include in a `server`. All of it is in one `location`, so that it says nothing of what
//! else the server serves; what depends on the address is set in variables, since a `location` that adds a
//! header of its own would lose all others.

use std::fmt::Write as _;

use crate::render::hosting::policy::{ALWAYS, ASKED_AFTER, LASTING, OPEN, TRANSPORT};
use crate::render::hosting::{Served, in_pattern, parted, types_by_kind};
use crate::routes::ASSETS;
use crate::routes::media::{OPENSEARCH, is_text};

pub(super) fn snippet(served: &Served) -> String {
    let mut text = introduction(served);
    push_variables(served, &mut text);
    let base = &served.base;
    if let Some(bare) = base.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        let _ = writeln!(text, "location = {bare} {{ return 301 {base}$is_args$args; }}\n");
    }
    // Below a path, no pattern of the server's own goes first.
    let kind = if base == "/" { "" } else { "^~ " };
    let _ = writeln!(text, "location {kind}{base} {{");
    push_answers(served, &mut text);
    push_types(&mut text);
    push_packed(served, &mut text);
    push_hidden(served, &mut text);
    for redirect in &served.redirects {
        let _ = writeln!(
            text,
            "    location = {} {{ return 301 {}$is_args$args; }}",
            redirect.from, redirect.to
        );
    }
    text.push_str("}\n");
    text
}

fn introduction(served: &Served) -> String {
    let bare = served.base.trim_matches('/');
    let (root, out) = match bare {
        "" => ("/srv/portaali".to_owned(), "/srv/portaali".to_owned()),
        bare => ("/srv/portaali".to_owned(), format!("/srv/portaali/{bare}")),
    };
    let base = &served.base;
    format!(
        "# Tiedoston kirjoitti `seloste build --host nginx`. Ota se käyttöön palvelimen asetuksissa:\n\
         # Written by `seloste build --host nginx`. Put it to use in the server's settings:\n\
         #\n\
         #     server {{\n\
         #         listen …;\n\
         #         server_name …;\n\
         #         root {root};\n\
         #         include {out}/.seloste/host/nginx.conf;\n\
         #     }}\n\
         #\n\
         # Portaalin tiedostot ovat kansiossa {out}. Palvelimella ei saa olla toista kohtaa\n\
         # `location {base}`. Lataa asetukset uudelleen, kun portaali on rakennettu: `nginx -s reload`.\n\
         # The portal's files are in {out}. The server may have no other\n\
         # `location {base}`. Load the settings anew when the portal has been built: `nginx -s reload`.\n\n"
    )
}

fn push_variables(served: &Served, text: &mut String) {
    let set = |text: &mut String, name: &str, value: &str| {
        let _ = writeln!(text, "set $seloste_{name} \"{value}\";");
    };
    let pattern = in_pattern(&served.base);
    set(text, "missing", served.missing_by_default());
    for (prefix, page) in served.missing_elsewhere() {
        let prefix = in_pattern(prefix);
        let _ = writeln!(text, "if ($uri ~ \"^{prefix}\") {{ set $seloste_missing \"{page}\"; }}");
    }
    set(text, "kept", ASKED_AFTER);
    let _ = writeln!(
        text,
        "if ($uri ~ \"^{pattern}{ASSETS}.+\\.[0-9a-f]{{8}}\\.[a-z0-9]+$\") {{ set $seloste_kept \"{LASTING}\"; }}"
    );
    set(text, "origin", "");
    set(text, "resource", "same-origin");
    let open = OPEN.join("|");
    let _ = writeln!(
        text,
        "if ($uri ~ \"^{pattern}.*\\.(?:{open})$\") {{\n    set $seloste_origin \"*\";\n    \
         set $seloste_resource \"cross-origin\";\n}}\n"
    );
}

fn push_answers(served: &Served, text: &mut String) {
    text.push_str(
        "    index index.html;\n    autoindex off;\n    absolute_redirect off;\n    etag on;\n    \
         error_page 404 $seloste_missing;\n    error_page 403 =404 $seloste_missing;\n\n",
    );
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    for (name, variable) in [
        ("Cross-Origin-Resource-Policy", "resource"),
        ("Access-Control-Allow-Origin", "origin"),
        ("Cache-Control", "kept"),
    ] {
        let _ = writeln!(text, "    add_header {name} $seloste_{variable} always;");
    }
    if served.https {
        let (name, value) = TRANSPORT;
        text.push_str(
            "    # Jos kaikki alemmatkin verkkotunnukset ovat HTTPS:n takana, lisää: ; includeSubDomains\n    \
             # If all hosts below this one use HTTPS too, add: ; includeSubDomains\n",
        );
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    text.push('\n');
}

fn push_types(text: &mut String) {
    text.push_str("    types {\n");
    let kinds = types_by_kind();
    for (kind, endings) in &kinds {
        let _ = writeln!(text, "        {} {};", parted(kind).0, endings.join(" "));
    }
    text.push_str("    }\n    default_type application/octet-stream;\n    charset utf-8;\n");
    let with_charset = kinds.iter().map(|(kind, _)| parted(kind)).filter(|(_, is)| *is);
    let with_charset: Vec<_> = with_charset.map(|(kind, _)| kind).collect();
    // Pages are among them as it is, and may not be named twice.
    let others = |kind: &&str| *kind != "text/html";
    let named: Vec<_> = with_charset.into_iter().filter(others).collect();
    let _ = writeln!(text, "    charset_types {};\n", named.join(" "));
    let texts = kinds.iter().map(|(kind, _)| *kind).chain([OPENSEARCH]);
    let texts = texts.filter(|kind| is_text(kind)).map(|kind| parted(kind).0).filter(others);
    let texts: Vec<_> = texts.collect();
    let _ = writeln!(
        text,
        "    gzip on;\n    gzip_vary on;\n    gzip_min_length 500;\n    gzip_types {};",
        texts.join(" ")
    );
}

fn push_packed(served: &Served, text: &mut String) {
    if served.packed {
        text.push_str(
            "    gzip_static on;\n    \
             # Poista merkki #, jos palvelimessa on Brotli (Debian: libnginx-mod-http-brotli-static).\n    \
             # Remove the # if the server has Brotli (Debian: libnginx-mod-http-brotli-static).\n    \
             # brotli_static on;\n",
        );
    }
    text.push('\n');
}

fn push_hidden(served: &Served, text: &mut String) {
    text.push_str(
        "    location ~ \"/\\.(?!well-known/)\" { return 404; }\n    \
         location ~ \"/_(?:headers|redirects)$\" { return 404; }\n",
    );
    let _ = writeln!(
        text,
        "    location ~ \"/opensearch\\.xml$\" {{ types {{ }} default_type {OPENSEARCH}; }}"
    );
    for (_, page) in &served.missing {
        let _ = writeln!(text, "    location = {page} {{ internal; }}");
    }
}
