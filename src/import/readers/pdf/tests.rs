//! Small documents that are written here, each for one thing that pages do; and documents that mean harm.

use std::fmt::Write as _;

use crate::import::pieces::{Block, Found, Link, Role, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::pdf::read;

const FONTS: &str = "/Font << /F 4 0 R /B 5 0 R >>";

/// A document of pages with these programs, and some more objects, from number 100 on.
fn pdf(pages: &[&str], page: &str, more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 10 + at * 2)).collect();
    let kids = kids.join(" ");
    let mut text = format!(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R /StructTreeRoot 100 0 R >> endobj\n\
         2 0 obj << /Type /Pages /MediaBox [0 0 600 800] /Kids [{kids}] /Count {} >> endobj\n\
         4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj\n\
         5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding << /BaseEncoding \
         /WinAnsiEncoding /Differences [1 /fi /adieresis /uni00F6] >> >> endobj\n{more}\n",
        pages.len()
    );
    for (at, program) in pages.iter().enumerate() {
        let number = 10 + at * 2;
        write!(
            text,
            "{number} 0 obj << /Type /Page /Parent 2 0 R /Resources << {FONTS} /XObject << /X 90 0 R >> >> \
             /Contents {} 0 R {page} >> endobj\n{} 0 obj << /Length {} >> stream\n{program}\nendstream endobj\n",
            number + 1,
            number + 1,
            program.len() + 1,
        )
        .unwrap();
    }
    text.push_str("trailer << /Root 1 0 R >>");
    // In the strings, letters beyond ASCII are written as in Latin-1.
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// Lines at places, each with its font.
fn program(lines: &[(&str, f64, f64, &str)]) -> String {
    let mut program = String::from("BT ");
    for (font, x, y, text) in lines {
        let text = text.replace('(', "\\(").replace(')', "\\)");
        write!(program, "/{font} 11 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ").unwrap();
    }
    program.push_str("ET");
    program
}

fn shown(found: &Found) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            let mark = match &paragraph.role {
                Role::Plain if paragraph.bold => "**".to_owned(),
                Role::Plain => String::new(),
                Role::Title => "title ".to_owned(),
                Role::Heading(depth) => format!("h{depth} "),
                Role::Item { depth, mark } => format!("{depth} {mark:?} "),
            };
            format!("{mark}{}", paragraph.lines.join(" / "))
        }
        Block::Table(table) => {
            let cell = |cell: &Vec<crate::import::pieces::Paragraph>| {
                cell.iter().map(|it| it.lines.join(" / ")).collect::<Vec<_>>().join(" + ")
            };
            let row = |row: &crate::import::pieces::Row| {
                row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
            };
            table.rows.iter().map(row).collect::<Vec<_>>().join(" || ")
        }
        Block::PageBreak => "—".to_owned(),
    };
    found.blocks.iter().map(block).collect()
}

fn margins(found: &Found) -> Vec<(Why, &str)> {
    found.margins.iter().map(|it| (it.why, it.text.as_str())).collect()
}

fn of(lines: &[(&str, f64, f64, &str)]) -> Vec<String> {
    shown(&read(&pdf(&[&program(lines)], "", "")).unwrap())
}

#[test]
fn letters_become_words_lines_and_paragraphs() {
    let lines = [
        ("B", 50.0, 700.0, "Rekisterin nimi"),
        (
            "F",
            50.0,
            680.0,
            "Venepaikkojen asiakasrekisteri, jossa ovat kaikkien satamien asiakkaiden",
        ),
        (
            "F",
            50.0,
            667.0,
            "yhteystiedot ja paikat sekä laskutettavat palvelut siltä ajalta, jona sopi-",
        ),
        ("F", 50.0, 654.0, "mus on ollut voimassa."),
        ("F", 50.0, 630.0, "Tiedot poistetaan."),
    ];
    assert_eq!(
        of(&lines),
        [
            "**Rekisterin nimi",
            "Venepaikkojen asiakasrekisteri, jossa ovat kaikkien satamien asiakkaiden yhteystiedot ja \
             paikat sekä laskutettavat palvelut siltä ajalta, jona sopimus on ollut voimassa.",
            "Tiedot poistetaan.",
        ]
    );
}

