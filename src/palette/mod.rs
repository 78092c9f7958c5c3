//! The colours of a portal: those of its theme, and what follows from the few that the portal sets
//! for itself. A colour that could not be read as text is made lighter or darker until it can.

pub mod pairs;
pub mod tokens;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::color::oklch::{Oklch, nearest_that_passes};
use crate::color::{CONTROL, Color, contrast};
use crate::config::Brand;
use crate::palette::pairs::{Colors, Shortfall, shortfalls};
use crate::palette::tokens::{Scheme, Tokens};

/// The colours of all tokens, in light and in dark.
#[derive(Debug)]
pub struct Palette {
    light: Colors,
    dark: Colors,
    /// Tokens that are another colour than the theme's.
    changed: BTreeSet<&'static str>,
    /// The portal's colours that could not be used as they are.
    pub misfits: Vec<Misfit>,
}

/// A colour of the portal that falls short in some pairs.
#[derive(Debug)]
pub struct Misfit {
    /// The key in `[brand]`.
    pub key: &'static str,
    pub given: Color,
    /// The nearest colour that passes, which is used; none when no colour of its hue does.
    pub nearest: Option<Color>,
    /// The worst first.
    pub shortfalls: Vec<Shortfall>,
}

/// Tokens that follow the strong colour, and so are no fault of the background's.
const OF_COLOR: &[&str] = &["brand", "link", "call"];

/// The contrast at which two colours are no longer taken for one.
const FAR: f64 = 2.0;

/// How strong the lines of the hero are, as the theme has them.
const CONTOURS: [&str; 2] = ["38", "33"];

impl Palette {
    pub fn of(brand: &Brand, tokens: &Tokens) -> Self {
        let mut palette = Self {
            light: tokens.colors(Scheme::Light),
            dark: tokens.colors(Scheme::Dark),
            changed: BTreeSet::new(),
            misfits: Vec::new(),
        };
        if let Some(ground) = brand.ground {
            palette.take_ground(ground, if brand.color.is_some() { OF_COLOR } else { &[] });
        }
        if let Some(accent) = brand.accent {
            palette.take_accent(accent);
        }
        if let Some(color) = brand.color {
            palette.take_color(color);
        }
        if let Some(deep) = brand.deep.or(brand.color.map(|color| shade(color, 0.295, 0.05))) {
            palette.take_deep(deep);
        }
        if let Some(color) = brand.color {
            palette.take_call(color);
        }
        palette
    }

