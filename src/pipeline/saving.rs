//! Takes up one saved text: everything else of the portal stays, and is shared with the portal before.

use std::sync::Arc;

use crate::diagnostics::finding::{Finding, Severity};
use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::{Notice, NoticeId, NoticeText, TextRef};
use crate::pipeline::assembly::{Drafts, Workbench, notice_text, text_findings};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::{CONTENT, content_file};
use crate::pipeline::loading::{Loaded, on_disk};
use crate::pipeline::progress::Silent;
use crate::pipeline::study::{Current, Study, examine};
use crate::text::language::Language;

/// What became of a saved text.
#[derive(Debug)]
pub enum Taken {
    /// The portal has it already.
    Same,
    /// It stands in the portal now, as the text of this notice in this language.
    Stands(Arc<NoticeId>, Language),
    /// It has faults that the one before had not, and does not stand in the portal.
    Broken(Vec<Finding>),
    /// More than the text of a notice in force changes: the portal is to be loaded anew.
    TooMuch,
}

impl Loaded {
    /// Takes up what a file of `content/` holds now. The findings are to be gathered after it.
    pub fn take(&mut self, path: &str, bytes: Vec<u8>) -> Result<Taken, PipelineError> {
        let Some((id, language)) = self.place(path) else { return Ok(Taken::TooMuch) };
        let (Some(old), Some(known)) = (self.content.get(path), self.currents.get(path)) else {
            return Ok(Taken::TooMuch);
        };
        let committed = self.committed.get(path).copied();
        let file = content_file(self.shelf.repository(), committed, bytes)?;
        if file.blob == old.blob {
            return Ok(Taken::Same);
        }
        let text = TextRef { blob: file.blob, path: path.to_owned(), language };
        let (was_good, old) = (!known.has_errors(), old.clone());
        let shelf = self.shelf.clone();
        self.content.insert(path.to_owned(), file);
        self.shelf = Arc::new(shelf.with_texts(on_disk(&self.content, &self.site_texts)));
        let current = examine(&text, &format!("{CONTENT}/{path}"), &self.shelf)?;
        if was_good && current.has_errors() {
            self.content.insert(path.to_owned(), old);
            self.shelf = shelf;
            return Ok(Taken::Broken(current.findings));
        }
        let current = Arc::new(current);
        self.currents.insert(path.to_owned(), current.clone());
        self.put(&id, language, &current)?;
        Ok(Taken::Stands(id, language))
    }

    /// The text in force at a path, with its notice.
    pub(super) fn text_at(&self, path: &str) -> Option<(&Notice, &NoticeText)> {
        let (id, language) = self.place(path)?;
        let notice = self.portal.notices.get(&id)?;
        Some((notice, notice.texts.get(&language)?))
    }

    /// Whether a text in force of a notice stands at a path.
    pub(super) fn has_in_force(&self, path: &str) -> bool {
        self.place(path).is_some()
    }

    /// The notice whose text in force stands at a path.
    fn place(&self, path: &str) -> Option<(Arc<NoticeId>, Language)> {
        let Some((ContentPath::Notice(id), language)) = read_path(path) else { return None };
        let language = language.unwrap_or_else(|| self.portal.site.default_language());
        let notice = self.portal.notices.get(&id)?;
        let timeline = &notice.texts.get(&language)?.timeline;
        (timeline.path == path && timeline.removed.is_none()).then(|| (notice.id.clone(), language))
    }

    fn put(
        &mut self,
        id: &NoticeId,
        language: Language,
        current: &Arc<Current>,
    ) -> Result<(), PipelineError> {
        let mut portal = self.portal.clone();
        let texts = Arc::make_mut(&mut portal).notices.get_mut(id).map(|notice| &mut notice.texts);
        let Some(text) = texts.and_then(|texts| texts.get_mut(&language)) else { return Ok(()) };
        let past = (std::mem::take(&mut text.timeline), std::mem::take(&mut text.facts));
        let bench = Workbench {
            site: &self.portal.site,
            content: &self.content,
            shelf: &self.shelf,
            study: &Study::default(),
            progress: &Silent,
            drafts: Drafts::Told(&self.uncommitted),
        };
        if let Some(new) = notice_text(bench, language, past, Some(current))? {
            *text = new;
            self.portal = portal;
        }
        Ok(())
    }

    /// Gathers what there is to say of the portal as it is now.
    pub fn gather_findings(&mut self) {
        let mut findings = self.standing.clone();
        findings.extend(text_findings(&self.portal, &self.currents));
        findings.sort_by(|a, b| a.place().cmp(&b.place()));
        self.findings = findings.into();
    }
}

impl Current {
    /// Whether the text itself has faults that keep it from being published.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}
