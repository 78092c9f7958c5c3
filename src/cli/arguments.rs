//! What may be typed: commands and options, with their help in the terminal's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::diagnostics::told::Told;
use crate::pipeline::inputs::{Request, Texts};
use crate::render::hosting::Host;
use crate::text::language::Language;
use crate::told;

/// The whole command line.
pub(crate) fn command(language: Language) -> Command {
    let about = told!(
        fi: "Tekee tietosuojaselosteiden Git-arkistosta julkisen portaalin, jossa on selosteiden koko historia.",
        sv: "Gör ett Git-arkiv med dataskyddsbeskrivningar till en offentlig portal med hela historiken.",
        en: "Turns a Git repository of privacy notices into a public portal with their whole history.",
    );
    let words = Words(language);
    words
        .frame(Command::new("seloste"), &about, &told!(fi: "seloste <komento>", sv: "seloste <kommando>", en: "seloste <command>"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.of(&told!(fi: "Näytä version numero", sv: "Visa versionsnumret", en: "Show the version"))),
        )
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.of(&told!(fi: "Komennot", sv: "Kommandon", en: "Commands")))
        .subcommand(build(words))
        .subcommand(serve(words))
        .subcommand(import(words))
        .subcommand(check(words))
        .subcommand(explain(words))
        .subcommand(hook(words))
        .subcommand(diff(words))
        .subcommand(log(words))
}

fn build(words: Words) -> Command {
    let about = told!(
        fi: "Rakenna portaali viimeksi talletetuista selosteista",
        sv: "Bygg portalen av de senast sparade beskrivningarna",
        en: "Build the portal from the notices last committed",
    );
    words
        .frame(
            Command::new("build"),
            &about,
            &told!(fi: "seloste build [valinnat]", sv: "seloste build [alternativ]", en: "seloste build [options]"))
        .arg(folder(words))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help(words.of(&told!(
                fi: "Kansio, johon portaali kirjoitetaan [oletus: portaalin kansion public]",
                sv: "Mappen dit portalen skrivs [standard: public i portalens mapp]",
                en: "The folder to write the portal to [default: public in the portal's folder]",
            ))),
        )
        .arg(working_copy(words))
        .arg(allow_shallow(words))
        .arg(
            flag(
                "quiet",
                words,
                &told!(
                    fi: "Kerro vain havainnot ja virheet",
                    sv: "Visa bara iakttagelser och fel",
                    en: "Say only findings and errors",
                ),
            )
            .short('q'),
        )
        .arg(
            choice("host", "HOST", &Host::ALL.map(Host::name))
                .action(ArgAction::Append)
                .value_delimiter(',')
                .help(words.of(&told!(
                    fi: "Kirjoita myös palvelimen asetukset: nginx, caddy, apache tai headers (Netlify, Cloudflare Pages); useita pilkulla erotettuina",
                    sv: "Skriv också serverns inställningar: nginx, caddy, apache eller headers (Netlify, Cloudflare Pages); flera med komma emellan",
                    en: "Write the server's settings too: nginx, caddy, apache or headers (Netlify, Cloudflare Pages); several with commas between",
                ))),
        )
        .arg(flag(
            "compress",
            words,
            &told!(
                fi: "Kirjoita tekstien viereen valmiiksi pakatut tiedostot (.br ja .gz)",
                sv: "Skriv färdigt packade filer (.br och .gz) bredvid texterna",
                en: "Write packed files (.br and .gz) beside the texts",
            ),
        ))
        .arg(flag(
            "json",
            words,
            &told!(
                fi: "Kirjoita yhteenveto JSON-muodossa",
                sv: "Skriv en sammanfattning i JSON",
                en: "Write a summary as JSON",
            ),
        ))
}

