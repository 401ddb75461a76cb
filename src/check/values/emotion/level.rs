//! Levels of emotions as people write them: `-1`, `– 2`, `+ 0,5`, `--`, and numbers on other scales, `4/5`.
//!
//! In: text. Out: a [`Rating`], and where it stands. A number is a level when a blank, a sign or the end follows it:
//! `-1 verward`, `+2: opgelucht`; `3x gebeld` is words.

use super::faces;
use crate::check::values::number::is_minus;

/// The ends of the scale.
pub const LOWEST: f64 = -2.0;
/// The ends of the scale.
pub const HIGHEST: f64 = 2.0;

/// A number by which somebody rates an emotion.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// The number, below zero after a minus.
    number: f64,
    /// Whether a sign stands before it.
    is_signed: bool,
    /// The end of the writer's own scale: 5 in `4/5`.
    of: Option<f64>,
}

/// Where a number of another scale lies on this one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherScale {
    /// The level that it is here.
    pub level: f64,
    /// The ends of the other scale.
    pub scale: (f64, f64),
    /// Whether the writer says which scale it is.
    pub is_certain: bool,
}

impl Rating {
    /// The level, where it is on the scale.
    pub fn level(&self) -> Option<f64> {
        let level = self.number;
        (self.of.is_none() && (LOWEST..=HIGHEST).contains(&level)).then_some(level)
    }

    /// Where the number would lie: on the scale that is written, or else on the smallest usual one that holds it. Scales
    /// of up to seven begin with one, longer ones with zero; a sign means a scale with zero in the middle.
    pub fn on_other_scale(&self) -> Option<OtherScale> {
        const SCALES: [f64; 4] = [3.0, 5.0, 10.0, 100.0];
        let number = self.number;
        let usual = || SCALES.into_iter().find(|end| number.abs() <= *end && (self.is_signed || *end > 3.0));
        let end = self.of.or_else(usual).filter(|end| *end >= HIGHEST)?;
        let scale = match () {
            () if self.is_signed => (-end, end),
            () if end > 7.0 || number < 1.0 => (0.0, end),
            () => (1.0, end),
        };
        let share = (number - scale.0) / (scale.1 - scale.0);
        let level = ((LOWEST + share * (HIGHEST - LOWEST)) * 2.0).round() / 2.0;
        let is_on_it = (scale.0..=scale.1).contains(&number) && level.is_finite();
        is_on_it.then_some(OtherScale { level, scale, is_certain: self.of.is_some() })
    }
}

/// The rating that `text` begins with, and its length in bytes.
pub fn at_start(text: &str) -> Option<(Rating, usize)> {
    number(text).filter(|(_, length)| ends(&text[*length..])).or_else(|| signs(text))
}

/// The rating that `text` ends with after words, and where it begins; it has a sign, or else it may be anything.
pub fn at_end(text: &str) -> Option<(Rating, usize)> {
    let text = text.trim_end();
    let digits = text.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, ',' | '.' | '/'));
    let sign = digits.trim_end().char_indices().next_back().filter(|(_, char)| *char == '+' || is_minus(*char))?;
    let is_apart = text[..sign.0].ends_with(|before: char| before.is_whitespace() || before == ':');
    // `from 9 - 5` says no level.
    let is_alone = digits.ends_with(sign.1) || !text[..sign.0].contains(|char: char| char.is_ascii_digit());
    let (rating, length) = number(&text[sign.0..])?;
    (is_apart && is_alone && sign.0 + length == text.len()).then_some((rating, sign.0))
}

/// The rating that is the whole of `text`.
pub fn whole(text: &str) -> Option<Rating> {
    at_start(text).filter(|(_, length)| *length == text.len()).map(|(rating, _)| rating)
}

/// The number at the beginning, whatever follows it; a blank may stand after its sign.
pub fn number(text: &str) -> Option<(Rating, usize)> {
    let sign = text.chars().next().filter(|char| *char == '+' || is_minus(*char));
    let unsigned = text[sign.map_or(0, char::len_utf8)..].trim_start();
    let start = if sign.is_some() { text.len() - unsigned.len() } else { 0 };
    let length = figure(&text[start..]);
    if length == 0 {
        return None;
    }
    let value: f64 = text[start..start + length].replace(',', ".").parse().unwrap_or(f64::INFINITY);
    let end = start + length;
    let (of, more) = out_of(&text[end..]).map_or((None, 0), |(of, more)| (Some(of), more));
    let number = if sign.is_some_and(is_minus) { -value } else { value };
    Some((Rating { number, is_signed: sign.is_some(), of }, end + more))
}

