//! Names of statutes in running text, in all their inflections: "henkilötietolain", "laissa lasten
//! päivähoidosta", "lasten päivähoidosta annettu laki", "lagen om barndagvård".

use std::collections::BTreeMap;
use std::ops::Range;

/// What acts are called, each with the endings of its inflections.
const ACT_WORDS: &[(&str, &[&str])] = &[
    (
        "laki",
        &[
            "laki", "lain", "lakia", "lakina", "laiksi", "laissa", "laista", "lakiin", "lailla",
            "lailta", "laille", "lait", "lakien", "lakeja", "laeissa", "laeista", "lakeihin",
            "laeilla",
        ],
    ),
    (
        "asetus",
        &[
            "asetus",
            "asetuksen",
            "asetusta",
            "asetuksena",
            "asetukseksi",
            "asetuksessa",
            "asetuksesta",
            "asetukseen",
            "asetuksella",
            "asetukset",
            "asetusten",
            "asetuksia",
            "asetuksissa",
        ],
    ),
    ("kaari", &["kaari", "kaaren", "kaarta", "kaaressa", "kaaresta", "kaareen", "kaarella"]),
    ("lag", &["lag", "lagen", "lagens", "lags", "lagar", "lagarna"]),
    ("förordning", &["förordning", "förordningen", "förordningens", "förordnings"]),
    ("balk", &["balk", "balken", "balkens"]),
    ("act", &["act"]),
];
const CLITICS: [&str; 3] = ["kin", "kaan", "kään"];
/// Words that only look like acts.
const NO_ACTS: [&str; 12] = [
    "bolag",
    "förslag",
    "underlag",
    "uppslag",
    "anslag",
    "avslag",
    "beslag",
    "inslag",
    "utslag",
    "aktiebolag",
    "tillslag",
    "nederlag",
];

/// A word of a text in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
}

/// The words of a text; a hyphen is within them.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = None;
    let mut push = |at: Range<usize>| {
        words.push(Word { text: text[at.clone()].to_lowercase(), at });
    };
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || (c == '-' && from.is_some()) {
            from = from.or(Some(at));
        } else if let Some(from) = from.take() {
            push(from..at);
        }
    }
    if let Some(from) = from {
        push(from..text.len());
    }
    words
}

/// A word for an act in its basic form: `henkilötietolaki` of "henkilötietolain".
pub(crate) fn act_word(word: &str) -> Option<String> {
    let plain = |word: &str| {
        ACT_WORDS.iter().find_map(|(base, endings)| {
            let stem = endings
                .iter()
                .filter_map(|ending| word.strip_suffix(ending))
                .min_by_key(|it| it.len())?;
            Some(format!("{stem}{base}"))
        })
    };
    if NO_ACTS.contains(&word) {
        return None;
    }
    plain(word).or_else(|| CLITICS.iter().find_map(|clitic| plain(word.strip_suffix(clitic)?)))
}

/// Names, each with what it stands for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// "Henkilötietolaki", by its last word: the words before it.
    by_last: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// "Laki lasten päivähoidosta", by the first word after that for the act: the kind of act, and the
    /// words after it.
    by_matter: BTreeMap<String, Vec<(String, Vec<String>, usize)>>,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) at: Range<usize>,
    pub(crate) name: usize,
    /// The number of its first word.
    pub(crate) first: usize,
}

impl Names {
    /// Adds a name that stands for `name`.
    pub(crate) fn add(&mut self, written: &str, name: usize) {
        let words: Vec<String> = words(written).into_iter().map(|word| word.text).collect();
        let Some((last, before)) = words.split_last() else { return };
        let heads =
            |word: &String| ["laki", "asetus", "lag", "förordning"].contains(&word.as_str());
        match words.iter().position(heads).filter(|at| at + 1 < words.len()) {
            Some(head) => {
                let matter = &words[head + 1..];
                let known = self.by_matter.entry(matter[0].clone()).or_default();
                known.push((words[head].clone(), matter.to_vec(), name));
            }
            None => self.by_last.entry(last.clone()).or_default().push((before.to_vec(), name)),
        }
    }

    /// The names in some words, none within another.
    pub(crate) fn find(&self, words: &[Word]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for at in 0..words.len() {
            found.extend(self.ending_at(words, at));
            found.extend(self.about(words, at));
        }
        found.sort_by_key(|it| (it.at.start, std::cmp::Reverse(it.at.end)));
        let mut end = 0;
        found.retain(|it| {
            let outside = it.at.end > end;
            end = end.max(it.at.end);
            outside
        });
        found
    }

