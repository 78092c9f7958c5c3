//! Makes a large portal in a Git repository: so many notices, so many revisions of each, the same for
//! the same seed. One commit changes one notice; now and then one is renamed.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// How large the portal is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) notices: usize,
    /// Of each notice.
    pub(crate) revisions: usize,
}

const DEPARTMENTS: usize = 30;
const START: u64 = 1_514_880_000;
const SEED: u64 = 20_260_518;

const HEADINGS: [&str; 14] = [
    "Rekisterin nimi",
    "Rekisterinpitäjä",
    "Yhteyshenkilö rekisteriä koskevissa asioissa",
    "Tietosuojavastaava",
    "Henkilötietojen käsittelyn tarkoitus",
    "Käsittelyn oikeusperuste",
    "Rekisterin tietosisältö",
    "Säännönmukaiset tietolähteet",
    "Tietojen luovutukset",
    "Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "Tietojen säilytysaika",
    "Rekisterin suojauksen periaatteet",
    "Tarkastusoikeus",
    "Oikeus tehdä valitus valvontaviranomaiselle",
];

const WORDS: &str = "asiakas asiakkaan asiakkaiden tiedot tietoja tietojen rekisteri rekisterin \
    rekisteriin käsittely käsittelyn käsitellään palvelu palvelun palveluja kunta kunnan kaupunki \
    kaupungin hakemus hakemuksen hakemukset päätös päätöksen päätökset laki lain mukaan perusteella \
    säilytetään säilytysaika vuotta kuukautta päättymisestä jälkeen nimi osoite henkilötunnus \
    puhelinnumero sähköpostiosoite huoltaja huoltajan lapsi lapsen oppilas oppilaan koulu päiväkoti \
    kirjasto laina varaus lasku maksu sopimus sopimuksen järjestelmä järjestelmän ylläpitäjä \
    työntekijä työntekijät viranomainen viranomaisen oikeus oikeuden pyyntö pyynnön kirjallinen \
    sähköinen lomake lomakkeen arkisto arkiston luovutetaan siirretään poistetaan tarvittaessa \
    lukittu suojattu käyttöoikeus salassa pidettävä julkinen velvoite suostumus suostumuksen etu \
    yleinen tehtävä hoitaminen toteuttaminen suunnittelu tilastointi seuranta vastaanottaja";

/// A repeatable row of numbers (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("below a usize")
    }
}

struct Notice {
    department: usize,
    name: String,
    /// Paragraphs by section.
    sections: Vec<Vec<String>>,
}

