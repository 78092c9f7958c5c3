//! `seloste check`, `explain` and `hook`: what is found, how it is told, what may be allowed.

use serde_json::Value;

use crate::driver::{TestPortal, department, has, has_not, notice};

const FILE: &str = "content/tekninen/venepaikat.md";
const RULE: &str = "missing-controller";

/// A notice that names no controller.
fn marina() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/tekninen/_index.md", &department("Tekninen"));
    portal.write(FILE, &notice("Venepaikat", "## Rekisterin nimi\n\nVenepaikat."));
    portal.commit("2021-11-15", "Uusi");
    portal
}

/// The rules that are told, by severity: `error:missing-controller`.
fn told(portal: &TestPortal, more: &[&str]) -> Vec<String> {
    let mut arguments = vec!["check", "--format", "json", "--date", "2022-01-01"];
    arguments.extend(more);
    let answer = portal.answer(&arguments);
    let all: Value = serde_json::from_str(&answer.stdout).unwrap();
    let findings = all["findings"].as_array().unwrap().iter();
    let name = |it: &Value| {
        format!("{}:{}", it["severity"].as_str().unwrap(), it["rule"].as_str().unwrap())
    };
    findings.map(name).collect()
}

#[test]
fn what_is_missing_is_told_with_place_reason_and_what_to_do() {
    let portal = marina();
    let answer = portal.answer(&["check"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    has(&answer.stdout, "virhe[missing-controller]: rekisterinpitäjä puuttuu");
    has(&answer.stdout, "--> content/tekninen/venepaikat.md:2:1");
    has(&answer.stdout, "Lisää kohta `## Rekisterinpitäjä`");
    has(&answer.stdout, "Peruste: tietosuoja-asetuksen 13 artiklan 1 kohdan a alakohta");
    has(&answer.stderr, "virhe");
    let mut swedish = portal.command(&["check", "-C"]);
    let output = swedish.arg(portal.path()).env("LC_ALL", "sv_FI.UTF-8").output().unwrap();
    has(&String::from_utf8(output.stdout).unwrap(), "den personuppgiftsansvarige saknas");
}

#[test]
fn machines_read_json_sarif_and_commands_of_a_runner() {
    let portal = marina();
    let answer = portal.answer(&["check", "--format", "json"]);
    let all: Value = serde_json::from_str(&answer.stdout).unwrap();
    let found = all["findings"].as_array().unwrap();
    let found = found.iter().find(|it| it["rule"] == RULE).unwrap();
    assert_eq!((found["line"].as_u64(), found["column"].as_u64()), (Some(2), Some(1)));
    assert_eq!(found["file"], FILE);
    has(found["message"]["en"].as_str().unwrap(), "the controller is missing");

    let answer = portal.answer(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|it| it["ruleId"] == RULE).unwrap();
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], FILE);
    assert_eq!(place["region"]["startLine"], 2);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == RULE && rule["help"]["text"].is_string()));
    is_shaped_as_sarif(&log);

    let answer = portal.answer(&["check", "--format", "github"]);
    has(&answer.stdout, "::error file=content/tekninen/venepaikat.md,line=2,col=1,endLine=2,");
    has(&answer.stdout, "title=missing-controller::rekisterinpitäjä puuttuu");
    let answer = portal.answer(&["check", "--format", "short"]);
    has(&answer.stdout, "content/tekninen/venepaikat.md:2:1: virhe[missing-controller]");
}

/// The members that SARIF 2.1.0 (OASIS) asks for, and what readers of it rely on.
fn is_shaped_as_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let runs = log["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let driver = &runs[0]["tool"]["driver"];
    assert!(driver["name"].is_string() && driver["version"].is_string());
    let rules = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "each rule once: {ids:?}");
    let results = runs[0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        for location in result["locations"].as_array().into_iter().flatten() {
            let place = &location["physicalLocation"];
            let file = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!file.is_empty() && !file.starts_with('/') && !file.contains('\\'));
            let Some(region) = place["region"].as_object() else { continue };
            let at = |name: &str| region[name].as_u64().unwrap();
            assert!(at("startLine") >= 1 && at("startColumn") >= 1);
            let from = (at("startLine"), at("startColumn"));
            assert!(from <= (at("endLine"), at("endColumn")), "{region:?}");
        }
    }
}

