//! Colours that cannot be told apart: those that the portal sets in `site.toml`, and those of a
//! tokens file of its own theme.

use crate::config::Site;
use crate::config::table::span_of;
use crate::diagnostics::finding::Finding;
use crate::diagnostics::told::Told;
use crate::palette::pairs::{Shortfall, all_shortfalls};
use crate::palette::tokens::{Scheme, TOKENS, Tokens};
use crate::palette::{Misfit, Palette};
use crate::pipeline::inputs::SITE_FILE;
use crate::theme::Theme;
use crate::told;

const RULE: &str = "contrast";

/// Pairs besides the worst that a finding names.
const MORE: usize = 2;

/// Findings on the colours of a portal; `settings` is the text of its `site.toml`, `theme_folder`
/// where its own theme stands.
pub fn check_contrast(
    site: &Site,
    settings: &str,
    theme: &Theme,
    theme_folder: &str,
) -> Vec<Finding> {
    let tokens = theme.file(TOKENS).map(String::from_utf8_lossy).unwrap_or_default();
    let tokens = Tokens::read(&tokens);
    let palette = Palette::of(&site.brand, &tokens);
    let of_settings = palette.misfits.iter().map(|misfit| {
        let span = span_of(settings, &["brand", misfit.key]);
        Finding { span, ..misfit_finding(misfit).in_file(SITE_FILE) }
    });
    let mut findings: Vec<Finding> = of_settings.collect();
    // The colours of the default theme pass, as its own test says.
    if site.theme.is_some() {
        let file = format!("{theme_folder}/{TOKENS}");
        for scheme in [Scheme::Light, Scheme::Dark] {
            let short = all_shortfalls(palette.colors(scheme));
            findings.extend(short.into_iter().map(|shortfall| {
                let span = tokens.span(scheme, shortfall.pair.text);
                let finding = token_finding(&palette, scheme, shortfall);
                Finding { span, ..finding.in_file(&file) }
            }));
        }
    }
    findings
}

fn misfit_finding(misfit: &Misfit) -> Finding {
    let Misfit { key, given, nearest, shortfalls } = misfit;
    let Told { fi, sv, en } = told_shortfalls(shortfalls);
    let message = told!(
        fi: "väri `{given}` erottuu liian heikosti: {fi}",
        sv: "färgen `{given}` syns för svagt: {sv}",
        en: "the colour `{given}` stands out too little: {en}",
    );
    let hint = match nearest {
        None => none_passes(),
        Some(nearest) if *key == "color" => told!(
            fi: "Lähin riittävä väri on `{nearest}`. Linkit, painikkeet ja muu teksti saavat sen; annettu väri jää sivun yläreunan viivaan.",
            sv: "Närmaste färg som räcker är `{nearest}`. Länkar, knappar och annan text får den; den angivna färgen blir kvar i linjen överst på sidan.",
            en: "The nearest colour that passes is `{nearest}`. Links, buttons and other text take it; the colour given stays in the rule at the top of the page.",
        ),
        Some(nearest) => told!(
            fi: "Lähin riittävä väri on `{nearest}`. Sivuilla käytetään sitä.",
            sv: "Närmaste färg som räcker är `{nearest}`. Sidorna använder den.",
            en: "The nearest colour that passes is `{nearest}`. The pages use it.",
        ),
    };
    Finding::warning(RULE, message).hint(hint)
}

fn token_finding(palette: &Palette, scheme: Scheme, shortfall: Shortfall) -> Finding {
    let token = shortfall.pair.text;
    let Told { fi, sv, en } = told_shortfalls(&[shortfall]);
    let [scheme_fi, scheme_sv, scheme_en] = match scheme {
        Scheme::Light => ["", "", ""],
        Scheme::Dark => [" tummassa tilassa", " i mörkt läge", " in the dark scheme"],
    };
    let message = told!(
        fi: "väri `--{token}` erottuu{scheme_fi} liian heikosti: {fi}",
        sv: "färgen `--{token}` syns för svagt{scheme_sv}: {sv}",
        en: "the colour `--{token}` stands out too little{scheme_en}: {en}",
    );
    let hint = match palette.nearest(scheme, token) {
        None => none_passes(),
        Some(nearest) => told!(
            fi: "Lähin riittävä väri on `{nearest}`.",
            sv: "Närmaste färg som räcker är `{nearest}`.",
            en: "The nearest colour that passes is `{nearest}`.",
        ),
    };
    Finding::warning(RULE, message).hint(hint)
}

fn none_passes() -> Told {
    told!(
        fi: "Mikään saman sävyn väri ei riitä: muuta myös sitä väriä, jonka päällä tämä on.",
        sv: "Ingen färg av samma nyans räcker: ändra också färgen som denna ligger på.",
        en: "No colour of this hue passes: change the colour that it stands on as well.",
    )
}

/// `linkki taustalla 1,44:1, WCAG vaatii 4,5:1; samoin linkki kortilla 1,57:1`.
fn told_shortfalls(shortfalls: &[Shortfall]) -> Told {
    let Some((worst, others)) = shortfalls.split_first() else { return Told::default() };
    let Told { fi, sv, en } = told_shortfall(worst);
    let needed = worst.pair.needed;
    let needed_with_comma = needed.to_string().replace('.', ",");
    let mut told = told!(
        fi: "{fi}, WCAG vaatii {needed_with_comma}:1",
        sv: "{sv}, WCAG kräver {needed_with_comma}:1",
        en: "{en}, WCAG asks for {needed}:1",
    );
    for (at, other) in others.iter().take(MORE).enumerate() {
        let Told { fi, sv, en } = told_shortfall(other);
        let starts = if at == 0 { ["; samoin ", "; likaså ", "; and "] } else { [", "; 3] };
        told.fi.extend([starts[0], &fi]);
        told.sv.extend([starts[1], &sv]);
        told.en.extend([starts[2], &en]);
    }
    told
}

/// The ratio is rounded down: one that falls short never looks as if it passed.
fn told_shortfall(shortfall: &Shortfall) -> Told {
    let Told { fi, sv, en } = shortfall.pair.name();
    let ratio = format!("{:.2}", (shortfall.contrast * 100.0).floor() / 100.0);
    let with_comma = ratio.replace('.', ",");
    told!(fi: "{fi} {with_comma}:1", sv: "{sv} {with_comma}:1", en: "{en} {ratio}:1")
}
