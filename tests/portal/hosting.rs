//! `seloste build --host`: what web servers are told, written with the portal and gone with it. Real servers
//! are asked by the browser tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::time::SystemTime;

use crate::driver::{
    Pages, SITE, TestPortal, answer, department, differing, files_of, has, has_not, notice,
};

const FILES: [&str; 5] =
    [".seloste/host/nginx.conf", ".seloste/host/Caddyfile", ".htaccess", "_headers", "_redirects"];
const ALL: [&str; 2] = ["--host", "nginx,caddy,apache,headers"];

/// A notice that was renamed between its two versions.
fn town() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write("content/kulttuuri/lainaajat.sv.md", &notice("Bibliotek", "## Namn\n\nBörjan."));
    let body = "## Nimi\n\nKirjaston asiakkaat.\n\n## Säilytysaika\n\nVuosi.";
    portal.commit_notice("2021-11-15", "kulttuuri/lainaajat.md", "Kirjasto", body);
    for ending in ["md", "sv.md"] {
        let from = format!("content/kulttuuri/lainaajat.{ending}");
        portal.rename(&from, &format!("content/kulttuuri/kirjasto.{ending}"));
    }
    portal.commit("2022-11-15", "Uusi nimi");
    portal.commit_notice(
        "2026-05-18",
        "kulttuuri/kirjasto.md",
        "Kirjasto",
        &format!("{body} Kaksi."),
    );
    portal
}

fn built(portal: &TestPortal, options: &[&str]) -> Pages {
    let answer = portal.build(options);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    files_of(&portal.out())
}

#[track_caller]
fn text<'f>(files: &'f Pages, file: &str) -> &'f str {
    std::str::from_utf8(files.get(file).unwrap_or_else(|| panic!("no {file}"))).unwrap()
}

/// Whether the list of files names a file, which need not be there.
fn is_listed(files: &Pages, file: &str) -> bool {
    let list = &files[".seloste/manifest"];
    list.windows(file.len()).any(|part| part == file.as_bytes())
}

/// What was built, without what tells of the build itself.
fn published(mut files: Pages) -> Pages {
    files.retain(|file, _| !file.starts_with(".seloste/") || file.starts_with(".seloste/host/"));
    files
}

fn times(portal: &TestPortal, files: &Pages) -> BTreeMap<String, SystemTime> {
    let time = |file: &String| fs::metadata(portal.out().join(file)).unwrap().modified().unwrap();
    files.keys().map(|file| (file.clone(), time(file))).collect()
}

#[test]
fn files_of_servers_come_when_asked_for_and_go_when_not() {
    let portal = town();
    let plain = published(built(&portal, &[]));
    let before = times(&portal, &plain);
    for file in FILES {
        assert!(!plain.contains_key(file), "{file}");
    }
    let hosted = published(built(&portal, &ALL));
    assert_eq!(differing(&plain, &hosted), {
        let mut files = FILES.to_vec();
        files.sort_unstable();
        files
    });
    let hosted_times = times(&portal, &hosted);
    let one = published(built(&portal, &["--host", "apache"]));
    assert_eq!(differing(&plain, &one), [".htaccess"]);
    assert_eq!(published(built(&portal, &[])), plain);
    assert!(!portal.out().join(".seloste/host").exists());
    let after = times(&portal, &plain);
    assert_eq!(before, after, "no page is written because of a server's file");
    assert_eq!(hosted_times.len(), plain.len() + FILES.len());
}

#[test]
fn a_build_for_the_same_servers_writes_nothing_and_the_same_bytes_anywhere() {
    let portal = town();
    let first = published(built(&portal, &ALL));
    let before = times(&portal, &first);
    let apart = ["--host", "headers", "--host", "apache", "--host", "caddy", "--host", "nginx"];
    let again = portal.build(&[&apart[..], &["--json"]].concat());
    has(&again.stdout, "\"written\":0");
    assert_eq!(times(&portal, &first), before);
    let out = portal.beside("toinen");
    let clone = portal.clone_to("kopio", &[]);
    let answer = portal.build_of(&clone, &out, &ALL);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(published(files_of(&out)), first);
}

#[test]
fn a_servers_file_that_someone_changed_is_mended() {
    let portal = town();
    let first = published(built(&portal, &ALL));
    fs::write(portal.out().join("_headers"), "oma").unwrap();
    assert_eq!(published(built(&portal, &ALL)), first);
}