#[test]
fn a_finding_is_allowed_with_a_reason_by_the_notice_the_department_or_the_portal() {
    let rule = format!("error:{RULE}");
    let allowance = "[check]\nallow = [\"missing-controller: kerrotaan kansilehdellä\"]\n";
    let portal = marina();
    assert!(told(&portal, &[]).contains(&rule));
    let places = [
        (FILE, notice("Venepaikat", "## Rekisterin nimi\n\nVenepaikat.")),
        ("content/tekninen/_index.md", department("Tekninen")),
    ];
    for (file, text) in places {
        let portal = marina();
        let end = text.rfind("+++").unwrap();
        portal.write(file, &format!("{}{allowance}{}", &text[..end], &text[end..]));
        let told = told(&portal, &[]);
        assert!(!told.contains(&rule), "{file}: {told:?}");
        assert!(!told.iter().any(|it| it.contains("allowance")), "{file}: {told:?}");
    }
    portal.settings(allowance);
    assert!(!told(&portal, &[]).contains(&rule));
}

#[test]
fn an_allowance_without_reason_or_use_and_an_unknown_rule_are_told() {
    let portal = marina();
    portal.settings(
        "[check]\nallow = [\"missing-controller\", \"no-such-rule: x\"]\n\
        [check.severity]\nmissing-controller = \"hirveä\"\n",
    );
    let found = told(&portal, &[]);
    for expected in [
        "error:missing-controller",
        "error:allowance-without-reason",
        "error:unknown-rule",
        "error:unknown-severity",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
    portal.settings("[check]\nallow = [\"missing-controller: syy\"]\n");
    portal.write(FILE, &notice("Venepaikat", "## Rekisterinpitäjä\n\nTuulisalmen kaupunki."));
    assert!(told(&portal, &[]).contains(&"warning:unused-allowance".to_owned()));
}

#[test]
fn a_rule_is_graded_anew_and_the_nearest_setting_decides() {
    let portal = marina();
    portal.settings("[check.severity]\nmissing-controller = \"info\"\n");
    assert!(told(&portal, &[]).contains(&format!("info:{RULE}")));
    let text = notice("Venepaikat", "## Rekisterin nimi\n\nVenepaikat.");
    let end = text.rfind("+++").unwrap();
    let more = "[check.severity]\nmissing-controller = \"warning\"\n";
    portal.write(FILE, &format!("{}{more}{}", &text[..end], &text[end..]));
    assert!(told(&portal, &[]).contains(&format!("warning:{RULE}")));
}

#[test]
fn only_what_changed_since_is_told_when_asked() {
    let portal = marina();
    portal
        .write("content/tekninen/avaimet.md", &notice("Avaimet", "## Rekisterin nimi\n\nAvaimet."));
    let answer = portal.answer(&["check", "--changed-since", "HEAD", "--format", "short"]);
    has(&answer.stdout, "content/tekninen/avaimet.md");
    has_not(&answer.stdout, FILE);
    let committed = portal.answer(&["check", "--committed", "--format", "short"]);
    has_not(&committed.stdout, "avaimet.md");
    assert_eq!(portal.answer(&["check", "--changed-since", "ei-ole"]).code, 2);
    assert_eq!(portal.answer(&["check", "--date", "eilen"]).code, 2);
}

#[test]
fn rules_are_explained_and_listed() {
    let portal = marina();
    let run = |arguments: &[&str]| portal.command(arguments).output().unwrap();
    let explained = String::from_utf8(run(&["explain", RULE]).stdout).unwrap();
    has(&explained, "missing-controller (virhe)");
    has(&explained, "Peruste: tietosuoja-asetuksen 13 artiklan");
    has(&String::from_utf8(run(&["explain"]).stdout).unwrap(), "missing-controller");
    let unknown = run(&["explain", "x"]);
    assert_eq!(unknown.status.code(), Some(2));
    has(&String::from_utf8(unknown.stderr).unwrap(), "sääntöä `x` ei ole");
}

#[test]
fn the_hook_keeps_a_broken_notice_from_being_committed_and_stays_beside_no_other() {
    let portal = marina();
    assert_eq!(portal.answer(&["hook", "install"]).code, 0);
    assert_eq!(portal.answer(&["hook", "install"]).code, 0, "again");
    portal.write(FILE, &notice("Venepaikat", "## Rekisterin nimi\n\nVeneet."));
    portal.git(&["add", "--all"]);
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_seloste")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let commit = |path: &str| {
        let mut git = std::process::Command::new("git");
        git.current_dir(portal.path()).env("PATH", path).env("LC_ALL", "fi_FI.UTF-8");
        git.args([
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@kunta.example",
            "commit",
            "-m",
            "Muutos",
        ]);
        git.output().unwrap()
    };
    let refused = commit(&path);
    assert!(!refused.status.success());
    has(&String::from_utf8(refused.stderr).unwrap(), "missing-controller");
    std::fs::write(portal.path().join(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n").unwrap();
    let another = portal.answer(&["hook", "install"]);
    assert_eq!(another.code, 2);
    has(&another.stderr, "toinen pre-commit");
}

#[test]
fn what_is_safe_is_mended_in_the_files_and_told() {
    let portal = marina();
    let text = notice("Venepaikat", "## Oikeusperuste\n\nTietosuoja-asetus 679/2016, 6 artikla.");
    portal.write(FILE, &text);
    let answer = portal.answer(&["check", "--fix"]);
    assert_eq!(answer.code, 1, "errors are left: {}", answer.stderr);
    has(
        &answer.stdout,
        "content/tekninen/venepaikat.md:8:19: 679/2016 → (EU) 2016/679 [eu-number-order]",
    );
    has(&answer.stderr, "Korjattu 1 kohtaa 1 tiedostossa");
    let mended = std::fs::read_to_string(portal.path().join(FILE)).unwrap();
    assert_eq!(mended, text.replace("679/2016", "(EU) 2016/679"));
    has(&portal.answer(&["check", "--fix"]).stderr, "Korjattu 0 kohtaa");
}

#[test]
fn a_file_that_cannot_be_mended_is_told_and_the_others_go_on() {
    let portal = marina();
    let text = notice("Avaimet", "## Oikeusperuste\n\nTietosuoja-asetus 679/2016, 6 artikla.");
    let latin: Vec<u8> = text.replace("Avaimet", "Käynti").chars().map(|c| c as u8).collect();
    portal.write_bytes("content/tekninen/avaimet.md", &latin);
    portal.write(FILE, &text);
    let answer = portal.answer(&["check", "--fix"]);
    assert_eq!(answer.code, 2);
    has(&answer.stderr, "tiedostoa content/tekninen/avaimet.md ei voitu korjata");
    has(&answer.stderr, "Korjattu 1 kohtaa 1 tiedostossa");
    assert_eq!(std::fs::read(portal.path().join("content/tekninen/avaimet.md")).unwrap(), latin);
    has(&std::fs::read_to_string(portal.path().join(FILE)).unwrap(), "(EU) 2016/679");
}

#[test]
fn a_silent_change_is_told_once_and_not_when_it_is_allowed() {
    let portal = marina();
    portal.write(FILE, &notice("Venepaikat", "## Rekisterin nimi\n\nVenepaikat ja laiturit."));
    portal.commit("2021-12-01", "Laiturit");
    let silent =
        |found: Vec<String>| found.iter().filter(|it| it.ends_with(":silent-change")).count();
    assert_eq!(silent(told(&portal, &[])), 1);
    portal.settings("[check]\nallow = [\"silent-change: päiväys on asiakirjan\"]\n");
    assert_eq!(silent(told(&portal, &[])), 0);
}

#[test]
fn the_hook_of_a_portal_in_a_folder_checks_that_folder() {
    let portal = TestPortal::without_repository();
    let above = portal.path().parent().unwrap().to_owned();
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.current_dir(&above).args(["-c", "user.name=x", "-c", "user.email=x@kunta.example"]);
        assert!(git.args(arguments).output().unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "-m", "Alku"]);
    assert_eq!(portal.answer(&["hook", "install"]).code, 0);
    let hook = std::fs::read_to_string(above.join(".git/hooks/pre-commit")).unwrap();
    has(&hook, "seloste check --staged --changed-since HEAD -C 'portal'");
}

#[test]
fn a_portals_own_table_of_statutes_stands_over_the_programs() {
    let portal = marina();
    let law = "## Rekisterinpitäjä\n\nTuulisalmi.\n\n## Oikeusperuste\n\nTehtävästä säädetään satamalaissa (11/1990).";
    portal.write(FILE, &notice("Venepaikat", law));
    let rule = "error:statute-repealed".to_owned();
    assert!(!told(&portal, &[]).contains(&rule));
    portal.write(
        "site/statutes.toml",
        "[[statute]]\nnumber = \"11/1990\"\nname = { fi = \"satamalaki\" }\nstatus = \"repealed\"\n\
        since = 2020-01-01\nreplaced_by = \"12/2019\"\n",
    );
    assert!(told(&portal, &[]).contains(&rule));
    portal.write("site/statutes.toml", "[[statute]]\nnumero = \"11/1990\"\n");
    let answer = portal.answer(&["check", "--format", "short"]);
    has(&answer.stdout, "site/statutes.toml:2:1: virhe[unknown-key]");
}

#[test]
fn mending_twice_is_mending_once_and_touches_nothing_else() {
    let portal = marina();
    let body = "## Oikeusperuste\n\nTietosuoja-asetus 679/2016, päivätty 05.03.2024 ja 05.03.2024; \
        koodi `05.03.2024x` ja osoite https://x.example/2024-03-05/.\n\n\
        ## Valitus\n\nTietosuojavaltuutetun toimisto, Ratapihantie 9, PL 800, 00521 Helsinki. *Lisää* 06.07.2024.\n";
    portal.write(FILE, &notice("Venepaikat", body));
    let first = portal.answer(&["check", "--fix"]);
    has(&first.stdout, "05.03.2024 → 5.3.2024 [date-form]");
    has(
        &first.stdout,
        "Ratapihantie 9, PL 800, 00521 → Lintulahdenkuja 4, PL 800, 00531 [dpa-old-address]",
    );
    let mended = std::fs::read_to_string(portal.path().join(FILE)).unwrap();
    let expected = notice("Venepaikat", body)
        .replace(" 679/2016", " (EU) 2016/679")
        .replace("05.03.2024 ", "5.3.2024 ")
        .replace("05.03.2024;", "5.3.2024;")
        .replace("06.07.2024", "6.7.2024")
        .replace("Ratapihantie 9, PL 800, 00521", "Lintulahdenkuja 4, PL 800, 00531");
    assert_eq!(mended, expected);
    has(&portal.answer(&["check", "--fix"]).stderr, "Korjattu 0 kohtaa");
    assert_eq!(std::fs::read_to_string(portal.path().join(FILE)).unwrap(), mended);
}

#[test]
fn what_is_staged_is_checked_and_not_what_is_on_the_disk() {
    let portal = marina();
    let with =
        |code: &str| notice("Venepaikat", &format!("## Rekisterin nimi\n\nVenepaikat {code}"));
    let leaks = |arguments: &[&str]| {
        let found = told(&portal, arguments);
        found.iter().filter(|it| it.ends_with(":hetu-leak")).count()
    };
    portal.write(FILE, &with("131052-308T"));
    portal.git(&["add", FILE]);
    portal.write(FILE, &with("ilman tunnusta"));
    assert_eq!((leaks(&["--staged"]), leaks(&[])), (1, 0));
    portal.git(&["add", FILE]);
    portal.write(FILE, &with("131052-308T"));
    assert_eq!((leaks(&["--staged"]), leaks(&[])), (0, 1));
    assert_eq!(leaks(&["--staged", "--changed-since", "HEAD"]), 0);
    // A commit of one file is made of an index of its own.
    let hook = portal.path().join(".git/hooks/pre-commit");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    let program = env!("CARGO_BIN_EXE_seloste");
    let script = format!("#!/bin/sh\nexec '{program}' check --staged --changed-since HEAD\n");
    std::fs::write(&hook, script).unwrap();
    std::process::Command::new("chmod").args(["+x", hook.to_str().unwrap()]).status().unwrap();
    let mut git = std::process::Command::new("git");
    git.current_dir(portal.path()).args(["-c", "user.name=V", "-c", "user.email=v@t.example"]);
    let commit = git.args(["commit", "--quiet", "-m", "Vain tämä", FILE]).output().unwrap();
    assert!(!commit.status.success());
    has(&String::from_utf8_lossy(&commit.stderr), "hetu-leak");
}
