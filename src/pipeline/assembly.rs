//! Assembles the portal from the inputs and what their study told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Site;
use crate::diagnostics::finding::Finding;
use crate::model::notices::Notices;
use crate::model::portal::{
    Department, DepartmentText, HistoryState, Notice, NoticeId, NoticeText, Pending, Portal,
    RevisionFacts, SitePage, SiteText, TextRef, TextUnavailable,
};
use crate::model::processing::Processing;
use crate::model::read_text::Searched;
use crate::model::record::Recorded;
use crate::model::timeline::{Note, Timeline};
use crate::pipeline::addresses::{Addresses, assign};
use crate::pipeline::inputs::{CONTENT, ContentFile, Inputs, Past, SITE, Uncommitted};
use crate::pipeline::link_check::check_links;
use crate::pipeline::progress::Progress;
use crate::pipeline::shelf::Shelf;
use crate::pipeline::silent_check::check_silence;
use crate::pipeline::study::{Current, Study, title_from_name};
use crate::text::language::Language;
use crate::text::slug::slug;
use crate::told;

/// What assembly works on.
#[derive(Debug, Clone, Copy)]
pub struct Workbench<'a> {
    pub site: &'a Site,
    pub content: &'a BTreeMap<String, ContentFile>,
    pub shelf: &'a Shelf,
    pub study: &'a Study,
    pub progress: &'a dyn Progress,
    pub drafts: Drafts<'a>,
}

/// Whether timelines tell what the working copy has.
#[derive(Debug, Clone, Copy)]
pub enum Drafts<'a> {
    Untold,
    Told(&'a Uncommitted),
}

/// The portal, what each present text is known by, and what there is to say of all but the texts.
#[derive(Debug)]
pub struct Assembled {
    pub portal: Portal,
    pub currents: Currents,
    pub findings: Vec<Finding>,
}

/// The timelines of the inputs: those of the history, and one without revisions for each text that
/// no commit has.
pub fn timelines(inputs: &mut Inputs) -> (Vec<Timeline>, HistoryState) {
    let (mut timelines, state) = match std::mem::replace(&mut inputs.past, Past::NoCommits) {
        Past::NoRepository => (Vec::new(), HistoryState::NoRepository),
        Past::NoCommits => (Vec::new(), HistoryState::NoCommits),
        Past::Read(history) => {
            let state = history.shallow_since.map_or(HistoryState::Whole, HistoryState::Since);
            (history.timelines, state)
        }
    };
    let live: BTreeSet<&str> = timelines
        .iter()
        .filter(|timeline| timeline.removed.is_none())
        .map(|timeline| timeline.path.as_str())
        .collect();
    let new: Vec<Timeline> = inputs
        .content
        .keys()
        .filter(|path| !live.contains(path.as_str()))
        .map(|path| Timeline {
            path: path.clone(),
            revisions: Vec::new(),
            events: Vec::new(),
            removed: None,
        })
        .collect();
    timelines.extend(new);
    timelines.sort_by(|a, b| a.path.cmp(&b.path));
    (timelines, state)
}

/// Assembles the portal.
pub fn assemble(
    bench: Workbench<'_>,
    timelines: Vec<Timeline>,
    history: HistoryState,
    files: BTreeMap<String, Vec<u8>>,
    site_texts: BTreeMap<(SiteText, Language), ContentFile>,
) -> Result<Assembled, TextUnavailable> {
    let default = bench.site.default_language();
    let mut addresses = assign(timelines, default);
    let mut findings = std::mem::take(&mut addresses.findings);
    let currents = currents(bench, &addresses)?;
    let facts = facts(bench, &addresses)?;
    let former = addresses.former();
    let notices = notices(bench, addresses.notices, facts, &currents, &former)?;
    let departments =
        departments(bench, &addresses.departments, &notices, &currents, &mut findings);
    let site_texts = read_site_texts(bench, site_texts, &mut findings)?;
    let portal =
        Portal { site: bench.site.clone(), departments, notices, site_texts, history, files };
    Ok(Assembled { portal, currents, findings })
}

/// Findings on the present texts, their links, and their silence.
pub fn text_findings(portal: &Portal, currents: &Currents) -> Vec<Finding> {
    let own = currents.values().flat_map(|current| current.findings.iter().cloned());
    let mut findings: Vec<Finding> = own.collect();
    findings.extend(check_links(portal, currents));
    findings.extend(check_silence(portal, currents));
    findings
}

/// What is known of the present texts, by path.
pub type Currents = BTreeMap<String, Arc<Current>>;

