//! The language of the user's environment.

use std::env;

use crate::language::Language;

/// The variables that set it, by precedence (POSIX.1-2017, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the environment; English where it has none of the catalogue.
pub fn language() -> Language {
    let locale = VARIABLES.into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.and_then(|value| of(&value)).unwrap_or_default()
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
}
