//! Texts that a document has outside its pages: its title, what its letters stand for.

use crate::import::readers::pdf::fonts::encodings::Base;

/// A text (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else nearly Latin-1.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|it| it.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => {
            let letter = |byte: &u8| match byte {
                0x18..=0x1f | b'\t' | b'\n' | b'\r' => Some(' '),
                byte => Base::WinAnsi.letter(*byte),
            };
            bytes.iter().filter_map(letter).collect()
        }
    }
}
