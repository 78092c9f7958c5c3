//! What is usual in a document: the size of its letters, the room between its lines, where lines end.

use std::collections::BTreeMap;

use crate::import::lines::{Line, join};
use crate::import::pieces::{Block, Role};
use crate::import::readers::pdf::object::whole;
use crate::import::readers::pdf::rows::Row;

/// The measures of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    /// The size of most letters.
    pub(crate) size: f64,
    /// From one line to the next, in sizes.
    step: f64,
    /// Where lines end.
    pub(crate) right: f64,
}

impl Measure {
    /// Takes the measures of the rows of pages.
    pub(crate) fn take(pages: &[Vec<Row>]) -> Self {
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        let mut steps: BTreeMap<usize, usize> = BTreeMap::new();
        for rows in pages {
            for row in rows {
                let letters: usize = row.pieces.iter().map(|it| it.text.len()).sum();
                *sizes.entry(whole(row.size * 4.0).unwrap_or_default()).or_default() += letters;
            }
            for pair in rows.windows(2) {
                let step = (pair[0].y - pair[1].y) / pair[0].size.max(pair[1].size);
                if (0.9..2.3).contains(&step) {
                    *steps.entry(whole(step * 20.0).unwrap_or_default()).or_default() += 1;
                }
            }
        }
        let size = sizes
            .iter()
            .max_by_key(|(_, count)| **count)
            .map_or(11.0, |(size, _)| number(*size) / 4.0);
        let all: usize = steps.values().sum();
        let step = steps
            .iter()
            .find(|(_, count)| **count * 8 >= all)
            .map_or(1.2, |(step, _)| number(*step) / 20.0);
        let mut rights: Vec<f64> = pages.iter().flatten().map(|row| row.right).collect();
        Self { size, step, right: edge(&mut rights, size) }
    }

    /// The title of a document by its letters: the largest of all, and once.
    pub(crate) fn title(&self, pages: &[Vec<Row>]) -> Option<String> {
        let rows = || pages.iter().flatten();
        let largest = rows().map(|row| row.size).fold(0.0, f64::max);
        let is_large = |row: &&Row| row.size > largest * 0.97;
        let first = pages.first()?;
        let start = first.iter().position(|row| is_large(&row))?;
        let title: Vec<&Row> = first[start..].iter().take_while(is_large).collect();
        let once = rows().filter(is_large).count() == title.len() && title.len() <= 3;
        let text = title.iter().map(|row| row.text()).reduce(|left, right| join(&left, &right))?;
        (once && largest > self.size * 1.3 && start < 10).then_some(text)
    }

    /// The same, for a column that ends elsewhere.
    pub(crate) fn ending(self, right: f64) -> Self {
        Self { right, ..self }
    }

    /// Whether more room stands between two rows than usual.
    pub(crate) fn gap(&self, above: &Row, below: &Row) -> bool {
        let step = (above.y - below.y) / above.size.max(below.size);
        let sizes = above.size / below.size;
        step > self.step * 1.15 + 0.03 || step < 0.0 || !(0.9..1.12).contains(&sizes)
    }

    /// Rows of one column as lines.
    pub(crate) fn lines(&self, rows: &[Row]) -> Vec<Line> {
        let texts: Vec<String> = rows.iter().map(Row::text).collect();
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let gap = at > 0 && self.gap(&rows[at - 1], row);
            let wrapped = texts.get(at + 1).is_some_and(|next| self.wraps(row, &texts[at], next));
            let large = row.size > self.size * 1.12;
            let text = texts[at].clone();
            lines.push(Line { text, gap, page: false, bold: row.bold() || large, large, wrapped });
        }
        lines
    }

    /// Whether the first word of the next line had no room on this one.
    pub(crate) fn wraps(&self, row: &Row, text: &str, next: &str) -> bool {
        let letters = text.chars().count().max(1);
        let letter = (row.right - row.left).max(row.size * 0.2) / number(letters);
        let letter = letter.clamp(row.size * 0.3, row.size * 0.8);
        let word = next.split(' ').next().unwrap_or_default().chars().count();
        let room = self.right - row.right;
        let goes_on =
            next.starts_with(char::is_lowercase) && !text.ends_with(['.', ':', ';', '!', '?']);
        let slack = if goes_on { 4.0 } else { 0.5 };
        room < letter * (number(word) + 1.0 + slack) || text.ends_with('\u{ad}')
    }
}

/// Marks the title among the paragraphs of a document.
pub(crate) fn mark_title(blocks: &mut [Block], title: &str) {
    for block in blocks {
        if let Block::Paragraph(paragraph) = block
            && paragraph.role == Role::Plain
            && paragraph.text() == title
        {
            paragraph.role = Role::Title;
            paragraph.lines = vec![title.to_owned()];
            return;
        }
    }
}

/// Where lines end: no further than two lines reach, or one in thirty.
fn edge(rights: &mut [f64], size: f64) -> f64 {
    rights.sort_by(|a, b| b.total_cmp(a));
    let enough = (rights.len() / 30).max(1);
    let reached = rights.iter().enumerate().find(|(at, right)| {
        rights.get(at + enough).is_some_and(|further| *right - further < 2.0 * size)
    });
    reached.map(|(_, right)| *right).or(rights.first().copied()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts of letters and lines")]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}
