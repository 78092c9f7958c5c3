//! What there is to say of front matter, in words for one who has never heard of TOML.

use crate::diagnostics::finding::Finding;
use crate::diagnostics::told::Told;
use crate::text::date::Date;
use crate::told;

/// What kind of value a field has, or must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    Text,
    Number,
    Truth,
    Date,
    List,
    Table,
}

impl Value {
    fn fi(self) -> &'static str {
        match self {
            Self::Text => "teksti",
            Self::Number => "luku",
            Self::Truth => "`true` tai `false`",
            Self::Date => "päivämäärä",
            Self::List => "luettelo",
            Self::Table => "osio",
        }
    }

    fn sv(self) -> &'static str {
        match self {
            Self::Text => "en text",
            Self::Number => "ett tal",
            Self::Truth => "`true` eller `false`",
            Self::Date => "ett datum",
            Self::List => "en lista",
            Self::Table => "ett avsnitt",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Truth => "`true` or `false`",
            Self::Date => "a date",
            Self::List => "a list",
            Self::Table => "a section",
        }
    }
}

/// A field with a value of the wrong kind.
pub(crate) fn wrong_type(key: &str, expected: Value, found: Value) -> Finding {
    let (fi, sv, en) = (expected.fi(), expected.sv(), expected.en());
    let (found_fi, found_sv, found_en) = (found.fi(), found.sv(), found.en());
    Finding::error(
        "wrong-type",
        told!(
            fi: "kentän `{key}` arvo on {found_fi}, vaikka sen pitää olla {fi}",
            sv: "värdet i fältet `{key}` är {found_sv}, fast det ska vara {sv}",
            en: "the value of the field `{key}` is {found_en}, but it must be {en}"
        ),
    )
    .hint(form_hint(key))
}

fn form_hint(key: &str) -> Told {
    let form = example_of(key);
    told!(fi: "Kirjoita näin: `{form}`.", sv: "Skriv så här: `{form}`.", en: "Write `{form}`.")
}

/// A field as it should be written.
fn example_of(key: &str) -> String {
    match key {
        "date" | "review_by" => format!("{key} = 2026-05-18"),
        "order" => format!("{key} = 3"),
        "systems" => format!("{key} = [\"Hyllykkö\", \"Varauskalenteri\"]"),
        "transfers_outside_eea" => format!("{key} = false"),
        "register" | "check" => format!("[{key}]"),
        "allow" => format!("{key} = [\"review-overdue: uusitaan syksyllä\"]"),
        "severity" => format!("{key} = {{ review-overdue = \"info\" }}"),
        _ => format!("{key} = \"…\""),
    }
}

/// A date in another form than `2026-05-18`; `meant` when it can be read nevertheless.
pub(crate) fn not_a_date(key: &str, meant: Option<Date>) -> Finding {
    let finding = Finding::error(
        "not-a-date",
        told!(
            fi: "kentän `{key}` arvo ei ole päivämäärä oikeassa muodossa",
            sv: "värdet i fältet `{key}` är inte ett datum i rätt form",
            en: "the value of the field `{key}` is not a date in the right form"
        ),
    );
    finding.hint(match meant {
        Some(date) => told!(
            fi: "Kirjoita `{key} = {date}`.",
            sv: "Skriv `{key} = {date}`.",
            en: "Write `{key} = {date}`."
        ),
        None => told!(
            fi: "Kirjoita vuosi, kuukausi ja päivä ilman lainausmerkkejä, esimerkiksi `{key} = 2026-05-18`.",
            sv: "Skriv år, månad och dag utan citattecken, till exempel `{key} = 2026-05-18`.",
            en: "Write the year, the month and the day without quotation marks, such as `{key} = 2026-05-18`."
        ),
    })
}

/// A field that the portal doesn't know; `meant` when it is like one that it knows.
pub(crate) fn unknown_key(key: &str, meant: Option<&str>) -> Finding {
    let finding = Finding::error(
        "unknown-key",
        told!(
            fi: "tuntematon kenttä `{key}`",
            sv: "okänt fält `{key}`",
            en: "unknown field `{key}`"
        ),
    );
    finding.hint(match meant {
        Some(meant) => told!(
            fi: "Tarkoititko kenttää `{meant}`?",
            sv: "Menade du fältet `{meant}`?",
            en: "Did you mean the field `{meant}`?"
        ),
        None => told!(
            fi: "Poista rivi tai siirrä tieto tekstiin. Tunnetut kentät ovat `title`, `date`, `review_by`, `summary` ja `order`, osiossa `[register]` kentät `systems` ja `transfers_outside_eea` sekä osiossa `[check]` kentät `allow` ja `severity`.",
            sv: "Ta bort raden eller flytta uppgiften till texten. Kända fält är `title`, `date`, `review_by`, `summary` och `order`, i avsnittet `[register]` fälten `systems` och `transfers_outside_eea` samt i avsnittet `[check]` fälten `allow` och `severity`.",
            en: "Remove the line, or move the information into the text. The known fields are `title`, `date`, `review_by`, `summary` and `order`; in the section `[register]` the fields `systems` and `transfers_outside_eea`, and in the section `[check]` the fields `allow` and `severity`."
        ),
    })
}

