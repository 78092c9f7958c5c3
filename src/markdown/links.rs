//! Links: which addresses an author may link to, and what becomes of a path to another text.

use crate::model::document::NOTICE_LINK_SCHEME;

/// What the address of a link turns out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address that may stand in `href` when it is escaped.
    Address(String),
    /// Another text of the content folder.
    Text { path: String, fragment: Option<String> },
    /// An address that could do harm: `javascript:`, `data:`, `file:`.
    Harmful,
    /// A path out of the content folder.
    Outside,
    /// Nothing that the portal could lead to.
    Unsupported,
}

const HEX_DIGITS: [char; 16] =
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];

const HARMFUL_SCHEMES: [&str; 5] = ["javascript", "vbscript", "data", "file", "blob"];

/// Judges an address as it stands after the entities were decoded. `from` is the path of the text
/// that holds the link, from the content folder.
pub fn judge(address: &str, from: &str) -> Target {
    let address = address.trim();
    if address.starts_with('#') {
        return Target::Address(address.to_owned());
    }
    match scheme(address) {
        Some(scheme) => judge_scheme(&scheme, address),
        None => judge_path(address, from),
    }
}

/// What stands before the first colon, if that could be a scheme to a browser: browsers overlook
/// white space and control characters there.
fn scheme(address: &str) -> Option<String> {
    let (before, _) = address.split_once(':')?;
    if before.contains(['/', '?', '#']) {
        return None;
    }
    let seen = before.chars().filter(|c| !c.is_whitespace() && !c.is_control());
    Some(seen.map(|c| c.to_ascii_lowercase()).collect())
}

fn judge_scheme(scheme: &str, address: &str) -> Target {
    let rest = &address[address.find(':').map_or(0, |at| at + 1)..];
    let plain = address.len() == scheme.len() + 1 + rest.len();
    match scheme {
        "http" | "https" if plain => match rest.strip_prefix("//") {
            Some(host) if !host.is_empty() && !host.starts_with('/') => {
                Target::Address(format!("{scheme}://{host}"))
            }
            _ => Target::Unsupported,
        },
        "mailto" if plain && !rest.trim().is_empty() => {
            Target::Address(format!("mailto:{}", rest.trim()))
        }
        "tel" if plain => {
            let number: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
            if number.is_empty() {
                return Target::Unsupported;
            }
            Target::Address(format!("tel:{number}"))
        }
        _ if HARMFUL_SCHEMES.contains(&scheme) => Target::Harmful,
        _ => Target::Unsupported,
    }
}

fn judge_path(address: &str, from: &str) -> Target {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    let (Some(path), Some(fragment)) =
        (decoded(path), fragment.map_or(Some(None), |text| decoded(text).map(Some)))
    else {
        return Target::Unsupported;
    };
    let fragment = fragment.filter(|fragment| !fragment.is_empty());
    let mut parts = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folders_of(from),
    };
    for part in path.strip_prefix('/').unwrap_or(&path).split('/') {
        match part {
            ".." if parts.pop().is_none() => return Target::Outside,
            "." | ".." => {}
            "" => return Target::Unsupported,
            part => parts.push(part),
        }
    }
    if parts.last().is_some_and(|name| name.strip_suffix(".md").is_some()) {
        return Target::Text { path: parts.join("/"), fragment };
    }
    Target::Unsupported
}

fn folders_of(path: &str) -> Vec<&str> {
    match path.rsplit_once('/') {
        Some((folders, _)) => folders.split('/').collect(),
        None => Vec::new(),
    }
}

/// Resolves `%20`; nothing when what comes out is no text, or holds a mark that has a meaning of
/// its own in an address or in HTML.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
            }
            byte => bytes.push(byte),
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let marks = |c: char| c.is_control() || "#?%\"'<>&\\`".contains(c);
    (!text.contains(marks)).then_some(text)
}