fn serve(words: Words) -> Command {
    let about = told!(
        fi: "Näytä portaali selaimessa tällä koneella",
        sv: "Visa portalen i webbläsaren på den här datorn",
        en: "Show the portal in a browser on this machine",
    );
    words
        .frame(
            Command::new("serve"),
            &about,
            &told!(fi: "seloste serve [valinnat]", sv: "seloste serve [alternativ]", en: "seloste serve [options]"))
        .arg(folder(words))
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("N")
                .value_parser(value_parser!(u16))
                .default_value("8017")
                .hide_default_value(true)
                .help(words.of(&told!(
                    fi: "Portti [oletus: 8017; jos se on varattu, seuraava vapaa]",
                    sv: "Port [standard: 8017; om den är upptagen, nästa lediga]",
                    en: "Port [default: 8017; if it is taken, the next free one]",
                ))),
        )
        .arg(flag(
            "open",
            words,
            &told!(fi: "Avaa portaali selaimessa", sv: "Öppna portalen i webbläsaren", en: "Open the portal in a browser"),
        ))
        .arg(flag(
            "follow",
            words,
            &told!(
                fi: "Vie selain sen selosteen sivulle, jota viimeksi tallennettiin",
                sv: "För webbläsaren till den beskrivning som senast sparades",
                en: "Lead the browser to the page of the notice last saved",
            ),
        ))
        .arg(flag(
            "poll",
            words,
            &told!(
                fi: "Katso tiedostot läpi vuoron perään (verkkolevyllä, josta järjestelmä ei kerro muutoksia)",
                sv: "Gå igenom filerna i tur och ordning (på en nätverksenhet, där systemet inte berättar om ändringar)",
                en: "Look at the files in turns (on a network drive, of whose changes the system does not tell)",
            ),
        ))
        .arg(Arg::new("host").long("host").value_name("ADDR").help(words.of(&told!(
            fi: "Osoite, jossa portaalia näytetään [oletus: vain tämä kone]; muut voivat silloin nähdä luonnokset",
            sv: "Adressen där portalen visas [standard: bara den här datorn]; andra kan då se utkasten",
            en: "The address to show the portal at [default: this machine only]; others can then see drafts",
        ))))
        .arg(allow_shallow(words))
}

fn import(words: Words) -> Command {
    let about = told!(
        fi: "Tuo vanhat asiakirjat (Word, OpenDocument, PDF, HTML, teksti) selosteiksi",
        sv: "Importera gamla dokument (Word, OpenDocument, PDF, HTML, text) som beskrivningar",
        en: "Import old documents (Word, OpenDocument, PDF, HTML, text) as notices",
    );
    let usage = told!(
        fi: "seloste import FILE… --to DIR [valinnat]",
        sv: "seloste import FILE… --to DIR [alternativ]",
        en: "seloste import FILE… --to DIR [options]",
    );
    let documents = told!(fi: "Mitä tuodaan", sv: "Vad som importeras", en: "What is imported");
    let command = Command::new("import").next_help_heading(words.of(&documents)).arg(
        Arg::new("file")
            .value_name("FILE")
            .required(true)
            .num_args(1..)
            .value_parser(value_parser!(PathBuf))
            .help(words.of(&told!(
                fi: "Asiakirja, zip-tiedosto tai kansio, jossa niitä on",
                sv: "Ett dokument, en zip-fil eller en mapp med sådana",
                en: "A document, a zip file, or a folder of these",
            ))),
    );
    let dry = told!(
        fi: "Näytä, mitä tulisi, kirjoittamatta mitään",
        sv: "Visa vad det blir utan att skriva något",
        en: "Show what would come of it and write nothing",
    );
    let force = told!(
        fi: "Korvaa tiedostot, jotka ovat jo olemassa",
        sv: "Ersätt filer som redan finns",
        en: "Replace files that are there already",
    );
    let commit = told!(
        fi: "Talleta jokainen asiakirja Gitiin omana muutoksenaan sille päivälle, jonka se ilmoittaa; saman selosteen versiot vanhimmasta alkaen",
        sv: "Spara varje dokument i Git som en egen ändring på den dag som det anger; versioner av samma beskrivning från den äldsta",
        en: "Commit each document by itself on the day that it bears; versions of one notice oldest first",
    );
    let details = told!(
        fi: "Kerro jokaisesta asiakirjasta kaikki, vaikka niitä on monta",
        sv: "Berätta allt om varje dokument, även om de är många",
        en: "Tell everything of each document, however many there are",
    );
    let json = told!(fi: "Kirjoita raportti JSON-muodossa", sv: "Skriv rapporten i JSON", en: "Write the report as JSON");
    words
        .frame(command, &about, &usage)
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(words.of(&told!(
                    fi: "Kansio, johon selosteet kirjoitetaan, esimerkiksi content/kulttuuri",
                    sv: "Mappen dit beskrivningarna skrivs, till exempel content/kulttuuri",
                    en: "The folder to write the notices to, such as content/kulttuuri",
                ))),
        )
        .arg(flag("dry-run", words, &dry))
        .arg(flag("force", words, &force))
        .arg(flag("commit", words, &commit).conflicts_with("dry-run"))
        .arg(flag("details", words, &details))
        .arg(flag("json", words, &json))
}

