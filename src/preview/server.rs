//! The web server of the preview: GET and HEAD over HTTP/1.1, one thread a connection. It reads no file
//! and takes no body; every wait and every length has an end, and a stranger's page is not answered.

use std::io::{self, Read, Write as _};
use std::net::{
    IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _,
};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::preview::answers::{Answer, Answers, STREAM, is_own};
use crate::preview::connections::{Connections, Place};
use crate::preview::request::{NoRequest, Request};
use crate::render::hosting::policy::CONTENT_SECURITY_POLICY;

/// How long a connection may wait for a whole request.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long an answer may take to be fetched.
const SLOWEST: Duration = Duration::from_mins(1);
/// How often a stream without news shows that it is there.
const PING: Duration = Duration::from_secs(15);
/// How long one event of a stream may take to be fetched.
const SLOWEST_EVENT: Duration = Duration::from_secs(5);
/// How long is listened to what a refused client still has to say, so that it hears the answer.
const FAREWELL: Duration = Duration::from_millis(500);
/// After the system had no room for a connection.
const PAUSE: Duration = Duration::from_millis(50);
/// The stack of a connection's thread: pages are made on it.
const STACK: usize = 4 * 1024 * 1024;

/// A listening server.
#[derive(Debug)]
pub struct Server {
    listeners: Vec<TcpListener>,
    port: u16,
    /// The host that was asked for, if it is not this machine's loopback.
    host: Option<String>,
}

/// The port is taken, or may not be used.
#[derive(Debug)]
pub struct PortTaken;

impl Server {
    /// Listens on both loopback addresses, or on those of a host; port 0 takes any free one.
    pub fn open(host: Option<&str>, port: u16) -> Result<Self, PortTaken> {
        let Some(host) = host else { return Self::open_loopback(port) };
        let bare = host.trim_matches(['[', ']']);
        let addresses: Vec<SocketAddr> =
            (bare, port).to_socket_addrs().map_err(|_| PortTaken)?.collect();
        let listener = TcpListener::bind(addresses.as_slice()).map_err(|_| PortTaken)?;
        let port = listener.local_addr().map_err(|_| PortTaken)?.port();
        Ok(Self { listeners: vec![listener], port, host: Some(bare.to_ascii_lowercase()) })
    }

    fn open_loopback(port: u16) -> Result<Self, PortTaken> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|_| PortTaken)?;
        let port = first.local_addr().map_err(|_| PortTaken)?.port();
        let mut listeners = vec![first];
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => listeners.push(second),
            // `localhost` may mean either: what another program has of the two would answer for us.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(PortTaken),
            // A machine without IPv6.
            Err(_) => {}
        }
        Ok(Self { listeners, port, host: None })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers requests until the process ends.
    pub fn answer(self, answers: Answers) {
        let Self { listeners, port, host } = self;
        let house = Arc::new(House { port, host, answers, connections: Connections::default() });
        thread::scope(|scope| {
            for listener in &listeners {
                scope.spawn(|| house.receive(listener));
            }
        });
    }
}

/// What all connections share.
#[derive(Debug)]
struct House {
    port: u16,
    host: Option<String>,
    answers: Answers,
    connections: Connections,
}

