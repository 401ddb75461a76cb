//! Hyphenation.
//!
//! In: a word, or a token between blanks, in a language. Out: byte offsets, by the
//! patterns of TeX and a list of exceptions. Soft hyphens of the author and widths are not looked at here.

use std::ops::Range;

use hypher::Lang;

use crate::language::Language;

/// The fewest letters of a word that is hyphenated.
const SHORTEST_WORD: usize = 6;
/// The fewest letters on each side of a hyphen.
const SHORTEST_PART: usize = 3;

/// The runs of letters in `token`, as byte ranges.
pub(super) fn words(token: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (start, character) in token.char_indices().filter(|(_, character)| character.is_alphabetic()) {
        let end = start + character.len_utf8();
        match words.last_mut() {
            Some(word) if word.end == start => word.end = end,
            _ => words.push(start..end),
        }
    }
    words
}

/// Whether `token` is an address, a path, a number or a name from a program: never split by a hyphen.
pub(super) fn is_technical(token: &str) -> bool {
    let inner_dot = || {
        let mut after_dot = token.split('.').skip(1);
        after_dot.any(|part| part.starts_with(char::is_alphanumeric))
    };
    token.contains(|c: char| c.is_numeric() || matches!(c, '@' | '/' | '\\' | '_'))
        || inner_dot()
        || humps(token).next().is_some()
}

/// The places before a capital that follows a small letter, as in `dueDate`.
pub(super) fn humps(token: &str) -> impl Iterator<Item = usize> {
    let pairs = token.char_indices().zip(token.char_indices().skip(1));
    pairs.filter(|((_, left), (_, right))| left.is_lowercase() && right.is_uppercase()).map(|(_, (place, _))| place)
}

/// The patterns of a language; `None` where the crate is built without them.
fn patterns(language: Language) -> Option<Lang> {
    let [first, second] = <[u8; 2]>::try_from(language.tag().as_bytes()).ok()?;
    Lang::from_iso([first, second])
}

/// The places in `word` at which a hyphen may part it, growing byte offsets.
pub(super) fn hyphenation(word: &str, language: Language) -> Vec<usize> {
    if !is_plain_word(word) {
        return Vec::new();
    }
    let Some(patterns) = patterns(language) else { return Vec::new() };
    let mut place = 0;
    let mut places: Vec<usize> = hypher::hyphenate_bounded(word, patterns, SHORTEST_PART, SHORTEST_PART)
        .map(|syllable| {
            place += syllable.len();
            place
        })
        .collect();
    places.pop();
    // Within such a part, wherever it stands in a word, the hyphens in it alone are places.
    for parted in language.rules().hyphenation {
        correct(&mut places, word, parted);
    }
    places
}

/// Whether `word` is long enough and in small letters after the first: no abbreviation, no product name.
fn is_plain_word(word: &str) -> bool {
    word.chars().skip(1).all(|character| !character.is_uppercase())
        && word.chars().take(SHORTEST_WORD).count() == SHORTEST_WORD
}

/// Replaces the places within `split`, wherever it stands in `word`, by those that it shows.
fn correct(places: &mut Vec<usize>, word: &str, parted: &str) {
    let plain = parted.replace('-', "");
    let starts: Vec<usize> = word.match_indices(&plain).map(|(start, _)| start).collect();
    if starts.is_empty() {
        return;
    }
    let before = |place: usize| starts[..starts.partition_point(|&start| start < place)].last().copied();
    places.retain(|&place| before(place).is_none_or(|start| place >= start + plain.len()));
    for start in starts {
        let right = parted.match_indices('-').enumerate().map(|(earlier, (place, _))| start + place - earlier);
        places.extend(right.filter(|&place| place >= SHORTEST_PART && word.len() - place >= SHORTEST_PART));
    }
    places.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str, language: Language) -> String {
        let mut parted = String::new();
        let mut from = 0;
        for place in hyphenation(word, language) {
            parted.push_str(&word[from..place]);
            parted.push('-');
            from = place;
        }
        parted + &word[from..]
    }

    #[test]
    fn dutch_compounds_are_parted() {
        let dutch = |word| parted(word, Language::Dutch);
        assert_eq!(dutch("aansprakelijkheidsverzekering"), "aan-spra-ke-lijk-heids-ver-ze-ke-ring");
        assert_eq!(dutch("medewerkerstevredenheidsonderzoek"), "mede-wer-kers-te-vre-den-heids-on-der-zoek");
    }
}
