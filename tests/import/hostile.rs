//! Documents that are damaged, locked, empty, something else, or made to do harm.

use std::fs;
use std::io::{Cursor, Write as _};

use seloste::import::notice::Imported;
use seloste::import::readers::Unreadable;
use seloste::import::{Archive, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{fixtures, folder};

fn refused(bytes: &[u8]) -> Unreadable {
    import(bytes, "Nimetön").expect_err("it should not be read")
}

/// An archive with these files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A Word document with this text between its body's tags.
fn word(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    packed(&[("word/document.xml", text.as_bytes())])
}

#[test]
fn what_is_no_document_is_told_apart() {
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \r\n\t"), Unreadable::Empty);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n0000IHDR"), Unreadable::Picture);
    assert_eq!(refused(b"\xff\xd8\xff\xe0JFIF"), Unreadable::Picture);
    assert_eq!(refused(b"{\\rtf1\\ansi teksti}"), Unreadable::OldWord);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument"), Unreadable::OldWord);
    let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &locked].concat();
    assert_eq!(refused(&locked), Unreadable::Encrypted);
    assert_eq!(
        refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"),
        Unreadable::Unknown
    );
    let sheet = packed(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]);
    assert_eq!(refused(&sheet), Unreadable::OtherOffice);
    let slides = packed(&[("mimetype", b"application/vnd.oasis.opendocument.presentation")]);
    assert_eq!(refused(&slides), Unreadable::OtherOffice);
    assert_eq!(refused(&word("<w:p/>")), Unreadable::NoText);
}

#[test]
fn documents_that_unpack_without_end_are_refused() {
    let zeros = vec![b' '; 80 * 1024 * 1024];
    let bomb = packed(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 200 * 1024, "{} bytes", bomb.len());
    assert_eq!(refused(&bomb), Unreadable::TooLarge);
    assert_eq!(refused(&zeros.iter().map(|_| b'a').collect::<Vec<u8>>()), Unreadable::TooLarge);
}

#[test]
fn archives_in_archives_are_told_and_the_others_go_on() {
    let inner = packed(&[("a.txt", b"Rekisterin nimi")]);
    let outer = packed(&[
        ("inner.zip", &inner),
        ("asiakirjat/b.txt", "Rekisterin nimi\n\nKirjasto".as_bytes()),
        ("__MACOSX/._b.txt", b"\0\0"),
        ("asiakirjat/~$b.docx", b"x"),
    ]);
    let mut archive = Archive::open(&outer).unwrap().unwrap();
    assert_eq!(archive.names(), ["asiakirjat/b.txt", "inner.zip"]);
    assert_eq!(refused(&archive.file("inner.zip").unwrap()), Unreadable::Nested);
    assert!(import(&archive.file("asiakirjat/b.txt").unwrap(), "b").is_ok());
}

#[test]
fn entities_and_depth_do_no_harm() {
    let entities = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let text = format!(
        "{entities}<w:document><w:body><w:p><w:r><w:t>Nimi &b; &amp; osoite</w:t></w:r></w:p></w:body></w:document>"
    );
    let imported = import(&packed(&[("word/document.xml", text.as_bytes())]), "x").unwrap();
    assert!(imported.text.contains("Nimi & osoite"), "{}", imported.text);
    let deep = "<w:p>".repeat(100_000);
    assert_eq!(refused(&word(&deep)), Unreadable::Broken);
    let deep = format!("<html><body>{}teksti", "<div><ul><li><table><tr><td>".repeat(50_000));
    assert!(import(deep.as_bytes(), "x").unwrap().text.contains("teksti"));
    let lines = format!("{}teksti", "- ".repeat(200_000));
    assert!(import(lines.as_bytes(), "x").is_ok());
}

#[test]
fn any_encoding_of_a_text_is_read() {
    let text = "Lähetä pyyntö kirjaamoon – tai ”käy” paikalla.";
    let utf16 = |swap: bool, mark: bool| {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let cases: [Vec<u8>; 4] = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        utf16(false, true),
        utf16(true, true),
    ];
    for bytes in cases {
        let imported = import(&bytes, "x").unwrap();
        assert!(imported.text.contains(text), "{}", imported.text);
    }
    let old = b"L\xe4het\xe4 pyynt\xf6 kirjaamoon \x96 tai \x94k\xe4y\x94 paikalla.";
    assert!(import(old, "x").unwrap().text.contains(text));
}

/// Numbers that look like chance and are the same in every run.
fn chance(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

#[test]
fn damaged_documents_are_read_or_refused_and_lose_nothing() {
    let mut seed = 8;
    for file in fixtures() {
        let bytes = fs::read(&file).unwrap();
        for step in 0..24 {
            let cut = bytes.len() * step / 24;
            let mut flipped = bytes.clone();
            for _ in 0..=step {
                let at = chance(&mut seed) % flipped.len();
                flipped[at] ^= 1 << (chance(&mut seed) % 8);
            }
            for damaged in [&bytes[..cut], flipped.as_slice()] {
                if let Ok(imported) = import(damaged, "x") {
                    let Imported { lost, text, dropped, .. } = imported;
                    assert!(lost.is_empty(), "{}: {lost:?}\n{text:?} {dropped:?}", file.display());
                }
            }
        }
    }
}

#[test]
fn a_cut_document_is_called_damaged() {
    let bytes = fs::read(folder().join("venepaikat.docx")).unwrap();
    assert_eq!(refused(&bytes[..bytes.len() / 2]), Unreadable::Broken);
    let bytes = fs::read(folder().join("venepaikat.odt")).unwrap();
    assert_eq!(refused(&bytes[..bytes.len() / 2]), Unreadable::Broken);
}
