//! The map in ARCHITECTURE.md, as a test: which room may name which, and whose each library is.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::fs;
use std::path::Path;

/// From the ground up: a room may name those on floors below its own, none on its own or above.
const FLOORS: &[&[&str]] = &[
    &["text", "color"],
    &["digest", "finnish"],
    &["diagnostics", "keeping"],
    &["source", "config"],
    &["model"],
    &["markdown", "history", "diff", "routes", "publish", "theme", "palette", "search"],
    &["parse"],
    &["render"],
    &["check", "import"],
    &["pipeline"],
    &["preview"],
    &["cli"],
];

/// Each foreign library and where it may be named. Those that only derive (serde) or that the
/// program's own entry needs are everybody's.
const OWNERS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostics/printing.rs"]),
    ("brotli", &["publish/packing.rs"]),
    ("clap", &["cli/"]),
    ("comrak", &["markdown/"]),
    ("encoding_rs", &["history/"]),
    ("fluent_bundle", &["render/words.rs"]),
    ("git2", &["history/"]),
    ("html5ever", &["import/readers/html/"]),
    ("indicatif", &["cli/progress_bar.rs"]),
    ("jiff", &["history/"]),
    ("lopdf", &["import/readers/pdf/"]),
    ("mimalloc", &["main.rs"]),
    ("notify", &["preview/watching.rs"]),
    ("open", &["cli/serve.rs"]),
    ("postcard", &["keeping.rs"]),
    ("quick_xml", &["import/readers/xml.rs"]),
    ("rayon", &["pipeline/", "publish/"]),
    ("rustc_hash", &["search/"]),
    ("flate2", &["publish/packing.rs", "search/files.rs"]),
    ("frostem", &["search/lexicon.rs"]),
    (
        "serde_json",
        &[
            "cli/",
            "preview/news.rs",
            "render/compare.rs",
            "render/data/notice.rs",
            "search/files.rs",
        ],
    ),
    ("sha2", &["digest.rs"]),
    ("tera", &["render/templates.rs"]),
    ("toml", &["config/table.rs", "parse/front_matter/"]),
    ("unic_langid", &["render/words.rs"]),
    ("walkdir", &["source.rs"]),
    ("zip", &["import/readers/package.rs", "render/data/workbook.rs"]),
];

#[test]
fn rooms_name_only_rooms_below() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let from = room(&file);
        let Some(from_floor) = floor(&from) else {
            let outside = ["lib", "main"].contains(&from.as_str());
            assert!(outside, "{file} is in no room of the map");
            continue;
        };
        for to in crate_names(&code(&text)) {
            if to != from && floor(&to).is_some_and(|to_floor| from_floor <= to_floor) {
                broken.push(format!("{file} names crate::{to}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn each_library_has_one_owner() {
    let mut broken = Vec::new();
    // What tests make with a library, the program does not depend on.
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.ends_with("/tests.rs")) {
        let code = code(without_tests(&text));
        for (library, owners) in OWNERS {
            let named = code.contains(&format!("{library}::"));
            if named && !owners.iter().any(|owner| file.starts_with(owner)) {
                broken.push(format!("{file} names {library}, which is {}'s", owners.join(" and ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_direct_dependency_has_an_owner_and_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    for line in dependencies.lines().filter(|line| !line.is_empty()) {
        let name = line.split([' ', '.']).next().unwrap();
        let owned = OWNERS.iter().any(|(library, _)| *library == name.replace('-', "_"));
        assert!(owned || name == "serde", "{name} has no owner in this test");
        assert!(
            architecture.contains(&format!("`{name}`")),
            "ARCHITECTURE.md does not tell why {name}"
        );
    }
}

fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    visit(&src, &src, &mut files);
    files
}

fn visit(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(root, &path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn room(file: &str) -> String {
    file.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Tests may make repositories and read JSON.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// The first name after each `crate::`, also inside `crate::{a::X, b::{Y, Z}}`.
fn crate_names(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            None => names.extend(first_name(rest)),
            Some(group) => names.extend(outermost(group).iter().filter_map(|it| first_name(it))),
        }
    }
    names
}

fn first_name(text: &str) -> Option<String> {
    let name = text.trim_start().chars().take_while(|it| it.is_alphanumeric() || *it == '_');
    Some(name.collect::<String>()).filter(|name| !name.is_empty())
}

/// The parts of a group of imports, up to its closing brace.
fn outermost(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn grouped_imports_are_read() {
    let names =
        crate_names("use crate::{model::{Notice, Portal}, diff::Words};\ncrate::source::read()");
    assert_eq!(names, ["model", "diff", "source"]);
}

#[test]
fn every_word_that_pages_ask_for_is_in_the_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let words = fs::read_to_string(root.join("words/fi.ftl")).unwrap();
    let known: Vec<&str> =
        words.lines().filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    let mut asked: Vec<(String, String)> = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("render/")) {
        let code = code(without_tests(&text));
        for call in ["say(\"", "word(\"", "count(\"", "link(\""] {
            let names = code.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            asked.extend(names.map(|name| (file.clone(), name.to_owned())));
        }
    }
    for entry in fs::read_dir(root.join("templates")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for rest in text.split("words.").skip(1) {
            let name: String =
                rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            asked.push((path.display().to_string(), name.replace('_', "-")));
        }
    }
    assert!(asked.len() > 100, "the places that ask for words were not found");
    let missing: Vec<_> =
        asked.iter().filter(|(_, name)| !known.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_section_gets_a_place_that_pages_have() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut places = 0;
    for file in fs::read_dir(templates).unwrap() {
        let template = fs::read_to_string(file.unwrap().path()).unwrap();
        for after in template.split(" id=\"").skip(1) {
            let id = after.split('"').next().unwrap();
            // Those that templates make are of the text itself, or begin with `_`.
            if id.contains("{{") || id.starts_with('_') || id.starts_with("article-") {
                continue;
            }
            let text = format!("# Otsikko\n\n## {id}\n\nTeksti.\n");
            let language = seloste::text::language::Language::Fi;
            let (document, _) = seloste::parse::document::parse(&text, "a/b.md", "b.md", language);
            assert_ne!(document.sections[0].anchor, id, "src/parse/anchors.rs leaves {id} free");
            places += 1;
        }
    }
    assert!(places > 20, "{places} places");
}
