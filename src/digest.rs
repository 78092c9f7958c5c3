//! Digests (SHA-256, FIPS 180-4): of bytes, and of plain values through their `Hash`. The only room
//! that names sha2.

use std::hash::Hasher;

use sha2::{Digest as _, Sha256};

/// A whole SHA-256 digest.
pub type Digest = [u8; 32];

/// The digest of some bytes.
pub fn of_bytes(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// Takes values in one after another; lets `Hash` feed SHA-256.
#[derive(Debug, Clone, Default)]
pub struct Digester(Sha256);

impl Digester {
    pub fn digest(self) -> Digest {
        self.0.finalize().into()
    }

    /// The first half: enough to tell inputs apart.
    pub fn short(self) -> [u8; 16] {
        let mut short = [0; 16];
        short.copy_from_slice(&self.digest()[..16]);
        short
    }
}

impl Hasher for Digester {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.clone().digest();
        digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::Hash as _;

    #[test]
    fn the_standard_example() {
        assert_eq!(
            hex(&of_bytes(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn values_that_run_together_are_told_apart() {
        let short = |values: (&str, &str)| {
            let mut digester = Digester::default();
            values.hash(&mut digester);
            digester.short()
        };
        assert_ne!(short(("ab", "c")), short(("a", "bc")));
    }
}
