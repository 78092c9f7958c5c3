//! The theme: the embedded default, overlaid file by file by a theme of the portal's own. Holds
//! bytes by name; knows nothing of what a template is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use std::hash::Hash as _;

use crate::config::table::edit_distance;
use crate::diagnostics::finding::Finding;
use crate::digest::{Digest, Digester};
use crate::told;

const DEFAULT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

/// The files of a theme by name: `templates/notice.html`, `styles/10-base.css`, `words/fi.ftl`.
#[derive(Debug, Clone)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// Where the default theme stands, for findings on its files.
pub const DEFAULT_FOLDER: &str = "themes/default";

impl Theme {
    /// The theme that the program bears.
    pub fn embedded() -> Self {
        let files = DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Self { files: files.collect() }
    }

    /// Puts a portal's own files in place of the default's. `folder` is where they stand, for
    /// findings. A file that has no namesake is added where pages and styles can name it; a template,
    /// words or a file anywhere else would never be read.
    pub fn overlay(&mut self, folder: &str, files: BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, bytes) in files {
            if !may_be_new(&name) && !self.files.contains_key(&name) {
                findings.push(overrides_nothing(folder, &name, self.nearest(&name)));
                continue;
            }
            self.files.insert(name, Cow::Owned(bytes));
        }
        findings
    }

    /// The file that was probably meant: of nearly the same name, or of the same name elsewhere.
    fn nearest(&self, name: &str) -> Option<&str> {
        let base = |name: &str| name.rsplit('/').next().unwrap_or(name).to_lowercase();
        let wanted = base(name);
        let moved = self.files.keys().find(|known| base(known) == wanted);
        let distance = |known: &&String| edit_distance(&name.to_lowercase(), known);
        let near = self.files.keys().min_by_key(distance);
        let near = near.filter(|known| distance(known) <= wanted.len() / 4);
        moved.or(near).map(String::as_str)
    }

    /// Whether a file is the portal's own, and not the default theme's.
    pub fn is_own(&self, name: &str) -> bool {
        matches!(self.files.get(name), Some(Cow::Owned(_)))
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

/// Whether a file of one's own may stand there: what styles and templates can name.
fn may_be_new(name: &str) -> bool {
    match name.split_once('/') {
        Some(("styles", file)) => file.rsplit('.').next() == Some("css"),
        Some((folder, _)) => ["fonts", "icons", "images", "scripts"].contains(&folder),
        None => false,
    }
}

fn overrides_nothing(folder: &str, name: &str, nearest: Option<&str>) -> Finding {
    let message = told!(
        fi: "teeman tiedosto `{name}` ei korvaa mitään oletusteeman tiedostoa",
        sv: "temats fil `{name}` ersätter ingen fil i standardtemat",
        en: "the theme's file `{name}` overrides no file of the default theme",
    );
    let hint = match nearest {
        Some(nearest) => told!(
            fi: "Tarkoititko `{nearest}`?",
            sv: "Menade du `{nearest}`?",
            en: "Did you mean `{nearest}`?",
        ),
        None => told!(
            fi: "Tarkista tiedoston nimi tai poista se; omat kuvat kuuluvat kansioon `images/` ja tyylit kansioon `styles/`.",
            sv: "Kontrollera filens namn eller ta bort den; egna bilder hör hemma i mappen `images/` och stilmallar i `styles/`.",
            en: "Check the file's name or remove it; images of your own belong in `images/`, styles in `styles/`.",
        ),
    };
    Finding::warning("theme-file-unused", message).in_file(&format!("{folder}/{name}")).hint(hint)
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
    fn a_file_that_overrides_nothing_is_a_finding_that_names_the_one_meant() {
        let check = |name: &str, expected: &str| {
            let (theme, findings) = overlay(name);
            assert_eq!(findings[0].file, format!("themes/own/{name}"));
            let hint = findings[0].hint.as_ref().unwrap().fi.as_str();
            assert!(hint.contains(expected), "{name}: {hint}");
            assert_eq!(theme.digest(), Theme::embedded().digest());
        };
        check("templates/notise.html", "Tarkoititko `templates/notice.html`?");
        check("notice.html", "`templates/notice.html`");
        check("css/20-header.css", "`styles/20-header.css`");
        check("words/fin.ftl", "`words/fi.ftl`");
        check("styles/oma.scss", "Tarkista tiedoston nimi");
        check("LUEMINUT.txt", "Tarkista tiedoston nimi");
        check("templates/kansi.html", "Tarkista tiedoston nimi");
    }

    #[test]
    fn what_styles_and_templates_can_name_may_be_new() {
        for name in ["images/a.png", "styles/99-own.css", "fonts/a.woff2", "scripts/a.js"] {
            let (theme, findings) = overlay(name);
            assert_eq!(findings, []);
            assert_eq!(theme.file(name), Some(b"own".as_slice()));
        }
    }
}