/// Makes the repository in `folder` and packs it, as a clone would be.
pub(crate) fn generate(folder: &Path, size: Size) {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
    let mut import = Command::new("git")
        .current_dir(folder)
        .args(["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("git is installed");
    let stdin = import.stdin.take().expect("its input is piped");
    let mut stream = BufWriter::new(stdin);
    write_commits(&mut stream, size).expect("git reads what it is given");
    drop(stream);
    assert!(import.wait().expect("git ends").success(), "git fast-import failed");
    git(folder, &["reset", "--hard", "--quiet"]);
    git(folder, &["gc", "--quiet"]);
}

/// Adds one commit that changes one notice.
pub(crate) fn commit_once(folder: &Path, number: usize) {
    let listed = Command::new("git")
        .current_dir(folder)
        .args(["ls-files", "content/toimiala-03/seloste-*.md"])
        .output()
        .expect("git is installed");
    let names = String::from_utf8(listed.stdout).expect("plain names");
    let path = folder.join(names.lines().next().expect("a notice"));
    let mut text = std::fs::read_to_string(&path).expect("the notice is there");
    writeln!(text, "\nTäsmennys {number} selosteeseen.").expect("a string takes all");
    std::fs::write(&path, text).expect("the notice may be written");
    git(folder, &["commit", "--quiet", "--all", "--message", "Täsmennetty"]);
}

fn git(folder: &Path, arguments: &[&str]) {
    let fixed = ["-c", "user.name=Viestintä", "-c", "user.email=viestinta@kunta.example"];
    let status = Command::new("git").current_dir(folder).args(fixed).args(arguments).status();
    assert!(status.expect("git is installed").success(), "git {arguments:?} failed");
}

fn write_commits(stream: &mut impl Write, size: Size) -> std::io::Result<()> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut chance = Chance(SEED);
    let mut notices: Vec<Notice> = (0..size.notices)
        .map(|number| Notice {
            department: number % DEPARTMENTS,
            name: format!("seloste-{number:05}"),
            sections: HEADINGS.iter().map(|_| section(&mut chance, &words)).collect(),
        })
        .collect();
    let site = "languages = [\"fi\"]\n[organisation]\nname = \"Kunta\"\n";
    begin_commit(stream, START, "Asetukset")?;
    write_file(stream, "site/site.toml", site)?;
    let statement = "+++\ntitle = \"Saavutettavuusseloste\"\n+++\n\nHyvä.\n";
    write_file(stream, "site/accessibility.md", statement)?;
    for department in 0..DEPARTMENTS {
        let text = format!("+++\ntitle = \"Toimiala {department}\"\n+++\n");
        write_file(stream, &format!("content/toimiala-{department:02}/_index.md"), &text)?;
    }
    let mut time = START;
    for revision in 0..size.revisions {
        for number in 0..size.notices {
            time += 25_000 * 1_000 / (size.notices as u64).max(1);
            begin_commit(stream, time, &format!("Päivitys {revision}"))?;
            let notice = &mut notices[number];
            if revision > 0 {
                change(notice, &mut chance, &words);
            }
            if revision > 0 && chance.below(50) == 0 {
                writeln!(stream, "D {}", path(notice))?;
                notice.name.push_str("-b");
            }
            let text = text(notice, number, revision);
            write_file(stream, &path(notice), &text)?;
        }
    }
    Ok(())
}

fn begin_commit(stream: &mut impl Write, time: u64, message: &str) -> std::io::Result<()> {
    let person = "Viestintä <viestinta@kunta.example>";
    writeln!(stream, "commit refs/heads/main\nauthor {person} {time} +0200")?;
    writeln!(stream, "committer {person} {time} +0200\ndata {}\n{message}", message.len())
}

fn write_file(stream: &mut impl Write, path: &str, text: &str) -> std::io::Result<()> {
    writeln!(stream, "M 100644 inline {path}\ndata {}\n{text}", text.len())
}

fn path(notice: &Notice) -> String {
    format!("content/toimiala-{:02}/{}.md", notice.department, notice.name)
}

fn section(chance: &mut Chance, words: &[&str]) -> Vec<String> {
    (0..=chance.below(3)).map(|_| paragraph(chance, words)).collect()
}

fn paragraph(chance: &mut Chance, words: &[&str]) -> String {
    let list = chance.below(5) == 0;
    let lines = (0..=chance.below(3)).map(|_| sentence(chance, words));
    if list {
        lines.flat_map(|line| ["- ".to_owned(), line, "\n".to_owned()]).collect()
    } else {
        lines.collect::<Vec<_>>().join(" ")
    }
}

fn sentence(chance: &mut Chance, words: &[&str]) -> String {
    let count = 5 + chance.below(10);
    let chosen: Vec<&str> = (0..count).map(|_| words[chance.below(words.len())]).collect();
    format!("{}.", chosen.join(" "))
}

fn change(notice: &mut Notice, chance: &mut Chance, words: &[&str]) {
    let at = chance.below(notice.sections.len());
    let section = &mut notice.sections[at];
    let paragraph_at = chance.below(section.len());
    section[paragraph_at] = paragraph(chance, words);
}

fn text(notice: &Notice, number: usize, revision: usize) -> String {
    let (year, month) = (2018 + revision % 9, 1 + number % 12);
    let mut text = format!(
        "+++\ntitle = \"Rekisteri {number} palveluista\"\ndate = {year}-{month:02}-15\n+++\n\n"
    );
    for (at, (heading, paragraphs)) in HEADINGS.iter().zip(&notice.sections).enumerate() {
        writeln!(text, "## {}. {heading}\n", at + 1).expect("a string takes all");
        for paragraph in paragraphs {
            writeln!(text, "{paragraph}\n").expect("a string takes all");
        }
    }
    text
}