/// Studies every text that is shown as present: those published, and the last of those removed.
fn currents(bench: Workbench<'_>, addresses: &Addresses) -> Result<Currents, TextUnavailable> {
    let of_notices = addresses.notices.values().flatten().filter_map(|(language, timeline)| {
        let file = bench.content.get(&timeline.path).filter(|_| timeline.removed.is_none())?;
        Some((timeline.path.clone(), file.blob, *language))
    });
    let of_departments = addresses.departments.values().flatten().filter_map(|(language, path)| {
        Some((path.clone(), bench.content.get(path)?.blob, *language))
    });
    let texts: Vec<_> = of_notices
        .chain(of_departments)
        .map(|(path, blob, language)| {
            (format!("{CONTENT}/{path}"), TextRef { blob, path, language })
        })
        .collect();
    let unknown = texts.iter().filter(|(file, text)| !bench.study.knows(text, file));
    bench.shelf.fetch(unknown.map(|(_, text)| text.blob).collect())?;
    texts
        .into_par_iter()
        .map(|(file, text)| {
            let current = bench.study.current(&text, &file, bench.shelf)?;
            Ok((text.path, current))
        })
        .collect()
}

type Facts = BTreeMap<(Arc<NoticeId>, Language), Vec<Arc<RevisionFacts>>>;

fn facts(bench: Workbench<'_>, addresses: &Addresses) -> Result<Facts, TextUnavailable> {
    let keyed: Vec<(Arc<NoticeId>, Language, &Timeline)> = addresses
        .notices
        .iter()
        .flat_map(|(id, texts)| {
            texts.iter().map(move |(language, timeline)| (id.clone(), *language, timeline))
        })
        .collect();
    let timelines: Vec<_> =
        keyed.iter().map(|(_, language, timeline)| (*timeline, *language)).collect();
    let facts = bench.study.revisions(&timelines, bench.shelf, bench.progress)?;
    Ok(keyed.into_iter().map(|(id, language, _)| (id, language)).zip(facts).collect())
}

fn notices(
    bench: Workbench<'_>,
    timelines: BTreeMap<Arc<NoticeId>, BTreeMap<Language, Timeline>>,
    mut facts: Facts,
    currents: &Currents,
    former: &BTreeMap<Arc<NoticeId>, Vec<Arc<NoticeId>>>,
) -> Result<Notices, TextUnavailable> {
    let mut notices = Vec::new();
    for (id, timelines) in timelines {
        let mut texts = BTreeMap::new();
        for (language, timeline) in timelines {
            let facts = facts.remove(&(id.clone(), language)).unwrap_or_default();
            let current = currents.get(&timeline.path);
            let text = notice_text(bench, language, (timeline, facts), current)?;
            texts.extend(text.map(|text| (language, text)));
        }
        if !texts.is_empty() {
            let former = former.get(&id).cloned().unwrap_or_default();
            notices.push(Notice { id, texts, former });
        }
    }
    Ok(notices.into_iter().collect())
}

/// A text as it is shown; none when there is neither a present text nor a past one.
pub(super) fn notice_text(
    bench: Workbench<'_>,
    language: Language,
    (timeline, facts): (Timeline, Vec<Arc<RevisionFacts>>),
    current: Option<&Arc<Current>>,
) -> Result<Option<NoticeText>, TextUnavailable> {
    let newest = timeline.revisions.last();
    let present = bench.content.get(&timeline.path).filter(|_| timeline.removed.is_none());
    let (blob, outline, searched, recorded) = match (present, current, newest) {
        (Some(file), Some(current), _) => {
            let searched = Searched(current.searched.clone());
            (file.blob, current.outline.clone(), searched, current.recorded.clone())
        }
        (_, _, Some(newest)) => {
            let Some(last) = facts.last() else { return Ok(None) };
            (newest.blob, outline_of(last), Searched::default(), Recorded::default())
        }
        (_, _, None) => return Ok(None),
    };
    let draft = present.is_some_and(|file| file.bytes.is_some())
        && newest.is_none_or(|newest| newest.blob != blob)
        && bench.shelf.has_repository();
    let current = TextRef { blob, path: timeline.path.clone(), language };
    let pending = match bench.drafts {
        Drafts::Untold => None,
        Drafts::Told(_) if draft => {
            let facts = bench.study.next(&current, newest, bench.shelf)?;
            Some(Pending::Text(facts))
        }
        Drafts::Told(uncommitted) => pending_event(&timeline, uncommitted),
    };
    Ok(Some(NoticeText {
        language,
        current,
        outline,
        searched,
        recorded,
        timeline,
        facts,
        draft,
        pending,
    }))
}

/// What befell a text on the disk only, its words aside.
fn pending_event(timeline: &Timeline, uncommitted: &Uncommitted) -> Option<Pending> {
    let Uncommitted { removed, moved } = uncommitted;
    match &timeline.removed {
        // Another text may have stood at the path before; its end has the note of a commit.
        Some(removal) => (removal.note == Note::default() && removed.contains(&timeline.path))
            .then_some(Pending::Removal),
        None => moved.contains(&timeline.path).then_some(Pending::Move),
    }
}

