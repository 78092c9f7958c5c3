//! Tables for other programs: CSV (RFC 4180) with semicolons, as the spreadsheets of Finland and Sweden
//! read it.

/// By which spreadsheets know that letters are of UTF-8.
pub(super) const MARK: &str = "\u{feff}";

/// Adds a row.
pub(super) fn push_line<T: AsRef<str>>(cells: &[T], table: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            table.push(';');
        }
        table.push('"');
        let cell = cell.as_ref();
        if begins_formula(cell) {
            table.push('\'');
        }
        for (at, part) in cell.split('"').enumerate() {
            if at > 0 {
                table.push_str("\"\"");
            }
            table.push_str(part);
        }
        table.push('"');
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would reckon a cell instead of showing it. Spaces before do not keep some from it.
fn begins_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &str) {
        let mut line = String::new();
        push_line(cells, &mut line);
        assert_eq!(line, expected);
    }

    #[test]
    fn cells_are_quoted() {
        check(&["a", "b;\"c\"", "", "ä\n"], "\"a\";\"b;\"\"c\"\"\";\"\";\"ä\n\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for begin in ["=", "+", "-", "@", " =", "\t", "\r", "＝"] {
            let cell = format!("{begin}1");
            check(&[&cell], &format!("\"'{cell}\"\r\n"));
        }
        check(&["1-2", "a=b"], "\"1-2\";\"a=b\"\r\n");
    }
}
