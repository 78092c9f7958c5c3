//! The desk of those who keep the notices: every notice in force with what it tells, what is found in it,
//! its age and its day of review. Only the preview makes it.

pub mod asked;
mod rows;
mod table;
mod view;

use std::sync::Arc;

use crate::diagnostics::finding::Finding;
use crate::model::portal::{NoticeId, TextRef};
use crate::model::review::Review;
use crate::render::desk::asked::Asked;
use crate::render::desk::rows::chosen;
use crate::render::desk::table::table;
use crate::render::desk::view::desk_view;
use crate::render::renderer::{RenderError, Renderer};
use crate::render::templates::Shared;
use crate::routes::Page;
use crate::text::date::Date;
use crate::text::language::Language;

/// A notice in force, and what is known of its texts.
#[derive(Debug)]
pub struct Entry {
    pub id: Arc<NoticeId>,
    /// Those in force.
    pub texts: Vec<EntryText>,
}

/// What is known of one text.
#[derive(Debug)]
pub struct EntryText {
    pub language: Language,
    /// None while it has not been read by the rules.
    pub review: Option<Arc<Review>>,
    /// What else there is to say of it.
    pub findings: Vec<Finding>,
}

/// All notices in force, as they stand on a day.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub entries: &'a [Entry],
    pub today: Date,
}

/// Gives the text of a file, as its author wrote it.
pub type Sources<'a> = &'a dyn Fn(&TextRef) -> Option<String>;

impl Renderer {
    /// The page of the desk with what was asked for.
    pub fn desk_page(
        &self,
        language: Language,
        desk: Desk<'_>,
        asked: &Asked,
        sources: Sources<'_>,
    ) -> Result<Vec<u8>, RenderError> {
        let scope = self.scope(language, &self.frames[&language]);
        let view = desk_view(&scope, desk, asked, sources);
        let page = self.page_view(&scope, &Page::Desk);
        let own = Shared::new().with("page", &page).with("view", &view);
        self.render(language, page.template, own)
    }

    /// The same as a table for other programs, without pages.
    pub fn desk_table(&self, language: Language, desk: Desk<'_>, asked: &Asked) -> Vec<u8> {
        let scope = self.scope(language, &self.frames[&language]);
        let base = self.portal.site.base_url.as_deref().unwrap_or_default();
        table(&scope, base, &chosen(&scope, desk, asked).rows)
    }
}
