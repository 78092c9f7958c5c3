//! Reads off the sections on personal data which kinds of it a notice speaks of, and which special
//! categories. What is denied is not there; what is only not passed on is.

use std::collections::BTreeSet;

use crate::model::document::{Block, BlockKind, Document, Section};
use crate::model::item::Item;
use crate::model::processing::{DataKind, SpecialCategory};
use crate::parse::denial::{Sentence, Word, sentences, sentences_of};
use crate::parse::lexicon::{Lexicon, asks, defines};
use crate::parse::passages::sections_on;

/// The kinds of data that a document's sections on data name, in the order of [`DataKind::ALL`]; what it
/// says of special categories is known.
pub(crate) fn data_kinds(document: &Document, special: &[SpecialCategory]) -> Vec<DataKind> {
    let said = said_of_data(document, &[Item::DataCategories]);
    let mut kinds: BTreeSet<DataKind> = DataKind::ALL
        .into_iter()
        .filter(|kind| said.iter().any(|sentence| names(words_of_kind(*kind), sentence)))
        .collect();
    if special.contains(&SpecialCategory::Health) {
        kinds.insert(DataKind::Health);
    }
    kinds.into_iter().collect()
}

/// The special categories that a document says it processes, in the order of
/// [`SpecialCategory::ALL`].
pub(crate) fn special_categories(document: &Document) -> Vec<SpecialCategory> {
    let said = said_of_data(document, &[Item::DataCategories, Item::SpecialCategoryBasis]);
    SpecialCategory::ALL
        .into_iter()
        .filter(|category| {
            said.iter().any(|sentence| names(words_of_category(*category), sentence))
        })
        .collect()
}

/// The first word of a sentence that tells of a kind of data that is there.
pub(crate) fn word_of_kind(kind: DataKind, sentence: &Sentence) -> Option<&Word> {
    word_in(words_of_kind(kind), sentence)
}

/// The first word of a sentence that tells of a special category of data that is there.
pub(crate) fn word_of_category(category: SpecialCategory, sentence: &Sentence) -> Option<&Word> {
    word_in(words_of_category(category), sentence)
}

fn names(lexicon: &Lexicon, sentence: &Sentence) -> bool {
    word_in(lexicon, sentence).is_some()
}

fn word_in<'a>(lexicon: &Lexicon, sentence: &'a Sentence) -> Option<&'a Word> {
    let named = |at: usize| !sentence[at].denied() && lexicon.names(sentence, at);
    (0..sentence.len()).find(|at| named(*at)).map(|at| &sentence[at])
}

/// What the sections on some items say: their sentences, and the headings within them. Sections
/// within them on another item, such as retention, say nothing of it.
fn said_of_data(document: &Document, wanted: &[Item]) -> Vec<Sentence> {
    let mut said = Vec::new();
    for section in sections_on(document, wanted) {
        let speaks = section.items.iter().any(|item| wanted.contains(item));
        if !speaks && !section.items.is_empty() {
            continue;
        }
        if !speaks && !is_answered_no(section) {
            said.extend(sentences(&section.heading));
        }
        said.extend(sentences_of(&section.body.blocks).into_iter().map(|(_, sentence)| sentence));
    }
    said.retain(|sentence| !asks(sentence) && !defines(sentence));
    said
}

/// "### Terveystiedot" with "Ei käsitellä." below.
fn is_answered_no(section: &Section) -> bool {
    let first = section.body.blocks.iter().find(|block| is_prose(block));
    let first = first.and_then(|block| sentences(&block.text).into_iter().next());
    first.is_some_and(|sentence| sentence.first().is_some_and(Word::denied))
}

fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. })
}

fn words_of_kind(kind: DataKind) -> &'static Lexicon {
    match kind {
        DataKind::Contact => &CONTACT,
        DataKind::IdentityCode => &IDENTITY_CODE,
        DataKind::Family => &FAMILY,
        DataKind::Health => &HEALTH_OR_DIET,
        DataKind::Finances => &FINANCES,
        DataKind::Education => &EDUCATION,
        DataKind::Work => &WORK,
        DataKind::Images => &IMAGES,
        DataKind::Location => &LOCATION,
        DataKind::Traces => &TRACES,
    }
}

