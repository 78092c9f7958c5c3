//! Reads single texts by the rules while they are written. What was found in a text is kept until the
//! text, what it is read with or the day is another, so that each is read once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::diagnostics::excerpt::Noted;
use crate::diagnostics::finding::{Finding, Severity};
use crate::digest::Digest;
use crate::history::calendar::today;
use crate::history::decoding::decode;
use crate::model::portal::{Notice, NoticeText, Portal, TextUnavailable};
use crate::model::review::Review;
use crate::pipeline::checking::{Reader, Rulebook};
use crate::pipeline::loading::Loaded;
use crate::pipeline::shelf::Shelf;
use crate::text::date::Date;

/// How many texts are read before the clock is looked at.
const AT_ONCE: usize = 16;

/// What was found in texts, by their paths, with the digest of what it follows from.
#[derive(Debug, Default)]
pub struct Reviews(Mutex<BTreeMap<String, (Digest, Arc<Review>)>>);

/// Reads the texts of one state of a portal.
#[derive(Debug, Clone)]
pub struct Reviewer {
    portal: Arc<Portal>,
    shelf: Arc<Shelf>,
    rulebook: Arc<Rulebook>,
    reviews: Arc<Reviews>,
    pub today: Date,
}

impl Reviewer {
    /// Reads the texts of a portal today.
    pub fn of(loaded: &Loaded, rulebook: &Arc<Rulebook>, reviews: &Arc<Reviews>) -> Self {
        Self {
            portal: loaded.portal.clone(),
            shelf: loaded.shelf.clone(),
            rulebook: rulebook.clone(),
            reviews: reviews.clone(),
            today: today(&loaded.portal.site.history.time_zone),
        }
    }

    /// The same on the day that it is by now.
    #[must_use]
    pub fn now(&self) -> Self {
        Self { today: today(&self.portal.site.history.time_zone), ..self.clone() }
    }

    /// What the rules find in a text in force.
    pub fn review(
        &self,
        notice: &Notice,
        text: &NoticeText,
    ) -> Result<Arc<Review>, TextUnavailable> {
        let digest = self.reader().digest(notice, text);
        let path = &text.current.path;
        if let Some((of, review)) = self.known().get(path)
            && *of == digest
        {
            return Ok(review.clone());
        }
        let review = Arc::new(self.reader().review(notice, text)?);
        self.known().insert(path.clone(), (digest, review.clone()));
        Ok(review)
    }

    /// What is known of a text without reading it.
    pub fn known_of(&self, notice: &Notice, text: &NoticeText) -> Option<Arc<Review>> {
        let digest = self.reader().digest(notice, text);
        let known = self.known();
        known.get(&text.current.path).filter(|(of, _)| *of == digest).map(|(_, it)| it.clone())
    }

    /// Reads texts that have not been read, for so long; whether all have been.
    pub fn read_on(&self, at_most: Duration) -> bool {
        let until = Instant::now() + at_most;
        let unread: Vec<(&Notice, &NoticeText)> =
            self.texts().filter(|(notice, text)| self.known_of(notice, text).is_none()).collect();
        for some in unread.chunks(AT_ONCE) {
            if Instant::now() > until {
                return false;
            }
            // What cannot be had is told by its page.
            some.par_iter().for_each(|(notice, text)| drop(self.review(notice, text)));
        }
        true
    }

    /// The texts in force.
    fn texts(&self) -> impl Iterator<Item = (&Notice, &NoticeText)> {
        let notices = self.portal.notices_in_force();
        let texts = notices.flat_map(|it| it.texts.values().map(move |text| (it, text)));
        texts.filter(|(_, text)| text.is_in_force())
    }

    /// The errors and warnings of a text with their lines.
    pub fn noted(&self, notice: &Notice, text: &NoticeText) -> Vec<Noted> {
        let Ok(review) = self.review(notice, text) else { return Vec::new() };
        let grave = |finding: &&Finding| finding.severity != Severity::Info;
        let mut grave = review.findings.iter().filter(grave).peekable();
        if grave.peek().is_none() {
            return Vec::new();
        }
        let source = self.shelf.bytes(&text.current).map(|bytes| decode(&bytes).text).ok();
        grave.map(|finding| Noted::on(finding.clone(), source.as_deref())).collect()
    }

    fn reader(&self) -> Reader<'_> {
        let Self { portal, shelf, rulebook, today, .. } = self;
        Reader { portal, shelf, rulebook, today: *today }
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, (Digest, Arc<Review>)>> {
        self.reviews.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
