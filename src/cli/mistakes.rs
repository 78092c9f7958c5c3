//! A mistyped command line, explained in the terminal's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::console::{Console, put, say};
use crate::cli::{COULD_NOT_RUN, FINE};
use crate::diagnostics::told::Told;
use crate::pipeline::error::PipelineError;
use crate::told;

/// Shows the help that was asked for, or says what was wrong; gives the exit code.
pub(crate) fn explain(console: Console, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            put(error.render().to_string().trim_end());
            return FINE;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let help = crate::cli::arguments::command(console.language).render_help();
            say(help.to_string().trim_end());
            return COULD_NOT_RUN;
        }
        _ => {}
    }
    console.fail(&PipelineError { message: message(error), hint: Some(hint(error)) });
    COULD_NOT_RUN
}

fn message(error: &clap::Error) -> Told {
    let typed = context(error, &[ContextKind::InvalidSubcommand, ContextKind::InvalidArg]);
    let value = context(error, &[ContextKind::InvalidValue]);
    let other = context(error, &[ContextKind::PriorArg]);
    match error.kind() {
        ErrorKind::InvalidSubcommand => told!(
            fi: "tuntematon komento `{typed}`",
            sv: "okänt kommando `{typed}`",
            en: "unknown command `{typed}`",
        ),
        ErrorKind::UnknownArgument => told!(
            fi: "tuntematon valinta `{typed}`",
            sv: "okänt alternativ `{typed}`",
            en: "unknown option `{typed}`",
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => told!(
            fi: "valinnan `{typed}` arvoksi ei käy `{value}`",
            sv: "`{value}` duger inte som värde för `{typed}`",
            en: "`{value}` will not do as the value of `{typed}`",
        ),
        ErrorKind::InvalidValue => told!(
            fi: "valinnalta `{typed}` puuttuu arvo",
            sv: "alternativet `{typed}` saknar värde",
            en: "the option `{typed}` has no value",
        ),
        ErrorKind::ArgumentConflict if !other.is_empty() && other != typed => told!(
            fi: "`{typed}` ja `{other}` eivät sovi yhteen",
            sv: "`{typed}` och `{other}` passar inte ihop",
            en: "`{typed}` and `{other}` do not go together",
        ),
        ErrorKind::ArgumentConflict => told!(
            fi: "valinta `{typed}` on annettu kahdesti tai se ei sovi muihin",
            sv: "alternativet `{typed}` är angivet två gånger eller passar inte med de andra",
            en: "the option `{typed}` is given twice or does not go with the others",
        ),
        ErrorKind::MissingRequiredArgument => told!(
            fi: "komennosta puuttuu `{typed}`",
            sv: "kommandot saknar `{typed}`",
            en: "the command lacks `{typed}`",
        ),
        _ => told!(
            fi: "komentoa ei ymmärretä",
            sv: "kommandot går inte att förstå",
            en: "the command cannot be understood",
        ),
    }
}

fn hint(error: &clap::Error) -> Told {
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = context(error, &suggested);
    if let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue)
        && !valid.is_empty()
    {
        let valid = valid.join(", ");
        return told!(
            fi: "Käypiä arvoja ovat {valid}.",
            sv: "Möjliga värden är {valid}.",
            en: "The values that can be given are {valid}.",
        );
    }
    if meant.is_empty() {
        return told!(
            fi: "Katso, mitä voi antaa: `seloste --help` tai `seloste <komento> --help`.",
            sv: "Se vad som kan anges: `seloste --help` eller `seloste <kommando> --help`.",
            en: "See what can be given: `seloste --help` or `seloste <command> --help`.",
        );
    }
    told!(
        fi: "Tarkoititko `{meant}`?",
        sv: "Menade du `{meant}`?",
        en: "Did you mean `{meant}`?",
    )
}

fn context(error: &clap::Error, kinds: &[ContextKind]) -> String {
    let value = kinds.iter().find_map(|kind| error.get(*kind));
    match value {
        Some(ContextValue::String(text)) => text.split(' ').next().unwrap_or(text).to_owned(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}
