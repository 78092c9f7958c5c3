//! `seloste build`: writes the portal.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::arguments::request;
use crate::cli::console::{Console, put, say};
use crate::cli::finding_json::{FindingJson, findings_json};
use crate::cli::progress_bar::Bar;
use crate::cli::{CONTENT, COULD_NOT_RUN, FINE};
use crate::diagnostics::printing::{print, summary};
use crate::model::portal::{HistoryState, Portal};
use crate::pipeline::building::{Outcome, Published, build};
use crate::pipeline::inputs::Texts;
use crate::pipeline::loading::Loaded;
use crate::pipeline::progress::{Progress, Silent};
use crate::publish::output::MARK;
use crate::render::hosting::{Host, Hosting};
use crate::told;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let started = Instant::now();
    let working_copy = matches.get_flag("working-copy");
    let texts = if working_copy { Texts::WorkingCopy } else { Texts::Committed };
    let request = request(matches, texts);
    let out = matches.get_one::<PathBuf>("out").cloned();
    let out = out.unwrap_or_else(|| request.folder.join("public"));
    let quiet = matches.get_flag("quiet");
    let bar = (console.redraws && !quiet).then(|| Bar::new(console.language));
    let progress: &dyn Progress = bar.as_ref().map_or(&Silent, |bar| bar);
    let hosting = hosting(matches);
    let result = build(&request, &out, &hosting, progress);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(error) => {
            console.fail(&error);
            return COULD_NOT_RUN;
        }
    };
    show_findings(console, &outcome.loaded);
    if matches.get_flag("json") {
        put(&json(&outcome, &out));
    }
    let code = if let Some(published) = &outcome.published {
        if !quiet {
            tell_history(console, &outcome.loaded);
            tell_address(console, &outcome.loaded.portal);
            tell_hosting(console, &hosting, &out);
            tell_published(console, &outcome.loaded.portal, published, &out, started);
        }
        FINE
    } else {
        tell_kept(console, &out);
        CONTENT
    };
    // The process ends here: to give the memory back piece by piece would be work for nothing.
    std::mem::forget(outcome);
    code
}

/// The servers that the portal is made ready for.
fn hosting(matches: &ArgMatches) -> Hosting {
    let hosts = matches.get_many::<String>("host").unwrap_or_default();
    let hosts = hosts.filter_map(|name| Host::from_name(name)).collect();
    Hosting { hosts, packed: matches.get_flag("compress") }
}

/// Prints all findings with their lines, and how many there are.
pub(crate) fn show_findings(console: Console, loaded: &Loaded) {
    if loaded.findings.is_empty() {
        return;
    }
    let source = |file: &str| loaded.source(file).map(Into::into);
    let printed = print(&loaded.findings, &source, console.language, console.style);
    say(printed.trim_end());
    say("");
    say(&summary(&loaded.findings, console.language));
}

/// Says where the history is not whole.
pub(crate) fn tell_history(console: Console, loaded: &Loaded) {
    match loaded.portal.history {
        HistoryState::Whole => {}
        HistoryState::NoRepository | HistoryState::NoCommits => console.tell(&told!(
            fi: "Selosteet eivät ole Git-arkistossa, joten portaalissa ei ole versiohistoriaa.",
            sv: "Beskrivningarna finns inte i ett Git-arkiv, så portalen har ingen versionshistorik.",
            en: "The notices are in no Git repository, so the portal has no version history.",
        )),
        HistoryState::Since(date) => {
            let date = date.written(console.language);
            console.tell(&told!(
                fi: "Historia on vajaa: se alkaa vasta {date}. Jokainen versiohistoria kertoo tämän.",
                sv: "Historiken är kort: den börjar först {date}. Varje versionshistorik berättar det.",
                en: "The history is short: it begins on {date}. Every version history says so.",
            ));
        }
    }
}

