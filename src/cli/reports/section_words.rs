//! The words of a report about sections and what stands in them, in the three languages.

use crate::cli::reports::sections::{Section, SectionChange, Spot};
use crate::cli::reports::words::Words;
use crate::diff::listing::Entry;
use crate::text::plain::on_one_line;
use crate::told;

impl Words {
    /// What a section is called: what stands before the first heading has none.
    pub(super) fn heading(self, section: &Section<'_>) -> String {
        if section.is_lead {
            return self.of(told!(
                fi: "Nimi ja johdanto",
                sv: "Namn och inledning",
                en: "Title and introduction",
            ));
        }
        on_one_line(section.heading)
    }

    /// What became of a section as a whole, each a short phrase.
    pub(super) fn fate(self, section: &Section<'_>) -> Vec<String> {
        let mut phrases = Vec::new();
        match (section.change, section.other) {
            (SectionChange::Added, Some(other)) => phrases.push(self.split_out_of(other)),
            (SectionChange::Removed, Some(other)) => phrases.push(self.merged_into(other)),
            (SectionChange::Added, None) => phrases.push(self.of(
                told!(fi: "uusi kohta", sv: "ny punkt", en: "new section"),
            )),
            (SectionChange::Removed, None) => phrases.push(self.of(
                told!(fi: "poistettu kohta", sv: "borttagen punkt", en: "removed section"),
            )),
            (SectionChange::Layout, _) => phrases.push(self.of(
                told!(fi: "ulkoasu muuttui", sv: "utseendet har ändrats", en: "the layout changed"),
            )),
            (SectionChange::Moved, _) if section.is_reordered() => phrases.push(self.of(
                told!(fi: "järjestys muuttui", sv: "ordningsföljden ändrades", en: "the order changed"),
            )),
            (SectionChange::Changed | SectionChange::Moved, _) => {}
        }
        phrases.extend(section.moved_after.map(|after| self.moved_after(after)));
        phrases.extend(section.old_heading.map(|old| self.renamed(section.is_lead, old)));
        phrases
    }

    fn renamed(self, is_title: bool, old: &str) -> String {
        let old = on_one_line(old);
        self.of(if is_title {
            told!(fi: "nimi oli ”{old}”", sv: "namnet var ”{old}”", en: "the title was “{old}”")
        } else {
            told!(
                fi: "otsikko oli ”{old}”",
                sv: "rubriken var ”{old}”",
                en: "the heading was “{old}”",
            )
        })
    }

    fn moved_after(self, spot: Spot<'_>) -> String {
        let Spot::Section(heading) = spot else {
            return self.of(told!(
                fi: "siirretty ensimmäiseksi",
                sv: "flyttad först",
                en: "moved to be the first",
            ));
        };
        let heading = on_one_line(heading);
        self.of(told!(
            fi: "siirretty kohdan ”{heading}” jälkeen",
            sv: "flyttad, står nu efter punkten ”{heading}”",
            en: "moved after “{heading}”",
        ))
    }

    fn split_out_of(self, spot: Spot<'_>) -> String {
        let from = self.from(spot);
        self.of(told!(fi: "erotettu {from}", sv: "avskild från {from}", en: "split out of {from}"))
    }

    fn merged_into(self, spot: Spot<'_>) -> String {
        let into = self.into(spot);
        self.of(
            told!(fi: "yhdistetty {into}", sv: "sammanslagen med {into}", en: "merged into {into}"),
        )
    }

    fn from(self, spot: Spot<'_>) -> String {
        let Spot::Section(heading) = spot else {
            return self.of(told!(
                fi: "selosteen johdannosta",
                sv: "beskrivningens inledning",
                en: "the notice’s introduction",
            ));
        };
        let heading = on_one_line(heading);
        self.of(told!(
            fi: "kohdasta ”{heading}”",
            sv: "punkten ”{heading}”",
            en: "“{heading}”",
        ))
    }

    fn into(self, spot: Spot<'_>) -> String {
        let Spot::Section(heading) = spot else {
            return self.of(told!(
                fi: "selosteen johdantoon",
                sv: "beskrivningens inledning",
                en: "the notice’s introduction",
            ));
        };
        let heading = on_one_line(heading);
        self.of(told!(
            fi: "kohtaan ”{heading}”",
            sv: "punkten ”{heading}”",
            en: "“{heading}”",
        ))
    }

    /// What became of a block, said before it; none where its marks say it.
    pub(super) fn label(self, section: &Section<'_>, entry: &Entry<'_>) -> Option<String> {
        match entry {
            Entry::Changed { moved_from: None, .. } | Entry::Added(_) | Entry::Removed(_) => None,
            Entry::Changed { moved_from: Some(from), .. } | Entry::MovedHere(_, from) => {
                self.moved_here(section, from)
            }
            Entry::MovedAway(_, to) => {
                let into = self.into(Spot::of(to, section.titles.1));
                Some(self.of(told!(
                    fi: "siirretty {into}",
                    sv: "flyttat till {into}",
                    en: "moved to {into}",
                )))
            }
            Entry::Relinked(..) => Some(self.of(told!(
                fi: "linkin osoite muuttui",
                sv: "länkens adress ändrades",
                en: "the address of a link changed",
            ))),
            Entry::Laid(_) => Some(self.laid()),
        }
    }

    /// None where the section as a whole came from there.
    fn moved_here(self, section: &Section<'_>, from: &str) -> Option<String> {
        let spot = Spot::of(from, section.titles.0);
        (section.other != Some(spot)).then(|| self.moved_from(section, from, spot))
    }

    fn moved_from(self, section: &Section<'_>, from: &str, spot: Spot<'_>) -> String {
        if section.is_own(from) {
            return self.of(told!(
                fi: "siirretty kohdan sisällä",
                sv: "flyttat inom punkten",
                en: "moved within the section",
            ));
        }
        let from = self.from(spot);
        self.of(told!(
            fi: "siirretty {from}",
            sv: "flyttat från {from}",
            en: "moved from {from}",
        ))
    }

    fn laid(self) -> String {
        self.of(told!(
            fi: "ulkoasu muuttui, sisältö ennallaan",
            sv: "utseendet har ändrats, innehållet är oförändrat",
            en: "the layout changed, the content did not",
        ))
    }
}
