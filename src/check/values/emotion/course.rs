//! Courses of emotions on one line: `-1 → +1`, `van -1 naar 1`, `0 boos -> 1 blij`.
//!
//! In: the text of an entry. Out: its points in time order, each a level with what is said of it; a text without a course
//! is one point. Each point is read as a line of its own.

use std::ops::Range;

use super::{faces, level};
use crate::check::values::number::is_minus;
use crate::check::values::value::Value;
use crate::language::reading;

/// What points to the next point, the longer ones first.
const ARROWS: [&str; 12] = ["-->", "==>", "->", "=>", "–>", "→", "⇒", "➔", "➜", "➡", "⟶", ">>"];

/// The points of the course that `value` says, or the whole of it.
pub fn points<'v>(value: &'v Value) -> Vec<Value<'v>> {
    let ranges = at_arrows(&value.text).or_else(|| at_words(&value.text));
    ranges.map_or_else(|| vec![value.rest(0)], |ranges| ranges.into_iter().map(|range| value.piece(range)).collect())
}

/// The points between arrows, where each of them begins with a level.
fn at_arrows(text: &str) -> Option<Vec<Range<usize>>> {
    let mut points = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(char) = text[at..].chars().next() {
        if let Some(arrow) = ARROWS.iter().find(|arrow| text[at..].starts_with(**arrow)) {
            points.push(start..at);
            at += arrow.len();
            start = at;
        } else {
            at += char.len_utf8();
        }
    }
    points.push(start..text.len());
    let is_level = |range: &Range<usize>| {
        let point = text[range.clone()].trim();
        level::at_start(point).is_some() || point.starts_with(faces::is_face)
    };
    (points.len() > 1 && points.iter().all(is_level)).then_some(points)
}

/// The points of `van -1 naar 1`, `-1 tot 1` and `1–2`, all that follows included in the last.
fn at_words(text: &str) -> Option<Vec<Range<usize>>> {
    let first_word = text.split(' ').next().unwrap_or_default();
    let mut start = if reading::is(|words| words.from, first_word) { first_word.len() + 1 } else { 0 };
    let mut points = Vec::new();
    while let Some((_, length)) = level::number(text.get(start..)?) {
        let end = start + length;
        let Some(to) = to_next(&text[end..]) else {
            points.push(start..text.len());
            // `2-3-2026` is a date.
            let is_course = points.len() == 2 || (points.len() > 2 && text.contains(' '));
            return (is_course && level::ends(&text[end..])).then_some(points);
        };
        points.push(start..end);
        start = end + to;
    }
    None
}

/// How many bytes lead from one level to the next: a word such as `tot`, or a dash with as much room on both sides.
fn to_next(rest: &str) -> Option<usize> {
    let bare = rest.trim_start();
    let room = rest.len() - bare.len();
    let word = bare.split(' ').next().unwrap_or_default();
    let length = match bare.chars().next()? {
        dash if is_minus(dash) || dash == '—' => dash.len_utf8(),
        _ if room > 0 && reading::is(|words| words.to, word) => word.len(),
        _ => return None,
    };
    let next = bare[length..].trim_start();
    let room_after = bare.len() - length - next.len();
    ((room > 0) == (room_after > 0) && level::number(next).is_some()).then_some(rest.len() - next.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn parts_courses_and_nothing_else() {
        for (text, expected) in [
            ("-1 → 1", vec!["-1", "1"]),
            ("-1 -> +1 blij", vec!["-1", "+1 blij"]),
            ("😡 → 🙂", vec!["😡", "🙂"]),
            ("2 → 4", vec!["2", "4"]),
            ("-1 boos -> 0 moe -> 1", vec!["-1 boos", "0 moe", "1"]),
            ("van -1 naar 1", vec!["-1", "1"]),
            ("-1 tot 1 (Sara) blij", vec!["-1", "1 (Sara) blij"]),
            ("de -1 à +2", vec!["-1", "+2"]),
            ("1-2", vec!["1", "2"]),
            ("-1 – 1", vec!["-1", "1"]),
            ("boos → blij", vec!["boos → blij"]),
            ("-1 - boos, daarna +1", vec!["-1 - boos, daarna +1"]),
            ("2-3-2026", vec!["2-3-2026"]),
            ("1 tot de deur", vec!["1 tot de deur"]),
            ("-1", vec!["-1"]),
        ] {
            let value = Value::invented(text, Span::default());
            let found: Vec<String> = points(&value).into_iter().map(|point| point.text.into_owned()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