/// The end of the scale in `/5` and ` / 10`, and how many bytes that takes.
fn out_of(text: &str) -> Option<(f64, usize)> {
    let rest = text.trim_start().strip_prefix('/')?.trim_start();
    let length = figure(rest);
    let end = rest.get(..length)?.replace(',', ".").parse().ok()?;
    Some((end, text.len() - rest.len() + length))
}

/// How many bytes of digits begin `text`, with a decimal sign between them.
fn figure(text: &str) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    let has_fraction = whole > 0 && text[whole..].starts_with(['.', ',']) && digits(whole + 1) > 0;
    if has_fraction { whole + 1 + digits(whole + 1) } else { whole }
}

/// Whether a number ends before `rest`, so that `-1:` and `2 ` are levels and `3x`, `50%` and `2e` are not.
pub fn ends(rest: &str) -> bool {
    let mut after = rest.chars();
    let Some(char) = after.next() else { return true };
    let closed = after.next().is_none_or(char::is_whitespace);
    let separates = matches!(char, ':' | ',' | ';' | '.' | '!' | '?' | '-' | '–' | '—' | '=');
    char.is_whitespace() || matches!(char, '(' | '（') || (closed && separates) || faces::is_face(char)
}

/// The level that signs alone stand for, and how many bytes they take: `++` is 2, `--` is -2, `+/-` is 0.
fn signs(text: &str) -> Option<(Rating, usize)> {
    /// The longest that is one of these.
    const LONGEST: usize = 3;
    let is_sign = |char: char| matches!(char, '+' | '±' | '/' | '—') || is_minus(char);
    let length: usize = text.chars().take_while(|char| is_sign(*char)).take(LONGEST + 1).map(char::len_utf8).sum();
    let plain = |char: char| if is_minus(char) || char == '—' { '-' } else { char };
    let number = match text[..length].chars().map(plain).collect::<String>().as_str() {
        "+" => 1.0,
        "++" | "+++" => 2.0,
        "-" => -1.0,
        "--" | "---" => -2.0,
        "+/-" | "+-" | "-+" | "-/+" | "±" => 0.0,
        _ => return None,
    };
    ends(&text[length..]).then_some((Rating { number, is_signed: true, of: None }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> Option<(Option<f64>, usize)> {
        at_start(text).map(|(rating, length)| (rating.level(), length))
    }

    #[test]
    fn knows_a_level_from_words() {
        for (text, level, length) in [
            ("-1 verward", -1.0, 2),
            ("−2", -2.0, 4),
            ("- 2 woedend", -2.0, 3),
            ("– 2", -2.0, 5),
            ("‐2", -2.0, 4),
            ("+ 1", 1.0, 3),
            ("+1,5: blij", 1.5, 4),
            ("1.25(Sara)", 1.25, 4),
            ("0, gehaast", 0.0, 1),
            ("2!", 2.0, 1),
            ("-2😡", -2.0, 2),
            ("--", -2.0, 2),
            ("++ blij", 2.0, 2),
            ("- boos", -1.0, 1),
            ("+/-", 0.0, 3),
        ] {
            assert_eq!(start(text), Some((Some(level), length)), "{text}");
        }
        for words in ["verward", "3x gebeld", "50% zeker", "-moe", "2e keer", "++++", "-x", ""] {
            assert_eq!(start(words), None, "{words}");
        }
    }

    #[test]
    fn a_level_at_the_end_has_a_sign() {
        let end = |text| at_end(text).map(|(rating, start)| (rating.number, start));
        assert_eq!(end("boos -2"), Some((-2.0, 5)));
        assert_eq!(end("blij: + 1"), Some((1.0, 6)));
        for words in ["boos 2", "van 9 - 5", "9-5", "A-1", "-", "14-04-2026"] {
            assert_eq!(end(words), None, "{words}");
        }
    }

    #[test]
    fn other_scales_are_converted() {
        let converted = |text| {
            let (rating, _) = at_start(text).expect("a number");
            assert_eq!(rating.level(), None, "{text}");
            rating.on_other_scale().map(|found| (found.level, found.scale))
        };
        assert_eq!(converted("4/5 tevreden"), Some((1.0, (1.0, 5.0))));
        assert_eq!(converted("0/10"), Some((-2.0, (0.0, 10.0))));
        assert_eq!(converted("-2/5"), Some((-1.0, (-5.0, 5.0))));
        assert_eq!(converted("7"), Some((1.0, (0.0, 10.0))));
        assert_eq!(converted("3 projects are red"), Some((0.0, (1.0, 5.0))));
        assert_eq!(converted("+3"), Some((2.0, (-3.0, 3.0))));
        assert_eq!(converted("6/5"), None);
        assert_eq!(converted(&"9".repeat(400)), None);
    }
}
