//! The notice of a bilingual municipality lacks its other language.

use crate::check::rule::{Hit, Rule};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::text::language::Language;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "missing-translation",
    severity: Severity::Warning,
    what: || {
        told!(
            fi: "Kaksikielisen kunnan selosteesta puuttuu toinen kieliversio.",
            sv: "En tvåspråkig kommuns beskrivning saknar den andra språkversionen.",
            en: "The notice of a bilingual municipality lacks its other language.",
        )
    },
    why: || {
        told!(
            fi: "kielilain (423/2003) 32 §: kaksikielisen viranomaisen tiedot yleisölle annetaan suomeksi ja ruotsiksi",
            sv: "32 § i språklagen (423/2003): en tvåspråkig myndighets information till allmänheten ges på finska och svenska",
            en: "section 32 of the Language Act (423/2003): a bilingual authority informs the public in Finnish and Swedish",
        )
    },
    mend: || {
        told!(
            fi: "Lisää samaan kansioon toisenkielinen teksti: `nimi.sv.md` tai `nimi.md`.",
            sv: "Lägg till texten på det andra språket i samma mapp: `namn.sv.md` eller `namn.md`.",
            en: "Add the text in the other language to the same folder: `name.sv.md` or `name.md`.",
        )
    },
    check,
};

/// Beginnings of the names of bilingual municipalities (1385/2022), in all their inflections.
const BILINGUAL: [&str; 38] = [
    "espoo",
    "hanko",
    "hangon",
    "helsin",
    "kauniai",
    "kirkkonumm",
    "lapinjärv",
    "lohja",
    "loviisa",
    "myrskylä",
    "porvoo",
    "sipoo",
    "siuntio",
    "vantaa",
    "inkoo",
    "raasepor",
    "turku",
    "turun",
    "kemiönsaar",
    "parais",
    "parain",
    "pyhtää",
    "kaskis",
    "kaskinen",
    "vaasa",
    "korsnäs",
    "kristiinankaup",
    "kruunup",
    "luodon",
    "maalaht",
    "maalahd",
    "mustasaar",
    "närpiö",
    "pedersör",
    "pietarsaar",
    "uusikaarlepyy",
    "uudenkaarlepyy",
    "kokkola",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let other = match subject.language {
        Language::Fi => Language::Sv,
        Language::Sv => Language::Fi,
        Language::En => return,
    };
    let offered = subject.site.languages.contains(&other);
    let there = subject.others.iter().any(|(language, _)| *language == other);
    let name = subject.site.organisation.name.within(Language::Fi).to_lowercase();
    let bilingual = BILINGUAL.iter().any(|it| name.starts_with(it)) || name.starts_with("vöyri");
    if offered && bilingual && !there {
        let name = other.own_name();
        hits.push(Hit::new(
            subject.top(),
            told!(
                fi: "selosteesta puuttuu kieliversio ({name})",
                sv: "beskrivningen saknar en språkversion ({name})",
                en: "the notice lacks a language ({name})",
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::marks::surroundings::{date, found};
    use crate::config::{Organisation, Site, Translated};

    fn site(name: &str, languages: &[Language]) -> Site {
        let organisation =
            Organisation { name: Translated::everywhere(name), ..Organisation::default() };
        Site { organisation, languages: languages.to_vec(), ..Site::default() }
    }

    #[test]
    fn a_bilingual_municipality_needs_both() {
        let both = [Language::Fi, Language::Sv];
        let swedish =
            |it: &mut Subject<'_>| it.others = vec![(Language::Sv, Some(date("2026-05-18")))];
        assert_eq!(found(&RULE, &site("Vantaan kaupunki", &both), |_| ()), 1);
        assert_eq!(found(&RULE, &site("Vantaan kaupunki", &both), swedish), 0);
        assert_eq!(found(&RULE, &site("Vantaan kaupunki", &[Language::Fi]), |_| ()), 0);
        assert_eq!(found(&RULE, &site("Tuulisalmen kaupunki", &both), |_| ()), 0);
    }
}