/// What nginx, Caddy, Apache and the services say of one former address.
fn said_of(from: &str, to: &str, base: &str) -> [(&'static str, String); 4] {
    [
        (FILES[0], format!("location = {from} {{ return 301 {to}$is_args$args; }}\n")),
        (FILES[1], format!("\t{from} {to}\n")),
        (FILES[2], format!("RewriteRule \"^{}$\" \"{to}\" [R=301,L]\n", &from[base.len()..])),
        (FILES[4], format!("\n{from} {to} 301!\n{from} {to} 301\n")),
    ]
}

#[test]
fn former_addresses_lead_to_the_new_ones_below_any_path() {
    let portal = town();
    for base in ["/", "/tietosuoja/"] {
        let site = SITE.replace("tuulisalmi.example/", &format!("tuulisalmi.example{base}"));
        portal.write("site/site.toml", &site);
        portal.commit("2026-06-01", "Osoite");
        let files = built(&portal, &ALL);
        for below in ["", "historia/", "vertaa/", "historia/2021-11-15/"] {
            let from = format!("{base}selosteet/kulttuuri/lainaajat/{below}");
            let to = format!("{base}selosteet/kulttuuri/kirjasto/{below}");
            for (file, line) in said_of(&from, &to, base) {
                has(text(&files, file), &line);
            }
        }
        let from = format!("{base}sv/beskrivningar/kulttuuri/lainaajat/");
        let to = format!("{base}sv/beskrivningar/kulttuuri/kirjasto/");
        for (file, line) in said_of(&from, &to, base) {
            has(text(&files, file), &line);
        }
        // Pages that lead on stand for servers that were told nothing.
        assert!(files.contains_key("selosteet/kulttuuri/lainaajat/index.html"));
    }
}

#[test]
fn https_is_insisted_on_only_by_a_portal_that_has_it() {
    let portal = town();
    let secure = built(&portal, &ALL);
    portal.write("site/site.toml", &SITE.replace("https://", "http://"));
    portal.commit("2026-06-01", "Osoite");
    let open = built(&portal, &ALL);
    for file in &FILES[..4] {
        has(text(&secure, file), "max-age=63072000");
        has_not(text(&open, file), "Strict-Transport-Security");
    }
}

#[test]
fn names_of_files_put_nothing_into_a_servers_settings() {
    let portal = town();
    let hostile = "a; } location { return 302 evil.example; } #$uri\"'{x}*";
    let name = format!("content/kulttuuri/{hostile}.md");
    portal.write(&name, &notice("Outo", "## Nimi\n\nSama teksti, jonka voi tunnistaa."));
    portal.commit("2026-06-01", "Outo nimi");
    portal.rename(&name, "content/kulttuuri/siisti.md");
    portal.commit("2026-06-02", "Siisti nimi");
    let files = built(&portal, &ALL);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_/.".contains(c);
    for line in text(&files, "_redirects").lines().filter(|line| line.starts_with('/')) {
        let parts: Vec<_> = line.split(' ').collect();
        assert_eq!(parts.len(), 3, "{line}");
        assert!(parts[..2].iter().all(|path| path.chars().all(plain)), "{line}");
    }
    has(text(&files, "_redirects"), " /selosteet/kulttuuri/siisti/historia/ 301\n");
    for file in FILES {
        has_not(text(&files, file), "evil.example;");
        has_not(text(&files, file), "$uri\"'");
    }
}

#[test]
fn an_address_whose_path_no_server_could_safely_hold_is_told_of() {
    let portal = town();
    for path in ["a b/", "%0a/", "a;/", "{x}/", "$uri/", "'/", "../"] {
        let site = SITE.replace("tuulisalmi.example/", &format!("tuulisalmi.example/{path}"));
        portal.write("site/site.toml", &site);
        portal.commit("2026-06-01", "Osoite");
        drop(fs::remove_dir_all(portal.out()));
        let answer = portal.build(&ALL);
        assert_ne!(answer.code, 0, "{path}");
        if answer.code == 2 {
            has(&answer.stderr, "palvelimen asetuksia ei voi kirjoittaa");
        }
        assert!(!portal.out().join("_headers").exists());
    }
}

#[test]
fn an_unknown_server_is_explained() {
    let portal = town();
    for (locale, said) in [
        ("fi_FI.UTF-8", "valinnan `--host` arvoksi ei käy `iis`"),
        ("sv_FI.UTF-8", "`iis` duger inte som värde för `--host`"),
        ("en_GB.UTF-8", "`iis` will not do as the value of `--host`"),
    ] {
        let mut command = portal.command(&["build", "--host", "nginx,iis"]);
        let answer = answer(command.env("LC_ALL", locale).output().unwrap());
        assert_eq!(answer.code, 2);
        has(&answer.stderr, said);
        has(&answer.stderr, "nginx, caddy, apache, headers");
    }
}

fn ending_of(file: &str) -> &str {
    file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending)
}

/// The names of packed files.
fn packed_of(files: &Pages) -> Vec<&str> {
    let files = files.keys().map(String::as_str);
    files.filter(|file| ["br", "gz"].contains(&ending_of(file))).collect()
}

