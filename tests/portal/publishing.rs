//! What a build writes, and what it leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::driver::{
    Answer, Pages, SITE, TestPortal, answer, department, differing, files_of, has, has_not,
    in_order, notice, page_of, pages_of, words_of,
};

const FILE: &str = "content/kulttuuri/kirjasto.md";
const LIBRARY: &str = "selosteet/kulttuuri/kirjasto/index.html";

/// Three notices in two departments, one of them with two versions.
fn town() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    portal.write("content/tekniset/_index.md", &department("Tekniset"));
    portal.commit_notice("2021-11-15", "kulttuuri/kirjasto.md", "Kirjasto", "## Nimi\n\nAlku.");
    let museum = "## Rekisterinpitäjä\n\nKaupunki.\n\n## Säilytysaika\n\nVuosi.";
    portal.commit_notice("2021-11-16", "kulttuuri/museo.md", "Museo", museum);
    portal.commit_notice("2021-11-17", "tekniset/vesi.md", "Vesilaitos", "## Nimi\n\nx");
    let library = notice("Kirjasto", "## Nimi\n\nLisää.").replace("2021-11-15", "2026-05-18");
    portal.write("content/kulttuuri/kirjasto.md", &library);
    portal.commit("2026-05-18", "Kirjasto");
    portal
}

fn json_of(answer: &Answer) -> serde_json::Value {
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    serde_json::from_str(&answer.stdout).unwrap()
}

/// When each file was written last.
fn times_of(out: &Path) -> BTreeMap<String, SystemTime> {
    let time = |name: &String| fs::metadata(out.join(name)).unwrap().modified().unwrap();
    let files = files_of(out).into_keys();
    let files = files.filter(|name| name != ".seloste/lock");
    files.map(|name| (name.clone(), time(&name))).collect()
}

#[track_caller]
fn assert_same(a: &Pages, b: &Pages) {
    assert_eq!(differing(a, b), [""; 0]);
}

