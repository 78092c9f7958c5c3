//! A running preview, and what it answers over a socket.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::driver::{TestPortal, department};

/// A running preview; it ends with the test.
pub(crate) struct Preview {
    pub(crate) child: Child,
    pub(crate) port: u16,
    /// All that was said until the address.
    pub(crate) said: String,
}

impl Preview {
    pub(crate) fn of(portal: &TestPortal, more: &[&str]) -> Self {
        let mut command = portal.command(&["serve"]);
        command.arg("-C").arg(portal.path()).args(more);
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        while !said.contains("http://localhost:") {
            if lines.read_line(&mut said).unwrap() == 0 {
                drop(child.kill());
                panic!("the preview ended: {said}");
            }
        }
        let address = said.split("http://localhost:").nth(1).unwrap();
        let port = address.split('/').next().unwrap().parse().unwrap();
        Self { child, port, said }
    }

    pub(crate) fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// Sends a whole request and reads its answer.
    pub(crate) fn send(&self, request: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // A server that hangs fails the test instead of stopping it.
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request).unwrap();
        let mut stream = BufReader::new(stream);
        let mut reply = Reply::head(&mut stream);
        if !request.starts_with(b"HEAD") {
            reply.body = reply.body(&mut stream);
        }
        reply
    }

    pub(crate) fn ask(&self, method: &str, target: &str) -> Reply {
        let host = self.host();
        self.send(
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    pub(crate) fn get(&self, target: &str) -> Reply {
        self.ask("GET", target)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn head(stream: &mut BufReader<TcpStream>) -> Self {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).unwrap(), 0, "a whole head: {head}");
        }
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: Vec::new() }
    }

    /// The body that follows the head, if it says how long that is.
    fn body(&self, stream: &mut BufReader<TcpStream>) -> Vec<u8> {
        if let Some(length) = self.header("Content-Length") {
            return exactly(stream, length.parse().unwrap());
        }
        let mut body = Vec::new();
        while self.header("Transfer-Encoding") == Some("chunked") {
            let mut length = String::new();
            stream.read_line(&mut length).unwrap();
            let length = usize::from_str_radix(length.trim(), 16).unwrap();
            body.extend(&exactly(stream, length + 2)[..length]);
            if length == 0 {
                break;
            }
        }
        body
    }

    /// The page without what the preview adds to it.
    pub(crate) fn page(&self) -> String {
        let page = String::from_utf8(self.body.clone()).unwrap();
        let Some(from) = page.find("<link rel=\"stylesheet\" href=\"/") else { return page };
        let Some(from) = page[from..].find("_esikatselu/esikatselu.css").map(|at| from + at) else {
            return page;
        };
        let from = page[..from].rfind("<link").unwrap();
        let end = "</script>\n";
        let to = from + page[from..].find(end).unwrap() + end.len();
        format!("{}{}", &page[..from], &page[to..])
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

pub(crate) fn exactly(stream: &mut BufReader<TcpStream>, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).unwrap();
    bytes
}

pub(crate) fn library() -> TestPortal {
    let portal = TestPortal::new();
    portal.write("content/kulttuuri/_index.md", &department("Kulttuuri"));
    for (day, text) in [("2021-11-15", "Ensimmäinen."), ("2026-05-18", "Toinen.")] {
        portal.commit_notice(
            day,
            "kulttuuri/kirjasto.md",
            "Kirjasto",
            &format!("## Nimi\n\n{text}"),
        );
    }
    portal
}

/// A notice that tells all that is due.
pub(crate) const WHOLE: &str = "## Rekisterinpitäjä\n\nTuulisalmen kaupunki, kirjaamo@tuulisalmi.example\n\n\
    ## Tietosuojavastaava\n\ntietosuoja@tuulisalmi.example\n\n\
    ## Käsittelyn tarkoitus\n\nLainojen hoitaminen.\n\n\
    ## Oikeusperuste\n\nYleinen etu, tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta, \
    laki yleisistä kirjastoista (1492/2016).\n\n\
    ## Vastaanottajat\n\nTietoja ei luovuteta.\n\n\
    ## Säilytysaika\n\nVuosi viimeisestä lainasta.\n\n\
    ## Rekisteröidyn oikeudet\n\nOikeus saada pääsy tietoihin, oikaista tietoja, rajoittaa \
    käsittelyä ja vastustaa sitä.\n\n\
    ## Valitus\n\nVoit valittaa tietosuojavaltuutetulle, puh. 029 566 6700, tietosuoja@om.fi.\n";

pub(crate) fn whole(body: &str) -> String {
    format!("+++\ntitle = \"Kirjasto\"\ndate = 2026-05-18\nreview_by = 2999-05-18\n+++\n\n{body}")
}

/// A stream of news, as a browser listens to it.
pub(crate) struct Stream(BufReader<TcpStream>);

impl Stream {
    pub(crate) fn of(preview: &Preview) -> Self {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let host = preview.host();
        let head = format!("GET /_esikatselu/virta HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut stream = BufReader::new(stream);
        let reply = Reply::head(&mut stream);
        assert_eq!(reply.status, 200, "{}", reply.head);
        assert_eq!(reply.header("Content-Type"), Some("text/event-stream"));
        Self(stream)
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            assert!(Instant::now() < until, "an event comes");
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream goes on");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Events until one fulfils a wish.
    pub(crate) fn until(&mut self, wish: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let event = self.next();
            if wish(&event) {
                return event;
            }
            assert!(Instant::now() < until, "{event}");
        }
    }

    /// Whether nothing comes for a while.
    pub(crate) fn is_quiet(&mut self, length: Duration) -> bool {
        let timed = self.0.get_ref();
        timed.set_read_timeout(Some(length)).unwrap();
        let mut line = String::new();
        let quiet = loop {
            line.clear();
            match self.0.read_line(&mut line) {
                Ok(_) if line.trim().is_empty() || line.starts_with(':') => {}
                Ok(_) => break false,
                Err(_) => break true,
            }
        };
        self.0.get_ref().set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        quiet
    }
}

/// The rules of the findings of the build that an event tells.
pub(crate) fn rules(event: &serde_json::Value) -> Vec<&str> {
    rules_of(event, false)
}

/// The rules of `seloste check` that found something, as an event tells.
pub(crate) fn advice(event: &serde_json::Value) -> Vec<&str> {
    rules_of(event, true)
}

fn rules_of(event: &serde_json::Value, advice: bool) -> Vec<&str> {
    let findings = event["findings"].as_array().unwrap().iter();
    let findings = findings.filter(|finding| finding["advice"] == advice);
    findings.map(|finding| finding["rule"].as_str().unwrap()).collect()
}