/// Writes the value of `href` for a target; nothing for one that isn't linked to.
pub(crate) fn write_href(target: &Target, html: &mut String) {
    match target {
        Target::Address(address) => write_escaped_address(address, html),
        Target::Text { path, fragment } => {
            html.push_str(NOTICE_LINK_SCHEME);
            html.push_str(path);
            if let Some(fragment) = fragment {
                html.push('#');
                html.push_str(fragment);
            }
        }
        Target::Harmful | Target::Outside | Target::Unsupported => {}
    }
}

/// Spells an address so that it is valid in an address and in an attribute.
fn write_escaped_address(address: &str, html: &mut String) {
    let bytes = address.as_bytes();
    let mut fragment_seen = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'#' if !fragment_seen => {
                fragment_seen = true;
                html.push('#');
            }
            b'%' if bytes[at + 1..].iter().take(2).filter(|b| b.is_ascii_hexdigit()).count()
                == 2 =>
            {
                html.push('%');
            }
            b'-' | b'_' | b'.' | b'+' | b'!' | b'*' | b'(' | b')' | b',' | b'@' | b'?' | b'='
            | b';' | b':' | b'/' | b'$' | b'~' => html.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => html.push(char::from(byte)),
            byte => {
                html.push('%');
                html.push(HEX_DIGITS[usize::from(byte >> 4)]);
                html.push(HEX_DIGITS[usize::from(byte & 15)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "kulttuuri/kirjasto.sv.md";

    fn check(address: &str, expected: &str) {
        let target = judge(address, HERE);
        let mut href = String::new();
        write_href(&target, &mut href);
        let told = match target {
            Target::Harmful => "harmful",
            Target::Outside => "outside",
            Target::Unsupported => "unsupported",
            Target::Address(_) | Target::Text { .. } => &href,
        };
        assert_eq!(told, expected, "{address}");
    }

    #[test]
    fn addresses_of_the_four_schemes_and_fragments_pass() {
        check("https://tuulisalmi.example/a?b=1&c=2", "https://tuulisalmi.example/a?b=1&amp;c=2");
        check("HTTP://Tuulisalmi.example", "http://Tuulisalmi.example");
        check("mailto:kirjaamo@tuulisalmi.example", "mailto:kirjaamo@tuulisalmi.example");
        check("tel:+358 40 123", "tel:+35840123");
        check("#sailytysaika", "#sailytysaika");
        check(
            "https://tuulisalmi.example/ä b\"<>",
            "https://tuulisalmi.example/%C3%A4%20b%22%3C%3E",
        );
        check("https://tuulisalmi.example/100%#a#b", "https://tuulisalmi.example/100%25#a%23b");
    }

    #[test]
    fn paths_lead_to_texts_of_the_content_folder() {
        check("museo.md", "seloste:kulttuuri/museo.md");
        check("./museo.md#oikeudet", "seloste:kulttuuri/museo.md#oikeudet");
        check("../sivistys/koulu.sv.md", "seloste:sivistys/koulu.sv.md");
        check("/sivistys/koulu.md", "seloste:sivistys/koulu.md");
        check("v%C3%A4ri%20a.md", "seloste:kulttuuri/väri a.md");
    }

    #[test]
    fn what_could_harm_is_told_apart_from_what_is_unknown() {
        for harmful in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
        ] {
            check(harmful, "harmful");
        }
        for outside in ["../../../x.md", "/../x.md", "%2e%2e/%2e%2e/x.md"] {
            check(outside, "outside");
        }
        for unknown in [
            "",
            "liite.pdf",
            "ftp://x",
            "//muualla.example/x.md",
            "http:",
            "http:///x",
            "mailto:",
            "ht\ntp://x",
            "seloste:a.md",
            "x%00.md",
            "x%23.md",
            "kansio//x.md",
            "..\\x.md",
            "x.md?y",
            "%",
            "%zz.md",
            "C:/x.md",
        ] {
            check(unknown, "unsupported");
        }
    }
}
