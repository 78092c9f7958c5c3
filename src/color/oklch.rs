//! Colours by lightness, colourfulness and hue, so that a colour can be made lighter or darker and
//! stay the same colour to the eye: Oklab in polar form (Björn Ottosson, "A perceptual color space
//! for image processing", 2020). Results are rounded to eight bits a channel, so that the last bits
//! of a machine's mathematics do not show.

use crate::color::Color;

/// A colour as the eye orders it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    /// From 0, black, to 1, white.
    pub lightness: f64,
    /// From 0, grey, to about 0.3.
    pub chroma: f64,
    /// In radians.
    pub hue: f64,
}

/// How finely lightness is tried: finer than eight bits a channel can show.
const STEPS: u32 = 1000;

impl From<Color> for Oklch {
    fn from(color: Color) -> Self {
        let [red, green, blue] = color.linear();
        let long =
            (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle =
            (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short =
            (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        Self {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            chroma: a.hypot(b),
            hue: b.atan2(a),
        }
    }
}

impl Oklch {
    #[must_use]
    pub fn lightness(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The same hue with no more colourfulness than this.
    #[must_use]
    pub fn chroma_up_to(self, most: f64) -> Self {
        Self { chroma: self.chroma.min(most), ..self }
    }

    /// The colour on the screen. Where the screen has no colour so colourful, the most colourful of
    /// the same lightness and hue.
    pub fn color(self) -> Color {
        let lightness = self.lightness.clamp(0.0, 1.0);
        let of = |chroma: f64| Self { lightness, chroma, hue: self.hue }.linear();
        if shown(of(self.chroma)) {
            return rounded(of(self.chroma));
        }
        let (mut within, mut beyond) = (0.0, self.chroma);
        for _ in 0..20 {
            let middle = f64::midpoint(within, beyond);
            if shown(of(middle)) { within = middle } else { beyond = middle }
        }
        rounded(of(within))
    }

    fn linear(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

/// The colour nearest to this that passes: itself, or one of its hue and chroma whose lightness is
/// moved as little as possible. None where no lightness passes.
pub fn nearest_that_passes(color: Color, passes: impl Fn(Color) -> bool) -> Option<Color> {
    if passes(color) {
        return Some(color);
    }
    let from = Oklch::from(color);
    (1..=STEPS).find_map(|step| {
        let moved = f64::from(step) / f64::from(STEPS);
        [from.lightness - moved, from.lightness + moved]
            .into_iter()
            .filter(|lightness| (-0.001..=1.001).contains(lightness))
            .map(|lightness| from.lightness(lightness).color())
            .find(|color| passes(*color))
    })
}

/// Whether the screen can show it, but for a rounding.
fn shown(linear: [f64; 3]) -> bool {
    linear.iter().all(|channel| (-0.0005..=1.0005).contains(channel))
}

fn rounded(linear: [f64; 3]) -> Color {
    let [red, green, blue] = linear.map(|channel| {
        let channel = channel.clamp(0.0, 1.0);
        let channel = if channel <= 0.003_130_8 {
            channel * 12.92
        } else {
            1.055 * channel.powf(1.0 / 2.4) - 0.055
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number from 0 to 255, rounded"
        )]
        let byte = (channel * 255.0).round() as u8;
        byte
    });
    Color { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{TEXT, contrast};

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    /// Values of the reference (Ottosson 2020) and of CSS Color 4.
    #[test]
    fn known_colours_have_their_known_place() {
        let check = |text: &str, expected: [f64; 3]| {
            let Oklch { lightness, chroma, hue } = Oklch::from(color(text));
            let found = [lightness, chroma, hue.to_degrees().rem_euclid(360.0)];
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 0.001 * expected.max(1.0), "{text}: {found}");
            }
        };
        check("#ff0000", [0.628, 0.258, 29.23]);
        check("#00ff00", [0.866, 0.295, 142.5]);
        check("#0000ff", [0.452, 0.313, 264.1]);
        assert!(Oklch::from(Color::WHITE).chroma < 0.0001);
    }

    #[test]
    fn every_colour_comes_back_the_same() {
        for red in (0..=255).step_by(17) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(17) {
                    let there = Color { red, green, blue };
                    assert_eq!(Oklch::from(there).color(), there);
                }
            }
        }
    }

    #[test]
    fn the_nearest_that_passes_passes_and_the_one_before_does_not() {
        let ground = color("#f6f5f0");
        let passes = |color: Color| contrast(color, ground) >= TEXT;
        for brand in ["#008741", "#ffc61e", "#fd4f00", "#9fc9eb", "#ffffff", "#808080"] {
            let found = nearest_that_passes(color(brand), passes).unwrap();
            assert!(passes(found), "{brand}: {found}");
            let (from, to) = (Oklch::from(color(brand)), Oklch::from(found));
            assert!(to.lightness < from.lightness, "{brand}: {found}");
            let nearer = from.lightness(to.lightness + 0.004).color();
            assert!(!passes(nearer), "{brand}: {nearer} is nearer than {found}");
            if from.chroma.min(to.chroma) > 0.02 {
                assert!((to.hue - from.hue).abs() < 0.05, "{brand} is another hue than {found}");
            }
        }
        assert_eq!(nearest_that_passes(color("#0000bf"), passes), Some(color("#0000bf")));
        assert_eq!(nearest_that_passes(ground, |_| false), None);
    }
}
