//! Gives every timeline its notice: texts of one notice come together, and a removed notice whose
//! address another has taken gets one of its own.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::finding::Finding;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::NoticeId;
use crate::model::timeline::{Happening, Timeline};
use crate::pipeline::inputs::CONTENT;
use crate::text::language::Language;
use crate::told;

/// The timelines of the portal's texts, by notice and language.
#[derive(Debug, Default)]
pub struct Addresses {
    pub notices: BTreeMap<Arc<NoticeId>, BTreeMap<Language, Timeline>>,
    /// Texts of `_index.md` that are published now: path by folder slug and language.
    pub departments: BTreeMap<String, BTreeMap<Language, String>>,
    pub findings: Vec<Finding>,
}

/// Sorts the timelines to notices. `default` is the language of files without a suffix.
pub fn assign(timelines: Vec<Timeline>, default: Language) -> Addresses {
    let mut addresses = Addresses::default();
    let (live, mut removed): (Vec<_>, Vec<_>) =
        timelines.into_iter().partition(|timeline| timeline.removed.is_none());
    for timeline in live {
        addresses.add_live(timeline, default);
    }
    removed.sort_by_key(|timeline| {
        let day = timeline.removed.as_ref().map(|removal| removal.date);
        (Reverse(day), timeline.path.clone())
    });
    for timeline in removed {
        addresses.add_removed(timeline, default);
    }
    addresses
}

impl Addresses {
    fn add_live(&mut self, timeline: Timeline, default: Language) {
        let file = format!("{CONTENT}/{}", timeline.path);
        let Some((what, language)) = read_path(&timeline.path) else {
            self.findings.push(misplaced(&file));
            return;
        };
        let language = language.unwrap_or(default);
        match what {
            ContentPath::Department(slug) => {
                let texts = self.departments.entry(slug.clone()).or_default();
                if let Some(other) = texts.insert(language, timeline.path.clone()) {
                    self.findings.push(same_address(&file, &other, &slug));
                }
            }
            ContentPath::Notice(id) => {
                let id = Arc::new(id);
                let texts = self.notices.entry(id.clone()).or_default();
                if let Some(other) = texts.get(&language) {
                    let address = format!("{}/{}", id.department, id.name);
                    self.findings.push(same_address(&file, &other.path, &address));
                } else {
                    texts.insert(language, timeline);
                }
            }
        }
    }

    /// A removed text stands under its notice if that has none in its language; else its notice was
    /// another one, and the year of its removal tells the two apart.
    fn add_removed(&mut self, timeline: Timeline, default: Language) {
        let Some((ContentPath::Notice(id), language)) = read_path(&timeline.path) else { return };
        let language = language.unwrap_or(default);
        let year = timeline.removed.as_ref().map_or(0, |removal| removal.date.year());
        let of_year = NoticeId { name: format!("{}-{year}", id.name), ..id.clone() };
        let numbered = (2..).map(|number| NoticeId {
            name: format!("{}-{number}", of_year.name),
            ..of_year.clone()
        });
        let mut candidates = [id, of_year.clone()].into_iter().chain(numbered);
        let free = candidates.find_map(|id| {
            let id = Arc::new(id);
            let taken = self.notices.get(&id).is_some_and(|texts| texts.contains_key(&language));
            (!taken).then_some(id)
        });
        let id = free.expect("numbers do not end");
        self.notices.entry(id).or_default().insert(language, timeline);
    }

    /// Addresses that each notice had before and that no other has now; a former address of several
    /// leads to the first of them.
    pub fn former(&self) -> BTreeMap<Arc<NoticeId>, Vec<Arc<NoticeId>>> {
        let mut claimed: BTreeMap<NoticeId, &Arc<NoticeId>> = BTreeMap::new();
        for (id, texts) in &self.notices {
            for event in texts.values().flat_map(|timeline| &timeline.events) {
                let Happening::Moved { from, .. } = &event.what else { continue };
                let Some((ContentPath::Notice(old), _)) = read_path(from) else { continue };
                if !self.notices.contains_key(&old) {
                    claimed.entry(old).or_insert(id);
                }
            }
        }
        let mut former: BTreeMap<Arc<NoticeId>, Vec<Arc<NoticeId>>> = BTreeMap::new();
        for (old, id) in claimed {
            former.entry(id.clone()).or_default().push(Arc::new(old));
        }
        former
    }
}

