//! Git's hooks: programs of the repository that Git runs at certain moments.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::history::repository::Repository;

/// What became of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Installed {
    Written(PathBuf),
    /// There is another, which stays.
    Another(PathBuf),
}

/// Writes the hook that Git runs before every commit. One of other words stays as it is.
#[expect(clippy::disallowed_methods, reason = "the hook is a file of the repository")]
pub fn install(repository: &Repository, hook: &str) -> io::Result<Installed> {
    let folder = repository.hooks_folder();
    let path = folder.join("pre-commit");
    match fs::read_to_string(&path) {
        Ok(there) if there == hook => return Ok(Installed::Written(path)),
        Ok(_) => return Ok(Installed::Another(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    fs::create_dir_all(&folder)?;
    fs::write(&path, hook)?;
    make_runnable(&path)?;
    Ok(Installed::Written(path))
}

#[cfg(unix)]
fn make_runnable(path: &std::path::Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_runnable(_: &std::path::Path) -> io::Result<()> {
    Ok(())
}
