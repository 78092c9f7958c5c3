//! The pages of a document in their order, each with what it inherits (ISO 32000-1, 7.7.3).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::import::readers::pdf::file::{File, Held};
use crate::import::readers::pdf::matrix::Matrix;
use crate::import::readers::pdf::object::{Dict, Object};

/// More pages than that are no notice.
const MOST: usize = 5000;
/// Trees of pages are no deeper.
const DEEPEST: usize = 32;

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The number of its object, by which the structure names it.
    pub(crate) number: u32,
    pub(crate) contents: Object,
    pub(crate) annotations: Object,
    pub(crate) resources: Rc<Object>,
    /// From the page's own space to one that begins at its lower left corner, as it is looked at.
    pub(crate) upright: Matrix,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

#[derive(Clone, Default)]
struct Inherited {
    resources: Rc<Object>,
    media: Vec<f64>,
    crop: Vec<f64>,
    turn: f64,
}

/// All pages.
pub(crate) fn pages(file: &File<'_>) -> Vec<Page> {
    let mut walk = Walk { file, seen: BTreeSet::new(), pages: Vec::new() };
    let root = file.at(file.trailer(), "Root");
    if let Some(root) = root.dict() {
        walk.node(root.get("Pages"), &Inherited::default(), 0);
    }
    if walk.pages.is_empty() {
        // The tree is broken: whatever calls itself a page is one.
        for number in file.numbers() {
            if file.object(number).dict().is_some_and(|dict| dict.kind() == "Page") {
                walk.node(&Object::Reference(number), &Inherited::default(), 0);
            }
        }
    }
    walk.pages
}

struct Walk<'f, 'b> {
    file: &'f File<'b>,
    seen: BTreeSet<u32>,
    pages: Vec<Page>,
}

impl Walk<'_, '_> {
    fn node(&mut self, node: &Object, inherited: &Inherited, depth: usize) {
        let Some(number) = node.reference() else { return };
        if depth > DEEPEST || self.pages.len() >= MOST || !self.seen.insert(number) {
            return;
        }
        let object = self.file.resolve(node);
        let Some(dict) = object.dict() else { return };
        let mut own = inherited.clone();
        match self.file.at(dict, "Resources") {
            Held::There(resources) => own.resources = resources,
            Held::Here(Object::Dict(resources)) => {
                own.resources = Rc::new(Object::Dict(resources.clone()));
            }
            Held::Here(_) => {}
        }
        for (name, numbers) in [("MediaBox", &mut own.media), ("CropBox", &mut own.crop)] {
            let list = self.file.at(dict, name);
            let list: Vec<f64> =
                list.list().iter().filter_map(|it| self.file.resolve(it).number()).collect();
            if list.len() == 4 {
                *numbers = list;
            }
        }
        own.turn = self.file.at(dict, "Rotate").number().unwrap_or(own.turn);
        let kids = self.file.at(dict, "Kids");
        if dict.0.contains_key("Kids") && dict.kind() != "Page" {
            for kid in kids.list() {
                self.node(kid, &own, depth + 1);
            }
        } else {
            self.pages.push(page(number, dict, own));
        }
    }
}

fn page(number: u32, dict: &Dict, own: Inherited) -> Page {
    let bounds = if own.crop.len() == 4 { &own.crop } else { &own.media };
    let [left, bottom, right, top] = match bounds.as_slice() {
        &[a, b, c, d] if (a - c).abs() > 1.0 && (b - d).abs() > 1.0 => {
            [a.min(c), b.min(d), a.max(c), b.max(d)]
        }
        _ => [0.0, 0.0, 595.0, 842.0],
    };
    let (upright, turned) = match own.turn.rem_euclid(360.0) {
        90.0 => (Matrix([0.0, -1.0, 1.0, 0.0, -bottom, right]), true),
        180.0 => (Matrix([-1.0, 0.0, 0.0, -1.0, right, top]), false),
        270.0 => (Matrix([0.0, 1.0, -1.0, 0.0, top, -left]), true),
        _ => (Matrix([1.0, 0.0, 0.0, 1.0, -left, -bottom]), false),
    };
    let (width, height) = (right - left, top - bottom);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let contents = dict.get("Contents").clone();
    let annotations = dict.get("Annots").clone();
    Page { number, contents, annotations, resources: own.resources, upright, width, height }
}
