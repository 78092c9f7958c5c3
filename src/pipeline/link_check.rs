//! Looks up the links between notices in the portal itself: one that leads nowhere is a finding.

use crate::config::table::edit_distance;
use crate::diagnostics::finding::Finding;
use crate::model::content_path::{ContentPath, read_path};
use crate::model::portal::Portal;
use crate::pipeline::assembly::Currents;
use crate::pipeline::inputs::CONTENT;
use crate::pipeline::study::Link;
use crate::render::links::LinkTargets;
use crate::routes::Page;
use crate::told;

/// Findings on the links of all present texts.
pub fn check_links(portal: &Portal, texts: &Currents) -> Vec<Finding> {
    let targets = LinkTargets::of(portal);
    let mut findings = Vec::new();
    for (path, text) in texts {
        for link in &text.links {
            let finding = match texts.get(&link.path) {
                Some(target) => fragment_finding(link, &target.anchors),
                None => Some(path_finding(portal, &targets, link, texts)),
            };
            let file = format!("{CONTENT}/{path}");
            findings.extend(finding.map(|finding| finding.in_file(&file).at(link.span.clone())));
        }
    }
    findings
}

fn fragment_finding(link: &Link, anchors: &[String]) -> Option<Finding> {
    let fragment = link.fragment.as_ref().filter(|fragment| !anchors.contains(fragment))?;
    let path = &link.path;
    let finding = Finding::warning(
        "broken-fragment",
        told!(
            fi: "selosteessa `{path}` ei ole kohtaa `#{fragment}`",
            sv: "beskrivningen `{path}` har ingen punkt `#{fragment}`",
            en: "the notice `{path}` has no section `#{fragment}`",
        ),
    );
    let nearest = anchors.iter().min_by_key(|anchor| edit_distance(anchor, fragment));
    Some(match nearest {
        Some(anchor) => finding.hint(told!(
            fi: "Tarkoititko kohtaa `#{anchor}`?",
            sv: "Menade du `#{anchor}`?",
            en: "Did you mean `#{anchor}`?",
        )),
        None => finding,
    })
}

/// The link's file is not there: it may have moved, been removed, or never been.
fn path_finding(portal: &Portal, targets: &LinkTargets, link: &Link, texts: &Currents) -> Finding {
    let path = &link.path;
    let notice = match targets.page(portal, path) {
        Some(Page::Notice(id)) => portal.notices.get(&id),
        _ => None,
    };
    let Some(notice) = notice else { return broken(path, texts) };
    if notice.removal(&portal.site).is_some() {
        return Finding::warning(
            "link-to-removed",
            told!(
                fi: "linkki vie poistettuun selosteeseen `{path}`",
                sv: "länken leder till den borttagna beskrivningen `{path}`",
                en: "the link leads to the removed notice `{path}`",
            ),
        )
        .hint(told!(
            fi: "Poista linkki tai vaihda se selosteeseen, joka on voimassa.",
            sv: "Ta bort länken eller byt den mot en beskrivning som gäller.",
            en: "Remove the link, or let it lead to a notice that is in force.",
        ));
    }
    let now = &notice.text(portal.site.default_language(), &portal.site).current.path;
    Finding::warning(
        "link-to-moved",
        told!(
            fi: "seloste `{path}` on nyt nimellä `{now}`",
            sv: "beskrivningen `{path}` heter nu `{now}`",
            en: "the notice `{path}` is now `{now}`",
        ),
    )
    .hint(told!(
        fi: "Linkki toimii, mutta vaihda siihen uusi nimi.",
        sv: "Länken fungerar, men byt till det nya namnet.",
        en: "The link works, but give it the new name.",
    ))
}

fn broken(path: &str, texts: &Currents) -> Finding {
    let finding = Finding::error(
        "broken-link",
        told!(
            fi: "linkin kohdetta `{path}` ei ole",
            sv: "länkens mål `{path}` finns inte",
            en: "the link's target `{path}` does not exist",
        ),
    );
    let folder_of = |path: &str| match read_path(path) {
        Some((ContentPath::Notice(id), _)) => Some(id.name),
        _ => None,
    };
    let name = folder_of(path);
    let same_name = texts.keys().find(|other| name.is_some() && folder_of(other) == name);
    let nearest = texts.keys().min_by_key(|other| edit_distance(other, path));
    let near = nearest.filter(|other| edit_distance(other, path) <= 3);
    match same_name.or(near) {
        Some(right) => finding.hint(told!(
            fi: "Tarkoititko tiedostoa `{right}`?",
            sv: "Menade du filen `{right}`?",
            en: "Did you mean the file `{right}`?",
        )),
        None => finding.hint(told!(
            fi: "Kirjoita linkkiin selosteen tiedosto, esimerkiksi `../kulttuuri/kirjasto.md`.",
            sv: "Skriv beskrivningens fil i länken, till exempel `../kultur/bibliotek.md`.",
            en: "Name the notice's file in the link, such as `../culture/library.md`.",
        )),
    }
}
