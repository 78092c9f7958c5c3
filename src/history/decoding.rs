//! Bytes of a text as they were committed, some by old programs, made into a string. Says what it had
//! to do; whether that is worth a finding is the caller's to say.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// In which encoding a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextEncoding {
    Utf8,
    /// UTF-8 that begins with a byte order mark.
    Utf8Bom,
    Utf16,
    /// Anything that is not Unicode is taken for the Windows form of Latin-1.
    Windows1252,
}

/// A text and what had to be done to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Lines end in `\n`; there is no byte order mark and no NUL.
    pub text: String,
    pub encoding: TextEncoding,
    /// NUL characters were dropped.
    pub had_nul: bool,
}

/// Reads the bytes of a text in whatever encoding they are.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (text, encoding) = unicode_or_windows(bytes);
    let had_nul = text.contains('\0');
    Decoded { text: plain_lines(text, had_nul), encoding, had_nul }
}

/// Whether a file's bytes only point to a text kept in Git LFS.
pub fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.len() < 1024 && bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

fn unicode_or_windows(bytes: &[u8]) -> (String, TextEncoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        if let Ok(text) = str::from_utf8(rest) {
            return (text.to_owned(), TextEncoding::Utf8Bom);
        }
        return (whole(WINDOWS_1252, rest), TextEncoding::Windows1252);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return (whole(UTF_16LE, rest), TextEncoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return (whole(UTF_16BE, rest), TextEncoding::Utf16);
    }
    match str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), TextEncoding::Utf8),
        Err(_) => (whole(WINDOWS_1252, bytes), TextEncoding::Windows1252),
    }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // It gives no length only where one would not fit into memory.
    let length = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3);
    let mut buffer = vec![0; length];
    let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut buffer, true);
    buffer.truncate(written);
    String::from_utf8(buffer).expect("the decoder writes UTF-8")
}

fn plain_lines(text: String, had_nul: bool) -> String {
    let text = if had_nul { text.replace('\0', "") } else { text };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// A commit's message or name: by the `encoding` header, else UTF-8, else Windows-1252.
pub(super) fn decode_message(bytes: &[u8], declared: Option<&[u8]>) -> String {
    let text = match (declared.and_then(Encoding::for_label), str::from_utf8(bytes)) {
        (Some(encoding), _) => whole(encoding, bytes),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => whole(WINDOWS_1252, bytes),
    };
    let had_nul = text.contains('\0');
    plain_lines(text, had_nul)
}
