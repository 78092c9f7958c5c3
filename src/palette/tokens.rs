//! Reads the colours out of the theme's own tokens file, so that no list of them is kept twice.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::color::Color;
use crate::palette::pairs::Colors;

/// The theme's file that holds its colours.
pub const TOKENS: &str = "styles/00-tokens.css";

/// The colours of a tokens file, in light and in dark, and where they stand.
#[derive(Debug, Default)]
pub struct Tokens {
    light: BTreeMap<String, Token>,
    dark: BTreeMap<String, Token>,
}

#[derive(Debug, Clone)]
struct Token {
    color: Color,
    span: Range<usize>,
}

/// Which of a theme's two schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Tokens {
    /// Reads `--name: #rrggbb` wherever it holds for all pages: in `:root`, in any layer, and in the
    /// dark scheme. What is no plain colour is left out.
    pub fn read(css: &str) -> Self {
        let css = without_comments(css);
        let (mut tokens, mut blocks, mut start) = (Self::default(), Vec::new(), 0);
        for (at, c) in css.char_indices().filter(|(_, c)| ['{', '}', ';'].contains(c)) {
            let statement = &css[start..at];
            match c {
                '{' => blocks.push(statement.trim()),
                _ => tokens.take(scheme(&blocks), statement, start),
            }
            if c == '}' {
                blocks.pop();
            }
            start = at + 1;
        }
        let Self { light, mut dark } = tokens;
        for (name, token) in &light {
            dark.entry(name.clone()).or_insert_with(|| token.clone());
        }
        Self { light, dark }
    }

    fn take(&mut self, scheme: Option<Scheme>, statement: &str, start: usize) {
        let Some(scheme) = scheme else { return };
        let Some((name, value)) = statement.split_once(':') else { return };
        let Some(name) = name.trim().strip_prefix("--") else { return };
        let Some(color) = Color::parse(value.trim()) else { return };
        let from = start + statement.len() - value.trim_start().len();
        let span = from..from + value.trim().len();
        self.of_mut(scheme).insert(name.to_owned(), Token { color, span });
    }

    pub fn colors(&self, scheme: Scheme) -> Colors {
        self.of(scheme).iter().map(|(name, token)| (name.clone(), token.color)).collect()
    }

    /// The bytes of the file that hold a token's value.
    pub fn span(&self, scheme: Scheme, name: &str) -> Option<Range<usize>> {
        Some(self.of(scheme).get(name)?.span.clone())
    }

    fn of(&self, scheme: Scheme) -> &BTreeMap<String, Token> {
        match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        }
    }

    fn of_mut(&mut self, scheme: Scheme) -> &mut BTreeMap<String, Token> {
        match scheme {
            Scheme::Light => &mut self.light,
            Scheme::Dark => &mut self.dark,
        }
    }
}

/// The scheme that a block of `:root` sets; none for a block that holds for some pages or screens.
fn scheme(blocks: &[&str]) -> Option<Scheme> {
    let (&":root", around) = blocks.split_last()? else { return None };
    let mut scheme = Scheme::Light;
    for block in around {
        if block.starts_with("@media") && block.ends_with("(prefers-color-scheme: dark)") {
            scheme = Scheme::Dark;
        } else if !block.starts_with("@layer") {
            return None;
        }
    }
    Some(scheme)
}

/// The text with blanks for comments, so that places stay.
fn without_comments(css: &str) -> String {
    let (mut bare, mut rest) = (String::with_capacity(css.len()), css);
    while let Some((before, from)) = rest.split_once("/*") {
        let comment = from.find("*/").map_or(from.len(), |at| at + 2);
        bare.push_str(before);
        bare.extend(std::iter::repeat_n(' ', comment + 2));
        rest = &from[comment..];
    }
    bare.push_str(rest);
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_with_their_places_and_dark_has_those_of_light() {
        let css = "@layer tokens, base;\n/* --ä: #123456; } */ @layer tokens {\n:root { --ink: #15252c;\n\
            --text: 1rem; --shadow: 0 1px #15252c0d; --paper:#fff }\n\
            @media (width >= 48rem) { :root { --ink: #111; } }\n\
            @media (prefers-color-scheme: dark) { :root { --paper: #14232a; } }\n}\n\
            @media print { :root { --ink: #000; } } .x { --ink: #222; }";
        let tokens = Tokens::read(css);
        let written = |scheme, name| &css[tokens.span(scheme, name).unwrap()];
        assert_eq!(tokens.colors(Scheme::Light).len(), 2);
        assert_eq!(written(Scheme::Light, "ink"), "#15252c");
        assert_eq!(written(Scheme::Light, "paper"), "#fff");
        assert_eq!(written(Scheme::Dark, "paper"), "#14232a");
        assert_eq!(tokens.colors(Scheme::Dark)["ink"].to_string(), "#15252c");
    }
}