fn words_of_category(category: SpecialCategory) -> &'static Lexicon {
    match category {
        SpecialCategory::Health => &HEALTH,
        SpecialCategory::Origin => &ORIGIN,
        SpecialCategory::Politics => &POLITICS,
        SpecialCategory::Belief => &BELIEF,
        SpecialCategory::Union => &UNION,
        SpecialCategory::Genetic => &GENETIC,
        SpecialCategory::Biometric => &BIOMETRIC,
        SpecialCategory::Sexuality => &SEXUALITY,
        SpecialCategory::Offences => &OFFENCES,
    }
}

const CONTACT: Lexicon = Lexicon {
    starts: &[
        "yhteystie",
        "osoite",
        "osoitte",
        "puhelin",
        "puhelimen",
        "sähköposti",
        "kontaktuppgift",
        "kontaktinformation",
        "telefon",
        "epost",
        "telephone",
        "email",
    ],
    within: &["osoittee", "postiosoit", "kotiosoit", "postadress"],
    words: &[
        "adress",
        "adresser",
        "adressen",
        "adressuppgifter",
        "hemadress",
        "gatuadress",
        "address",
        "addresses",
        "phone",
        "katuosoite",
        "lähiosoite",
    ],
    pairs: &[("contact", "detail"), ("contact", "information"), ("e", "post"), ("e", "mail")],
    never: &["osoitett", "osoiteta", "osoitetu", "puhelinpalvelu", "sähköpostipalvelu"],
    not_after: &["ip", "mac", "verkko", "www", "web", "webb"],
    ..Lexicon::NONE
};

const IDENTITY_CODE: Lexicon = Lexicon {
    starts: &["henkilötunnu", "hetu", "henkilöturvatunnu", "personbeteckning", "personnummer"],
    pairs: &[
        ("identity", "code"),
        ("identity", "number"),
        ("social", "security"),
        ("identification", "code"),
    ],
    ..Lexicon::NONE
};

const FAMILY: Lexicon = Lexicon {
    starts: &[
        "perhe",
        "perheen",
        "huoltaj",
        "lapsen",
        "lapsi",
        "lapset",
        "laste",
        "lapsest",
        "lähiomai",
        "omainen",
        "omaisen",
        "omaiste",
        "puoliso",
        "siviilisää",
        "vanhempien",
        "vanhempain",
        "avioliit",
        "sisaru",
        "edunvalvoj",
        "familj",
        "vårdnadshavar",
        "barn",
        "anhörig",
        "civilstånd",
        "förälder",
        "föräldr",
        "syskon",
        "intressebevak",
        "family",
        "families",
        "guardian",
        "child",
        "children",
        "spouse",
        "parent",
        "marital",
        "sibling",
    ],
    words: &["relatives", "maka", "maken", "makan", "makens"],
    pairs: &[("next", "of")],
    never: &["omaisuu", "lastent", "parenth", "barnträdgård", "lapsivaikut"],
    ..Lexicon::NONE
};

const HEALTH: Lexicon = Lexicon {
    starts: &[
        "tervey",
        "sairau",
        "sairas",
        "lääkity",
        "lääkeh",
        "lääketie",
        "allergi",
        "diagnoo",
        "vamma",
        "rokot",
        "potilas",
        "työkyky",
        "työkyvy",
        "toimintakyky",
        "toimintakyv",
        "hälso",
        "hälsa",
        "sjukdom",
        "sjukfrånvaro",
        "medicinering",
        "mediciner",
        "läkemedel",
        "diagnos",
        "funktionsnedsätt",
        "vaccin",
        "arbetsförmåga",
        "health",
        "medical",
        "illness",
        "disease",
        "medication",
        "medicines",
        "allerg",
        "disabilit",
    ],
    pairs: &[("work", "ability"), ("sick", "leave")],
    never: &[
        "terveyskesk",
        "terveydenhuol",
        "terveystarkast",
        "terveysvalvon",
        "terveysasem",
        "terveyspalvel",
        "terveysviran",
        "hälsovård",
        "hälsocent",
        "hälsoinspekt",
        "hälsotillsyn",
        "hälsoskydd",
        "hälsostation",
        "sairasauto",
        "healthcare",
    ],
    not_after: &["sosiaali", "social", "environmental", "ympäristö"],
    not_before: &["care", "cent", "inspect", "authorit", "profession", "insurance", "service"],
    ..Lexicon::NONE
};

