//! Links of the document stay on their words in the notice.

use crate::import::account::{in_order, word_spans, words};
use crate::import::pieces::Found;

/// A link on words of the whole document, counted from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    from: usize,
    to: usize,
    target: String,
}

/// The links of a document that a notice can have: to addresses of the web, of mail, of a telephone.
pub(crate) fn collect(found: &Found) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut before = 0;
    for paragraph in found.paragraphs() {
        for link in &paragraph.links {
            if let Some(target) = usable(&link.target) {
                let from = before + link.at;
                placed.push(Placed { from, to: from + link.count, target });
            }
        }
        before += words(&paragraph.text()).len();
    }
    placed
}

/// The target as Markdown writes it.
fn usable(target: &str) -> Option<String> {
    let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let known = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
    if !known || target.len() > 2000 || target.contains(char::is_control) {
        return None;
    }
    let mut written = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            ' ' => written.push_str("%20"),
            '(' => written.push_str("%28"),
            ')' => written.push_str("%29"),
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '\\' => written.push_str("%5C"),
            c => written.push(c),
        }
    }
    Some(written)
}

/// Puts links on their words in a notice's Markdown. `places` says for each word of the document where in
/// `notice`, the words of the notice, it stands.
pub(crate) fn insert(
    body: &str,
    links: &[Placed],
    places: &[Option<usize>],
    notice: &[String],
) -> String {
    if links.is_empty() {
        return body.to_owned();
    }
    let spans = spans(body, notice);
    let mut text = body.to_owned();
    for link in links.iter().rev() {
        let Some((from, to)) = span(link, places, &spans) else { continue };
        let inner = &body[from..to];
        let line = &body[body[..from].rfind('\n').map_or(0, |at| at + 1)..from];
        let address = link.target.split_once(':').map_or("", |(_, address)| address);
        let shows_target = link.target == inner || address.trim_start_matches('/') == inner;
        let breaks = inner.contains(['\n', '[', ']', '|', '@']) || line.starts_with('#');
        if !breaks && !shows_target {
            text.replace_range(from..to, &format!("[{inner}]({})", link.target));
        }
    }
    text
}

/// The bytes of a link's words, where they stand together.
fn span(
    link: &Placed,
    places: &[Option<usize>],
    spans: &[Option<(usize, usize)>],
) -> Option<(usize, usize)> {
    let (first, last) = ((*places.get(link.from)?)?, (*places.get(link.to.checked_sub(1)?)?)?);
    if last.checked_sub(first)? != link.to - 1 - link.from {
        return None;
    }
    let ((from, _), (_, to)) = ((*spans.get(first)?)?, (*spans.get(last)?)?);
    Some((from, to))
}

/// Where each word of a notice stands in its Markdown, which has the numbers of lists besides.
fn spans(body: &str, notice: &[String]) -> Vec<Option<(usize, usize)>> {
    let all = word_spans(body);
    let words: Vec<&str> = all.iter().map(|span| &body[span.clone()]).collect();
    let places = in_order(notice, &words).into_iter();
    places.map(|place| place.map(|at| (all[at].start, all[at].end))).collect()
}
