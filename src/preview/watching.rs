//! Hears of saves. An event is only a reason to look: what a file holds is compared before anything is
//! made anew. Where the system cannot tell (a network drive, too many folders), files are looked at in
//! turns instead.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::history::repository::{Found, discover};
use crate::pipeline::following::Look;
use crate::pipeline::inputs::{CONTENT, SITE};
use crate::source::{Stamp, is_left_out, stamps};

/// Where all themes stand.
const THEMES: &str = "themes";
/// A save is taken up when nothing more has been heard for so long …
const QUIET: Duration = Duration::from_millis(12);
/// … for a longer while when many files change, as in a checkout …
const QUIET_OF_MANY: Duration = Duration::from_millis(120);
const MANY: usize = 12;
/// … and after so long in any case, unless Git is at work.
const LONGEST: Duration = Duration::from_millis(500);
/// Git leaves its lock when it is killed.
const LONGEST_OF_GIT: Duration = Duration::from_secs(10);
/// A text that is written anew may be away for a moment.
const AWAY: Duration = Duration::from_millis(60);
/// How far the times of files may lag behind the clock.
const CLOCK: Duration = Duration::from_millis(20);
/// How often files are looked at in turns.
const TURN: Duration = Duration::from_millis(400);

/// How saves are heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// The system tells of them.
    Told,
    /// The files are looked at in turns.
    Polled,
}

/// What the watched places are.
#[derive(Debug, Clone)]
struct Places {
    root: PathBuf,
    /// Git's own folders: of this work tree, and of all.
    git: Vec<PathBuf>,
}

/// The moment before a folder is read; what changes while it is read is not missed.
#[derive(Debug)]
pub struct Beginning {
    places: Places,
    since: SystemTime,
    /// Where files are looked at in turns: how they were.
    stamps: Option<BTreeMap<PathBuf, Stamp>>,
}

/// Hears of changes until it is dropped.
#[derive(Debug)]
pub struct Watch {
    /// From when on changes may have been missed; until it has been looked.
    since: Option<SystemTime>,
    places: Places,
    heard: Receiver<Heard>,
    told: Option<RecommendedWatcher>,
    /// A lock of Git that nobody lets go of is not waited for again.
    lock_is_stale: bool,
}

#[derive(Debug)]
enum Heard {
    Paths(Vec<PathBuf>),
    /// Events were lost.
    Lost,
}

impl Beginning {
    #[expect(clippy::disallowed_methods, reason = "files bear the times of the same clock")]
    pub fn of(folder: &Path, wanted: Hearing) -> Self {
        let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut places = Places { root, git: Vec::new() };
        places.find_git();
        let stamps = (wanted == Hearing::Polled).then(|| places.stamps());
        Self { places, since: SystemTime::now() - CLOCK, stamps }
    }

    /// Begins to listen; by turns if that was asked for, or if the system cannot tell. To listen sooner
    /// would be to hear of each file that is read.
    pub fn listen(self) -> (Watch, Hearing) {
        let Self { places, since, stamps } = self;
        let (sender, heard) = channel();
        let told = if stamps.is_none() { places.listen(sender.clone()).ok() } else { None };
        let hearing = if told.is_some() { Hearing::Told } else { Hearing::Polled };
        if told.is_none() {
            let polled = places.clone();
            let before = stamps.unwrap_or_else(|| places.stamps());
            thread::spawn(move || polled.poll(before, &sender));
        }
        (Watch { since: Some(since), places, heard, told, lock_is_stale: false }, hearing)
    }
}

