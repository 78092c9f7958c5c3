//! One text: the new one, with what went and what came marked where it was. Parts that read the same
//! are folded to a line.

use crate::diff::comparison::{BlockStep, Fate, PartChange};
use crate::diff::listing::{Mark, Run, runs};
use crate::diff::parts::Part;
use crate::render::comparison::marks::{Writer, both_runs, source};
use crate::render::comparison::{Compared, Manner, heading_stops, only_moved, step_stops, stops};

pub(super) fn write(compared: Compared<'_>, manner: Manner<'_>) -> String {
    let mut writer = Writer::new(manner);
    let mut folded = Vec::new();
    let mut stop = 1;
    for change in &compared.comparison.parts {
        if change.is_same() {
            folded.push(change);
            continue;
        }
        fold(&mut writer, compared, &mut folded);
        write_part(&mut writer, compared, change, stop);
        stop += stops(change);
    }
    fold(&mut writer, compared, &mut folded);
    writer.html
}

/// A line for parts that did not change, each a link to its text.
fn fold(writer: &mut Writer<'_>, compared: Compared<'_>, folded: &mut Vec<&PartChange>) {
    let parts = folded.drain(..).filter_map(|change| compared.is(change));
    // The title leads nowhere: it stands above.
    let parts: Vec<_> = parts.filter_map(|part| Some((part.anchor?, part.heading))).collect();
    if parts.is_empty() {
        return;
    }
    writer.raw("<p class=\"folded\">");
    writer.escaped(&writer.manner.words.unchanged_parts);
    writer.raw(": ");
    for (at, (anchor, heading)) in parts.iter().enumerate() {
        writer.raw(if at > 0 { ", " } else { "" });
        writer.raw("<a");
        writer.attribute("href", &format!("{}#{anchor}", writer.manner.url));
        writer.lang();
        writer.raw(">");
        writer.escaped(heading);
        writer.raw("</a>");
    }
    writer.raw("</p>");
}

fn write_part(writer: &mut Writer<'_>, compared: Compared<'_>, change: &PartChange, first: usize) {
    let heading_stops = heading_stops(change);
    writer.raw("<section class=\"part sheet\"><header>");
    writer.set_stop(heading_stops.then_some(first));
    write_heading(writer, compared, change);
    for (words, text) in compared.fates(change, writer.manner.words) {
        writer.note(words, text);
    }
    writer.raw("</header><div>");
    let mut stop = first + usize::from(heading_stops);
    if only_moved(change) {
        let mut folded = vec![change];
        fold(writer, compared, &mut folded);
    } else {
        for step in &change.steps {
            write_step(writer, compared, change, step, stop);
            stop += step_stops(change, step);
        }
    }
    writer.close();
    writer.raw("</div></section>");
}

fn write_heading(writer: &mut Writer<'_>, compared: Compared<'_>, change: &PartChange) {
    let heading: Vec<Run<'_>> = match (compared.was(change), compared.is(change)) {
        (Some(was), Some(is)) => runs(&change.heading, 0, is.heading, |_| was.heading),
        (Some(was), None) => vec![Run::whole(Mark::Removed, was.heading)],
        (None, Some(is)) => vec![Run::whole(Mark::Added, is.heading)],
        (None, None) => return,
    };
    if heading.iter().all(|run| run.text.is_empty()) {
        return;
    }
    writer.raw("<h3");
    writer.lang();
    writer.stop_here();
    writer.raw(">");
    writer.runs(&heading);
    writer.raw("</h3>");
}

fn write_step(
    writer: &mut Writer<'_>,
    compared: Compared<'_>,
    change: &PartChange,
    step: &BlockStep,
    first: usize,
) {
    writer.set_stop((step_stops(change, step) > 0).then_some(first));
    let words = writer.manner.words;
    let was = source(step.fate, change.old).map(|at| &compared.old[at]);
    match (step.fate, was, compared.is(change)) {
        (Fate::Removed, Some(was), _) => {
            writer.piece(Mark::Removed, &was.blocks[step.old.start]);
        }
        (Fate::MovedAway(to), Some(was), _) if Some(to) != change.new => {
            writer.note(&words.moved_to, compared.new[to].heading);
            writer.piece(Mark::Removed, &was.blocks[step.old.start]);
        }
        (Fate::Added, _, Some(is)) => writer.piece(Mark::Added, &is.blocks[step.new.start]),
        (Fate::Relinked, Some(was), Some(is)) => {
            writer.relinked(&was.blocks[step.old.start], &is.blocks[step.new.start]);
            writer.piece(Mark::Kept, &is.blocks[step.new.start]);
        }
        (Fate::MovedHere(from), Some(was), Some(is)) => {
            if Some(from) == change.old {
                writer.note(&words.moved_within, "");
            } else {
                writer.note(&words.moved_from, was.heading);
            }
            new_blocks(writer, step, was, is);
        }
        (Fate::Laid, Some(was), Some(is)) => {
            writer.note(&words.laid, "");
            new_blocks(writer, step, was, is);
        }
        (Fate::Same | Fate::Changed, Some(was), Some(is)) => new_blocks(writer, step, was, is),
        _ => {}
    }
}

/// The new blocks of a step with the marks of what changed in them.
fn new_blocks(writer: &mut Writer<'_>, step: &BlockStep, was: &Part<'_>, is: &Part<'_>) {
    for at in step.new.clone() {
        writer.block(is.blocks[at].kind, &both_runs(&step.hunks, at, is, was));
    }
}
