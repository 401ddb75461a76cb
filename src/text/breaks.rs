//! Line break opportunities.
//!
//! In: clean text, its soft hyphens, the language. Out: the opportunities of UAX 14 and of hyphenation,
//! in order, as byte offsets. Widths are not looked at here, nor which opportunity is taken.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::characters::{CleanLine, is_breaking_space};
use super::hyphenate;
use crate::language::Language;

/// What stands at an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BreakKind {
    /// The end of the text, or a boundary of words.
    Word,
    /// After a hyphen, a dash or a slash that is written.
    Mark,
    /// After a sign within a long address or name, such as `_` or `.`, or before a capital there.
    Separator,
    /// Within a word: a hyphen is added.
    Hyphen,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opportunity {
    /// The byte at which the next line begins.
    pub next: usize,
    /// The byte at which this line ends, before the blanks.
    pub end: usize,
    /// What stands there.
    pub kind: BreakKind,
}

/// Where lines may end, and where no hyphen may be added.
#[derive(Debug, Default)]
pub(super) struct Opportunities {
    /// In order; the last is the end of the text.
    pub places: Vec<Opportunity>,
    /// Addresses, paths, numbers: byte ranges in order.
    pub technical: Vec<Range<usize>>,
}

/// Fewest bytes of an address or name that is split at its separators.
const LONG_TOKEN: usize = 20;

/// The opportunities in `line`.
pub(super) fn opportunities(line: &CleanLine, language: Language) -> Opportunities {
    let text = line.text.as_str();
    let mut places = word_breaks(text);
    let mut technical = Vec::new();
    let mut soft = line.soft_hyphens.as_slice();
    for token in tokens(text) {
        let (inside, later) = soft.split_at(soft.partition_point(|&place| place < token.end));
        soft = later;
        let is_technical = hyphenate::is_technical(&text[token.clone()]);
        places.extend(inside.iter().filter(|&&place| place > token.start).map(|&place| hyphen_at(place)));
        if is_technical {
            separators(text, &token, &mut places);
            technical.push(token);
        } else {
            hyphens(text, &token, inside, language, &mut places);
        }
    }
    places.sort_by_key(|place| (place.next, place.kind));
    places.dedup_by_key(|place| place.next);
    Opportunities { places, technical }
}

fn hyphen_at(place: usize) -> Opportunity {
    Opportunity { next: place, end: place, kind: BreakKind::Hyphen }
}

fn separator_at(place: usize) -> Opportunity {
    Opportunity { next: place, end: place, kind: BreakKind::Separator }
}

/// The opportunities of UAX 14, its strictness `normal`.
fn word_breaks(text: &str) -> Vec<Opportunity> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Normal);
    // With dictionaries, since Thai, Khmer, Lao and Burmese write no blanks between words.
    let segmenter = LineSegmenter::new_dictionary(options);
    let mut places = Vec::new();
    let mut begin = 0;
    for next in segmenter.segment_str(text) {
        let end = begin + text[begin..next].trim_end_matches(is_breaking_space).len();
        begin = next;
        let apart = parts_single_letter(text, next) || parts_amount(&text[..end], &text[next..]);
        if end > 0 && (next == text.len() || !apart) {
            let marked = end == next && text[..end].ends_with(['-', '\u{2010}', '\u{2013}', '/']);
            let kind = if marked && next < text.len() { BreakKind::Mark } else { BreakKind::Word };
            places.push(Opportunity { next, end, kind });
        }
    }
    places
}

/// Whether a break after a hyphen would leave a single letter on either side, as in `e-mail`, or a break
/// after a slash nothing but the slash, as in `/v1`.
fn parts_single_letter(text: &str, place: usize) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let (mut before, mut after) = (text[..place].chars().rev(), text[place..].chars());
    match before.next() {
        Some('-' | '\u{2010}') => {
            is_letter(before.next()) && !is_letter(before.next()) || is_letter(after.next()) && !is_letter(after.next())
        }
        Some('/') => before.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether a break would part a number from its sign, as in `€ 12` or `21 %`.
fn parts_amount(before: &str, after: &str) -> bool {
    const SIGNS: [char; 7] = ['€', '$', '£', '%', '‰', '°', '№'];
    let digit = |character: char| character.is_numeric();
    before.ends_with(SIGNS) && after.starts_with(digit) || before.ends_with(digit) && after.starts_with(SIGNS)
}

/// The pieces of `text` between blanks.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut begin = 0;
    for piece in text.split(char::is_whitespace) {
        let end = begin + piece.len();
        if begin < end {
            tokens.push(begin..end);
        }
        begin = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    tokens
}

/// Adds the places within the words of a token, but for words that the author has split himself.
fn hyphens(text: &str, token: &Range<usize>, soft: &[usize], language: Language, places: &mut Vec<Opportunity>) {
    for word in hyphenate::words(&text[token.clone()]) {
        let (start, end) = (token.start + word.start, token.start + word.end);
        let first = soft.partition_point(|&place| place <= start);
        if soft.get(first).is_some_and(|&place| place < end) {
            continue;
        }
        let within = hyphenate::hyphenation(&text[start..end], language);
        places.extend(within.into_iter().map(|place| hyphen_at(start + place)));
    }
}

/// Adds the places after the separators of a long address or name.
fn separators(text: &str, token: &Range<usize>, places: &mut Vec<Opportunity>) {
    if token.len() < LONG_TOKEN {
        return;
    }
    let inside = &text[token.clone()];
    let marks = inside.match_indices(['_', '.', '@', '=', '&', '?', ',', '\\']);
    for (place, mark) in marks {
        let next = place + mark.len();
        let before = inside[..place].ends_with(char::is_alphanumeric);
        if before && inside[next..].starts_with(char::is_alphabetic) {
            places.push(separator_at(token.start + next));
        }
    }
    places.extend(hyphenate::humps(inside).map(|hump| separator_at(token.start + hump)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str, kind: BreakKind) -> String {
        let line = CleanLine { text: text.to_owned(), soft_hyphens: Vec::new() };
        let places = opportunities(&line, Language::Dutch).places;
        let mut parted = String::new();
        let mut from = 0;
        for place in places.iter().filter(|place| place.kind == kind && place.next < text.len()) {
            parted.push_str(&text[from..place.next]);
            parted.push('|');
            from = place.next;
        }
        parted + &text[from..]
    }

    #[test]
    fn numbers_keep_their_signs() {
        assert_eq!(parted("Kost € 12 of 21 % meer", BreakKind::Word), "Kost |€ 12 |of |21 % |meer");
    }

    #[test]
    fn hyphens_part_words_but_not_single_letters() {
        assert_eq!(parted("e-mail, auto-ongeluk, vitamine-C", BreakKind::Mark), "e-mail, auto-|ongeluk, vitamine-C");
    }

    #[test]
    fn long_names_are_parted_at_their_signs() {
        assert_eq!(parted("event_sourced_root_version", BreakKind::Separator), "event_|sourced_|root_|version");
        assert_eq!(parted("deliveryPreferenceUpdated", BreakKind::Separator), "delivery|Preference|Updated");
        assert_eq!(parted("dueDate", BreakKind::Separator), "dueDate");
    }

    #[test]
    fn paths_are_parted_after_slashes() {
        assert_eq!(parted("/v1/tenants/{id}/steps", BreakKind::Mark), "/v1/|tenants/|{id}/|steps");
    }
}
