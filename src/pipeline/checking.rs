//! Reads all notices in force by the rules, as the portal, the department and the notice set them.

use std::collections::BTreeMap;
use std::hash::Hash as _;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::catalogue::{read, rule};
use crate::check::companies::{Companies, gather};
use crate::check::duties::due;
use crate::check::rule::{Hit, Rule};
use crate::check::statutes::Statutes;
use crate::check::subject::{Past, Silence, Subject};
use crate::config::checks::Checks;
use crate::config::statutes::parse;
use crate::diagnostics::finding::{Finding, Severity};
use crate::digest::{Digest, Digester};
use crate::history::decoding::decode;
use crate::model::document::Document;
use crate::model::portal::{
    Documents as _, Nature, Notice, NoticeText, Portal, TextRef, TextUnavailable,
};
use crate::model::review::{Due, Review};
use crate::pipeline::inputs::{CONTENT, SITE, SITE_FILE};
use crate::pipeline::loading::Loaded;
use crate::pipeline::shelf::Shelf;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

/// The portal's own table of statutes, in `site/`.
const STATUTES: &str = "statutes.toml";

/// What the build tells and the rule of the same name tells too, unless it is allowed.
const TOLD_BY_RULE: &str = "silent-change";
/// What the build tells, and the rule that says more of the same place.
const RAW_HTML: (&str, &str) = ("raw-html", "html-broken");

/// What was found, and what of it can be mended without asking.
#[derive(Debug, Default)]
pub struct Checked {
    /// By file and place.
    pub findings: Vec<Finding>,
    /// In the order of their places, none within another.
    pub fixes: Vec<Fix>,
}

/// A stretch of a file with what should stand there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    pub file: String,
    pub from: usize,
    pub to: usize,
    pub text: String,
    pub rule: &'static str,
}

/// What the texts of a portal are read with, beside the rules: its own table of statutes, and what its
/// departments say to the checks.
#[derive(Debug)]
pub struct Rulebook {
    statutes: Statutes,
    departments: BTreeMap<String, (String, Checks)>,
    /// The names beside business IDs, where all notices are read.
    companies: Companies,
    /// What is wrong in the table.
    findings: Vec<Finding>,
    /// Of all this and the settings.
    pub digest: Digest,
}

/// Reads texts by the rules.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub portal: &'a Portal,
    pub shelf: &'a Shelf,
    pub rulebook: &'a Rulebook,
    /// The day on which they are read.
    pub today: Date,
}

/// What the rules find in the notices in force on a day, with what is wrong in the settings of the
/// checks and what the build finds.
pub fn check(loaded: &Loaded, today: Date) -> Result<Checked, TextUnavailable> {
    let portal = &loaded.portal;
    let texts: Vec<(&Notice, &NoticeText)> = portal
        .notices_in_force()
        .flat_map(|notice| notice.texts.values().map(move |text| (notice, text)))
        .filter(|(_, text)| text.is_in_force())
        .collect();
    let mut rulebook = Rulebook::of(loaded)?;
    let documents: Vec<Arc<Document>> = texts
        .par_iter()
        .map(|(_, text)| loaded.shelf.document(&text.current))
        .collect::<Result<_, _>>()?;
    for document in &documents {
        gather(document, &mut rulebook.companies);
    }
    let reader = Reader { portal, shelf: &loaded.shelf, rulebook: &rulebook, today };
    let read: Vec<Read> = texts
        .par_iter()
        .map(|(notice, text)| reader.read(notice, text))
        .collect::<Result<_, _>>()?;
    let mut used = Used::default();
    let mut fixes = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for ((notice, text), read) in texts.iter().zip(read) {
        let file = file_of(text);
        for (rule, hit) in &read.hits {
            fixes.extend(fix(rule, hit, &file).filter(|_| !read.allowed.contains(&rule.id)));
        }
        let layers = reader.layers(notice, &file, &read.checks);
        findings.extend(findings_of(&read, &layers, &file, &mut used));
    }
    for (file, checks) in rulebook.departments.values() {
        findings.extend(used.faults(file, checks));
    }
    findings.extend(used.faults(SITE_FILE, &portal.site.checks));
    let of_build = not_told_by(&findings, loaded.findings.iter());
    let of_build: Vec<Finding> = of_build.cloned().collect();
    findings.extend(rulebook.findings);
    findings.extend(of_build);
    findings.sort_by(|a, b| a.place().cmp(&b.place()));
    fixes.sort();
    fixes.dedup_by(|later, kept| later.file == kept.file && later.from < kept.to);
    Ok(Checked { findings, fixes })
}

