//! A document as templates see it: links resolved, key facts drawn, contents listed.

use std::borrow::Cow;

use crate::model::document::{Document, NOTICE_LINK_SCHEME, Section};
use crate::render::key_facts::key_facts;
use crate::render::views::{ContentsLine, DocumentView, ResolvedLink, SectionView};
use crate::text::hyphenation::with_soft_hyphens;
use crate::text::language::Language;
use crate::text::typography::typeset;

/// Whether a page shows the key facts of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFacts {
    Shown,
    Hidden,
}

/// The view of a document whose links lead where `links` says.
pub fn document_view<'a>(
    document: &'a Document,
    language: Language,
    links: &[ResolvedLink],
    facts: KeyFacts,
) -> DocumentView<'a> {
    let sections = document.sections.iter();
    let outermost = document.sections.iter().filter(|section| section.depth == 1);
    DocumentView {
        lead: with_links(&document.lead.html, links),
        key_facts: match facts {
            KeyFacts::Shown => key_facts(document, language),
            KeyFacts::Hidden => Vec::new(),
        },
        sections: sections
            .enumerate()
            .map(|(at, _)| section_view(document, at, language, links))
            .collect(),
        contents: outermost.map(|section| contents_line(section, language)).collect(),
    }
}

/// A heading as its language sets it, which may be parted where a line ends.
pub fn heading(words: &str, language: Language) -> String {
    with_soft_hyphens(&typeset(words, language), language).into_owned()
}

fn section_view<'a>(
    document: &'a Document,
    at: usize,
    language: Language,
    links: &[ResolvedLink],
) -> SectionView<'a> {
    let section = &document.sections[at];
    let holds_sections =
        document.sections.get(at + 1).is_some_and(|next| next.depth > section.depth);
    SectionView {
        level: (section.depth + 1).min(6),
        number: section.number.as_deref(),
        heading: heading(&section.heading, language),
        anchor: &section.anchor,
        items: section.items.iter().map(|item| item.id()).collect(),
        html: with_links(&section.body.html, links),
        empty: section.body.is_empty() && !holds_sections,
    }
}

fn contents_line(section: &Section, language: Language) -> ContentsLine<'_> {
    ContentsLine {
        number: section.number.as_deref(),
        heading: typeset(&section.heading, language),
        anchor: &section.anchor,
    }
}

/// Puts addresses in place of `href="seloste:<path>#<fragment>"`. A link that leads nowhere loses
/// its `href` and so is plain text to the reader.
fn with_links<'a>(html: &'a str, links: &[ResolvedLink]) -> Cow<'a, str> {
    if links.is_empty() {
        return Cow::Borrowed(html);
    }
    let mark = format!(" href=\"{NOTICE_LINK_SCHEME}");
    let mut resolved = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(&mark) {
        let (before, from) = rest.split_at(at);
        resolved.push_str(before);
        let target = &from[mark.len()..];
        let end = target.find('"').unwrap_or(target.len());
        let (path, fragment) = target[..end].split_at(target[..end].find('#').unwrap_or(end));
        let link = links.iter().find(|link| escaped_equals(path, &link.path));
        if let Some(url) = link.and_then(|link| link.url.as_ref()) {
            resolved.push_str(" href=\"");
            resolved.push_str(url);
            resolved.push_str(fragment);
            resolved.push('"');
        }
        rest = target.get(end + 1..).unwrap_or_default();
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// Whether escaped HTML stands for a plain text.
fn escaped_equals(escaped: &str, plain: &str) -> bool {
    escaped == plain
        || escaped
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            == plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_or_are_no_links() {
        let links = [
            ResolvedLink { path: "a/b.md".to_owned(), url: Some("/selosteet/a/b/".to_owned()) },
            ResolvedLink { path: "a/c.md".to_owned(), url: None },
        ];
        let html = r#"<p><a href="seloste:a/b.md#k">B</a>, <a href="seloste:a/c.md">C</a>, <a href="https://x.example/">X</a></p>"#;
        assert_eq!(
            with_links(html, &links),
            r#"<p><a href="/selosteet/a/b/#k">B</a>, <a>C</a>, <a href="https://x.example/">X</a></p>"#
        );
    }
}