#[test]
fn codes_that_a_font_names_are_letters() {
    assert_eq!(of(&[("B", 50.0, 700.0, "\u{1}rma p\u{2}iv\u{2} ty\u{3}")]), ["**firma päivä työ"]);
}

#[test]
fn words_are_parted_by_room_and_letters_are_not() {
    let kerned = "BT /F 11 Tf 50 700 Td [(T)80(iedot)-280(pois)20(tetaan)] TJ ET";
    assert_eq!(shown(&read(&pdf(&[kerned], "", "")).unwrap()), ["Tiedot poistetaan"]);
}

#[test]
fn a_page_is_read_as_it_is_looked_at() {
    let turned =
        "BT /F 11 Tf 0 1 -1 0 100 50 Tm (Rekisterin nimi) Tj 0 1 -1 0 120 50 Tm (Satama) Tj ET";
    let expected = ["Rekisterin nimi / Satama"];
    assert_eq!(shown(&read(&pdf(&[turned], "/Rotate 90", "")).unwrap()), expected);
    // Nothing says that it is turned but its letters.
    assert_eq!(shown(&read(&pdf(&[turned], "", "")).unwrap()), expected);
}

#[test]
fn columns_without_rules_are_a_table() {
    let lines = [
        ("F", 50.0, 700.0, "1. Rekisterin nimi"),
        ("F", 250.0, 700.0, "Venepaikkojen asiakasrekisteri"),
        ("F", 50.0, 680.0, "2. Säännönmukaiset"),
        ("F", 250.0, 680.0, "Tiedot saadaan vuokraajalta itseltään ja kaupungin"),
        ("F", 50.0, 667.0, "tietolähteet"),
        ("F", 250.0, 667.0, "omista rekistereistä"),
        ("F", 50.0, 647.0, "3. Oikeusperuste"),
        ("F", 250.0, 647.0, "Sopimus"),
    ];
    assert_eq!(
        of(&lines),
        [
            "1. Rekisterin nimi | Venepaikkojen asiakasrekisteri || 2. Säännönmukaiset tietolähteet | Tiedot \
             saadaan vuokraajalta itseltään ja kaupungin omista rekistereistä || 3. Oikeusperuste | Sopimus"
        ]
    );
}

#[test]
fn two_columns_of_text_are_read_one_after_the_other() {
    let mut lines = Vec::new();
    let left = [
        "Satamamestari pitää kirjaa niistä,",
        "joilla on satamassa venepaikka tai",
        "jotka jonottavat sellaista. Tietoja",
    ];
    for at in 0..6 {
        let y = 700.0 - 13.0 * f64::from(at);
        let text = left[usize::try_from(at).unwrap() % 3];
        lines.push(("F", 50.0, y, text));
        lines.push(("F", 320.0, y, "ei luovuteta muille, vaan ne jäävät"));
    }
    let read = of(&lines);
    assert_eq!(read.len(), 1, "{read:?}");
    assert!(
        read[0].starts_with("Satamamestari pitää kirjaa niistä, joilla on satamassa"),
        "{read:?}"
    );
    assert!(read[0].ends_with("ei luovuteta muille, vaan ne jäävät"), "{read:?}");
}

#[test]
fn what_all_pages_have_is_a_margin() {
    let page = |number: &str| {
        program(&[
            ("F", 50.0, 770.0, "Tuulisalmen kaupunki"),
            (
                "F",
                50.0,
                700.0,
                if number == "1" { "Tiedot poistetaan." } else { "Sopimus säilytetään." },
            ),
            ("F", 280.0, 30.0, number),
        ])
    };
    let found = read(&pdf(&[&page("1"), &page("2")], "", "")).unwrap();
    assert_eq!(shown(&found), ["Tiedot poistetaan.", "—", "Sopimus säilytetään."]);
    let why = Why::PageMargin;
    assert_eq!(margins(&found), [(why, "Tuulisalmen kaupunki"), (why, "1"), (why, "2")]);
}

