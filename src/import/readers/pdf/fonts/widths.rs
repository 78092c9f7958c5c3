//! How wide letters are.

use std::collections::BTreeMap;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::object::{Dict, Object};

/// The widths of a font, in sizes of the font.
#[derive(Debug)]
pub(crate) struct Widths {
    /// By the first code of a range: its last code and the width.
    ranges: BTreeMap<u32, (u32, f64)>,
    other: f64,
}

/// Of the fonts that every program has, from the space on: Helvetica, which the others resemble.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

impl Widths {
    /// Those of a simple font.
    pub(crate) fn of_codes(file: &File<'_>, dict: &Dict, name: &str) -> Self {
        let scale = if file.at(dict, "Subtype").name() == Some("Type3") {
            let matrix = file.at(dict, "FontMatrix");
            matrix.list().first().and_then(Object::number).unwrap_or(0.001).abs()
        } else {
            0.001
        };
        let first = file.at(dict, "FirstChar").small().unwrap_or_default();
        let list = file.at(dict, "Widths");
        let mut ranges = BTreeMap::new();
        for (code, width) in (first..256).zip(list.list()) {
            let width = file.resolve(width).number().unwrap_or_default();
            ranges.insert(code, (code, width * scale));
        }
        let descriptor = file.at(dict, "FontDescriptor");
        let missing = descriptor.dict().and_then(|it| file.at(it, "MissingWidth").number());
        if ranges.is_empty() {
            let is_fixed = name.contains("Courier");
            for (code, width) in (32..).zip(HELVETICA) {
                let width = if is_fixed { 600 } else { width };
                ranges.insert(code, (code, f64::from(width) * 0.001));
            }
            let other = if is_fixed { 0.6 } else { 0.556 };
            return Self { ranges, other };
        }
        Self { ranges, other: missing.unwrap_or_default() * scale }
    }

    /// Those of a composite font (9.7.4.3).
    pub(crate) fn of_glyphs(file: &File<'_>, dict: &Dict) -> Self {
        let list = file.at(dict, "W");
        spend(&file.budget.operators, list.list().len() * 8);
        let mut list = list.list().iter();
        let mut ranges = BTreeMap::new();
        while let Some(first) = list.next().and_then(|it| file.resolve(it).small()) {
            let Some(next) = list.next() else { break };
            match &*file.resolve(next) {
                Object::List(widths) => {
                    spend(&file.budget.operators, widths.len() * 8);
                    for (glyph, width) in (first..).zip(widths) {
                        let width = file.resolve(width).number().unwrap_or_default();
                        ranges.insert(glyph, (glyph, width * 0.001));
                    }
                }
                last => {
                    let (Some(last), Some(width)) =
                        (last.small(), list.next().and_then(|it| file.resolve(it).number()))
                    else {
                        break;
                    };
                    ranges.insert(first, (last, width * 0.001));
                }
            }
        }
        Self { ranges, other: file.at(dict, "DW").number().unwrap_or(1000.0) * 0.001 }
    }

    pub(crate) fn of(&self, code: u32) -> f64 {
        match self.ranges.range(..=code).next_back() {
            Some((_, (last, width))) if code <= *last => *width,
            _ => self.other,
        }
    }
}
