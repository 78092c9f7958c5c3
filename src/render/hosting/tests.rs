//! What the servers' files say; that servers understand them, the browser tests show.

use super::*;

fn served(base: &str, https: bool) -> Served {
    let redirect = |from: &str, to: &str| Redirect {
        from: format!("{base}{from}"),
        to: format!("{base}{to}"),
    };
    Served {
        base: base.to_owned(),
        https,
        packed: false,
        missing: vec![
            (format!("{base}sv/"), format!("{base}sv/404.html")),
            (base.to_owned(), format!("{base}404.html")),
        ],
        redirects: vec![redirect("selosteet/a.b/c/", "selosteet/d/e/")],
    }
}

fn all(served: &Served) -> [(Host, String); 4] {
    [
        (Host::Nginx, nginx::snippet(served)),
        (Host::Caddy, caddy::snippet(served)),
        (Host::Apache, apache::snippet(served)),
        (Host::Headers, [headers::headers(served), headers::redirects(served)].concat()),
    ]
}

#[test]
fn hosts_are_known_by_their_names() {
    for host in Host::ALL {
        assert_eq!(Host::from_name(host.name()), Some(host));
    }
    assert_eq!(Host::from_name("iis"), None);
}

#[test]
fn every_server_sets_every_header() {
    for (host, text) in all(&served("/", true)) {
        for (name, value) in policy::ALWAYS.iter().chain([&policy::TRANSPORT]) {
            assert!(text.contains(name) && text.contains(value), "{host:?}: {name}");
        }
        for part in ["Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin", policy::LASTING]
        {
            assert!(text.contains(part), "{host:?}: {part}");
        }
    }
}

#[test]
fn https_is_asked_for_only_where_the_portal_has_it() {
    for (host, text) in all(&served("/", false)) {
        assert!(!text.contains("Strict-Transport-Security"), "{host:?}");
    }
}

#[test]
fn redirects_are_exact_and_below_the_path() {
    let expected = [
        "location = /t/selosteet/a.b/c/ { return 301 /t/selosteet/d/e/$is_args$args; }\n",
        "\t/t/selosteet/a.b/c/ /t/selosteet/d/e/\n",
        "RewriteRule \"^selosteet/a\\.b/c/$\" \"/t/selosteet/d/e/\" [R=301,L]\n",
        "/t/selosteet/a.b/c/ /t/selosteet/d/e/ 301!\n/t/selosteet/a.b/c/ /t/selosteet/d/e/ 301\n",
    ];
    for ((host, text), expected) in all(&served("/t/", true)).iter().zip(expected) {
        assert!(text.contains(expected), "{host:?}: no {expected:?} in\n{text}");
    }
}

#[test]
fn only_what_is_asked_for_speaks_of_packed_files() {
    let packed = Served { packed: true, ..served("/", true) };
    for (word, host) in [("gzip_static", 0), ("precompressed", 1), ("Content-Encoding", 2)] {
        assert!(all(&packed)[host].1.contains(word), "{word}");
        assert!(!all(&served("/", true))[host].1.contains(word), "{word}");
    }
}

#[test]
fn a_portal_at_a_path_says_nothing_of_the_rest() {
    let served = served("/t/", true);
    let nginx = nginx::snippet(&served);
    assert!(nginx.contains("\nlocation ^~ /t/ {\n"), "{nginx}");
    let outside = nginx.split("\nlocation ^~ /t/ {\n").next().unwrap();
    assert!(!outside.contains("add_header"), "{nginx}");
    let caddy = caddy::snippet(&served);
    let outside = caddy.split("\nhandle /t/* {\n").next().unwrap();
    assert!(!outside.contains("\theader"), "{caddy}");
}
