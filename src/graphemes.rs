//! Cutting a text between grapheme clusters (UAX 29): what a reader takes for one character, such as a letter with its marks
//! or a family of emoji, is shown whole or not at all.
//!
//! In: a text, and how much of it has room. Out: a part of it, or a place in it. Lengths are in characters (`char`), as everywhere
//! in limits. Nothing is measured or folded here.

use icu_segmenter::GraphemeClusterSegmenter;

/// A cluster with more characters is a heap of marks, and cut like anything else (UAX 15, Stream-Safe Text Format, has 30).
const LONGEST: usize = 32;

/// The first `most` characters of a text, with an ellipsis where there are more. Of a cluster that is longer than that on its own,
/// as much as there is, up to 32 characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let kept = start(text, most);
    if kept.len() == text.len() { text.to_owned() } else { format!("{}…", kept.trim_end()) }
}

/// The first `most` characters of a text, or some fewer or more, so that it ends between clusters.
#[must_use]
pub fn start(text: &str, most: usize) -> &str {
    let Some((limit, _)) = text.char_indices().nth(most) else { return text };
    match floor(text, limit) {
        0 if most > 0 => &text[..ceiling(text, limit)],
        end => &text[..end],
    }
}

/// The end of the last cluster that ends at or before a byte; the end of the text for a byte behind it.
#[must_use]
pub fn floor(text: &str, at: usize) -> usize {
    let at = char_floor(text, at);
    let last = around(text, at).into_iter().take_while(|end| *end <= at).last();
    last.unwrap_or(at)
}

/// The end of the first cluster that ends at or after a byte; the end of the text for a byte behind it.
#[must_use]
pub fn ceiling(text: &str, at: usize) -> usize {
    let at = char_floor(text, at);
    around(text, at).into_iter().find(|end| *end >= at).unwrap_or(at)
}

/// The last boundary of characters that is not behind a byte.
fn char_floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Boundaries of clusters before and after a byte, in order. A text may be long, so only what is near is looked at; there are none
/// where all of that is in one cluster.
fn around(text: &str, at: usize) -> Vec<usize> {
    if is_plain(text, at) {
        return vec![at];
    }
    let before = || text[..at].char_indices().rev().take(2 * LONGEST).map(|(place, _)| place);
    let sure = before().find(|place| is_plain(text, *place));
    let begin = sure.or_else(|| before().last()).unwrap_or(at);
    let end = text[at..].char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| at + end);
    let places = GraphemeClusterSegmenter::new().segment_str(&text[begin..end]).map(|place| begin + place);
    // Where the piece begins and ends for no better reason, there may be the middle of a cluster.
    let is_sure = |place: &usize| (*place > begin || sure.is_some()) && (*place < end || end == text.len());
    places.filter(is_sure).collect()
}

/// Whether clusters meet here for sure: at an end of the text, and between two characters of ASCII.
fn is_plain(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match (at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at)) {
        (Some(before), Some(after)) => before.is_ascii() && after.is_ascii() && (*before, *after) != (b'\r', b'\n'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "👨\u{200D}👩\u{200D}👧";

    #[test]
    fn a_text_ends_between_clusters() {
        assert_eq!(shortened("abcd", 4), "abcd");
        assert_eq!(shortened("ab cd", 3), "ab…");
        assert_eq!(shortened("ab\u{301}\u{302}c", 2), "a…");
        assert_eq!(shortened("กำน้ำ", 3), "กำ…");
        assert_eq!(shortened(&format!("ab{FAMILY}c"), 5), "ab…");
        assert_eq!(shortened("🇳🇱🇧🇪", 3), "🇳🇱…");
        assert_eq!(shortened("a\r\nb", 2), "a…");
    }

    #[test]
    fn a_first_cluster_stays_whole_and_a_heap_of_marks_does_not() {
        assert_eq!(shortened(&format!("{FAMILY}x"), 1), format!("{FAMILY}…"));
        assert_eq!(shortened("", 0), "");
        assert_eq!(shortened("a", 0), "…");
        let heap = format!("a{}", "\u{301}".repeat(5000));
        assert_eq!(shortened(&heap, 100).chars().count(), 101);
        assert_eq!(shortened(&heap, 1).chars().count(), 2);
    }

    #[test]
    fn places_are_those_of_the_whole_text() {
        let flags = "🇳🇱".repeat(3);
        for text in ["aé\u{301}b", "กำน้ำ ที่", "한글 각", "x\r\ny", "\u{600}1a", flags.as_str(), &FAMILY.repeat(3)]
        {
            let all: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
            for at in 0..=text.len() {
                let before = all.iter().rev().find(|place| **place <= at).copied();
                assert_eq!(Some(floor(text, at)), before, "{text:?} {at}");
                if text.is_char_boundary(at) {
                    let after = all.iter().find(|place| **place >= at).copied();
                    assert_eq!(Some(ceiling(text, at)), after, "{text:?} {at}");
                }
            }
        }
        assert_eq!(floor("abc", 99), 3);
    }
}
