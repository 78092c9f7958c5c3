//! A portal in a temporary folder, with commits by fixed people on fixed days.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Settings for two languages; more tables may follow.
pub(crate) const SITE: &str = "base_url = \"https://tietosuoja.tuulisalmi.example/\"\n\
    languages = [\"fi\", \"sv\"]\n[organisation]\n\
    name = { fi = \"Tuulisalmen kaupunki\", sv = \"Vindsunds stad\" }\n";

pub(crate) struct TestPortal {
    folder: TempDir,
}

/// Who made or recorded a commit, and when (`2021-11-15T12:00:00+0200`).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hand {
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    pub(crate) moment: &'static str,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Files by name from the output folder, the program's own mark left out.
pub(crate) type Pages = BTreeMap<String, Vec<u8>>;

impl TestPortal {
    /// An empty repository with settings for two languages.
    pub(crate) fn new() -> Self {
        let portal = Self::without_repository();
        portal.git(&["init", "--quiet", "--initial-branch=main"]);
        portal
    }

    pub(crate) fn without_repository() -> Self {
        let portal = Self { folder: tempfile::tempdir().unwrap() };
        portal.write("site/site.toml", SITE);
        portal.write("site/accessibility.md", &notice("Saavutettavuusseloste", "## Tila\n\nHyvä."));
        portal
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("portal")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        self.write_bytes(file, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, file: &str, bytes: &[u8]) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).unwrap();
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path().join(from), to).unwrap();
    }

    /// Commits everything on a day (`2021-11-15`, at noon in Helsinki).
    pub(crate) fn commit(&self, day: &str, message: &str) {
        self.git(&["add", "--all"]);
        self.git_on(day, &["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    /// Commits everything by these hands.
    pub(crate) fn commit_by(&self, author: Hand, committer: Hand, message: &str) {
        self.git(&["add", "--all"]);
        let mut command = self.git_command(&["commit", "--quiet", "-m", message]);
        command
            .env("GIT_AUTHOR_NAME", author.name)
            .env("GIT_AUTHOR_EMAIL", author.email)
            .env("GIT_AUTHOR_DATE", author.moment)
            .env("GIT_COMMITTER_NAME", committer.name)
            .env("GIT_COMMITTER_EMAIL", committer.email)
            .env("GIT_COMMITTER_DATE", committer.moment);
        run(&mut command);
    }

    /// Writes one notice and commits it.
    pub(crate) fn commit_notice(&self, day: &str, path: &str, title: &str, body: &str) {
        self.write(&format!("content/{path}"), &notice(title, body));
        self.commit(day, &format!("Muutos {day}"));
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        fs::create_dir_all(self.path()).unwrap();
        run(&mut self.git_command(arguments))
    }

    /// Git on a day, at noon in Helsinki.
    pub(crate) fn git_on(&self, day: &str, arguments: &[&str]) {
        let date = format!("{day}T12:00:00+0200");
        let mut command = self.git_command(arguments);
        run(command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date));
    }

    /// A clone of the repository in a folder beside it.
    pub(crate) fn clone_to(&self, name: &str, options: &[&str]) -> PathBuf {
        let folder = self.beside(name);
        drop(fs::remove_dir_all(&folder));
        let address = format!("file://{}", self.path().display());
        let to = folder.to_str().unwrap().to_owned();
        let arguments = [&["clone", "--quiet"], options, &[&address, &to]].concat();
        self.git(&arguments);
        folder
    }

    /// The tables that follow the settings of `SITE`.
    pub(crate) fn settings(&self, more: &str) {
        self.write("site/site.toml", &format!("{SITE}{more}"));
    }

    fn git_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .args(["-c", "user.name=Viivi Viestijä", "-c", "user.email=viivi@tuulisalmi.example"])
            .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
            .args(arguments);
        command
    }

    /// Builds into the output folder.
    pub(crate) fn build(&self, more: &[&str]) -> Answer {
        self.build_of(&self.path(), &self.out(), more)
    }

    pub(crate) fn build_of(&self, folder: &Path, out: &Path, more: &[&str]) -> Answer {
        answer(self.build_command(folder, out, more).output().unwrap())
    }

    pub(crate) fn build_command(&self, folder: &Path, out: &Path, more: &[&str]) -> Command {
        let mut command = self.command(&["build"]);
        command.arg("-C").arg(folder).arg("--out").arg(out).args(more);
        command
    }

    /// The program, spoken to in Finnish and with a home of its own.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seloste"));
        command.args(arguments).env("LC_ALL", "fi_FI.UTF-8").env("HOME", self.folder.path());
        command
    }

    /// Runs a command on the portal.
    pub(crate) fn answer(&self, arguments: &[&str]) -> Answer {
        answer(self.command(arguments).arg("-C").arg(self.path()).output().unwrap())
    }

    /// What a command on the portal writes; fails the test if the command does.
    #[track_caller]
    pub(crate) fn written(&self, arguments: &[&str]) -> String {
        let answer = self.answer(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {}", answer.stderr);
        answer.stdout
    }

    /// Builds, and fails the test if the build does.
    pub(crate) fn built(&self) -> Pages {
        let answer = self.build(&[]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        self.pages()
    }

    /// What stands in the output folder.
    pub(crate) fn pages(&self) -> Pages {
        pages_of(&self.out())
    }

    /// The pages of a build from nothing, of a clone.
    pub(crate) fn clean_pages(&self) -> Pages {
        self.clean_pages_of(&[])
    }

    /// … of a build with options.
    pub(crate) fn clean_pages_of(&self, options: &[&str]) -> Pages {
        let folder = self.clone_to("clean", &[]);
        let out = self.beside("clean-out");
        drop(fs::remove_dir_all(&out));
        let answer = self.build_of(&folder, &out, options);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        pages_of(&out)
    }
}

/// A notice with a title and a body.
pub(crate) fn notice(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2021-11-15\n+++\n\n{body}\n")
}

/// A department's index.
pub(crate) fn department(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n")
}

pub(crate) fn pages_of(out: &Path) -> Pages {
    let mut pages = files_of(out);
    pages.retain(|file, _| !file.starts_with(".seloste/"));
    pages
}

/// All files of a folder, the program's own too.
pub(crate) fn files_of(folder: &Path) -> Pages {
    let mut files = Pages::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, pages: &mut Pages) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, pages);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            pages.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// A whole page.
