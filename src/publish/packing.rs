//! Files packed beforehand, for servers that send them as they are: Brotli (RFC 7932) and gzip (RFC 1952).

use std::hash::Hash as _;
use std::io::Write as _;

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::digest::{Digest, Digester};

/// A way to pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Packing {
    Brotli,
    Gzip,
}

/// So many bytes are sent as soon packed as not.
pub const LEAST: u64 = 500;

/// Pages packed with 6 take 0.4 ms each, 42 s for 100,000 of them on one processor; 9 takes ten times as
/// long for no byte less (measured on 400 pages of the example).
const QUALITY: i32 = 6;
/// The window, as a power of two: 256 kB hold nearly every file whole, and a larger one costs as much time
/// as the packing.
const WINDOW: i32 = 18;

impl Packing {
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What a packed file's name has behind that of the file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Digest of what a packed file is made from: the bytes, by their digest, and how they are packed.
    pub fn inputs(self, bytes: &Digest) -> [u8; 16] {
        let mut digester = Digester::default();
        (self, QUALITY, WINDOW, LEAST, bytes).hash(&mut digester);
        digester.short()
    }

    /// The bytes packed; the same ones for the same bytes.
    pub fn pack(self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Brotli => {
                let size_hint = bytes.len();
                let (quality, lgwin) = (QUALITY, WINDOW);
                let how = BrotliEncoderParams { quality, lgwin, size_hint, ..Default::default() };
                BrotliCompress(&mut &*bytes, &mut packed, &how).expect("memory can be written to");
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(&mut packed, Compression::best());
                encoder.write_all(bytes).expect("memory can be written to");
                encoder.finish().expect("memory can be written to");
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_to_the_same() {
        for text in [String::new(), "seloste ".repeat(2000), "åäö".repeat(200_000)] {
            let mut unpacked = Vec::new();
            let packed = Packing::Gzip.pack(text.as_bytes());
            flate2::read::GzDecoder::new(&*packed).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, text.as_bytes());
            let packed = Packing::Brotli.pack(text.as_bytes());
            unpacked.clear();
            brotli::BrotliDecompress(&mut &*packed, &mut unpacked).unwrap();
            assert_eq!(unpacked, text.as_bytes());
        }
    }

    #[test]
    fn gzip_tells_no_time() {
        let packed = Packing::Gzip.pack(b"seloste");
        assert_eq!(&packed[4..8], [0; 4]);
    }

    #[test]
    fn each_way_and_each_text_has_its_inputs() {
        let [brotli, gzip] = Packing::ALL;
        assert_ne!(brotli.inputs(&[1; 32]), gzip.inputs(&[1; 32]));
        assert_ne!(brotli.inputs(&[1; 32]), brotli.inputs(&[2; 32]));
    }
}
