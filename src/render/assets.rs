//! Assets: files of the theme and of the portal that pages refer to, each named with a digest of
//! its bytes so that browsers may keep it for ever. Styles are joined into one file, in which the
//! portal's own colours have the last word of their layer.

use std::collections::BTreeMap;

use crate::config::{Brand, Typeface};
use crate::digest::{hex, of_bytes};
use crate::palette::Palette;
use crate::palette::tokens::{Scheme, TOKENS, Tokens};
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
const FOLDERS: [&str; 4] = [FONTS, "icons/", "images/", "scripts/"];

const FONTS: &str = "fonts/";

/// The joined styles.
const STYLES: &str = "seloste.css";

/// The mark in a browser's tab, which is of the theme's strong colour.
const TAB_ICON: &str = "favicon.svg";

impl Assets {
    /// Gathers the theme's fonts and images, the portal's own files, and the styles.
    pub fn gather(theme: &Theme, brand: &Brand, own: &BTreeMap<String, Vec<u8>>) -> Self {
        let tokens = theme.file(TOKENS).map(String::from_utf8_lossy).unwrap_or_default();
        let tokens = Tokens::read(&tokens);
        let palette = Palette::of(brand, &tokens);
        let with_fonts = brand.typeface == Typeface::Default;
        let folders = FOLDERS.iter().filter(|folder| with_fonts || **folder != FONTS);
        let mut assets = Self::default();
        for (name, bytes) in folders.flat_map(|folder| theme.folder(folder)) {
            let bytes = match name {
                TAB_ICON => in_brand(bytes, &tokens, &palette),
                _ => bytes.to_vec(),
            };
            assets.add(name, bytes);
        }
        for (name, bytes) in own {
            assets.add(name, bytes.clone());
        }
        let mut styles = joined_styles(theme);
        if !with_fonts {
            styles = without_fonts(&styles);
        }
        styles.push_str(&palette.css());
        let styles = assets.with_published_names(&styles);
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

/// The icon with the portal's strong colour for the theme's.
fn in_brand(icon: &[u8], tokens: &Tokens, palette: &Palette) -> Vec<u8> {
    let colors = tokens.colors(Scheme::Light);
    match colors.get("brand").zip(palette.colors(Scheme::Light).get("brand")) {
        Some((theirs, own)) if theirs != own => {
            let icon = String::from_utf8_lossy(icon);
            icon.replace(&theirs.to_string(), &own.to_string()).into_bytes()
        }
        _ => icon.to_vec(),
    }
}

/// The styles without their `@font-face` rules.
fn without_fonts(styles: &str) -> String {
    let mut parts = styles.split("@font-face");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    bare.extend(parts.map(|part| part.split_once('}').map_or("", |(_, after)| after)));
    bare
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
        let assets = Assets::gather(&Theme::embedded(), &Brand::default(), &own);
        let crest = &assets.names["crest.svg"];
        assert!(assets.files.contains_key(crest));
        let rewritten = assets.with_published_names("a{b:url(\"crest.svg#x\")}c{d:url(none.png)}");
        assert_eq!(rewritten, format!("a{{b:url({crest}#x)}}c{{d:url(none.png)}}"));
    }

    #[test]
    fn every_file_that_the_styles_name_is_published() {
        for typeface in [Typeface::Default, Typeface::System] {
            styles_name_published_files(&Brand { typeface, ..Brand::default() });
        }
    }

    fn styles_name_published_files(brand: &Brand) {
        let assets = Assets::gather(&Theme::embedded(), brand, &BTreeMap::new());
        let styles = String::from_utf8(assets.files[&assets.names[STYLES]].clone()).unwrap();
        for after in styles.split("url(").skip(1) {
            let name = after.split([')', '#']).next().unwrap();
            assert!(assets.files.contains_key(name), "{name}");
        }
    }
}