fn check(words: Words) -> Command {
    let about = told!(
        fi: "Tarkista selosteet: mitä puuttuu, mikä on vanhentunutta, mikä ristiriidassa",
        sv: "Granska beskrivningarna: vad saknas, vad är föråldrat, vad motsäger sig",
        en: "Check the notices: what is missing, outdated or contradictory",
    );
    words
        .frame(
            Command::new("check"),
            &about,
            &told!(fi: "seloste check [valinnat]", sv: "seloste check [alternativ]", en: "seloste check [options]"))
        .arg(choice("format", "FORM", &["human", "short", "json", "sarif", "github"]).help(words.of(&told!(
            fi: "Missä muodossa: human, short, json, sarif tai github [oletus: human]",
            sv: "I vilken form: human, short, json, sarif eller github [standard: human]",
            en: "In which form: human, short, json, sarif or github [default: human]",
        ))))
        .arg(Arg::new("changed-since").long("changed-since").value_name("REV").help(words.of(&told!(
            fi: "Kerro vain selosteista, jotka ovat muuttuneet tämän jälkeen (päivä tai Gitin nimi)",
            sv: "Visa bara beskrivningar som har ändrats efter detta (en dag eller ett namn i Git)",
            en: "Tell only of notices that have changed since (a day, or a name that Git knows)",
        ))))
        .arg(Arg::new("date").long("date").value_name("DATE").help(words.of(&told!(
            fi: "Minkä päivän mukaan tarkistetaan [oletus: tämä päivä]",
            sv: "Enligt vilken dag det granskas [standard: i dag]",
            en: "The day by which it is checked [default: today]",
        ))))
        .arg(flag(
            "fix",
            words,
            &told!(
                fi: "Korjaa tiedostoihin se, minkä voi korjata varmasti, ja kerro, mitä muuttui",
                sv: "Rätta i filerna det som säkert kan rättas, och visa vad som ändrades",
                en: "Mend in the files what can safely be mended, and say what was changed",
            ),
        ).conflicts_with_all(["committed", "format"]))
        .arg(flag(
            "staged",
            words,
            &told!(
                fi: "Tarkista selosteet sellaisina kuin ne ovat seuraavassa talletuksessa (`git add`)",
                sv: "Granska beskrivningarna som de är i nästa sparande (`git add`)",
                en: "Check the notices as the next commit will have them (`git add`)",
            ),
        ).conflicts_with_all(["committed", "fix"]))
        .arg(flag(
            "committed",
            words,
            &told!(
                fi: "Tarkista viimeksi talletetut selosteet, ei levyllä olevia",
                sv: "Granska de senast sparade beskrivningarna, inte dem på disken",
                en: "Check the notices last committed, not those on the disk",
            ),
        ))
        .arg(folder(words))
        .arg(allow_shallow(words))
}

fn explain(words: Words) -> Command {
    let about = told!(
        fi: "Kerro, mitä sääntö löytää, miksi ja miten korjata; ilman nimeä luettele säännöt",
        sv: "Förklara vad en regel hittar, varför och hur det rättas; utan namn räkna upp reglerna",
        en: "Explain what a rule finds, why, and how to mend it; without a name list the rules",
    );
    words
        .frame(
            Command::new("explain"),
            &about,
            &told!(fi: "seloste explain [sääntö]", sv: "seloste explain [regel]", en: "seloste explain [rule]"))
        .arg(Arg::new("rule").value_name("RULE").help(words.of(&told!(
            fi: "Säännön nimi, esimerkiksi missing-retention",
            sv: "Regelns namn, till exempel missing-retention",
            en: "The rule's name, such as missing-retention",
        ))))
}

