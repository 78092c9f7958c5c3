//! Runs the program that draws a page, for its letters and its lines (ISO 32000-1, 7.8 to 9.4 and 14.6).

mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::import::readers::pdf::budget::spend;
use crate::import::readers::pdf::drawing::text::{Position, Style};
use crate::import::readers::pdf::file::File;
use crate::import::readers::pdf::fonts::Font;
use crate::import::readers::pdf::letters::{Drawn, Letter, Mark, Owner, Rule, Turn};
use crate::import::readers::pdf::lexer::{Lexer, References, Token};
use crate::import::readers::pdf::matrix::Matrix;
use crate::import::readers::pdf::object::{Dict, Object, Stream};
use crate::import::readers::pdf::pages::Page;
use crate::import::readers::pdf::places::find;
use crate::import::readers::pdf::words::text_string;

/// Drawings within drawings are no deeper.
const DEEPEST: usize = 12;
/// States that are kept at once.
const MOST_STATES: usize = 256;
/// Operands of one operator.
const MOST_OPERANDS: usize = 64;
/// Lines of one page.
const MOST_RULES: usize = 1000;

/// Text that stands for some letters, in bytes.
const LONGEST_STANDING: usize = 4000;
/// What it costs to read a font, or to begin a drawing, in words of a program.
const FONT: usize = 2000;
const FORM: usize = 20;

/// The fonts of a document, each read once.
#[derive(Debug, Default)]
pub(crate) struct Fonts(BTreeMap<u32, Rc<Font>>);

/// Draws pages.
pub(crate) struct Pen<'f, 'b> {
    file: &'f File<'b>,
    fonts: &'f mut Fonts,
    drawn: Drawn,
    state: State,
    kept: Vec<State>,
    position: Position,
    marks: Vec<Marked>,
    open: BTreeSet<u32>,
    /// Lines that were named, but not yet drawn.
    path: Vec<Rule>,
    point: (f64, f64),
    owner: Owner,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    style: Style,
}

/// What stands for letters that are drawn.
enum Standing {
    /// They stand for themselves.
    None,
    Next(Rc<str>),
    /// It has been told.
    Told,
}

/// Text between `BDC` and `EMC`.
struct Marked {
    mark: Option<Mark>,
    /// What stands for the letters in it, until the first of them is drawn.
    text: Standing,
}

/// Draws a page.
pub(crate) fn draw(file: &File<'_>, fonts: &mut Fonts, page: &Page) -> Drawn {
    let state = State { matrix: page.upright, style: Style::default() };
    let mut pen = Pen {
        file,
        fonts,
        drawn: Drawn { width: page.width, height: page.height, ..Drawn::default() },
        state,
        kept: Vec::new(),
        position: Position::default(),
        marks: Vec::new(),
        open: BTreeSet::new(),
        path: Vec::new(),
        point: (0.0, 0.0),
        owner: Owner::Page(page.number),
    };
    let mut program = Vec::new();
    let contents = file.resolve(&page.contents);
    let one = [Object::clone(&contents)];
    let parts = if contents.list().is_empty() { &one[..] } else { contents.list() };
    for part in parts {
        if let Some(stream) = file.resolve(part).stream() {
            program.extend(file.unpack(stream));
            program.push(b'\n');
        }
    }
    let none = Dict::default();
    pen.run(&program, page.resources.dict().unwrap_or(&none), 0);
    pen.drawn
}

impl Pen<'_, '_> {
    fn run(&mut self, program: &[u8], resources: &Dict, depth: usize) {
        let file = self.file;
        let mut lexer = Lexer::new(program, 0, &file.budget.operators);
        let mut operands: Vec<Object> = Vec::new();
        loop {
            match lexer.next(References::Unknown) {
                Token::Value(value) if operands.len() < MOST_OPERANDS => operands.push(value),
                Token::Value(_) => {}
                Token::Word(b"BI") => {
                    skip_picture(&mut lexer, program);
                    operands.clear();
                }
                Token::Word(word) => {
                    self.operate(word, &operands, resources, depth);
                    operands.clear();
                }
                Token::End => return,
            }
        }
    }

