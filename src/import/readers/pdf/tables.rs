//! Tables that only their places show: rows whose pieces begin at the same places across.

use crate::import::lines::{Line, paragraphs};
use crate::import::pieces::{self, Block, Cell, Paragraph};
use crate::import::readers::pdf::letters::Rule;
use crate::import::readers::pdf::measure::Measure;
use crate::import::readers::pdf::rows::{COLUMN, Piece, Row};

/// How far the beginnings of a column's lines may differ.
const NEAR: f64 = 3.0;

/// So many rows of a page may follow a whole one in the table.
const FURTHEST: usize = 80;
/// Tables of notices have no more columns.
const MOST_COLUMNS: usize = 12;

/// Rows of a page that are one table.
#[derive(Debug)]
pub(crate) struct Found {
    /// After the last of its rows.
    pub(crate) end: usize,
    /// Columns of running text, each read from its top to its end.
    pub(crate) running: bool,
    pub(crate) columns: Vec<f64>,
    pub(crate) rows: Vec<Vec<Vec<Row>>>,
}

/// A table that begins with a row of a page.
pub(crate) fn find(rows: &[Row], at: usize, rules: &[Rule], measure: &Measure) -> Option<Found> {
    let columns: Vec<f64> = cells(&rows[at])?;
    let mut end = at + 1;
    let mut full = 1;
    let mut last_full = at;
    while let Some(row) = rows.get(end) {
        let above = &rows[end - 1];
        let far = above.y - row.y > 3.0 * above.size.max(row.size);
        if !fits(row, &columns)
            || (far && cells(row).is_none() && !is_ruled(above, row, rules, &columns))
        {
            break;
        }
        let whole = filled(row, &columns);
        if whole > 1 {
            full += 1;
            last_full = end;
        }
        end += 1;
        if end - last_full > FURTHEST {
            break;
        }
    }
    // What stands under it in the first column alone is a part of it only if it goes on closely.
    while end > last_full + 1 {
        let row = &rows[end - 1];
        let alone = row.left < columns[1] - NEAR;
        let apart = measure.gap(&rows[end - 2], row) && !is_ruled_below(row, rules, &columns);
        if !(alone && (apart || row.right > columns[1])) {
            break;
        }
        end -= 1;
    }
    if full < 2 {
        return None;
    }
    let rows = &rows[at..end];
    let running = is_running(rows, &columns, rules);
    let rows =
        if running { vec![whole(rows, &columns)] } else { part(rows, rules, &columns, measure) };
    Some(Found { end, running, columns, rows })
}

/// Whether two columns are those of a page's text, not of a table: both are full of words all the way.
fn is_running(rows: &[Row], columns: &[f64], rules: &[Rule]) -> bool {
    let both = rows.iter().filter(|row| filled(row, columns) == 2).count();
    let words = |row: &Row| {
        let first = row.pieces.iter().filter(|piece| column_of(piece, columns) == 0);
        first.map(|piece| piece.text.chars().count()).sum::<usize>()
    };
    let letters: usize = rows.iter().map(words).sum();
    columns.len() == 2
        && rows.len() >= 6
        && both * 10 >= rows.len() * 6
        && letters >= 28 * rows.len()
        && !rows.windows(2).any(|pair| is_ruled(&pair[0], &pair[1], rules, columns))
}

/// The rows of each column.
fn whole(rows: &[Row], columns: &[f64]) -> Vec<Vec<Row>> {
    let mut cells = vec![Vec::new(); columns.len()];
    for row in rows {
        spread(row, columns, &mut cells);
    }
    cells
}

/// Spreads the pieces of a row over the cells that they stand in.
fn spread(row: &Row, columns: &[f64], cells: &mut [Vec<Row>]) {
    for piece in &row.pieces {
        let cell = &mut cells[column_of(piece, columns)];
        match cell.last_mut() {
            Some(last) if (last.y - row.y).abs() < 0.01 => {
                last.right = last.right.max(piece.right);
                last.pieces.push(piece.clone());
            }
            _ => cell.push(Row {
                pieces: vec![piece.clone()],
                left: piece.left,
                right: piece.right,
                y: row.y,
                size: row.size,
            }),
        }
    }
}

/// Where the columns of a row begin, if it has more than one.
fn cells(row: &Row) -> Option<Vec<f64>> {
    let segments = row.segments();
    let mut starts = vec![segments.first()?.first()?.left];
    for pair in segments.windows(2) {
        let gap = pair[1][0].left - pair[0][pair[0].len() - 1].right;
        let is_mark = starts.len() == 1 && is_mark(pair[0]);
        if !(is_mark && gap < 4.5 * row.size) {
            starts.push(pair[1][0].left);
        }
    }
    (2..=MOST_COLUMNS).contains(&starts.len()).then_some(starts)
}

