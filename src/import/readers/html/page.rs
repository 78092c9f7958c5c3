//! A page while it is read: which elements are open, and where the text goes.

use crate::import::pieces::{Block, Found, Margin, Mark, Role, Why};
use crate::import::readers::html::elements::{
    Within, apart, bounds, ends, heading, is_block, is_void,
};
use crate::import::readers::layers::Layers;
use crate::import::readers::writing::{Writing, tidy};

/// Elements that lie deeper are taken for text of the one above.
const DEEPEST: usize = 512;

/// A start tag.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    why: Option<Why>,
    /// Of a list: the number of its next item; of an item: its mark, until it is written.
    number: u32,
    mark: Option<Mark>,
    is_main: bool,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    open: Vec<Open>,
    writing: Writing,
    /// What stands within the main part, if the page says which that is.
    main: Layers,
    outside: Layers,
    has_main: bool,
    name: Option<String>,
    margins: Vec<Margin>,
}

impl Page {
    pub(super) fn open(&mut self, element: Element) {
        let name = element.name.as_str();
        if name == "br" {
            self.writing.line_break();
            return;
        }
        if is_block(name) {
            self.flush();
            self.end_before(name);
        }
        if is_void(name) || self.open.len() >= DEEPEST {
            return;
        }
        if name == "a"
            && let Some(target) = element.get("href")
        {
            self.writing.open_link(target);
        }
        let in_main = self.in_main();
        let is_main = name == "main" || element.get("role") == Some("main");
        let in_heading = self.open.iter().any(|open| heading(&open.name).is_some());
        let within = Within { main: in_main, heading: in_heading };
        let above = self.open.last().and_then(|open| open.why);
        let why = above.or_else(|| if is_main { None } else { apart(&element, within) });
        if why != above {
            self.flush();
        }
        self.has_main |= is_main;
        let mark = (name == "li").then(|| self.next_mark(&element)).flatten();
        let number = element.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        if why.is_none() {
            match name {
                "table" => self.layers().open_table(),
                "tr" => self.layers().open_row(),
                "td" | "th" => self.layers().open_cell(),
                _ => {}
            }
        }
        self.open.push(Open { name: element.name, why, number, mark, is_main });
    }

    /// Ends what the start of an element ends.
    fn end_before(&mut self, name: &str) {
        // A paragraph has no place in a list but in its items: the list was never closed.
        let is_text = heading(name).is_some() || name == "p";
        if is_text && self.open.last().is_some_and(|last| is_list(&last.name)) {
            self.pop();
        }
        if is_text && self.open.last().is_some_and(|last| last.name == "p") {
            self.pop();
        }
        let ends = ends(name);
        let bounds = bounds(name);
        let at = self.open.iter().rposition(|open| {
            ends.contains(&open.name.as_str()) || bounds.contains(&open.name.as_str())
        });
        if let Some(at) = at.filter(|at| ends.contains(&self.open[*at].name.as_str())) {
            while self.open.len() > at {
                self.pop();
            }
            // A row may end its cell and itself.
            if name == "tr" {
                self.end_before(name);
            }
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if name == "p" || is_block(name) {
            self.flush();
        }
        if name == "a" {
            self.writing.close_link();
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        // What ends within a cell does not end the cell.
        let cell = self.open.iter().rposition(|open| matches!(open.name.as_str(), "td" | "th"));
        let of_table = matches!(
            name,
            "td" | "th" | "tr" | "table" | "tbody" | "thead" | "tfoot" | "body" | "html"
        );
        if cell.is_some_and(|cell| cell > at) && !of_table {
            return;
        }
        while self.open.len() > at {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let above = self.open.iter().rev().nth(1).and_then(|open| open.why);
        let ends = self.open.last().is_some_and(|it| {
            is_block(&it.name) || matches!(it.name.as_str(), "title" | "button") || it.why != above
        });
        if ends {
            self.flush();
        }
        let Some(open) = self.open.pop() else { return };
        if open.why.is_some() {
            return;
        }
        match open.name.as_str() {
            "table" => self.layers().close_table(),
            "tr" => self.layers().close_row(),
            "td" | "th" => self.layers().close_cell(),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let is_kept = self.open.iter().any(|open| open.name == "pre");
        let bold = self.open.iter().any(|open| {
            matches!(open.name.as_str(), "b" | "strong" | "th" | "dt" | "summary" | "legend")
        });
        if !is_kept {
            self.writing.text(text, bold);
            return;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.writing.line_break();
            }
            self.writing.text(line, bold);
        }
    }

    fn next_mark(&mut self, element: &Element) -> Option<Mark> {
        let list = self.open.iter_mut().rev().find(|open| is_list(&open.name))?;
        if list.name != "ol" {
            return Some(Mark::Bullet);
        }
        let number =
            element.get("value").and_then(|value| value.parse().ok()).unwrap_or(list.number);
        list.number = number.saturating_add(1);
        Some(Mark::Number(number.to_string()))
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self) {
        let writing = std::mem::take(&mut self.writing);
        if writing.is_empty() {
            return;
        }
        if let Some(why) = self.open.last().and_then(|open| open.why) {
            // Code of scripts and styles is no text at all.
            if why != Why::Code {
                let text = writing.finish(Role::Plain).text();
                self.margins.push(Margin { why, text: text.replace('\t', " ") });
            }
            return;
        }
        if self.open.iter().any(|open| open.name == "title") {
            self.name = Some(writing.finish(Role::Plain).text());
            return;
        }
        let role = self.role();
        let mut paragraph = writing.finish(role);
        // What stands in a list but in no item of it may lead to the items.
        let in_item = self.open.iter().rev().find(|it| it.name == "li" || is_list(&it.name));
        let leads = paragraph.lines.last().is_some_and(|line| line.ends_with(':'));
        if leads && in_item.is_some_and(|it| is_list(&it.name)) {
            paragraph.role = Role::Plain;
        }
        self.layers().paragraph(paragraph);
    }

    fn role(&mut self) -> Role {
        let depth = self.open.iter().filter(|open| is_list(&open.name)).count().min(9);
        let depth = u8::try_from(depth).unwrap_or(9);
        for open in self.open.iter_mut().rev() {
            if let Some(level) = heading(&open.name) {
                return Role::Heading(level);
            }
            match open.name.as_str() {
                "li" => {
                    return open.mark.take().map_or(Role::Plain, |mark| Role::Item { depth, mark });
                }
                "td" | "th" => return Role::Plain,
                name if is_list(name) => return Role::Item { depth, mark: Mark::Bullet },
                _ => {}
            }
        }
        Role::Plain
    }

    fn in_main(&self) -> bool {
        self.open.iter().any(|open| open.is_main)
    }

    fn layers(&mut self) -> &mut Layers {
        if self.in_main() { &mut self.main } else { &mut self.outside }
    }

    /// What was read: the main part if the page has one that says something, else all.
    pub(super) fn finish(mut self) -> Found {
        self.flush();
        while !self.open.is_empty() {
            self.pop();
        }
        let main = self.main.finish();
        let outside = self.outside.finish();
        let mut found = if self.has_main && !main.is_empty() {
            let margins = outside
                .texts()
                .into_iter()
                .map(|text| Margin { why: Why::Site, text: tidy(&text).replace('\t', " ") });
            self.margins.extend(margins);
            main
        } else {
            outside
        };
        found.blocks.retain(|block| !matches!(block, Block::PageBreak));
        found.margins = self.margins;
        found.name = self.name;
        found
    }
}

fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "menu")
}
