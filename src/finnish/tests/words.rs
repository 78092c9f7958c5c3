//! What readings mean: base forms, parts, derivations, hyphens, forms.

use super::automaton::Automaton;
use crate::finnish::analysis::Analysis;

/// `base Class part+part`, a derived part with its root after `<`.
fn told(analysis: &Analysis) -> String {
    let parts: Vec<String> = analysis
        .parts
        .iter()
        .map(|part| match &part.root {
            Some(root) => format!("{}={}<{root}", part.form, part.base),
            None => format!("{}={}", part.form, part.base),
        })
        .collect();
    format!("{} {:?} {}", analysis.base, analysis.class, parts.join("+"))
}

fn check(form: &str, readings: &[&str], expected: &[&str]) {
    let analyses = Automaton::of_readings(readings).dictionary().analyse(form);
    assert_eq!(analyses.iter().map(told).collect::<Vec<_>>(), expected, "{form}");
}

#[test]
fn the_base_form_is_what_the_dictionary_says() {
    check("lasten", &["[Ln][Xp]lapsi[X]la[Sg][Nm]sten"], &["lapsi Noun lasten=lapsi"]);
    check("ja", &["[Lc][Xp]ja[X]ja"], &["ja Conjunction ja=ja"]);
    check(
        "Helsingin",
        &["[Lep][Xp]Helsinki[X]helsing[Sg][Ny]in"],
        &["Helsinki PlaceName Helsingin=Helsinki"],
    );
    check(
        "toimeksiannon",
        &["[Ln][Xp]toimeksi=anto[X]toimeksi[Bm]anno[Sg][Ny]n"],
        &["toimeksianto Noun toimeksiannon=toimeksianto"],
    );
    check("5:n", &["[Lu]5[Sg][Ny]:n"], &["5 Numeral 5:n=5"]);
    check("5:1", &["[Lu]5:1"], &["5:1 Numeral 5:1=5:1"]);
}

#[test]
fn letters_about_the_shape_of_a_word_are_no_part_of_it() {
    check("EU:n", &["[La][Xr]jj[X][Xp]EU[X]eu[Sg][Ny]:n"], &["EU Abbreviation EU:n=EU"]);
}

#[test]
fn a_compound_has_parts() {
    check(
        "sähköpostiosoitteeni",
        &["[Ln][Xp]sähkö[X]sähkö[Sn][Ny][Bh][Bc][Ln][Xp]posti[X]post[Sn][Ny]i[Bh][Bc]\
           [Ln][Xp]osoite[X]osoitte[Sn][Ny]e[O1y]ni"],
        &["sähköpostiosoite Noun sähkö=sähkö+posti=posti+osoitteeni=osoite"],
    );
    check(
        "varhaiskasvatuksesta",
        &["[Lp]varhais[Bh][Bc][Lt][Xp]kasvattaa[X]kasvat[Ln][Xj]us[X]ukse[Sela][Ny]sta"],
        &["varhaiskasvatus Noun varhais=varhais+kasvatuksesta=kasvatus<kasvattaa"],
    );
    check(
        "EU-maa",
        &["[La][Xr]jj[X][Xp]EU[X]eu-[Bc][Ln][Ica][Xp]maa[X]maa[Sn][Ny]"],
        &["EU-maa Noun EU=EU+maa=maa"],
    );
}

#[test]
fn half_a_compound_is_what_stands_there() {
    check("talous-", &["[Ln][Xp]talous[X]talou[Sn][Ny]s-[Bh][Bc]"], &["talous Noun talous=talous"]);
    check(
        "hallinnon-",
        &["[Ln][Xp]hallinto[X]hallinno[Sg][Ny]n-[Bh][Bc]"],
        &["hallinto Noun hallinnon=hallinto"],
    );
    check("-kunta", &["-[Bc][Ln][Xp]kunta[X]kunt[Sn][Ny]a"], &["kunta Noun kunta=kunta"]);
}

#[test]
fn a_derivation_has_a_root() {
    check(
        "käsittelyä",
        &["[Lt][Xp]käsitellä[X]käsittel[Ln][Xj]y[X]y[Sp][Ny]ä"],
        &["käsittely Noun käsittelyä=käsittely<käsitellä"],
    );
    check(
        "kannattaja",
        &["[Lt][Ira][Xp]kantaa[X]kannat[Xj]taa[X]ta[Ln][Xj]ja[X][Sn][Ny]ja"],
        &["kannattaja Noun kannattaja=kannattaja<kantaa"],
    );
}