/// A diet can tell of health, of belief or of taste: it is no special category by itself.
const HEALTH_OR_DIET: Lexicon = Lexicon {
    starts: &["erityisruoka", "ruokavalio", "ruoka-aine", "specialkost", "dietary"],
    pairs: &[("special", "diet")],
    ..Lexicon::NONE
};

const FINANCES: Lexicon = Lexicon {
    starts: &[
        "tulotie",
        "tuloselvit",
        "tuloist",
        "tulorekist",
        "maksu",
        "maksatu",
        "laskut",
        "palkk",
        "palka",
        "tilinumero",
        "pankkitil",
        "veroti",
        "verotie",
        "verotu",
        "varalli",
        "luottotie",
        "velka",
        "velko",
        "perintä",
        "perinnä",
        "ulosott",
        "etuude",
        "toimeentulo",
        "inkomst",
        "avgift",
        "faktur",
        "betalning",
        "utbetalning",
        "löne",
        "kontonummer",
        "bankkonto",
        "skatt",
        "förmögenhet",
        "kreditupp",
        "skuld",
        "indrivning",
        "utmätning",
        "income",
        "payment",
        "invoic",
        "billing",
        "salar",
        "taxation",
        "debt",
        "financial",
    ],
    within: &["maksut", "maksuj", "avgifter", "laskutu", "maksutie"],
    words: &[
        "tulot", "tulojen", "tuloja", "tulo", "lasku", "laskun", "laskujen", "lön", "löner",
        "lönen", "fee", "fees", "wage", "wages", "tax", "taxes", "benefits", "etuus",
    ],
    pairs: &[
        ("bank", "account"),
        ("account", "number"),
        ("credit", "information"),
        ("credit", "data"),
        ("credit", "rating"),
    ],
    never: &["maksuto", "maksutto", "maksutta", "avgiftsfri", "skattning", "laskutai"],
    ..Lexicon::NONE
};

const EDUCATION: Lexicon = Lexicon {
    starts: &[
        "koulu",
        "opiskel",
        "opinto",
        "opinno",
        "oppila",
        "oppija",
        "oppimi",
        "tutkinto",
        "tutkinno",
        "arvosan",
        "kurss",
        "varhaiskasvatu",
        "utbildning",
        "studi",
        "skol",
        "betyg",
        "examen",
        "examin",
        "elev",
        "kurser",
        "kursen",
        "småbarnspedagog",
        "undervisning",
        "education",
        "school",
        "stud",
        "qualification",
        "pupil",
    ],
    within: &["koulutodistu", "päättötodistu"],
    words: &["kurs", "degree", "degrees", "grade", "grades", "course", "courses"],
    pairs: &[("early", "childhood")],
    never: &["opintomatk", "studio", "eleva"],
    ..Lexicon::NONE
};

const WORK: Lexicon = Lexicon {
    starts: &[
        "työkokemu",
        "työhistor",
        "työnant",
        "työpaik",
        "työsuht",
        "työsuhd",
        "ammatti",
        "ammatin",
        "työtehtäv",
        "virkasuh",
        "virat",
        "työvuoro",
        "tehtävänim",
        "työura",
        "työtoive",
        "ansioluettel",
        "työaika",
        "työaj",
        "työlli",
        "työttöm",
        "palvelussuh",
        "arbetslivs",
        "arbetsgiv",
        "arbetsplats",
        "arbetserfar",
        "arbetshistor",
        "arbetsuppgift",
        "anställning",
        "yrke",
        "befattning",
        "arbetslös",
        "employ",
        "unemploy",
        "occupation",
        "workplace",
    ],
    words: &["työ", "virka", "arbets", "profession", "cv", "job", "jobs"],
    pairs: &[("work", "history"), ("work", "experience"), ("work", "shift")],
    never: &[
        "ammattiliit",
        "ammattiyhdis",
        "ammattijärj",
        "ammattihenk",
        "ammattilai",
        "ammattiop",
    ],
    not_before: &["code"],
    ..Lexicon::NONE
};

