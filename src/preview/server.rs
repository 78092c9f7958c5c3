//! The web server of the preview, on loopback only. The only room that names `tiny_http`; the guards
//! against what that library lets through stand here.

use std::net::{Ipv4Addr, SocketAddr};
use std::thread;

use tiny_http::{Header, Method, Request, Response};

use crate::preview::answers::{Answer, Answers};

/// A request with a longer body than this is cut off before the library makes room for it.
const LONGEST_BODY: usize = 64 * 1024;
/// How many requests are answered at once.
const WORKERS: usize = 4;

/// A listening server.
pub struct Server {
    server: tiny_http::Server,
    port: u16,
}

/// The port is taken, or may not be used.
#[derive(Debug)]
pub struct PortTaken;

impl Server {
    /// Listens on loopback; port 0 takes any free one.
    pub fn open(port: u16) -> Result<Self, PortTaken> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let server = tiny_http::Server::http(address).map_err(|_| PortTaken)?;
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        Ok(Self { server, port })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers requests until the process ends.
    pub fn answer(&self, answers: &Answers<'_>) {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Ok(request) = self.server.recv() {
                        self.answer_one(request, answers);
                    }
                });
            }
        });
    }

    fn answer_one(&self, request: Request, answers: &Answers<'_>) {
        if request.body_length().is_some_and(|length| length > LONGEST_BODY) {
            // Dropped in the usual way, the request would make room for the whole announced body.
            std::mem::forget(request.upgrade("none", plain(413)));
            return;
        }
        let response = match refusal(&request, self.port) {
            Some(status) => plain(status),
            None => response(answers.to(request.url())),
        };
        // A browser that has gone away is no fault.
        drop(request.respond(response));
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("port", &self.port).finish_non_exhaustive()
    }
}

/// Why a request is not answered: another method than reading, or a host that is not this machine
/// (a page of a stranger whose name was turned to loopback).
fn refusal(request: &Request, port: u16) -> Option<u16> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Some(405);
    }
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
    let host = hosts.next().map(|header| header.value.as_str().to_ascii_lowercase());
    let own = host.is_some_and(|host| is_own(&host, port));
    (!own || hosts.next().is_some() || !request.url().starts_with('/')).then_some(421)
}

fn is_own(host: &str, port: u16) -> bool {
    let Some((name, of_host)) = host.rsplit_once(':') else { return false };
    of_host == port.to_string() && ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

type Bytes = std::io::Cursor<Vec<u8>>;

fn plain(status: u16) -> Response<Bytes> {
    let body = Vec::new();
    response(Answer { status, kind: "text/plain; charset=utf-8", body, location: None })
}

fn response(answer: Answer) -> Response<Bytes> {
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    let fixed = [
        ("Content-Type", answer.kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"),
    ];
    for (name, value) in fixed {
        response.add_header(header(name, value));
    }
    if let Some(location) = &answer.location {
        response.add_header(header("Location", location));
    }
    response
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("addresses and fixed values are plain ASCII")
}
