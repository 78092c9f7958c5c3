//! The connections that are open: so many and no more. When there is no room for another, the one that
//! has been silent longest gives way, so that the silent never hold the others.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many connections are open at once; a system gives a program at least a thousand files.
const MOST: usize = 512;
/// How many of them may be streams of news, each of which stays open.
const MOST_STREAMS: usize = 256;

/// All open connections.
#[derive(Debug, Default)]
pub struct Connections {
    open: Mutex<(u64, BTreeMap<u64, Arc<Open>>)>,
    streams: AtomicUsize,
}

/// One connection.
#[derive(Debug)]
struct Open {
    stream: TcpStream,
    /// A request of it is being answered.
    busy: AtomicBool,
}

/// A connection's place among the open ones; given back when it is dropped.
#[derive(Debug)]
pub struct Place<'a> {
    all: &'a Connections,
    number: u64,
    open: Arc<Open>,
}

/// A place among the streams; given back when it is dropped.
#[derive(Debug)]
pub struct StreamPlace<'a>(&'a Connections);

impl Connections {
    /// A place for a new connection; none if all others are being answered.
    pub fn admit(&self, stream: TcpStream) -> Option<Place<'_>> {
        let is_full = self.all().1.len() >= MOST;
        if is_full && !self.part_with_silent() {
            return None;
        }
        let mut all = self.all();
        all.0 += 1;
        let number = all.0;
        let open = Arc::new(Open { stream, busy: AtomicBool::new(false) });
        all.1.insert(number, open.clone());
        Some(Place { all: self, number, open })
    }

    /// Closes the connection that has been silent longest, if any is.
    pub fn part_with_silent(&self) -> bool {
        let mut all = self.all();
        let silent = all.1.iter().find(|(_, open)| !open.busy.load(Ordering::Acquire));
        let silent = silent.map(|(number, _)| *number).and_then(|number| all.1.remove(&number));
        silent.is_some_and(|silent| silent.stream.shutdown(Shutdown::Both).is_ok())
    }

    /// A place for a stream of news, if there is one left.
    pub fn admit_stream(&self) -> Option<StreamPlace<'_>> {
        let before = self.streams.fetch_add(1, Ordering::AcqRel);
        let place = StreamPlace(self);
        (before < MOST_STREAMS).then_some(place)
    }

    fn all(&self) -> MutexGuard<'_, (u64, BTreeMap<u64, Arc<Open>>)> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place<'_> {
    pub fn stream(&self) -> &TcpStream {
        &self.open.stream
    }

    /// While a request is answered, the connection does not give way.
    pub fn set_busy(&self, busy: bool) {
        self.open.busy.store(busy, Ordering::Release);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.all.all().1.remove(&self.number);
    }
}

impl Drop for StreamPlace<'_> {
    fn drop(&mut self) {
        self.0.streams.fetch_sub(1, Ordering::AcqRel);
    }
}
