//! The register as a workbook for spreadsheets (Office Open XML). The only file that names
//! `rust_xlsxwriter`.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// So many characters may a cell hold, as its program counts them.
const LONGEST: usize = 32_767;
/// Widths of columns, in characters.
const WIDTH: f64 = 34.0;
const NARROW: f64 = 14.0;
/// So many columns behind the first hold some words only.
const NARROW_COLUMNS: u16 = 6;
/// What stands at the end of a text that was cut.
const CUT: &str = " …";

/// The bytes of a workbook with one sheet. Cells are texts, whatever they begin with: none is reckoned.
pub(super) fn workbook(
    title: &str,
    columns: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> Vec<u8> {
    let mut workbook = Workbook::new();
    // The day is no day of ours: the same notices give the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let written = write(workbook.add_worksheet(), columns, rows);
    written.and_then(|()| workbook.save_to_buffer()).unwrap_or_default()
}

fn write(
    sheet: &mut Worksheet,
    columns: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, name) in (0..).zip(columns) {
        let is_wide = at == 0 || at >= NARROW_COLUMNS;
        sheet.set_column_width(at, if is_wide { WIDTH } else { NARROW })?;
        sheet.write_string_with_format(0, at, cut(name), &head)?;
    }
    let mut last = 0;
    for (at, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells) {
            if !cell.is_empty() {
                sheet.write_string_with_format(at, column, cut(cell), &body)?;
            }
        }
        last = at;
    }
    sheet.set_freeze_panes(1, 1)?;
    let columns = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(())
}

/// A text that a cell can hold: longer ones are cut, and say so.
fn cut(text: &str) -> String {
    // Spreadsheets count in units of UTF-16.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
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
        let long = cut(&"😀".repeat(LONGEST));
        assert!(long.ends_with(CUT) && long.encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let rows = || [vec!["=1+1".to_owned(), String::new()]].into_iter();
        let columns = ["a".to_owned(), "b".to_owned()];
        let once = workbook("Nimi", &columns, rows());
        assert!(once.starts_with(b"PK"));
        assert_eq!(once, workbook("Nimi", &columns, rows()));
    }

    #[test]
    fn no_row_is_a_table_too() {
        assert!(!workbook("Nimi", &["a".to_owned()], std::iter::empty()).is_empty());
    }
}
