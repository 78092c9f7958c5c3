//! The report as one page of HTML, to be sent, read and printed: it holds its own style, runs no
//! script and asks no host for anything.

use crate::cli::lines::Stretch;
use crate::cli::reports::sections::{Section, sections};
use crate::cli::reports::stretches::{beginning, cells, relinked, stretches};
use crate::cli::reports::words::Words;
use crate::cli::reports::{Report, by_department, file, is_told_by_section};
use crate::diff::listing::{Entry, Mark};
use crate::diff::parts::Piece;
use crate::markdown::escape::push_escaped;
use crate::model::document::BlockKind;
use crate::model::object_id::ObjectId;
use crate::pipeline::changes::{Kind, NoticeChange};
use crate::pipeline::states::State;
use crate::text::language::Language;
use crate::text::plain::on_one_line;

/// The page's style.
const STYLE: &str = include_str!("report.css");

pub(super) fn write(report: Report<'_>) -> String {
    let words = Words(report.language);
    let mut page = Page { words, html: String::new() };
    let title = words.title(report.changes);
    let code = report.language.code();
    page.html.push_str("<!DOCTYPE html>\n");
    page.element("html", &[("lang", code)], |page| {
        page.html.push('\n');
        page.head(&title);
        page.element("body", &[], |page| {
            page.html.push('\n');
            page.text_in("a", &[("class", "skip"), ("href", "#changes")], &words.skip());
            page.header(report, &title);
            page.contents(report);
            page.main(report);
            let source = [words.source(), format!("Seloste {}", env!("CARGO_PKG_VERSION"))];
            page.text_in("footer", &[], &source.join(" · "));
        });
    });
    page.html
}

struct Page {
    words: Words,
    html: String,
}

impl Page {
    /// Writes an element; what stands in it is written by `inner`.
    fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.html.extend(["<", name]);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.html.extend([" ", key, "=\""]);
            push_escaped(value, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
        inner(self);
        self.html.extend(["</", name, ">"]);
        if is_block(name) {
            self.html.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        push_escaped(&on_one_line(text), &mut self.html);
    }

    fn text_in(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |page| page.text(text));
    }

    fn head(&mut self, title: &str) {
        self.html.push_str(
            "<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n",
        );
        self.text_in("title", &[], title);
        self.html.extend(["<style>\n", STYLE, "</style>\n</head>\n"]);
    }

    fn header(&mut self, report: Report<'_>, title: &str) {
        let words = self.words;
        let organisation = report.site.organisation.name.within(report.language);
        self.element("header", &[("class", "top")], |page| {
            page.html.push('\n');
            if !organisation.is_empty() {
                page.text_in("p", &[("class", "organisation")], organisation);
            }
            page.text_in("h1", &[], title);
            page.element("dl", &[("class", "states")], |page| {
                page.state(&words.before(), "old", &report.changes.from);
                page.state(&words.after(), "new", &report.changes.to);
            });
            page.summary(report);
        });
    }

    fn state(&mut self, label: &str, class: &str, state: &State) {
        let words = self.words;
        self.element("div", &[("class", class)], |page| {
            page.text_in("dt", &[], label);
            page.element("dd", &[], |page| {
                page.text_in("b", &[], &words.day(state));
                let committed = words.committed(state);
                let commit = state.commit.map(ObjectId::short);
                let more: Vec<String> = committed.into_iter().chain(commit).collect();
                if !more.is_empty() {
                    page.html.push(' ');
                    page.text_in("small", &[], &more.join(" · "));
                }
            });
        });
    }

    fn summary(&mut self, report: Report<'_>) {
        let words = self.words;
        let tally = report.changes.tally();
        if tally.texts == 0 {
            self.text_in("p", &[("class", "whole")], &words.nothing(report.changes));
        } else {
            self.text_in("p", &[("class", "whole")], &words.changed_notices(&tally));
            self.element("ul", &[("class", "counts")], |page| {
                for (count, what) in words.counts(&tally) {
                    page.element("li", &[], |page| {
                        page.text_in("b", &[], &count.to_string());
                        page.html.push(' ');
                        page.text_in("span", &[], &what);
                    });
                }
            });
        }
        if let Some(line) = words.introductions(&report.changes.introductions) {
            self.text_in("p", &[("class", "remark")], &line);
        }
    }