/// What the build tells and no rule has told of the same place.
pub fn not_told_by<'a>(
    told: &'a [Finding],
    of_build: impl Iterator<Item = &'a Finding>,
) -> impl Iterator<Item = &'a Finding> {
    let again = |finding: &&Finding| {
        let (rule, by) = RAW_HTML;
        let same =
            |it: &Finding| it.rule == by && it.file == finding.file && it.span == finding.span;
        finding.rule == TOLD_BY_RULE || (finding.rule == rule && told.iter().any(same))
    };
    of_build.filter(move |finding| !again(finding))
}

/// A text that has been read.
struct Read {
    hits: Vec<(&'static Rule, Hit)>,
    checks: Checks,
    allowed: Vec<&'static str>,
    due: Vec<Due>,
    review_by: Option<Date>,
}

impl Rulebook {
    /// What a portal's texts are read with.
    pub fn of(loaded: &Loaded) -> Result<Self, TextUnavailable> {
        let table = loaded.site_file(STATUTES);
        let (own, findings) = table
            .as_ref()
            .map(|text| parse(text, &format!("{SITE}/{STATUTES}")))
            .unwrap_or_default();
        let departments = departments(loaded)?;
        let mut digester = Digester::default();
        (&loaded.portal.site, &table, &departments).hash(&mut digester);
        let digest = digester.digest();
        let companies = Companies::new();
        Ok(Self { statutes: Statutes::with(own), departments, companies, findings, digest })
    }
}

impl<'a> Reader<'a> {
    /// Reads one text by itself.
    pub fn review(self, notice: &Notice, text: &NoticeText) -> Result<Review, TextUnavailable> {
        let read = self.read(notice, text)?;
        let file = file_of(text);
        let layers = self.layers(notice, &file, &read.checks);
        let findings = findings_of(&read, &layers, &file, &mut Used::default());
        Ok(Review { findings, due: read.due, review_by: read.review_by })
    }

    /// Of all that what is found in a text follows from.
    pub fn digest(self, notice: &Notice, text: &NoticeText) -> Digest {
        let mut digester = Digester::default();
        (self.rulebook.digest, self.today, &notice.id, &text.current).hash(&mut digester);
        (others(notice, text), past(text)).hash(&mut digester);
        digester.digest()
    }

    fn read(self, notice: &Notice, text: &NoticeText) -> Result<Read, TextUnavailable> {
        let Self { portal, shelf, rulebook, today } = self;
        let document = shelf.document(&text.current)?;
        let source = decode(&shelf.bytes(&text.current)?).text;
        let mut subject = Subject::new(&document, &source, text.language, &portal.site, today);
        subject.others = others(notice, text);
        subject.past = past(text);
        subject.statutes = &rulebook.statutes;
        subject.companies = &rulebook.companies;
        let mut hits = read(&subject);
        for (_, hit) in &mut hits {
            // Words that could not be found in the file are told of, and not mended.
            hit.fix.take_if(|fix| source.get(fix.span.clone()) != Some(fix.was.as_str()));
        }
        let (checks, review_by) = (document.front.checks.clone(), document.front.review_by);
        let file = file_of(text);
        let layers = self.layers(notice, &file, &checks);
        let found = hits.iter().map(|(rule, _)| rule.id);
        let allowed: Vec<&str> =
            found.filter(|rule| Used::default().allows(&layers, rule)).collect();
        let due = due(&subject, &hits, &allowed);
        Ok(Read { hits, checks, allowed, due, review_by })
    }

