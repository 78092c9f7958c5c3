//! The preview's server, asked over a socket as a browser asks, and as nobody should.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};

use crate::driver::{has, has_not, notice};
use crate::preview::{Preview, library};

const SECRET: &str = "Tätä ei julkaista";

#[test]
fn every_page_is_the_same_as_the_built_one() {
    let portal = library();
    let pages = portal.built();
    let preview = Preview::of(&portal, &["--port", "0"]);
    assert!(pages.len() > 20);
    for (file, bytes) in &pages {
        let reply = preview.get(&format!("/{}", file.trim_end_matches("index.html")));
        assert_eq!(reply.status, 200, "{file}");
        if bytes.starts_with(b"<!DOCTYPE html>") {
            assert_eq!(reply.page().as_bytes(), bytes, "{file}");
        } else {
            assert!(reply.body == *bytes, "{file}");
        }
    }
}

#[test]
fn answers_bear_their_kind_and_the_guards() {
    let portal = library();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let reply = preview.get("/selosteet/?sivu=1");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(reply.header("Cache-Control"), Some("no-store"));
    assert_eq!(reply.header("X-Content-Type-Options"), Some("nosniff"));
    // The policy that published pages are tested under (`tests/browser/host.mjs`).
    assert_eq!(
        reply.header("Content-Security-Policy"),
        Some(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
             connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        )
    );
    let home = String::from_utf8(preview.get("/").body).unwrap();
    let style = home.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let reply = preview.get(style);
    assert_eq!(
        (reply.status, reply.header("Content-Type")),
        (200, Some("text/css; charset=utf-8"))
    );
    let reply = preview.ask("HEAD", "/");
    assert_eq!((reply.status, reply.body.len()), (200, 0));
    assert_eq!(reply.header("Content-Length"), Some(home.len().to_string().as_str()));
}

#[test]
fn drafts_are_shown() {
    let portal = library();
    let draft = notice("Kirjasto", "## Nimi\n\nTallettamaton.");
    portal.write("content/kulttuuri/kirjasto.md", &draft);
    let preview = Preview::of(&portal, &["--port", "0"]);
    let body = String::from_utf8(preview.get("/selosteet/kulttuuri/kirjasto/").body).unwrap();
    has(&body, "Tallettamaton.");
    has(&body, "Luonnos");
}

#[test]
fn a_portal_below_a_path_is_served_below_it() {
    let portal = library();
    let settings = crate::driver::SITE.replace("example/\"", "example/tietosuoja\"");
    portal.write("site/site.toml", &settings);
    portal.commit("2026-06-01", "Osoite");
    let pages = portal.built();
    let preview = Preview::of(&portal, &["--port", "0"]);
    has(&preview.said, &format!("http://localhost:{}/tietosuoja/", preview.port));
    for (file, bytes) in &pages {
        let reply = preview.get(&format!("/tietosuoja/{}", file.trim_end_matches("index.html")));
        assert_eq!(reply.status, 200, "{file}");
        if bytes.starts_with(b"<!DOCTYPE html>") {
            assert_eq!(reply.page().as_bytes(), bytes, "{file}");
        } else {
            assert!(reply.body == *bytes, "{file}");
        }
    }
    for (target, to) in [
        ("/", "/tietosuoja/"),
        ("/tietosuoja", "/tietosuoja/"),
        ("/tietosuoja/selosteet", "/tietosuoja/selosteet/"),
    ] {
        let reply = preview.get(target);
        assert_eq!((reply.status, reply.header("Location")), (308, Some(to)), "{target}");
    }
    for outside in ["/selosteet/", "/tietosuojaselosteet/", "/tietosuoj/"] {
        assert_eq!(preview.get(outside).status, 404, "{outside}");
    }
    has_not(&String::from_utf8(pages["index.html"].clone()).unwrap(), "href=\"/selosteet/");
}

#[test]
fn an_unknown_address_has_the_404_page_of_its_language() {
    let portal = library();
    let pages = portal.built();
    let preview = Preview::of(&portal, &["--port", "0"]);
    for (target, file) in [
        ("/ei-ole/", "404.html"),
        ("/selosteet/kulttuuri/ei-ole/", "404.html"),
        ("/svenska/", "404.html"),
        ("/en/notices/", "404.html"),
        ("/sv/finns-inte", "sv/404.html"),
        ("/sv/selosteet/", "sv/404.html"),
    ] {
        let reply = preview.get(target);
        assert_eq!(reply.status, 404, "{target}");
        assert_eq!(reply.page().as_bytes(), pages[file], "{target}");
    }
}

#[test]
fn an_address_without_its_last_slash_leads_on() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    for address in ["/selosteet", "/sv", "/selosteet/kulttuuri/kirjasto/historia/2021-11-15"] {
        let reply = preview.get(address);
        assert_eq!(reply.status, 308, "{address}");
        assert_eq!(reply.header("Location"), Some(format!("{address}/").as_str()));
    }
}

#[test]
fn only_requests_to_this_machine_by_name_are_answered() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    let port = preview.port;
    let ask = |hosts: &[&str]| {
        let hosts: String = hosts.iter().flat_map(|host| ["Host: ", host, "\r\n"]).collect();
        preview
            .send(format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n").as_bytes())
            .status
    };
    for own in
        [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("LocalHost:{port}")]
    {
        assert_eq!(ask(&[&own]), 200, "{own}");
    }
    let own = format!("localhost:{port}");
    let stranger = format!("paha.example:{port}");
    let near = format!("localhost.paha.example:{port}");
    let wrong_port = format!("localhost:{}", port.wrapping_add(1));
    for foreign in
        ["", "localhost", "paha.example", &stranger, &near, &wrong_port, "localhost:", "127.0.0.1"]
    {
        assert_eq!(ask(&[foreign]), 421, "{foreign:?}");
    }
    assert_eq!(ask(&[]), 421);
    assert_eq!(ask(&[&own, &stranger]), 421);
    assert_eq!(ask(&[&stranger, &own]), 421);
    assert_eq!(ask(&[&own, &own]), 421);
}

