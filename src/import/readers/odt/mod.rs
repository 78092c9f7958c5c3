//! `OpenDocument` texts (ISO/IEC 26300, ODF 1.3): headings, paragraphs, lists with the numbers that
//! programs count, tables, text boxes, notes, headers and footers.

mod body;
mod lists;
mod styles;

use crate::import::pieces::{Found, Why};
use crate::import::readers::Unreadable;
use crate::import::readers::layers::Layers;
use crate::import::readers::odt::body::Body;
use crate::import::readers::odt::styles::Styles;
use crate::import::readers::package::Package;

/// The part that holds the text.
pub(crate) const MAIN: &str = "content.xml";

/// What the part `mimetype` of a text says.
pub(crate) const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package)? {
        return Err(Unreadable::Encrypted);
    }
    let text = package.text(MAIN)?.ok_or(Unreadable::Broken)?;
    let shared = package.text("styles.xml")?;
    let mut styles = Styles::default();
    if let Some(xml) = &shared {
        styles.read(xml)?;
    }
    styles.read(&text)?;

    let mut layers = Layers::default();
    Body::new(&styles, &mut layers).read(&text, "office:text")?;
    if let Some(xml) = &shared {
        let mut apart = Layers::default();
        Body::new(&styles, &mut apart).read(xml, "office:master-styles")?;
        for text in apart.finish().texts() {
            layers.margin(Why::PageMargin, &text);
        }
    }
    Ok(layers.finish())
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Unreadable> {
    let manifest = package.text("META-INF/manifest.xml")?;
    Ok(manifest.is_some_and(|xml| xml.contains("manifest:encryption-data")))
}
