//! What each keyword means, in each language.
//!
//! In: the table in `grammar/meanings.toml`. Out: a line a keyword and language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::language::Language;
use crate::syntax::Keyword;

/// Keyword → tag of the language → line.
type Table = BTreeMap<String, BTreeMap<String, String>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../grammar/meanings.toml"))
        .expect("the bundled table of meanings is read by a test")
});

/// What a keyword means: a line without a full stop. Empty for a lane of one's own, which means what its writer says.
#[must_use]
pub fn meaning(keyword: Keyword, language: Language) -> &'static str {
    let row = TABLE.get(keyword.name());
    row.and_then(|languages| languages.get(language.tag())).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::value_words::{ValueKind, word};

    #[test]
    fn every_keyword_means_something_in_every_language() {
        for keyword in Keyword::ALL {
            for language in Language::ALL {
                let line = meaning(*keyword, language);
                assert!(!line.is_empty(), "{} {}", keyword.name(), language.tag());
                assert!(!line.ends_with('.') && !line.contains('\n') && line.trim() == line, "{line}");
                assert!(line.chars().count() <= 110, "{line}");
                let same = Keyword::ALL.iter().filter(|other| meaning(**other, language) == line).count();
                assert_eq!(same, 1, "{line}");
            }
        }
    }

    #[test]
    fn words_of_a_list_are_those_of_the_language() {
        let lists = [
            (Keyword::Status, ValueKind::Status),
            (Keyword::Effort, ValueKind::Level),
            (Keyword::Impact, ValueKind::Level),
            (Keyword::Evidence, ValueKind::Evidence),
        ];
        for ((keyword, kind), language) in lists.iter().flat_map(|list| Language::ALL.map(|language| (list, language)))
        {
            let line = meaning(*keyword, language);
            for value in kind.values().iter().map(|value| word(*kind, value, language)) {
                assert!(line.contains(value), "{value} in {line}");
            }
        }
    }

    #[test]
    fn the_table_holds_nothing_else() {
        for (name, languages) in TABLE.iter() {
            assert!(Keyword::from_name(name).is_some(), "{name}");
            assert!(languages.keys().all(|tag| Language::ALL.iter().any(|language| language.tag() == tag)), "{name}");
        }
    }
}
