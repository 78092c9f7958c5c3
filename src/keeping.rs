//! Files that are kept between runs and may be thrown away at any time. Each bears a checksum; one
//! that is missing, cut short or changed is as if it were not there. The only room that names postcard.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::digest::of_bytes;

/// Bytes of the checksum at the end of a file.
const CHECKSUM: usize = 32;

/// The value that was kept, if it is whole and of this form.
pub fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    postcard::from_bytes(&read_bytes(path)?).ok()
}

/// Keeps a value, whole or not at all. That it cannot be kept (a folder that may not be written) is
/// no fault: it is only worked out again.
pub fn write(path: &Path, value: &impl Serialize) {
    if let Ok(bytes) = postcard::to_stdvec(value) {
        write_bytes(path, &bytes);
    }
}

/// A value as bytes, to stand within another that is kept.
pub fn pack(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).unwrap_or_default()
}

/// The value that [`pack`] made the bytes of.
pub fn unpack<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

fn read_bytes(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = read_file(path).ok()?;
    let end = bytes.len().checked_sub(CHECKSUM)?;
    let whole = of_bytes(&bytes[..end])[..] == bytes[end..];
    bytes.truncate(end);
    whole.then_some(bytes)
}

fn write_bytes(path: &Path, bytes: &[u8]) {
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let written = (|| -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = create(&beside)?;
        file.write_all(bytes)?;
        file.write_all(&of_bytes(bytes))?;
        drop(file);
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        drop(fs::remove_file(&beside));
    }
}

#[expect(clippy::disallowed_methods, reason = "kept files are this room's business")]
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

#[expect(clippy::disallowed_methods, reason = "kept files are this room's business")]
fn create(path: &Path) -> io::Result<fs::File> {
    fs::File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_whole_is_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kansio/a.bin");
        write_bytes(&path, b"tavuja");
        assert_eq!(read_bytes(&path).as_deref(), Some(b"tavuja".as_slice()));
        let whole = read_file(&path).unwrap();
        for cut in [0, 5, whole.len() - 1] {
            create(&path).unwrap().write_all(&whole[..cut]).unwrap();
            assert_eq!(read_bytes(&path), None, "cut at {cut}");
        }
        let mut changed = whole;
        changed[2] ^= 1;
        create(&path).unwrap().write_all(&changed).unwrap();
        assert_eq!(read_bytes(&path), None);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_no_fault() {
        write(Path::new("/dev/null/x/a.bin"), &1);
        assert_eq!(read::<u8>(Path::new("/dev/null/x/a.bin")), None);
    }
}
