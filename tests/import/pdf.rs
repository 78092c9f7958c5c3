//! Old documents in PDF, made by several programs, each with the notice that it becomes.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use seloste::import::import;
use seloste::import::readers::Unreadable;

use crate::{imported, shown};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/pdf")
}

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.is_file()).collect();
    files.sort();
    files
}

#[test]
fn every_pdf_becomes_the_notice_that_is_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    let files = fixtures();
    assert!(files.len() >= 14, "{} fixtures", files.len());
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let expected = folder().join("expected").join(format!("{name}.md"));
        let imported = imported(&file);
        assert!(imported.lost.is_empty(), "{name}: {:?}", imported.lost);
        let shown = shown(&imported);
        if update {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            fs::write(&expected, &shown).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != shown {
            wrong.push(format!("{name}:\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_cannot_be_read_is_said() {
    let read = |name: &str| {
        import(&fs::read(folder().join("unreadable").join(name)).unwrap(), "Nimetön").err()
    };
    assert_eq!(read("scan.pdf"), Some(Unreadable::NoText));
    assert_eq!(read("password.pdf"), Some(Unreadable::Encrypted));
    assert_eq!(import(b"%PDF-1.7\n", "Nimet\u{f6}n").err(), Some(Unreadable::Broken));
}

#[test]
fn the_pdf_of_a_document_becomes_the_notice_of_its_word_document() {
    let mut compared = 0;
    for file in fixtures() {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let name = name.rsplit('-').next().unwrap();
        let word = crate::folder().join(name).with_extension("docx");
        let is_made_of_it = file.to_str().unwrap().contains("libreoffice");
        if word.is_file() && is_made_of_it {
            assert_eq!(imported(&file).text, imported(&word).text, "{}", file.display());
            compared += 1;
        }
    }
    assert!(compared >= 10, "{compared} compared");
}

#[test]
fn what_unpacks_to_very_much_is_too_large() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..200 {
        packed.write_all(&spaces).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut bomb = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
        2 0 obj << /Type /Pages /Kids [3 0 R] >> endobj 3 0 obj << /Type /Page /Contents 4 0 R >> endobj\n"
        .to_vec();
    writeln!(bomb, "4 0 obj << /Filter /FlateDecode /Length {} >> stream", packed.len()).unwrap();
    bomb.extend(packed);
    bomb.extend(b"\nendstream endobj trailer << /Root 1 0 R >>");
    assert_eq!(import(&bomb, "Nimetön").err(), Some(Unreadable::TooLarge));
}
