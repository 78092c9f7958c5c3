//! What may happen to a folder while it is served: Git at work on it, disks that take nothing, names that
//! other systems do not like, and a machine that sleeps.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::{TestPortal, department, has, notice};
use crate::preview::{Preview, library};

const KIRJASTO: &str = "content/kulttuuri/kirjasto.md";
const PAGE: &str = "/selosteet/kulttuuri/kirjasto/";

fn page(preview: &Preview, target: &str) -> String {
    String::from_utf8(preview.get(target).body).unwrap()
}

/// Waits until it holds.
#[track_caller]
fn soon(holds: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < until, "it comes");
        thread::sleep(Duration::from_millis(20));
    }
}

fn versions(preview: &Preview) -> usize {
    page(preview, &format!("{PAGE}historia/")).matches("/historia/20").count()
}

#[test]
fn a_pull_while_it_runs_brings_texts_and_history() {
    let portal = library();
    let other = portal.clone_to("toinen", &[]);
    let preview = Preview::of(&portal, &["--port", "0"]);
    let before = versions(&preview);
    let git = |arguments: &[&str]| {
        let of_other = ["-C", other.to_str().unwrap()];
        portal.git_on("2026-06-01", &[&of_other[..], arguments].concat());
    };
    fs::write(other.join(KIRJASTO), notice("Kirjasto", "## Nimi\n\nMuualla kirjoitettu.")).unwrap();
    fs::write(other.join("content/kulttuuri/museo.md"), notice("Museo", "## Nimi\n\nx")).unwrap();
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "-m", "Muualla"]);
    portal.git(&["pull", "--quiet", "--ff-only", other.to_str().unwrap(), "main"]);
    soon(|| page(&preview, PAGE).contains("Muualla kirjoitettu."));
    soon(|| versions(&preview) > before);
    assert_eq!(preview.get("/selosteet/kulttuuri/museo/").status, 200);
    has(&page(&preview, "/_esikatselu/luonnokset/"), "Luonnoksia ei ole");
}

#[test]
fn a_rebase_while_it_runs_ends_in_what_a_start_makes() {
    let portal = library();
    portal.git(&["switch", "--quiet", "-c", "oma"]);
    for number in 1..=4 {
        let name = format!("kulttuuri/oma{number}.md");
        portal.commit_notice("2026-06-01", &name, &format!("Oma {number}"), "## Nimi\n\nx");
    }
    portal.git(&["switch", "--quiet", "main"]);
    portal.commit_notice("2026-06-02", "kulttuuri/kirjasto.md", "Kirjasto", "## Nimi\n\nKolmas.");
    portal.git(&["switch", "--quiet", "oma"]);
    let preview = Preview::of(&portal, &["--port", "0"]);
    portal.git_on("2026-06-03", &["rebase", "--quiet", "main"]);
    let is_there = || {
        page(&preview, PAGE).contains("Kolmas.")
            && (1..=4)
                .all(|at| preview.get(&format!("/selosteet/kulttuuri/oma{at}/")).status == 200)
            && page(&preview, "/_esikatselu/luonnokset/").contains("Luonnoksia ei ole")
    };
    soon(is_there);
    let new = Preview::of(&portal, &["--port", "0"]);
    for target in ["/", "/selosteet/", "/muutokset/", PAGE, "/selosteet/kulttuuri/oma3/historia/"] {
        assert_eq!(preview.get(target).page(), new.get(target).page(), "{target}");
    }
}

#[test]
fn a_folder_that_becomes_a_repository_is_noticed() {
    let portal = TestPortal::without_repository();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write(KIRJASTO, &notice("Kirjasto", "## Nimi\n\nAlku."));
    let preview = Preview::of(&portal, &["--port", "0"]);
    assert_eq!(preview.get(&format!("{PAGE}historia/")).status, 404);
    portal.git(&["init", "--quiet", "--initial-branch=main"]);
    portal.commit("2026-06-01", "Alku");
    soon(|| preview.get(&format!("{PAGE}historia/")).status == 200);
    // And so are the commits that follow, though nothing was watched at the start.
    portal.write(KIRJASTO, &notice("Kirjasto", "## Nimi\n\nJatko."));
    soon(|| page(&preview, PAGE).contains("Jatko."));
    let before = versions(&preview);
    portal.commit("2026-06-02", "Jatko");
    soon(|| versions(&preview) > before);
}

#[test]
fn names_that_other_systems_do_not_like_have_their_pages() {
    let portal = library();
    let preview = Preview::of(&portal, &["--port", "0"]);
    for (file, address) in
        [("con", "con"), ("ä", "a"), ("a%2fb", "a-2fb"), ("väli lyönti", "vali-lyonti")]
    {
        let text = notice(file, "## Nimi\n\nx");
        portal.write(&format!("content/kulttuuri/{file}.md"), &text);
        let target = format!("/selosteet/kulttuuri/{address}/");
        soon(|| preview.get(&target).status == 200);
        portal
            .write(&format!("content/kulttuuri/{file}.md"), &text.replace("\n\nx", "\n\nToinen."));
        soon(|| page(&preview, &target).contains("Toinen."));
    }
    for target in
        ["/selosteet/kulttuuri/a%2fb/", "/selosteet/kulttuuri/con", "/selosteet/kulttuuri/%C3%A4/"]
    {
        let status = preview.get(target).status;
        assert!([308, 400, 404].contains(&status), "{target}: {status}");
    }
}

#[test]
#[cfg(unix)]
fn a_machine_that_sleeps_and_wakes_misses_nothing() {
    let portal = library();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let signal = |name: &str| {
        let id = preview.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    };
    signal("-STOP");
    portal.write(KIRJASTO, &notice("Kirjasto", "## Nimi\n\nUnen aikana."));
    portal.write("content/kulttuuri/uusi.md", &notice("Uusi", "## Nimi\n\nUnen aikana."));
    thread::sleep(Duration::from_millis(300));
    signal("-CONT");
    soon(|| page(&preview, PAGE).contains("Unen aikana."));
    soon(|| preview.get("/selosteet/kulttuuri/uusi/").status == 200);
}

/// A way to make a folder take nothing, and to have it take again.
#[cfg(target_os = "linux")]
fn mounted(portal: &TestPortal, options: &str) -> bool {
    let place = portal.path().join(".git/seloste");
    fs::create_dir_all(&place).unwrap();
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(place);
    mount.output().is_ok_and(|it| it.status.success())
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_takes_nothing_does_not_end_it() {
    for options in ["size=4k", "size=4k,ro"] {
        let portal = library();
        let is_mounted = mounted(&portal, options);
        let cache = portal.path().join(".git/seloste");
        if !is_mounted {
            // Where nothing may be mounted, a file stands where the folder would be.
            fs::remove_dir_all(&cache).unwrap();
            fs::write(&cache, "").unwrap();
        }
        let result = std::panic::catch_unwind(|| {
            let preview = Preview::of(&portal, &["--port", "0"]);
            portal.write(KIRJASTO, &notice("Kirjasto", "## Nimi\n\nKolmas."));
            soon(|| page(&preview, PAGE).contains("Kolmas."));
            portal.commit("2026-06-01", "Kolmas");
            soon(|| page(&preview, "/_esikatselu/luonnokset/").contains("Luonnoksia ei ole"));
        });
        if is_mounted {
            let unmounted = Command::new("umount").arg(&cache).status().unwrap();
            assert!(unmounted.success());
        }
        assert!(result.is_ok(), "{options}");
    }
}
