//! Where a finished paragraph goes: into the text, the cell of a table, or aside.

use crate::import::pieces::{Block, Cell, Found, Margin, Paragraph, Row, Table, Why};

/// A document as it is read, paragraph by paragraph, table within table.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    found: Found,
    open: Vec<Layer>,
}

#[derive(Debug)]
enum Layer {
    Table { table: Table, row: Option<Row>, cell: Option<Cell> },
    Aside(Vec<Paragraph>),
}

impl Layers {
    /// Adds a paragraph where the reader is.
    pub(crate) fn paragraph(&mut self, paragraph: Paragraph) {
        if paragraph.is_empty() {
            return;
        }
        match self.open.last_mut() {
            Some(Layer::Table { cell: Some(cell), .. }) => cell.push(paragraph),
            Some(Layer::Aside(aside)) => aside.push(paragraph),
            // Between the cells nothing should stand; what does is not lost.
            Some(Layer::Table { .. }) | None => self.found.blocks.push(Block::Paragraph(paragraph)),
        }
    }

    /// A new page begins, if it is the text where the reader is.
    pub(crate) fn page(&mut self) {
        if self.open.is_empty() {
            self.found.blocks.push(Block::PageBreak);
        }
    }

    /// Text that is no part of the notice; the same is kept once.
    pub(crate) fn margin(&mut self, why: Why, text: &str) {
        let margin = Margin { why, text: super::writing::tidy(text).replace('\t', " ") };
        if !margin.text.is_empty() && !self.found.margins.contains(&margin) {
            self.found.margins.push(margin);
        }
    }

    pub(crate) fn open_table(&mut self) {
        self.open.push(Layer::Table { table: Table::default(), row: None, cell: None });
    }

    pub(crate) fn open_row(&mut self) {
        if let Some(Layer::Table { row, .. }) = self.open.last_mut() {
            *row = Some(Row::default());
        }
    }

    /// The row says what the columns are.
    pub(crate) fn head_row(&mut self) {
        if let Some(Layer::Table { row: Some(row), .. }) = self.open.last_mut() {
            row.is_head = true;
        }
    }

    pub(crate) fn open_cell(&mut self) {
        if let Some(Layer::Table { cell, .. }) = self.open.last_mut() {
            *cell = Some(Cell::new());
        }
    }

    /// A cell that another covers: as the first of its row, it continues the row above.
    pub(crate) fn covered_cell(&mut self) {
        if let Some(Layer::Table { row: Some(row), .. }) = self.open.last_mut()
            && row.cells.is_empty()
        {
            row.cells.push(Cell::new());
        }
    }

    pub(crate) fn close_cell(&mut self) {
        if let Some(Layer::Table { row, cell, .. }) = self.open.last_mut()
            && let Some(cell) = cell.take()
        {
            row.get_or_insert_default().cells.push(cell);
        }
    }

    pub(crate) fn close_row(&mut self) {
        self.close_cell();
        if let Some(Layer::Table { table, row, .. }) = self.open.last_mut()
            && let Some(row) = row.take()
        {
            table.rows.push(row);
        }
    }

    /// Ends a table. One within a cell is written out there.
    pub(crate) fn close_table(&mut self) {
        self.close_row();
        if !matches!(self.open.last(), Some(Layer::Table { .. })) {
            return;
        }
        let Some(Layer::Table { mut table, .. }) = self.open.pop() else { return };
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        if table.rows.is_empty() {
            return;
        }
        if self.open.is_empty() {
            self.found.blocks.push(Block::Table(table));
            return;
        }
        let cells = table.rows.into_iter().flat_map(|row| row.cells);
        for paragraph in cells.flatten() {
            self.paragraph(paragraph);
        }
    }

    pub(crate) fn open_aside(&mut self) {
        self.open.push(Layer::Aside(Vec::new()));
    }

    pub(crate) fn close_aside(&mut self) {
        if let Some(Layer::Aside(_)) = self.open.last()
            && let Some(Layer::Aside(paragraphs)) = self.open.pop()
        {
            self.found.aside.extend(paragraphs.into_iter().map(Block::Paragraph));
        }
    }

    /// What was read.
    pub(crate) fn finish(mut self) -> Found {
        while let Some(layer) = self.open.last() {
            match layer {
                Layer::Table { .. } => self.close_table(),
                Layer::Aside(_) => self.close_aside(),
            }
        }
        self.found
    }
}
