//! `seloste check`: reads the notices by the rules and says what is to be mended.

mod fixing;
mod forms;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::cli::arguments::request;
use crate::cli::check::forms::Form;
use crate::cli::console::{Console, put, say};
use crate::cli::{CONTENT as HAS_ERRORS, COULD_NOT_RUN, FINE};
use crate::diagnostics::finding::{Finding, Severity};
use crate::diagnostics::printing::{print, short, summary};
use crate::history::calendar::today;
use crate::pipeline::checking::{Checked, check};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::{CONTENT, Request, Texts};
use crate::pipeline::loading::{Loaded, load};
use crate::pipeline::progress::Silent;
use crate::pipeline::states::{Wanted, read_state};
use crate::text::date::Date;
use crate::told;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    match checked(matches) {
        Ok((loaded, checked)) if matches.get_flag("fix") => {
            fixing::fix(console, &loaded, &checked, &request(matches, Texts::WorkingCopy).folder)
        }
        Ok((loaded, Checked { findings, .. })) => {
            tell(console, matches, &loaded, &findings);
            let errors = findings.iter().any(|it| it.severity == Severity::Error);
            if errors { HAS_ERRORS } else { FINE }
        }
        Err(error) => {
            console.fail(&error);
            COULD_NOT_RUN
        }
    }
}

fn checked(matches: &ArgMatches) -> Result<(Loaded, Checked), PipelineError> {
    let committed = matches.get_flag("committed");
    let texts = match (committed, matches.get_flag("staged")) {
        (true, _) => Texts::Committed,
        (false, true) => Texts::Staged,
        (false, false) => Texts::WorkingCopy,
    };
    let request = Request { index: index_of_git(), ..request(matches, texts) };
    let mut loaded = load(&request, &Silent)?;
    let zone = &loaded.portal.site.history.time_zone;
    let day = match matches.get_one::<String>("date").map(String::as_str) {
        Some(written) => {
            let day = Date::parse_iso(written).or_else(|| Date::parse_written(written));
            day.ok_or_else(|| no_day(written))?
        }
        None => today(zone),
    };
    let mut checked = check(&loaded, day).map_err(PipelineError::from)?;
    if let Some(name) = matches.get_one::<String>("changed-since") {
        let before = read_state(&loaded, Wanted::Named(name))?;
        let changed: BTreeSet<String> = loaded
            .texts()
            .filter(|(path, blob)| before.texts.get(*path) != Some(blob))
            .map(|(path, _)| format!("{CONTENT}/{path}"))
            .collect();
        checked.findings.retain(|finding| changed.contains(&finding.file));
        checked.fixes.retain(|fix| changed.contains(&fix.file));
    }
    loaded.keep_study();
    Ok((loaded, checked))
}

/// Git tells its hooks from which index it commits (githooks(5)); from the folder that it starts them in.
fn index_of_git() -> Option<PathBuf> {
    std::env::var_os("GIT_INDEX_FILE").filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn no_day(written: &str) -> PipelineError {
    PipelineError {
        message: told!(
            fi: "`{written}` ei ole päivä",
            sv: "`{written}` är ingen dag",
            en: "`{written}` is no day",
        ),
        hint: Some(told!(
            fi: "Kirjoita päivä muodossa 2026-05-18 tai 18.5.2026.",
            sv: "Skriv dagen i formen 2026-05-18 eller 18.5.2026.",
            en: "Write the day as 2026-05-18 or 18.5.2026.",
        )),
    }
}

fn tell(console: Console, matches: &ArgMatches, loaded: &Loaded, findings: &[Finding]) {
    let source = |file: &str| loaded.source(file).map(Into::into);
    let language = console.language;
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("short") => put_if_any(short(findings, &source, language).trim_end()),
        Some("json") => put(&Form { loaded, language }.json(findings)),
        Some("sarif") => put(&Form { loaded, language }.sarif(findings)),
        Some("github") => put_if_any(Form { loaded, language }.github(findings).trim_end()),
        _ => {
            let shown = print(findings, &source, language, console.output);
            put_if_any(shown.trim_end());
            if findings.is_empty() {
                let count = loaded.portal.notices_in_force().count();
                console.tell(&told!(
                    fi: "Kaikki kunnossa: tarkistettu {count} selostetta.",
                    sv: "Allt i sin ordning: {count} beskrivningar granskade.",
                    en: "All is well: {count} notices checked.",
                ));
            } else {
                say("");
                say(&summary(findings, language));
            }
        }
    }
}

fn put_if_any(text: &str) {
    if !text.is_empty() {
        put(text);
    }
}
