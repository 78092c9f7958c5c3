//! Which notice a person means: named by its file, its address or its title, as it is now or as it
//! was before.

use std::collections::BTreeSet;

use crate::config::Site;
use crate::diff::alignment::dice;
use crate::model::portal::{NoticeId, Portal};
use crate::model::timeline::Happening;
use crate::pipeline::changes::NoticeChange;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::CONTENT;
use crate::routes::read_notice_address;
use crate::text::folding::fold;
use crate::text::language::Language;
use crate::text::plain::on_one_line;
use crate::text::slug::ascii_letters;
use crate::told;

/// A notice, and the language of the text that its name was one of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    pub id: NoticeId,
    pub language: Option<Language>,
}

/// The names of one text of a notice.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    pub id: &'a NoticeId,
    language: Language,
    in_force: bool,
    path: &'a str,
    title: &'a str,
    former_paths: Vec<&'a str>,
    former_ids: Vec<&'a NoticeId>,
    former_titles: Vec<&'a str>,
}

/// All texts of a portal.
pub fn candidates(portal: &Portal) -> Vec<Candidate<'_>> {
    let texts = portal
        .notices
        .values()
        .flat_map(|notice| notice.texts.values().map(move |text| (notice, text)));
    let candidates = texts.map(|(notice, text)| {
        let moves = text.timeline.events.iter().filter_map(|event| match &event.what {
            Happening::Moved { from, .. } => Some(from.as_str()),
            Happening::Removed | Happening::Restored => None,
        });
        Candidate {
            id: &notice.id,
            language: text.language,
            in_force: text.timeline.removed.is_none(),
            path: &text.timeline.path,
            title: &text.outline.title,
            former_paths: moves.collect(),
            former_ids: notice.former.iter().map(|id| &**id).collect(),
            former_titles: text.facts.iter().map(|facts| facts.title.as_str()).collect(),
        }
    });
    candidates.collect()
}

impl<'a> From<&'a NoticeChange> for Candidate<'a> {
    fn from(change: &'a NoticeChange) -> Self {
        Self {
            id: &change.notice,
            language: change.language,
            in_force: change.new.is_some(),
            path: &change.path,
            title: &change.title,
            former_paths: change.old_path.as_deref().into_iter().collect(),
            former_ids: Vec::new(),
            former_titles: Vec::new(),
        }
    }
}

/// How a name fits a text, the surest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Place,
    PlaceOfRemoved,
    FormerPlace,
    FileName,
    Title,
    TitleBegins,
    TitleHolds,
    AddressHolds,
    FormerTitle,
    FormerTitleHolds,
}

/// Finds the notice that a name means.
///
/// Errors: none has such a name, and the nearest ones are told; or several have.
pub fn find(name: &str, candidates: &[Candidate<'_>], site: &Site) -> Result<Meant, PipelineError> {
    let wanted = Wanted::read(name, site);
    let fits = candidates.iter().filter_map(|it| Some((wanted.fit(it)?, it)));
    let fits: Vec<(Fit, &Candidate<'_>)> = fits.collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else {
        return Err(unknown(name, &nearest(&wanted.title, candidates)));
    };
    let best: Vec<&Candidate<'_>> =
        fits.iter().filter(|(fit, _)| *fit == best).map(|(_, it)| *it).collect();
    if best.iter().any(|it| it.id != best[0].id) {
        return Err(several(name, &best));
    }
    let spoken = wanted.address.as_ref().and_then(|(_, language)| *language);
    // A name that fits the texts of several languages names none of them.
    let alone = (best.len() == 1 && wanted.names_a_text()).then_some(best[0].language);
    Ok(Meant { id: best[0].id.clone(), language: spoken.or(alone) })
}

/// What was typed, in the ways in which it can be meant.
struct Wanted<'n> {
    path: &'n str,
    address: Option<(NoticeId, Option<Language>)>,
    title: String,
}