impl Watch {
    /// Waits for the next changes, until a burst of them is over; none when there is nothing to hear any
    /// more.
    pub fn hear(&mut self) -> Option<Look> {
        let mut paths = self.missed();
        let mut lost = false;
        while paths.is_empty() && !lost {
            let heard = self.heard.recv().ok()?;
            self.add(heard, &mut paths, &mut lost);
        }
        let since = Instant::now();
        loop {
            let quiet = if paths.len() > MANY { QUIET_OF_MANY } else { QUIET };
            match self.heard.recv_timeout(quiet) {
                Ok(heard) => self.add(heard, &mut paths, &mut lost),
                Err(RecvTimeoutError::Timeout) if self.git_is_at_work() => {
                    if since.elapsed() > LONGEST_OF_GIT {
                        self.lock_is_stale = true;
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
            if since.elapsed() > LONGEST && !self.git_is_at_work() {
                break;
            }
        }
        if paths.iter().any(|path| self.places.is_text(path) && !path.is_file()) {
            thread::sleep(AWAY);
            while let Ok(heard) = self.heard.try_recv() {
                self.add(heard, &mut paths, &mut lost);
            }
        }
        self.listen_anew(&paths);
        Some(if lost { Look::Everywhere } else { Look::At(paths) })
    }

    /// What changed before it was listened to.
    fn missed(&mut self) -> BTreeSet<PathBuf> {
        let Some(since) = self.since.take() else { return BTreeSet::new() };
        let stamps = self.places.stamps().into_iter();
        let missed = stamps.filter(|(_, stamp)| stamp.is_since(since)).map(|(path, _)| path);
        missed.filter(|path| self.places.concerns(path)).collect()
    }

    fn add(&self, heard: Heard, paths: &mut BTreeSet<PathBuf>, lost: &mut bool) {
        match heard {
            Heard::Paths(some) => {
                paths.extend(some.into_iter().filter(|path| self.places.concerns(path)));
            }
            Heard::Lost => *lost = true,
        }
    }

    /// Git holds its lock while it writes the work tree: a checkout is one change.
    fn git_is_at_work(&mut self) -> bool {
        let locked = self.places.git.iter().any(|folder| {
            ["index.lock", "HEAD.lock"].iter().any(|lock| folder.join(lock).is_file())
        });
        self.lock_is_stale &= locked;
        locked && !self.lock_is_stale
    }

    /// A watched folder that was replaced is another one, and a repository may have come or gone.
    fn listen_anew(&mut self, paths: &BTreeSet<PathBuf>) {
        let own = self.places.own_git();
        let git_is_other = paths
            .iter()
            .any(|path| *path == own || (self.places.git.is_empty() && path.starts_with(&own)));
        if git_is_other {
            self.places.find_git();
        }
        let Some(told) = &mut self.told else { return };
        let refs = self.places.git.iter().map(|folder| folder.join("refs"));
        let mut whole: Vec<PathBuf> = self.places.folders().into_iter().chain(refs).collect();
        whole.retain(|folder| paths.contains(folder) || (git_is_other && folder.ends_with("refs")));
        if git_is_other {
            for folder in &self.places.git {
                drop(told.unwatch(folder));
                drop(told.watch(folder, RecursiveMode::NonRecursive));
            }
        }
        for folder in whole {
            drop(told.unwatch(&folder));
            drop(told.watch(&folder, RecursiveMode::Recursive));
        }
    }
}

impl Places {
    /// The folders of the portal whose files matter.
    fn folders(&self) -> [PathBuf; 3] {
        [CONTENT, SITE, THEMES].map(|name| self.root.join(name))
    }

    /// Where a repository of the portal's folder itself has its own folder.
    fn own_git(&self) -> PathBuf {
        self.root.join(".git")
    }

    /// Finds Git's folders; one that is still being made is one too.
    fn find_git(&mut self) {
        let found: BTreeSet<PathBuf> = match discover(&self.root) {
            Ok(Found::Repository(repository)) => {
                let folders = [repository.git_folder(), repository.common_folder()];
                folders.map(|folder| folder.canonicalize().unwrap_or(folder.to_owned())).into()
            }
            _ => [self.own_git()].into_iter().filter(|own| own.is_dir()).collect(),
        };
        self.git = found.into_iter().collect();
    }

    fn is_text(&self, path: &Path) -> bool {
        path.starts_with(self.root.join(CONTENT)) && path.extension().is_some_and(|it| it == "md")
    }

    /// Whether a change at a path can change what is shown.
    fn concerns(&self, path: &Path) -> bool {
        let own = self.own_git();
        let has_come = self.git.is_empty() && path.starts_with(&own);
        if has_come || (path == own && own.symlink_metadata().is_err()) {
            return true;
        }
        let in_git = self.git.iter().find_map(|folder| path.strip_prefix(folder).ok());
        if let Some(inside) = in_git {
            let first = inside.iter().next().and_then(|name| name.to_str()).unwrap_or_default();
            let is_lock = inside.extension().is_some_and(|ending| ending == "lock");
            return ["HEAD", "refs", "packed-refs", "reftable"].contains(&first) && !is_lock;
        }
        let Ok(inside) = path.strip_prefix(&self.root) else { return false };
        let mut parts = inside.iter().map(|part| part.to_string_lossy());
        let first = parts.next().unwrap_or_default();
        [CONTENT, SITE, THEMES].contains(&first.as_ref()) && !parts.any(|part| is_left_out(&part))
    }

    fn listen(&self, sender: Sender<Heard>) -> notify::Result<RecommendedWatcher> {
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let heard = match event {
                    Ok(event) if event.need_rescan() => Heard::Lost,
                    Ok(event) if matters(event.kind) => Heard::Paths(event.paths),
                    Ok(_) => return,
                    Err(_) => Heard::Lost,
                };
                // After the preview has ended nobody listens.
                drop(sender.send(heard));
            })?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in self.folders().iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        for folder in &self.git {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
            let refs = folder.join("refs");
            if refs.is_dir() {
                watcher.watch(&refs, RecursiveMode::Recursive)?;
            }
        }
        Ok(watcher)
    }

    fn poll(mut self, mut before: BTreeMap<PathBuf, Stamp>, sender: &Sender<Heard>) {
        loop {
            thread::sleep(TURN);
            if self.git.is_empty() {
                self.find_git();
            }
            let now = self.stamps();
            let of_one = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
            let gone = before.keys().filter(|path| !now.contains_key(*path));
            let paths: Vec<PathBuf> = of_one.map(|(path, _)| path).chain(gone).cloned().collect();
            if !paths.is_empty() && sender.send(Heard::Paths(paths)).is_err() {
                return;
            }
            before = now;
        }
    }

    fn stamps(&self) -> BTreeMap<PathBuf, Stamp> {
        let names = ["HEAD", "refs", "packed-refs", "reftable"];
        let of_git = self.git.iter().flat_map(|folder| names.map(|name| folder.join(name)));
        self.folders().into_iter().chain(of_git).flat_map(|place| stamps(&place)).collect()
    }
}

/// Reading a file is no change of it.
fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
