//! What pages of strangers, broken programs and slow ones send to the preview: none of it is answered
//! with anything of the portal, and none of it keeps others from being answered.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::driver::{has, has_not, notice};
use crate::preview::{Preview, Stream, library};

const STREAM: &str = "/_esikatselu/virta";
const DRAFTS: &str = "/_esikatselu/luonnokset/";

fn preview() -> Preview {
    Preview::of(&library(), &["--port", "0"])
}

impl Preview {
    /// Asks with some more fields.
    fn with(&self, line: &str, fields: &[&str]) -> (u16, String) {
        let host = self.host();
        let fields: String = fields.iter().flat_map(|field| [field, "\r\n"]).collect();
        let reply = self.send(
            format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{fields}\r\n")
                .as_bytes(),
        );
        (reply.status, reply.head)
    }

    /// Fails unless a good request is answered soon; the machine may have other work for a moment.
    #[track_caller]
    fn is_well(&self) {
        let times = [0; 3].map(|_| {
            let since = Instant::now();
            assert_eq!(self.get("/").status, 200);
            since.elapsed()
        });
        assert!(times.iter().any(|time| *time < Duration::from_secs(1)), "{times:?}");
    }
}

#[test]
fn it_listens_on_loopback_alone_and_on_both_of_its_addresses() {
    let preview = preview();
    TcpStream::connect((Ipv4Addr::LOCALHOST, preview.port)).unwrap();
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
        TcpStream::connect((Ipv6Addr::LOCALHOST, preview.port)).unwrap();
    }
    // Another of this machine's addresses, as others reach it.
    assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), preview.port)).is_err());
}

#[test]
fn a_name_that_was_turned_to_this_machine_is_not_answered() {
    let preview = preview();
    let port = preview.port;
    for host in [
        format!("evil.example:{port}"),
        "evil.example".to_owned(),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("127.0.0.2:{port}"),
        format!("0.0.0.0:{port}"),
        format!("localhost:{}", port.wrapping_add(1)),
        format!("localhost:0{port}"),
        format!("localhost@evil.example:{port}"),
        format!("evillocalhost:{port}"),
    ] {
        for target in ["/", STREAM, DRAFTS, "/_esikatselu/esikatselu.js"] {
            let request =
                format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            let reply = preview.send(request.as_bytes());
            assert_eq!((reply.status, reply.body.len()), (421, 0), "{host} {target}");
        }
    }
    for host in
        [format!("LOCALHOST:{port}"), format!("[::1]:{port}"), format!("kunta.localhost:{port}")]
    {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(preview.send(request.as_bytes()).status, 200, "{host}");
    }
    for target in ["http://localhost/", "https://evil.example/", "file:///etc/passwd"] {
        assert_eq!(preview.with(&format!("GET {target}"), &[]).0, 421, "{target}");
    }
}

#[test]
fn pages_of_strangers_hear_nothing() {
    let preview = preview();
    let own = format!("Origin: http://localhost:{}", preview.port);
    for target in [STREAM, DRAFTS, "/_esikatselu/esikatselu.js", "/sv/_esikatselu/luonnokset/"] {
        let line = format!("GET {target}");
        for fields in [
            &["Origin: http://evil.example"][..],
            &["Origin: null"],
            &["Origin: http://localhost:1"],
            &["Sec-Fetch-Site: cross-site"],
            &["Sec-Fetch-Site: same-site", own.as_str()],
            &[own.as_str(), "Origin: http://evil.example"],
        ] {
            assert_eq!(preview.with(&line, fields).0, 403, "{target} {fields:?}");
        }
    }
    for fields in
        [&[own.as_str()][..], &["Sec-Fetch-Site: same-origin"], &["Sec-Fetch-Site: none"], &[]]
    {
        assert_eq!(preview.with(&format!("GET {DRAFTS}"), fields).0, 200, "{fields:?}");
    }
    for target in ["/", DRAFTS] {
        let (_, head) = preview.with(&format!("GET {target}"), &[own.as_str()]);
        has_not(&head.to_lowercase(), "access-control");
        for part in
            ["nosniff", "default-src 'none'", "frame-ancestors 'none'", "same-origin", "no-store"]
        {
            has(&head, part);
        }
        has_not(&head, "Server:");
    }
}

#[test]
fn nothing_can_be_sent_to_it() {
    let preview = preview();
    let form = "Content-Type: application/x-www-form-urlencoded";
    for fields in [
        &["Origin: http://evil.example", form, "Content-Length: 0"][..],
        &["Sec-Fetch-Site: cross-site", form, "Content-Length: 0"],
        &["Origin: null", "Content-Type: application/json", "Content-Length: 0"],
    ] {
        assert_eq!(preview.with("POST /", fields).0, 403, "{fields:?}");
    }
    let (status, head) =
        preview.with("POST /", &["Content-Type: application/json", "Content-Length: 0"]);
    assert_eq!(status, 405);
    has(&head, "Allow: GET, HEAD");
    for (field, status) in [
        ("Content-Length: 1099511627776", 413),
        ("Content-Length: 9223372036854775807", 413),
        ("Content-Length: 18446744073709551615", 413),
        ("Content-Length: 99999999999999999999999", 413),
        ("Content-Length: 1", 413),
        ("Content-Length: -1", 400),
        ("Content-Length: x", 400),
        ("Content-Length: 0\r\nContent-Length: 5", 400),
        ("Transfer-Encoding: chunked", 413),
        ("Transfer-Encoding: chunked\r\nContent-Length: 4", 413),
    ] {
        for method in ["GET", "POST"] {
            assert_eq!(
                preview.with(&format!("{method} /"), &[field]).0,
                status,
                "{method} {field}"
            );
        }
    }
    // What follows a refused body is no request of its own.
    let host = preview.host();
    let smuggled = format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhelloGET /smug HTTP/1.1\r\nHost: {host}\r\n\r\n"
    );
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.write_all(smuggled.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
    preview.is_well();
}