/// A field of `[register]` that stands above it.
pub(crate) fn belongs_under_register(key: &str) -> Finding {
    Finding::error(
        "unknown-key",
        told!(
            fi: "kenttä `{key}` on väärässä paikassa",
            sv: "fältet `{key}` står på fel ställe",
            en: "the field `{key}` is in the wrong place"
        ),
    )
    .hint(told!(
        fi: "Siirrä rivi rivin `[register]` alapuolelle; lisää se rivi, jos sitä ei ole.",
        sv: "Flytta raden till under raden `[register]`; lägg till den raden om den saknas.",
        en: "Move the line below the line `[register]`; add that line if there is none."
    ))
}

/// A field of the notice that stands under `[register]`.
pub(crate) fn belongs_above_register(key: &str) -> Finding {
    Finding::error(
        "unknown-key",
        told!(
            fi: "kenttä `{key}` on väärässä paikassa",
            sv: "fältet `{key}` står på fel ställe",
            en: "the field `{key}` is in the wrong place"
        ),
    )
    .hint(told!(
        fi: "Siirrä rivi rivin `[register]` yläpuolelle.",
        sv: "Flytta raden till ovanför raden `[register]`.",
        en: "Move the line above the line `[register]`."
    ))
}

pub(crate) fn title_missing() -> Finding {
    Finding::error(
        "title-missing",
        told!(
            fi: "otsikko puuttuu",
            sv: "rubriken saknas",
            en: "the title is missing"
        ),
    )
    .hint(told!(
        fi: "Lisää ensimmäisen `+++`-rivin alle rivi `title = \"…\"`, jossa on sivun otsikko.",
        sv: "Lägg till raden `title = \"…\"` med sidans rubrik under den första raden `+++`.",
        en: "Add the line `title = \"…\"` with the heading of the page below the first line `+++`."
    ))
}

pub(crate) fn title_empty() -> Finding {
    Finding::error(
        "title-empty",
        told!(
            fi: "otsikko on tyhjä",
            sv: "rubriken är tom",
            en: "the title is empty"
        ),
    )
    .hint(told!(
        fi: "Kirjoita sivun otsikko lainausmerkkien väliin.",
        sv: "Skriv sidans rubrik mellan citattecknen.",
        en: "Write the heading of the page between the quotation marks."
    ))
}

pub(crate) fn front_matter_missing() -> Finding {
    Finding::error(
        "front-matter-missing",
        told!(
            fi: "tiedoston alusta puuttuvat perustiedot",
            sv: "grunduppgifterna saknas i början av filen",
            en: "the basic information is missing from the beginning of the file"
        ),
    )
    .hint(told!(
        fi: "Aloita tiedosto kolmella rivillä: `+++`, `title = \"…\"` ja `+++`.",
        sv: "Börja filen med tre rader: `+++`, `title = \"…\"` och `+++`.",
        en: "Begin the file with three lines: `+++`, `title = \"…\"` and `+++`."
    ))
}

pub(crate) fn unclosed() -> Finding {
    syntax(told!(
        fi: "perustietojen lopusta puuttuu rivi `+++`",
        sv: "raden `+++` saknas efter grunduppgifterna",
        en: "the line `+++` is missing after the basic information"
    ))
    .hint(told!(
        fi: "Lisää viimeisen kentän jälkeen rivi, jolla on vain `+++`.",
        sv: "Lägg till en rad med bara `+++` efter det sista fältet.",
        en: "Add a line with only `+++` after the last field."
    ))
}

pub(crate) fn yaml() -> Finding {
    syntax(told!(
        fi: "perustiedot ovat `---`-rivien välissä, vaikka niiden paikka on `+++`-rivien välissä",
        sv: "grunduppgifterna står mellan rader med `---`, fast de ska stå mellan rader med `+++`",
        en: "the basic information stands between lines of `---`, but must stand between lines of `+++`"
    ))
    .hint(told!(
        fi: "Vaihda `---`-rivien tilalle `+++` ja kirjoita kentät muotoon `title = \"…\"`.",
        sv: "Byt raderna `---` mot `+++` och skriv fälten i formen `title = \"…\"`.",
        en: "Replace the lines `---` by `+++` and write the fields in the form `title = \"…\"`."
    ))
}