#[test]
fn text_that_nobody_sees_is_hidden_but_not_under_a_scan() {
    let scan = "BT 3 Tr /F 11 Tf 50 700 Td (Rekisterin nimi) Tj ET";
    assert_eq!(shown(&read(&pdf(&[scan], "", "")).unwrap()), ["Rekisterin nimi"]);
    let both = "BT /F 11 Tf 50 700 Td (Rekisterin nimi) Tj 3 Tr 0 -40 Td (piilo) Tj 0 Tr 0 2000 Td (yli) Tj ET";
    let found = read(&pdf(&[both], "", "")).unwrap();
    assert_eq!(shown(&found), ["Rekisterin nimi"]);
    assert_eq!(margins(&found), [(Why::Hidden, "piilo"), (Why::Hidden, "yli")]);
}

#[test]
fn links_stay_on_their_words() {
    let page = program(&[
        ("F", 50.0, 700.0, "Lue lisää tästä tai"),
        ("F", 50.0, 660.0, "valita tästä heti, muuten tästä ei tiedä."),
    ]);
    let link = |left: u32, target: &str| {
        format!(
            "<< /Subtype /Link /Rect [{left} 657 {} 672] /A << /S /URI /URI ({target}) >> >>",
            left + 26
        )
    };
    let links = format!("/Annots [{}]", link(79, "https://a.example/valitus"));
    let found = read(&pdf(&[&page], &links, "")).unwrap();
    let Block::Paragraph(paragraph) = &found.blocks[1] else { panic!("{found:?}") };
    let expected = Link { at: 1, count: 1, target: "https://a.example/valitus".to_owned() };
    assert_eq!(paragraph.links, [expected]);
    assert!(found.paragraphs().into_iter().filter(|it| !it.links.is_empty()).count() == 1);
}

/// Two pieces of structure on a page.
const TAGGED: &str = "BT /F 11 Tf 50 700 Td /H1 << /MCID 0 >> BDC (Rekisterin nimi) Tj EMC \
    0 -20 Td /Span << /MCID 1 /ActualText (Satama) >> BDC (S) Tj (a) Tj EMC \
    0 -20 Td /Artifact BMC (Sivu) Tj EMC ET";

#[test]
fn the_structure_tells_what_is_a_heading() {
    let tree = "100 0 obj << /K 101 0 R /RoleMap << /Otsikko /H2 >> >> endobj \
        101 0 obj << /S /Document /K [102 0 R 103 0 R] >> endobj \
        102 0 obj << /S /Otsikko /Pg 10 0 R /K 0 >> endobj \
        103 0 obj << /S /L /K << /S /LI /Pg 10 0 R /K << /S /LBody /K [1] >> >> >> endobj";
    let found = read(&pdf(&[TAGGED], "", tree)).unwrap();
    assert_eq!(shown(&found), ["h2 Rekisterin nimi", "1 Bullet Satama"]);
    assert_eq!(margins(&found), [(Why::PageMargin, "Sivu")]);
}

#[test]
fn a_structure_that_leads_into_itself_ends() {
    let tree = "100 0 obj << /K [101 0 R 101 0 R] /RoleMap << /A /B /B /A >> >> endobj \
        101 0 obj << /S /A /K [100 0 R 101 0 R 102 0 R 101 0 R 102 0 R] >> endobj \
        102 0 obj << /S /Table /Pg 10 0 R /K [101 0 R 102 0 R << /S /TR /K [101 0 R << /S /TD /K 0 >>] >> 1] >> endobj";
    let found = read(&pdf(&[TAGGED], "", tree)).unwrap();
    assert!(found.texts().concat().contains("Rekisterin nimi"), "{found:?}");
}

