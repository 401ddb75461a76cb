//! In which of the four languages a text is, by its small words.
//!
//! In: a text. Out: the language that it most probably has. The user can always say it instead.

use crate::language::Language;

/// Small words that only one of the languages has.
const SMALL_WORDS: [(Language, &[&str]); 4] = [
    (
        Language::English,
        &["the", "and", "of", "to", "is", "for", "with", "on", "my", "from", "how", "user", "customer"],
    ),
    (
        Language::Dutch,
        &[
            "de", "het", "een", "van", "en", "naar", "voor", "niet", "aan", "bij", "ik", "je", "wordt", "met", "klant",
            "geen",
        ],
    ),
    (
        Language::French,
        &["le", "la", "les", "des", "et", "une", "du", "pour", "pas", "avec", "est", "sur", "je", "au", "à"],
    ),
    (
        Language::German,
        &["der", "die", "das", "und", "ein", "eine", "nicht", "zu", "mit", "für", "ist", "den", "auf", "ich"],
    ),
];

/// So many words tell the language.
const ENOUGH: usize = 2_000;

/// The language with the most of its small words in a text; English where there are none.
pub(super) fn language(text: &str) -> Language {
    let mut counts = [0_usize; SMALL_WORDS.len()];
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(ENOUGH).map(str::to_lowercase) {
        for (count, (_, small)) in counts.iter_mut().zip(SMALL_WORDS) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    // The first of those with the most.
    let best = (0..counts.len()).rev().max_by_key(|at| counts[*at]);
    best.map_or(Language::English, |at| SMALL_WORDS[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_small_words() {
        assert_eq!(language("Belt naar de gemeente voor een afspraak"), Language::Dutch);
        assert_eq!(language("Remplit le formulaire avec la mairie"), Language::French);
        assert_eq!(language("Ruft bei der Stadt an und wartet"), Language::German);
        assert_eq!(language("登录"), Language::English);
    }
}