const IMAGES: Lexicon = Lexicon {
    starts: &[
        "valokuv",
        "kamera",
        "kameroi",
        "video",
        "äänital",
        "äänite",
        "ääninau",
        "kuvatallen",
        "kuvatiedos",
        "puhelutallen",
        "puhelunauh",
        "kasvokuv",
        "passikuv",
        "profiilikuv",
        "fotografi",
        "foton",
        "bildmaterial",
        "bildupptag",
        "kamera",
        "inspelning",
        "ljudupptag",
        "övervakningskamer",
        "photo",
        "camera",
        "cctv",
        "footage",
    ],
    within: &["valvontakamer", "kameravalvon", "kameraövervak"],
    words: &[
        "kuva",
        "kuvat",
        "kuvan",
        "kuvia",
        "kuvien",
        "tallenteet",
        "tallenteita",
        "foto",
        "bild",
        "bilder",
        "bilden",
        "bilderna",
        "image",
        "images",
        "picture",
        "pictures",
        "recordings",
    ],
    pairs: &[
        ("audio", "record"),
        ("voice", "record"),
        ("call", "record"),
        ("sound", "record"),
        ("phone", "recording"),
    ],
    never: &["videopalvelu", "videoneuvott"],
    ..Lexicon::NONE
};

const LOCATION: Lexicon = Lexicon {
    starts: &[
        "sijaintitie",
        "paikannu",
        "olinpaik",
        "reittitie",
        "matkareit",
        "kulkureit",
        "lokaliser",
        "positioner",
        "positionsupp",
        "platsuppgift",
        "platsdata",
        "gps",
        "geolocation",
        "whereabout",
    ],
    words: &["sijainti", "sijainnin", "location"],
    not_after: &[
        "kiinteistö",
        "rakennu",
        "asunno",
        "tonti",
        "paikan",
        "koht",
        "haud",
        "hanke",
        "toimipai",
        "building",
        "property",
        "site",
    ],
    not_before: &["of", "kiinteistö"],
    ..Lexicon::NONE
};

const TRACES: Lexicon = Lexicon {
    starts: &[
        "loki",
        "lokit",
        "käyttölok",
        "käyttäjätunn",
        "käyttäjänim",
        "salasan",
        "eväst",
        "kirjautum",
        "sisäänkirj",
        "laitetunn",
        "selaint",
        "verkkotunn",
        "logg",
        "inlogg",
        "användarnamn",
        "användarid",
        "användarkod",
        "användarkonto",
        "lösenord",
        "cookie",
        "webbläsar",
        "username",
        "password",
        "browser",
    ],
    within: &["lokitie", "lokimerk"],
    words: &["ip", "kakor", "log", "logs", "login", "logins"],
    pairs: &[("user", "account"), ("user", "name"), ("user", "id"), ("device", "id")],
    never: &["lokikirj", "loggbok"],
    ..Lexicon::NONE
};

const ORIGIN: Lexicon = Lexicon {
    starts: &["etni", "rodulli", "etnis", "rasbakgrund", "ethnic", "racial"],
    ..Lexicon::NONE
};

const POLITICS: Lexicon = Lexicon {
    starts: &["puoluekan", "puoluejäsen", "partitillhör", "partimedlem"],
    pairs: &[
        ("poliitti", "mielip"),
        ("poliitti", "vakaum"),
        ("poliitti", "kan"),
        ("poliitti", "näkem"),
        ("politisk", "åsikt"),
        ("politisk", "övertyg"),
        ("political", "opinion"),
        ("political", "belief"),
        ("political", "view"),
        ("party", "member"),
    ],
    ..Lexicon::NONE
};