    fn operate(&mut self, word: &[u8], operands: &[Object], resources: &Dict, depth: usize) {
        match word {
            b"q" if self.kept.len() < MOST_STATES => self.kept.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.kept.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::of(operands) {
                    self.state.matrix = matrix.then(self.state.matrix);
                }
            }
            b"Do" => {
                if let Some(name) = operands.first().and_then(Object::name) {
                    self.form(name, resources, depth);
                }
            }
            b"BMC" | b"BDC" => self.begin_mark(operands, resources),
            b"EMC" => drop(self.marks.pop()),
            b"Tf" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.state.style.font = self.font(name, resources);
                self.state.style.size = operands.get(1).and_then(Object::number).unwrap_or(1.0);
            }
            b"gs" => self.graphics_state(operands, resources),
            b"Tj" | b"'" | b"\"" | b"TJ" => self.show(word, operands),
            b"re" | b"m" | b"l" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b"
            | b"b*" | b"n" => self.path(word, operands),
            _ => {
                let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
                self.position.operate(word, &numbers, &mut self.state.style);
            }
        }
    }

    fn font(&mut self, name: &str, resources: &Dict) -> Option<Rc<Font>> {
        let file = self.file;
        let fonts = file.at(resources, "Font");
        self.font_of(fonts.dict()?.get(name))
    }

    fn font_of(&mut self, font: &Object) -> Option<Rc<Font>> {
        let number = font.reference();
        if let Some(font) = number.and_then(|number| self.fonts.0.get(&number)) {
            return Some(Rc::clone(font));
        }
        // Without a number it is read each time.
        spend(&self.file.budget.operators, FONT);
        let object = self.file.resolve(font);
        let font = Rc::new(Font::read(self.file, object.dict()?));
        if let Some(number) = number {
            self.fonts.0.insert(number, Rc::clone(&font));
        }
        Some(font)
    }

    fn graphics_state(&mut self, operands: &[Object], resources: &Dict) {
        let Some(name) = operands.first().and_then(Object::name) else { return };
        let states = self.file.at(resources, "ExtGState");
        let Some(states) = states.dict() else { return };
        let state = self.file.at(states, name);
        let Some(font) = state.dict().map(|it| self.file.at(it, "Font")) else { return };
        if let [font, size] = font.list() {
            self.state.style.font = self.font_of(font);
            self.state.style.size = size.number().unwrap_or(1.0);
        }
    }

    /// A drawing that stands by itself and is used by its name.
    fn form(&mut self, name: &str, resources: &Dict, depth: usize) {
        let forms = self.file.at(resources, "XObject");
        let Some(forms) = forms.dict() else { return };
        let form = self.file.at(forms, name);
        let Some(stream) = form.stream().filter(|_| depth < DEEPEST) else { return };
        let is_form = self.file.at(&stream.dict, "Subtype").name() == Some("Form");
        if is_form && self.open.insert(stream.number) {
            spend(&self.file.budget.operators, FORM);
            self.draw_form(stream, resources, depth);
            self.open.remove(&stream.number);
        }
    }

    fn draw_form(&mut self, stream: &Stream, resources: &Dict, depth: usize) {
        let kept = (self.state.clone(), std::mem::take(&mut self.kept), self.owner);
        let marks = self.marks.len();
        let matrix = self.file.at(&stream.dict, "Matrix");
        if let Some(matrix) = Matrix::of(matrix.list()) {
            self.state.matrix = matrix.then(self.state.matrix);
        }
        if stream.dict.0.contains_key("StructParents") {
            self.owner = Owner::Form(stream.number);
        }
        let program = self.file.unpack_once(stream);
        let own = self.file.at(&stream.dict, "Resources");
        self.run(&program, own.dict().unwrap_or(resources), depth + 1);
        self.marks.truncate(marks);
        (self.state, self.kept, self.owner) = kept;
    }

    fn begin_mark(&mut self, operands: &[Object], resources: &Dict) {
        let named;
        let properties = match operands.get(1) {
            Some(Object::Name(name)) => {
                named = self.file.at(resources, "Properties");
                named.dict().map(|it| self.file.at(it, name))
            }
            Some(object) => Some(self.file.resolve(object)),
            None => None,
        };
        let properties = properties.as_ref().and_then(|it| it.dict());
        let id = properties.and_then(|it| self.file.at(it, "MCID").small());
        let is_artifact = operands.first().and_then(Object::name) == Some("Artifact");
        let mark = match id {
            _ if is_artifact => Some(Mark::Artifact),
            Some(id) => Some(Mark::Piece(self.owner, id)),
            None => None,
        };
        let text = properties
            .and_then(|it| {
                let text = self.file.at(it, "ActualText");
                let text = text.text().filter(|text| text.len() <= LONGEST_STANDING)?;
                spend(&self.file.budget.operators, text.len());
                Some(text_string(text))
            })
            .map_or(Standing::None, |text| Standing::Next(text.into()));
        if self.marks.len() < MOST_STATES {
            self.marks.push(Marked { mark, text });
        }
    }

    fn mark(&self) -> Mark {
        let all = || self.marks.iter().rev().filter_map(|it| it.mark);
        if all().any(|it| it == Mark::Artifact) {
            return Mark::Artifact;
        }
        all().next().unwrap_or(Mark::None)
    }

    fn show(&mut self, word: &[u8], operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        if word == b"\"" {
            self.position.operate(b"Tw", &numbers[..numbers.len().min(1)], &mut self.state.style);
            self.position.operate(
                b"Tc",
                numbers.get(1..2).unwrap_or_default(),
                &mut self.state.style,
            );
        }
        if word == b"'" || word == b"\"" {
            self.position.operate(b"T*", &[], &mut self.state.style);
        }
        let all = operands.first().map_or(&[][..], Object::list);
        let parts = if word == b"TJ" { all } else { operands };
        for part in parts {
            match part {
                Object::Text(text) => self.letters(text),
                Object::Number(back) if word == b"TJ" => {
                    self.position.back(*back, &self.state.style);
                }
                _ => {}
            }
        }
    }

    fn letters(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.style.font.clone() else { return };
        let mark = self.mark();
        let all = font.shown(bytes);
        let is_alone = all.len() < 3;
        for shown in all {
            if !spend(&self.file.budget.letters, 1) {
                return;
            }
            let style = &self.state.style;
            let place = self.position.place(style, self.state.matrix);
            let advance = self.position.advance(&shown, style, is_alone);
            let end = self.position.place(style, self.state.matrix);
            let (dx, dy) = (end.0 - place.0, end.1 - place.1);
            let (wx, wy) = self.position.axis(self.state.matrix);
            if &*shown.text == " " && !Position::is_wide(&shown, style) {
                continue;
            }
            let mut standing = self.marks.iter_mut().map(|it| &mut it.text);
            let standing = standing.find(|it| !matches!(it, Standing::None));
            let text = match standing.map(|it| std::mem::replace(it, Standing::Told)) {
                None | Some(Standing::None) => shown.text,
                Some(Standing::Next(text)) => text,
                // The first letter says what all of them do; the others only have a width.
                Some(Standing::Told) => {
                    if let Some(last) = self.drawn.letters.last_mut() {
                        last.width += dx.abs().max(dy.abs());
                    }
                    continue;
                }
            };
            let (ux, uy) = self.position.up(style, self.state.matrix);
            let size = ux.hypot(uy);
            spend(&self.file.budget.letters, text.len().saturating_sub(4));
            if text.is_empty() || !place.0.is_finite() || !place.1.is_finite() || !size.is_finite()
            {
                continue;
            }
            self.drawn.letters.push(Letter {
                text,
                x: place.0,
                y: place.1,
                width: advance * wx.hypot(wy),
                size,
                bold: font.bold || style.mode == 2,
                unseen: matches!(style.mode, 3 | 7),
                turn: turn(wx, wy),
                mark,
            });
        }
    }

    fn path(&mut self, word: &[u8], operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        match (word, numbers.as_slice()) {
            (b"re", &[x, y, width, height]) => {
                let (left, bottom) = self.state.matrix.point(x, y);
                let (right, top) = self.state.matrix.point(x + width, y + height);
                self.rule((left, bottom), (right, bottom));
                self.rule((left, top), (right, top));
            }
            (b"m", &[x, y]) => self.point = self.state.matrix.point(x, y),
            (b"l", &[x, y]) => {
                let to = self.state.matrix.point(x, y);
                self.rule(self.point, to);
                self.point = to;
            }
            (b"n", _) => self.path.clear(),
            (b"re" | b"m" | b"l", _) => {}
            _ => {
                let room = MOST_RULES.saturating_sub(self.drawn.rules.len());
                self.drawn.rules.extend(self.path.drain(..).take(room));
            }
        }
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let is_level = (from.1 - to.1).abs() < 1.0 && (from.0 - to.0).abs() > 20.0;
        if is_level && from.0.is_finite() && to.0.is_finite() && self.path.len() < MOST_RULES {
            let (left, right) = (from.0.min(to.0), from.0.max(to.0));
            self.path.push(Rule { left, right, y: from.1 });
        }
    }
}

fn turn(x: f64, y: f64) -> Turn {
    match (x.abs(), y.abs()) {
        (along, across) if across < along * 0.1 => {
            if x > 0.0 {
                Turn::Right
            } else {
                Turn::Left
            }
        }
        (across, along) if across < along * 0.1 => {
            if y > 0.0 {
                Turn::Up
            } else {
                Turn::Down
            }
        }
        _ => Turn::Slanted,
    }
}

/// Passes a picture that stands in the program itself (8.9.7).
fn skip_picture(lexer: &mut Lexer<'_>, program: &[u8]) {
    let mut at = lexer.at;
    while let Some(rest) = program.get(at..) {
        let Some(found) = find(rest, b"EI") else { break };
        at += found + 2;
        let is_space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        if is_space(program.get(at.saturating_sub(3))) && is_space(program.get(at)) {
            lexer.at = at;
            return;
        }
    }
    lexer.at = program.len();
}