/// `1.`, `•`: the mark of a heading or an item, not a column.
fn is_mark(pieces: &[Piece]) -> bool {
    let [piece] = pieces else { return false };
    let text = piece.text.trim();
    let count = text.chars().count();
    let numbered = text.ends_with(['.', ')']) && count <= 6
        || text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    count == 1 || (count <= 6 && numbered)
}

/// Whether nothing in a row runs across the beginning of a column.
fn fits(row: &Row, columns: &[f64]) -> bool {
    let inside = row.left > columns[0] - 2.0 * NEAR;
    let segments = row.segments();
    let crossed = |segment: &&[Piece]| {
        let (left, right) = (segment[0].left, segment[segment.len() - 1].right);
        columns.iter().skip(1).any(|column| {
            let begins = segment.iter().any(|piece| (piece.left - column).abs() < NEAR);
            left < column - NEAR && right > *column - 0.2 * COLUMN && !begins
        })
    };
    inside && !segments.iter().any(crossed)
}

fn column_of(piece: &Piece, columns: &[f64]) -> usize {
    columns.iter().rposition(|column| piece.left > column - NEAR).unwrap_or_default()
}

/// How many columns of a row have text that begins where they do.
fn filled(row: &Row, columns: &[f64]) -> usize {
    let begins =
        |column: &&f64| row.pieces.iter().any(|piece| (piece.left - **column).abs() < NEAR);
    columns.iter().filter(begins).count()
}

fn is_ruled(above: &Row, below: &Row, rules: &[Rule], columns: &[f64]) -> bool {
    rules.iter().any(|rule| {
        rule.y < above.y
            && rule.y > below.y + 0.4 * below.size
            && rule.left < columns[0] + 20.0
            && rule.right > columns[0] + 5.0
    })
}

fn is_ruled_below(row: &Row, rules: &[Rule], columns: &[f64]) -> bool {
    let near = |rule: &&Rule| rule.y < row.y && rule.y > row.y - 2.0 * row.size;
    rules.iter().filter(near).any(|rule| rule.left < columns[0] + 20.0 && rule.right > columns[1])
}

/// Parts the rows of a page into those of the table, and these into cells.
fn part(rows: &[Row], rules: &[Rule], columns: &[f64], measure: &Measure) -> Vec<Vec<Vec<Row>>> {
    let has_rules = rows.windows(2).any(|pair| is_ruled(&pair[0], &pair[1], rules, columns));
    let has_gaps = rows.windows(2).any(|pair| measure.gap(&pair[0], &pair[1]));
    let mut parted: Vec<Vec<Vec<Row>>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let first = row.pieces.iter().find(|piece| column_of(piece, columns) == 0);
        let begins_well = first.is_some_and(|piece| !piece.text.starts_with(char::is_lowercase));
        let begins = match at.checked_sub(1).map(|above| &rows[above]) {
            None => true,
            Some(above) if has_rules => is_ruled(above, row, rules, columns),
            Some(above) if has_gaps && measure.gap(above, row) => first.is_some(),
            Some(_) if has_gaps => begins_well && filled(row, columns) == columns.len(),
            Some(_) => begins_well,
        };
        if begins {
            parted.push(vec![Vec::new(); columns.len()]);
        }
        if let Some(cells) = parted.last_mut() {
            spread(row, columns, cells);
        }
    }
    parted
}

impl Found {
    /// The lines of running text, column after column.
    pub(crate) fn lines(&self, measure: &Measure) -> Vec<Line> {
        let mut lines = Vec::new();
        for column in self.rows.iter().flatten() {
            let end = column.iter().map(|row| row.right).fold(0.0, f64::max);
            if let Some(last) = lines.last_mut() {
                let Line { text, wrapped, .. } = last;
                *wrapped = !text.ends_with(['.', ':', '!', '?']);
            }
            lines.extend(measure.ending(end).lines(column));
        }
        lines
    }

    /// The table as it is read.
    pub(crate) fn table(&self, measure: &Measure) -> pieces::Table {
        let mut table = pieces::Table::default();
        let ends: Vec<f64> = (0..self.columns.len())
            .map(|column| {
                let rows = self.rows.iter().flat_map(|row| &row[column]);
                rows.map(|row| row.right).fold(0.0, f64::max)
            })
            .collect();
        for row in &self.rows {
            let cells = row.iter().zip(&ends);
            let cells = cells.map(|(rows, end)| cell(rows, &measure.ending(*end))).collect();
            table.rows.push(pieces::Row { cells, is_head: false });
        }
        table
    }
}

/// The paragraphs of a cell.
fn cell(rows: &[Row], measure: &Measure) -> Cell {
    let blocks = paragraphs(measure.lines(rows));
    let paragraph = |block: Block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) | Block::PageBreak => None,
    };
    blocks.into_iter().filter_map(paragraph).filter(|it: &Paragraph| !it.is_empty()).collect()
}
