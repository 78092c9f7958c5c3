//! What a path in the content folder names.

use crate::model::portal::NoticeId;
use crate::text::language::Language;
use crate::text::slug::slug;

/// What the path of a content file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentPath {
    /// `<department>/_index.md`
    Department(String),
    /// `<department>/<notice>.md`
    Notice(NoticeId),
}

/// Reads a path from the content folder: what it names, and in which language. None for a path that
/// is no notice's: not Markdown, not in a department's folder, or without a letter to make an
/// address from.
pub fn read_path(path: &str) -> Option<(ContentPath, Option<Language>)> {
    let (folder, file) = path.split_once('/')?;
    let stem = file.strip_suffix(".md")?;
    let (stem, language) = match stem.rsplit_once('.') {
        Some((stem, code)) if Language::from_code(code).is_some() => {
            (stem, Language::from_code(code))
        }
        _ => (stem, None),
    };
    let (department, name) = (slug(folder), slug(stem));
    if department.is_empty() || file.contains('/') {
        return None;
    }
    if stem == "_index" {
        return Some((ContentPath::Department(department), language));
    }
    (!name.is_empty()).then_some((ContentPath::Notice(NoticeId { department, name }), language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<(&str, Option<Language>)>) {
        let read = read_path(path).map(|(what, language)| match what {
            ContentPath::Department(slug) => (slug, language),
            ContentPath::Notice(id) => (format!("{}/{}", id.department, id.name), language),
        });
        let expected = expected.map(|(address, language)| (address.to_owned(), language));
        assert_eq!(read, expected, "{path}");
    }

    #[test]
    fn paths_name_notices_and_departments() {
        check("kulttuuri/kirjasto.md", Some(("kulttuuri/kirjasto", None)));
        check(
            "Kulttuuri/Kirjasto ja museo.sv.md",
            Some(("kulttuuri/kirjasto-ja-museo", Some(Language::Sv))),
        );
        check("kulttuuri/_index.en.md", Some(("kulttuuri", Some(Language::En))));
        check("kulttuuri/v1.2.md", Some(("kulttuuri/v1-2", None)));
        check("kirjasto.md", None);
        check("a/b/c.md", None);
        check("a/§.md", None);
        check("a/kuva.png", None);
    }
}
