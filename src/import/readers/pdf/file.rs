//! The objects of a file, each read when it is asked for, and once.
//!
//! lopdf reads all objects of a file at once, and as often as its tables name them: 500,000 entries may
//! lead to one list of a million numbers. So it is only asked to unpack and to decrypt.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::rc::Rc;

use crate::import::readers::Unreadable;
use crate::import::readers::pdf::budget::{Budget, spend};
use crate::import::readers::pdf::lexer::Lexer;
use crate::import::readers::pdf::lock::Lock;
use crate::import::readers::pdf::object::{Dict, Object, Stream};
use crate::import::readers::pdf::places::{Place, Places, by_looking, by_tables, find, indirect};
use crate::import::readers::pdf::streams;

/// An opened file.
#[derive(Debug)]
pub(crate) struct File<'b> {
    bytes: &'b [u8],
    pub(crate) budget: Budget,
    places: Places,
    /// The places that looking through the whole file finds, where the tables lead nowhere.
    looked: OnceCell<BTreeMap<u32, Place>>,
    lock: Option<Lock>,
    held: RefCell<BTreeMap<u32, Rc<Object>>>,
    /// Those that are just being read.
    open: RefCell<BTreeSet<u32>>,
    containers: RefCell<BTreeMap<u32, Rc<Container>>>,
    unpacked: RefCell<BTreeMap<u32, Rc<[u8]>>>,
}

/// A stream of objects (7.5.7).
#[derive(Debug, Default)]
struct Container {
    bytes: Vec<u8>,
    places: BTreeMap<u32, usize>,
}

/// A value where it stands, or that of the object that it refers to.
#[derive(Debug, Clone)]
pub(crate) enum Held<'o> {
    Here(&'o Object),
    There(Rc<Object>),
}

impl Deref for Held<'_> {
    type Target = Object;

    fn deref(&self) -> &Object {
        match self {
            Self::Here(object) => object,
            Self::There(object) => object,
        }
    }
}

/// References that lead to references are followed so far.
const HOPS: usize = 8;
/// Objects that one stream of objects may hold; programs write some hundreds.
const MOST_MEMBERS: usize = 100_000;

