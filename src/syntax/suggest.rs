//! What a word that is not a keyword was probably meant to be.
//!
//! In: the word and the language of the file. Out: the nearest keyword, when it is near enough. Distances
//! are counted on folded words.

use std::collections::BTreeMap;

use super::Keyword;
use super::distance::distance;
use super::keyword::all_words;
use super::markup::leading;
use crate::language::Language;
use crate::language::fold::fold;

/// A keyword that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    pub(super) keyword: Keyword,
    /// The spelling to write instead.
    pub(super) word: String,
    /// What was written after the keyword without a colon between: `1` in `Phase 1: …`.
    pub(super) rest: String,
}

/// Looks words up, and remembers what it found.
///
/// A file can hold a million different unknown words; after [`Suggestions::LIMIT`] of them it is no journey,
/// and no more are looked up.
#[derive(Debug)]
pub(super) struct Suggestions {
    language: Language,
    /// Whether the file writes its keywords small.
    writes_small: bool,
    lanes: Vec<(String, String)>,
    known: BTreeMap<String, Option<Suggestion>>,
}

impl Suggestions {
    /// How many different words are looked up in a file.
    const LIMIT: usize = 1_000;
    /// How many custom lanes are compared.
    const LANES: usize = 100;

    /// Suggestions for a file of this language, with these lanes: folded name and name.
    pub(super) fn new(language: Language, lanes: &BTreeMap<String, String>, writes_small: bool) -> Suggestions {
        let lanes =
            lanes.iter().take(Suggestions::LANES).map(|(folded, name)| (folded.clone(), name.clone())).collect();
        Suggestions { language, writes_small, lanes, known: BTreeMap::new() }
    }

    /// What a line lacks only a colon for.
    pub(super) fn without_colon(&self, line: &str) -> Option<Suggestion> {
        without_colon(line, self.language, self.writes_small)
    }

    /// What `word` was meant to be. Where several are as near, one that `fits` goes first.
    pub(super) fn find(&mut self, word: &str, fits: &dyn Fn(Keyword) -> bool) -> Option<Suggestion> {
        if let Some(found) = self.known.get(word) {
            return found.clone();
        }
        if self.known.len() >= Suggestions::LIMIT {
            return None;
        }
        let split = split_keyword(word, self.language);
        let is_counted = |split: &Suggestion| {
            split.rest.trim_start_matches(['I', 'V', 'X']).chars().next().is_none_or(|next| !next.is_alphabetic())
        };
        // `Phase 1` is a phase with a number; `Pain points` is a misspelt `Pain point` before it is a `Pain`.
        let counted = split.clone().filter(is_counted);
        let found = counted.or_else(|| self.nearest(&fold(word), fits)).or(split);
        self.known.insert(word.to_owned(), found.clone());
        found
    }

    fn nearest(&self, folded: &str, fits: &dyn Fn(Keyword) -> bool) -> Option<Suggestion> {
        let letters: Vec<char> = folded.chars().collect();
        let limit = limit(letters.len());
        // The file's own language goes first among words that are as near, then what may stand there.
        let mut best: Option<((usize, bool), Suggestion)> = None;
        let mut offer = |rank, keyword, word: &str| {
            if best.as_ref().is_none_or(|(held, _)| rank < *held) {
                best = Some((rank, Suggestion { keyword, word: word.to_owned(), rest: String::new() }));
            }
        };
        for (candidate, meanings) in all_words() {
            let Some(distance) = within(&letters, candidate, limit) else { continue };
            for (language, keyword) in meanings {
                // In another language, a word must be nearer: many words of one are near to some word of four.
                if *language != self.language && distance >= limit {
                    continue;
                }
                offer(
                    (2 * distance + usize::from(*language != self.language), !fits(*keyword)),
                    *keyword,
                    spelling(*keyword, *language, candidate),
                );
            }
        }
        for (candidate, name) in &self.lanes {
            if let Some(distance) = within(&letters, candidate, limit) {
                offer((2 * distance, !fits(Keyword::Own)), Keyword::Own, name);
            }
        }
        best.map(|(_, suggestion)| suggestion)
    }
}

/// How many changes still make a word the same: few in short words, where every change makes another word.
fn limit(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

/// The word of the table that folds to `folded`.
fn spelling(keyword: Keyword, language: Language, folded: &str) -> &'static str {
    keyword.words(language).iter().find(|word| fold(word) == folded).copied().unwrap_or(keyword.word(language))
}

/// A keyword at the start of `word`, with more words behind it: `Phase 1`, `Fase 2 - Oriëntatie`. At most
/// the first four words are looked at.
pub(super) fn split_keyword(word: &str, language: Language) -> Option<Suggestion> {
    let ends: Vec<usize> =
        word.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at).take(4).collect();
    ends.into_iter().rev().find_map(|end| {
        let head = word[..end].trim_end();
        let keyword = *Keyword::from_word(head, language).first()?;
        let rest = word[end..]
            .trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '=' | '.'));
        Some(Suggestion { keyword, word: head.to_owned(), rest: rest.to_owned() })
    })
}

