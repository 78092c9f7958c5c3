//! What there is to say of a history that can be read all the same.

use crate::diagnostics::finding::Finding;
use crate::history::assembly::Line;
use crate::history::facts::Facts;
use crate::history::repository::{FileKind, TreeFile};
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

/// Findings of the repository as a whole.
pub(super) fn of_repository(has_replacements: bool, shallow_since: Option<Date>) -> Vec<Finding> {
    let replacements = has_replacements.then(replacements);
    replacements.into_iter().chain(shallow_since.map(shallow)).collect()
}

fn replacements() -> Finding {
    let message = told!(
        fi: "arkistossa on korvattuja objekteja (`refs/replace`), joita ei oteta huomioon",
        sv: "arkivet har ersatta objekt (`refs/replace`) som inte beaktas",
        en: "the repository has replaced objects (`refs/replace`), which are not honoured",
    );
    Finding::warning("replaced-objects", message).hint(told!(
        fi: "Tarkista komennolla `git replace --list`, tarvitaanko korvauksia.",
        sv: "Kontrollera med `git replace --list` om ersättningarna behövs.",
        en: "See with `git replace --list` whether the replacements are needed.",
    ))
}

fn shallow(since: Date) -> Finding {
    let [fi, sv, en] = Language::ALL.map(|language| since.written(language));
    let message = told!(
        fi: "versiohistoria alkaa vasta {fi}: arkiston kopio on matala",
        sv: "versionshistoriken börjar först {sv}: klonen är grund",
        en: "the version history begins only on {en}: the clone is shallow",
    );
    Finding::warning("shallow-history", message).hint(told!(
        fi: "Hae koko historia komennolla `git fetch --unshallow`, GitHubin työnkulussa rivillä `fetch-depth: 0` tai GitLabissa muuttujalla `GIT_DEPTH: 0`.",
        sv: "Hämta hela historiken med `git fetch --unshallow`, raden `fetch-depth: 0` i GitHubs arbetsflöde eller variabeln `GIT_DEPTH: 0` i GitLab.",
        en: "Fetch the whole history with `git fetch --unshallow`, the line `fetch-depth: 0` in a GitHub workflow, or the variable `GIT_DEPTH: 0` in GitLab.",
    ))
}

/// The history that was read last time is not part of this one.
pub(super) fn rewritten() -> Finding {
    let message = told!(
        fi: "arkiston historia on kirjoitettu uudelleen edellisen lukukerran jälkeen",
        sv: "arkivets historik har skrivits om sedan den senast lästes",
        en: "the repository's history has been rewritten since it was last read",
    );
    Finding::info("rewritten-history", message).hint(told!(
        fi: "Tarkista, että julkaistut versiot ovat yhä mukana.",
        sv: "Kontrollera att de publicerade versionerna ännu är med.",
        en: "Check that the published revisions are still there.",
    ))
}

/// Findings of the files at the tip.
pub(super) fn of_files(content: &str, files: &[TreeFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let place = in_content(content, &file.path);
        match file.kind {
            FileKind::File => {}
            FileKind::Symlink => findings.push(symlink().in_file(&place)),
            FileKind::Submodule => findings.push(submodule().in_file(&place)),
        }
        if !file.is_utf8 {
            findings.push(foreign_name().in_file(&place));
        }
    }
    findings
}

fn symlink() -> Finding {
    let message = told!(
        fi: "sisältökansiossa on symbolinen linkki, jota ei seurata",
        sv: "innehållsmappen har en symbolisk länk som inte följs",
        en: "the content folder has a symbolic link, which is not followed",
    );
    Finding::warning("symlink", message).hint(told!(
        fi: "Korvaa linkki tiedostolla, jossa on selosteen teksti.",
        sv: "Ersätt länken med en fil som har beskrivningens text.",
        en: "Replace the link by a file with the text of the notice.",
    ))
}

fn submodule() -> Finding {
    let message = told!(
        fi: "sisältökansiossa on alimoduuli, jonka tekstejä ei lueta",
        sv: "innehållsmappen har en undermodul vars texter inte läses",
        en: "the content folder has a submodule, whose texts are not read",
    );
    Finding::warning("submodule", message).hint(told!(
        fi: "Siirrä alimoduulin tekstit tähän arkistoon.",
        sv: "Flytta undermodulens texter till det här arkivet.",
        en: "Move the texts of the submodule to this repository.",
    ))
}

fn foreign_name() -> Finding {
    let message = told!(
        fi: "tiedoston nimi ei ole UTF-8-muotoa",
        sv: "filens namn är inte i UTF-8",
        en: "the file's name is not in UTF-8",
    );
    Finding::warning("file-name-encoding", message).hint(told!(
        fi: "Nimeä tiedosto uudelleen kirjaimin a–z, numeroin ja yhdysmerkein.",
        sv: "Byt filens namn till bokstäverna a–z, siffror och bindestreck.",
        en: "Rename the file with the letters a–z, digits and hyphens.",
    ))
}

/// Findings of the timelines of texts that are still there.
pub(super) fn of_lines(content: &str, lines: &[Line]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in lines.iter().filter(|line| line.timeline.removed.is_none()) {
        let revision = line.out_of_order.and_then(|place| line.timeline.revisions.get(place));
        let Some(revision) = revision else { continue };
        let commit = revision.commit.short();
        let message = told!(
            fi: "muutos `{commit}` on päivätty aiemmaksi kuin sitä edeltävä versio",
            sv: "ändringen `{commit}` är daterad före den föregående versionen",
            en: "the commit `{commit}` is dated before the revision that it follows",
        );
        let place = in_content(content, &line.timeline.path);
        findings.push(Finding::info("dates-out-of-order", message).in_file(&place).hint(told!(
            fi: "Versiot ovat muutosten järjestyksessä; tarkista, oliko tekijän koneen kello oikeassa.",
            sv: "Versionerna står i ändringarnas ordning; kontrollera om klockan på författarens dator gick rätt.",
            en: "Revisions stand in the order of the commits; check whether the author's clock was right.",
        )));
    }
    findings
}

/// Findings of what commit messages say.
pub(super) fn of_words(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &facts.entries {
        for words in entry.brought.iter().chain([&entry.words]) {
            let value = words.more.as_ref().and_then(|more| more.unknown_kind.as_ref());
            let Some(value) = value else { continue };
            let commit = facts.commits.get(entry.commit).short();
            let message = told!(
                fi: "muutoksen `{commit}` rivin `Muutos:` arvoa `{value}` ei tunneta",
                sv: "värdet `{value}` på raden `Muutos:` i ändringen `{commit}` är okänt",
                en: "the value `{value}` of the line `Muutos:` in the commit `{commit}` is unknown",
            );
            findings.push(Finding::info("unknown-change-kind", message).hint(told!(
                fi: "Kirjoita `Muutos: olennainen` tai `Muutos: tekninen`.",
                sv: "Skriv `Muutos: olennainen` (väsentlig) eller `Muutos: tekninen` (teknisk).",
                en: "Write `Muutos: olennainen` (material) or `Muutos: tekninen` (technical).",
            )));
        }
    }
    findings
}

fn in_content(content: &str, path: &str) -> String {
    match content.trim_matches('/') {
        "" | "." => path.to_owned(),
        content => format!("{content}/{path}"),
    }
}
