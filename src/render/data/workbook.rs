//! The register as a workbook for spreadsheets (Office Open XML, ECMA-376, part 1): one sheet of texts,
//! packed quickly, since the register of a large portal is made anew with every change.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// So many characters may a cell hold, as its program counts them.
const LONGEST: usize = 32_767;
/// Widths of columns, in characters.
const WIDTH: usize = 34;
const NARROW: usize = 14;
/// So many columns behind the first hold some words only.
const NARROW_COLUMNS: usize = 6;
/// What stands at the end of a text that was cut.
const CUT: &str = " …";
/// How well the parts are packed: the quickest way makes a file a third larger in a quarter of the time.
const LEVEL: i64 = 1;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const PROPERTIES: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";
/// Places among the formats of cells.
const HEAD: usize = 1;
const BODY: usize = 2;

/// The bytes of a workbook with one sheet. Cells are texts, whatever they begin with: none is reckoned.
pub(super) fn workbook<'c>(
    title: &str,
    columns: &[String],
    rows: impl Iterator<Item = Vec<Cow<'c, str>>>,
) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let written = write(&mut package, title, columns, rows);
    let bytes = written.and_then(|()| package.finish());
    bytes.map(Cursor::into_inner).unwrap_or_default()
}

type Package = ZipWriter<Cursor<Vec<u8>>>;

fn write<'c>(
    package: &mut Package,
    title: &str,
    columns: &[String],
    rows: impl Iterator<Item = Vec<Cow<'c, str>>>,
) -> ZipResult<()> {
    for (name, xml) in frame(title) {
        begin(package, name)?;
        package.write_all(xml.as_bytes())?;
    }
    begin(package, SHEET)?;
    let mut xml = beginning(columns);
    push_row(&mut xml, 1, columns, HEAD);
    let mut last = 1;
    for (at, cells) in (2..).zip(rows) {
        push_row(&mut xml, at, &cells, BODY);
        package.write_all(xml.as_bytes())?;
        xml.clear();
        last = at;
    }
    let corner = format!("{}{last}", column_name(columns.len().saturating_sub(1)));
    let _ = write!(xml, "</sheetData><autoFilter ref=\"A1:{corner}\"/></worksheet>");
    package.write_all(xml.as_bytes())?;
    Ok(())
}

/// Begins a part. It bears no time: the same notices give the same bytes.
fn begin(package: &mut Package, name: &str) -> ZipResult<()> {
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    package.start_file(name, packed.compression_level(Some(LEVEL)).large_file(name == SHEET))
}

/// All parts but the sheet.
fn frame(title: &str) -> [(&'static str, String); 6] {
    let part =
        |name, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let book = part("xl/workbook.xml", &format!("{KIND}.sheet.main+xml"));
    let sheet = part(SHEET, &format!("{KIND}.worksheet+xml"));
    let styles = part("xl/styles.xml", &format!("{KIND}.styles+xml"));
    let properties = part("docProps/core.xml", PROPERTIES);
    let types = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>{book}{sheet}{styles}{properties}</Types>"
    );
    let leads = |leads: &[(&str, &str)]| {
        let leads = leads.iter().enumerate().map(|(at, (kind, to))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{to}\"/>", at + 1)
        });
        let leads: String = leads.collect();
        format!(
            "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{leads}</Relationships>"
        )
    };
    let of_package = leads(&[
        (&format!("{OFFICE}/officeDocument"), "xl/workbook.xml"),
        (&format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
    ]);
    let of_book = leads(&[
        (&format!("{OFFICE}/worksheet"), "worksheets/sheet1.xml"),
        (&format!("{OFFICE}/styles"), "styles.xml"),
    ]);
    let workbook = format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">\
        <sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    [
        ("[Content_Types].xml", types),
        ("_rels/.rels", of_package),
        ("docProps/core.xml", core_properties(title)),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", of_book),
        ("xl/styles.xml", styles_part()),
    ]
}