/// The keyword at the start of a line that has no colon, and the words behind it: `Persona = Tom`, `Emotie -2`, `Beroep; kok`.
/// A sentence may begin with such a word too, so that a line is only taken for one when it begins with a capital, when a number or a
/// sign follows, when nothing else stands in it, or where the file writes its keywords small.
pub(super) fn without_colon(line: &str, language: Language, writes_small: bool) -> Option<Suggestion> {
    let meaning = |folded: &str| Keyword::from_folded(folded, language).first().copied();
    let (keyword, word) = leading(line, 0..line.len(), &meaning)?;
    let after = &line[word.end..];
    let is_number = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit() || "+-−".contains(letter));
    // A hyphen parts the words only when a blank follows: `-2` is a level.
    let rest = after.trim_start();
    let rest = rest.strip_prefix("- ").unwrap_or(rest);
    let rest = rest.trim_start_matches(['=', '–', '—', '.', ';', ',', '→', '>', '|']).trim_start();
    let is_apart = after.len() > rest.len() || after.is_empty();
    let has_sign = after.starts_with([';', '=']) || after.trim_start().starts_with(['=', '→', '|']);
    let begins_large = line.starts_with(|first: char| !first.is_lowercase());
    let is_meant = begins_large || writes_small || is_number(after.trim_start()) || has_sign || rest.is_empty();
    let word = line[word].to_owned();
    (is_apart && is_meant).then(|| Suggestion { keyword, word, rest: rest.to_owned() })
}

/// How many changes turn one word into the other, where that is at most `limit`.
fn within(from: &[char], to: &str, limit: usize) -> Option<usize> {
    let to: Vec<char> = to.chars().collect();
    if limit == 0 || from.len().abs_diff(to.len()) > limit {
        return None;
    }
    // The first letter is seldom wrong, and where it is, the word is a name or another word more often than a slip.
    // Of a short word, even two letters that changed places make another word.
    let is_swapped = from.len() > 3 && from.first() == to.get(1) && from.get(1) == to.first();
    let begins_alike = from.first() == to.first() || is_swapped;
    let limit = if begins_alike { limit } else { limit - 1 };
    Some(distance(from, &to)).filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Keyword, Language, Suggestions};

    fn suggested(word: &str, language: Language) -> Option<(Keyword, String)> {
        let mut suggestions = Suggestions::new(language, &BTreeMap::from([("kosten".into(), "Kosten".into())]), false);
        suggestions.find(word, &|_| true).map(|found| (found.keyword, found.word))
    }

    #[test]
    fn the_nearest_word_of_the_files_language() {
        assert_eq!(suggested("Stpa", Language::Dutch), Some((Keyword::Step, "Stap".into())));
        assert_eq!(suggested("Emtoie", Language::Dutch), Some((Keyword::Emotion, "Emotie".into())));
        assert_eq!(suggested("Opportunitys", Language::English), Some((Keyword::Opportunity, "Opportunity".into())));
        assert_eq!(suggested("Massnahnem", Language::German), Some((Keyword::Action, "Maßnahme".into())));
        assert_eq!(suggested("Kossten", Language::Dutch), Some((Keyword::Own, "Kosten".into())));
        assert_eq!(suggested("Pain ponts", Language::Dutch), Some((Keyword::Negative, "Pain points".into())));
        assert_eq!(suggested("Chanls", Language::Dutch), None);
        assert_eq!(suggested("Channls", Language::Dutch), Some((Keyword::Touchpoint, "Channels".into())));
        // As near as `Noten`, but people seldom miss the first letter.
        assert_eq!(suggested("Kostten", Language::Dutch), Some((Keyword::Own, "Kosten".into())));
        assert_eq!(suggested("Els", Language::Dutch), None);
        assert_eq!(suggested("tSap", Language::Dutch), Some((Keyword::Step, "Stap".into())));
        assert_eq!(suggested("Gewoon een zin", Language::Dutch), None);
        assert_eq!(suggested("Xy", Language::Dutch), None);
    }

    #[test]
    fn numbers_after_a_keyword() {
        assert_eq!(suggested("Phase 1", Language::English), Some((Keyword::Phase, "Phase".into())));
        assert_eq!(suggested("Fase II", Language::Dutch), Some((Keyword::Phase, "Fase".into())));
        assert_eq!(suggested("Étpaes", Language::English), Some((Keyword::Step, "Étapes".into())));
        assert_eq!(
            suggested("Point de contact 2", Language::French),
            Some((Keyword::Touchpoint, "Point de contact".into()))
        );
    }
}
