//! Assets: files of the theme and of the portal that pages refer to, each named with a digest of
//! its bytes so that browsers may keep it for ever. Styles are joined into one file.

use std::collections::BTreeMap;

use crate::digest::{hex, of_bytes};
use crate::theme::Theme;

/// Files to publish, and the names under which pages know them.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// Bytes by published name: `seloste.3f521ad0.css`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Published name by plain name: `seloste.css`.
    pub names: BTreeMap<String, String>,
}

/// Folders of a theme whose files are published as they are.
pub const FOLDERS: [&str; 4] = ["fonts/", "icons/", "images/", "scripts/"];

/// The joined styles.
const STYLES: &str = "seloste.css";

impl Assets {
    /// Gathers the theme's fonts and images, the portal's own files, and the styles.
    pub fn gather(theme: &Theme, own: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut assets = Self::default();
        for (name, bytes) in FOLDERS.iter().flat_map(|folder| theme.folder(folder)) {
            assets.add(name, bytes.to_vec());
        }
        for (name, bytes) in own {
            assets.add(name, bytes.clone());
        }
        let styles = assets.with_published_names(&joined_styles(theme));
        assets.add(STYLES, styles.into_bytes());
        assets
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let published = published_name(name, &bytes);
        self.names.insert(name.to_owned(), published.clone());
        self.files.insert(published, bytes);
    }

    /// Styles name their fonts and images plainly: `url(x.woff2)` becomes `url(x.1a2b3c4d.woff2)`.
    fn with_published_names(&self, styles: &str) -> String {
        let mut rewritten = String::with_capacity(styles.len() + 256);
        let mut rest = styles;
        while let Some(at) = rest.find("url(") {
            let (before, from) = rest.split_at(at + 4);
            rewritten.push_str(before);
            let Some(end) = from.find(')') else {
                rest = from;
                break;
            };
            let name = from[..end].trim_matches(['"', '\'']);
            let plain = name.split('#').next().unwrap_or(name);
            match self.names.get(plain) {
                Some(published) => {
                    rewritten.push_str(published);
                    rewritten.push_str(&name[plain.len()..]);
                }
                None => rewritten.push_str(&from[..end]),
            }
            rest = &from[end..];
        }
        rewritten.push_str(rest);
        rewritten
    }
}

fn joined_styles(theme: &Theme) -> String {
    let styles = theme.folder("styles/").filter(|(name, _)| name.rsplit('.').next() == Some("css"));
    styles.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

/// `crest.svg` → `crest.3f521ad0.svg`. Licences keep their names: people look for them.
fn published_name(name: &str, bytes: &[u8]) -> String {
    let Some((stem, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    if ending == "txt" {
        return name.to_owned();
    }
    let short = hex(&of_bytes(bytes)[..4]);
    format!("{stem}.{short}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_name_the_published_files() {
        let own = BTreeMap::from([("crest.svg".to_owned(), b"<svg/>".to_vec())]);
        let assets = Assets::gather(&Theme::embedded(), &own);
        let crest = &assets.names["crest.svg"];
        assert!(assets.files.contains_key(crest));
        let rewritten = assets.with_published_names("a{b:url(\"crest.svg#x\")}c{d:url(none.png)}");
        assert_eq!(rewritten, format!("a{{b:url({crest}#x)}}c{{d:url(none.png)}}"));
    }

    #[test]
    fn every_file_that_the_styles_name_is_published() {
        let assets = Assets::gather(&Theme::embedded(), &BTreeMap::new());
        let styles = String::from_utf8(assets.files[&assets.names[STYLES]].clone()).unwrap();
        for after in styles.split("url(").skip(1) {
            let name = after.split([')', '#']).next().unwrap();
            assert!(assets.files.contains_key(name), "{name}");
        }
    }
}
