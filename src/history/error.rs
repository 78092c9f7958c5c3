//! What keeps the history from being read: a fault in the world, said in the reader's language with
//! the command that mends it.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostics::told::Told;
use crate::model::object_id::ObjectId;
use crate::text::date::Date;
use crate::text::language::Language;
use crate::told;

/// Why the history could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryError {
    /// The clone holds only the newest commits.
    Shallow,
    /// Git refuses a repository that belongs to another user of the machine.
    ForeignOwner {
        path: PathBuf,
    },
    /// The repository is kept in a form that cannot be read: `sha256` or `reftable`.
    UnsupportedFormat {
        format: &'static str,
    },
    /// An object that the history names is not in the repository (a partial clone).
    MissingObject {
        id: ObjectId,
    },
    /// A text is larger than what may be read at once; sizes in bytes.
    TooLarge {
        id: ObjectId,
        size: u64,
        limit: u64,
    },
    UnknownTimeZone {
        name: String,
    },
    UnknownBranch {
        name: String,
    },
    /// Nothing in the repository has this name.
    UnknownName {
        name: String,
    },
    /// The name is the beginning of several objects' names.
    AmbiguousName {
        name: String,
    },
    /// The name is that of a file or a folder.
    NoCommit {
        name: String,
    },
    /// On that day there was no commit yet.
    TooEarly {
        day: Date,
        first: Date,
    },
    /// The branch that is checked out has no commits, though others may have.
    UnbornBranch,
    Io {
        path: PathBuf,
        reason: String,
    },
    /// Anything else that Git says, in its own words.
    Git {
        reason: String,
    },
}

impl HistoryError {
    /// What is wrong: a phrase in lower case.
    pub fn message(&self) -> Told {
        match self {
            Self::Shallow => told!(
                fi: "arkiston kopio on matala: siinä on vain viimeisimmät muutokset, joten versiohistoria jäisi vajaaksi",
                sv: "klonen är grund: den har bara de senaste ändringarna, så versionshistoriken skulle bli ofullständig",
                en: "the clone is shallow: it has only the latest commits, so the version history would be cut short",
            ),
            Self::ForeignOwner { path } => {
                let path = path.display();
                told!(
                    fi: "arkiston `{path}` omistaa toinen käyttäjä, joten Git ei salli sen lukemista",
                    sv: "arkivet `{path}` ägs av en annan användare, så Git tillåter inte att det läses",
                    en: "the repository `{path}` belongs to another user, so Git does not let it be read",
                )
            }
            Self::UnsupportedFormat { format } => told!(
                fi: "arkiston tallennusmuotoa `{format}` ei osata lukea",
                sv: "arkivets lagringsformat `{format}` kan inte läsas",
                en: "the repository's format `{format}` cannot be read",
            ),
            Self::MissingObject { id } => told!(
                fi: "arkistosta puuttuu objekti `{id}`: kopio on osittainen",
                sv: "objektet `{id}` saknas i arkivet: klonen är partiell",
                en: "the object `{id}` is missing from the repository: the clone is partial",
            ),
            Self::TooLarge { id, size, limit } => {
                let (id, size, limit) = (id.short(), size / 1024, limit / 1024);
                told!(
                    fi: "teksti `{id}` on liian suuri: {size} kibitavua, enintään {limit}",
                    sv: "texten `{id}` är för stor: {size} kibibyte, högst {limit}",
                    en: "the text `{id}` is too large: {size} KiB, at most {limit}",
                )
            }
            Self::UnknownTimeZone { name } => told!(
                fi: "tuntematon aikavyöhyke `{name}`",
                sv: "okänd tidszon `{name}`",
                en: "unknown time zone `{name}`",
            ),
            Self::UnknownBranch { name } => told!(
                fi: "arkistossa ei ole haaraa `{name}`",
                sv: "arkivet har ingen gren `{name}`",
                en: "the repository has no branch `{name}`",
            ),
            Self::UnknownName { name } => told!(
                fi: "arkistosta ei löydy tilaa `{name}`",
                sv: "arkivet har inget läge `{name}`",
                en: "the repository has no state `{name}`",
            ),
            Self::AmbiguousName { name } => told!(
                fi: "`{name}` sopii useaan tunnisteeseen",
                sv: "`{name}` passar in på flera beteckningar",
                en: "`{name}` fits several commits",
            ),
            Self::NoCommit { name } => told!(
                fi: "`{name}` on tiedosto tai kansio, ei arkiston tila",
                sv: "`{name}` är en fil eller mapp, inget läge i arkivet",
                en: "`{name}` is a file or a folder, not a state of the repository",
            ),
            Self::TooEarly { day, .. } => too_early(*day),
            Self::UnbornBranch => told!(
                fi: "käytössä olevassa haarassa ei ole vielä yhtään muutosta",
                sv: "den aktuella grenen har ännu inga ändringar",
                en: "the current branch has no commits yet",
            ),
            Self::Io { path, reason } => {
                let path = path.display();
                told!(
                    fi: "kohdetta `{path}` ei voi lukea: {reason}",
                    sv: "`{path}` kan inte läsas: {reason}",
                    en: "`{path}` cannot be read: {reason}",
                )
            }
            Self::Git { reason } => told!(
                fi: "Git-arkiston lukeminen ei onnistunut: {reason}",
                sv: "Git-arkivet kunde inte läsas: {reason}",
                en: "the Git repository could not be read: {reason}",
            ),
        }
    }

