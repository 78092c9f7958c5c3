//! The report for a terminal: wrapped lines, and marks that read without colours.

use crate::cli::lines::{Lines, Stretch};
use crate::cli::reports::sections::{Section, sections};
use crate::cli::reports::stretches::{beginning, cells, relinked, shortened};
use crate::cli::reports::words::Words;
use crate::cli::reports::{Report, by_department, file, is_told_by_section};
use crate::diagnostics::printing::Style;
use crate::diff::listing::{Entry, Mark};
use crate::diff::parts::Piece;
use crate::model::document::BlockKind;
use crate::model::object_id::ObjectId;
use crate::pipeline::changes::NoticeChange;
use crate::pipeline::states::State;
use crate::text::plain::on_one_line;

pub(super) fn write(report: Report<'_>, style: Style) -> String {
    let words = Words(report.language);
    let mut page = Page { words, lines: Lines::new(style) };
    page.lines.underlined(&words.title(report.changes), '=');
    page.states(&report.changes.from, &report.changes.to);
    page.summary(report);
    for (slug, notices) in by_department(report.changes) {
        page.lines.underlined(&on_one_line(&report.changes.departments[slug].title), '-');
        for change in notices {
            page.notice(report, change);
        }
    }
    page.lines.text
}

struct Page {
    words: Words,
    lines: Lines,
}

impl Page {
    fn states(&mut self, from: &State, to: &State) {
        let (before, after) = (self.words.before(), self.words.after());
        let width = before.chars().count().max(after.chars().count());
        for (label, state) in [(before, from), (after, to)] {
            let more = state.commit.map(ObjectId::short);
            let more: Vec<String> = more.into_iter().chain(self.words.committed(state)).collect();
            let more =
                if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
            let day = self.words.day(state);
            self.lines.text.extend([&format!("  {label:width$}  {day}{more}"), "\n"]);
        }
        self.lines.end_line();
    }

    fn summary(&mut self, report: Report<'_>) {
        let tally = report.changes.tally();
        if tally.texts == 0 {
            self.lines.line(0, &self.words.nothing(report.changes));
        } else {
            let counts = self.words.counts(&tally).into_iter();
            let counts: Vec<String> =
                counts.map(|(count, what)| format!("{count} {what}")).collect();
            let whole = self.words.changed_notices(&tally);
            self.lines.line(0, &format!("{whole}: {}.", counts.join(", ")));
        }
        if let Some(line) = self.words.introductions(&report.changes.introductions) {
            self.lines.line(0, &line);
        }
        self.lines.end_line();
    }

    fn notice(&mut self, report: Report<'_>, change: &NoticeChange) {
        let words = self.words;
        self.lines.bold(0, &on_one_line(&change.title));
        let language = (change.language != report.site.default_language())
            .then(|| words.language_of(change.language));
        let facts = [Some(words.kind(change.kind)), words.word_counts(change), language];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        self.lines.line(2, &facts.join(" · "));
        self.lines.line(2, &file(&change.path));
        for remark in words.remarks(change) {
            self.lines.line(2, &remark);
        }
        let sections = sections(change);
        if is_told_by_section(change.kind) {
            for section in &sections {
                self.section(section);
            }
        } else if sections.iter().any(|section| !section.is_lead) {
            self.lines.line(2, &words.section_list(&sections));
        }
        self.lines.end_line();
    }

    fn section(&mut self, section: &Section<'_>) {
        self.lines.end_line();
        let fate = self.words.fate(section);
        let heading = self.words.heading(section);
        self.lines.bold(2, &heading);
        if !fate.is_empty() {
            self.lines.line(2, &format!("({})", fate.join("; ")));
        }
        for entry in section.told() {
            self.entry(section, entry);
        }
    }

    fn entry(&mut self, section: &Section<'_>, entry: &Entry<'_>) {
        let label = self.words.label(section, entry);
        let mut label = label.map(|label| format!("({label}) "));
        let mut put = |page: &mut Self, kind: BlockKind, stretches: Vec<Stretch>| {
            let label = (Mark::Kept, label.take().unwrap_or_default());
            let bullet = (Mark::Kept, bullet(kind).to_owned());
            page.lines.wrapped(4, &[vec![bullet, label], stretches].concat());
        };
        let whole = |mark: Mark, piece: &Piece<'_>| vec![(mark, cells(piece.text))];
        match entry {
            Entry::Changed { lines, .. } => {
                for line in lines {
                    put(self, line.kind, shortened(line));
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
}

fn bullet(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::ListItem { .. } => "• ",
        _ => "",
    }
}
