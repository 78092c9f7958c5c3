//! `seloste serve`: shows the portal in a browser on this machine while it is being written.

use std::net::IpAddr;
use std::sync::Arc;
use std::thread;

use clap::ArgMatches;

use crate::cli::COULD_NOT_RUN;
use crate::cli::arguments::request;
use crate::cli::build::{show_findings, tell_history};
use crate::cli::console::Console;
use crate::pipeline::error::PipelineError;
use crate::pipeline::following::Following;
use crate::pipeline::inputs::Texts;
use crate::pipeline::progress::Silent;
use crate::preview::answers::Answers;
use crate::preview::live::Live;
use crate::preview::news::Manner;
use crate::preview::server::Server;
use crate::preview::watching::{Beginning, Hearing, Watch};
use crate::told;

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 20;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let request = request(matches, Texts::Drafts);
    let polled = matches.get_flag("poll");
    let wanted_hearing = if polled { Hearing::Polled } else { Hearing::Told };
    let beginning = Beginning::of(&request.folder, wanted_hearing);
    let following = match Following::start(request, &Silent) {
        Ok(following) => following,
        Err(error) => {
            console.fail(&error);
            return COULD_NOT_RUN;
        }
    };
    show_findings(console, &following.loaded);
    let host = matches.get_one::<String>("host").map(String::as_str);
    let wanted = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let ports = wanted..=wanted.saturating_add(PORTS);
    let Some(server) = ports.into_iter().find_map(|port| Server::open(host, port).ok()) else {
        console.fail(&no_port(wanted));
        return COULD_NOT_RUN;
    };
    tell_history(console, &following.loaded);
    let manner = if matches.get_flag("follow") { Manner::Follow } else { Manner::Stay };
    let live = Arc::new(Live::new(following.shown(), manner));
    let (watch, hearing) = beginning.listen();
    if hearing != wanted_hearing {
        tell_polled(console);
    }
    follow(watch, following, live.clone());
    let base = live.now().shown.renderer.portal().site.base_path().to_owned();
    let port = server.port();
    let address = format!("http://{}:{port}{base}", name_of(host));
    tell_address(console, (wanted, port), host, &address);
    if matches.get_flag("open") {
        open_browser(console, &address);
    }
    server.answer(Answers::new(live));
    COULD_NOT_RUN
}

/// Takes up saves from now on, and keeps what was worked out for the next run.
fn follow(mut watch: Watch, mut following: Following, live: Arc<Live>) {
    thread::spawn(move || {
        following.loaded.keep_study();
        while let Some(look) = watch.hear() {
            if following.look(look) {
                live.show(following.shown());
            }
            following.loaded.keep_study();
        }
    });
}

fn tell_polled(console: Console) {
    console.tell(&told!(
        fi: "Järjestelmä ei pysty kertomaan muutoksista näissä kansioissa, joten tiedostot katsotaan läpi vuoron perään (kuin valinnalla --poll). Jos kansioita on Linuxissa liikaa, auttaa: sysctl fs.inotify.max_user_watches=524288",
        sv: "Systemet kan inte berätta om ändringar i dessa mappar, så filerna gås igenom i tur och ordning (som med --poll). Om mapparna är för många i Linux hjälper: sysctl fs.inotify.max_user_watches=524288",
        en: "The system cannot tell of changes in these folders, so files are looked at in turns (as with --poll). If the folders are too many on Linux, this helps: sysctl fs.inotify.max_user_watches=524288",
    ));
}

fn no_port(wanted: u16) -> PipelineError {
    let last = wanted.saturating_add(PORTS);
    PipelineError {
        message: told!(
            fi: "portit {wanted}–{last} ovat varattuja, tai osoitetta ei voi käyttää",
            sv: "portarna {wanted}–{last} är upptagna, eller så kan adressen inte användas",
            en: "the ports {wanted}–{last} are taken, or the address cannot be used",
        ),
        hint: Some(told!(
            fi: "Anna toinen portti: `--port N`.",
            sv: "Ange en annan port: `--port N`.",
            en: "Name another port: `--port N`.",
        )),
    }
}

/// The name of the address in a browser on this machine.
fn name_of(host: Option<&str>) -> String {
    match host.map(|host| (host, host.trim_matches(['[', ']']).parse::<IpAddr>())) {
        Some((_, Ok(address))) if address.is_unspecified() => "localhost".to_owned(),
        Some((_, Ok(IpAddr::V6(address)))) => format!("[{address}]"),
        Some((host, _)) => host.to_owned(),
        None => "localhost".to_owned(),
    }
}

fn tell_address(console: Console, (wanted, port): (u16, u16), host: Option<&str>, address: &str) {
    if port != wanted && wanted != 0 {
        console.tell(&told!(
            fi: "Portti {wanted} on varattu, joten käytetään porttia {port}.",
            sv: "Porten {wanted} är upptagen, så porten {port} används.",
            en: "Port {wanted} is taken, so port {port} is used.",
        ));
    }
    if let Some(host) = host {
        console.tell(&told!(
            fi: "Varoitus: esikatselu näkyy kaikille, jotka saavat yhteyden osoitteeseen {host}. Myös luonnokset, joita ei ole julkaistu, näkyvät heille.",
            sv: "Varning: förhandsgranskningen syns för alla som når adressen {host}. Också opublicerade utkast syns för dem.",
            en: "Warning: the preview can be seen by all who reach the address {host}. Drafts that are not published can be seen by them too.",
        ));
    }
    console.tell(&told!(
        fi: "Portaali on nähtävissä osoitteessa {address} (lopeta: Ctrl-C)",
        sv: "Portalen visas på adressen {address} (avsluta: Ctrl-C)",
        en: "The portal is at {address} (stop with Ctrl-C)",
    ));
    console.tell(&told!(
        fi: "Tallennukset näkyvät selaimessa heti. Luonnokset: {address}_esikatselu/luonnokset/ · Työpöytä: {address}_tyopoyta/",
        sv: "Det som sparas syns genast i webbläsaren. Utkast: {address}_esikatselu/luonnokset/ · Arbetsbord: {address}_tyopoyta/",
        en: "What is saved shows in the browser at once. Drafts: {address}_esikatselu/luonnokset/ · Desk: {address}_tyopoyta/",
    ));
}

fn open_browser(console: Console, address: &str) {
    if open::that_detached(address).is_err() {
        console.tell(&told!(
            fi: "Selainta ei voitu avata; avaa osoite itse.",
            sv: "Webbläsaren kunde inte öppnas; öppna adressen själv.",
            en: "No browser could be opened; open the address yourself.",
        ));
    }
}
