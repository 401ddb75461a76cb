//! In which language a run speaks.
//!
//! In: what the user asked for, the environment, and the settings of projects. Out: the language of what is about a journey, which
//! is the journey's own, so that the same text gives the same messages on every machine; and that of all else, which is the
//! user's.

use std::cell::Cell;
use std::env;

use crate::language::Language;

/// The variables that set the locale, by precedence (POSIX.1-2017, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The variable that sets the language of messages alone.
const OWN_VARIABLE: &str = "JOURNEY_LANG";

/// The languages of the messages of a run.
#[derive(Clone, Debug)]
pub struct MessageLanguages {
    /// The language that the user asked for, for all of them.
    chosen: Option<Language>,
    /// The language of what is about no journey.
    general: Cell<Language>,
}

impl MessageLanguages {
    /// Those of a run; `asked` is what its arguments say.
    pub fn new(asked: Option<Language>) -> MessageLanguages {
        let chosen = asked.or_else(|| variable(OWN_VARIABLE).and_then(|tag| of(&tag)));
        MessageLanguages { chosen, general: Cell::new(chosen.unwrap_or_else(language)) }
    }

    /// The language that the user asked for, whatever a message is about.
    pub const fn chosen(&self) -> Option<Language> {
        self.chosen
    }

    /// The language of what is about no journey.
    pub const fn general(&self) -> Language {
        self.general.get()
    }

    /// The language of a journey's messages, where those of its project have `own`.
    pub fn of_journey(&self, own: Language) -> Language {
        self.chosen.unwrap_or(own)
    }

    /// From now on, what is about no journey speaks the language of a project, unless the user asked for one.
    pub fn follow(&self, project: Option<Language>) {
        self.general.set(self.chosen.or(project).unwrap_or_else(|| self.general()));
    }
}

/// The language of the environment; English where it has none of the catalogue.
pub fn language() -> Language {
    let locale = VARIABLES.into_iter().find_map(variable);
    locale.and_then(|value| of(&value)).unwrap_or_default()
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language of a locale such as `nl_BE.UTF-8`.
fn of(locale: &str) -> Option<Language> {
    Language::from_tag(locale.split(['.', '@']).next().unwrap_or(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        assert_eq!(of("nl_BE.UTF-8"), Some(Language::Dutch));
        assert_eq!(of("de"), Some(Language::German));
        assert_eq!(of("fr.UTF-8@euro"), Some(Language::French));
        assert_eq!(of("C.UTF-8"), None);
    }

    #[test]
    fn what_the_user_asks_for_outweighs_a_project_and_a_journey() {
        let languages = |chosen| MessageLanguages { chosen, general: Cell::new(chosen.unwrap_or_default()) };
        let free = languages(None);
        free.follow(None);
        assert_eq!((free.general(), free.of_journey(Language::French)), (Language::English, Language::French));
        free.follow(Some(Language::Dutch));
        assert_eq!(free.general(), Language::Dutch);
        let asked = languages(Some(Language::German));
        asked.follow(Some(Language::Dutch));
        assert_eq!((asked.general(), asked.of_journey(Language::French)), (Language::German, Language::German));
    }
}