    fn ending_at(&self, words: &[Word], at: usize) -> Option<Found> {
        let names = self.by_last.get(&act_word(&words[at].text)?)?;
        let fits = |(before, _): &&(Vec<String>, usize)| {
            at.checked_sub(before.len()).is_some_and(|first| same(&words[first..at], before))
        };
        let (before, name) = names.iter().filter(fits).max_by_key(|(before, _)| before.len())?;
        let first = at - before.len();
        Some(Found { at: words[first].at.start..words[at].at.end, name: *name, first })
    }

    /// "Laki lasten päivähoidosta" and "lasten päivähoidosta annettu laki".
    fn about(&self, words: &[Word], at: usize) -> Option<Found> {
        let names = self.by_matter.get(&words[at].text)?;
        let mut fitting: Vec<_> = names
            .iter()
            .filter(|(_, matter, _)| {
                words.get(at..at + matter.len()).is_some_and(|it| same(it, matter))
            })
            .collect();
        fitting.sort_by_key(|(_, matter, _)| std::cmp::Reverse(matter.len()));
        fitting.into_iter().find_map(|(kind, matter, name)| {
            let is_act = |at: usize| {
                words.get(at).is_some_and(|word| act_word(&word.text).as_ref() == Some(kind))
            };
            let after = at + matter.len();
            if let Some(before) = at.checked_sub(1).filter(|before| is_act(*before)) {
                let at = words[before].at.start..words[after - 1].at.end;
                return Some(Found { at, name: *name, first: before });
            }
            let given = words.get(after).is_some_and(|word| word.text.starts_with("annet"));
            let act = (after + 1..after + 5).find(|act| given && is_act(*act))?;
            Some(Found { at: words[at].at.start..words[act].at.end, name: *name, first: at })
        })
    }
}

fn same(words: &[Word], texts: &[String]) -> bool {
    words.len() == texts.len() && words.iter().zip(texts).all(|(word, text)| word.text == *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut names = Names::default();
        let known = [
            "Venelaki",
            "Purjeveneiden venelaki",
            "Laki lasten soutamisesta",
            "Laki lasten soutamisesta ja melomisesta",
            "Asetus lasten soutamisesta",
            "Satama- ja laiturilaki",
            "Lag om rodd",
            "Båtlag",
            "Satamakaari",
        ];
        for (at, name) in known.into_iter().enumerate() {
            names.add(name, at);
        }
        let found = names.find(&words(text));
        let found: Vec<String> =
            found.into_iter().map(|it| format!("{}: {}", known[it.name], &text[it.at])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_are_found_in_all_inflections() {
        check("Venelain 3 §", &["Venelaki: Venelain"]);
        check("venelakiinkin, venelaissa", &["Venelaki: venelakiinkin", "Venelaki: venelaissa"]);
        check("purjeveneiden venelakia", &["Purjeveneiden venelaki: purjeveneiden venelakia"]);
        check("satama- ja laiturilaista", &["Satama- ja laiturilaki: satama- ja laiturilaista"]);
        check("satamakaaressa", &["Satamakaari: satamakaaressa"]);
        check("båtlagens", &["Båtlag: båtlagens"]);
        check("lagen om rodd (1/2000)", &["Lag om rodd: lagen om rodd"]);
        check(
            "laissa lasten soutamisesta",
            &["Laki lasten soutamisesta: laissa lasten soutamisesta"],
        );
        check(
            "lain lasten soutamisesta ja melomisesta",
            &["Laki lasten soutamisesta ja melomisesta: lain lasten soutamisesta ja melomisesta"],
        );
        check(
            "lasten soutamisesta annetun asetuksen 2 §",
            &["Asetus lasten soutamisesta: lasten soutamisesta annetun asetuksen"],
        );
        check(
            "lasten soutamisesta annettu valtioneuvoston asetus",
            &["Asetus lasten soutamisesta: lasten soutamisesta annettu valtioneuvoston asetus"],
        );
    }

    #[test]
    fn other_words_are_no_names() {
        check("venelakivaliokunta lasten soutamisesta", &[]);
        check("Kaikki venelakanat", &[]);
    }
}
