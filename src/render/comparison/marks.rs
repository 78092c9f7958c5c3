//! The elements that the views are made of.

use crate::diff::comparison::{Fate, Hunk, Span};
use crate::diff::listing::{Mark, Run, needs_space, runs, slice};
use crate::diff::parts::{Part, Piece};
use crate::markdown::escape::push_escaped;
use crate::model::document::BlockKind;
use crate::render::comparison::Manner;

/// HTML in the making.
#[derive(Debug)]
pub(super) struct Writer<'m> {
    pub(super) html: String,
    pub(super) manner: Manner<'m>,
    /// What holds the block before, such as `ul`, if it is still open.
    holder: &'static str,
    /// The number of the next stop, where there may be one.
    stop: Option<usize>,
}

/// What holds blocks of a kind, and the element of one.
fn elements(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Paragraph => ("", "p"),
        BlockKind::ListItem { .. } => ("ul", "li"),
        BlockKind::TableHead | BlockKind::TableRow => ("table", "tr"),
        BlockKind::Quote => ("blockquote", "p"),
        BlockKind::Code => ("", "pre"),
    }
}

impl<'m> Writer<'m> {
    pub(super) fn new(manner: Manner<'m>) -> Self {
        Self { html: String::new(), manner, holder: "", stop: None }
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        push_escaped(text, &mut self.html);
    }

    /// ` lang="sv"` for an element that holds text of the notice.
    pub(super) fn lang(&mut self) {
        if let Some(lang) = self.manner.lang {
            self.attribute("lang", lang);
        }
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.escaped(value);
        self.raw("\"");
    }

    /// The next element that can be a stop has this number, and further changes those after it.
    pub(super) fn set_stop(&mut self, stop: Option<usize>) {
        self.stop = stop;
    }

    /// ` id="_3" tabindex="-1"` for an element that is a stop; nothing after it is one.
    pub(super) fn stop_here(&mut self) {
        if let Some(stop) = self.stop.take() {
            self.attribute("id", &format!("_{stop}"));
            self.attribute("tabindex", "-1");
        }
    }

    /// Text with a mark, with the word that a screen reader says before it.
    fn marked(&mut self, run: &Run<'_>) {
        let (element, word) = match run.mark {
            Mark::Kept => return self.escaped(run.text),
            Mark::Added => ("ins", &self.manner.words.added),
            Mark::Removed => ("del", &self.manner.words.removed),
        };
        self.raw("<");
        self.raw(element);
        if let Some(stop) = self.stop.filter(|_| run.begins) {
            self.stop_here();
            self.stop = Some(stop + 1);
        }
        self.raw("><span class=\"hidden\"");
        if self.manner.lang.is_some() {
            self.attribute("lang", self.manner.own_lang);
        }
        self.raw(">");
        self.escaped(word);
        self.raw(": </span>");
        self.escaped(run.text);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    /// Runs with a space where a reader needs one beside what went.
    pub(super) fn runs(&mut self, runs: &[Run<'_>]) {
        for (at, run) in runs.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| runs[at]);
            let last = before.and_then(|before| before.text.chars().next_back());
            let beside_removed =
                run.mark == Mark::Removed || before.is_some_and(|it| it.mark == Mark::Removed);
            if beside_removed && needs_space(last, run.text.chars().next()) {
                self.raw(" ");
            }
            self.marked(run);
        }
    }