    fn contents(&mut self, report: Report<'_>) {
        let words = self.words;
        if report.changes.notices.is_empty() {
            return;
        }
        self.element("nav", &[("aria-labelledby", "contents")], |page| {
            page.text_in("h2", &[("id", "contents")], &words.contents());
            let mut number = 0;
            for (slug, notices) in by_department(report.changes) {
                let department = &report.changes.departments[slug];
                let lang = foreign(department.language, report.language);
                page.text_in("h3", &[("lang", lang)], &department.title);
                page.element("ul", &[], |page| {
                    for change in notices {
                        number += 1;
                        page.element("li", &[], |page| {
                            let lang = foreign(change.language, report.language);
                            let target = format!("#n{number}");
                            page.text_in("a", &[("href", &target), ("lang", lang)], &change.title);
                            page.html.push(' ');
                            page.badges(report, change);
                        });
                    }
                });
            }
        });
    }

    fn badges(&mut self, report: Report<'_>, change: &NoticeChange) {
        let words = self.words;
        let class = format!("badge {}", class_of(change.kind));
        self.text_in("span", &[("class", &class)], &words.kind(change.kind));
        if change.moved && change.kind != Kind::Moved {
            self.html.push(' ');
            self.text_in("span", &[("class", "badge moved")], &words.moved());
        }
        if change.language != report.site.default_language() {
            self.html.push(' ');
            let language = words.language_of(change.language);
            self.text_in("span", &[("class", "badge")], &language);
        }
    }

    fn main(&mut self, report: Report<'_>) {
        let words = self.words;
        self.element("main", &[("id", "changes")], |page| {
            page.html.push('\n');
            if !report.changes.notices.is_empty() {
                page.element("p", &[("class", "legend")], |page| {
                    page.text_in("ins", &[], &words.added_text());
                    page.html.push(' ');
                    page.text_in("del", &[], &words.removed_text());
                });
            }
            let mut number = 0;
            for (slug, notices) in by_department(report.changes) {
                let department = &report.changes.departments[slug];
                let lang = foreign(department.language, report.language);
                page.element("section", &[("class", "department")], |page| {
                    page.text_in("h2", &[("lang", lang)], &department.title);
                    for change in notices {
                        number += 1;
                        page.notice(report, change, number);
                    }
                });
            }
        });
    }

    fn notice(&mut self, report: Report<'_>, change: &NoticeChange, number: usize) {
        let words = self.words;
        let (id, title_id) = (format!("n{number}"), format!("t{number}"));
        let lang = foreign(change.language, report.language);
        let attributes = [("class", "notice"), ("id", &id), ("aria-labelledby", &title_id)];
        self.element("article", &attributes, |page| {
            page.html.push('\n');
            page.element("header", &[], |page| {
                page.text_in("h3", &[("id", &title_id), ("lang", lang)], &change.title);
                page.element("p", &[("class", "facts")], |page| {
                    page.badges(report, change);
                    if let Some(counts) = words.word_counts(change) {
                        page.html.push(' ');
                        page.text_in("span", &[], &counts);
                    }
                    page.html.push(' ');
                    page.text_in("code", &[], &file(&change.path));
                });
                for remark in words.remarks(change) {
                    page.text_in("p", &[("class", "remark")], &remark);
                }
            });
            let sections = sections(change);
            if is_told_by_section(change.kind) {
                for section in &sections {
                    page.section(section, lang);
                }
            } else {
                page.whole_text(&sections, lang);
            }
        });
    }