    /// What is said to the checks of a text, the nearest first, with the file that says it.
    fn layers<'l>(
        self,
        notice: &Notice,
        file: &'l str,
        own: &'l Checks,
    ) -> Vec<(&'l str, &'l Checks)>
    where
        'a: 'l,
    {
        let department = self.rulebook.departments.get(&notice.id.department);
        let department = department.map(|(file, checks)| (file.as_str(), checks));
        let of_site = Some((SITE_FILE, &self.portal.site.checks));
        [Some((file, own)), department, of_site].into_iter().flatten().collect()
    }
}

fn file_of(text: &NoticeText) -> String {
    format!("{CONTENT}/{}", text.current.path)
}

fn findings_of(
    read: &Read,
    layers: &[(&str, &Checks)],
    file: &str,
    used: &mut Used,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, hit) in &read.hits {
        if !used.allows(layers, rule.id) {
            findings.push(finding(rule, hit.clone(), severity(layers, rule)).in_file(file));
        }
    }
    findings.extend(used.faults(file, &read.checks));
    findings
}

/// The dates that the notice's texts in other languages bear.
fn others(notice: &Notice, text: &NoticeText) -> Vec<(Language, Option<Date>)> {
    let others = notice.texts.values().filter(|it| it.language != text.language);
    let others = others.filter(|it| it.is_in_force());
    others.map(|it| (it.language, it.outline.date)).collect()
}

fn fix(rule: &Rule, hit: &Hit, file: &str) -> Option<Fix> {
    let correction = hit.fix.as_ref()?;
    let (file, text) = (file.to_owned(), correction.is.clone());
    let Range { start: from, end: to } = correction.span;
    Some(Fix { file, from, to, text, rule: rule.id })
}

fn past(text: &NoticeText) -> Past {
    let revisions = &text.timeline.revisions;
    let real = (0..revisions.len()).rev().find(|at| text.nature(*at) != Nature::Technical);
    let silent = revisions
        .len()
        .checked_sub(1)
        .filter(|newest| !text.draft && text.nature(*newest) == Nature::Silent);
    Past {
        changed: real.map(|at| revisions[at].date),
        silent: silent.and_then(|at| {
            let changed = revisions[at].date;
            Some(Silence { changed, borne: text.facts[at].borne? })
        }),
    }
}

/// The settings of each department, with the file that they stand in.
fn departments(loaded: &Loaded) -> Result<BTreeMap<String, (String, Checks)>, TextUnavailable> {
    let language = loaded.portal.site.default_language();
    let mut departments = BTreeMap::new();
    for slug in loaded.portal.departments.keys() {
        let of = |(path, _): &(&str, _)| {
            let folder = path.strip_suffix("/_index.md");
            folder.is_some_and(|folder| crate::text::slug::slug(folder) == *slug)
        };
        let Some((path, blob)) = loaded.texts().find(of) else { continue };
        let text = TextRef { blob, path: path.to_owned(), language };
        let checks = loaded.shelf.document(&text)?.front.checks.clone();
        departments.insert(slug.clone(), (format!("{CONTENT}/{path}"), checks));
    }
    Ok(departments)
}

fn severity(layers: &[(&str, &Checks)], rule: &Rule) -> Severity {
    let set = layers.iter().flat_map(|(_, checks)| &checks.severities);
    let mut set = set.filter(|it| it.rule == rule.id).filter_map(|it| it.severity);
    set.next().unwrap_or(rule.severity)
}

/// A finding of what a rule has hit.
pub(super) fn finding(rule: &Rule, hit: Hit, severity: Severity) -> Finding {
    let Hit { span, message, hint, .. } = hit;
    let mut mend = hint.unwrap_or_else(rule.mend);
    let why = (rule.why)();
    mend.fi = format!("{} Peruste: {}.", mend.fi, why.fi);
    mend.sv = format!("{} Grund: {}.", mend.sv, why.sv);
    mend.en = format!("{} Reason: {}.", mend.en, why.en);
    let finding = match severity {
        Severity::Error => Finding::error(rule.id, message),
        Severity::Warning => Finding::warning(rule.id, message),
        Severity::Info => Finding::info(rule.id, message),
    };
    finding.at(span).hint(mend)
}

