//! The data end in a vague “other information”.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "open-ended-category",
    severity: Severity::Info,
    what: || {
        told!(
            fi: "Tietosisältö päättyy ylimalkaiseen ”muut tiedot”.",
            sv: "Datainnehållet slutar med ett obestämt ”övriga uppgifter”.",
            en: "The data end in a vague “other information”.",
        )
    },
    why: || {
        told!(
            fi: "tietosuoja-asetuksen 12 artiklan 1 kohta ja 14 artiklan 1 kohdan d alakohta: lukijan on saatava tietää, mitä hänestä tallennetaan",
            sv: "artikel 12.1 och 14.1 d i dataskyddsförordningen: läsaren ska få veta vad som sparas",
            en: "Articles 12(1) and 14(1)(d) GDPR: readers must learn what is kept on them",
        )
    },
    mend: || {
        told!(
            fi: "Luettele tiedot tai anna esimerkkejä: ”muut varauksen tiedot, kuten vene ja avain”.",
            sv: "Räkna upp uppgifterna eller ge exempel: ”övriga uppgifter om bokningen, såsom båt och nyckel”.",
            en: "List the data or give examples: “other booking data, such as boat and key”.",
        )
    },
    check,
};

const VAGUE: [&str; 13] = [
    "muut tiedot",
    "muita tietoja",
    "muut tarvittavat tiedot",
    "muut mahdolliset tiedot",
    "muut lomakekohtaiset tiedot",
    "muut asiakkaan antamat tiedot",
    "muut tarpeelliset tiedot",
    "övriga uppgifter",
    "andra uppgifter",
    "andra nödvändiga uppgifter",
    "other information",
    "other data",
    "other necessary data",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let on_data =
        |section: usize| subject.document.sections[section].items.contains(&Item::DataCategories);
    for line in subject.lines().filter(|line| line.section.is_some_and(on_data)) {
        let text = line.block.text.trim_end_matches(['.', ' ', ';', ',']);
        let vague = VAGUE.iter().find_map(|vague| {
            let at = text.len().checked_sub(vague.len()).filter(|at| text.is_char_boundary(*at))?;
            let free = !text[..at].ends_with(char::is_alphanumeric);
            (free && text[at..].to_lowercase() == **vague).then(|| &text[at..])
        });
        if let Some(written) = vague {
            hits.push(Hit::new(
                subject.place(line, written),
                told!(
                    fi: "`{written}` ei kerro, mitä tietoja tallennetaan",
                    sv: "`{written}` berättar inte vad som sparas",
                    en: "`{written}` does not tell what is kept",
                ),
            ));
        }
    }
}
