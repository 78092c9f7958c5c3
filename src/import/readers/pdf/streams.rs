//! The bytes of streams: where they stand in the file and what they unpack to (ISO 32000-1, 7.3.8 and
//! 7.4). lopdf unpacks each filter with a bound; how much a whole document may unpack to is ours.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::import::readers::pdf::budget::{Budget, spend};
use crate::import::readers::pdf::object::{Dict, Object};
use crate::import::readers::pdf::places::find;

/// One stream unpacks to no more than this: pages have some kilobytes, fonts and tables less than that.
const LARGEST: usize = 32 << 20;

/// What a spoilt stream costs: it may have been unpacked nearly to its end.
const FAILURE: usize = 1 << 20;

/// The first byte after `stream` and the end of its line.
pub(crate) fn start(bytes: &[u8], after_word: usize) -> usize {
    match bytes.get(after_word..) {
        Some([b'\r', b'\n', ..]) => after_word + 2,
        Some([b'\n' | b'\r', ..]) => after_word + 1,
        _ => after_word,
    }
}

/// Where a stream ends: after its length, if `endstream` follows there, else before the next `endstream`.
pub(crate) fn end(bytes: &[u8], start: usize, length: Option<usize>, budget: &Budget) -> usize {
    if let Some(end) = length.and_then(|length| start.checked_add(length))
        && let Some(rest) = bytes.get(end..)
        && rest[..rest.len().min(32)].trim_ascii_start().starts_with(b"endstream")
    {
        return end;
    }
    if budget.is_spent() {
        return start.min(bytes.len());
    }
    let rest = &bytes[start.min(bytes.len())..];
    let length = find(rest, b"endstream").unwrap_or(rest.len());
    spend(&budget.bytes, length);
    start + length
}

/// What packed bytes unpack to. Nothing, if it is a picture or spoilt.
pub(crate) fn unpack(dict: &Dict, packed: &[u8], budget: &Budget) -> Option<Vec<u8>> {
    let bound = budget.unpacked.get().min(LARGEST);
    let mut plain = lopdf::Dictionary::new();
    for (long, short) in [("Filter", "F"), ("DecodeParms", "DP")] {
        let value = if dict.0.contains_key(long) { dict.get(long) } else { dict.get(short) };
        if value != &Object::Null {
            plain.set(long, without_crypt(foreign(value)));
        }
    }
    if packed.len() > bound {
        spend(&budget.unpacked, usize::MAX);
        return None;
    }
    spend(&budget.bytes, packed.len() + 1);
    let stream = lopdf::Stream::new(plain, packed.to_vec());
    // lopdf has no known panic here; if there is one, it may cost the stream, not the run.
    let unpacked =
        catch_unwind(AssertUnwindSafe(|| stream.get_plain_content_with_limit(bound))).ok()?;
    match unpacked {
        Ok(bytes) => spend(&budget.unpacked, bytes.len() + 1).then_some(bytes),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            spend(&budget.unpacked, usize::MAX);
            None
        }
        Err(_) => {
            spend(&budget.unpacked, FAILURE);
            None
        }
    }
}

/// Decryption is no filter: it has been done before.
fn without_crypt(filter: lopdf::Object) -> lopdf::Object {
    match filter {
        lopdf::Object::Array(filters) => {
            let is_crypt = |filter: &lopdf::Object| filter.as_name().is_ok_and(|it| it == b"Crypt");
            lopdf::Object::Array(filters.into_iter().filter(|filter| !is_crypt(filter)).collect())
        }
        filter => filter,
    }
}

/// A value as lopdf holds it.
pub(crate) fn foreign(object: &Object) -> lopdf::Object {
    match object {
        Object::Null => lopdf::Object::Null,
        Object::Bool(truth) => lopdf::Object::Boolean(*truth),
        Object::Number(number) => foreign_number(*number),
        Object::Name(name) => lopdf::Object::Name(name.clone().into_bytes()),
        Object::Text(text) => lopdf::Object::string_literal(text.clone()),
        Object::List(list) => lopdf::Object::Array(list.iter().map(foreign).collect()),
        Object::Dict(dict) => lopdf::Object::Dictionary(foreign_dict(dict)),
        Object::Stream(stream) => lopdf::Object::Dictionary(foreign_dict(&stream.dict)),
        Object::Reference(number) => lopdf::Object::Reference((*number, 0)),
    }
}

pub(crate) fn foreign_dict(dict: &Dict) -> lopdf::Dictionary {
    let mut foreign_dict = lopdf::Dictionary::new();
    for (name, value) in &dict.0 {
        foreign_dict.set(name.as_bytes().to_vec(), foreign(value));
    }
    foreign_dict
}

#[expect(clippy::cast_possible_truncation, reason = "numbers are read up to ten milliards")]
fn foreign_number(number: f64) -> lopdf::Object {
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "whether it is whole")]
    if whole as f64 == number { whole.into() } else { lopdf::Object::Real(number as f32) }
}
