//! Lists the files of the default theme for `src/theme.rs` to embed, so that no list is kept by
//! hand, and gives the program a name that changes when its code does: pages are made anew then.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let package = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let theme = files_of(&Path::new(&package).join("themes/default"))?;
    fs::write(Path::new(&out).join("default_theme.rs"), table(&theme))?;
    let version = env::var("CARGO_PKG_VERSION").expect("cargo sets it");
    let code = files_of(&Path::new(&package).join("src"))?;
    println!("cargo::rustc-env=SELOSTE_PROGRAM={version}-{:016x}", digest(&code)?);
    Ok(())
}

/// The files of a folder by name within it, in order.
fn files_of(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let name = |path: &Path| {
        let name = path.strip_prefix(folder).expect("a file of the folder");
        name.to_str().expect("the project's files have plain names").replace('\\', "/")
    };
    let mut files: Vec<_> = paths.into_iter().map(|path| (name(&path), path)).collect();
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

fn table(files: &[(String, PathBuf)]) -> String {
    let mut table = String::from("&[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
            .expect("a string takes all");
    }
    table.push_str("]\n");
    table
}

fn digest(files: &[(String, PathBuf)]) -> io::Result<u64> {
    let mut digest = DefaultHasher::new();
    for (name, path) in files {
        name.hash(&mut digest);
        fs::read(path)?.hash(&mut digest);
    }
    Ok(digest.finish())
}
