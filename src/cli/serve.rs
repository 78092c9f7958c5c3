//! `seloste serve`: shows the portal in a browser on this machine.

use clap::ArgMatches;

use crate::cli::arguments::request;
use crate::cli::build::{show_findings, tell_history};
use crate::cli::console::Console;
use crate::cli::{CONTENT, COULD_NOT_RUN};
use crate::pipeline::dictionary::dictionary;
use crate::pipeline::inputs::Texts;
use crate::pipeline::loading::load;
use crate::pipeline::progress::Silent;
use crate::preview::answers::Answers;
use crate::preview::server::Server;
use crate::render::renderer::Renderer;
use crate::told;

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 20;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let request = request(matches, Texts::WorkingCopy);
    let mut loaded = match load(&request, &Silent) {
        Ok(loaded) => loaded,
        Err(error) => {
            console.fail(&error);
            return COULD_NOT_RUN;
        }
    };
    loaded.keep_study();
    let (lexis, told) = dictionary(&loaded.portal.site, &request.folder);
    loaded.findings.extend(told);
    let renderer = match Renderer::new(&loaded.portal, &loaded.theme, &loaded.theme_folder) {
        Ok(renderer) => renderer.with_lexis(lexis.as_ref()),
        Err(mut findings) => {
            loaded.findings.append(&mut findings);
            show_findings(console, &loaded);
            return CONTENT;
        }
    };
    show_findings(console, &loaded);
    let wanted = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let ports = wanted..=wanted.saturating_add(PORTS);
    let Some(server) = ports.into_iter().find_map(|port| Server::open(port).ok()) else {
        let last = wanted.saturating_add(PORTS);
        console.fail(&crate::pipeline::error::PipelineError {
            message: told!(
                fi: "portit {wanted}–{last} ovat varattuja",
                sv: "portarna {wanted}–{last} är upptagna",
                en: "the ports {wanted}–{last} are taken",
            ),
            hint: Some(told!(
                fi: "Anna toinen portti: `--port N`.",
                sv: "Ange en annan port: `--port N`.",
                en: "Name another port: `--port N`.",
            )),
        });
        return COULD_NOT_RUN;
    };
    tell_history(console, &loaded);
    tell_address(console, &server, wanted, loaded.portal.site.base_path());
    server.answer(&Answers::new(&loaded, &renderer));
    COULD_NOT_RUN
}

fn tell_address(console: Console, server: &Server, wanted: u16, base: &str) {
    let port = server.port();
    if port != wanted && wanted != 0 {
        console.tell(&told!(
            fi: "Portti {wanted} on varattu, joten käytetään porttia {port}.",
            sv: "Porten {wanted} är upptagen, så porten {port} används.",
            en: "Port {wanted} is taken, so port {port} is used.",
        ));
    }
    console.tell(&told!(
        fi: "Portaali on nähtävissä osoitteessa http://localhost:{port}{base} (lopeta: Ctrl-C)",
        sv: "Portalen visas på adressen http://localhost:{port}{base} (avsluta: Ctrl-C)",
        en: "The portal is at http://localhost:{port}{base} (stop with Ctrl-C)",
    ));
}
