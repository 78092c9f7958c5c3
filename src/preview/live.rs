//! What is shown now, and the bell that rings when it is another. A request holds what was shown when it
//! came until it is answered, so that no page is made of two.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::diagnostics::excerpt::Noted;
use crate::pipeline::following::Shown;
use crate::preview::news::{self, Manner};

/// One state of the portal, by its number.
#[derive(Debug, Clone)]
pub struct Edition {
    /// From one; every save that shows makes the next.
    pub number: u64,
    pub shown: Arc<Shown>,
    /// What a browser that just came is told.
    pub state: Arc<str>,
    /// What those that were there are told.
    pub news: Arc<str>,
    /// What was found when pages of it were made.
    faults: Vec<Noted>,
}

impl Edition {
    /// The name by which a page knows what it was made of; another process never gives the same.
    pub fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }
}

/// The edition that is shown.
#[derive(Debug)]
pub struct Live {
    now: Mutex<Edition>,
    bell: Condvar,
    manner: Manner,
}

impl Live {
    pub fn new(shown: Shown, manner: Manner) -> Self {
        let edition = edition(1, Arc::new(shown), Vec::new(), manner);
        Self { now: Mutex::new(edition), bell: Condvar::new(), manner }
    }

    pub fn now(&self) -> Edition {
        self.lock().clone()
    }

    /// Shows another portal from now on. The one before is let go of outside the lock.
    pub fn show(&self, shown: Shown) {
        let shown = Arc::new(shown);
        let next = edition(self.lock().number + 1, shown, Vec::new(), self.manner);
        let before = std::mem::replace(&mut *self.lock(), next);
        self.bell.notify_all();
        drop(before);
    }

    /// Tells of a fault that was found when a page of an edition was made; once.
    pub fn found(&self, number: u64, fault: Noted) {
        let mut now = self.lock();
        if now.number != number || now.faults.contains(&fault) {
            return;
        }
        let mut faults = now.faults.clone();
        faults.push(fault);
        *now = edition(number + 1, now.shown.clone(), faults, self.manner);
        self.bell.notify_all();
    }

    /// Tells browsers to ask for their pages again: there is more to tell of what is shown.
    pub fn show_again(&self) {
        let mut now = self.lock();
        let (number, faults) = (now.number + 1, now.faults.clone());
        let again = edition(number, now.shown.clone(), faults, self.manner);
        *now = Edition { news: again.state.clone(), ..again };
        self.bell.notify_all();
    }

    /// Waits for an edition after a number; none if none came in time.
    pub fn after(&self, number: u64, at_most: Duration) -> Option<Edition> {
        let until = Instant::now() + at_most;
        let mut now = self.lock();
        while now.number <= number {
            let left = until.checked_duration_since(Instant::now())?;
            now = self.bell.wait_timeout(now, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Some(now.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Edition> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn edition(number: u64, shown: Arc<Shown>, faults: Vec<Noted>, manner: Manner) -> Edition {
    let empty: Arc<str> = "".into();
    let mut edition = Edition { number, shown, state: empty.clone(), news: empty, faults };
    let findings: Vec<&Noted> = edition.faults.iter().chain(&edition.shown.findings).collect();
    let (state, news) = news::written(&edition.name(), &edition.shown, &findings, manner);
    (edition.state, edition.news) = (state.into(), news.into());
    edition
}
