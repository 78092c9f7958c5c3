//! What a person must know or do: documents that could not be read, files that stay, doubts.

use crate::cli::import::report::shown;
use crate::diagnostics::finding::Finding;
use crate::import::notice::Confidence;
use crate::import::readers::Unreadable;
use crate::pipeline::importing::{Document, Fate, Import, Notice, Problem};
use crate::text::language::Language;
use crate::told;

/// All of them, by document.
pub(super) fn of(import: &Import) -> Vec<Finding> {
    let mut troubles = Vec::new();
    for Document { name, result } in &import.documents {
        match result {
            Ok(notice) => {
                troubles.extend(of_notice(notice).into_iter().map(|it| it.in_file(name)));
            }
            Err(problem) => troubles.push(of_problem(problem).in_file(name)),
        }
    }
    if import.documents.is_empty() {
        troubles.push(nothing());
    }
    troubles
}

fn nothing() -> Finding {
    Finding::error(
        "import-nothing",
        told!(fi: "kansiossa ei ole asiakirjoja", sv: "mappen har inga dokument", en: "the folder has no documents"),
    )
}

fn of_notice(notice: &Notice) -> Vec<Finding> {
    let mut troubles = Vec::new();
    troubles.extend(of_fate(notice));
    let imported = &notice.imported;
    if !imported.lost.is_empty() {
        let words = imported.lost.iter().take(20).cloned().collect::<Vec<_>>().join(" ");
        troubles.push(
            Finding::error(
                "import-lost",
                told!(
                    fi: "selosteesta puuttuu asiakirjan sanoja: {words}",
                    sv: "beskrivningen saknar ord ur dokumentet: {words}",
                    en: "the notice lacks words of the document: {words}",
                ),
            )
            .hint(told!(
                fi: "Lisää ne selosteeseen ja kerro viasta ohjelman tekijöille.",
                sv: "Lägg till dem i beskrivningen och berätta om felet för programmets utvecklare.",
                en: "Add them to the notice, and tell the program's makers of the fault.",
            )),
        );
    }
    let unplaced = imported.unplaced.len();
    if unplaced > 0 {
        troubles.push(
            Finding::warning(
                "import-unplaced",
                told!(
                    fi: "tekstiä, jolle ei löytynyt paikkaa (kuten alaviitteet), kohtia {unplaced}: se on selosteen lopussa omalla otsikollaan",
                    sv: "text som inte kunde placeras (till exempel fotnoter), {unplaced} stycken: den finns i slutet av beskrivningen under en egen rubrik",
                    en: "text that had no place (such as footnotes), {unplaced} in number: it stands at the end of the notice under a heading of its own",
                ),
            )
            .hint(told!(
                fi: "Siirrä teksti kohtiin, joihin se kuuluu, ja poista otsikko.",
                sv: "Flytta texten till de punkter som den hör till och ta bort rubriken.",
                en: "Move it to the sections that it belongs to, and remove the heading.",
            )),
        );
    }
    if imported.confidence == Confidence::Low {
        let (headings, known) = (imported.headings, imported.items.len());
        troubles.push(
            Finding::warning(
                "import-uncertain",
                told!(
                    fi: "asiakirjan rakenne on epäselvä: väliotsikoita {headings}, tunnistettuja kohtia {known}",
                    sv: "dokumentets struktur är oklar: {headings} rubriker, {known} punkter kändes igen",
                    en: "the document's structure is unclear: {headings} headings, {known} items recognised",
                ),
            )
            .hint(told!(
                fi: "Lue seloste läpi ja lisää väliotsikot: rivi alkuun `## `.",
                sv: "Läs igenom beskrivningen och lägg till rubriker: börja raden med `## `.",
                en: "Read the notice through and add headings: begin the line with `## `.",
            )),
        );
    }
    troubles
}

fn of_fate(notice: &Notice) -> Option<Finding> {
    let file = shown(&notice.file);
    Some(match &notice.fate {
        Fate::New | Fate::Replaces | Fate::Stands => return None,
        Fate::Kept => Finding::error(
            "import-exists",
            told!(
                fi: "tiedosto `{file}` on jo olemassa, eikä sitä muutettu",
                sv: "filen `{file}` finns redan och ändrades inte",
                en: "the file `{file}` is there already, and was not changed",
            ),
        )
        .hint(told!(
            fi: "Vertaa sitä tuotuun (`--dry-run`); `--force` korvaa sen.",
            sv: "Jämför den med den importerade (`--dry-run`); `--force` ersätter den.",
            en: "Compare it with the imported one (`--dry-run`); `--force` replaces it.",
        )),
        Fate::Older => {
            let date =
                notice.imported.date.map(|date| date.written(Language::Fi)).unwrap_or_default();
            Finding::info(
                "import-older",
                told!(
                    fi: "vanhempi versio ({date}) selosteesta `{file}`; sitä ei kirjoitettu",
                    sv: "en äldre version ({date}) av `{file}`; den skrevs inte",
                    en: "an older version ({date}) of `{file}`; it was not written",
                ),
            )
            .hint(told!(
                fi: "Valitsimella `--commit` vanhat versiot talletetaan selosteen historiaan.",
                sv: "Med `--commit` sparas de gamla versionerna i beskrivningens historik.",
                en: "With `--commit` the old versions are committed as the notice's history.",
            ))
        }
        Fate::Twice(other) => Finding::info(
            "import-duplicate",
            told!(
                fi: "sama teksti kuin asiakirjassa `{other}`; kirjoitettiin vain yksi",
                sv: "samma text som i dokumentet `{other}`; bara ett skrevs",
                en: "the same text as the document `{other}`; only one was written",
            ),
        ),
    })
}

