//! What a web site has around its texts, and what copying from one leaves: skip links, buttons, banners,
//! codes of its program, targets of links.

use crate::import::noise::{Marks, is_item, lone_line, text_of};
use crate::import::pieces::{Block, Why};
use crate::text::folding::fold;

/// Whole lines, folded.
const LINES: &[&str] = &[
    "ohita päävalikko",
    "ohita valikko",
    "ohita navigaatio",
    "hyppää sisältöön",
    "siirry sisältöön",
    "siirry suoraan sisältöön",
    "siirry pääsisältöön",
    "hoppa till innehållet",
    "hoppa till innehåll",
    "gå till innehållet",
    "skip to content",
    "skip to main content",
    "etusivu",
    "jaa",
    "jaa sivu",
    "jaa tämä sivu",
    "jaa artikkeli",
    "jaa sosiaalisessa mediassa",
    "dela",
    "dela sidan",
    "share",
    "share this page",
    "tweet",
    "twiittaa",
    "tulosta",
    "tulosta sivu",
    "skriv ut",
    "print",
    "takaisin ylös",
    "palaa ylös",
    "sivun alkuun",
    "takaisin sivun alkuun",
    "takaisin",
    "tillbaka till toppen",
    "back to top",
    "lue lisää",
    "avaa valikko",
    "sulje valikko",
    "valikko",
    "kuuntele",
    "lyssna",
    "facebook",
    "twitter",
    "linkedin",
    "instagram",
    "whatsapp",
];

/// Lines that begin so, folded: the button names where it leads.
const BEGINNINGS: &[&str] = &[
    "jaa facebook",
    "jaa twitter",
    "jaa linkedin",
    "jaa whatsapp",
    "jaa x:ss",
    "dela på ",
    "share on ",
    "share via ",
    "lähetä sähköpostilla",
];

/// Buttons of notices on cookies.
const CONSENT: &[&str] = &[
    "hyväksy",
    "hyväksy kaikki",
    "hyväksy kaikki evästeet",
    "hyväksyn",
    "hylkää",
    "hylkää kaikki",
    "vain välttämättömät",
    "vain välttämättömät evästeet",
    "salli kaikki",
    "salli kaikki evästeet",
    "salli valinta",
    "evästeasetukset",
    "muokkaa asetuksia",
    "godkänn alla",
    "avvisa alla",
    "accept all",
    "reject all",
];

/// A banner stands at most so many blocks from its buttons.
const BANNER: usize = 3;

pub(super) fn mark(marks: &mut Marks<'_>) {
    let all: String = marks.blocks.iter().flat_map(text_of).collect::<Vec<_>>().join(" ");
    for (at, block) in marks.blocks.iter().enumerate() {
        let Some(line) = lone_line(block) else { continue };
        if let Some(why) = of_line(line, is_item(block), &all) {
            marks.mark(at, why);
        }
    }
    mark_banner(marks);
}

pub(super) fn of_line(line: &str, is_item: bool, all: &str) -> Option<Why> {
    let folded = fold(line);
    let folded = folded.trim_matches([' ', '.', '»', '›', '>', '|', '↑', '⇧', '!']);
    if is_code(line) {
        return Some(Why::Code);
    }
    if is_debris(line, is_item, all) {
        return Some(Why::Debris);
    }
    let trail = line.split(['>', '›', '»', '/']).map(fold);
    let is_trail = line.contains(['>', '›', '»']) && trail.clone().count() > 1 && {
        let first = trail.clone().next().unwrap_or_default();
        ["etusivu", "hem", "startsida", "home"].contains(&first.trim())
    };
    let known = LINES.contains(&folded) || BEGINNINGS.iter().any(|begin| folded.starts_with(begin));
    (known || is_trail).then_some(Why::Site)
}

/// `[wooslider slide_page="etusivu"]`, `O:\logo.jpg`, `kuva.png`.
fn is_code(line: &str) -> bool {
    let bracketed = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(code) = bracketed {
        let code = code.trim_start_matches('/');
        let name: String =
            code.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        let rest = &code[name.len()..];
        return name.len() > 2 && (rest.contains('=') || (rest.is_empty() && name.contains('_')));
    }
    let lower = line.to_lowercase();
    let picture = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".bmp", ".webp"]
        .iter()
        .any(|end| lower.ends_with(end));
    let path = lower.len() > 3 && lower.as_bytes()[1] == b':' && lower.as_bytes()[2] == b'\\';
    (picture && !line.contains("://") && (path || !line.contains(' ')))
        || (path && !line.contains(". "))
}

/// The target of a link on a line of its own, whose words stand elsewhere.
fn is_debris(line: &str, is_item: bool, all: &str) -> bool {
    if line.contains(char::is_whitespace) || is_item {
        return false;
    }
    if let Some(address) = line.strip_prefix("mailto:") {
        let address = address.split('?').next().unwrap_or_default();
        return !address.is_empty() && all.matches(address).count() > 1;
    }
    if let Some(number) = line.strip_prefix("tel:") {
        return !number.is_empty();
    }
    let Some(host) = line.strip_prefix("http://").or_else(|| line.strip_prefix("https://")) else {
        return false;
    };
    // The first page of a site, as a program that reads files leaves it; or an address said elsewhere.
    let home = host.trim_end_matches('/');
    !home.contains('/') || all.matches(home).count() > 1
}

/// A notice on cookies: its buttons, and the text before them.
fn mark_banner(marks: &mut Marks<'_>) {
    let standing: Vec<usize> = marks.standing().map(|(at, _)| at).collect();
    let button = |at: usize| {
        let line = lone_line(&marks.blocks[at]).map(fold);
        line.is_some_and(|line| CONSENT.contains(&line.trim()))
    };
    let buttons: Vec<usize> =
        (0..standing.len()).filter(|place| button(standing[*place])).collect();
    // One alone may be a word of the text.
    if buttons.len() < 2 && buttons.first().is_none_or(|place| *place >= BANNER) {
        return;
    }
    let mut going = Vec::new();
    for place in buttons {
        going.push(standing[place]);
        for before in (place.saturating_sub(BANNER)..place).rev() {
            if says_cookies(&marks.blocks[standing[before]]) {
                going.push(standing[before]);
            }
        }
    }
    for at in going {
        marks.mark(at, Why::CookieBanner);
    }
}

fn says_cookies(block: &Block) -> bool {
    let text = fold(&text_of(block).join(" "));
    let begins = [
        "tämä sivusto käyttää evästeitä",
        "käytämme evästeitä",
        "sivustolla käytetään evästeitä",
        "webbplatsen använder kakor",
        "vi använder kakor",
        "vi använder cookies",
        "we use cookies",
        "this site uses cookies",
        "this website uses cookies",
        "evästeet tällä sivustolla",
    ];
    text.len() < 600 && begins.iter().any(|begin| text.starts_with(begin))
}