    pub fn colors(&self, scheme: Scheme) -> &Colors {
        match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        }
    }

    /// The colour nearest to a token's that passes with all that it meets.
    pub fn nearest(&self, scheme: Scheme, token: &str) -> Option<Color> {
        let colors = self.colors(scheme);
        let passes = |color| shortfalls(colors, &[token], &[], color).is_empty();
        nearest_that_passes(*colors.get(token)?, passes)
    }

    /// The style sheet that puts these colours in place of the theme's; empty when they are the same.
    pub fn css(&self) -> String {
        if self.changed.is_empty() {
            return String::new();
        }
        let (light, dark) = (self.block(Scheme::Light), self.block(Scheme::Dark));
        format!(
            "@layer tokens {{\n  :root {{\n{light}  }}\n\n  \
             @media (prefers-color-scheme: dark) {{\n    :root {{\n{dark}    }}\n  }}\n}}\n"
        )
    }

    fn block(&self, scheme: Scheme) -> String {
        let (colors, indent) = (self.colors(scheme), "    ");
        let mut block = String::new();
        for (name, color) in self.changed.iter().filter_map(|name| Some((name, colors.get(*name)?)))
        {
            writeln!(block, "{indent}--{name}: {color};").expect("a string takes all");
            if *name == "brand" {
                let strength = CONTOURS[usize::from(scheme == Scheme::Dark)];
                writeln!(block, "{indent}--contour: {color}{strength};")
                    .expect("a string takes all");
            }
        }
        block
    }

    fn take_ground(&mut self, ground: Color, open: &[&str]) {
        self.fit("ground", ground, &["ground"], open);
        let ground = Oklch::from(self.light["ground"]);
        let line = Oklch { chroma: ground.chroma + 0.005, ..ground };
        self.set(Scheme::Light, "line", line.lightness(ground.lightness - 0.08).color());
    }

    fn take_accent(&mut self, accent: Color) {
        self.set(Scheme::Light, "accent-tint", shade(accent, 0.961, 0.035));
        self.fit("accent", accent, &["accent"], &[]);
        self.set(Scheme::Dark, "accent-tint", shade(accent, 0.311, 0.042));
        self.fit_dark(shade(accent, 0.835, 0.12), &["accent"]);
    }

    fn take_color(&mut self, color: Color) {
        self.set(Scheme::Light, "rule", color);
        self.set(Scheme::Light, "brand-tint", shade(color, 0.948, 0.016));
        self.fit("color", color, OF_COLOR, &[]);
        for (token, lightness, chroma) in [
            ("ground", 0.205, 0.0187),
            ("paper", 0.246, 0.0244),
            ("on-brand", 0.246, 0.0244),
            ("ink", 0.948, 0.0066),
            ("on-deep", 0.948, 0.0066),
            ("ink-2", 0.775, 0.0197),
            ("on-deep-2", 0.775, 0.0197),
            ("line", 0.34, 0.0252),
            ("line-strong", 0.641, 0.0242),
            ("brand-tint", 0.3, 0.036),
            ("call", 0.3, 0.036),
        ] {
            self.set(Scheme::Dark, token, shade(color, lightness, chroma));
        }
        // A light colour comes into its own in the dark.
        let is_light = Oklch::from(color).lightness > 0.7;
        let derived = |lightness| if is_light { color } else { shade(color, lightness, 0.1) };
        self.fit_dark(derived(0.785), &["brand"]);
        self.fit_dark(derived(0.83), &["link"]);
        let paper = self.dark["paper"];
        let rule = nearest_that_passes(color, |color| contrast(color, paper) >= CONTROL);
        self.set(Scheme::Dark, "rule", rule.unwrap_or(color));
    }

    fn take_deep(&mut self, deep: Color) {
        self.set(Scheme::Light, "on-deep-2", shade(deep, 0.863, 0.021));
        self.fit("deep", deep, &["deep"], &[]);
        self.set(Scheme::Dark, "deep", shade(deep, 0.256, 0.04));
    }

    /// The call-out is of the strong colour, unless that had to become one that nobody chose: then a
    /// large box of it would be too much.
    fn take_call(&mut self, color: Color) {
        if contrast(color, self.light["call"]) > FAR {
            self.set(Scheme::Light, "call", self.light["deep"]);
        }
    }

    /// Gives the tokens the colour, or the nearest that passes with all that they meet.
    fn fit(&mut self, key: &'static str, given: Color, tokens: &[&'static str], open: &[&str]) {
        let short = shortfalls(&self.light, tokens, open, given);
        let mut fitting = given;
        if !short.is_empty() {
            let passes = |color| shortfalls(&self.light, tokens, open, color).is_empty();
            let nearest = nearest_that_passes(given, passes);
            fitting = nearest.unwrap_or(given);
            self.misfits.push(Misfit { key, given, nearest, shortfalls: short });
        }
        for token in tokens {
            self.set(Scheme::Light, token, fitting);
        }
    }

    fn fit_dark(&mut self, derived: Color, tokens: &[&'static str]) {
        let passes = |color| shortfalls(&self.dark, tokens, &[], color).is_empty();
        let fitting = nearest_that_passes(derived, passes).unwrap_or(derived);
        for token in tokens {
            self.set(Scheme::Dark, token, fitting);
        }
    }

    fn set(&mut self, scheme: Scheme, token: &'static str, color: Color) {
        let colors = match scheme {
            Scheme::Light => &mut self.light,
            Scheme::Dark => &mut self.dark,
        };
        colors.insert(token.to_owned(), color);
        self.changed.insert(token);
    }
}

