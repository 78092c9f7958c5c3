//! `seloste log`: the version history of one notice, newest first.

mod json;
mod text;

use clap::ArgMatches;

use crate::cli::arguments::request;
use crate::cli::console::{Console, put};
use crate::cli::opening::open;
use crate::cli::{COULD_NOT_RUN, FINE};
use crate::model::portal::{Notice, NoticeText};
use crate::model::timeline::{Event, Happening, Note};
use crate::pipeline::error::PipelineError;
use crate::pipeline::inputs::Texts;
use crate::pipeline::loading::Loaded;
use crate::pipeline::naming::{candidates, find};
use crate::text::language::Language;
use crate::text::plain::on_one_line;
use crate::told;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let loaded = match open(console, &request(matches, Texts::Committed)) {
        Ok(loaded) => loaded,
        Err(error) => {
            console.fail(&error);
            return COULD_NOT_RUN;
        }
    };
    let typed = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let language = typed("language").and_then(Language::from_code);
    match text_of(&loaded, typed("notice").unwrap_or_default(), language) {
        Ok((_, text)) if matches.get_flag("json") => put(&json::write(text, console.language)),
        Ok((notice, text)) => {
            put(text::write(console, text).trim_end());
            if language.is_none() {
                tell_other_languages(console, notice, text);
            }
        }
        Err(error) => {
            console.fail(&error);
            return COULD_NOT_RUN;
        }
    }
    FINE
}

/// The text that is meant, in the language that is asked for, else that its name speaks, else the
/// first of the portal that it is in.
fn text_of<'l>(
    loaded: &'l Loaded,
    name: &str,
    language: Option<Language>,
) -> Result<(&'l Notice, &'l NoticeText), PipelineError> {
    let portal = &loaded.portal;
    let meant = find(name, &candidates(portal), &portal.site)?;
    let notice = portal.notices.get(&meant.id).expect("candidates are the portal's notices");
    let Some(language) = language else {
        let language = meant.language.unwrap_or(portal.site.default_language());
        return Ok((notice, notice.text_with_history(language, &portal.site)));
    };
    let text = notice.texts.get(&language).map(|text| (notice, text));
    text.ok_or_else(|| {
        let (asked, name) = (language.code(), on_one_line(name));
        let codes: Vec<&str> = notice.texts.keys().map(|language| language.code()).collect();
        let codes = codes.join(", ");
        PipelineError {
            message: told!(
                fi: "selosteella `{name}` ei ole tekstiä kielellä `{asked}`",
                sv: "beskrivningen `{name}` har ingen text på språket `{asked}`",
                en: "the notice `{name}` has no text in the language `{asked}`",
            ),
            hint: Some(told!(
                fi: "Sen kielet ovat: {codes}.",
                sv: "Dess språk är: {codes}.",
                en: "Its languages are: {codes}.",
            )),
        }
    })
}

/// Says in which languages the notice has more texts.
fn tell_other_languages(console: Console, notice: &Notice, text: &NoticeText) {
    let others = notice.texts.keys().filter(|language| **language != text.language);
    let options: Vec<String> = others.map(|it| format!("`--language {}`", it.code())).collect();
    let options = options.join(", ");
    if !options.is_empty() {
        console.tell(&told!(
            fi: "Selosteella on tekstejä muillakin kielillä: {options}",
            sv: "Beskrivningen har text också på andra språk: {options}",
            en: "The notice has texts in other languages, too: {options}",
        ));
    }
}

/// One line of a timeline.
#[derive(Debug, Clone, Copy)]
enum Entry<'t> {
    /// A version, by its place.
    Version(usize),
    /// A move, removal or return, with what the commit says of a removal that lasts.
    Event(&'t Event, Option<&'t Note>),
}

/// The timeline of a text, newest first.
fn entries(text: &NoticeText) -> Vec<Entry<'_>> {
    let timeline = &text.timeline;
    let mut events = timeline.events.iter().peekable();
    let mut entries = Vec::with_capacity(timeline.revisions.len() + timeline.events.len());
    let note = |event: &Event| {
        let removal = timeline.removed.as_ref()?;
        let is_last = event.what == Happening::Removed && event.commit == removal.commit;
        is_last.then_some(&removal.note)
    };
    for at in 0..timeline.revisions.len() {
        while let Some(event) = events.next_if(|event| event.after <= at) {
            entries.push(Entry::Event(event, note(event)));
        }
        entries.push(Entry::Version(at));
    }
    entries.extend(events.map(|event| Entry::Event(event, note(event))));
    entries.reverse();
    entries
}

fn is_current(text: &NoticeText, at: usize) -> bool {
    at + 1 == text.timeline.revisions.len() && text.timeline.removed.is_none()
}
