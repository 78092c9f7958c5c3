//! The page of a department: the file `_index.md` in its folder. Its title is the department's
//! name, its text the introduction, its `order` the place in lists.

use crate::diagnostics::finding::Finding;
use crate::model::document::Document;
use crate::parse::document;
use crate::text::language::Language;

/// Parses the text of a department; the arguments are those of [`document::parse`].
pub fn parse(text: &str, path: &str, file: &str, language: Language) -> (Document, Vec<Finding>) {
    document::parse(text, path, file, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_has_a_name_a_place_and_an_introduction() {
        let text = "+++\ntitle = \"Kulttuuri\"\norder = 2\n+++\nKirjasto ja museo.\n";
        let (department, findings) =
            parse(text, "kulttuuri/_index.md", "content/kulttuuri/_index.md", Language::Fi);
        assert_eq!(findings, []);
        assert_eq!(department.front.title.as_deref(), Some("Kulttuuri"));
        assert_eq!(department.front.order, Some(2));
        assert_eq!(department.lead.html, "<p>Kirjasto ja museo.</p>");
        let (_, findings) = parse("+++\n+++\n", "a/_index.md", "content/a/_index.md", Language::Fi);
        assert_eq!(findings[0].rule, "title-missing");
    }
}