fn of_problem(problem: &Problem) -> Finding {
    match problem {
        Problem::Unreadable(reason) => unreadable(*reason),
        Problem::NotThere => Finding::error(
            "import-missing",
            told!(fi: "tiedostoa ei ole", sv: "filen finns inte", en: "there is no such file"),
        ),
        Problem::Io(error) => Finding::error(
            "import-unreadable",
            told!(
                fi: "tiedostoa ei voi lukea: {error}",
                sv: "filen kan inte läsas: {error}",
                en: "the file cannot be read: {error}",
            ),
        ),
    }
}

fn unreadable(reason: Unreadable) -> Finding {
    let (rule, message, hint) = match reason {
        Unreadable::Encrypted => (
            "import-encrypted",
            told!(fi: "asiakirja on suojattu salasanalla", sv: "dokumentet är skyddat med lösenord", en: "the document is protected by a password"),
            told!(fi: "Avaa se, poista suojaus ja tallenna uudelleen.", sv: "Öppna det, ta bort skyddet och spara på nytt.", en: "Open it, remove the protection and save it again."),
        ),
        Unreadable::NoText => (
            "import-no-text",
            told!(fi: "asiakirjassa ei ole tekstiä: sivut ovat kuvia", sv: "dokumentet har ingen text: sidorna är bilder", en: "the document has no text: its pages are pictures"),
            told!(fi: "Tunnista teksti (OCR) tai etsi alkuperäinen asiakirja.", sv: "Kör texttolkning (OCR) eller leta fram originalet.", en: "Have the text recognised (OCR), or find the original."),
        ),
        Unreadable::Broken => (
            "import-broken",
            told!(fi: "asiakirja on vioittunut tai jäänyt kesken", sv: "dokumentet är skadat eller ofullständigt", en: "the document is damaged or cut short"),
            told!(fi: "Avaa se omassa ohjelmassaan ja tallenna uudelleen, tai hae se uudestaan.", sv: "Öppna det i sitt eget program och spara på nytt, eller hämta det igen.", en: "Open it in its own program and save it again, or fetch it anew."),
        ),
        Unreadable::TooLarge => (
            "import-too-large",
            told!(fi: "asiakirja on suurempi kuin mikään seloste", sv: "dokumentet är större än någon beskrivning", en: "the document is larger than any notice"),
            told!(fi: "Poista siitä kuvat ja liitteet tai vie teksti omaan tiedostoonsa.", sv: "Ta bort bilder och bilagor eller spara texten i en egen fil.", en: "Remove pictures and attachments, or save the text in a file of its own."),
        ),
        Unreadable::Empty => (
            "import-empty",
            told!(fi: "tiedosto on tyhjä", sv: "filen är tom", en: "the file is empty"),
            told!(fi: "Hae asiakirja uudestaan.", sv: "Hämta dokumentet igen.", en: "Fetch the document anew."),
        ),
        Unreadable::Picture => (
            "import-picture",
            told!(fi: "tiedosto on kuva, sanoi sen nimi mitä tahansa", sv: "filen är en bild, vad dess namn än säger", en: "the file is a picture, whatever its name says"),
            told!(fi: "Tunnista teksti (OCR) tai etsi alkuperäinen asiakirja.", sv: "Kör texttolkning (OCR) eller leta fram originalet.", en: "Have the text recognised (OCR), or find the original."),
        ),
        Unreadable::OldWord => (
            "import-old-format",
            told!(fi: "asiakirja on vanhassa Word- tai RTF-muodossa", sv: "dokumentet är i gammalt Word- eller RTF-format", en: "the document is in an old Word format, or in RTF"),
            told!(fi: "Avaa se Wordissa tai LibreOfficessa ja tallenna muodossa .docx.", sv: "Öppna det i Word eller LibreOffice och spara som .docx.", en: "Open it in Word or LibreOffice and save it as .docx."),
        ),
        Unreadable::OtherOffice => (
            "import-no-document",
            told!(fi: "tiedosto on taulukko tai esitys, ei tekstiasiakirja", sv: "filen är ett kalkylblad eller en presentation, inget textdokument", en: "the file is a spreadsheet or slides, no text document"),
            told!(fi: "Kopioi teksti asiakirjaan ja tuo se.", sv: "Kopiera texten till ett dokument och importera det.", en: "Copy the text into a document and import that."),
        ),
        Unreadable::Nested => (
            "import-nested",
            told!(fi: "pakattu tiedosto on pakatun tiedoston sisällä", sv: "ett arkiv i ett arkiv", en: "an archive within an archive"),
            told!(fi: "Pura se ja tuo siinä olevat asiakirjat.", sv: "Packa upp det och importera dokumenten i det.", en: "Unpack it and import the documents in it."),
        ),
        Unreadable::Unknown => (
            "import-unknown",
            told!(fi: "tiedoston muotoa ei tunneta", sv: "filens format är okänt", en: "the file's format is not known"),
            told!(fi: "Luetaan Word- (.docx), OpenDocument- (.odt), PDF-, HTML-, teksti- ja Markdown-tiedostoja sekä niitä sisältäviä zip-tiedostoja.", sv: "Det går att läsa Word (.docx), OpenDocument (.odt), PDF, HTML, text och Markdown samt zip-filer med sådana.", en: "Word (.docx), OpenDocument (.odt), PDF, HTML, text and Markdown are read, and zip files of these."),
        ),
    };
    Finding::error(rule, message).hint(hint)
}