fn core_properties(title: &str) -> String {
    let mut xml = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
    );
    push_text(&mut xml, title);
    xml.push_str("</dc:title></cp:coreProperties>");
    xml
}

/// Formats of cells: the usual one, [`HEAD`] and [`BODY`].
fn styles_part() -> String {
    let font = |bold: &str| format!("<font>{bold}<sz val=\"11\"/><name val=\"Calibri\"/></font>");
    let cell = |font: usize| {
        format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" \
            applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    let usual = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>";
    let (plain, bold, head, body) = (font(""), font("<b/>"), cell(1), cell(0));
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\">{plain}{bold}</fonts>\
        <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
        <fill><patternFill patternType=\"gray125\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\">{usual}</cellStyleXfs>\
        <cellXfs count=\"3\">{usual}{head}{body}</cellXfs>\
        <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
        </styleSheet>"
    )
}

/// The sheet up to its first row, with the head and the first column staying in sight.
fn beginning(columns: &[String]) -> String {
    let mut xml = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
        <pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>\
        </sheetView></sheetViews><cols>"
    );
    for at in 0..columns.len() {
        let width = if at == 0 || at >= NARROW_COLUMNS { WIDTH } else { NARROW };
        let number = at + 1;
        let _ = write!(
            xml,
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    xml.push_str("</cols><sheetData>");
    xml
}

fn push_row(xml: &mut String, number: usize, cells: &[impl AsRef<str>], format: usize) {
    let _ = write!(xml, "<row r=\"{number}\">");
    let cells = cells.iter().map(AsRef::as_ref).enumerate();
    for (at, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        let column = column_name(at);
        let _ = write!(
            xml,
            "<c r=\"{column}{number}\" s=\"{format}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        );
        push_text(xml, &cut(cell));
        xml.push_str("</t></is></c>");
    }
    xml.push_str("</row>");
}

/// `A` to `Z`, `AA` and so on.
fn column_name(at: usize) -> String {
    let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 26]);
    match at / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", column_name(more - 1)),
    }
}

/// Adds text as XML 1.0 takes it: characters that it has no place for are left out, and what a
/// spreadsheet would read as an escape (`_x0041_`) is escaped itself.
fn push_text(xml: &mut String, text: &str) {
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let written = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '_' if is_escape(&text.as_bytes()[at..]) => "_x005F_",
            '\t' | '\n' => continue,
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => "",
            _ => continue,
        };
        xml.push_str(&text[done..at]);
        xml.push_str(written);
        done = at + c.len_utf8();
    }
    xml.push_str(&text[done..]);
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|it| it.is_ascii_hexdigit()))
}

/// A text that a cell can hold: longer ones are cut, and say so.
fn cut(text: &str) -> Cow<'_, str> {
    // Spreadsheets count in units of UTF-16.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let (mut units, room) = (0, LONGEST - CUT.len());
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= room
    });
    kept.chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_it_can() {
        assert_eq!(cut("lyhyt"), "lyhyt");
        let exact = "ä".repeat(LONGEST);
        assert_eq!(cut(&exact), exact);
        let smiles = "😀".repeat(LONGEST);
        let long = cut(&smiles);
        assert!(long.ends_with(CUT) && long.encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let rows = || [vec!["=1+1".into(), "".into()]].into_iter();
        let columns = ["a".to_owned(), "b".to_owned()];
        let once = workbook("Nimi", &columns, rows());
        assert!(once.starts_with(b"PK"));
        assert_eq!(once, workbook("Nimi", &columns, rows()));
    }

    #[test]
    fn columns_have_names_and_texts_stay_texts() {
        assert_eq!([0, 25, 26, 51, 701, 702].map(column_name), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
        let mut xml = String::new();
        push_text(&mut xml, "a<b> & _x0041_ _xyz_\u{7}\n");
        assert_eq!(xml, "a&lt;b&gt; &amp; _x005F_x0041_ _xyz_\n");
    }

    #[test]
    fn no_row_is_a_table_too() {
        assert!(!workbook("Nimi", &["a".to_owned()], std::iter::empty()).is_empty());
    }
}
