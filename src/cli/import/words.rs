//! What the report calls things.

use crate::diagnostics::told::Told;
use crate::import::notice::Confidence;
use crate::import::pieces::Why;
use crate::pipeline::importing::{Fate, Import};
use crate::text::language::Language;
use crate::told;

/// Why a text was left out.
pub(super) fn why(why: Why) -> Told {
    match why {
        Why::PageMargin => {
            told!(fi: "sivun ylä- tai alatunniste", sv: "sidhuvud eller sidfot", en: "header or footer of a page")
        }
        Why::PageNumber => told!(fi: "sivunumero", sv: "sidnummer", en: "page number"),
        Why::Date => {
            told!(fi: "päiväys, joka on nyt selosteen alkutiedoissa", sv: "datum, som nu finns bland uppgifterna i början", en: "the date, which now stands at the head")
        }
        Why::Contents => {
            told!(fi: "sisällysluettelo", sv: "innehållsförteckning", en: "list of contents")
        }
        Why::Site => {
            told!(fi: "verkkosivuston valikko, linkki tai painike", sv: "webbplatsens meny, länk eller knapp", en: "menu, link or button of a web site")
        }
        Why::CookieBanner => {
            told!(fi: "evästeilmoitus", sv: "meddelande om kakor", en: "notice on cookies")
        }
        Why::Code => {
            told!(fi: "ohjelman koodi tai kuvatiedosto", sv: "programkod eller bildfil", en: "code of a program, or a picture's file")
        }
        Why::Debris => {
            told!(fi: "linkin osoite, joka on tekstissä muualla", sv: "en länks adress, som finns på annat ställe i texten", en: "a link's target, which is told elsewhere")
        }
        Why::RepeatedTitle => {
            told!(fi: "nimi toistamiseen", sv: "namnet en gång till", en: "the title once more")
        }
        Why::Comment => {
            told!(fi: "kommentti tai poistettu teksti", sv: "kommentar eller borttagen text", en: "comment or deleted text")
        }
        Why::Hidden => told!(fi: "piilotettu teksti", sv: "dold text", en: "hidden text"),
        Why::DocumentKind => {
            told!(fi: "asiakirjan lajin nimi", sv: "dokumenttypens namn", en: "name of the kind of document")
        }
        Why::ColumnNames => {
            told!(fi: "taulukon sarakkeiden nimet", sv: "tabellens kolumnnamn", en: "names of a table's columns")
        }
        Why::Numbering => {
            told!(fi: "sama numero jokaisella otsikolla", sv: "samma nummer vid varje rubrik", en: "the same number before every heading")
        }
    }
}

pub(super) fn confidence(confidence: Confidence) -> Told {
    match confidence {
        Confidence::High => told!(fi: "hyvä", sv: "god", en: "high"),
        Confidence::Medium => told!(fi: "kohtalainen", sv: "måttlig", en: "medium"),
        Confidence::Low => told!(fi: "heikko", sv: "låg", en: "low"),
    }
}

pub(super) fn language(language: Language) -> Told {
    match language {
        Language::Fi => told!(fi: "suomi", sv: "finska", en: "Finnish"),
        Language::Sv => told!(fi: "ruotsi", sv: "svenska", en: "Swedish"),
        Language::En => told!(fi: "englanti", sv: "engelska", en: "English"),
    }
}

/// What is done with a notice.
pub(super) fn fate(fate: &Fate) -> Told {
    match fate {
        Fate::New => told!(fi: "uusi", sv: "ny", en: "new"),
        Fate::Replaces => told!(fi: "korvaa", sv: "ersätter", en: "replaces"),
        Fate::Stands => told!(fi: "ennallaan", sv: "oförändrad", en: "unchanged"),
        Fate::Kept => told!(fi: "ei kirjoitettu", sv: "skrevs inte", en: "not written"),
        Fate::Older => told!(fi: "vanhempi versio", sv: "äldre version", en: "older version"),
        Fate::Twice(_) => told!(fi: "kaksoiskappale", sv: "dubblett", en: "duplicate"),
    }
}

/// The last line: how many notices there are, and what could not be had.
pub(super) fn outcome(import: &Import, dry: bool) -> Told {
    let all = import.documents.len();
    let read = import.documents.iter().filter(|it| it.result.is_ok()).count();
    let written = import.written().count();
    let unread = all - read;
    let stand = import.documents.iter().filter_map(|it| it.result.as_ref().ok());
    let stand = stand.filter(|notice| notice.fate == Fate::Stands).count();
    if dry {
        return told!(
            fi: "Mitään ei kirjoitettu (--dry-run): asiakirjoja {all}, joista kirjoitettaisiin {written} ja lukematta jäi {unread}.",
            sv: "Ingenting skrevs (--dry-run): {all} dokument, varav {written} skulle skrivas och {unread} inte kunde läsas.",
            en: "Nothing was written (--dry-run): {all} documents, of which {written} would be written and {unread} could not be read.",
        );
    }
    told!(
        fi: "Valmis: asiakirjoja {all}, joista kirjoitettiin {written}, ennallaan oli {stand} ja lukematta jäi {unread}. Seuraavaksi: `seloste serve` näyttää selosteet ja `seloste check` kertoo, mitä niistä puuttuu.",
        sv: "Klart: {all} dokument, varav {written} skrevs, {stand} fanns redan och {unread} inte kunde läsas. Härnäst: `seloste serve` visar beskrivningarna och `seloste check` berättar vad som saknas i dem.",
        en: "Done: {all} documents, of which {written} were written, {stand} stood already and {unread} could not be read. Next: `seloste serve` shows the notices, and `seloste check` says what they lack.",
    )
}