impl House {
    fn receive(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // One that went at once, or no file left for it: others may come.
                self.connections.part_with_silent();
                thread::sleep(PAUSE);
                continue;
            };
            let house = self.clone();
            let thread = thread::Builder::new().stack_size(STACK);
            // Without a thread for it, the connection is closed.
            drop(thread.spawn(move || house.converse(stream)));
        }
    }

    /// Answers the requests of one connection.
    fn converse(&self, stream: TcpStream) {
        drop(stream.set_nodelay(true));
        let Some(place) = self.connections.admit(stream) else { return };
        let mut begun = Vec::new();
        loop {
            place.set_busy(false);
            let mut waiting = Waiting { stream: place.stream(), until: Instant::now() + PATIENCE };
            let request = match Request::read(&mut waiting, &mut begun) {
                Ok(request) => request,
                Err(NoRequest::Ended) => return,
                Err(NoRequest::Refused(status)) => {
                    refuse(place.stream(), status);
                    return;
                }
            };
            place.set_busy(true);
            if let Some(status) = self.refusal(&request, place.stream()) {
                refuse(place.stream(), status);
                return;
            }
            if self.own_address(&request).as_deref() == Some(STREAM) && request.method == "GET" {
                // A browser that has gone away is no fault.
                drop(self.stream_news(&place));
                return;
            }
            let answer = match request.path() {
                Some(path) => self.answers.to(&path, &request.query()),
                None => Answer::bare(400),
            };
            if send(place.stream(), &answer, Some(&request)).is_err() || !request.stays {
                return;
            }
        }
    }

    /// Why a request is not answered: it was sent to a host that this is not (the page of a stranger
    /// whose name was turned to this machine), wants more than to read, or comes from another's page.
    fn refusal(&self, request: &Request, stream: &TcpStream) -> Option<u16> {
        let host = request.one("host").filter(|host| self.is_own(host, stream));
        let Some(host) = host.filter(|_| !request.target.contains("://")) else { return Some(421) };
        let from_here = comes_from_here(request, host);
        match request.method.as_str() {
            "GET" | "HEAD" => {
                let own = self.own_address(request).is_some();
                (own && !from_here).then_some(403)
            }
            _ if from_here => Some(405),
            _ => Some(403),
        }
    }

    fn is_own(&self, host: &str, stream: &TcpStream) -> bool {
        let host = host.to_ascii_lowercase();
        let port = format!(":{}", self.port);
        let name = host.strip_suffix(&port).or((self.port == 80).then_some(host.as_str()));
        let Some(name) = name.map(|name| name.trim_matches(['[', ']'])) else { return false };
        let Ok(reached) = stream.local_addr().map(|local| local.ip().to_canonical()) else {
            return false;
        };
        let loopback: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
        let is_loopback = name == "localhost"
            || name.ends_with(".localhost")
            || loopback.iter().any(|address| name == address.to_string());
        let is_own = self.host.as_ref().is_some_and(|host| name == host);
        // An address of this machine, where it was told to listen on all.
        let is_reached = self.host.is_some() && name == reached.to_string();
        is_own || is_reached || (is_loopback && reached.is_loopback())
    }

    /// The address of the preview's own that is asked for.
    fn own_address(&self, request: &Request) -> Option<String> {
        let address = self.answers.address(&request.path()?)?;
        is_own(&address).then_some(address)
    }

    /// Tells each edition as it comes (server-sent events, HTML Living Standard § 9.2).
    fn stream_news(&self, place: &Place<'_>) -> io::Result<()> {
        let mut stream = place.stream();
        let Some(_place) = self.connections.admit_stream() else {
            refuse(stream, 503);
            return Ok(());
        };
        stream.set_write_timeout(Some(SLOWEST_EVENT))?;
        let live = self.answers.live();
        let mut edition = live.now();
        let head = head(200, "text/event-stream", false);
        let state = &edition.state;
        stream.write_all(format!("{head}\r\nretry: 500\n\ndata: {state}\n\n").as_bytes())?;
        loop {
            match live.after(edition.number, PING) {
                Some(next) => {
                    stream.write_all(format!("data: {}\n\n", next.news).as_bytes())?;
                    edition = next;
                }
                None => stream.write_all(b": ping\n\n")?,
            }
        }
    }
}

/// Whether a request comes from a page of the preview, or from no page.
fn comes_from_here(request: &Request, host: &str) -> bool {
    match (request.one("sec-fetch-site"), request.one("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => origin.eq_ignore_ascii_case(&format!("http://{host}")),
        (None, None) => request.all("origin").next().is_none(),
    }
}

/// Reads until a moment.
struct Waiting<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl Read for Waiting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(buffer)
    }
}

/// Sends an answer and closes, after what was still being said has been heard: else the system would
/// take the answer back.
fn refuse(stream: &TcpStream, status: u16) {
    if send(stream, &Answer::bare(status), None).is_err() {
        return;
    }
    drop(stream.shutdown(Shutdown::Write));
    let mut waiting = Waiting { stream, until: Instant::now() + FAREWELL };
    let mut unheard = [0; 8 * 1024];
    while waiting.read(&mut unheard).is_ok_and(|count| count > 0) {}
}

/// Sends an answer; one to no request that could be read ends the connection.
fn send(mut stream: &TcpStream, answer: &Answer, to: Option<&Request>) -> io::Result<()> {
    let stays = to.is_some_and(|request| request.stays);
    let until = Instant::now() + SLOWEST;
    let mut bytes = head(answer.status, answer.kind, stays).into_bytes();
    if let Some(location) = &answer.location {
        write!(bytes, "Location: {location}\r\n")?;
    }
    if answer.status == 405 {
        bytes.extend(b"Allow: GET, HEAD\r\n");
    }
    write!(bytes, "Content-Length: {}\r\n\r\n", answer.body.len())?;
    if to.is_none_or(|request| request.method != "HEAD") {
        bytes.extend(&answer.body);
    }
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        rest = &rest[stream.write(rest)?..];
    }
    Ok(())
}

/// The head of an answer up to what is its own.
fn head(status: u16, kind: &str, stays: bool) -> String {
    let reason = reason(status);
    let connection = if stays { "keep-alive" } else { "close" };
    format!(
        "HTTP/1.1 {status} {reason}\r\n\
         Connection: {connection}\r\n\
         Content-Type: {kind}\r\n\
         Cache-Control: no-store\r\n\
         Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\n\
         Referrer-Policy: no-referrer\r\n\
         X-Content-Type-Options: nosniff\r\n\
         X-Frame-Options: DENY\r\n"
    )
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        414 => "URI Too Long",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    }
}