/// Says what a portal that does not know its own address is without.
fn tell_address(console: Console, portal: &Portal) {
    if portal.site.base_url.is_none() {
        console.tell(&told!(
            fi: "Portaalin osoitetta ei ole asetettu, joten portaalissa ei ole syötteitä, sivukarttaa eikä muuta, missä on oltava koko osoite. Aseta `base_url` tiedostoon `site/site.toml`.",
            sv: "Portalens adress har inte angetts, så portalen har inga flöden, ingen webbplatskarta och inget annat som kräver hela adressen. Ange `base_url` i `site/site.toml`.",
            en: "The portal's address is not set, so the portal has no feeds, no sitemap and nothing else that needs whole addresses. Set `base_url` in `site/site.toml`.",
        ));
    }
}

/// Says where the servers' files are.
fn tell_hosting(console: Console, hosting: &Hosting, out: &Path) {
    for host in &hosting.hosts {
        let name = host.name();
        let files = host.files().iter().map(|file| out.join(file).display().to_string());
        let files = files.collect::<Vec<_>>().join(", ");
        console.tell(&told!(
            fi: "Palvelimen asetukset ({name}): {files}",
            sv: "Serverns inställningar ({name}): {files}",
            en: "The server's settings ({name}): {files}",
        ));
    }
}

fn tell_published(
    console: Console,
    portal: &Portal,
    published: &Published,
    out: &Path,
    started: Instant,
) {
    let notices = portal.notices_in_force().count();
    let revisions = revision_count(portal);
    let Published { files, written, removed } = published;
    let seconds = format!("{:.1}", started.elapsed().as_secs_f64());
    let comma = seconds.replace('.', ",");
    let out = out.display();
    console.tell(&told!(
        fi: "Portaali on valmis: selosteita {notices}, versioita {revisions}, tiedostoja {files} (kirjoitettu {written}, poistettu {removed}), {comma} s, kansiossa {out}",
        sv: "Portalen är klar: {notices} beskrivningar, {revisions} versioner, {files} filer ({written} skrivna, {removed} borttagna), {comma} s, i mappen {out}",
        en: "The portal is ready: {notices} notices, {revisions} versions, {files} files ({written} written, {removed} removed), {seconds} s, in {out}",
    ));
}

fn tell_kept(console: Console, out: &Path) {
    let stands = out.join(MARK).is_dir();
    let out = out.display();
    console.tell(&if stands {
        told!(
            fi: "Mitään ei kirjoitettu: kansiossa {out} on edelleen edellinen portaali. Korjaa virheet ja aja komento uudelleen.",
            sv: "Ingenting skrevs: i mappen {out} finns den tidigare portalen kvar. Rätta felen och kör kommandot på nytt.",
            en: "Nothing was written: {out} still holds the portal before. Mend the errors and run the command again.",
        )
    } else {
        told!(
            fi: "Mitään ei kirjoitettu. Korjaa virheet ja aja komento uudelleen.",
            sv: "Ingenting skrevs. Rätta felen och kör kommandot på nytt.",
            en: "Nothing was written. Mend the errors and run the command again.",
        )
    });
}

fn revision_count(portal: &Portal) -> usize {
    let texts = portal.notices.values().flat_map(|notice| notice.texts.values());
    texts.map(|text| text.timeline.revisions.len()).sum()
}

/// The summary for machines; its keys are stable.
#[derive(Serialize)]
struct Summary<'a> {
    commit: Option<String>,
    departments: usize,
    notices: usize,
    removed_notices: usize,
    revisions: usize,
    files: usize,
    written: usize,
    removed: usize,
    out: String,
    findings: Vec<FindingJson<'a>>,
}

fn json(outcome: &Outcome, out: &Path) -> String {
    let portal = &outcome.loaded.portal;
    let published = outcome.published.unwrap_or_default();
    let summary = Summary {
        commit: outcome.loaded.tip.map(|tip| tip.to_string()),
        departments: portal.departments.len(),
        notices: portal.notices_in_force().count(),
        removed_notices: portal.notices_removed().count(),
        revisions: revision_count(portal),
        files: published.files,
        written: published.written,
        removed: published.removed,
        out: out.display().to_string(),
        findings: findings_json(&outcome.loaded, &outcome.loaded.findings),
    };
    serde_json::to_string(&summary).expect("plain data can be written as JSON")
}
