//! Detecting the language of a text by its function words.
//!
//! In: a text. Out: its most probable language. `--language` overrides it.

use crate::language::Language;

/// How many words are counted.
const ENOUGH: usize = 2_000;

/// The language with the most of its small words in a text; English where there are none.
pub(super) fn language(text: &str) -> Language {
    let mut counts = Language::ALL.map(|language| (language, 0_usize));
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(ENOUGH).map(str::to_lowercase) {
        for (language, count) in &mut counts {
            *count += usize::from(language.rules().small_words.contains(&word.as_str()));
        }
    }
    // The first of those with the most.
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(Language::English, |(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_reported_by_small_words() {
        assert_eq!(language("Belt naar de gemeente voor een afspraak"), Language::Dutch);
        assert_eq!(language("Remplit le formulaire avec la mairie"), Language::French);
        assert_eq!(language("Ruft bei der Stadt an und wartet"), Language::German);
        assert_eq!(language("登录"), Language::English);
    }
}
