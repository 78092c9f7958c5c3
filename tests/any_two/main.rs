//! Any two versions of a notice: what the page's script puts together is what the program makes of
//! the two texts, for every pair of the example portal. Needs `node`.

#![expect(clippy::disallowed_methods, reason = "the test runs a script")]

mod notices;

use std::path::Path;
use std::process::Command;

use seloste::diff::comparison::compare_parts;
use seloste::diff::parts::{Part, parts_of};
use seloste::diff::summary::summarise;
use seloste::diff::versions::Versions;
use seloste::model::document::Document;
use seloste::render::comparison::{Compared, ComparisonWords, Manner, comparison_view};
use serde_json::{Value, json};

/// Words that tell themselves which they are.
fn words() -> (ComparisonWords, Value) {
    let words = ComparisonWords::by(&|name: &str| format!("«{name}»"));
    let written = serde_json::to_value(&words).expect("words can be written");
    (words, written)
}

/// What the program says of each pair of some versions, beside the file that the script reads.
fn case(name: &str, documents: &[impl AsRef<Document>], lang: Option<&'static str>) -> Value {
    let texts: Vec<Vec<Part<'_>>> = documents.iter().map(|it| parts_of(it.as_ref())).collect();
    let (words, _) = words();
    let mut pairs = Vec::new();
    for to in 0..texts.len() {
        for from in 0..to {
            let (old, new) = (&texts[from], &texts[to]);
            let comparison = compare_parts(old, new);
            let summary = summarise(&comparison, old, new);
            let manner = Manner { words: &words, lang, own_lang: "fi", url: "/uusi/", page: "" };
            let compared = Compared { comparison: &comparison, old, new };
            pairs.push(json!({
                "from": from,
                "to": to,
                "summary": summary,
                "views": comparison_view(compared, manner),
            }));
        }
    }
    json!({ "name": name, "lang": lang, "file": Versions::of(&texts), "pairs": pairs })
}

/// Gives the script some cases; returns what it tells of them.
fn assemble(cases: &[Value]) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("cases.json");
    let all = json!({ "words": words().1, "cases": cases });
    std::fs::write(&file, all.to_string()).expect("the cases can be written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("node")
        .arg(root.join("tests/any_two/assemble.mjs"))
        .arg(root.join("scripts/versions.js"))
        .arg(&file)
        .output()
        .expect("node runs: it is needed for the scripts of pages");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    told
}

#[test]
fn the_script_tells_of_every_pair_of_the_example_portal_what_the_program_tells() {
    let cases: Vec<Value> = notices::of_the_example_portal()
        .iter()
        .enumerate()
        .map(|(at, (name, documents))| case(name, documents, (at % 2 == 0).then_some("sv")))
        .collect();
    let pairs: usize = cases.iter().map(|case| case["pairs"].as_array().map_or(0, Vec::len)).sum();
    assert!(pairs > 300, "the example portal has {pairs} pairs");
    let told = assemble(&cases);
    assert!(told.contains(&format!("{pairs} pairs are the same")), "{told}");
}

#[test]
fn the_script_tells_of_every_kind_of_change_what_the_program_tells() {
    let cases: Vec<Value> = notices::of_the_pairs()
        .iter()
        .map(|(name, documents)| case(name, documents, None))
        .collect();
    assert!(cases.len() >= 40, "{} pairs", cases.len());
    assemble(&cases);
}

/// Scripts count the places in a text otherwise than the program does.
#[test]
fn letters_beyond_the_first_plane_keep_their_places() {
    let versions = ["𝄞𝄞 ja kuoro", "𝄞𝄞 ja orkesteri 😀, lauluja", "Lauluja ä😀ö ja orkesteri"];
    let versions: Vec<_> = versions.iter().map(|body| notices::of_body(body)).collect();
    let told = assemble(&[case("nuotit", &versions, None)]);
    assert!(told.contains("3 pairs are the same"), "{told}");
}

/// The bound is that of the promise: 20 kB gzipped for 50 versions of 6 kB.
#[test]
fn the_file_of_fifty_versions_is_small_and_tells_all_pairs() {
    let versions = notices::fifty_versions();
    let told = assemble(&[case("viisikymmentä", &versions, None)]);
    assert!(told.contains("1225 pairs are the same"), "{told}");
    let size = told.split("viisikymmentä: ").nth(1).and_then(|rest| rest.split(' ').next());
    let size: usize = size.and_then(|it| it.parse().ok()).expect("the size is told");
    assert!(size < 20_000, "{told}");
}
