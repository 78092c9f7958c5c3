//! The command line: one file a command. The only room that prints.

mod arguments;
mod build;
mod check;
mod console;
mod diff;
mod explain;
mod finding_json;
mod hook;
mod import;
mod lines;
mod log;
mod mistakes;
mod opening;
mod progress_bar;
mod reports;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::cli::console::Console;

/// The command did what it was asked.
const FINE: u8 = 0;
/// The content has errors.
const CONTENT: u8 = 1;
/// The command could not run.
const COULD_NOT_RUN: u8 = 2;

/// Runs the program. Exit codes: 0 fine, 1 the content has errors, 2 could not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let console = Console::of_environment();
    let code = match arguments::command(console.language).try_get_matches_from(arguments) {
        Ok(matches) => dispatch(console, &matches),
        Err(error) => mistakes::explain(console, &error),
    };
    ExitCode::from(code)
}

fn dispatch(console: Console, matches: &ArgMatches) -> u8 {
    match matches.subcommand() {
        Some(("build", matches)) => build::run(console, matches),
        Some(("serve", matches)) => serve::run(console, matches),
        Some(("check", matches)) => check::run(console, matches),
        Some(("explain", matches)) => explain::run(console, matches),
        Some(("hook", matches)) => hook::run(console, matches),
        Some(("import", matches)) => import::run(console, matches),
        Some(("diff", matches)) => diff::run(console, matches),
        Some(("log", matches)) => log::run(console, matches),
        _ => COULD_NOT_RUN,
    }
}