impl<'n> Wanted<'n> {
    fn read(name: &'n str, site: &Site) -> Self {
        let name = name.trim();
        let path = name.strip_prefix("./").unwrap_or(name);
        let path =
            path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
        let address = name.split(['?', '#']).next().unwrap_or(name);
        let on_host =
            address.split_once("://").map(|(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        let address = on_host.unwrap_or(address);
        let address = address.strip_prefix(site.base_path()).unwrap_or(address);
        let is_file = path.rsplit('.').next() == Some("md");
        let address = Some(address).filter(|_| !is_file);
        Self {
            path,
            address: address.and_then(|it| read_notice_address(it, site.default_language())),
            title: key(name),
        }
    }

    /// A file or a title is that of one text; an address is that of all texts of a notice.
    fn names_a_text(&self) -> bool {
        self.address.is_none()
    }

    fn fit(&self, candidate: &Candidate<'_>) -> Option<Fit> {
        let id = self.address.as_ref().map(|(id, _)| id);
        if self.path == candidate.path || id == Some(candidate.id) {
            return Some(if candidate.in_force { Fit::Place } else { Fit::PlaceOfRemoved });
        }
        let was_here = id.is_some_and(|id| candidate.former_ids.contains(&id));
        if was_here || candidate.former_paths.contains(&self.path) {
            return Some(Fit::FormerPlace);
        }
        if candidate.path.rsplit('/').next() == Some(self.path) {
            return Some(Fit::FileName);
        }
        if self.title.is_empty() {
            return None;
        }
        let name = key(&candidate.id.name);
        let title = key(candidate.title);
        let former = || candidate.former_titles.iter().map(|title| key(title));
        if title == self.title || name == self.title {
            Some(Fit::Title)
        } else if title.starts_with(&self.title) {
            Some(Fit::TitleBegins)
        } else if title.contains(&self.title) {
            Some(Fit::TitleHolds)
        } else if name.contains(&self.title) {
            Some(Fit::AddressHolds)
        } else if former().any(|title| title == self.title) {
            Some(Fit::FormerTitle)
        } else {
            former().any(|title| title.contains(&self.title)).then_some(Fit::FormerTitleHolds)
        }
    }
}

/// Equal for titles that a person types as one: case, marks and the dots of letters do not count.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match ascii_letters(c) {
            Some(letters) => key.push_str(letters),
            None if c.is_alphanumeric() => key.push(c),
            None if key.is_empty() || key.ends_with(' ') => {}
            None => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// How alike a name must be to be offered, in thousandths, and how many are.
const NEAR: u32 = 450;
const OFFERED: usize = 3;
/// How many notices are listed that one name fits.
const LISTED: usize = 8;

/// The notices whose names are most like one.
fn nearest<'c, 'a>(wanted: &str, candidates: &'c [Candidate<'a>]) -> Vec<&'c Candidate<'a>> {
    let wanted = pairs_of_letters(wanted);
    let mut ranked: Vec<(u32, &Candidate<'_>)> = candidates
        .iter()
        .map(|candidate| {
            let names = [candidate.title, &candidate.id.name];
            let likeness = names.map(|name| dice(&wanted, &pairs_of_letters(&key(name))));
            (likeness[0].max(likeness[1]), candidate)
        })
        .filter(|(likeness, _)| *likeness >= NEAR)
        .collect();
    ranked.sort_by_key(|(likeness, it)| (std::cmp::Reverse(*likeness), it.id, it.language));
    let mut seen = BTreeSet::new();
    let distinct = ranked.into_iter().filter(|(_, it)| seen.insert(it.id)).map(|(_, it)| it);
    distinct.take(OFFERED).collect()
}

/// Each two letters in a row as a number, sorted.
fn pairs_of_letters(text: &str) -> Vec<u64> {
    let letters: Vec<u32> = text.chars().map(u32::from).collect();
    let pairs = letters.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1]));
    let mut pairs: Vec<u64> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

fn listed<'a>(candidates: impl Iterator<Item = &'a Candidate<'a>>) -> String {
    let lines = candidates.map(|Candidate { id, title, .. }| {
        format!("\n    {}/{}  {}", id.department, id.name, on_one_line(title))
    });
    lines.collect()
}

