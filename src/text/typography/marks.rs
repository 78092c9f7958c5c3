//! Quotation marks and apostrophes.

use crate::text::language::Language;
use crate::text::typography::Change;

/// Sets quotation marks and apostrophes.
pub(super) fn set_marks(text: &str, language: Language, changes: &mut Vec<Change>) {
    let (double, single) = match language {
        Language::Fi | Language::Sv => (('”', '”'), ('’', '’')),
        Language::En => (('“', '”'), ('‘', '’')),
    };
    let sides = |mark| text.match_indices(mark).map(|(at, _)| (at, side(text, at)));
    set_pairs(sides('"').collect(), double, changes);
    let mut quotes = Vec::new();
    for (at, side) in sides('\'') {
        match side {
            Side::Within if !is_in_address(text, at) => changes.push(Change { at, to: '’' }),
            Side::Within => {}
            side => quotes.push((at, side)),
        }
    }
    // "the customers' data", where no quotation could end.
    let possessive = |(at, side): &(usize, Side)| *side == Side::End && text[..*at].ends_with('s');
    if language == Language::En && quotes.iter().all(possessive) {
        changes.extend(quotes.iter().map(|(at, _)| Change { at: *at, to: '’' }));
        return;
    }
    set_pairs(quotes, single, changes);
}

/// Where a mark stands: before words, after them, within one, or where one cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
    Within,
    Unclear,
}

fn side(text: &str, at: usize) -> Side {
    let is_mark = |c: &char| "\"'”“’‘„".contains(*c);
    let before = text[..at].chars().rev().find(|c| !is_mark(c));
    let after = text[at + 1..].chars().find(|c| !is_mark(c));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    if is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next()) {
        return Side::Within;
    }
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{-–—/".contains(c));
    let ends = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}-–—/…".contains(c));
    match (opens, ends) {
        (true, false) => Side::Start,
        (false, true) => Side::End,
        _ => Side::Unclear,
    }
}

/// Whether a place is in a web or mail address.
fn is_in_address(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text[at..].split(char::is_whitespace).next().unwrap_or_default();
    let word = &text[at - before.len()..at + after.len()];
    ["@", "://", "www."].iter().any(|mark| word.contains(mark))
}

/// Sets marks that open and close by turns; where they do not, none of them.
fn set_pairs(marks: Vec<(usize, Side)>, pair: (char, char), changes: &mut Vec<Change>) {
    let paired = marks.len().is_multiple_of(2)
        && marks.chunks(2).all(|it| matches!(it, [(_, Side::Start), (_, Side::End)]));
    if paired {
        let set = |(at, side)| Change { at, to: if side == Side::Start { pair.0 } else { pair.1 } };
        changes.extend(marks.into_iter().map(set));
    }
}