/// A mistake in one line that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// `title: x`
    Colon,
    /// `title = Kirjasto`
    NoQuotes,
    /// `title = ”Kirjasto”`
    WrongQuotes,
    /// `title = "Kirjasto`
    OpenQuote,
    /// `title = "Kirjaston "uusi" rekisteri"`
    InnerQuotes,
    /// `title =`
    NoValue,
}

/// A line with a mistake that can be named.
pub(crate) fn mistake(mistake: Mistake, key: &str) -> Finding {
    let message = match mistake {
        Mistake::Colon => told!(
            fi: "kentän `{key}` jäljessä on kaksoispiste, vaikka siinä pitää olla `=`",
            sv: "efter fältet `{key}` står ett kolon, fast där ska stå `=`",
            en: "the field `{key}` is followed by a colon, but must be followed by `=`"
        ),
        Mistake::NoQuotes => told!(
            fi: "kentän `{key}` tekstin ympäriltä puuttuvat lainausmerkit",
            sv: "citattecknen saknas kring texten i fältet `{key}`",
            en: "the quotation marks around the text of the field `{key}` are missing"
        ),
        Mistake::WrongQuotes => told!(
            fi: "kentän `{key}` lainausmerkit ovat vääränlaiset",
            sv: "citattecknen i fältet `{key}` är av fel slag",
            en: "the quotation marks of the field `{key}` are of the wrong kind"
        ),
        Mistake::OpenQuote => told!(
            fi: "kentän `{key}` tekstin lopusta puuttuu lainausmerkki",
            sv: "citattecknet saknas efter texten i fältet `{key}`",
            en: "the quotation mark after the text of the field `{key}` is missing"
        ),
        Mistake::InnerQuotes => told!(
            fi: "kentän `{key}` tekstissä on lainausmerkki, joka katkaisee sen",
            sv: "i texten i fältet `{key}` finns ett citattecken som avbryter den",
            en: "a quotation mark within the text of the field `{key}` cuts it short"
        ),
        Mistake::NoValue => told!(
            fi: "kentän `{key}` arvo puuttuu",
            sv: "värdet i fältet `{key}` saknas",
            en: "the value of the field `{key}` is missing"
        ),
    };
    let hint = match mistake {
        Mistake::InnerQuotes => told!(
            fi: "Käytä tekstin sisällä toisenlaista lainausmerkkiä, esimerkiksi `”`.",
            sv: "Använd ett annat slags citattecken inne i texten, till exempel `”`.",
            en: "Use another kind of quotation mark within the text, such as `”`."
        ),
        Mistake::WrongQuotes => told!(
            fi: "Käytä suoria lainausmerkkejä: `{key} = \"…\"`.",
            sv: "Använd raka citattecken: `{key} = \"…\"`.",
            en: "Use straight quotation marks: `{key} = \"…\"`."
        ),
        _ => form_hint(key),
    };
    syntax(message).hint(hint)
}

/// A place that the TOML parser couldn't read, from its words.
pub(crate) fn unreadable(toml_message: &str) -> Finding {
    let message = match toml_message {
        words if words.starts_with("duplicate key") => told!(
            fi: "sama kenttä on annettu kahdesti",
            sv: "samma fält står två gånger",
            en: "the same field is given twice"
        ),
        words if words.contains("array") && words.starts_with("missing comma") => told!(
            fi: "luettelon osien välistä puuttuu pilkku",
            sv: "ett komma saknas mellan listans delar",
            en: "a comma is missing between the parts of the list"
        ),
        words if words.starts_with("extra comma") => told!(
            fi: "luettelossa on ylimääräinen pilkku",
            sv: "listan har ett komma för mycket",
            en: "the list has a comma too many"
        ),
        words if words.starts_with("unclosed array,") || words == "unclosed array" => told!(
            fi: "luettelon lopusta puuttuu `]`",
            sv: "`]` saknas efter listan",
            en: "`]` is missing after the list"
        ),
        words if words.contains("unclosed table") => told!(
            fi: "osion nimen jäljestä puuttuu `]`",
            sv: "`]` saknas efter avsnittets namn",
            en: "`]` is missing after the name of the section"
        ),
        _ => told!(
            fi: "tätä kohtaa ei voi lukea",
            sv: "det här stället går inte att läsa",
            en: "this place cannot be read"
        ),
    };
    syntax(message).hint(told!(
        fi: "Kirjoita joka riville yksi kenttä muodossa `kenttä = arvo`, teksti lainausmerkeissä, esimerkiksi `title = \"Kirjaston asiakasrekisteri\"`.",
        sv: "Skriv ett fält per rad i formen `fält = värde`, text inom citattecken, till exempel `title = \"Bibliotekets kundregister\"`.",
        en: "Write one field a line in the form `field = value`, text in quotation marks, such as `title = \"Library customer register\"`."
    ))
}

fn syntax(message: Told) -> Finding {
    Finding::error("front-matter-syntax", message)
}
