//! Reads all notices in force by the rules, as the portal, the department and the notice set them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::catalogue::{read, rule};
use crate::check::rule::{Hit, Rule};
use crate::check::statutes::Statutes;
use crate::check::subject::{Past, Silence, Subject};
use crate::config::checks::Checks;
use crate::config::statutes::parse;
use crate::diagnostics::finding::{Finding, Severity};
use crate::history::decoding::decode;
use crate::model::portal::{Documents as _, Nature, Notice, NoticeText, TextRef, TextUnavailable};
use crate::pipeline::inputs::{CONTENT, SITE, SITE_FILE};
use crate::pipeline::loading::Loaded;
use crate::text::date::Date;
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

/// What the rules find in the notices in force on a day, with what is wrong in the settings of the
/// checks and what the build finds.
pub fn check(loaded: &Loaded, today: Date) -> Result<Checked, TextUnavailable> {
    let portal = &loaded.portal;
    let texts: Vec<(&Notice, &NoticeText)> = portal
        .notices_in_force()
        .flat_map(|notice| notice.texts.values().map(move |text| (notice, text)))
        .filter(|(_, text)| text.timeline.removed.is_none())
        .collect();
    let departments = departments(loaded)?;
    let (own, own_findings) = loaded
        .site_file(STATUTES)
        .map(|text| parse(&text, &format!("{SITE}/{STATUTES}")))
        .unwrap_or_default();
    let desk = Desk { loaded, statutes: &Statutes::with(own), today };
    let read: Vec<Read> = texts
        .par_iter()
        .map(|(notice, text)| read_text(&desk, notice, text))
        .collect::<Result<_, _>>()?;
    let mut used = Used::default();
    let mut findings: Vec<Finding> = own_findings;
    let mut fixes = Vec::new();
    for ((notice, text), read) in texts.iter().zip(read) {
        let file = format!("{CONTENT}/{}", text.current.path);
        let department = departments.get(&notice.id.department);
        let layers: Vec<(&str, &Checks)> = [
            Some((file.as_str(), &read.checks)),
            department.map(|(file, checks)| (file.as_str(), checks)),
            Some((SITE_FILE, &portal.site.checks)),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (rule, hit) in read.hits {
            if !used.allows(&layers, rule.id) {
                let severity = severity(&layers, rule);
                fixes.extend(fix(rule, &hit, &file));
                findings.push(finding(rule, hit, severity).in_file(&file));
            }
        }
        findings.extend(used.faults(&file, &read.checks));
    }
    for (file, checks) in departments.values() {
        findings.extend(used.faults(file, checks));
    }
    findings.extend(used.faults(SITE_FILE, &portal.site.checks));
    let again = |finding: &&Finding| {
        let (rule, by) = RAW_HTML;
        let same =
            |it: &Finding| it.rule == by && it.file == finding.file && it.span == finding.span;
        finding.rule == TOLD_BY_RULE || (finding.rule == rule && findings.iter().any(same))
    };
    let of_build: Vec<Finding> =
        loaded.findings.iter().filter(|finding| !again(finding)).cloned().collect();
    findings.extend(of_build);
    findings.sort_by(|a, b| a.place().cmp(&b.place()));
    fixes.sort();
    fixes.dedup_by(|later, kept| later.file == kept.file && later.from < kept.to);
    Ok(Checked { findings, fixes })
}

fn fix(rule: &Rule, hit: &Hit, file: &str) -> Option<Fix> {
    let (file, text) = (file.to_owned(), hit.fix.as_ref()?.is.clone());
    Some(Fix { file, from: hit.span.start, to: hit.span.end, text, rule: rule.id })
}

/// A text that has been read.
struct Read {
    hits: Vec<(&'static Rule, Hit)>,
    checks: Checks,
}

/// What all notices are read with.
struct Desk<'a> {
    loaded: &'a Loaded,
    statutes: &'a Statutes,
    today: Date,
}

fn read_text(desk: &Desk<'_>, notice: &Notice, text: &NoticeText) -> Result<Read, TextUnavailable> {
    let Desk { loaded, statutes, today } = *desk;
    let document = loaded.shelf.document(&text.current)?;
    let source = decode(&loaded.shelf.bytes(&text.current)?).text;
    let mut subject = Subject::new(&document, &source, text.language, &loaded.portal.site, today);
    let others = notice.texts.values().filter(|it| it.language != text.language);
    let others = others.filter(|it| it.timeline.removed.is_none());
    subject.others = others.map(|it| (it.language, it.outline.date)).collect();
    subject.past = past(text);
    subject.statutes = statutes;
    let mut hits = read(&subject);
    for (_, hit) in &mut hits {
        // Words that could not be found in the file are told of, and not mended.
        hit.fix.take_if(|fix| source.get(hit.span.clone()) != Some(fix.was.as_str()));
    }
    Ok(Read { hits, checks: document.front.checks.clone() })
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
