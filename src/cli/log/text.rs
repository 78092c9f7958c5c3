//! A timeline for a person at a terminal.

use crate::cli::console::Console;
use crate::cli::lines::Lines;
use crate::cli::log::{Entry, entries, is_current};
use crate::diagnostics::told::Told;
use crate::model::portal::{ChangeSummary, Nature, NoticeText, Touch};
use crate::model::timeline::{ChangeKind, Event, Happening, Note, Period};
use crate::pipeline::inputs::CONTENT;
use crate::text::language::Language;
use crate::text::plain::on_one_line;
use crate::told;

pub(super) fn write(console: Console, text: &NoticeText) -> String {
    let mut page = Page { language: console.language, lines: Lines::new(console.output) };
    page.write(text);
    page.lines.text
}

struct Page {
    language: Language,
    lines: Lines,
}

impl Page {
    fn write(&mut self, text: &NoticeText) {
        self.lines.bold(0, &on_one_line(&text.outline.title));
        let count = text.timeline.revisions.len();
        let count = self.words(match count {
            1 => told!(fi: "1 versio", sv: "1 version", en: "1 version"),
            _ => told!(fi: "{count} versiota", sv: "{count} versioner", en: "{count} versions"),
        });
        let file = on_one_line(&text.timeline.path);
        self.lines.facts(2, &[format!("{CONTENT}/{file}"), count]);
        for entry in entries(text) {
            self.lines.end_line();
            match entry {
                Entry::Version(at) => self.version(text, at),
                Entry::Event(event, note) => self.event(event, note),
            }
        }
    }

    fn words(&self, told: Told) -> String {
        match self.language {
            Language::Fi => told.fi,
            Language::Sv => told.sv,
            Language::En => told.en,
        }
    }

    fn version(&mut self, text: &NoticeText, at: usize) {
        let revision = &text.timeline.revisions[at];
        let (number, date) = (at + 1, revision.date.written(self.language));
        let head = self.words(told!(
            fi: "{date}  versio {number}",
            sv: "{date}  version {number}",
            en: "{date}  version {number}",
        ));
        self.lines.bold(0, &head);
        let facts = [self.kind(text, at), self.validity(text, at), revision.commit.short()];
        self.lines.facts(2, &facts);
        self.note(&revision.note);
        let facts = &text.facts[at];
        let words = facts.change.as_ref().map_or_else(
            || self.length(facts.words),
            |change| self.word_counts(change.words_added, change.words_removed),
        );
        let sections = facts.change.as_ref().map(|change| self.sections(change));
        self.lines.facts(2, &[words, sections.unwrap_or_default()]);
    }

    fn event(&mut self, event: &Event, note: Option<&Note>) {
        let date = event.date.written(self.language);
        let what = match &event.what {
            Happening::Moved { .. } => told!(fi: "siirretty", sv: "flyttad", en: "moved"),
            Happening::Removed => told!(fi: "poistettu", sv: "borttagen", en: "removed"),
            Happening::Restored => told!(fi: "palautettu", sv: "återställd", en: "restored"),
        };
        let what = self.words(what);
        self.lines.bold(0, &format!("{date}  {what}"));
        let way = match &event.what {
            Happening::Moved { from, to } => {
                format!("{CONTENT}/{} → {CONTENT}/{}", on_one_line(from), on_one_line(to))
            }
            Happening::Removed | Happening::Restored => String::new(),
        };
        self.lines.facts(2, &[way, event.commit.short()]);
        if let Some(note) = note {
            self.note(note);
        }
    }

    fn note(&mut self, note: &Note) {
        self.lines.facts(2, &[on_one_line(&note.subject)]);
        if let Some(explanation) = note.explanation(self.language) {
            self.lines.facts(2, &[on_one_line(explanation)]);
        }
    }

    fn kind(&self, text: &NoticeText, at: usize) -> String {
        let declared = text.timeline.revisions[at].kind;
        self.words(match (text.nature(at), declared) {
            (Nature::New, _) => told!(fi: "uusi", sv: "ny", en: "new"),
            (Nature::Technical, _) => {
                told!(fi: "tekninen korjaus", sv: "teknisk rättelse", en: "technical correction")
            }
            (Nature::Silent, _) => told!(
                fi: "hiljainen muutos (selosteen päiväys ei muuttunut)",
                sv: "tyst ändring (beskrivningens datum ändrades inte)",
                en: "silent change (the notice’s date did not change)",
            ),
            (Nature::Substantive, Some(ChangeKind::Material)) => {
                told!(fi: "olennainen muutos", sv: "väsentlig ändring", en: "material change")
            }
            (Nature::Substantive, _) => told!(fi: "muutettu", sv: "ändrad", en: "changed"),
        })
    }

    fn validity(&self, text: &NoticeText, at: usize) -> String {
        let periods = text.timeline.validity(at).into_iter();
        let periods: Vec<String> = periods.map(|period| self.period(period)).collect();
        let periods = periods.join(", ");
        self.words(if is_current(text, at) {
            told!(fi: "voimassa {periods}", sv: "i kraft {periods}", en: "in force {periods}")
        } else {
            told!(fi: "oli voimassa {periods}", sv: "gällde {periods}", en: "was in force {periods}")
        })
    }

    fn period(&self, Period { from, to }: Period) -> String {
        let dash = if self.language == Language::En { " – " } else { "–" };
        let start = from.written(self.language);
        match to {
            Some(to) if to == from => start,
            Some(to) => format!("{start}{dash}{}", to.written(self.language)),
            None => self.words(told!(
                fi: "{start} alkaen",
                sv: "från och med {start}",
                en: "from {start}",
            )),
        }
    }

    fn length(&self, words: usize) -> String {
        self.words(told!(fi: "{words} sanaa", sv: "{words} ord", en: "{words} words"))
    }

    fn word_counts(&self, added: usize, removed: usize) -> String {
        if added + removed == 0 {
            return self.words(told!(
                fi: "sanat ennallaan",
                sv: "orden oförändrade",
                en: "the words are the same",
            ));
        }
        self.words(told!(
            fi: "+{added} / −{removed} sanaa",
            sv: "+{added} / −{removed} ord",
            en: "+{added} / −{removed} words",
        ))
    }

    fn sections(&self, change: &ChangeSummary) -> String {
        let sections = change.sections.iter().map(|section| {
            let heading = on_one_line(&section.heading);
            let touch = match section.touch {
                Touch::Changed => return heading,
                Touch::Added => told!(fi: "lisätty", sv: "ny", en: "added"),
                Touch::Removed => told!(fi: "poistettu", sv: "borttagen", en: "removed"),
                Touch::Moved => told!(fi: "siirretty", sv: "flyttad", en: "moved"),
            };
            format!("{heading} ({})", self.words(touch))
        });
        let sections: Vec<String> = sections.collect();
        if sections.is_empty() {
            return String::new();
        }
        let list = sections.join(", ");
        self.words(told!(fi: "kohdat: {list}", sv: "punkter: {list}", en: "sections: {list}"))
    }
}
