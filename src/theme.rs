//! The theme: the embedded default, overlaid file by file by a theme of the portal's own. Holds
//! bytes by name; knows nothing of what a template is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use std::hash::Hash as _;

use crate::diagnostics::finding::Finding;
use crate::digest::{Digest, Digester};
use crate::told;

const DEFAULT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

/// The files of a theme by name: `templates/notice.html`, `styles/10-base.css`, `words/fi.ftl`.
#[derive(Debug, Clone)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// The theme that the program bears.
    pub fn embedded() -> Self {
        let files = DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Self { files: files.collect() }
    }

    /// Puts a portal's own files in place of the default's. `folder` is where they stand, for
    /// findings. A file that has no namesake is added if it is an image or a style.
    pub fn overlay(&mut self, folder: &str, files: BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, bytes) in files {
            let may_be_new = name.starts_with("images/") || name.starts_with("styles/");
            if !may_be_new && !self.files.contains_key(&name) {
                findings.push(overrides_nothing(folder, &name));
                continue;
            }
            self.files.insert(name, Cow::Owned(bytes));
        }
        findings
    }

    /// The bytes of one file.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(AsRef::as_ref)
    }

    /// The files of one folder (`styles/`), by name within it, in order.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files
            .iter()
            .filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?, bytes.as_ref())))
    }

    /// A digest of all files.
    pub fn digest(&self) -> Digest {
        let mut digester = Digester::default();
        self.files.hash(&mut digester);
        digester.digest()
    }
}

fn overrides_nothing(folder: &str, name: &str) -> Finding {
    let message = told!(
        fi: "teeman tiedosto `{name}` ei korvaa mitään oletusteeman tiedostoa",
        sv: "temats fil `{name}` ersätter ingen fil i standardtemat",
        en: "the theme's file `{name}` overrides no file of the default theme",
    );
    Finding::warning("theme-file-unused", message).in_file(&format!("{folder}/{name}")).hint(told!(
        fi: "Tarkista tiedoston nimi tai poista se; omat kuvat kuuluvat kansioon `images/`.",
        sv: "Kontrollera filens namn eller ta bort den; egna bilder hör hemma i mappen `images/`.",
        en: "Check the file's name or remove it; images of your own belong in `images/`.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlay(name: &str) -> (Theme, Vec<Finding>) {
        let mut theme = Theme::embedded();
        let files = BTreeMap::from([(name.to_owned(), b"own".to_vec())]);
        let findings = theme.overlay("themes/own", files);
        (theme, findings)
    }

    #[test]
    fn a_file_of_the_same_name_takes_the_place_of_the_default() {
        let (theme, findings) = overlay("templates/notice.html");
        assert_eq!(findings, []);
        assert_eq!(theme.file("templates/notice.html"), Some(b"own".as_slice()));
        assert_ne!(theme.digest(), Theme::embedded().digest());
    }

    #[test]
    fn a_file_that_overrides_nothing_is_a_finding() {
        let (theme, findings) = overlay("templates/notise.html");
        assert_eq!(findings[0].file, "themes/own/templates/notise.html");
        assert_eq!(theme.digest(), Theme::embedded().digest());
    }
}
