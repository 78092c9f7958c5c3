//! `seloste check --fix`: mends what can safely be mended, in the files on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::cli::console::{Console, put};
use crate::cli::{CONTENT as HAS_ERRORS, COULD_NOT_RUN, FINE};
use crate::diagnostics::finding::{Finding, Severity, line_and_column};
use crate::pipeline::checking::{Checked, Fix};
use crate::pipeline::error::PipelineError;
use crate::pipeline::loading::Loaded;
use crate::told;

/// Writes the fixes and says each with its place. A file that cannot be written is told of, and the
/// others go on.
pub(super) fn fix(console: Console, loaded: &Loaded, checked: &Checked, folder: &Path) -> u8 {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in &checked.fixes {
        by_file.entry(&fix.file).or_default().push(fix);
    }
    let mut mended: BTreeSet<(&str, usize, &str)> = BTreeSet::new();
    let (mut files, mut failed) = (0, false);
    for (file, fixes) in &by_file {
        let Some(source) = loaded.source(file) else { continue };
        if let Err(error) = write(&folder.join(file), &source, &with_fixes(&source, fixes)) {
            console.fail(&could_not_write(file, &error));
            failed = true;
            continue;
        }
        files += 1;
        for fix in fixes {
            let (line, column) = line_and_column(&source, fix.from);
            let (was, is, rule) = (&source[fix.from..fix.to], &fix.text, fix.rule);
            put(&format!("{file}:{line}:{column}: {was} → {is} [{rule}]"));
            mended.insert((file, fix.from, rule));
        }
    }
    let left = checked.findings.iter().filter(|finding| {
        let (file, from, _, rule) = finding.place();
        !mended.contains(&(file, from, rule))
    });
    let left: Vec<&Finding> = left.collect();
    let (count, left_count) = (mended.len(), left.len());
    console.tell(&told!(
        fi: "Korjattu {count} kohtaa {files} tiedostossa; jäljellä {left_count} havaintoa (`seloste check`).",
        sv: "{count} ställen rättades i {files} filer; {left_count} iakttagelser kvarstår (`seloste check`).",
        en: "Mended {count} places in {files} files; {left_count} findings are left (`seloste check`).",
    ));
    if failed {
        COULD_NOT_RUN
    } else if left.iter().any(|finding| finding.severity == Severity::Error) {
        HAS_ERRORS
    } else {
        FINE
    }
}

/// A text with its fixes.
fn with_fixes(source: &str, fixes: &[&Fix]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut from = 0;
    for fix in fixes {
        text.push_str(&source[from..fix.from]);
        text.push_str(&fix.text);
        from = fix.to;
    }
    text.push_str(&source[from..]);
    text
}

/// Puts a text in place of another, whole or not at all. A file that is no longer what was read, or
/// that is not in UTF-8, stays.
#[expect(clippy::disallowed_methods, reason = "the author asked for the file to be mended")]
fn write(path: &Path, was: &str, is: &str) -> io::Result<()> {
    let bytes = fs::read(path)?;
    if bytes != was.as_bytes() {
        return Err(io::Error::other("≠ UTF-8"));
    }
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    fs::write(&beside, is)?;
    fs::set_permissions(&beside, fs::metadata(path)?.permissions())?;
    fs::rename(&beside, path)
}

fn could_not_write(file: &str, error: &io::Error) -> PipelineError {
    PipelineError {
        message: told!(
            fi: "tiedostoa {file} ei voitu korjata: {error}",
            sv: "filen {file} kunde inte rättas: {error}",
            en: "the file {file} could not be mended: {error}",
        ),
        hint: Some(told!(
            fi: "Tarkista, että tiedosto on UTF-8-muodossa ja että siihen saa kirjoittaa.",
            sv: "Kontrollera att filen är i UTF-8 och att den får skrivas.",
            en: "See that the file is in UTF-8 and may be written.",
        )),
    }
}
