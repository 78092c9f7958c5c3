//! `seloste hook install`: notices are checked before every commit.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::cli::console::Console;
use crate::cli::{COULD_NOT_RUN, FINE};
use crate::history::hooks::{Installed, install};
use crate::history::repository::{Found, discover};
use crate::pipeline::error::PipelineError;
use crate::told;

/// What Git runs, at the root of the work tree. A program that is not found lets the commit through:
/// the hook helps, it does not lock anyone out.
fn hook(folder: &str) -> String {
    let folder = folder.replace('\'', "'\\''");
    let of = if folder.is_empty() { String::new() } else { format!(" -C '{folder}'") };
    format!(
        "#!/bin/sh\n\
        # Asennettu komennolla `seloste hook install`.\n\
        command -v seloste >/dev/null 2>&1 || exit 0\n\
        exec seloste check --staged --changed-since HEAD{of}\n"
    )
}

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let folder = matches.subcommand().and_then(|(_, it)| it.get_one::<PathBuf>("folder").cloned());
    let folder = folder.unwrap_or_else(|| ".".into());
    let repository = match discover(&folder) {
        Ok(Found::Repository(repository)) => repository,
        Ok(_) => {
            console.fail(&PipelineError::no_history());
            return COULD_NOT_RUN;
        }
        Err(error) => {
            console.fail(&error.into());
            return COULD_NOT_RUN;
        }
    };
    match install(&repository, &hook(&repository.folder_within())) {
        Ok(Installed::Written(path)) => {
            let path = path.display();
            console.tell(&told!(
                fi: "Selosteet tarkistetaan nyt ennen jokaista talletusta ({path}). Tarkistuksen voi ohittaa: `git commit --no-verify`.",
                sv: "Beskrivningarna granskas nu före varje sparande ({path}). Granskningen kan förbigås: `git commit --no-verify`.",
                en: "Notices are now checked before every commit ({path}). The check can be passed over: `git commit --no-verify`.",
            ));
            FINE
        }
        Ok(Installed::Another(path)) => {
            let path = path.display();
            console.fail(&PipelineError {
                message: told!(
                    fi: "arkistossa on jo toinen pre-commit: {path}",
                    sv: "arkivet har redan en annan pre-commit: {path}",
                    en: "the repository already has another pre-commit: {path}",
                ),
                hint: Some(told!(
                    fi: "Lisää siihen rivi `seloste check --staged --changed-since HEAD`.",
                    sv: "Lägg till raden `seloste check --staged --changed-since HEAD` i den.",
                    en: "Add the line `seloste check --staged --changed-since HEAD` to it.",
                )),
            });
            COULD_NOT_RUN
        }
        Err(error) => {
            console.fail(&PipelineError {
                message: told!(
                    fi: "tarkistusta ei voitu asentaa: {error}",
                    sv: "granskningen kunde inte installeras: {error}",
                    en: "the check could not be installed: {error}",
                ),
                hint: None,
            });
            COULD_NOT_RUN
        }
    }
}