#[test]
fn only_reading_is_allowed() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
        let reply = preview.ask(method, "/");
        assert_eq!((reply.status, reply.body.len()), (405, 0), "{method}");
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn no_address_leads_to_a_file_of_the_disk() {
    let portal = library();
    let settings = format!("{}# {SECRET}\n", crate::driver::SITE);
    portal.write("site/site.toml", &settings);
    portal.commit("2026-06-01", "Salaisuus");
    std::fs::write(portal.beside("salaisuus.txt"), SECRET).unwrap();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let absolute = portal.beside("salaisuus.txt").display().to_string();
    let double = format!("/{absolute}");
    let of_scheme = format!("file://{absolute}");
    for target in [
        "/../salaisuus.txt",
        "/../../../../../../etc/passwd",
        "/selosteet/../../salaisuus.txt",
        "/%2e%2e/salaisuus.txt",
        "/..%2fsalaisuus.txt",
        "/%252e%252e%252fsalaisuus.txt",
        "/..\\salaisuus.txt",
        "/..%5csalaisuus.txt",
        "/assets/../site/site.toml",
        "/assets/..%2f..%2fsite/site.toml",
        "/site/site.toml",
        "/content/kulttuuri/kirjasto.md",
        "/.git/config",
        "/.git/HEAD",
        "/.seloste/manifest",
        "/site/site.toml%00.html",
        "/site/site.toml\0.html",
        "/%",
        "/%zz",
        "//etc/passwd",
        "///",
        &absolute,
        &double,
        &of_scheme,
        "http://paha.example/",
        "*",
        "site/site.toml",
    ] {
        let reply = preview.get(target);
        let is_refused = [400, 404, 421].contains(&reply.status);
        assert!(is_refused, "{target}: {}", reply.status);
        let body = String::from_utf8_lossy(&reply.body).into_owned();
        for part in [SECRET, "root:", "[core]", "refs/heads", "base_url", "seloste 1"] {
            has_not(&body, part);
        }
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn an_announced_body_of_any_length_does_no_harm() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    let host = preview.host();
    for length in [1_u64 << 40, i64::MAX.unsigned_abs(), u64::MAX] {
        for method in ["GET", "POST"] {
            let reply = preview.send(
                format!(
                    "{method} / HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\
                     Connection: close\r\n\r\n"
                )
                .as_bytes(),
            );
            assert!((400..500).contains(&reply.status), "{length}: {}", reply.status);
            assert_eq!(preview.get("/").status, 200, "after {length}");
        }
    }
}

#[test]
fn a_request_that_makes_no_sense_does_no_harm() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(100_000));
    for request in ["\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n", &long]
    {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        // The server may close before it has read all.
        drop(stream.write_all(request.as_bytes()));
        drop(stream);
        assert_eq!(preview.get("/").status, 200, "after {:?}", request.get(..20));
    }
}

#[test]
fn a_port_that_is_taken_is_told_and_the_next_free_one_used() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let wanted = taken.local_addr().unwrap().port();
    let preview = Preview::of(&library(), &["--port", &wanted.to_string()]);
    assert!(preview.port > wanted && preview.port <= wanted.saturating_add(20), "{}", preview.port);
    has(
        &preview.said,
        &format!("Portti {wanted} on varattu, joten käytetään porttia {}.", preview.port),
    );
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_free_port_is_not_called_taken() {
    let preview = Preview::of(&library(), &["--port", "0"]);
    has_not(&preview.said, "varattu");
}

#[test]
fn a_portal_with_findings_is_shown_all_the_same() {
    let portal = library();
    portal.write("content/kulttuuri/rikki.md", "+++\ntitle = 5\n+++\n\n## Nimi\n\nTeksti.\n");
    let preview = Preview::of(&portal, &["--port", "0"]);
    has(&preview.said, "virhe[wrong-type]");
    let reply = preview.get("/selosteet/kulttuuri/rikki/");
    assert_eq!(reply.status, 200);
    has(&String::from_utf8(reply.body).unwrap(), "Teksti.");
}

#[test]
fn a_folder_that_cannot_be_shown_ends_the_preview() {
    let portal = library();
    let mut command = portal.command(&["serve", "--port", "0"]);
    let output = command.arg("-C").arg(portal.beside("olematon")).output().unwrap();
    let answer = crate::driver::answer(output);
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    has(&answer.stderr, "olematon");
}

#[test]
#[cfg(target_os = "linux")]
fn the_browser_is_opened_when_asked() {
    use std::os::unix::fs::PermissionsExt as _;

    let portal = library();
    let (opener, opened) = (portal.beside("xdg-open"), portal.beside("opened"));
    std::fs::write(&opener, format!("#!/bin/sh\necho \"$1\" > {}\n", opened.display())).unwrap();
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = portal.command(&["serve", "--port", "0", "--open", "-C"]);
    let path = format!("{}:/usr/bin:/bin", portal.beside("").display());
    let mut child = command.arg(portal.path()).env("PATH", path).spawn().unwrap();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    let address = loop {
        match std::fs::read_to_string(&opened) {
            Ok(address) if address.ends_with('\n') => break address,
            _ => assert!(std::time::Instant::now() < until, "a browser is opened"),
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    child.kill().unwrap();
    child.wait().unwrap();
    has(&address, "http://localhost:");
}