fn hook(words: Words) -> Command {
    let about = told!(
        fi: "Tarkista selosteet aina ennen talletusta (Gitin pre-commit)",
        sv: "Granska beskrivningarna före varje sparande (Gits pre-commit)",
        en: "Check the notices before every commit (Git's pre-commit)",
    );
    let install = told!(
        fi: "Asenna tarkistus arkistoon",
        sv: "Installera granskningen i arkivet",
        en: "Install the check in the repository",
    );
    words
        .frame(
            Command::new("hook"),
            &about,
            &told!(fi: "seloste hook install [valinnat]", sv: "seloste hook install [alternativ]", en: "seloste hook install [options]"))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.of(&told!(fi: "Komennot", sv: "Kommandon", en: "Commands")))
        .subcommand(
            words
                .frame(
                    Command::new("install"),
                    &install,
                    &told!(fi: "seloste hook install [valinnat]", sv: "seloste hook install [alternativ]", en: "seloste hook install [options]"))
                .arg(folder(words)),
        )
}

fn diff(words: Words) -> Command {
    let about = told!(
        fi: "Kerro, mitä kaikissa selosteissa muuttui kahden päivän tai muutoksen välillä",
        sv: "Visa vad som ändrades i alla beskrivningar mellan två dagar eller ändringar",
        en: "Tell what changed in all notices between two days or commits",
    );
    let usage = told!(
        fi: "seloste diff REV [REV] [valinnat]",
        sv: "seloste diff REV [REV] [alternativ]",
        en: "seloste diff REV [REV] [options]",
    );
    let states = told!(fi: "Mitä verrataan", sv: "Vad som jämförs", en: "What is compared");
    let command = Command::new("diff")
        .next_help_heading(words.of(&states))
        .arg(Arg::new("from").value_name("REV").required(true).help(words.of(&told!(
            fi: "Mistä alkaen: päivä (1.3.2024 tai 2024-03-01, tilanne päivän lopussa), muutoksen tunniste, haara tai tagi",
            sv: "Från: en dag (1.3.2024 eller 2024-03-01, läget i slutet av dagen), en ändrings beteckning, en gren eller en tagg",
            en: "From: a day (2024-03-01 or 1.3.2024, as things stood at its end), a commit, a branch or a tag",
        ))))
        .arg(Arg::new("to").value_name("REV").conflicts_with("working-copy").help(words.of(
            &told!(
                fi: "Mihin asti [oletus: uusin muutos]",
                sv: "Till [standard: den senaste ändringen]",
                en: "To [default: the newest commit]",
            ),
        )));
    words
        .frame(command, &about, &usage)
        .arg(Arg::new("notice").long("notice").value_name("NOTICE").help(words.of(&told!(
            fi: "Vain tämä seloste: tiedosto, osoite tai nimi",
            sv: "Bara den här beskrivningen: fil, adress eller namn",
            en: "Only this notice: its file, address or title",
        ))))
        .arg(flag(
            "working-copy",
            words,
            &told!(
                fi: "Vertaa tiedostoihin sellaisina kuin ne ovat levyllä, myös tallettamattomiin",
                sv: "Jämför med filerna som de är på disken, även osparade i Git",
                en: "Compare with the files as they are on the disk, uncommitted ones too",
            ),
        ))
        .arg(form(words))
        .arg(folder(words))
        .arg(allow_shallow(words))
}

fn form(words: Words) -> Arg {
    choice("format", "FORMAT", &["text", "markdown", "json", "html"]).default_value("text").help(
        words.of(&told!(
            fi: "Tulosteen muoto: text, markdown (kommentiksi), json (koneille) tai html (luettavaksi ja tulostettavaksi) [oletus: text]",
            sv: "Form: text, markdown (som kommentar), json (för maskiner) eller html (för läsning och utskrift) [standard: text]",
            en: "The form: text, markdown (for a comment), json (for machines) or html (to read and print) [default: text]",
        )),
    )
}

