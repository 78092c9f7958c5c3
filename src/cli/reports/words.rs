//! The sentences of a report, in the three languages.

use crate::cli::reports::file;
use crate::cli::reports::sections::Section;
use crate::diagnostics::told::Told;
use crate::model::portal::{Extent, NoticeId};
use crate::pipeline::changes::{Changes, Kind, NoticeChange, Tally};
use crate::pipeline::states::State;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::text::plain::on_one_line;
use crate::told;

/// Words for readers of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    pub(super) fn of(self, told: Told) -> String {
        match self.0 {
            Language::Fi => told.fi,
            Language::Sv => told.sv,
            Language::En => told.en,
        }
    }

    /// `Selosteiden muutokset 1.3.2024–17.2.2025`.
    pub(super) fn title(self, changes: &Changes) -> String {
        let period = self.period(&changes.from, &changes.to);
        self.of(told!(
            fi: "Selosteiden muutokset {period}",
            sv: "Ändringar i beskrivningarna {period}",
            en: "Changes to the notices, {period}",
        ))
    }

    fn period(self, from: &State, to: &State) -> String {
        let dash = if self.0 == Language::En { " – " } else { "–" };
        let written = |state: &State| state.day().map(|day| day.written(self.0));
        match (from.day(), to.day()) {
            (Some(start), Some(end)) if start == end => start.written(self.0),
            (Some(start), Some(end)) if start < end => {
                format!("{}{dash}{}", start.written(self.0), end.written(self.0))
            }
            _ => {
                let disk = || self.on_disk();
                let from = written(from).unwrap_or_else(disk);
                format!("{from} → {}", written(to).unwrap_or_else(disk))
            }
        }
    }

    fn on_disk(self) -> String {
        self.of(told!(
            fi: "levyllä olevat tiedostot",
            sv: "filerna på disken",
            en: "the files on the disk",
        ))
    }

    pub(super) fn before(self) -> String {
        self.of(told!(fi: "Ennen", sv: "Före", en: "Before"))
    }

    pub(super) fn after(self) -> String {
        self.of(told!(fi: "Jälkeen", sv: "Efter", en: "After"))
    }

    /// The day by which a state is known.
    pub(super) fn day(self, state: &State) -> String {
        match state.day() {
            Some(day) => day.written(self.0),
            None => self.on_disk(),
        }
    }

    /// When the commit of a state was made, where another day was asked for.
    pub(super) fn committed(self, state: &State) -> Option<String> {
        let day = state.date.filter(|date| state.asked.is_some_and(|asked| asked != *date))?;
        let day = day.written(self.0);
        Some(self.of(told!(
            fi: "viimeisin muutos {day}",
            sv: "senaste ändring {day}",
            en: "last changed on {day}",
        )))
    }

    pub(super) fn nothing(self, changes: &Changes) -> String {
        if let Some(NoticeId { department, name }) = &changes.only {
            return self.of(told!(
                fi: "Selosteessa {department}/{name} ei ole muutoksia.",
                sv: "Beskrivningen {department}/{name} har inga ändringar.",
                en: "There are no changes to the notice {department}/{name}.",
            ));
        }
        self.of(told!(
            fi: "Selosteissa ei ole muutoksia.",
            sv: "Beskrivningarna har inga ändringar.",
            en: "There are no changes to the notices.",
        ))
    }

    /// `Muutoksia 5 selosteessa (7 kieliversiota)`.
    pub(super) fn changed_notices(self, tally: &Tally) -> String {
        let Tally { notices, texts, .. } = *tally;
        let sv_notices = if notices == 1 { "beskrivning" } else { "beskrivningar" };
        let en_notices = if notices == 1 { "notice" } else { "notices" };
        let whole = told!(
            fi: "Muutoksia {notices} selosteessa",
            sv: "Ändringar i {notices} {sv_notices}",
            en: "Changes to {notices} {en_notices}",
        );
        let more = told!(
            fi: " ({texts} kieliversiota)",
            sv: " ({texts} språkversioner)",
            en: " ({texts} language versions)",
        );
        let more = if texts == notices { String::new() } else { self.of(more) };
        format!("{}{more}", self.of(whole))
    }

    /// How many there are of each kind that there is any of: the number, and what it counts.
    pub(super) fn counts(self, tally: &Tally) -> Vec<(usize, String)> {
        let one_or_more = |count: usize, one: Told, more: Told| {
            (count, self.of(if count == 1 { one } else { more }))
        };
        let counts = [
            one_or_more(
                tally.new,
                told!(fi: "uusi", sv: "ny", en: "new"),
                told!(fi: "uutta", sv: "nya", en: "new"),
            ),
            one_or_more(
                tally.substantive,
                told!(fi: "muuttunut", sv: "ändrad", en: "changed"),
                told!(fi: "muuttunutta", sv: "ändrade", en: "changed"),
            ),
            one_or_more(
                tally.silent,
                told!(fi: "hiljainen muutos", sv: "tyst ändring", en: "silent change"),
                told!(fi: "hiljaista muutosta", sv: "tysta ändringar", en: "silent changes"),
            ),
            one_or_more(
                tally.technical,
                told!(fi: "tekninen korjaus", sv: "teknisk rättelse", en: "technical correction"),
                told!(fi: "teknistä korjausta", sv: "tekniska rättelser", en: "technical corrections"),
            ),
            one_or_more(
                tally.moved,
                told!(fi: "siirretty", sv: "flyttad", en: "moved"),
                told!(fi: "siirrettyä", sv: "flyttade", en: "moved"),
            ),
            one_or_more(
                tally.removed,
                told!(fi: "poistettu", sv: "borttagen", en: "removed"),
                told!(fi: "poistettua", sv: "borttagna", en: "removed"),
            ),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0).collect()
    }

    /// The line about texts of departments that changed.
    pub(super) fn introductions(self, paths: &[String]) -> Option<String> {
        let files: Vec<String> = paths.iter().map(|path| file(path)).collect();
        let files = files.join(", ");
        (!paths.is_empty()).then(|| {
            self.of(told!(
                fi: "Myös toimialojen esittelyt muuttuivat: {files}",
                sv: "Också sektorernas presentationer ändrades: {files}",
                en: "Introductions of departments changed, too: {files}",
            ))
        })
    }

    pub(super) fn kind(self, kind: Kind) -> String {
        self.of(match kind {
            Kind::New => told!(fi: "uusi", sv: "ny", en: "new"),
            Kind::Removed => told!(fi: "poistettu", sv: "borttagen", en: "removed"),
            Kind::Moved => told!(fi: "siirretty", sv: "flyttad", en: "moved"),
            Kind::Substantive => told!(fi: "muutettu", sv: "ändrad", en: "changed"),
            Kind::Technical => {
                told!(fi: "tekninen korjaus", sv: "teknisk rättelse", en: "technical correction")
            }
            Kind::Silent => told!(fi: "hiljainen muutos", sv: "tyst ändring", en: "silent change"),
        })
    }

    pub(super) fn moved(self) -> String {
        self.kind(Kind::Moved)
    }

    /// What beside its words there is to say of a notice, a sentence each.
    pub(super) fn remarks(self, change: &NoticeChange) -> Vec<String> {
        let mut remarks = Vec::new();
        if let (true, Some(old)) = (change.moved, &change.old_path) {
            let (old, new) = (file(old), file(&change.path));
            remarks.push(self.of(told!(
                fi: "Selosteen osoite vaihtui: {old} → {new}.",
                sv: "Beskrivningens adress ändrades: {old} → {new}.",
                en: "The notice’s address changed: {old} → {new}.",
            )));
        }
        match change.kind {
            Kind::Silent => remarks.push(self.silent(change)),
            Kind::Technical => remarks.push(self.technical(change.comparison.extent)),
            _ => {}
        }
        remarks.extend(self.redated(change));
        remarks
    }

    fn silent(self, change: &NoticeChange) -> String {
        let date = change.new.as_ref().and_then(|document| document.front.date);
        let date = date.map(|date| date.written(self.0)).unwrap_or_default();
        self.of(told!(
            fi: "Hiljainen muutos: teksti muuttui, mutta selosteen päiväys ({date}) ei.",
            sv: "Tyst ändring: texten ändrades, men inte beskrivningens datum ({date}).",
            en: "Silent change: the text changed, but the notice’s date ({date}) did not.",
        ))
    }

    fn technical(self, extent: Extent) -> String {
        self.of(match extent {
            Extent::Nothing => told!(
                fi: "Luettava teksti on ennallaan.",
                sv: "Den text som läses är oförändrad.",
                en: "The text that is read is the same.",
            ),
            Extent::Layout => told!(
                fi: "Ulkoasu muuttui, sisältö ennallaan.",
                sv: "Utseendet har ändrats, innehållet är oförändrat.",
                en: "The layout changed, the content did not.",
            ),
            Extent::Order => told!(
                fi: "Järjestys muuttui, sisältö ennallaan.",
                sv: "Ordningsföljden har ändrats, innehållet är oförändrat.",
                en: "The order changed, the content did not.",
            ),
            Extent::Content => told!(
                fi: "Tekijä on ilmoittanut muutoksen tekniseksi.",
                sv: "Upphovspersonen har angett att ändringen är teknisk.",
                en: "Its author declared the change technical.",
            ),
        })
    }

    /// `Päiväys: 15.11.2021 → 18.5.2026.`
    fn redated(self, change: &NoticeChange) -> Option<String> {
        let old = change.old.as_ref()?.front.date;
        let new = change.new.as_ref()?.front.date;
        let written =
            |date: Option<Date>| date.map_or("–".to_owned(), |date| date.written(self.0));
        let (from, to) = (written(old), written(new));
        (old != new).then(|| {
            self.of(told!(
                fi: "Selosteen päiväys: {from} → {to}.",
                sv: "Beskrivningens datum: {from} → {to}.",
                en: "Date of the notice: {from} → {to}.",
            ))
        })
    }

    /// `+12 / −3 sanaa`, or the length of a new or a removed text; nothing where no word came or went.
    pub(super) fn word_counts(self, change: &NoticeChange) -> Option<String> {
        let (added, removed) = change.words();
        let all = added + removed;
        let counts = match change.kind {
            Kind::New | Kind::Removed => {
                told!(fi: "{all} sanaa", sv: "{all} ord", en: "{all} words")
            }
            _ => told!(
                fi: "+{added} / −{removed} sanaa",
                sv: "+{added} / −{removed} ord",
                en: "+{added} / −{removed} words",
            ),
        };
        (all > 0).then(|| self.of(counts))
    }

    /// The line that names the sections of a new or a removed notice.
    pub(super) fn section_list(self, sections: &[Section<'_>]) -> String {
        let headings = sections.iter().filter(|section| !section.is_lead);
        let headings: Vec<String> = headings.map(|it| on_one_line(it.heading)).collect();
        let list = headings.join(", ");
        self.of(told!(fi: "Kohdat: {list}", sv: "Punkter: {list}", en: "Sections: {list}"))
    }

    pub(super) fn language_of(self, language: Language) -> String {
        self.of(match language {
            Language::Fi => told!(fi: "suomeksi", sv: "på finska", en: "in Finnish"),
            Language::Sv => told!(fi: "ruotsiksi", sv: "på svenska", en: "in Swedish"),
            Language::En => told!(fi: "englanniksi", sv: "på engelska", en: "in English"),
        })
    }

    pub(super) fn added(self) -> String {
        self.of(told!(fi: "lisätty", sv: "tillagt", en: "added"))
    }

    pub(super) fn removed(self) -> String {
        self.of(told!(fi: "poistettu", sv: "borttaget", en: "removed"))
    }

    pub(super) fn added_text(self) -> String {
        self.of(told!(fi: "lisätty teksti", sv: "tillagd text", en: "added text"))
    }

    pub(super) fn removed_text(self) -> String {
        self.of(told!(fi: "poistettu teksti", sv: "borttagen text", en: "removed text"))
    }

    pub(super) fn whole_text(self) -> String {
        self.of(told!(fi: "Näytä koko teksti", sv: "Visa hela texten", en: "Show the whole text"))
    }

    pub(super) fn contents(self) -> String {
        self.of(told!(fi: "Selosteet", sv: "Beskrivningar", en: "Notices"))
    }

    pub(super) fn skip(self) -> String {
        self.of(
            told!(fi: "Siirry muutoksiin", sv: "Gå till ändringarna", en: "Skip to the changes"),
        )
    }

    /// Where the report comes from.
    pub(super) fn source(self) -> String {
        self.of(told!(
            fi: "Muutokset on luettu suoraan selosteiden versionhallinnasta.",
            sv: "Ändringarna har lästs direkt ur beskrivningarnas versionshantering.",
            en: "The changes were read straight from the notices’ version control.",
        ))
    }
}
