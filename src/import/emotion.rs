//! How people write feelings in tables, and what an `Emotion` line says instead.
//!
//! In: the cells of a column. Out: its [`EmotionScale`], and for each feeling a text that begins with a level from -2 to 2 where
//! a number, a face or signs say one. Words alone stay words: a level is never guessed from them.

use crate::syntax::plain;

/// The scale of the numbers in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum EmotionScale {
    /// From -2 to 2, as in a journey.
    Ours,
    /// From the first number to the second.
    Ends(f64, f64),
    /// There are no numbers, or none that are a scale.
    None,
}

/// Scales that are in use, the narrowest first. Numbers that fit none are none.
const SCALES: [(f64, f64); 6] = [(-3.0, 3.0), (1.0, 5.0), (0.0, 5.0), (-5.0, 5.0), (0.0, 10.0), (0.0, 100.0)];

/// Faces with the level that they show, as the five faces of a questionnaire do.
const FACES: [(&str, f64); 5] = [
    ("😀😃😄😁😆🤩😍🥰🥳😻", 2.0),
    ("🙂😊☺😌😺👍", 1.0),
    ("😐😑😶🤔", 0.0),
    ("🙁☹😟😕😒😞😔😬👎", -1.0),
    ("😢😭😡😠🤬😫😩😱😖😣😤", -2.0),
];

/// Signs that stand for a level, when they stand alone.
const SIGNS: [(&str, f64); 9] = [
    ("++", 2.0),
    ("+", 1.0),
    ("+/-", 0.0),
    ("+/−", 0.0),
    ("±", 0.0),
    ("-", -1.0),
    ("−", -1.0),
    ("--", -2.0),
    ("−−", -2.0),
];

impl EmotionScale {
    /// The scale of a column with these cells.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> EmotionScale {
        let numbers: Vec<f64> =
            cells.flat_map(str::lines).filter_map(|line| number(line).map(|(value, ..)| value)).collect();
        let Some(low) = numbers.iter().copied().reduce(f64::min) else { return EmotionScale::None };
        let high = numbers.iter().copied().fold(low, f64::max);
        if (-2.0..=2.0).contains(&low) && high <= 2.0 {
            return EmotionScale::Ours;
        }
        let fits = |(from, to): &&(f64, f64)| *from <= low && high <= *to;
        SCALES.iter().find(fits).map_or(EmotionScale::None, |(from, to)| EmotionScale::Ends(*from, *to))
    }

    fn level(self, value: f64) -> Option<f64> {
        match self {
            EmotionScale::Ours => Some(value),
            EmotionScale::Ends(low, high) => Some(on_ours(value, low, high)),
            EmotionScale::None => None,
        }
    }
}

fn on_ours(value: f64, low: f64, high: f64) -> f64 {
    ((value - low) / (high - low) * 4.0 - 2.0).clamp(-2.0, 2.0)
}

/// The text of an `Emotion` line for one feeling.
pub(super) fn read(feeling: &str, scale: EmotionScale) -> String {
    let feeling = plain(feeling);
    if let Some((_, level)) = SIGNS.iter().find(|(signs, _)| *signs == feeling) {
        return shown(*level);
    }
    if let Some((value, of, rest)) = number(&feeling) {
        let level = match of {
            Some(5.0) if value >= 1.0 => Some(on_ours(value, 1.0, 5.0)),
            Some(of) => Some(on_ours(value, 0.0, of)),
            None => scale.level(value),
        };
        return match (level, of, rest) {
            (Some(level), None, "") => shown(level),
            (Some(level), None, rest) => format!("{} {rest}", shown(level)),
            // What was out of how many is worth keeping: it differs from cell to cell.
            (Some(level), Some(_), _) => format!("{} {feeling}", shown(level)),
            (None, ..) => quoted(&feeling),
        };
    }
    if let Some(level) = face(&feeling) {
        return format!("{} {feeling}", shown(level));
    }
    quoted(&feeling)
}

/// Words that no reader takes for a level or for the name of a persona.
fn quoted(words: &str) -> String {
    let is_read = |letter: char| letter.is_ascii_digit() || "+-−–—(（".contains(letter);
    if words.starts_with(is_read) || words.ends_with([')', '）']) {
        format!("“{words}”")
    } else {
        words.to_owned()
    }
}

/// A level without zeros at its end.
pub(super) fn shown(level: f64) -> String {
    let rounded = (level * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn face(text: &str) -> Option<f64> {
    let first = text.chars().next()?;
    FACES.iter().find(|(faces, _)| faces.contains(first)).map(|(_, level)| *level)
}

/// The number that a feeling begins with: its value, the highest that it could be in `3/5` or `80 %`, and the
/// words after it.
fn number(text: &str) -> Option<(f64, Option<f64>, &str)> {
    let text = text.trim();
    let end = text.find(|sign: char| !(sign.is_ascii_digit() || "+-−.,".contains(sign))).unwrap_or(text.len());
    let value = parse(&text[..end])?;
    let rest = text[end..].trim_start();
    if let Some(after) = rest.strip_prefix('/') {
        let after = after.trim_start();
        let stop = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
        let of = parse(&after[..stop])?;
        return (of > 0.0 && (0.0..=of).contains(&value)).then(|| (value, Some(of), after[stop..].trim()));
    }
    if let Some(after) = rest.strip_prefix('%') {
        return (0.0..=100.0).contains(&value).then(|| (value, Some(100.0), after.trim()));
    }
    let is_apart = rest.is_empty() || rest.len() < text.len() - end || rest.starts_with([':', '(', '–']);
    is_apart.then(|| (value, None, rest.trim_start_matches([':', '–']).trim()))
}

fn parse(digits: &str) -> Option<f64> {
    let plain = digits.replace('−', "-").replace(',', ".");
    plain.parse().ok().filter(|value: &f64| value.is_finite() && digits.chars().any(|sign| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Vec<String> {
        let scale = EmotionScale::of(cells.iter().copied());
        cells.iter().map(|cell| read(cell, scale)).collect()
    }

    #[test]
    fn scales_are_reported_by_their_ends() {
        assert_eq!(column(&["-2", "+1 blij", "0"]), ["-2", "1 blij", "0"]);
        assert_eq!(column(&["1", "5", "3: gaat"]), ["-2", "2", "0 gaat"]);
        assert_eq!(column(&["-3", "2"]), ["-2", "1.33"]);
        assert_eq!(column(&["0", "10", "7,5"]), ["-2", "2", "1"]);
        assert_eq!(column(&["80 %", "4/5 tevreden"]), ["1.2 80 %", "1 4/5 tevreden"]);
        assert_eq!(column(&["1900", "-4"]), ["“1900”", "“-4”"]);
    }

    #[test]
    fn faces_and_signs_have_levels_and_words_have_none() {
        assert_eq!(column(&["😊 期待", "++", "-", "😡"]), ["1 😊 期待", "2", "-1", "-2 😡"]);
        assert_eq!(
            column(&["Frustrated+", "glad (Sara)", "3x gebeld"]),
            ["Frustrated+", "“glad (Sara)”", "“3x gebeld”"]
        );
    }
}
