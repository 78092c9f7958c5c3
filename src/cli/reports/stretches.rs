//! The text of a block with its marks, as every form of a report shows it.

use crate::cli::lines::Stretch;
use crate::cli::reports::file;
use crate::diff::listing::{Line, Mark, needs_space};
use crate::diff::parts::Piece;
use crate::model::document::NOTICE_LINK_SCHEME;
use crate::text::plain::on_one_line;

/// The text of a block, its cells parted by bars.
pub(super) fn cells(text: &str) -> String {
    on_one_line(&text.replace('\t', " | "))
}

/// An address that a link leads to, from the HTML that it stands in.
fn link_target(address: &str) -> String {
    let plain = address.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let plain = plain.replace("&amp;", "&");
    match plain.strip_prefix(NOTICE_LINK_SCHEME) {
        Some(path) => file(path),
        None => on_one_line(&plain),
    }
}

/// The addresses that are not in both lists; all of them where only their order is another.
pub(super) fn changed_targets(old: &[&str], new: &[&str]) -> (String, String) {
    let only = |of: &[&str], other: &[&str]| -> Vec<String> {
        of.iter().filter(|it| !other.contains(it)).map(|it| link_target(it)).collect()
    };
    let (gone, come) = (only(old, new), only(new, old));
    if gone.is_empty() && come.is_empty() {
        let all = |of: &[&str]| of.iter().map(|it| link_target(it)).collect::<Vec<_>>().join(" ");
        return (all(old), all(new));
    }
    (gone.join(" "), come.join(" "))
}

/// The beginning of a block that is told of in another place.
pub(super) fn beginning(text: &str) -> Vec<Stretch> {
    vec![(Mark::Kept, cut(&cells(text), AROUND, 0))]
}

/// A block whose links lead elsewhere, with the addresses behind its text.
pub(super) fn relinked(piece: &Piece<'_>, old: &[&str], new: &[&str]) -> Vec<Stretch> {
    let (old, new) = changed_targets(old, new);
    let text = format!("{} (", cells(piece.text));
    let between = if old.is_empty() || new.is_empty() { "" } else { " " };
    let marked = [
        (Mark::Kept, text),
        (Mark::Removed, old),
        (Mark::Kept, between.to_owned()),
        (Mark::Added, new),
        (Mark::Kept, ")".to_owned()),
    ];
    marked.to_vec()
}

/// The text of a line with its marks, and the spaces that a reader needs between them.
pub(super) fn stretches(line: &Line<'_>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::with_capacity(line.runs.len());
    let mut before: Option<(Mark, Option<char>)> = None;
    for run in &line.runs {
        let last = before.and_then(|(_, last)| last);
        let beside_removed =
            run.mark == Mark::Removed || before.is_some_and(|(mark, _)| mark == Mark::Removed);
        if beside_removed && needs_space(last, run.text.chars().next()) {
            stretches.push((Mark::Kept, " ".to_owned()));
        }
        stretches.push((run.mark, cells(run.text)));
        before = Some((run.mark, run.text.chars().next_back()));
    }
    stretches
}

/// How many words stand around a change.
const AROUND: usize = 12;
/// So many words more than that are left out at least, or nothing is.
const SPARED: usize = 6;

/// The same, with long stretches that did not change cut short.
pub(super) fn shortened(line: &Line<'_>) -> Vec<Stretch> {
    let mut stretches = stretches(line);
    let last = stretches.len().saturating_sub(1);
    for (at, (mark, text)) in stretches.iter_mut().enumerate() {
        if *mark == Mark::Kept {
            let kept = |beside_change: bool| if beside_change { AROUND } else { 0 };
            *text = cut(text, kept(at > 0), kept(at < last));
        }
    }
    stretches
}

/// Leaves words out of a text, between some at its beginning and some at its end.
fn cut(text: &str, head: usize, tail: usize) -> String {
    let words: Vec<(usize, &str)> = word_places(text);
    if words.len() < head + tail + SPARED || head + tail == 0 {
        return text.to_owned();
    }
    let start = match head.checked_sub(1).map(|at| words[at]) {
        Some((at, word)) => &text[..at + word.len()],
        None => "",
    };
    let end = if tail == 0 { "" } else { &text[words[words.len() - tail].0..] };
    let gap = |part: &str| if part.is_empty() { "" } else { " " };
    format!("{start}{}…{}{end}", gap(start), gap(end))
}

fn word_places(text: &str) -> Vec<(usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(|word| (word.as_ptr() as usize - start, word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_stretches_are_cut_away_from_changes() {
        let words = |from: usize, to: usize| {
            (from..=to).map(|it| it.to_string()).collect::<Vec<_>>().join(" ")
        };
        let long = words(1, 40);
        assert_eq!(cut(&long, 0, AROUND), format!("… {}", words(29, 40)));
        assert_eq!(cut(&long, AROUND, 0), format!("{} …", words(1, 12)));
        assert_eq!(cut(&long, AROUND, AROUND), format!("{} … {}", words(1, 12), words(29, 40)));
        assert_eq!(cut(&long, 0, 0), long);
        let short = words(1, 29);
        assert_eq!(cut(&short, AROUND, AROUND), short);
        assert_eq!(cut(&format!(" {long} "), AROUND, 0), format!(" {} …", words(1, 12)));
    }

    #[test]
    fn only_targets_that_changed_are_told() {
        let old = ["https://a.example/?a=1&amp;b=2", "seloste:kulttuuri/museo.md#k"];
        let new = ["https://b.example/", "seloste:kulttuuri/museo.md#k"];
        let told = ("https://a.example/?a=1&b=2".to_owned(), "https://b.example/".to_owned());
        assert_eq!(changed_targets(&old, &new), told);
        let turned = [old[1], old[0]];
        assert!(changed_targets(&old, &turned).0.ends_with("content/kulttuuri/museo.md#k"));
    }
}