fn unknown(name: &str, nearest: &[&Candidate<'_>]) -> PipelineError {
    let name = on_one_line(name);
    let message = told!(
        fi: "selostetta `{name}` ei löydy",
        sv: "beskrivningen `{name}` finns inte",
        en: "there is no notice `{name}`",
    );
    let list = listed(nearest.iter().copied());
    let hint = if nearest.is_empty() {
        told!(
            fi: "Anna selosteen tiedosto (`kulttuuri/kirjasto.md`), osoite (`kulttuuri/kirjasto`) tai nimi.",
            sv: "Ange beskrivningens fil (`kulttuuri/kirjasto.md`), adress (`kulttuuri/kirjasto`) eller namn.",
            en: "Give the notice's file (`kulttuuri/kirjasto.md`), address (`kulttuuri/kirjasto`) or title.",
        )
    } else {
        told!(
            fi: "Tarkoititko jotakin näistä?{list}",
            sv: "Menade du någon av dessa?{list}",
            en: "Did you mean one of these?{list}",
        )
    };
    PipelineError { message, hint: Some(hint) }
}

fn several(name: &str, candidates: &[&Candidate<'_>]) -> PipelineError {
    let name = on_one_line(name);
    let mut seen = BTreeSet::new();
    let distinct: Vec<&Candidate<'_>> =
        candidates.iter().copied().filter(|it| seen.insert(it.id)).collect();
    let count = distinct.len();
    let mut list = listed(distinct.into_iter().take(LISTED));
    if count > LISTED {
        list.push_str("\n    …");
    }
    PipelineError {
        message: told!(
            fi: "`{name}` sopii {count} selosteeseen",
            sv: "`{name}` passar in på {count} beskrivningar",
            en: "`{name}` fits {count} notices",
        ),
        hint: Some(told!(
            fi: "Anna jokin näistä osoitteista:{list}",
            sv: "Ange en av dessa adresser:{list}",
            en: "Give one of these addresses:{list}",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(address: &str) -> NoticeId {
        let (department, name) = address.split_once('/').unwrap();
        NoticeId { department: department.to_owned(), name: name.to_owned() }
    }

    /// Finds a name among a library, its Swedish text, a museum, and a removed notice of the library.
    fn check(name: &str, expected: Result<(&str, Option<Language>), &str>) {
        let ids = [id("kulttuuri/kirjasto"), id("kulttuuri/museo"), id("vapaa-aika/kirjasto")];
        let former = id("kulttuuri/lainaajat");
        let candidate = |id, language, path, title| Candidate {
            id,
            language,
            in_force: true,
            path,
            title,
            former_paths: vec![],
            former_ids: vec![],
            former_titles: vec![],
        };
        let finnish = Candidate {
            former_paths: vec!["kulttuuri/lainaajat.md"],
            former_ids: vec![&former],
            former_titles: vec!["Lainaajarekisteri"],
            ..candidate(&ids[0], Language::Fi, "kulttuuri/kirjasto.md", "Kirjaston ”asiakkaat”")
        };
        let swedish =
            candidate(&ids[0], Language::Sv, "kulttuuri/kirjasto.sv.md", "Bibliotekets kunder");
        let museum =
            candidate(&ids[1], Language::Fi, "kulttuuri/museo.md", "Museon säilytysasiakkaat");
        let removed = Candidate {
            in_force: false,
            ..candidate(&ids[2], Language::Fi, "vapaa-aika/kirjasto.md", "Kirjastokortit")
        };
        let site = Site { base_url: Some("https://a.example/t/".to_owned()), ..Site::default() };
        let found = find(name, &[finnish, swedish, museum, removed], &site);
        let found = found
            .map(|Meant { id, language }| (format!("{}/{}", id.department, id.name), language));
        match (found, expected) {
            (Ok((found, language)), Ok(expected)) => {
                assert_eq!((found.as_str(), language), expected, "{name}");
            }
            (Err(error), Err(part)) => {
                let said = format!("{} {}", error.message.fi, error.hint.unwrap().fi);
                assert!(said.contains(part), "{name}: {said}");
            }
            (found, expected) => panic!("{name}: {found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn a_file_names_its_text() {
        for name in [
            "content/kulttuuri/kirjasto.md",
            "kulttuuri/kirjasto.md",
            "./content/kulttuuri/kirjasto.md",
        ] {
            check(name, Ok(("kulttuuri/kirjasto", Some(Language::Fi))));
        }
        check("kulttuuri/kirjasto.sv.md", Ok(("kulttuuri/kirjasto", Some(Language::Sv))));
        check("kulttuuri/lainaajat.md", Ok(("kulttuuri/kirjasto", Some(Language::Fi))));
        check("museo.md", Ok(("kulttuuri/museo", Some(Language::Fi))));
        check("muse", Ok(("kulttuuri/museo", Some(Language::Fi))));
        check("vapaa-aika/kirjasto.md", Ok(("vapaa-aika/kirjasto", Some(Language::Fi))));
    }

    #[test]
    fn an_address_names_its_notice() {
        for name in ["kulttuuri/kirjasto", "kulttuuri/kirjasto/", "kulttuuri/lainaajat"] {
            check(name, Ok(("kulttuuri/kirjasto", None)));
        }
        let finnish = "https://a.example/t/selosteet/kulttuuri/kirjasto/#sailytysaika";
        check(finnish, Ok(("kulttuuri/kirjasto", Some(Language::Fi))));
        check(
            "/t/selosteet/kulttuuri/kirjasto/historia/2021-11-15/",
            Ok(("kulttuuri/kirjasto", Some(Language::Fi))),
        );
        let swedish = "https://a.example/t/sv/beskrivningar/kulttuuri/lainaajat/historik/";
        check(swedish, Ok(("kulttuuri/kirjasto", Some(Language::Sv))));
    }

    #[test]
    fn a_title_names_its_notice_as_people_type_it() {
        check("KIRJASTON asiakkaat", Ok(("kulttuuri/kirjasto", Some(Language::Fi))));
        check("bibliotekets", Ok(("kulttuuri/kirjasto", Some(Language::Sv))));
        check("sailytys", Ok(("kulttuuri/museo", Some(Language::Fi))));
        check("kirjastok", Ok(("vapaa-aika/kirjasto", Some(Language::Fi))));
        check("lainaajarekisteri", Ok(("kulttuuri/kirjasto", Some(Language::Fi))));
    }

    #[test]
    fn what_is_not_certain_is_asked() {
        check("kirjasto", Err("`kirjasto` sopii 2 selosteeseen"));
        check("asiakkaat", Err("kulttuuri/museo  Museon säilytysasiakkaat"));
        check("kirjastn asiakkat", Err("Tarkoititko jotakin näistä?\n    kulttuuri/kirjasto"));
        check("xyzzy", Err("selostetta `xyzzy` ei löydy Anna selosteen tiedosto"));
        check("", Err("ei löydy"));
    }
}