const BELIEF: Lexicon = Lexicon {
    starts: &[
        "uskont",
        "uskonn",
        "vakaumu",
        "uskonsuunt",
        "religi",
        "trosbekän",
        "trosuppfatt",
        "övertyg",
        "livsåskådn",
        "religio",
        "denomination",
    ],
    words: &["beliefs"],
    pairs: &[("philosophical", "belief"), ("church", "member"), ("seurakun", "jäsen")],
    not_after: &["poliitti", "politisk", "political"],
    ..Lexicon::NONE
};

const UNION: Lexicon = Lexicon {
    starts: &[
        "ammattiliit",
        "ammattiyhdis",
        "ammattijärjest",
        "fackförening",
        "fackförbund",
        "facklig",
        "fackmedlem",
        "facktillhör",
    ],
    pairs: &[("trade", "union"), ("union", "member"), ("union", "dues"), ("ay", "jäsen")],
    not_after: &["european", "customs"],
    ..Lexicon::NONE
};

const GENETIC: Lexicon = Lexicon {
    starts: &["geneetti", "geenitie", "geenitest", "genetisk", "genetic"],
    words: &["dna"],
    ..Lexicon::NONE
};

const BIOMETRIC: Lexicon = Lexicon {
    starts: &[
        "biometri",
        "sormenjäl",
        "kasvojentunn",
        "kasvontunn",
        "fingeravtryck",
        "ansiktsigenkän",
        "fingerprint",
    ],
    pairs: &[("facial", "recognition"), ("face", "recognition")],
    ..Lexicon::NONE
};

const SEXUALITY: Lexicon = Lexicon {
    starts: &[
        "seksuaalisuu",
        "seksuaalinen",
        "seksuaalis",
        "sexuel",
        "sexliv",
        "sexual",
        "sukupuoliel",
    ],
    pairs: &[("sex", "life")],
    not_before: &["häirin", "ahdist", "trakass", "harass", "koskematt"],
    ..Lexicon::NONE
};

