//! `seloste import`: old documents become notices.

mod json;
mod report;
mod table;
mod troubles;
mod words;

use std::path::PathBuf;

use clap::ArgMatches;

use crate::cli::console::{Console, put, say};
use crate::cli::progress_bar::Bar;
use crate::cli::{CONTENT as HAS_ERRORS, COULD_NOT_RUN, FINE};
use crate::diagnostics::finding::{Finding, Severity};
use crate::diagnostics::printing::print;
use crate::history::committing::Committed;
use crate::pipeline::error::PipelineError;
use crate::pipeline::importing::{Import, Order, plan};
use crate::pipeline::progress::{Progress, Silent};
use crate::told;

/// So many documents are each reported by themselves; more are a table.
const MOST_REPORTS: usize = 3;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    match import(console, matches) {
        Ok(import) => {
            let troubles = troubles::of(&import);
            tell(console, matches, &import, &troubles);
            let errors = troubles.iter().any(|it| it.severity == Severity::Error);
            if errors { HAS_ERRORS } else { FINE }
        }
        Err(error) => {
            console.fail(&error);
            COULD_NOT_RUN
        }
    }
}

fn import(console: Console, matches: &ArgMatches) -> Result<Import, PipelineError> {
    let commits = matches.get_flag("commit");
    let order = Order {
        files: matches.get_many::<PathBuf>("file").into_iter().flatten().cloned().collect(),
        to: matches.get_one::<PathBuf>("to").cloned().unwrap_or_default(),
        overwrite: matches.get_flag("force"),
        versions: commits,
    };
    let bar = console.redraws.then(|| Bar::new(console.language));
    let progress: &dyn Progress = bar.as_ref().map_or(&Silent, |bar| bar);
    let import = plan(&order, progress);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let import = import?;
    if matches.get_flag("dry-run") {
        return Ok(import);
    }
    import.write()?;
    if commits {
        let count = committed(&import.commit()?)?;
        console.tell(&told!(
            fi: "Gitiin talletettiin muutoksia {count}.",
            sv: "{count} ändringar sparades i Git.",
            en: "Commits made: {count}.",
        ));
    }
    Ok(import)
}

/// How many commits were made; why none could be, though the files stand.
fn committed(committed: &Committed) -> Result<usize, PipelineError> {
    let message = match committed {
        Committed::All(count) => return Ok(*count),
        Committed::NoRepository => told!(
            fi: "selosteet kirjoitettiin, mutta niitä ei talletettu: kansio ei ole Git-arkistossa",
            sv: "beskrivningarna skrevs men sparades inte: mappen finns inte i ett Git-arkiv",
            en: "the notices were written, but not committed: the folder is in no Git repository",
        ),
        Committed::NoSignature => told!(
            fi: "selosteet kirjoitettiin, mutta niitä ei talletettu: Git ei tiedä, kuka tallettaa",
            sv: "beskrivningarna skrevs men sparades inte: Git vet inte vem som sparar",
            en: "the notices were written, but not committed: Git does not know who commits",
        ),
    };
    let hint = match committed {
        Committed::NoSignature => told!(
            fi: "Kerro se: `git config user.name` ja `git config user.email`, ja aja komento uudelleen.",
            sv: "Ange det: `git config user.name` och `git config user.email`, och kör kommandot på nytt.",
            en: "Tell it: `git config user.name` and `git config user.email`, then run the command again.",
        ),
        _ => told!(
            fi: "Tee arkisto komennolla `git init` ja aja komento uudelleen.",
            sv: "Skapa ett arkiv med `git init` och kör kommandot på nytt.",
            en: "Make one with `git init`, then run the command again.",
        ),
    };
    Err(PipelineError { message, hint: Some(hint) })
}

fn tell(console: Console, matches: &ArgMatches, import: &Import, troubles: &[Finding]) {
    if matches.get_flag("json") {
        put(&json::write(import, troubles));
        return;
    }
    let dry = matches.get_flag("dry-run");
    let few = import.documents.len() <= MOST_REPORTS;
    if few || matches.get_flag("details") {
        for document in &import.documents {
            if let Ok(notice) = &document.result {
                put(&report::of(console, &document.name, notice));
            }
        }
    } else {
        put(&table::of(console, import));
    }
    if let ([document], true) = (import.documents.as_slice(), dry)
        && let Ok(notice) = &document.result
    {
        put(notice.imported.text.trim_end());
        put("");
    }
    // They are of documents, which have no lines to show.
    let printed = print(troubles, &|_| None, console.language, console.output);
    if !printed.trim().is_empty() {
        put(printed.trim_end());
        put("");
    }
    say(words::outcome(import, dry).within(console.language));
}