/// A colour's hue at another lightness, with no more than this chroma.
fn shade(color: Color, lightness: f64, chroma: f64) -> Color {
    Oklch::from(color).chroma_up_to(chroma).lightness(lightness).color()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::pairs::{PAIRS, all_shortfalls};

    fn tokens() -> Tokens {
        Tokens::read(include_str!("../../themes/default/styles/00-tokens.css"))
    }

    fn palette(brand: &Brand) -> Palette {
        Palette::of(brand, &tokens())
    }

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[track_caller]
    fn passes(palette: &Palette, of: &dyn std::fmt::Debug) {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let short = all_shortfalls(palette.colors(scheme));
            assert!(short.is_empty(), "{of:?}: {scheme:?}: {short:?}");
        }
    }

    #[test]
    fn the_theme_has_every_colour_of_every_pair_and_all_pass() {
        let palette = palette(&Brand::default());
        for pair in PAIRS {
            for token in [pair.text, pair.ground] {
                assert!(palette.light.contains_key(token), "{token}");
            }
        }
        passes(&palette, &"the theme");
        assert_eq!(palette.css(), "");
    }

    #[test]
    fn the_themes_own_colours_lead_to_about_themselves() {
        let brand = Brand {
            color: Some(color("#0b4f5e")),
            ground: Some(color("#f6f5f0")),
            accent: Some(color("#8a5a00")),
            deep: Some(color("#07323d")),
            ..Brand::default()
        };
        let (theme, palette) = (palette(&Brand::default()), palette(&brand));
        assert!(palette.misfits.is_empty());
        for scheme in [Scheme::Light, Scheme::Dark] {
            for (token, color) in theme.colors(scheme) {
                let (there, here) =
                    (Oklch::from(*color), Oklch::from(palette.colors(scheme)[token]));
                let apart = (there.lightness - here.lightness).abs();
                assert!(apart < 0.07, "{scheme:?} {token}: {apart}");
                assert!((there.chroma - here.chroma).abs() < 0.03, "{scheme:?} {token}");
            }
        }
    }

    #[test]
    fn real_brands_are_kept_where_they_pass_and_moved_where_not() {
        let check = |given: &str, expected: Option<&str>| {
            let palette = palette(&Brand { color: Some(color(given)), ..Brand::default() });
            let misfit = palette.misfits.first();
            let nearest = misfit.map(|misfit| misfit.nearest.unwrap().to_string());
            assert_eq!(nearest.as_deref(), expected, "{given}");
            assert_eq!(palette.light["rule"].to_string(), given);
            assert_eq!(palette.light["link"].to_string(), expected.unwrap_or(given));
            passes(&palette, &given);
        };
        check("#0000bf", None);
        check("#8c2b1e", None);
        check("#008741", Some("#007d3c"));
        check("#ffc61e", Some("#886700"));
        check("#fd4f00", Some("#c43b00"));
        check("#9fc9eb", Some("#49708f"));
    }

    #[test]
    fn whatever_the_colours_every_pair_passes() {
        let all: Vec<Option<Color>> = (0..64)
            .map(|number: u8| {
                let channel = |place| number / place % 4 * 85;
                Some(Color { red: channel(16), green: channel(4), blue: channel(1) })
            })
            .collect();
        for (at, color) in all.iter().enumerate() {
            // Each with another of every other kind.
            let (ground, accent, deep) = (all[at * 7 % 64], all[at * 11 % 64], all[at * 31 % 64]);
            let brand = Brand { color: *color, ground, accent, deep, ..Brand::default() };
            passes(&palette(&brand), &brand);
            passes(&palette(&Brand { ground: *color, ..Brand::default() }), color);
        }
    }
}