#[test]
fn the_same_commits_give_the_same_bytes_anywhere() {
    let portal = town();
    portal.commit_notice("2026-06-01", "kulttuuri/rikki.md", "Äänet", "## Nimi\n\n<b>x</b>");
    let folders = [portal.path(), portal.clone_to("kopio", &[])];
    let mut outputs = Vec::new();
    for (number, (folder, environment)) in [
        (&folders[0], [("RAYON_NUM_THREADS", "1"), ("LC_ALL", "fi_FI.UTF-8"), ("TZ", "UTC")]),
        (
            &folders[1],
            [("RAYON_NUM_THREADS", "2"), ("LC_ALL", "sv_FI.UTF-8"), ("TZ", "Pacific/Auckland")],
        ),
        (
            &folders[0],
            [("RAYON_NUM_THREADS", "2"), ("LC_ALL", "en_GB.UTF-8"), ("TZ", "America/Lima")],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let out = portal.beside(&format!("out-{number}"));
        let mut command = portal.build_command(folder, &out, &[]);
        let answer = answer(command.envs(environment).output().unwrap());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        outputs.push(files_of(&out));
    }
    assert!(outputs[0].contains_key(".seloste/manifest"));
    assert_same(&outputs[0], &outputs[1]);
    assert_same(&outputs[0], &outputs[2]);
}

#[test]
fn a_rebuild_without_a_change_writes_nothing() {
    let portal = town();
    let first = json_of(&portal.build(&["--json"]));
    assert_eq!(first["written"], first["files"]);
    assert_eq!(first["files"], portal.pages().len());
    let before = times_of(&portal.out());
    for _ in 0..2 {
        let again = json_of(&portal.build(&["--json"]));
        assert_eq!((&again["written"], &again["removed"]), (&0.into(), &0.into()));
        assert_eq!(again["files"], first["files"]);
        assert_eq!(times_of(&portal.out()), before);
    }
    portal.commit("2026-06-01", "Ei muutosta");
    assert_eq!(json_of(&portal.build(&["--json"]))["written"], 0);
    assert_eq!(times_of(&portal.out()), before);
}

#[test]
fn the_summary_for_machines_counts_what_there_is() {
    let portal = town();
    portal.remove("content/tekniset/vesi.md");
    portal.commit("2026-06-01", "Pois");
    let json = json_of(&portal.build(&["--json"]));
    for (key, count) in
        [("departments", 2), ("notices", 2), ("removed_notices", 1), ("revisions", 4)]
    {
        assert_eq!(json[key], count, "{key}");
    }
    assert_eq!(json["commit"], portal.git(&["rev-parse", "HEAD"]).trim());
    assert_eq!(json["findings"], serde_json::json!([]));
}

/// Files of which only the named ones may differ between two builds.
#[track_caller]
fn assert_rewritten(portal: &TestPortal, expected: &[&str]) {
    let (before, times) = (portal.pages(), times_of(&portal.out()));
    let json = json_of(&portal.build(&["--json"]));
    let after = portal.pages();
    let now = times_of(&portal.out());
    let differing = differing(&before, &after);
    // Which files of the index a word stands in is told by the tests of search.
    let of_index = differing.iter().map(String::as_str).filter(|name| name.starts_with("haku/"));
    let mut expected: Vec<&str> = expected.iter().copied().chain(of_index).collect();
    expected.sort_unstable();
    assert_eq!(differing, expected);
    let rewritten: Vec<&String> = now
        .iter()
        .filter(|(name, time)| !name.starts_with(".seloste/") && times.get(*name) != Some(time))
        .map(|(name, _)| name)
        .collect();
    let standing: Vec<&str> =
        expected.iter().copied().filter(|name| after.contains_key(*name)).collect();
    assert_eq!(rewritten, standing);
    assert_eq!(json["written"], standing.len());
    assert_eq!(json["removed"], expected.len() - standing.len());
}

#[test]
fn a_commit_to_one_notice_rewrites_only_the_pages_that_tell_of_it() {
    let portal = town();
    portal.built();
    portal.commit_notice("2026-05-20", "kulttuuri/kirjasto.md", "Kirjasto", "## Nimi\n\nMuuttui.");
    assert_rewritten(
        &portal,
        &[
            "avoin-data/selosteet.csv",
            "avoin-data/selosteet.json",
            "avoin-data/selosteet.xlsx",
            "index.html",
            "muutokset/2026-05/index.html",
            "muutokset/index.html",
            "muutokset/syote.atom",
            "rajaus/muuttunut/vuoden-sisalla/index.html",
            "selosteet/index.html",
            "selosteet/kulttuuri/index.html",
            "selosteet/kulttuuri/kirjasto/vertaa/index.html",
            "selosteet/kulttuuri/kirjasto/vertaa/versiot.json",
            "sv/beskrivningar/kulttuuri/kirjasto/jamfor/index.html",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-18/index.html",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-20/index.html",
            "selosteet/kulttuuri/kirjasto/historia/2021-11-15/index.html",
            "selosteet/kulttuuri/kirjasto/historia/index.html",
            "selosteet/kulttuuri/kirjasto/historia/syote.atom",
            "selosteet/kulttuuri/kirjasto/historia/versiot.link",
            LIBRARY,
            "selosteet/kulttuuri/kirjasto/seloste.json",
            "selosteet/kulttuuri/kirjasto/seloste.jsonld",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-18/seloste.json",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-18/seloste.jsonld",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-20/seloste.json",
            "selosteet/kulttuuri/kirjasto/historia/2026-05-20/seloste.jsonld",
            "selosteet/kulttuuri/syote.atom",
            "sitemap-fi.xml",
            "sitemap-sv.xml",
            "sv/andringar/2026-05/index.html",
            "sv/andringar/flode.atom",
            "sv/andringar/index.html",
            "sv/beskrivningar/kulttuuri/flode.atom",
            "sv/beskrivningar/index.html",
            "sv/beskrivningar/kulttuuri/index.html",
            "sv/beskrivningar/kulttuuri/kirjasto/historik/2021-11-15/index.html",
            "sv/beskrivningar/kulttuuri/kirjasto/historik/2026-05-18/index.html",
            "sv/beskrivningar/kulttuuri/kirjasto/historik/2026-05-20/index.html",
            "sv/beskrivningar/kulttuuri/kirjasto/historik/index.html",
            "sv/beskrivningar/kulttuuri/kirjasto/index.html",
            "sv/index.html",
            "sv/sok/texts",
            "sv/urval/andrad/inom-ett-ar/index.html",
        ],
    );
}

#[test]
fn a_new_accessibility_text_rewrites_its_page_only() {
    let portal = town();
    portal.built();
    portal.write("site/accessibility.md", &notice("Saavutettavuusseloste", "## Tila\n\nParempi."));
    portal.commit("2026-06-01", "Saavutettavuus");
    assert_rewritten(&portal, &["saavutettavuus/index.html", "sv/tillganglighet/index.html"]);
}

/// What is done, and how.
type Step = (&'static str, fn(&TestPortal));

const STEPS_OF_CONTENT: &[Step] = &[
    ("edited", |portal| portal.write(FILE, &notice("Kirjasto", "## Nimi\n\nUusi."))),
    ("title", |portal| portal.write(FILE, &notice("Kirjastot", "## Nimi\n\nUusi."))),
    ("link", |portal| {
        portal.write(FILE, &notice("Kirjastot", "## Nimi\n\n[Museo](museo.md#sailytysaika)."));
    }),
    ("new", |portal| {
        portal.write("content/tekniset/kadut.md", &notice("Kadut", "## Nimi\n\nx"));
    }),
    ("renamed", |portal| {
        portal.rename("content/kulttuuri/museo.md", "content/tekniset/museot.md");
    }),
    ("deleted", |portal| portal.remove("content/tekniset/vesi.md")),
    ("restored", |portal| {
        portal.write("content/tekniset/vesi.md", &notice("Vesilaitos", "## Nimi\n\nx"));
    }),
    ("translated", |portal| {
        let text = notice("Biblioteket", "## Personuppgiftsansvarig\n\nStaden.");
        portal.write("content/kulttuuri/kirjasto.sv.md", &text);
    }),
    ("translation removed", |portal| portal.remove("content/kulttuuri/kirjasto.sv.md")),
    ("department renamed", |portal| {
        portal.write("content/kulttuuri/_index.md", &department("Kirjasto ja kulttuuri"));
    }),
    ("link to the new place", |portal| {
        let link = "## Nimi\n\n[Museo](../tekniset/museot.md#sailytysaika).";
        portal.write(FILE, &notice("Kirjastot", link));
    }),
    ("department moved", |portal| {
        portal.rename("content/kulttuuri", "content/vapaa-aika");
    }),
];

const STEPS_OF_SETTINGS: &[Step] = &[
    ("name of the town", |portal| {
        portal.write("site/site.toml", &SITE.replace("Tuulisalmen", "Tuulensalmen"));
    }),
    ("language added", |portal| {
        portal.write("site/site.toml", &SITE.replace("\"sv\"]", "\"sv\", \"en\"]"));
    }),
    ("default language changed", |portal| {
        portal.write("site/site.toml", &SITE.replace("\"fi\", \"sv\"", "\"sv\", \"fi\""));
    }),
    ("address changed", |portal| {
        portal.write("site/site.toml", &SITE.replace("example/\"", "example/tietosuoja/\""));
    }),
    ("authors shown", |portal| portal.settings("[history]\nshow_authors = true\n")),
    ("committers' dates", |portal| portal.settings("[history]\ndate = \"committer\"\n")),
    ("own theme", |portal| {
        portal.write("site/site.toml", &format!("theme = \"oma\"\n{SITE}"));
        let template = "{% extends \"base.html\" %}{% block main %}<h1>Oma 404</h1>{% endblock %}";
        portal.write("themes/oma/templates/not_found.html", template);
    }),
    ("own style", |portal| {
        portal.write("themes/oma/styles/99-oma.css", "body { color: black }\n");
    }),
    ("own style changed", |portal| {
        portal.write("themes/oma/styles/99-oma.css", "body { color: #123 }\n");
    }),
    ("own words", |portal| {
        let words = fs::read_to_string("themes/default/words/fi.ftl").unwrap();
        let words = words.replace("nav-home = Etusivu", "nav-home = Alkuun");
        portal.write("themes/oma/words/fi.ftl", &words);
    }),
    ("theme left", |portal| portal.settings("")),
    ("accessibility", |portal| {
        portal.write("site/accessibility.md", &notice("Saavutettavuus", "## Tila\n\nParempi."));
    }),
    ("accessibility removed", |portal| portal.remove("site/accessibility.md")),
    ("all but one removed", |portal| {
        fs::remove_dir_all(portal.path().join("content/tekniset")).unwrap();
    }),
];

#[test]
fn after_every_kind_of_change_the_output_is_that_of_a_clean_build() {
    let portal = town();
    portal.built();
    let days = ["2026-06-01", "2026-06-02", "2026-07-01", "2026-07-02", "2026-08-01"];
    let steps = STEPS_OF_CONTENT.iter().chain(STEPS_OF_SETTINGS);
    for (number, (name, change)) in steps.enumerate() {
        let before = portal.pages();
        change(&portal);
        portal.commit(days[number % days.len()], name);
        let now = portal.built();
        assert!(now != before, "{name} changes something");
        assert_eq!(differing(&now, &portal.clean_pages()), [""; 0], "after: {name}");
        let list = ".seloste/manifest";
        let clean = fs::read(portal.beside("clean-out").join(list)).unwrap();
        assert!(fs::read(portal.out().join(list)).unwrap() == clean, "the list after: {name}");
    }
}

#[test]
fn files_that_are_stale_are_removed_with_their_folders() {
    let portal = town();
    portal.built();
    portal.write("site/site.toml", &SITE.replace(", \"sv\"]", "]"));
    portal.commit("2026-06-01", "Ei ruotsia");
    let json = json_of(&portal.build(&["--json"]));
    assert!(json["removed"].as_u64().unwrap() > 10);
    assert!(!portal.out().join("sv").exists());
    assert_same(&portal.pages(), &portal.clean_pages());
}

#[test]
fn a_page_that_was_touched_or_lost_is_written_again() {
    let portal = town();
    let clean = portal.built();
    fs::write(portal.out().join(LIBRARY), "muutettu").unwrap();
    fs::remove_file(portal.out().join("index.html")).unwrap();
    let json = json_of(&portal.build(&["--json"]));
    assert_eq!(json["written"], 2);
    assert_same(&portal.pages(), &clean);
}

#[test]
fn a_damaged_list_of_files_means_a_whole_build() {
    let portal = town();
    let clean = portal.built();
    for damage in ["", "roskaa\n", "seloste 1\n../../x\n"] {
        fs::write(portal.out().join(".seloste/manifest"), damage).unwrap();
        assert_same(&portal.built(), &clean);
    }
}

/// A town with so many pages that writing them takes a while.
fn large_town() -> TestPortal {
    let portal = town();
    for number in 0..40 {
        let text = notice(&format!("Rekisteri {number}"), "## Nimi\n\nTeksti.");
        portal.write(&format!("content/tekniset/rekisteri-{number}.md"), &text);
    }
    portal.commit("2026-05-19", "Monta");
    portal
}

fn start(portal: &TestPortal, out: &Path) -> Child {
    let mut command = portal.build_command(&portal.path(), out, &["--quiet"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn kill(mut child: Child) {
    drop(child.kill());
    child.wait().unwrap();
}

/// Waits until a build has come so far that something holds, or has ended.
fn wait_until(child: &mut Child, holds: &dyn Fn() -> bool) {
    while !holds() && child.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
}

/// Fails unless every page is one of the old or the new build, whole.
#[track_caller]
fn assert_whole(pages: &Pages, old: &Pages, new: &Pages) {
    for (name, bytes) in pages {
        let is_whole = [old, new].iter().any(|pages| pages.get(name) == Some(bytes));
        assert!(is_whole, "{name} is neither the old page nor the new one");
    }
}

#[test]
fn a_first_build_that_is_killed_leaves_whole_pages_and_the_next_one_mends_the_rest() {
    let portal = large_town();
    let clean = portal.built();
    let none = Pages::new();
    let out = portal.beside("tapettu");
    for step in 0..14 {
        drop(fs::remove_dir_all(&out));
        let mut child = start(&portal, &out);
        if step < 8 {
            thread::sleep(Duration::from_millis(step * 15));
        } else {
            let some = usize::try_from(step - 8).unwrap() * clean.len() / 14;
            wait_until(&mut child, &|| out.is_dir() && pages_of_running(&out) > some);
        }
        kill(child);
        assert_whole(&pages_of(&out), &none, &clean);
        let answer = portal.build_of(&portal.path(), &out, &["--quiet"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert_same(&pages_of(&out), &clean);
        assert_eq!(own_files(&out), ["lock", "manifest"]);
    }
}

#[test]
fn a_rebuild_that_is_killed_leaves_whole_pages_and_the_next_one_mends_the_rest() {
    let portal = large_town();
    let mut old = portal.built();
    for step in 0..10 {
        portal.write("site/site.toml", &SITE.replace("Tuulisalmen", &format!("Tuuli{step}salmen")));
        let from = format!("content/tekniset/rekisteri-{step}.md");
        portal.rename(&from, &format!("content/kulttuuri/siirto-{step}.md"));
        portal.commit("2026-06-01", "Kaikki sivut");
        let new = portal.clean_pages();
        let mut child = start(&portal, &portal.out());
        if step < 4 {
            thread::sleep(Duration::from_millis(step * 30));
        } else {
            let page = portal.out().join(["index.html", LIBRARY][usize::from(step % 2 == 0)]);
            let before = fs::read(&page).unwrap();
            wait_until(&mut child, &|| fs::read(&page).is_ok_and(|now| now != before));
        }
        kill(child);
        assert_whole(&portal.pages(), &old, &new);
        assert_same(&portal.built(), &new);
        assert_eq!(own_files(&portal.out()), ["lock", "manifest"]);
        old = new;
    }
}

#[test]
fn what_a_killed_build_added_goes_when_it_is_no_longer_wanted() {
    let portal = large_town();
    let clean = portal.built();
    portal.write("content/kulttuuri/turha.md", &notice("Turha", "## Nimi\n\nx"));
    portal.commit("2026-06-01", "Turha");
    let added = portal.out().join("selosteet/kulttuuri/turha");
    let mut child = start(&portal, &portal.out());
    wait_until(&mut child, &|| added.is_dir());
    kill(child);
    portal.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    assert_same(&portal.built(), &clean);
    assert!(!added.exists());
}

/// How many pages stand while they are being written.
fn pages_of_running(out: &Path) -> usize {
    fn count(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
    }
    count(&out.join("selosteet"))
}

/// The names of the program's own files.
fn own_files(out: &Path) -> Vec<String> {
    files_of(&out.join(".seloste")).into_keys().collect()
}

#[test]
fn a_folder_of_others_is_refused_and_left_as_it_is() {
    let portal = town();
    for file in ["valokuvat/kissa.jpg", "index.html"] {
        drop(fs::remove_dir_all(portal.out()));
        let path = portal.out().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "oma").unwrap();
        let before = files_of(&portal.out());
        let answer = portal.build(&[]);
        assert_eq!(answer.code, 2);
        has(&answer.stderr, "on muita tiedostoja");
        has(&answer.stderr, file.split('/').next().unwrap());
        has(&answer.stderr, "--out KANSIO");
        assert_eq!(files_of(&portal.out()), before);
    }
}

#[test]
fn files_of_others_in_the_output_stay() {
    let portal = town();
    portal.built();
    for file in ["CNAME", "selosteet/kulttuuri/kirjasto/muistio.txt", ".well-known/security.txt"] {
        let path = portal.out().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "oma").unwrap();
    }
    portal.rename(FILE, "content/kulttuuri/kirjastot.md");
    portal.write("site/site.toml", &SITE.replace(", \"sv\"]", "]"));
    portal.commit("2026-06-01", "Siirto");
    let pages = portal.built();
    for file in ["CNAME", "selosteet/kulttuuri/kirjasto/muistio.txt", ".well-known/security.txt"] {
        assert_eq!(pages[file], b"oma", "{file}");
    }
}

#[test]
fn a_portal_with_errors_leaves_the_last_one_whole() {
    let portal = town();
    let before = portal.built();
    let times = times_of(&portal.out());
    portal.write(FILE, "+++\ntitle = 5\n+++\n\n## Nimi\n\nx\n");
    portal.commit("2026-06-01", "Virhe");
    let answer = portal.build(&["--json"]);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "virhe[wrong-type]");
    has(&answer.stderr, "Mitään ei kirjoitettu");
    let json: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!((&json["written"], &json["removed"]), (&0.into(), &0.into()));
    assert_same(&portal.pages(), &before);
    assert_eq!(times_of(&portal.out()), times);
}

#[test]
fn a_theme_with_errors_leaves_the_last_portal_whole() {
    let portal = town();
    portal.write("site/site.toml", &format!("theme = \"oma\"\n{SITE}"));
    portal.write("themes/oma/styles/99-oma.css", "body { color: black }\n");
    portal.commit("2026-06-01", "Oma teema");
    let before = portal.built();
    for (file, text, place) in [
        ("templates/notice.html", "{% extends \"base.html\" %}\n{% block main %}{{ view.", ":2"),
        ("templates/history.html", "<p>\n{{ 1 + }}", ":2"),
        ("templates/home.html", "{% extends \"ei-ole.html\" %}", ""),
        ("words/fi.ftl", "portal-name = Nimi\nlisa = { $\n", ":2"),
    ] {
        portal.write(&format!("themes/oma/{file}"), text);
        portal.commit("2026-06-02", "Rikki");
        let answer = portal.build(&[]);
        assert_eq!(answer.code, 1, "{file}: {}", answer.stderr);
        has(&answer.stderr, &format!("themes/oma/{file}{place}"));
        has(&answer.stderr, "Mitään ei kirjoitettu");
        assert_same(&portal.pages(), &before);
        portal.remove(&format!("themes/oma/{file}"));
    }
}

#[test]
fn a_template_that_fails_on_a_page_is_told_of_before_anything_is_written() {
    let portal = town();
    let before = portal.built();
    portal.write("site/site.toml", &format!("theme = \"oma\"\n{SITE}"));
    let template = "{% extends \"base.html\" %}{% block main %}{{ view.ei.ole }}{% endblock %}";
    portal.write("themes/oma/templates/removed.html", template);
    portal.commit("2026-06-01", "Oma teema");
    let answer = portal.build(&[]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    has(&answer.stderr, "themes/oma/templates/removed.html");
    assert_same(&portal.pages(), &before);
    portal.write("themes/oma/templates/removed.html", &template.replace(".ei.ole", ".notices"));
    portal.commit("2026-06-02", "Korjattu");
    assert_same(&portal.built(), &portal.clean_pages());
}

#[test]
fn a_quiet_build_says_nothing_when_all_is_well_and_findings_when_not() {
    let portal = town();
    let answer = portal.build(&["--quiet"]);
    assert_eq!((answer.code, answer.stdout.as_str(), answer.stderr.as_str()), (0, "", ""));
    let answer = portal.build(&[]);
    assert_eq!(answer.stdout, "");
    has(&answer.stderr, "Portaali on valmis: selosteita 3, versioita 4, tiedostoja ");
    has(&answer.stderr, "(kirjoitettu 0, poistettu 0)");
    portal.write(FILE, "+++\ntitle = 5\n+++\n");
    portal.commit("2026-06-01", "Virhe");
    let answer = portal.build(&["--quiet"]);
    assert_eq!(answer.code, 1);
    has(&answer.stderr, "virhe[wrong-type]");
}

/// What a build says on a terminal of its own.
fn said_on_a_terminal(portal: &TestPortal, environment: &[(&str, &str)]) -> String {
    let build = portal.build_command(&portal.path(), &portal.out(), &[]);
    let words = [build.get_program()].into_iter().chain(build.get_args());
    let words: Vec<String> = words.map(|word| format!("'{}'", word.to_str().unwrap())).collect();
    let mut command = std::process::Command::new("script");
    command.args(["--quiet", "--command", &words.join(" "), "/dev/null"]);
    command.env("LC_ALL", "fi_FI.UTF-8").env("TERM", "xterm").env_remove("NO_COLOR");
    command.envs(environment.iter().copied());
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut said).unwrap();
    child.wait().unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

/// Whether a text has codes that set colours or weights.
fn has_colours(text: &str) -> bool {
    text.split("\u{1b}[").skip(1).any(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';');
        end.is_some_and(|end| rest[end..].starts_with('m'))
    })
}

#[test]
fn colours_are_for_terminals_whose_user_has_not_refused_them() {
    let portal = town();
    portal.write(FILE, "+++\ntitle = 5\n+++\n");
    portal.commit("2026-06-01", "Virhe");
    let answer = portal.build(&[]);
    has(&answer.stderr, "virhe[wrong-type]");
    has_not(&answer.stderr, "\u{1b}");
    let colourful = said_on_a_terminal(&portal, &[]);
    has(&colourful, "wrong-type");
    assert!(has_colours(&colourful), "{colourful:?}");
    for refusal in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let plain = said_on_a_terminal(&portal, &[refusal]);
        has(&plain, "virhe[wrong-type]");
        assert!(!has_colours(&plain), "{plain:?}");
    }
}

#[test]
fn a_mistyped_command_line_is_explained_with_what_was_meant() {
    let portal = town();
    for (typed, said) in [
        (&["biuld"][..], &["tuntematon komento `biuld`", "Tarkoititko `build`?"][..]),
        (&["xyzzy"], &["tuntematon komento `xyzzy`", "seloste --help"]),
        (&["build", "--jsno"], &["tuntematon valinta `--jsno`", "Tarkoititko `--json`?"]),
        (&["build", "--working"], &["tuntematon valinta `--working`", "`--working-copy`"]),
        (&["serve", "--port", "monta"], &["valinnan `--port` arvoksi ei käy `monta`"]),
        (&["serve", "--port", "70000"], &["valinnan `--port` arvoksi ei käy `70000`"]),
        (&["build", "--out"], &["valinnalta `--out` puuttuu arvo"]),
        (&["build", "ylimääräinen"], &["`ylimääräinen`"]),
        (&[], &["Käyttö: seloste <komento>"]),
    ] {
        let answer = answer(portal.command(typed).output().unwrap());
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{typed:?}");
        for part in said {
            has(&answer.stderr, part);
        }
        has_not(&answer.stderr, "\u{1b}");
    }
}

#[test]
fn help_is_in_the_language_of_the_terminal() {
    let portal = town();
    for (locale, all, build) in [
        (
            "fi_FI.UTF-8",
            ["Käyttö: seloste", "Komennot:", "Näytä portaali"],
            ["Valinnat:", "Sano", "Kerro vain"],
        ),
        (
            "sv_FI.UTF-8",
            ["Användning: seloste", "Kommandon:", "Visa portalen"],
            ["Alternativ:", "", "Visa bara"],
        ),
        (
            "en_GB.UTF-8",
            ["Usage: seloste", "Commands:", "Show the portal"],
            ["Options:", "", "Say only"],
        ),
    ] {
        for (typed, parts) in [
            (&["--help"][..], all),
            (&["build", "--help"], build),
            (&["serve", "-h"], [build[0], "--port", ""]),
        ] {
            let mut command = portal.command(typed);
            let answer = answer(command.env("LC_ALL", locale).output().unwrap());
            assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
            for part in parts.iter().filter(|part| **part != "Sano") {
                has(&answer.stdout, part);
            }
        }
    }
    let answer = answer(portal.command(&["--version"]).output().unwrap());
    assert_eq!(
        (answer.code, answer.stdout.trim()),
        (0, concat!("seloste ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn the_portals_own_folder_holds_the_output_unless_told_otherwise() {
    let portal = town();
    let mut command = portal.command(&["build", "-C"]);
    let answer = answer(command.arg(portal.path()).output().unwrap());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let pages = pages_of(&portal.path().join("public"));
    has(&words_of(&pages, LIBRARY), "Lisää.");
    in_order(&page_of(&pages, "index.html"), &["<!DOCTYPE html>", "</html>"]);
}
