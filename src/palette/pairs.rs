//! Which colours of the theme meet: each text, mark or outline with what it stands on.

use std::collections::BTreeMap;

use crate::color::{CONTROL, Color, TEXT, contrast};
use crate::diagnostics::told::Told;
use crate::told;

/// Colours by token: `link`, `brand-tint`.
pub type Colors = BTreeMap<String, Color>;

/// Two tokens that meet on pages.
#[derive(Debug)]
pub struct Pair {
    pub text: &'static str,
    pub ground: &'static str,
    /// The least contrast that WCAG asks for.
    pub needed: f64,
    /// What a reader sees there, in Finnish, Swedish and English.
    names: [&'static str; 3],
}

/// A pair that cannot be told apart well enough.
#[derive(Debug, Clone, Copy)]
pub struct Shortfall {
    pub pair: &'static Pair,
    pub contrast: f64,
}

impl Pair {
    pub fn name(&self) -> Told {
        let [fi, sv, en] = self.names;
        told!(fi: "{fi}", sv: "{sv}", en: "{en}")
    }
}

const fn text(text: &'static str, ground: &'static str, names: [&'static str; 3]) -> Pair {
    Pair { text, ground, needed: TEXT, names }
}

const fn control(text: &'static str, ground: &'static str, names: [&'static str; 3]) -> Pair {
    Pair { text, ground, needed: CONTROL, names }
}

/// All pairs of the theme.
pub const PAIRS: &[Pair] = &[
    text("ink", "ground", ["teksti taustalla", "text på bakgrunden", "text on the background"]),
    text("ink", "paper", ["teksti kortilla", "text på ett kort", "text on a card"]),
    text(
        "ink",
        "brand-tint",
        ["teksti sävytetyllä pohjalla", "text på tonad botten", "text on a tinted ground"],
    ),
    text(
        "ink",
        "accent-tint",
        ["teksti huomautuksessa", "text i en anmärkning", "text of a remark"],
    ),
    text(
        "ink-2",
        "ground",
        ["lisätieto taustalla", "tilläggsuppgift på bakgrunden", "a detail on the background"],
    ),
    text(
        "ink-2",
        "paper",
        ["lisätieto kortilla", "tilläggsuppgift på ett kort", "a detail on a card"],
    ),
    text(
        "ink-2",
        "brand-tint",
        [
            "lisätieto sävytetyllä pohjalla",
            "tilläggsuppgift på tonad botten",
            "a detail on a tinted ground",
        ],
    ),
    text("link", "ground", ["linkki taustalla", "länk på bakgrunden", "a link on the background"]),
    text("link", "paper", ["linkki kortilla", "länk på ett kort", "a link on a card"]),
    text(
        "link",
        "brand-tint",
        ["linkki sävytetyllä pohjalla", "länk på tonad botten", "a link on a tinted ground"],
    ),
    text(
        "link",
        "accent-tint",
        ["linkki huomautuksessa", "länk i en anmärkning", "a link of a remark"],
    ),
    text("on-brand", "brand", ["painikkeen teksti", "en knapps text", "the text of a button"]),
    text(
        "brand",
        "ground",
        [
            "otsikon numero taustalla",
            "rubriknummer på bakgrunden",
            "a heading's number on the background",
        ],
    ),
    text(
        "brand",
        "paper",
        ["otsikon numero kortilla", "rubriknummer på ett kort", "a heading's number on a card"],
    ),
    text("brand", "brand-tint", ["tunnisteen teksti", "en etiketts text", "the text of a badge"]),
    text(
        "accent",
        "accent-tint",
        [
            "tunniste ”Olennainen muutos”",
            "etiketten ”Väsentlig ändring”",
            "the badge “Material change”",
        ],
    ),
    text("on-deep", "deep", ["alatunnisteen teksti", "sidfotens text", "the text of the footer"]),
    text(
        "on-deep-2",
        "deep",
        ["alatunnisteen lisätieto", "tilläggsuppgift i sidfoten", "a detail of the footer"],
    ),
    text(
        "on-deep",
        "call",
        ["nostolaatikon teksti", "lyftrutans text", "the text of the call-out"],
    ),
    text("ins-ink", "ins-bg", ["lisätty teksti", "tillagd text", "text that was added"]),
    text("del-ink", "del-bg", ["poistettu teksti", "borttagen text", "text that was removed"]),
    control(
        "ins-line",
        "paper",
        ["lisäyksen viiva", "tilläggets linje", "the line of an addition"],
    ),
    control(
        "del-line",
        "paper",
        ["poiston viiva", "borttagningens linje", "the line of a removal"],
    ),
    control(
        "line-strong",
        "ground",
        [
            "kentän reuna taustalla",
            "ett fälts kant på bakgrunden",
            "a field's edge on the background",
        ],
    ),
    control(
        "line-strong",
        "paper",
        ["kentän reuna kortilla", "ett fälts kant på ett kort", "a field's edge on a card"],
    ),
    control(
        "focus",
        "ground",
        [
            "kohdistuskehys taustalla",
            "fokusramen på bakgrunden",
            "the focus ring on the background",
        ],
    ),
    control(
        "focus",
        "paper",
        ["kohdistuskehys kortilla", "fokusramen på ett kort", "the focus ring on a card"],
    ),
];

/// The pairs that fall short when each of `tokens` is of this colour and all others as they are, the
/// worst first. Tokens that are still to be set are no part of it.
pub fn shortfalls(colors: &Colors, tokens: &[&str], open: &[&str], color: Color) -> Vec<Shortfall> {
    let concerned = PAIRS.iter().filter(|pair| {
        let sides = [pair.text, pair.ground];
        sides.iter().any(|side| tokens.contains(side))
            && !sides.iter().any(|side| open.contains(side))
    });
    let of = |token: &str| {
        if tokens.contains(&token) { Some(color) } else { colors.get(token).copied() }
    };
    let mut short: Vec<Shortfall> = concerned
        .filter_map(|pair| {
            let contrast = contrast(of(pair.text)?, of(pair.ground)?);
            (contrast < pair.needed).then_some(Shortfall { pair, contrast })
        })
        .collect();
    short.sort_by(|a, b| a.contrast.total_cmp(&b.contrast));
    // Two of the tokens on one ground say the same twice.
    let mut met = Vec::new();
    short.retain(|Shortfall { pair, .. }| {
        let other = if tokens.contains(&pair.text) { pair.ground } else { pair.text };
        let is_new = !met.contains(&other);
        met.push(other);
        is_new
    });
    short
}

/// All pairs of a scheme that fall short.
pub fn all_shortfalls(colors: &Colors) -> Vec<Shortfall> {
    let of = |pair: &Pair| Some(contrast(*colors.get(pair.text)?, *colors.get(pair.ground)?));
    let contrasts = PAIRS.iter().filter_map(|pair| Some((pair, of(pair)?)));
    let short = contrasts.filter(|(pair, contrast)| *contrast < pair.needed);
    short.map(|(pair, contrast)| Shortfall { pair, contrast }).collect()
}
