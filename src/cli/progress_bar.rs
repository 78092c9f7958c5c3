//! A bar that shows how far a long work has come. The only file that names indicatif.

use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::progress::{Progress, Stage};
use crate::text::language::Language;
use crate::told;

/// A bar on standard error.
#[derive(Debug)]
pub(crate) struct Bar {
    drawn: ProgressBar,
    stage: Mutex<Option<Stage>>,
    language: Language,
}

impl Bar {
    pub(crate) fn new(language: Language) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(12));
        let style = ProgressStyle::with_template("{msg:>12} {bar:32} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━╸─"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { drawn: bar, stage: Mutex::new(None), language }
    }

    pub(crate) fn clear(&self) {
        self.drawn.finish_and_clear();
    }
}

impl Progress for Bar {
    fn at(&self, stage: Stage, done: usize, all: usize) {
        if let Ok(mut now) = self.stage.lock()
            && *now != Some(stage)
        {
            *now = Some(stage);
            let words = match stage {
                Stage::History => told!(fi: "Historia", sv: "Historik", en: "History"),
                Stage::Texts => told!(fi: "Selosteet", sv: "Texter", en: "Notices"),
                Stage::Pages => told!(fi: "Sivut", sv: "Sidor", en: "Pages"),
                Stage::Documents => told!(fi: "Asiakirjat", sv: "Dokument", en: "Documents"),
            };
            self.drawn.set_message(words.within(self.language).to_owned());
        }
        self.drawn.set_length(all as u64);
        self.drawn.set_position(done as u64);
    }
}
