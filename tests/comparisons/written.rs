//! A comparison written out as plain text: `[-gone-] {+come+}`.

use std::fmt::Write as _;

use seloste::diff::comparison::Comparison;
use seloste::diff::listing::{Entry, Line, ListedPart, Mark, PartFate, listing, needs_space};
use seloste::diff::parts::{Piece, parts_of};
use seloste::model::document::{BlockKind, Document};
use seloste::model::portal::Extent;

pub(crate) fn comparison(comparison: &Comparison, old: &Document, new: &Document) -> String {
    let (old, new) = (parts_of(old), parts_of(new));
    let mut out = match comparison.extent {
        Extent::Nothing => "nothing changed\n".to_owned(),
        Extent::Layout => "only the layout changed\n".to_owned(),
        Extent::Order => "only the order changed\n".to_owned(),
        Extent::Content => {
            format!("+{} -{} words\n", comparison.words_added, comparison.words_removed)
        }
    };
    for part in listing(comparison, &old, &new) {
        write_part(&part, &mut out);
    }
    out
}

fn write_part(part: &ListedPart<'_>, out: &mut String) {
    let sign = match part.what {
        PartFate::Added => "+",
        PartFate::Removed => "-",
        PartFate::Changed => "~",
        PartFate::Rearranged => "=",
    };
    write!(out, "\n{sign} {}", part.heading).expect("text can be written");
    if let Some(old) = part.old_heading {
        write!(out, " (was: {old})").expect("text can be written");
    }
    if let Some(after) = part.moved_after {
        write!(out, " (moved after: {after})").expect("text can be written");
    }
    if let Some(other) = part.other {
        let word = if part.what == PartFate::Added { "out of" } else { "into" };
        write!(out, " ({word}: {other})").expect("text can be written");
    }
    out.push('\n');
    for entry in &part.entries {
        write_entry(entry, out);
    }
}

fn write_entry(entry: &Entry<'_>, out: &mut String) {
    match entry {
        Entry::Changed { lines, moved_from, .. } => {
            for line in lines {
                let text = marked(line);
                let moved = moved_from.map(|from| format!(" (from: {from})")).unwrap_or_default();
                writeln!(out, "  ~ {text}{moved}").expect("text can be written");
            }
        }
        Entry::Added(piece) => push(out, "+", piece, ""),
        Entry::Removed(piece) => push(out, "-", piece, ""),
        Entry::MovedHere(piece, from) => push(out, ">", piece, &format!(" (from: {from})")),
        Entry::MovedAway(piece, to) => push(out, "<", piece, &format!(" (to: {to})")),
        Entry::Relinked(piece, old, new) => {
            push(out, "@", piece, &format!(" ([-{}-] {{+{}+}})", old.join(" "), new.join(" ")));
        }
        Entry::Laid(pieces) => pieces.iter().for_each(|piece| push(out, "=", piece, "")),
    }
}

fn push(out: &mut String, sign: &str, piece: &Piece<'_>, more: &str) {
    let text = piece.text.replace('\t', " | ");
    writeln!(out, "  {sign} {}{text}{more}", bullet(piece.kind)).expect("text can be written");
}

fn bullet(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::ListItem { .. } => "• ",
        _ => "",
    }
}

fn marked(line: &Line<'_>) -> String {
    let mut text = bullet(line.kind).to_owned();
    for (at, run) in line.runs.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| line.runs[at]);
        let beside_removed =
            [before, Some(*run)].into_iter().flatten().any(|it| it.mark == Mark::Removed);
        let last = before.and_then(|before| before.text.chars().next_back());
        if beside_removed && needs_space(last, run.text.chars().next()) {
            text.push(' ');
        }
        match run.mark {
            Mark::Kept => text.push_str(run.text),
            Mark::Removed => write!(text, "[-{}-]", run.text).expect("text can be written"),
            Mark::Added => write!(text, "{{+{}+}}", run.text).expect("text can be written"),
        }
    }
    text.replace('\t', " | ")
}