/// What the facts of a last version tell of a removed text.
fn outline_of(facts: &RevisionFacts) -> crate::model::portal::Outline {
    crate::model::portal::Outline {
        title: facts.title.clone(),
        date: facts.borne,
        summary: None,
        words: facts.words,
        links: facts.links.clone(),
        bases: Vec::new(),
        processing: Processing::default(),
    }
}

fn departments(
    bench: Workbench<'_>,
    indexes: &BTreeMap<String, BTreeMap<Language, String>>,
    notices: &Notices,
    currents: &Currents,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Department> {
    let mut departments = BTreeMap::new();
    for (slug, paths) in indexes {
        let mut order = None;
        let mut texts = BTreeMap::new();
        for (language, path) in paths {
            let (Some(current), Some(file)) = (currents.get(path), bench.content.get(path)) else {
                continue;
            };
            order = order.or(current.order);
            let text = TextRef { blob: file.blob, path: path.clone(), language: *language };
            let outline = &current.outline;
            texts.insert(
                *language,
                DepartmentText {
                    title: outline.title.clone(),
                    summary: outline.summary.clone(),
                    text: current.has_body.then_some(text),
                    links: outline.links.clone(),
                },
            );
        }
        if !texts.is_empty() {
            departments.insert(slug.clone(), Department { slug: slug.clone(), texts, order });
        }
    }
    for notice in notices.values().filter(|notice| notice.removal(bench.site).is_none()) {
        if !departments.contains_key(&notice.id.department) {
            let department = unnamed_department(bench.site, notice, findings);
            departments.insert(notice.id.department.clone(), department);
        }
    }
    departments
}

/// A folder without `_index.md` is named after itself.
fn unnamed_department(site: &Site, notice: &Notice, findings: &mut Vec<Finding>) -> Department {
    let language = site.default_language();
    let path = &notice.text(language, site).current.path;
    let folder = path.split('/').next().unwrap_or(path);
    let title = title_from_name(folder);
    let index = format!("{CONTENT}/{folder}/_index.md");
    let message = told!(
        fi: "toimialalla `{folder}` ei ole nimeä: tiedosto `{index}` puuttuu",
        sv: "sektorn `{folder}` har inget namn: filen `{index}` saknas",
        en: "the department `{folder}` has no name: the file `{index}` is missing",
    );
    findings.push(Finding::warning("department-unnamed", message).hint(told!(
        fi: "Tee tiedosto, jonka alussa on `+++`, `title = \"{title}\"` ja `+++` omilla riveillään.",
        sv: "Skapa filen och börja den med `+++`, `title = \"{title}\"` och `+++` på egna rader.",
        en: "Make the file and begin it with `+++`, `title = \"{title}\"` and `+++`, each on its line.",
    )));
    let text = DepartmentText { title, summary: None, text: None, links: Vec::new() };
    Department { slug: slug(folder), texts: BTreeMap::from([(language, text)]), order: None }
}

fn read_site_texts(
    bench: Workbench<'_>,
    texts: BTreeMap<(SiteText, Language), ContentFile>,
    findings: &mut Vec<Finding>,
) -> Result<BTreeMap<(SiteText, Language), SitePage>, TextUnavailable> {
    let default = bench.site.default_language();
    let mut pages = BTreeMap::new();
    for ((which, language), file) in texts {
        let path = which.file(language, default);
        let text = TextRef { blob: file.blob, path: path.clone(), language };
        let current = bench.study.current(&text, &format!("{SITE}/{path}"), bench.shelf)?;
        findings.extend(current.findings.iter().cloned());
        pages.insert((which, language), SitePage { text, outline: current.outline.clone() });
    }
    if !pages.contains_key(&(SiteText::Accessibility, default)) {
        findings.push(no_accessibility_statement());
    }
    Ok(pages)
}

fn no_accessibility_statement() -> Finding {
    let message = told!(
        fi: "saavutettavuusseloste `{SITE}/accessibility.md` puuttuu",
        sv: "tillgänglighetsutlåtandet `{SITE}/accessibility.md` saknas",
        en: "the accessibility statement `{SITE}/accessibility.md` is missing",
    );
    Finding::warning("no-accessibility-statement", message).hint(told!(
        fi: "Laki digitaalisten palvelujen tarjoamisesta (306/2019) 9 § edellyttää sitä jokaiselta julkiselta verkkosivustolta.",
        sv: "Lagen om tillhandahållande av digitala tjänster (306/2019) 9 § kräver det av varje offentlig webbplats.",
        en: "The Act on the Provision of Digital Services (306/2019), section 9, asks it of every public website.",
    ))
}
