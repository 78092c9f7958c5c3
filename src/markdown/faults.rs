//! What there is to say of marks that the portal doesn't publish as they are.

use crate::diagnostics::finding::Finding;
use crate::diagnostics::told::Told;
use crate::markdown::links::Target;
use crate::told;

/// Marks in angle brackets that stay on the page as text.
pub(crate) fn raw_html(literal: &str) -> Finding {
    if literal.trim_start().starts_with("<!--") {
        return html_comment();
    }
    let tag = quoted(literal.trim_start().split_inclusive('>').next().unwrap_or_default());
    Finding::warning(
        "raw-html",
        told!(
            fi: "HTML-merkintä `{tag}` näkyy sivulla tekstinä sellaisenaan",
            sv: "HTML-märkningen `{tag}` visas på sidan som vanlig text",
            en: "the HTML tag `{tag}` is shown on the page as plain text"
        ),
    )
    .hint(told!(
        fi: "Poista merkintä. Lihavointi kirjoitetaan `**näin**`, luettelon rivi alkaa merkeillä `- `; HTML-merkinnöistä toimii vain rivinvaihto `<br>`.",
        sv: "Ta bort märkningen. Fet stil skrivs `**så här**` och en rad i en lista börjar med `- `; av HTML fungerar bara radbytet `<br>`.",
        en: "Remove the tag. Bold is written `**like this**` and a line of a list begins with `- `; of HTML only the line break `<br>` works."
    ))
}

fn html_comment() -> Finding {
    Finding::warning(
        "raw-html",
        told!(
            fi: "HTML-kommentti näkyy sivulla kaikille",
            sv: "HTML-kommentaren visas för alla på sidan",
            en: "the HTML comment is shown to everyone on the page"
        ),
    )
    .hint(told!(
        fi: "Poista kommentti, jos sitä ei ole tarkoitettu lukijoille.",
        sv: "Ta bort kommentaren om den inte är avsedd för läsarna.",
        en: "Remove the comment if it is not meant for the readers."
    ))
}

/// An image; its description stays as text.
pub(crate) fn image() -> Finding {
    Finding::warning(
        "image-not-supported",
        told!(
            fi: "kuvaa ei julkaista, vain sen kuvausteksti",
            sv: "bilden publiceras inte, bara dess beskrivning",
            en: "the image is not published, only its description"
        ),
    )
    .hint(told!(
        fi: "Kerro kuvan sisältö tekstinä ja poista kuva.",
        sv: "Berätta bildens innehåll som text och ta bort bilden.",
        en: "Say in words what the image shows and remove the image."
    ))
}

/// An address that isn't linked to; nothing for one that is.
pub(crate) fn link(address: &str, target: &Target) -> Option<Finding> {
    let named = quoted(address);
    let finding = match target {
        Target::Address(_) | Target::Text { .. } => return None,
        Target::Harmful => Finding::warning(
            "unsafe-link",
            told!(
                fi: "osoite `{named}` ei ole turvallinen, joten linkkiä ei julkaista",
                sv: "adressen `{named}` är inte säker, så länken publiceras inte",
                en: "the address `{named}` is not safe, so the link is not published"
            ),
        ),
        Target::Outside => Finding::warning(
            "unsafe-link",
            told!(
                fi: "osoite `{named}` johtaa sisältökansion ulkopuolelle, joten linkkiä ei julkaista",
                sv: "adressen `{named}` leder ut ur innehållsmappen, så länken publiceras inte",
                en: "the address `{named}` leads out of the content folder, so the link is not published"
            ),
        ),
        Target::Unsupported if named.is_empty() => Finding::warning(
            "unsupported-link",
            told!(
                fi: "linkillä ei ole osoitetta",
                sv: "länken saknar adress",
                en: "the link has no address"
            ),
        ),
        Target::Unsupported => Finding::warning(
            "unsupported-link",
            told!(
                fi: "osoitteesta `{named}` ei tule linkkiä",
                sv: "adressen `{named}` blir ingen länk",
                en: "the address `{named}` does not make a link"
            ),
        ),
    };
    Some(finding.hint(address_hint()))
}

fn address_hint() -> Told {
    told!(
        fi: "Aloita osoite merkeillä `https://`, `mailto:` tai `tel:`, tai anna toisen selosteen tiedosto, esimerkiksi `../kulttuuri/kirjasto.md`.",
        sv: "Börja adressen med `https://`, `mailto:` eller `tel:`, eller ange filen för en annan beskrivning, till exempel `../kulttuuri/kirjasto.md`.",
        en: "Begin the address with `https://`, `mailto:` or `tel:`, or give the file of another notice, such as `../kulttuuri/kirjasto.md`."
    )
}

/// The longest that a message quotes.
const LONGEST: usize = 60;

/// An author's words as a message quotes them: on one line, not too long, without backticks.
fn quoted(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default().replace('`', "'");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
