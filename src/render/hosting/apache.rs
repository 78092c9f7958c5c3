//! Apache (2.4): `.htaccess`, which it finds by itself. Needs `mod_headers` and `mod_rewrite`: without them
//! it answers with an error, not with a portal that is less safe than it seems.

use std::fmt::Write as _;

use crate::render::hosting::policy::{ALWAYS, ASKED_AFTER, LASTING, OPEN, TRANSPORT};
use crate::render::hosting::{Served, in_pattern, types_by_kind};
use crate::routes::ASSETS;
use crate::routes::media::{OPENSEARCH, is_text};

/// What is behind the name of a packed file.
const PACKED: &str = "(?:\\.br|\\.gz)?";

pub(super) fn snippet(served: &Served) -> String {
    let mut text = introduction().to_owned();
    push_settings(served, &mut text);
    push_types(&mut text);
    push_headers(served, &mut text);
    push_hidden(served, &mut text);
    for redirect in &served.redirects {
        let from = in_pattern(redirect.from.strip_prefix(&served.base).unwrap_or(&redirect.from));
        let _ = writeln!(text, "RewriteRule \"^{from}$\" \"{}\" [R=301,L]", redirect.to);
    }
    if served.packed {
        push_packed(&mut text);
    }
    text
}

fn introduction() -> &'static str {
    "# Tiedoston kirjoitti `seloste build --host apache`. Apache lukee sen itse, kun palvelimen\n\
     # asetuksissa on portaalin kansiolle `AllowOverride All` ja moduulit headers ja rewrite ovat\n\
     # käytössä (Debian: `a2enmod headers rewrite`).\n\
     # Written by `seloste build --host apache`. Apache reads it by itself where the server's settings\n\
     # have `AllowOverride All` for the portal's folder, and the modules headers and rewrite are in use\n\
     # (Debian: `a2enmod headers rewrite`).\n\n"
}

fn push_settings(served: &Served, text: &mut String) {
    let missing = served.missing_by_default();
    let _ = writeln!(
        text,
        "Options -Indexes -MultiViews\nDirectoryIndex index.html\nAddDefaultCharset Off\n\
         ErrorDocument 404 {missing}"
    );
    for (prefix, page) in served.missing_elsewhere() {
        let prefix = in_pattern(prefix);
        let _ = writeln!(
            text,
            "<If \"%{{REQUEST_URI}} =~ m#^{prefix}#\">\n    ErrorDocument 404 {page}\n</If>"
        );
    }
    text.push('\n');
}

fn push_types(text: &mut String) {
    // What a distribution says of these endings would be said of packed pages too.
    text.push_str("RemoveEncoding .br .gz\nRemoveLanguage .br\n");
    text.push_str("<FilesMatch \".\">\n    ForceType application/octet-stream\n</FilesMatch>\n");
    for (kind, endings) in types_by_kind() {
        let endings = endings.join("|");
        let _ = writeln!(
            text,
            "<FilesMatch \"\\.(?:{endings}){PACKED}$\">\n    ForceType \"{kind}\"\n</FilesMatch>"
        );
    }
    let _ = writeln!(
        text,
        "<FilesMatch \"^opensearch\\.xml{PACKED}$\">\n    ForceType \"{OPENSEARCH}\"\n</FilesMatch>\n"
    );
}

fn push_headers(served: &Served, text: &mut String) {
    let set = |text: &mut String, name: &str, value: &str| {
        let _ =
            writeln!(text, "Header onsuccess unset {name}\nHeader always set {name} \"{value}\"");
    };
    for (name, value) in ALWAYS {
        set(text, name, value);
    }
    set(text, "Cross-Origin-Resource-Policy", "same-origin");
    set(text, "Cache-Control", ASKED_AFTER);
    if served.https {
        text.push_str(
            "# Jos kaikki alemmatkin verkkotunnukset ovat HTTPS:n takana, lisää: ; includeSubDomains\n\
             # If all hosts below this one use HTTPS too, add: ; includeSubDomains\n",
        );
        set(text, TRANSPORT.0, TRANSPORT.1);
    }
    let (pattern, open) = (in_pattern(&served.base), OPEN.join("|"));
    let _ = writeln!(
        text,
        "<If \"%{{REQUEST_URI}} =~ m#^{pattern}{ASSETS}.+\\.[0-9a-f]{{8}}\\.[a-z0-9]+{PACKED}$#\">\n    \
         Header always set Cache-Control \"{LASTING}\"\n</If>\n\
         <FilesMatch \"\\.(?:{open}){PACKED}$\">\n    \
         Header always set Access-Control-Allow-Origin \"*\"\n    \
         Header always set Cross-Origin-Resource-Policy \"cross-origin\"\n</FilesMatch>\n"
    );
}

/// What is never served is not there: also what the server's own settings answer with a refusal, which tells
/// that it is.
fn push_hidden(served: &Served, text: &mut String) {
    let pages = served.missing.iter().map(|(_, page)| page.strip_prefix(&served.base));
    let pages: Vec<_> = pages.flatten().map(in_pattern).collect();
    let _ = writeln!(
        text,
        "RedirectMatch 404 \"/\\.(?!well-known/)\"\n\
         RedirectMatch 404 \"/_(?:headers|redirects)$\"\n\
         <FilesMatch \"^\\.ht\">\n    Require all granted\n</FilesMatch>\n\n\
         RewriteEngine On\n\
         RewriteBase {}\n\
         RewriteCond %{{ENV:REDIRECT_STATUS}} ^$\n\
         RewriteRule \"^(?:{})$\" - [R=404,L]\n\
         RewriteCond %{{REQUEST_FILENAME}} -d\n\
         RewriteCond %{{REQUEST_FILENAME}}/index.html !-f\n\
         RewriteRule \"^\" - [R=404,L]",
        served.base,
        pages.join("|")
    );
}

fn push_packed(text: &mut String) {
    let texts = types_by_kind().into_iter().filter(|(kind, _)| is_text(kind));
    let endings: Vec<_> = texts.flat_map(|(_, endings)| endings).collect();
    let _ = writeln!(
        text,
        "\n<FilesMatch \"\\.(?:{}){PACKED}$\">\n    Header merge Vary Accept-Encoding\n</FilesMatch>",
        endings.join("|")
    );
    for (ending, encoding) in [("br", "br"), ("gz", "gzip")] {
        let _ = writeln!(
            text,
            "<FilesMatch \"\\.{ending}$\">\n    Header set Content-Encoding {encoding}\n    \
             SetEnv no-gzip 1\n    SetEnv no-brotli 1\n</FilesMatch>"
        );
        for (file, pattern) in
            [("", "^([A-Za-z0-9_./-]*[A-Za-z0-9_-])$"), ("index.html", "^((?:[A-Za-z0-9_.-]+/)*)$")]
        {
            let _ = writeln!(
                text,
                "RewriteCond %{{HTTP:Accept-Encoding}} \"(?:^|[\\s,]){encoding}(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))\\b\"\n\
                 RewriteCond %{{REQUEST_FILENAME}}{file}.{ending} -f\n\
                 RewriteRule \"{pattern}\" \"$1{file}.{ending}\" [L]"
            );
        }
    }
}