fn misplaced(file: &str) -> Finding {
    let message = told!(
        fi: "seloste ei ole toimialan kansiossa",
        sv: "beskrivningen ligger inte i en sektors mapp",
        en: "the notice is not in a department's folder",
    );
    Finding::error("misplaced", message).in_file(file).hint(told!(
        fi: "Siirrä tiedosto muotoon `{CONTENT}/toimiala/seloste.md`; nimissä on oltava kirjaimia tai numeroita.",
        sv: "Flytta filen till formen `{CONTENT}/sektor/beskrivning.md`; namnen ska ha bokstäver eller siffror.",
        en: "Move the file to the form `{CONTENT}/department/notice.md`; names need letters or digits.",
    ))
}

fn same_address(file: &str, other: &str, address: &str) -> Finding {
    let message = told!(
        fi: "tiedostoilla `{file}` ja `{CONTENT}/{other}` olisi sama osoite `{address}`",
        sv: "filerna `{file}` och `{CONTENT}/{other}` skulle få samma adress `{address}`",
        en: "the files `{file}` and `{CONTENT}/{other}` would have the same address `{address}`",
    );
    Finding::error("same-address", message).in_file(file).hint(told!(
        fi: "Anna toiselle tiedostolle toinen nimi.",
        sv: "Ge den ena filen ett annat namn.",
        en: "Give one of the files another name.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::object_id::ObjectId;
    use crate::model::timeline::{Event, Note, Removal};
    use crate::text::date::Date;
    use crate::text::moment::Moment;

    fn live(path: &str) -> Timeline {
        Timeline { path: path.to_owned(), revisions: vec![], events: vec![], removed: None }
    }

    fn removed(path: &str, day: &str) -> Timeline {
        let date = Date::parse_iso(day).unwrap();
        let (moment, commit) = (Moment::default(), ObjectId([0; 20]));
        let removal = Removal { date, moment, commit, note: Note::default() };
        Timeline { removed: Some(removal), ..live(path) }
    }

    fn check(timelines: Vec<Timeline>, expected: &[&str], rules: &[&str]) {
        let addresses = assign(timelines, Language::Fi);
        let written: Vec<String> = addresses
            .notices
            .iter()
            .map(|(id, texts)| {
                let texts: Vec<String> = texts
                    .iter()
                    .map(|(language, timeline)| format!("{}={}", language.code(), timeline.path))
                    .collect();
                format!("{}/{}: {}", id.department, id.name, texts.join(" "))
            })
            .collect();
        assert_eq!(written, expected);
        let found: Vec<&str> = addresses.findings.iter().map(|it| it.rule.as_str()).collect();
        assert_eq!(found, rules);
    }

    #[test]
    fn texts_of_one_notice_come_together() {
        check(
            vec![live("a/x.md"), live("a/x.sv.md"), live("a/_index.md")],
            &["a/x: fi=a/x.md sv=a/x.sv.md"],
            &[],
        );
    }

    #[test]
    fn two_files_of_one_address_are_a_finding() {
        check(vec![live("a/X.md"), live("a/x.md")], &["a/x: fi=a/X.md"], &["same-address"]);
        check(vec![live("a/x.fi.md"), live("a/x.md")], &["a/x: fi=a/x.fi.md"], &["same-address"]);
        check(vec![live("x.md"), live("a/b/c.md")], &[], &["misplaced", "misplaced"]);
    }

    #[test]
    fn a_removed_notice_yields_its_address_to_a_new_one() {
        check(
            vec![live("a/x.md"), removed("a/x.md", "2022-03-01"), removed("a/x.md", "2020-03-01")],
            &["a/x: fi=a/x.md", "a/x-2020: fi=a/x.md", "a/x-2022: fi=a/x.md"],
            &[],
        );
        check(
            vec![live("a/x.md"), removed("a/x.sv.md", "2022-03-01")],
            &["a/x: fi=a/x.md sv=a/x.sv.md"],
            &[],
        );
    }

    #[test]
    fn a_former_address_leads_on_unless_it_is_taken() {
        let date = Date::parse_iso("2022-03-01").unwrap();
        let moved = |from: &str| {
            let what = Happening::Moved { from: from.to_owned(), to: "a/x.md".to_owned() };
            let (moment, commit) = (Moment::default(), ObjectId([0; 20]));
            Event { date, moment, commit, after: 1, what }
        };
        let timeline =
            Timeline { events: vec![moved("a/vanha.md"), moved("a/y.md")], ..live("a/x.md") };
        let addresses = assign(vec![timeline, live("a/y.md")], Language::Fi);
        let former = addresses.former();
        let names: Vec<&str> = former.values().flatten().map(|id| id.name.as_str()).collect();
        assert_eq!(names, ["vanha"]);
    }
}