#[test]
fn heads_have_an_end() {
    let preview = preview();
    let host = preview.host();
    let answered = |request: &[u8]| {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // It closes before it has heard all.
        drop(stream.write_all(request));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer)
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse::<u16>().ok())
    };
    let before = memory(&preview);
    let long = [format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: ").into_bytes(), vec![b'a'; 8 << 20]]
        .concat();
    assert!([None, Some(431)].contains(&answered(&long)));
    let path = [b"GET /".to_vec(), vec![b'a'; 8 << 20]].concat();
    assert!([None, Some(414)].contains(&answered(&path)));
    let fields = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: y\r\n".repeat(100));
    assert_eq!(answered(fields.as_bytes()), Some(431));
    let near = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nX: {}\r\n\r\n",
        "a".repeat(8000)
    );
    assert_eq!(answered(near.as_bytes()), Some(200));
    preview.is_well();
    assert!(memory(&preview) < before + 64 * 1024, "{} kB, then {}", before, memory(&preview));
}

/// How much memory it holds, in kB.
fn memory(preview: &Preview) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", preview.child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn the_silent_do_not_hold_the_others() {
    let preview = preview();
    let connect = || TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    let silent: Vec<TcpStream> = (0..300).map(|_| connect()).collect();
    preview.is_well();
    // More than there is room for, some with a request that is never finished.
    let more: Vec<TcpStream> = (0..400)
        .map(|_| {
            let mut stream = connect();
            drop(stream.write_all(b"GET / HTTP/1.1\r\nX: "));
            stream
        })
        .collect();
    preview.is_well();
    let mut stream = Stream::of(&preview);
    stream.next();
    drop((silent, more));
    preview.is_well();
}

#[test]
fn the_slow_do_not_hold_the_others() {
    let portal = library();
    for at in 0..200 {
        portal.write(
            &format!("content/kulttuuri/seloste-{at}.md"),
            &notice(&format!("Seloste {at} palveluista"), "## Nimi\n\nTeksti."),
        );
    }
    let preview = Preview::of(&portal, &["--port", "0"]);
    let host = preview.host();
    // They ask and never read: pages, and streams whose news pile up.
    let asked: Vec<TcpStream> = (0..60)
        .map(|at| {
            let target = if at % 2 == 0 { "/selosteet/" } else { STREAM };
            let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
            let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").repeat(5);
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    let mut stream = Stream::of(&preview);
    stream.next();
    for at in 0..20 {
        let since = Instant::now();
        portal.write(
            "content/kulttuuri/kirjasto.md",
            &notice("Kirjasto", &format!("## Nimi\n\nKerta {at}.")),
        );
        stream.next();
        assert!(since.elapsed() < Duration::from_secs(2), "{:?}", since.elapsed());
    }
    preview.is_well();
    drop(asked);
}

#[test]
fn many_streams_hear_each_save_and_more_are_refused() {
    let portal = library();
    let preview = Preview::of(&portal, &["--port", "0"]);
    let mut streams: Vec<Stream> = (0..200).map(|_| Stream::of(&preview)).collect();
    for stream in &mut streams {
        stream.next();
    }
    portal.write("content/kulttuuri/kirjasto.md", &notice("Kirjasto", "## Nimi\n\nKolmas."));
    for stream in &mut streams {
        stream.next();
    }
    preview.is_well();
    let host = preview.host();
    let ask = format!("GET {STREAM} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let mut more = Vec::new();
    let refused = (0..100).any(|_| {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        stream.write_all(ask.as_bytes()).unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        more.push(stream);
        status.ends_with(b"503")
    });
    assert!(refused);
    preview.is_well();
}

#[test]
fn it_ends_at_once_and_removes_nothing() {
    let portal = library();
    let pages = portal.built();
    let mut preview = Preview::of(&portal, &["--port", "0"]);
    let _stream = Stream::of(&preview);
    let since = Instant::now();
    let interrupt = Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    let status = preview.child.wait().unwrap();
    assert!(since.elapsed() < Duration::from_secs(1));
    // As a shell has it: 130.
    #[cfg(unix)]
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(2));
    assert_eq!(portal.pages(), pages);
    assert!(portal.path().join("content/kulttuuri/kirjasto.md").is_file());
}

#[test]
fn another_address_is_shown_at_with_a_warning() {
    let portal = library();
    let mut command = portal.command(&["serve", "--port", "0", "--host", "127.0.0.2", "-C"]);
    let mut child =
        command.arg(portal.path()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut lines = std::io::BufReader::new(child.stderr.take().unwrap());
    while !said.contains("http://127.0.0.2:") {
        assert_ne!(std::io::BufRead::read_line(&mut lines, &mut said).unwrap(), 0, "{said}");
    }
    let port: u16 =
        said.split("127.0.0.2:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    let status = |host: &str| {
        let mut stream = TcpStream::connect(("127.0.0.2", port)).unwrap();
        let ask = format!("GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse::<u16>().unwrap()
    };
    assert_eq!((status("127.0.0.2"), status("localhost"), status("evil.example")), (200, 200, 421));
    child.kill().unwrap();
    child.wait().unwrap();
    has(&said, "Varoitus");
    has(&said, "luonnokset");
}