impl<'b> File<'b> {
    /// Opens a file by its tables, or, if these lead to no pages, by looking for its objects.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let budget = Budget::default();
        if let Some(places) = by_tables(bytes, &budget) {
            let file = Self::with(bytes, budget, places)?;
            if file.has_pages() {
                return Ok(file);
            }
        }
        let budget = Budget::default();
        let places = by_looking(bytes, &budget);
        let mut file = Self::with(bytes, budget, places)?;
        file.look_into_containers();
        if file.places.places.is_empty() { Err(Unreadable::Broken) } else { Ok(file) }
    }

    fn with(bytes: &'b [u8], budget: Budget, places: Places) -> Result<Self, Unreadable> {
        let mut file = Self {
            bytes,
            budget,
            places,
            looked: OnceCell::new(),
            lock: None,
            held: RefCell::default(),
            open: RefCell::default(),
            containers: RefCell::default(),
            unpacked: RefCell::default(),
        };
        let encrypt = file.at(&file.places.trailer, "Encrypt");
        if let Some(encrypt) = encrypt.dict() {
            let encrypt = Object::Dict(encrypt.clone());
            let encrypt = file.whole(&encrypt, 0);
            let encrypt = encrypt.dict().cloned().unwrap_or_default();
            let id = file.at(&file.places.trailer, "ID");
            file.lock = Some(Lock::open(&encrypt, &id).ok_or(Unreadable::Encrypted)?);
            file.held.borrow_mut().clear();
            file.containers.borrow_mut().clear();
        }
        Ok(file)
    }

    fn has_pages(&self) -> bool {
        let root = self.at(&self.places.trailer, "Root");
        let pages = root.dict().map(|root| self.at(root, "Pages"));
        pages.is_some_and(|pages| pages.dict().is_some_and(|pages| pages.0.contains_key("Kids")))
    }

    /// The dictionary in which reading begins.
    pub(crate) fn trailer(&self) -> &Dict {
        &self.places.trailer
    }

    /// The numbers of all objects.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        self.places.places.keys().copied().collect()
    }

    /// A value of a dictionary, wherever it stands.
    pub(crate) fn at<'o>(&self, dict: &'o Dict, name: &str) -> Held<'o> {
        self.resolve(dict.get(name))
    }

    /// A value, wherever it stands.
    pub(crate) fn resolve<'o>(&self, object: &'o Object) -> Held<'o> {
        let mut held = Held::Here(object);
        for _ in 0..HOPS {
            let Some(number) = held.reference() else { return held };
            held = Held::There(self.object(number));
        }
        Held::There(Rc::default())
    }

    /// An object by its number.
    pub(crate) fn object(&self, number: u32) -> Rc<Object> {
        if let Some(held) = self.held.borrow().get(&number) {
            return Rc::clone(held);
        }
        if !self.open.borrow_mut().insert(number) {
            return Rc::default();
        }
        let object = Rc::new(self.read(number).unwrap_or_default());
        self.open.borrow_mut().remove(&number);
        self.held.borrow_mut().insert(number, Rc::clone(&object));
        object
    }

    fn read(&self, number: u32) -> Option<Object> {
        let place = self.places.places.get(&number).copied();
        let read = match place {
            Some(Place::At(at)) => self.read_at(number, at),
            Some(Place::In(container)) => self.read_in(number, container),
            Some(Place::Nowhere) | None => return None,
        };
        // A table that leads elsewhere is broken; the object may still be there.
        read.or_else(|| match self.looked().get(&number).copied()? {
            Place::At(at) => self.read_at(number, at),
            Place::In(_) | Place::Nowhere => None,
        })
    }

    fn looked(&self) -> &BTreeMap<u32, Place> {
        self.looked.get_or_init(|| by_looking(self.bytes, &self.budget).places)
    }

    fn read_at(&self, number: u32, at: usize) -> Option<Object> {
        if self.budget.is_spent() {
            return None;
        }
        let (id, mut object) = indirect(self.bytes, at, &self.budget)?;
        if id.0 != number {
            return None;
        }
        if let Object::Stream(stream) = &mut object
            && let Some(length) = stream.dict.get("Length").reference()
        {
            let length = self.object(length).whole();
            stream.end = streams::end(self.bytes, stream.start, length, &self.budget);
        }
        if let Some(lock) = &self.lock {
            lock.open_texts(id, &mut object);
        }
        Some(object)
    }

    fn read_in(&self, number: u32, container: u32) -> Option<Object> {
        let container = self.container(container);
        let at = *container.places.get(&number)?;
        let mut lexer = Lexer::new(&container.bytes, at, &self.budget.objects);
        let object = lexer.object();
        spend(&self.budget.bytes, lexer.at.saturating_sub(at) + 1);
        Some(object)
    }

    fn container(&self, number: u32) -> Rc<Container> {
        if let Some(container) = self.containers.borrow().get(&number) {
            return Rc::clone(container);
        }
        let container = Rc::new(self.read_container(number).unwrap_or_default());
        self.containers.borrow_mut().insert(number, Rc::clone(&container));
        container
    }

    fn read_container(&self, number: u32) -> Option<Container> {
        let Place::At(at) = self.places.places.get(&number).copied()? else { return None };
        let object = self.read_at(number, at)?;
        let stream = object.stream()?;
        let first = self.at(&stream.dict, "First").whole()?;
        let bytes = self.unpack(stream);
        let mut lexer = Lexer::new(&bytes, 0, &self.budget.objects);
        let mut places = BTreeMap::new();
        while lexer.at < first && places.len() < MOST_MEMBERS {
            let Some(number) = lexer.object().small() else { break };
            let Some(at) = lexer.object().whole() else { break };
            places.insert(number, first.saturating_add(at));
        }
        Some(Container { bytes, places })
    }

    /// The members of all streams of objects, for a file without tables. A member that stands in the
    /// file as well, or in a later stream, is older.
    fn look_into_containers(&mut self) {
        for (number, place) in self.places.places.clone() {
            let Place::At(at) = place else { continue };
            let head = &self.bytes[at..self.bytes.len().min(at + 400)];
            if find(head, b"/ObjStm")
                .is_none_or(|it| find(head, b"endobj").is_some_and(|end| end < it))
            {
                continue;
            }
            let members: Vec<u32> = self.container(number).places.keys().copied().collect();
            for member in members {
                self.places.places.entry(member).or_insert(Place::In(number));
                if !self.places.trailer.0.contains_key("Root")
                    && self.object(member).dict().is_some_and(|it| it.kind() == "Catalog")
                {
                    self.places.trailer.0.insert("Root".to_owned(), Object::Reference(member));
                }
            }
        }
    }

    /// What a stream unpacks to; nothing, if it is spoilt or a picture.
    pub(crate) fn unpack(&self, stream: &Stream) -> Vec<u8> {
        if self.budget.is_spent() {
            return Vec::new();
        }
        let packed = self.bytes.get(stream.start..stream.end).unwrap_or_default();
        let opened;
        let packed = match &self.lock {
            Some(lock) => {
                opened = lock.open_stream((stream.number, stream.generation), &stream.dict, packed);
                &opened
            }
            None => packed,
        };
        let dict = self.whole_dict(&stream.dict);
        streams::unpack(&dict, packed, &self.budget).unwrap_or_default()
    }

    /// What a stream unpacks to that is asked for more than once: a font's table, a drawing.
    pub(crate) fn unpack_once(&self, stream: &Stream) -> Rc<[u8]> {
        if let Some(bytes) = self.unpacked.borrow().get(&stream.number) {
            return Rc::clone(bytes);
        }
        let bytes: Rc<[u8]> = self.unpack(stream).into();
        self.unpacked.borrow_mut().insert(stream.number, Rc::clone(&bytes));
        bytes
    }

    /// How a stream is packed, with nothing that stands elsewhere.
    fn whole_dict(&self, dict: &Dict) -> Dict {
        let wanted =
            |name: &str| !matches!(name, "Length" | "Parent" | "Resources" | "First" | "N");
        let plain = dict.0.iter().filter(|(name, _)| wanted(name));
        Dict(plain.map(|(name, value)| (name.clone(), self.whole(value, 0))).collect())
    }

    fn whole(&self, object: &Object, depth: usize) -> Object {
        if depth > 4 {
            return Object::Null;
        }
        match &*self.resolve(object) {
            Object::List(list) => {
                Object::List(list.iter().take(64).map(|it| self.whole(it, depth + 1)).collect())
            }
            Object::Dict(dict) => {
                let entries = dict.0.iter().take(64);
                Object::Dict(Dict(
                    entries.map(|(name, it)| (name.clone(), self.whole(it, depth + 1))).collect(),
                ))
            }
            Object::Stream(_) => Object::Null,
            object => object.clone(),
        }
    }
}