    /// A block in an element of its kind; the cells of a row each in their own.
    pub(super) fn block(&mut self, kind: BlockKind, runs: &[Run<'_>]) {
        self.begin(kind);
        if elements(kind).1 == "tr" {
            for cell in cells(runs) {
                self.raw("<td>");
                self.runs(&cell);
                self.raw("</td>");
            }
        } else {
            self.runs(runs);
        }
        self.end(kind);
    }

    fn begin(&mut self, kind: BlockKind) {
        let (holder, element) = elements(kind);
        if holder != self.holder {
            self.close();
            self.holder = holder;
            if !holder.is_empty() {
                self.raw("<");
                self.raw(holder);
                self.raw(if holder == "table" { "><tbody>" } else { ">" });
            }
        }
        self.raw("<");
        self.raw(element);
        self.lang();
        self.raw(">");
    }

    fn end(&mut self, kind: BlockKind) {
        self.raw("</");
        self.raw(elements(kind).1);
        self.raw(">");
    }

    /// Ends what holds the blocks so far.
    pub(super) fn close(&mut self) {
        let holder = std::mem::take(&mut self.holder);
        if !holder.is_empty() {
            self.raw(if holder == "table" { "</tbody></" } else { "</" });
            self.raw(holder);
            self.raw(">");
        }
    }

    /// A whole block with one mark.
    pub(super) fn piece(&mut self, mark: Mark, piece: &Piece<'_>) {
        self.block(piece.kind, &[Run::whole(mark, piece.text)]);
    }

    /// A line of ours about what stands beside it: words, and a text that they lead to.
    pub(super) fn note(&mut self, words: &str, text: &str) {
        self.close();
        self.raw("<p class=\"fate\"");
        self.stop_here();
        self.raw(">");
        self.escaped(words);
        if !text.is_empty() {
            self.raw(": <b");
            self.lang();
            self.raw(">");
            self.escaped(text);
            self.raw("</b>");
        }
        self.raw("</p>");
    }

    /// Tells that links lead elsewhere now.
    pub(super) fn relinked(&mut self, old: &Piece<'_>, new: &Piece<'_>) {
        let text = self.leads(old, new);
        self.note(&self.manner.words.relinked, &text);
    }

    /// Where the links of a block led, and where they lead now.
    pub(super) fn leads(&self, old: &Piece<'_>, new: &Piece<'_>) -> String {
        let shown = |piece: &Piece<'_>| match piece.shown_addresses() {
            none if none.is_empty() => self.manner.words.no_link.clone(),
            shown => shown,
        };
        format!("{} → {}", shown(old), shown(new))
    }
}

/// The runs of each cell of a row.
fn cells<'d>(runs: &[Run<'d>]) -> Vec<Vec<Run<'d>>> {
    let mut cells = vec![Vec::new()];
    for run in runs {
        for (at, text) in run.text.split('\t').enumerate() {
            if at > 0 {
                cells.push(Vec::new());
            }
            if let (false, Some(cell)) = (text.is_empty(), cells.last_mut()) {
                cell.push(Run { mark: run.mark, text, begins: run.begins && at == 0 });
            }
        }
    }
    cells
}

/// The old text of a block with the marks of what went.
pub(super) fn old_runs<'d>(hunks: &[Hunk], block: usize, text: &'d str) -> Vec<Run<'d>> {
    let spans = content(hunks).flat_map(|hunk| &hunk.old);
    one_side(spans.filter(|span| span.block == block), Mark::Removed, text)
}

/// The new text of a block with the marks of what came.
pub(super) fn new_runs<'d>(hunks: &[Hunk], block: usize, text: &'d str) -> Vec<Run<'d>> {
    let spans = content(hunks).flat_map(|hunk| &hunk.new);
    one_side(spans.filter(|span| span.block == block), Mark::Added, text)
}

fn content(hunks: &[Hunk]) -> impl Iterator<Item = &Hunk> {
    hunks.iter().filter(|hunk| !hunk.joint)
}

fn one_side<'d, 's>(
    spans: impl Iterator<Item = &'s Span>,
    mark: Mark,
    text: &'d str,
) -> Vec<Run<'d>> {
    let mut runs = Vec::new();
    let mut at = 0;
    for span in spans {
        runs.push(Run::whole(Mark::Kept, &text[at..span.bytes.start as usize]));
        runs.push(Run::whole(mark, slice(text, span)));
        at = span.bytes.end as usize;
    }
    runs.push(Run::whole(Mark::Kept, &text[at..]));
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// The new text of a block with the marks of both.
pub(super) fn both_runs<'d>(
    hunks: &[Hunk],
    block: usize,
    new: &Part<'d>,
    old: &Part<'d>,
) -> Vec<Run<'d>> {
    runs(hunks, block, new.blocks[block].text, |at| old.blocks[at].text)
}

/// The part that the old blocks of a step stand in.
pub(super) fn source(fate: Fate, own: Option<usize>) -> Option<usize> {
    match fate {
        Fate::MovedHere(from) => Some(from),
        _ => own,
    }
}
