//! Reads the head of a request (RFC 9112), within bounds: no line, no number of lines and no time is
//! without an end. What a browser would not send is refused, not guessed at.

use std::io::{self, Read};

/// The largest head of a request: its first line and its fields.
pub const LARGEST_HEAD: usize = 16 * 1024;
/// The longest first line.
const LONGEST_LINE: usize = 8 * 1024;
/// The most fields.
const MOST_FIELDS: usize = 64;

/// A request without a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// As it was sent: `/selosteet/?x=1`.
    pub target: String,
    /// Names in lower case.
    fields: Vec<(String, String)>,
    /// Whether another may follow on the same connection.
    pub stays: bool,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub enum NoRequest {
    /// The other side closed the connection, or said nothing for too long.
    Ended,
    /// It is answered with this status, and the connection closed.
    Refused(u16),
}

impl Request {
    /// Reads one request; `begun` holds what has been read beyond the one before.
    pub fn read(stream: &mut impl Read, begun: &mut Vec<u8>) -> Result<Self, NoRequest> {
        let mut part = [0; 4096];
        loop {
            if let Some(end) = head_end(begun).filter(|end| *end <= LARGEST_HEAD) {
                let head: Vec<u8> = begun.drain(..end).collect();
                return Self::parse(&head);
            }
            let line = begun.iter().position(|byte| *byte == b'\n').unwrap_or(begun.len());
            if line > LONGEST_LINE {
                return Err(NoRequest::Refused(414));
            }
            if begun.len() >= LARGEST_HEAD {
                return Err(NoRequest::Refused(431));
            }
            match stream.read(&mut part) {
                Ok(0) => return Err(NoRequest::Ended),
                Ok(count) => begun.extend(&part[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) if begun.is_empty() => return Err(NoRequest::Ended),
                Err(_) => return Err(NoRequest::Refused(408)),
            }
        }
    }

    fn parse(head: &[u8]) -> Result<Self, NoRequest> {
        let bad = NoRequest::Refused(400);
        let Ok(head) = std::str::from_utf8(head) else { return Err(bad) };
        let mut lines = head.trim_end_matches("\r\n").split("\r\n");
        let first = lines.next().unwrap_or_default();
        if first.len() > LONGEST_LINE {
            return Err(NoRequest::Refused(414));
        }
        let mut words = first.split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(bad);
        };
        if !is_token(method) || target.is_empty() || !target.bytes().all(|it| it.is_ascii_graphic())
        {
            return Err(bad);
        }
        let stays = match version {
            "HTTP/1.1" => true,
            "HTTP/1.0" => false,
            _ if version.starts_with("HTTP/") => return Err(NoRequest::Refused(505)),
            _ => return Err(bad),
        };
        let fields = fields(lines)?;
        let (method, target) = (method.to_owned(), target.to_owned());
        let mut request = Self { method, target, fields, stays };
        request.refuse_body()?;
        let closes = |value: &str| value.to_ascii_lowercase().contains("close");
        request.stays = stays && !request.all("connection").any(closes);
        Ok(request)
    }

    /// No request that is answered has a body.
    fn refuse_body(&self) -> Result<(), NoRequest> {
        if self.all("transfer-encoding").next().is_some() {
            return Err(NoRequest::Refused(413));
        }
        let mut lengths = self.all("content-length");
        let length = lengths.next();
        match length.map(|length| (length, length.bytes().all(|it| it.is_ascii_digit()))) {
            _ if lengths.next().is_some() => Err(NoRequest::Refused(400)),
            None | Some(("0", _)) => Ok(()),
            Some((_, true)) => Err(NoRequest::Refused(413)),
            Some((_, false)) => Err(NoRequest::Refused(400)),
        }
    }

    /// The values of all fields of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field that stands once; none as well when it stands more often.
    pub fn one<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        let mut values = self.all(name);
        let value = values.next();
        value.filter(|_| values.next().is_none())
    }

    /// The path of the target, decoded, without its first stroke; none if it is none that a portal's
    /// address could have.
    pub fn path(&self) -> Option<String> {
        let path = self.target.split(['?', '#']).next().unwrap_or_default();
        let decoded = decode(path.strip_prefix('/')?)?;
        let sound = |part: &str| {
            part != "."
                && part != ".."
                && !part.contains(['\\', ':'])
                && !part.contains(char::is_control)
        };
        // Only the last part may be empty.
        let inner = decoded.strip_suffix('/').unwrap_or(&decoded);
        let parts = inner.split('/');
        let empty = !inner.is_empty() && parts.clone().any(str::is_empty);
        (!empty && !decoded.starts_with('/') && parts.clone().all(sound)).then_some(decoded)
    }

    /// The names and values of the target's query, as forms write them.
    pub fn query(&self) -> Vec<(String, String)> {
        let target = self.target.split('#').next().unwrap_or_default();
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.map(|(name, value)| (decode_form(name), decode_form(value))).collect()
    }
}

