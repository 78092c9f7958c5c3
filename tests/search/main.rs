//! Search: how well the index and the page's script answer, on the example portal. Needs `node`.

#![expect(clippy::disallowed_methods, reason = "the test runs a script")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use seloste::finnish::Dictionary;
use seloste::model::document::Document;
use seloste::model::portal::Documents as _;
use seloste::model::read_text::ReadText;
use seloste::pipeline::inputs::{Request, Texts};
use seloste::pipeline::loading::load;
use seloste::pipeline::progress::Silent;
use seloste::search::endings::{endings, is_ending};
use seloste::search::files::{Extent, TextsFile, files, packed};
use seloste::search::index::{Index, SearchedText};
use seloste::search::lexicon::{Lexicon, Stems, Words};
use seloste::search::reading::read;
use seloste::search::synonyms::synonyms;
use seloste::search::words::{letters, spelling, words_of};
use seloste::text::language::Language;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The texts in force of the example portal, or of one that `SELOSTE_SEARCHED` names: the cases fit any.
fn example_portal() -> BTreeMap<Language, Vec<Arc<Document>>> {
    let folder = std::env::var("SELOSTE_SEARCHED").map_or_else(|_| root(), PathBuf::from);
    let request = Request { folder, texts: Texts::Committed, index: None, allow_shallow: true };
    let loaded = load(&request, &Silent).expect("the example portal can be read");
    let mut texts: BTreeMap<Language, Vec<Arc<Document>>> = BTreeMap::new();
    for notice in loaded.portal.notices_in_force() {
        for text in notice.texts.values().filter(|text| text.timeline.removed.is_none()) {
            let document = loaded.shelf.document(&text.current).expect("the text can be read");
            texts.entry(text.language).or_default().push(document);
        }
    }
    texts
}

fn evaluate(
    cases: &str,
    texts: &BTreeMap<Language, Vec<Arc<Document>>>,
    lexicon: &dyn Fn(Language) -> Box<dyn Lexicon>,
) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut words_by_language = serde_json::Map::new();
    for (language, documents) in texts {
        let texts: Vec<ReadText<'_>> = documents
            .iter()
            .map(|it| read(it, it.front.title.as_deref().unwrap_or_default()))
            .collect();
        let notices: Vec<SearchedText<'_>> = texts
            .iter()
            .map(|text| SearchedText {
                title: "",
                url: "/".to_owned(),
                about: String::new(),
                text: text.clone(),
            })
            .collect();
        let lexicon = lexicon(*language);
        let synonyms = synonyms(*language, &[]);
        let index = Index::of(&notices, lexicon.as_ref(), &synonyms, *language);
        let of_language = folder.path().join(language.code());
        std::fs::create_dir_all(&of_language).expect("a folder can be made");
        let extent = Extent { texts: notices.len(), words: 12_000 };
        for (name, bytes) in files(&index, &notices, extent, &synonyms, TextsFile::default()) {
            std::fs::write(of_language.join(name), packed(&bytes)).expect("a file can be written");
        }
        let sections: Vec<Value> = texts.iter().flat_map(words_by_section).collect();
        words_by_language.insert(language.code().to_owned(), Value::Array(sections));
    }
    let cases = std::fs::read_to_string(root().join("tests/search").join(cases))
        .expect("the cases can be read");
    let cases: Value = serde_json::from_str(&cases).expect("the cases are JSON");
    let all = json!({ "cases": cases, "texts": words_by_language });
    std::fs::write(folder.path().join("cases.json"), all.to_string())
        .expect("the cases can be written");
    node("evaluate.mjs", |node| node.arg(folder.path()))
}

/// What a script beside this test tells of the page's script.
fn node(script: &str, with: impl FnOnce(&mut Command) -> &mut Command) -> String {
    let mut node = Command::new("node");
    node.arg(root().join("tests/search").join(script)).arg(root().join("scripts/find.js"));
    let output =
        with(&mut node).output().expect("node runs: it is needed for the scripts of pages");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    told
}

/// The words of each section of a text.
fn words_by_section(text: &ReadText<'_>) -> Vec<Value> {
    let mut sections: Vec<Vec<&str>> = vec![Vec::new(); text.sections.len()];
    for (word, places) in text.words() {
        for place in places {
            sections[place.section as usize].push(word);
        }
    }
    sections.into_iter().map(|words| json!(words)).collect()
}

/// Fails unless an evaluation reaches a recall among the first five and a mean reciprocal rank.
#[track_caller]
fn reaches(told: &str, recall: f64, rank: f64) {
    let all = told.lines().find(|line| line.starts_with("all: ")).expect("there is a sum");
    let figure = |name: &str| -> f64 {
        let after = all.split(name).nth(1).and_then(|rest| rest.trim().split(',').next());
        after.and_then(|it| it.parse().ok()).expect("it is a number")
    };
    assert!(figure("recall") >= recall && figure("rank") >= rank, "{told}");
}

#[test]
fn without_a_dictionary_most_is_found() {
    let told = evaluate("cases.json", &example_portal(), &|language| Box::new(Stems::of(language)));
    println!("{told}");
    reaches(&told, 0.80, 0.90);
}

/// Debian's package voikko-fi has the file; `SELOSTE_SANASTO` names another.
fn dictionary() -> &'static Dictionary {
    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
        let named = std::env::var("SELOSTE_SANASTO");
        let path = named.unwrap_or_else(|_| "/usr/lib/voikko/5/mor-standard/mor.vfst".to_owned());
        let bytes = std::fs::read(&path);
        let bytes = bytes.unwrap_or_else(|error| panic!("{path}: {error}; install voikko-fi"));
        Dictionary::read(bytes).expect("it is a dictionary")
    });
    &DICTIONARY
}

fn words(language: Language) -> Box<dyn Lexicon> {
    match language {
        Language::Fi => Box::new(Words::of(dictionary())),
        other => Box::new(Stems::of(other)),
    }
}

#[test]
fn with_a_dictionary_nearly_all_is_found() {
    let told = evaluate("cases.json", &example_portal(), &words);
    println!("{told}");
    reaches(&told, 0.97, 0.98);
}

#[test]
fn everyday_words_questions_and_phrases_are_understood_in_three_languages() {
    let told = evaluate("own_cases.json", &example_portal(), &words);
    println!("{told}");
    reaches(&told, 0.97, 0.98);
}

#[test]
fn both_halves_read_words_and_endings_alike() {
    let file = root().join("tests/search/words.json");
    let cases = std::fs::read_to_string(&file).expect("the cases can be read");
    let cases: Value = serde_json::from_str(&cases).expect("the cases are JSON");
    for case in cases["words"].as_array().expect("a list of cases") {
        let mut read = Vec::new();
        words_of(case[0].as_str().expect("a text"), |word| read.push(spelling(word)));
        assert_eq!(json!(read), case[1], "{}", case[0]);
    }
    for case in cases["endings"].as_array().expect("a list of cases") {
        let language = Language::from_code(case[0].as_str().expect("a code")).expect("a language");
        let rest = case[1].as_str().expect("an ending");
        assert_eq!(json!(is_ending(rest, language)), case[2], "{language:?} {rest}");
    }
    let groups: serde_json::Map<String, Value> = Language::ALL
        .into_iter()
        .map(|language| (language.code().to_owned(), json!(endings(language))))
        .collect();
    let told = node("agree.mjs", |node| {
        node.arg(&file).arg(Value::Object(groups).to_string()).arg(letters())
    });
    assert_eq!(told, "");
}