#[track_caller]
pub(crate) fn page_of(pages: &Pages, file: &str) -> String {
    let Some(page) = pages.get(file) else {
        panic!("no page {file} among {:#?}", pages.keys().collect::<Vec<_>>());
    };
    String::from_utf8(page.clone()).unwrap()
}

/// All pages by name; files of other kinds are left out.
pub(crate) fn whole_pages(pages: &Pages) -> BTreeMap<&str, &str> {
    let pages = pages.iter().filter(|(_, bytes)| bytes.starts_with(b"<!DOCTYPE html>"));
    pages.map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap())).collect()
}

/// The main part of a page.
#[track_caller]
pub(crate) fn main_of(pages: &Pages, file: &str) -> String {
    let page = page_of(pages, file);
    let main = page.split("<main").nth(1).expect("a page has a main part");
    main.split("</main>").next().unwrap().to_owned()
}

/// The words of a page's main part, without marks.
#[track_caller]
pub(crate) fn words_of(pages: &Pages, file: &str) -> String {
    let main = main_of(pages, file);
    let mut words = String::new();
    for part in main.split('<').skip(1) {
        // A date is marked within its sentence; other marks part words.
        if !part.starts_with("time") && !part.starts_with("/time") {
            words.push(' ');
        }
        words.push_str(part.split_once('>').map_or("", |(_, text)| text));
    }
    let words = words.replace("&#x27;", "'").replace("&amp;", "&");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the files that differ between two outputs, in order.
pub(crate) fn differing(a: &Pages, b: &Pages) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
    names.into_iter().filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

pub(crate) fn answer(output: Output) -> Answer {
    Answer {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(command: &mut Command) -> String {
    let answer = answer(command.output().unwrap());
    assert_eq!(answer.code, 0, "{command:?}: {}", answer.stderr);
    answer.stdout
}

/// Fails unless the parts stand in the text one after another.
#[track_caller]
pub(crate) fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let Some(at) = text[from..].find(part) else {
            panic!("no {part:?} after {:?} in:\n{text}", &text[..from]);
        };
        from += at + part.len();
    }
}

/// Fails with the whole text when it lacks a part.
#[track_caller]
pub(crate) fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no {part:?} in:\n{text}");
}

#[track_caller]
pub(crate) fn has_not(text: &str, part: &str) {
    assert!(!text.contains(part), "{part:?} in:\n{text}");
}
