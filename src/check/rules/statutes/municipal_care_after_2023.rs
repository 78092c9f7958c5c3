//! A municipality is named as controller of a register of social and health care or rescue services.

use crate::check::rule::{Hit, Rule};
use crate::check::statutes::names::{Word, words};
use crate::check::subject::Subject;
use crate::diagnostics::finding::Severity;
use crate::model::item::Item;
use crate::told;

pub(super) const RULE: Rule = Rule {
    id: "municipal-care-after-2023",
    severity: Severity::Error,
    what: || {
        told!(
            fi: "Kunta on merkitty sosiaali- ja terveydenhuollon tai pelastustoimen rekisterin pitäjäksi.",
            sv: "Kommunen anges som personuppgiftsansvarig för ett register inom social- och hälsovården eller räddningsväsendet.",
            en: "A municipality is named as controller of a register of social and health care or rescue services.",
        )
    },
    why: || {
        told!(
            fi: "järjestämislain (612/2021) 58 §: rekisterinpitäjä on hyvinvointialue 1.1.2023 alkaen",
            sv: "58 § i lagen om ordnande av social- och hälsovård (612/2021): välfärdsområdet är personuppgiftsansvarigt från 1.1.2023",
            en: "section 58 of Act 612/2021: the wellbeing services county is the controller since 1 January 2023",
        )
    },
    mend: || {
        told!(
            fi: "Poista seloste tai vaihda rekisterinpitäjäksi hyvinvointialue. Jos kunta vastaa rekisteristä muusta syystä, kerro se kohdassa Rekisterinpitäjä.",
            sv: "Ta bort beskrivningen eller ange välfärdsområdet som personuppgiftsansvarigt. Om kommunen ansvarar för registret av annat skäl, berätta det under Personuppgiftsansvarig.",
            en: "Remove the notice, or name the wellbeing services county as controller. If the municipality is responsible for another reason, say so under Controller.",
        )
    },
    check,
};

/// Beginnings of words that name such a register.
const CARE: [&str; 16] = [
    "sosiaalihuol",
    "sosiaalityö",
    "lastensuojel",
    "potilasrekist",
    "potilastie",
    "terveydenhuol",
    "kouluterveydenhuol",
    "terveyskesku",
    "neuvola",
    "päihdepalvelu",
    "mielenterveyspalvelu",
    "pelastustoim",
    "barnskydd",
    "socialvård",
    "patientregist",
    "räddningsväsen",
];
/// Words of a title that make it another thing: an archive, the health of staff or of animals.
const OTHER: [&str; 12] = [
    "arkist",
    "arkiv",
    "työterve",
    "henkilöstö",
    "ympäristö",
    "eläin",
    "ennen",
    "vanha",
    "personal",
    "avustu",
    "järjestö",
    "veteraan",
];
const MUNICIPAL: [&str; 8] =
    ["kunta", "kunnan", "kaupunki", "kaupungin", "kommun", "kommunen", "stad", "stads"];
/// Those who keep the duty, or whose duty it is.
const EXCEPT: [&str; 11] = [
    "helsin",
    "helsing",
    "hyvinvointialue",
    "välfärdsområd",
    "wellbeing",
    "hus",
    "kuntayhtym",
    "samkommun",
    "åland",
    "ahvenanmaa",
    "mariehamn",
];

fn check(subject: &Subject<'_>, hits: &mut Vec<Hit>) {
    let title = subject.document.front.title.as_deref().unwrap_or_default();
    let title = words(title);
    let begins = |words: &[Word], with: &[&str]| {
        words.iter().any(|word| with.iter().any(|it| word.text.starts_with(it)))
    };
    if !begins(&title, &CARE) || begins(&title, &OTHER) {
        return;
    }
    let controllers = subject.sections_on(&[Item::Controller, Item::JointControllers]);
    let blocks = controllers.flat_map(|section| &section.body.blocks);
    let named: Vec<Word> = blocks.flat_map(|block| words(&block.text)).collect();
    let municipal = named.iter().any(|word| MUNICIPAL.contains(&word.text.as_str()));
    if municipal && !begins(&named, &EXCEPT) {
        hits.push(Hit::new(
            subject.place_of(&[Item::Controller]),
            told!(
                fi: "kunta ei ole ollut tällaisen rekisterin pitäjä 1.1.2023 alkaen",
                sv: "kommunen ansvarar inte för ett sådant register sedan 1.1.2023",
                en: "a municipality has not been the controller of such a register since 1 January 2023",
            ),
        ));
    }
}