    /// The text of a new or a removed notice, for those who want to read all of it.
    fn whole_text(&mut self, sections: &[Section<'_>], lang: &str) {
        let words = self.words;
        if sections.iter().all(|section| section.entries.is_empty()) {
            return;
        }
        self.element("details", &[], |page| {
            page.text_in("summary", &[], &words.whole_text());
            page.element("div", &[("lang", lang), ("class", "text")], |page| {
                for section in sections {
                    if !section.is_lead {
                        page.text_in("h4", &[], section.heading);
                    }
                    let blocks = section.entries.iter().filter_map(|entry| match entry {
                        Entry::Added(piece) | Entry::Removed(piece) => Some(piece),
                        _ => None,
                    });
                    let mut list = List::default();
                    for piece in blocks {
                        list.item(page, piece.kind, |page| page.text(&cells(piece.text)));
                    }
                    list.end(page);
                }
            });
        });
    }

    fn section(&mut self, section: &Section<'_>, lang: &str) {
        let words = self.words;
        self.element("section", &[("class", "part")], |page| {
            page.element("div", &[("class", "name")], |page| {
                let lang = if section.is_lead { "" } else { lang };
                page.text_in("h4", &[("lang", lang)], &words.heading(section));
                for phrase in words.fate(section) {
                    page.text_in("p", &[("class", "fate")], &phrase);
                }
            });
            page.element("div", &[("class", "text")], |page| {
                if section.is_lead && section.old_heading.is_some() {
                    let text = [(Mark::Kept, section.heading.to_owned())];
                    page.element("p", &[("class", "title")], |page| page.stretches(&text, lang));
                }
                let mut list = List::default();
                for entry in section.told() {
                    page.entry(section, entry, lang, &mut list);
                }
                list.end(page);
            });
        });
    }

    fn entry(&mut self, section: &Section<'_>, entry: &Entry<'_>, lang: &str, list: &mut List) {
        let mut label = self.words.label(section, entry);
        let mut put = |page: &mut Self, kind: BlockKind, text: Vec<Stretch>| {
            list.item(page, kind, |page| {
                if let Some(label) = label.take() {
                    page.text_in("span", &[("class", "label")], &format!("{label}:"));
                    page.html.push(' ');
                }
                page.stretches(&text, lang);
            });
        };
        let whole = |mark: Mark, piece: &Piece<'_>| vec![(mark, cells(piece.text))];
        match entry {
            Entry::Changed { lines, .. } => {
                for line in lines {
                    put(self, line.kind, stretches(line));
                }
            }
            Entry::Added(piece) => put(self, piece.kind, whole(Mark::Added, piece)),
            Entry::Removed(piece) => put(self, piece.kind, whole(Mark::Removed, piece)),
            Entry::MovedHere(piece, _) => put(self, piece.kind, whole(Mark::Kept, piece)),
            Entry::MovedAway(piece, _) => put(self, piece.kind, beginning(piece.text)),
            Entry::Relinked(piece, old, new) => put(self, piece.kind, relinked(piece, old, new)),
            Entry::Laid(pieces) => {
                for piece in pieces {
                    put(self, piece.kind, whole(Mark::Kept, piece));
                }
            }
        }
    }

    /// Text with its marks; each begins with a word for those who hear it.
    fn stretches(&mut self, stretches: &[Stretch], lang: &str) {
        let words = self.words;
        self.element("span", &[("lang", lang)], |page| {
            for (mark, text) in stretches.iter().filter(|(_, text)| !text.is_empty()) {
                let (name, word) = match mark {
                    Mark::Kept => {
                        page.text(text);
                        continue;
                    }
                    Mark::Removed => ("del", words.removed()),
                    Mark::Added => ("ins", words.added()),
                };
                let own = if lang.is_empty() { "" } else { words.0.code() };
                page.element(name, &[], |page| {
                    page.text_in(
                        "span",
                        &[("class", "heard"), ("lang", own)],
                        &format!("{word}: "),
                    );
                    page.text(text);
                });
            }
        });
    }
}

/// Items of a list that stand in a row are one list.
#[derive(Debug, Default)]
struct List {
    is_open: bool,
}

impl List {
    fn item(&mut self, page: &mut Page, kind: BlockKind, inner: impl FnOnce(&mut Page)) {
        let BlockKind::ListItem { depth } = kind else {
            self.end(page);
            return page.element("p", &[], inner);
        };
        if !self.is_open {
            page.html.push_str("<ul>\n");
            self.is_open = true;
        }
        let class = if depth > 1 { "deeper" } else { "" };
        page.element("li", &[("class", class)], inner);
    }

    fn end(&mut self, page: &mut Page) {
        if self.is_open {
            page.html.push_str("</ul>\n");
        }
        self.is_open = false;
    }
}

fn is_block(name: &str) -> bool {
    !matches!(name, "a" | "b" | "code" | "del" | "ins" | "small" | "span")
}

/// The code of a language that is not that of the page around it.
fn foreign(language: Language, page: Language) -> &'static str {
    if language == page { "" } else { language.code() }
}

fn class_of(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "new",
        Kind::Removed => "removed",
        Kind::Moved => "moved",
        Kind::Substantive => "changed",
        Kind::Technical => "technical",
        Kind::Silent => "silent",
    }
}
