//! HTML marks are seen in the text.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::document::BlockKind;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "html-broken",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Tekstissä näkyy HTML-merkintöjä.",
            sv: "I texten syns HTML-koder.",
            en: "HTML marks are seen in the text.",
        )
    },
    why: || {
        told!(
            fi: "digipalvelulain (306/2019) 7 §: sisällön rakenne on voitava lukea apuvälineillä",
            sv: "7 § i lagen om tillhandahållande av digitala tjänster (306/2019): innehållets struktur ska kunna läsas med hjälpmedel",
            en: "section 7 of Act 306/2019: assistive technology must be able to read the structure of content",
        )
    },
    mend: || {
        told!(
            fi: "Poista merkinnät tai kirjoita rakenne Markdownina.",
            sv: "Ta bort koderna eller skriv strukturen som Markdown.",
            en: "Remove the marks, or write the structure in Markdown.",
        )
    },
    check,
};

const TAGS: [&str; 21] = [
    "p", "div", "span", "br", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "strong", "b",
    "i", "em", "a", "h1", "h2", "h3", "font",
];
const ENTITIES: [&str; 12] = [
    "&nbsp;", "&amp;", "&auml;", "&ouml;", "&aring;", "&Auml;", "&Ouml;", "&lt;", "&gt;", "&quot;",
    "&ndash;", "&shy;",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let mut told = None;
    for line in subject.lines().filter(|line| line.block.kind != BlockKind::Code) {
        let text = &line.block.text;
        let mark = tag(text).or_else(|| ENTITIES.iter().copied().find(|it| text.contains(it)));
        // One of a section is enough: they come in flocks.
        if let Some(mark) = mark.filter(|_| told != Some(line.section)) {
            told = Some(line.section);
            hits.push(Hit::new(
                subject.place(line, mark),
                told!(
                    fi: "tekstissä näkyy `{mark}`",
                    sv: "i texten syns `{mark}`",
                    en: "`{mark}` is seen in the text",
                ),
            ));
        }
    }
}

/// The first tag that is seen in a text, up to its name's end.
fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric())?;
        let known = TAGS.contains(&name[..length].to_ascii_lowercase().as_str());
        let ends = name[length..].starts_with(['>', ' ', '/']);
        let end = at + 1 + rest.len() - name.len() + length;
        let close = usize::from(text[end..].starts_with('>'));
        (known && ends).then(|| &text[at..end + close])
    })
}
