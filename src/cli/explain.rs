//! `seloste explain`: what a rule finds, why, and how it is mended.

use clap::ArgMatches;

use crate::check::catalogue::{rule, rules};
use crate::check::rule::Rule;
use crate::cli::console::{Console, put};
use crate::cli::{COULD_NOT_RUN, FINE};
use crate::diagnostics::finding::Severity;
use crate::pipeline::error::PipelineError;
use crate::text::language::Language;
use crate::told;

pub(crate) fn run(console: Console, matches: &ArgMatches) -> u8 {
    let language = console.language;
    let Some(name) = matches.get_one::<String>("rule") else {
        let width = rules().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
        for rule in rules() {
            let what = (rule.what)();
            put(&format!(
                "{:width$}  {:9}  {}",
                rule.id,
                word(rule.severity, language),
                what.within(language)
            ));
        }
        return FINE;
    };
    match rule(name.trim()) {
        Some(rule) => {
            put(&explanation(rule, language));
            FINE
        }
        None => {
            console.fail(&PipelineError {
                message: told!(
                    fi: "sääntöä `{name}` ei ole",
                    sv: "regeln `{name}` finns inte",
                    en: "there is no rule `{name}`",
                ),
                hint: Some(told!(
                    fi: "Säännöt luettelee `seloste explain`.",
                    sv: "Reglerna räknas upp av `seloste explain`.",
                    en: "`seloste explain` lists the rules.",
                )),
            });
            COULD_NOT_RUN
        }
    }
}

fn explanation(rule: &Rule, language: Language) -> String {
    let reason = told!(fi: "Peruste", sv: "Grund", en: "Reason");
    let mending = told!(fi: "Korjaus", sv: "Åtgärd", en: "Mending");
    let allowing = told!(fi: "Salliminen", sv: "Undantag", en: "Exception");
    let (id, what, why, mend) = (rule.id, (rule.what)(), (rule.why)(), (rule.mend)());
    let how = told!(
        fi: "selosteen, toimialan (_index.md) tai portaalin (site.toml) osioon `[check]`: `allow = [\"{id}: miksi\"]`",
        sv: "i avsnittet `[check]` i beskrivningen, sektorn (_index.md) eller portalen (site.toml): `allow = [\"{id}: varför\"]`",
        en: "in the part `[check]` of the notice, the department (_index.md) or the portal (site.toml): `allow = [\"{id}: why\"]`",
    );
    let line = |label: &crate::diagnostics::told::Told, text: &str| {
        format!("{}: {text}", label.within(language))
    };
    [
        format!("{id} ({})", word(rule.severity, language)),
        String::new(),
        what.within(language).to_owned(),
        line(&reason, why.within(language)),
        line(&mending, mend.within(language)),
        line(&allowing, how.within(language)),
    ]
    .join("\n")
}

fn word(severity: Severity, language: Language) -> String {
    let word = match severity {
        Severity::Error => told!(fi: "virhe", sv: "fel", en: "error"),
        Severity::Warning => told!(fi: "varoitus", sv: "varning", en: "warning"),
        Severity::Info => told!(fi: "huomio", sv: "notis", en: "note"),
    };
    word.within(language).to_owned()
}