const OFFENCES: Lexicon = Lexicon {
    starts: &[
        "rikosrekist",
        "rikostuom",
        "rikostau",
        "rikostie",
        "rikoksi",
        "rikoks",
        "rikkomu",
        "straffregist",
        "straffdom",
        "brottsreg",
        "brottmål",
        "brottsmiss",
        "lagöverträd",
        "criminal",
    ],
    words: &["offence", "offences", "convictions"],
    pairs: &[("fällande", "dom")],
    never: &["rikosilmoit"],
    not_after: &["religious", "political", "philosophical"],
    ..Lexicon::NONE
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::parse;
    use crate::text::language::Language::{self, En, Fi, Sv};

    /// Each text with the names of the kinds and, after a bar, of the special categories.
    #[track_caller]
    fn check_all(language: Language, table: &[(&str, &str)]) {
        let heading = match language {
            Fi => "Rekisterin tietosisältö",
            Sv => "Registrets datainnehåll",
            En => "Categories of personal data",
        };
        for (text, expected) in table {
            let whole = format!("# R\n\n## {heading}\n\n{text}\n");
            let document = parse(&whole, "a/b.md", "b.md", language).0;
            let kinds: Vec<_> = kinds_of(&document).into_iter().map(DataKind::id).collect();
            let special = special_categories(&document).into_iter().map(SpecialCategory::id);
            let special: Vec<_> = special.collect();
            let read = format!("{} | {}", kinds.join(" "), special.join(" "));
            assert_eq!(read.trim_matches([' ', '|']), *expected, "{text}");
        }
    }

    fn kinds_of(document: &Document) -> Vec<DataKind> {
        data_kinds(document, &special_categories(document))
    }

    #[test]
    fn finnish_kinds() {
        check_all(
            Fi,
            &[
                ("Soutajan nimi, puhelinnumero ja sähköpostiosoite", "contact"),
                ("nimi-, osoite- ja henkilötunnustiedot", "contact identity-code"),
                ("Henkilötunnusta ei tallenneta.", ""),
                ("Henkilötunnusta ei luovuteta eikä julkaista.", "identity-code"),
                ("Soutajan nimi, mutta ei osoitetta eikä kuvia", ""),
                ("Alaikäisestä tallennetaan huoltajan nimi.", "family"),
                (
                    "Lapsesta, joka ei osaa uida, kirjataan huoltajan puhelinnumero.",
                    "contact family",
                ),
                ("Kuvia, sijaintitietoja tai puolison nimeä emme pyydä.", ""),
                ("Jäsenmaksut, laskutustiedot ja tilinumero", "finances"),
                ("Osallistuminen on maksutonta, ja tulokset julkaistaan.", ""),
                ("Seuran omaisuuden hoitajat ja kurssin kuvaus", "education"),
                ("opinnot, arvosanat, ammatti ja työnantaja", "education work"),
                ("laiturin kameravalvonnan tallenteet, ei ääntä", "images"),
                ("Tietoja tallennetaan toimenkuvan mukaan, ja osoitetut paikat merkitään.", ""),
                ("Veneen paikannustiedot; rakennuksen sijainti", "location"),
                ("käyttäjätunnus, IP-osoite ja lokitiedot", "traces"),
                ("Lokakuun lokikirja", ""),
                (
                    "| Tieto | Mistä |\n|---|---|\n| Henkilötunnus | Ei |\n| Valokuva | Kyllä |",
                    "images",
                ),
                (
                    "Emme tallenna:\n\n- henkilötunnusta\n- kuvia\n\nTallennamme osoitteen.",
                    "contact",
                ),
                ("Lastensuojelulaki ja tuloverolain säännökset", ""),
                ("### Kuvat\n\nEi tallenneta.\n\n### Osoitteet\n\nKirjeitä varten.", "contact"),
            ],
        );
    }

    #[test]
    fn finnish_special_categories() {
        check_all(
            Fi,
            &[
                ("Rekisterissä ei käsitellä terveystietoja.", ""),
                ("Soutajan allergiat ja lääkitys", "health | health"),
                ("Terveystietoja ei luovuteta.", "health | health"),
                (
                    "Terveystietoja käsitellään vain nimenomaisella suostumuksella.",
                    "health | health",
                ),
                ("Terveystietoja ei käsitellä ilman suostumusta.", "health | health"),
                ("merkintä alennuksesta ilman tietoa terveydentilasta", ""),
                ("Yhteydenotot terveydenhuollon ammattihenkilöihin ja terveyskeskukseen", ""),
                ("erityisruokavalio", "health"),
                ("Erityisiä tietoja (terveys, uskonto, etninen alkuperä) ei kerätä.", ""),
                ("Erityisiä henkilötietoryhmiä ovat esimerkiksi uskonto ja terveys.", ""),
                (
                    "Emme kerää tietoja uskonnosta, paitsi leirin ruokailua varten terveydestä.",
                    "health | health",
                ),
                ("uskontokunta ja ammattiliiton jäsenyys", "| belief union"),
                ("poliittinen vakaumus, ei uskonnollista vakaumusta", "| politics"),
                ("poliittisen päätöksenteon asiakirjat", ""),
                ("Oven sormenjälkitunniste ja dna", "| genetic biometric"),
                ("seksuaalinen suuntautuminen; rikosrekisteriote", "| sexuality offences"),
                ("Ilmoitus seksuaalisesta häirinnästä", ""),
                ("Rikosrekisteriotteesta ei tallenneta muuta kuin päivä.", "| offences"),
                ("Koiran rotu ja nimi", ""),
            ]
            .map(|(text, expected)| (text, expected.trim_start_matches(['|', ' ']))),
        );
    }

    #[test]
    fn swedish_kinds() {
        check_all(
            Sv,
            &[
                ("Roddarens telefonnummer och e-postadress", "contact"),
                ("en adress och en personbeteckning", "contact identity-code"),
                ("Personbeteckning lagras inte.", ""),
                ("Personbeteckningen publiceras inte.", "identity-code"),
                ("Vi samlar inte in bilder utan adresser.", "contact"),
                ("Vårdnadshavarens namn och barnets ålder", "family"),
                ("Medlemsavgifter, fakturor och kontonummer", "finances"),
                ("Deltagandet är avgiftsfritt och en skattning görs.", ""),
                ("utbildning, betyg, yrke och arbetsgivare", "education work"),
                ("bilder från övervakningskameran", "images"),
                ("Bildningsförbundets namn", ""),
                ("båtens positioneringsuppgifter", "location"),
                ("användarnamn, IP-adress och logguppgifter", "traces"),
                ("Inga bilder sparas.", ""),
                ("Följande uppgifter samlas inte in:\n\n- bilder\n- adresser", ""),
                ("Bilder: inga", ""),
                ("Om barnet inte har personbeteckning, lagras en adress.", "contact"),
            ],
        );
    }

    #[test]
    fn swedish_special_categories() {
        check_all(
            Sv,
            &[
                ("inga hälsouppgifter", ""),
                ("Hälsouppgifter behandlas inte.", ""),
                ("nödvändiga hälsouppgifter, till exempel allergier", "health | health"),
                ("Hälsouppgifter lämnas inte ut.", "health | health"),
                ("Hälsouppgifter behandlas inte utan samtycke.", "health | health"),
                ("hälsovården och hälsocentralen", ""),
                ("specialkost", "health"),
                ("Känsliga uppgifter (hälsa, religion) samlas inte in.", ""),
                ("Med särskilda kategorier avses hälsa och religion.", ""),
                ("religion och medlemskap i fackförening", "belief union"),
                ("politisk övertygelse", "politics"),
                ("etniskt ursprung, fingeravtryck", "origin biometric"),
                ("sexuell läggning och genetiska uppgifter", "genetic sexuality"),
                ("anmälan om sexuella trakasserier", ""),
                ("utdrag ur straffregistret", "offences"),
                ("avbrott i tjänsten", ""),
            ],
        );
    }

    #[test]
    fn english_kinds() {
        check_all(
            En,
            &[
                ("Telephone number and e-mail of the rower", "contact"),
                ("contact details and personal identity code", "contact identity-code"),
                ("We do not store personal identity codes.", ""),
                ("Personal identity codes are not published.", "identity-code"),
                ("We store your address and do not collect images.", "contact"),
                ("the guardian of a child", "family"),
                ("membership fees, invoices and bank account", "finances"),
                ("Taking part is free of charge; feedback is kept.", ""),
                ("school, grades, occupation and employer", "education work"),
                ("camera footage, no sound recordings", "images"),
                ("location data of the boat", "location"),
                ("the location of the building", ""),
                ("user account, IP address and logs", "traces"),
                ("No photos are taken.", ""),
                ("Photographs: none", ""),
                (
                    "If the child does not have a personal identity code, an address is stored.",
                    "contact",
                ),
                ("The records are addressed to the union of clubs.", ""),
            ],
        );
    }

    #[test]
    fn english_special_categories() {
        check_all(
            En,
            &[
                ("no health data", ""),
                ("Health data is not processed.", ""),
                ("necessary health data", "health | health"),
                ("Health data is not disclosed.", "health | health"),
                ("Health data is not processed unless you tell us.", "health | health"),
                ("health care professionals", ""),
                ("special diets", "health"),
                ("Sensitive data (health, religion) is not collected.", ""),
                ("Special categories are for example health and religion.", ""),
                ("religious beliefs and trade union membership", "belief union"),
                ("members of the European Union", ""),
                ("political opinions; ethnic origin", "origin politics"),
                ("fingerprints and genetic data", "genetic biometric"),
                ("sexual orientation", "sexuality"),
                ("reports of sexual harassment", ""),
                ("criminal record extract", "offences"),
            ],
        );
    }

    #[test]
    fn other_sections_say_nothing_of_the_data() {
        let text = "# R\n\n## Rekisterin tietosisältö\n\nNimi.\n\n### Säilytysaika\n\n\
                    Laskut 6 vuotta.\n\n## Rekisterinpitäjä\n\nPuhelinnumero 0.\n\n\
                    ## Erityiset henkilötietoryhmät\n\nAllergiat leirillä.\n";
        let document = parse(text, "a/b.md", "b.md", Fi).0;
        assert_eq!(kinds_of(&document), [DataKind::Health]);
        assert_eq!(special_categories(&document), [SpecialCategory::Health]);
    }
}
