//! The small words around dates, numbers and levels: `about`, `half`, `end of`, `tot`.
//!
//! In: a text. Out: which of these words it is or begins with, in whatever language. What they make of a value is decided
//! where values are read.

use super::Language;
use super::fold::fold;

/// The words of a language, folded. `grammar/languages/en.toml` documents each field.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) from: &'static [&'static str],
    pub(crate) to: &'static [&'static str],
    pub(crate) about: &'static [&'static str],
    pub(crate) at_most: &'static [&'static str],
    pub(crate) at_least: &'static [&'static str],
    pub(crate) afterwards: &'static [&'static str],
    pub(crate) half: &'static [&'static str],
    pub(crate) one_and_a_half: &'static [&'static str],
    pub(crate) and_a_half: &'static [&'static str],
    pub(crate) quarter_hour: &'static [&'static str],
    pub(crate) numbers: [&'static [&'static str]; 12],
    pub(crate) ordinals: [&'static [&'static str]; 4],
    pub(crate) early: &'static [&'static str],
    pub(crate) mid: &'static [&'static str],
    pub(crate) late: &'static [&'static str],
    pub(crate) quarter: &'static [&'static str],
    pub(crate) half_year: &'static [&'static str],
    pub(crate) seasons: [&'static [&'static str]; 4],
    pub(crate) week: &'static [&'static str],
    pub(crate) lead: &'static [&'static str],
    pub(crate) of: &'static [&'static str],
    pub(crate) unknown: &'static [&'static str],
}

/// A list of words of a language.
pub(crate) type WordList = fn(&'static Reading) -> &'static [&'static str];

/// Whether `word` is in this list of any language.
pub(crate) fn is(list: WordList, word: &str) -> bool {
    let folded = fold(word).replace('.', "");
    Language::ALL.iter().any(|language| list(&language.rules().reading).contains(&folded.as_str()))
}

/// What is left of a folded text after the longest word of this list that it begins with, in any language.
pub(crate) fn after(list: WordList, folded: &str) -> Option<&str> {
    let words = Language::ALL.iter().flat_map(|language| list(&language.rules().reading));
    words.filter_map(|word| parted(folded, word)).min_by_key(|rest| rest.len())
}

/// The number from 1 of the list that holds the longest word that a folded text begins with, and what is left of it.
pub(crate) fn one_of<const N: usize>(
    lists: fn(&'static Reading) -> &'static [&'static [&'static str]; N],
    folded: &str,
) -> Option<(u8, &str)> {
    let lists = Language::ALL.iter().map(|language| lists(&language.rules().reading));
    let found = lists.flat_map(|lists| {
        (1..).zip(lists).filter_map(|(number, words)| {
            words
                .iter()
                .filter_map(|word| parted(folded, word))
                .min_by_key(|rest| rest.len())
                .map(|rest| (number, rest))
        })
    });
    found.min_by_key(|(_, rest)| rest.len())
}

/// What follows `word` and a blank, a point or the end.
fn parted<'t>(folded: &'t str, word: &str) -> Option<&'t str> {
    let rest = folded.strip_prefix(word)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_of_all_languages() {
        assert!(is(|reading| reading.about, "Ca.") && is(|reading| reading.to, "à"));
        assert_eq!(after(|reading| reading.late, "eind van mei"), Some("mei"));
        assert_eq!(after(|reading| reading.about, "c. 3 weeks"), Some("3 weeks"));
        assert_eq!(after(|reading| reading.about, "cadeau"), None);
        assert_eq!(one_of(|reading| &reading.ordinals, "derde kwartaal"), Some((3, "kwartaal")));
        assert_eq!(one_of(|reading| &reading.numbers, "twelve"), Some((12, "")));
    }
}
