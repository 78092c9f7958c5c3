//! Statutes: what is known of them, and how texts refer to them.

pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod references;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::check::statutes::names::Names;
use crate::config::statutes::{Status, Statute, parse};
use crate::text::language::Language;

/// The program's own table, and until when its facts are known: each message says so.
const TABLE: &str = include_str!("statutes.toml");
pub const KNOWN_UNTIL: &str = "2/2025";

static KNOWN: LazyLock<Statutes> = LazyLock::new(|| Statutes::of(own_table()));

/// A table of statutes, to be looked up by number and by name.
#[derive(Debug)]
pub struct Statutes {
    all: Vec<Statute>,
    by_number: BTreeMap<String, usize>,
    /// Each name with the acts that bear or bore it.
    names: Vec<(String, Vec<usize>)>,
    pub(crate) finder: Names,
}

impl Statutes {
    /// What the program knows.
    pub fn known() -> &'static Self {
        &KNOWN
    }

    /// What the program knows, with a portal's own table over it.
    pub fn with(own: Vec<Statute>) -> Self {
        let mut all = own_table();
        for statute in own {
            match all.iter_mut().find(|it| it.number == statute.number) {
                Some(known) => overrule(known, statute),
                None => all.push(statute),
            }
        }
        Self::of(all)
    }

    fn of(all: Vec<Statute>) -> Self {
        let by_number = all.iter().enumerate().map(|(at, it)| (it.number.clone(), at)).collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, statute) in all.iter().enumerate() {
            for name in names_of(statute) {
                let acts = by_name.entry(name.to_lowercase()).or_default();
                if !acts.contains(&at) {
                    acts.push(at);
                }
            }
        }
        let mut finder = Names::default();
        let mut names = Vec::new();
        for (name, acts) in by_name {
            finder.add(&name, names.len());
            names.push((name, acts));
        }
        Self { all, by_number, names, finder }
    }

    pub(crate) fn numbered(&self, number: &str) -> Option<&Statute> {
        self.by_number.get(number).map(|at| &self.all[*at])
    }

    /// The acts that bear or bore a name that was found.
    pub(crate) fn named(&self, name: usize) -> impl Iterator<Item = &Statute> {
        self.names[name].1.iter().map(|at| &self.all[*at])
    }

    /// A name that was found, in its basic form and lower case.
    pub(crate) fn spelled(&self, name: usize) -> &str {
        &self.names[name].0
    }

    /// What replaces an act now, past what itself is repealed.
    pub(crate) fn successor<'a>(&'a self, statute: &'a Statute) -> Option<&'a Statute> {
        let mut at = self.numbered(statute.replaced_by.as_deref()?)?;
        // A portal's table may go in circles.
        for _ in 0..self.all.len() {
            if at.status != Status::Repealed {
                return Some(at);
            }
            at = self.numbered(at.replaced_by.as_deref()?)?;
        }
        None
    }
}

/// What is not said anew stays.
fn overrule(known: &mut Statute, own: Statute) {
    let old = std::mem::replace(known, own);
    known.name = known.name.take().or(old.name);
    known.replaced_by = known.replaced_by.take().or(old.replaced_by);
    known.also.extend(old.also);
    known.former.extend(old.former);
}

fn own_table() -> Vec<Statute> {
    parse(TABLE, "statutes.toml").0
}

fn names_of(statute: &Statute) -> Vec<&str> {
    let name = statute.name.iter();
    let mut names: Vec<&str> =
        name.flat_map(|name| Language::ALL.map(|language| name.within(language))).collect();
    names.extend(statute.also.iter().chain(&statute.former).map(String::as_str));
    names.retain(|name| !name.is_empty());
    names
}

/// How a message calls an act: its name and number.
pub(crate) fn called(statute: &Statute, language: Language) -> String {
    let number = &statute.number;
    let name = statute.name.as_ref().map(|name| name.within(language)).unwrap_or_default();
    if name.is_empty() {
        return number.clone();
    }
    // In running text an act of one word begins with a small letter.
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{} ({number})", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_table_is_read_without_findings() {
        let (statutes, findings) = parse(TABLE, "statutes.toml");
        assert_eq!(findings, []);
        assert!(statutes.len() >= 150);
        for statute in &statutes {
            let same = statutes.iter().filter(|it| it.number == statute.number).count();
            assert_eq!(same, 1, "{}", statute.number);
        }
    }

    #[test]
    fn a_portal_overrules_it() {
        let own = "[[statute]]\nnumber = \"831/1994\"\nstatus = \"repealed\"\nreplaced_by = \"9/2026\"\n\
            [[statute]]\nnumber = \"9/2026\"\nname = \"Arkistointilaki\"\n";
        let statutes = Statutes::with(parse(own, "site/statutes.toml").0);
        let archives = statutes.numbered("831/1994").expect("it is in our own table");
        assert_eq!(archives.status, Status::Repealed);
        assert_eq!(called(archives, Language::Fi), "arkistolaki (831/1994)");
        let successor = statutes.successor(archives).map(|it| called(it, Language::Fi));
        assert_eq!(successor.as_deref(), Some("arkistointilaki (9/2026)"));
    }
}
