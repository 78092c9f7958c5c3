//! The tree of a document's structure.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::file::{File, Held};
use crate::import::readers::pdf::letters::Owner;
use crate::import::readers::pdf::object::{Dict, Object};
use crate::import::readers::pdf::words::text_string;

/// Parts of parts are read to this depth.
const DEEPEST: usize = 64;

/// The tree.
pub(crate) struct Tree<'f, 'b> {
    file: &'f File<'b>,
    root: Object,
    /// What a document's own names of parts stand for.
    roles: BTreeMap<String, String>,
}

/// What stands in a part.
#[derive(Debug, Clone)]
pub(crate) enum Kid {
    Part(Part),
    /// Letters of a page or of a drawing.
    Piece(Owner, u32),
}

/// A part of the structure.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its number, if it has one: no part is read twice.
    pub(crate) number: Option<u32>,
    /// The name that every program knows.
    pub(crate) kind: String,
    object: Rc<Object>,
    page: u32,
    pub(crate) depth: usize,
}

impl<'f, 'b> Tree<'f, 'b> {
    pub(crate) fn open(file: &'f File<'b>, catalog: &Dict) -> Option<Self> {
        let root = Object::clone(&file.at(catalog, "StructTreeRoot"));
        let dict = root.dict()?;
        let roles = file.at(dict, "RoleMap");
        let roles = roles.dict().map(|roles| {
            let names = roles.0.iter().take(1000);
            let name = |it: &Object| file.resolve(it).name().map(str::to_owned);
            names.filter_map(|(from, to)| Some((from.clone(), name(to)?))).collect()
        });
        let roles = roles.unwrap_or_default();
        Some(Self { file, root, roles })
    }

    /// The parts that are in no other.
    pub(crate) fn top(&self) -> Part {
        let object = Rc::new(self.root.clone());
        Part { number: None, kind: "Document".to_owned(), object, page: 0, depth: 0 }
    }

    pub(crate) fn value<'o>(&self, part: &'o Part, name: &str) -> Held<'o> {
        match part.object.dict() {
            Some(dict) => self.file.at(dict, name),
            None => Held::There(Rc::default()),
        }
    }

    /// The text that stands for the letters of a part.
    pub(crate) fn standing(&self, part: &Part) -> Option<String> {
        let text = self.value(part, "ActualText");
        let text = text.text()?;
        spend(&self.file.budget.letters, text.len()).then(|| text_string(text))
    }

    /// What stands in a part, in its order.
    pub(crate) fn kids(&self, part: &Part) -> Vec<Kid> {
        if part.depth > DEEPEST || self.file.budget.is_spent() {
            return Vec::new();
        }
        let kids = self.value(part, "K");
        let own = part.object.dict().map(|dict| dict.get("K"));
        let one = own.map(std::slice::from_ref).unwrap_or_default();
        let list = if kids.list().is_empty() { one } else { kids.list() };
        spend(&self.file.budget.operators, 4 + list.len());
        list.iter().filter_map(|kid| self.kid(kid, part)).collect()
    }

    fn kid(&self, kid: &Object, part: &Part) -> Option<Kid> {
        let number = kid.reference();
        let object = self.file.resolve(kid);
        if let Some(id) = object.small() {
            return Some(Kid::Piece(Owner::Page(part.page), id));
        }
        let dict = object.dict()?;
        let page = dict.get("Pg").reference().unwrap_or(part.page);
        if let Some(id) = self.file.at(dict, "MCID").small() {
            let owner = dict.get("Stm").reference().map_or(Owner::Page(page), Owner::Form);
            return Some(Kid::Piece(owner, id));
        }
        let kind = self.file.at(dict, "S").name()?.to_owned();
        let kind = self.role(kind);
        let object = match &object {
            Held::There(object) => Rc::clone(object),
            Held::Here(object) => {
                spend(&self.file.budget.operators, weight(object));
                Rc::new(Object::clone(object))
            }
        };
        Some(Kid::Part(Part { number, kind, object, page, depth: part.depth + 1 }))
    }

    fn role(&self, mut name: String) -> String {
        for _ in 0..8 {
            if is_known(&name) {
                break;
            }
            let Some(role) = self.roles.get(&name) else { break };
            name.clone_from(role);
        }
        name
    }

    /// All parts and pieces in a part, whatever their depth, each part once.
    pub(crate) fn all_in(&self, part: &Part) -> Vec<Kid> {
        let mut all = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = self.kids(part);
        open.reverse();
        while let Some(kid) = open.pop() {
            if let Kid::Part(part) = &kid {
                if part.number.is_some_and(|number| !seen.insert(number)) {
                    continue;
                }
                let mut kids = self.kids(part);
                kids.reverse();
                open.extend(kids);
            }
            all.push(kid);
        }
        all
    }
}

/// How many values a value holds.
fn weight(object: &Object) -> usize {
    let inner: usize = match object {
        Object::List(list) => list.iter().map(weight).sum(),
        Object::Dict(dict) => dict.0.values().map(weight).sum(),
        _ => 0,
    };
    inner + 1
}

/// Names that need no translation, though some documents give one: `Title` as a paragraph.
fn is_known(name: &str) -> bool {
    matches!(
        name,
        "Title"
            | "P"
            | "H"
            | "L"
            | "LI"
            | "Lbl"
            | "LBody"
            | "Table"
            | "TR"
            | "TH"
            | "TD"
            | "TOC"
            | "TOCI"
            | "Note"
    ) || (name.len() == 2 && name.starts_with('H') && name.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a part is a block by itself, or holds some.
pub(crate) fn is_block(kind: &str) -> bool {
    matches!(
        kind,
        "P" | "H"
            | "Title"
            | "L"
            | "LI"
            | "LBody"
            | "Table"
            | "TR"
            | "TD"
            | "TH"
            | "Div"
            | "Sect"
            | "Part"
            | "Art"
            | "Document"
            | "BlockQuote"
            | "Caption"
            | "TOC"
            | "TOCI"
            | "Note"
            | "FENote"
            | "Aside"
            | "DocumentFragment"
    ) || heading(kind).is_some()
}

/// The depth of a heading.
pub(crate) fn heading(kind: &str) -> Option<u8> {
    let depth = kind.strip_prefix('H')?;
    if depth.is_empty() {
        return Some(1);
    }
    depth.parse().ok().filter(|depth| (1..=9).contains(depth)).map(|depth: u8| depth.min(6))
}