fn log(words: Words) -> Command {
    let about = told!(
        fi: "Näytä selosteen versiohistoria, uusin ensin",
        sv: "Visa en beskrivnings versionshistorik, den nyaste först",
        en: "Show the version history of a notice, newest first",
    );
    let usage = told!(
        fi: "seloste log NOTICE [valinnat]",
        sv: "seloste log NOTICE [alternativ]",
        en: "seloste log NOTICE [options]",
    );
    let notice = told!(fi: "Mikä seloste", sv: "Vilken beskrivning", en: "Which notice");
    let command = Command::new("log").next_help_heading(words.of(&notice)).arg(
        Arg::new("notice").value_name("NOTICE").required(true).help(words.of(&told!(
            fi: "Tiedosto (kulttuuri/kirjasto.md), osoite (kulttuuri/kirjasto) tai nimi, myös entinen",
            sv: "Fil (kulttuuri/kirjasto.md), adress (kulttuuri/kirjasto) eller namn, även ett tidigare",
            en: "Its file (kulttuuri/kirjasto.md), address (kulttuuri/kirjasto) or title, a former one too",
        ))),
    );
    words
        .frame(command, &about, &usage)
        .arg(choice("language", "LANG", &["fi", "sv", "en"]).help(words.of(&told!(
            fi: "Minkäkielinen teksti: fi, sv tai en [oletus: portaalin ensimmäinen kieli]",
            sv: "Texten på vilket språk: fi, sv eller en [standard: portalens första språk]",
            en: "The text in which language: fi, sv or en [default: the portal's first language]",
        ))))
        .arg(flag(
            "json",
            words,
            &told!(fi: "Kirjoita JSON-muodossa", sv: "Skriv i JSON", en: "Write as JSON"),
        ))
        .arg(folder(words))
        .arg(allow_shallow(words))
}

/// An option that takes one of some values, which its help names.
fn choice(name: &'static str, value: &'static str, values: &[&'static str]) -> Arg {
    let values: Vec<&'static str> = values.to_vec();
    Arg::new(name)
        .long(name)
        .value_name(value)
        .value_parser(values)
        .hide_possible_values(true)
        .hide_default_value(true)
}

fn options() -> Told {
    told!(fi: "Valinnat", sv: "Alternativ", en: "Options")
}

/// Builds one language's command line.
#[derive(Debug, Clone, Copy)]
struct Words(Language);

impl Words {
    fn of(self, words: &Told) -> String {
        words.within(self.0).to_owned()
    }

    /// Names, headings and the help flag in the language.
    fn frame(self, command: Command, about: &Told, usage: &Told) -> Command {
        let heading = self.of(&options());
        let using = self.of(&told!(fi: "Käyttö", sv: "Användning", en: "Usage"));
        let template = format!("{{about}}\n\n{using}: {{usage}}\n\n{{all-args}}");
        command
            .about(self.of(about))
            .override_usage(self.of(usage))
            .help_template(template)
            .next_help_heading(heading)
            .disable_help_flag(true)
            .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(self.of(
                &told!(fi: "Näytä tämä ohje", sv: "Visa den här hjälpen", en: "Show this help"),
            )))
    }
}

fn folder(words: Words) -> Arg {
    Arg::new("folder")
        .short('C')
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .default_value(OsString::from("."))
        .hide_default_value(true)
        .help(words.of(&told!(
            fi: "Portaalin kansio, jossa ovat content ja site [oletus: tämä kansio]",
            sv: "Portalens mapp, där content och site finns [standard: den här mappen]",
            en: "The portal's folder, which holds content and site [default: this folder]",
        )))
}

fn working_copy(words: Words) -> Arg {
    flag(
        "working-copy",
        words,
        &told!(
            fi: "Käytä tiedostoja sellaisina kuin ne ovat levyllä, myös tallettamattomia",
            sv: "Använd filerna som de är på disken, även osparade i Git",
            en: "Use the files as they are on the disk, uncommitted ones too",
        ),
    )
}

fn allow_shallow(words: Words) -> Arg {
    flag(
        "allow-shallow",
        words,
        &told!(
            fi: "Salli vajaa historia (matala kopio); silloin kerrotaan, mistä historia alkaa",
            sv: "Tillåt kort historik (grund klon); då berättas var historiken börjar",
            en: "Allow a short history (shallow clone); it is then said where it begins",
        ),
    )
}

fn flag(name: &'static str, words: Words, help: &Told) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(words.of(help))
}

/// What the arguments ask to be loaded.
pub(crate) fn request(matches: &ArgMatches, texts: Texts) -> Request {
    Request {
        folder: matches.get_one::<PathBuf>("folder").cloned().unwrap_or_else(|| ".".into()),
        texts,
        allow_shallow: matches.get_flag("allow-shallow"),
        index: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent_in_every_language() {
        for language in Language::ALL {
            command(language).debug_assert();
        }
    }
}