/// The allowances that allowed something, by file and place.
#[derive(Default)]
struct Used(std::collections::BTreeSet<(String, usize)>);

impl Used {
    fn allows(&mut self, layers: &[(&str, &Checks)], rule: &str) -> bool {
        let mut allowed = false;
        for (file, checks) in layers {
            for allowance in checks.allow.iter().filter(|it| it.rule == rule) {
                if allowance.reason.is_some() {
                    self.0.insert(((*file).to_owned(), allowance.span.start));
                    allowed = true;
                }
            }
        }
        allowed
    }

    /// What is wrong in the settings of a file.
    fn faults(&self, file: &str, checks: &Checks) -> Vec<Finding> {
        let mut faults = Vec::new();
        for allowance in &checks.allow {
            let name = &allowance.rule;
            let fault = if rule(name).is_none() {
                unknown_rule(name)
            } else if allowance.reason.is_none() {
                without_reason(name)
            } else if !self.0.contains(&(file.to_owned(), allowance.span.start)) {
                unused(name)
            } else {
                continue;
            };
            faults.push(fault.in_file(file).at(allowance.span.clone()));
        }
        for regrading in &checks.severities {
            let fault = match regrading.severity {
                _ if rule(&regrading.rule).is_none() => unknown_rule(&regrading.rule),
                None => unknown_severity(),
                Some(_) => continue,
            };
            faults.push(fault.in_file(file).at(regrading.span.clone()));
        }
        faults
    }
}

fn unknown_rule(name: &str) -> Finding {
    let message = told!(
        fi: "sääntöä `{name}` ei ole",
        sv: "regeln `{name}` finns inte",
        en: "there is no rule `{name}`",
    );
    Finding::error("unknown-rule", message).hint(told!(
        fi: "Säännöt luettelee `seloste explain`.",
        sv: "Reglerna räknas upp av `seloste explain`.",
        en: "`seloste explain` lists the rules.",
    ))
}

fn without_reason(name: &str) -> Finding {
    let message = told!(
        fi: "säännön `{name}` sallimiselle ei ole perustelua",
        sv: "det finns ingen motivering till att regeln `{name}` tillåts",
        en: "no reason is given for allowing the rule `{name}`",
    );
    Finding::error("allowance-without-reason", message).hint(told!(
        fi: "Kirjoita perustelu kaksoispisteen perään: `\"{name}: miksi\"`.",
        sv: "Skriv motiveringen efter ett kolon: `\"{name}: varför\"`.",
        en: "Write the reason after a colon: `\"{name}: why\"`.",
    ))
}

fn unused(name: &str) -> Finding {
    let message = told!(
        fi: "sääntö `{name}` on sallittu, mutta se ei löydä täältä mitään",
        sv: "regeln `{name}` är tillåten men hittar ingenting här",
        en: "the rule `{name}` is allowed, but it finds nothing here",
    );
    Finding::warning("unused-allowance", message).hint(told!(
        fi: "Poista rivi, niin sääntö huomaa seuraavan virheen.",
        sv: "Ta bort raden, så märker regeln nästa fel.",
        en: "Remove it, so that the rule sees the next fault.",
    ))
}

fn unknown_severity() -> Finding {
    let message = told!(
        fi: "tuntematon vakavuus",
        sv: "okänd allvarlighetsgrad",
        en: "unknown severity",
    );
    Finding::error("unknown-severity", message).hint(told!(
        fi: "Vakavuudet ovat `error`, `warning` ja `info`.",
        sv: "Graderna är `error`, `warning` och `info`.",
        en: "Severities are `error`, `warning` and `info`.",
    ))
}
