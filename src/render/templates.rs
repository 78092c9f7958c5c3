//! Templates: the only room that names tera.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostics::finding::Finding;
use crate::theme::Theme;
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
                Err(error) => findings.push(broken(folder, name, &error.to_string())),
            }
        }
        if let Err(error) = tera.add_raw_templates(sources) {
            findings.push(uncompiled(folder, &error));
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
            Err(error) => {
                Err(TemplateError { template: template.to_owned(), reason: error.to_string() })
            }
        }
    }
}

/// Names the template and the place in it, where the template engine knows them.
fn uncompiled(folder: &str, error: &tera::Error) -> Finding {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            broken(folder, report.filename(), report.message()).at(report.span().range.clone())
        }
        ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. }
        | ErrorKind::MissingParent { current: name, .. } => {
            broken(folder, name, &error.to_string())
        }
        _ => broken(folder, "", &error.to_string()),
    }
}

pub fn broken(folder: &str, name: &str, reason: &str) -> Finding {
    let reason = reason.trim();
    let message = told!(
        fi: "sivupohjassa on virhe: {reason}",
        sv: "ett fel i en sidmall: {reason}",
        en: "an error in a template: {reason}",
    );
    Finding::error("template-syntax", message).in_file(&format!("{folder}/templates/{name}")).hint(
        told!(
            fi: "Korjaa sivupohja tai poista se, niin oletusteeman pohja on taas käytössä.",
            sv: "Rätta mallen eller ta bort den, så används standardtemats mall igen.",
            en: "Mend the template or remove it; the default theme's is then used again.",
        ),
    )
}