fn unpacked(file: &str, bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    if ending_of(file) == "br" {
        brotli::BrotliDecompress(&mut &*bytes, &mut unpacked).unwrap();
    } else {
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked).unwrap();
    }
    unpacked
}

#[test]
fn packed_files_hold_what_they_stand_beside_and_are_smaller() {
    let portal = town();
    let plain = published(built(&portal, &[]));
    let files = published(built(&portal, &["--compress"]));
    let packed = packed_of(&files);
    for file in &packed {
        let beside = &files[&file[..file.len() - 3]];
        assert!(files[*file].len() < beside.len() && beside.len() > 500, "{file}");
        assert_eq!(&unpacked(file, &files[*file]), beside, "{file}");
    }
    assert_eq!(files.len(), plain.len() + packed.len());
    for file in [
        "index.html.br",
        "index.html.gz",
        "muutokset/syote.atom.br",
        "schema/notice-1.schema.json.gz",
    ] {
        assert!(packed.contains(&file), "{file}");
    }
    for (file, bytes) in &plain {
        let ending = ending_of(file);
        let text = ["html", "css", "js", "json", "atom", "xml", "csv", "svg"].contains(&ending);
        let known = text && bytes.len() > 2000;
        assert!(!known || packed.contains(&format!("{file}.br").as_str()), "{file}");
        let packed_inside = ["woff2", "xlsx", "words", ""].contains(&ending) && file != "_headers";
        assert!(!packed_inside || !packed.contains(&format!("{file}.gz").as_str()), "{file}");
    }
    // Files of servers are for servers.
    let hosted = built(&portal, &[&ALL[..], &["--compress"]].concat());
    for file in FILES {
        assert!(!hosted.contains_key(&format!("{file}.gz")), "{file}");
    }
}

#[test]
fn only_what_changed_is_packed_again_and_packed_files_go_when_not_asked_for() {
    let portal = town();
    let first = published(built(&portal, &["--compress"]));
    let before = times(&portal, &first);
    let again = portal.build(&["--compress", "--json"]);
    has(&again.stdout, "\"written\":0");
    portal.commit_notice("2026-06-01", "kulttuuri/museo.md", "Museo", "## Nimi\n\nUusi seloste.");
    let second = published(built(&portal, &["--compress"]));
    let after = times(&portal, &second);
    for (file, bytes) in &second {
        let same = first.get(file) == Some(bytes);
        assert_eq!(same, before.get(file) == after.get(file), "{file}");
    }
    let clean = portal.beside("puhdas");
    let answer = portal.build_of(&portal.path(), &clean, &["--compress"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(differing(&files_of(&clean), &files_of(&portal.out())), [""; 0]);
    let plain = published(built(&portal, &[]));
    assert_eq!(packed_of(&plain), [""; 0]);
    let kept = times(&portal, &plain);
    assert!(plain.keys().all(|file| kept[file] == after[file]), "no page is written again");
}

#[test]
fn what_gets_no_smaller_is_not_packed_and_not_tried_again() {
    let portal = town();
    // Letters without a pattern: an image of the portal's own, whose bytes are those of no picture.
    let mut seed = 7_u64;
    let noise = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    });
    let noise: Vec<u8> = noise.take(4000).collect();
    portal.write_bytes("site/tunnus.svg", &noise);
    portal.write("site/site.toml", &format!("crest = \"tunnus.svg\"\n{SITE}"));
    portal.commit("2026-06-01", "Kohinaa");
    let files = built(&portal, &["--compress"]);
    let spared = files.iter().find(|(file, bytes)| ending_of(file) == "svg" && **bytes == noise);
    let (file, _) = spared.expect("the image is published");
    for ending in ["br", "gz"] {
        assert!(!files.contains_key(&format!("{file}.{ending}")));
        assert!(is_listed(&files, &format!("{file}.{ending}")), "told to be spared");
    }
    // Were it tried again, it would have to be read.
    portal.commit_notice("2026-06-02", "kulttuuri/museo.md", "Museo", "## Nimi\n\nUusi seloste.");
    let again = built(&portal, &["--compress"]);
    assert!(is_listed(&again, &format!("{file}.br")));
    assert!(!again.contains_key(&format!("{file}.br")));
}

#[test]
fn a_packed_file_that_someone_changed_or_removed_is_mended() {
    let portal = town();
    let first = published(built(&portal, &["--compress"]));
    fs::write(portal.out().join("index.html.br"), "oma").unwrap();
    fs::remove_file(portal.out().join("sv/index.html.gz")).unwrap();
    fs::write(portal.out().join("en.html.gz"), "muiden").unwrap();
    let mut again = published(built(&portal, &["--compress"]));
    assert_eq!(again.remove("en.html.gz").unwrap(), b"muiden");
    assert_eq!(differing(&again, &first), [""; 0]);
}