    /// What to do about it, where there is something to do.
    pub fn hint(&self) -> Option<Told> {
        Some(match self {
            Self::Shallow => told!(
                fi: "Hae koko historia: lisää GitHubin työnkulun kohtaan `actions/checkout` rivi `fetch-depth: 0`, GitLabissa muuttuja `GIT_DEPTH: 0`, tai aja omalla koneella `git fetch --unshallow`.",
                sv: "Hämta hela historiken: lägg till raden `fetch-depth: 0` under `actions/checkout` i GitHubs arbetsflöde, variabeln `GIT_DEPTH: 0` i GitLab, eller kör `git fetch --unshallow` på den egna datorn.",
                en: "Fetch the whole history: add the line `fetch-depth: 0` under `actions/checkout` in a GitHub workflow, the variable `GIT_DEPTH: 0` in GitLab, or run `git fetch --unshallow` on your own machine.",
            ),
            Self::ForeignOwner { path } => {
                let path = path.display();
                told!(
                    fi: "Jos luotat arkistoon, aja `git config --global --add safe.directory '{path}'`.",
                    sv: "Om du litar på arkivet, kör `git config --global --add safe.directory '{path}'`.",
                    en: "If you trust the repository, run `git config --global --add safe.directory '{path}'`.",
                )
            }
            Self::UnsupportedFormat { .. } => told!(
                fi: "Kloonaa arkisto tavalliseen muotoon: `git clone --ref-format=files`, ja SHA-256-arkisto on vietävä uuteen SHA-1-arkistoon.",
                sv: "Klona arkivet i vanligt format: `git clone --ref-format=files`, och ett SHA-256-arkiv måste exporteras till ett nytt SHA-1-arkiv.",
                en: "Clone the repository in the usual format: `git clone --ref-format=files`, and export a SHA-256 repository to a new SHA-1 one.",
            ),
            Self::MissingObject { .. } => told!(
                fi: "Hae puuttuvat tiedostot komennolla `git fetch --refetch --no-filter`.",
                sv: "Hämta de filer som saknas med `git fetch --refetch --no-filter`.",
                en: "Fetch what is missing with `git fetch --refetch --no-filter`.",
            ),
            Self::TooLarge { .. } => told!(
                fi: "Siirrä kuvat ja liitteet pois tekstistä tai jaa teksti osiin.",
                sv: "Flytta bilder och bilagor bort från texten eller dela texten.",
                en: "Move pictures and attachments out of the text, or divide it.",
            ),
            Self::UnknownTimeZone { .. } => told!(
                fi: "Kirjoita aikavyöhyke muodossa `Europe/Helsinki`.",
                sv: "Skriv tidszonen i formen `Europe/Helsinki`.",
                en: "Write the time zone in the form `Europe/Helsinki`.",
            ),
            Self::UnknownBranch { name } => told!(
                fi: "Tarkista nimi komennolla `git branch --all` tai hae haara komennolla `git fetch origin {name}:{name}`.",
                sv: "Kontrollera namnet med `git branch --all` eller hämta grenen med `git fetch origin {name}:{name}`.",
                en: "Check the name with `git branch --all`, or fetch the branch with `git fetch origin {name}:{name}`.",
            ),
            Self::UnknownName { .. } | Self::NoCommit { .. } => told!(
                fi: "Anna päivä (`1.3.2024` tai `2024-03-01`), muutoksen tunniste (`git log --oneline`), haara tai tagi.",
                sv: "Ange en dag (`1.3.2024` eller `2024-03-01`), en ändrings beteckning (`git log --oneline`), en gren eller en tagg.",
                en: "Give a day (`2024-03-01` or `1.3.2024`), the id of a commit (`git log --oneline`), a branch or a tag.",
            ),
            Self::AmbiguousName { .. } => told!(
                fi: "Anna tunnisteesta useampi merkki.",
                sv: "Ange fler tecken av beteckningen.",
                en: "Give more characters of the id.",
            ),
            Self::TooEarly { first, .. } => {
                let (english, first) = (first.written(Language::En), first.written(Language::Fi));
                told!(
                    fi: "Historia alkaa {first}: anna se päivä tai myöhempi.",
                    sv: "Historiken börjar {first}: ange den dagen eller en senare.",
                    en: "The history begins on {english}: give that day or a later one.",
                )
            }
            Self::UnbornBranch => told!(
                fi: "Tallenna ensimmäinen muutos komennolla `git commit` tai valitse haara, jossa on muutoksia.",
                sv: "Spara den första ändringen med `git commit` eller välj en gren som har ändringar.",
                en: "Make the first commit with `git commit`, or choose a branch that has commits.",
            ),
            Self::Io { .. } => return None,
            Self::Git { .. } => told!(
                fi: "Tarkista arkiston kunto komennolla `git fsck`.",
                sv: "Kontrollera arkivets skick med `git fsck`.",
                en: "Check the state of the repository with `git fsck`.",
            ),
        })
    }

    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), reason: error.to_string() }
    }

    /// An error of opening the repository at `path`.
    pub(super) fn opening(path: &Path, error: &git2::Error) -> Self {
        let said = error.message();
        if error.code() == git2::ErrorCode::Owner {
            return Self::ForeignOwner { path: path.to_owned() };
        }
        if said.contains("sha256") {
            return Self::UnsupportedFormat { format: "sha256" };
        }
        if said.contains("refstorage") || said.contains("reftable") {
            return Self::UnsupportedFormat { format: "reftable" };
        }
        Self::from(error)
    }

    /// An error of reading one object.
    pub(super) fn object(id: ObjectId, error: &git2::Error) -> Self {
        match error.code() {
            git2::ErrorCode::NotFound => Self::MissingObject { id },
            _ => Self::from(error),
        }
    }

    pub(super) fn damaged(id: ObjectId) -> Self {
        Self::Git { reason: format!("`{id}`") }
    }
}

fn too_early(day: Date) -> Told {
    let (english, day) = (day.written(Language::En), day.written(Language::Fi));
    told!(
        fi: "arkistossa ei ole mitään päivältä {day} tai sitä ennen",
        sv: "arkivet har ingenting från {day} eller tidigare",
        en: "the repository has nothing from {english} or before",
    )
}

impl From<&git2::Error> for HistoryError {
    fn from(error: &git2::Error) -> Self {
        Self::Git { reason: error.message().to_owned() }
    }
}

impl From<git2::Error> for HistoryError {
    fn from(error: git2::Error) -> Self {
        Self::from(&error)
    }
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().within(Language::En))
    }
}

impl std::error::Error for HistoryError {}