/// Decodes one name or value of a query as forms write it (URL Standard,
/// `application/x-www-form-urlencoded`); what is not UTF-8 is replaced.
fn decode_form(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = escaped(rest);
        bytes.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        rest = if escaped.is_some() { &rest[3..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that `%41` at the beginning stands for (RFC 3986, 2.1).
fn escaped(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn fields<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Vec<(String, String)>, NoRequest> {
    let mut fields = Vec::new();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            return Err(NoRequest::Refused(400));
        };
        let value = value.trim_matches([' ', '\t']);
        if !is_token(name) || value.contains(|it: char| it.is_control() && it != '\t') {
            return Err(NoRequest::Refused(400));
        }
        if fields.len() == MOST_FIELDS {
            return Err(NoRequest::Refused(431));
        }
        fields.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    Ok(fields)
}

fn is_token(name: &str) -> bool {
    let may = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(may)
}

/// Decodes `%C3%A4` once; what would change the parts of a path is refused.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            bytes.push(byte);
            rest = after;
            continue;
        }
        let value = escaped(rest)?;
        if b"/\\%\0".contains(&value) {
            return None;
        }
        bytes.push(value);
        rest = &rest[3..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Request, NoRequest> {
        Request::read(&mut text.as_bytes(), &mut Vec::new())
    }

    fn path(target: &str) -> Option<String> {
        read(&format!("GET {target} HTTP/1.1\r\n\r\n")).ok()?.path()
    }

    #[test]
    fn a_query_is_read_as_forms_write_it() {
        let check = |target: &str, expected: &[(&str, &str)]| {
            let request = read(&format!("GET {target} HTTP/1.1\r\n\r\n")).unwrap();
            let pairs = request.query();
            let pairs: Vec<(&str, &str)> =
                pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(pairs, expected, "{target}");
        };
        check("/a/?q=%C3%A4ly+%26&tila=&x", &[("q", "äly &"), ("tila", ""), ("x", "")]);
        check("/a/?q=%zz%&&=%41%4", &[("q", "%zz%"), ("", "A%4")]);
        check("/a/?%ff=%00#?b=c", &[("\u{fffd}", "\0")]);
        check("/a/", &[]);
    }

    #[test]
    fn a_plain_request_is_read() {
        let request = read("GET /a/?b HTTP/1.1\r\nHost: x:1\r\nA:\tb \r\n\r\n").unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a/?b"));
        assert_eq!(
            (request.one("host"), request.one("a"), request.stays),
            (Some("x:1"), Some("b"), true)
        );
        assert_eq!(request.path().as_deref(), Some("a/"));
        assert!(!read("GET / HTTP/1.0\r\n\r\n").unwrap().stays);
        assert!(!read("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n").unwrap().stays);
    }

    #[test]
    fn requests_follow_one_another() {
        let (mut begun, two) = (Vec::new(), "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
        let mut stream = two.as_bytes();
        assert_eq!(Request::read(&mut stream, &mut begun).unwrap().target, "/a");
        assert_eq!(Request::read(&mut stream, &mut begun).unwrap().target, "/b");
        assert_eq!(Request::read(&mut stream, &mut begun), Err(NoRequest::Ended));
    }

    #[test]
    fn what_no_browser_sends_is_refused() {
        let check = |text: &str, status: u16| {
            assert_eq!(read(text), Err(NoRequest::Refused(status)), "{:?}", text.get(..60));
        };
        for head in [
            "\r\n\r\n",
            "GET\r\n\r\n",
            "GET /\r\n\r\n",
            "GET  / HTTP/1.1\r\n\r\n",
            "\0 / HTTP/1.1\r\n\r\n",
            "GET /\u{e4} HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nno field\r\n\r\n",
            "GET / HTTP/1.1\r\n a: b\r\n\r\n",
            "GET / HTTP/1.1\r\na : b\r\n\r\n",
            "GET / HTTP/1.1\r\na: \0\r\n\r\n",
            "GET / SPDY\r\n\r\n",
        ] {
            check(head, 400);
        }
        check("GET / HTTP/9.9\r\n\r\n", 505);
        check(&format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(9000)), 414);
        check(&format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", "a".repeat(20_000)), 431);
        check(&format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(65)), 431);
        let body =
            |field: &str, status| check(&format!("GET / HTTP/1.1\r\n{field}\r\n\r\n"), status);
        for length in ["1", "1099511627776", "9223372036854775807", "18446744073709551615"] {
            body(&format!("Content-Length: {length}"), 413);
        }
        body("Content-Length: -1", 400);
        body("Content-Length: 0\r\nContent-Length: 0", 400);
        body("Transfer-Encoding: chunked", 413);
    }

    #[test]
    fn only_plain_paths_are_paths() {
        for target in [
            "/../a",
            "/a/..",
            "/a/../b",
            "/./a",
            "/%2e%2e/a",
            "/%2E%2e/a",
            "/..%2fa",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/a%00",
            "/%25",
            "/%252e",
            "/%",
            "/%z",
            "/%a",
            "//a",
            "/a//b",
            "/%c3",
            "/c:/a",
            "*",
            "a/b",
            "http://a/b",
            "/a%0d%0ab",
            "/a%7f",
            "///",
            "/.%2e/",
            "/%2e/",
            "/..%5c",
        ] {
            assert_eq!(path(target), None, "{target}");
        }
        for (target, expected) in [
            ("/", ""),
            ("/a", "a"),
            ("/a/b/", "a/b/"),
            ("/%C3%A4/?x=/../", "\u{e4}/"),
            ("/a..b/...", "a..b/..."),
            ("/.git/config", ".git/config"),
            ("/a%20b", "a b"),
        ] {
            assert_eq!(path(target).as_deref(), Some(expected), "{target}");
        }
    }
}
