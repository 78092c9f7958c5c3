//! Sheets: tables whose first column holds headings and whose second holds the text.

use crate::markdown::pieces::{Row, Shape};
use crate::model::item::Item;
use crate::parse::vocabulary::headings::recognise;

/// So many rows with a known heading make a table a sheet; a table of a split sheet may have fewer.
const FEWEST_ROWS: usize = 3;

/// A header row with longer cells says something of its own.
const LONGEST_COLUMN_NAME: usize = 30;

/// Which of the shapes are sheets.
pub(crate) fn sheets(shapes: &[Shape<'_>]) -> Vec<bool> {
    let counts: Vec<Option<Count>> = shapes.iter().map(count).collect();
    let is_full = |count: &Option<Count>| count.is_some_and(Count::is_full);
    let any = counts.iter().any(is_full);
    let mut after_sheet = false;
    let mut sheets = Vec::with_capacity(shapes.len());
    for count in counts {
        let sheet = match count {
            Some(count) if any => count.is_mostly_known() || (after_sheet && count.labelled == 0),
            _ => false,
        };
        after_sheet = sheet;
        sheets.push(sheet);
    }
    sheets
}

#[derive(Debug, Clone, Copy)]
struct Count {
    labelled: usize,
    known: usize,
}

impl Count {
    fn is_mostly_known(self) -> bool {
        self.known > 0 && self.known * 5 >= self.labelled * 3
    }

    fn is_full(self) -> bool {
        self.known >= FEWEST_ROWS && self.is_mostly_known()
    }
}

fn count(shape: &Shape<'_>) -> Option<Count> {
    let Shape::TwoColumns(rows) = shape else { return None };
    let labelled = rows.iter().filter(|row| !row.label.is_empty());
    let mut count = Count { labelled: 0, known: 0 };
    for row in labelled {
        let items = recognise(&row.label);
        if names_columns(row, &items) {
            continue;
        }
        count.labelled += 1;
        count.known += usize::from(!items.is_empty());
    }
    Some(count)
}

/// A header such as `Kohta | Sisältö`.
pub(crate) fn names_columns(row: &Row<'_>, items: &[Item]) -> bool {
    row.is_head
        && items.is_empty()
        && row.label.len() <= LONGEST_COLUMN_NAME
        && row.cell.text().len() <= LONGEST_COLUMN_NAME
}
