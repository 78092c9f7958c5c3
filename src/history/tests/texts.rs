//! Bytes of old programs into texts.

use crate::history::decoding::{TextEncoding, decode, is_lfs_pointer};

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: TextEncoding) {
    let decoded = decode(bytes);
    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
}

#[test]
fn texts_are_read_in_whatever_encoding_they_are() {
    check("Säilytys\n".as_bytes(), "Säilytys\n", TextEncoding::Utf8);
    check(b"", "", TextEncoding::Utf8);
    check("\u{feff}Säilytys".as_bytes(), "Säilytys", TextEncoding::Utf8Bom);
    check(b"S\xe4ilytys \x80 \x94x\x94", "Säilytys € ”x”", TextEncoding::Windows1252);
    check(b"\xef\xbb\xbfS\xe4", "Sä", TextEncoding::Windows1252);
    check(b"\xff\xfeS\0\xe4\0", "Sä", TextEncoding::Utf16);
    check(b"\xfe\xff\0S\0\xe4", "Sä", TextEncoding::Utf16);
    let long = [b"\xe4".repeat(5000), b"\x94".repeat(5000)].concat();
    let expected = ["ä".repeat(5000), "”".repeat(5000)].concat();
    check(&long, &expected, TextEncoding::Windows1252);
}

#[test]
fn line_ends_are_made_plain_and_nul_is_dropped() {
    check(b"a\r\nb\rc\n", "a\nb\nc\n", TextEncoding::Utf8);
    let decoded = decode(b"a\0b");
    assert_eq!((decoded.text.as_str(), decoded.had_nul), ("ab", true));
    assert!(!decode(b"ab").had_nul);
}

#[test]
fn a_pointer_to_a_large_file_is_no_text() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";
    assert!(is_lfs_pointer(pointer));
    assert!(!is_lfs_pointer(b"version 2"));
}
