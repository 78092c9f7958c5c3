//! `seloste diff`: tells what changed in all notices from one state of the repository to another.

use clap::ArgMatches;

use crate::cli::arguments::request;
use crate::cli::console::{Console, put};
use crate::cli::opening::open;
use crate::cli::reports::{Form, Report};
use crate::cli::{COULD_NOT_RUN, FINE};
use crate::pipeline::changes::{Changes, compare_states};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::Texts;
use crate::pipeline::loading::Loaded;
use crate::pipeline::naming::{Candidate, candidates, find};
use crate::pipeline::states::{Wanted, read_state};

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let form = match matches.get_one::<String>("format").map(String::as_str) {
        Some("markdown") => Form::Markdown,
        Some("json") => Form::Json,
        Some("html") => Form::Html,
        _ => Form::Text(console.output),
    };
    match compared(console, matches) {
        Ok((loaded, changes)) => {
            let (site, language) = (&loaded.portal.site, console.language);
            put(&Report { changes: &changes, site, language }.written(form));
            FINE
        }
        Err(error) => {
            console.fail(&error);
            COULD_NOT_RUN
        }
    }
}

fn compared(console: Console, matches: &ArgMatches) -> Result<(Loaded, Changes), PipelineError> {
    let typed = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let working_copy = matches.get_flag("working-copy");
    let texts = if working_copy { Texts::WorkingCopy } else { Texts::Committed };
    let loaded = open(console, &request(matches, texts))?;
    let to = match typed("to") {
        _ if working_copy => Wanted::OnDisk,
        Some(name) => Wanted::Named(name),
        None => Wanted::Newest,
    };
    let from = read_state(&loaded, Wanted::Named(typed("from").unwrap_or_default()))?;
    let to = read_state(&loaded, to)?;
    let mut changes = compare_states(&loaded, from, to, console.language)?;
    if let Some(name) = typed("notice") {
        keep_only(name, &loaded, &mut changes)?;
    }
    Ok((loaded, changes))
}

/// Leaves one notice in the changes; it may be one that only another branch has.
fn keep_only(name: &str, loaded: &Loaded, changes: &mut Changes) -> Result<(), PipelineError> {
    let portal = &loaded.portal;
    let mut all = candidates(portal);
    let elsewhere = changes.notices.iter().filter(|it| !portal.notices.contains_key(&it.notice));
    all.extend(elsewhere.map(Candidate::from));
    let meant = find(name, &all, &portal.site)?;
    changes.keep_notice(&meant.id);
    Ok(())
}