#[test]
fn drawings_and_pages_that_lead_into_themselves_end() {
    let form = "90 0 obj << /Type /XObject /Subtype /Form /Length 60 >> stream\n\
        BT /F 11 Tf 50 600 Td (Satama) Tj ET /X Do /X Do          \nendstream endobj";
    let found = read(&pdf(&["/X Do"], "", form)).unwrap();
    assert_eq!(shown(&found), ["Satama"]);
    let pages = "2 0 obj << /Type /Pages /Kids [2 0 R 10 0 R 10 0 R 2 0 R] >> endobj";
    let found = read(&pdf(&[&program(&[("F", 50.0, 700.0, "Satama")])], "", pages)).unwrap();
    assert_eq!(shown(&found), ["Satama"]);
}

#[test]
fn drawings_within_drawings_are_not_drawn_without_end() {
    let mut forms = String::new();
    for number in 90..99 {
        let program = "/X Do ".repeat(60);
        write!(
            forms,
            "{number} 0 obj << /Subtype /Form /Resources << {FONTS} /XObject << /X {} 0 R >> >> /Length {} >> \
             stream\n{program}\nendstream endobj\n",
            number + 1,
            program.len()
        )
        .unwrap();
    }
    assert_eq!(read(&pdf(&["/X Do"], "", &forms)), Err(Unreadable::TooLarge));
}

#[test]
fn many_pages_are_read_within_reason() {
    let page = |number: u32| {
        let mut program = String::new();
        for line in 0..45 {
            let y = 760 - line * 16;
            let word =
                ["kolmen", "viiden", "kuuden"][usize::try_from((number * 7 + line) % 3).unwrap()];
            write!(
                program,
                "BT /F 11 Tf 50 {y} Td [(Tie)-3(dot)-270(pois)4(tetaan {word} vuoden )] TJ \
                ({} jälkeen.) Tj ET ",
                "jo ".repeat(usize::try_from(number % 17).unwrap())
            )
            .unwrap();
        }
        program
    };
    let pages: Vec<String> = (0..500).map(page).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let found = read(&pdf(&pages, "", "")).unwrap();
    assert!(found.texts().concat().matches("Tiedot poistetaan").count() >= 500 * 35);
}

#[test]
fn pages_that_are_all_alike_are_read() {
    let page = program(&[("F", 50.0, 700.0, "Tiedot poistetaan.")]);
    let found = read(&pdf(&[&page, &page], "", "")).unwrap();
    assert_eq!(shown(&found), ["Tiedot poistetaan.", "—", "Tiedot poistetaan."]);
}

/// Some of the documents that programs made.
fn made() -> Vec<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "the test reads fixtures")]
    let read = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/pdf");
        std::fs::read(folder.join(name)).unwrap()
    };
    [
        "libreoffice-tagged-taulukko.pdf",
        "groff.pdf",
        "may-not-be-changed.pdf",
        "chromium-taulukko.pdf",
    ]
    .map(read)
    .to_vec()
}

#[test]
fn a_document_that_is_cut_short_anywhere_does_no_harm() {
    for bytes in made() {
        for length in (0..bytes.len()).step_by(bytes.len() / 150) {
            drop(read(&bytes[..length]));
        }
    }
}

#[test]
fn a_document_with_other_bytes_anywhere_does_no_harm() {
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for bytes in made() {
        for _ in 0..150 {
            let mut other = bytes.clone();
            for _ in 0..=next(20) {
                let at = next(other.len());
                other[at] = u8::try_from(next(256)).unwrap();
            }
            drop(read(&other));
        }
    }
    // In a document that nothing packs, each change changes what is read.
    let tree = "100 0 obj << /K [<< /S /Table /Pg 10 0 R /K << /S /TR /K [<< /S /TD /K [0 1] >>] >> >>] >> endobj";
    let bytes = pdf(&[TAGGED, TAGGED], "", tree);
    for _ in 0..3000 {
        let mut other = bytes.clone();
        for _ in 0..=next(6) {
            let (at, from) = (next(other.len()), next(other.len()));
            other[at] = other[from];
        }
        drop(read(&other));
    }
}
