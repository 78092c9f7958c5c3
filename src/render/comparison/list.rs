//! A list in words: what changed in each part, without any marks. It is what is read aloud, printed
//! and sent.

use crate::diff::comparison::{BlockStep, Fate, PartChange};
use crate::diff::listing::{ListedHunk, listed_hunks};
use crate::diff::parts::Piece;
use crate::render::comparison::marks::{Writer, source};
use crate::render::comparison::{Compared, Manner, only_moved, stops};

pub(super) fn write(compared: Compared<'_>, manner: Manner<'_>) -> String {
    let mut writer = Writer::new(manner);
    let mut stop = 1;
    for change in compared.comparison.parts.iter().filter(|change| !change.is_same()) {
        write_part(&mut writer, compared, change, stop);
        stop += stops(change);
    }
    writer.html
}

fn write_part(writer: &mut Writer<'_>, compared: Compared<'_>, change: &PartChange, stop: usize) {
    writer.raw("<section><h3");
    writer.lang();
    writer.raw("><a");
    writer.attribute("href", &format!("{}#_{stop}", writer.manner.page));
    writer.raw(">");
    writer.escaped(compared.heading(change));
    writer.raw("</a></h3>");
    for (words, text) in compared.fates(change, writer.manner.words) {
        writer.note(words, text);
    }
    let before = writer.html.len();
    writer.raw("<ul>");
    let empty = writer.html.len();
    for step in change.steps.iter().filter(|_| !only_moved(change)) {
        write_step(writer, compared, change, step);
    }
    if writer.html.len() == empty {
        writer.html.truncate(before);
    } else {
        writer.raw("</ul>");
    }
    writer.raw("</section>");
}

fn write_step(
    writer: &mut Writer<'_>,
    compared: Compared<'_>,
    change: &PartChange,
    step: &BlockStep,
) {
    let words = writer.manner.words;
    let was = source(step.fate, change.old).map(|at| &compared.old[at]);
    let is = compared.is(change);
    let gone = || was.map(|was| was.blocks[step.old.start]);
    let came = || is.map(|is| is.blocks[step.new.start]);
    match step.fate {
        Fate::MovedAway(to) if Some(to) == change.new => {}
        Fate::MovedAway(to) => {
            quote(writer, (&words.moved_to, compared.new[to].heading), gone());
        }
        Fate::MovedHere(from) if Some(from) == change.old => {
            quote(writer, (&words.moved_within, ""), came());
        }
        Fate::MovedHere(from) => {
            quote(writer, (&words.moved_from, compared.old[from].heading), came());
        }
        Fate::Removed => quote(writer, (&words.removed, ""), gone()),
        Fate::Added => quote(writer, (&words.added, ""), came()),
        Fate::Relinked => {
            writer.raw("<li>");
            if let (Some(old), Some(new)) = (gone(), came()) {
                writer.relinked(&old, &new);
            }
            quoted(writer, "", came().map_or("", |piece| piece.text));
            writer.raw("</li>");
        }
        Fate::Laid => quote(writer, (&words.laid, ""), came()),
        Fate::Same | Fate::Changed => {}
    }
    if let (Some(was), Some(is)) = (was, is) {
        for hunk in listed_hunks(&step.hunks, was, is) {
            write_hunk(writer, &hunk);
        }
    }
}

/// What happened to a whole block, with its text.
fn quote(writer: &mut Writer<'_>, (words, heading): (&str, &str), piece: Option<Piece<'_>>) {
    writer.raw("<li>");
    if !heading.is_empty() {
        writer.note(words, heading);
    }
    let words = if heading.is_empty() { words } else { "" };
    quoted(writer, words, piece.map_or("", |piece| piece.text));
    writer.raw("</li>");
}

/// Words of ours and a text of the notice.
fn quoted(writer: &mut Writer<'_>, words: &str, text: &str) {
    writer.raw("<p>");
    if !words.is_empty() {
        writer.escaped(words);
        writer.raw(": ");
    }
    writer.raw("<q");
    writer.lang();
    writer.raw(">");
    writer.escaped(&text.replace('\t', " | "));
    writer.raw("</q></p>");
}

fn write_hunk(writer: &mut Writer<'_>, hunk: &ListedHunk<'_>) {
    let words = writer.manner.words;
    writer.raw("<li>");
    match (hunk.removed.is_empty(), hunk.added.is_empty()) {
        (false, false) => {
            quoted(writer, &words.before, &hunk.removed);
            quoted(writer, &words.now, &hunk.added);
        }
        (false, true) => quoted(writer, &words.removed, &hunk.removed),
        (true, _) => quoted(writer, &words.added, &hunk.added),
    }
    let around: Vec<&str> =
        [&hunk.before, &hunk.added, hunk.after].into_iter().filter(|it| !it.is_empty()).collect();
    if !(hunk.before.is_empty() && hunk.after.is_empty()) {
        quoted(writer, &words.place, &format!("… {} …", around.join(" ")));
    }
    writer.raw("</li>");
}
