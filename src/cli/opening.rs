//! Loads a portal for commands that read its history and write nothing but their answer.

use crate::cli::console::Console;
use crate::cli::progress_bar::Bar;
use crate::model::portal::HistoryState;
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::Request;
use crate::pipeline::loading::{Loaded, load};
use crate::pipeline::progress::{Progress, Silent};
use crate::told;

/// Loads a portal that has a history, and says so where that is not whole.
///
/// Errors: what keeps a portal from being loaded, and that there is no history.
pub(crate) fn open(console: Console, request: &Request) -> Result<Loaded, PipelineError> {
    let bar = console.redraws.then(|| Bar::new(console.language));
    let progress: &dyn Progress = bar.as_ref().map_or(&Silent, |bar| bar);
    let loaded = load(request, progress);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let mut loaded = loaded?;
    loaded.keep_study();
    match loaded.portal.history {
        HistoryState::Whole => {}
        HistoryState::Since(date) => {
            let date = date.written(console.language);
            console.tell(&told!(
                fi: "Historia on vajaa: se alkaa vasta {date}.",
                sv: "Historiken är kort: den börjar först {date}.",
                en: "The history is short: it begins on {date}.",
            ));
        }
        HistoryState::NoRepository | HistoryState::NoCommits => {
            return Err(PipelineError::no_history());
        }
    }
    Ok(loaded)
}
