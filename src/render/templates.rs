//! Templates: the only room that names tera.

use std::collections::BTreeMap;

use std::ops::Range;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostics::finding::Finding;
use crate::theme::{DEFAULT_FOLDER, Theme};
use crate::told;

/// The compiled templates of a theme.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

/// A template that could not be rendered, in the words of the template engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    pub template: String,
    pub reason: String,
    /// The line and the bytes of the template, where the engine knows them.
    pub place: Option<(usize, Range<usize>)>,
}

/// Values that many pages share, made once.
#[derive(Debug, Clone)]
pub struct Shared(BTreeMap<&'static str, Value>);

impl Shared {
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl Serialize) -> Self {
        self.0.insert(name, Value::from_serializable(value));
        self
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}

impl Templates {
    /// Compiles the templates of a theme; a template with an error is a finding.
    pub fn compile(theme: &Theme, folder: &str) -> Result<Self, Vec<Finding>> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        let mut sources = Vec::new();
        let mut findings = Vec::new();
        for (name, bytes) in theme.folder("templates/") {
            match std::str::from_utf8(bytes) {
                Ok(text) => sources.push((name.to_owned(), text.to_owned())),
                Err(error) => findings.push(broken(theme, folder, name, &error.to_string())),
            }
        }
        if let Err(error) = tera.add_raw_templates(sources) {
            findings.extend(uncompiled(theme, folder, &error));
        }
        if findings.is_empty() { Ok(Self { tera }) } else { Err(findings) }
    }

    /// Renders one template with shared values and a page's own.
    pub fn render(
        &self,
        template: &str,
        shared: &Shared,
        own: Shared,
    ) -> Result<Vec<u8>, TemplateError> {
        let mut context = Context::new();
        for (name, value) in shared.0.iter().chain(&own.0) {
            context.insert_value(*name, value.clone());
        }
        let mut page = Vec::with_capacity(16 * 1024);
        match self.tera.render_to(template, &context, &mut page) {
            Ok(()) => Ok(page),
            Err(error) => Err(TemplateError::of(template, &error)),
        }
    }
}

impl TemplateError {
    /// Where it went wrong: often in a template that the page's own extends or includes.
    fn of(page: &str, error: &tera::Error) -> Self {
        if let ErrorKind::RenderingError(report) = error.kind() {
            return Self {
                template: report.filename().to_owned(),
                reason: report.message().to_owned(),
                place: Some((report.span().start_line, report.span().range.clone())),
            };
        }
        Self { template: page.to_owned(), reason: error.to_string(), place: None }
    }

    /// The finding on the template; `folder` is where the portal's own theme stands.
    pub fn finding(&self, theme: &Theme, folder: &str) -> Finding {
        let finding = broken(theme, folder, &self.template, &self.reason);
        Finding { span: self.place.clone().map(|(_, span)| span), ..finding }
    }

    /// The template and the line: `templates/notice.html:12`.
    pub fn written_place(&self) -> String {
        let line = self.place.as_ref().map(|(line, _)| format!(":{line}")).unwrap_or_default();
        format!("templates/{}{line}", self.template)
    }
}

/// Names the templates and the places in them, where the template engine knows them.
fn uncompiled(theme: &Theme, folder: &str, error: &tera::Error) -> Vec<Finding> {
    let finding = match error.kind() {
        ErrorKind::SyntaxError(report) => {
            broken(theme, folder, report.filename(), report.message())
                .at(report.span().range.clone())
        }
        ErrorKind::MissingParent { current, parent } => {
            let finding = broken(theme, folder, current, &error.to_string());
            Finding { span: quoted(theme, current, parent), ..finding }
        }
        ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. } => {
            broken(theme, folder, name, &error.to_string())
        }
        _ => return unknown_names(theme, folder, &error.to_string()),
    };
    vec![finding]
}

/// Names in templates that nothing bears come together, as reports in one text: `error: Unknown
/// filter …`, `--> home.html:3:12`, the line.
fn unknown_names(theme: &Theme, folder: &str, reports: &str) -> Vec<Finding> {
    let reports: Vec<&str> =
        reports.split("error: ").map(str::trim).filter(|report| !report.is_empty()).collect();
    let findings = reports.into_iter().map(|report| {
        let reason = report.lines().next().unwrap_or(report);
        let place = report.lines().find_map(|line| line.trim().strip_prefix("--> "));
        let Some((name, line, column)) = place.and_then(parse_place) else {
            return broken(theme, folder, "", report);
        };
        let finding = broken(theme, folder, name, reason);
        let text = theme.file(&format!("templates/{name}")).map(String::from_utf8_lossy);
        let span = text.and_then(|text| span_at(&text, line, column));
        Finding { span, ..finding }
    });
    findings.collect()
}

/// `home.html:3:12`.
fn parse_place(place: &str) -> Option<(&str, usize, usize)> {
    let mut parts = place.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, line, column))
}

/// From a line and a column, both from one, to the end of the name that begins there.
fn span_at(text: &str, line: usize, column: usize) -> Option<Range<usize>> {
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let line = text[before..].lines().next()?;
    let from = line.char_indices().nth(column.checked_sub(1)?)?.0;
    let is_name = |c: char| c.is_alphanumeric() || "_.\"'/-".contains(c);
    let length = line[from..].find(|c| !is_name(c)).unwrap_or(line.len() - from);
    let start = before + from;
    Some(start..start + length.max(1))
}

/// Where a template names another in quotation marks.
fn quoted(theme: &Theme, template: &str, name: &str) -> Option<Range<usize>> {
    let text = std::str::from_utf8(theme.file(&format!("templates/{template}"))?).ok()?;
    let at = ['"', '\''].iter().find_map(|mark| text.find(&format!("{mark}{name}{mark}")))?;
    Some(at..at + name.len() + 2)
}

fn broken(theme: &Theme, folder: &str, name: &str, reason: &str) -> Finding {
    let reason = reason.trim();
    let message = told!(
        fi: "sivupohjassa on virhe: {reason}",
        sv: "ett fel i en sidmall: {reason}",
        en: "an error in a template: {reason}",
    );
    let file = format!("templates/{name}");
    let finding = Finding::error("template-syntax", message);
    if theme.file(&file).is_some() && !theme.is_own(&file) {
        return finding.in_file(&format!("{DEFAULT_FOLDER}/{file}")).hint(told!(
            fi: "Tämä on oletusteeman pohja, johon jokin kansion `{folder}` pohjista ei sovi: säilytä korvatussa pohjassa samat lohkot ja osat.",
            sv: "Detta är standardtemats mall, som någon mall i `{folder}` inte passar ihop med: behåll samma block och delar i mallen som ersätter.",
            en: "This is the default theme's template, which one of those in `{folder}` does not fit: keep the same blocks and components in the one that overrides.",
        ));
    }
    finding.in_file(&format!("{folder}/{file}")).hint(told!(
        fi: "Korjaa sivupohja tai poista se, niin oletusteeman pohja on taas käytössä.",
        sv: "Rätta mallen eller ta bort den, så används standardtemats mall igen.",
        en: "Mend the template or remove it; the default theme's is then used again.",
    ))
}