#[test]
fn the_cheapest_readings_are_kept() {
    let whole = "[Ln][Xp]hoito[X]hoido[Sg][Ny]n";
    let derived = "[Lt][Xp]hoitaa[X]hoi[Ln][Xj]to[X]do[Sg][Ny]n";
    let parted = "[Ln][Xp]hoi[X]hoi[Bc][Ln][Xp]don[X]don";
    let same = "[Ln][Ica][Xp]hoito[X]hoido[Sg][Ny]n";
    let other = "[Ll][Xp]hoito[X]hoido[Sg][Ny]n";
    check("hoidon", &[parted, derived, whole], &["hoito Noun hoidon=hoito"]);
    check("hoidon", &[parted, derived], &["hoito Noun hoidon=hoito<hoitaa"]);
    check("hoidon", &[parted], &["hoidon Noun hoi=hoi+don=don"]);
    check(
        "hoidon",
        &[other, whole, same],
        &["hoito Adjective hoidon=hoito", "hoito Noun hoidon=hoito"],
    );
}

#[test]
fn equal_vowels_are_parted_by_a_hyphen() {
    let known = |reading: &str| {
        let mut form = String::new();
        let mut brackets = 0;
        for letter in reading.chars() {
            match letter {
                '[' => brackets += 1,
                ']' => brackets -= 1,
                letter if brackets == 0 => form.push(letter),
                _ => {}
            }
        }
        !Automaton::of_readings(&[reading]).dictionary().analyse(&form).is_empty()
    };
    for right in [
        "[Ln]raak[Sn]a-[Bh][Bc][Ln]aine",
        "[Ln]hät[Sn]ä[Bh][Bc][Ln]tila",
        "[Ln]tilas[Sn]s[Bh][Bc][Ln]sali",
        "[Lep]helsink[Sn]i-[Bc][Ln]päivä",
        "[Ln][Isf]internet[Sn]-[Bh][Bc][Ln]sivu",
        "[Ln]media[Sn]-[Bh][Bc][Ln][Isf]wiki",
        "[Lp]erityis-[Bh][Bc][Ln]aika",
        "[Lu]13-[Bh][Bc][Ln]ehtoinen",
        "[Ln]talou[Sn]s-[Bh][Bc]",
    ] {
        assert!(known(right), "{right}");
    }
    for wrong in [
        "[Ln]raak[Sn]a[Bh][Bc][Ln]aine",
        "[Lp]esi[Bh][Bc][Ln]isä",
        "[Ln]hät[Sn]ä-[Bh][Bc][Ln]tila",
        "[Ln]asiaka[Sn]s-[Bh][Bc][Ln]rekisteri",
        "[Ln]kaun[Sn]is-[Bh][Bc][Ln]rekisteri",
        "[Lp]ali-[Bh][Bc][Ln]asia",
        "[Ln][Isf]web[Sn]-[Bh][Bc][Ln]tieto[Sn]-[Bh][Bc][Ln]sivu",
    ] {
        assert!(!known(wrong), "{wrong}");
    }
}

#[test]
fn the_forms_of_a_noun_are_those_of_its_cases() {
    let dictionary = Automaton::of_readings(&[
        "[Ln][Xp]hoito[X]hoito[Sn][Ny]",
        "[Ln][Xp]hoito[X]hoido[Sg][Ny]n",
        "[Ln][Xp]hoito[X]hoito[Sp][Nm]ja",
        "[Ln][Xp]hoito[X]hoido[Sg][Ny]npa[Ef]",
        "[Ln][Xp]hoito[X]hoito[Sn][Ny][O1y]ni",
        "[Ln][Xp]hoito[X]hoido[Sg][Ny]n[Fkin][Ef]kin",
        "[Ln][Xp]hoito[X]hoito[Sn][Ny][Bh][Bc][Ln][Xp]ala[X]ala[Sn][Ny]",
        "[Ln][Xp]hoitola[X]hoitola[Sn][Ny]",
        "[Lt][Xp]hoitaa[X]hoi[Ln][Xj]to[X]to[Sn][Ny]",
        "[Lt][Xp]ostaa[X]ost[Xj]o[X][Ln]o[Sn][Ny]",
        "[Lt][Xp]ostaa[X]ost[Xj]o[X][Ln]o[Sg][Ny]n",
        "[Lt][Xp]antaa[X]anta[Tt][Ap][P3][Ny]vat",
        "[Lu]2016",
    ])
    .dictionary();
    let forms = |form: &str| dictionary.forms_of(&dictionary.analyse(form)[0]);
    assert_eq!(forms("hoidon"), ["hoidon", "hoito", "hoitoja"]);
    assert_eq!(forms("hoitoni"), ["hoidon", "hoito", "hoitoja"], "asked with an owner");
    assert_eq!(forms("hoitoala"), ["hoitoala"]);
    assert_eq!(forms("osto"), ["osto", "oston"]);
    assert!(forms("antavat").is_empty(), "forms of verbs are not made");
    assert!(forms("2016").is_empty());
}
