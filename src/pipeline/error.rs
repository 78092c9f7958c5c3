//! What keeps a portal from being made: a fault in the world, not in the content.

use std::path::Path;

use crate::diagnostics::told::Told;
use crate::history::error::HistoryError;
use crate::model::portal::TextUnavailable;
use crate::publish::output::OutputError;
use crate::render::hosting::UnsafePath;
use crate::render::renderer::RenderError;
use crate::source::SourceError;
use crate::told;

/// Why there is no portal, and what to do about it.
#[derive(Debug, Clone)]
pub struct PipelineError {
    pub message: Told,
    pub hint: Option<Told>,
}

impl PipelineError {
    /// The folder holds no content.
    pub fn no_content(folder: &Path) -> Self {
        let folder = folder.display();
        Self {
            message: told!(
                fi: "kansiossa `{folder}` ei ole sisältöä: kansio `content` puuttuu tai on tyhjä",
                sv: "mappen `{folder}` har inget innehåll: mappen `content` saknas eller är tom",
                en: "the folder `{folder}` has no content: the folder `content` is missing or empty",
            ),
            hint: Some(told!(
                fi: "Aja komento portaalin kansiossa tai anna se: `seloste build -C KANSIO`.",
                sv: "Kör kommandot i portalens mapp eller ange den: `seloste build -C MAPP`.",
                en: "Run the command in the portal's folder, or name it: `seloste build -C DIR`.",
            )),
        }
    }

    /// There is content on the disk, but none of it has been committed.
    pub fn nothing_committed() -> Self {
        Self {
            message: told!(
                fi: "sisältöä ei ole vielä talletettu Gitiin",
                sv: "innehållet har ännu inte sparats i Git",
                en: "the content has not been committed to Git yet",
            ),
            hint: Some(told!(
                fi: "Talleta se (`git add content site` ja `git commit`) tai rakenna tiedostoista sellaisinaan: `--working-copy`.",
                sv: "Spara det (`git add content site` och `git commit`) eller bygg av filerna som de är: `--working-copy`.",
                en: "Commit it (`git add content site` and `git commit`), or build from the files as they are: `--working-copy`.",
            )),
        }
    }

    /// The folder is in no repository, or in one without commits.
    pub fn no_history() -> Self {
        Self {
            message: told!(
                fi: "selosteet eivät ole Git-arkistossa, tai siihen ei ole vielä talletettu mitään, joten historiaa ei ole",
                sv: "beskrivningarna finns inte i ett Git-arkiv eller så har inget ännu sparats där, så det finns ingen historik",
                en: "the notices are in no Git repository, or nothing has been committed yet, so there is no history",
            ),
            hint: Some(told!(
                fi: "Anna kansio, joka on Git-arkistossa: `-C KANSIO`.",
                sv: "Ange en mapp som ligger i ett Git-arkiv: `-C MAPP`.",
                en: "Name a folder that is in a Git repository: `-C DIR`.",
            )),
        }
    }

    fn file(path: &Path, reason: &std::io::Error) -> Self {
        let path = path.display();
        Self {
            message: told!(
                fi: "kohdetta `{path}` ei voi käyttää: {reason}",
                sv: "`{path}` kan inte användas: {reason}",
                en: "`{path}` cannot be used: {reason}",
            ),
            hint: None,
        }
    }
}

impl From<HistoryError> for PipelineError {
    fn from(error: HistoryError) -> Self {
        Self { message: error.message(), hint: error.hint() }
    }
}

impl From<SourceError> for PipelineError {
    fn from(error: SourceError) -> Self {
        Self::file(&error.path, &error.error)
    }
}

impl From<TextUnavailable> for PipelineError {
    fn from(error: TextUnavailable) -> Self {
        let path = &error.path;
        let Told { fi, sv, en } = &error.reason;
        Self {
            message: told!(
                fi: "tekstiä `{path}` ei voi lukea: {fi}",
                sv: "texten `{path}` kan inte läsas: {sv}",
                en: "the text `{path}` cannot be read: {en}",
            ),
            hint: Some(told!(
                fi: "Jos arkisto on osittainen kopio, hae loput komennolla `git fetch --refetch --no-filter`.",
                sv: "Om arkivet är en partiell klon, hämta resten med `git fetch --refetch --no-filter`.",
                en: "If the repository is a partial clone, fetch the rest with `git fetch --refetch --no-filter`.",
            )),
        }
    }
}

impl From<RenderError> for PipelineError {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Text(error) => error.into(),
            RenderError::Template(error) => {
                let (template, reason) = (error.written_place(), error.reason.trim());
                Self {
                    message: told!(
                        fi: "sivupohja `{template}` ei toimi: {reason}",
                        sv: "sidmallen `{template}` fungerar inte: {reason}",
                        en: "the template `{template}` does not work: {reason}",
                    ),
                    hint: None,
                }
            }
        }
    }
}

impl From<OutputError> for PipelineError {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Io { path, error } => Self::file(&path, &error),
            OutputError::Busy { folder } => {
                let folder = folder.display();
                Self {
                    message: told!(
                        fi: "toinen rakennus kirjoittaa parhaillaan kansioon `{folder}`",
                        sv: "ett annat bygge skriver just nu till mappen `{folder}`",
                        en: "another build is writing to the folder `{folder}`",
                    ),
                    hint: Some(told!(
                        fi: "Odota, että se valmistuu, tai rakenna toiseen kansioon: `--out KANSIO`.",
                        sv: "Vänta tills det är klart, eller bygg i en annan mapp: `--out MAPP`.",
                        en: "Wait for it to finish, or build into another folder: `--out DIR`.",
                    )),
                }
            }
            OutputError::Foreign { folder, example } => {
                let folder = folder.display();
                Self {
                    message: told!(
                        fi: "kansiossa `{folder}` on muita tiedostoja (esimerkiksi `{example}`), eikä niihin kosketa",
                        sv: "mappen `{folder}` innehåller andra filer (till exempel `{example}`), och de rörs inte",
                        en: "the folder `{folder}` holds other files (such as `{example}`), and they are left alone",
                    ),
                    hint: Some(told!(
                        fi: "Anna tyhjä tai uusi kansio: `--out KANSIO`.",
                        sv: "Ange en tom eller ny mapp: `--out MAPP`.",
                        en: "Name an empty or a new folder: `--out DIR`.",
                    )),
                }
            }
        }
    }
}

impl From<UnsafePath> for PipelineError {
    fn from(error: UnsafePath) -> Self {
        let UnsafePath(path) = error;
        Self {
            message: told!(
                fi: "palvelimen asetuksia ei voi kirjoittaa: portaalin osoitteen polussa `{path}` on muita merkkejä kuin a–z, A–Z, 0–9, `-`, `_`, `.` ja `/`",
                sv: "serverns inställningar kan inte skrivas: sökvägen `{path}` i portalens adress innehåller andra tecken än a–z, A–Z, 0–9, `-`, `_`, `.` och `/`",
                en: "the server's settings cannot be written: the path `{path}` of the portal's address has other characters than a–z, A–Z, 0–9, `-`, `_`, `.` and `/`",
            ),
            hint: Some(told!(
                fi: "Vaihda `base_url` tiedostossa `site/site.toml`, tai jätä `--host` pois.",
                sv: "Byt `base_url` i `site/site.toml` eller utelämna `--host`.",
                en: "Change `base_url` in `site/site.toml`, or leave `--host` out.",
            )),
        }
    }
}
