//! Side by side: the bodies of a table, one a part that changed, with what happened, the old text and
//! the new one in each row.

use crate::diff::comparison::{BlockStep, Fate, PartChange};
use crate::diff::listing::{Mark, Run};
use crate::diff::parts::Piece;
use crate::render::comparison::marks::{Writer, new_runs, old_runs, source};
use crate::render::comparison::{Compared, Manner, only_moved};

pub(super) fn write(compared: Compared<'_>, manner: Manner<'_>) -> String {
    let mut writer = Writer::new(manner);
    for change in compared.comparison.parts.iter().filter(|change| !change.is_same()) {
        write_part(&mut writer, compared, change);
    }
    writer.html
}

fn write_part(writer: &mut Writer<'_>, compared: Compared<'_>, change: &PartChange) {
    let words = writer.manner.words;
    writer.raw("<tbody><tr><th colspan=\"3\" scope=\"rowgroup\"><b");
    writer.lang();
    writer.raw(">");
    writer.escaped(compared.heading(change));
    writer.raw("</b>");
    for (words, text) in compared.fates(change, words) {
        writer.note(words, text);
    }
    writer.raw("</th></tr>");
    let mut same: Vec<Piece<'_>> = Vec::new();
    for step in runs_together(change).iter().filter(|_| !only_moved(change)) {
        if let (Fate::Same, Some(is)) = (step.fate, compared.is(change)) {
            same.push(is.blocks[step.new.start]);
            continue;
        }
        unchanged(writer, &mut same);
        write_step(writer, compared, change, step);
    }
    unchanged(writer, &mut same);
    writer.raw("</tbody>");
}

/// Blocks that came or went one after another are told in one row. What moved within the part is told
/// where it stands now.
fn runs_together(change: &PartChange) -> Vec<BlockStep> {
    let mut together: Vec<BlockStep> = Vec::with_capacity(change.steps.len());
    let left =
        |step: &&BlockStep| matches!(step.fate, Fate::MovedAway(to) if Some(to) == change.new);
    for step in change.steps.iter().filter(|step| !left(step)) {
        match together.last_mut() {
            Some(last) if last.fate == step.fate && step.fate == Fate::Added => {
                last.new.end = step.new.end;
            }
            Some(last) if last.fate == step.fate && step.fate == Fate::Removed => {
                last.old.end = step.old.end;
            }
            _ => together.push(step.clone()),
        }
    }
    together
}

/// One row for blocks that read the same, across both columns.
fn unchanged(writer: &mut Writer<'_>, same: &mut Vec<Piece<'_>>) {
    if same.is_empty() {
        return;
    }
    row_head(writer, &writer.manner.words.unchanged, "");
    writer.raw("<td colspan=\"2\">");
    for piece in same.drain(..) {
        writer.piece(Mark::Kept, &piece);
    }
    writer.close();
    writer.raw("</td></tr>");
}

fn row_head(writer: &mut Writer<'_>, words: &str, text: &str) {
    writer.raw("<tr><th scope=\"row\">");
    writer.escaped(words);
    if !text.is_empty() {
        writer.raw(": <b");
        writer.lang();
        writer.raw(">");
        writer.escaped(text);
        writer.raw("</b>");
    }
    writer.raw("</th>");
}

fn write_step(
    writer: &mut Writer<'_>,
    compared: Compared<'_>,
    change: &PartChange,
    step: &BlockStep,
) {
    let words = writer.manner.words;
    match step.fate {
        Fate::MovedAway(to) => row_head(writer, &words.moved_to, compared.new[to].heading),
        Fate::MovedHere(from) if Some(from) == change.old => {
            row_head(writer, &words.moved_within, "");
        }
        Fate::MovedHere(from) => row_head(writer, &words.moved_from, compared.old[from].heading),
        Fate::Removed => row_head(writer, &words.removed, ""),
        Fate::Added => row_head(writer, &words.added, ""),
        Fate::Relinked => {
            let text = compared.was(change).zip(compared.is(change)).map(|(was, is)| {
                writer.leads(&was.blocks[step.old.start], &is.blocks[step.new.start])
            });
            row_head(writer, &words.relinked, &text.unwrap_or_default());
        }
        Fate::Laid => row_head(writer, &words.laid, ""),
        Fate::Same | Fate::Changed => row_head(writer, &words.changed, ""),
    }
    let was = source(step.fate, change.old).map(|at| &compared.old[at]);
    let is = compared.is(change);
    let whole = match step.fate {
        Fate::Removed | Fate::MovedAway(_) => Some(Mark::Removed),
        Fate::Added => Some(Mark::Added),
        _ => None,
    };
    writer.raw("<td>");
    if let Some(was) = was.filter(|_| whole != Some(Mark::Added)) {
        for at in step.old.clone() {
            let piece = &was.blocks[at];
            cell(writer, piece, whole, old_runs(&step.hunks, at, piece.text));
        }
    }
    writer.close();
    writer.raw("</td><td>");
    if let Some(is) = is.filter(|_| whole != Some(Mark::Removed)) {
        for at in step.new.clone() {
            let piece = &is.blocks[at];
            cell(writer, piece, whole, new_runs(&step.hunks, at, piece.text));
        }
    }
    writer.close();
    writer.raw("</td></tr>");
}

fn cell(writer: &mut Writer<'_>, piece: &Piece<'_>, whole: Option<Mark>, runs: Vec<Run<'_>>) {
    match whole {
        Some(mark) => writer.piece(mark, piece),
        None => writer.block(piece.kind, &runs),
    }
}
